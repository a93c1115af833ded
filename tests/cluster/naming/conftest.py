"""Invented passages with themes that are known, to name."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pytest

from innspill.cluster.counts import count_words
from innspill.cluster.naming import Naming, name_themes
from innspill.cluster.naming.evidence import Grouping
from innspill.language.stopwords import stop_words_of
from innspill.model import Language, Locator, Passage

Themes = Mapping[str, Sequence[tuple[str, str]]]
"""Themes by any key; of each passage the sender, with `/nn` where it writes nynorsk, and the text.

A heading stands before the text and a vertical line.
"""


def _passage(at: int, sender: str, told: str) -> Passage:
    heading, _, text = told.rpartition(" | ")
    return Passage(
        id=f"p{at}",
        submission=sender,
        text=text,
        locator=Locator(page=None, block=at, start=0, end=len(text)),
        language=Language.NN if sender.endswith("/nn") else Language.NB,
        heading=heading,
    )


def naming_of(themes: Themes, language: Language = Language.NB) -> Naming:
    """Put themes into the form in which they are named."""
    told = [(key, sender, text) for key, said in themes.items() for sender, text in said]
    passages = [_passage(at, sender, text) for at, (_, sender, text) in enumerate(told)]
    keys, senders = list(themes), sorted({sender for _, sender, _ in told})
    return Naming(
        passages=passages,
        counts=count_words([p.text for p in passages], ["" for _ in passages]),
        grouping=Grouping(
            labels=np.array([keys.index(key) for key, _, _ in told]),
            senders=np.array([senders.index(sender) for _, sender, _ in told]),
        ),
        stop=stop_words_of({Language.NB, Language.NN}),
        language=language,
    )


@pytest.fixture
def labels() -> Callable[..., dict[str, str]]:
    """Return a function from themes and a language to each theme's label."""

    def named(themes: Themes, language: Language = Language.NB) -> dict[str, str]:
        found = name_themes(naming_of(themes, language))
        return {key: name.label for key, name in zip(themes, found, strict=True)}

    return named


@pytest.fixture
def terms() -> Callable[..., dict[str, tuple[str, ...]]]:
    """Return a function from themes and a language to each theme's terms."""

    def told(themes: Themes, language: Language = Language.NB) -> dict[str, tuple[str, ...]]:
        found = name_themes(naming_of(themes, language))
        return {key: name.terms for key, name in zip(themes, found, strict=True)}

    return told
