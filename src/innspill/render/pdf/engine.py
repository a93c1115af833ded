"""WeasyPrint, which makes pages of HTML and needs Pango; or the reason why it cannot be used."""

from contextlib import redirect_stdout
from io import StringIO
from typing import Any

from innspill.errors import NotInstalledError

try:
    # Where a library is missing, it prints advice, which a reader of `--json` would get too.
    with redirect_stdout(StringIO()):
        import pydyf
        import weasyprint
        from PIL import ImageFile
        from weasyprint.formatting_structure import boxes
        from weasyprint.layout.absolute import AbsolutePlaceholder
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import FatalURLFetchingError, URLFetcher
except ImportError as error:
    raise NotInstalledError(
        "PDF needs a part of innspill that is not installed",
        hint='Install it with `pip install "innspill[pdf]"`.',
    ) from error
except OSError as error:
    raise NotInstalledError(
        "PDF needs the program library Pango, which is not installed",
        hint="Debian and Ubuntu: `apt install libpango-1.0-0 libpangoft2-1.0-0 "
        "libharfbuzz-subset0`. macOS: `brew install pango`. Windows: Pango comes with MSYS2; read "
        '"Installation" in the documentation of WeasyPrint.',
    ) from error

# WeasyPrint lets Pillow take broken pictures as whole ones, in all of the process; the readers of
# submissions must be told of them.
ImageFile.LOAD_TRUNCATED_IMAGES = False

Box = Any
"""A box of a page that is laid out; WeasyPrint ships no types."""
Raw = Any
"""An object of a PDF; pydyf ships no types either."""

__all__ = [
    "AbsolutePlaceholder",
    "Box",
    "FatalURLFetchingError",
    "FontConfiguration",
    "Raw",
    "URLFetcher",
    "boxes",
    "pydyf",
    "weasyprint",
]
