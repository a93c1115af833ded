"""The computed sentences: how many raise a theme, and which."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from innspill.language.alphabet import alphabetical
from innspill.model import RespondentKind, SentenceKind, Theme
from innspill.summarise.drafts import Draft, Source
from innspill.summarise.material import NAMES_AMONG, NAMES_IN_FULL, Material
from innspill.summarise.voices import said_in_turn

A_SHARE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The opening of a theme.

    `cited` is the passage that stands for each respondent.
    """

    theme: Theme
    material: Material
    cited: Mapping[str, str]

    def drafts(self) -> tuple[Draft, ...]:
        """Say who raises the theme: municipalities as a share of those heard, then others."""
        municipalities, others = self._split()
        everyone = (*municipalities, *others)
        if len(everyone) == 1:
            return (self._say("lead.single", everyone),)
        if len(municipalities) < A_SHARE:
            count = self.material.words.counted("count.respondents", len(everyone))
            return (self._named("lead.others", everyone, count=count),)
        first = self._share(municipalities)
        return (first, self._also(others)) if others else (first,)

    def _also(self, others: tuple[str, ...]) -> Draft:
        gaps = {"names": self.material.named(others)}
        sources = tuple(Source(passage=self.cited[r]) for r in others)
        return said_in_turn("lead.also", gaps, self.material, SentenceKind.LEAD, sources)

    def _split(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return municipalities and others, each with those that say most about the theme first."""
        weight = Counter(self.material.senders[passage] for passage in self.theme.passages)
        order = sorted(weight, key=lambda r: (-weight[r], self._alphabetical(r)))
        bodies = self.material.respondents
        municipal = [r for r in order if bodies[r].kind is RespondentKind.MUNICIPALITY]
        return tuple(municipal), tuple(r for r in order if r not in municipal)

    def _alphabetical(self, respondent: str) -> tuple[str, str]:
        return alphabetical(self.material.name(respondent))

    def _share(self, municipalities: tuple[str, ...]) -> Draft:
        heard = len(self.material.heard(RespondentKind.MUNICIPALITY))
        words = self.material.words
        if len(municipalities) == heard:
            return self._say("lead.all", municipalities)
        share = words.share(len(municipalities), heard)
        return self._named("lead.share", municipalities, share=share)

    def _named(self, key: str, respondents: tuple[str, ...], **values: str) -> Draft:
        few = len(respondents) <= NAMES_IN_FULL
        return self._say(f"{key}_{'names' if few else 'among'}", respondents, **values)

    def _say(self, key: str, respondents: tuple[str, ...], **values: str) -> Draft:
        named = respondents if len(respondents) <= NAMES_IN_FULL else respondents[:NAMES_AMONG]
        names = self.material.names(sorted(named, key=self._alphabetical))
        sources = tuple(Source(passage=self.cited[r]) for r in respondents)
        gaps = {"names": names, **values}
        return said_in_turn(key, gaps, self.material, SentenceKind.LEAD, sources)
