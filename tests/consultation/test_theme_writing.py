"""Writing themes.toml: what is asked is changed, and nothing else that people wrote."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innspill.consultation.theme_book import themes_in
from innspill.consultation.theme_writing import (
    dropped,
    locked,
    merged,
    renamed,
    reparented,
    with_proposals,
    with_theme,
)
from innspill.consultation.theme_writing.pieces import pieces_of
from innspill.errors import UsageError
from innspill.model import GuidedTheme, Language, Theme, ThemeStatus

BOOK = """\
# Våre tema. Spør Kari før du endrer noe.

# --- Penger ---

[[theme]]   # det viktigste
label = "Økonomi"          # kort, takk
keywords = [
    "tilskudd",   # både små og store
    "kostnad",
]

# --- Folk ---

# Kurs og opplæring hører sammen.
[[theme]]
id = "kurs"
label = 'Kurs'
# Dette står inne i temaet.
keywords = ["opplæring"]
# Dette også.

# Slått opp i protokollen.
[[theme]]
id="ki"
label = "Kunstig intelligens"
status = "proposed"
"""

NAMES = ("a", "b", "c", "d")
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1
).filter(lambda word: word.strip() != "")


def themes(text: str) -> tuple[GuidedTheme, ...]:
    """Read a book's themes."""
    return themes_in(text, "themes.toml")


def found(name: str, label: str, terms: tuple[str, ...] = ()) -> Theme:
    """Make a theme as a run finds it."""
    return Theme(id=name, label=label, terms=terms, passages=())


def comments(text: str) -> list[str]:
    """Return the comments of a book that hypothesis wrote, in their order."""
    return re.findall(r"# note \d+", text)


@st.composite
def books(draw: st.DrawFn) -> str:
    """Write a themes.toml as people do, with comments and blank lines everywhere."""
    end = draw(st.sampled_from(("\n", "\r\n")))
    notes = iter(range(1000))

    def loose() -> list[str]:
        kinds = draw(st.lists(st.sampled_from(("blank", "note")), max_size=4))
        return ["" if kind == "blank" else f"  # note {next(notes)}" for kind in kinds]

    lines = loose()
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=4))
    for at, name in enumerate(names):
        lines.append(draw(st.sampled_from(("[[theme]]", " [[ theme ]] # x", "[[theme]]\t"))))
        keys = [f'id = "{name}"', f"label = {quoted(draw(WORDS))} # note {next(notes)}"]
        words = draw(st.none() | st.lists(st.sampled_from(("drift", "Å", 'x"y')), unique=True))
        if words is not None:
            tail = f"  # note {next(notes)}"
            inner = [f"  {quoted(word)},{tail}" for word in words]
            many = ["keywords = [", *inner, "]"]
            one = f"keywords = [{', '.join(map(quoted, words))}]"
            keys.append(draw(st.sampled_from((end.join(many), one))))
        if draw(st.booleans()):
            keys.append(
                'status = "proposed"' + draw(st.sampled_from(("", f" # note {next(notes)}")))
            )
        if at and draw(st.booleans()):
            keys.append(f'parent = "{names[0]}"')
        for key in draw(st.permutations(keys)):
            lines += [key, *loose()]
    text = end.join(lines)
    return text if draw(st.booleans()) or not text else text + end


def quoted(word: str) -> str:
    """Write a text as TOML has it."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def keys_of(text: str) -> dict[str, str]:
    """Return the text of each theme's header and keys."""
    return {piece.id: piece.header + piece.keys for piece in pieces_of(text).themes}


tries = settings(deadline=None, max_examples=60)
names = st.sampled_from((*NAMES, "e"))


@tries
@given(books())
def test_pieces_are_the_text(text: str) -> None:
    """A book in pieces, one for each theme, is the book again, byte for byte."""
    pieces = pieces_of(text)
    assert pieces.text == text
    assert [piece.id for piece in pieces.themes] == [theme.id for theme in themes(text)]


@tries
@given(books(), st.none() | st.sets(names))
def test_locked(text: str, wanted: set[str] | None) -> None:
    """Locking changes the status of the wanted proposals, and not a byte of the others."""
    new = locked(text, wanted)
    meant = [theme.id for theme in themes(text) if wanted is None or theme.id in wanted]
    told = tuple(
        replace(theme, status=ThemeStatus.LOCKED) if theme.id in meant else theme
        for theme in themes(text)
    )
    assert themes(new) == told
    assert comments(new) == comments(text)
    assert len(new.splitlines()) == len(text.splitlines())
    assert locked(new, wanted) == new


@tries
@given(books(), names, WORDS)
def test_renamed(text: str, name: str, label: str) -> None:
    """A renamed theme keeps its id and everything else, and no other theme is touched."""
    new = renamed(text, name, label)
    plain = " ".join(label.split())
    told = tuple(
        replace(theme, label=plain) if theme.id == name else theme for theme in themes(text)
    )
    assert themes(new) == told
    assert comments(new) == comments(text)
    assert others(keys_of(new), {name}) == others(keys_of(text), {name})
    assert renamed(new, name, label) == new


@tries
@given(books(), names, st.sets(names, max_size=3))
def test_merged(text: str, into: str, gone: set[str]) -> None:
    """A theme takes over the others' keywords and ids; their tables go, and no other is touched."""
    before = {theme.id: theme for theme in themes(text)}
    taken = [name for name in before if name in gone and name != into] if into in before else []
    new = merged(text, into, gone)
    after = {theme.id: theme for theme in themes(new)}
    assert set(after) == set(before) - set(taken)
    if taken:
        words = [word for name in (into, *taken) for word in before[name].keywords]
        assert after[into].keywords == tuple(dict.fromkeys(words))
        assert after[into].merged == tuple(taken)
    below = {theme.id for theme in before.values() if theme.parent in taken}
    touched = {into, *gone, *below}
    assert others(keys_of(new), touched) == others(keys_of(text), touched)
    assert all(after[name].parent in {*after, ""} for name in below & set(after))
    assert lone_ends(new) <= lone_ends(text)
    assert merged(new, into, gone) == new


@tries
@given(books(), st.sets(names))
def test_dropped(text: str, gone: set[str]) -> None:
    """Dropped themes go with the comments in them; neighbours and their comments stay."""
    new = dropped(text, gone)
    freed = {theme.id for theme in themes(text) if theme.parent in gone}
    told = tuple(
        replace(theme, parent="") if theme.id in freed else theme
        for theme in themes(text)
        if theme.id not in gone
    )
    assert themes(new) == told
    taken = [piece for piece in pieces_of(text).themes if piece.id in gone]
    inside = [note for piece in taken for note in comments(piece.keys + piece.inside)]
    above = [note for piece in taken for note in comments(piece.above)]
    left = [note for note in comments(text) if note not in inside]
    assert [n for n in left if n not in above] == [n for n in comments(new) if n not in above]
    touched = gone | freed
    assert others(keys_of(new), touched) == others(keys_of(text), touched)
    assert dropped(new, gone) == new


@tries
@given(books(), names, names)
def test_reparented(text: str, name: str, parent: str) -> None:
    """A theme is put under another, or under none, and nothing else changes."""
    new = reparented(text, name, parent)
    told = tuple(
        replace(theme, parent=parent) if theme.id == name else theme for theme in themes(text)
    )
    assert themes(new) == told
    assert reparented(new, name, parent) == new
    assert all(
        theme.parent == "" for theme in themes(reparented(new, name, "")) if theme.id == name
    )


@tries
@given(books(), st.lists(st.tuples(names, WORDS, st.lists(WORDS, max_size=3)), max_size=4))
def test_proposals(text: str, proposed: list[tuple[str, str, list[str]]]) -> None:
    """Proposals are added at the end, once, and the book begins as it was."""
    given_themes = [found(name, label, tuple(terms)) for name, label, terms in proposed]
    new = with_proposals(text, given_themes)
    known = {theme.id for theme in themes(text)}
    added = {theme.id: theme for theme in given_themes if theme.id not in known}
    assert text.strip() == "" or new.startswith(text)
    assert themes(new) == (
        *themes(text),
        *(
            GuidedTheme(
                id=theme.id,
                label=" ".join(theme.label.split()),
                keywords=theme.terms,
                status=ThemeStatus.PROPOSED,
            )
            for theme in added.values()
        ),
    )
    assert with_proposals(new, given_themes) == new


@tries
@given(books(), names, names)
def test_with_theme(text: str, name: str, after: str) -> None:
    """A theme is added after another one, or at the end, and nothing that stands is changed."""
    theme = GuidedTheme(
        id=name, label="Ny", description='"To"\nlinjer', examples=("Et eksempel.",), merged=("z",)
    )
    new = with_theme(text, theme, after)
    ids = [each.id for each in themes(text)]
    at = ids.index(after) + 1 if after in ids else len(ids)
    told = list(themes(text))
    if name not in ids:
        told.insert(at, theme)
    assert list(themes(new)) == told
    assert comments(new) == comments(text)
    assert others(keys_of(new), {name, *ids[-1:]}) == others(keys_of(text), {name, *ids[-1:]})
    assert with_theme(new, theme, after) == new


def lone_ends(text: str) -> int:
    """Return 1 if lines end without a carriage return, else 0."""
    return int(re.search(r"(?<!\r)\n", text) is not None)


def others(keys: dict[str, str], touched: Sequence[str] | set[str]) -> dict[str, str]:
    """Return the texts of the themes that were not to be touched."""
    return {name: text.rstrip("\r\n") for name, text in keys.items() if name not in touched}


def test_lock_one_word() -> None:
    """Locking one theme changes one word of the file."""
    assert locked(BOOK, {"ki"}) == BOOK.replace('"proposed"', '"locked"')
    assert locked(BOOK, {"kurs"}) == BOOK


def test_rename_writes_the_id_down() -> None:
    """A theme whose id was made of its name keeps the id, and the comment on its line."""
    new = renamed(BOOK, "oekonomi", "Penger")
    assert 'label = "Penger"          # kort, takk\n' in new
    assert '    "kostnad",\n]\nid = "oekonomi"\n\n# --- Folk ---\n' in new
    assert [theme.id for theme in themes(new)] == ["oekonomi", "kurs", "ki"]


def test_merge_leaves_neighbours() -> None:
    """A merged theme goes with its comments; headings between themes and the neighbours' stay."""
    assert (
        merged(BOOK, "oekonomi", ["kurs"])
        == """\
# Våre tema. Spør Kari før du endrer noe.

# --- Penger ---

[[theme]]   # det viktigste
label = "Økonomi"          # kort, takk
keywords = [
    "tilskudd",   # både små og store
    "kostnad",
    "opplæring",
]
merged = ["kurs"]

# --- Folk ---

# Slått opp i protokollen.
[[theme]]
id="ki"
label = "Kunstig intelligens"
status = "proposed"
"""
    )


def test_heading_once() -> None:
    """A new file begins with what it is for, in the user's language; one that is there does not."""
    new = with_proposals("", [found("ki", "KI")], Language.NN)
    assert new.startswith("# Temaa i denne høyringa.")
    assert with_proposals(new, [found("nett", "Nett")]).count("# Temaa") == 1
    assert "#" not in with_proposals('[[theme]]\nlabel = "A"\n', [found("ki", "KI")])
    assert with_proposals("", []) == ""


def test_merged_theme_is_no_proposal() -> None:
    """A theme that people merged into another is not proposed again."""
    book = '[[theme]]\nlabel = "A"\nmerged = ["b"]\n'
    assert with_proposals(book, [found("b", "B")]) == book


def test_comment_between_two() -> None:
    """A comment that follows one theme and stands right above another stays, whichever goes."""
    book = '[[theme]]\nlabel = "A"\n# Hvem gjelder dette?\n[[theme]]\nlabel = "B"\n'
    assert dropped(book, {"a"}) == '# Hvem gjelder dette?\n[[theme]]\nlabel = "B"\n'
    assert dropped(book, {"b"}) == '[[theme]]\nlabel = "A"\n# Hvem gjelder dette?\n'


def test_heading_of_the_file_stays() -> None:
    """A comment that begins the file stays, also right above a theme that goes."""
    book = '# Våre tema\n[[theme]]\nlabel = "A"\n\n# Om B\n[[theme]]\nlabel = "B"\n'
    assert dropped(book, {"a"}) == '# Våre tema\n\n# Om B\n[[theme]]\nlabel = "B"\n'


def test_merge_of_parent() -> None:
    """What stood under a merged theme stands under the one that took it over."""
    book = '[[theme]]\nlabel = "A"\n[[theme]]\nlabel = "B"\n[[theme]]\nlabel = "C"\nparent = "b"\n'
    assert [theme.parent for theme in themes(merged(book, "a", ["b"]))] == ["", "a"]
    assert [theme.parent for theme in themes(merged(book, "c", ["b"]))] == ["", ""]


@pytest.mark.parametrize("text", ['theme = [{ label = "A" }]', "theme = []"])
def test_themes_on_one_line(text: str) -> None:
    """Themes that do not stand in tables of their own are not edited, and it is said what to do."""
    with pytest.raises(UsageError) as caught:
        with_theme(text, GuidedTheme(id="b", label="B"))
    assert "[[theme]]" in caught.value.hint
