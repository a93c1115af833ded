"""Letter-spaced heads, as "Å F J O R D  K O M M U N E", read as the words that they are."""

import re

_SPACED = re.compile(r"(?<!\S)[^\W\d_](?:[ \u00a0]+[^\W\d_]){3,}(?!\S)")
_BETWEEN_WORDS = re.compile(r"[ \u00a0]{2,}")
_LAST_WORD = re.compile(
    r"(?<=\w\w)(fylkeskommune|kommune|herad|suohkan|gielda|tjïelte|komuuni)$", re.IGNORECASE
)


def unspaced(line: str) -> str:
    """Close up single letters with spaces between them; other text is given back as it is.

    Wider spaces part the words; where they are all alike, the word for the body is parted from its
    name.
    """
    return _SPACED.sub(lambda match: _closed(match.group()), line)


def _closed(spaced: str) -> str:
    words = ["".join(word.split()) for word in _BETWEEN_WORDS.split(spaced)]
    return " ".join(words) if len(words) > 1 else _LAST_WORD.sub(r" \1", words[0])
