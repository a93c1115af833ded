"""How the PDFs of the benchmark look: styles drawn by chance from a seed."""

from dataclasses import dataclass
from random import Random
from typing import Final

FONTS: Final = ("Helvetica", "Times-Roman")
BOLD_SHARE: Final = 0.7
JUSTIFIED_SHARE: Final = 0.5
HYPHENATED_SHARE: Final = 0.5
SEPARATIONS: Final = ("spaced", "indented", "both", "plain")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A look; lengths in points, `leading` in times the size.

    `separation` tells how paragraphs are held apart: by space, by a first line's indentation, by
    both, or by nothing but the short last line. The last is drawn for justified text alone: ragged
    text without space or indentation has paragraphs that no reader can tell.
    """

    seed: int
    columns: int
    font: str
    size: float
    leading: float
    separation: str
    space: float
    indent: float
    justified: bool
    hyphenated: bool
    heading_size: float
    heading_bold: bool
    heading_space: float
    margin: float
    gutter: float
    header: str
    footer: str
    bullet: str
    hang: float


def draw_style(seed: int, columns: int) -> Style:
    """Draw a style; the same seed gives the same one."""
    chance = Random(1000 * seed + columns)  # noqa: S311 - chance that can be repeated
    size = chance.choice((9, 9.5, 10, 10.5, 11, 12)) - (columns - 1)
    bold = chance.random() < BOLD_SHARE
    justified = chance.random() < JUSTIFIED_SHARE
    return Style(
        seed=seed,
        columns=columns,
        font=chance.choice(FONTS),
        size=size,
        leading=chance.choice((1.15, 1.2, 1.3, 1.5)),
        separation=chance.choice(SEPARATIONS if justified else SEPARATIONS[:-1]),
        space=chance.choice((0.3, 0.5, 0.7, 1.0)) * size,
        indent=chance.choice((10.0, 14.0, 20.0)),
        justified=justified,
        hyphenated=chance.random() < HYPHENATED_SHARE,
        heading_size=size * (chance.choice((1.0, 1.15, 1.3)) if bold else 1.3),
        heading_bold=bold,
        heading_space=chance.choice((0.8, 1.0, 1.5)) * size,
        margin=chance.choice((50.0, 62.0, 71.0)),
        gutter=chance.choice((14.0, 20.0, 28.0)),
        header=chance.choice(
            ("", "Høringsuttalelse fra regionrådet", "Vår ref. 24/117 – Innspill")
        ),
        footer=chance.choice(("{n}", "Side {n} av {all}", "– {n} –", "Regionrådet | side {n}")),
        bullet=chance.choice(("•", "–", "1.", "a)")),
        hang=chance.choice((10.0, 14.0, 18.0)),
    )
