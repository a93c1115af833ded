"""Where Norwegian sentences begin and end."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

_STOP = re.compile(
    r"(?:[.!?]+|…)[.!?…]*[»”“\"’')\]]*(?=\s)"
    r"|(?<=[^\W\d_][.!?»])(?:\d{1,2}|[¹²³⁰⁴-⁹]{1,2})(?=\s)"
    r"|\n(?=[ \t]*(?:\n|[-–—•·*▪◦]\s|\d{1,2}[.)]\s))"
)
_WORD_BEFORE = re.compile(r"[^\s(«“\"„\[/]*$")
_TWO_BEFORE = re.compile(r"([^\W\d_]+)[\s(«]+\S*$")
_FIRST_OF_NEXT = re.compile(r"\s+[«“\"„'‘(\[\-–—•·*▪◦\s]*(\S?)")
_ENUMERATOR = re.compile(r"(?:\d{1,2}|[a-zæøåA-ZÆØÅ]|[ivxIVX]{1,5})")
_REACH = 60  # characters looked back: longer than any word that matters here


@lru_cache(maxsize=50_000)  # each stage asks anew, and a passage's sentences are always the same
def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Divide a text into sentences.

    Returns:
        First and last character of each, in order, without white space at the ends; together they
        hold every character that is not white space, and no two overlap.
    """
    spans = []
    start = 0
    for end in (*_ends(text), len(text)):
        piece = text[start:end]
        if body := piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            spans.append((first, first + len(body)))
        start = end
    return tuple(spans)


def _ends(text: str) -> Iterator[int]:
    start = 0
    for stop in _STOP.finditer(text):
        if stop.group().startswith("\n") or _ends_here(text, start, stop):
            start = stop.end()
            yield start


def _ends_here(text: str, start: int, stop: re.Match[str]) -> bool:
    after = _FIRST_OF_NEXT.match(text, stop.end())
    first = after.group(1) if after else ""
    if not first:
        return True
    if first.islower():
        return False
    if stop.group()[0] not in ".!?…":  # the number of a footnote, close to the full stop
        return _is_note(text[max(start, stop.start() - _REACH) : stop.start()])
    if stop.group()[0] != "." or stop.group().startswith(".."):
        return True
    reach = text[max(start, stop.start() - _REACH) : stop.start()]
    found = _WORD_BEFORE.search(reach)
    word = found.group() if found else ""
    enumerates = not text[start : stop.start() - len(word)].strip(" \t\n-–•")
    if enumerates and _ENUMERATOR.fullmatch(word):
        return False
    return _word_ends(word, reach, first)


def _is_note(reach: str) -> bool:
    """Tell a footnote's number behind a full stop ("krav.2 Vi …") from "kap.2" and "nr.2"."""
    found = _WORD_BEFORE.search(reach.rstrip(".!?»"))
    word = found.group().casefold() if found else ""
    return len(word) > len("nr") and word not in _words("more") | _words("may_end")


def _word_ends(word: str, reach: str, first: str) -> bool:
    """Tell whether the full stop after a word closes a sentence that a capital or digit follows."""
    lower = word.casefold().strip("()[]«»\"'")
    if lower in _words("more"):
        return False
    if lower in _words("may_end"):
        return not first.isdigit()
    before = _TWO_BEFORE.search(reach)
    previous = before.group(1).casefold() if before else ""
    if len(word) == 1 and word.isalpha() and word.isupper():
        return previous in _words("lettered")
    if word.isdigit() and len(word) <= len("31") and first.isalpha():
        return previous != "den"
    return True


@cache
def _words(section: str) -> frozenset[str]:
    """Read one section of the abbreviations; what each means stands in the file."""
    text = (files("innspill") / "data" / "abbreviations.txt").read_text(encoding="utf-8")
    body = text.partition(f"[{section}]")[2].partition("\n[")[0]
    return frozenset(word for line in body.splitlines() if line[:1] != "#" for word in line.split())
