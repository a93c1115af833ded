"""Which sentences of a theme the letter brings."""

from dataclasses import replace

import pytest

from innspill.model import Language, Locator, Passage
from innspill.summarise.candidates import Candidate, candidates_of
from innspill.summarise.clauses import Speaker
from innspill.summarise.plan import _on_the_theme

SAID = {
    "a": "Elevene bruker mange digitale læremidler i skolen.",
    "b": "Skolen må få hjelp til personvern for elevene.",
    "c": "Digitale læremidler for elevene må godkjennes samlet.",
    "d": "Vi er imot digitale læremidler i skolen. Fristen i høringsnotatet er vi kritiske til.",
}


@pytest.fixture
def candidates() -> tuple[Candidate, ...]:
    """Give the sentences of a theme to which four respondents sent a passage each."""
    passages = [
        Passage(
            id=name,
            submission=name,
            text=text,
            locator=Locator(page=None, block=0, start=0, end=len(text)),
            language=Language.NB,
        )
        for name, text in SAID.items()
    ]
    speakers = {name: Speaker(names=(), common_words=frozenset()) for name in SAID}
    return candidates_of(passages, {name: name for name in SAID}, speakers, Language.NB)


def test_objection_to_something_else_is_left_out(candidates: tuple[Candidate, ...]) -> None:
    """An objection that is about another matter than the theme is not told under it."""
    objections = [one for one in candidates if one.passage.id == "d"]
    kept = _on_the_theme(objections, candidates)
    assert [one.text for one in kept] == ["Vi er imot digitale læremidler i skolen."]


def test_no_objections(candidates: tuple[Candidate, ...]) -> None:
    """Where nobody objects, nothing is told."""
    assert _on_the_theme([], candidates) == []


def test_doubtful_passage_speaks_less(candidates: tuple[Candidate, ...]) -> None:
    """A sentence of a passage that could as well stand elsewhere is worth less here."""
    passage = replace(candidates[0].passage, margin=0.01)
    speakers = {"a": Speaker(names=(), common_words=frozenset())}
    (doubtful,) = candidates_of([passage], {"a": "a"}, speakers, Language.NB)
    assert doubtful.quality < candidates[0].quality
