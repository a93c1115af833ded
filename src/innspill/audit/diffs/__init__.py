"""What changed from one result to another: whose answers, which themes, which sentences."""

from innspill.audit.diffs.known import Known, know_again
from innspill.audit.diffs.letters import letter_changes
from innspill.audit.diffs.lineage import lineage_of, passage_changes, theme_changes
from innspill.audit.diffs.main_points import main_point_changes
from innspill.audit.diffs.manner import Stretch, counting_words, stretches
from innspill.audit.diffs.points import point_changes, proposal_changes
from innspill.audit.diffs.senders import respondent_changes, submission_changes
from innspill.audit.diffs.settings import setting_changes
from innspill.audit.diffs.values import (
    CountChange,
    Difference,
    LetterChange,
    Manner,
    PassageChange,
    PassageFate,
    RespondentChange,
    SentenceChange,
    SentenceFate,
    SettingChange,
    SubmissionChange,
    SubmissionFate,
    ThemeChange,
    ThemeFate,
    ThemeSize,
)
from innspill.model import Summary

__all__ = [
    "CountChange",
    "Difference",
    "LetterChange",
    "Manner",
    "PassageChange",
    "PassageFate",
    "RespondentChange",
    "SentenceChange",
    "SentenceFate",
    "SettingChange",
    "Stretch",
    "SubmissionChange",
    "SubmissionFate",
    "ThemeChange",
    "ThemeFate",
    "ThemeSize",
    "diff",
    "stretches",
]


def diff(old: Summary, new: Summary) -> Difference:
    """Tell what changed from one result to another.

    Submissions are known again by their bytes, their path and sender, or the text that they keep;
    passages by their sender and words; themes by their ids, or the passages that they keep.
    """
    known = know_again(old, new)
    lineage = lineage_of(known)
    counting = counting_words(old.letter.language, new.letter.language)
    themes = tuple(theme_changes(known, lineage))
    body = letter_changes(known, lineage, counting, annex=False)
    return Difference(
        submissions=tuple(submission_changes(known)),
        respondents=tuple(respondent_changes(known)),
        themes=themes,
        themes_unchanged=len(new.themes) - sum(change.now is not None for change in themes),
        passages=tuple(passage_changes(known, lineage)),
        body=body,
        annexes=letter_changes(known, lineage, counting, annex=True),
        main_points=tuple(main_point_changes(known, body)),
        points=tuple(point_changes(known)),
        proposals=tuple(proposal_changes(known)),
        settings=tuple(setting_changes(old, new)),
        unrelated=_unrelated(known),
    )


def _unrelated(known: Known) -> bool:
    """Tell whether two results are hardly of one consultation: little in common, or nothing."""
    old, new = known.was.summary, known.now.summary
    common, least = len(known.submissions.pairs), min(len(old.submissions), len(new.submissions))
    titles = {old.consultation.title, new.consultation.title} - {""}
    return least > 0 and (common == 0 or (len(titles) > 1 and 2 * common < least))
