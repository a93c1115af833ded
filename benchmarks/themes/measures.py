"""How good themes are, against labels that people gave.

AMI, ARI and V are scikit-learn's; B3 is B-cubed F1 (Amigó et al. 2009). `merge` is the chance that
two rows of one label share a theme when their submitters differ, over the chance when they do not;
`bridge` is the same for languages. `label` is the share of rows in a theme whose name shares the
first five letters of a word with the row's label.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from rows import Row
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score, v_measure_score

from innspill.cluster import ThemeSet

_STEM = 5


def measure(rows: Sequence[Row], found: ThemeSet) -> dict[str, float]:
    """Return every measure of a result; `rows` stand in the order of its passages."""
    names = {theme.id: theme.label for theme in found.themes}
    return measured(rows, [passage.theme for passage in found.passages], names)


def measured(
    rows: Sequence[Row], themes: Sequence[str | None], names: Mapping[str, str]
) -> dict[str, float]:
    """Return every measure of a labelling.

    Args:
        rows: The labelled rows.
        themes: The theme of each, None for none.
        names: What the themes are called.
    """
    gold = [row.label for row in rows]
    given = [str(name) for name in themes]
    named = [
        shares_stem(names.get(theme or "", ""), row.label)
        for theme, row in zip(themes, rows, strict=True)
    ]
    return {
        "AMI": adjusted_mutual_info_score(gold, given),
        "ARI": adjusted_rand_score(gold, given),
        "V": v_measure_score(gold, given),
        "B3": b_cubed(gold, given),
        "merge": _togetherness(rows, themes, [row.submitter for row in rows]),
        "bridge": _togetherness(rows, themes, [row.lang for row in rows]),
        "themes": len({theme for theme in themes if theme is not None}),
        "labels": len(set(gold)),
        "without_theme": list(themes).count(None) / len(themes),
        "label": sum(named) / len(named),
    }


def b_cubed(gold: Sequence[str], found: Sequence[str]) -> float:
    """Return B-cubed F1 of a clustering."""
    both = Counter(zip(gold, found, strict=True))
    by_gold, by_found = Counter(gold), Counter(found)
    precision = sum(n * n / by_found[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / by_gold[g] for (g, _), n in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def _togetherness(rows: Sequence[Row], theme: Sequence[str | None], trait: Sequence[str]) -> float:
    """Return how much seldomer rows of one label share a theme when they differ in a trait."""
    members: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        members.setdefault(row.label, []).append(at)
    hits, tries = Counter[bool](), Counter[bool]()
    for one, other in (pair for found in members.values() for pair in combinations(found, 2)):
        same = trait[one] == trait[other]
        tries[same] += 1
        hits[same] += theme[one] is not None and theme[one] == theme[other]
    if not (tries[True] and tries[False] and hits[True]):
        return float("nan")
    return (hits[False] / tries[False]) / (hits[True] / tries[True])


def shares_stem(name: str, label: str) -> bool:
    """Tell whether a name and a label share the first five letters of a word."""
    return bool(_stems(name) & _stems(label))


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(r"\w{4,}", text.lower())}
