"""Passages that people have left out: they are told of, and their words are not."""

from dataclasses import replace

from innspill.model import Passage, Summary


def shown_passages(summary: Summary) -> tuple[Passage, ...]:
    """Return all passages; one that is left out has neither words, heading nor lead-in."""
    out = {left.passage for left in summary.unassigned if left.excluded}
    return tuple(
        replace(each, text="", heading="", lead_in="") if each.id in out else each
        for each in summary.passages
    )
