"""The Jinja2 templates: where they are, what people put in their place, and what they may do."""

import re
import sys
from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Any

from innspill.errors import UsageError
from innspill.options import GivenFile
from innspill.render.filters import FILTERS

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

_PACKAGE = Path(__file__).resolve().parent.parent
_MISSING = re.compile(r"'(?P<name>\w+)' is undefined|no attribute '(?P<attribute>\w+)'")


def template_folder() -> Path:
    """Return the folder of templates: the checkout's own where there is one, else the package's."""
    checkout = _PACKAGE.parent.parent / "templates"
    return checkout if checkout.is_dir() else _PACKAGE / "templates"


def template_names() -> tuple[str, ...]:
    """Return the names of all templates, each of which people can replace by their own."""
    return tuple(sorted(file.name for file in template_folder().glob("*.j2")))


def fill(name: str, given: tuple[GivenFile, ...], **values: object) -> str:
    """Fill a template.

    Args:
        name: The template.
        given: People's own, which take the place of those of the same name.
        values: What it shows, by name.

    Raises:
        UsageError: A template of people's has a mistake; the message names file, line and what is
            wrong there.
    """
    try:
        return _environment(given).get_template(name).render(**values)
    except Exception as error:
        mistake = _mistake(error, given, values)
        if mistake is None:
            raise  # a template of ours: a bug, which keeps its traceback
        raise mistake from error


def name_of(given: GivenFile) -> str:
    """Return the name of the template whose place a file takes."""
    return re.split(r"[/\\]", given.path)[-1]


@cache
def _environment(given: tuple[GivenFile, ...]) -> "SandboxedEnvironment":
    """Return the environment of all templates: sandboxed, escaping, and strict about names."""
    from jinja2 import FileSystemLoader, StrictUndefined  # noqa: PLC0415 only writers need it
    from jinja2.loaders import ChoiceLoader, FunctionLoader  # noqa: PLC0415 see above
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 see above

    own = {name_of(each): (_text(each), each.path) for each in given}
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader(
            [
                FunctionLoader(_given(own)),
                FileSystemLoader(template_folder(), encoding="utf-8"),
            ]
        ),
        autoescape=lambda name: name is not None and name.endswith(".html.j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= FILTERS
    return environment


def _given(
    own: Mapping[str, tuple[str, str]],
) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        return (*own[name], lambda: True) if name in own else None

    return load


def _text(given: GivenFile) -> str:
    """Return the text of a template that people gave.

    Raises:
        UsageError: There is no template of its name, or it is not saved as UTF-8.
    """
    if name_of(given) not in template_names():
        raise UsageError(
            f"{given.path}: there is no template of this name",
            hint=f"The templates are {', '.join(template_names())}.",
        )
    try:
        return given.data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = given.data.count(b"\n", 0, error.start) + 1
        raise UsageError(
            f"{given.path}, line {line}: this is not saved as UTF-8",
            hint="In Notepad: File, Save as, and choose UTF-8 as the encoding.",
        ) from error


def _mistake(
    error: Exception, given: tuple[GivenFile, ...], values: Mapping[str, object]
) -> UsageError | None:
    """Say what is wrong in a template of people's; None where the fault is in none of them."""
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415 it is loaded by now

    paths = {each.path for each in given}
    if isinstance(error, UsageError):
        return None
    if isinstance(error, TemplateSyntaxError):
        places = [(error.filename or "", error.lineno)]
    else:
        frames = extract_tb(sys.exc_info()[2])
        places = [(frame.filename, frame.lineno or 0) for frame in frames]
    at = next((place for place in reversed(places) if place[0] in paths), None)
    if at is None:
        return None
    return _told(at, error, values)


def _told(at: tuple[str, int], error: Exception, values: Mapping[str, object]) -> UsageError:
    path, line = at
    name, known = _missing(error, values)
    if not name:
        return UsageError(
            f"{path}, line {line}: this cannot be done: {error}",
            hint="docs/templates.md shows what a template can do.",
        )
    near = get_close_matches(name, sorted(known), n=1)
    return UsageError(
        f'{path}, line {line}: there is no "{name}"',
        hint=f'Did you mean "{near[0]}"?'
        if near
        else "docs/templates.md lists what a template can show.",
    )


def _missing(error: Exception, values: Mapping[str, object]) -> tuple[str, Collection[str]]:
    """Return what a template names that is not there, empty for another mistake; and what is."""
    from jinja2 import TemplateNotFound  # noqa: PLC0415 it is loaded by now

    if isinstance(error, TemplateNotFound):
        return str(error.name), template_names()
    if isinstance(error, KeyError):
        return str(error.args[0]), ()
    found = _MISSING.search(str(error))
    return (found["name"] or found["attribute"], _known(values)) if found else ("", ())


def _known(values: Mapping[str, Any]) -> set[str]:
    """Return every name that can stand in a template: of the values, and of what they hold."""
    known, waiting = set(values), list(values.values())
    seen: set[type] = set()
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting += value[:1]
        elif not isinstance(value, str) and type(value) not in seen:
            seen.add(type(value))
            names = [name for name in dir(value) if not name.startswith("_")]
            fields = getattr(type(value), "__dataclass_fields__", {})
            known |= set(names) if fields else set()
            waiting += [getattr(value, name) for name in fields]
    return known
