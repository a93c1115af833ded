"""A small result that tests of letter and writers share, and where golden files are made anew."""

import os
import re
from collections.abc import Callable, Generator
from functools import cache
from importlib import import_module, resources
from pathlib import Path

import pytest

from innspill.errors import NotInstalledError
from innspill.model import (
    Consultation,
    Evidence,
    Language,
    LeftOut,
    Letter,
    Locator,
    Mandate,
    Notice,
    NoticeKind,
    Passage,
    Provenance,
    Respondent,
    RespondentKind,
    RespondentStatus,
    Submission,
    SubmissionStatus,
    Summary,
    Theme,
    Unassigned,
)
from innspill.options import LetterOptions
from innspill.summarise import summarise

GOLDEN = Path(__file__).parent / "golden"
LISTS = Path(__file__).parent / "language"
NB, NN = Language.NB, Language.NN
IN_BOTH = frozenset(
    {"arbeider", "ber", "byte", "de", "enkelte", "finne", "gi", "gir", "gjort", "henne", "la"}
    | {"området", "språk", "viser"}  # told of one målform by the detector, as what is usual
    | {"dømes", "elles", "felles", "hakeparentes", "parentes", "utkast"}  # by their endings
    | {"themes"}  # a command
)
"""Words of both målformer that the search would take for one."""
ENDINGS = {
    NB: r"\w{3,}(?:es|elsene?|elser?|het(?:en|er|ene)?|lig(?:e|ere|st)?|inge(?:r|ne)|sjoner|erne)",
    NN: r"\w{2,}(?:lege?|legare|heit(?:a|er)?|ingar|ingane|inga|sjonar|sjonane|arane|ast|leik|ane)",
}
"""How a word ends that one målform has and the other has not."""
NO_WORDS = re.compile(r"`[^`]*`|\{[^}]*\}|--[\w-]+|\w+[._/]\w+|en (?:for |\()engelsk|\binnspill\b")
"""Code, gaps, flags, names of files and columns; "en", which the setting for English is; and the
program's name, which has a small letter."""


def _lacking() -> str:
    """Say what the machine lacks for PDFs; nothing where CI runs, which has to have everything."""
    if os.environ.get("CI"):
        return ""
    try:
        import_module("innspill.render.pdf.engine")
    except NotInstalledError as error:
        return f"{error} {error.hint}"
    return ""


LACKING = _lacking()


def pytest_report_header() -> str:
    """Say which tests are left out, and why."""
    return f"left out: all that makes a PDF. {LACKING}" if LACKING else ""


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out the tests of the PDF where there can be none."""
    return True if LACKING and collection_path.match("tests/render/pdf") else None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None]:
    """Skip a test of all formats where one of them cannot be made on this machine."""
    try:
        yield
    except NotInstalledError as error:
        if not LACKING:
            raise
        pytest.skip(str(error))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one flag that writes golden files."""
    parser.addoption("--update-golden", action="store_true", help="Write the golden files anew.")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, bytes], None]:
    """Give a comparison with a golden file: a missing one fails, only the flag writes one."""

    def compare(path: Path, data: bytes) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        assert path.is_file(), f"{path.name} is missing; --update-golden writes it"
        assert data.decode() == path.read_bytes().decode()

    return compare


@pytest.fixture(scope="session")
def foreign_words() -> Callable[[str, Language], set[str]]:
    """Give a search for the words of a text that only the other målform than its own has."""

    def found(text: str, own: Language) -> set[str]:
        other = NB if own is NN else NN
        told = NO_WORDS.sub(" ", text).lower()
        words = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", told)) - IN_BOTH
        return {w for w in words if w in words_of_one(other) or re.fullmatch(ENDINGS[other], w)}

    return found


@cache
def words_of_one(maalform: Language) -> frozenset[str]:
    """Return words that a målform has and the other has not: looked up, or known to the code."""
    name, other = ("only_bokmaal", NN) if maalform is NB else ("only_nynorsk", NB)
    lines = (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    looked_up = {word for line in lines if not line.startswith("#") for word in line.split()}
    known = told_by(maalform.value) - told_by(other.value) - told_by("no")
    return frozenset(looked_up | known)


def told_by(language: str) -> set[str]:
    """Return the words by which a language is known with some certainty."""
    table = resources.files("innspill.data") / "languages" / "words.tsv"
    rows = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:])
    sure = (words for code, weight, words in rows if code == language and float(weight) >= 1)
    return {word for words in sure for word in words.split()}


TEXTS = {
    "k5058": (
        "Vi ber om at staten finansierer drift av fellesløsninger.",
        "Staten bør dekke kostnadene ved innføring.",
        "Ferja over fjorden trenger digital billett.",
    ),
    "k4026": (
        "Tinn kommune støtter ikke at staten finansierer drift alene.",
        "Sikre alle kommuner gratis kurs i informasjonssikkerhet.",
        "qwerty",
    ),
    "k1577": (
        "Kommunen ber om at staten finansierer drift av fellesløysingar.",
        "Betre opplæring av tilsette i små kommunar.",
        "Vi har sidan 2021 hatt felles sikkerheitsvakt med naboane.",
    ),
}
NAMES = {"k5058": "Åfjord kommune", "k4026": "Tinn kommune", "k1577": "Volda kommune"}


@pytest.fixture
def unwritten() -> Summary:
    """Give a result of three submissions and three themes that has no letter yet."""
    passages = tuple(
        Passage(
            id=f"s{respondent}.{number}",
            submission=f"s{respondent}",
            text=text,
            locator=Locator(page=None, block=number, start=0, end=len(text)),
            language=Language.NN if respondent == "k1577" else Language.NB,
            theme=_THEME_OF.get((respondent, number)),
        )
        for respondent, texts in TEXTS.items()
        for number, text in enumerate(texts, start=1)
    )
    return Summary(
        schema_version="1.0",
        provenance=Provenance(
            innspill="0.0", inputs_sha256="0" * 64, options=(("language", "nb"),)
        ),
        consultation=Consultation(
            title="ny strategi (oppdiktet eksempel)",
            recipient="Departementet",
            sender="Nettverket",
            members=("Åfjord", "Tinn", "Volda", "Rauma"),
            deadline="2026-03-01",
            background="Departementet har bedt om innspill. Nettverket svarer samlet.",
        ),
        respondents=(
            *(_respondent(r, RespondentStatus.ANSWERED) for r in TEXTS),
            _respondent("k1539", RespondentStatus.SILENT),
        ),
        submissions=tuple(map(_submission, TEXTS)),
        passages=passages,
        themes=tuple(_theme(theme, passages) for theme in ("finansiering", "kompetanse", "ferje")),
        unassigned=(Unassigned(passage="sk4026.3", reason="no_terms"),),
        left_out=tuple(
            LeftOut(
                submission=f"s{respondent}",
                locator=Locator(page=None, block=0, start=0, end=len(NAMES[respondent])),
                reason="title",
            )
            for respondent in TEXTS
        ),
        letter=Letter(title="", language=Language.NB, sections=()),
        notices=(Notice(kind=NoticeKind.EMPTY, submission="sk4026", page=2),),
    )


@pytest.fixture
def summary(unwritten: Summary) -> Summary:
    """Give the same result with its letter."""
    return summarise(unwritten, LetterOptions())


_THEME_OF = {
    ("k5058", 1): "finansiering",
    ("k5058", 2): "finansiering",
    ("k4026", 1): "finansiering",
    ("k1577", 1): "finansiering",
    ("k4026", 2): "kompetanse",
    ("k1577", 2): "kompetanse",
    ("k1577", 3): "kompetanse",
    ("k5058", 3): "ferje",
}


def _respondent(number: str, status: RespondentStatus) -> Respondent:
    return Respondent(
        id=number,
        name=NAMES.get(number, "Rauma kommune"),
        kind=RespondentKind.MUNICIPALITY,
        municipality_number=number[1:],
        county="Fylket",
        invited=True,
        status=status,
    )


def _submission(respondent: str) -> Submission:
    return Submission(
        id=f"s{respondent}",
        path=f"{NAMES[respondent]}.txt",
        sha256="0" * 64,
        respondent=respondent,
        received=None,
        language=Language.NB,
        mandate=Mandate.UNSTATED,
        status=SubmissionStatus.READ,
        identified_by=Evidence.LETTERHEAD,
        sure=True,
    )


def _theme(theme: str, passages: tuple[Passage, ...]) -> Theme:
    own = [passage for passage in passages if passage.theme == theme]
    return Theme(
        id=theme,
        label=theme.capitalize(),
        terms=(theme,),
        passages=tuple(passage.id for passage in own),
        respondents=tuple(sorted({passage.submission[1:] for passage in own})),
    )
