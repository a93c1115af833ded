"""The order of the Norwegian alphabet."""

_ALPHABET = str.maketrans({"æ": "{", "ø": "|", "å": "}"})


def alphabetical(name: str) -> tuple[str, str]:
    """Give the key that sorts names as in a Norwegian list: æ, ø, å last, and capitals ignored."""
    return name.casefold().translate(_ALPHABET), name
