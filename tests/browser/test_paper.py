"""The report on paper, without script, and without colours."""

from base64 import b64decode
from collections.abc import Callable
from io import BytesIO
from unicodedata import normalize

from pypdf import PdfReader
from selenium.webdriver import Chrome
from selenium.webdriver.support.select import Select

from innspill.model import Summary

Open = Callable[..., Chrome]
Look = Callable[..., None]


def test_on_paper(summary: Summary, opened: Open) -> None:
    """The letter, every source and the ledger are printed, and no control is."""
    chrome = opened(summary)
    printed = chrome.execute_cdp_cmd("Page.printToPDF", {})["data"]
    pages = PdfReader(BytesIO(b64decode(printed))).pages
    found = " ".join(page.extract_text() for page in pages)
    text = " ".join(normalize("NFKC", found).split())  # ligatures are letters again
    for passage in summary.passages:
        assert passage.text in text
    assert "Rauma kommune" in text
    assert summary.letter.sections[0].heading in text
    assert "Nullstill" not in text
    assert "Finn utsagn" not in text


def test_nothing_waits_to_be_opened_on_paper(summary: Summary, opened: Open) -> None:
    """The tables beside the charts are opened for the printer, and closed again."""
    chrome = opened(summary)
    ask = "return document.querySelectorAll('figure details[open]').length"
    assert chrome.execute_script(f"dispatchEvent(new Event('beforeprint')); {ask}") == 3
    assert chrome.execute_script(f"dispatchEvent(new Event('afterprint')); {ask}") == 0


def test_a_chosen_view_on_paper(summary: Summary, opened: Open, looked_at: Look) -> None:
    """A chosen view is printed with the sentence that says what it shows."""
    chrome = opened(summary)
    Select(chrome.find_element("name", "theme")).select_by_value("kompetanse")
    looked_at(chrome, (1280, 900), media="print")
    assert chrome.find_element("id", "status").is_displayed()
    assert not chrome.find_element("id", "filters").is_displayed()


def test_without_script(summary: Summary, opened: Open) -> None:
    """Without script the letter and its sources are there, and what is not is told."""
    chrome = opened(summary)
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        chrome.refresh()
        body = chrome.find_element("tag name", "body").text
        assert not chrome.find_element("id", "filters").is_displayed()
    finally:
        chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert "trenger JavaScript" in body
    for passage in summary.passages:
        assert passage.text in body


def test_colours_do_not_carry_meaning_alone(summary: Summary, opened: Open) -> None:
    """Each chart has a title and a description, and its bars have patterns of their own."""
    chrome = opened(summary)
    for chart in chrome.find_elements("css selector", "svg[role=img]"):
        assert chart.accessible_name
        assert chart.find_elements("css selector", "desc")
    fills = chrome.execute_script(
        "return [...document.querySelectorAll('pattern')].map((p) => p.innerHTML)"
    )
    assert len(fills) == len(set(fills))
