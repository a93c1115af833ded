"""Questions to a finished result.

`check` asks whether it keeps what innspill promises, the `trace` functions what a sentence rests on
and where a respondent's words went.
"""

from innspill.audit.case import File
from innspill.audit.faults import Fault, FaultKind
from innspill.audit.trace import find_respondents, trace_respondents, trace_sentences
from innspill.audit.verdict import Verdict, check

__all__ = [
    "Fault",
    "FaultKind",
    "File",
    "Verdict",
    "check",
    "find_respondents",
    "trace_respondents",
    "trace_sentences",
]
