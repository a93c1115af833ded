"""How much of a stranger's file is read before it is refused.

The limits belong to the file that is being read, and are asked for deep in every reader; so they
are in force while it is read, as a time zone or a decimal precision is, and no reader passes them
on. Only the process that reads the file puts them in force.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from innspill.ingest.faults import LimitError
from innspill.options import Limits

__all__ = ["LIMITS", "PASSED", "Limits", "check_limit", "enforce", "limits_in_force"]

LIMITS = Limits()
"""The limits where nobody has set others."""

PASSED = "passed"
"""The value of a notice about a limit that was passed by nobody knows how much."""

_in_force = ContextVar("limits", default=LIMITS)


def limits_in_force() -> Limits:
    """Give the limits of the file that is being read."""
    return _in_force.get()


@contextmanager
def enforce(limits: Limits) -> Iterator[None]:
    """Put limits in force for what is read within."""
    before = _in_force.set(limits)
    try:
        yield
    finally:
        _in_force.reset(before)


def check_limit(name: str, value: int, limits: Limits | None = None) -> None:
    """Refuse what exceeds a limit, by default one of those in force.

    Raises:
        LimitError: `value` is greater than the limit called `name`.
    """
    allowed: int = getattr(limits or limits_in_force(), name)
    if value > allowed:
        raise LimitError(name, value, allowed)
