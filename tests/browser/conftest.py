"""A browser without a window, in which the report is opened, and axe, which reads it.

The tests are skipped where Chromium, its driver or axe is missing: `apt-get install chromium
chromium-driver`, and `npm ci` in this folder. No test reaches the network.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from innspill.model import Consultation, Summary
from innspill.options import Options
from innspill.pipeline import Request, run
from innspill.render import render

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
)
LARGE = (1280, 900)


@pytest.fixture(scope="session")
def chrome() -> Iterator[Chrome]:
    """Start Chromium once for all tests; it never asks for a driver over the network."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if browser is None or driver is None:
        pytest.skip("Chromium or chromedriver is not installed")
    options = ChromeOptions()
    options.binary_location = browser
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for flag in FLAGS:
        options.add_argument(flag)
    started = Chrome(service=Service(driver), options=options)
    yield started
    started.quit()


@pytest.fixture(scope="session")
def axe() -> str:
    """Give the source of axe."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci in tests/browser")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture
def opened(chrome: Chrome, tmp_path: Path) -> Callable[..., Chrome]:
    """Give what opens the report of a result in the browser, as a reader opens a file."""

    def open_report(
        summary: Summary, fragment: str = "", *, size: tuple[int, int] = LARGE, dark: bool = False
    ) -> Chrome:
        file = tmp_path / "summary.html"
        file.write_bytes(render(summary, "html"))
        look(chrome, size, dark=dark)
        chrome.get("about:blank")
        complaints_of(chrome)
        chrome.get(f"{file.as_uri()}{fragment}")
        return chrome

    return open_report


def complaints_of(chrome: Chrome) -> list[str]:
    """Return, once, what the browser has complained of: what a policy refused, a script's error."""
    return [each["message"] for each in chrome.execute("getLog", {"type": "browser"})["value"]]


@pytest.fixture
def complaints() -> Callable[[Chrome], list[str]]:
    """Give what returns the browser's complaints."""
    return complaints_of


@pytest.fixture
def looked_at() -> Callable[..., None]:
    """Give what changes how an open page is looked at."""
    return look


def look(chrome: Chrome, size: tuple[int, int], *, dark: bool = False, media: str = "") -> None:
    """Set the window's size, the colours that the reader prefers, and paper or screen."""
    width, height = size
    chrome.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
    )
    features = {"prefers-color-scheme": "dark" if dark else "light"}
    features["prefers-reduced-motion"] = "reduce"
    chrome.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {
            "media": media,
            "features": [{"name": name, "value": value} for name, value in features.items()],
        },
    )


@pytest.fixture(scope="session")
def sample() -> Summary:
    """Give the result of the invented consultation that ships with the project."""
    members = ("Molde", "Rauma", "Aure", "Kristiansund", "Åfjord", "Averøy")
    consultation = Consultation(title="Ny strategi", members=members)
    inbox = Path(__file__).parents[2] / "sample_inputs" / "inbox"
    request = Request(paths=(inbox,), consultation=consultation, options=Options())
    return run(request, lambda *_: None)


@pytest.fixture
def long_summary(summary: Summary) -> Summary:
    """Give a result with so many passages that they are listed in parts."""
    first = summary.passages[0]
    more = tuple(
        replace(first, id=f"more.{number}", text=f"Utsagn nummer {number}.", point=None)
        for number in range(300)
    )
    return replace(summary, passages=(*summary.passages, *more))
