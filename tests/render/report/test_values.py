"""What the report shows beside the letter: passages, choices, matrix, charts and data."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.language.catalogue import catalogue
from innspill.model import (
    Citation,
    Consultation,
    Language,
    Letter,
    Point,
    Provenance,
    Respondent,
    RespondentKind,
    Section,
    Sentence,
    SentenceKind,
    Summary,
    Theme,
)
from innspill.model.traces import Use
from innspill.render.controls import without_controls
from innspill.render.report import Report, report_of
from innspill.render.report.bars import MOST, WIDE
from innspill.render.report.items import items_of


def lists_of(report: Report) -> dict[str, dict[str, int]]:
    """Return the counts of every list of choices, by label."""
    return {
        choice.name: {option.label: option.count for option in choice.options}
        for choice in report.choices
    }


def written(summary: Summary, *sections: tuple[bool, list[tuple[str, int | None]]]) -> Summary:
    """Give a result a letter of one sentence a section: whether it is an annex, what it cites."""
    numbers: dict[str, int] = {}
    made = []
    for number, (annex, cited) in enumerate(sections, start=1):
        citations = tuple(
            Citation(
                source=numbers.setdefault(passage, len(numbers) + 1),
                passage=passage,
                start=start,
                end=None if start is None else start + 2,
            )
            for passage, start in cited
        )
        sentence = Sentence(
            number=number, text="Vi.", kind=SentenceKind.REPORTED, citations=citations
        )
        made.append(Section(heading=f"Del {number}", level=1, sentences=(sentence,), annex=annex))
    return replace(summary, letter=replace(summary.letter, sections=tuple(made)))


@pytest.mark.parametrize(
    ("sections", "use"),
    [
        ([(False, [("sk5058.1", 0)])], Use.REPEATED),
        ([(False, [("sk5058.1", None)])], Use.COUNTED),
        ([(False, [("sk5058.1", None)]), (True, [("sk5058.1", 0)])], Use.COUNTED),
        ([(True, [("sk5058.1", 0)])], Use.ANNEX),
        ([], Use.IN_THEME),
    ],
)
def test_use(
    unwritten: Summary, sections: list[tuple[bool, list[tuple[str, int | None]]]], use: Use
) -> None:
    """The most visible use of a passage counts, the letter before its annex."""
    items = items_of(written(unwritten, *sections), catalogue(Language.NB))
    assert items[0].use is use
    assert items[5].use is Use.UNASSIGNED


def test_where_a_passage_is_used(unwritten: Summary) -> None:
    """Each part of the letter is named once, and all of the annex is one part."""
    told = written(
        unwritten,
        (False, [("sk5058.1", None)]),
        (False, [("sk5058.1", 0)]),
        (True, [("sk5058.1", 0)]),
        (True, [("sk5058.1", 0)]),
    )
    item = items_of(told, catalogue(Language.NB))[0]
    assert item.id == "k1"
    assert [(each.sentence, each.heading) for each in item.where] == [
        (1, "Del 1"),
        (2, "Del 2"),
        (3, "vedlegg 2"),
    ]


def test_every_passage_is_listed_once(summary: Summary) -> None:
    """Sources, passages without a theme and those not referred to are all passages together."""
    report = report_of(replace(summary, letter=replace(summary.letter, sections=())))
    assert report.sources == ()
    assert len(report.uncited) + len(report.unassigned) == len(summary.passages)
    whole = report_of(summary)
    listed = {item.id for item in (*whole.sources, *whole.unassigned, *whole.uncited)}
    assert len(listed) == len(summary.passages)
    assert [item.number for item in whole.sources] == list(range(1, len(whole.sources) + 1))


def test_choices_count_all_passages(summary: Summary) -> None:
    """Each list of choices parts all passages; a respondent without any can be chosen too."""
    lists = lists_of(report_of(summary))
    assert {sum(counts.values()) for counts in lists.values()} == {len(summary.passages)}
    assert lists["respondent"]["Rauma kommune"] == 0
    assert lists["theme"]["Uten tema"] == 1
    assert lists["size"] == {"Uten innbyggertall": 9}


def test_sizes(summary: Summary) -> None:
    """A municipality is small, of middle size or large by its inhabitants."""
    people = (900, 5_000, 20_000, None)
    bodies = tuple(
        replace(body, inhabitants=count)
        for body, count in zip(summary.respondents, people, strict=True)
    )
    lists = lists_of(report_of(replace(summary, respondents=bodies)))
    assert list(lists["size"]) == ["Små kommuner", "Middels store kommuner", "Store kommuner"]


def test_the_matrix_sums_up(summary: Summary) -> None:
    """Rows, columns and the whole agree, and who has no passage has no row."""
    matrix = report_of(summary).matrix
    assert [row.name for row in matrix.rows] == ["Tinn", "Volda", "Åfjord"]
    assert [sum(row.counts) for row in matrix.rows] == [row.total for row in matrix.rows]
    columns = zip(*(row.counts for row in matrix.rows), strict=True)
    assert tuple(sum(column) for column in columns) == matrix.totals
    assert sum(matrix.totals) == matrix.total == len(summary.passages)


def test_a_chart_says_what_its_table_says(summary: Summary) -> None:
    """Themes, positions and turnout: as many bars as rows, and lengths that follow the counts."""
    themes, positions, turnout = report_of(summary).charts
    assert themes.rows[0] == ("Finansiering", "4", "3")
    assert [part.told for part in themes.bars[0].parts] == ["4", "3"]
    assert themes.bars[0].parts[0].length == WIDE
    assert themes.bars[0].parts[1].length == WIDE * 3 / 4
    for bar in positions.bars:
        assert sum(part.length for part in bar.parts) == pytest.approx(WIDE, abs=0.3)
    assert turnout.rows == (("Fylket", "3", "1"),)
    assert turnout.bars[0].parts[-1].told == "3 av 4"
    assert turnout.bars[0].parts[-1].end == WIDE


def test_a_chart_of_many_themes_is_cut(unwritten: Summary) -> None:
    """Of many themes the longest bars are drawn, in the table's order, and the table has all."""
    themes = tuple(
        Theme(id=f"t{n}", label=f"Tema {n} med et navn som er for langt", terms=(), passages=())
        for n in range(MOST + 5)
    )
    passages = tuple(
        replace(unwritten.passages[0], id=f"p{n}", theme=theme.id)
        for n, theme in enumerate([*themes, *themes[5:], themes[-1]])
    )
    many = replace(unwritten, themes=themes, passages=passages, unassigned=())
    chart = report_of(many).charts[0]
    assert chart.cut
    assert len(chart.bars) == MOST
    assert len(chart.rows) == len(themes)
    assert [bar.label for bar in chart.bars] == [row[0] for row in chart.rows[5:]]
    assert not report_of(many).matrix.printed


def test_a_label_is_cut_to_what_fits(unwritten: Summary) -> None:
    """A long label ends in dots in the chart, and stands whole in the table."""
    long = replace(unwritten.themes[0], label="Informasjonssikkerhet og leverandører i kommunene")
    chart = report_of(replace(unwritten, themes=(long, *unwritten.themes[1:]))).charts[0]
    assert chart.bars[0].label == "Informasjonssikkerhet og leverandør…"
    assert chart.rows[0][0] == long.label


def test_data_counts_characters_as_scripts_do(summary: Summary) -> None:
    """An emoji before a proposal counts as two characters, and a control character as none."""
    first = next(each for each in summary.proposals if each.passage == "sk5058.1")
    before = "😀\x00\r\n"
    shifted = replace(first, start=len(before), end=len(before) + 3)
    passage = replace(summary.passages[0], text=before + "Vi ber om noe")
    told = replace(summary, proposals=(shifted,), passages=(passage, *summary.passages[1:]))
    assert json.loads(report_of(told).data)["proposals"][0][:3] == [0, 3, 6]


def test_data_tells_which_passages_share_a_point(unwritten: Summary) -> None:
    """Passages of one point have its number; one that nobody else makes has none."""
    shared = Point(
        id="delt",
        text="Vi",
        start=0,
        end=2,
        passages=("sk5058.1", "sk4026.1"),
        respondents=("k5058", "k4026"),
    )
    alone = replace(shared, id="egen", passages=("sk5058.2",), respondents=("k5058",))
    points = {name: point.id for point in (shared, alone) for name in point.passages}
    told = replace(
        unwritten,
        themes=(replace(unwritten.themes[0], points=(shared, alone)), *unwritten.themes[1:]),
        passages=tuple(replace(each, point=points.get(each.id)) for each in unwritten.passages),
    )
    numbers = json.loads(report_of(told).data)["points"]
    assert {each.id: n for each, n in zip(told.passages, numbers, strict=True) if n >= 0} == {
        "sk5058.1": 0,
        "sk4026.1": 0,
    }


def test_data_tells_of_respondents(summary: Summary) -> None:
    """Each has its status, its county if it said anything, and the paragraphs without a passage."""
    data = json.loads(report_of(summary).data)
    names, ledger = data["choices"]["respondent"]["labels"], data["ledger"]
    texts = ledger["texts"]
    told = {
        name: (texts[status], county, [(texts[file], blocks) for file, blocks, _ in left])
        for name, status, county, left in zip(
            names, ledger["status"], data["choices"]["county"]["of"], ledger["left"], strict=True
        )
    }
    assert told["Rauma kommune"] == ("har ikke svart", -1, [])
    assert told["Tinn kommune"] == ("har svart", 0, [("Tinn kommune.txt", "1")])


def test_data_has_no_words_of_passages(summary: Summary) -> None:
    """The script's data is numbers and names: words stand in the page."""
    data = report_of(summary).data
    assert not [passage for passage in summary.passages if passage.text in data]


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_data_can_stand_in_a_script(name: str) -> None:
    """Whatever a body is called, the data ends no element and reads back as it was."""
    body = Respondent(id=f"r{name}", name=name, kind=RespondentKind.UNKNOWN)
    summary = Summary(
        schema_version="1.0",
        provenance=Provenance(innspill="0.0", inputs_sha256="0" * 64),
        consultation=Consultation(),
        respondents=(body,),
        submissions=(),
        passages=(),
        themes=(),
        unassigned=(),
        left_out=(),
        letter=Letter(title="", language=Language.EN, sections=()),
    )
    data = report_of(summary).data
    assert "<" not in data
    assert not {"\u2028", "\u2029"} & set(data)
    assert json.loads(data)["choices"]["respondent"]["labels"] == [name]


@given(st.text())
def test_shown_text_has_no_controls(text: str) -> None:
    """Nothing but letters, spaces, tabs and line feeds is left, and nothing else is taken."""
    shown = without_controls(text)
    assert without_controls(shown) == shown
    assert "\r" not in shown
    assert [c for c in shown if c.isprintable()] == [c for c in text if c.isprintable()]
