"""What the letter says of text that several submissions have alike."""

from collections.abc import Iterator, Sequence

from innspill.model import Copied, SentenceKind
from innspill.summarise.copies import distinct_texts
from innspill.summarise.drafts import Draft, Source
from innspill.summarise.material import Material
from innspill.summarise.voices import said_in_turn, seconded

SEVERAL = 2


def copied_drafts(material: Material) -> Iterator[Draft]:
    """Tell how many passages are copies and how many texts there are, then which letters are."""
    shared = [c for c in material.copies if c.passages and len(c.respondents) >= SEVERAL]
    if shared:
        passages = tuple(material.passages)
        text = material.words.text(
            "frame.copied",
            copied=material.words.counted("count.passages", sum(len(c.passages) for c in shared)),
            passages=material.words.figure(len(passages)),
            texts=material.words.figure(distinct_texts(passages, shared)),
        )
        yield Draft(text=text, kind=SentenceKind.FRAME)
    for letters in material.copies:
        if not letters.passages and len(letters.respondents) >= SEVERAL:
            yield from _letters(letters, shared, material)


def _letters(letters: Copied, shared: Sequence[Copied], material: Material) -> Iterator[Draft]:
    """Name the respondents whose whole letters are alike, each with a passage that is."""
    cited: dict[str, str] = {}
    for copied in shared:
        for passage in copied.passages:
            cited.setdefault(material.senders[passage], passage)
    named = [sender for sender in letters.respondents if sender in cited]
    if len(named) >= SEVERAL:
        key = "report.letters_alike" if letters.exact else "report.letters_near"
        sources = tuple(Source(passage=cited[sender]) for sender in named)
        gaps = {"names": material.named(named)}
        yield said_in_turn(key, gaps, material, SentenceKind.LEAD, sources)


def others_who_say(
    passage: str, others: Sequence[str], material: Material, key: str = "report.same"
) -> list[Draft]:
    """Name those who say the same as a passage: apart, those who say it in the same words."""
    copied = next((c for c in material.copies if passage in c.passages), None)
    alike = [p for p in others if copied and p in copied.passages]
    rest = [p for p in others if p not in alike]
    drafts = []
    if copied and alike:
        in_words = "report.copied" if copied.exact else "report.copied_nearly"
        drafts.append(seconded(alike, material, in_words))
    if rest:
        drafts.append(seconded(rest, material, key))
    return drafts
