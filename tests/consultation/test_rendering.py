"""Letterhead, templates and date: found beside the settings, and named where they are wrong."""

from pathlib import Path

import pytest

from innspill.consultation import parse_settings, rendering_of
from innspill.errors import UsageError
from innspill.options import RenderOptions

NAMED = parse_settings('[letter]\ntemplate = "maler/brev.docx"\ndate = 2026-03-15\n', "x")
PLAIN = parse_settings("", "x")


@pytest.fixture(autouse=True)
def _no_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_nothing_given(tmp_path: Path) -> None:
    """Without a letterhead, templates or a date, the result looks as innspill has it."""
    assert rendering_of(tmp_path, PLAIN) == RenderOptions()
    assert rendering_of(None, PLAIN) == RenderOptions()


def test_letterhead_lies_in_the_folder(tmp_path: Path) -> None:
    """A letterhead in the settings is sought from the consultation folder."""
    (tmp_path / "maler").mkdir()
    (tmp_path / "maler" / "brev.docx").write_bytes(b"brev")
    options = rendering_of(tmp_path, NAMED)
    assert options.letterhead is not None
    assert options.letterhead.data == b"brev"
    assert options.letterhead.path == str(tmp_path / "maler" / "brev.docx")
    assert options.date == "2026-03-15"


def test_flag_goes_before_settings(tmp_path: Path) -> None:
    """A letterhead on the command line is used, wherever it lies."""
    other = tmp_path / "annen.docx"
    other.write_bytes(b"annen")
    options = rendering_of(tmp_path / "home", NAMED, other)
    assert options.letterhead is not None
    assert options.letterhead.data == b"annen"


def test_missing_letterhead_is_named(tmp_path: Path) -> None:
    """A letterhead that is not there is told with its whole path."""
    with pytest.raises(UsageError, match="there is no such file") as caught:
        rendering_of(tmp_path, NAMED)
    assert str(tmp_path / "maler" / "brev.docx") in caught.value.message


def test_misspelt_letterhead_is_guessed(tmp_path: Path) -> None:
    """A letterhead whose name is written wrongly is told with the name of what lies there."""
    (tmp_path / "brevmal.docx").write_bytes(b"brev")
    for wrong in ("Brevmall.docx", "brevmal"):
        with pytest.raises(UsageError) as caught:
            rendering_of(tmp_path, PLAIN, tmp_path / wrong)
        assert caught.value.hint == 'Did you mean "brevmal.docx"?'


def test_folder_is_no_letterhead(tmp_path: Path) -> None:
    """A folder in the place of a letterhead is called one."""
    with pytest.raises(UsageError, match="is a folder, and no file"):
        rendering_of(tmp_path, PLAIN, tmp_path)


def test_templates_in_order(tmp_path: Path) -> None:
    """All templates of the folder are taken, in the order of their names, and nothing else."""
    folder = tmp_path / "templates"
    folder.mkdir()
    for name in ("report.html.j2", "letter.md.j2", "notes.txt"):
        (folder / name).write_bytes(name.encode())
    found = rendering_of(tmp_path, PLAIN).templates
    assert [each.data for each in found] == [b"letter.md.j2", b"report.html.j2"]


def test_template_of_notepad_is_told(tmp_path: Path) -> None:
    """A template to which an editor gave a second ending is not passed over in silence."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "letter.md.j2.txt").write_bytes(b"x")
    with pytest.raises(UsageError, match=r"because the name ends in \.txt") as caught:
        rendering_of(tmp_path, PLAIN)
    assert caught.value.hint.startswith("Rename the file to letter.md.j2. ")


@pytest.mark.parametrize(("seconds", "date"), [("0", "1970-01-01"), ("1772323200", "2026-03-01")])
def test_date_of_the_environment(monkeypatch: pytest.MonkeyPatch, seconds: str, date: str) -> None:
    """Where the settings have no date, SOURCE_DATE_EPOCH gives one, in Greenwich's time."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    assert rendering_of(None, PLAIN).date == date


def test_settings_date_goes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The date that people wrote is the letter's."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    (tmp_path / "maler").mkdir()
    (tmp_path / "maler" / "brev.docx").write_bytes(b"")
    assert rendering_of(tmp_path, NAMED).date == "2026-03-15"


@pytest.mark.parametrize("seconds", ["i dag", "9" * 30])
def test_no_date_in_the_environment(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    """A moment that is none is told, and not passed over."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        rendering_of(None, PLAIN)
