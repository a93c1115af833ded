"""`innspill summarise --check` as a user meets it: what stands is held against what would be."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from innspill.cli import holding

Run = Callable[..., Any]

SAID = {
    "Tinn": (
        "Staten bør dekke kostnadene ved drift av ferja.",
        "Ferja trenger bedre billettløsning. Ring Kari Nordmann på 412 34 567.",
    ),
    "Rauma": ("Kostnadene ved drift må dekkes av staten.", "Vi ber om flere kurs i sikkerhet."),
    "Volda": ("Kommunane treng kurs i sikkerheit.", "Staten må ta kostnadene med drifta."),
}
LATE = (
    "Molde kommune\n\nStaten må betale for drift.\n\nSkriv til kari.nordmann@eksempel.no om kurs."
)


def letter(home: Path, name: str, *texts: str) -> None:
    """Put a letter into the inbox."""
    text = "\n\n".join((f"{name} kommune", *texts))
    (home / "inbox" / f"{name}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def home(tmp_path: Path, run: Run) -> Path:
    """Give a consultation folder with a result."""
    home = tmp_path / "Sak ære"
    (home / "inbox").mkdir(parents=True)
    (home / "innspill.toml").write_text("", encoding="utf-8")
    for name, texts in SAID.items():
        letter(home, name, *texts)
    assert run("summarise", home, "--quiet").code == 0
    return home


def files(home: Path) -> dict[str, tuple[bytes, int]]:
    """Give all files but the readings, with their content and when they were written."""
    return {
        file.relative_to(home).as_posix(): (file.read_bytes(), file.stat().st_mtime_ns)
        for file in sorted(home.rglob("*"))
        if file.is_file() and ".innspill-cache" not in file.parts
    }


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_run_leaves_what_check_wants(run: Run, home: Path, language: str) -> None:
    """With decisions, a late letter and masked data, a run is followed by a check that finds none.

    Nor does a second run change a byte.
    """
    settings = f'[letter]\nlanguage = "{language}"\n'
    (home / "innspill.toml").write_text(settings, encoding="utf-8")
    assert run("summarise", home, "--check", "--quiet").code == (language == "nn")
    label = json.loads((home / "result/summary.json").read_text(encoding="utf-8"))["themes"][0]
    assert run("themes", "rename", label["label"], "Hvem betaler", "-C", home).code == 0
    assert run("themes", "move", "billettløsning", "Hvem betaler", "-C", home).code == 0
    (home / "inbox/sent.txt").write_text(LATE, encoding="utf-8")
    told = run("summarise", home, "--check", "--quiet")
    assert told.code == 1
    assert run("summarise", home, "--quiet").code == 0
    before = files(home)
    told = run("summarise", home, "--check")
    assert (told.code, told.out) == (0, "")
    assert "what the submissions give" in told.err
    assert run("summarise", home, "--quiet").code == 0
    assert {name: data for name, (data, _) in files(home).items()} == {
        name: data for name, (data, _) in before.items()
    }
    said = (home / "result/summary.json").read_text(encoding="utf-8")
    assert "412 34 567" not in said
    assert "kari.nordmann@" not in said


def test_the_same_elsewhere(home: Path, tmp_path: Path) -> None:
    """Another folder, time zone, language and order of hashes make no difference."""
    home.rename(tmp_path / "flyttet")
    environment = os.environ | {
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "7",
        "INNSPILL_LANGUAGE": "nn",
    }
    command = [sys.executable, "-m", "innspill", "summarise", "../flyttet", "--check", "--no-cache"]
    away = tmp_path / "annet sted"
    away.mkdir()
    told = subprocess.run(  # noqa: S603 itself
        command, cwd=away, env=environment, capture_output=True, check=False
    )
    assert told.returncode == 0, told.stderr.decode()
    assert "Resultatet stemmer med innspela." in told.stderr.decode()


def test_what_differs_is_shown(run: Run, home: Path) -> None:
    """Missing, changed and superfluous files are told in every form, and nothing is written."""
    (home / "result/summary.html").unlink()
    text = (home / "result/summary.md").read_text(encoding="utf-8")
    (home / "result/summary.md").write_text(text.replace("Staten", "Ingen", 1), encoding="utf-8")
    (home / "result/summary.csv").write_text("Ingen", encoding="utf-8")
    before = files(home)
    asked = ("summarise", home, "--check", "--format", "md", "--format", "html")
    told = run(*asked)
    assert told.code == 1
    assert "summary.html is missing" in told.err
    line = next(each for each in told.err.splitlines() if each.startswith("-") and "Ingen" in each)
    assert line.replace("Ingen", "Staten", 1).replace("-", "+", 1) in told.err.splitlines()
    plain = run(*asked, "--output-format", "json")
    assert plain.code == 1
    found = json.loads(plain.out)
    assert not found["up_to_date"]
    assert {Path(each["file"]).name: each["state"] for each in found["files"]} == {
        "summary.md": "changed",
        "summary.html": "missing",
        "summary.csv": "superfluous",
    }
    github = run(*asked, "--output-format", "github")
    assert github.code == 1
    number = 1 + text.splitlines().index(next(x for x in text.splitlines() if "Staten" in x))
    lines = github.out.splitlines()
    assert len(lines) == 3
    assert all(each.startswith("::error file=") for each in lines)
    assert f"/summary.md,line={number},title=" in lines[0]
    assert "%0A@@ -" in lines[0]
    assert files(home) == before


def test_what_was_exported_is_no_difference(run: Run, home: Path) -> None:
    """Other formats of the same result are right; a late letter makes them old, which is told."""
    formats = ("--format", "xlsx", "--format", "csv", "--format", "qdpx")
    assert run("export", home, *formats).code == 0
    assert run("summarise", home, "--check").code == 0
    (home / "inbox/sent.txt").write_text(LATE, encoding="utf-8")
    told = run("summarise", home)
    assert "summary.xlsx, summary.csv and summary.qdpx" in " ".join(told.err.split())
    assert "--format xlsx --format csv --format qdpx" in told.err
    told = run("summarise", home, "--check", "--json")
    assert told.code == 1
    assert {Path(each["file"]).suffix: each["state"] for each in json.loads(told.out)["files"]} == {
        ".xlsx": "superfluous",
        ".csv": "superfluous",
        ".qdpx": "superfluous",
    }
    assert run("export", home, *formats).code == 0
    assert run("summarise", home, "--check").code == 0


def test_up_to_date_for_programs(run: Run, home: Path) -> None:
    """Where all is well, JSON says so, and GitHub is told nothing."""
    plain = run("summarise", home, "--check", "--json")
    assert (plain.code, json.loads(plain.out)) == (0, {"up_to_date": True, "files": []})
    github = run("summarise", home, "--check", "--output-format", "github")
    assert (github.code, github.out) == (0, "")


def test_themes_that_would_be_proposed(run: Run, home: Path) -> None:
    """A themes.toml that a run would add to is told, and one that is gone."""
    (home / "themes.toml").write_text("# Tomt.\n", encoding="utf-8")
    told = run("summarise", home, "--check", "--output-format", "json")
    states = {Path(each["file"]).name: each["state"] for each in json.loads(told.out)["files"]}
    assert (told.code, states["themes.toml"]) == (1, "proposals")
    assert (home / "themes.toml").read_text(encoding="utf-8") == "# Tomt.\n"
    (home / "themes.toml").unlink()
    told = run("summarise", home, "--check")
    assert told.code == 1
    assert "themes.toml is missing" in told.err


def test_line_ends_are_no_difference(run: Run, home: Path) -> None:
    """A text whose lines end as on another system, as version control may leave it, is the same."""
    formats = [word for name in ("docx", "md", "html", "json", "csv") for word in ("-f", name)]
    assert run("summarise", home, *formats, "--quiet").code == 0
    letter, table = home / "result/summary.md", home / "result/summary.csv"
    letter.write_bytes(letter.read_bytes().replace(b"\n", b"\r\n"))
    table.write_bytes(table.read_bytes().replace(b"\r\n", b"\n"))
    assert run("summarise", home, *formats, "--check").code == 0


def test_edited_draft_is_no_difference(run: Run, home: Path) -> None:
    """What a person wrote into the Word draft is theirs; what innspill would change is told."""
    draft = home / "result/summary.docx"
    document = docx.Document(str(draft))
    inside = (Paragraph(p, document) for p in document.element.body.iter(qn("w:p")))
    paragraph = next(p for p in inside if "kostnadene" in p.text.lower())
    paragraph.add_run(" Dette mener vi er viktig.")
    document.save(str(draft))
    assert run("summarise", home, "--check").code == 0
    letter(home, "Tinn", "Staten bør dekke kostnadene ved drift av ferja.", "Vi vil ha flere kurs.")
    told = run("summarise", home, "--check", "--output-format", "json")
    assert told.code == 1
    (parts,) = (e["parts"] for e in json.loads(told.out)["files"] if e["file"].endswith(".docx"))
    assert parts
    assert not {part["fate"] for part in parts} & {"unchanged", "kept"}


def test_output_format_alone(run: Run, home: Path) -> None:
    """A form of report without --check is wrong use."""
    told = run("summarise", home, "--output-format", "github")
    assert told.code == 2
    assert "--check" in told.err


@contextmanager
def busy(home: Path) -> Iterator[None]:
    """Hold a consultation as another run would."""
    with holding.alone(home, home / "result"):
        yield


def test_two_runs_at_once(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second says who is at work and gives up; a check needs no turn."""
    monkeypatch.setattr(holding, "PATIENCE", 0.2)
    before = files(home)
    with busy(home):
        told = run("summarise", home)
        assert told.code == 2
        assert f"process {os.getpid()}" in told.err
        assert "Waiting" in told.err
        assert "Wait until it is done" in told.err
        assert run("themes", "lock", "-C", home).code == 2
        assert run("summarise", home, "--check").code == 0
    assert files(home) == before
    assert run("summarise", home, "--quiet").code == 0
