"""Where a consultation's files lie, whatever the user typed."""

from pathlib import Path

import pytest

from innspill.consultation import SETTINGS_FILE, locate
from innspill.errors import UsageError


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a consultation folder with settings and an inbox."""
    (tmp_path / "inbox").mkdir()
    (tmp_path / SETTINGS_FILE).write_text('[consultation]\ntitle = "Ny"\n', encoding="utf-8")
    return tmp_path


def test_consultation_folder(home: Path) -> None:
    """A folder with settings is read from its inbox and writes its own result."""
    place = locate([home], None)
    assert place.inputs == (home / "inbox",)
    assert place.result == home / "result"
    assert place.settings.consultation.title == "Ny"


def test_without_inbox(home: Path) -> None:
    """Where there is no inbox, the folder itself is read."""
    (home / "inbox").rmdir()
    assert locate([home], None).inputs == (home,)


def test_current_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a path, the current folder is meant."""
    monkeypatch.chdir(home)
    assert locate([], None).inputs == (Path("inbox"),)


def test_no_path_and_no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a path outside a consultation folder, the user is told what to type."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="no path is given") as caught:
        locate([], None)
    assert "innspill summarise inbox" in caught.value.hint


def test_inbox_without_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a path, a folder with an inbox is enough; the settings are the defaults."""
    (tmp_path / "inbox").mkdir()
    monkeypatch.chdir(tmp_path)
    assert locate([], None).inputs == (Path("inbox"),)


def test_plain_folder(tmp_path: Path) -> None:
    """A folder without settings is read itself, and the result goes where the user stands."""
    place = locate([tmp_path], None)
    assert (place.inputs, place.result) == ((tmp_path,), Path("result"))


def test_input_is_output(tmp_path: Path) -> None:
    """The result is not written among what is read."""
    with pytest.raises(UsageError, match="both what is read"):
        locate([tmp_path], tmp_path / "." / "")


def test_result_is_a_file(tmp_path: Path) -> None:
    """A file in the place of the result folder is refused."""
    file = tmp_path / "svar.docx"
    file.write_bytes(b"x")
    with pytest.raises(UsageError, match="is a file"):
        locate([tmp_path], file)


def test_settings_in_another_encoding(home: Path) -> None:
    """Settings in Windows-1252 are refused with the line, and a hint how to save them."""
    text = "[consultation]\r\n# d\r\ntitle = 'Årdal'\r\n"
    (home / SETTINGS_FILE).write_bytes(text.encode("cp1252"))
    with pytest.raises(UsageError) as caught:
        locate([home], None)
    assert "line 3: this is not saved as UTF-8: title = 'Årdal'" in caught.value.message
    assert "Windows-1252" in caught.value.hint
    assert "UTF-8" in caught.value.hint


def test_themes_in_another_encoding(home: Path) -> None:
    """Themes in Windows-1252 are refused in the same way."""
    (home / "themes.toml").write_bytes("[[theme]]\nlabel = 'Vær og føre'".encode("cp1252"))
    with pytest.raises(UsageError, match="line 2: this is not saved as UTF-8"):
        locate([home], None)


def test_settings_with_a_second_ending(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings that Notepad called innspill.toml.txt are pointed out instead of left unread."""
    (home / SETTINGS_FILE).rename(home / "innspill.toml.txt")
    monkeypatch.chdir(home)
    for paths in ([], [home]):
        with pytest.raises(UsageError, match=r"ends in \.txt") as caught:
            locate(paths, None)
        assert "Rename" in caught.value.hint
    (home / SETTINGS_FILE).write_text("", encoding="utf-8")
    assert locate([home], None).settings.consultation.title == ""


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_wide_letters(home: Path, encoding: str) -> None:
    """Settings that an older editor saved as "Unicode" are read."""
    mark = "" if encoding == "utf-16" else "\ufeff"
    (home / SETTINGS_FILE).write_bytes(f"{mark}[consultation]\ntitle='Å'".encode(encoding))
    assert locate([home], None).settings.consultation.title == "Å"


def test_chapters_are_themes(home: Path) -> None:
    """The chapters of the paper are themes; what themes.toml tells more of comes after them."""
    chapters = 'chapters = ["Drift  og\tvedlikehold", "Økonomi", "Kompetanse", "Kompetanse"]'
    (home / SETTINGS_FILE).write_text(f"[consultation]\n{chapters}", encoding="utf-8")
    (home / "themes.toml").write_text(
        '[[theme]]\nid = "penger"\nlabel = "Økonomi"\nkeywords = ["tilskudd"]', encoding="utf-8"
    )
    found = locate([home], None).guidance.themes
    assert [(theme.id, theme.label) for theme in found] == [
        ("drift-og-vedlikehold", "Drift og vedlikehold"),
        ("kompetanse", "Kompetanse"),
        ("penger", "Økonomi"),
    ]


def test_byte_order_mark(home: Path) -> None:
    """Settings that Notepad saved with a byte order mark are read."""
    (home / SETTINGS_FILE).write_text("[consultation]\ntitle='Å'", encoding="utf-8-sig")
    assert locate([home], None).settings.consultation.title == "Å"
