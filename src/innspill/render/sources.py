"""The annex of sources: every passage that the letter rests on, and where it is used."""

from innspill.language.catalogue import Catalogue
from innspill.language.places import source_of
from innspill.model import Summary
from innspill.render.annex import Annex, Use, headers, languages


def sources(summary: Summary, words: Catalogue) -> Annex:
    """List the sources by their numbers."""
    passages = {passage.id: passage for passage in summary.passages}
    submissions = {submission.id: submission for submission in summary.submissions}
    names = {body.id: body.name for body in summary.respondents}
    cited = {
        citation.source: passages[citation.passage]
        for section in summary.letter.sections
        for sentence in section.sentences
        for citation in sentence.citations
    }
    uses = _uses(summary, words)
    rows = []
    for number, passage in sorted(cited.items()):
        submission = submissions[passage.submission]
        source = source_of(passage, submission, names[submission.respondent], words)
        told = "; ".join(use.heading for use in uses[number])
        rows.append((str(number), source, passage.text, told))
    return Annex(
        heading=words.text("annex.sources"),
        note=words.text("annex.sources_note"),
        headers=headers(words, "number place words used_in"),
        rows=tuple(rows),
        sources=True,
        widths=(7, 26, 51, 16),
        languages=languages([cited[number] for number in sorted(cited)], words),
        spoken=2,
        uses=tuple(uses[number] for number in sorted(cited)),
    )


def _uses(summary: Summary, words: Catalogue) -> dict[int, tuple[Use, ...]]:
    """Give by source number the sentences that rest on it: the first of each part of the letter.

    One that repeats its words goes before one that only counts it.
    """
    found: dict[int, dict[str, tuple[bool, int]]] = {}
    for section in summary.letter.sections:
        heading = words.text("annex.used_in_annex") if section.annex else section.heading
        for sentence in section.sentences:
            for citation in sentence.citations:
                own = found.setdefault(citation.source, {})
                use = citation.start is None, sentence.number
                own[heading] = min(own.get(heading, use), use)
    return {
        source: tuple(Use(number, heading) for heading, (_, number) in own.items())
        for source, own in found.items()
    }
