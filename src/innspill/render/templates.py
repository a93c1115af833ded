"""The Jinja2 templates: where they are, and what they may do."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

_PACKAGE = Path(__file__).resolve().parent.parent


def template_folder() -> Path:
    """Return the folder of templates: the checkout's own where there is one, else the package's."""
    checkout = _PACKAGE.parent.parent / "templates"
    return checkout if checkout.is_dir() else _PACKAGE / "templates"


@cache
def environment() -> "SandboxedEnvironment":
    """Return the environment of all templates: sandboxed, escaping, and strict about names."""
    from jinja2 import FileSystemLoader, StrictUndefined  # noqa: PLC0415 only writers need it
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415 see above

    return SandboxedEnvironment(
        loader=FileSystemLoader(template_folder(), encoding="utf-8"),
        autoescape=lambda name: name is not None and name.endswith(".html.j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
