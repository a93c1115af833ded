"""What two results were made with: versions, settings and facts of the consultation."""

from collections.abc import Iterator

from innspill.audit.diffs.values import SettingChange
from innspill.model import Summary

_FACTS = ("title", "recipient", "sender", "deadline", "reference", "background")
_LISTS = ("members", "questions")


def setting_changes(old: Summary, new: Summary) -> Iterator[SettingChange]:
    """Give what is set otherwise; of members and questions, those that only one result has."""
    was, now = _told(old), _told(new)
    for name in dict.fromkeys((*was, *now)):
        if was.get(name, "") != now.get(name, ""):
            yield SettingChange(name=name, was=was.get(name, ""), now=now.get(name, ""))
    for name in _LISTS:
        before: tuple[str, ...] = getattr(old.consultation, name)
        after: tuple[str, ...] = getattr(new.consultation, name)
        if before != after:
            lost, came = set(before) - set(after), set(after) - set(before)
            yield SettingChange(
                name=name,
                was="; ".join(each for each in before if each in lost),
                now="; ".join(each for each in after if each in came),
            )


def _told(summary: Summary) -> dict[str, str]:
    facts = {name: getattr(summary.consultation, name) or "" for name in _FACTS}
    versions = {"innspill": summary.provenance.innspill, "schema": summary.schema_version}
    return versions | dict(summary.provenance.options) | facts
