"""Compounds taken apart."""

from pathlib import Path

import pytest

from innspill.language.compounds import Splitter, complete
from innspill.language.frequencies import norwegian_frequencies
from innspill.language.stems import stem
from innspill.language.tokens import words

SIMPLE = """
digitalisering kommune innbygger utfordring finansiering gjennomføring bekymring opplæring
vurdering forslag tilbud utdanning forskning strategi løsning styrke sikkerhet rettighet
mulighet erfaring standard leverandør kompetanse organisering samarbeid ansvarlig
departement regjering viktig nødvendig foreslå etablere prioritere begrense utvikling
forvaltning innovasjon infrastruktur effektivisering automatisere integrere regulering
tilgjengelig universell konsekvens prinsipp alternativ menneske elektronisk publisere
undervise konkurranse dokumentasjon evaluering rekruttering
"""


@pytest.fixture(scope="module")
def splitter() -> Splitter:
    """Return a splitter that knows Norwegian and no consultation."""
    return Splitter(norwegian_frequencies())


def hand_split() -> list[tuple[str, tuple[str, ...]]]:
    """Return compounds and their parts as split by hand."""
    lines = (Path(__file__).parent / "compounds.txt").read_text(encoding="utf-8").splitlines()
    pairs = [pair.split("=") for line in lines if line[:1] != "#" for pair in line.split()]
    return [(word, tuple(parts.split("+"))) for parts, word in pairs]


def test_nine_of_ten_compounds_are_split_as_by_hand(splitter: Splitter) -> None:
    """More than 300 compounds, compared by the stems of their parts."""
    pairs = hand_split()
    right = [
        [stem(part) for part in splitter.parts(word)] == [stem(part) for part in parts]
        for word, parts in pairs
    ]
    assert len(pairs) >= 300
    assert sum(right) / len(right) >= 0.9


def test_simple_words_stay_whole(splitter: Splitter) -> None:
    """Derivation is no composition: *utfordring* is not three words."""
    simple = SIMPLE.split()
    whole = [word for word in simple if splitter.parts(word) == (word,)]
    assert len(whole) >= 0.97 * len(simple)


def test_a_hyphen_always_parts(splitter: Splitter) -> None:
    """A writer's own hyphen says where the parts meet."""
    assert splitter.parts("ki-verktøy") == ("ki", "verktøy")


def test_the_consultations_own_words_may_be_parts() -> None:
    """A word that only this consultation uses is recognised inside its compounds."""
    known = {"plan": 1e-4, "tandberg": 1e-6}
    assert Splitter(known).parts("tandbergplan") == ("tandberg", "plan")


def test_runs_go_from_the_whole_to_the_parts(splitter: Splitter) -> None:
    """Neighbouring parts are joined as they stand in the word."""
    assert splitter.runs("klimagassutslipp") == (
        ("klimagassutslipp",),
        ("klimagass", "gassutslipp"),
        ("klima", "gass", "utslipp"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("helse- og omsorgstjenester", ("helsetjenester", "og", "omsorgstjenester")),
        ("barne-, ungdoms- og familieråd", ("barneråd", "ungdomsråd", "og", "familieråd")),
        ("nav- og kommune", ("nav", "og", "kommune")),
    ],
)
def test_elided_parts_are_completed(
    text: str, expected: tuple[str, ...], splitter: Splitter
) -> None:
    """Each first part takes the last part of the whole compound that follows."""
    assert complete(words(text), splitter) == expected
