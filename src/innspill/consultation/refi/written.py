"""How a project was coded when it was written, and what is decided now."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from innspill.consultation.memory import keyed
from innspill.consultation.refi.codes import THEME_CODE
from innspill.consultation.refi.values import ReturnedProject
from innspill.consultation.workbook.book import Known, Standing
from innspill.consultation.workbook.content import labels_of, theme_cells
from innspill.consultation.workbook.layout import Sheet
from innspill.consultation.workbook.overlay import decided_of, merged_into, placed, themes_now
from innspill.language.catalogue import catalogue
from innspill.model import Passage, Position
from innspill.model.exchange import (
    BRANCHES,
    EXCLUDED,
    UNASSIGNED,
    Coded,
    Exported,
    Part,
    code_id,
    words_key,
)

Decisions = Mapping[str, Mapping[str, str]]
OUT = code_id(Part.ASIDE, EXCLUDED)
NONE = code_id(Part.ASIDE, UNASSIGNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a project that came back is held against.

    `passages` are those of each submission, by its id; `keys` give the key of each passage, `coded`
    how each was coded; one that was not in the project is not in it. `names` are those of codes, by
    id; `decided` is what is decided now, by key and column; `into` gives the theme that each merged
    one is in now, `labels` the names of themes, `files` the path of each submission and
    `senders` the name of who sent it; `parents` the code that each theme's stands under.
    """

    passages: Mapping[str, tuple[Passage, ...]]
    keys: Mapping[str, str]
    coded: Mapping[str, Coded]
    names: Mapping[str, str]
    decided: Decisions
    into: Mapping[str, str]
    labels: Mapping[str, str]
    files: Mapping[str, str]
    senders: Mapping[str, str]
    parents: Mapping[str, str]


def written_of(standing: Standing, project: ReturnedProject) -> Written:
    """Gather how the passages that are there now were coded, and what is decided of them.

    Where the project no longer says how it was coded, that is how they would be coded now.
    """
    keys: dict[str, str] = {}
    passages: dict[str, list[Passage]] = defaultdict(list)
    for key, passage in keyed(standing.result):
        keys[passage.id] = key
        passages[passage.submission].append(passage)
    decided = decided_of(standing.owned.decisions, standing.comments)
    labels = labels_of(themes_now(standing))
    bodies = {body.id: body.name for body in standing.result.respondents}
    coded = _coded_now(standing, keys, decided)
    names = _names_now(standing, labels)
    if project.exported is not None:
        coded = _coded_then(passages, project.exported)
        names = names | dict(project.exported.names)
    return Written(
        passages={name: tuple(own) for name, own in passages.items()},
        keys=keys,
        coded=coded,
        names=names,
        decided=decided,
        into=merged_into(standing.themes),
        labels=labels,
        files={each.id: each.path for each in standing.result.submissions},
        senders={s.id: bodies.get(s.respondent, "") for s in standing.result.submissions},
        parents=_parents(standing),
    )


def known_of(
    standing: Standing, written: Written, project: ReturnedProject
) -> dict[Sheet, dict[str, Known]]:
    """Say of themes and passages what a workbook's hidden sheet says of them."""
    words = catalogue(standing.result.letter.language)
    cells = {theme.id: theme_cells(theme, words) for theme in themes_now(standing)}
    then = project.exported.names if project.exported else {}
    themes = {}
    for name, told in cells.items():
        now = written.labels[name]
        was = then.get(code_id(Part.THEME, name), now)
        themes[name] = Known(was={**told, "label": now if is_called(was, now) else was})
    for code, label in then.items():
        if code.startswith(THEME_CODE):
            themes.setdefault(code.removeprefix(THEME_CODE), Known(was={"label": label}))
    return {
        Sheet.THEMES: themes,
        Sheet.PASSAGES: {written.keys[passage]: Known() for passage in written.coded},
        Sheet.RESPONDENTS: {},
    }


def is_called(name: str, label: str) -> bool:
    """Tell whether a code has the name of a theme, though it was numbered, cut or spaced."""
    short, whole = _bare(name), _bare(label)
    return short == whole or (len(short) > _CUT and whole.startswith(short))


_CUT: Final = 60  # characters; programs cut names that are longer
_NUMBER: Final = re.compile(r"(?<=\S) (\(\d+\)|\[[\w-]+\])$")


def _bare(name: str) -> str:
    """Return a name without what tells it from others of the same name, in small letters."""
    return _NUMBER.sub("", " ".join(name.split()).removesuffix("…")).strip().casefold()


def _names_now(standing: Standing, labels: Mapping[str, str]) -> dict[str, str]:
    words = catalogue(standing.result.letter.language)
    names = {code_id(Part.THEME, name): label for name, label in labels.items()}
    for aside in (UNASSIGNED, EXCLUDED):
        names[code_id(Part.ASIDE, aside)] = words.text(f"refi.{aside}")
    for position in Position:
        label = words.text(f"review.position.{position.value}")
        names[code_id(Part.POSITION, position.value)] = label
    for branch in BRANCHES:
        names[code_id(Part.BRANCH, branch)] = words.text(f"refi.{branch}")
    return names


def _parents(standing: Standing) -> dict[str, str]:
    """Give the code under which each theme's stands; themes of the result, and people's."""
    told = {theme.id: theme.parent or "" for theme in standing.result.themes}
    told |= {theme.id: theme.parent for theme in standing.themes}
    return {
        code_id(Part.THEME, name): code_id(Part.THEME, parent)
        for name, parent in told.items()
        if parent in told
    }


def _coded_now(standing: Standing, keys: Mapping[str, str], decided: Decisions) -> dict[str, Coded]:
    themes = placed(standing)
    out = {each.passage for each in standing.result.unassigned if each.excluded}
    coded = {}
    for passage in standing.result.passages:
        made = decided.get(keys[passage.id], {})
        theme = themes.get(passage.id)
        main = code_id(Part.THEME, theme) if theme else NONE
        if "excluded" in made or passage.id in out:
            main = OUT
        position = code_id(Part.POSITION, made.get("position", passage.position.value))
        coded[passage.id] = Coded(words=words_key(passage.text), main=main, position=position)
    return coded


def _coded_then(passages: Mapping[str, list[Passage]], exported: Exported) -> dict[str, Coded]:
    """Know the passages of a project by their words; what is said alike, in its order."""
    coded = {}
    for name, own in passages.items():
        waiting: dict[str, list[Coded]] = defaultdict(list)
        for each in reversed(exported.sources.get(name, ())):
            waiting[each.words].append(each)
        for passage in own:
            if waiting[words_key(passage.text)]:
                coded[passage.id] = waiting[words_key(passage.text)].pop()
    return coded
