"""A page for each respondent: what was done with its submission."""

from itertools import groupby
from typing import TYPE_CHECKING

from innspill.errors import UsageError
from innspill.language.catalogue import Catalogue, catalogue
from innspill.language.places import place_of
from innspill.model import Passage, Summary
from innspill.model.traces import Fate, RespondentTrace, Use
from innspill.options import RenderOptions
from innspill.render.annex import Annex
from innspill.render.view import LetterView, made_with

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def render_trace(
    summary: Summary, trace: RespondentTrace, format_name: str, options: RenderOptions
) -> bytes:
    """Write a respondent's page as "docx", "html" or "md"; the same trace gives the same bytes.

    Raises:
        UsageError: There is no such format.
    """
    from innspill.render.html import html_of  # noqa: PLC0415 a writer is imported when it is used
    from innspill.render.markdown import markdown_of  # noqa: PLC0415 as above
    from innspill.render.word import docx_of  # noqa: PLC0415 as above

    writers: Mapping[str, Callable[[LetterView, RenderOptions], bytes]] = {
        "docx": docx_of,
        "html": html_of,
        "md": markdown_of,
    }
    if format_name not in writers:
        raise UsageError(
            f'unknown format "{format_name}"', hint=f"The formats are {', '.join(writers)}."
        )
    return writers[format_name](_view(summary, trace), options)


def _view(summary: Summary, trace: RespondentTrace) -> LetterView:
    words, provenance = catalogue(summary.letter.language), summary.provenance
    title = summary.consultation.title
    opening = [trace.respondent.name]
    if title:
        opening.append(words.text("trace.matter", title=title))
    opening.append(words.text("trace.files", files=", ".join(s.path for s in trace.submissions)))
    return LetterView(
        title=words.text("trace.title"),
        version=provenance.innspill,
        words=words,
        opening=tuple(opening),
        sections=(),
        annexes=(_passages(trace, words), *_left_out(trace, words), *_notices(trace, words)),
        generated=made_with(provenance, words),
    )


def _passages(trace: RespondentTrace, words: Catalogue) -> Annex:
    counts = {use.value: trace.count(use) for use in Use}
    return Annex(
        heading=words.text("trace.passages"),
        note=words.text("trace.counts", passages=len(trace.fates), **counts),
        headers=tuple(
            words.text(key) for key in ("annex.number", "annex.words", "annex.theme", "trace.done")
        ),
        rows=tuple(
            (
                str(number),
                f"{fate.passage.text}\n({where_of(trace, fate.passage, words)})",
                fate.theme,
                what_was_done(fate, words),
            )
            for number, fate in enumerate(trace.fates, start=1)
        ),
    )


def where_of(trace: RespondentTrace, passage: Passage, words: Catalogue) -> str:
    """Write a passage's place, with its file where the respondent sent more than one."""
    place = place_of(passage, words)
    if len(trace.submissions) == 1:
        return place
    path = next(each.path for each in trace.submissions if each.id == passage.submission)
    return f"{path}, {place}"


def what_was_done(fate: Fate, words: Catalogue) -> str:
    """Tell in a few sentences what became of a passage."""
    lines = [_use(fate, words)]
    if fate.use is Use.REPEATED:
        lines += [told.sentence.text for told in fate.told]
    if fate.alongside:
        lines.append(words.text("trace.alongside", names=words.join(fate.alongside)))
    return "\n".join(lines)


def _use(fate: Fate, words: Catalogue) -> str:
    if fate.use is Use.UNASSIGNED:
        reason = words.reason(fate.reason, fate.note)
        return words.text("trace.unassigned", reason=reason)
    headings = dict.fromkeys(words.quotation(told.heading) for told in fate.told)
    where = words.join(tuple(headings))
    return words.text(f"trace.{fate.use.value}", headings=where, source=fate.source)


def left_out_rows(trace: RespondentTrace, words: Catalogue) -> list[tuple[str, str]]:
    """Tell which places hold no passage, and why; neighbours of one reason stand together."""
    path = {submission.id: submission.path for submission in trace.submissions}
    rows = []
    for (submission, reason), group in groupby(
        trace.left_out, key=lambda left: (left.submission, left.reason)
    ):
        places = words.join(tuple(str(left.locator.block + 1) for left in group))
        where = words.text("trace.blocks", file=path[submission], blocks=places)
        rows.append((where, words.text(f"left_out.{reason}")))
    return rows


def _left_out(trace: RespondentTrace, words: Catalogue) -> tuple[Annex, ...]:
    rows = left_out_rows(trace, words)
    if not rows:
        return ()
    return (
        Annex(
            heading=words.text("trace.left_out"),
            note=words.text("trace.left_out_note"),
            headers=(words.text("annex.place"), words.text("annex.reason")),
            rows=tuple(rows),
        ),
    )


def _notices(trace: RespondentTrace, words: Catalogue) -> tuple[Annex, ...]:
    if not trace.notices:
        return ()
    rows = tuple(
        (
            "" if notice.page is None else words.text("annex.page", page=notice.page),
            words.message(notice),
        )
        for notice in trace.notices
    )
    return (
        Annex(
            heading=words.text("trace.notices"),
            note=words.text("annex.notices_note"),
            headers=(words.text("annex.place"), words.text("annex.notice")),
            rows=rows,
        ),
    )
