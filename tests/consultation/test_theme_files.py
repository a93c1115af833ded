"""What people own in a consultation folder is read, and written as it was saved."""

from dataclasses import replace
from pathlib import Path

import pytest

from innspill.consultation.theme_writing import read_owned, with_proposed, write_owned
from innspill.errors import UsageError
from innspill.model import Decision, DecisionKind, Guidance, GuidedTheme, Language, Theme

BOOK = '[[theme]]\r\nlabel = "Økonomi"\r\n'


def found(name: str) -> Theme:
    """Make a theme as a run finds it."""
    return Theme(id=name, label=name.upper(), terms=("drift",), passages=())


def test_nothing_there(tmp_path: Path) -> None:
    """A folder without the files holds nothing, and nothing is written where nothing changes."""
    owned = read_owned(tmp_path)
    assert (owned.themes, owned.decisions) == (None, ())
    assert write_owned(tmp_path, owned, owned) == ()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_saved_as_it_was(tmp_path: Path, encoding: str) -> None:
    """A file keeps its encoding, its byte order mark and its line ends."""
    file = tmp_path / "themes.toml"
    file.write_bytes(BOOK.encode(encoding))
    owned = read_owned(tmp_path)
    added = f'{BOOK}keywords = ["kostnad"]\r\n'
    assert write_owned(tmp_path, owned, replace(owned, themes=added)) == (file,)
    assert file.read_bytes() == added.encode(encoding)


def test_decisions(tmp_path: Path) -> None:
    """Decisions are written beside the themes, and read again."""
    owned = read_owned(tmp_path)
    made = Decision(kind=DecisionKind.MOVED, passage="0" * 16, value="oekonomi", words="Ære være")
    files = write_owned(tmp_path, owned, replace(owned, decisions=(made,)))
    assert [file.name for file in files] == ["decisions.jsonl"]
    assert read_owned(tmp_path).decisions == (made,)


def test_contradiction_is_not_written(tmp_path: Path) -> None:
    """Themes that contradict each other never reach the file."""
    owned = read_owned(tmp_path)
    wrong = '[[theme]]\nlabel = "A"\nparent = "b"\n'
    with pytest.raises(UsageError, match="no theme has the id"):
        write_owned(tmp_path, owned, replace(owned, themes=wrong))
    assert list(tmp_path.iterdir()) == []
    assert write_owned(tmp_path, owned, replace(owned, themes=wrong), ["b"]) != ()


def test_proposals_of_a_run(tmp_path: Path) -> None:
    """What a run found is added once; chapters and what people own are no proposals."""
    file = tmp_path / "themes.toml"
    file.write_text(BOOK, encoding="utf-8", newline="")
    guidance = Guidance(
        themes=(GuidedTheme(id="oekonomi", label="Økonomi"), GuidedTheme(id="kap", label="Kap"))
    )
    themes = [found("oekonomi"), found("kap"), found("nett")]
    grown = with_proposed(tmp_path, themes, guidance, Language.NB)
    assert grown[file].decode() == (
        f'{BOOK}\r\n[[theme]]\r\nid = "nett"\r\nlabel = "NETT"\r\n'
        'keywords = ["drift"]\r\nstatus = "proposed"\r\n'
    )
    file.write_bytes(grown[file])
    assert with_proposed(tmp_path, themes, guidance, Language.NB) == {}
    assert with_proposed(tmp_path, [], guidance, Language.NB, ["nett"]) == {
        file: BOOK.encode() + b"\r\n"
    }


def test_proposals_of_the_first_run(tmp_path: Path) -> None:
    """The first run makes the file, with a heading in the user's language."""
    grown = with_proposed(tmp_path, [found("nett")], Guidance(), Language.EN)
    text = grown[tmp_path / "themes.toml"].decode()
    assert text.startswith("# The themes of this consultation.")
    assert [line for line in text.splitlines() if "[[" in line] == ["[[theme]]"]
