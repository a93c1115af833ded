"""The text of themes.toml in pieces, one for each theme, which together are the text again."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

import tomlkit
from tomlkit.container import Container
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Comment, Item, Whitespace

from innspill.consultation.theme_book import themes_in
from innspill.errors import UsageError

NAME = "themes.toml"
"""What the file is called in messages."""

Value = str | Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One theme's part of the file; its texts follow each other, each with its line ends.

    Attributes:
        id: The theme's.
        above: The comments right above its header.
        header: The line `[[theme]]`.
        keys: From there to the end of the last key's line.
        inside: Comments that follow without a blank line between.
        after: Blank lines and comments from there to the next theme's.
    """

    id: str
    above: str
    header: str
    keys: str
    inside: str
    after: str

    @property
    def text(self) -> str:
        """The part of the file that this is."""
        return self.above + self.header + self.keys + self.inside + self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The whole file: what stands above the first theme, then the themes; `end` ends its lines."""

    head: str
    themes: tuple[Piece, ...]
    end: str

    @property
    def text(self) -> str:
        """The file's text."""
        return self.head + "".join(piece.text for piece in self.themes)

    def changed(self, **keys: Mapping[str, Value | None]) -> "Pieces":
        """Return the file with keys of themes set: None takes one out, a list adds to what stands.

        Args:
            keys: By the name of a key, the value for each theme's id.
        """
        new = self.themes
        for key, value_of in keys.items():
            new = tuple(
                _with_key(piece, key, value_of[piece.id], self.end)
                if piece.id in value_of
                else piece
                for piece in new
            )
        return replace(self, themes=new)


def pieces_of(text: str) -> Pieces:
    """Divide the text of themes.toml.

    Raises:
        UsageError: It is wrong, or its themes do not each stand below a line [[theme]].
    """
    ids = [theme.id for theme in themes_in(text, NAME)]
    end = "\r\n" if "\r\n" in text else "\n"
    if not ids and not _holds_theme(text):
        return Pieces(head=text, themes=(), end=end)
    head, tables = _tables(text)
    starts = [len(head)]
    for table in tables:
        header = text.index("\n", starts[-1]) + 1
        starts.append(header + len(table.as_string()))
    parts = [text[start:stop] for start, stop in pairwise(starts)]
    if head + "".join(parts) != text or not text.startswith(head):
        raise _unfit()
    themes = tuple(
        _piece(name, part, table) for name, part, table in zip(ids, parts, tables, strict=True)
    )
    return _with_comments_above(Pieces(head=head, themes=themes, end=end))


def without(pieces: Pieces, gone: Iterable[str]) -> Pieces:
    """Take themes out, each with the comments in it and right above it.

    A comment right above that also follows the theme before it without a blank line, or begins the
    file, may be about that, and stays; so do comments that stand by themselves.
    """
    taken = set(gone)
    head, kept = pieces.head, list[Piece]()
    for piece in pieces.themes:
        if piece.id not in taken:
            kept.append(piece)
            continue
        before = kept[-1].inside + kept[-1].after if kept else head
        above = "" if _is_blank(_lines(before)[-1:]) else piece.above
        left = above + _joining(before + above, piece.after)
        if kept:
            kept[-1] = replace(kept[-1], after=kept[-1].after + left)
        else:
            head += left
    return replace(pieces, head=head, themes=tuple(kept))


def _holds_theme(text: str) -> bool:
    return "theme" in tomlkit.parse(text)


def _tables(text: str) -> tuple[str, list[Container]]:
    """Return what stands above the first theme, and the themes as tomlkit has them."""
    try:
        body = tomlkit.parse(text).body
    except TOMLKitError as error:
        raise _unfit() from error
    above = list(takewhile(lambda entry: entry[0] is None, body))
    rest = body[len(above) :]
    head = "".join(item.as_string() for _, item in above)
    if len(rest) != 1 or not isinstance(rest[0][1], AoT):
        raise _unfit()
    return head, [table.value for table in rest[0][1].body]


def _unfit() -> UsageError:
    return UsageError(
        f"{NAME}: the themes do not each stand below a line [[theme]]",
        hint="Write [[theme]] on a line, and the keys of the theme on the lines below it.",
    )


def _piece(name: str, part: str, table: Container) -> Piece:
    """Divide a theme's part of the file; what follows its keys is divided when all are there."""
    header, newline, keys = part.partition("\n")
    loose = takewhile(_is_loose, (item for _, item in reversed(table.body)))
    cut = len(keys) - sum(len(item.as_string()) for item in loose)
    return Piece(
        id=name, above="", header=header + newline, keys=keys[:cut], inside="", after=keys[cut:]
    )


def _is_loose(item: Item) -> bool:
    return isinstance(item, Whitespace | Comment)


def _with_comments_above(pieces: Pieces) -> Pieces:
    """Give comments to the theme whose header they stand right above, or whose keys they follow."""
    head, above = _cut_above(pieces.head)
    themes = []
    for piece in pieces.themes[:-1]:
        after, following = _cut_above(piece.after)
        themes.append(_with_comments(piece, above, after))
        above = following
    last = pieces.themes[-1]
    return replace(pieces, head=head, themes=(*themes, _with_comments(last, above, last.after)))


def _with_comments(piece: Piece, above: str, after: str) -> Piece:
    inside = "".join(takewhile(_is_comment, _lines(after)))
    return replace(piece, above=above, inside=inside, after=after[len(inside) :])


def _cut_above(text: str) -> tuple[str, str]:
    lines = _lines(text)
    above = list(takewhile(_is_comment, reversed(lines)))
    cut = len(text) - sum(map(len, above))
    return text[:cut], text[cut:]


def _lines(text: str) -> list[str]:
    """Return lines with their ends; only a newline ends one, as in TOML."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _is_blank(lines: Sequence[str]) -> bool:
    return bool(lines) and not lines[0].strip()


def _joining(before: str, after: str) -> str:
    """Return what followed a theme that is gone, so that no blank lines heap up."""
    lines = _lines(after)
    if before and not _is_blank(_lines(before)[-1:]):
        return after
    return "".join(lines[sum(1 for _ in takewhile(lambda line: not line.strip(), lines)) :])


def _with_key(piece: Piece, key: str, value: Value | None, end: str) -> Piece:
    """Set a key, in its place where it stands, else on a line after the last one."""
    body = tomlkit.parse(piece.keys)
    stands = body.get(key)
    if value is None:
        if stands is None:
            return piece
        del body[key]
    elif stands is None:
        closed = piece.keys if piece.keys.endswith("\n") else piece.keys + end
        return replace(piece, keys=closed + line_of_key(key, value, end))
    elif isinstance(value, str):
        if stands == value:
            return piece
        body[key] = value
    else:
        body[key].extend(value)
    return replace(piece, keys=_ended(body.as_string(), piece.keys))


def _ended(new: str, old: str) -> str:
    """End new lines as the old ones end."""
    windows = "\r\n" in old and not re.search(r"(?<!\r)\n", old)
    return re.sub(r"(?<!\r)\n", "\r\n", new) if windows else new


def line_of_key(key: str, value: Value, end: str) -> str:
    """Write a key and its value as a line of TOML."""
    plain = value if isinstance(value, str) else list(value)
    return f"{key} = {tomlkit.item(plain).as_string()}{end}"
