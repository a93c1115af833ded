"""The notices that readers give, and what they leave out, from which those notices are made.

Values are codes and counts, never sentences: the catalogue of each language has the words.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from innspill.ingest.cleaning import clean_line, clean_text
from innspill.model import Aside, Notice, NoticeKind

LINKS = "links"
UNTOLD = frozenset({LINKS, "tooltips"})
"""The codes of what no notice counts: web pages have hundreds, and the text says it already."""

REPEATED = UNTOLD | {"alt_text"}
"""What is kept once where a document has it several times."""

SHORTEST_ADDRESS = 4  # characters; a shorter one is a misspelt or empty field


def asides_of(what: str, texts: Iterable[str], page: int | None = None) -> Iterator[Aside]:
    """Make asides of texts in their final form; one without text is none."""
    for text in map(clean_text, texts):
        if text:
            yield Aside(what=what, text=text, page=page)


def link_text(text: str, address: str) -> str:
    """Write a link as "words <address>"; empty if its words give the address already."""
    words, target = clean_line(text), clean_line(address)
    if len(target) < SHORTEST_ADDRESS or bare(target) in words.casefold():
        return ""
    return f"{words} <{target}>" if words else target


def bare(address: str) -> str:
    """Give an address as people write it: without its scheme and the slash at its end."""
    _, _, rest = address.rpartition("//")
    return (rest or address).removeprefix("mailto:").rstrip("/").casefold()


def without_repeats(asides: Iterable[Aside]) -> tuple[Aside, ...]:
    """Keep what is of `REPEATED` once, and everything else as often as it comes."""
    seen: set[Aside] = set()
    kept: list[Aside] = []
    for aside in asides:
        if aside.what not in REPEATED or aside not in seen:
            kept.append(aside)
        seen.add(aside)
    return tuple(kept)


def left_out_of(asides: Iterable[Aside]) -> Iterator[Notice]:
    """Count asides by their code, in the order in which the codes come first."""
    for what, count in Counter(aside.what for aside in asides).items():
        if what not in UNTOLD:
            yield from left_out(what, count)


def left_out(what: str, count: int) -> tuple[Notice, ...]:
    """Say that `count` pieces of the kind `what` are not among the blocks.

    Nothing if there are none.
    """
    return counted(NoticeKind.LEFT_OUT, what, count)


def part_missing(what: str, count: int) -> tuple[Notice, ...]:
    """Say that `count` parts of the kind `what` could not be read; nothing if there are none."""
    return counted(NoticeKind.PART_MISSING, what, count)


def counted(kind: NoticeKind, what: str, count: int) -> tuple[Notice, ...]:
    """One notice with a code and a count, or none where the count is 0."""
    if not count:
        return ()
    return (Notice(kind=kind, values=(("what", what), ("count", str(count)))),)
