"""When two texts are copies: the rules, one function each."""

from collections.abc import Iterator, Sequence

LEAST_SHARED = 8
LEAST_CONTAINED = 0.4
LEAST_WORDS = 5
"""The fewest words by which texts that are the same are copies of each other."""
LEAST_NEARLY = 6
"""The fewest words of a text that is a copy though one of its words is another."""
MOST_NEARLY = 12
"""A text of more words can change one and still share eight shingles."""


def contained(shared: int, smaller: int) -> bool:
    """Tell whether two texts share enough shingles: eight, and two fifths of the smaller's."""
    return shared >= LEAST_SHARED and shared >= LEAST_CONTAINED * smaller


def least_shared(size: int) -> int:
    """Return how many shingles a text must share with another for the two to be compared.

    Args:
        size: How many it has; all of them where it is too short for eight.
    """
    return size if LEAST_NEARLY - 2 <= size < LEAST_SHARED else LEAST_SHARED


def without_one(words: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Give a short text whole and without each of its words in turn; nothing for other texts.

    Texts that have one of these in common differ by one word at most: another in its place, one
    more, one less, or one moved.
    """
    if LEAST_NEARLY <= len(words) <= MOST_NEARLY:
        whole = tuple(words)
        yield whole
        for at in range(len(whole)):
            yield whole[:at] + whole[at + 1 :]


def one_word_apart(one: Sequence[int], other: Sequence[int], figures: frozenset[int]) -> bool:
    """Tell whether two short texts differ by one word, which is no figure.

    "Tiltak 3" is not "tiltak 4".
    """
    if abs(len(one) - len(other)) > 1 or set(without_one(one)).isdisjoint(without_one(other)):
        return False
    return set(one) & figures == set(other) & figures


def stands_in(words: Sequence[int], pieces: Sequence[Sequence[int]]) -> bool:
    """Tell whether a text is one or more whole sentences of another.

    Args:
        words: The shorter text.
        pieces: The words of each sentence of the longer.
    """
    for start in range(len(pieces)):
        run: list[int] = []
        for piece in pieces[start:]:
            run.extend(piece)
            if len(run) >= len(words):
                break
        if run == list(words):
            return True
    return False


def turned(one: Sequence[int], other: Sequence[int], negations: frozenset[int]) -> bool:
    """Tell whether what one text says is denied in the other, in the same words.

    That is so where a negation, alone or with a word on either side of it, stands in one text
    between two words and two words that follow each other in the other text; or in the place of one
    word. A negation in what was added turns nothing.
    """
    return _denies(one, other, negations) or _denies(other, one, negations)


def _denies(one: Sequence[int], other: Sequence[int], negations: frozenset[int]) -> bool:
    if negations.isdisjoint(one):
        return False
    padding = (-1,) * 3
    told, denied = (*padding, *one, *padding), (*padding, *other, *padding)
    same = set(zip(denied, denied[1:], denied[2:], strict=False))
    frames = set(zip(denied, denied[1:], denied[2:], denied[3:], strict=False))
    fives = zip(denied, denied[1:], denied[2:], denied[3:], denied[4:], strict=False)
    replaced = {(a, b, d, e) for a, b, word, d, e in fives if word not in negations}
    for at in (at for at, word in enumerate(told) if word in negations):
        if told[at - 1 : at + 2] in same:  # the other says both: what is so, and what is not
            continue
        narrow, *wide = (
            (*told[at - before - 1 : at - before + 1], *told[at + after : at + after + 2])
            for before, after in ((1, 1), (1, 2), (2, 1), (2, 2))
        )
        if narrow in replaced or not frames.isdisjoint((narrow, *wide)):
            return True
    return False
