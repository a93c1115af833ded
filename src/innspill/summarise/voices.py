"""What a respondent says, in the letter's frame and the respondent's words."""

from collections.abc import Sequence
from dataclasses import replace

from innspill.language.alphabet import alphabetical
from innspill.model import SentenceKind
from innspill.summarise.candidates import Candidate
from innspill.summarise.clauses import Form
from innspill.summarise.drafts import Draft, Source
from innspill.summarise.material import NAMES_AMONG, NAMES_IN_FULL, Material

INNER_MARKS = str.maketrans("«»", "‹›")


def told(candidate: Candidate, turn: int, material: Material) -> Draft:
    """Report a sentence where its grammar allows it, quote it otherwise."""
    clause = candidate.clause
    who = material.name(candidate.sender)
    if clause.form is Form.QUOTE:
        return quoted(candidate, "report.quote", turn, material)
    words = " ".join(candidate.text[clause.start : clause.end].split())
    if clause.lower_first:
        words = words[:1].lower() + words[1:]
    return Draft(
        text=material.words.text(f"report.{clause.form.value}", who=who, clause=words),
        kind=SentenceKind.REPORTED,
        sources=(source_of(candidate, clause.start, clause.end),),
    )


def objected(candidate: Candidate, turn: int, material: Material) -> Draft:
    """Bring an objection: in the sender's own clause where it names itself, else as a quote."""
    if candidate.clause.form is Form.SELF:
        return replace(told(candidate, turn, material), kind=SentenceKind.CONTRAST)
    return quoted(candidate, "report.contrast", turn, material)


def quoted(candidate: Candidate, key: str, turn: int, material: Material) -> Draft:
    """Quote a sentence whole; the catalogue's `key` has the ways to introduce it."""
    variants = material.words.variants(key)
    words = candidate.text
    closing = "" if words.endswith((".", "!", "?", "…")) else "."
    text = variants[turn % len(variants)].format(
        who=material.name(candidate.sender), quote=quotation(words) + closing
    )
    kind = SentenceKind.CONTRAST if key == "report.contrast" else SentenceKind.QUOTE
    return Draft(text=text, kind=kind, sources=(source_of(candidate, 0, len(words)),))


def quotation(words: str) -> str:
    """Put words in quotation marks; lines become one, and marks inside become ‹ and ›."""
    return f"«{' '.join(words.split()).translate(INNER_MARKS)}»"


def source_of(candidate: Candidate, start: int, end: int) -> Source:
    """Return the source of a part of a candidate's text, in characters of its passage."""
    return Source(
        passage=candidate.passage.id,
        start=candidate.start + start,
        end=candidate.start + end,
    )


def seconded(passages: Sequence[str], turn: int, material: Material) -> Draft:
    """Name those who say the same as the sentence before."""
    variants = material.words.variants("report.same")
    respondents = sorted(
        {material.senders[p] for p in passages}, key=lambda r: alphabetical(material.name(r))
    )
    text = variants[turn % len(variants)].format(who=material.names(respondents))
    if len(respondents) > NAMES_IN_FULL:
        text = material.words.text(
            "report.same_many",
            count=material.words.number(len(respondents)),
            who=material.names(respondents[:NAMES_AMONG]),
        )
    return Draft(
        text=text,
        kind=SentenceKind.REPORTED,
        sources=tuple(Source(passage=passage) for passage in passages),
    )
