"""What an earlier result settled is known again, however the files are called."""

from dataclasses import replace

from innspill.consultation.memory import remember
from innspill.model import Summary


def test_all_is_known_again(summary: Summary) -> None:
    """A result remembers itself: every passage, and every source number."""
    memory = remember(summary, summary)
    assert memory.unchanged
    assert {name: was.id for name, was in memory.passages.items()} == {
        passage.id: passage.id for passage in summary.passages
    }
    cited = {
        citation.passage: citation.source
        for section in summary.letter.sections
        for sentence in section.sentences
        for citation in sentence.citations
    }
    assert memory.numbers == cited
    assert memory.last == max(cited.values())


def test_renamed_file_is_known_again(summary: Summary) -> None:
    """Other ids and paths, as a renamed file has, change nothing of what a passage is known by."""
    submissions = tuple(replace(s, id=f"x{s.id}", path="ny.txt") for s in summary.submissions)
    passages = tuple(
        replace(p, id=f"x{p.id}", submission=f"x{p.submission}") for p in summary.passages
    )
    now = replace(summary, submissions=submissions, passages=passages)
    memory = remember(summary, now)
    assert {name: was.id for name, was in memory.passages.items()} == {
        f"x{passage.id}": passage.id for passage in summary.passages
    }


def test_changed_words_are_new(summary: Summary) -> None:
    """A passage is known by its words, however they are spaced; one with a changed word is new."""
    first, second, *rest = summary.passages
    changed = replace(first, text=f"{first.text} Nå.")
    spaced = replace(second, text=second.text.replace(" ", "  "))
    memory = remember(summary, replace(summary, passages=(changed, spaced, *rest)))
    assert first.id not in memory.passages
    assert second.id in memory.passages
    assert not memory.unchanged


def test_who_says_the_same_twice(summary: Summary) -> None:
    """Two passages with the same words are paired in order, and a third is new."""
    first, *rest = summary.passages
    twice = replace(summary, passages=(first, replace(first, id="again"), *rest))
    thrice = replace(twice, passages=(*twice.passages, replace(first, id="third")))
    memory = remember(twice, thrice)
    assert (memory.passages[first.id].id, memory.passages["again"].id) == (first.id, "again")
    assert "third" not in memory.passages


def test_what_is_gone_keeps_its_number(summary: Summary) -> None:
    """The number of a source that is withdrawn is not given to another one."""
    cited = max(
        (c for s in summary.letter.sections for each in s.sentences for c in each.citations),
        key=lambda citation: citation.source,
    )
    left = tuple(p for p in summary.passages if p.id != cited.passage)
    memory = remember(summary, replace(summary, passages=left))
    assert memory.last == cited.source
    assert cited.source not in memory.numbers.values()
