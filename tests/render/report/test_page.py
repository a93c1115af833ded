"""The report as a file: what it forbids, where its links lead, and what people can change."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from innspill.model import Language, Summary, Unassigned
from innspill.options import GivenFile, LetterOptions, RenderOptions
from innspill.render import render
from innspill.render.templates import template_folder
from innspill.summarise import summarise

HOSTILE = "Vi ber om </script><script>alert(1)</script> {{ 7*7 }} =HYPERLINK(1) & \u202eslutt."


def page_of(summary: Summary, **given: str) -> LexborHTMLParser:
    """Return the report, written with the templates that are given by name."""
    templates = tuple(
        GivenFile(path=f"templates/{name}.j2", data=text.encode()) for name, text in given.items()
    )
    return LexborHTMLParser(render(summary, "html", RenderOptions(templates=templates)).decode())


def policy_of(page: LexborHTMLParser) -> str:
    """Return the page's security policy."""
    found = page.css_first("meta[http-equiv]")
    return (found and found.attributes["content"]) or ""


def hash_of(page: LexborHTMLParser, selector: str) -> str:
    """Return the hash of an element's text, as a policy writes it."""
    found = page.css_first(selector)
    assert found is not None
    digest = sha256(found.text(deep=True).encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"


def test_policy(summary: Summary) -> None:
    """Nothing is allowed but the one style and the one script, known by their hashes."""
    page = page_of(summary)
    style, script = hash_of(page, "style"), hash_of(page, "script:not([type])")
    assert policy_of(page) == (
        f"default-src 'none'; style-src {style}; script-src {script}; "
        "base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def test_nothing_stands_outside_the_policy(summary: Summary) -> None:
    """No element has a style or a handler of its own, and none fetches anything."""
    page = page_of(summary)
    assert not page.css("[style], img, link, iframe, object, base")
    for node in page.css("*"):
        assert not [name for name in node.attributes if name.startswith("on")]
    assert all((a.attributes["href"] or "").startswith("#") for a in page.css("a"))


def test_links_resolve(summary: Summary) -> None:
    """Every link of the page leads to an element that is there once."""
    page = page_of(summary)
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    links = {(a.attributes["href"] or "")[1:] for a in page.css("a")}
    assert links <= set(ids)
    assert {f"k{number}" for number in range(1, 9)} <= links


def test_every_sentence_and_every_source_is_there(summary: Summary) -> None:
    """Each sentence has its number, each source its words, and each leads to the other."""
    page = page_of(summary)
    for section in summary.letter.sections:
        for sentence in section.sentences:
            told = page.css_first(f"#s{sentence.number}")
            assert told is not None
            assert sentence.text.rstrip(".") in re.sub(r" \[[\d, –]+\]", "", told.text())
            for citation in sentence.citations:
                source = page.css_first(f"#k{citation.source}")
                passage = next(p for p in summary.passages if p.id == citation.passage)
                assert source is not None
                assert passage.text in source.text()
                assert source.css("a[href^='#s']")


def test_words_of_passages_stand_among_the_sources_alone(summary: Summary) -> None:
    """What is neither quoted nor retold in the letter stands in the file once."""
    page = render(summary, "html").decode()
    assert page.count("qwerty") == 1


def test_hostile_text_is_shown(unwritten: Summary) -> None:
    """Markup in a submission is shown, never run."""
    first, *rest = unwritten.passages
    attacked = replace(first, text=HOSTILE, locator=replace(first.locator, end=len(HOSTILE)))
    written = summarise(replace(unwritten, passages=(attacked, *rest)), LetterOptions())
    page = page_of(written)
    assert len(page.css("script")) == 2
    assert page.body is not None
    assert "<script>alert(1)</script> {{ 7*7 }} =HYPERLINK(1) &" in page.body.text()


def test_control_characters_are_left_out(unwritten: Summary) -> None:
    """What HTML has no place for is not in the file."""
    first, *rest = unwritten.passages
    odd = replace(first, text="Vi ber\x0b om\x00 hjelp\x9b.")
    page = render(summarise(replace(unwritten, passages=(odd, *rest)), LetterOptions()), "html")
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", page.decode())
    assert "Vi ber om hjelp." in page.decode()


def test_words_of_another_language_are_marked(summary: Summary) -> None:
    """A passage in nynorsk says so in a letter in bokmål, and nothing else does."""
    page = page_of(summary)
    for passage in summary.passages:
        shown = next(each for each in page.css(".items p") if each.text() == passage.text)
        wanted = "nn" if passage.language is Language.NN else None
        assert shown.attributes.get("lang") == wanted


def test_the_page_speaks_the_letters_language(unwritten: Summary) -> None:
    """Nothing of bokmål is left in a report in nynorsk."""
    written = summarise(unwritten, LetterOptions(language=Language.NN))
    page = page_of(written)
    root = page.css_first("html")
    assert root is not None
    assert root.attributes["lang"] == "nn"
    assert "Finn utsegner" in (page.html or "")
    said = {word for node in page.css("p.note, label, h2") for word in node.text().split()}
    assert said & {"ikke", "hvem", "Hvem", "fra", "utsagn", "hva", "Hva"} == set()


def test_what_people_left_out_is_not_shown(unwritten: Summary) -> None:
    """Of a passage that people have left out, the place and the reason are told, not the words."""
    lost = Unassigned(passage="sk4026.3", reason="excluded", note="Gjelder en annen sak.")
    passages = tuple(
        replace(each, lead_in="asdfgh:") if each.id == lost.passage else each
        for each in unwritten.passages
    )
    result = summarise(replace(unwritten, passages=passages, unassigned=(lost,)), LetterOptions())
    page = render(result, "html").decode()
    assert "qwerty" not in page
    assert "asdfgh" not in page
    assert "Gjelder en annen sak." in page


def test_an_empty_result(unwritten: Summary) -> None:
    """A result without a passage is written, with no chart and no matrix to look at."""
    empty = replace(unwritten, passages=(), themes=(), unassigned=(), left_out=())
    page = page_of(summarise(empty, LetterOptions()))
    assert page.css_first("#matrix tbody tr") is None


def test_people_can_change_the_style(summary: Summary) -> None:
    """A style of people's own takes the place of ours, and the policy knows it."""
    page = page_of(summary, **{"report.css": "body { color: navy }\r\n/* </style> <!-- */"})
    style = page.css_first("style")
    assert style is not None
    assert style.text().startswith("body { color: navy }\n")
    assert hash_of(page, "style") in policy_of(page)
    assert page.css_first("h1") is not None


def test_people_can_change_the_script(summary: Summary) -> None:
    """A script of people's own ends with its element, whatever begins in it."""
    page = page_of(summary, **{"report.js": "/* <!-- <script> */"})
    script = page.css_first("script:not([type])")
    assert script is not None
    assert script.text(deep=True).strip() == "/* <\\!-- <script> */"
    assert hash_of(page, "script:not([type])") in policy_of(page)


def test_the_date_stands_where_one_is_wanted(summary: Summary) -> None:
    """The letter bears the date that is given, and none else."""
    dated = render(summary, "html", RenderOptions(date="2026-03-02"))
    assert b'<p class="opening">2. mars 2026</p>' in dated
    assert b"2. mars 2026" not in render(summary, "html")


def test_style_and_script_are_small(summary: Summary) -> None:
    """What every report carries beside its own words stays small."""
    page = page_of(summary)
    parts = [page.css_first(part) for part in ("style", "script:not([type])")]
    assert sum(len(part.text(deep=True)) for part in parts if part) < 25_000


@pytest.mark.parametrize("file", sorted(template_folder().glob("report*")))
def test_scripts_make_no_markup(file: Path) -> None:
    """No script makes elements of text, and nothing marks text as safe but our own tags."""
    text = file.read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(", text
    )
    assert set(re.findall(r"(\S+) \| safe", text)) <= {'"<ul>"', '"</ul>"'}
