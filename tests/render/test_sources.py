"""From a source back to the sentences that rest on it."""

import re
from io import BytesIO
from zipfile import ZipFile

from innspill.language.catalogue import catalogue
from innspill.model import Summary
from innspill.render import render
from innspill.render.sources import sources


def test_every_source_is_used(summary: Summary) -> None:
    """Each source leads to a sentence that cites it, in every part that does, once."""
    annex = sources(summary, catalogue(summary.letter.language))
    citing = {
        sentence.number: {citation.source for citation in sentence.citations}
        for section in summary.letter.sections
        for sentence in section.sentences
    }
    for row, values in enumerate(annex.rows):
        uses = annex.used(row, len(values) - 1)
        assert uses
        assert all(int(values[0]) in citing[use.sentence] for use in uses)
        assert len({use.heading for use in uses}) == len(uses)
        assert values[-1] == "; ".join(use.heading for use in uses)


def test_a_sentence_that_repeats_goes_first(summary: Summary) -> None:
    """A source leads to the sentence with its words rather than to one that counts it."""
    annex = sources(summary, catalogue(summary.letter.language))
    repeating = {
        (citation.source, section.heading): sentence.number
        for section in reversed(summary.letter.sections)
        if not section.annex
        for sentence in reversed(section.sentences)
        for citation in sentence.citations
        if citation.start is not None
    }
    led = {
        (int(values[0]), use.heading): use.sentence
        for row, values in enumerate(annex.rows)
        for use in annex.used(row, 3)
    }
    assert repeating
    assert repeating.items() <= led.items()


def test_links_in_word(summary: Summary) -> None:
    """In Word, every way back ends at a bookmark that is there, and is there once."""
    xml = ZipFile(BytesIO(render(summary, "docx"))).read("word/document.xml").decode()
    wanted = set(re.findall(r'w:anchor="(setning_\d+)"', xml))
    there = re.findall(r'w:name="(setning_\d+)"', xml)
    assert wanted
    assert wanted <= set(there)
    assert len(there) == len(set(there))


def test_other_form_is_told_to_word(summary: Summary) -> None:
    """Nynorsk words in a bokmål letter are marked for Word's spelling checker."""
    xml = ZipFile(BytesIO(render(summary, "docx"))).read("word/document.xml").decode()
    marked = re.findall(r'<w:lang w:val="nn-NO"/></w:rPr><w:t[^>]*>([^<]+)', xml)
    assert "Betre opplæring av tilsette i små kommunar" in marked
