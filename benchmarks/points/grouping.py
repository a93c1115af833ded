"""Points of two themes of `sample_inputs` against points made by hand, by B-cubed."""

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from innspill.model import Language, Locator, Passage, Theme
from innspill.summarise.points import points_of
from innspill.summarise.positions import with_position
from innspill.summarise.sentences import Inbox, read_inbox_of

_HERE = Path(__file__).parent
_SAMPLE = _HERE.parents[1] / "sample_inputs"


def show_groups() -> None:
    """Print B-cubed precision and recall of each theme that was grouped by hand."""
    inbox = _inbox()
    table = tomllib.loads((_HERE / "groups.toml").read_text(encoding="utf-8"))
    for name, theme in table.items():
        by_hand = _ids([*theme["points"], *([one] for one in theme["alone"])], inbox)
        made = points_of(_theme(name, by_hand), inbox, Language.NB)
        by_rule = {p: n for n, point in enumerate(made) for p in point.passages}
        precision, recall = b_cubed(by_hand, by_rule)
        print(f"\n{name}: {len(by_hand)} passages, B-cubed {precision:.2f} and {recall:.2f}")
        for point in made:
            if len(point.respondents) > 1:
                print(f"  {len(point.respondents)}: {point.text}")


def _theme(name: str, passages: Mapping[str, int]) -> Theme:
    return Theme(id=name, label=name, terms=(), passages=tuple(passages))


def b_cubed(by_hand: Mapping[str, int], by_rule: Mapping[str, int]) -> tuple[float, float]:
    """Return precision and recall of each passage's point, averaged (Bagga and Baldwin 1998)."""
    both = [
        (
            {p for p in by_hand if by_hand[p] == by_hand[one]},
            {p for p in by_hand if by_rule[p] == by_rule[one]},
        )
        for one in by_hand
    ]
    precision = sum(len(hand & rule) / len(rule) for hand, rule in both) / len(both)
    recall = sum(len(hand & rule) / len(hand) for hand, rule in both) / len(both)
    return precision, recall


def _ids(points: Sequence[Sequence[str]], inbox: Inbox) -> dict[str, int]:
    """Return the point by hand of each passage that begins as one of the texts.

    Raises:
        SystemExit: No passage begins so.
    """
    found: dict[str, int] = {}
    for number, beginnings in enumerate(points):
        for beginning in beginnings:
            own = [p.id for p in inbox.passages.values() if p.text.startswith(beginning)]
            if not own:
                sys.exit(f"groups.toml: no passage begins with {beginning!r}")
            found |= dict.fromkeys(own, number)
    return found


def _inbox() -> Inbox:
    """Read `sample_inputs` as the product does."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["innspill", "summarise", str(_SAMPLE), "--out", folder, "--format", "json"]
        subprocess.run(command, check=True, capture_output=True)
        found = json.loads((Path(folder) / "summary.json").read_text(encoding="utf-8"))
    sender_of = {row["id"]: row["respondent"] for row in found["submissions"]}
    passages = [with_position(_passage(row)) for row in found["passages"]]
    names = {row["id"]: frozenset(row["name"].lower().split()) for row in found["respondents"]}
    return read_inbox_of(passages, {p.id: sender_of[p.submission] for p in passages}, names)


def _passage(row: Mapping[str, str]) -> Passage:
    where = Locator(page=None, block=0, start=0, end=len(row["text"]))
    return Passage(
        id=row["id"],
        submission=row["submission"],
        text=row["text"],
        locator=where,
        language=Language(row["language"]),
        lead_in=row.get("lead_in", ""),
    )
