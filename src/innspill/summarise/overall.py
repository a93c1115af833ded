"""How respondents see the policy as a whole, where they say so: in the opening of *Innspill*."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from innspill.model import SentenceKind
from innspill.summarise.candidates import Candidate, candidates_of
from innspill.summarise.drafts import Draft, Source
from innspill.summarise.material import NAMES_AMONG, NAMES_IN_FULL, Material
from innspill.summarise.theme_section import breadth
from innspill.summarise.voices import told
from innspill.summarise.wholes import Stance, View, views_of

MOST_QUOTES = 2
_PARAGRAPH = 1


def overall_drafts(material: Material) -> tuple[Draft, ...]:
    """Tell who sees the whole in which way, and bring up to two of the sentences that say so."""
    heard = tuple(p for p in material.passages.values() if p.id not in material.excluded)
    views = views_of(heard, material.consultation.title)
    if not views:
        return ()
    drafts = [*_counted(views, material), *_quotes(views, material)]
    return tuple(replace(draft, paragraph=_PARAGRAPH) for draft in drafts)


def _counted(views: Sequence[View], material: Material) -> Iterator[Draft]:
    """Tell each stance with who holds it; who says one thing here and another there holds both."""
    for about in dict.fromkeys(view.about for view in views):
        own = [view for view in views if view.about == about]
        stance_of = _stances(own, material)
        for stance in Stance:
            holders = [r for r in material.respondents if stance_of.get(r) is stance]
            if holders:
                yield _said(f"frame.overall_{stance.value}", about, holders, own, material)


def _stances(views: Sequence[View], material: Material) -> dict[str, Stance]:
    found: dict[str, Stance] = {}
    for view in views:
        sender = material.senders[view.passage]
        found[sender] = _joined(found.get(sender, view.stance), view.stance)
    return found


def _joined(one: Stance, other: Stance) -> Stance:
    if one is other:
        return one
    mild = {Stance.POSITIVE, Stance.RESERVED}
    return Stance.RESERVED if {one, other} <= mild else Stance.BOTH


def _said(
    key: str, about: str, holders: Sequence[str], views: Sequence[View], material: Material
) -> Draft:
    words, many = material.words, len(holders) > NAMES_IN_FULL
    gaps = {
        "names": material.names(holders[:NAMES_AMONG] if many else holders),
        "count": breadth(holders, material),
        "about": words.text(f"frame.about.{about}"),
    }
    cited = dict.fromkeys(v.passage for v in views if material.senders[v.passage] in holders)
    return Draft(
        text=words.text(f"{key}_many" if many else key, **gaps),
        kind=SentenceKind.LEAD,
        sources=tuple(Source(passage=passage) for passage in cited),
    )


def _quotes(views: Sequence[View], material: Material) -> Iterator[Draft]:
    """Bring the best sentence of those who are positive and of those who are not, or two of one."""
    good = {Stance.POSITIVE, Stance.RESERVED}
    sides = [[v for v in views if (v.stance in good) is side] for side in (True, False)]
    ranked = [sorted(_candidates(side, material), key=lambda c: -c.quality) for side in sides]
    order = [c for side in ranked for c in side[:1]] + [c for side in ranked for c in side[1:]]
    by_sender: dict[str, Candidate] = {}
    for candidate in order:
        by_sender.setdefault(candidate.sender, candidate)
    for candidate in list(by_sender.values())[:MOST_QUOTES]:
        yield told(candidate, material)


def _candidates(views: Sequence[View], material: Material) -> Iterator[Candidate]:
    for view in views:
        passages = [material.passages[view.passage]]
        found = candidates_of(passages, material.senders, material.speakers, material.language)
        yield from (c for c in found if (c.start, c.end) == (view.start, view.end))
