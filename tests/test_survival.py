"""Whatever people and senders do, what was decided stays where its passage is still there.

Fifteen stories are tried; `INNSPILL_STORIES=500 pytest tests/test_survival.py` tries more.
"""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innspill.audit import check
from innspill.cli import theming_edits, theming_moves
from innspill.cli.job import Job, do
from innspill.cli.theming import Change, Desk, open_desk
from innspill.consultation import locate
from innspill.consultation.decisions import merged, without
from innspill.consultation.memory import keyed
from innspill.consultation.theme_writing import read_owned, write_owned
from innspill.model import (
    Decision,
    DecisionKind,
    NoticeKind,
    Position,
    Summary,
    ThemeStatus,
)
from innspill.options import Options

STORIES = int(os.environ.get("INNSPILL_STORIES", "15"))
NAMES = ("Tinn", "Rauma", "Volda", "Molde", "Åfjord")
TEXTS = (
    "Ferja over fjorden må gå oftere om kvelden.",
    "Vi ber om flere avganger med ferja i helgene.",
    "Staten må betale for ny ferje på sambandet.",
    "Elevene trenger flere lærere i små klasser.",
    "Skolen må få penger til nye lærebøker for elevene.",
    "Vi støtter forslaget om gratis skolemat til elevene.",
    "Sykehuset må beholde fødeavdelingen ved fjorden.",
    "Det er lang vei til legen for eldre innbyggere.",
    "Vi er bekymret for legevakten om natten.",
    "Strømnettet tåler ikke flere store anlegg.",
    "Kommunen ønsker raskere utbygging av strømnettet.",
    "Vi går imot nye vindkraftverk i fjellet.",
    "Fristen for innføring er for kort for kommunene.",
)
BEGINNING = {"Tinn": (0, 3, 6, 9), "Rauma": (1, 4, 7, 10, 12), "Volda": (2, 5, 8, 11)}

Letters = dict[str, tuple[str, tuple[int, ...]]]


class Story:
    """A consultation folder, and what happens in it: each deed chooses by two numbers."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.letters: Letters = {}
        self.count = 0
        (home / "inbox").mkdir(parents=True)
        (home / "innspill.toml").touch()
        for name, texts in BEGINNING.items():
            self._put(f"{name}.txt", name, texts)
        self.result = self.rerun()

    def rerun(self) -> Summary:
        """Run as the command does; return the new result."""
        job = Job(
            place=locate([self.home], None),
            options=Options(),
            formats=("json",),
            quiet=True,
            as_json=False,
            cached=True,
        )
        self.result = do(job).summary
        return self.result

    def _put(self, file: str, name: str, texts: tuple[int, ...]) -> None:
        self.letters[file] = (name, texts)
        text = "\n\n".join((f"{name} kommune", *(TEXTS[each] for each in texts)))
        (self.home / "inbox" / file).write_text(text, encoding="utf-8")

    def _file(self, a: int) -> str:
        return sorted(self.letters)[a % len(self.letters)]

    def _new_name(self) -> str:
        self.count += 1
        return f"Svar {self.count}.txt"

    def add(self, a: int, b: int) -> None:
        """A letter comes, perhaps from one who has sent one before."""
        texts = tuple(dict.fromkeys((a % len(TEXTS), b % len(TEXTS), (a + b) % len(TEXTS))))
        self._put(self._new_name(), NAMES[(a + b) % len(NAMES)], texts)

    def remove(self, a: int, b: int) -> None:
        """A letter is withdrawn, if others are left."""
        del b
        if len(self.letters) > 2:
            file = self._file(a)
            del self.letters[file]
            (self.home / "inbox" / file).unlink()

    def rename_file(self, a: int, b: int) -> None:
        """A file gets another name."""
        del b
        file, new = self._file(a), self._new_name()
        self.letters[new] = self.letters.pop(file)
        (self.home / "inbox" / file).rename(self.home / "inbox" / new)

    def change(self, a: int, b: int) -> None:
        """One paragraph of a letter is another."""
        file = self._file(a)
        name, texts = self.letters[file]
        at = b % len(texts)
        new = (*texts[:at], (a + b) % len(TEXTS), *texts[at + 1 :])
        self._put(file, name, tuple(dict.fromkeys(new)))

    def new_version(self, a: int, b: int) -> None:
        """A letter comes again under another name, longer, and in another order."""
        file = self._file(a)
        name, texts = self.letters[file]
        self.rename_file(a, b)
        new = next(reversed(self.letters))
        self._put(new, name, tuple(dict.fromkeys((b % len(TEXTS), *reversed(texts)))))

    def _edit(self, edit: Callable[[Desk], Change]) -> None:
        """Do what a command does to the themes."""
        desk = open_desk(self.home)
        if desk.themes:
            write_owned(self.home, desk.before, edit(desk).owned, desk.chapters)

    def rename(self, a: int, b: int) -> None:
        """A theme gets another name."""
        self.count += 1
        name = f"Navn {self.count}"
        del b
        self._edit(lambda desk: theming_edits.rename(desk, _theme(desk, a), name))

    def merge(self, a: int, b: int) -> None:
        """A theme takes over another."""
        into = b if b % 7 != a % 7 else a + 1
        self._edit(
            lambda desk: (
                theming_edits.merge(desk, _theme(desk, a), [_theme(desk, into)])
                if _theme(desk, a) != _theme(desk, into)
                else Change(owned=desk.owned, said=())
            )
        )

    def drop(self, a: int, b: int) -> None:
        """A theme is taken out."""
        del b
        self._edit(lambda desk: theming_edits.drop(desk, [_theme(desk, a)]))

    def lock(self, a: int, b: int) -> None:
        """A theme is locked, or all are."""
        self._edit(lambda desk: theming_edits.lock(desk, [_theme(desk, a)] if b % 2 else ()))

    def move(self, a: int, b: int) -> None:
        """A passage is moved to a theme."""
        passage = self.result.passages[a % len(self.result.passages)].id
        self._edit(lambda desk: theming_moves.move(desk, passage, _theme(desk, b)))

    def decide(self, a: int, b: int) -> None:
        """Something is decided about a passage, or taken back."""
        pairs = list(keyed(self.result))
        key, passage = pairs[a % len(pairs)]
        kinds = (
            Decision(kind=DecisionKind.EXCLUDED, passage=key, reason="Gjelder en annen sak."),
            Decision(
                kind=DecisionKind.POSITION, passage=key, value=list(Position)[b % len(Position)]
            ),
            Decision(kind=DecisionKind.PREFERRED, passage=key),
            Decision(kind=DecisionKind.BARRED, passage=key),
        )
        made = replace(kinds[b % len(kinds)], words=passage.text[:30])
        owned = read_owned(self.home)
        there = [d for d in owned.decisions if (d.kind, d.passage) == (made.kind, made.passage)]
        now = without(owned.decisions, there) if there else merged(owned.decisions, [made])
        write_owned(self.home, owned, replace(owned, decisions=now))


def _theme(desk: Desk, a: int) -> str:
    return desk.themes[a % len(desk.themes)].id


DEEDS: Mapping[str, Callable[[Story, int, int], None]] = {
    deed.__name__: deed
    for deed in (
        Story.add,
        Story.remove,
        Story.rename_file,
        Story.change,
        Story.new_version,
        Story.rename,
        Story.merge,
        Story.drop,
        Story.lock,
        Story.move,
        Story.decide,
    )
}


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder for all stories."""
    return tmp_path_factory.mktemp("stories")


@settings(
    max_examples=STORIES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    story=st.lists(
        st.lists(
            st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 99), st.integers(0, 99)),
            min_size=1,
            max_size=3,
        ),
        min_size=1,
        max_size=3,
    )
)
def test_what_was_decided_stays(beginning: Path, story: list[list[tuple[str, int, int]]]) -> None:
    """After each re-run, every promise about decisions, themes and untouched passages holds."""
    folder = Path(mkdtemp(dir=beginning))
    told = Story(folder / "sak")
    for deeds in story:
        before = told.result
        for name, a, b in deeds:
            DEEDS[name](told, a, b)
        owned, themes = read_owned(told.home), _themes(told.home)
        after = told.rerun()
        assert check(after).faults == ()
        assert read_owned(told.home).decisions == owned.decisions
        assert (read_owned(told.home).themes or "").startswith(owned.themes or "")
        decisions_hold(told.home, after)
        locked_themes_stay(told.home, after)
        untouched_passages_stay(owned.decisions, themes, (before, after))
    shutil.rmtree(folder)


def test_what_is_let_in_again_finds_a_theme(tmp_path: Path) -> None:
    """Where people take back that a passage is left out, it gets a place again."""
    story = Story(tmp_path / "sak")
    first = story.result.passages[0]
    assert first.theme
    story.decide(0, 0)
    assert story.rerun().passages[0].theme is None
    story.decide(0, 0)
    after = story.rerun()
    assert after.passages[0].theme == first.theme
    assert check(after).faults == ()


def decisions_hold(home: Path, result: Summary) -> None:
    """Each decision whose passage is there is followed; the others are told, one by one."""
    theme_of = _themes(home)
    passages: dict[str, list[str]] = {}
    for key, passage in keyed(result):
        passages.setdefault(key, []).append(passage.id)
    decisions = read_owned(home).decisions
    out = {d.passage for d in decisions if d.kind is DecisionKind.EXCLUDED}
    for decision in decisions:
        for each in passages.get(decision.passage, ()):
            assert _followed(result, decision, each, theme_of, excluded=decision.passage in out)
    left_out = {lost.passage for lost in result.unassigned if lost.reason == "excluded"}
    assert left_out == {each for key in out for each in passages.get(key, ())}
    gone = Counter(d.kind.value for d in decisions if d.passage not in passages)
    told = [dict(n.values) for n in result.notices if n.kind is NoticeKind.DECISION_GONE]
    assert Counter(each["what"] for each in told) == gone


def _followed(
    result: Summary,
    decision: Decision,
    passage: str,
    theme_of: Mapping[str, str],
    *,
    excluded: bool,
) -> bool:
    """Tell whether a result does what was decided about a passage that is there."""
    found = next(each for each in result.passages if each.id == passage)
    match decision.kind:
        case DecisionKind.EXCLUDED:
            reasons = {lost.passage: lost for lost in result.unassigned}
            return reasons[passage].reason == "excluded" and bool(reasons[passage].note)
        case DecisionKind.MOVED:
            return excluded or found.theme == theme_of[decision.value]
        case DecisionKind.POSITION:
            return found.position.value == decision.value
        case DecisionKind.BARRED:
            return passage not in set(_quoted(result))
        case DecisionKind.PREFERRED | DecisionKind.RESPONDENT:
            return True


def _quoted(result: Summary) -> Iterator[str]:
    """Give the passages whose words the letter itself repeats."""
    for section in result.letter.sections:
        for sentence in section.sentences if not section.annex else ():
            yield from (each.passage for each in sentence.citations if each.start is not None)


def locked_themes_stay(home: Path, result: Summary) -> None:
    """A locked theme has its id and its name, or is told to be empty."""
    found = {theme.id: theme for theme in result.themes}
    empty = {dict(n.values)["theme"] for n in result.notices if n.kind is NoticeKind.THEME_EMPTY}
    for theme in locate([home], None).guidance.themes:
        if theme.id in found:
            assert found[theme.id].label == theme.label
            assert found[theme.id].status is theme.status
        elif theme.status is ThemeStatus.LOCKED:
            assert theme.label in empty


def untouched_passages_stay(
    decisions: Iterable[Decision], theme_of: Mapping[str, str], results: tuple[Summary, Summary]
) -> None:
    """A passage that was there and that no one moved is where it was, if its theme still is.

    Args:
        decisions: What people had decided when the second run began.
        theme_of: What each theme that people then had is called, by what it was called before.
        results: Before and after.
    """
    was, now = map(_by_key, results)
    kinds = {DecisionKind.MOVED, DecisionKind.EXCLUDED}
    decided = {decision.passage for decision in decisions if decision.kind in kinds}
    for key in (was.keys() & now.keys()) - decided:
        if was[key] in theme_of:
            assert now[key] == theme_of[was[key]]


def _by_key(result: Summary) -> dict[str, str]:
    """Give the theme of each passage that is there once and has one."""
    often = Counter(key for key, _ in keyed(result))
    return {key: each.theme or "" for key, each in keyed(result) if often[key] == 1}


def _themes(home: Path) -> dict[str, str]:
    """Give what each theme that people have is called now, also those that were merged."""
    return {
        old: theme.id
        for theme in locate([home], None).guidance.themes
        for old in (theme.id, *theme.merged)
    }
