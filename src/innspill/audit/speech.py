"""The parts of a sentence: what it repeats, what it says itself, and whom it names."""

import re
from functools import cache

from innspill.audit.case import Case
from innspill.language.conventions import MARKS
from innspill.model import Language, Sentence


@cache
def _quotation(language: Language) -> re.Pattern[str]:
    marks = MARKS[language]
    return re.compile(f"{marks.opening}([^{marks.opening}{marks.closing}]*){marks.closing}")


def quotations(text: str, language: Language) -> list[str]:
    """Return what stands between the quotation marks of the letter's language."""
    return _quotation(language).findall(text)


def repeated(case: Case, sentence: Sentence) -> list[str]:
    """Return the words that a sentence's citations say it repeats, as the letter writes them.

    Lines become one, and quotation marks inside become inner ones; empty where a citation leads
    nowhere.
    """
    spans = []
    for citation in sentence.citations:
        if citation.start is not None:
            passage = case.passages.get(citation.passage)
            words = passage.text[citation.start : citation.end] if passage else ""
            spans.append(case.words.inside(words))
    return spans


def frame_of(case: Case, sentence: Sentence) -> str:
    """Return what a sentence says itself: without quotes, repeated clauses and a theme's label."""
    text = sentence.text
    cited = {p.theme for c in sentence.citations if (p := case.passages.get(c.passage))}
    for theme in case.summary.themes:
        if theme.id in cited and text.startswith((f"{theme.label} (", f"{theme.label}:")):
            text = text.removeprefix(theme.label)
            break
    text = _quotation(case.words.language).sub(case.words.quotation(""), text)
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
