"""The ledger's tables: who did what, and how many by county and by size."""

from dataclasses import replace

from innspill.language.catalogue import catalogue
from innspill.model import (
    Endorsement,
    Language,
    Mandate,
    Respondent,
    RespondentKind,
    RespondentStatus,
    Summary,
)
from innspill.render.ledger import (
    RESPONDENT_COLUMNS,
    RESPONDENT_WIDTHS,
    respondent_rows,
    turnout_of,
)

WORDS = catalogue(Language.NB)
COLUMNS = RESPONDENT_COLUMNS.split()
FULL = 100


def cell(summary: Summary, name: str, column: str) -> str:
    """Give what stands in one respondent's row."""
    (row,) = (row for row in respondent_rows(summary, WORDS) if row[0] == name)
    return row[COLUMNS.index(column)]


def counted(unwritten: Summary) -> Summary:
    """Give the respondents two counties and three sizes."""
    facts = (("Trøndelag", 4_340), ("Telemark", 5_600), ("Vestland", 20_000), ("Trøndelag", 7_000))
    bodies = zip(unwritten.respondents, facts, strict=True)
    return replace(
        unwritten,
        respondents=tuple(
            replace(body, county=county, inhabitants=count) for body, (county, count) in bodies
        ),
    )


def test_a_row_for_everyone(unwritten: Summary) -> None:
    """Each respondent has one row, as wide as the columns and their widths."""
    rows = respondent_rows(unwritten, WORDS)
    assert [row[0] for row in rows] == [body.name for body in unwritten.respondents]
    assert {len(row) for row in rows} == {len(COLUMNS)} == {len(RESPONDENT_WIDTHS)}
    assert sum(RESPONDENT_WIDTHS) == FULL


def test_inhabitants_and_size(unwritten: Summary) -> None:
    """Inhabitants stand with the size class; a body without any has neither."""
    assert cell(counted(unwritten), "Åfjord kommune", "inhabitants") == "4340 (liten)"
    assert cell(counted(unwritten), "Volda kommune", "inhabitants") == "20\u00a0000 (stor)"
    assert cell(unwritten, "Volda kommune", "inhabitants") == ""


def test_status_tells_late(unwritten: Summary) -> None:
    """All papers late, some late, or none."""
    first, second, third = unwritten.submissions
    again = replace(first, id="more")
    late = replace(
        unwritten, submissions=(replace(first, late=True), replace(second, late=True), third, again)
    )
    assert cell(late, "Åfjord kommune", "status") == "har svart (delvis etter fristen)"
    assert cell(late, "Tinn kommune", "status") == "har svart (etter fristen)"
    assert cell(late, "Volda kommune", "status") == "har svart"
    assert cell(late, "Rauma kommune", "status") == "har ikke svart"


def test_status_tells_who_is_joined(unwritten: Summary) -> None:
    """Joining stands beside the answer, or alone where nothing more was said."""
    joined = [
        Endorsement(submission="sk5058", passage="sk5058.1", start=0, end=2, name="KS"),
        Endorsement(
            submission="sk5058",
            passage="sk5058.2",
            start=0,
            end=4,
            name="Tinn",
            respondent="k4026",
        ),
    ]
    told = replace(unwritten, endorsements=tuple(joined))
    assert cell(told, "Åfjord kommune", "status") == "har svart; slutter seg til KS og Tinn kommune"
    first, *rest = told.respondents
    only = replace(first, status=RespondentStatus.ENDORSES)
    assert cell(replace(told, respondents=(only, *rest)), "Åfjord kommune", "status") == (
        "slutter seg til KS og Tinn kommune"
    )


def test_whose_word_it_is(unwritten: Summary) -> None:
    """The treatment is told of who answered, and is empty for who is silent."""
    first, *rest = unwritten.submissions
    told = replace(unwritten, submissions=(replace(first, mandate=Mandate.POLITICAL), *rest))
    assert cell(told, "Åfjord kommune", "mandate") == "politisk behandlet"
    assert cell(told, "Rauma kommune", "mandate") == ""


def test_turnout_by_county_and_size(unwritten: Summary) -> None:
    """Municipalities and inhabitants stand beside each other, invited and answered."""
    turnout = turnout_of(counted(unwritten), WORDS)
    assert turnout.rows == (
        ("Telemark", "1", "5600", "1", "5600", "100\u00a0%"),
        ("Trøndelag", "2", "11\u00a0340", "1", "4340", "38\u00a0%"),
        ("Vestland", "1", "20\u00a0000", "1", "20\u00a0000", "100\u00a0%"),
        ("Små kommuner", "1", "4340", "1", "4340", "100\u00a0%"),
        ("Middels store kommuner", "2", "12\u00a0600", "1", "5600", "44\u00a0%"),
        ("Store kommuner", "1", "20\u00a0000", "1", "20\u00a0000", "100\u00a0%"),
        ("Alle kommunene", "4", "36\u00a0940", "3", "29\u00a0940", "81\u00a0%"),
    )
    assert len(turnout.headers) == len(turnout.widths) == len(turnout.rows[0])
    assert sum(turnout.widths) == FULL


def test_the_share_is_of_those_invited(unwritten: Summary) -> None:
    """Who answered without being asked counts among the answers, and not in the share."""
    first, *rest = counted(unwritten).respondents
    unasked = replace(first, invited=False)
    turnout = turnout_of(replace(unwritten, respondents=(unasked, *rest)), WORDS)
    total = ("Alle kommunene", "3", "32\u00a0600", "3", "29\u00a0940", "79\u00a0%")
    assert turnout.rows[-1] == total


def test_turnout_without_invitations(unwritten: Summary) -> None:
    """Where nobody was invited, only those who answered are counted."""
    bodies = tuple(replace(b, invited=False) for b in counted(unwritten).respondents[:3])
    turnout = turnout_of(replace(unwritten, respondents=bodies), WORDS)
    assert turnout.rows[-1] == ("Alle kommunene", "3", "29\u00a0940")
    assert len(turnout.headers) == len(turnout.widths) == len(turnout.rows[0])


def test_what_is_not_known_is_not_added_up(unwritten: Summary) -> None:
    """A municipality that could be one of two has its own row, and a sum without it is a least."""
    first, *rest = counted(unwritten).respondents
    unclear = replace(first, county=None, inhabitants=None)
    turnout = turnout_of(replace(unwritten, respondents=(unclear, *rest)), WORDS)
    assert ("Fylket er ikke kjent", "1", "", "1", "", "") in turnout.rows
    assert ("Størrelsen er ikke kjent", "1", "", "1", "", "") in turnout.rows
    total = ("Alle kommunene", "4", "minst 32\u00a0600", "3", "minst 25\u00a0600", "")
    assert turnout.rows[-1] == total


def test_other_bodies_are_no_municipalities(unwritten: Summary) -> None:
    """Without a municipality there is no turnout to tell."""
    body = Respondent(id="ks", name="KS", kind=RespondentKind.ORGANISATION)
    alone = replace(unwritten, respondents=(body,), submissions=(), passages=())
    assert turnout_of(alone, WORDS).rows == ()
    assert cell(alone, "KS", "county_or_kind") == "organisasjon"
