"""All checks of a result, in one table."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from innspill.audit.accounting import (
    excluded_is_nowhere,
    inputs_are_those_named,
    notices_are_all_there,
    passages_have_one_home,
    proposals_are_all_there,
    reasons_are_known,
    submissions_are_accounted_for,
    voices_are_in_the_letter,
)
from innspill.audit.bodies import (
    lateness_follows_from_dates,
    members_are_invited,
    respondents_did_as_is_said,
)
from innspill.audit.case import Case, File, case_of
from innspill.audit.faults import Fault
from innspill.audit.frames import sentences_are_the_catalogues
from innspill.audit.leads import leads_name_everyone
from innspill.audit.ledger import copies_are_alike, endorsements_stand_in_passages
from innspill.audit.letters import (
    headings_are_the_letters,
    nothing_is_told_twice,
    sections_stand_once,
)
from innspill.audit.points import points_divide_their_themes, points_follow_their_passages
from innspill.audit.references import (
    ids_are_single,
    ids_resolve,
    members_agree,
    source_numbers_agree,
)
from innspill.audit.roll_call import nobody_is_passed_over
from innspill.audit.sources import (
    files_are_covered,
    files_are_the_same,
    files_open_as_they_did,
    passages_stand_in_files,
)
from innspill.audit.wording import views_are_cited
from innspill.model import Summary

Check = Callable[[Case], Iterator[Fault]]

CHECKS: tuple[Check, ...] = (
    ids_are_single,
    ids_resolve,
    members_agree,
    source_numbers_agree,
    members_are_invited,
    respondents_did_as_is_said,
    lateness_follows_from_dates,
    submissions_are_accounted_for,
    passages_have_one_home,
    points_follow_their_passages,
    points_divide_their_themes,
    endorsements_stand_in_passages,
    copies_are_alike,
    voices_are_in_the_letter,
    proposals_are_all_there,
    excluded_is_nowhere,
    reasons_are_known,
    notices_are_all_there,
    inputs_are_those_named,
    views_are_cited,
    headings_are_the_letters,
    sections_stand_once,
    sentences_are_the_catalogues,
    nobody_is_passed_over,
    nothing_is_told_twice,
    leads_name_everyone,
    files_are_the_same,
    files_open_as_they_did,
    passages_stand_in_files,
    files_are_covered,
)
"""What innspill promises, one function each; its docstring is the promise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a check found.

    `compared` is whether the files were at hand; `sentences`, `quotes` and `passages` are how many
    of each were looked at.
    """

    faults: tuple[Fault, ...]
    compared: bool
    sentences: int
    quotes: int
    passages: int


def check(summary: Summary, files: Mapping[str, File] | None = None) -> Verdict:
    """Ask a result whether it keeps every promise.

    Args:
        summary: The result.
        files: Each submission's file as it is read now, by the submission's id; without it, the
            result is held against itself alone.
    """
    case = case_of(summary, files)
    citations = [citation for _, _, citation in summary.letter.cited()]
    return Verdict(
        faults=tuple(found for look in CHECKS for found in look(case)),
        compared=files is not None,
        sentences=sum(1 for _ in case.sentences()),
        quotes=sum(citation.start is not None for citation in citations),
        passages=len(summary.passages),
    )
