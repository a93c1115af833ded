"""Everything that the letter is written from, looked up by id."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from innspill.language.alphabet import alphabetical
from innspill.language.catalogue import Catalogue, catalogue
from innspill.model import (
    Consultation,
    Copied,
    Endorsement,
    Language,
    Passage,
    Respondent,
    RespondentKind,
    RespondentStatus,
    Submission,
    Summary,
    Theme,
)
from innspill.options import LetterOptions
from innspill.summarise.clauses import Speaker
from innspill.summarise.wishes import NO_WISHES, Wishes

NAMES_IN_FULL = 5
NAMES_AMONG = 3
_SUFFIXES = (" kommune", " herad", " fylkeskommune")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What was read and found, before it is a letter.

    `senders` gives the respondent's id for each passage id; `speakers` what is known of each
    respondent's way of naming itself; `unassigned` counts the passages that fit no theme, and
    `excluded` are those that people left out; `wishes` are what people decided; `told` are the
    passages and first characters of sentences that the opening brings, and no theme brings again.
    """

    consultation: Consultation
    respondents: Mapping[str, Respondent]
    submissions: Sequence[Submission]
    passages: Mapping[str, Passage]
    themes: Sequence[Theme]
    senders: Mapping[str, str]
    speakers: Mapping[str, Speaker]
    unassigned: int
    excluded: frozenset[str]
    options: LetterOptions
    endorsements: Sequence[Endorsement] = ()
    wishes: Wishes = NO_WISHES
    copies: Sequence[Copied] = ()
    told: frozenset[tuple[str, int]] = frozenset()

    @property
    def language(self) -> Language:
        """The letter's language."""
        return self.options.language

    @property
    def words(self) -> Catalogue:
        """The letter's words."""
        return catalogue(self.options.language)

    def heard(self, kind: RespondentKind) -> tuple[Respondent, ...]:
        """Return the respondents of a kind from whom at least one passage was read."""
        ids = set(self.senders.values())
        return tuple(r for r in self.respondents.values() if r.kind is kind and r.id in ids)

    def answered(self) -> tuple[Respondent, ...]:
        """Return all who sent something, remarks or none."""
        return tuple(
            r for r in self.respondents.values() if r.status is not RespondentStatus.SILENT
        )

    def name(self, respondent: str) -> str:
        """Return a respondent's full name."""
        return self.respondents[respondent].name

    def names(self, respondents: Iterable[str]) -> str:
        """Write several names as running text; municipalities by their short names."""
        ids = tuple(respondents)
        if len(ids) == 1:
            return self.name(ids[0])
        return self.words.join(tuple(self.short_name(r) for r in ids))

    def named(self, respondents: Iterable[str]) -> str:
        """Write several names as running text, or how many there are and some of the names."""
        order = sorted(set(respondents), key=lambda r: alphabetical(self.name(r)))
        if len(order) <= NAMES_IN_FULL:
            return self.names(order)
        count = self.words.counted("count.respondents", len(order))
        return self.words.text("list.among", count=count, names=self.names(order[:NAMES_AMONG]))

    def short_name(self, respondent: str) -> str:
        """Return "Åfjord" for "Åfjord kommune"; other bodies keep their full name."""
        return self.respondents[respondent].short_name


def gather(summary: Summary, options: LetterOptions, wishes: Wishes = NO_WISHES) -> Material:
    """Look up once what a result without a letter holds."""
    sender_of = {submission.id: submission.respondent for submission in summary.submissions}
    common = common_words(passage.text for passage in summary.passages)
    names = {r.id: Speaker(names=own_names(r), common_words=common) for r in summary.respondents}
    return Material(
        consultation=summary.consultation,
        respondents={respondent.id: respondent for respondent in summary.respondents},
        submissions=summary.submissions,
        passages={passage.id: passage for passage in summary.passages},
        themes=summary.themes,
        senders={passage.id: sender_of[passage.submission] for passage in summary.passages},
        speakers=names,
        unassigned=sum(lost.fits_none for lost in summary.unassigned),
        excluded=excluded_of(summary),
        options=options,
        endorsements=summary.endorsements,
        wishes=wishes,
        copies=summary.copies,
    )


def excluded_of(summary: Summary) -> frozenset[str]:
    """Return the passages that people left out, of which nothing is told."""
    return frozenset(one.passage for one in summary.unassigned if one.excluded)


def own_names(respondent: Respondent) -> tuple[str, ...]:
    """Return the ways in which a respondent names itself at the start of a sentence."""
    bare = respondent.name
    for suffix in _SUFFIXES:
        bare = bare.removesuffix(suffix)
    municipal = respondent.kind is RespondentKind.MUNICIPALITY
    return tuple(sorted({respondent.name, bare, *([f"{bare} kommune"] if municipal else [])}))


def common_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that the texts write with a small letter more often than with a capital.

    The first word of each text does not count: a capital there says nothing.
    """
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        for word in text.split()[1:]:
            core = word.strip(".,;:!?()«»\"'")
            (small if core.islower() else capital)[core.lower()] += 1
    return frozenset(word for word, count in small.items() if count > capital[word])
