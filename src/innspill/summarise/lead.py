"""The computed sentences: how many raise a theme, and which."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from innspill.language.alphabet import alphabetical
from innspill.model import RespondentKind, SentenceKind, Theme
from innspill.summarise.drafts import Draft, Source
from innspill.summarise.material import NAMES_AMONG, NAMES_IN_FULL, Material

A_SHARE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The opening of a theme.

    `turn` chooses among the ways to open, so that none comes twice running; `cited` is the passage
    that stands for each respondent.
    """

    theme: Theme
    material: Material
    turn: int
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
        return (first, self._say("lead.also", others)) if others else (first,)

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
        variants = self.material.words.variants(key)
        named = respondents if len(respondents) <= NAMES_IN_FULL else respondents[:NAMES_AMONG]
        names = self.material.names(sorted(named, key=self._alphabetical))
        return Draft(
            text=variants[self.turn % len(variants)].format(names=names, **values),
            kind=SentenceKind.LEAD,
            sources=tuple(Source(passage=self.cited[r]) for r in respondents),
        )
