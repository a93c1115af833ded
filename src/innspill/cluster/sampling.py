"""Which passages of a very large set speak for all.

Stretches of a few passages that stand together are drawn, so that what surrounds a passage is still
there; which are drawn hangs on what they say, and so not on the order of the files.
"""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from innspill.model import Passage

EXACT = 15_000
"""Passages up to which each is compared with all others."""

LANDMARKS = 20_000
"""Passages that stand for all others, at the most."""

TELLERS = 20_000
"""Passages that tell how common words are where there are more."""

_SHARE = 4  # one landmark for so many passages; with more of them, too few bind any two
_STRETCH = 10


def landmarks_among(passages: int) -> int:
    """Return how many of so many passages are to stand for all."""
    return min(LANDMARKS, passages // _SHARE)


def stretches(passages: Sequence[Passage]) -> NDArray[np.int64]:
    """Number the stretches that passages are drawn in, shape (n_passages,).

    Args:
        passages: Submission by submission, each submission's in their order.
    """
    found = np.zeros(len(passages), dtype=np.int64)
    number, length, submission = -1, 0, None
    for at, passage in enumerate(passages):
        if passage.submission != submission or length == _STRETCH:
            number, length, submission = number + 1, 0, passage.submission
        length += 1
        found[at] = number
    return found


def drawn(
    passages: Sequence[Passage], stretch: NDArray[np.int64], numbers: Sequence[int]
) -> list[NDArray[np.int64]]:
    """Return about so many passages, whole stretches; of stretches that say the same, one.

    Args:
        passages: Submission by submission, each submission's in their order.
        stretch: See `stretches`.
        numbers: How many, a few less where stretches are long; a larger draw holds a smaller one.

    Returns:
        For each number which passages, in their order; one stretch at the least.
    """
    starts = np.flatnonzero(np.diff(stretch, prepend=-1))
    ends = np.append(starts[1:], len(passages))
    seen: set[bytes] = set()
    keys = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        said = "\n".join(passages[at].text for at in range(start, end))
        key = blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if key not in seen:
            seen.add(key)
            keys.append((key, start, end))
    keys.sort()
    sizes = np.cumsum([end - start for _, start, end in keys])
    found = []
    for number in numbers:
        kept = keys[: max(1, int(np.searchsorted(sizes, number, side="right")))]
        inside = sorted(at for _, start, end in kept for at in range(start, end))
        found.append(np.array(inside, dtype=np.int64))
    return found
