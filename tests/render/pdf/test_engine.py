"""Where WeasyPrint or Pango is not installed, or days, zones and folders are others."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.misc.timeTools import epoch_diff, timestampNow
from PIL import ImageFile

from innspill.model import Summary
from innspill.options import RenderOptions
from innspill.render import render
from innspill.render.json import write_json
from innspill.render.pdf import engine
from innspill.render.pdf.press import timeless

ENGLISH = {"INNSPILL_LANGUAGE": "en"}
WITHOUT = """
import sys

class Gone:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            print("advice")
            raise {error}
sys.meta_path.insert(0, Gone())
from innspill.cli import main
main()
"""
WRITE = """
import sys
from pathlib import Path
from innspill.render import render
from innspill.render.json import read_json
data = render(read_json(Path(sys.argv[1]).read_bytes()), "pdf")
sys.stdout.buffer.write(data)
"""


@pytest.mark.parametrize(
    ("name", "error", "told"),
    [
        ("weasyprint", "ModuleNotFoundError(name)", 'pip install "innspill[pdf]"'),
        ("weasyprint.text.ffi", "OSError('no libpango')", "Pango"),
    ],
)
def test_not_installed(tmp_path: Path, name: str, error: str, told: str) -> None:
    """Before anything is read, the run ends with exit code 5 and says what to install."""
    (tmp_path / "brev.txt").write_text("Vi ber om hjelp.", encoding="utf-8")
    done = subprocess.run(  # noqa: S603 our own program
        [
            sys.executable,
            "-c",
            WITHOUT.format(name=name, error=error),
            "summarise",
            str(tmp_path),
            "--format",
            "pdf",
            "--out",
            str(tmp_path / "ut"),
            "--json",
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **ENGLISH},
        check=False,
    )
    assert done.returncode == 5
    assert told in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert "advice" not in done.stdout
    assert not (tmp_path / "ut").exists()


def test_same_bytes_elsewhere(summary: Summary, tmp_path: Path) -> None:
    """Another folder, time zone, hash seed and day's date change no byte."""
    file = tmp_path / "summary.json"
    file.write_bytes(write_json(summary, RenderOptions()))
    written = set()
    for number, zone in enumerate(("UTC", "Asia/Tokyo")):
        folder = tmp_path / f"mappe {number}"
        folder.mkdir()
        done = subprocess.run(  # noqa: S603 our own program
            [sys.executable, "-c", WRITE, str(file)],
            capture_output=True,
            cwd=folder,
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": str(number), "HOME": str(folder)},
            check=True,
        )
        assert done.stderr == b""
        written.add(done.stdout)
    assert len(written) == 1
    assert str(tmp_path).encode() not in written.pop()


@pytest.mark.parametrize("set_to", [None, "1700000000"])
def test_fonts_bear_no_date(monkeypatch: pytest.MonkeyPatch, set_to: str | None) -> None:
    """A font that has to be changed bears the same date every day; the environment stays."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if set_to:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", set_to)
    with timeless():
        assert timestampNow() == -epoch_diff
    assert os.environ.get("SOURCE_DATE_EPOCH") == set_to


def test_nothing_listens_afterwards(summary: Summary) -> None:
    """What heard of mistakes while a page was made is taken away when it is."""
    logger = logging.getLogger("weasyprint")
    before = list(logger.handlers)
    render(summary, "pdf")
    assert logger.handlers == before


def test_broken_pictures_stay_broken() -> None:
    """That PDFs can be written does not change what is made of a scan that is cut off."""
    assert engine.weasyprint.images.ImageFile is ImageFile
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False
