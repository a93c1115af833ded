"""What submissions have from each other: endorsements and copied text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Endorsement:
    """A submission that joins another's ("slutter seg til").

    `passage` is the id of the passage that says so, `start` and `end` the characters of its text
    that name who is joined, and `name` those words; `respondent` is the id of who is joined, None
    where that body has sent nothing here or it is not certain who is meant.
    """

    submission: str
    passage: str
    start: int
    end: int
    name: str
    respondent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """Text that several submissions have, the same or nearly so (likelydende).

    `passages` are ids in the order of the submissions, the first being the one that the others are
    compared with; they are empty where whole letters are alike. `exact` tells that no word differs.
    """

    submissions: tuple[str, ...]
    respondents: tuple[str, ...]
    passages: tuple[str, ...] = ()
    exact: bool = False
