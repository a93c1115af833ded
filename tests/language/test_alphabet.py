"""The order of the Norwegian alphabet."""

from innspill.language.alphabet import alphabetical


def test_names_are_sorted_as_in_norwegian() -> None:
    """Æ, ø and å come last, in that order."""
    names = ["Ås", "Ærø", "zulu", "Øyer", "Alta"]
    assert sorted(names, key=alphabetical) == ["Alta", "zulu", "Ærø", "Øyer", "Ås"]
