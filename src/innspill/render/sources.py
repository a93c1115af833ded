"""The annex of sources: every passage that the letter rests on, and where it is used."""

from innspill.language.catalogue import Catalogue
from innspill.language.places import source_of
from innspill.model import Cited, Summary
from innspill.render.annex import Annex, headers, languages
from innspill.render.mentions import mentions_of


def sources(summary: Summary, words: Catalogue) -> Annex:
    """List the sources by their numbers."""
    passages = {passage.id: passage for passage in summary.passages}
    submissions = {submission.id: submission for submission in summary.submissions}
    names = {body.id: body.name for body in summary.respondents}
    citing: dict[int, list[Cited]] = {}
    for cited in summary.letter.cited():
        citing.setdefault(cited[-1].source, []).append(cited)
    numbers = sorted(citing)
    spoken = [passages[citing[number][-1][-1].passage] for number in numbers]
    uses = [mentions_of(citing[number], words.text("annex.used_in_annex")) for number in numbers]
    rows = []
    for number, passage, used in zip(numbers, spoken, uses, strict=True):
        submission = submissions[passage.submission]
        source = source_of(passage, submission, names[submission.respondent], words)
        told = "; ".join(use.heading for use in used)
        rows.append((str(number), source, passage.text, told))
    return Annex(
        heading=words.text("annex.sources"),
        note=words.text("annex.sources_note"),
        headers=headers(words, "number place words used_in"),
        rows=tuple(rows),
        sources=True,
        widths=(7, 26, 51, 16),
        languages=languages(spoken, words),
        spoken=2,
        uses=tuple(uses),
    )
