"""The workbook as a user meets it: exported, changed, taken back, exported again."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

Run = Callable[..., Any]


@pytest.fixture
def home(run: Run, consultation: Path) -> Path:
    """Give a consultation folder with three submissions and a result."""
    assert run("summarise", consultation, "--format", "json", "--quiet").code == 0
    return consultation


def change(file: Path, edit: Callable[[Any], None], out: Path | None = None) -> Path:
    """Let people edit a workbook with another program."""
    book, data = openpyxl.load_workbook(file), BytesIO()
    edit(book)
    book.save(data)
    (out or file).write_bytes(data.getvalue())
    return out or file


def row_of(book: Any, words: str) -> int:  # noqa: ANN401 openpyxl ships no types
    """Return the number of the row in which words stand."""
    found = next(cell for cell in book["Utsagn"]["E"] if str(cell.value).startswith(words))
    return int(found.row)


def leave_out_ferry(book: Any) -> None:  # noqa: ANN401 as above
    """Leave a passage out, and correct the position of another."""
    page = book["Utsagn"]
    ferry, courses = row_of(book, "Ferja"), row_of(book, "Vi ber om flere kurs")
    page[f"H{ferry}"], page[f"I{ferry}"] = "ja", "Gjelder en annen sak."
    page[f"G{courses}"] = "støtte"


def test_there_and_back(run: Run, home: Path) -> None:
    """What people changed is written, the next result has it, and the workbook after it too."""
    assert run("review", "export", home).code == 0
    file = change(home / "result" / "review.xlsx", leave_out_ferry)
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    dry = run("review", "import", file, "--folder", home, "--dry-run")
    assert dry.code == 0
    assert "Gjelder en annen sak." in dry.err
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
    done = run("review", "import", file, "--folder", home, "--by", "Kari")
    assert done.code == 0
    assert "Nothing is written" not in done.err
    lines = (home / "decisions.jsonl").read_text(encoding="utf-8").splitlines()
    told = {(d["kind"], d.get("value"), d["by"]) for d in map(json.loads, lines)}
    assert told == {("excluded", None, "Kari"), ("position", "support", "Kari")}
    assert not (home / "themes.toml").exists() or "Ferj" not in str(told)
    assert run("summarise", home, "--format", "json", "--quiet").code == 0
    assert run("review", "export", home).code == 0
    book = openpyxl.load_workbook(file)
    row = row_of(book, "Ferja")
    assert [book["Utsagn"][f"{c}{row}"].value for c in "HI"] == ["ja", "Gjelder en annen sak."]
    assert book["Utsagn"][f"G{row_of(book, 'Vi ber om flere kurs')}"].value == "støtte"
    again = run("review", "import", file, "--folder", home)
    assert (again.code, "Nothing is changed in the file" in again.err) == (0, True)


def test_refused(run: Run, home: Path) -> None:
    """Where one cell cannot be taken back, nothing is written, and the list says which one."""
    assert run("review", "export", home).code == 0

    def spoil(book: Any) -> None:  # noqa: ANN401 as above
        leave_out_ferry(book)
        book["Utsagn"]["F2"] = "Et tema som ikke finnes"

    file = change(home / "result" / "review.xlsx", spoil, home / "kopi.xlsx")
    outcome = run("review", "import", file, "--folder", home)
    assert outcome.code == 2
    assert "kopi.xlsx, Utsagn!F2" in outcome.err
    assert "nothing is written" in outcome.err
    assert not (home / "decisions.jsonl").exists()


def test_two_copies(run: Run, home: Path) -> None:
    """Two copies are taken back together; what they contradict each other in names both."""
    assert run("review", "export", home).code == 0
    file = home / "result" / "review.xlsx"
    one = change(file, leave_out_ferry, home / "en.xlsx")

    def otherwise(book: Any) -> None:  # noqa: ANN401 as above
        book["Utsagn"][f"G{row_of(book, 'Vi ber om flere kurs')}"] = "erfaring"

    two = change(file, otherwise, home / "to.xlsx")
    outcome = run("review", "import", one, two, "--folder", home)
    assert outcome.code == 2
    assert "en.xlsx, Utsagn!G" in outcome.err
    assert "to.xlsx, Utsagn!G" in outcome.err
    assert run("review", "import", one, "--folder", home).code == 0
    late = run("review", "import", two, "--folder", home)
    assert late.code == 2
    assert 'was decided: "støtte"' in late.err


def test_changes_are_not_written_over(run: Run, home: Path) -> None:
    """A workbook with changes that are not taken back is not written over without being asked."""
    assert run("review", "export", home).code == 0
    file = change(home / "result" / "review.xlsx", leave_out_ferry)
    kept = file.read_bytes()
    outcome = run("review", "export", home)
    assert (outcome.code, file.read_bytes()) == (2, kept)
    assert "review import" in outcome.err
    assert run("review", "export", home, "--force").code == 0
    assert file.read_bytes() != kept
    fresh = file.read_bytes()
    assert run("review", "export", home).code == 0
    assert file.read_bytes() == fresh


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("import", "finnes-ikke.xlsx"), "there is no such file"),
        (("import", "innspill.toml"), "this is no workbook"),
        (("export", "inbox"), "there is no summary.json here"),
        (("export", ".", "--out", "inbox/review.xlsx"), "lies among the submissions"),
    ],
)
def test_wrong_use(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], message: str
) -> None:
    """What cannot be done is said in a sentence."""
    monkeypatch.chdir(home)
    outcome = run("review", *words)
    assert outcome.code == 2
    assert message in outcome.err


def test_outside_a_consultation_folder(run: Run, home: Path, tmp_path: Path) -> None:
    """A result that lies in no consultation folder is exported, but there is nowhere to write."""
    alone = tmp_path / "alene"
    alone.mkdir()
    (alone / "summary.json").write_bytes((home / "result" / "summary.json").read_bytes())
    assert run("review", "export", alone).code == 0
    outcome = run("review", "import", alone / "review.xlsx", "--folder", alone)
    assert outcome.code == 2
    assert "there is no innspill.toml here" in outcome.err
