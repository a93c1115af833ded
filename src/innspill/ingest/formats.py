"""What a file is, told by what it holds; its name only decides between kinds of text."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath

from innspill.ingest.faults import DamagedError
from innspill.ingest.ole import MAGIC as OLE_MAGIC
from innspill.ingest.ole import streams_in
from innspill.ingest.text.encoding import decode
from innspill.ingest.zipguard import ZIP_FAULTS

HEAD = 4096  # bytes that are looked at

SUFFIXES = {
    ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".dotm": "docx",
    ".odt": "odt", ".ott": "odt", ".fodt": "odt", ".odm": "odt",
    ".rtf": "rtf", ".pdf": "pdf",
    ".pptx": "pptx", ".ppsx": "pptx", ".pptm": "pptx", ".potx": "pptx",
    ".txt": "txt", ".text": "txt", ".log": "txt", ".md": "md", ".markdown": "md",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".eml": "eml", ".msg": "msg",
    ".csv": "csv", ".tsv": "csv", ".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "xls", ".ods": "ods",
    ".zip": "zip", ".doc": "doc", ".dot": "doc",
    ".png": "image", ".jpg": "image", ".jpeg": "image", ".gif": "image",
    ".tif": "image", ".tiff": "image", ".bmp": "image", ".webp": "image",
    ".heic": "heic", ".heif": "heic",
}  # fmt: skip
"""The kind that each suffix promises."""

MAIN_PARTS = (
    (b"wordprocessingml", "docx"),
    (b"ms-word.", "docx"),
    (b"spreadsheetml", "xlsx"),
    (b"ms-excel.", "xlsx"),
    (b"presentationml", "pptx"),
    (b"ms-powerpoint.", "pptx"),
)
ODF_TYPES = ((b"opendocument.text", "odt"), (b"opendocument.spreadsheet", "ods"))
PACKAGES = frozenset({"docx", "odt", "xlsx", "ods", "pptx"})
OLE_STREAMS = (
    ("__properties_version1.0", "msg"),
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
MAGIC = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
)
LATER_MAGIC = (
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image"),
    (re.compile(rb"BM.{4}\0{4}.{4}[\x0c\x28\x34\x38\x40\x6c\x7c]\0{3}", re.DOTALL), "image"),
    (re.compile(rb"....ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL), "heic"),
)
"""Marks that do not stand alone at the beginning: a text may begin with BM."""

PDF = re.compile(rb"%PDF-\d")
HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(r"<(?:p|div|h[1-6]|br|table|ul|ol|a|span|title|meta)[\s/>]", re.IGNORECASE)
FLAT_ODF = re.compile(r"<office:document[\s>]")
MAIL_FIELDS = 3  # two such lines may stand in any text
MAIL_FIELD = re.compile(
    r"^(?:from|to|cc|subject|date|received|message-id|mime-version|return-path|content-type"
    r"|delivered-to|reply-to|x-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
MAIL_MARK = re.compile(
    r"^(?:received|message-id|mime-version|return-path|content-type):", re.IGNORECASE | re.MULTILINE
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def named_kind(name: str) -> str:
    """Give the kind that a file's suffix promises; empty for an unknown suffix."""
    return SUFFIXES.get(PurePosixPath(name).suffix.casefold(), "")


def recognise(data: bytes, name: str) -> str:
    """Tell what a file holds.

    Returns:
        A key of `READERS`, "zip", "encrypted" (an office file with a password), "heic" (a picture
        of a kind that is not read), or empty where nothing is known that reads it.
    """
    for look in LOOKS:
        kind = look(data, name)
        if kind:
            return kind
    return text_kind(data, name)


def zip_kind(data: bytes, name: str) -> str:
    """Tell the kinds of ZIP apart by what their directories list; a broken one by its name."""
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return package_kind(file, name)
    except (*ZIP_FAULTS, RuntimeError):
        return named_kind(name) or "zip"


def package_kind(file: zipfile.ZipFile, name: str) -> str:
    """Tell a package by its main part; one that lost it, by its name."""
    names = set(file.namelist())
    lost = named_kind(name) if named_kind(name) in PACKAGES else "zip"
    if "[Content_Types].xml" in names or "_rels/.rels" in names:
        return declared_kind(file, names) or folder_kind(names) or lost
    if "mimetype" in names:
        declared = bounded(file, "mimetype")
        return next((kind for mark, kind in ODF_TYPES if mark in declared), lost)
    return "odt" if {"content.xml", "META-INF/manifest.xml"} <= names else lost


def declared_kind(file: zipfile.ZipFile, names: set[str]) -> str:
    """Tell an OOXML file by the type that is declared of its main part; else empty."""
    if "[Content_Types].xml" not in names:
        return ""
    types = bounded(file, "[Content_Types].xml")
    mains = re.findall(rb"""ContentType\s*=\s*["']([^"']*main\+xml)["']""", types)
    return next((kind for main in mains for mark, kind in MAIN_PARTS if mark in main), "")


def folder_kind(names: set[str]) -> str:
    """Tell an OOXML file without a declared main part by its folders; else empty."""
    folders = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
    found = (kind for folder, kind in folders if any(name.startswith(folder) for name in names))
    return next(found, "")


def bounded(file: zipfile.ZipFile, name: str) -> bytes:
    """Unpack the first megabyte of a member."""
    with file.open(name) as member:
        return member.read(1_000_000)


def ole_kind(data: bytes, name: str) -> str:
    """Tell the old Office formats apart by their streams; a broken file by its name."""
    if not data.startswith(OLE_MAGIC):
        return ""
    kinds = dict(OLE_STREAMS)
    try:
        found = streams_in(data, tuple(kinds))
    except DamagedError:
        return named_kind(name)
    return kinds[found[0]] if found else ""


def magic_kind(data: bytes, _name: str) -> str:
    """Tell by the first bytes."""
    start = data[:64].lstrip()
    early = [kind for magic, kind in MAGIC if start.startswith(magic)]
    later = [kind for magic, kind in LATER_MAGIC if magic.match(data)]
    return next(iter((*early, *later)), "")


def pdf_kind(data: bytes, name: str) -> str:
    """Find a PDF's mark, which may stand behind other bytes; a broken PDF keeps its objects."""
    mark = PDF.search(data[:1024])
    if mark and (not mark.start() or b" obj" in data):
        return "pdf"
    damaged = named_kind(name) == "pdf" and (b"endobj" in data or b"startxref" in data)
    return "pdf" if damaged else ""


LOOKS: tuple[Callable[[bytes, str], str], ...] = (zip_kind, ole_kind, pdf_kind, magic_kind)


def text_kind(data: bytes, name: str) -> str:
    """Tell the kinds of text apart, by their first lines, then by name."""
    start, named = decode(data[:HEAD]).text, named_kind(name)
    if not HTML.match(start) and len(CONTROL.findall(start)) > len(start) // 50:
        return ""
    if FLAT_ODF.search(start):
        return "odt"
    if HTML.match(start) or (named == "html" and TAG.search(start)):
        return "html"
    if is_mail(start, named):
        return "eml"
    return plain_kind(name, named)


def is_mail(start: str, named: str) -> bool:
    """Tell a mail by its header fields.

    A text file must have a field that only mail programs write.
    """
    header = re.split(r"\r?\n\s*\r?\n", start.lstrip("\ufeff\r\n"), maxsplit=1)[0]
    first = MAIL_FIELD.match(header) or header.startswith("From ")
    if named == "eml":
        return bool(MAIL_FIELD.search(header)) or not start.strip()
    return bool(
        first and len(MAIL_FIELD.findall(header)) >= MAIL_FIELDS and MAIL_MARK.search(header)
    )


def plain_kind(name: str, named: str) -> str:
    """Take what is text and nothing else by its name.

    A suffix that promises no text is not read.
    """
    if named in {"txt", "md", "csv", "eml"}:
        return named
    return "txt" if named or not PurePosixPath(name).suffix else ""
