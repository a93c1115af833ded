"""Which passages make one point, and which sentence stands for it."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from innspill.model import Language, Locator, Passage, Point, Theme
from innspill.summarise.points import points_of
from innspill.summarise.positions import with_position
from innspill.summarise.sentences import Inbox, read_inbox_of

DUTY = "Staten bør gjøre det pliktig å bruke fellesløsningene."
DUTY_NN = "Vi meiner at bruken av fellesløysingane må bli obligatorisk."
AGAINST = "Vi er imot plikt til å bruke fellesløsningene."
COURSE = "Alle ansatte i barnehagene må få kurs i førstehjelp."


def inbox_of(texts: Mapping[str, str]) -> Inbox:
    """Read passages by their id, which begins with their sender's."""
    passages = [
        with_position(
            Passage(
                id=name,
                submission=name[0],
                text=text,
                locator=Locator(page=None, block=0, start=0, end=len(text)),
                language=Language.NN if "ø" in text and "må bli" in text else Language.NB,
            )
        )
        for name, text in texts.items()
    ]
    return read_inbox_of(passages, {name: name[0] for name in texts}, {})


def points(texts: Mapping[str, str], language: Language = Language.NB) -> tuple[Point, ...]:
    """Return the points of a theme of all passages."""
    theme = Theme(id="t", label="t", terms=(), passages=tuple(texts))
    return points_of(theme, inbox_of(texts), language)


def test_one_sentence_of_a_paragraph_is_enough() -> None:
    """A passage makes a point by one of its sentences, whatever the others are about."""
    long = f"Vi har to ansatte i brannvesenet og leier en brygge. {DUTY_NN} Snøen ligger til mai."
    first, rest = points({"a1": DUTY, "b1": long, "c1": COURSE})
    assert (set(first.passages), set(first.respondents)) == ({"a1", "b1"}, {"a", "b"})
    assert rest.passages == ("c1",)


def test_proposal_and_opposition_are_two_points() -> None:
    """Who wants a thing and who opposes it do not make one point."""
    assert [len(point.passages) for point in points({"a1": DUTY, "b1": AGAINST})] == [1, 1]


def test_text_is_verbatim_in_the_first_passage() -> None:
    """The sentence that stands for a point is the characters of its first passage."""
    texts = {"a1": COURSE, "b1": f"{COURSE} Det haster.", "c1": f"Først dette. {DUTY}"}
    for point in points(texts):
        assert texts[point.passages[0]][point.start : point.end] == point.text


def test_dangling_sentence_does_not_stand_for_others() -> None:
    """Of two that say the same, the one that needs no sentence before it leads."""
    dangling = "Dette må gjelde kurs i førstehjelp for ansatte i barnehagene."
    whole = "Ansatte i barnehagene må få kurs i førstehjelp."
    (point,) = points({"a1": dangling, "b1": whole})
    assert (point.text, point.passages) == (whole, ("b1", "a1"))


def test_letters_language_is_preferred() -> None:
    """Where two sentences stand equally well, the one in the letter's language does."""
    texts = {
        "a1": "Det bør opprettes et nasjonalt register over private brønner.",
        "b1": "Det må bli oppretta eit nasjonalt register over private brønnar.",
    }
    assert points(texts, Language.NB)[0].passages[0] == "a1"
    assert points(texts, Language.NN)[0].passages[0] == "b1"


def test_widest_point_comes_first() -> None:
    """Points are ordered by respondents, not by passages, and numbered in that order."""
    texts = {"a1": DUTY, "a2": DUTY, "a3": DUTY, "b1": COURSE, "c1": COURSE}
    found = points(texts)
    assert [(point.id, len(point.respondents)) for point in found] == [("t.1", 2), ("t.2", 1)]
    assert found[0].text == COURSE


def test_many_copies_are_one_point() -> None:
    """A text that very many have copied is counted whole."""
    texts = {f"{chr(0x4E00 + number)}1": COURSE for number in range(400)}
    (point,) = points(texts)
    assert len(point.respondents) == 400


SENTENCES = st.sampled_from(
    [DUTY, DUTY_NN, AGAINST, COURSE, "Ja.", "Dette er bra.", "Støtter ikke"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(SENTENCES, min_size=1, max_size=3), min_size=1, max_size=8))
def test_every_passage_is_in_one_point(said: list[list[str]]) -> None:
    """Each passage of a theme is in exactly one point, whatever it says."""
    texts = {f"{chr(97 + at % 5)}{at}": " ".join(s) for at, s in enumerate(said)}
    found = points(texts)
    assert sorted(p for point in found for p in point.passages) == sorted(texts)
    for point in found:
        assert point.respondents[0] == point.passages[0][0]
        assert set(point.respondents) == {p[0] for p in point.passages}
        assert len(set(point.respondents)) == len(point.respondents)
