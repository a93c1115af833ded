"""Stems."""

import pytest

from innspill.language.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        ("kommune", "kommunen", "kommuner", "kommunene"),
        ("skole", "skolen", "skoler", "skolene"),
        ("barnehage", "barnehager", "barnehagar", "barnehagane"),
        ("strategi", "strategien", "strategier"),
    ],
)
def test_the_forms_of_a_noun_share_a_stem(forms: tuple[str, ...]) -> None:
    """Inflection in either målform does not part a word from itself."""
    assert len({stem(form) for form in forms}) == 1


def test_two_words_keep_two_stems() -> None:
    """Words that differ are not thrown together."""
    assert stem("skole") != stem("skatt")
