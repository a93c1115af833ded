"""An inbox of invented submissions: many senders, seven formats, about six pages each."""

import io
import random
import zipfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

FILES = 400
PAGES_EACH = 6.25
WORDS_A_PAGE = 380
SEED = 20

SUBJECTS = (
    "skoleskyss", "breibånd", "ferjedrift", "sykehjemsplasser", "fellesløsninger", "personvern",
    "barnehagetilbod", "vedlikehald av vegar", "innkjøp", "opplæring av ansatte", "arealplaner",
)  # fmt: skip
OPENINGS = (
    "Kommunen mener at", "Rådmannen vurderer det slik at", "Formannskapet ber om at",
    "Kommunestyret ser det som viktig at", "Det er vår erfaring at", "Kommunen ønskjer at",
)  # fmt: skip
WISHES = (
    "staten dekker kostnadene til {a} fullt ut", "{a} og {b} ses i sammenheng",
    "små kommuner får mer tid til {a}", "ansvaret for {a} blir klårare plassert",
    "reglene om {a} ikke endres før {b} er utredet", "det settes av midler til {a} hvert år",
)  # fmt: skip
REASONS = (
    "Avstandene er store, og bare {n} innbyggere deler på utgiftene.",
    "I fjor gikk det med {n} timer til {a}, uten at noen hadde planlagt det.",
    "Vi har samarbeidet med {n} nabokommuner om {a} siden 2019.",
    "Utan {a} er det vanskeleg å rekruttere, særleg i bygder med færre enn {n} innbyggjarar.",
    "En fast ordning for {b} ville spart kommunen for {n} 000 kroner.",
)

Paragraphs = Sequence[str]


def paragraph(chance: random.Random) -> str:
    """Write a paragraph of a wish and some reasons."""
    a, b = chance.sample(SUBJECTS, 2)
    wish = f"{chance.choice(OPENINGS)} {chance.choice(WISHES)}."
    reasons = chance.choices(REASONS, k=chance.randint(2, 5))
    return " ".join((wish, *reasons)).format(a=a, b=b, n=chance.randint(3, 900))


def submission(number: int) -> list[str]:
    """Write one submission, always the same for the same number."""
    chance = random.Random(SEED + number)  # noqa: S311 - text, no secret
    words = int(WORDS_A_PAGE * chance.uniform(0.4, 1.6) * PAGES_EACH)
    paragraphs = [f"Høringssvar nummer {number}"]
    while sum(len(each.split()) for each in paragraphs) < words:
        paragraphs.append(paragraph(chance))
    return paragraphs


def as_text(paragraphs: Paragraphs) -> bytes:
    """Write plain text."""
    return "\n\n".join(paragraphs).encode()


def as_html(paragraphs: Paragraphs) -> bytes:
    """Write a web page."""
    body = "".join(f"<p>{each}</p>" for each in paragraphs[1:])
    return f"<html><body><h1>{paragraphs[0]}</h1>{body}</body></html>".encode()


def as_docx(paragraphs: Paragraphs) -> bytes:
    """Write a Word document."""
    document, stream = docx.Document(), io.BytesIO()
    document.add_heading(paragraphs[0], 1)
    for each in paragraphs[1:]:
        document.add_paragraph(each)
    document.save(stream)
    return stream.getvalue()


def as_odt(paragraphs: Paragraphs) -> bytes:
    """Write an OpenDocument text."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    body = "".join(f"<text:p>{each}</text:p>" for each in paragraphs)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{space}:office:1.0" '
            f'xmlns:text="{space}:text:1.0"><office:body><office:text>{body}</office:text>'
            "</office:body></office:document-content>",
        )
    return stream.getvalue()


def as_pdf(paragraphs: Paragraphs) -> bytes:
    """Write a PDF."""
    stream, styles = io.BytesIO(), getSampleStyleSheet()
    story = [Paragraph(paragraphs[0], styles["Heading1"])]
    story += [Paragraph(each, styles["BodyText"]) for each in paragraphs[1:]]
    SimpleDocTemplate(stream, invariant=True).build(story)
    return stream.getvalue()


def as_xlsx(paragraphs: Paragraphs) -> bytes:
    """Write a sheet of one column."""
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for each in paragraphs:
        book.active.append([each])
    book.save(stream)
    return stream.getvalue()


def as_mail(paragraphs: Paragraphs) -> bytes:
    """Write a mail with the submission attached as a Word document."""
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "postmottak@example.no", paragraphs[0]
    mail.set_content("Vedlagt følger høringssvar fra kommunen.")
    kind = "vnd.openxmlformats-officedocument.wordprocessingml.document"
    mail.add_attachment(
        as_docx(paragraphs), maintype="application", subtype=kind, filename="svar.docx"
    )
    return mail.as_bytes()


MAKERS: dict[str, Callable[[Paragraphs], bytes]] = {
    "docx": as_docx,
    "pdf": as_pdf,
    "odt": as_odt,
    "txt": as_text,
    "html": as_html,
    "eml": as_mail,
    "xlsx": as_xlsx,
}
TENTHS = ("docx", "docx", "docx", "docx", "pdf", "odt", "txt", "html", "eml", "xlsx")
"""The format of every tenth file: four Word documents, one of each other."""


def make_corpus(folder: Path, files: int = FILES) -> float:
    """Write the inbox of so many files.

    Returns:
        The number of pages, at so many words a page.
    """
    words = 0
    for number in range(files):
        paragraphs = submission(number)
        words += sum(len(each.split()) for each in paragraphs)
        suffix = TENTHS[number % len(TENTHS)]
        (folder / f"svar {number:03}.{suffix}").write_bytes(MAKERS[suffix](paragraphs))
    return words / WORDS_A_PAGE
