"""Which words of a sentence may be reported, and in which form."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.summarise.clauses import Form, Speaker, clause_of, points_back, stands_alone

PATTERNS = tomllib.loads(
    Path(__file__).with_name("patterns.toml").read_text(encoding="utf-8"),
)["pattern"]
NAMES = {
    "Tinn kommune": ("Tinn", "Tinn kommune"),
    "Trøndelag fylkeskommune": ("Trøndelag", "Trøndelag fylkeskommune", "Trøndelag kommune"),
}


def _speaker(pattern: dict[str, Any]) -> Speaker:
    """Return the sender; every first word is common but those that the pattern calls names.

    So that a sentence is left for the reason that its remark gives, not for its first letter.
    """
    firsts = {sentence.split()[0].lower() for sentence in pattern["leave"]}
    return Speaker(
        names=NAMES[pattern.get("sender", "Tinn kommune")],
        common_words=frozenset(firsts - set(pattern.get("names", ()))),
    )


TAKEN = [
    pytest.param(_speaker(pattern), Form(pattern["form"]), sentence, words, id=sentence)
    for pattern in PATTERNS
    for sentence, words in pattern["take"]
]
LEFT = [
    pytest.param(_speaker(pattern), Form(pattern["form"]), sentence, id=sentence)
    for pattern in PATTERNS
    for sentence in pattern["leave"]
]
SPEAKER = Speaker(names=("Tinn", "Tinn kommune"), common_words=frozenset(["opplæring"]))


@pytest.mark.parametrize(("speaker", "form", "sentence", "words"), TAKEN)
def test_taken(speaker: Speaker, form: Form, sentence: str, words: str) -> None:
    """A sentence whose grammar fits is reported with its own words, but for the closing mark."""
    clause = clause_of(sentence, speaker)
    assert (clause.form, sentence[clause.start : clause.end]) == (form, words)


@pytest.mark.parametrize(("speaker", "form", "sentence"), LEFT)
def test_left(speaker: Speaker, form: Form, sentence: str) -> None:
    """What only looks like a pattern is not told by it."""
    assert clause_of(sentence, speaker).form is not form


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: str(pattern["name"]))
def test_every_pattern_has_both_kinds_of_examples(pattern: dict[str, Any]) -> None:
    """A pattern is shown by what it takes and by what it leaves."""
    assert pattern["take"]
    assert pattern["leave"]


@pytest.mark.parametrize("sentence", ["Hvem skal betale?", "I dag må vi betale.", "Nei."])
def test_what_fits_no_form_is_quoted_whole(sentence: str) -> None:
    """A sentence that fits no form is quoted from its first character to its last."""
    clause = clause_of(sentence, SPEAKER)
    assert (clause.form, clause.start, clause.end) == (Form.QUOTE, 0, len(sentence))


def test_unknown_first_word_is_not_lowered() -> None:
    """A word that no submission writes with a small letter may be a name: the clause is quoted."""
    assert clause_of("Altinn bør bestå.", SPEAKER).form is Form.QUOTE


@pytest.mark.parametrize(
    ("sentence", "lower"),
    [
        ("Opplæring er viktig for alle.", True),  # the submissions write it so
        ("Innovative anskaffelser krever mot.", True),  # its ending is no name's
        ("KS bør få ansvaret.", False),
        ("Tinn har få innbyggere.", False),
    ],
)
def test_case_of_the_first_letter(sentence: str, *, lower: bool) -> None:
    """Only a word that is no name loses its capital."""
    assert clause_of(sentence, SPEAKER).lower_first is lower


@given(st.text(max_size=80))
def test_the_clause_lies_inside_the_sentence(sentence: str) -> None:
    """Whatever the text, the characters of the clause are characters of the sentence."""
    clause = clause_of(sentence, SPEAKER)
    assert 0 <= clause.start <= clause.end <= len(sentence)


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("Staten bør betale.", True),
        ("Det er viktig at staten betaler.", True),
        ("Det bør etableres en ordning.", True),
        ("sikre at staten betaler", True),
        ("Det skjedde i fjor.", False),
        ("Det må ein ha i bakhovudet.", False),
        ("Det bør brukes der annet ikke finnes.", False),
        ("Disse må endres.", False),
        ("Formålet er bedre tjenester.", False),
        ("ved manglende infrastruktur", False),
    ],
)
def test_stands_alone(sentence: str, *, alone: bool) -> None:
    """A sentence that points back, or is a fragment, does not stand alone."""
    assert stands_alone(sentence) is alone


def test_points_back() -> None:
    """A pointing word inside a sentence is found wherever it stands."""
    assert points_back("Staten bør endre dette kravet.")
    assert not points_back("Staten bør endre kravet.")
