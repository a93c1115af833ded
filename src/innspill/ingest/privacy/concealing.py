"""What of passages and respondents may be shown: with personal data masked.

Who sent what, and what is a passage, is found in the words as they were read: an address or a phone
number tells a signature. After that nothing is passed on that is not masked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from innspill.ingest.passages.segment import Segmentation
from innspill.ingest.privacy.finds import Find
from innspill.ingest.privacy.shown import Shown, look, mask, masked_notices
from innspill.ingest.privacy.unnamed import unnamed
from innspill.ingest.reading import Reading
from innspill.ingest.senders.attribution import Attribution
from innspill.model import Consultation, Notice, NoticeKind, Passage


class Material(NamedTuple):
    """What a result is made of: who sent what, its passages, and the matter itself."""

    attribution: Attribution
    divided: Segmentation
    consultation: Consultation


def conceal(material: Material, readings: Sequence[Reading]) -> Material:
    """Mask passages with what stands over them, and call private persons by numbers.

    A submission's notices say how much was masked in its passages; no other words of it are shown.

    Args:
        material: What was found in the readings.
        readings: The readings, as they were read.
    """
    shown = {reading.id: look(reading) for reading in readings}
    passages = tuple(_passage(each, shown[each.submission]) for each in material.divided.passages)
    told = _told(material.divided.passages, shown)
    attribution, consultation = unnamed(material.attribution, material.consultation)
    divided = replace(material.divided, passages=passages)
    return Material(_with_notices(attribution, told), divided, consultation)


def conceal_readings(
    readings: Sequence[Reading], attribution: Attribution
) -> tuple[tuple[Reading, ...], Attribution]:
    """Mask all that readings hold, and call private persons by numbers."""
    masked = tuple(map(mask, readings))
    told = {
        each.id: tuple(notice for notice in each.notices if notice.kind is NoticeKind.MASKED)
        for each in masked
    }
    nameless, _ = unnamed(attribution, Consultation())
    return masked, _with_notices(nameless, told)


def _with_notices(attribution: Attribution, told: Mapping[str, tuple[Notice, ...]]) -> Attribution:
    submissions = tuple(
        replace(each, notices=(*each.notices, *told.get(each.id, ())))
        for each in attribution.submissions
    )
    return replace(attribution, submissions=submissions)


def _told(passages: Sequence[Passage], shown: Mapping[str, Shown]) -> dict[str, tuple[Notice, ...]]:
    """Count what was masked in the passages of each submission, each find once."""
    met: dict[str, dict[tuple[int, Find], None]] = {}
    for passage in passages:
        found = met.setdefault(passage.submission, {})
        for find in _within(passage, shown[passage.submission]):
            found[passage.locator.block, find] = None
    return {name: tuple(masked_notices(name, (f for _, f in found))) for name, found in met.items()}


def _within(passage: Passage, shown: Shown) -> Iterator[Find]:
    place = passage.locator
    for find in shown.finds[place.block]:
        if find.start < place.end and place.start < find.end:
            yield find


def _passage(passage: Passage, shown: Shown) -> Passage:
    place = passage.locator
    text = shown.reading.document.blocks[place.block].text[place.start : place.end]
    heading, lead_in = shown.hide(passage.heading), shown.hide(passage.lead_in)
    return replace(passage, text=text, heading=heading, lead_in=lead_in, row=shown.reading.row)
