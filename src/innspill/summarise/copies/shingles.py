"""Runs of three words: what of a text stands in other submissions too."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innspill.summarise.copies.wording import Wording

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LENGTH = 3


@dataclass(frozen=True, slots=True)
class Runs:
    """All runs of three words in the passages, those left out that the consultation itself has.

    `name` and `passage` have shape (n_runs,): which run it is, as a number, and where it stands;
    `spread` has shape (n_names,): how many submissions have the run.
    """

    name: "NDArray[np.int64]"
    passage: "NDArray[np.int64]"
    spread: "NDArray[np.int64]"


@dataclass(frozen=True, slots=True)
class Shingled:
    """The shingles of texts: the different runs that each has.

    `sizes` counts them, `spread` is how many submissions have them on average; `shared` are those
    that more than one submission has, text after text, and text `i` has those from `ends[i]` to
    `ends[i + 1]`.
    """

    sizes: list[int]
    spread: list[float]
    shared: "NDArray[np.int64]"
    ends: list[int]

    def of(self, text: int) -> list[int]:
        """Return a text's shingles that more than one submission has, ascending."""
        found: list[int] = self.shared[self.ends[text] : self.ends[text + 1]].tolist()
        return found


def runs_of(wording: Wording, submission: "NDArray[np.int64]") -> Runs:
    """Find the runs of three words; none crosses a passage's end.

    Args:
        wording: The passages, and after them what the consultation says.
        submission: Shape (n_passages,), the number of each passage's submission.
    """
    import numpy as np  # noqa: PLC0415 a command that compares nothing does without it

    words, ends = wording.crossed, wording.ends
    passage = np.repeat(np.arange(len(ends) - 1), np.diff(ends))
    starts = np.flatnonzero(passage[: 1 - _LENGTH] == passage[_LENGTH - 1 :])
    base = int(words.max(initial=0)) + 1  # below two million, so that its cube has room
    runs = (words[starts] * base + words[starts + 1]) * base + words[starts + 2]
    _, name = np.unique(runs, return_inverse=True)
    passage = passage[starts]
    asked = np.zeros(int(name.max(initial=-1)) + 1, dtype=np.bool_)
    asked[name[passage >= len(submission)]] = True
    said = ~asked[name]
    name, passage = name[said].astype(np.int64), passage[said]
    having, _ = _pairs(name, submission[passage])
    return Runs(name=name, passage=passage, spread=np.bincount(having, minlength=len(asked)))


def shingle(runs: Runs, text_of: "NDArray[np.int64]", n_texts: int) -> Shingled:
    """Take the different runs of each text.

    Args:
        runs: The runs of the passages.
        text_of: Shape (n_passages,), the number of the text that each passage is in.
        n_texts: How many texts there are; one without a passage has no runs.
    """
    import numpy as np  # noqa: PLC0415

    text, name = _pairs(text_of[runs.passage], runs.name)
    sizes = np.bincount(text, minlength=n_texts)
    spread = np.bincount(text, weights=runs.spread[name], minlength=n_texts)
    common = runs.spread[name] > 1
    return Shingled(
        sizes=sizes.tolist(),
        spread=(spread / np.maximum(sizes, 1)).tolist(),
        shared=name[common],
        ends=[0, *np.cumsum(np.bincount(text[common], minlength=n_texts)).tolist()],
    )


def _pairs(
    first: "NDArray[np.int64]", second: "NDArray[np.int64]"
) -> tuple["NDArray[np.int64]", "NDArray[np.int64]"]:
    """Return the different pairs of two columns, ascending (many times as fast as `np.unique`)."""
    import numpy as np  # noqa: PLC0415

    base = int(second.max(initial=0)) + 1
    pairs = np.sort(first * base + second)
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    return pairs // base, pairs % base
