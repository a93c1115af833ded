"""`innspill check` as a user meets it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def consultation(run: Run, inbox: Path) -> Path:
    """Give a consultation folder with a result."""
    home = inbox.parent / "Sak 1"
    home.mkdir()
    inbox.rename(home / "inbox")
    (home / "innspill.toml").write_text("", encoding="utf-8")
    assert run("summarise", home, "--quiet").code == 0
    return home


def test_a_fresh_result_passes(run: Run, consultation: Path) -> None:
    """What was just made keeps every promise, and is compared with its submissions."""
    outcome = run("check", consultation)
    assert outcome.code == 0
    assert "keeps what is promised" in outcome.err
    assert "compared with the submissions" in outcome.err


def test_a_changed_quote_is_caught(run: Run, consultation: Path) -> None:
    """A result in which somebody changed a word fails, in every form of the report."""
    file = consultation / "result/summary.json"
    result = json.loads(file.read_text(encoding="utf-8"))
    quotes = [
        sentence
        for section in result["letter"]["sections"]
        for sentence in section["sentences"]
        if any(citation["start"] is not None for citation in sentence["citations"])
    ]
    words = quotes[0]["text"].split()
    quotes[0]["text"] = " ".join([*words[:-2], "aldri", *words[-2:]])
    file.write_text(json.dumps(result), encoding="utf-8")
    told = run("check", file)
    assert told.code == 1
    assert "word for word" in told.err
    plain = run("check", file, "--output-format", "json")
    assert plain.code == 1
    assert "not_verbatim" in {fault["kind"] for fault in json.loads(plain.out)["faults"]}
    github = run("check", file, "--output-format", "github")
    assert github.code == 1
    assert github.out.startswith("::error file=")


def test_a_changed_submission_is_caught(run: Run, consultation: Path) -> None:
    """A result fails when a submission is another than the one it was made from."""
    (consultation / "inbox/Tinn.txt").write_text("Tinn kommune\n\nVi er imot.", encoding="utf-8")
    outcome = run("check", consultation, "--output-format", "json")
    assert outcome.code == 1
    (fault,) = json.loads(outcome.out)["faults"]
    assert (fault["kind"], fault["path"]) == ("file_changed", "Tinn.txt")


def test_a_result_alone(run: Run, consultation: Path, tmp_path: Path) -> None:
    """A result whose submissions are not at hand is held against itself, and that is said."""
    alone = tmp_path / "alone"
    alone.mkdir()
    (consultation / "result/summary.json").rename(alone / "summary.json")
    outcome = run("check", alone)
    assert outcome.code == 0
    assert "not compared" in outcome.err


def test_a_form_is_read_as_it_was(run: Run, tmp_path: Path) -> None:
    """The columns that were asked for are in the result, so that its rows are found again."""
    form = tmp_path / "svar.csv"
    form.write_text(
        'Hvem;"Hva, og hvorfor?"\nTinn;Staten bør dekke kostnadene.\n'
        "Rauma;Staten bør dekke kostnader ved drift.\n",
        encoding="utf-8",
    )
    columns = ("--text-column", "Hva, og hvorfor?", "--respondent-column", "Hvem")
    assert run("summarise", form, *columns, "--out", tmp_path / "r", "--quiet").code == 0
    outcome = run("check", tmp_path / "r", "--inbox", form)
    assert outcome.code == 0
    assert "compared with the submissions" in outcome.err


def test_no_result(run: Run, tmp_path: Path) -> None:
    """Where there is no result, a sentence says how to make one."""
    outcome = run("check", tmp_path)
    assert outcome.code == 2
    assert "summarise --format json" in outcome.err


def test_quiet(run: Run, consultation: Path) -> None:
    """With --quiet, a sound result gives no word."""
    outcome = run("check", consultation, "--quiet")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
