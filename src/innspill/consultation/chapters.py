"""The chapters of the consultation paper, which are themes before the first submission is there."""

from collections.abc import Sequence
from dataclasses import replace

from innspill.language.slug import slug
from innspill.model import Guidance, GuidedTheme


def with_chapters(guidance: Guidance, chapters: Sequence[str]) -> Guidance:
    """Return what people have decided, and a theme for each chapter that is not among it.

    A chapter is known again by its id, which is made of its title, or by the title itself: what
    themes.toml says of it counts, and the chapter adds nothing.

    Args:
        guidance: What themes.toml says; its themes come last.
        chapters: Titles, in the order of the paper.
    """
    known = {name for t in guidance.themes for name in (t.id, slug(t.label), *t.merged)}
    titles = {slug(title): " ".join(title.split()) for title in reversed(chapters)}
    new = [
        GuidedTheme(id=name, label=titles[name])
        for name in dict.fromkeys(map(slug, chapters))
        if name not in known
    ]
    return replace(guidance, themes=(*new, *guidance.themes))
