"""Taking workbooks back: what people changed, held against each other and against what is now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from innspill.consultation.memory import keyed
from innspill.consultation.theme_writing import Owned
from innspill.consultation.workbook.applying import apply_edits
from innspill.consultation.workbook.book import Returned, Standing
from innspill.consultation.workbook.comments import Comment
from innspill.consultation.workbook.content import labels_of
from innspill.consultation.workbook.edits import Edit, Finding, Refusal, Remark, Target, findings
from innspill.consultation.workbook.layout import Sheet
from innspill.consultation.workbook.now import Now, now_of
from innspill.consultation.workbook.overlay import OUT, themes_now
from innspill.consultation.workbook.recoded import Recoded
from innspill.consultation.workbook.settling import check_themes
from innspill.errors import UsageError

_FEWEST_KNOWN = 0.1  # share of a workbook's passages that its consultation still has


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of taking workbooks back.

    `edits` are what is written, `already` how many were written before. Where there are `refusals`,
    `owned` and `comments` are as they were.
    """

    owned: Owned
    comments: tuple[Comment, ...]
    edits: tuple[Edit, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    remarks: tuple[Remark, ...] = ()
    already: int = 0


def take_back(standing: Standing, books: Sequence[Returned | Recoded], by: str = "") -> Taken:
    """Take back what people changed in workbooks and projects: all of it, or nothing.

    Args:
        standing: The result and what people own now.
        books: The workbooks, and what people changed in projects of other programs.
        by: Who decided, for decisions.jsonl; empty where it is not said.

    Raises:
        UsageError: A workbook is from another consultation.
    """
    for book in books:
        _check_consultation(standing, book)
    there = labels_of(themes_now(standing))
    found = [each for book in books for each in _findings(book, there)]
    refusals = [each for each in found if isinstance(each, Refusal)]
    remarks = [each for each in found if isinstance(each, Remark)]
    wanted, vain = _apart(each for each in found if isinstance(each, Edit))
    remarks += [Remark(place=edit.place, key="nothing_decided") for edit in vain]
    now = now_of(standing, books)
    edits, contrary = _agreed(map(now.settled, wanted))
    new, late = _since(edits, now)
    refusals += (*contrary, *late, *check_themes(new, now))
    if refusals:
        return Taken(
            owned=standing.owned,
            comments=standing.comments,
            edits=tuple(new),
            refusals=tuple(sorted(refusals, key=lambda each: each.places)),
            remarks=tuple(remarks),
        )
    applied = apply_edits(standing, new, by)
    return Taken(
        owned=applied.owned,
        comments=applied.comments,
        edits=tuple(new),
        remarks=(*remarks, *applied.remarks),
        already=len(edits) - len(new),
    )


def _findings(book: Returned | Recoded, there: Mapping[str, str]) -> Iterable[Finding]:
    return book.findings if isinstance(book, Recoded) else findings(book, there)


def _check_consultation(standing: Standing, book: Returned | Recoded) -> None:
    """See to it that a workbook is about the passages of this consultation."""
    if book.inputs_sha256 in {"", standing.result.provenance.inputs_sha256}:
        return
    here = {key for key, _ in keyed(standing.result)}
    keys = set(book.known[Sheet.PASSAGES])
    if len(keys & here) < _FEWEST_KNOWN * len(keys) or not keys & here:
        raise UsageError(
            f"{book.file}: this workbook is from another consultation",
            hint="Name the folder that it belongs to: --folder DIR",
        )


def _apart(edits: Iterable[Edit]) -> tuple[list[Edit], list[Edit]]:
    """Tell cells that were emptied although nothing was decided from all others."""
    wanted, vain = list[Edit](), list[Edit]()
    for edit in edits:
        (wanted if edit.value or edit.exported else vain).append(edit)
    return wanted, vain


def _agreed(edits: Iterable[Edit]) -> tuple[list[Edit], list[Refusal]]:
    """Return what everybody who changed it agrees on, and what they do not."""
    by_target: dict[Target, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_target[edit.target].append(edit)
    agreed, contrary = [], []
    for same in by_target.values():
        values = {edit.value: edit for edit in same}
        if len(values) == 1:
            agreed.append(same[0])
            continue
        told = " / ".join(f'"{_told(edit)}"' for edit in values.values())
        contrary.append(
            Refusal(
                places=tuple(edit.place for edit in values.values()),
                fault=UsageError(
                    f"the same cell was changed to {told}",
                    hint="Decide for one of them, and write it in both.",
                ),
            )
        )
    return agreed, contrary


def _since(edits: Iterable[Edit], now: Now) -> tuple[list[Edit], list[Refusal]]:
    """Leave out what is as people want it already; find what was decided otherwise since."""
    new, late = [], []
    for edit in edits:
        if now.has(edit):
            continue
        if now.is_as_exported(edit):
            new.append(edit)
            continue
        late.append(Refusal(places=(edit.place,), fault=_outdated(edit, now)))
    return new, late


def _outdated(edit: Edit, now: Now) -> UsageError:
    known, stands = now.exported[edit.place.file], now.told(edit, now.value(edit))
    hint = f'The file says "{_told(edit)}". Export a new one, and decide there.'
    if edit.target.key in known and edit.target.key not in now.themes:
        return UsageError(f'"{edit.what}" is no longer a theme', hint=hint)
    if not stands:
        return UsageError("what was decided here was taken back since the file was made", hint=hint)
    return UsageError(f'since the file was made, this was decided: "{stands}"', hint=hint)


def _told(edit: Edit) -> str:
    return edit.now.removeprefix(OUT)
