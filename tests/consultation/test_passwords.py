"""The file with passwords: what a line is, and what is no such file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.consultation.passwords import MOST_BYTES, MOST_PASSWORDS, read_passwords
from innspill.errors import UsageError

PRINTED = st.characters(exclude_categories=["C", "Z"])


def written(folder: Path, data: bytes) -> Path:
    """Write a file with passwords."""
    path = folder / "passord.txt"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_is_a_password(tmp_path: Path, encoding: str, end: str) -> None:
    """Whatever editor wrote the file, its lines are the passwords, each once and in their order."""
    text = end.join(["blåbær", "", "Fløte 4711!", "blåbær"])
    path = written(tmp_path, text.encode(encoding))
    assert read_passwords(path, []) == ("blåbær", "Fløte 4711!")


def test_blanks_belong_to_a_password(tmp_path: Path) -> None:
    """A password with blanks around it is tried as it is, and without them after all others."""
    path = written(tmp_path, b"  to \n    \ntre\n")
    assert read_passwords(path, []) == ("  to ", "    ", "tre", "to")


def test_without_a_file_there_are_none() -> None:
    """Nobody has to have a file with passwords."""
    assert read_passwords(None, []) == ()


@given(st.lists(st.text(PRINTED, min_size=1, max_size=20), min_size=1, max_size=20, unique=True))
def test_any_password_can_be_written(passwords: list[str]) -> None:
    """What is written is what is read, letter by letter."""
    import tempfile  # noqa: PLC0415 - a folder for each example, which `tmp_path` is not

    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), "\n".join(passwords).encode())
        assert read_passwords(path, []) == tuple(passwords)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no password"),
        (b"\n\r\n", "no password"),
        (b"hemmelig\xff", "no text file"),
        ("hemmelig".encode("utf-16-le"), "no text file"),
        (b"a" * (MOST_BYTES + 1), "no text file"),
        ("\n".join(map(str, range(MOST_PASSWORDS + 1))).encode(), "51 passwords"),
    ],
)
def test_what_is_no_such_file_is_said(tmp_path: Path, data: bytes, said: str) -> None:
    """A file that holds no passwords, or too many, is an error that quotes nothing of it."""
    with pytest.raises(UsageError, match=said) as caught:
        read_passwords(written(tmp_path, data), [])
    assert caught.value.hint
    assert "hemmelig" not in caught.value.message + caught.value.hint
    assert caught.value.__cause__ is None


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    """A path that leads to no file is an error with a hint."""
    for path, said in ((tmp_path / "ingen.txt", "no such file"), (tmp_path, "is a folder")):
        with pytest.raises(UsageError, match=said) as caught:
            read_passwords(path, [])
        assert caught.value.hint


def test_passwords_are_no_submission(tmp_path: Path) -> None:
    """A file with passwords may not lie among what is read: it would stand in the letter."""
    path = written(tmp_path, b"hemmelig")
    for given_path in (tmp_path, path, tmp_path.parent):
        with pytest.raises(UsageError, match="among what is read"):
            read_passwords(path, [given_path])
    assert read_passwords(path, [tmp_path / "inbox"]) == ("hemmelig",)
