"""A project that a researcher recoded, as a user meets it: exported, changed, taken back."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from lxml.etree import _Element as Element

Run = Callable[..., Any]


@pytest.fixture
def home(run: Run, consultation: Path) -> Path:
    """Give a consultation folder with three submissions, a result and its project."""
    assert run("summarise", consultation, "-f", "json", "-f", "qdpx", "--quiet").code == 0
    return consultation


def recoded(project: Path, edit: Callable[[Element], None], out: Path) -> Path:
    """Let a researcher change a project with another program."""
    with ZipFile(project) as source:
        members = {name: source.read(name) for name in source.namelist()}
    root = etree.fromstring(members["project.qde"])
    edit(root)
    buffer = BytesIO()
    with ZipFile(buffer, "w") as target:
        for name, content in {**members, "project.qde": etree.tostring(root)}.items():
            target.writestr(name, content)
    out.write_bytes(buffer.getvalue())
    return out


def to_new_theme(name: str) -> Callable[[Element], None]:
    """Code the sentence about the ferry with a new code, and no other theme."""

    def edit(root: Element) -> None:
        themes = next(each for each in root.iter("{*}Code") if each.get("name") == "Tema")
        own = {each.get("guid") for each in themes.iter("{*}Code")}
        made = etree.SubElement(themes, themes.tag)
        made.attrib.update({"guid": "9" * 8 + "-9999" * 3 + "-" + "9" * 12, "name": name})
        marked = next(
            each
            for each in root.iter("{*}PlainTextSelection")
            if (each.get("name") or "").startswith("Ferja")
        )
        for reference in marked.iter("{*}CodeRef"):
            if reference.get("targetGUID") in own or reference.get("targetGUID") == no_theme(root):
                reference.set("targetGUID", made.get("guid") or "")

    return edit


def no_theme(root: Element) -> str | None:
    """Return the GUID of the code of passages that have no theme."""
    return next(e.get("guid") for e in root.iter("{*}Code") if e.get("name") == "Uten tema")


def test_there_and_back(run: Run, home: Path) -> None:
    """What a researcher recoded is written, and the next result has it."""
    project = home / "result" / "summary.qdpx"
    same = run("review", "import", project, "--folder", home)
    assert (same.code, "Nothing is changed" in same.err) == (0, True)
    file = recoded(project, to_new_theme("Ferje og bru"), home / "kodet.QDPX")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    dry = run("review", "import", file, "--folder", home, "--dry-run")
    assert dry.code == 0
    assert "Ferje og bru" in dry.err
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
    assert run("review", "import", file, "--folder", home, "--by", "Kari").code == 0
    told = json.loads((home / "decisions.jsonl").read_text(encoding="utf-8"))
    assert (told["kind"], told["value"], told["by"]) == ("moved", "ferje-og-bru", "Kari")
    assert run("summarise", home, "-f", "json", "-f", "qdpx", "--quiet").code == 0
    result = json.loads((home / "result" / "summary.json").read_text(encoding="utf-8"))
    ferry = next(p for p in result["passages"] if p["text"].startswith("Ferja"))
    assert (ferry["theme"], ferry["decided"]) == ("ferje-og-bru", "moved")
    again = run("review", "import", project, "--folder", home)
    assert (again.code, "Nothing is changed" in again.err) == (0, True)
    late = run("review", "import", file, "--folder", home)
    assert (late.code, "Taken back before: one change" in late.err) == (0, True)


def test_with_a_workbook(run: Run, home: Path) -> None:
    """A project and a workbook that contradict each other are refused together, both named."""
    openpyxl = pytest.importorskip("openpyxl")
    assert run("review", "export", home).code == 0
    book = home / "result" / "review.xlsx"
    opened = openpyxl.load_workbook(book)
    page = opened["Utsagn"]
    row = next(c.row for c in page["E"] if str(c.value).startswith("Ferja"))
    themes = [cell.value for cell in opened["Tema"]["B"][1:] if cell.value]
    page[f"F{row}"] = next(name for name in themes if name != page[f"F{row}"].value)
    opened.save(book)
    project = home / "result" / "summary.qdpx"
    file = recoded(project, to_new_theme("Ferje og bru"), home / "kodet.qdpx")
    outcome = run("review", "import", file, book, "--folder", home)
    assert outcome.code == 2
    assert "kodet.qdpx, Tinn kommune" in outcome.err
    assert "review.xlsx, Utsagn!F" in outcome.err
    assert not (home / "decisions.jsonl").exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"hei", "this is no REFI-QDA project"), (None, "there is no such file")],
)
def test_wrong_use(run: Run, home: Path, content: bytes | None, message: str) -> None:
    """What cannot be read is said in a sentence, and nothing is written."""
    file = home / "kodet.qdpx"
    if content is not None:
        file.write_bytes(content)
    outcome = run("review", "import", file, "--folder", home)
    assert (outcome.code, message in outcome.err) == (2, True)
    assert not (home / "decisions.jsonl").exists()


def test_masked(run: Run, home: Path) -> None:
    """What is masked in the result is masked in the project's texts and names."""
    letter = (
        "Til departementet\n\nRing meg på 912 34 567. Vi ber om kurs.\n\nHilsen Ola Eksempelsen"
    )
    (home / "inbox" / "privat.txt").write_text(letter, encoding="utf-8")
    assert run("summarise", home, "-f", "json", "-f", "qdpx", "--quiet").code == 0
    with ZipFile(home / "result" / "summary.qdpx") as package:
        whole = b"".join(package.read(name) for name in package.namelist())
    assert b"912 34 567" not in whole
    assert "Vi ber om kurs" in whole.decode()
