"""No sentence of the letter opens as the one before."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from innspill.model import Language, SentenceKind, Summary
from innspill.options import Length, LetterOptions
from innspill.summarise import summarise
from innspill.summarise.drafts import Draft
from innspill.summarise.openings import in_turn


def draft(key: str, *ways: str) -> Draft:
    """Make a draft of which only the ways to say it matter."""
    return Draft(text=ways[0], others=ways[1:], key=key, kind=SentenceKind.QUOTE)


def test_ways_take_turns() -> None:
    """Drafts of one key go through their ways in order, and begin anew."""
    drafts = [draft("q", "A skriver x", "Fra A x", "Hos A x")] * 4
    assert list(in_turn(drafts)) == ["A skriver x", "Fra A x", "Hos A x", "A skriver x"]


def test_what_is_said_chooses_the_way() -> None:
    """A draft with a seed is told in the same way whatever stands further up."""
    ways = ("A skriver x", "Fra A x", "Hos A x")
    seeded = replace(draft("q", *ways), seed="det samme")
    other = draft("r", "Noe annet her")
    alone = list(in_turn([seeded]))
    assert list(in_turn([other, other, seeded]))[-1:] == alone
    seeds = [replace(draft("q", *ways), seed=f"utsagn {number}") for number in range(20)]
    assert {text for one in seeds for text in in_turn([one])} == set(ways)


def test_same_opening_is_passed_over() -> None:
    """A way that opens as the sentence before is left for the next one, whatever its key."""
    first, second = "Temaet tas opp av A.", "Temaet tas opp av B."
    drafts = [draft("a", first), draft("b", second, "B tar det opp.")]
    assert list(in_turn(drafts)) == ["Temaet tas opp av A.", "B tar det opp."]


def test_only_way_is_taken_all_the_same() -> None:
    """A sentence that can be said in one way only is said, however it opens."""
    assert list(in_turn([draft("a", "A er.")] * 2)) == ["A er.", "A er."]


@given(st.lists(st.sampled_from("abc"), max_size=30))
def test_never_the_same_way_twice_running(keys: list[str]) -> None:
    """With two ways or more, no draft takes the way that the one before it took."""
    said = list(in_turn(draft(key, f"{key} en to", f"{key} fire fem") for key in keys))
    assert all(one != other for one, other in pairwise(said))


def test_letter_does_not_repeat_its_openings(unwritten: Summary) -> None:
    """In a letter of any length and målform, neighbours in a paragraph open differently."""
    for language in (Language.NB, Language.NN):
        for length in Length:
            options = LetterOptions(language=language, length=length)
            letter = summarise(unwritten, options).letter
            told = [s for each in letter.sections if not each.annex for s in each.sentences]
            openings = [" ".join(sentence.text.split()[:3]) for sentence in told]
            assert len(openings) > len(letter.sections)
            assert all(one != other for one, other in pairwise(openings))
