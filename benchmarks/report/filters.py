"""How long the web report takes to answer a filter in Chromium: from the key press to the picture.

    python benchmarks/report/filters.py RESULT/summary.json [--repeat 5] [--passages 20000]

Needs selenium, Chromium and chromedriver. Each action is done with real keys, and its time is what
the browser's own Event Timing says: from the input event to the next painted frame, in steps of
8 ms; it tells of no event that took less than 16 ms. With --passages, the result's passages are
repeated, each with a number of its own, until there are so many. Also printed are the size of the
file, the time and memory to write it, and the time to open it.
"""

import argparse
import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from innspill.model import Summary
from innspill.render import render
from innspill.render.json import read_json

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

MEBIBYTE = 1024 * 1024
LEAST = 16
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--window-size=1280,900",
)
WATCH = """
window.took = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.took.push([entry.name, entry.duration]);
}).observe({ type: "event", durationThreshold: 16 });
"""


def enlarged(summary: Summary, number: int) -> Summary:
    """Repeat a result's passages until there are so many."""
    more = tuple(
        replace(passage, id=f"{passage.id}.more", text=f"{passage.text} ({index})")
        for index, passage in enumerate(summary.passages[: number - len(summary.passages)])
    )
    return replace(summary, passages=summary.passages + more)


def browser() -> "Chrome":
    """Start Chromium without a window."""
    from selenium.webdriver import Chrome, ChromeOptions  # noqa: PLC0415 only this needs it
    from selenium.webdriver.chrome.service import Service  # noqa: PLC0415 as above

    options = ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in FLAGS:
        options.add_argument(flag)
    return Chrome(service=Service("/usr/bin/chromedriver"), options=options)


def longest(chrome: "Chrome", action: Callable[[], None]) -> float:
    """Return the milliseconds of the slowest event of an action; 16 where none took more."""
    chrome.execute_script("window.took = []")
    action()
    time.sleep(0.6)
    return max((took for _, took in chrome.execute_script("return window.took")), default=LEAST)


def actions(chrome: "Chrome") -> dict[str, Callable[[], None]]:
    """Return what a reader does, by name."""
    from selenium.webdriver.common.keys import Keys  # noqa: PLC0415 only this needs it

    def press(name: str, keys: str) -> Callable[[], None]:
        return lambda: chrome.find_element("name", name).send_keys(keys)

    def reset() -> None:
        chrome.find_element("css selector", "button[type=reset]").send_keys(Keys.ENTER)

    def cell() -> None:
        chrome.find_element("css selector", "#matrix td a").send_keys(Keys.ENTER)

    return {
        "choose a respondent": press("respondent", Keys.ARROW_DOWN),
        "all respondents again": press("respondent", Keys.HOME),
        "choose a theme": press("theme", Keys.ARROW_DOWN),
        "choose a position too": press("position", Keys.ARROW_DOWN),
        "reset": reset,
        "show more": lambda: chrome.find_element("id", "more").send_keys(Keys.ENTER),
        "type a letter": press("q", "a"),
        "type a rare word": press("q", "nsatt"),
        "reset again": reset,
        "choose a cell of the matrix": cell,
        "reset the cell": reset,
    }


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("result", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--passages", type=int, default=0)
    arguments = parser.parse_args()
    summary = read_json(arguments.result.read_bytes())
    if arguments.passages > len(summary.passages):
        summary = enlarged(summary, arguments.passages)
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    page = render(summary, "html")
    seconds = time.perf_counter() - began
    unit = MEBIBYTE if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    people = len({submission.respondent for submission in summary.submissions})
    print(f"{people} respondents, {len(summary.passages)} passages, {len(summary.themes)} themes")
    print(f"file: {len(page):,} bytes, written in {seconds:.2f} s")
    print(f"memory: {peak / unit:.0f} MB at most, {before / unit:.0f} MB with the result alone")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "summary.html"
        file.write_bytes(page)
        measure(file, arguments.repeat)
    return 0


def measure(file: Path, repeat: int) -> None:
    """Open the page, do everything a few times, and print the times."""
    chrome = browser()
    try:
        began = time.perf_counter()
        chrome.get(file.as_uri())
        print(f"opened in {time.perf_counter() - began:.2f} s")
        chrome.execute_script(WATCH)
        time.sleep(2)
        took: dict[str, list[float]] = {}
        for _ in range(repeat):
            for name, action in actions(chrome).items():
                took.setdefault(name, []).append(longest(chrome, action))
    finally:
        chrome.quit()
    for name, times in took.items():
        print(f"{name:30} median {statistics.median(times):4.0f} ms, worst {max(times):4.0f} ms")
    print(json.dumps({"worst_ms": max(max(times) for times in took.values())}))


if __name__ == "__main__":
    sys.exit(main())
