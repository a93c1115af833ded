"""The text of one Word paragraph.

Runs, breaks, fields, revisions, symbols, and what hangs on it.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from innspill.ingest.office.docx_controls import chosen_in, is_contents_control, is_placeholder
from innspill.ingest.office.docx_styles import WORD, Styles, is_on, value
from innspill.ingest.office.drawingml import DIAGRAM_LINK, DRAWING, MATH
from innspill.ingest.xml import Element, children

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TEXT_BOX = f"{WORD}txbxContent"

TEXT_LEAVES = frozenset({f"{WORD}t", f"{WORD}delText", f"{DRAWING}t", f"{MATH}t"})
GONE = frozenset({f"{WORD}del", f"{WORD}moveFrom"})
"""Around what a change took away."""

FORMULA_LEAVES = frozenset({f"{WORD}t", f"{MATH}t"})
SAYS = TEXT_LEAVES | {
    DIAGRAM_LINK, f"{WORD}sym", f"{WORD}footnoteReference", f"{WORD}endnoteReference"
}  # fmt: skip

PRIVATE = range(0xF000, 0xF100)
"""Where the characters of symbol fonts are put that have no code of their own."""

SYMBOLS = {
    0x22: "∀", 0x27: "∋", 0x2D: "−", 0x61: "α", 0x62: "β", 0x64: "δ", 0x65: "ε",
    0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0xA2: "′",
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
    0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD7: "·", 0xDE: "⇒",
}  # fmt: skip
"""Characters of the Symbol font (Adobe's Symbol encoding); the others are bullets and ornaments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteMark:
    """The place of a foot- or endnote; `kind` is the name of the part that holds it."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMark:
    """The begin, separate or end of a field: what stands before `separate` is its code."""

    type: str


Token = str | NoteMark | FieldMark | Element
"""A piece of text, a note's place, a field's mark, or what is to be read after the paragraph: a
text box, or the link to a diagram."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """A paragraph's text, and what is to be read after it."""

    text: str
    notes: tuple[NoteMark, ...]
    boxes: tuple[Element, ...]


def inline(paragraphs: Sequence[Element], styles: Styles) -> Inline:
    """Gather a paragraph's text as it reads with all changes accepted.

    Args:
        paragraphs: Those that become one where the marks between them are deleted; else one.
        styles: The document's styles, which may hide text.
    """
    tokens = [token for each in paragraphs for token in tokens_of(each, styles)]
    return Inline(
        text="".join(visible(tokens)),
        notes=tuple(token for token in tokens if isinstance(token, NoteMark)),
        boxes=tuple(token for token in tokens if not isinstance(token, (str, NoteMark, FieldMark))),
    )


def visible(tokens: list[Token]) -> Iterator[str]:
    """Give the pieces of text that are in no field's code.

    A field without an end is read as text.
    """
    opened: list[bool] = []
    ends = sum(isinstance(token, FieldMark) and token.type == "end" for token in tokens)
    for token in tokens:
        if isinstance(token, FieldMark):
            if token.type == "begin" and ends:
                opened.append(True)
            elif token.type == "separate" and opened:
                opened[-1] = False
            elif token.type == "end" and opened:
                opened.pop()
        elif isinstance(token, str) and not any(opened):
            yield token


def tokens_of(element: Element, styles: Styles) -> Iterator[Token]:
    """Give what the children of an element hold, in order; what no rule names holds no text."""
    for child in children(element):
        rule = RULES.get(str(child.tag))
        if rule is not None:
            yield from rule(child, styles)


def run_tokens(run: Element, styles: Styles) -> Iterator[Token]:
    """Read a run, unless it is hidden."""
    if is_hidden(run, styles):
        return
    yield from tokens_of(run, styles)


def is_hidden(run: Element, styles: Styles) -> bool:
    """Tell hidden text, set so directly or by a character style."""
    properties = run.find(f"{WORD}rPr")
    if properties is None:
        return False
    vanish = properties.find(f"{WORD}vanish")
    if vanish is not None:
        return is_on(vanish)
    style_id = value(properties.find(f"{WORD}rStyle"))
    return style_id is not None and styles.get(style_id).hidden


def own_text(element: Element, _styles: Styles) -> Iterator[Token]:
    """Read an element that is text."""
    yield element.text or ""


def fixed(text: str) -> "Rule":
    """Make the rule of an element that stands for a character."""
    return lambda _element, _styles: iter((text,))


def line_break(element: Element, _styles: Styles) -> Iterator[Token]:
    """Read a break: a new line, or a space where the page or the column ends."""
    yield " " if element.get(f"{WORD}type") in {"page", "column"} else "\n"


def symbol(element: Element, _styles: Styles) -> Iterator[Token]:
    """Read a character of a symbol font; a bullet or an ornament is no text."""
    try:
        code = int(element.get(f"{WORD}char", ""), 16)
    except ValueError:
        return
    font = element.get(f"{WORD}font", "").casefold()
    if font == "symbol":
        yield SYMBOLS.get(code & 0xFF, "")
    elif code not in PRIVATE and code <= sys.maxunicode:
        yield chr(code)


def field_mark(element: Element, _styles: Styles) -> Iterator[Token]:
    """Read the begin, separate or end of a field; a list to choose from is what was chosen."""
    form = element.find(f"{WORD}ffData")
    if form is not None:
        yield chosen_in(form)
    yield FieldMark(type=element.get(f"{WORD}fldCharType", ""))


def note_mark(kind: str) -> "Rule":
    """Make the rule of a reference to a note."""
    return lambda element, _styles: iter((NoteMark(kind=kind, id=element.get(f"{WORD}id", "")),))


def control(element: Element, styles: Styles) -> Iterator[Token]:
    """Read a content control, unless it waits to be filled in or is a table of contents."""
    content = element.find(f"{WORD}sdtContent")
    if content is not None and not is_placeholder(element) and not is_contents_control(element):
        yield from tokens_of(content, styles)


def alternative(element: Element, styles: Styles) -> Iterator[Token]:
    """Read one branch of an alternative: they say the same thing twice."""
    branch = chosen_branch(element)
    if branch is not None:
        yield from tokens_of(branch, styles)


def chosen_branch(element: Element) -> Element | None:
    """Choose the first branch of an alternative that says anything, else the first."""
    found = branches(element)
    return next((branch for branch in found if says_anything(branch)), found[0] if found else None)


def says_anything(element: Element) -> bool:
    """Tell whether there is text in an element, or something that leads to text."""
    return any(
        each.tag not in TEXT_LEAVES or (each.text or "").strip() for each in element.iter(*SAYS)
    )


def branches(element: Element) -> list[Element]:
    """Give the choices of an alternative, the fallback last."""
    choices = element.findall(f"{COMPATIBILITY}Choice")
    return [*choices, *element.findall(f"{COMPATIBILITY}Fallback")]


def drawing(element: Element, styles: Styles) -> Iterator[Token]:
    """Find the text boxes and diagrams of a drawing, and the words that stand in neither."""
    for child in children(element):
        if child.tag in {TEXT_BOX, DIAGRAM_LINK}:
            yield child
        elif child.tag == f"{COMPATIBILITY}AlternateContent":
            yield from drawn_alternative(child, styles)
        elif child.tag == f"{DRAWING}t":
            yield f" {child.text or ''} "
        else:
            yield from drawing(child, styles)


def drawn_alternative(element: Element, styles: Styles) -> Iterator[Token]:
    """Read one branch of an alternative within a drawing."""
    branch = chosen_branch(element)
    if branch is not None:
        yield from drawing(branch, styles)


def formula(element: Element, _styles: Styles) -> Iterator[Token]:
    """Read a formula as the characters in it."""
    yield formula_text(element)


def formula_text(element: Element) -> str:
    """Give a formula's characters with all changes accepted."""
    if element.tag in GONE:
        return ""
    own = element.text or "" if element.tag in FORMULA_LEAVES else ""
    return own + "".join(map(formula_text, children(element)))


def base_of_ruby(element: Element, styles: Styles) -> Iterator[Token]:
    """Read the text of a ruby without the small signs above it."""
    base = element.find(f"{WORD}rubyBase")
    if base is not None:
        yield from tokens_of(base, styles)


Rule = Callable[[Element, Styles], Iterator[Token]]
RULES: dict[str, Rule] = {
    **{
        f"{WORD}{name}": tokens_of
        for name in (
            "hyperlink",
            "smartTag",
            "ins",
            "moveTo",
            "fldSimple",
            "customXml",
            "dir",
            "bdo",
        )
    },
    f"{WORD}r": run_tokens,
    f"{WORD}t": own_text,
    f"{WORD}tab": fixed("\t"),
    f"{WORD}ptab": fixed("\t"),
    f"{WORD}br": line_break,
    f"{WORD}cr": fixed("\n"),
    f"{WORD}noBreakHyphen": fixed("-"),
    f"{WORD}sym": symbol,
    f"{WORD}fldChar": field_mark,
    f"{WORD}footnoteReference": note_mark("footnotes"),
    f"{WORD}endnoteReference": note_mark("endnotes"),
    f"{WORD}sdt": control,
    f"{WORD}ruby": base_of_ruby,
    f"{WORD}drawing": drawing,
    f"{WORD}pict": drawing,
    f"{WORD}object": drawing,
    f"{COMPATIBILITY}AlternateContent": alternative,
    f"{MATH}oMath": formula,
    f"{MATH}oMathPara": formula,
}
"""What each element within a paragraph says; deleted and moved-away text has no rule."""
