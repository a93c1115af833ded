"""The main points of two letters: new, gone, and made by more or fewer."""

from collections.abc import Iterator

from innspill.audit.diffs.known import Known, Side
from innspill.audit.diffs.values import CountChange, LetterChange
from innspill.model import Sentence, SentenceKind


def main_point_changes(known: Known, body: LetterChange) -> Iterator[CountChange]:
    """Give the main points that other numbers of respondents make, as the sentences tell them.

    A main point says how many make it, so that the sentence of one with another number changed.
    """
    was, now = _points(known.was), _points(known.now)
    for change in body.sentences:
        if change.kind is not SentenceKind.MAIN_POINT:
            continue
        old, new = was.get(change.number_was or 0), now.get(change.number_now or 0)
        before = _count(known.was, old) if old else 0
        after = _count(known.now, new) if new else 0
        if before != after:
            theme = _theme(known.now, new) if new else _theme(known.was, old)
            yield CountChange(text=change.now or change.was, theme=theme, was=before, now=after)


def _points(side: Side) -> dict[int, Sentence]:
    return {
        sentence.number: sentence
        for section in side.summary.letter.sections
        for sentence in section.sentences
        if sentence.kind is SentenceKind.MAIN_POINT
    }


def _count(side: Side, sentence: Sentence) -> int:
    return len({side.sender_of[citation.passage] for citation in sentence.citations})


def _theme(side: Side, sentence: Sentence | None) -> str:
    """Return the label of the theme whose words a main point repeats; empty for none."""
    cited = sentence.citations if sentence else ()
    repeated = next((c.passage for c in cited if c.start is not None), "")
    return side.labels.get(side.themes.get(repeated, ""), "")
