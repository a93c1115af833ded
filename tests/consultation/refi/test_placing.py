"""Where passages stand in a text that came back, whatever people changed in it."""

from collections.abc import Sequence

import pytest

from innspill.consultation.refi.placing import placed
from innspill.model import Language, Locator, Passage
from innspill.model.exchange import source_text


def said(*texts: str) -> list[Passage]:
    """Return the passages of a submission, each a paragraph."""
    return [
        Passage(
            id=f"s.{number}",
            submission="s",
            text=text,
            locator=Locator(page=None, block=number, start=0, end=len(text)),
            language=Language.NB,
        )
        for number, text in enumerate(texts)
    ]


def words_at(text: str, passages: Sequence[Passage]) -> dict[str, str]:
    """Return what stands where each passage was found."""
    found = placed(text, passages)
    spans = zip(found.starts, found.ends, strict=True)
    return {name: text[start:end] for name, (start, end) in zip(found.names, spans, strict=True)}


def test_as_written() -> None:
    """In a text that nobody changed, each passage stands where it was written."""
    passages = said("Vi ber om kurs.", "Staten må betale.")
    text = source_text(passages, "").text
    assert words_at(text, passages) == {each.id: each.text for each in passages}


def test_spaced_otherwise() -> None:
    """Spaces and signs that nobody sees do not matter."""
    found = words_at("Vi  ber\u00a0om\u200b kurs.\r\n", said("Vi ber om kurs."))
    assert found == {"s.0": "Vi  ber\u00a0om\u200b kurs."}


def test_the_same_words_twice() -> None:
    """In a text that was changed, what is said twice is found in its order, each in its place."""
    found = placed("Nytt. Kurs. Mer nytt. Kurs.", said("Kurs.", "Kurs."))
    assert (found.starts, found.ends) == ((6, 22), (11, 27))


def test_what_is_gone() -> None:
    """A passage whose words are changed stands nowhere; those around it do."""
    assert words_at("Først.\nAndre.\nSist.", said("Først.", "Midt.", "Sist.")) == {
        "s.0": "Først.",
        "s.2": "Sist.",
    }


@pytest.mark.parametrize(("times", "there"), [(50, ("s.0",)), (500, ())])
def test_a_text_that_is_far_too_long(times: int, there: tuple[str, ...]) -> None:
    """A text a hundred times longer than it was written is not the submission's any more."""
    assert placed("Vi ber om kurs. " * times, said("Vi ber om kurs.")).names == there
