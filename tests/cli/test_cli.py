"""The command line as a user meets it: what she types, what she gets, what the exit code says."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from innspill import __version__
from innspill.render.json import read_json

Run = Callable[..., Any]


def test_summarise(run: Run, inbox: Path, tmp_path: Path) -> None:
    """The main job writes every format and closes with a table."""
    outcome = run("summarise", inbox, "--out", tmp_path / "ut")
    assert outcome.code == 0
    assert {f.name for f in (tmp_path / "ut").iterdir()} == {
        "summary.docx",
        "summary.md",
        "summary.html",
        "summary.json",
    }
    assert "Received" in outcome.err
    assert outcome.out == ""


def test_everything_is_accounted_for(run: Run, inbox: Path, tmp_path: Path) -> None:
    """Received is read and noticed; each passage is in one theme or unassigned with a reason."""
    (inbox / "skadet.docx").write_bytes(b"PK\x03\x04 broken")
    run("summarise", inbox, "--out", tmp_path / "ut")
    summary = read_json((tmp_path / "ut" / "summary.json").read_bytes())
    assert len(summary.submissions) == 4
    unread = [s for s in summary.submissions if s.status.value != "read"]
    assert [s.path for s in unread] == ["skadet.docx"]
    assert all(s.notices for s in unread)
    placed = [p for theme in summary.themes for p in theme.passages]
    left = [u.passage for u in summary.unassigned]
    assert sorted(placed + left) == sorted(p.id for p in summary.passages)


def test_twice_the_same_bytes(run: Run, inbox: Path, tmp_path: Path) -> None:
    """The same input gives the same bytes in every format, wherever the files lie."""
    run("summarise", inbox, "--out", tmp_path / "a")
    moved = inbox.rename(tmp_path / "andre steder")
    run("summarise", moved, "--out", tmp_path / "b")
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes(), file.name


def test_a_second_run_gives_the_same_bytes(run: Run, inbox: Path, tmp_path: Path) -> None:
    """A result from kept readings, from new ones and without a cache is one and the same."""
    for folder, flags in (("kald", ()), ("varm", ()), ("uten", ("--no-cache",))):
        assert run("summarise", inbox, "--out", tmp_path / folder, *flags).code == 0
    for file in (tmp_path / "kald").iterdir():
        for folder in ("varm", "uten"):
            assert file.read_bytes() == (tmp_path / folder / file.name).read_bytes(), file.name


def test_readings_are_kept_in_the_consultation_folder(run: Run, tmp_path: Path) -> None:
    """A consultation folder has its own cache, and `--no-cache` makes none."""
    _file(tmp_path / "innspill.toml", b"")
    (tmp_path / "inbox").mkdir()
    _file(
        tmp_path / "inbox/svar.txt",
        "Tinn kommune\n\nStaten bør dekke kostnadene ved drift.".encode(),
    )
    assert run("summarise", tmp_path, "--no-cache").code == 0
    assert not (tmp_path / ".innspill-cache").exists()
    assert run("summarise", tmp_path).code == 0
    assert len(list((tmp_path / ".innspill-cache").glob("*.reading"))) == 1


def test_one_format(run: Run, inbox: Path, tmp_path: Path) -> None:
    """`--format` writes just the formats that are asked for."""
    run("summarise", inbox, "--out", tmp_path / "ut", "--format", "md")
    assert [f.name for f in (tmp_path / "ut").iterdir()] == ["summary.md"]


def test_nynorsk(run: Run, inbox: Path, tmp_path: Path) -> None:
    """`--language nn` writes the letter in nynorsk."""
    run("summarise", inbox, "--out", tmp_path / "ut", "-f", "md", "-l", "nn")
    assert "Dette går igjen i innspela:" in (tmp_path / "ut/summary.md").read_text("utf-8") or (
        "Enkeltinnspel" in (tmp_path / "ut/summary.md").read_text("utf-8")
    )


def test_english(run: Run, inbox: Path, tmp_path: Path) -> None:
    """`--language en` writes the letter in English, which quotes Norwegian words and is sound."""
    outcome = run("summarise", inbox, "--language", "en", "--out", tmp_path / "ut", "-f", "json")
    assert outcome.code == 0
    letter = read_json((tmp_path / "ut" / "summary.json").read_bytes()).letter
    said = " ".join(s.text for section in letter.sections for s in section.sentences)
    assert letter.title == "Joint response"
    assert "“Vi ber om at staten finansierer drift av løsninger.”" in said
    assert run("check", tmp_path / "ut", "--inbox", inbox).code == 0


def test_number_of_themes(run: Run, inbox: Path, tmp_path: Path) -> None:
    """`--themes 1` gives one theme."""
    run("summarise", inbox, "--out", tmp_path / "ut", "-f", "json", "--themes", "1")
    assert len(read_json((tmp_path / "ut/summary.json").read_bytes()).themes) == 1


def test_json_for_machines(run: Run, inbox: Path, tmp_path: Path) -> None:
    """`--json` puts the counts on standard output and nothing on standard error."""
    outcome = run("summarise", inbox, "--out", tmp_path / "ut", "--json")
    assert json.loads(outcome.out)["received"] == 3
    assert outcome.err == ""


def test_quiet(run: Run, inbox: Path, tmp_path: Path) -> None:
    """`--quiet` says nothing when all is well."""
    outcome = run("summarise", inbox, "--out", tmp_path / "ut", "--quiet")
    assert (outcome.out, outcome.err) == ("", "")


def test_strict(run: Run, inbox: Path, tmp_path: Path) -> None:
    """`--strict` writes the result, and exits with 1 where there is a notice."""
    (inbox / "tom.txt").write_bytes(b"")
    outcome = run("summarise", inbox, "--out", tmp_path / "ut", "--strict")
    assert outcome.code == 1
    assert (tmp_path / "ut/summary.docx").is_file()


def test_form_export(run: Run, tmp_path: Path) -> None:
    """The rows of a CSV are submissions, and each passage keeps its row's id."""
    form = tmp_path / "svar.csv"
    rows = "id;kommune;svar\nA1;Rauma;Staten bør betale drift.\nB2;Molde;Vi ber om lengre frist."
    form.write_text(rows, encoding="utf-8")
    columns = ("--text-column", "svar", "--respondent-column", "kommune", "--id-column", "id")
    assert run("summarise", form, *columns, "--out", tmp_path / "ut").code == 0
    summary = read_json((tmp_path / "ut/summary.json").read_bytes())
    assert {p.row for p in summary.passages} == {"A1", "B2"}
    assert {r.name for r in summary.respondents} == {"Rauma kommune", "Molde kommune"}


def test_unknown_column(run: Run, tmp_path: Path) -> None:
    """A column that is not there is named, with the nearest one."""
    form = tmp_path / "svar.csv"
    form.write_text("id;kommune;svar\n1;Rauma;Staten bør betale.", encoding="utf-8")
    outcome = run("summarise", form, "--text-column", "svarr", "--out", tmp_path / "ut")
    assert outcome.code == 2
    assert "svarr" in outcome.err
    assert "svar" in outcome.err.split("Hint")[1]


@pytest.mark.parametrize(
    ("make", "code", "words"),
    [
        (lambda folder: folder / "finnes ikke", 2, "finnes ikke"),
        (lambda folder: folder, 3, "no file"),
        (lambda folder: _file(folder / "tom.pdf", b""), 4, "no text"),
        (lambda folder: _file(folder / "bilde.xyz", b"\x00\x01\x02" * 99), 3, "could be read"),
        (lambda folder: _file(folder / "brev.txt", b"Hei,"), 4, "no text"),
    ],
    ids=["missing path", "empty folder", "empty file", "unknown format", "nothing to say"],
)
def test_errors(
    run: Run, tmp_path: Path, make: Callable[[Path], Path], code: int, words: str
) -> None:
    """Each mistake gets a clear sentence, a hint and its exit code, and no result is written."""
    folder = tmp_path / "inn"
    folder.mkdir()
    outcome = run("summarise", make(folder), "--out", tmp_path / "ut")
    assert outcome.code == code
    assert words in outcome.err
    assert "Traceback" not in outcome.err
    assert not (tmp_path / "ut").exists()


def _file(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_input_is_output(run: Run, inbox: Path) -> None:
    """A folder is not read and written at once."""
    outcome = run("summarise", inbox, "--out", inbox)
    assert outcome.code == 2
    assert "both what is read" in outcome.err


def test_earlier_result_is_not_read(run: Run, inbox: Path) -> None:
    """A result inside the folder that is read is no submission in the next run."""
    run("summarise", inbox, "--out", inbox / "result")
    run("summarise", inbox, "--out", inbox / "result")
    assert len(read_json((inbox / "result/summary.json").read_bytes()).submissions) == 3


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_folder_without_permission(run: Run, inbox: Path, tmp_path: Path) -> None:
    """A folder that may not be opened costs that folder, and the others are read."""
    (inbox / "lukket").mkdir()
    (inbox / "lukket").chmod(0)
    outcome = run("summarise", inbox, "--out", tmp_path / "ut")
    (inbox / "lukket").chmod(0o700)
    assert outcome.code == 0
    assert "not allowed" in outcome.err


def test_wrong_language(run: Run, inbox: Path, tmp_path: Path) -> None:
    """A letter in a language that innspill does not write is refused at once."""
    outcome = run("summarise", inbox, "--out", tmp_path / "ut", "--language", "se")
    assert outcome.code == 2
    assert "nb" in outcome.err


def test_typo_in_command(run: Run) -> None:
    """A misspelt option is a wrong use."""
    assert run("summarise", "--them", "3").code == 2


def test_version(run: Run) -> None:
    """`--version` prints the version."""
    assert run("--version").out.strip() == f"innspill {__version__}"


@pytest.mark.parametrize("command", ["summarise", "inspect"])
def test_help_has_an_example(run: Run, command: str) -> None:
    """Each command's help shows what to type."""
    assert f"Example: innspill {command}" in run(command, "--help").out


def test_inspect_json(run: Run, inbox: Path) -> None:
    """`inspect --json` gives status, blocks with text, and notices."""
    outcome = run("inspect", inbox / "Tinn.txt", "--json")
    report = json.loads(outcome.out)
    assert outcome.code == 0
    assert report["status"] == "read"
    assert report["submissions"][0]["respondent"] == "Tinn kommune"
    assert "Staten bør dekke" in report["blocks"][-1]["text"]


def test_inspect_nothing_readable(run: Run, tmp_path: Path) -> None:
    """`inspect` of a file that cannot be read exits with 3 and says why."""
    outcome = run("inspect", _file(tmp_path / "x.docx", b"PK\x03\x04 broken"), "--json")
    report = json.loads(outcome.out)
    assert outcome.code == 3
    assert report["status"] == "unreadable"
    assert report["notices"][0]["message"]


def test_inspect_folder(run: Run, inbox: Path) -> None:
    """`inspect` of a folder gives a line for each file."""
    outcome = run("inspect", inbox)
    assert all(file.name in outcome.err for file in inbox.iterdir())


def test_inspect_text(run: Run, inbox: Path) -> None:
    """`inspect --text` gives each block with its place."""
    lines = run("inspect", inbox / "Tinn.txt", "--text").out.splitlines()
    assert [line.split("\t")[2] for line in lines] == [str(n) for n in range(len(lines))]


def test_help_is_quick() -> None:
    """`innspill --help` imports nothing heavy: no scikit-learn, no document library."""
    heavy = (
        "sklearn,numpy,scipy,wordfreq,babel,pydantic,"
        "lxml,docx,pypdfium2,jinja2,weasyprint,xlsxwriter"
    )
    script = (
        "import sys; sys.argv = ['innspill', '--help']\n"
        "from innspill.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"loaded = [m for m in '{heavy}'.split(',') if m in sys.modules]\n"
        "sys.exit(' '.join(loaded) or 0)"
    )
    done = subprocess.run(  # noqa: S603 this interpreter, our own script
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise on Windows")
def test_interrupted(tmp_path: Path) -> None:
    """Ctrl-C in the middle ends with 130 and one sentence, and leaves no result."""
    import signal  # noqa: PLC0415 only here

    inbox = tmp_path / "inn"
    inbox.mkdir()
    for number in range(400):
        text = "\n\n".join(f"Staten bør dekke kostnad {number}-{n}." for n in range(40))
        (inbox / f"{number}.txt").write_text(text, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "innspill",
        "summarise",
        str(inbox),
        "--out",
        str(tmp_path / "u"),
    ]
    environment = os.environ | {"INNSPILL_LANGUAGE": "en"}
    # Tests that run in the background of a shell ignore Ctrl-C, and would hand that down.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment) as job:  # noqa: S603 ours
            time.sleep(1.5)
            job.send_signal(signal.SIGINT)
            _, err = job.communicate(timeout=60)
    finally:
        signal.signal(signal.SIGINT, before)
    # Where Python meets the signal while it makes a class, it ends by it; a shell calls both 130.
    assert job.returncode in {130, -signal.SIGINT}
    assert b"Interrupted" in err
    assert b"Traceback" not in err
    assert not (tmp_path / "u").exists()
