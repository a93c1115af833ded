"""Do passages find the themes of a code book: python benchmarks/codebook/run.py FILE.

FILE is tab-separated, with the columns id, label, submitter, lang and text. The code book is that
of `benchmarks/themes/guided.toml`: a name for each label and keywords from general knowledge, of
which the first three are used; it is written into a consultation folder as themes.toml. Then
`innspill summarise` is run as on any form export, with the code book and without. A passage is
right when it stands in the theme of its row's label; without a code book, each theme counts as the
label that most of its passages have, which is more than any run can know. Nothing of the file is
kept.
"""

import argparse
import csv
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from sklearn.metrics import adjusted_mutual_info_score

from innspill.consultation.theme_writing import with_theme
from innspill.language.slug import slug
from innspill.model import GuidedTheme, Summary
from innspill.render.json import read_json

CODE_BOOK = Path(__file__).parents[1] / "themes" / "guided.toml"
KEYWORDS = 3
COLUMNS = ("--text-column", "text", "--respondent-column", "submitter", "--id-column", "id")


def main() -> None:
    """Print both figures, and how many themes there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    with parser.parse_args().file.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    label = {row["id"]: row["label"] for row in rows}
    print(f"{'':20}{'right':>8}{'AMI':>8}{'themes':>8}{'passages':>10}{'no theme':>10}")
    with TemporaryDirectory() as scratch:
        for name, themes in (("code book", code_book()), ("without", "")):
            result = summarised(Path(scratch) / name, rows, themes)
            given = {p.id: label[p.row or ""] for p in result.passages}
            meant = (
                {slug(each): each for each in given.values()} if themes else majority(result, given)
            )
            right = [meant.get(p.theme or "") == given[p.id] for p in result.passages]
            ami = adjusted_mutual_info_score(
                list(given.values()), [str(p.theme) for p in result.passages]
            )
            print(
                f"{name:20}{sum(right) / len(right):8.3f}{ami:8.3f}{len(result.themes):8}"
                f"{len(right):10}{len(result.unassigned):10}"
            )


def code_book() -> str:
    """Return the text of a themes.toml with the names and the first keywords."""
    text = ""
    for theme in tomllib.loads(CODE_BOOK.read_text(encoding="utf-8"))["theme"]:
        name = theme["label"]
        keywords = tuple(theme["keywords"][:KEYWORDS])
        text = with_theme(text, GuidedTheme(id=slug(name), label=name, keywords=keywords))
    return text


def summarised(home: Path, rows: Sequence[Mapping[str, str]], themes: str) -> Summary:
    """Run the command in a consultation folder of its own and read its result."""
    (home / "inbox").mkdir(parents=True)
    (home / "innspill.toml").touch()
    if themes:
        (home / "themes.toml").write_text(themes, encoding="utf-8")
    with (home / "inbox" / "svar.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ("id", "submitter", "text"), extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    command = [sys.executable, "-m", "innspill", "summarise", str(home), *COLUMNS]
    subprocess.run([*command, "--quiet", "--format", "json"], check=True, capture_output=True)
    return read_json((home / "result" / "summary.json").read_bytes())


def majority(result: Summary, given: Mapping[str, str]) -> dict[str, str]:
    """Return the label that most passages of each theme have."""
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for passage in result.passages:
        if passage.theme:
            labels[passage.theme][given[passage.id]] += 1
    return {theme: counted.most_common(1)[0][0] for theme, counted in labels.items()}


if __name__ == "__main__":
    main()
