"""`innspill trace`: from a sentence to its sources, from a respondent to where its words went."""

from pathlib import Path
from typing import Annotated

import typer

from innspill.cli.flags import RESULT


def trace(  # noqa: PLR0913 a command has as many parameters as it has flags
    path: Annotated[Path | None, RESULT] = None,
    *,
    sentence: Annotated[
        str | None,
        typer.Option(
            "--sentence", "-s", help="Number of a sentence of the letter, or some words of it."
        ),
    ] = None,
    respondent: Annotated[
        str | None, typer.Option("--respondent", "-r", help='Who answered, such as "Åfjord".')
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="Folder for a page to each respondent: what was done with its words.",
        ),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format", "-f", help="docx, html or md; may be repeated.", show_default="docx"
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Write what was found as JSON on standard output.")
    ] = False,
) -> None:
    """Show what a sentence rests on, or what became of everything that a respondent sent.

    Without a sentence or a respondent: a line for each respondent.
    """
    from innspill.audit import (  # noqa: PLC0415 slow to import
        find_respondents,
        trace_respondents,
        trace_sentences,
    )
    from innspill.cli.tracing import (  # noqa: PLC0415 as above
        show_overview,
        show_respondent,
        show_sentences,
        traces_as_json,
        write_pages,
    )
    from innspill.console import write_output  # noqa: PLC0415 as above
    from innspill.consultation import (  # noqa: PLC0415 as above
        keep_out_of_inputs,
        locate_result,
        rendering_of,
    )
    from innspill.render.json import read_json  # noqa: PLC0415 as above

    place = locate_result(path)
    summary = read_json(place.file.read_bytes())
    if sentence is not None:
        found = trace_sentences(summary, sentence)
        write_output(traces_as_json(found)) if as_json else show_sentences(found)
        return
    wanted = find_respondents(summary, respondent) if respondent else summary.respondents
    traces = trace_respondents(summary, wanted)
    if out is not None:
        keep_out_of_inputs(out, place)
        options = rendering_of(place.around, place.settings)
        write_pages(summary, traces, out, tuple(formats or ("docx",)), options)
    elif as_json:
        write_output(traces_as_json(traces))
    elif respondent:
        for each in traces:
            show_respondent(each)
    else:
        show_overview(traces)
