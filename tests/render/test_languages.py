"""What a result says itself is in the letter's language alone, in every format that people read."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from innspill.language.stopwords import stop_words
from innspill.model import Language, Summary
from innspill.options import LetterOptions
from innspill.render import WRITERS, render
from innspill.summarise import summarise

READ = sorted(WRITERS.keys() - {"json", "qdpx", "sqlite"})  # programs read these, by English names
PACKED = {"docx", "xlsx"}
CHROME = re.compile(
    r"<(style|script)\b.*?</\1>|<!--.*?-->|<title>[^<]*</title>|\]\(#[^)]*\)", re.DOTALL
)
SPOKEN = re.compile(r"\b(?:title|alt|aria-label|placeholder|descr)=\"([^\"]*)\"")
ENGLISH_TOO = {"at", "for", "over", "under", "no", "man"}
SAID = {
    Language.NB: ("Vi ber om at staten betaler for drift.", "Vi er imot at staten betaler."),
    Language.NN: ("Vi ber om at staten betaler for drift.", "Vi er imot at staten betaler."),
    Language.EN: ("We ask that the state pays.", "We are against any such payment."),
}
"""What submissions say, in words that belong to no other language than the letter's."""


def words_of(name: str, data: bytes) -> str:
    """Return what a reader sees or hears of a file."""
    if name == "pdf":  # its pages have no names beside their text
        return " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    parts = [data]
    if name in PACKED:
        with ZipFile(BytesIO(data)) as package:
            shown = re.compile(
                r"(?:word|xl)/(?:document|foot\w+|head\w+|comments|shared\w+)\d*\.xml"
            )
            parts = [package.read(one) for one in package.namelist() if shown.fullmatch(one)]
    text = CHROME.sub(" ", "\n".join(part.decode("utf-8-sig") for part in parts))
    spoken = " ".join(SPOKEN.findall(text))
    return unescape(f"{re.sub(r'<[^>]*>', ' ', text)} {spoken}").replace("\\", "")


@pytest.fixture
def told(unwritten: Summary) -> Callable[[Language], Summary]:
    """Return a function that gives a result in which nothing is in another language."""

    def make(language: Language) -> Summary:
        said = SAID[language]
        passages = tuple(
            replace(p, text=text, language=language, locator=replace(p.locator, end=len(text)))
            for number, p in enumerate(unwritten.passages)
            if (text := said[number % len(said)])
        )
        english = language is Language.EN
        bodies = tuple(
            replace(r, name=f"Utopia {n}" if english else r.name)
            for n, r in enumerate(unwritten.respondents)
        )
        submissions = tuple(replace(s, path=f"{s.id}.txt") for s in unwritten.submissions)
        themes = tuple(
            replace(theme, label=f"Xyz {number}", terms=())
            for number, theme in enumerate(unwritten.themes)
        )
        matter = replace(unwritten.consultation, title="Xyz", background="", recipient="Xyz")
        matter = replace(matter, sender="Xyz", members=tuple(body.name for body in bodies))
        return summarise(
            replace(
                unwritten,
                passages=passages,
                respondents=bodies,
                submissions=submissions,
                themes=themes,
                consultation=matter,
            ),
            LetterOptions(language=language),
        )

    return make


@pytest.mark.parametrize("language", [Language.NB, Language.NN])
@pytest.mark.parametrize("name", READ)
def test_one_maalform(
    name: str,
    language: Language,
    told: Callable[[Language], Summary],
    foreign_words: Callable[[str, Language], set[str]],
) -> None:
    """No bokmål of ours stands in a nynorsk result, in no annex and no label, nor the reverse."""
    text = words_of(name, render(told(language), name))
    assert "innspelsgjevar" in text.lower() or language is Language.NB
    assert foreign_words(text, language) == set()


@pytest.mark.parametrize("name", READ)
def test_english_alone(name: str, told: Callable[[Language], Summary]) -> None:
    """No Norwegian of ours stands in an English result."""
    text = words_of(name, render(told(Language.EN), name)).replace("Rauma kommune", "")
    norwegian = stop_words(Language.NB) | stop_words(Language.NN)
    words = set(re.findall(r"[^\W\d_]+", text.lower()))
    known = {word for word in norwegian - stop_words(Language.EN) - ENGLISH_TOO if len(word) > 1}
    assert "respondent" in words
    assert words & known == set()
    assert [word for word in words if re.search("[æøå]", word)] == []
