"""Private persons' names replaced by numbers: "Privatperson 1" in the order of their submissions.

The word is the same in both målformer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from innspill.ingest.privacy.finds import Find, Sort
from innspill.ingest.privacy.masking import mask_text, masked
from innspill.ingest.senders.attribution import Attribution
from innspill.ingest.senders.persons import is_persons_name
from innspill.ingest.senders.respondents import slug
from innspill.language.alphabet import alphabetical
from innspill.model import Consultation, Notice, NoticeKind, Respondent, RespondentKind

PERSON = "Privatperson"
_NAMING = frozenset(
    {NoticeKind.RESPONDENT_UNSURE, NoticeKind.RESPONDENT_UNKNOWN, NoticeKind.MEMBER_UNKNOWN}
)
_BETWEEN_NAMES = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alias:
    """What a private person is called in place of her name; the id is made of it."""

    name: str

    @property
    def id(self) -> str:
        return slug(self.name)


def unnamed(
    attribution: Attribution, consultation: Consultation
) -> tuple[Attribution, Consultation]:
    """Call private persons by numbers wherever who sent what, or who was invited, is told."""
    aliases = _aliases(attribution)
    by_name = {
        each.name: aliases[each.id].name for each in attribution.respondents if each.id in aliases
    }
    respondents = [_respondent(each, aliases) for each in attribution.respondents]
    submissions = tuple(
        replace(
            each,
            respondent=aliases[each.respondent].id
            if each.respondent in aliases
            else each.respondent,
            notices=tuple(
                _notice(notice, by_name, of_person=each.respondent in aliases)
                for notice in each.notices
            ),
        )
        for each in attribution.submissions
    )
    nameless = replace(
        attribution,
        submissions=submissions,
        respondents=tuple(sorted(respondents, key=lambda body: (alphabetical(body.name), body.id))),
        notices=tuple(_notice(notice, by_name) for notice in attribution.notices),
    )
    members = tuple(_called(name, by_name) for name in consultation.members)
    return nameless, replace(consultation, members=members)


def _aliases(attribution: Attribution) -> dict[str, _Alias]:
    """Number the private persons by their first submissions, then those who sent none.

    Who is known by an address or a number alone is numbered with them.
    """
    persons = {
        each.id
        for each in attribution.respondents
        if each.kind is RespondentKind.PERSON or mask_text(each.name) != each.name
    }
    sent = [each.respondent for each in attribution.submissions]
    silent = [each.id for each in attribution.respondents]
    order = dict.fromkeys(name for name in (*sent, *silent) if name in persons)
    return {name: _Alias(name=f"{PERSON} {n}") for n, name in enumerate(order, start=1)}


def _respondent(body: Respondent, aliases: Mapping[str, _Alias]) -> Respondent:
    alias = aliases.get(body.id)
    return replace(body, id=alias.id, name=alias.name) if alias else body


def _notice(notice: Notice, by_name: Mapping[str, str], *, of_person: bool = False) -> Notice:
    """Take names and addresses out of the values of a notice that names bodies.

    What else a private person's letter could be taken for is mostly her name with more words.
    """
    if notice.kind not in _NAMING:
        return notice
    values = tuple(
        (key, "" if of_person and key == "other" else _listed(value, by_name))
        for key, value in notice.values
    )
    return replace(notice, values=values)


def _listed(value: str, by_name: Mapping[str, str]) -> str:
    return _BETWEEN_NAMES.join(_called(name, by_name) for name in value.split(_BETWEEN_NAMES))


def _called(name: str, by_name: Mapping[str, str]) -> str:
    alias = by_name.get(" ".join(name.split()))
    if alias is not None:
        return alias
    if is_persons_name(name):
        return masked(name, (Find(Sort.NAME, 0, len(name)),))
    return mask_text(name)
