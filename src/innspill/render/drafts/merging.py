"""Writes a letter onto a draft of it that people have edited: what they wrote stays theirs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from innspill.language.catalogue import Catalogue
from innspill.render.drafts.comments import comments_in, own_comments
from innspill.render.drafts.desk import Desk
from innspill.render.drafts.fates import PEOPLES, Fate, Versions, fate_of
from innspill.render.drafts.fingerprint import changes_in
from innspill.render.drafts.proposing import proposal
from innspill.render.drafts.reading import Draft, read_draft
from innspill.render.drafts.state import State, write_state
from innspill.render.drafts.xml import written
from innspill.render.word_package import write_package


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFate:
    """What became of a part; `heading` is what it is called in the letter or the draft."""

    part: str
    heading: str
    fate: Fate

    @property
    def peoples(self) -> bool:
        """Whether people have edited the part or taken it out."""
        return self.fate in PEOPLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A draft that is up to date, and what became of its parts, in the letter's order.

    `untouched` tells that nobody had changed anything in the draft; `outdated` that what stands
    around the letter is kept, while the letterhead or what fills its fields is another by now.
    """

    data: bytes
    parts: tuple[PartFate, ...]
    untouched: bool = False
    outdated: bool = False


def merge_draft(existing: bytes, fresh: bytes, *, name: str, words: Catalogue) -> Merged:
    """Bring a draft up to date with a letter.

    Parts that nobody touched are written anew, parts that people edited or took out stay as they
    are; where the letter has other words for an edited part than last time, these become a comment.

    Args:
        existing: The draft, as people left it.
        fresh: The letter as a new document.
        name: The draft's file as the user knows it.
        words: Those of the letter's language.

    Raises:
        UsageError: The document is no draft of innspill's, or it is not known what was written.
    """
    old, new = read_draft(existing, name), read_draft(fresh, name)
    fates = tuple(_fates(old, new))
    if old.pristine:
        return Merged(data=fresh, parts=fates, untouched=True)
    state = replace(_state(fates, new), around=old.state.around)
    outdated = bool(old.state.around) and old.state.around != new.state.around
    if state.parts == old.state.parts and not any(_to_do(each, old) for each in fates):
        return Merged(data=existing, parts=fates, outdated=outdated)
    desk = Desk(old=old, new=new)
    for each in fates:
        _carry_out(each, desk, words)
    return Merged(data=_finished(desk, state), parts=fates, outdated=outdated)


def _to_do(each: PartFate, old: Draft) -> bool:
    """Tell whether a fate changes the draft: also one that is as before, if we comment on it."""
    if each.fate is Fate.UNCHANGED:
        own = own_comments(old.members, old.document)
        return bool(own & comments_in(old.found[each.part].blocks))
    return each.fate not in {Fate.KEPT, Fate.LEFT_OUT}


def _fates(old: Draft, new: Draft) -> Iterator[PartFate]:
    own = own_comments(old.members, old.document)
    for part in dict.fromkeys((*new.found, *old.found)):
        found = old.found.get(part)
        blocks = () if found is None else found.blocks
        versions = Versions(
            was=old.state.parts.get(part),
            stands=old.digests(part),
            new=new.state.parts.get(part),
            marked=any(map(changes_in, blocks)) or bool(comments_in(blocks) - own),
        )
        fate = fate_of(versions)
        if fate is not None:
            heading = new.heading(part) if part in new.found else old.heading(part)
            yield PartFate(part=part, heading=heading, fate=fate)


def _state(fates: tuple[PartFate, ...], new: Draft) -> State:
    """Say what is written now; of a part that the letter has no longer, nothing is."""
    kept = {each.part: () for each in fates if each.fate in {Fate.KEPT, Fate.OUTLIVED}}
    return State(parts={**new.state.parts, **{p: () for p in kept if p not in new.found}})


def _carry_out(each: PartFate, desk: Desk, words: Catalogue) -> None:
    match each.fate:
        case Fate.UPDATED:
            desk.replace(each.part)
        case Fate.ADDED:
            desk.add(each.part)
        case Fate.REMOVED:
            desk.remove(each.part)
        case Fate.ATTACHED | Fate.OUTLIVED:
            desk.uncomment(each.part)
            desk.comment(each.part, proposal(each.part, desk, words))
        case Fate.UNCHANGED:
            desk.uncomment(each.part)
        case Fate.KEPT | Fate.LEFT_OUT | Fate.MISSED:
            pass


def _finished(desk: Desk, state: State) -> bytes:
    desk.tidy()
    members = desk.old.members
    members[desk.old.document] = written(desk.old.root)
    write_state(members, desk.old.document, state)
    return write_package(members)
