"""Files of strangers: what is no project, or an attack, costs that file and says why."""

import zipfile
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from innspill.consultation.refi.codes import NEW_CODE, code_book
from innspill.consultation.refi.package import open_package
from innspill.consultation.refi.positions import Counting, as_counted, position_in
from innspill.consultation.refi.reading import read_project
from innspill.consultation.refi.values import ReturnedCode
from innspill.errors import UsageError
from innspill.model.exchange import Part, guid_of, marked

PROJECT = '<Project xmlns="urn:QDA-XML:project:1.0" name="x">{}</Project>'
SOURCE = '<Sources><TextSource guid="{{A}}" name="x" {}>{}</TextSource></Sources>'
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 9))
    + ']><Project xmlns="urn:QDA-XML:project:1.0" name="&a8;"/>'
)
FILE = (
    '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    '<Project xmlns="urn:QDA-XML:project:1.0" name="x"><Description>&f;</Description></Project>'
)


def packed(**members: str | bytes) -> bytes:
    """Return a ZIP file of members; `_` in a name stands for a dot, `__` for a slash."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name.replace("__", "/").replace("_", "."), content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "x.qdpx: this is no REFI-QDA project"),
        (b"PK\x03\x04 and no more", "x.qdpx: this is no REFI-QDA project"),
        (packed(summary_json="{}"), "x.qdpx: this is no REFI-QDA project"),
        (packed(sub__project_qde=PROJECT), "x.qdpx: this is no REFI-QDA project"),
        (packed(project_qde="<CodeBook/>"), "x.qdpx: this is no REFI-QDA project"),
        (packed(project_qde="<Project>"), "x.qdpx: project.qde is damaged: "),
        (packed(project_qde=b"\x00\xff"), "x.qdpx: project.qde is damaged: "),
        (packed(project_qde=BOMB), "x.qdpx: project.qde "),
        (packed(project_qde=FILE), "x.qdpx: project.qde declares a document type"),
        (packed(project_qde=b" " * (65 << 20)), "x.qdpx: project.qde is larger than is read"),
        (packed(project_qde="<Project>" + "<a>" * 999 + "</a>" * 999 + "</Project>"), "damaged"),
    ],
)
def test_refused(data: bytes, message: str) -> None:
    """What is no project, is damaged, or is an attack is refused with a sentence."""
    with pytest.raises(UsageError, match="x") as caught:
        read_project(data, "x.qdpx")
    assert message in caught.value.message
    assert caught.value.hint


def test_a_locked_member() -> None:
    """A project that is locked with a password is refused with a sentence that says so."""
    data = bytearray(packed(project_qde=PROJECT))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + flags] |= 1
    with pytest.raises(UsageError, match=r"project\.qde is locked with a password"):
        read_project(bytes(data), "x.qdpx")


def test_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of more members than are read is refused before any of them is unpacked."""
    monkeypatch.setattr(zipfile.ZipFile, "read", None)
    data = packed(project_qde=PROJECT, **{f"sources__{n}_txt": "" for n in range(5001)})
    with pytest.raises(UsageError, match="larger than is read"):
        open_package(data, "x.qdpx")


def test_size_that_a_member_claims() -> None:
    """A text that unpacks to more than is read is refused, and sound and film are not counted."""
    large = packed(project_qde=PROJECT, sources__a_txt=b" " * (401 << 20))
    with pytest.raises(UsageError, match="this project is larger than is read"):
        open_package(large, "x.qdpx")
    film = packed(project_qde=PROJECT.format(""), sources__a_mp4=b" " * (401 << 20))
    assert read_project(film, "x.qdpx").sources == ()


@pytest.mark.parametrize(
    "path", ["absolute:///etc/passwd", "relative://x.txt", "internal://../../etc/passwd", ""]
)
def test_texts_outside_are_not_read(path: str) -> None:
    """A source whose text lies outside the file has none, wherever its path leads."""
    source = SOURCE.format(f'plainTextPath="{path}"', "")
    data = packed(project_qde=PROJECT.format(source), x_txt="her")
    assert read_project(data, "x.qdpx").sources[0].text is None


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Øl\n".encode(), "Øl\n"),
        ("\ufeffØl".encode(), "\ufeffØl"),
        ("Øl".encode("utf-16"), "Øl"),
        (b"\xd8l", None),
    ],
)
def test_texts(content: bytes, text: str | None) -> None:
    """Texts are read in UTF-8 and UTF-16, in a folder of any case; others are none."""
    source = SOURCE.format('plainTextPath="internal://A.TXT"', "")
    data = packed(project_qde=PROJECT.format(source), Sources__a_txt=content)
    assert read_project(data, "x.qdpx").sources[0].text == text


def test_odd_selections() -> None:
    """Positions that are none stand nowhere; a text may stand in the project itself."""
    inner = (
        "<PlainTextContent>Hei</PlainTextContent>"
        '<PlainTextSelection guid="b" startPosition="-1" endPosition="²"/>'
    )
    data = packed(project_qde=PROJECT.format(SOURCE.format("", inner)))
    (source,) = read_project(data, "x.qdpx").sources
    assert source.text == "Hei"
    assert [(each.start, each.end) for each in source.selections] == [(0, 0)]


@pytest.mark.parametrize(
    ("text", "counting", "positions"),
    [
        ("aø\nb", Counting(), (0, 1, 2, 3, 4)),
        ("\ufeffab", Counting(mark=True), (0, 0, 1, 2)),
        ("a\r\nb", Counting(line_ends=True), (0, 1, 1, 2, 3)),
        ("a🚢b", Counting(pairs=True), (0, 1, 1, 2, 3)),
        ("\ufeff🚢\r\nb", Counting(mark=True, line_ends=True, pairs=True), (0, 0, 0, 1, 1, 2, 3)),
    ],
)
def test_positions(text: str, counting: Counting, positions: tuple[int, ...]) -> None:
    """Each position as a program counts is one in the text as the standard counts."""
    position = position_in(text, counting)
    assert tuple(position(at) for at in range(len(positions))) == positions
    assert position(10**9) == len(as_counted(text))


def test_codes_that_claim_the_same() -> None:
    """Of two codes that say that they are one theme, the one with its GUID is; the other is new."""
    theme = "theme/ferje"
    codes = (
        ReturnedCode(guid="1", name="Kopi", description=marked("", theme)),
        ReturnedCode(guid=guid_of(Part.THEME, "ferje"), name="Ferje"),
        ReturnedCode(guid="3", name="Ferje"),
        ReturnedCode(guid="4", name="Inni", above="4"),
    )
    book = code_book(codes, {theme: "Ferje"})
    assert [book.ids[code.guid] for code in codes] == [
        f"{NEW_CODE}kopi",
        theme,
        theme,
        f"{NEW_CODE}inni",
    ]


def test_codes_below_positions() -> None:
    """A new code below the positions is no theme."""
    branch = ReturnedCode(guid=guid_of(Part.BRANCH, "positions"), name="Holdning")
    new = ReturnedCode(guid="2", name="Undring", above=branch.guid)
    book = code_book((branch, new), {"branch/positions": "Holdning"})
    assert book.ids["2"] == ""
