"""summary.qdpx through QualCoder's own importer, and out again: what it reads is counted.

    python benchmarks/qualcoder/check.py QUALCODER summary.qdpx [--again recoded.qdpx]

QUALCODER is the folder `src` of QualCoder's source, which is no dependency of innspill; PyQt6 must
be installed. No window is opened. Every coding is held against the words that innspill coded. With
--again, what was imported is exported by QualCoder, to be taken back: it should change nothing.
The exit code is 1 where a count differs or a coding has other words.
"""

import argparse
import builtins
import os
import sqlite3
import sys
import tempfile
from collections import Counter
from importlib import import_module
from pathlib import Path
from shutil import copyfile, move
from types import ModuleType, SimpleNamespace
from typing import Any
from zipfile import ZipFile

from lxml import etree
from lxml.etree import _Element as Element

Coding = tuple[str, str, str]

# The columns that QualCoder's importer fills, as a project of its own has them.
TABLES = """
create table project (date text, memo text);
create table source (id integer primary key, name text unique, fulltext text, mediapath text,
  memo text, owner text, date text);
create table code_cat (catid integer primary key, name text unique, owner text, date text,
  memo text, supercatid integer);
create table code_name (cid integer primary key, name text unique, memo text, catid integer,
  owner text, date text, color text, supercid integer);
create table code_text (ctid integer primary key, cid integer, fid integer, seltext text,
  pos0 integer, pos1 integer, owner text, date text, memo text,
  unique (cid, fid, pos0, pos1, owner));
create table code_image (imid integer primary key, owner text);
create table code_av (avid integer primary key, owner text);
create table annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer,
  memo text, owner text, date text);
create table attribute_type (name text primary key, date text, owner text, memo text,
  caseOrFile text, valuetype text);
create table attribute (attrid integer primary key, name text, attr_type text, value text,
  id integer, date text, owner text);
create table cases (caseid integer primary key, name text unique, memo text, owner text, date text);
create table case_text (id integer primary key, caseid integer, fid integer, pos0 integer,
  pos1 integer, owner text, date text, memo text);
create table journal (jid integer primary key, name text unique, jentry text, date text,
  owner text);
insert into project values ('2000-01-01 00:00:00', '');
"""


def main() -> int:
    """Import, count, and export again."""
    given = arguments()
    refi = importer(given.qualcoder)
    expected, codings = written(given.project)
    with tempfile.TemporaryDirectory() as folder:
        app = application(Path(folder))
        copy = Path(folder) / "summary.qdpx"
        copyfile(given.project, copy)
        refi.QtWidgets.QFileDialog.getOpenFileName = lambda *_, **__: (str(copy), True)
        refi.RefiImport(app, SimpleNamespace(append=print), "qdpx")
        found = counts(app.conn)
        wrong = codings - read(app.conn)
        if given.again:
            export(refi, app, Path(folder), given.again)
    for name, number in expected.items():
        print(f"{name:18} {number:7} written {found[name]:7} imported")
    print(f"{'other words':18} {wrong.total():7}")
    return int(found != expected or bool(wrong))


def arguments() -> argparse.Namespace:
    """Read what was given on the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("qualcoder", type=Path)
    parser.add_argument("project", type=Path)
    parser.add_argument("--again", type=Path)
    return parser.parse_args()


def importer(folder: Path) -> Any:  # noqa: ANN401 a module that is not installed
    """Load QualCoder's module for REFI-QDA without the rest of the program."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PyQt6.QtWidgets import QApplication  # noqa: PLC0415 installed for this check alone

    builtins.__dict__["_"] = str
    builtins.__dict__["innspill_check"] = QApplication([])  # Qt wants it to stay
    package, helpers = ModuleType("qualcoder"), ModuleType("qualcoder.helpers")
    package.__path__ = [str(folder / "qualcoder")]
    helpers.__dict__["Message"] = Message
    sys.modules |= {"qualcoder": package, "qualcoder.helpers": helpers}
    return import_module("qualcoder.refi")


class Message:
    """Says on the screen what QualCoder would show in a window."""

    def __init__(self, app: object, title: str, text: str, _kind: str = "") -> None:
        self.text = f"{title}: {text}"
        del app

    def exec(self) -> None:
        """Show it."""
        print(self.text)


def application(folder: Path) -> Any:  # noqa: ANN401 stands in for QualCoder's own
    """Give what the importer asks of the program: a new, empty project."""
    for name in ("documents", "images", "audio", "video"):
        (folder / name).mkdir()
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    return SimpleNamespace(
        conn=connection,
        settings={"codername": "default", "directory": str(folder), "ai_enable": "False"},
        ai_models=[],
        project_path=str(folder),
        project_name="innspill.qda",
        version="QualCoder",
        write_config_ini=lambda *_: None,
        get_annotations=list,
    )


def written(project: Path) -> tuple[dict[str, int], Counter[Coding]]:
    """Count what a project has, and give its codings: source, code and words."""
    with ZipFile(project) as package:
        root = etree.fromstring(package.read("project.qde"))
        codes = {str(code.get("guid")): str(code.get("name")) for code in root.iter("{*}Code")}
        codings = Counter[Coding]()
        for source in root.iter("{*}TextSource"):
            path = str(source.get("plainTextPath")).removeprefix("internal://")
            text = package.read(f"sources/{path}").decode()
            codings.update(codings_of(source, text, codes))
    own = [code.get("isCodable") == "true" for code in root.iter("{*}Code")]
    expected = {
        "sources": number(root, "TextSource"),
        "codes": sum(own),
        "categories": len(own) - sum(own),
        "codings": codings.total(),
        "cases": number(root, "Case"),
        "variables": number(root, "Variable"),
        "values": number(root, "VariableValue"),
        "memos": number(root, "Note"),
    }
    return expected, codings


def codings_of(source: Element, text: str, codes: dict[str, str]) -> list[Coding]:
    """Give the codings of one source."""
    return [
        (
            str(source.get("name")),
            codes[str(reference.get("targetGUID"))],
            text[int(str(marked.get("startPosition"))) : int(str(marked.get("endPosition")))],
        )
        for marked in source.iter("{*}PlainTextSelection")
        for reference in marked.iter("{*}CodeRef")
    ]


def number(root: Element, name: str) -> int:
    """Count the elements of a name."""
    return len(list(root.iter(f"{{*}}{name}")))


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Count what was imported."""
    tables = {
        "sources": "source",
        "codes": "code_name",
        "categories": "code_cat",
        "codings": "code_text where cid is not null",
        "cases": "cases",
        "variables": "attribute_type",
        "values": "attribute",
        "memos": "journal",
    }
    return {
        name: int(connection.execute(f"select count(*) from {table}").fetchone()[0])  # noqa: S608 ours
        for name, table in tables.items()
    }


def read(connection: sqlite3.Connection) -> Counter[Coding]:
    """Give the codings that were imported, their words taken from the text that was."""
    rows = connection.execute(
        "select source.name, code_name.name, substr(fulltext, pos0 + 1, pos1 - pos0) from code_text"
        " join source on source.id = fid join code_name using (cid)"
    )
    return Counter((str(source), str(code), str(words)) for source, code, words in rows)


def export(refi: Any, app: Any, folder: Path, out: Path) -> None:  # noqa: ANN401 as above
    """Let QualCoder export what it imported."""
    os.environ["HOME"] = os.environ["USERPROFILE"] = str(folder)
    (folder / ".qualcoder").mkdir()
    refi.QtWidgets.QFileDialog.getExistingDirectory = lambda *_, **__: str(folder)
    refi.RefiLineEndings.exec = lambda *_: 0
    refi.RefiExport(app, SimpleNamespace(append=print), "project")
    move(folder / "innspill.qdpx", out)


if __name__ == "__main__":
    sys.exit(main())
