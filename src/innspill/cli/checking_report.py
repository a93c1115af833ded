"""How `innspill summarise --check` tells what it found: to people, to programs, to GitHub."""

import json
from collections.abc import Sequence

from innspill.cli.check import Report
from innspill.cli.checking import Difference, State
from innspill.console import error_console, screen_words, write_output

_GITHUB_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_GITHUB_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def tell(found: Sequence[Difference], report: Report, *, quiet: bool) -> None:
    """Tell what is not up to date; people are also told where all is, unless they want quiet."""
    if report is Report.JSON:
        write_output(as_plain(found))
    elif report is Report.GITHUB and found:
        write_output(as_github(found))
    elif report is Report.TEXT and (found or not quiet):
        show(found)


def as_plain(found: Sequence[Difference]) -> str:
    """Write differences as JSON."""
    files = [
        {
            "file": each.file.as_posix(),
            "state": each.state.value,
            "message": message(each),
            "diff": list(each.diff),
            "cut": each.cut,
            "parts": [
                {"part": part.part, "heading": part.heading, "fate": part.fate.value}
                for part in each.parts
            ],
        }
        for each in found
    ]
    return json.dumps({"up_to_date": not found, "files": files}, ensure_ascii=False, indent=1)


def as_github(found: Sequence[Difference]) -> str:
    """Write differences as annotations, one line each; empty where all is up to date."""
    return "\n".join(
        f"::error file={each.file.as_posix().translate(_GITHUB_PROPERTY)},"
        + (f"line={each.line}," if each.line else "")
        + "title=innspill summarise --check::"
        + "\n".join((message(each), *_details(each))).translate(_GITHUB_ESCAPES)
        for each in found
    )


def show(found: Sequence[Difference]) -> None:
    """Print what is not up to date and what to do about it, or that all is."""
    words, console = screen_words(), error_console()
    for each in found:
        for line in (message(each), *_details(each), ""):
            console.print(line, markup=False)
    stale = any(each.state is not State.SUPERFLUOUS for each in found)
    if not found:
        console.print(words.text("outputs.up_to_date"))
    elif stale:
        console.print(words.text("outputs.next"), markup=False)


def message(difference: Difference) -> str:
    """Return the sentence of a difference, in the language of the screen."""
    return screen_words().text(f"outputs.{difference.state.value}", file=difference.file.as_posix())


def _details(difference: Difference) -> list[str]:
    words = screen_words()
    parts = [
        f"{part.heading}: {words.text(f'draft.fate.{part.fate.value}')}"
        for part in difference.parts
    ]
    more = [words.text("outputs.more")] if difference.cut else []
    return [*difference.diff, *more, *parts]
