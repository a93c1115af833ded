"""What a result says of how it was made."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict

from innspill import __version__
from innspill.cluster import embedder_of
from innspill.model import Provenance
from innspill.options import Limits
from innspill.pipeline.request import Request
from innspill.register import load_register


def provenance(request: Request, hashes: Sequence[str]) -> Provenance:
    """Say what the result was made from and with; no path, no clock, no machine."""
    options = request.options
    told = {
        "language": options.letter.language.value,
        "length": options.letter.length.value,
        "granularity": options.themes.granularity.value,
        "themes": "automatic" if options.themes.number is None else str(options.themes.number),
        "meaning": embedder_of(options.themes),
        "text_columns": _listed(options.read.text_columns),
        "respondent_column": options.read.respondent_column,
        "id_column": options.read.id_column,
        "population_year": str(load_register().population_year),
        "recognise": "" if options.read.recognise else "no",
        "mask": "" if options.read.mask else "no",
        "limits": _changed(options.read.limits),
    }
    digest = hashlib.sha256("\n".join(sorted(hashes)).encode()).hexdigest()
    return Provenance(
        innspill=__version__,
        inputs_sha256=digest,
        options=tuple((name, value) for name, value in told.items() if value),
    )


def _listed(names: Sequence[str]) -> str:
    """Write names so that they can be told apart again, whatever is in them; empty for none."""
    return json.dumps(names, ensure_ascii=False) if names else ""


def _changed(limits: Limits) -> str:
    """Name the limits that are not as they ship."""
    shipped = asdict(Limits())
    told = asdict(limits).items()
    return ", ".join(f"{name} = {value}" for name, value in told if value != shipped[name])
