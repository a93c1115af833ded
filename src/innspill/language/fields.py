"""Word fields: which Norwegian words belong to the same subject.

*Elev*, *lærer* and *skole* share no stem; a short passage that holds one of them is near a passage
that holds another only for a reader who knows the language. The list in `data/fields.txt` holds a
little of that knowledge. It is written for innspill and covers public services and everyday
subjects.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources

from innspill.language.bridge import Bridge
from innspill.language.compounds import Splitter
from innspill.language.stems import stem

_AREA = 0.5  # what sharing an area (*utdanning*) is worth beside sharing a field (*grunnskole*)
_PART = 0.7  # what a part of a compound tells beside the whole word


@cache
def fields() -> Mapping[str, Mapping[str, float]]:
    """Return the fields of each stem; weights sum to one over fields, to a half over areas."""
    path = resources.files("innspill.data") / "fields.txt"
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, words = line.partition(":")
            area, _, field = name.partition(" / ")
            for word in words.split():
                found[stem(word)].add((f"{area} /", f"{area} / {field}"))
    return {key: _weights(places) for key, places in sorted(found.items())}


def _weights(places: set[tuple[str, str]]) -> dict[str, float]:
    areas = sorted({area for area, _ in places})
    names = sorted({name for _, name in places})
    shares = {name: 1 / len(names) for name in names}
    return {**shares, **{area: _AREA / len(areas) for area in areas}}


def fields_of(splitter: Splitter, bridge: Bridge) -> Callable[[str], dict[str, float]]:
    """Return a function from a word to its fields, by its longest runs of parts that have any."""

    def look(word: str) -> dict[str, float]:
        levels = splitter.runs(word)
        for level in levels:
            known = [fields().get(stem(bridge.cross(run))) for run in level]
            told: dict[str, float] = defaultdict(float)
            for places in known:
                for name, weight in (places or {}).items():
                    told[name] += weight if level is levels[0] else _PART * weight
            if told:
                return dict(told)
        return {}

    return look
