"""summary.sqlite: the whole result, tied together, searchable, and the same bytes each time."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from innspill.errors import ExitCode, NotInstalledError, UsageError
from innspill.model import Endorsement, Notice, NoticeKind, Summary
from innspill.render import render
from innspill.render.sqlite.database import SEARCHED, demand_parts
from innspill.render.sqlite.rows import ROWS


@contextmanager
def opened(data: bytes) -> Iterator[sqlite3.Connection]:
    """Open a database from its bytes."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        yield database


def found(summary: Summary, table: str, words: str) -> list[str]:
    """Return the ids of what a search finds, as datasette asks."""
    key = "id" if table == "passages" else "number"
    asked = (
        f"SELECT {key} FROM {table} WHERE rowid IN "  # noqa: S608 our own names
        f"(SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?) ORDER BY rowid"
    )
    with opened(render(summary, "sqlite")) as database:
        return [row[0] for row in database.execute(asked, (words,))]


def count(database: sqlite3.Connection, table: str) -> int:
    """Count the rows of a table or a view."""
    (number,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 as above
    return int(number)


@pytest.fixture
def rich(full: Summary) -> Summary:
    """Give a result in which every table has a row."""
    first = full.submissions[0].id
    endorsed = Endorsement(
        submission=first, passage=full.passages[0].id, start=0, end=2, name="Tinn", respondent=None
    )
    notice = Notice(kind=NoticeKind.EMPTY, submission=first, values=(("b", "1"), ("a", "2")))
    asked = replace(full.consultation, questions=("Hva?", "Når?"))
    return replace(full, endorsements=(endorsed,), notices=(notice,), consultation=asked)


def test_every_part_of_the_result(rich: Summary) -> None:
    """Each table has a row for each of the result's parts, and refers to rows that are there."""
    themes = rich.themes
    points = [point for theme in themes for point in theme.points]
    said = [each for section in rich.letter.sections for each in section.sentences]
    parts = {
        "respondents": rich.respondents,
        "submissions": rich.submissions,
        "passages": rich.passages,
        "themes": themes,
        "theme_terms": [term for theme in themes for term in theme.terms],
        "points": points,
        "point_passages": [passage for point in points for passage in point.passages],
        "unassigned": rich.unassigned,
        "left_out": rich.left_out,
        "sections": rich.letter.sections,
        "sentences": said,
        "citations": [citation for each in said for citation in each.citations],
        "proposals": rich.proposals,
        "proposal_respondents": [r for one in rich.proposals for r in one.respondents],
        "endorsements": rich.endorsements,
        "copies": rich.copies,
        "copy_submissions": [s for one in rich.copies for s in one.submissions],
        "copy_passages": [p for one in rich.copies for p in one.passages],
        "notices": rich.notices,
        "notice_values": [value for one in rich.notices for value in one.values],
        "alternatives": rich.alternatives,
        "members": rich.consultation.members,
        "questions": rich.consultation.questions,
        "consultation": [rich.consultation],
        "letter": [rich.letter],
        "provenance": ["schema_version", "innspill", "inputs_sha256", *rich.provenance.options],
    }
    assert set(parts) == set(ROWS)
    with opened(render(rich, "sqlite")) as database:
        assert {table: count(database, table) for table in parts} == {
            table: len(rows) for table, rows in parts.items()
        }
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_every_reference_is_declared(summary: Summary) -> None:
    """Whatever names a row of another table is a foreign key, so that datasette makes a link."""
    named = {"submission", "respondent", "passage", "theme", "point", "section", "sentence"}
    named |= {"parent", "runner_up", "proposal", "copy", "notice"}
    with opened(render(summary, "sqlite")) as database:
        for table in ROWS:
            columns = {row[1] for row in database.execute(f"PRAGMA table_info({table})")}
            keys = {row[3] for row in database.execute(f"PRAGMA foreign_key_list({table})")}
            assert keys == columns & named, table


def test_passages_are_selected_back(full: Summary) -> None:
    """Each passage is there once, in its order, with its words; one that was left out has none."""
    (out,) = (left.passage for left in full.unassigned)
    asked = "SELECT id, text, theme, char_start, char_end FROM passages ORDER BY rowid"
    with opened(render(full, "sqlite")) as database:
        rows = database.execute(asked).fetchall()
        assert database.execute("SELECT note FROM unassigned").fetchall() == [
            ("Gjelder en annen sak.",)
        ]
    assert rows == [
        (p.id, "" if p.id == out else p.text, p.theme, p.locator.start, p.locator.end)
        for p in full.passages
    ]


def test_the_search_finds_passages_and_sentences(summary: Summary) -> None:
    """A word is found in any case of letters, in the right rows, among passages and sentences."""
    asking = [p.id for p in summary.passages if "fellesløysingar" in p.text]
    assert found(summary, "passages", '"FELLESLØYSINGAR"') == asking
    assert len(asking) == 1
    told = [
        str(sentence.number)
        for section in summary.letter.sections
        for sentence in section.sentences
        if "informasjonssikkerhet" in sentence.text
    ]
    assert list(map(str, found(summary, "sentences", "informasjonssikkerhet"))) == told
    assert told


def test_letters_are_letters(summary: Summary) -> None:
    """The search tells å from a and ø from o."""
    first, second, *rest = summary.passages
    spelt = replace(first, text="Våren er her."), replace(second, text="Varen er her.")
    changed = replace(summary, passages=(*spelt, *rest))
    assert found(changed, "passages", "våren") == [first.id]
    assert found(changed, "passages", "varen") == [second.id]
    assert found(changed, "passages", "VÅREN") == [first.id]


def test_datasette_finds_the_search(summary: Summary) -> None:
    """The search is declared as datasette looks for it: an FTS table that names its content."""
    with opened(render(summary, "sqlite")) as database:
        asked = "SELECT sql FROM sqlite_master WHERE name = ?"
        for name in SEARCHED:
            (sql,) = database.execute(asked, (name,)).fetchone()
            assert sql.startswith("CREATE VIRTUAL TABLE")
            assert f'content="{name.removesuffix("_fts")}"' in sql
            database.execute(f"INSERT INTO {name}({name}) VALUES ('integrity-check')")  # noqa: S608 as above


def test_views_agree_with_the_result(rich: Summary) -> None:
    """The views count what the result counts."""
    with opened(render(rich, "sqlite")) as database:
        assert count(database, "passages_in_full") == len(rich.passages)
        themes = database.execute("SELECT label, passages, respondents FROM themes_counted")
        assert set(themes) == {(t.label, len(t.passages), len(t.respondents)) for t in rich.themes}
        points = database.execute("SELECT id, passages, respondents FROM points_counted")
        assert set(points) == {
            (point.id, len(point.passages), len(point.respondents))
            for theme in rich.themes
            for point in theme.points
        }
        (every,) = database.execute("SELECT sum(passages) FROM themes_by_respondent").fetchone()
        assert every == len(rich.passages)
        asked = "SELECT number, respondents FROM proposals_in_full ORDER BY number"
        assert [n for _, n in database.execute(asked)] == [
            len(one.respondents) for one in rich.proposals
        ]


def test_quotes_are_told_word_for_word(summary: Summary) -> None:
    """The view of sources has the words that a sentence repeats."""
    words = {passage.id: passage.text for passage in summary.passages}
    cited = {
        (sentence.number, c.source, c.passage, words[c.passage][c.start : c.end])
        for section in summary.letter.sections
        for sentence in section.sentences
        for c in sentence.citations
        if c.start is not None
    }
    with opened(render(summary, "sqlite")) as database:
        rows = database.execute(
            "SELECT sentence, source, passage, repeated FROM sentence_sources "
            "WHERE repeated IS NOT NULL"
        )
        assert set(rows) == cited
        assert cited


def test_names_stand_in_their_order(rich: Summary) -> None:
    """Who asks for a proposal is told with the first to say it in front."""
    names = {body.id: body.name for body in rich.respondents}
    first, *rest = rich.proposals
    turned = replace(first, respondents=tuple(names)[::-1])
    with opened(render(replace(rich, proposals=(turned, *rest)), "sqlite")) as database:
        (told,) = database.execute(
            "SELECT names FROM proposals_in_full WHERE number = 1"
        ).fetchone()
    assert told == "; ".join(names[body] for body in turned.respondents)


def test_hostile_text_is_kept(
    summary: Summary, hostile: str, attack: Callable[[Summary, str], Summary]
) -> None:
    """A hostile text is a value and nothing else: selected back exactly, and no table is harmed."""
    attacked = attack(summary, hostile)
    with opened(render(attacked, "sqlite")) as database:
        for table, column in (
            ("passages", "text"),
            ("respondents", "name"),
            ("sentences", "text"),
            ("themes", "label"),
            ("proposals", "text"),
            ("submissions", "path"),
        ):
            rows = database.execute(f"SELECT {column} FROM {table}").fetchall()  # noqa: S608 as above
            assert set(rows) == {(hostile,)}
        assert count(database, "passages_in_full") == len(attacked.passages)
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_long_text_is_whole(summary: Summary) -> None:
    """A text of 40,000 characters is there in full."""
    first, *rest = summary.passages
    long = replace(summary, passages=(replace(first, text="ord " * 10_000), *rest))
    with opened(render(long, "sqlite")) as database:
        asked = "SELECT length(text) FROM passages WHERE id = ?"
        assert database.execute(asked, (first.id,)).fetchone() == (40_000,)


def test_the_file_does_not_name_its_maker(summary: Summary, tmp_path: Path) -> None:
    """The version of SQLite is not in the header, and SQLite opens and changes the file."""
    data = render(summary, "sqlite")
    assert data[96:100] == bytes(4)
    file = tmp_path / "summary.sqlite"
    file.write_bytes(data)
    with closing(sqlite3.connect(file)) as database:
        database.execute("UPDATE passages SET heading = 'ny'")
        database.commit()
        database.execute("VACUUM")
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert set(database.execute("SELECT heading FROM passages")) == {("ny",)}


def test_an_unsound_result_is_told(summary: Summary) -> None:
    """A result in which two passages have one id is refused with a sentence, not with a crash."""
    twice = replace(summary, passages=(*summary.passages, summary.passages[0]))
    with pytest.raises(UsageError, match=r"passages\.id") as caught:
        render(twice, "sqlite")
    assert "innspill check" in caught.value.hint


def test_a_sqlite_without_search_is_told() -> None:
    """Where SQLite lacks a part, the message says so, and the exit code is that of such faults."""
    demand_parts({"fts5", "rtree"}, serializes=True)
    for modules, serializes in (({"rtree"}, True), ({"fts5"}, False)):
        with pytest.raises(NotInstalledError, match="FTS5") as caught:
            demand_parts(modules, serializes=serializes)
        assert caught.value.exit_code is ExitCode.NOT_INSTALLED
        assert caught.value.hint
