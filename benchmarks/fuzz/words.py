"""The words that a mutation puts into a file of each kind, from `words.toml`."""

import tomllib
from pathlib import Path

TOLD = {
    name: tuple(word.encode("latin-1") for word in words)
    for name, words in tomllib.loads(
        Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    ).items()
}
NUMBERS = TOLD["numbers"]
WORDS = {
    **{kind: TOLD["xml"] + TOLD[kind] for kind in ("docx", "odt", "xlsx", "pptx")},
    **{kind: TOLD[kind] for kind in ("rtf", "html", "md", "csv", "eml", "pdf")},
    "ods": TOLD["xml"] + TOLD["odt"] + TOLD["xlsx"],
    "txt": TOLD["md"],
    "zip": TOLD["xml"],
    **dict.fromkeys(("msg", "doc", "xls"), NUMBERS),
}
"""The words of each kind of file."""
