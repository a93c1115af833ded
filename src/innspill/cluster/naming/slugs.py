"""Ids of themes, made from their labels."""

from collections.abc import Sequence

from innspill.language.slug import slug


def slugs(labels: Sequence[str]) -> tuple[str, ...]:
    """Return an id for each label: ASCII letters, digits and hyphens, no id twice.

    The same label gives the same id in every run; a second of its kind is numbered.
    """
    taken: set[str] = set()
    made = []
    for label in labels:
        free = base = slug(label)
        number = 1
        while free in taken:
            number += 1
            free = f"{base}-{number}"
        taken.add(free)
        made.append(free)
    return tuple(made)
