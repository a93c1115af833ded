"""The notices that readers give, with the values that fill their sentences.

Values are codes and counts, never sentences: the catalogue of each language has the words.
"""

from innspill.model import Notice, NoticeKind


def left_out(what: str, count: int) -> tuple[Notice, ...]:
    """Say that `count` pieces of the kind `what` are not among the blocks.

    Nothing if there are none.
    """
    return counted(NoticeKind.LEFT_OUT, what, count)


def part_missing(what: str, count: int) -> tuple[Notice, ...]:
    """Say that `count` parts of the kind `what` could not be read; nothing if there are none."""
    return counted(NoticeKind.PART_MISSING, what, count)


def counted(kind: NoticeKind, what: str, count: int) -> tuple[Notice, ...]:
    """One notice with a code and a count, or none where the count is 0."""
    if not count:
        return ()
    return (Notice(kind=kind, values=(("what", what), ("count", str(count)))),)
