"""What a respondent says, in the letter's frame and the respondent's words."""

from collections.abc import Sequence
from dataclasses import replace

from innspill.language.alphabet import alphabetical
from innspill.language.catalogue import Catalogue
from innspill.model import Position, SentenceKind
from innspill.summarise.candidates import Candidate
from innspill.summarise.drafts import Draft, Source
from innspill.summarise.material import NAMES_AMONG, NAMES_IN_FULL, Material
from innspill.summarise.positions import position_of
from innspill.summarise.saying import QUOTE, leads_in_own_plans, opening_key

ENDS = (".", "!", "?", "…")


def told(candidate: Candidate, material: Material) -> Draft:
    """Report a sentence where its grammar and a verb of saying allow it, quote it otherwise."""
    clause = candidate.clause
    key = opening_key(clause.form, position_by_itself(candidate))
    if key == QUOTE or leads_in_own_plans(candidate.passage.lead_in):
        return _quoted(candidate, material)
    words = " ".join(candidate.text[clause.start : clause.end].split())
    if clause.lower_first:
        words = words[:1].lower() + words[1:]
    gaps = {"who": material.name(candidate.sender), "clause": words}
    source = source_of(candidate, clause.start, clause.end)
    return said_in_turn(key, gaps, material, SentenceKind.REPORTED, (source,))


def position_by_itself(candidate: Candidate) -> Position:
    """Return what a sentence does by itself, whatever the rest of its passage does."""
    return position_of(replace(candidate.passage, text=candidate.text))


def _quoted(candidate: Candidate, material: Material) -> Draft:
    """Quote a sentence whole."""
    words = candidate.text
    gaps = {"who": material.name(candidate.sender), "quote": quote_with_stop(words, material.words)}
    source = source_of(candidate, 0, len(words))
    return said_in_turn(QUOTE, gaps, material, SentenceKind.QUOTE, (source,))


def said_in_turn(
    key: str,
    gaps: dict[str, str],
    material: Material,
    kind: SentenceKind,
    sources: tuple[Source, ...],
) -> Draft:
    """Draft a sentence in all the ways that the catalogue has for a key."""
    first, *others = (way.format(**gaps) for way in material.words.variants(key))
    seed = next((gaps[gap] for gap in ("quote", "clause", "sentence") if gap in gaps), "")
    return Draft(text=first, kind=kind, sources=sources, others=tuple(others), key=key, seed=seed)


def quote_with_stop(text: str, words: Catalogue) -> str:
    """Put a text in quotation marks, with a full stop behind where it has none of its own."""
    return words.quotation(text) + ("" if text.rstrip().endswith(ENDS) else ".")


def source_of(candidate: Candidate, start: int, end: int) -> Source:
    """Return the source of a part of a candidate's text, in characters of its passage."""
    return Source(
        passage=candidate.passage.id,
        start=candidate.start + start,
        end=candidate.start + end,
    )


def seconded(passages: Sequence[str], material: Material, key: str = "report.same") -> Draft:
    """Name those who say the same as the sentence before; `key` says in which way."""
    respondents = sorted(
        {material.senders[p] for p in passages}, key=lambda r: alphabetical(material.name(r))
    )
    many = len(respondents) > NAMES_IN_FULL
    named = respondents[:NAMES_AMONG] if many else respondents
    gaps = {"who": material.names(named), "count": material.words.number(len(respondents))}
    return said_in_turn(
        f"{key}_many" if many else key,
        gaps,
        material,
        SentenceKind.REPORTED,
        tuple(Source(passage=passage) for passage in passages),
    )
