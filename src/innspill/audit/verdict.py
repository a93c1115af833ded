"""All checks of a result, in one table."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from innspill.audit.accounting import (
    inputs_are_those_named,
    notices_are_all_there,
    passages_have_one_home,
    proposals_are_all_there,
    reasons_are_known,
    submissions_are_accounted_for,
    voices_are_in_the_letter,
)
from innspill.audit.case import Case, File, case_of
from innspill.audit.faults import Fault
from innspill.audit.numbers import (
    leads_name_everyone,
    numbers_follow_from_result,
    numbers_follow_from_sources,
)
from innspill.audit.references import (
    ids_are_single,
    ids_resolve,
    members_agree,
    source_numbers_agree,
)
from innspill.audit.sources import (
    files_are_covered,
    files_are_the_same,
    files_open_as_they_did,
    passages_stand_in_files,
)
from innspill.audit.wording import names_are_cited, views_are_cited, words_are_verbatim
from innspill.model import Summary

Check = Callable[[Case], Iterator[Fault]]

CHECKS: tuple[Check, ...] = (
    ids_are_single,
    ids_resolve,
    members_agree,
    source_numbers_agree,
    submissions_are_accounted_for,
    passages_have_one_home,
    voices_are_in_the_letter,
    proposals_are_all_there,
    reasons_are_known,
    notices_are_all_there,
    inputs_are_those_named,
    views_are_cited,
    words_are_verbatim,
    names_are_cited,
    numbers_follow_from_sources,
    numbers_follow_from_result,
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
    citations = [c for _, sentence in case.sentences() for c in sentence.citations]
    return Verdict(
        faults=tuple(found for look in CHECKS for found in look(case)),
        compared=files is not None,
        sentences=sum(1 for _ in case.sentences()),
        quotes=sum(citation.start is not None for citation in citations),
        passages=len(summary.passages),
    )
