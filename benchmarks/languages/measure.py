"""Measure language detection by the length of the text.

Run `python benchmarks/languages/measure.py`, with `--data DIR` also on sets that are not part of
the project: tab-separated files in DIR with the columns `lang` (nob or nno) and `text`, or `nob`
and `nno`. A folder or file that is not there is said and passed over.
"""

import argparse
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from innspill.language.detect import detect

_HERE = Path(__file__).parent
_SETS = (
    "policy_statements.tsv",
    "sib200_nob.tsv",
    "sib200_nno.tsv",
    "parallel_nob_nno.tsv",
)
_TAGS = {"nob": "nb", "nno": "nn"}
_LENGTHS = (2, 4, 8, 15)  # words; the last bucket has no end
_WANTED = 0.9  # of our own sentences


def own() -> Iterator[tuple[str, str]]:
    """Give the language and the text of our own sentences."""
    for line in (_HERE / "sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        language, _, text = line.partition("\t")
        yield language, text


def labelled(path: Path) -> Iterator[tuple[str, str]]:
    """Give each row's language and text; what both målformer write alike is left out."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if "lang" in row:
                yield _TAGS[row["lang"]], row["text"]
            elif row["nob"] != row["nno"]:
                yield from ((tag, row[column]) for column, tag in _TAGS.items())


def bucket(text: str) -> str:
    """Name the length of a text in words."""
    words = len(text.split())
    below = 1
    for most in _LENGTHS:
        if words <= most:
            return f"{below}-{most}"
        below = most + 1
    return f"{below}-"


def report(name: str, rows: Iterator[tuple[str, str]], *, show: bool) -> float:
    """Print the share that is right, by language and length; give it for all."""
    right: Counter[tuple[str, str]] = Counter()
    counts: defaultdict[tuple[str, str], int] = defaultdict(int)
    for language, text in rows:
        key = (language, bucket(text))
        found = detect(text).value
        counts[key] += 1
        right[key] += found == language
        if show and found != language:
            print(f"  {language} taken for {found}: {text}")
    for key in sorted(counts, key=lambda pair: (pair[0], int(pair[1].partition("-")[0]))):
        print(f"{name:24} {key[0]:3} {key[1]:>5} words {right[key]:>4} of {counts[key]:>4}")
    share = right.total() / sum(counts.values())
    print(f"{name:24} all {share:.3f} of {sum(counts.values())}")
    return share


def main() -> int:
    """Print the figures; exit code 1 where our own sentences fall below what they should reach."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a folder with labelled sets")
    data: Path | None = parser.parse_args().data
    share = report("own sentences", own(), show=True)
    for name in _SETS:
        path = data / name if data else None
        if path and path.is_file():
            report(name, labelled(path), show=False)
        else:
            print(f"{name}: skipped, no such file (give its folder with --data)")
    return int(share < _WANTED)


if __name__ == "__main__":
    sys.exit(main())
