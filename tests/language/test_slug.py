"""Ids made from names."""

import pytest

from innspill.language.slug import slug


@pytest.mark.parametrize(
    ("label", "made"),
    [("Økonomi & gevinster", "oekonomi-gevinster"), ("Båt, ærlig", "baat-aerlig"), ("?!", "tema")],
)
def test_slug(label: str, made: str) -> None:
    """An id has small letters, figures and hyphens alone."""
    assert slug(label) == made
