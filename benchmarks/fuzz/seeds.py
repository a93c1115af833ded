"""What a fuzzer starts from, and what it holds readings against: both stand in the tests."""

import hashlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from innspill.ingest.formats import SUFFIXES

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests" / "ingest"
SAMPLE = ROOT / "sample_inputs" / "inbox"
LARGEST = 40_000  # bytes; a larger file is tried too seldom to be worth its time


def loaded(path: Path) -> ModuleType:
    """Load a module of the tests, which are no package."""
    name = f"{path.parent.name}_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be loaded")
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


faults = loaded(TESTS / "fuzz" / "test_fuzz.py").faults
"""Says what breaks a promise in the readings of one file."""


def seeds(folder: Path | None) -> dict[str, list[bytes]]:
    """Give the seeds of each kind, in the order of their paths.

    Args:
        folder: Where real files are, in folders of any depth; None for the sample inputs.
    """
    makers, small = loaded(TESTS / "conftest.py"), loaded(TESTS / "fuzz" / "conftest.py")
    files = small.seed_files(makers.zipped, makers.word_file, makers.open_text)
    found = {kind: [data] for kind, data in files.items()}
    for path in sorted((folder or SAMPLE).rglob("*")):
        kind = SUFFIXES.get(path.suffix.casefold(), "")
        if kind in found and path.is_file() and path.stat().st_size <= LARGEST:
            found[kind].append(path.read_bytes())
    return found


def write_corpus(files: list[bytes], folder: Path) -> Path:
    """Write seeds into a folder, each named by its content, and give the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for data in files:
        (folder / hashlib.sha256(data).hexdigest()[:20]).write_bytes(data)
    return folder
