"""Measure one size: python benchmarks/copies/sizes.py KIND PASSAGES --data DIR.

Letters have fifty passages of about 35 words. KIND is `template` (25 of them a template's, each
with one word changed, so that no two letters have the same), or `own` (nobody copies anybody).
"""

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from planting import Row, statements, summary_of

from innspill.summarise.copies import find_copies

_PASSAGES = 50
_WORDS = 35
_TEMPLATE = {"template": 25, "own": 0}


def invented(words: Sequence[str], chance: random.Random) -> str:
    """Write a text of short runs of words that stand together in the rows."""
    text: list[str] = []
    while len(text) < _WORDS:
        start = chance.randrange(len(words))
        text.extend(words[start : start + chance.randint(2, 6)])
    return " ".join(text)


def varied(text: str, words: Sequence[str], chance: random.Random) -> str:
    """Put another word in the place of one."""
    own = text.split()
    own[chance.randrange(len(own))] = chance.choice(words)
    return " ".join(own)


def letters(data: Path, kind: str, size: int) -> list[list[Row]]:
    """Write letters, always the same for the same kind and size."""
    chance = random.Random(0)  # noqa: S311 - text, no secret
    words = [word for row in statements(data) for word in row.text.split()]
    template = [invented(words, chance) for _ in range(_TEMPLATE[kind])]
    written = []
    for letter in range(size // _PASSAGES):
        texts = [varied(text, words, chance) for text in template]
        texts += [invented(words, chance) for _ in range(_PASSAGES - len(texts))]
        written.append([Row(f"{letter}.{place}", text) for place, text in enumerate(texts)])
    return written


def megabytes() -> str:
    """Return the most memory that this process has held so far, where the system tells."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return "-"
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return str(round(used / (2**20 if sys.platform == "darwin" else 2**10)))


def main() -> None:
    """Print a line: what there was, what was found, seconds of one core, megabytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=sorted(_TEMPLATE))
    parser.add_argument("size", type=int)
    parser.add_argument("--data", type=Path, required=True, help="folder with the rows")
    chosen = parser.parse_args()
    summary = summary_of(letters(chosen.data, chosen.kind, chosen.size))
    before, begun = megabytes(), time.process_time()
    found = find_copies(summary)
    spent = time.process_time() - begun
    widest = max((len(copied.submissions) for copied in found), default=0)
    print(
        f"| {len(summary.passages):,} | {len(summary.submissions)} | {chosen.kind} | {len(found)} "
        f"| {widest} | {spent:.1f} | {megabytes()} | {before} |"
    )


if __name__ == "__main__":
    main()
