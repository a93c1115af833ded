"""A letter written onto its draft: what people wrote stays, the rest is brought up to date."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from innspill.errors import UsageError
from innspill.model import Summary
from innspill.render import render

Draft = Any  # the class that this room's conftest gives, which cannot be imported
Again = Callable[..., Summary]
MINE = " Dette har jeg skrevet."
MORE = " Dette er nytt i brevet"
A_THEME = "Kompetanse"


def mine(paragraph: Paragraph) -> None:
    """Write a sentence at the end of a paragraph."""
    paragraph.add_run(MINE)


def test_untouched_draft_is_written_anew(draft: Draft, again: Again) -> None:
    """A draft that nobody touched becomes the new letter, byte for byte."""
    letter = again(A_THEME)
    outcome = draft.merged(letter)
    assert outcome.draft.data == render(letter, "docx")
    assert outcome.fates == {A_THEME: "updated"}


def test_same_letter_changes_nothing(opened: Draft, summary: Summary) -> None:
    """The letter that a draft holds already leaves the file as it is, edited or not."""
    assert opened.merged(summary).draft.data == opened.data
    edited = opened.under(A_THEME, mine)
    assert edited.merged(summary).draft.data == edited.data


def test_edited_part_stays_as_it_is_written(draft: Draft, again: Again) -> None:
    """An edited part without news stays, its XML too, while others are brought up to date."""
    edited = draft.under(A_THEME, mine)
    outcome = edited.merged(again("Bakgrunn"))
    assert outcome.fates == {"Bakgrunn": "updated", A_THEME: "kept"}
    assert outcome.draft.xml_under(A_THEME) == edited.xml_under(A_THEME)
    assert any(MORE in text for text in outcome.draft.texts)
    assert outcome.draft.comments == []


def test_both_changed(draft: Draft, again: Again) -> None:
    """Where both changed, people's text stays and the new one is a comment on the part."""
    outcome = draft.under(A_THEME, mine).merged(again(A_THEME))
    assert outcome.fates == {A_THEME: "attached"}
    assert any(text.endswith(MINE) for text in outcome.draft.texts)
    ((author, text),) = outcome.draft.comments
    first, heading, *lines = text.split("\n")
    assert (author, heading) == ("innspill", A_THEME)
    assert first.startswith("Denne delen er redigert")
    assert any(MORE in line for line in lines)
    assert not any(MORE in text for text in outcome.draft.texts)


def test_comment_comes_once(draft: Draft, again: Again) -> None:
    """The next run with the same letter adds no second comment and changes nothing."""
    once = draft.under(A_THEME, mine).merged(again(A_THEME))
    twice = once.draft.merged(again(A_THEME))
    assert twice.fates == {A_THEME: "kept"}
    assert twice.draft.data == once.draft.data


def test_later_letter_takes_the_comments_place(draft: Draft, again: Again) -> None:
    """A third version of the letter replaces the comment with the second."""
    once = draft.under(A_THEME, mine).merged(again(A_THEME))
    later = once.draft.merged(again(A_THEME, more=" Enda senere"))
    assert later.fates == {A_THEME: "attached"}
    ((_, text),) = later.draft.comments
    assert "Enda senere" in text
    assert MORE not in text


def test_taking_over_the_new_text_settles_it(draft: Draft, again: Again) -> None:
    """Once people have taken the new text over, the part is innspill's again, without a comment."""
    once = draft.under(A_THEME, mine).merged(again(A_THEME)).draft

    new = type(draft)(render(again(A_THEME), "docx"))

    def take_over(paragraph: Paragraph) -> None:
        theirs = new.paragraph(new.document, A_THEME, 1)._p
        paragraph._p.addnext(theirs)
        theirs.getparent().remove(paragraph._p)

    settled = once.under(A_THEME, take_over)
    outcome = settled.merged(again(A_THEME))
    assert outcome.fates == {}
    assert outcome.draft.comments == []
    assert outcome.draft.merged(again()).fates == {A_THEME: "updated"}


def test_deleted_part_stays_deleted(draft: Draft, again: Again) -> None:
    """A part that people took out is not put back; news of it are told."""
    cut = draft.without("Enkeltinnspill")
    assert cut.merged(again("Bakgrunn")).fates["Enkeltinnspill"] == "left_out"
    outcome = cut.merged(again("Enkeltinnspill"))
    assert outcome.fates == {"Enkeltinnspill": "missed"}
    assert "Enkeltinnspill" not in outcome.draft.texts
    assert outcome.draft.merged(again("Enkeltinnspill")).fates == {"Enkeltinnspill": "left_out"}


def test_emptied_control_is_deleted_text(draft: Draft, again: Again) -> None:
    """A control of which Word shows only the request to type is a part that people took out."""

    def empty(document: Document) -> None:
        found = draft.control(document, "Enkeltinnspill")
        found.find(qn("w:sdtPr")).append(found.makeelement(qn("w:showingPlcHdr")))

    outcome = draft.edited(empty).merged(again("Enkeltinnspill"))
    assert outcome.fates == {"Enkeltinnspill": "missed"}


def test_new_part_comes_behind_its_forerunner(draft: Draft, summary: Summary, other: Again) -> None:
    """A new theme stands behind the part before it in the letter, and behind people's own text."""
    sections = summary.letter.sections
    place = next(n for n, each in enumerate(sections) if each.heading == A_THEME)
    new = replace(sections[place], heading="Ferje", theme="ferje")

    def loose(document: Document) -> None:
        own = document.add_paragraph("Mellom delene.")._p
        draft.control(document, A_THEME).addnext(own)

    outcome = draft.edited(loose).merged(other(*sections[: place + 1], new, *sections[place + 1 :]))
    assert outcome.fates == {"Ferje": "added", "Vedlegg 3: Kilder": "updated"}
    texts = outcome.draft.texts
    assert texts.index(A_THEME) < texts.index("Mellom delene.") < texts.index("Ferje")
    assert texts[texts.index("Ferje") - 1] == "Mellom delene."


def test_part_that_the_letter_has_no_longer(opened: Draft, summary: Summary, other: Again) -> None:
    """A theme that is gone goes from the draft; an edited one stays, with a comment, told once."""
    rest = other(*(s for s in summary.letter.sections if s.heading != A_THEME or s.annex))
    gone = opened.merged(rest)
    assert gone.fates[A_THEME] == "removed"
    assert gone.draft.texts.count(A_THEME) == opened.texts.count(A_THEME) - 1
    kept = opened.under(A_THEME, mine).merged(rest)
    assert kept.fates[A_THEME] == "outlived"
    assert [author for author, _ in kept.draft.comments] == ["innspill"]
    again = kept.draft.merged(rest)
    assert again.fates == {A_THEME: "kept"}
    assert again.draft.data == kept.draft.data


def test_bold_is_an_edit(draft: Draft, again: Again) -> None:
    """Who makes a word bold has edited the part."""

    def embolden(paragraph: Paragraph) -> None:
        paragraph.runs[0].bold = True

    outcome = draft.under(A_THEME, embolden).merged(again(A_THEME))
    assert outcome.fates == {A_THEME: "attached"}


def test_spelling_marks_are_no_edit(draft: Draft, again: Again) -> None:
    """What Word writes by itself, runs parted and marked by the spelling checker, is no edit."""

    def check(paragraph: Paragraph) -> None:
        run = paragraph.runs[0]
        text = run.text
        run.text = text[:5]
        second = paragraph._p.makeelement(qn("w:r"))
        properties = second.makeelement(qn("w:rPr"))
        properties.append(second.makeelement(qn("w:noProof")))
        second.append(properties)
        run._r.addnext(second)
        paragraph._p.insert(1, run._r.makeelement(qn("w:proofErr"), {qn("w:type"): "spellStart"}))
        next(r for r in paragraph.runs if r._r is second).text = text[5:]

    outcome = draft.under(A_THEME, check).merged(again(A_THEME))
    assert outcome.fates == {A_THEME: "updated"}


def test_tracked_changes_stay_tracked(draft: Draft, again: Again) -> None:
    """A tracked insertion is people's text, and stays tracked."""

    def insert(paragraph: Paragraph) -> None:
        paragraph.add_run(MINE)
        run = paragraph.runs[-1]._r
        tracked = run.makeelement(qn("w:ins"), {qn("w:id"): "900", qn("w:author"): "Ola"})
        run.addprevious(tracked)
        tracked.append(run)

    edited = draft.under(A_THEME, insert)
    outcome = edited.merged(again("Bakgrunn"))
    assert outcome.fates[A_THEME] == "kept"
    assert b"<w:ins" in outcome.draft.xml_under(A_THEME)


def test_peoples_comment_keeps_its_words(draft: Draft, again: Again) -> None:
    """A part on which somebody comments is not rewritten under the comment."""

    def remark(document: Document) -> None:
        words = draft.paragraph(document, A_THEME, 1)
        document.add_comment(words.runs, text="Stemmer dette?", author="Kari")

    outcome = draft.edited(remark).merged(again(A_THEME, "Bakgrunn"))
    assert outcome.fates == {A_THEME: "attached", "Bakgrunn": "updated"}
    assert sorted(author for author, _ in outcome.draft.comments) == ["Kari", "innspill"]
    ids = [each.comment_id for each in outcome.draft.document.comments]
    assert len(set(ids)) == 2


def test_what_is_around_the_parts_stays(opened: Draft, again: Again) -> None:
    """Page header, margins and styles are the draft's, also where parts are written anew."""

    def dress(document: Document) -> None:
        document.styles["Body Text"].font.name = "Georgia"
        document.sections[0].left_margin = 999_000

    outcome = opened.edited(dress).merged(again("Bakgrunn"))
    document = outcome.draft.document
    assert outcome.fates == {"Bakgrunn": "updated"}
    assert document.sections[0].header.paragraphs[0].text == "Hode"
    assert document.styles["Body Text"].font.name == "Georgia"
    assert abs(document.sections[0].left_margin - 999_000) < 1000


def test_parts_without_controls(draft: Draft, again: Again) -> None:
    """Where a program took the controls away, bookmarks tell the parts, and controls come back."""
    edited = draft.without_controls().under(A_THEME, mine)
    outcome = edited.merged(again("Bakgrunn", "Avslutning"))
    assert outcome.fates == {"Bakgrunn": "updated", A_THEME: "kept", "Avslutning": "updated"}
    assert outcome.draft.xml_under(A_THEME) == edited.xml_under(A_THEME)
    assert outcome.draft.control(outcome.draft.document, A_THEME) is not None


def test_heading_typed_anew_without_controls(draft: Draft, again: Again) -> None:
    """A part that lost its bookmark with its heading is found by what else stands in it."""
    bare = draft.without_controls().without_bookmark(A_THEME)

    def retype(heading: Paragraph) -> None:
        heading.runs[0].text = "Folk og kunnskap"

    outcome = bare.under(A_THEME, retype, 0).merged(again("Bakgrunn", "Finansiering"))
    assert outcome.fates == {"Bakgrunn": "updated", "Finansiering": "updated", A_THEME: "kept"}
    assert "Folk og kunnskap" in outcome.draft.texts


def test_paragraph_moved_to_another_part(draft: Draft, again: Again) -> None:
    """A paragraph that people move makes both parts theirs."""

    def move(document: Document) -> None:
        target = draft.paragraph(document, "Bakgrunn", 1)._p
        target.addnext(draft.paragraph(document, A_THEME, 1)._p)

    outcome = draft.edited(move).merged(again("Bakgrunn", A_THEME))
    assert outcome.fates == {"Bakgrunn": "attached", A_THEME: "attached"}


@pytest.mark.parametrize("bare", [False, True])
def test_parts_joined_into_one_paragraph(draft: Draft, again: Again, *, bare: bool) -> None:
    """Where the end of a part and the next heading become one paragraph, no word is lost."""

    def join(document: Document) -> None:
        every = draft.paragraphs(document)
        second = draft.paragraph(document, A_THEME)._p
        place = next(n for n, each in enumerate(every) if each._p is second)
        for each in list(second):
            if each.tag != qn("w:pPr"):
                every[place - 1]._p.append(each)
        second.getparent().remove(second)

    start = draft.without_controls() if bare else draft
    joined = start.edited(join)
    outcome = joined.merged(again("Finansiering", A_THEME, "Bakgrunn"))
    assert outcome.fates["Finansiering"] == "attached"
    assert any(text.endswith(A_THEME) for text in outcome.draft.texts)


def test_another_document_is_refused(draft: Draft, summary: Summary) -> None:
    """A Word file without innspill's state is not overwritten; the hint says what can be done."""
    strange = draft.with_member("customXml/item2.xml", b"<other/>")
    for each in (strange, type(draft)(b"no package")):
        with pytest.raises(UsageError, match=r"summary\.docx exists") as caught:
            each.merged(summary)
        assert "--force" in caught.value.hint
        assert "--out" in caught.value.hint


def test_draft_without_a_trace_of_its_parts_is_refused(draft: Draft, summary: Summary) -> None:
    """Where neither controls, bookmarks nor words tell where the parts are, nothing is written."""

    def rewrite(document: Document) -> None:
        body = document.element.body
        for each in list(body)[:-1]:
            body.remove(each)
        document.add_paragraph("Helt egen tekst.")

    with pytest.raises(UsageError, match=r"summary\.docx exists"):
        draft.edited(rewrite).merged(summary)


def test_same_inputs_same_bytes(draft: Draft, again: Again) -> None:
    """The same draft and the same letter give the same bytes."""
    edited = draft.under(A_THEME, mine)
    letter = again(A_THEME, "Bakgrunn")
    assert edited.merged(letter).draft.data == edited.merged(letter).draft.data


def test_removed_words_are_not_kept_in_the_file(draft: Draft, again: Again) -> None:
    """Words that people took out are nowhere in the file, its state included."""
    outcome = draft.without("Enkeltinnspill").merged(again("Bakgrunn"))
    state = outcome.draft.member("customXml/item2.xml").decode()
    digests = re.findall('blocks="([^"]*)"', state)
    assert len(digests) == len(re.findall("<[^>]*part ", state)) > 10
    assert all(re.fullmatch("([0-9a-f]{12} ?)+", each) for each in digests)
