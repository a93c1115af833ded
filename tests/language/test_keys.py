"""The catalogue and the code: every key is used, every key that is used is there."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import innspill
from innspill.language.catalogue import ERRORS, catalogue
from innspill.language.stopwords import stop_words
from innspill.model import Language
from innspill.summarise import grammar

SOURCE = Path(innspill.__file__).parent
TEMPLATES = SOURCE.parent.parent / "templates"
GAP = "\0"
ASKING = {"text", "counted", "variants"}
"""The methods of a catalogue whose first argument is a key."""
ADDED = ("_alone", "_many", "_names", "_among", "_of", "_is")
"""What code adds to a key that stands in it whole: for many, for some of many, and so on."""
HANDED_OVER = ("browse.script.",)
"""What the keys begin with that the report's script gets all of, and names by the rest."""
MADE_OF_DATA: Mapping[str, frozenset[str]] = {
    "frame.about.": frozenset(
        f"{rule['about']}_{thing['key']}"
        for rule in grammar.table("overall")["rule"]
        for thing in grammar.table("overall")["thing"]
    ),
    "report.told.": frozenset(
        f"{form}.{manner}"
        for form, manners in grammar.table("reporting")["opening"].items()
        for manner in manners
    ),
}
"""What stands behind a prefix whose keys the grammar's tables make, and not the code."""

TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
KEYS = [key for key in catalogue(Language.NB).entries if not key.startswith(ERRORS)]


def literals() -> set[str]:
    """Return every string in code and templates, and every word of one: lists are written so."""
    found = set()
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= {node.value, *node.value.split()}
    for path in TEMPLATES.iterdir():
        found |= set(re.findall(r"[\"']([\w.]+)[\"']", path.read_text(encoding="utf-8")))
    return found


def patterns() -> set[re.Pattern[str]]:
    """Return the keys that code puts together of a prefix and something else."""
    made = set()
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                parts = [v.value if isinstance(v, ast.Constant) else GAP for v in node.values]
                made.add("".join(map(str, parts)))
    dotted = (text for text in made if re.match(r"[a-z_]+\.", text))
    return {re.compile(re.escape(text).replace(re.escape(GAP), "(.+)")) for text in dotted}


def test_no_key_is_left_over() -> None:
    """Each key stands in the code or a template, whole, or in parts that stand there."""
    known, made = literals(), patterns()

    def used(key: str) -> bool:
        fits = (found.groups() for pattern in made if (found := pattern.fullmatch(key)))
        base = next((key.removesuffix(end) for end in ADDED if key.endswith(end)), "")
        of_data = any(
            key.removeprefix(prefix) in names
            for prefix, names in MADE_OF_DATA.items()
            if key.startswith(prefix)
        )
        handed = (key.removeprefix(start) for start in HANDED_OVER if key.startswith(start))
        parts = (*fits, *((rest,) for rest in handed))
        whole = key in known or of_data or any(map(known.issuperset, parts))
        return whole or (bool(base) and used(base))

    assert [key for key in KEYS if not used(key)] == []


def asked_for() -> Iterator[str]:
    """Give every key that code asks a catalogue for whole."""
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                first = node.args[0] if node.args else None
                if node.func.attr in ASKING and isinstance(first, ast.Constant):
                    yield str(first.value)


def test_every_key_is_there() -> None:
    """No sentence that code asks for is missing."""
    asked = {key for key in asked_for() if re.fullmatch(r"[a-z_]+(?:\.[a-z_]+)+", key)}
    assert len(asked) > len(KEYS) / 5
    assert asked - set(KEYS) == set()


NORWEGIAN = {
    word
    for language in (Language.NB, Language.NN)
    for word in stop_words(language) - stop_words(Language.EN)
    if len(word) > 1
}
NO_PROSE = re.compile(r"[\\|{}\[\]]|\(\?")
"""Signs of patterns and markup."""
ROOMS = ("cli", "consultation", "render", "summarise", "audit", "pipeline", "cluster")


def is_norwegian(text: str) -> bool:
    """Tell whether a text is a Norwegian phrase: three words, of which two are function words.

    One is enough where a letter is Norwegian, too.
    """
    words = set(re.findall(r"[^\W\d_]+", text.lower()))
    told = len(words & NORWEGIAN) + bool(re.search("[æøå]", text.lower()))
    prose = len(text.split()) >= 3 and not NO_PROSE.search(text)
    return prose and told > 1 and stop_words(Language.EN).isdisjoint(words)


def prose_of(tree: ast.Module) -> Iterator[ast.Constant]:
    """Give the strings of a module that are no documentation."""
    documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in documented:
            yield node


def test_no_norwegian_sentence_stands_in_code() -> None:
    """What is said in Norwegian stands in the catalogue or in data, where all languages do."""
    found = [
        f"{path.relative_to(SOURCE)}:{node.lineno}: {node.value}"
        for path, tree in TREES.items()
        if path.relative_to(SOURCE).parts[0] in ROOMS
        for node in prose_of(tree)
        if isinstance(node.value, str) and is_norwegian(node.value)
    ]
    assert found == []


def test_a_norwegian_sentence_is_known() -> None:
    """The test above sees a sentence in either målform, and leaves English and patterns alone."""
    assert is_norwegian("Det er ingen innspill")
    assert is_norwegian("Kva bør førast vidare?")
    assert not is_norwegian("The letter's language: nb (bokmål) or nn (nynorsk).")
    assert not is_norwegian(r"\b(?:om|for|på)\s+(.*)")
