"""Does late text find its theme, and does what stands stay?

Some rows are held out, themes are found for the others and settled, then all rows are there. Shown
for the late rows: AMI when they are assigned, when everything is found anew, and when it is found
anew at the number of themes that stood before, since that number is what settling settles; and AMI
of all rows, with `all` before it. `moved`
is the share of the earlier rows whose theme changed, `moved anew` the share that a plain new run
takes out of the theme that most of their old companions are in; `proposed` counts new themes. Where
a whole label is held out, `found` is the share of its rows in a proposed theme.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rows import Row, alone, documents, ordered
from sklearn.metrics import adjusted_mutual_info_score

from innspill.cluster import ThemeSet, assign, find_themes
from innspill.model import Language, Passage
from innspill.options import ThemeOptions

_SHARES = {0.02: 12, 0.1: 5, 0.25: 3}  # how many times each is drawn; few rows tell little
_LABELS = 8  # the largest labels are held out whole


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """Rows as passages, and which of them are late."""

    rows: Sequence[Row]
    passages: Sequence[Passage]
    late: frozenset[int]

    def find(self, *, early: bool, number: int | None = None) -> ThemeSet:
        """Find themes for all rows, or for the early ones."""
        at = [i for i in range(len(self.rows)) if not (early and i in self.late)]
        voices = [self.rows[i].submitter for i in at]
        options = ThemeOptions(number=number)
        return find_themes([self.passages[i] for i in at], voices, options, Language.NB)


def late_figures(rows: Sequence[Row]) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield what was held out, and the mean figures for it."""
    mixed = random.Random(0)  # noqa: S311 - a fixed choice that tells nothing
    kept = ordered(rows)
    for sort, passages in (("rows", alone(kept)), ("documents", documents(kept))):
        for share, times in _SHARES.items():
            parts = [mixed.sample(range(len(kept)), int(share * len(kept))) for _ in range(times)]
            cases = [_Case(rows=kept, passages=passages, late=frozenset(part)) for part in parts]
            yield f"{sort}, {share:.0%} late", _mean([_figures(case) for case in cases])
        voices = sorted({row.submitter for row in kept})
        held = [frozenset(i for i, row in enumerate(kept) if row.submitter == v) for v in voices]
        cases = [_Case(rows=kept, passages=passages, late=part) for part in held]
        yield f"{sort}, one submitter late", _mean([_figures(case) for case in cases])
    passages = alone(kept)
    largest = [label for label, _ in Counter(row.label for row in kept).most_common(_LABELS)]
    held = [frozenset(i for i, row in enumerate(kept) if row.label == one) for one in largest]
    cases = [_Case(rows=kept, passages=passages, late=part) for part in held]
    yield "rows, one label late", _mean([_proposed(case) for case in cases])


def _figures(case: _Case) -> dict[str, float]:
    before = case.find(early=True)
    after = assign(case.passages, [row.submitter for row in case.rows], before, Language.NB)
    anew, same = case.find(early=False), case.find(early=False, number=len(before.themes))
    return {
        "assigned": _ami(case, after.found),
        "anew": _ami(case, anew),
        "anew, same number": _ami(case, same),
        "all assigned": _ami(case, after.found, range(len(case.rows))),
        "all anew": _ami(case, anew, range(len(case.rows))),
        "moved": _moved(before, after.found),
        "moved anew": _moved_anew(before, anew),
        "proposed": len(after.proposed),
        "look again": after.look_again,
    }


def _proposed(case: _Case) -> dict[str, float]:
    after = assign(
        case.passages,
        [row.submitter for row in case.rows],
        case.find(early=True),
        Language.NB,
    )
    theme = [passage.theme for passage in after.found.passages]
    there = [theme[i] in after.proposed for i in case.late]
    return {"proposed": len(after.proposed), "found": sum(there) / len(there)}


def _ami(case: _Case, found: ThemeSet, rows: Iterable[int] | None = None) -> float:
    """Return the AMI of some rows, or of the late ones."""
    at = sorted(case.late if rows is None else rows)
    theme = [str(found.passages[i].theme) for i in at]
    return float(adjusted_mutual_info_score([case.rows[i].label for i in at], theme))


def _themes(found: ThemeSet) -> dict[str, str | None]:
    return {passage.id: passage.theme for passage in found.passages}


def _moved(before: ThemeSet, after: ThemeSet) -> float:
    now = _themes(after)
    return sum(now[p] != theme for p, theme in _themes(before).items()) / len(before.passages)


def _moved_anew(before: ThemeSet, anew: ThemeSet) -> float:
    """Return the share of passages that do not follow most of their old companions."""
    now = _themes(anew)
    stay = sum(
        Counter(now[passage] for passage in theme.passages).most_common(1)[0][1]
        for theme in before.themes
    )
    return 1 - stay / sum(len(theme.passages) for theme in before.themes)


def _mean(figures: Sequence[dict[str, float]]) -> dict[str, float]:
    return {name: sum(one[name] for one in figures) / len(figures) for name in figures[0]}
