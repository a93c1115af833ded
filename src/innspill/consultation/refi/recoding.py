"""What people changed of a project's coding: what is coded now against what was written."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from innspill.consultation.refi.codes import (
    NEW_CODE,
    POSITION_CODE,
    THEME_CODE,
    CodeBook,
)
from innspill.consultation.refi.gathering import Marked, shortened
from innspill.consultation.refi.written import NONE, OUT, Written
from innspill.consultation.workbook.edits import Edit, Finding, Refusal, Remark, Target
from innspill.consultation.workbook.layout import Sheet
from innspill.consultation.workbook.meaning import NEW
from innspill.consultation.workbook.overlay import OUT as YES
from innspill.errors import UsageError

_KEEP_ONE = "Keep one of them, and export the project again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Recoding:
    """One passage's codes against those that it had; `positions` tells whether there are any."""

    marked: Marked
    written: Written
    book: CodeBook
    positions: bool

    def findings(self) -> Iterator[Finding]:
        """Give what people want of the passage, and what of its coding cannot be taken back."""
        yield from self._exclusion()
        yield from self._theme()
        if self.positions:
            yield from self._position()
        yield from self._comment()

    @property
    def _was(self) -> str:
        return self.written.coded[self.marked.passage.id].main

    @property
    def _is_out(self) -> bool:
        return OUT in self.marked.codes

    def _themes(self) -> set[str]:
        """Return the themes that it is coded with; of one and the one that it is in, the former."""
        found = {c for c in self.marked.codes if c.startswith((THEME_CODE, NEW_CODE))}
        return found - {above for code in found for above in self.book.above.get(code, ())}

    def _exclusion(self) -> Iterator[Finding]:
        if self._is_out and self._was != OUT:
            if not self.marked.memos:
                fault = UsageError(
                    "a passage is left out without a reason",
                    hint="Write the reason in the memo of the coding, and export the project"
                    " again.",
                )
                yield Refusal(places=(self.marked.place,), fault=fault)
                return
            yield self._edit("excluded", YES + " ".join(self.marked.memos), "")
        elif self._was == OUT and not self._is_out:
            if self._themes() or NONE in self.marked.codes:
                if self._decided("excluded"):  # else it is taken back already
                    yield self._edit("excluded", "", self._decided("excluded"))
            else:
                yield self._remark("uncoded")

    def _theme(self) -> Iterator[Finding]:
        themes = self._themes()
        if self._was in themes:
            if len(themes) > 1:
                yield self._remark("coded_too", themes - {self._was})
        elif len(themes) == 1:
            (theme,) = themes
            was = self._was.removeprefix(THEME_CODE) if self._was.startswith(THEME_CODE) else ""
            yield self._edit("theme", _value(theme), was)
        elif themes:
            fault = UsageError(
                f"a passage has several new themes: {self._called(themes)}", hint=_KEEP_ONE
            )
            yield Refusal(places=(self.marked.place,), fault=fault)
        elif self._was.startswith(THEME_CODE) and not self._is_out:
            yield self._remark("no_theme" if NONE in self.marked.codes else "uncoded")

    def _position(self) -> Iterator[Finding]:
        was = self.written.coded[self.marked.passage.id].position
        found = {code for code in self.marked.codes if code.startswith(POSITION_CODE)}
        if was in found:
            if len(found) > 1:
                yield self._remark("coded_too", found - {was})
        elif len(found) == 1:
            (position,) = found
            yield self._edit(
                "position", position.removeprefix(POSITION_CODE), was.removeprefix(POSITION_CODE)
            )
        elif found:
            fault = UsageError(
                f"a passage has several new positions: {self._called(found)}", hint=_KEEP_ONE
            )
            yield Refusal(places=(self.marked.place,), fault=fault)
        else:
            yield self._remark("no_position")

    def _comment(self) -> Iterator[Finding]:
        """Take memos as comments; one that stands already is kept, and is not repeated."""
        if self._is_out and self._was != OUT:
            return
        stands = self._decided("comment")
        new = [memo for memo in self.marked.memos if memo not in stands]
        if new:
            edit = self._edit("comment", "\n".join(filter(None, (stands, *new))), stands)
            yield replace(edit, exported=stands)

    def _decided(self, column: str) -> str:
        key = self.written.keys[self.marked.passage.id]
        return self.written.decided.get(key, {}).get(column, "")

    def _edit(self, column: str, value: str, was: str) -> Edit:
        """Return what people want; `was` is what the project had, as a code or an id.

        What was decided when the project was written is not in it. What is decided now is taken
        for that where it is nothing, or what the project had; else it was decided since.
        """
        key, decided = self.written.keys[self.marked.passage.id], self._decided(column)
        into = self.written.into
        same = into.get(decided, decided) in {"", into.get(was, was)}
        return Edit(
            target=Target(sheet=Sheet.PASSAGES, key=key, column=column),
            value=value,
            exported=decided if same else was,
            place=self.marked.place,
            what=self.marked.passage.text,
            was=self._shown(column, was),
            now=self._shown(column, value),
            keys=(key,),
        )

    def _shown(self, column: str, value: str) -> str:
        """Return a value as people read it."""
        part = {"theme": THEME_CODE, "position": POSITION_CODE}.get(column)
        if part is None or not value:
            return value.removeprefix(YES)
        if value.startswith(NEW):
            return self._name(NEW_CODE + value.removeprefix(NEW))
        return self._name(part + value)

    def _name(self, code: str) -> str:
        there = self.book.codes.get(code)
        return there.name if there else self.written.names.get(code, code)

    def _called(self, codes: Collection[str]) -> str:
        return ", ".join(self._name(code) for code in sorted(codes))

    def _remark(self, key: str, codes: Collection[str] = ()) -> Remark:
        values = {"words": shortened(self.marked.passage.text), "codes": self._called(codes)}
        return Remark(place=self.marked.place, key=key, values=values)


def _value(code: str) -> str:
    if code.startswith(NEW_CODE):
        return NEW + code.removeprefix(NEW_CODE)
    return code.removeprefix(THEME_CODE)
