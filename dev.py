"""Run innspill from a fresh clone, with nothing but Python 3.11 or newer on the machine.

    python3 dev.py sample     make the letter of sample_inputs/ in result/
    python3 dev.py test       run the tests
    python3 dev.py lint       check style, types and layers

Makes its own virtual environment in .venv and installs there what the project's own files ask for;
a second run starts at once. On Windows, write `py` for `python3`.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
STAMP = ENVIRONMENT / "innspill-installed"
OLDEST = (3, 11)

PYTHON = [str(BIN / "python")]
JOBS = {
    "sample": [[*PYTHON, "-m", "innspill", "summarise", "sample_inputs", "--out", "result"]],
    "test": [[*PYTHON, "-m", "pytest", "-q"]],
    "lint": [
        [*PYTHON, "-m", "ruff", "check"],
        [*PYTHON, "-m", "ruff", "format", "--check"],
        [*PYTHON, "-m", "mypy"],
        [str(BIN / "lint-imports")],
    ],
}


def main() -> int:
    """Set up what is missing, then do the job; the exit code is the job's."""
    if sys.version_info < OLDEST:
        return complain(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    if len(sys.argv) != 2 or sys.argv[1] not in JOBS:  # noqa: PLR2004 the program and one word
        return complain(__doc__ or "")
    if not set_up():
        return complain(
            "The virtual environment could not be made. On Debian and Ubuntu, first run:\n"
            "    sudo apt install python3-venv"
        )
    for command in JOBS[sys.argv[1]]:
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        if code:
            return code
    return 0


def set_up() -> bool:
    """Make the virtual environment and install the project, unless that is done already."""
    files = [ROOT / "pyproject.toml", ROOT / "constraints.txt"]
    wanted = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return True
    try:
        venv.create(ENVIRONMENT, with_pip=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    print("Installing into .venv; the first time this takes a minute or two.", flush=True)
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    wishes = ["--constraint", "constraints.txt", "--editable", ".[dev]"]
    subprocess.run([*PYTHON, *install, *wishes], cwd=ROOT, check=True)
    STAMP.write_text(wanted, encoding="utf-8")
    return True


def complain(message: str) -> int:
    """Say what is wrong; the exit code is that of a wrong use."""
    print(message, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
