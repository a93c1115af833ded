"""What people decide about single passages, and by what a passage is known again."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class DecisionKind(StrEnum):
    """What is decided.

    `value` of a decision is: for `MOVED` the id of the theme, for `POSITION` the position, for
    `RESPONDENT` the name of who sent the submission; empty for the others.
    """

    MOVED = "moved"
    EXCLUDED = "excluded"
    POSITION = "position"
    RESPONDENT = "respondent"
    PREFERRED = "preferred"
    BARRED = "barred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One thing that people decided about a passage.

    `passage` is the passage's `passage_key`; `words` its first words, so that people know it again;
    `reason` is printed where a passage is excluded; `by` and `when` only if people give them.
    """

    kind: DecisionKind
    passage: str
    value: str = ""
    words: str = ""
    reason: str = ""
    by: str = ""
    when: str = ""


def passage_key(text: str, respondent: str) -> str:
    """Return by what a passage is known again in a re-read, a renamed file or a new version.

    Args:
        text: The passage's text; how its words are spaced does not matter.
        respondent: The id of the respondent behind its submission, as it was found.

    Returns:
        Sixteen hexadecimal digits; a text that a respondent sends twice has one key.
    """
    plain = " ".join(text.split())
    return hashlib.sha256(f"{respondent}\n{plain}".encode()).hexdigest()[:16]
