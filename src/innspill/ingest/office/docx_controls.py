"""Content controls and form fields of Word: what is filled in, and what waits to be."""

from innspill.ingest.office.docx_styles import WORD, is_on, number, value
from innspill.ingest.xml import Element


def chosen_in(form: Element) -> str:
    """Give the entry that was chosen in a form's list, or the state of its check box.

    Word keeps them as numbers beside the text (ECMA-376, 17.16).
    """
    entries = [value(entry) or "" for entry in form.iterfind(f"{WORD}ddList/{WORD}listEntry")]
    chosen = number(form.find(f"{WORD}ddList/{WORD}result")) or 0
    box = form.find(f"{WORD}checkBox")
    if box is None:
        return entries[chosen] if chosen < len(entries) else ""
    own = box.find(f"{WORD}checked")
    return "☒" if is_on(box.find(f"{WORD}default") if own is None else own) else "☐"


def is_placeholder(element: Element) -> bool:
    """Tell a content control that nobody has filled in."""
    return is_on(element.find(f"{WORD}sdtPr/{WORD}showingPlcHdr"))


def is_contents_control(element: Element) -> bool:
    """Tell the content control around a table of contents."""
    gallery = element.find(f"{WORD}sdtPr/{WORD}docPartObj/{WORD}docPartGallery")
    return value(gallery) == "Table of Contents"
