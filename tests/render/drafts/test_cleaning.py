"""A draft made ready to be sent: what only innspill needs is gone, all else stays."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from docx.document import Document
from docx.oxml.ns import qn

from innspill.errors import UsageError
from innspill.model import Summary
from innspill.render import render
from innspill.render.drafts import clean_draft

Draft = Any  # the class that this room's conftest gives, which cannot be imported
Again = Callable[..., Summary]
A_THEME = "Kompetanse"


def cleaned(draft: Draft) -> Draft:
    """Return a draft as it is sent."""
    return type(draft)(clean_draft(draft.data, "summary.docx").data)


def test_nothing_of_innspills_is_left(draft: Draft, again: Again) -> None:
    """Controls, bookmarks, comments and state are gone; text, sources and links are the same."""
    edited = draft.under(A_THEME, lambda p: p.add_run(" Mitt.")).merged(again(A_THEME)).draft
    sent = cleaned(edited)
    body = sent.member("word/document.xml").decode()
    assert sent.texts == edited.texts
    assert not re.search('w:sdt|"innspill|w:comment', body)
    assert "kilde_1" in body
    assert set(re.findall(r'w:anchor="([^"]+)"', body)) <= set(
        re.findall(r'w:name="([^"]+)"', body)
    )
    names = [str(part.partname) for part in sent.document.part.package.iter_parts()]
    assert not any("comments" in name or "item2" in name for name in names)
    assert b"urn:innspill" not in b"".join(p.blob for p in sent.document.part.package.iter_parts())


def test_sender_is_told_what_is_left(draft: Draft, again: Again) -> None:
    """People's comments and tracked changes stay and are counted; unused proposals are counted."""

    def remark(document: Document) -> None:
        words = draft.paragraph(document, "Bakgrunn", 1)
        document.add_comment(words.runs, text="Stemmer dette?", author="Kari")
        run = draft.paragraph(document, A_THEME, 1).add_run(" Mitt.")._r
        tracked = run.makeelement(qn("w:ins"), {qn("w:id"): "900", qn("w:author"): "Ola"})
        run.addprevious(tracked)
        tracked.append(run)

    merged = draft.edited(remark).merged(again(A_THEME)).draft
    outcome = clean_draft(merged.data, "summary.docx")
    assert (outcome.proposals, outcome.comments, outcome.changes) == (1, 1, 1)
    assert type(draft)(outcome.data).comments == [("Kari", "Stemmer dette?")]


def test_links_to_sources_that_people_took_out(draft: Draft) -> None:
    """Where the list of sources is taken out, their numbers stay as text that leads nowhere."""
    sent = cleaned(draft.without("Vedlegg 3: Kilder"))
    assert b"w:hyperlink" not in sent.member("word/document.xml")
    assert sent.texts[:10] == draft.texts[:10]


def test_cleaned_file_is_nobodys_draft(draft: Draft, summary: Summary) -> None:
    """A file that was made to be sent is not written onto again."""
    with pytest.raises(UsageError, match=r"summary\.docx exists"):
        cleaned(draft).merged(summary)


def test_cleaning_twice(summary: Summary, draft: Draft) -> None:
    """Cleaning a clean file changes nothing, and the same draft gives the same bytes."""
    sent = cleaned(draft)
    assert cleaned(sent).data == sent.data == cleaned(type(draft)(render(summary, "docx"))).data


def test_no_word_document() -> None:
    """Another file is refused by its name."""
    with pytest.raises(UsageError, match=r"brev\.docx cannot be read as a Word document"):
        clean_draft(b"%PDF-1.7", "brev.docx")
