"""Text that several submissions have alike (likelydende): passages, and whole letters.

Two texts are copies by the three-word shingles that they share, out of those of the shorter one
(containment, Broder 1997), counted exactly: an introduction of one's own lessens how much two texts
resemble each other, but not this. Short texts have rules of their own (see `rules`).
"""

from collections.abc import Callable, Sequence

from innspill.model import Copied, Summary
from innspill.summarise.copies.finding import Group, corpus_of, letter_groups, passage_groups
from innspill.summarise.copies.wording import to_bokmaal


def find_copies(summary: Summary, cross: Callable[[str], str] = to_bokmaal) -> tuple[Copied, ...]:
    """Find text that more than one submission has, word for word or nearly so.

    What one submission repeats is no copy. What one respondent sends in two submissions is, so that
    it is counted once: such a text has one name among its respondents. Runs of words that stand in
    the consultation's title, background or questions do not count. A text that denies in the same
    words what the other says is no copy.

    Args:
        summary: A result with its passages; nothing else of it is read but who sent them.
        cross: What makes one of the two målformer, word by word; a copy in the other form is found.

    Returns:
        Passages first, then whole letters; within each, what most submissions have comes first,
        ties in the order of the passages. A passage stands in one of them at most. `submissions`
        and `respondents` hold each once, the one that others are compared with first, the rest in
        the order of the result; a submission that repeats itself gives more than one passage.
    """
    corpus = corpus_of(summary, cross)
    passages = [
        _copied(summary, corpus.submission[list(group.numbers)].tolist(), group, named=True)
        for group in sorted(passage_groups(corpus), key=_first)
    ]
    letters = [
        _copied(summary, group.numbers, group, named=False)
        for group in sorted(letter_groups(corpus), key=_first)
    ]
    return tuple(sorted(passages, key=_narrowness) + sorted(letters, key=_narrowness))


def _first(group: Group) -> int:
    return min(group.numbers)


def _narrowness(copied: Copied) -> int:
    return -len(copied.submissions)


def _copied(summary: Summary, senders: Sequence[int], group: Group, *, named: bool) -> Copied:
    """Tell of a group by ids; `senders` are the submissions of its numbers."""
    submissions = [summary.submissions[at] for at in dict.fromkeys(senders)]
    return Copied(
        submissions=tuple(submission.id for submission in submissions),
        respondents=tuple(dict.fromkeys(submission.respondent for submission in submissions)),
        passages=tuple(summary.passages[at].id for at in group.numbers) if named else (),
        exact=group.exact,
    )


def distinct_texts(passages: Sequence[str], copies: Sequence[Copied]) -> int:
    """Count the different texts of some passages: those that are copies of each other are one.

    Args:
        passages: Ids of passages.
        copies: What the result's submissions have alike; whole letters change nothing here.
    """
    text_of = {passage: copied.passages[0] for copied in copies for passage in copied.passages}
    return len({text_of.get(passage, passage) for passage in passages})
