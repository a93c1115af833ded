"""A result held against the files that it was made from."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from innspill.audit import File, Verdict, check
from innspill.ingest import read_inbox
from innspill.ingest.privacy.shown import mask
from innspill.model import Summary
from innspill.options import Progress
from innspill.pipeline.request import Verification


def verify(
    summary: Summary, paths: Sequence[Path], request: Verification, progress: Progress
) -> Verdict:
    """Hold a result against its promises, and against its files where there are any.

    Args:
        summary: The result.
        paths: Where the submissions lie; none to hold the result against itself alone.
        request: How files are read.
        progress: Told after each file.
    """
    if not paths:
        return check(summary)
    told = dict(summary.provenance.options)
    options = replace(
        request.read,
        text_columns=tuple(json.loads(told.get("text_columns", "[]"))),
        respondent_column=told.get("respondent_column", ""),
        id_column=told.get("id_column", ""),
    )
    readings = read_inbox(paths, options, progress, request.cache)
    if told.get("mask") != "no":
        readings = tuple(map(mask, readings))
    files = {r.id: File(path=r.path, document=r.document) for r in readings}
    return check(summary, files)
