"""The report in a browser: filters, the matrix, links there and back, keyboard, address."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from innspill.model import Language, Summary
from innspill.options import LetterOptions
from innspill.summarise import summarise

Open = Callable[..., Chrome]
Complaints = Callable[[Chrome], list[str]]


def status(chrome: Chrome) -> str:
    """Return what the page says is shown."""
    return chrome.find_element("id", "status").text


def listed(chrome: Chrome) -> list[str]:
    """Return the words of the passages in the list."""
    found: list[str] = chrome.execute_script(
        "return [...document.querySelectorAll('#found .words')].map((each) => each.textContent)"
    )
    return found


def choose(chrome: Chrome, name: str, value: str) -> None:
    """Choose in one of the lists."""
    Select(chrome.find_element("name", name)).select_by_value(value)


def focused(chrome: Chrome) -> str:
    """Return the text of what has the focus."""
    return str(chrome.execute_script("return document.activeElement.textContent"))


def press(chrome: Chrome, *keys: str) -> None:
    """Press keys where the focus is."""
    ActionChains(chrome).send_keys(*keys).perform()


def test_all_passages_are_listed(summary: Summary, opened: Open) -> None:
    """Every passage is there, with its place and what was done, also the one without a theme."""
    chrome = opened(summary)
    assert listed(chrome) == [passage.text for passage in summary.passages]
    assert status(chrome) == "Viser alle de 9 utsagnene fra 3 innspillsgivere."
    last = chrome.find_elements("css selector", "#found > li")[5].text
    assert "Tinn kommune.txt, avsnitt 4" in last
    assert "Tema: Uten tema" in last
    assert "Utsagnet har ingen ord som sier hva det handler om." in last
    nynorsk = chrome.find_elements("css selector", "#found .words[lang=nn]")
    assert len(nynorsk) == sum(passage.language is Language.NN for passage in summary.passages)
    first = chrome.find_element("css selector", "#found > li").text
    assert "Samme poeng kommer fra Volda kommune." in first


def test_nothing_is_fetched_or_refused(
    summary: Summary, opened: Open, complaints: Complaints
) -> None:
    """The page asks for no file, and its own policy lets all of it work."""
    chrome = opened(summary)
    assert chrome.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert complaints(chrome) == []


@pytest.mark.parametrize(
    ("name", "value", "count"),
    [
        ("respondent", "k5058", 3),
        ("theme", "finansiering", 4),
        ("theme", "-", 1),
        ("position", "opposition", 1),
        ("use", "unassigned", 1),
    ],
)
def test_a_filter(summary: Summary, opened: Open, name: str, value: str, count: int) -> None:
    """Each list leaves the passages that have what is chosen."""
    chrome = opened(summary)
    choose(chrome, name, value)
    assert len(listed(chrome)) == count
    assert status(chrome).startswith(f"Viser {count} av 9 utsagn fra ")


def test_one_respondent_is_told_in_the_singular(summary: Summary, opened: Open) -> None:
    """The sentence agrees with its number."""
    chrome = opened(summary)
    choose(chrome, "respondent", "k5058")
    assert status(chrome) == "Viser 3 av 9 utsagn fra 1 innspillsgiver."


def test_search(summary: Summary, opened: Open) -> None:
    """All words must be there, in any case of letters, and are marked; none found is told."""
    chrome = opened(summary)
    search = chrome.find_element("name", "q")
    search.send_keys("STATEN drift")
    assert len(listed(chrome)) == 3
    marks = chrome.find_elements("css selector", "#found li:first-child mark")
    assert [mark.text for mark in marks] == ["staten", "drift"]
    search.send_keys(" ingenting")
    assert status(chrome) == "Ingen av de 9 utsagnene passer med det som er valgt."
    chrome.find_element("css selector", "button[type=reset]").click()
    WebDriverWait(chrome, 5).until(lambda _: len(listed(chrome)) == 9)


def test_where_a_respondents_words_went(summary: Summary, opened: Open) -> None:
    """Choosing a respondent tells what became of its passages, and what was not taken."""
    chrome = opened(summary)
    choose(chrome, "respondent", "k4026")
    told = chrome.find_element("id", "fate").text
    assert "Fra Tinn kommune er det lest 3 utsagn." in told
    assert "Uten tema: 1." in told
    chrome.find_element("css selector", "#left-out summary").click()
    assert "Tinn kommune.txt, avsnitt 1: tittel" in chrome.find_element("id", "left-out").text


def test_a_silent_respondent(summary: Summary, opened: Open) -> None:
    """Who has not answered can be chosen, and it is told why nothing is shown."""
    chrome = opened(summary)
    choose(chrome, "respondent", "k1539")
    told = chrome.find_element("id", "fate-told").text
    assert told == "Fra Rauma kommune er det ikke lest noe utsagn. Status: har ikke svart."


def test_a_cell_of_the_matrix(summary: Summary, opened: Open) -> None:
    """A figure leads to its passages, and the browser's Back leads out again."""
    chrome = opened(summary)
    row = chrome.find_element("xpath", "//table[@id='matrix']//tr[th[contains(., 'Åfjord')]]")
    assert [cell.text for cell in row.find_elements("tag name", "td")] == ["3", "2", "", "1", ""]
    row.find_elements("tag name", "td")[1].find_element("tag name", "a").click()
    WebDriverWait(chrome, 5).until(lambda _: len(listed(chrome)) == 2)
    assert chrome.current_url.endswith("#utsagn?respondent=k5058&theme=finansiering")
    assert focused(chrome) == "Finn utsagn"
    chrome.back()
    assert "#utsagn" not in chrome.current_url


def test_the_matrix_by_keyboard(summary: Summary, opened: Open) -> None:
    """The matrix is one stop; arrows, Home and End move inside it, and Enter chooses."""
    chrome = opened(summary)
    links = chrome.find_elements("css selector", "#matrix a")
    assert [link.get_attribute("tabindex") for link in links].count("0") == 1
    chrome.execute_script("document.querySelector('.matrix').focus()")
    press(chrome, Keys.TAB)
    assert focused(chrome) == "Finansiering"
    press(chrome, Keys.ARROW_DOWN)
    assert focused(chrome) == "1"
    press(chrome, Keys.HOME)
    assert focused(chrome) == "Tinn"
    press(chrome, Keys.END, Keys.ARROW_RIGHT, Keys.ARROW_LEFT)
    assert focused(chrome) == "1"
    press(chrome, Keys.HOME, Keys.ENTER)
    WebDriverWait(chrome, 5).until(lambda _: len(listed(chrome)) == 3)
    press(chrome, Keys.TAB)
    assert chrome.switch_to.active_element.get_attribute("name") == "respondent"


def test_from_a_theme_of_the_letter_to_its_passages(summary: Summary, opened: Open) -> None:
    """Under the heading of a theme, a link leads to all that was said about it."""
    chrome = opened(summary)
    link = chrome.find_element("link text", "Se alle 4 utsagn om dette")
    link.send_keys(Keys.ENTER)
    WebDriverWait(chrome, 5).until(lambda _: len(listed(chrome)) == 4)
    assert chrome.current_url.endswith("#utsagn?theme=finansiering")


def test_from_a_sentence_to_its_source_and_back(summary: Summary, opened: Open) -> None:
    """A number leads to the source, and each use of the source to a sentence with that number."""
    chrome = opened(summary)
    chrome.find_element("css selector", "#brev a[href^='#k']").send_keys(Keys.ENTER)
    source = chrome.current_url.split("#")[1]
    uses = chrome.find_elements("css selector", f"#{source} a")
    assert [use.text for use in uses] == ["Finansiering", "Avslutning", "vedlegg 2"]
    for use in uses:
        use.send_keys(Keys.ENTER)
        numbers = chrome.find_elements("css selector", ":target a")
        assert f"#{source}" in {number.get_dom_attribute("href") for number in numbers}


def test_the_keyboard_alone(summary: Summary, opened: Open) -> None:
    """From the top, the second stop skips to the passages, and the filters follow in order."""
    chrome = opened(summary)
    press(chrome, Keys.TAB, Keys.TAB)
    assert focused(chrome) == "Hopp til utsagnene"
    press(chrome, Keys.ENTER)
    names = []
    for _ in range(5):
        press(chrome, Keys.TAB)
        names.append(chrome.switch_to.active_element.get_attribute("name"))
    assert names == ["respondent", "theme", "position", "use", "q"]
    press(chrome, "digital")
    assert len(listed(chrome)) == 1
    press(chrome, Keys.TAB, Keys.ENTER)
    WebDriverWait(chrome, 5).until(lambda _: len(listed(chrome)) == 9)


def test_focus_can_be_seen(summary: Summary, opened: Open) -> None:
    """What has the focus has an outline."""
    chrome = opened(summary)
    for _ in range(12):
        press(chrome, Keys.TAB)
        focus = chrome.switch_to.active_element
        assert focus.value_of_css_property("outline-style") == "solid"


def test_the_address_follows_and_leads_back(summary: Summary, opened: Open) -> None:
    """What is chosen stands in the address, and the address opens the same view."""
    chrome = opened(summary)
    choose(chrome, "theme", "kompetanse")
    chrome.find_element("name", "q").send_keys("små & ")
    WebDriverWait(chrome, 5).until(lambda _: "q=" in chrome.current_url)
    fragment = "#" + chrome.current_url.split("#")[1]
    assert fragment == "#utsagn?theme=kompetanse&q=sm%C3%A5+%26+"
    chrome = opened(summary, fragment.replace("+%26+", ""))
    assert listed(chrome) == ["Betre opplæring av tilsette i små kommunar."]
    assert chrome.find_element("name", "q").get_attribute("value") == "små"


def test_an_old_address(summary: Summary, opened: Open) -> None:
    """What an address names that is no longer there is told, and the rest is done."""
    chrome = opened(summary, "#utsagn?theme=borte&respondent=k5058")
    assert len(listed(chrome)) == 3
    assert "borte" in chrome.find_element("id", "unknown").text


def test_a_long_list_is_shown_in_parts(long_summary: Summary, opened: Open) -> None:
    """The first hundred are listed; more come when asked for, and the focus goes to the first."""
    chrome = opened(long_summary)
    WebDriverWait(chrome, 5).until(lambda _: len(listed(chrome)) == 100)
    assert chrome.find_element("id", "listed").text == "Listen har de 100 første av 309 utsagn."
    more = chrome.find_element("id", "more")
    assert more.text == "Vis 100 utsagn til"
    more.send_keys(Keys.ENTER)
    assert len(listed(chrome)) == 200
    assert "Utsagn nummer 91." in focused(chrome)


def test_the_proposals_are_listed_with_their_words(summary: Summary, opened: Open) -> None:
    """Each proposal stands in the table as it stands in the passage, emoji and all."""
    first = summary.passages[0]
    emoji = replace(first, text=f"😀😀 {first.text}")
    shifted = tuple(
        replace(each, start=each.start + 3, end=each.end + 3) if each.passage == first.id else each
        for each in summary.proposals
    )
    told = replace(summary, passages=(emoji, *summary.passages[1:]), proposals=shifted)
    chrome = opened(told)
    cells = chrome.find_elements("css selector", "#proposals tbody th")
    words = [cell.text.split(" [")[0] for cell in cells]
    assert words == [proposal.text for proposal in summary.proposals]


HOSTILE = (
    "Vi ber om </script><script>window.hit = 1</script> <img src=x onerror=window.hit=1> "
    "{{ 7*7 }} <!-- \u202eslutt \u2028 😀 " + "x" * 10_000
)


def test_hostile_submissions(unwritten: Summary, opened: Open, complaints: Complaints) -> None:
    """Markup is shown and never run, and bodies can be called anything."""
    names = ("__proto__", "constructor", "</script><b>toString")
    bodies = tuple(
        replace(body, name=name) for body, name in zip(unwritten.respondents, names, strict=False)
    )
    first, *rest = unwritten.passages
    attacked = replace(first, text=HOSTILE, locator=replace(first.locator, end=len(HOSTILE)))
    told = replace(
        unwritten,
        respondents=(*bodies, *unwritten.respondents[len(bodies) :]),
        passages=(attacked, *rest),
    )
    chrome = opened(summarise(told, LetterOptions()), size=(320, 800))
    assert chrome.execute_script("return window.hit") is None
    assert complaints(chrome) == []
    found = chrome.execute_script("return document.querySelector('#found .words').textContent")
    assert found == HOSTILE
    for name in names:
        Select(chrome.find_element("name", "respondent")).select_by_visible_text(f"{name} (3)")
        assert len(listed(chrome)) == 3
        assert name in chrome.find_element("id", "fate-told").text
    assert chrome.execute_script("return document.documentElement.scrollWidth") <= 320
