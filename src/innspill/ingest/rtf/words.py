"""What the control words of Rich Text Format do to its reader (RTF Specification 1.9.1)."""

import codecs
from collections.abc import Callable
from dataclasses import replace

from innspill.ingest.rtf.body import Flow, Layout
from innspill.ingest.rtf.reader import HEADERS, NOTES, Field, Group, RtfReader, Rule
from innspill.ingest.rtf.tokens import CHARACTER_SETS, CODE_PAGES, Mark


def is_on(mark: Mark) -> bool:
    """Tell whether a switch is on: it has no number, or one that is not 0."""
    return mark.number != 0


def switch(change: Callable[[Group, bool], Group]) -> Rule:
    """Make the rule of a word that switches something on or off in its group."""

    def rule(reader: RtfReader, mark: Mark) -> None:
        reader.group = change(reader.group, is_on(mark))

    return rule


def laid_out(**changes: Callable[[Mark], object]) -> Rule:
    """Make the rule of a word that says something of its paragraph."""

    def rule(reader: RtfReader, mark: Mark) -> None:
        if reader.group.destination == "body":
            values = {name: change(mark) for name, change in changes.items()}
            flow = reader.flows[-1]
            flow.layout = replace(flow.layout, **values)  # type: ignore[arg-type] # named by Layout

    return rule


def ends(method: Callable[[Flow], None]) -> Rule:
    """Make the rule of a word that ends a paragraph, a cell or a row."""

    def rule(reader: RtfReader, _mark: Mark) -> None:
        if reader.group.destination == "body":
            reader.joins = False
            method(reader.flows[-1])

    return rule


def goes_to(destination: str) -> Rule:
    """Make the rule of a word that sends the group's text elsewhere."""

    def rule(reader: RtfReader, _mark: Mark) -> None:
        reader.group = replace(reader.group, destination=destination)

    return rule


def gathers(destination: str) -> Rule:
    """Make the rule of a word whose group says something beside the text."""
    return lambda reader, _mark: reader.begin_gathering(destination)


def begins_field(reader: RtfReader, _mark: Mark) -> None:
    """Begin a field, which has a code and the words that show it."""
    if reader.group.destination == "body" and not reader.group.ends:
        reader.fields.append(Field())
        reader.group = replace(reader.group, ends="field")


def counts_object(reader: RtfReader, _mark: Mark) -> None:
    """Count a file of another program; its picture or text stands beside it."""
    reader.counts["embedded"] += 1


def begins_flow(reader: RtfReader, mark: Mark) -> None:
    """Begin a page header or a note."""
    reader.begin_flow(mark.value)


def list_mark(reader: RtfReader, _mark: Mark) -> None:
    """Take the typed mark of a list item as the sign that it is one."""
    if reader.group.destination == "body":
        flow = reader.flows[-1]
        flow.layout = replace(flow.layout, in_list=True)
        reader.group = replace(reader.group, destination="silent")


def unicode_character(reader: RtfReader, mark: Mark) -> None:
    """Write a character by its number, and pass over what stands in for it."""
    reader.write(chr((mark.number or 0) % 0x10000))
    reader.to_skip = reader.group.skips


def character_set(reader: RtfReader, mark: Mark) -> None:
    """Set the encoding of fonts that have none of their own."""
    reader.encoding = CHARACTER_SETS[mark.value]


def code_page(reader: RtfReader, mark: Mark) -> None:
    """Set the same by its number."""
    reader.encoding = known_encoding(f"cp{mark.number}") or reader.encoding


def known_encoding(name: str) -> str:
    """Give an encoding's name if Python knows it, else nothing."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def set_font(reader: RtfReader, mark: Mark) -> None:
    """Take the encoding of a font, or remember which one the font table speaks of."""
    if reader.group.destination == "fonttbl":
        reader.font = mark.number or 0
    else:
        reader.group = replace(reader.group, encoding=reader.fonts.get(mark.number or 0, ""))


def font_set(reader: RtfReader, mark: Mark) -> None:
    """Remember a font's character set; that of plain Western fonts is the file's own."""
    reader.fonts[reader.font] = CODE_PAGES.get(mark.number or 0, "")


def set_style(reader: RtfReader, mark: Mark) -> None:
    """Give the paragraph its style, or remember which one the style sheet speaks of."""
    if reader.group.destination == "stylesheet":
        reader.style = mark.number or 0
    else:
        laid_out(style=lambda each: each.number or 0)(reader, mark)


def set_outline(reader: RtfReader, mark: Mark) -> None:
    """Give the paragraph, or the style that the style sheet speaks of, its outline level."""
    if reader.group.destination == "stylesheet":
        reader.outline = mark.number
    else:
        laid_out(outline=lambda each: each.number)(reader, mark)


def new_paragraph(reader: RtfReader, _mark: Mark) -> None:
    """Forget the layout of the paragraph before."""
    if reader.group.destination == "body":
        reader.flows[-1].layout = Layout()


def plain(reader: RtfReader, _mark: Mark) -> None:
    """Forget what was said of characters."""
    reader.group = replace(reader.group, hidden=False, deleted=False, encoding="")


def revised(reader: RtfReader, mark: Mark) -> None:
    """Count an insertion, which is read as text."""
    reader.counts["insertions"] += is_on(mark)


def stand_ins(reader: RtfReader, mark: Mark) -> None:
    """Set how many characters stand in for a Unicode one."""
    reader.group = replace(reader.group, skips=max(0, mark.number or 0))


WORDS: dict[str, Rule] = {
    **dict.fromkeys(("par", "sect", "\n", "\r", "nestcell"), ends(Flow.end_paragraph)),
    **dict.fromkeys(("listtext", "pntext"), list_mark),
    **dict.fromkeys(HEADERS | NOTES, begins_flow),
    **dict.fromkeys(CHARACTER_SETS, character_set),
    "cell": ends(Flow.end_cell),
    "row": ends(Flow.end_row),
    "pard": new_paragraph,
    "plain": plain,
    "v": switch(lambda group, on: replace(group, hidden=on)),
    **dict.fromkeys(("deleted", "mvf"), switch(lambda group, on: replace(group, deleted=on))),
    "htmlrtf": switch(lambda group, on: replace(group, muted=on)),
    "revised": revised,
    "intbl": laid_out(in_table=is_on),
    "itap": laid_out(in_table=lambda mark: bool(mark.number)),
    "ls": laid_out(in_list=is_on),
    "ilvl": laid_out(list_level=lambda mark: mark.number or 0),
    "s": set_style,
    "outlinelevel": set_outline,
    "u": unicode_character,
    "uc": stand_ins,
    "ansicpg": code_page,
    "f": set_font,
    "fcharset": font_set,
    "fonttbl": goes_to("fonttbl"),
    "stylesheet": goes_to("stylesheet"),
    "title": goes_to("title"),
    "field": begins_field,
    "fldinst": goes_to("fldinst"),
    "atnauthor": gathers("author"),
    "formfield": goes_to("silent"),
    "ffl": gathers("form"),
    "ffdeftext": gathers("form"),
    "sn": gathers("sn"),
    "sv": gathers("sv"),
    "object": counts_object,
    "ud": goes_to("body"),
}
"""What each control word does."""
