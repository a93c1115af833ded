"""A REFI-QDA project that came back from another program, as values."""

from dataclasses import dataclass

from innspill.model.exchange import Exported


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedCode:
    """A code; `above` is the GUID of the one that it stands in, empty for none."""

    guid: str
    name: str
    description: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is marked in a source; `codes` are GUIDs, none where it has a memo alone.

    `start` and `end` are as the program counts characters.
    """

    start: int
    end: int
    codes: tuple[str, ...] = ()
    memo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedSource:
    """A source; `text` is as its file has it, None where it has none that can be read.

    `whole` are the codes of the source as a whole.
    """

    guid: str
    name: str
    description: str = ""
    text: str | None = None
    selections: tuple[Selection, ...] = ()
    whole: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedProject:
    """A project; `exported` is None where the memo that says how it was coded is gone."""

    file: str
    codes: tuple[ReturnedCode, ...]
    sources: tuple[ReturnedSource, ...]
    exported: Exported | None
