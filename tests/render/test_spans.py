"""Words in another language are told apart, exactly where they stand."""

from hypothesis import given
from hypothesis import strategies as st

from innspill.model import Citation, Language, Locator, Passage
from innspill.render.spans import Span, spans_of

NYNORSK = "Vi ber om betre opplæring av dei tilsette."


def passage(text: str, language: Language) -> Passage:
    """Return a passage of one block."""
    locator = Locator(page=None, block=0, start=0, end=len(text))
    return Passage(id="p", submission="s", text=text, locator=locator, language=language)


def parted(
    text: str, said: str, language: Language, start: int | None = 0, end: int | None = None
) -> tuple[Span, ...]:
    """Part a bokmål sentence that repeats characters of a passage."""
    citation = Citation(source=1, passage="p", start=start, end=len(said) if end is None else end)
    return spans_of(text, (citation,), {"p": passage(said, language)}, Language.NB)


def test_quote_in_the_other_form() -> None:
    """A nynorsk quote in a bokmål letter is marked, and the words around it are not."""
    text = f"Volda skriver: «{NYNORSK}» Det er ett av to."
    assert parted(text, NYNORSK, Language.NN) == (
        Span("Volda skriver: «"),
        Span(NYNORSK.removesuffix("."), "nn"),
        Span(".» Det er ett av to."),
    )


def test_part_of_a_passage() -> None:
    """Only the characters that the sentence repeats are marked."""
    spans = parted("Volda vil ha betre opplæring.", NYNORSK, Language.NN, 10, 25)
    assert Span("betre opplæring", "nn") in spans


def test_same_language() -> None:
    """What is in the letter's own language is not marked."""
    assert parted("Et sitat.", "Et sitat.", Language.NB) == (Span("Et sitat."),)


def test_unknown_language() -> None:
    """Words of which the language is not known are not marked as anything."""
    assert parted("Et sitat.", "Et sitat.", Language.OTHER) == (Span("Et sitat."),)


def test_counted_is_not_repeated() -> None:
    """A passage that is only counted has no words in the sentence."""
    assert parted("Ein av to.", "Ein av to.", Language.NN, None) == (Span("Ein av to."),)


def test_words_that_are_not_there() -> None:
    """Where the sentence does not have the words as they stand, nothing is marked."""
    assert parted("Noe helt annet.", NYNORSK, Language.NN) == (Span("Noe helt annet."),)


@given(st.lists(st.text("abc .", max_size=6), max_size=4), st.text("abc .", max_size=30))
def test_no_word_is_lost(quotes: list[str], text: str) -> None:
    """Whatever a sentence repeats, its spans together are the sentence."""
    passages = {
        str(n): Passage(
            id=str(n),
            submission="s",
            text=quote,
            locator=Locator(page=None, block=0, start=0, end=len(quote)),
            language=Language.SE,
        )
        for n, quote in enumerate(quotes)
    }
    citations = [
        Citation(source=1, passage=p, start=0, end=len(passages[p].text)) for p in passages
    ]
    spans = spans_of(text, citations, passages, Language.NN)
    assert "".join(span.text for span in spans) == text
    assert all(span.text for span in spans) or not text
