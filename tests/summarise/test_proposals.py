"""What is asked for, by whom, each point once."""

from dataclasses import replace

from innspill.model import Position, Summary
from innspill.options import LetterOptions
from innspill.summarise import summarise


def test_every_point_that_asks_is_told_once(summary: Summary) -> None:
    """Each point with a passage that asks is one proposal, with all who ask for it."""
    asking = {p.point for p in summary.passages if p.position is Position.PROPOSAL}
    told = [p.point for one in summary.proposals for p in summary.passages if p.id == one.passage]
    assert sorted(told, key=str) == sorted(asking, key=str)
    shared = next(one for one in summary.proposals if len(one.respondents) > 1)
    assert shared.respondents == ("k5058", "k1577")


def test_words_are_verbatim(summary: Summary) -> None:
    """A proposal's words stand in its passage where it says."""
    texts = {passage.id: passage.text for passage in summary.passages}
    for one in summary.proposals:
        assert texts[one.passage][one.start : one.end] == one.text


def test_from_the_first_sentence_that_asks_to_the_last(unwritten: Summary) -> None:
    """What is only told before and after a demand is no part of it."""
    text = "Vi har lang vei til sykehus. Bussene må bli gratis. Vi har snø om vinteren."
    passages = tuple(
        replace(passage, text=text) if passage.id == "sk4026.1" else passage
        for passage in unwritten.passages
    )
    written = summarise(replace(unwritten, passages=passages), LetterOptions())
    (one,) = (each for each in written.proposals if each.passage == "sk4026.1")
    assert one.text == "Bussene må bli gratis."
