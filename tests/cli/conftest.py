"""A command line to run, submissions to run it on, and a cache folder of the test's own."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from innspill.cli import main

LETTERS = {
    "Åfjord.txt": "Åfjord kommune\n\nVi ber om at staten finansierer drift av løsninger.",
    "Svar frå Volda.txt": "Volda kommune\n\nKommunen ber om betre opplæring av dei tilsette.",
    "Tinn.txt": "Tinn kommune\n\nStaten bør dekke kostnadene ved drift av nye løsninger.",
}
SAID = {
    "Tinn": ("Staten bør dekke kostnadene ved drift.", "Ferja trenger bedre billettløsning."),
    "Rauma": ("Kostnadene ved drift må dekkes av staten.", "Vi ber om flere kurs i sikkerhet."),
    "Volda": ("Kommunane treng kurs i sikkerheit.", "Staten må ta kostnadene med drifta."),
}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the platform's cache folder of this test, beside the files that it reads."""
    folder = tmp_path / ".cache"
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(folder))
    return folder


@dataclass(frozen=True)
class Outcome:
    """What a command gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Give a function that runs a command line in this process."""

    def command(*words: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["innspill", *map(str, words)])
        monkeypatch.setenv("INNSPILL_LANGUAGE", "en")
        monkeypatch.setenv("COLUMNS", "200")
        with pytest.raises(SystemExit) as stop:
            main()
        out, err = capfd.readouterr()
        return Outcome(int(stop.value.code or 0), out, err)

    return command


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Give a folder with three submissions, its name with æøå and a space."""
    folder = tmp_path / "Høring om ære"
    folder.mkdir()
    for name, text in LETTERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def consultation(tmp_path: Path) -> Path:
    """Give a consultation folder with three submissions that share two subjects."""
    folder = tmp_path / "Sak om ære"
    (folder / "inbox").mkdir(parents=True)
    (folder / "innspill.toml").write_text("", encoding="utf-8")
    for name, texts in SAID.items():
        letter = "\n\n".join((f"{name} kommune", *texts))
        (folder / "inbox" / f"{name}.txt").write_text(letter, encoding="utf-8")
    return folder


@pytest.fixture
def two_subjects() -> str:
    """Give a form export of sixty answers about two subjects that share no word of theirs."""
    subjects = {
        "buss": ("bussene", "rutene", "holdeplassene", "billettene", "sjåførene", "avgangene"),
        "skole": ("elevene", "lærerne", "klassene", "skolegården", "leksene", "skolebøkene"),
    }
    rows = ["Hvem;Hva"]
    for words in subjects.values():
        for number in range(30):
            first, second, third = (words[(number + step) % 6] for step in (0, 1, 3))
            rows.append(f"Avsender {number};Kommunen må bedre {first}, {second} og {third}.")
    return "\n".join(rows)
