"""Personal data from the files to everything that is written, with masking and without."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import Workbook
from stdnum.no import fodselsnummer, kontonr

Run = Callable[..., Any]

PROSE = (
    "Kommunen ber om at staten finansierer drift av digitale løsninger.",
    "Staten bør gi opplæring til ansatte i små kommuner.",
    "Vi er bekymret for sikkerheten i eldre systemer.",
)
PERSON, WRITER, FORM_PERSON = "Kari Oppdiktet", "Ola Tilfeldig", "Nils Tenkt"
STREET = "Blindvegen 77"
MAILBOX = "oppdiktet.person@online.no"


def identity_number() -> str:
    """Give a valid number of a person whom the tax office's test population could invent."""
    for serial in range(10_000_000):
        stem = f"018190{serial:03d}"  # month 81: nobody was born in it
        first = fodselsnummer.calc_check_digit1(stem)
        second = fodselsnummer.calc_check_digit2(stem + first)
        if len(first + second) == 2:
            return stem + first + second
    raise AssertionError


def account_number() -> str:
    """Give a valid number of an account in a bank that there is not."""
    stems = (f"000100{serial:04d}" for serial in range(10_000))
    numbers = (stem + digit for stem in stems for digit in "0123456789")
    return next(number for number in numbers if kontonr.is_valid(number))


IDENTITY, ACCOUNT = identity_number(), account_number()
PHONE, MAIL = "12 34 56 78", "ingen.slik@example.org"
WRITTEN_ACCOUNT = kontonr.format(ACCOUNT)
PLANTED = (
    f"Jeg ønsker raskere svar i saken om {fodselsnummer.format(IDENTITY)}, og ber om støtte.",
    f"Kommunen må bruke konto {WRITTEN_ACCOUNT} når innbyggerne betaler digitalt.",
    f"Kommunen må ringe {PHONE} eller skrive til {MAIL} før digitale vedtak blir gjort.",
)
DIGITS = (IDENTITY[6:], WRITTEN_ACCOUNT, PHONE)
SECRETS = (*DIGITS, MAIL, PERSON, WRITER, FORM_PERSON, "kari-oppdiktet", "ola-tilfeldig", STREET)


def word(path: Path) -> None:
    """Write a municipality's letter with its case worker, and personal data in its text."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = f"Tinn kommune, {MAIL}"
    lines = ("Tinn kommune", f"Saksbehandler: Per Embedsmann, tlf. {PHONE}", *PROSE, *PLANTED)
    for text in (*lines, "Med hilsen", "Anne Valgt", "ordfører"):
        document.add_paragraph(text)
    document.save(str(path))


def workbook(path: Path) -> None:
    """Write a form's answers, one of them under a person's name."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Navn", "Svar"])
    sheet.append([FORM_PERSON, f"{PLANTED[0]} {PROSE[0]}"])
    sheet.append(["Volda kommune", f"{PROSE[1]} Kommunene trenger bedre opplæring hvert år."])
    book.save(path)


@pytest.fixture
def consultation(tmp_path: Path) -> Path:
    """Give a consultation folder with a submission of every kind, each with planted data."""
    home = tmp_path / "sak"
    inbox = home / "inbox"
    inbox.mkdir(parents=True)
    text = "\n\n".join((*PROSE, *PLANTED))
    signed = f"Med vennlig hilsen\n{PERSON}\n{STREET}\n0000 Ingensted"
    asked = f"Jeg heter {PERSON}, og jeg ønsker bedre bredbånd i hele bygda."
    (home / "innspill.toml").write_text("", encoding="utf-8")
    (inbox / "b.txt").write_text(f"{text}\n\n{asked}\n\n{signed}\n", encoding="utf-8")
    (inbox / "c.md").write_text(f"# Åfjord kommune\n\n{text}\n", encoding="utf-8")
    html = "".join(f"<p>{each}</p>" for each in (*PROSE, *PLANTED))
    page = f"<title>Rauma kommune</title><h1>Rauma kommune</h1>{html}<p hidden>Skjult: {MAIL}</p>"
    (inbox / "d.html").write_text(page, encoding="utf-8")
    head = f"From: {WRITER} <{MAILBOX}>\nSubject: Innspill\n"
    kind = "Content-Type: text/plain; charset=utf-8\n\n"
    mail = f"{text}\n\nHilsen {WRITER}\n"
    (inbox / "e.eml").write_bytes((head + kind + mail).encode())
    word(inbox / "a.docx")
    workbook(inbox / "f.xlsx")
    return home


def unpacked(path: Path) -> str:
    """Give all text in a file; that of a Word document member by member."""
    if path.suffix != ".docx":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return "\n".join(
            archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
        )


def everything(run: Run, home: Path, *flags: str) -> dict[str, str]:
    """Make a result with its pages, and give every text that comes of it by what it came from."""
    told = {"summarise": run("summarise", home, "--json", *flags)}
    pages = home / "pages"
    formats = [word for name in ("docx", "html", "md") for word in ("--format", name)]
    told["pages"] = run("trace", home, "--out", pages, *formats)
    commands = {
        "trace": ("trace", home, "--json"),
        "overview": ("trace", home),
        "themes": ("themes", "explain", home, "--passage", "digitale"),
        "check": ("check", home, "--output-format", "json"),
        "inspect": ("inspect", home / "inbox", *flags),
        "text": ("inspect", home / "inbox", "--text", *flags),
        "blocks": ("inspect", home / "inbox", "--json", *flags),
    }
    told |= {name: run(*command) for name, command in commands.items()}
    for name in ("a.docx", "d.html"):
        told[f"inspect {name}"] = run("inspect", home / "inbox" / name, *flags)
    assert {outcome.code for outcome in told.values()} == {0}, told
    texts = {name: outcome.out + outcome.err for name, outcome in told.items()}
    files = [*(home / "result").iterdir(), *pages.iterdir()]
    return texts | {file.name: unpacked(file) for file in files}


def test_no_personal_data_is_in_anything_that_is_written(run: Run, consultation: Path) -> None:
    """Numbers, addresses and private persons' names are in no file and on no screen."""
    texts = everything(run, consultation)
    assert {"summary.docx", "summary.html", "summary.json", "summary.md"} <= texts.keys()
    leaks = {(name, secret) for name, text in texts.items() for secret in SECRETS if secret in text}
    assert leaks == set()
    assert "Privatperson 1" in texts["summary.md"]


def test_without_masking_everything_is_as_it_was_written(run: Run, consultation: Path) -> None:
    """Who may see it all says so; then every word is there, and persons have their names."""
    texts = everything(run, consultation, "--no-mask")
    for secret in (*DIGITS, MAIL, PERSON, WRITER, FORM_PERSON):
        assert secret in texts["summary.json"]
        assert secret in texts["text"] + texts["blocks"]
    assert "•" not in texts["summary.json"]
    assert dict(json.loads(texts["summary.json"])["provenance"]["options"])["mask"] == "no"
    assert STREET in texts["text"]


@pytest.mark.parametrize("flags", [(), ("--no-mask",)])
def test_both_kinds_of_result_pass_the_check(
    run: Run, consultation: Path, flags: tuple[str, ...]
) -> None:
    """A result is held against files that are masked as it is, whatever the settings say now."""
    assert run("summarise", consultation, "--quiet", *flags).code == 0
    (consultation / "innspill.toml").write_text(
        f"[read]\nmask = {'true' if flags else 'false'}\n", encoding="utf-8"
    )
    outcome = run("check", consultation, "--output-format", "json")
    assert json.loads(outcome.out)["faults"] == []
    assert json.loads(outcome.out)["compared"] is True


def test_a_notice_counts_what_was_masked_and_repeats_none_of_it(
    run: Run, consultation: Path
) -> None:
    """For each submission and sort there is one notice, with the number of places."""
    assert run("summarise", consultation, "--quiet").code == 0
    result = json.loads((consultation / "result/summary.json").read_text(encoding="utf-8"))
    (letter,) = [each for each in result["submissions"] if each["path"] == "a.docx"]
    told = [dict(n["values"]) for n in letter["notices"] if n["kind"] == "masked"]
    assert told == [
        {"what": "identity_numbers", "count": "1"},
        {"what": "account_numbers", "count": "1"},
        {"what": "mail_addresses", "count": "1"},
        {"what": "phone_numbers", "count": "1"},
    ]


def test_the_setting_unmasks_and_the_flag_overrules_it(run: Run, consultation: Path) -> None:
    """`[read] mask` decides for every run; `--mask` for this one."""
    settings = consultation / "innspill.toml"
    settings.write_text("[read]\nmask = false\n", encoding="utf-8")
    file = consultation / "result/summary.json"
    assert run("summarise", consultation, "--quiet").code == 0
    assert PHONE in file.read_text(encoding="utf-8")
    assert run("summarise", consultation, "--quiet", "--mask").code == 0
    assert PHONE not in file.read_text(encoding="utf-8")


def test_the_cache_serves_both_kinds_of_run(run: Run, consultation: Path) -> None:
    """Readings are kept unmasked, so that a change of mind reads no file anew."""
    assert run("summarise", consultation, "--quiet").code == 0
    kept = sorted(path.name for path in consultation.rglob("*.reading"))
    assert run("summarise", consultation, "--quiet", "--no-mask").code == 0
    assert kept
    assert sorted(path.name for path in consultation.rglob("*.reading")) == kept


def test_office_holders_are_shown_where_files_are_inspected(run: Run, consultation: Path) -> None:
    """Who signs for a municipality is no private person, and no passage either."""
    text = run("inspect", consultation / "inbox/a.docx", "--text").out
    assert "Anne Valgt" in text
    assert run("summarise", consultation, "--quiet").code == 0
    for file in (consultation / "result").iterdir():
        assert "Anne Valgt" not in unpacked(file)
        assert "Embedsmann" not in unpacked(file)
