"""Which passages, and which whole letters, are copies of each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from innspill.model import Summary
from innspill.summarise.copies import rules
from innspill.summarise.copies.leaders import Judge, Traits, gather
from innspill.summarise.copies.shingles import Runs, Shingled, runs_of, shingle
from innspill.summarise.copies.wording import Wording, pieces_of, word_texts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Corpus:
    """The passages of a result as words; after them in `wording`, what the consultation says.

    `submission` is the number of each passage's submission among the result's.
    """

    texts: Sequence[str]
    wording: Wording
    submission: "NDArray[np.int64]"
    runs: Runs


@dataclass(frozen=True, slots=True)
class Group:
    """Passages, or submissions, that are alike, by their numbers.

    The first is the one that the others are compared with, the rest ascend; `exact` tells that no
    word differs.
    """

    numbers: tuple[int, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class _Units:
    """What is compared, passages or letters, those in the same words being one unit.

    `parts` are the passages of each passage or letter, `members` the numbers of the parts that each
    unit stands for, `lengths` how many words it has, `senders` its submissions.
    """

    parts: Sequence[Sequence[int]]
    members: list[list[int]]
    lengths: list[int]
    senders: list[frozenset[int]]
    shingled: Shingled


def corpus_of(summary: Summary, cross: Callable[[str], str]) -> Corpus:
    """Divide a result's passages, and what the consultation itself says, into words."""
    import numpy as np  # noqa: PLC0415 a command that compares nothing does without it

    matter = summary.consultation
    said = (matter.title, matter.background, *matter.questions)
    texts = [passage.text for passage in summary.passages]
    number = {submission.id: at for at, submission in enumerate(summary.submissions)}
    submission_of = np.array([number[p.submission] for p in summary.passages], dtype=np.int64)
    wording = word_texts([*texts, *said], cross)
    return Corpus(
        texts=texts,
        wording=wording,
        submission=submission_of,
        runs=runs_of(wording, submission_of),
    )


def passage_groups(corpus: Corpus) -> list[Group]:
    """Return the passages that different submissions have alike."""
    units = _units(corpus, [[at] for at in range(len(corpus.texts))])
    firsts = [members[0] for members in units.members]
    keys = [
        list(rules.without_one(corpus.wording.words(first))) if length <= rules.MOST_NEARLY else []
        for first, length in zip(firsts, units.lengths, strict=True)
    ]
    return _groups(corpus, units, keys, _judge_of_passages(corpus, units))


def letter_groups(corpus: Corpus) -> list[Group]:
    """Return the submissions that are alike, each by all of its passages."""
    letters: list[list[int]] = [[] for _ in range(int(corpus.submission.max(initial=-1)) + 1)]
    for passage, submission in enumerate(corpus.submission.tolist()):
        letters[submission].append(passage)
    units = _units(corpus, letters)
    return _groups(corpus, units, [[] for _ in units.members], _judge_of_letters(units))


def _units(corpus: Corpus, parts: Sequence[Sequence[int]]) -> _Units:
    """Make units of passages or letters; parts in the same words are one."""
    import numpy as np  # noqa: PLC0415

    unit_of: dict[bytes, int] = {}
    members: list[list[int]] = []
    text = np.zeros(len(corpus.texts), dtype=np.int64)
    for number, part in enumerate(parts):
        words = b"".join(corpus.wording.span(passage).tobytes() for passage in part)
        unit = unit_of.setdefault(words, len(unit_of))
        if unit == len(members):
            members.append([])
        members[unit].append(number)
        text[list(part)] = unit
    within = [[passage for part in unit for passage in parts[part]] for unit in members]
    return _Units(
        parts=parts,
        members=members,
        lengths=[len(words) // corpus.wording.crossed.itemsize for words in unit_of],
        senders=[frozenset(corpus.submission[passages].tolist()) for passages in within],
        shingled=shingle(corpus.runs, text, len(members)),
    )


def _judge_of_passages(corpus: Corpus, units: _Units) -> Judge:
    """Make the judge of two passages: by their shingles, or by the rules for short texts."""
    sizes, wording = units.shingled.sizes, corpus.wording
    firsts = [members[0] for members in units.members]

    def words(unit: int) -> list[int]:
        return wording.words(firsts[unit])

    def alike(one: int, other: int, shared: int) -> bool:
        smaller = min(sizes[one], sizes[other])
        return (
            rules.contained(shared, smaller)
            or (shared == smaller and stands(*sorted((one, other), key=units.lengths.__getitem__)))
            or rules.one_word_apart(words(one), words(other), wording.figures)
        )

    def stands(shorter: int, longer: int) -> bool:
        pieces = pieces_of(corpus.texts[firsts[longer]])
        numbers = [[wording.vocabulary[word] for word in piece] for piece in pieces]
        return rules.stands_in(words(shorter), numbers)

    def denies(one: int, other: int) -> bool:
        return rules.turned(words(one), words(other), wording.negations)

    return Judge(alike, denies)


def _judge_of_letters(units: _Units) -> Judge:
    """Make the judge of two letters; one sentence that denies does not make them differ."""
    sizes = units.shingled.sizes

    def alike(one: int, other: int, shared: int) -> bool:
        return rules.contained(shared, min(sizes[one], sizes[other]))

    return Judge(alike, lambda _one, _other: False)


def _groups(
    corpus: Corpus, units: _Units, keys: Sequence[Sequence[tuple[int, ...]]], judge: Judge
) -> list[Group]:
    """Gather units and keep what more than one submission has."""
    shingled = units.shingled
    traits = Traits(
        shingles=shingled.of,
        least=[rules.least_shared(size) for size in shingled.sizes],
        keys=keys,
        order=_order(units),
    )
    groups = []
    for led in gather(traits, judge):
        senders = {sender for unit in led for sender in units.senders[unit]}
        telling = units.lengths[led[0]] >= rules.LEAST_WORDS and shingled.sizes[led[0]] > 0
        if len(senders) > 1 and telling:
            groups.append(_group(corpus, units, led))
    return groups


def _group(corpus: Corpus, units: _Units, led: Sequence[int]) -> Group:
    """Make a group of a leader's unit and its followers'."""
    first, *rest = (part for unit in led for part in units.members[unit])
    written = {_written(corpus, units.parts[part]) for part in (first, *rest)}
    return Group(numbers=(first, *sorted(rest)), exact=len(written) == 1)


def _written(corpus: Corpus, part: Sequence[int]) -> bytes:
    """Return the words of a part as they are written, in its own målform."""
    return b"".join(corpus.wording.span(passage, written=True).tobytes() for passage in part)


def _order(units: _Units) -> list[int]:
    """Return the units, those that lead rather first.

    First comes what most submissions have in just these words, then that whose shingles most have,
    then the longest, then the first: the template before what was made of it.
    """
    spread = units.shingled.spread
    return sorted(
        range(len(units.members)),
        key=lambda u: (-len(units.senders[u]), -spread[u], -units.lengths[u], u),
    )
