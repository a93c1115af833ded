"""The letter's frame: what was asked, who was invited, who answered, and who signs."""

from innspill.language.sentences import sentence_spans
from innspill.model import RespondentStatus, SentenceKind, SubmissionStatus
from innspill.summarise.drafts import Draft, DraftSection
from innspill.summarise.material import Material
from innspill.summarise.theme_section import breadth

MAX_SILENT_NAMES = 5


def background(material: Material) -> DraftSection:
    """Write *Bakgrunn*: the configured text, then who was asked and who answered."""
    drafts = [
        Draft(text=text, kind=SentenceKind.BACKGROUND) for text in _configured_background(material)
    ]
    asked = " ".join(material.consultation.questions)
    if asked:
        text = material.words.text("frame.questions", questions=asked)
        drafts.append(Draft(text=text, kind=SentenceKind.BACKGROUND, paragraph=1))
    drafts += [
        Draft(text=text, kind=SentenceKind.FRAME, paragraph=2)
        for text in (*_invited(material), *_answered(material))
    ]
    return DraftSection(
        heading=material.words.text("letter.background"), level=1, drafts=tuple(drafts)
    )


def how_to_read(material: Material) -> DraftSection:
    """Write the heading *Innspill* and how the themes and sources are ordered."""
    texts = [material.words.text("frame.how")]
    if material.unassigned:
        texts.append(material.words.counted("frame.unassigned", material.unassigned))
    return DraftSection(
        heading=material.words.text("letter.views"),
        level=1,
        drafts=tuple(Draft(text=text, kind=SentenceKind.FRAME) for text in texts),
    )


def signature(material: Material) -> tuple[Draft, ...]:
    """Write on whose behalf the letter is sent."""
    words, sender = material.words, material.consultation.sender
    invited = [r.id for r in material.respondents.values() if r.invited]
    signed_for = invited or [r.id for r in material.answered()]
    first = words.text("letter.on_behalf", sender=sender) if sender else ""
    lines = (first or words.text("letter.on_behalf_unnamed"), breadth(signed_for, material))
    return tuple(
        Draft(text=line, kind=SentenceKind.SIGNATURE, paragraph=2 + number)
        for number, line in enumerate(lines)
        if line
    )


def _configured_background(material: Material) -> tuple[str, ...]:
    text = material.consultation.background.strip()
    return tuple(text[start:end] for start, end in sentence_spans(text))


def _invited(material: Material) -> list[str]:
    words, consultation = material.words, material.consultation
    invited = [r.id for r in material.respondents.values() if r.invited]
    said = []
    if invited:
        key = "frame.invited" if consultation.sender else "frame.invited_unnamed"
        members = breadth(invited, material)
        said.append(words.text(key, sender=consultation.sender, members=members))
    if consultation.deadline:
        said.append(words.text("frame.deadline", date=words.date(consultation.deadline)))
    return said


def _answered(material: Material) -> list[str]:
    words, answered = material.words, material.answered()
    received = {s.id for s in material.submissions}
    said = [
        words.text(
            "frame.answered",
            submissions=words.counted("count.submissions", len(received)),
            respondents=breadth([r.id for r in answered], material),
        )
    ]
    unread = sum(s.status is SubmissionStatus.UNREADABLE for s in material.submissions)
    if unread:
        said.append(words.counted("frame.unread", unread))
    empty = sum(s.status is SubmissionStatus.EMPTY for s in material.submissions)
    if empty:
        said.append(words.counted("frame.empty", empty))
    said += _named("frame.no_remarks", RespondentStatus.NO_REMARKS, material)
    return said + _named("frame.silent", RespondentStatus.SILENT, material)


def _named(key: str, status: RespondentStatus, material: Material) -> list[str]:
    """Name the respondents of a status, or count them where they are many."""
    ids = [r.id for r in material.respondents.values() if r.status is status]
    if not ids:
        return []
    words = material.words
    if len(ids) > MAX_SILENT_NAMES:
        return [words.text(f"{key}_many", count=breadth(ids, material))]
    return [words.variants(key)[min(len(ids), 2) - 1].format(names=material.names(ids))]
