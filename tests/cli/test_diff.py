"""`innspill diff` as a user meets it: two results of one consultation."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from innspill.audit.diffs import diff as compare
from innspill.cli.diff_said import said
from innspill.language.catalogue import catalogue
from innspill.model import Language
from innspill.render.json import read_json

Run = Callable[..., Any]


@pytest.fixture
def results(run: Run, inbox: Path) -> tuple[Path, Path]:
    """Give the result before a letter more came, and after; the latter in its folder."""
    home = inbox.parent / "Sak 1"
    home.mkdir()
    inbox.rename(home / "inbox")
    (home / "innspill.toml").write_text(
        '[consultation]\nmembers = ["Åfjord", "Volda", "Tinn", "Rauma"]\n', encoding="utf-8"
    )
    assert run("summarise", home, "--quiet", "--format", "json").code == 0
    before = home.parent / "før.json"
    shutil.copy(home / "result/summary.json", before)
    (home / "inbox/Rauma.txt").write_text(
        "Rauma kommune\n\nVi ber om at staten finansierer drift av løsninger i små kommuner.",
        encoding="utf-8",
    )
    assert run("summarise", home, "--quiet", "--format", "json").code == 0
    return before, home


def test_a_letter_more(run: Run, results: tuple[Path, Path]) -> None:
    """What came is told in few lines, with who has answered now and what the letter says."""
    outcome = run("diff", *results)
    assert outcome.code == 0
    assert outcome.out == ""
    lines = outcome.err.splitlines()
    assert lines[:2] == ["One submission is new: Rauma.", "Rauma has now replied."]
    assert any(line.startswith("The letter: ") for line in lines)
    assert len(lines) <= 12


def test_all(run: Run, results: tuple[Path, Path]) -> None:
    """With --all, every sentence is shown as it was and as it is."""
    outcome = run("diff", *results, "--all")
    old = json.loads(results[0].read_text(encoding="utf-8"))
    silent = next(
        sentence["text"]
        for section in old["letter"]["sections"]
        for sentence in section["sentences"]
        if "Rauma" in sentence["text"]
    )
    assert silent in outcome.err
    assert "Sentences of the letter" in outcome.err


def test_json(run: Run, results: tuple[Path, Path]) -> None:
    """Programs get every change as JSON."""
    found = json.loads(run("diff", *results, "--output-format", "json").out)
    assert found["differs"] is True
    assert [(s["fate"], s["now"]) for s in found["submissions"]] == [("added", "Rauma.txt")]
    assert {each["fate"] for each in found["body"]["sentences"]} >= {"changed"}


def test_markdown(run: Run, results: tuple[Path, Path]) -> None:
    """Markdown is in the letter's language, and marks the words that came and went."""
    told = run("diff", *results, "--output-format", "markdown").out
    assert told.startswith("## Hva som er endret\n\n- Ett innspill er kommet til: Rauma.\n")
    assert "<details>" not in told
    github = run("diff", *results, "--output-format", "github", "--all").out
    assert "<details><summary>Setninger i brevet (" in github
    assert "~~to~~" in github or "**" in github


def test_nothing_changed(run: Run, results: tuple[Path, Path]) -> None:
    """A result does not differ from itself, and --strict is content."""
    outcome = run("diff", results[1], results[1], "--strict")
    assert (outcome.code, outcome.err.strip()) == (0, "Nothing has changed.")


def test_strict(run: Run, results: tuple[Path, Path]) -> None:
    """With --strict, a difference is told by the exit code too."""
    assert run("diff", *results, "--strict").code == 1


def test_against_the_present_result(
    run: Run, results: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With one result, it is compared with the one in the current folder."""
    monkeypatch.chdir(results[1])
    assert run("diff", results[0]).err == run("diff", *results).err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "no JSON"),
        ('{"schema_version": "0.1"}', "of this version of innspill: 0.1"),
        ('{"schema_version": "1.0"}', "that innspill can read"),
    ],
)
def test_no_result(run: Run, results: tuple[Path, Path], text: str, told: str) -> None:
    """A file that is no result, or one of another version, is named with what to do."""
    results[0].write_text(text, encoding="utf-8")
    outcome = run("diff", *results)
    assert outcome.code == 2
    assert told in outcome.err
    assert "før.json" in outcome.err


def test_no_file(run: Run, results: tuple[Path, Path], tmp_path: Path) -> None:
    """A folder without a result is named."""
    outcome = run("diff", tmp_path / "ingen", results[1])
    assert outcome.code == 2
    assert "there is no summary.json here" in outcome.err


def test_two_consultations(run: Run, results: tuple[Path, Path], tmp_path: Path) -> None:
    """Where two results have nothing in common, that is said first."""
    other = tmp_path / "annet"
    other.mkdir()
    letter = "Leka kommune\n\nFerja går altfor sjelden om vinteren."
    (other / "Leka.txt").write_text(letter, encoding="utf-8")
    out = tmp_path / "r2"
    assert run("summarise", other, "--out", out, "--quiet", "--format", "json").code == 0
    assert run("diff", results[1], out).err.startswith("The two results have little")


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (Language.NB, ["Ett innspill er kommet til: Rauma.", "Rauma har nå svart."]),
        (Language.NN, ["Eitt innspel er kome til: Rauma.", "Rauma har no svart."]),
        (Language.EN, ["One submission is new: Rauma.", "Rauma has now replied."]),
    ],
)
def test_languages(results: tuple[Path, Path], language: Language, lines: list[str]) -> None:
    """What changed is told in each language."""
    before, after = (
        read_json(path.read_bytes()) for path in (results[0], results[1] / "result/summary.json")
    )
    assert said(compare(before, after), catalogue(language))[:2] == lines


def test_same_bytes(results: tuple[Path, Path]) -> None:
    """The same two results give the same bytes, whatever the order of sets is."""

    def told(seed: str) -> bytes:
        command = [sys.executable, "-m", "innspill", "diff", *map(str, results)]
        return subprocess.run(  # noqa: S603 our own command
            [*command, "--output-format", "json"],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout

    assert told("1") == told("2")
