"""Which submissions and passages of two results are the same."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from innspill.audit.diffs.pairing import Pairing
from innspill.model import Passage, Submission, Summary, passage_key

EDITED = 0.6
"""How alike two passages of one submission have to be for one to be the other, edited."""
KEPT = 0.5
"""The share of a submission's text that has to be kept for another file to be a version of it."""
COMMON = 20
"""A text that so many submissions have does not tell which of them is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A result, and what is looked up in it.

    `texts` are the texts of each submission's passages; `sender_of` gives the respondent behind a
    passage and `themes` its theme, `names` and `labels` what respondents and themes are called.
    """

    summary: Summary
    texts: Mapping[str, Sequence[str]]
    sender_of: Mapping[str, str]
    themes: Mapping[str, str]
    names: Mapping[str, str]
    labels: Mapping[str, str]


def side_of(summary: Summary) -> Side:
    """Look up a result's texts by submission, and its names and labels by id."""
    senders = {submission.id: submission.respondent for submission in summary.submissions}
    texts: dict[str, list[str]] = {submission: [] for submission in senders}
    for passage in summary.passages:
        texts[passage.submission].append(" ".join(passage.text.split()))
    return Side(
        summary=summary,
        texts=texts,
        sender_of={each.id: senders[each.submission] for each in summary.passages},
        themes={each.id: each.theme for each in summary.passages if each.theme},
        names={each.id: each.short_name for each in summary.respondents},
        labels={each.id: each.label for each in summary.themes},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Two results and what is the same in them, old first.

    `same` gives the old id of each passage whose words are the same, by its new id; `edited` that
    of each whose words changed somewhat.
    """

    was: Side
    now: Side
    submissions: Pairing[Submission]
    passages: Pairing[Passage]
    same: Mapping[str, str]
    edited: Mapping[str, str]

    @property
    def before(self) -> dict[str, str]:
        """The old id of each passage that was there, edited or not, by its new id."""
        return {**self.same, **self.edited}


def know_again(old: Summary, new: Summary) -> Known:
    """Pair the submissions of two results, then their passages."""
    was, now = side_of(old), side_of(new)
    submissions = _pair_submissions(was, now)
    versions = {b.id: a.id for a, b in submissions.pairs}
    passages = Pairing(gone=list(old.passages), fresh=list(new.passages))
    sides = {id(p): was for p in old.passages} | {id(p): now for p in new.passages}

    def version(passage: Passage) -> str | None:
        if sides[id(passage)] is was:
            return passage.submission
        return versions.get(passage.submission)

    def key(passage: Passage) -> str:
        return passage_key(passage.text, sides[id(passage)].sender_of[passage.id])

    passages.pair_by(lambda p: (key(p), version(p)) if version(p) else None)
    passages.pair_by(key)
    # The submission was given another sender: its words are still the same.
    passages.pair_by(lambda p: (" ".join(p.text.split()), version(p)) if version(p) else None)
    same = {b.id: a.id for a, b in passages.pairs}
    edited = passages.pair_alike(
        lambda p: p.text, lambda _: EDITED, lambda p: version(p) or ("", p.submission)
    )
    return Known(
        was=was,
        now=now,
        submissions=submissions,
        passages=passages,
        same=same,
        edited={b.id: a.id for a, b in edited},
    )


def _pair_submissions(was: Side, now: Side) -> Pairing[Submission]:
    """Pair submissions by their bytes, then by their sender and path, then by kept text."""
    pairing = Pairing(gone=list(was.summary.submissions), fresh=list(now.summary.submissions))
    pairing.pair_by(lambda s: (s.sha256, s.path, s.respondent))
    pairing.pair_by(lambda s: (s.sha256, s.path))
    pairing.pair_by(lambda s: (s.sha256, s.respondent))
    pairing.pair_by(lambda s: s.sha256)
    pairing.pair_by(lambda s: (s.path, s.respondent))
    _pair_versions(pairing, was, now)
    alone = _alone(pairing.gone) & _alone(pairing.fresh)
    # The only one that a respondent has taken back, and the only one that came in its place.
    pairing.pair_by(lambda s: s.respondent if s.respondent in alone else None)
    return pairing


def _alone(submissions: Sequence[Submission]) -> set[str]:
    often = Counter(submission.respondent for submission in submissions)
    return {respondent for respondent, count in often.items() if count == 1}


def _pair_versions(pairing: Pairing[Submission], was: Side, now: Side) -> None:
    """Pair what has at least half its text in common and the same sender or path, most first."""
    holders: dict[str, list[int]] = defaultdict(list)
    for a, old in enumerate(pairing.gone):
        for text in dict.fromkeys(was.texts[old.id]):
            holders[text].append(a)
    scored = []
    for b, new in enumerate(pairing.fresh):
        texts = now.texts[new.id]
        held = (holders[text] for text in texts if len(holders.get(text, ())) in range(1, COMMON))
        for a in {a for some in held for a in some}:
            old = pairing.gone[a]
            kept = _kept(was.texts[old.id], texts)
            if kept >= KEPT and (old.respondent == new.respondent or old.path == new.path):
                scored.append((-kept, a, b))
    numbers: dict[int, int] = {}
    for _, a, b in sorted(scored):
        old, new = pairing.gone[a], pairing.fresh[b]
        if id(old) not in numbers and id(new) not in numbers:
            numbers[id(old)] = numbers[id(new)] = a
    pairing.pair_by(lambda s: numbers.get(id(s)))


def _kept(old: Sequence[str], new: Sequence[str]) -> float:
    """Return the share of characters that stand in passages which both have."""
    shared = sum(len(text) * n for text, n in (Counter(old) & Counter(new)).items())
    total = sum(map(len, old)) + sum(map(len, new))
    return 2 * shared / total if total else 0.0
