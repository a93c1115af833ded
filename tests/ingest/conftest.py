"""Makers of small office files, so that each test shows the XML that it is about."""

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
OPEN = "urn:oasis:names:tc:opendocument:xmlns"
OPEN_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{OPEN}:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
    )
)

MakeZip = Callable[[Mapping[str, str | bytes]], bytes]


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Pack members into a ZIP file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return stream.getvalue()


def word_file(body: str, main: str = "word/document.xml", **parts: str) -> bytes:
    """Pack a Word document; each part (styles, footnotes, header) is linked from the main one."""
    folder = main.rpartition("/")[0]
    links = "".join(
        f'<Relationship Id="r{kind}" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>'
        for kind in parts
    )
    office = f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="{main}"/>'
    members = {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/{main}" ContentType='
            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
            "</Types>"
        ),
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{office}</Relationships>',
        main: f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        f"{folder}/_rels/{main.rpartition('/')[2]}.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'
        ),
    }
    for kind, content in parts.items():
        members[f"{folder}/{kind}.xml"] = f"<w:{kind} {NAMESPACES}>{content}</w:{kind}>"
    return zipped(members)


def open_text(body: str, styles: str = "") -> bytes:
    """Pack an OpenDocument text."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": (
                f"<office:document-content {OPEN_NAMESPACES}><office:automatic-styles>{styles}"
                f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
                "</office:document-content>"
            ),
        }
    )


@pytest.fixture
def make_zip() -> MakeZip:
    """Give the maker of ZIP files."""
    return zipped


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    """Give the maker of Word documents."""
    return word_file


@pytest.fixture
def make_odt() -> Callable[..., bytes]:
    """Give the maker of OpenDocument texts."""
    return open_text
