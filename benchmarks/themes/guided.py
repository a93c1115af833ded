"""Do passages find the themes that people named beforehand?

`guided.toml` names a theme for each label, with keywords from general knowledge. A passage is right
when it stands in its label's theme. With half of the themes given, `kept` is the share of their
rows that stay in given themes, and `outside` the share of the other rows that do not. `moved` rows
are wrong ones, up to three a theme, that people put right; the figure is for all other rows.
"""

import random
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from rows import Row, alone
from sklearn.metrics import adjusted_mutual_info_score

from innspill.cluster import Guidance, GuidedTheme, ThemeSet, find_themes
from innspill.model import Language
from innspill.options import ThemeOptions

_FILE = Path(__file__).parent / "guided.toml"
_KEYWORDS = (0, 3, 5)
_MOVED = 3


def guided_figures(rows: Sequence[Row]) -> dict[str, float]:
    """Return the figures; empty where the themes are not those of the rows' labels."""
    themes = tomllib.loads(_FILE.read_text(encoding="utf-8"))["theme"]
    if {theme["label"] for theme in themes} != {row.label for row in rows}:
        return {}
    figures = {}
    for count in _KEYWORDS:
        found = _find(rows, Guidance(themes=_given(themes, count)))
        figures[f"names + {count} keywords"] = _right(rows, found)
    figures["AMI with the last"] = adjusted_mutual_info_score(
        [row.label for row in rows], [str(passage.theme) for passage in found.passages]
    )
    given = _given(themes, _KEYWORDS[-1])
    return figures | _corrected(rows, found, given) | _halved(rows, given)


def _given(themes: Sequence[Mapping[str, list[str]]], count: int) -> tuple[GuidedTheme, ...]:
    return tuple(
        GuidedTheme(
            id=str(theme["label"]),
            label=str(theme["label"]),
            keywords=tuple(theme["keywords"][:count]),
        )
        for theme in themes
    )


def _find(rows: Sequence[Row], guidance: Guidance) -> ThemeSet:
    voices = [row.submitter for row in rows]
    return find_themes(alone(rows), voices, ThemeOptions(), Language.NB, guidance)


def _right(rows: Sequence[Row], found: ThemeSet, *, but: frozenset[str] = frozenset()) -> float:
    pairs = zip(rows, found.passages, strict=True)
    hits = [row.label == passage.theme for row, passage in pairs if passage.id not in but]
    return sum(hits) / len(hits)


def _corrected(
    rows: Sequence[Row], found: ThemeSet, given: tuple[GuidedTheme, ...]
) -> dict[str, float]:
    """Let people put a few wrong rows of each theme right, and look at all the others."""
    wrong: dict[str, list[str]] = {}
    for row, passage in zip(rows, found.passages, strict=True):
        if row.label != passage.theme:
            wrong.setdefault(row.label, []).append(passage.id)
    chosen = random.Random(0)  # noqa: S311 - a fixed choice that tells nothing
    moved = tuple(
        (passage, label)
        for label, passages in sorted(wrong.items())
        for passage in chosen.sample(passages, min(_MOVED, len(passages)))
    )
    but = frozenset(passage for passage, _ in moved)
    after = _find(rows, Guidance(themes=given, moved=moved))
    return {
        "moved": len(moved),
        "others right before": _right(rows, found, but=but),
        "others right after": _right(rows, after, but=but),
    }


def _halved(rows: Sequence[Row], given: tuple[GuidedTheme, ...]) -> dict[str, float]:
    half = given[::2]
    ids = {theme.id for theme in half}
    found = _find(rows, Guidance(themes=half))
    inside = [
        (row.label in ids, passage.theme in ids)
        for row, passage in zip(rows, found.passages, strict=True)
    ]
    kept = [there for known, there in inside if known]
    outside = [not there for known, there in inside if not known]
    return {
        "half given: kept": sum(kept) / len(kept),
        "half given: outside": sum(outside) / len(outside),
        "half given: AMI": adjusted_mutual_info_score(
            [row.label for row in rows], [str(passage.theme) for passage in found.passages]
        ),
    }
