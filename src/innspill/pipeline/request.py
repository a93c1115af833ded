"""What a run is asked for."""

from dataclasses import dataclass, field
from pathlib import Path

from innspill.model import Consultation, Decision, Guidance, Summary
from innspill.options import Options, ReadOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One run: what is read, about what, how, which themes people own, where readings are kept.

    `decisions` are what people decided about single passages; `earlier` is the result that stands,
    whose passages keep their themes, None where there is none; `afresh` lets only those keep theirs
    whose theme is among people's. `cache` is None where no reading is to be kept.
    """

    paths: tuple[Path, ...]
    consultation: Consultation
    options: Options
    guidance: Guidance = field(default_factory=Guidance)
    decisions: tuple[Decision, ...] = ()
    earlier: Summary | None = None
    afresh: bool = False
    cache: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """How the files of a result are read again, and where readings are kept (None: nowhere)."""

    read: ReadOptions
    cache: Path | None = None
