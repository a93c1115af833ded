"""The letter's frame: what was asked, who was invited, who answered, and who signs."""

from innspill.language.sentences import sentence_spans
from innspill.model import SentenceKind
from innspill.summarise.copied import copied_drafts
from innspill.summarise.drafts import Draft, DraftSection
from innspill.summarise.material import Material
from innspill.summarise.overall import overall_drafts
from innspill.summarise.theme_section import breadth
from innspill.summarise.turnout import turnout


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
        Draft(text=text, kind=SentenceKind.FRAME, paragraph=2) for text in _invited(material)
    ]
    drafts += turnout(material, 2)
    return DraftSection(
        heading=material.words.text("letter.background"),
        level=1,
        part="background",
        drafts=tuple(drafts),
    )


def how_to_read(material: Material) -> DraftSection:
    """Write the heading *Innspill*, how themes and sources are ordered, and the overall view."""
    texts = [material.words.text("frame.how")]
    if material.unassigned:
        texts.append(material.words.counted("frame.unassigned", material.unassigned))
    if material.excluded:
        texts.append(material.words.counted("frame.excluded", len(material.excluded)))
    return DraftSection(
        heading=material.words.text("letter.views"),
        level=1,
        part="views",
        drafts=(
            *(Draft(text=text, kind=SentenceKind.FRAME) for text in texts),
            *copied_drafts(material),
            *overall_drafts(material),
        ),
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
