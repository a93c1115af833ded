"""The sentences of the whole inbox, read once, before points are made of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from innspill.language.sentences import sentence_spans
from innspill.model import Passage, Position, Respondent, Summary
from innspill.summarise.material import own_names
from innspill.summarise.positions import position_of_sentence
from innspill.summarise.sameness import Scale
from innspill.summarise.sayings import Saying, saying_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The characters `start` to `end` of a passage, and what they say."""

    passage: Passage
    start: int
    end: int
    saying: Saying

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.passage.text[self.start : self.end]

    @property
    def position(self) -> Position:
        """What it does; an item of a list does what the line that leads it in says."""
        own = position_of_sentence(self.text)
        return self.passage.position if own is Position.OTHER and self.passage.lead_in else own


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """All sentences of a consultation.

    Attributes:
        passages: Each passage by its id, in the order of the inbox.
        sentences: Those of each passage, by its id.
        senders: The respondent behind each passage, by its id.
        ranks: The order of the inbox, of passages and of respondents, by id.
        scale: How much each word tells here.
    """

    passages: Mapping[str, Passage]
    sentences: Mapping[str, Sequence[Sentence]]
    senders: Mapping[str, str]
    ranks: Mapping[str, int]
    scale: Scale


def read_inbox(summary: Summary) -> Inbox:
    """Read the sentences of a result's passages, which have their positions."""
    sender_of = {submission.id: submission.respondent for submission in summary.submissions}
    senders = {passage.id: sender_of[passage.submission] for passage in summary.passages}
    names = {respondent.id: _names(respondent) for respondent in summary.respondents}
    return read_inbox_of(summary.passages, senders, names)


def read_inbox_of(
    passages: Sequence[Passage],
    senders: Mapping[str, str],
    names: Mapping[str, Collection[str]],
) -> Inbox:
    """Read the sentences of passages.

    Args:
        passages: In the order of the inbox, with their positions.
        senders: The respondent behind each passage, by its id.
        names: Words in lower case by which respondents name themselves, by respondent.
    """
    sentences = {p.id: _sentences(p, names.get(senders[p.id], ())) for p in passages}
    voices = dict.fromkeys(senders[passage.id] for passage in passages)
    return Inbox(
        passages={passage.id: passage for passage in passages},
        sentences=sentences,
        senders=senders,
        ranks={key: rank for keys in (sentences, voices) for rank, key in enumerate(keys)},
        scale=Scale.of(sentence.saying for own in sentences.values() for sentence in own),
    )


def _names(respondent: Respondent) -> frozenset[str]:
    """Return the words, in lower case, by which a respondent names itself."""
    return frozenset(word for name in own_names(respondent) for word in name.lower().split())


def _sentences(passage: Passage, names: Collection[str]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(
            passage=passage,
            start=start,
            end=end,
            saying=saying_of(passage.text[start:end], names),
        )
        for start, end in sentence_spans(passage.text)
    )
