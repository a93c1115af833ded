"""Every error that innspill raises on purpose: what happened, what to do, and the exit code."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes that scripts may rely on; a change of one is a new major version."""

    DONE = 0
    FOUND = 1
    WRONG_USE = 2
    NOTHING_READABLE = 3
    NOTHING_TO_SUMMARISE = 4
    NOT_INSTALLED = 5
    INTERRUPTED = 130


class InnspillError(Exception):
    """A fault that a user can understand and mend.

    Args:
        message: What happened and where, as one sentence.
        hint: What to do about it; empty when there is nothing to add.
    """

    exit_code = ExitCode.WRONG_USE

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(InnspillError):
    """The command, an option or a setting is wrong."""


class UnreadableSubmissionError(InnspillError):
    """One file could not be read; the reader that knows why raises it."""

    exit_code = ExitCode.NOTHING_READABLE


class NothingReadableError(InnspillError):
    """Not one of the given files could be read."""

    exit_code = ExitCode.NOTHING_READABLE


class NothingToSummariseError(InnspillError):
    """Files were read, but they hold no passage."""

    exit_code = ExitCode.NOTHING_TO_SUMMARISE


class NotInstalledError(InnspillError):
    """An optional part is missing; the hint says how to install it."""

    exit_code = ExitCode.NOT_INSTALLED
