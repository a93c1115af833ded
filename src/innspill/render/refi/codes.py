"""The code book: a code for each theme, for each position, and for what has no theme."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from innspill.language.catalogue import Catalogue
from innspill.model import Position, Summary, Theme
from innspill.model.exchange import BRANCHES, EXCLUDED, UNASSIGNED, Part, code_id, guid_of, marked
from innspill.render.refi.elements import Element, add, add_text
from innspill.render.refi.names import distinct

# Light enough to be read through. A theme's is chosen by its id, so that it keeps it when others
# come and go.
_THEMES: Final = (
    *("#8DD3C7", "#BEBADA", "#FB8072", "#80B1D3", "#FDB462", "#B3DE69", "#FCCDE5", "#BC80BD"),
    *("#CCEBC5", "#FFD92F", "#A6CEE3", "#B2DF8A", "#FDBF6F", "#CAB2D6", "#66C2A5", "#E5C494"),
)
_POSITIONS: Final[Mapping[Position, str]] = {
    Position.PROPOSAL: "#1F78B4",
    Position.SUPPORT: "#33A02C",
    Position.CONCERN: "#FF7F00",
    Position.OPPOSITION: "#E31A1C",
    Position.EXPERIENCE: "#6A3D9A",
    Position.QUESTION: "#B15928",
    Position.OTHER: "#999999",
}
_ASIDE: Final = "#CCCCCC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code; `id` is "theme/kompetanse", `colour` empty for one that nothing is coded with."""

    id: str
    name: str
    description: str = ""
    colour: str = ""
    inside: tuple["Code", ...] = ()

    @property
    def guid(self) -> str:
        """The GUID of the code."""
        part, _, name = self.id.partition("/")
        return guid_of(Part(part), name)

    def all(self) -> Iterator["Code"]:
        """Give this code and all below it."""
        yield self
        for code in self.inside:
            yield from code.all()


def code_book(summary: Summary, words: Catalogue) -> tuple[Code, ...]:
    """Lay out the code book: themes, in the result's order, then positions, then the rest."""
    names = _names(summary, words)
    positions = tuple(
        _code(code_id(Part.POSITION, position.value), names, colour=_POSITIONS[position])
        for position in Position
    )
    asides = (
        _code(code_id(Part.ASIDE, name), names, words.text(f"refi.{name}_note"), colour=_ASIDE)
        for name in (UNASSIGNED, EXCLUDED)
    )
    inside = dict(zip(BRANCHES, (_themes(summary, names, words), positions), strict=True))
    branches = (
        _code(
            code_id(Part.BRANCH, name),
            names,
            words.text(f"refi.{name}_note"),
            inside=inside[name],
        )
        for name in BRANCHES
    )
    return (*branches, *asides)


def add_code(parent: Element, code: Code) -> None:
    """Add a code and those below it."""
    element = add(
        parent,
        "Code",
        guid=code.guid,
        name=code.name,
        isCodable=str(bool(code.colour)).lower(),
        color=code.colour,
    )
    add_text(element, "Description", code.description)
    for each in code.inside:
        add_code(element, each)


def _names(summary: Summary, words: Catalogue) -> dict[str, str]:
    """Name every code; a program may hold two of one name for the same."""
    wanted = {code_id(Part.THEME, theme.id): theme.label for theme in summary.themes}
    for name in (UNASSIGNED, EXCLUDED):
        wanted[code_id(Part.ASIDE, name)] = words.text(f"refi.{name}")
    for position in Position:
        label = words.text(f"review.position.{position.value}")
        wanted[code_id(Part.POSITION, position.value)] = label[:1].upper() + label[1:]
    for name in BRANCHES:
        wanted[code_id(Part.BRANCH, name)] = words.text(f"refi.{name}")
    return dict(zip(wanted, distinct(wanted.values(), words.text("refi.nameless")), strict=True))


def _themes(summary: Summary, names: Mapping[str, str], words: Catalogue) -> tuple[Code, ...]:
    """Give the codes of the themes, those that stand under another inside that one's."""
    there = {theme.id for theme in summary.themes}
    colours = _colours(there)
    below: dict[str | None, list[Theme]] = {}
    for theme in summary.themes:
        above = theme.parent if theme.parent in there and theme.parent != theme.id else None
        below.setdefault(above, []).append(theme)

    def code(theme: Theme) -> Code:
        terms = ", ".join(theme.terms)
        return _code(
            code_id(Part.THEME, theme.id),
            names,
            words.text("refi.terms", terms=terms) if terms else "",
            colour=colours[theme.id],
            inside=tuple(map(code, below.get(theme.id, ()))),
        )

    return tuple(map(code, below.get(None, ())))


def _code(
    identity: str,
    names: Mapping[str, str],
    description: str = "",
    *,
    colour: str = "",
    inside: tuple[Code, ...] = (),
) -> Code:
    return Code(
        id=identity,
        name=names[identity],
        description=marked(description, identity),
        colour=colour,
        inside=inside,
    )


def _colours(themes: Iterable[str]) -> dict[str, str]:
    """Give each theme a colour: one that no other has, as long as there are enough of them."""
    found: dict[str, str] = {}
    free: list[str] = []
    for theme in sorted(themes):
        free = free or list(_THEMES)
        first = hashlib.sha256(theme.encode()).digest()[0] % len(_THEMES)
        order = (*_THEMES[first:], *_THEMES[:first])
        found[theme] = next(colour for colour in order if colour in free)
        free.remove(found[theme])
    return found
