"""The parts of a sentence: what it repeats, what it says itself, and whom it names."""

import re

from innspill.audit.case import Case
from innspill.model import Sentence

_QUOTATION = re.compile(r"«([^«»]*)»")
_INNER_MARKS = str.maketrans("«»", "‹›")


def quotations(text: str) -> list[str]:
    """Return what stands between quotation marks."""
    return _QUOTATION.findall(text)


def repeated(case: Case, sentence: Sentence) -> list[str]:
    """Return the words that a sentence's citations say it repeats, as the letter writes them.

    Lines become one, and quotation marks inside become ‹ and ›; empty where a citation leads
    nowhere.
    """
    spans = []
    for citation in sentence.citations:
        if citation.start is not None:
            passage = case.passages.get(citation.passage)
            words = passage.text[citation.start : citation.end] if passage else ""
            spans.append(" ".join(words.split()).translate(_INNER_MARKS))
    return spans


def frame_of(case: Case, sentence: Sentence) -> str:
    """Return what a sentence says itself: without quotes, repeated clauses and a theme's label."""
    text = sentence.text
    cited = {p.theme for c in sentence.citations if (p := case.passages.get(c.passage))}
    for theme in case.summary.themes:
        if theme.id in cited and text.startswith((f"{theme.label} (", f"{theme.label}:")):
            text = text.removeprefix(theme.label)
            break
    text = _QUOTATION.sub("«»", text)
    for span in repeated(case, sentence):
        for told in (span, f"{span[:1].lower()}{span[1:]}"):
            if told:
                text = text.replace(told, "…", 1)
    return text


def names_in(text: str, case: Case) -> set[str]:
    """Return the full names of the respondents that a text names, in full or in short.

    The longest name comes first, so that one that is part of another is not found in it.
    """
    found = (name[0] for name in case.names.finditer(text))
    return {case.called.get(name) or case.called[f"{name[:1].lower()}{name[1:]}"] for name in found}
