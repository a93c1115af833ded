"""Which code is which: by its GUID, by what its description says, or by its name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from innspill.consultation.refi.values import ReturnedCode
from innspill.consultation.workbook.book import plain
from innspill.model.exchange import Part, code_id, guid_of, mark_in

NEW_CODE = "new/"
"""What the id of a code begins with that people made; its name in small letters follows."""

THEME_CODE, POSITION_CODE = (code_id(part, "") for part in (Part.THEME, Part.POSITION))
"""What the ids of the codes of themes and of positions begin with."""

UNKNOWN = ""
"""The id of a code that can be no theme and no position."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBook:
    """The codes of a project that came back.

    `ids` give the id of each code by its GUID, `codes` the code of each id that is there, `above`
    the ids of those that a code stands in, the nearest first.
    """

    ids: Mapping[str, str]
    codes: Mapping[str, ReturnedCode]
    above: Mapping[str, tuple[str, ...]]


def code_book(codes: Sequence[ReturnedCode], names: Mapping[str, str]) -> CodeBook:
    """Know the codes of a project again.

    Args:
        codes: The codes, each after the one that it stands in.
        names: The names of codes as they were written, by id; of more than one for an id, any.
    """
    known = _known(codes, names)
    by_guid = {code.guid: code for code in codes}
    ids: dict[str, str] = {}
    for code in codes:
        ids[code.guid] = known.get(code.guid) or _made(code, ids)
    first = {name: code for code in reversed(codes) if (name := ids[code.guid])}
    above = {name: tuple(_above(code, by_guid, ids)) for name, code in first.items()}
    return CodeBook(ids=ids, codes={name: first[name] for name in sorted(first)}, above=above)


def _known(codes: Sequence[ReturnedCode], names: Mapping[str, str]) -> dict[str, str]:
    """Give the ids of the codes that were written; where two claim one, the surer has it."""
    guids = {guid_of(Part(name.partition("/")[0]), name.partition("/")[2]): name for name in names}
    called = {plain(label).casefold(): name for name, label in names.items()}
    claims: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for code in codes:
        small = plain(code.name).casefold()
        marked = mark_in(code.description)
        if code.guid in guids:
            claims[guids[code.guid]].append((0, code.guid))
        elif marked in names:
            same = plain(names[marked]).casefold() == small
            claims[marked].append((1 if same else 2, code.guid))
        elif small in called:
            claims[called[small]].append((3, code.guid))
    return {min(claim)[1]: name for name, claim in claims.items()} | {
        guid: name for name, claim in claims.items() for sure, guid in claim if sure in {1, 3}
    }


def _made(code: ReturnedCode, ids: Mapping[str, str]) -> str:
    """Return the id of a code that people made; none where it can be no theme."""
    position = {code_id(Part.BRANCH, "positions")}
    above = ids.get(code.above, "")
    if above in position or above.startswith(POSITION_CODE):
        return UNKNOWN
    name = plain(code.name).casefold()
    return f"{NEW_CODE}{name}" if name else UNKNOWN


def _above(
    code: ReturnedCode, by_guid: Mapping[str, ReturnedCode], ids: Mapping[str, str]
) -> Iterator[str]:
    seen = {code.guid}
    while code.above in by_guid and code.above not in seen:
        seen.add(code.above)
        code = by_guid[code.above]
        yield ids[code.guid]
