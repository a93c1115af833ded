"""Errors in the reader's language: every sentence that the code raises has one."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import innspill
from innspill.consultation.tables import WANTED
from innspill.errors import InnspillError
from innspill.ingest.scans.advice import ADVICE
from innspill.language.catalogue import ERRORS, catalogue
from innspill.language.phrasebook import phrasebook
from innspill.model import Language
from innspill.render.letterhead.places import WHERE

SOURCE = Path(innspill.__file__).parent
MADE_ELSEWHERE = (
    *WANTED.values(),
    *ADVICE,
    *WHERE.values(),
    'Did you mean "{}"?',
    "Known here: {}.",
    '{}, line {}: unknown key "{}"',
    '{}, line {}: "{}" cannot be {}',
)
"""Sentences that are put together before an error is raised with them."""

NORWEGIAN = (Language.NB, Language.NN)


def test_gaps_are_filled() -> None:
    """What fills the gaps of the English sentence fills those of the other, in any order."""
    book = phrasebook([("{name}: {count} pages are missing", "{count} sider mangler i {name}")])
    assert book.said("Svar [1].pdf: 3 pages are missing") == "3 sider mangler i Svar [1].pdf"


def test_unknown_stays() -> None:
    """A sentence that the table does not have is told as it is."""
    assert phrasebook([("{name} is empty", "{name} er tom")]).said("it rains") == "it rains"


def test_most_words_first() -> None:
    """A sentence of many gaps does not take the place of one that says more."""
    book = phrasebook([("{name}: {said}", "A"), ("{name}: it is cut off in {place}", "B")])
    assert book.said("x: it is cut off in y") == "B"


def made() -> set[str]:
    """Give every sentence that an error can have, its gaps filled."""
    return {re.sub(r"\{\w*\}", "X", sentence) for sentence in (*raised(), *MADE_ELSEWHERE)}


def raised() -> Iterator[str]:
    """Find the sentences of all errors in the code, with `{}` for every gap."""
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        module = import_module(".".join(("innspill", *(p for p in parts if p != "__init__"))))
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and is_ours(getattr(module, name_of(node.func), None)):
                hints = [word.value for word in node.keywords if word.arg == "hint"]
                for part in (*node.args[:1], *hints):
                    yield from sentences(part, tree, module)


def is_ours(called: object) -> bool:
    """Tell whether what is called is one of innspill's errors that take a sentence."""
    ours = isinstance(called, type) and issubclass(called, InnspillError)
    return ours and getattr(called, "__name__", "") != "LimitError"


def name_of(called: ast.expr) -> str:
    """Return the name by which something is called, empty for anything but a name."""
    return called.id if isinstance(called, ast.Name) else ""


def sentences(node: ast.expr, tree: ast.Module, module: object) -> Iterator[str]:
    """Give the sentences that an argument may be, none where they are made elsewhere."""
    if isinstance(node, ast.Name):
        yield from named(node.id, tree, module)
    elif isinstance(node, ast.IfExp):
        yield from sentences(node.body, tree, module)
        yield from sentences(node.orelse, tree, module)
    elif isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        sentence = "".join(str(part) for part in parts)
        if any(sign.isalpha() for sign in sentence):
            yield sentence
    elif isinstance(node, ast.Constant) and node.value:
        yield str(node.value)


def named(name: str, tree: ast.Module, module: object) -> Iterator[str]:
    """Give the sentences that a name stands for in its module."""
    value = getattr(module, name, "")
    if value and isinstance(value, str):
        yield value
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and name in map(name_of, node.targets):
            yield from sentences(node.value, tree, module)


@pytest.mark.parametrize("language", NORWEGIAN)
def test_every_error_is_told(language: Language) -> None:
    """Every sentence of an error in the code stands in the catalogues of both målformer."""
    said = catalogue(language).said
    assert {sentence for sentence in made() if said(sentence) == sentence} == set()


@pytest.mark.parametrize("language", NORWEGIAN)
def test_no_sentence_is_left_over(language: Language) -> None:
    """No sentence stands in a catalogue that the code does not raise any more."""
    keys = (key for key in catalogue(language).entries if key.startswith(ERRORS))
    book = {key.removeprefix(ERRORS) for key in keys}
    sentences = made()
    used = {key for key in book for said in sentences if not phrasebook([(key, "")]).said(said)}
    assert book == used
