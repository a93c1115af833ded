"""What axe finds in the report: nothing, whatever is chosen and however it is looked at."""

from collections.abc import Callable
from typing import Any

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.support.select import Select

from innspill.model import Language, Summary
from innspill.options import LetterOptions
from innspill.summarise import summarise

Open = Callable[..., Chrome]
NARROW, WIDE = (320, 800), (1280, 900)
RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ["violations"] }).then(done);
"""


def violations(chrome: Chrome, axe: str) -> list[str]:
    """Return what axe finds, each with the first element at fault."""
    if not chrome.execute_script("return 'axe' in window"):
        chrome.execute_script(axe)
    result: dict[str, Any] = chrome.execute_async_script(RUN)
    assert result["testEngine"]["name"] == "axe-core"
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in result["violations"]]


@pytest.mark.parametrize(
    ("language", "look"),
    [
        (Language.NB, {"size": WIDE, "dark": False}),
        (Language.NB, {"size": WIDE, "dark": True}),
        (Language.NB, {"size": NARROW, "dark": True}),
        (Language.NN, {"size": WIDE, "dark": True}),
        (Language.NN, {"size": NARROW, "dark": False}),
    ],
)
def test_axe_finds_nothing(
    unwritten: Summary, opened: Open, axe: str, language: Language, look: dict[str, Any]
) -> None:
    """No rule is broken as the page opens, nor with a respondent chosen and all opened."""
    written = summarise(unwritten, LetterOptions(language=language))
    chrome = opened(written, **look)
    assert violations(chrome, axe) == []
    Select(chrome.find_element("name", "respondent")).select_by_index(1)
    chrome.execute_script("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert violations(chrome, axe) == []


def test_axe_finds_nothing_where_nothing_is_found(summary: Summary, opened: Open, axe: str) -> None:
    """An empty list breaks no rule either."""
    chrome = opened(summary)
    chrome.find_element("name", "q").send_keys("finnes ikke")
    assert violations(chrome, axe) == []


@pytest.mark.parametrize("look", [{"dark": False}, {"dark": True, "size": NARROW}])
def test_axe_finds_nothing_in_a_whole_result(
    sample: Summary, opened: Open, axe: str, look: dict[str, Any]
) -> None:
    """Nor is any rule broken in a result of 29 submissions, with all opened and a theme chosen."""
    chrome = opened(sample, **look)
    Select(chrome.find_element("name", "theme")).select_by_index(2)
    chrome.execute_script("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert violations(chrome, axe) == []


def test_axe_would_find_a_fault(summary: Summary, opened: Open, axe: str) -> None:
    """A label that is taken away is found: the check can fail."""
    chrome = opened(summary)
    chrome.execute_script("document.querySelector('label[for=filter-q]').remove()")
    assert "label" in {each.split(":")[0] for each in violations(chrome, axe)}


def test_a_narrow_screen_scrolls_one_way(summary: Summary, opened: Open) -> None:
    """At 320 pixels the page is no wider than the window, also with a word of 10,000 letters."""
    chrome = opened(summary, size=NARROW)
    chrome.execute_script("document.querySelector('#k1').children[1].append('x'.repeat(10000))")
    wide = chrome.execute_script("return document.documentElement.scrollWidth")
    assert wide <= NARROW[0]
