"""Drafts that LibreOffice opened, edited and saved: it drops controls, and the parts are found."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from innspill.model import Summary
from innspill.render import render

Draft = Any  # the class that this room's conftest gives, which cannot be imported
Again = Callable[..., Summary]
A_THEME = "Kompetanse"
SECONDS = 120
# Runs in a Python that knows LibreOffice: opens each draft, edits it, saves it as a Word document.
SCRIPT = r"""
import json, os, subprocess, sys, tempfile, time, uno
from com.sun.star.beans import PropertyValue

def named(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made

def edit(paper, jobs):
    for sought, put in jobs["replace"]:
        finder = paper.createSearchDescriptor()
        finder.SearchString = sought
        paper.findFirst(finder).String = put
    for text, more in jobs["append"]:
        finder = paper.createSearchDescriptor()
        finder.SearchString = text
        found = paper.findFirst(finder)
        found.Text.insertString(found.End, more, False)

jobs = json.load(sys.stdin)
pipe = "innspill%d" % os.getpid()
office = subprocess.Popen([jobs["office"], "--headless", "--norestore", "--nologo",
    "-env:UserInstallation=" + uno.systemPathToFileUrl(tempfile.mkdtemp()),
    "--accept=pipe,name=%s;urp;" % pipe])
try:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(200):
        try:
            remote = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
            break
        except Exception:
            time.sleep(0.25)
    desktop = remote.ServiceManager.createInstance("com.sun.star.frame.Desktop")
    for job in jobs["jobs"]:
        source = uno.systemPathToFileUrl(job["source"])
        paper = desktop.loadComponentFromURL(source, "_blank", 0, (named("Hidden", True),))
        edit(paper, job)
        word = named("FilterName", "MS Word 2007 XML")
        paper.storeToURL(uno.systemPathToFileUrl(job["target"]), (word,))
        paper.close(True)
    try:
        desktop.terminate()
    except Exception:
        pass  # the connection ends with the office
finally:
    office.wait(60)
"""


def python_with_uno(office: str) -> str | None:
    """Find a Python that can steer LibreOffice."""
    beside = Path(office).resolve().parent
    names = (sys.executable, "/usr/bin/python3", str(beside / "python"), str(beside / "python.exe"))
    for name in names:
        if (
            shutil.which(name)
            and not subprocess.run(  # noqa: S603 a Python of this machine
                [name, "-c", "import uno"], check=False, capture_output=True
            ).returncode
        ):
            return name
    return None


@pytest.fixture
def office(tmp_path: Path) -> Callable[..., Any]:
    """Give a function that edits drafts in LibreOffice, all of them in one session."""
    program = shutil.which("soffice")
    python = python_with_uno(program) if program else None
    if program is None or python is None:
        pytest.skip("LibreOffice, or a Python that can steer it, is not installed")

    def edited(draft: Draft, *edits: dict[str, list[tuple[str, str]]]) -> list[Draft]:
        source = tmp_path / "draft.docx"
        source.write_bytes(draft.data)
        jobs = [
            {"replace": [], "append": [], "source": str(source), "target": str(tmp_path / f"{n}")}
            | each
            for n, each in enumerate(edits)
        ]
        subprocess.run(  # noqa: S603 a Python of this machine
            [python, "-c", SCRIPT],
            input=json.dumps({"office": program, "jobs": jobs}).encode(),
            check=True,
            timeout=SECONDS,
            capture_output=True,
        )
        return [type(draft)(Path(str(job["target"])).read_bytes()) for job in jobs]

    return edited


def test_saved_and_edited_in_libreoffice(
    office: Callable[..., Any], draft: Draft, again: Again
) -> None:
    """A draft that is only saved is brought up to date; in an edited one, what was edited stays."""
    saved, edited = office(
        draft,
        {},
        {
            "append": [("Departementet har bedt om innspill.", " Dette er mitt.")],
            "replace": [(A_THEME, "Folk og kunnskap")],
        },
    )
    letter = again("Bakgrunn", A_THEME, "Finansiering", "Avslutning")
    changed = dict.fromkeys(("Bakgrunn", "Finansiering", A_THEME, "Avslutning"), "updated")
    outcome = saved.merged(letter)
    assert outcome.fates == changed
    assert outcome.draft.texts == type(draft)(render(letter, "docx")).texts
    outcome = edited.merged(letter)
    assert outcome.fates == changed | {"Bakgrunn": "attached", A_THEME: "attached"}
    assert "Folk og kunnskap" in outcome.draft.texts
    assert any("Dette er mitt." in text for text in outcome.draft.texts)
    (twice,) = office(outcome.draft, {})
    assert twice.merged(letter).fates == {"Bakgrunn": "kept", A_THEME: "kept"}
    assert [author for author, _ in twice.comments] == ["innspill", "innspill"]


def test_page_break_survives(office: Callable[..., Any], draft: Draft, again: Again) -> None:
    """The break before the annexes, which LibreOffice sets above, is there after a new closing."""
    (saved,) = office(draft, {})
    outcome = saved.merged(again("Avslutning"))
    assert outcome.fates == {"Avslutning": "updated"}
    closing = draft.control(outcome.draft.document, "Avslutning")
    assert len([each for each in closing.iter("{*}br") if "page" in each.values()]) == 1
