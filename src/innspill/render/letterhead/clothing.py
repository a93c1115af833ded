"""The styles of the letter: the letterhead's own, and in its manner what it lacks."""

import re
from io import BytesIO
from typing import TYPE_CHECKING, Final

from innspill.model import Language
from innspill.render.drafts.package import drop_part
from innspill.render.drafts.xml import new, q
from innspill.render.letterhead.opening import Opened
from innspill.render.word_package import DOCUMENT, read_package
from innspill.render.word_paper import MARK_STYLE, PARAGRAPH_STYLES, TABLE_STYLE
from innspill.render.word_styles import new_document
from innspill.render.word_wardrobe import Clothed, ancestry, bring_styles, by_id, key_of, keys

if TYPE_CHECKING:
    from lxml.etree import _Element

FOOTER_STYLE: Final = "Footer"
_VALUE: Final = q("val")
_OUR_SIZE: Final = "22"  # half points of our ordinary text
_WORDS_SIZE: Final = 20  # of a document that says nothing of it
_SIZE: Final = q("sz")
_POINTS: Final = re.compile(r"(\d{1,4}(?:\.\d+)?)(pt)?")  # half points, but where a unit is told
_OFF: Final = frozenset({"0", "false"})
_FASHION: Final = frozenset(map(q, ("rFonts", "color", "lang", "kern", "spacing", "szCs")))
_LIST, _LETTER_LIST = ("paragraph", "list bullet"), "Letter Bullet"
# Which of our styles is meant, by type and name in lower case.
_USED: Final = {
    **{("paragraph", name.lower()): name for name in (*PARAGRAPH_STYLES, FOOTER_STYLE)},
    ("table", TABLE_STYLE.lower()): TABLE_STYLE,
    ("character", MARK_STYLE.lower()): MARK_STYLE,
}


def clothe(opened: Opened, language: Language) -> dict[str, str]:
    """Give the id of each style that the letter uses by its name; what is missing is made.

    What is made has the letterhead's fonts and colours, and sizes in proportion to its text.
    """
    _drop_second_set(opened)
    target = Clothed(members=opened.members, document=opened.document)
    source = _ours(language, _size(target.part("styles")))
    ours = {
        style_id: _USED[key_of(style)]
        for style_id, style in by_id(source.part("styles")).items()
        if key_of(style) in _USED
    }
    ids = bring_styles(target, source, ours.keys())
    styles = {name: ids[style_id] for style_id, name in ours.items()}
    if not _makes_a_list(target, styles["List Bullet"]):
        styles["List Bullet"] = _list_like(target, source, styles["List Bullet"])
    return styles


def _drop_second_set(opened: Opened) -> None:
    """Take away the copy of the styles that Word 2010 kept, and that would now differ from them."""
    for name in [each for each in opened.members if each.endswith("/stylesWithEffects.xml")]:
        drop_part(opened.members, name)


def _ours(language: Language, size: int) -> Clothed:
    """Return a document with our styles, without fonts and colours of their own."""
    buffer = BytesIO()
    new_document(language, "").save(buffer)
    members = read_package(buffer.getvalue())
    source = Clothed(members=members, document=DOCUMENT)
    styles = source.part("styles")
    for style in styles.iterchildren(q("style")):
        _undress(style, size)
    source.keep("styles", styles)
    return source


def _undress(style: "_Element", size: int) -> None:
    """Leave of a style what tells it from ordinary text."""
    for properties in style.findall(q("rPr")):
        for each in list(properties):
            own = each.get(_VALUE, "")
            if each.tag in _FASHION or own in _OFF or (each.tag == _SIZE and own == _OUR_SIZE):
                properties.remove(each)
            elif each.tag == _SIZE:
                each.set(_VALUE, str(round(int(own) * size / int(_OUR_SIZE))))
    for properties in style.findall(q("pPr")):
        for each in [*properties.findall(q("keepNext")), *properties.findall(q("spacing"))]:
            if each.get(_VALUE) in _OFF:
                properties.remove(each)
            for name in ("line", "lineRule"):
                each.attrib.pop(q(name), "")


def _size(styles: "_Element") -> int:
    """Return the size of a document's ordinary text in half points."""
    ordinary = [
        style
        for style in styles.iterchildren(q("style"))
        if style.get(q("type")) == "paragraph" and style.get(q("default")) in {"1", "true", "on"}
    ]
    defaults = styles.find(f"{q('docDefaults')}/{q('rPrDefault')}")
    for holder in (*ordinary, defaults):
        size = None if holder is None else holder.find(f"{q('rPr')}/{q('sz')}")
        told = None if size is None else _POINTS.fullmatch(size.get(_VALUE, ""))
        if told:
            return round(float(told[1]) * (2 if told[2] else 1))
    return _WORDS_SIZE


def _makes_a_list(target: Clothed, style_id: str) -> bool:
    """Tell whether a style, or one that it is based on, makes its paragraphs items of a list."""
    styles = by_id(target.part("styles"))
    for each in ancestry(style_id, styles):
        number = styles[each].find(f"{q('pPr')}/{q('numPr')}/{q('numId')}")
        if number is not None:
            return number.get(_VALUE) != "0"
    return False


def _list_like(target: Clothed, source: Clothed, style_id: str) -> str:
    """Make a style that looks like one without bullets, and has them."""
    styles = source.part("styles")
    bullet = by_id(styles)[keys(styles)[_LIST]]
    named = bullet.find(q("name"))
    if named is not None:
        named.set(_VALUE, _LETTER_LIST)
    for each in [*bullet.findall(q("basedOn")), *bullet.findall(q("rPr"))]:
        bullet.remove(each)
    bullet.set(q("customStyle"), "1")
    source.keep("styles", styles)
    other = bullet.get(q("styleId"), "")
    made = bring_styles(target, source, {other})[other]
    own = target.part("styles")
    name = by_id(own)[made].find(q("name"))
    if name is not None:
        name.addnext(new("basedOn", val=style_id))
    target.keep("styles", own)
    return made
