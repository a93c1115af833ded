"""What people did to the codes themselves: names, new ones, and what of it is not taken back."""

from collections import Counter
from collections.abc import Iterator, Sequence

from innspill.consultation.refi.codes import (
    NEW_CODE,
    POSITION_CODE,
    THEME_CODE,
    CodeBook,
)
from innspill.consultation.refi.gathering import Marked
from innspill.consultation.refi.values import ReturnedProject
from innspill.consultation.refi.written import Written, is_called
from innspill.consultation.workbook.book import Place, plain
from innspill.consultation.workbook.edits import Edit, Finding, Remark, Target
from innspill.consultation.workbook.layout import Sheet
from innspill.consultation.workbook.meaning import NEW
from innspill.model.exchange import memo_key


def code_findings(
    project: ReturnedProject, written: Written, book: CodeBook, marked: Sequence[Marked]
) -> Iterator[Finding]:
    """Give the themes that people named anew or made, and what else they did to codes."""
    used = Counter(code for each in marked for code in each.codes)
    for code, there in book.codes.items():
        place = Place(file=project.file, sheet=there.name)
        told = {"code": there.name}
        if code.startswith(NEW_CODE):
            if used[code]:
                yield _edit(NEW + code.removeprefix(NEW_CODE), "", plain(there.name), place)
            else:
                yield Remark(place=place, key="code_unused", values=told)
            continue
        yield from _moved(written, book, code, place)
        was = written.names.get(code, "")
        if not is_called(there.name, was):
            if code.startswith(THEME_CODE):
                yield _edit(code.removeprefix(THEME_CODE), was, plain(there.name), place)
            else:
                yield Remark(place=place, key="code_renamed", values={**told, "was": was})
        memo = project.exported.memos.get(code) if project.exported else None
        if there.description and memo not in (None, memo_key(there.description)):
            yield Remark(place=place, key="code_memo", values=told)
    yield from _gone(project, written, book)


def _gone(project: ReturnedProject, written: Written, book: CodeBook) -> Iterator[Remark]:
    """Tell of codes that passages had and that are no longer there."""
    had = {code for each in written.coded.values() for code in (each.main, each.position)}
    gone = sorted(had - set(book.codes))
    if not any(code.startswith(POSITION_CODE) for code in book.codes):
        gone = [code for code in gone if not code.startswith(POSITION_CODE)]
        yield Remark(place=Place(file=project.file, sheet=""), key="no_positions")
    for code in gone:
        key = "theme_gone" if code.startswith(THEME_CODE) else "code_gone"
        place = Place(file=project.file, sheet=written.names[code])
        yield Remark(place=place, key=key, values={"code": written.names[code]})


def _moved(written: Written, book: CodeBook, code: str, place: Place) -> Iterator[Remark]:
    """Tell of a theme's code that stands elsewhere in the tree now."""
    over = next((name for name in book.above[code] if name.startswith((THEME_CODE, NEW_CODE))), "")
    if code.startswith(THEME_CODE) and over != written.parents.get(code, ""):
        values = {"code": book.codes[code].name}
        yield Remark(place=place, key="code_moved", values=values)


def _edit(key: str, was: str, now: str, place: Place) -> Edit:
    return Edit(
        target=Target(sheet=Sheet.THEMES, key=key, column="label"),
        value=now,
        exported=was,
        place=place,
        what=was or now,
        was=was,
        now=now,
    )
