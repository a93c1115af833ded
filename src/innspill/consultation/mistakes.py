"""What was probably meant where a file that people wrote is no TOML.

A parser says where it gave up, and that is often not where the mistake is: a list without its end
is noticed at the next key. Here its words, which are English and a programmer's, become a line and
the name of a mistake, for which `WANTED` has a sentence.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from tomllib import TOMLDecodeError
from typing import Final

from innspill.consultation.days import begins_with_day

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_CURLY: Final = "“”„«»‘’‚"
_VALUE = re.compile(r"^[^=#\"']*=\s*(.*?)\s*$")
_TRUTH = re.compile(r"(?:ja|nei|yes|no|on|off|true|false|sant?|usant?)\b", re.IGNORECASE)
_TRIPLE: Final = '"""'


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What was probably done wrong, by its name in `WANTED`, and on which line, from 1.

    `begun` is the line on which began what has no end.
    """

    fault: str
    line: int
    begun: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stop:
    """Where the parser gave up: its words, the lines, and what it had before it on its line."""

    said: str
    lines: tuple[str, ...]
    at: int
    rest: str

    @property
    def row(self) -> str:
        return self.lines[self.at]

    @property
    def value(self) -> str:
        """What stands after the equals sign; empty where there is none."""
        found = _VALUE.match(self.row)
        return found[1] if found else ""


def find_mistake(text: str, error: TOMLDecodeError) -> Mistake:
    """Tell what was probably done wrong.

    Args:
        text: The file's text.
        error: What the parser said of it.
    """
    stop = _stop(text, error)
    for said, judge in _JUDGES:
        if re.search(said, stop.said):
            return judge(stop)
    return Mistake(fault="other", line=stop.at + 1)


def _stop(text: str, error: TOMLDecodeError) -> _Stop:
    lines = tuple(text.replace("\r\n", "\n").split("\n"))
    place = _PLACE.search(str(error))
    if place is None:
        last = max((at for at, line in enumerate(lines) if line.strip()), default=0)
        return _Stop(said=str(error), lines=lines, at=last, rest="")
    at = int(place[1]) - 1
    rest = lines[at][int(place[2]) - 1 :]
    return _Stop(said=str(error), lines=lines, at=at, rest=rest)


def _here(fault: str) -> Callable[[_Stop], Mistake]:
    return lambda stop: Mistake(fault=fault, line=stop.at + 1)


def _value(stop: _Stop) -> Mistake:
    """Judge a value that is none: without quotation marks, with the wrong ones, or not there."""
    told = stop.rest.strip()
    rows = (
        ("curly_quotes", told[:1] != "" and told[0] in _CURLY),
        ("date_type", begins_with_day(told)),
        ("bool_type", bool(_TRUTH.fullmatch(told))),
        ("tuple_type", told.startswith("(")),
        ("value_missing", told == "" or told.startswith("#")),
    )
    return Mistake(
        fault=next((name for name, fits in rows if fits), "string_type"), line=stop.at + 1
    )


def _after_value(stop: _Stop) -> Mistake:
    """Judge what stands after a value that was whole."""
    told = stop.value
    rows = (
        ("date_type", begins_with_day(told)),
        ("int_type", bool(re.match(r"[\d.]+,\d", told))),
        ("leading_zero", bool(re.match(r"0\d", told))),
        ("tuple_type", bool(re.match(r"[\"'][^\"']*[\"']\s*[,;]", told))),
        ("inner_quotes", told.startswith(('"', "'"))),
    )
    return Mistake(fault=next((name for name, fits in rows if fits), "other"), line=stop.at + 1)


def _in_list(stop: _Stop) -> Mistake:
    """Judge a list in which something other than a comma or its end came after an item."""
    begun = _beginning(stop)
    before = stop.row[: len(stop.row) - len(stop.rest)]
    if stop.rest[:1].isdigit() and before.endswith("0"):
        return Mistake(fault="leading_zero", line=stop.at + 1)
    if stop.rest.startswith((";", ".")):
        return Mistake(fault="comma_missing", line=stop.at + 1)
    if stop.rest.startswith(('"', "'")):
        return Mistake(fault="comma_missing", line=_last_line(stop, before) + 1)
    if not stop.rest or re.match(r"[\w.-]+\s*=|\[", stop.rest):
        return Mistake(fault="bracket_missing", line=begun, begun=begun)
    return Mistake(fault="quote_missing", line=stop.at + 1)


def _last_line(stop: _Stop, before: str) -> int:
    """Return where the item before this one stands: on this line, or on one above."""
    if before.strip():
        return stop.at
    told = (at for at in range(stop.at - 1, -1, -1) if _bare(stop.lines[at]))
    return next(told, stop.at)


def _bare(line: str) -> str:
    return line.partition("#")[0].strip()


def _beginning(stop: _Stop) -> int:
    """Return the line, from 1, on which the list that is open began."""
    for at in range(stop.at, -1, -1):
        if at == stop.at and stop.rest and stop.row.strip() == stop.rest.strip():
            continue
        if re.match(r"\s*[\w\"'.-]+\s*=\s*\[", stop.lines[at]):
            return at + 1
    return stop.at + 1


def _open_text(stop: _Stop) -> Mistake:
    """Judge a text that goes on to the end of the file."""
    begun = [at for at, line in enumerate(stop.lines, start=1) if line.count(_TRIPLE) % 2]
    if not begun:
        return Mistake(fault="quote_missing", line=stop.at + 1)
    return Mistake(fault="text_open", line=begun[-1], begun=begun[-1])


def _key(stop: _Stop) -> Mistake:
    """Judge what begins as no key does: with Norwegian letters, a colon, or as running text."""
    name = re.match(r"[^=:]*=", stop.row)
    foreign = name is not None and not name[0].isascii()
    return Mistake(fault="key_letters" if foreign else "equals_missing", line=stop.at + 1)


_JUDGES: Final[tuple[tuple[str, Callable[[_Stop], Mistake]], ...]] = (
    (r"^(?:Illegal|Found invalid) character '\\n'", _here("quote_missing")),
    (r"^Unterminated string|^Expected [\"']{3,}", _open_text),
    (r"^Unclosed array", _in_list),
    (r"^Invalid value", _value),
    (r"^Invalid date", _here("date_type")),
    (r"^Expected newline", _after_value),
    (r"^Expected .=. after a key|^Invalid initial character|^Invalid statement", _key),
    (r"^Expected .\]", _here("heading_open")),
    (r"^Cannot|^Duplicate", _here("twice")),
    (r"Unescaped|hex value|[Ee]scaped", _here("backslash")),
)
"""The parser's words, as a pattern, and who judges what they mean; the first that fits counts."""
