"""What a respondent says, in the letter's frame and the respondent's words."""

from dataclasses import replace

from innspill.model import Summary
from innspill.options import LetterOptions
from innspill.summarise.material import gather
from innspill.summarise.voices import seconded


def test_few_who_say_the_same_are_all_named(unwritten: Summary) -> None:
    """Up to five who say the same are named, in the order of the alphabet."""
    draft = seconded(("sk5058.1", "sk1577.1"), gather(unwritten, LetterOptions()))
    assert "Tilsvarende innspill kommer fra Volda og Åfjord." in draft.ways


def test_many_who_say_the_same_are_counted(unwritten: Summary) -> None:
    """More than five are counted, and three of them named."""
    material = gather(unwritten, LetterOptions())
    body = unwritten.respondents[0]
    ids = [f"r{number}" for number in range(7)]
    crowd = replace(
        material,
        respondents={i: replace(body, id=i, name=f"Kommune {i} kommune") for i in ids},
        senders={f"p{i}": i for i in ids},
    )
    draft = seconded(tuple(crowd.senders), crowd)
    assert draft.ways[0] == (
        "Tilsvarende innspill kommer fra sju andre avsendere, "
        "blant dem Kommune r0, Kommune r1 og Kommune r2."
    )
    assert len(draft.sources) == 7
