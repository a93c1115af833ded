"""A long paragraph divided into parts of like size, at the ends of its sentences."""

from innspill.language.sentences import sentence_spans

_LONG = 900  # characters; a longer paragraph is divided
_PART = 700  # characters; what a part should not pass
_REST = 250  # characters; a last part that is shorter joins the one before
_FULL = 0.85  # of the wanted length: such a part takes no further sentence


def parts(text: str) -> list[tuple[int, int]]:
    """Divide a long text at sentence ends into parts of like size; a short one is one part.

    Returns:
        First and last character of each part, in order, without white space at its ends.
    """
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if end - start <= _LONG:
        return [(start, end)]
    wanted = (end - start) / -(-(end - start) // _PART)
    divided: list[tuple[int, int]] = []
    for first, last in sentence_spans(text):
        begun, reached = divided[-1] if divided else (first, first)
        if divided and last - begun <= _PART and reached - begun < wanted * _FULL:
            divided[-1] = (divided[-1][0], last)
        else:
            divided.append((first, last))
    if len(divided) > 1:
        short = divided[-1][1] - divided[-1][0] < _REST
        if short and divided[-1][1] - divided[-2][0] <= _LONG:
            divided[-2:] = [(divided[-2][0], divided[-1][1])]
    return divided
