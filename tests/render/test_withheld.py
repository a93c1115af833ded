"""What people have left out is told of without a word of it."""

from dataclasses import replace

from innspill.model import EXCLUDED, Summary, Unassigned
from innspill.render.withheld import shown_passages


def test_left_out_has_no_words(summary: Summary) -> None:
    """A passage that is left out keeps its id and place; words, heading and lead-in are gone."""
    out, *others = (
        replace(each, heading="Klage", lead_in="Vi mener:") for each in summary.passages
    )
    left = Unassigned(passage=out.id, reason=EXCLUDED)
    result = replace(summary, passages=(out, *others), unassigned=(left,))
    first, *rest = shown_passages(result)
    assert (first.text, first.heading, first.lead_in) == ("", "", "")
    assert (first.id, first.locator) == (out.id, out.locator)
    assert rest == others


def test_without_a_theme_is_not_left_out(summary: Summary) -> None:
    """A passage that only fits no theme stands with its words."""
    assert shown_passages(summary) == summary.passages
