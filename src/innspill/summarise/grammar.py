"""The grammar that ships as data: word lists, and the patterns made of them."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return a table of `data/grammar`, as TOML gives it."""
    return tomllib.loads(_read(f"{name}.toml"))


@cache
def infinitives() -> frozenset[str]:
    """Return the verbs that can open a demand in a list, in small letters."""
    lines = _read("infinitives.txt").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def whole_words(name: str) -> re.Pattern[str]:
    """Return a pattern for any of a list of `clauses.toml`, as whole words."""
    return re.compile(rf"(?<!\w)(?:{alternatives(name)})(?!\w)")


def alternatives(name: str) -> str:
    """Return a list of `clauses.toml` as alternatives of a pattern, the longest first."""
    return "|".join(sorted(map(re.escape, table("clauses")[name]), key=len, reverse=True))


def _read(name: str) -> str:
    folder = resources.files("innspill").joinpath("data", "grammar")
    return folder.joinpath(name).read_text(encoding="utf-8")
