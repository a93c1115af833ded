"""A REFI-QDA project: valid, every passage coded where its words stand, and nothing hidden."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innspill.model import (
    Decided,
    Language,
    Passage,
    Position,
    Respondent,
    RespondentKind,
    Summary,
    Unassigned,
)
from innspill.model.exchange import plain, read_state
from innspill.options import RenderOptions
from innspill.render import render
from innspill.render.refi.project import write_qdpx

Open = Callable[..., Any]

HOSTILE = (
    "Vi ber om <script>alert(1)</script> & {{ 7*7 }} ]]> =HYPERLINK(1).",
    "Kontroll\x00tegn\x0b og \ud800 halve par\ufffe.",
    "\u202eSnudd tekst\u202c og \u200f merker.",
    "Båten 🚢 og 👩\u200d🚒 utenfor det grunnleggende planet.",
    "a" * 10_000,
    "Første linje\r\nandre linje\rtredje\nfjerde",
    "\ufeffMerke først",
    "\x00",
)


def saying(summary: Summary, *texts: str) -> Summary:
    """Return a result whose first passages say something else."""
    first = tuple(
        replace(p, text=text, locator=replace(p.locator, end=len(text)))
        for p, text in zip(summary.passages, texts, strict=False)
    )
    return replace(summary, passages=(*first, *summary.passages[len(first) :]))


def test_every_passage_is_coded_where_it_stands(summary: Summary, opened: Open) -> None:
    """The words of each selection are a passage's, in order, coded with theme and position."""
    labels = {theme.id: theme.label for theme in summary.themes}
    words = {Position.PROPOSAL: "Forslag", Position.OPPOSITION: "Motstand"}
    words |= {Position.EXPERIENCE: "Erfaring", Position.OTHER: "Annet"}
    assert [(text, codes) for text, codes, _ in opened(summary).marked()] == [
        (p.text, [labels.get(p.theme or "", "Uten tema"), words[p.position]])
        for p in summary.passages
    ]


def test_each_theme_has_a_colour_of_its_own(summary: Summary, opened: Open) -> None:
    """No two of sixteen themes look alike; a seventeenth has the look of another."""
    themes = tuple(
        replace(summary.themes[0], id=f"t{n}", label=f"Tema {n}", passages=()) for n in range(17)
    )
    codes = opened(replace(summary, themes=themes)).every("Code")
    colours = [each.get("color") for each in codes if str(each.get("name")).startswith("Tema ")]
    assert (len(colours), len(set(colours))) == (17, 16)


def test_hostile_words(summary: Summary, opened: Open) -> None:
    """Positions are exact whatever the words, and only what XML cannot hold is left out."""
    found = [text for text, _, _ in opened(saying(summary, *HOSTILE)).marked()]
    assert found[0] == HOSTILE[0]
    assert found[1] == "Kontrolltegn\n og  halve par."
    assert found[2:5] == list(HOSTILE[2:5])
    assert found[5] == "Første linje\nandre linje\ntredje\nfjerde"
    assert found[6:8] == ["Merke først", "\ufffd"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(texts=st.lists(st.text(min_size=1), min_size=9, max_size=9))
def test_any_words(summary: Summary, opened: Open, texts: list[str]) -> None:
    """Any words give a valid project, whose selections are those words."""
    written = saying(summary, *texts)
    headed = tuple(replace(p, heading=p.text[::-1], lead_in=p.text) for p in written.passages)
    found = opened(replace(written, passages=headed)).marked()
    assert [text for text, _, _ in found] == [plain(text) or "\ufffd" for text in texts]


def test_guids(summary: Summary, opened: Open) -> None:
    """GUIDs are there once each, the same in every run, and every reference leads to one."""
    project = opened(summary)
    guids = [guid for each in project.root.iter() if (guid := each.get("guid"))]
    assert len(guids) == len(set(guids))
    targets = {each.get("targetGUID") for each in project.root.iter()} - {None}
    assert targets < set(guids)
    users = {each.get("creatingUser") for each in project.root.iter()} - {None}
    assert users == {project.every("User")[0].get("guid")}
    fewer = opened(replace(summary, themes=summary.themes[1:], passages=summary.passages[3:]))
    assert {g for g, n in fewer.codes().items() if n == "Kompetanse"} < set(guids)


def test_same_bytes_and_no_clock(summary: Summary, opened: Open) -> None:
    """The same result gives the same bytes; a project is as old as it is said to be."""
    data = render(summary, "qdpx")
    assert data == render(summary, "qdpx")
    with ZipFile(BytesIO(data)) as package:
        assert {member.date_time[0] for member in package.infolist()} == {1980}
    dates = {each.get("creationDateTime") for each in opened(summary).root.iter()} - {None}
    assert dates == {"2000-01-01T00:00:00Z"}
    dated = {each.get("creationDateTime") for each in opened(summary, "2026-03-01").root.iter()}
    assert dated - {None} == {"2026-03-01T00:00:00Z"}


def test_members(summary: Summary, opened: Open) -> None:
    """A file's name is a GUID, so that a submission's own name can lead nowhere."""
    evil = replace(summary.submissions[0], path="../../x/<b>.txt")
    names = ("../../x", "CON: *?", "../../X")
    bodies = tuple(
        replace(body, name=name) for body, name in zip(summary.respondents, names, strict=False)
    )
    project = opened(
        replace(
            summary,
            submissions=(evil, *summary.submissions[1:]),
            respondents=(*bodies, *summary.respondents[3:]),
        )
    )
    assert project.members[0] == "project.qde"
    assert all(re.fullmatch(r"sources/[0-9a-f-]{36}\.txt", name) for name in project.members[1:])
    titles = [each.get("name") for each in project.every("TextSource")]
    assert titles == ["-..-x", "CON- -", "-..-X (2)"]


def test_names_of_codes_are_unique(summary: Summary, opened: Open) -> None:
    """No two codes have one name, since some programs take them for the same."""
    same = ("Annet", "annet", "Tema")
    themes = tuple(
        replace(theme, label=label) for theme, label in zip(summary.themes, same, strict=True)
    )
    names = [name.casefold() for name in opened(replace(summary, themes=themes)).codes().values()]
    assert len(names) == len(set(names))
    assert {"annet", "annet (2)", "annet (3)", "tema", "tema (2)"} <= set(names)


def test_themes_below_themes(summary: Summary, opened: Open) -> None:
    """A theme that stands under another is a code inside that one's; all can be coded with."""
    first, second, third = summary.themes
    below = replace(second, parent=first.id)
    orphan = replace(third, parent="borte")
    project = opened(replace(summary, themes=(first, below, orphan)))
    inside = {
        str(each.get("name")): [str(child.get("name")) for child in each.iterfind("{*}Code")]
        for each in project.every("Code")
    }
    assert inside["Tema"] == [first.label, third.label]
    assert inside[first.label] == [second.label]
    codable = {each.get("name"): each.get("isCodable") for each in project.every("Code")}
    assert (codable["Tema"], codable["Holdning"]) == ("false", "false")
    assert (codable[first.label], codable["Uten tema"]) == ("true", "true")


def test_memos(summary: Summary, opened: Open) -> None:
    """It is said why a passage has no theme, and that people chose one."""
    first, *rest = summary.passages
    moved = replace(first, decided=Decided.MOVED)
    out = replace(rest[0], theme=None)
    lost = Unassigned(passage=out.id, reason="excluded", note="Annen sak.")
    unassigned = (lost, *summary.unassigned)
    found = opened(
        replace(summary, passages=(moved, out, *rest[1:]), unassigned=unassigned)
    ).marked()
    assert found[0][2] == "innspill: Temaet er valgt av mennesker."
    assert found[1][1:] == (
        ["Holdt utenfor", "Forslag"],
        "innspill: Utsagnet er holdt utenfor. Annen sak.",
    )
    assert found[5][2] == "innspill: Utsagnet har ingen ord som sier hva det handler om."


def test_cases(summary: Summary, opened: Open) -> None:
    """Everyone who answered or was invited is a case, with what is known and their sources."""
    big = replace(summary.respondents[0], inhabitants=5000)
    project = opened(replace(summary, respondents=(big, *summary.respondents[1:])))
    variables = {each.get("guid"): each.get("name") for each in project.every("Variable")}
    sources = {each.get("guid"): each.get("name") for each in project.every("TextSource")}
    told = {
        each.get("name"): (
            {
                variables[value[0].get("targetGUID")]: value[1].text
                for value in each.iterfind("{*}VariableValue")
            },
            [sources[ref.get("targetGUID")] for ref in each.iterfind("{*}SourceRef")],
        )
        for each in project.every("Case")
    }
    assert told["Åfjord kommune"] == (
        {
            "Type": "kommune",
            "Fylke": "Fylket",
            "Kommunenummer": "5058",
            "Innbyggere": "5000",
            "Status": "har svart",
            "Behandling": "ikke oppgitt",
        },
        ["Åfjord kommune"],
    )
    assert told["Rauma kommune"][0]["Status"] == "har ikke svart"
    assert told["Rauma kommune"][1] == []


def test_sources_tell_where_they_are_from(summary: Summary, opened: Open) -> None:
    """A source has who sent it, its file, its language, and the day on which it came."""
    first = replace(summary.submissions[0], received="2026-02-03T10:15:00+01:00")
    project = opened(replace(summary, submissions=(first, *summary.submissions[1:])))
    told = [
        [value[1].text for value in each.iterfind("{*}VariableValue")]
        for each in project.every("TextSource")
    ]
    assert told[0] == ["Åfjord kommune", "Åfjord kommune.txt", "2026-02-03", "bokmål"]
    assert told[1] == ["Tinn kommune", "Tinn kommune.txt", "bokmål"]


def test_text_of_a_source(summary: Summary, opened: Open) -> None:
    """Headings and lead-ins stand once above what is below them, parts of a paragraph together."""
    base = summary.passages[0]

    def passage(number: int, block: int, text: str, heading: str, lead_in: str = "") -> Passage:
        place = replace(base.locator, block=block)
        return replace(
            base,
            id=f"sk5058.{number}",
            locator=place,
            text=text,
            heading=heading,
            lead_in=lead_in,
        )

    own = (
        passage(1, 3, "Én.", heading="Økonomi"),
        passage(2, 3, "To.", heading="Økonomi"),
        passage(3, 5, "kurs", heading="Økonomi", lead_in="Vi ber om:"),
        passage(4, 6, "midler", heading="Økonomi", lead_in="Vi ber om:"),
        passage(5, 8, "Tre.", heading="Skole"),
    )
    project = opened(replace(summary, passages=(*own, *summary.passages[3:])))
    source = next(e for e in project.every("TextSource") if e.get("name") == "Åfjord kommune")
    assert project.texts[str(source.get("guid"))] == (
        "Økonomi\n\nÉn. To.\n\nVi ber om:\n\nkurs\n\nmidler\n\nSkole\n\nTre.\n"
    )


def test_nothing_read(summary: Summary, opened: Open) -> None:
    """A submission without passages is a source that says so; no submission at all is valid too."""
    project = opened(replace(summary, passages=summary.passages[3:]))
    assert "Det er ikke lest noe utsagn her.\n" in project.texts.values()
    empty = replace(summary, passages=(), submissions=(), respondents=(), themes=(), unassigned=())
    assert opened(empty).every("Sources") == []


def test_many_of_one_sender(summary: Summary, opened: Open) -> None:
    """Sources of one respondent have names of their own; a nameless one has a name."""
    private = Respondent(id="x", name="  ", kind=RespondentKind.PERSON)
    submissions = tuple(replace(s, respondent="x") for s in summary.submissions)
    project = opened(replace(summary, submissions=submissions, respondents=(private,)))
    titles = [each.get("name") for each in project.every("TextSource")]
    assert titles == ["Uten navn", "Uten navn (2)", "Uten navn (3)"]


def test_nynorsk(summary: Summary, opened: Open) -> None:
    """The words of a project are in the letter's language."""
    letter = replace(summary.letter, language=Language.NN)
    names = set(opened(replace(summary, letter=letter)).codes().values())
    assert {"Haldning", "Framlegg", "Utan tema", "Halde utanfor"} <= names


def test_state(summary: Summary, opened: Open) -> None:
    """A memo of the project says how each passage was coded, in ASCII below its first line."""
    project = opened(summary)
    note = project.texts[str(project.every("Note")[0].get("guid"))]
    assert note.split("\n", 1)[1].isascii()
    exported = read_state(note)
    assert exported is not None
    assert exported.names["theme/ferje"] == "Ferje"
    assert [each.main for each in exported.sources["sk4026"]] == [
        "theme/finansiering",
        "theme/kompetanse",
        "aside/unassigned",
    ]
    assert read_state(note.replace("\n", "\r\n").replace('"Ferje"', '"Ferje')) is None
    assert read_state("et notat") is None


@pytest.mark.parametrize("date", ["", "2026-11-22"])
def test_written_by_the_door(summary: Summary, date: str) -> None:
    """The format has a row in the table of writers, and takes the letter's date."""
    options = RenderOptions(date=date)
    assert render(summary, "qdpx", options) == write_qdpx(summary, options)
