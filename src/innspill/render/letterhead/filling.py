"""Fills the fields of a paragraph with Jinja2: sandboxed, escaping, and allowed to do very little.

What a letter's words and settings say is a value and never becomes a template. A tag may show a
field and ask whether it is there; whatever else Jinja2 can do is refused before it is tried.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from jinja2 import TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import XMLSyntaxError

from innspill.errors import UsageError
from innspill.render.drafts.xml import q
from innspill.render.letterhead.anchor import ANCHORS
from innspill.render.letterhead.fields import NAMES
from innspill.render.letterhead.places import Spot
from innspill.render.letterhead.tags import Piece, broken, has_tags, put, said, template

if TYPE_CHECKING:
    from lxml.etree import _Element

_ALLOWED: Final = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Filter,
)
_FILTERS: Final = ("upper", "lower", "capitalize", "default")
_SEVERAL_WORDS: Final = re.compile(r"\{\{\s*([^\W\d]\w*(?:\s+\w+)+)\s*\}\}")
_OPERATORS: Final = frozenset({"or", "and", "if", "else", "not", "is", "in"})
_FIELD_SIGNS: Final = {"begin": 1, "end": -1}


def fill(paragraph: Sequence[Piece], values: Mapping[str, Any], spot: Spot) -> frozenset[str]:
    """Fill the tags of a paragraph.

    Args:
        paragraph: Its pieces, whose text is changed.
        values: Of the fields, by their names.
        spot: Where it stands.

    Returns:
        The names of the fields that it shows or asks for.

    Raises:
        UsageError: A tag is broken, names no field, or does what no tag may; the message says which
            and where.
    """
    text = said(paragraph)
    whole = broken(text, (*NAMES, *ANCHORS))
    if whole:
        raise UsageError(
            f'{spot.file}, "{spot.words}": this tag is broken: {whole}', hint=spot.where
        )
    if not has_tags(text):
        return frozenset()
    _refuse_several_words(text, spot)
    source = template(paragraph)
    names = _checked(source, spot)
    try:
        filled = _environment().from_string(source).render(values)
        put(paragraph, filled)
    except (TemplateError, XMLSyntaxError) as error:
        raise _too_much(spot) from error
    _refuse_half_a_field(paragraph, spot)
    return names


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    """Return the environment: what is shown is escaped, since a paragraph is XML text."""
    environment = ImmutableSandboxedEnvironment(autoescape=True, keep_trailing_newline=True)
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    return environment


def _checked(source: str, spot: Spot) -> frozenset[str]:
    """Return the names in a template, all of which are fields'."""
    try:
        tree = _environment().parse(source)
    except TemplateSyntaxError as error:
        raise _not_understood(error, spot) from error
    found = list(_walk(tree))
    if not all(isinstance(node, _ALLOWED) for node in found):
        raise _too_much(spot)
    for node in found:
        if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
            raise UsageError(
                f'{spot.file}, "{spot.words}": there is no filter "{node.name}",'
                f" only {', '.join(_FILTERS)}",
                hint=spot.where,
            )
    names = frozenset(node.name for node in found if isinstance(node, nodes.Name))
    for name in sorted(names - set(NAMES)):
        raise _unknown(name, spot)
    return names


def _refuse_several_words(text: str, spot: Spot) -> None:
    """Refuse a name of several words, and a place of the letter that is written wrongly."""
    for found in _SEVERAL_WORDS.findall(text):
        words = found.split()
        if not _OPERATORS.isdisjoint(words):
            continue
        if words[0] == "p" and words[-1] not in ANCHORS:
            near = get_close_matches(" ".join(words[1:]), ANCHORS, n=1) or list(ANCHORS)
            raise _no_field(f"{{{{{found} }}}}", f"{{{{p {near[0]} }}}}", spot)
        if words[0] != "p":
            raise _unknown(" ".join(words), spot)


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _too_much(spot: Spot) -> UsageError:
    return UsageError(
        f'{spot.file}, "{spot.words}": a tag can show a field, and ask whether it is there, and'
        " nothing else",
        hint=spot.where,
    )


def _not_understood(error: TemplateSyntaxError, spot: Spot) -> UsageError:
    if "endif" in str(error):
        return UsageError(
            f'{spot.file}, "{spot.words}": a condition begins and ends in the same paragraph:'
            " {% if … %} … {% endif %}",
            hint=spot.where,
        )
    return UsageError(
        f'{spot.file}, "{spot.words}": this tag cannot be understood: {error.message}',
        hint=spot.where,
    )


def _unknown(name: str, spot: Spot) -> UsageError:
    if name in ANCHORS:
        return UsageError(
            f'{spot.file}, "{spot.words}": {{{{p {name} }}}} stands alone, in a paragraph of'
            " its own",
            hint=spot.where,
        )
    near = get_close_matches(name, NAMES, n=1)
    if near:
        return _no_field(name, near[0], spot)
    return UsageError(
        f'{spot.file}, "{spot.words}": there is no field "{name}"; the fields are'
        f" {', '.join(NAMES)}",
        hint=spot.where,
    )


def _no_field(name: str, near: str, spot: Spot) -> UsageError:
    return UsageError(
        f'{spot.file}, "{spot.words}": there is no field "{name}"; is it "{near}"?',
        hint=spot.where,
    )


def _refuse_half_a_field(paragraph: Sequence[Piece], spot: Spot) -> None:
    """Refuse a condition that took away one end of a field of Word's (a page number)."""
    taken = [part.element for part in paragraph if part.element.getparent() is None]
    signs: list[_Element] = [each for each in taken if each.tag == q("fldChar")]
    if sum(_FIELD_SIGNS.get(each.get(q("fldCharType"), ""), 0) for each in signs):
        raise UsageError(
            f'{spot.file}, "{spot.words}": a condition begins or ends inside a field of Word\'s',
            hint=spot.where,
        )
