"""As many labelled rows as wanted, made from few.

A row begins as one text of a label and ends as another of the same label; some words are dropped,
some come from other labels, and some are compounds that nobody has written before, so that the
vocabulary grows with the rows as it does in a real consultation. Without labelled rows, texts are
put together from innspill's own word fields, whose names are the labels; since themes are found
with the same fields, those figures are good for time and memory, not for quality.
"""

import random
from collections.abc import Iterator, Sequence

from rows import Row

from innspill.language.fields import fields

_DROPPED = 0.15
_FOREIGN = 0.1
_COMPOUND = 0.3  # share of rows with a compound of two words of its label
_LONG = 5  # letters from which a word may be part of it
_SENDERS = 400
_WORDS = (8, 16)
_FRAMES = (
    "Kommunen mener at {} må styrkes og at {} får mer plass",
    "Vi foreslår at staten tar ansvar for {} og ser dette sammen med {}",
    "Det er behov for bedre {} før {} kan innføres",
    "Vi er bekymret for {} når {} skal endres",
)


def many(rows: Sequence[Row], number: int) -> Iterator[Row]:
    """Yield so many rows, the same for the same input; `rows` may be empty."""
    chance = random.Random(0)  # noqa: S311 - a fixed choice that tells nothing
    by_label: dict[str, list[list[str]]] = {}
    for row in rows:
        by_label.setdefault(row.label, []).append(row.text.split())
    texts = by_label or _framed(chance)
    labels = sorted(texts)
    sizes = [len(texts[label]) for label in labels]
    words = {label: [word for text in texts[label] for word in text] for label in labels}
    for at in range(number):
        label = chance.choices(labels, sizes)[0]
        other = words[chance.choice(labels)]
        mixed = _mixed(texts[label], other, chance)
        if chance.random() < _COMPOUND:
            mixed.append(_compound(words[label], chance))
        sender = f"sender-{chance.randrange(_SENDERS)}"
        yield Row(id=str(at), label=label, submitter=sender, lang="nob", text=" ".join(mixed))


def _mixed(texts: Sequence[list[str]], foreign: Sequence[str], chance: random.Random) -> list[str]:
    one, other = chance.choice(texts), chance.choice(texts)
    ends = chance.randint(1, len(one)), chance.randrange(len(other))
    kept = [word for word in one[: ends[0]] + other[ends[1] :] if chance.random() >= _DROPPED]
    return [chance.choice(foreign) if chance.random() < _FOREIGN else word for word in kept]


def _compound(words: Sequence[str], chance: random.Random) -> str:
    first, last = (_long(words, chance) for _ in range(2))
    return f"{first}s{last}"


def _long(words: Sequence[str], chance: random.Random) -> str:
    tries = (chance.choice(words).strip(".,:;()«»").lower() for _ in range(50))
    return next((word for word in tries if len(word) >= _LONG and word.isalpha()), "tiltak")


def _framed(chance: random.Random) -> dict[str, list[list[str]]]:
    """Return texts by label, from the stems of each word field."""
    stems: dict[str, list[str]] = {}
    for stem, places in fields().items():
        for name in places:
            if not name.endswith("/"):
                stems.setdefault(name, []).append(stem)
    return {
        name: [
            chance.choice(_FRAMES).format(*(chance.choice(found) for _ in range(2))).split()
            + [chance.choice(found) for _ in range(chance.randint(*_WORDS) // 2)]
            for _ in range(40)
        ]
        for name, found in sorted(stems.items())
    }
