"""What people change in another program comes back as decisions; what cannot is told."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml.etree import _Element as Element

from innspill.consultation.workbook import Standing, Taken
from innspill.errors import UsageError
from innspill.model import Decision, DecisionKind, Summary, passage_key
from innspill.options import RenderOptions
from innspill.render.refi.project import write_qdpx

Back = Callable[..., Taken]
Make = Callable[..., Any]

STATE = "Vi ber om at staten"
FERRY = "Ferja over fjorden"


def wanted(taken: Taken) -> set[tuple[str, str, str]]:
    """Give the column, what it was and what it is now of each change."""
    return {(edit.target.column, edit.was, edit.now) for edit in taken.edits}


def told(taken: Taken) -> set[tuple[str, str]]:
    """Give the key of each remark, and of what it is."""
    return {
        (each.key, str(each.values.get("words", each.values.get("code", ""))).split(" ")[0])
        for each in taken.remarks
    }


def test_unchanged(back: Back) -> None:
    """A project that nobody changed changes nothing, and there is nothing to know."""
    taken = back()
    assert (taken.edits, taken.refusals, taken.remarks) == ((), (), ())


@pytest.mark.parametrize(
    "how", ["mark", "mark counted", "windows", "windows counted", "utf-16", "all"]
)
def test_other_ways_to_count(back: Back, edit: Make, how: str) -> None:
    """Line ends, byte order marks and characters may be counted as any program does."""
    taken = back(edit("counted", how))
    assert (taken.edits, taken.remarks) == ((), ())
    moved = back(edit("counted", how), edit("recode", FERRY, "Ferje", "Kompetanse"))
    assert wanted(moved) == {("theme", "Ferje", "Kompetanse")}


def test_the_same_words_twice(back: Back, standing: Standing) -> None:
    """Passages that say the same, in different themes, are paired in their order."""
    first, second, third, *rest = standing.result.passages
    passages = (first, second, replace(third, text=first.text), *rest)
    now = replace(standing, result=replace(standing.result, passages=passages))
    assert first.theme != third.theme
    taken = back(now=now, data=write_qdpx(now.result, RenderOptions()))
    assert (taken.edits, taken.refusals, taken.remarks) == ((), (), ())


def test_saved_by_another_program(back: Back, edit: Make) -> None:
    """New GUIDs, a selection for each coding and a renamed folder are no changes."""
    as_qualcoder = (edit("one_selection_a_coding"), edit("other_guids"))
    taken = back(*as_qualcoder)
    assert (taken.edits, taken.refusals, taken.remarks) == ((), (), ())
    moved = back(edit("recode", FERRY, "Ferje", "Kompetanse"), *as_qualcoder)
    assert wanted(moved) == {("theme", "Ferje", "Kompetanse")}


def test_moved(back: Back, edit: Make, summary: Summary) -> None:
    """A passage that is coded with another theme is moved there, and it is said who did it."""
    taken = back(edit("recode", FERRY, "Ferje", "Kompetanse"))
    assert wanted(taken) == {("theme", "Ferje", "Kompetanse")}
    words = next(p.text for p in summary.passages if p.text.startswith(FERRY))
    (decision,) = taken.owned.decisions
    assert decision == Decision(
        kind=DecisionKind.MOVED,
        passage=passage_key(words, "k5058"),
        value="kompetanse",
        words=words,
        by="Kari",
    )


def test_placed(back: Back, edit: Make) -> None:
    """A passage without a theme that is coded with one is moved there."""
    taken = back(edit("recode", "qwerty", "Uten tema", "Ferje"))
    assert wanted(taken) == {("theme", "", "Ferje")}


def test_renamed(back: Back, edit: Make) -> None:
    """A theme's code with a new name renames the theme, also where GUIDs are new."""
    for others in ((), (edit("other_guids"),)):
        taken = back(edit("rename", "Ferje", "Ferjer og bruer"), *others)
        assert wanted(taken) == {("label", "Ferje", "Ferjer og bruer")}
        assert 'label = "Ferjer og bruer"' in (taken.owned.themes or "")


def test_new_theme(back: Back, edit: Make) -> None:
    """A new code becomes a theme, and what is coded with it stands there."""
    taken = back(edit("new_code", "Samband"), edit("recode", FERRY, "Ferje", "Samband"))
    assert wanted(taken) == {("label", "", "Samband"), ("theme", "Ferje", "Samband")}
    assert taken.owned.decisions[0].value == "samband"
    assert 'id = "samband"' in (taken.owned.themes or "")


def test_new_code_without_passages(back: Back, edit: Make) -> None:
    """A new code that no passage has becomes no theme, and that is told."""
    taken = back(edit("new_code", "Samband"))
    assert (wanted(taken), told(taken)) == (set(), {("code_unused", "Samband")})


def test_position(back: Back, edit: Make) -> None:
    """Another position is a decision about it."""
    taken = back(edit("recode", FERRY, "Forslag", "Bekymring"))
    assert wanted(taken) == {("position", "Forslag", "Bekymring")}
    assert taken.owned.decisions[0].value == "concern"


def test_merged(back: Back, edit: Make) -> None:
    """All that a merged code had is moved, and it is told that the code is gone."""
    taken = back(edit("merge", "Kompetanse", "Ferje"))
    assert [e.target.column for e in taken.edits] == ["theme"] * 3
    assert {d.value for d in taken.owned.decisions} == {"ferje"}
    assert told(taken) >= {("theme_gone", "Kompetanse")}


def test_left_out(back: Back, edit: Make) -> None:
    """A passage that is coded as left out is, for the reason in the memo."""
    out = (edit("encode", FERRY, "Holdt utenfor"), edit("memo", FERRY, "Gjelder en annen sak."))
    taken = back(*out)
    assert wanted(taken) == {("excluded", "", "Gjelder en annen sak.")}
    assert taken.owned.decisions[0].reason == "Gjelder en annen sak."
    (refusal,) = back(out[0]).refusals
    assert refusal.fault.message == "a passage is left out without a reason"
    assert refusal.places[0].sheet == "Åfjord kommune"


def test_taken_in_again(back: Back, edit: Make, standing: Standing) -> None:
    """A passage that was left out and is coded with a theme is taken in again."""
    out = (edit("encode", FERRY, "Holdt utenfor"), edit("memo", FERRY, "Annen sak."))
    after = replace(standing, owned=back(*out).owned)
    taken = back(edit("without_memos"), now=after)
    assert ("excluded", "Annen sak.", "") in wanted(taken)
    assert all(d.kind is not DecisionKind.EXCLUDED for d in taken.owned.decisions)


def test_memo_becomes_a_comment(back: Back, edit: Make) -> None:
    """What people write of a passage is kept as a comment, beside what stands there."""
    taken = back(edit("memo", FERRY, "innspill: noe\nSe også side 3."))
    assert [each.text for each in taken.comments] == ["Se også side 3."]


@pytest.mark.parametrize(
    ("name", "told_of", "key"),
    [
        (("uncode", FERRY, "Ferje"), "Ferja", "uncoded"),
        (("recode", FERRY, "Ferje", "Uten tema"), "Ferja", "no_theme"),
        (("encode", FERRY, "Kompetanse"), "Ferja", "coded_too"),
        (("encode", FERRY, "Støtte"), "Ferja", "coded_too"),
        (("uncode", FERRY, "Forslag"), "Ferja", "no_position"),
        (("resize", FERRY, 35, 0), "billett.", "coding_lost"),
        (("rename", "Uten tema", "Rest"), "Rest", "code_renamed"),
        (("take_out", "Code", "Holdning"), "", "no_positions"),
        (("take_out", "Code", "Uten tema"), "Uten", "code_gone"),
        (("below", "Ferje", "Kompetanse"), "Ferje", "code_moved"),
        (("retext", "Ferja", "Båten"), "Ferja", "passage_gone"),
    ],
)
def test_told_and_not_taken(
    back: Back, edit: Make, name: tuple[Any, ...], told_of: str, key: str
) -> None:
    """What cannot be decided so changes nothing, and is told with its words."""
    taken = back(edit(*name))
    assert (wanted(taken), taken.refusals) == (set(), ())
    assert (key, told_of) in told(taken)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(data=st.data())
def test_every_change_is_taken(
    back: Back, edit: Make, summary: Summary, data: st.DataObject
) -> None:
    """Whatever themes passages are coded with: what differs is decided, and nothing else."""
    labels = {theme.id: theme.label for theme in summary.themes}
    chosen = {
        p.id: data.draw(st.sampled_from(sorted(labels)), label=p.text) for p in summary.passages
    }
    how = data.draw(st.sampled_from(["mark", "mark counted", "windows", "windows counted", "all"]))
    changes = [
        edit("recode", p.text[:50], labels.get(p.theme or "", "Uten tema"), labels[chosen[p.id]])
        for p in summary.passages
        if chosen[p.id] != p.theme
    ]
    taken = back(*changes, edit("one_selection_a_coding"), edit("counted", how))
    respondents = {s.id: s.respondent for s in summary.submissions}
    assert {(d.passage, d.value) for d in taken.owned.decisions} == {
        (passage_key(p.text, respondents[p.submission]), chosen[p.id])
        for p in summary.passages
        if chosen[p.id] != p.theme
    }
    assert taken.refusals == ()


def test_half_is_enough(back: Back, edit: Make) -> None:
    """A coding that covers at least half of a passage is one of the passage."""
    taken = back(edit("recode", FERRY, "Ferje", "Kompetanse"), edit("resize", FERRY, 15, 0))
    assert wanted(taken) == {("theme", "Ferje", "Kompetanse")}


def test_coding_over_several(back: Back, edit: Make) -> None:
    """A coding that goes over several passages is one of each of them."""
    taken = back(edit("recode", FERRY, "Ferje", "Kompetanse"), edit("resize", FERRY, -60, 0))
    assert ("theme", "Ferje", "Kompetanse") in wanted(taken)
    assert ("coded_too", "Staten") in told(taken)


def test_positions_of_another_text(back: Back, edit: Make) -> None:
    """Codings that stand elsewhere than the words that they were of are not taken."""
    taken = back(edit("retext", "Vi ber om", "Aller først ber vi om"))
    assert (wanted(taken), taken.refusals) == (set(), ())
    (remark,) = (each for each in taken.remarks if each.place.sheet == "Åfjord kommune")
    assert (remark.key, remark.values) == ("misplaced", {"n": 3})


def test_two_codings_that_begin_within_a_word(back: Back, edit: Make) -> None:
    """People mark some by hand: the words of a source are taken for its own all the same."""
    words = ("Staten bør", FERRY)
    taken = back(*(edit("resize", each, 1, 0) for each in words))
    assert (wanted(taken), told(taken)) == (set(), set())


def test_two_new_themes(back: Back, edit: Make) -> None:
    """A passage that is coded with two other themes is refused, and both are named."""
    taken = back(
        edit("recode", FERRY, "Ferje", "Kompetanse"), edit("encode", FERRY, "Finansiering")
    )
    (refusal,) = taken.refusals
    assert refusal.fault.message == "a passage has several new themes: Finansiering, Kompetanse"
    assert taken.owned.decisions == ()


def test_decided_since(back: Back, edit: Make, standing: Standing, summary: Summary) -> None:
    """What was decided otherwise since the export is refused, and what was not is taken."""
    words = next(p.text for p in summary.passages if p.text.startswith(FERRY))
    decision = Decision(
        kind=DecisionKind.MOVED, passage=passage_key(words, "k5058"), value="finansiering"
    )
    now = replace(standing, owned=replace(standing.owned, decisions=(decision,)))
    assert back(now=now).edits == ()
    (refusal,) = back(edit("recode", FERRY, "Ferje", "Kompetanse"), now=now).refusals
    assert refusal.fault.message == 'since the file was made, this was decided: "Finansiering"'
    same = back(edit("recode", FERRY, "Ferje", "Finansiering"), now=now)
    assert (same.edits, same.already) == ((), 1)


def test_without_memos(back: Back, edit: Make) -> None:
    """A project that no longer says how it was coded is held against what stands now."""
    taken = back(edit("recode", STATE, "Finansiering", "Ferje"), edit("without_memos"))
    assert wanted(taken) == {("theme", "Finansiering", "Ferje")}
    assert told(taken) == {("no_state", ""), ("locks", "")}
    nameless = back(edit("without_memos"), edit("other_guids"))
    assert (nameless.edits, told(nameless)) == ((), {("no_state", "")})


def test_without_its_state_alone(back: Back) -> None:
    """Where it is not known what codes were described as, no description is taken for a change."""

    def forget(root: Element, texts: dict[str, bytes]) -> None:
        del texts
        for notes in root.findall("{*}Notes"):
            root.remove(notes)

    assert told(back(forget)) == {("no_state", "")}


def test_copies_without_memos(back: Back, edit: Make, standing: Standing) -> None:
    """Of two letters with the same words, each is known by who sent it where all else is gone."""
    first, second, third = (s.id for s in standing.result.submissions)
    own = [p for p in standing.result.passages if p.submission == first]
    copies = tuple(replace(p, id=f"{second}.c{n}", submission=second) for n, p in enumerate(own))
    rest = tuple(p for p in standing.result.passages if p.submission == third)
    now = replace(standing, result=replace(standing.result, passages=(*own, *copies, *rest)))
    data = write_qdpx(now.result, RenderOptions())
    lost = (edit("without_memos"), edit("other_guids"))
    assert back(*lost, now=now, data=data).edits == ()
    moved = back(edit("recode", FERRY, "Ferje", "Kompetanse"), *lost, now=now, data=data)
    (decision,) = moved.owned.decisions
    assert decision.passage == passage_key(own[2].text, "k5058")


def test_other_consultation(back: Back, edit: Make, summary: Summary) -> None:
    """A project of other submissions is refused."""
    strangers = tuple(replace(p, text=f"Om noe annet: {p.id}") for p in summary.passages)
    other = Standing(result=replace(summary, passages=strangers), owned=back().owned)
    with pytest.raises(UsageError, match="from another consultation"):
        back(edit("retext", "Vi", "De"), now=other)
