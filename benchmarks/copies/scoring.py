"""Plant copies, look for them, and count what was found and what was found wrongly."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from planting import CHANGES, COPIES, Row, letters_of, read_rows, stock_of, summary_of

from innspill.model import Copied
from innspill.summarise.copies import find_copies
from innspill.summarise.copies.wording import words_of

LENGTHS = {"5-9": (5, 9), "10-": (10, 10_000), "all": (0, 10_000)}
FORMS = {"b": 1, "n": 2}
"""The målformer of a sentence, and their columns."""
_HERE = Path(__file__).parent
_PLANTED = 150
_PLANTED_LETTERS = 15

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """Pairs of one kind, by the length of their source in words: planted, found, wrongly found."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    def recall(self, name: str) -> float:
        """The share of the planted pairs that were found."""
        return self.found[name] / max(1, self.planted[name])

    def precision(self, name: str) -> float:
        """The share of the pairs found that were planted, or are copies without our doing."""
        return self.found[name] / max(1, self.found[name] + self.wrong[name])


def classes_of(words: Sequence[str]) -> list[str]:
    """Return the classes of length that a text is in."""
    return [name for name, (least, most) in LENGTHS.items() if least <= len(words) <= most]


@dataclass(frozen=True, slots=True)
class Task:
    """What copies are planted in and how they are looked for.

    `natural` are the pairs of rows that a person has judged to be copies as they stand.
    """

    data: Path
    rows: Sequence[Row]
    cross: Callable[[str], str]
    natural: frozenset[Pair]
    show_wrong: bool

    def copies(self, letters: Sequence[Sequence[Row]]) -> tuple[Copied, ...]:
        """Find the copies in letters."""
        return find_copies(summary_of(letters), self.cross)


def natural_pairs() -> frozenset[Pair]:
    """Return the pairs of rows that are copies as they stand, by `natural.tsv`."""
    rows = read_rows(_HERE / "natural.tsv")
    return frozenset((row[0], row[1]) for row in rows if row[2] == "copy")


def pairs_of(copies: Sequence[Copied]) -> Iterator[Pair]:
    """Give each pair of passages that are said to be copies."""
    for copied in copies:
        yield from combinations(sorted(copied.passages), 2)


def measure(task: Task, kind: str, seed: int) -> Tally:
    """Plant copies of rows in letters of their own, and look for them."""
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    stock = stock_of(task.data, task.rows, chance)
    chosen = chance.sample(task.rows, _PLANTED)
    planted = [
        Row(f"{row.id}+{number}", CHANGES[kind](row.text, chance, stock))
        for number in range(COPIES)
        for row in chosen
    ]
    tally = Tally()
    found = set(pairs_of(task.copies([*letters_of(task.rows), *letters_of(planted)])))
    for row in chosen:
        family = [row.id, *(f"{row.id}+{number}" for number in range(COPIES))]
        for pair in combinations(family, 2):
            tally.planted.update(classes_of(words_of(row.text)))
            tally.found.update(classes_of(words_of(row.text)) if pair in found else ())
    _count_wrong(tally, task, found, (*task.rows, *planted))
    return tally


def measure_forms(task: Task) -> Tally:
    """Plant sentences in both målformer, by people's hand, in letters of different senders."""
    both = read_rows(task.data / "parallel_nob_nno.tsv")
    sides = [[Row(f"{r[0]}+{form}", r[at]) for r in both] for form, at in FORMS.items()]
    tally = Tally()
    letters = [*letters_of(task.rows), *letters_of(sides[0]), *letters_of(sides[1])]
    found = set(pairs_of(task.copies(letters)))
    for one, other in zip(*sides, strict=True):
        shorter = min(words_of(one.text), words_of(other.text), key=len)
        tally.planted.update(classes_of(shorter))
        tally.found.update(classes_of(shorter) if (one.id, other.id) in found else ())
    _count_wrong(tally, task, found, (*task.rows, *sides[0], *sides[1]))
    return tally


def _count_wrong(tally: Tally, task: Task, found: set[Pair], rows: Sequence[Row]) -> None:
    """Count pairs with something planted whose two sources are no copies of each other.

    Sources are copies where their words are the same, and where a person has said so.
    """
    words = {row.id: tuple(words_of(row.text)) for row in rows}
    versions: dict[str, set[tuple[str, ...]]] = {}
    for name, own in words.items():
        source, plus, change = name.partition("+")
        if not plus or change in FORMS:
            versions.setdefault(source, set()).add(own)
    for pair in sorted(found):
        one, other = sorted(name.partition("+")[0] for name in pair)
        copies = one == other or versions[one] & versions[other] or (one, other) in task.natural
        if "+" in "".join(pair) and not copies:
            tally.wrong.update(classes_of(min((words[name] for name in pair), key=len)))
            if task.show_wrong:
                print(f"wrong: {' '.join(pair)}")


def natural(task: Task) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs of rows that are said to be copies, nothing planted, each row alone.

    Returns:
        Those that are copies, in the same words or by a person's word, and those that are not.
    """
    found = sorted(set(pairs_of(task.copies([[row] for row in task.rows]))))
    words = {row.id: words_of(row.text) for row in task.rows}
    right = [pair for pair in found if pair in task.natural or words[pair[0]] == words[pair[1]]]
    return right, [pair for pair in found if pair not in right]


def measure_letters(task: Task, kind: str, seed: int) -> Tally:
    """Plant copies of whole letters, each passage changed, or half of them one's own."""
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    stock = stock_of(task.data, task.rows, chance)
    letters = letters_of(task.rows)
    chosen = sorted(chance.sample(range(len(letters) - 1), _PLANTED_LETTERS))
    first = len(letters)
    for _ in range(COPIES):
        for at in chosen:
            texts = [CHANGES[kind](row.text, chance, stock) for row in letters[at]]
            letters.append([Row(f"{len(letters)}+{i}", text) for i, text in enumerate(texts)])
    wanted = {
        pair
        for i, at in enumerate(chosen)
        for pair in combinations((at, *(first + n * len(chosen) + i for n in range(COPIES))), 2)
    }
    copies = [copied for copied in task.copies(letters) if not copied.passages]
    found = {
        pair for copied in copies for pair in combinations(sorted(map(int, copied.submissions)), 2)
    }
    return Tally(
        planted=Counter(all=len(wanted)),
        found=Counter(all=len(wanted & found)),
        wrong=Counter(all=len(found - wanted)),
    )
