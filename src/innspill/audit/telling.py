"""A sentence of the letter beside what it rests on: who is cited, and which of their words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from innspill.audit.case import Case
from innspill.audit.figures import counted
from innspill.model import Citation, Passage, Respondent, Section, Sentence


@dataclass(frozen=True, kw_only=True)
class Telling:
    """A sentence, the section that it stands in, and the result.

    `objecting` are the ids of those who are taken to object though their passages do not tell.
    """

    case: Case
    section: Section
    sentence: Sentence
    objecting: frozenset[str] = frozenset()

    def after(self, words: str, at: int) -> int | None:
        """Return where words end that stand at a place; None where they do not stand there.

        The letter gives every sentence a capital, whatever opens it.
        """
        text = self.sentence.text
        if words and text.startswith(words, at):
            return at + len(words)
        capital = at == 0 and words and text.startswith(words[:1].upper() + words[1:])
        return len(words) if capital else None

    @cached_property
    def senders(self) -> tuple[Respondent, ...]:
        """Everyone who is cited."""
        return tuple(self.case.senders(self.sentence.citations).values())

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """The ways to write how many are cited."""
        return counted(self.case, self.senders)

    @cached_property
    def speakers(self) -> tuple[Respondent, ...]:
        """Those whose words are repeated; where none are, everyone who is cited."""
        repeating = tuple(c for c in self.sentence.citations if c.start is not None)
        return tuple(self.case.senders(repeating).values()) if repeating else self.senders

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The cited passages that are there."""
        found = (self.case.passages.get(c.passage) for c in self.sentence.citations)
        return tuple(passage for passage in found if passage)

    @cached_property
    def spans(self) -> tuple[str, ...]:
        """The words that are repeated, with single spaces; empty for a span that is not there."""
        repeating = (c for c in self.sentence.citations if c.start is not None)
        return tuple(span_of(self.case, citation) for citation in repeating)

    def tells_spans(self) -> bool:
        """Tell whether all words that are said to be repeated stand in the sentence."""
        inside = self.case.words.inside
        text = inside(self.sentence.text.casefold())
        return all(s and inside(s.casefold()) in text for s in self.spans)


def span_of(case: Case, citation: Citation) -> str:
    """Return the words that a citation repeats, with single spaces; empty where there are none."""
    passage = case.passages.get(citation.passage)
    start, end = citation.start, citation.end
    if passage is None or start is None or end is None:
        return ""
    there = 0 <= start < end <= len(passage.text)
    return " ".join(passage.text[start:end].split()) if there else ""


def called(respondents: Iterable[Respondent]) -> frozenset[str]:
    """Return what bodies are called beside each other; one alone has its full name."""
    bodies = tuple(respondents)
    return frozenset(r.name if len(bodies) == 1 else r.short_name for r in bodies)
