"""A Word document as a draft: which of its paragraphs and tables are which part's."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from lxml.etree import XMLSyntaxError

from innspill.errors import UsageError
from innspill.render.drafts.fingerprint import digest_of, text_of
from innspill.render.drafts.locating import Found, Written, locate
from innspill.render.drafts.marking import Part
from innspill.render.drafts.package import Members, main_part, related
from innspill.render.drafts.state import State, package_digest, read_state, write_state
from innspill.render.drafts.xml import WORD, parse, q
from innspill.render.word_package import DOCUMENT, read_package

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document that innspill wrote, whoever has edited it since.

    `document` names the part with its text, `root` is that part; `style_names` gives a style's name
    by its id, and that of the default style by the empty text. `found` holds the parts that are in
    the document, by id, in their order there.
    """

    members: Members
    document: str
    root: "_Element"
    style_names: Mapping[str, str]
    state: State
    found: Mapping[str, Found]

    def digests(self, part: str) -> tuple[str, ...] | None:
        """Return the digests of a part as it stands; None where it is not in the document."""
        found = self.found.get(part)
        if found is None:
            return None
        return tuple(digest_of(block, self.style_names) for block in found.blocks)

    def heading(self, part: str) -> str:
        """Return the first line of a part as it stands."""
        return text_of(self.found[part].blocks[0]).strip()

    @property
    def pristine(self) -> bool:
        """Whether nothing at all was changed since innspill wrote the document as a new one."""
        return self.state.package == package_digest(self.members)


def read_draft(data: bytes, name: str) -> Draft:
    """Read a document that innspill wrote.

    Args:
        data: The document.
        name: The file as the user knows it.

    Raises:
        UsageError: It is another document, or what innspill needs to know of it is gone.
    """
    try:
        members = read_package(data)
        state = read_state(members)
        draft = None if state is None else _draft(members, state)
    except (BadZipFile, XMLSyntaxError, NotImplementedError, KeyError):
        draft = None
    if draft is None or not draft.found:
        raise UsageError(
            f"{name} exists, and is no draft in which innspill can tell your text from its own",
            hint="Give it another name or choose another folder with --out. --force overwrites it,"
            " and all that is in it is lost.",
        )
    return draft


def _draft(members: Members, state: State) -> Draft:
    document = main_part(members)
    if document is None:
        raise KeyError(DOCUMENT)
    root, style_names = parse(members[document]), names_of_styles(members, document)
    return Draft(
        members=members,
        document=document,
        root=root,
        style_names=style_names,
        state=state,
        found=locate(root, Written(parts=state.parts, style_names=style_names)),
    )


def digests_of(parts: Iterable[Part], around: Members, document: str) -> dict[str, tuple[str, ...]]:
    """Return by the parts' ids the digests of their paragraphs and tables.

    Args:
        parts: Of the letter. Each is parsed alone, since an annex can have twenty thousand rows.
        around: The document in which they stand, with its styles.
        document: The name of its main part.
    """
    style_names = names_of_styles(around, document)
    return {part.id: tuple(_digests(part, style_names)) for part in parts}


def as_draft(
    members: Members,
    document: str,
    written: Mapping[str, tuple[str, ...]],
    around: Members | None = None,
) -> Members:
    """Return a document, just written, with its state in it.

    Args:
        members: The document.
        document: The name of its main part.
        written: The digests of the letter's parts.
        around: The document without the letter; None where it does not matter what it is.
    """
    made = dict(members)
    told = State(parts=dict(written), around="" if around is None else package_digest(around))
    write_state(made, document, told)
    write_state(made, document, replace(told, package=package_digest(made)))
    return made


def _digests(part: Part, style_names: Mapping[str, str]) -> Iterator[str]:
    for block in parse(f'<w:body xmlns:w="{WORD}">{part.written}</w:body>'.encode()):
        yield digest_of(block, style_names)


def names_of_styles(members: Members, document: str) -> dict[str, str]:
    """Return the name of each style by its id, in lower case: Word and others differ in it."""
    part = related(members, document, "styles")
    return {} if part is None else dict(_styles(parse(members[part])))


def _styles(root: "_Element") -> Iterator[tuple[str, str]]:
    for style in root.iterchildren(q("style")):
        named = style.find(q("name"))
        name = "" if named is None else named.get(q("val"), "").lower()
        yield style.get(q("styleId"), ""), name
        if style.get(q("type")) == "paragraph" and style.get(q("default")) in {"1", "true", "on"}:
            yield "", name
