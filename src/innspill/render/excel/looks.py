"""How cells look."""

from dataclasses import dataclass
from typing import Any

_HEAD, _LINE, _ANSWER, _LINK = "#D9E2EC", "#BFBFBF", "#FFF4CC", "#1F4E79"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """The formats of xlsxwriter."""

    head: Any
    answer_head: Any
    text: Any
    count: Any
    share: Any
    answer: Any
    title: Any
    heading: Any
    link: Any
    figure: Any


def looks_of(workbook: Any) -> Looks:  # noqa: ANN401 xlsxwriter ships no types
    """Make all formats; a text is marked as one, so that it stays one where people edit it."""
    lines = {"border": 1, "border_color": _LINE}
    cell = {"valign": "top"}
    text = {**cell, "num_format": "@", "text_wrap": True}
    head = {**cell, **lines, "bold": True, "text_wrap": True, "bg_color": _HEAD}
    number = {**cell, "align": "right", "indent": 1}  # apart from the text in the next column
    make = workbook.add_format
    return Looks(
        head=make(head),
        answer_head=make({**head, "bg_color": _ANSWER}),
        text=make(text),
        count=make({**number, "num_format": "#,##0"}),
        share=make({**number, "num_format": "0.0%"}),
        answer=make({**text, **lines, "bg_color": _ANSWER}),
        title=make({"bold": True, "font_size": 16, "num_format": "@"}),
        heading=make({"bold": True, "font_size": 12, "num_format": "@"}),
        link=make({**cell, "font_color": _LINK, "underline": 1}),
        figure=make({**cell, "num_format": "#,##0", "align": "left"}),
    )
