"""How much of a stranger's file is read before it is refused."""

from dataclasses import dataclass

from innspill.ingest.faults import LimitError

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that one file may hold; sizes are in bytes.

    `ratio` is unpacked to packed size and counts from `ratio_from` unpacked bytes on, since small
    parts of blank XML pack far better than text; `nesting` counts archives and mails in each other;
    `table_cells` bounds the rectangle that a spreadsheet's used cells span, blank ones included.
    """

    file_bytes: int = 200 * MEBIBYTE
    members: int = 5_000
    unpacked_bytes: int = 400 * MEBIBYTE
    xml_bytes: int = 64 * MEBIBYTE
    ratio: int = 200
    ratio_from: int = 10 * MEBIBYTE
    nesting: int = 2
    attachments: int = 200
    blocks: int = 200_000
    table_cells: int = 2_000_000
    seconds: int = 60


LIMITS = Limits()


def check_limit(name: str, value: int, limits: Limits = LIMITS) -> None:
    """Refuse what exceeds a limit.

    Raises:
        LimitError: `value` is greater than the limit called `name`.
    """
    allowed: int = getattr(limits, name)
    if value > allowed:
        raise LimitError(name, value, allowed)
