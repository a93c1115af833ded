"""Themes as people edit them by command: what is said, what is written, and what is not."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from innspill.consultation.theme_book import parse_themes
from innspill.model import GuidedTheme, Summary, ThemeStatus
from innspill.render import render

Run = Callable[..., Any]

BOOK = """\
# Våre tema

[[theme]]
label = "Finansiering" # viktigst
status = "proposed"

# Mye å hente her.
[[theme]]
label = "Kompetanse"
keywords = ["kurs"]
description = "Opplæring av ansatte."

[[theme]]
label = "Ferje"
status = "proposed"
"""
CHAPTERS = '[consultation]\nchapters = ["Kapittel om nett"]\n'


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Give a consultation folder without a result."""
    home = tmp_path / "sak"
    home.mkdir()
    (home / "innspill.toml").write_text("", encoding="utf-8")
    return home


@pytest.fixture
def home(bare: Path, summary: Summary) -> Path:
    """Give a consultation folder with a result."""
    (bare / "result").mkdir()
    (bare / "result/summary.json").write_bytes(render(summary, "json"))
    return bare


@pytest.fixture
def owned(home: Path) -> Path:
    """Give a consultation folder with a result and a themes.toml."""
    (home / "themes.toml").write_bytes(BOOK.encode())
    return home


def book(home: Path) -> dict[str, GuidedTheme]:
    """Read the themes of a folder, by id."""
    text = (home / "themes.toml").read_text(encoding="utf-8")
    return {theme.id: theme for theme in parse_themes(text, "themes.toml").themes}


def moves(home: Path) -> list[tuple[str, str]]:
    """Read the decisions of a folder: the words of each, and where it leads."""
    file = home / "decisions.jsonl"
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return [(made["words"], made["value"]) for made in map(json.loads, lines)]


def test_lock_all(run: Run, owned: Path) -> None:
    """Without a name, all proposals are locked, and the rest of the file is as it was."""
    outcome = run("themes", "lock", "--folder", owned)
    assert outcome.code == 0
    assert (owned / "themes.toml").read_bytes() == BOOK.replace('"proposed"', '"locked"').encode()
    assert 'Locks "Finansiering" and "Ferje".' in outcome.err
    assert '"Finansiering" has 4 passages from 3 respondents.' in outcome.err
    assert "innspill summarise" in outcome.err
    again = run("themes", "lock", "-C", owned)
    assert "Nothing is changed." in again.err


def test_lock_by_name(run: Run, owned: Path) -> None:
    """Only the theme that is named is locked, by its id or name in any case of letters."""
    assert run("themes", "lock", "FERJE", "kompetanse", "-C", owned).code == 0
    assert book(owned)["ferje"].status is ThemeStatus.LOCKED
    assert book(owned)["finansiering"].status is ThemeStatus.PROPOSED


def test_first_command_takes_over_the_result(run: Run, home: Path) -> None:
    """Without a themes.toml, one is made of the result's themes, so that none of them is lost."""
    outcome = run("themes", "lock", "Ferje", "-C", home)
    assert "It is made, with 3 themes of the result as proposals." in outcome.err
    found = book(home)
    assert [theme.status for theme in found.values()].count(ThemeStatus.PROPOSED) == 2
    assert found["ferje"].status is ThemeStatus.LOCKED
    assert (home / "themes.toml").read_text(encoding="utf-8").startswith("# The themes of")


@pytest.mark.parametrize(
    "words",
    [
        ("lock",),
        ("rename", "Ferje", "Båt"),
        ("merge", "Kompetanse", "Ferje"),
        ("move", "digital billett", "Kompetanse"),
        ("drop", "Ferje"),
        ("propose",),
    ],
)
def test_dry_run(run: Run, owned: Path, words: tuple[str, ...]) -> None:
    """What would be done is said, and nothing is written."""
    before = sorted(owned.rglob("*"))
    outcome = run("themes", *words, "-C", owned, "--dry-run")
    assert outcome.code == 0
    assert "Nothing is written (--dry-run)." in outcome.err
    assert (owned / "themes.toml").read_bytes() == BOOK.encode()
    assert sorted(owned.rglob("*")) == before


def test_rename(run: Run, owned: Path) -> None:
    """A theme gets another name; its id and what people wrote about it stay, and it is locked."""
    outcome = run("themes", "rename", "finansiering", "Hvem  som betaler", "-C", owned)
    assert outcome.code == 0
    told = book(owned)["finansiering"]
    assert (told.label, told.status) == ("Hvem som betaler", ThemeStatus.LOCKED)
    text = (owned / "themes.toml").read_text(encoding="utf-8")
    assert 'label = "Hvem som betaler" # viktigst\n' in text
    assert "# Mye å hente her.\n" in text
    assert run("themes", "rename", "ferje", "KOMPETANSE", "-C", owned).code == 2
    assert run("themes", "rename", "ferje", " ", "-C", owned).code == 2


def test_merge(run: Run, owned: Path) -> None:
    """A theme takes over another, its keywords and the moves to it, and what is lost is said."""
    assert run("themes", "move", "digital billett", "Kompetanse", "-C", owned).code == 0
    outcome = run("themes", "merge", "Ferje", "kompetanse", "-C", owned)
    assert outcome.code == 0
    assert 'What moves to "Ferje": 4 passages from 3 respondents.' in outcome.err
    assert 'The description of "Kompetanse" is lost: "Opplæring av ansatte."' in outcome.err
    assert list(book(owned)) == ["finansiering", "ferje"]
    assert book(owned)["ferje"].keywords == ("kurs",)
    assert book(owned)["ferje"].merged == ("kompetanse",)
    assert moves(owned) == [("Ferja over fjorden trenger digital billett.", "ferje")]
    assert run("themes", "merge", "Ferje", "Ferje", "-C", owned).code == 2


def test_counts_follow_what_was_decided(run: Run, owned: Path) -> None:
    """Passages are counted where the next run will have them, not where the old result has them."""
    assert run("themes", "merge", "Ferje", "Kompetanse", "-C", owned).code == 0
    outcome = run("themes", "drop", "Ferje", "-C", owned, "--dry-run")
    assert "It has 4 passages from 3 respondents." in outcome.err


def test_move(run: Run, owned: Path) -> None:
    """A passage is moved by words in it, the theme is locked, and moving again changes nothing."""
    outcome = run("themes", "move", "DIGITAL billett", "finansiering", "-C", owned)
    assert outcome.code == 0
    assert 'moves from "Ferje" to "Finansiering"' in outcome.err
    assert moves(owned) == [("Ferja over fjorden trenger digital billett.", "finansiering")]
    assert book(owned)["finansiering"].status is ThemeStatus.LOCKED
    again = run("themes", "move", "digital billett", "finansiering", "-C", owned)
    assert "Nothing is changed." in again.err
    assert run("themes", "move", "sk4026.3", "Ferje", "-C", owned).code == 0
    assert moves(owned)[1:] == [("qwerty", "ferje")]


def test_move_of_several(run: Run, owned: Path) -> None:
    """Words that stand in several passages move none; their ids are offered."""
    outcome = run("themes", "move", "finansierer drift", "Ferje", "-C", owned)
    assert outcome.code == 2
    assert "3 passages have the words" in outcome.err
    assert "sk5058.1" in outcome.err
    assert moves(owned) == []


def test_drop(run: Run, owned: Path) -> None:
    """A theme goes, with the moves to it; how many passages become free is said."""
    assert run("themes", "move", "qwerty", "Ferje", "-C", owned).code == 0
    outcome = run("themes", "drop", "Ferje", "-C", owned)
    assert "It has 2 passages from 2 respondents." in outcome.err
    assert "One move to the theme is taken back." in outcome.err
    assert list(book(owned)) == ["finansiering", "kompetanse"]
    assert moves(owned) == []


def test_propose(run: Run, owned: Path) -> None:
    """Mere proposals go; what is locked stays, and so does a proposal that people named anew."""
    text = BOOK.replace('label = "Ferje"', 'id = "ferje"\nlabel = "Ferje og båt"')
    (owned / "themes.toml").write_text(text, encoding="utf-8")
    outcome = run("themes", "propose", "-C", owned)
    assert outcome.code == 0
    assert 'Proposals that go: "Finansiering".' in outcome.err
    assert "They have 4 passages from 3 respondents" in outcome.err
    assert list(book(owned))[:2] == ["kompetanse", "ferje"]
    assert book(owned)["ferje"].status is ThemeStatus.LOCKED
    new = list(book(owned).values())[2:]
    assert all(theme.status is ThemeStatus.PROPOSED for theme in new)
    assert all(f'"{theme.label}": ' in outcome.err for theme in new)


def test_propose_finds_in_the_text(run: Run, large: Path) -> None:
    """New proposals come of the passages in no locked theme, and a run places these in them."""
    result = json.loads((large / "result/summary.json").read_text(encoding="utf-8"))
    (whole,) = result["themes"]
    text = '[[theme]]\nlabel = "Skole"\nkeywords = ["elevene", "lærerne", "klassene"]\n'
    (large / "themes.toml").write_text(text, encoding="utf-8")
    outcome = run("themes", "propose", "-C", large)
    assert outcome.code == 0
    new = [name for name in book(large) if name != "skole"]
    assert new
    assert run("summarise", large, "--quiet", "--format", "json").code == 0
    after = json.loads((large / "result/summary.json").read_text(encoding="utf-8"))
    assert {"skole", *new} == {theme["id"] for theme in after["themes"]}
    assert sum(len(theme["passages"]) for theme in after["themes"]) == len(whole["passages"])


@pytest.mark.parametrize(
    ("name", "hint"),
    [("Finansering", '"Finansiering"'), ("kompet", '"Kompetanse"'), ("Romfart", "themes list")],
)
def test_near_names(run: Run, owned: Path, name: str, hint: str) -> None:
    """A theme that is not there is refused, and the nearest names are offered."""
    outcome = run("themes", "drop", name, "-C", owned)
    assert outcome.code == 2
    assert f'no theme is called "{name}"' in outcome.err
    assert hint in outcome.err


def test_same_name_twice(run: Run, owned: Path) -> None:
    """Where two themes have one name, their ids are asked for."""
    twin = '\n[[theme]]\nid = "ferje-2"\nlabel = "Ferje"\n'
    (owned / "themes.toml").write_text(BOOK + twin, encoding="utf-8")
    assert run("themes", "lock", "ferje", "-C", owned).code == 0
    both = BOOK.replace('label = "Ferje"', 'id = "baat"\nlabel = "Ferje"') + twin
    (owned / "themes.toml").write_text(both, encoding="utf-8")
    outcome = run("themes", "lock", "ferje", "-C", owned)
    assert outcome.code == 2
    assert "baat, ferje-2" in outcome.err


def test_without_a_result(run: Run, bare: Path) -> None:
    """Before the first run, themes can be edited, and passages cannot be moved."""
    (bare / "themes.toml").write_text(BOOK, encoding="utf-8")
    outcome = run("themes", "rename", "Ferje", "Båt", "-C", bare)
    assert "There is no result here yet" in outcome.err
    assert book(bare)["ferje"].label == "Båt"
    assert run("themes", "move", "qwerty", "Båt", "-C", bare).code == 2
    listed = run("themes", "list", bare)
    assert listed.code == 0
    assert "Finansiering" in listed.err
    assert "proposed" in listed.err


def test_chapters(run: Run, owned: Path) -> None:
    """A chapter is a theme that can be named and moved to; only the settings can take it out."""
    (owned / "innspill.toml").write_text(CHAPTERS, encoding="utf-8")
    assert run("themes", "drop", "Kapittel om nett", "-C", owned).code == 2
    assert run("themes", "merge", "Ferje", "Kapittel om nett", "-C", owned).code == 2
    assert run("themes", "move", "qwerty", "kapittel om nett", "-C", owned).code == 0
    assert moves(owned) == [("qwerty", "kapittel-om-nett")]
    assert "kapittel-om-nett" not in book(owned)
    assert run("themes", "rename", "Kapittel om nett", "Nett", "-C", owned).code == 0
    assert book(owned)["kapittel-om-nett"].label == "Nett"
    listed = run("themes", "list", owned)
    assert "locked, gets 1 passage from 1 respondent" in listed.err.replace("one", "1")


def test_list_tells_what_changed(run: Run, owned: Path) -> None:
    """The list shows the result, and what people have made of its themes since."""
    assert run("themes", "rename", "Ferje", "Båt", "-C", owned).code == 0
    assert run("themes", "merge", "Finansiering", "Kompetanse", "-C", owned).code == 0
    listed = run("themes", "list", owned)
    assert listed.code == 0
    assert 'locked, now called "Båt"' in listed.err
    assert 'part of "Finansiering" now' in listed.err
    assert run("themes", "drop", "Båt", "-C", owned).code == 0
    assert "taken out" in run("themes", "list", owned / "result").err


def test_not_a_consultation_folder(run: Run, tmp_path: Path) -> None:
    """Where there are no settings, it is said how to name the folder."""
    outcome = run("themes", "lock", "-C", tmp_path)
    assert outcome.code == 2
    assert "--folder" in outcome.err


@pytest.fixture
def large(bare: Path, two_subjects: str, run: Run) -> Path:
    """Give a folder with one theme that holds two subjects and many passages."""
    (bare / "inbox").mkdir()
    (bare / "inbox/svar.csv").write_text(two_subjects, encoding="utf-8")
    (bare / "innspill.toml").write_text(
        '[read]\ntext_columns = ["Hva"]\nrespondent_column = "Hvem"\n[themes]\nnumber = 1\n',
        encoding="utf-8",
    )
    assert run("summarise", bare, "--quiet", "--format", "json").code == 0
    return bare


def test_split_in_place(run: Run, large: Path) -> None:
    """The parts of a theme take its place, and every passage of it is moved to its part."""
    result = json.loads((large / "result/summary.json").read_text(encoding="utf-8"))
    (whole,) = result["themes"]
    outcome = run("themes", "split", whole["label"], "-C", large)
    assert outcome.code == 0
    parts = book(large)
    assert len(parts) > 1
    assert whole["id"] not in parts
    assert {theme.parent for theme in parts.values()} == {""}
    values = [value for _, value in moves(large)]
    assert len(values) == 60
    for name, theme in parts.items():
        assert f'"{theme.label}": {values.count(name)} passages from' in outcome.err


def test_split_below(run: Run, large: Path) -> None:
    """With --below the theme stays, and its parts stand under it; they are not divided further."""
    result = json.loads((large / "result/summary.json").read_text(encoding="utf-8"))
    (whole,) = result["themes"]
    assert run("themes", "split", whole["id"], "--below", "-C", large).code == 0
    parts = book(large)
    assert parts.pop(whole["id"]).parent == ""
    assert {theme.parent for theme in parts.values()} == {whole["id"]}
    outcome = run("themes", "split", whole["id"], "-C", large)
    assert outcome.code == 2
    assert "does not fall into clear parts" in outcome.err
