"""Names of themes."""

import re
import unicodedata
from collections.abc import Sequence

import numpy as np

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def slugs(labels: Sequence[str]) -> list[str]:
    """Return a stable id for each label: ASCII letters, digits and hyphens, each id once."""
    taken: set[str] = set()
    made = []
    for label in labels:
        plain = unicodedata.normalize("NFKD", label.lower().translate(_LETTERS))
        base = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-") or "tema"
        slug, number = base, 2
        while slug in taken:
            slug, number = f"{base}-{number}", number + 1
        taken.add(slug)
        made.append(slug)
    return made


def simple_names(counts, stop, label, groups):
    m = counts.matrix
    total = np.asarray(m.sum(axis=0)).ravel()
    out = {}
    ok = np.array([w not in stop and len(w) > 3 for w in counts.words])
    for g in groups:
        inside = np.asarray(m[label == g].sum(axis=0)).ravel()
        score = np.where(ok, inside * np.log((1 + m.shape[0]) / (1 + total)), 0)
        top = [counts.words[i] for i in np.lexsort((np.arange(len(score)), -score))[:8] if score[i] > 0] or ["annet"]
        out[g] = (" og ".join(top[:2]).capitalize(), top)
    return out
