"""Names side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.cluster.naming.joining import joined


@pytest.mark.parametrize(
    ("names", "label"),
    [
        (["politi", "domstoler"], "Politi og domstoler"),
        (["Rus", "psykisk helse", "sykehus"], "Rus, psykisk helse og sykehus"),
        (["politi", "straff og kriminalomsorg"], "Politi, straff og kriminalomsorg"),
        (["Skatt og avgift", "handel og næring"], "Skatt, avgift og handel"),
        (["data og datadeling", "standarder"], "Data og standarder"),
        (["KI", "personvern"], "KI og personvern"),
    ],
)
def test_names_become_one_heading(names: list[str], label: str) -> None:
    """Commas and one *og*; capitals only at the start and in abbreviations."""
    assert joined(names) == label


@pytest.mark.parametrize(
    "names",
    [
        ["psykisk og fysisk helse", "rus"],
        ["helse- og omsorgstjenester", "rus"],
        ["vei og trafikk", "plan og bygg"],
        ["en bedre skole for alle", "rus"],
    ],
)
def test_what_does_not_read_well_is_not_joined(names: list[str]) -> None:
    """Half words, loose adjectives, words that say nothing alone and long names stay apart."""
    assert joined(names) is None


@given(st.lists(st.sampled_from(["rus", "vei og trafikk", "psykisk helse", "KI"]), min_size=1))
def test_a_heading_has_three_parts_at_most(names: list[str]) -> None:
    """However many names there are."""
    label = joined(names)
    assert label is None or len(label.replace(" og ", ", ").split(", ")) <= 3
