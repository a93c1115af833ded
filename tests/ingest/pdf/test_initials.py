"""Large first letters beside several lines."""

from innspill.ingest.pdf.initials import glue_initials
from innspill.ingest.pdf.lines import Line

K = Line(text="K", x0=50.0, x1=75.0, y=116.0, size=36.0)


def beside(text: str, y: float, x0: float = 77.0) -> Line:
    """Make a line of size 10 beside the letter."""
    return Line(text=text, x0=x0, x1=400.0, y=y, size=10.0, tab=x0 + 40)


def test_a_large_first_letter_is_given_back_to_its_word() -> None:
    """The first line beside it begins with it, and both lines align with the one below."""
    below = beside("alle som bor her.", 128, x0=50.0)
    lines = [K, beside("ommunen støtter dette,", 102), beside("og det gjelder for", 115), below]
    glued = glue_initials(lines)
    assert [line.text for line in glued] == [
        "Kommunen støtter dette,",
        "og det gjelder for",
        "alle som bor her.",
    ]
    assert {line.x0 for line in glued} == {50.0}
    assert [line.tab - line.x0 for line in glued] == [67.0, 40.0, 40.0]  # the first word is longer


def test_a_large_letter_that_begins_no_word_stays() -> None:
    """A chapter's letter beside a sentence of its own, or beside one line, is left alone."""
    sentence = [K, beside("Kommunen støtter dette,", 102), beside("og det gjelder.", 115)]
    assert glue_initials(sentence) == sentence
    single = [K, beside("ommunen støtter dette,", 115)]
    assert glue_initials(single) == single
