"""Themes as a user meets them: given beforehand, listed and explained."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def result(home: Path) -> dict[str, Any]:
    """Read the result of a consultation folder."""
    found: dict[str, Any] = json.loads((home / "result/summary.json").read_text(encoding="utf-8"))
    return found


def test_themes_of_people_come_first(run: Run, consultation: Path) -> None:
    """A theme of themes.toml keeps its name and id, and its keywords draw what belongs there."""
    (consultation / "themes.toml").write_text(
        '[[theme]]\nid = "drift"\nlabel = "Hvem som betaler"\nkeywords = ["kostnader", "drift"]\n',
        encoding="utf-8",
    )
    assert run("summarise", consultation, "--quiet").code == 0
    found = {theme["id"]: theme for theme in result(consultation)["themes"]}
    assert found["drift"]["label"] == "Hvem som betaler"
    assert len(found["drift"]["respondents"]) == 3
    assert run("check", consultation, "--quiet").code == 0


def test_theme_that_nothing_fits(run: Run, consultation: Path) -> None:
    """A given theme that no passage fits is said, and is no theme of the letter."""
    (consultation / "themes.toml").write_text(
        '[[theme]]\nlabel = "Romfart"\nkeywords = ["satellitt", "rakett"]\n', encoding="utf-8"
    )
    assert run("summarise", consultation, "--quiet").code == 0
    kinds = [notice["kind"] for notice in result(consultation)["notices"]]
    assert kinds == ["theme_empty"]
    assert "romfart" not in {theme["id"] for theme in result(consultation)["themes"]}


def test_how_passages_came_to_their_themes(run: Run, consultation: Path) -> None:
    """Each passage with a theme says how it came there, and each theme how well it holds."""
    assert run("summarise", consultation, "--quiet").code == 0
    found = result(consultation)
    assert {p["decided"] for p in found["passages"] if p["theme"]} == {"found"}
    assert all(0 <= theme["cohesion"] <= 1 for theme in found["themes"])


def test_list_and_explain(run: Run, consultation: Path) -> None:
    """Themes are listed, and a passage is explained by words that stand in it."""
    assert run("summarise", consultation, "--quiet").code == 0
    listed = run("themes", "list", consultation)
    assert listed.code == 0
    labels = [theme["label"] for theme in result(consultation)["themes"]]
    assert all(label in listed.err for label in labels)
    told = run("themes", "explain", consultation, "--passage", "staten bør dekke")
    assert told.code == 0
    assert "Words that spoke for it" in told.err
    assert "kostnadene" in told.err
    theme = run("themes", "explain", consultation, "--theme", labels[0].upper())
    assert theme.code == 0
    assert "Most doubtful passages" in theme.err


@pytest.mark.parametrize(("flag", "name"), [("--theme", "Romfart"), ("--passage", "romfart")])
def test_explain_what_is_not_there(run: Run, consultation: Path, flag: str, name: str) -> None:
    """What is not in the result is refused with a sentence."""
    assert run("summarise", consultation, "--quiet").code == 0
    outcome = run("themes", "explain", consultation, flag, name)
    assert outcome.code == 2
    assert name in outcome.err


def test_large_theme_shows_its_parts(run: Run, two_subjects: str, tmp_path: Path) -> None:
    """A theme that holds two subjects and many passages is shown with the parts it divides into."""
    form = tmp_path / "svar.csv"
    form.write_text(two_subjects, encoding="utf-8")
    columns = ("--text-column", "Hva", "--respondent-column", "Hvem")
    asked = ("summarise", form, *columns, "--themes", "1", "--out", tmp_path / "r", "--quiet")
    assert run(*asked).code == 0
    label = json.loads((tmp_path / "r/summary.json").read_text(encoding="utf-8"))["themes"][0]
    told = run("themes", "explain", tmp_path / "r", "--theme", label["label"])
    assert told.code == 0
    assert "Can be divided into" in told.err
