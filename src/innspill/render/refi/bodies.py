"""Cases: who was invited or answered, and what is known of each; and the same of each source."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from innspill.language.catalogue import Catalogue
from innspill.model import Respondent, Submission, Summary
from innspill.model.exchange import Part, guid_of
from innspill.render.refi.elements import Element, add, add_text
from innspill.render.refi.names import distinct

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """What is told of a case or a source; `code` names it here and in the catalogue.

    `kind` is the schema's type of it, and the element of a value is called "<kind>Value".
    """

    code: str
    kind: str = "Text"


_CASES: Final = (
    Variable(code="kind"),
    Variable(code="county"),
    Variable(code="municipality_number"),
    Variable(code="inhabitants", kind="Integer"),
    Variable(code="status"),
    Variable(code="mandate"),
)
# Of its own name each: QualCoder knows a variable as one of cases or of files, and not of both.
_SOURCES: Final = (
    Variable(code="respondent"),
    Variable(code="file"),
    Variable(code="received", kind="Date"),
    Variable(code="language"),
)


def add_variables(parent: Element, words: Catalogue) -> None:
    """Add what is told of cases and sources."""
    every = (*_CASES, *_SOURCES)
    names = distinct((words.text(f"refi.variable.{each.code}") for each in every), "-")
    for variable, name in zip(every, names, strict=True):
        guid = guid_of(Part.VARIABLE, variable.code)
        add(parent, "Variable", guid=guid, name=name, typeOfVariable=variable.kind)


def add_cases(parent: Element, summary: Summary, words: Catalogue) -> None:
    """Add a case for everyone who was invited or answered, in the result's order."""
    names = distinct((body.name for body in summary.respondents), words.text("refi.nameless"))
    own: dict[str, list[Submission]] = {body.id: [] for body in summary.respondents}
    for submission in summary.submissions:
        own.setdefault(submission.respondent, []).append(submission)
    for body, name in zip(summary.respondents, names, strict=True):
        case = add(parent, "Case", guid=guid_of(Part.CASE, body.id), name=name)
        _add_values(case, _CASES, _case_values(body, own[body.id], words))
        for submission in own[body.id]:
            add(case, "SourceRef", targetGUID=guid_of(Part.SOURCE, submission.id))


def add_source_values(
    parent: Element, submission: Submission, respondent: str, words: Catalogue
) -> None:
    """Add what is told of one source, `respondent` being the name of who sent it."""
    received = submission.received or ""
    day = _DAY.match(received)
    values = {
        "respondent": respondent,
        "file": submission.path,
        "received": day[0] if day else "",
        "language": words.text(f"language.{submission.language.value}"),
    }
    _add_values(parent, _SOURCES, values)


def _case_values(body: Respondent, own: list[Submission], words: Catalogue) -> Mapping[str, str]:
    mandates = sorted({words.text(f"mandate.{each.mandate.value}") for each in own})
    return {
        "kind": words.text(f"kind_name.{body.kind.value}"),
        "county": body.county or "",
        "municipality_number": body.municipality_number or "",
        "inhabitants": "" if body.inhabitants is None else str(body.inhabitants),
        "status": words.text(f"status.{body.status.value}"),
        "mandate": ", ".join(mandates),
    }


def _add_values(
    parent: Element, variables: tuple[Variable, ...], values: Mapping[str, str]
) -> None:
    for variable in variables:
        if values[variable.code]:
            value = add(parent, "VariableValue")
            add(value, "VariableRef", targetGUID=guid_of(Part.VARIABLE, variable.code))
            add_text(value, f"{variable.kind}Value", values[variable.code])
