"""What is known before any submission is read, and what a clue to its sender is."""

from dataclasses import dataclass
from functools import cached_property

from innspill.ingest.senders.respondents import (
    Identified,
    Identity,
    identify,
    of_name,
    same_body,
    without_remark,
)
from innspill.model import Consultation, Evidence, RespondentKind
from innspill.register import Register, fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """One source's word for who sent a submission: one body, or several homonyms.

    `firm` where the source alone is enough to be sure; `addressed` where the name stands above an
    address at the head of the letter, and may as well be the recipient's.
    """

    evidence: Evidence
    bodies: tuple[Identity, ...]
    firm: bool
    addressed: bool = False


@dataclass(frozen=True, kw_only=True)
class Setting:
    """The register, and from the consultation who was invited and who asks."""

    register: Register
    consultation: Consultation

    @cached_property
    def members(self) -> dict[str, Identified]:
        """What each member's name stands for, by its folded name."""
        return {fold(name): identify(name, self.register) for name in self.consultation.members}

    @cached_property
    def askers(self) -> frozenset[str]:
        """The folded names of those that asked; they are no respondents unless invited, too."""
        names = (self.consultation.recipient, self.consultation.sender)
        keys = {fold(form) for name in names for form in (name, without_remark(name))}
        return frozenset(keys - {""}) - self.members.keys()

    @cached_property
    def _invited(self) -> frozenset[str]:
        """The ids of the members that are certain."""
        certain = (member for member in self.members.values() if member.sure)
        return frozenset(body.id for member in certain for body in member.candidates)

    def identify(self, name: str, *, near: str = "") -> Identified:
        """Tell which body a name stands for; a member's name is known whatever it is.

        Of homonyms of which one was invited, that one is meant.
        """
        key = fold(name)
        if not key or key in self.askers:
            return Identified()
        member = self.members.get(key)
        if member is not None and not member.candidates:
            return Identified(candidates=(of_name(name, RespondentKind.UNKNOWN),), sure=True)
        found = identify(name, self.register, near=near)
        if fuller := self._member_like(found):
            return Identified(candidates=(fuller,), sure=True)
        kept = tuple(body for body in found.candidates if body.id in self._invited)
        if len(found.candidates) > 1 and len(kept) == 1:
            return Identified(candidates=kept, sure=True)
        return found

    def _member_like(self, found: Identified) -> Identity | None:
        """Give the member of which a name is a shorter or fuller form, None unless there is one."""
        if len(found.candidates) != 1 or found.candidates[0].id in self._invited:
            return None
        known = {body for member in self.members.values() for body in member.candidates}
        alike = [body for body in known if same_body(body, found.candidates[0])]
        return alike[0] if len(alike) == 1 else None
