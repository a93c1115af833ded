"""From a sentence to its sources, from a respondent to where its words went."""

from dataclasses import replace

import pytest

from innspill.audit import find_respondents, trace_respondents, trace_sentences
from innspill.errors import UsageError
from innspill.model import Respondent, RespondentKind, SentenceKind, Summary
from innspill.model.traces import Use


def respondent(summary: Summary, name: str) -> Respondent:
    """Return the one respondent of a name."""
    (found,) = find_respondents(summary, name)
    return found


def test_sentence_by_number(sound: Summary) -> None:
    """A sentence's number leads to its sources, each with the words that it repeats."""
    quote = next(
        sentence
        for section in sound.letter.sections
        for sentence in section.sentences
        if sentence.kind is SentenceKind.QUOTE and "Betre opplæring" in sentence.text
    )
    (trace,) = trace_sentences(sound, str(quote.number))
    assert trace.told.sentence == quote
    assert trace.told.heading == "Kompetanse"
    assert [source.words for source in trace.sources] == [
        "Betre opplæring av tilsette i små kommunar."
    ]
    assert trace.sources[0].respondent.name == "Volda kommune"
    assert trace.sources[0].submission.path == "Volda kommune.txt"


def test_sentence_by_words(sound: Summary) -> None:
    """Some words of a sentence find it, in any case of letters, and all that have them."""
    traces = trace_sentences(sound, "DRIFT AV FELLESLØSNINGER")
    assert {trace.told.heading for trace in traces} == {"Finansiering", "Avslutning"}


@pytest.mark.parametrize("wanted", ["400", "ord som ingen har skrevet"])
def test_no_such_sentence(sound: Summary, wanted: str) -> None:
    """What is in no sentence is said, with the numbers that there are."""
    with pytest.raises(UsageError, match=wanted) as caught:
        trace_sentences(sound, wanted)
    last = sound.letter.sections[-1].sentences[-1].number
    assert f"from 1 to {last};" in caught.value.hint


def test_every_passage_has_a_fate(sound: Summary) -> None:
    """What all respondents sent is everything that was read, once each."""
    traces = trace_respondents(sound, sound.respondents)
    told = [fate.passage.id for trace in traces for fate in trace.fates]
    assert sorted(told) == sorted(passage.id for passage in sound.passages)


def test_fates(sound: Summary) -> None:
    """A passage is repeated, counted, in a theme or unassigned, and the sentences are named."""
    (trace,) = trace_respondents(sound, [respondent(sound, "tinn")])
    fates = {fate.passage.id: fate for fate in trace.fates}
    assert fates["sk4026.1"].use is Use.REPEATED
    assert [told.heading for told in fates["sk4026.1"].told] == ["Finansiering"]
    assert fates["sk4026.3"].use is Use.UNASSIGNED
    assert fates["sk4026.3"].reason == "no_terms"


def test_counted_passage(wide: Summary) -> None:
    """A passage that is one of many alike is counted, under its theme and among the main points."""
    (trace,) = trace_respondents(wide, [respondent(wide, "Frøya kommune")])
    assert trace.fates[0].use is Use.COUNTED
    assert {told.heading for told in trace.fates[0].told} >= {"Fiber", "Avslutning"}
    assert trace.fates[0].alongside[0] == "Aure kommune"


def test_uncited_passage_is_in_its_theme(sound: Summary) -> None:
    """A passage that no sentence cites is said to be in its theme and not repeated."""
    silent = tuple(replace(section, sentences=()) for section in sound.letter.sections)
    without = replace(sound, letter=replace(sound.letter, sections=silent))
    (trace,) = trace_respondents(without, [respondent(without, "Åfjord")])
    assert {fate.use for fate in trace.fates} == {Use.IN_THEME}
    assert trace.count(Use.IN_THEME) == 3


def test_who_sent_nothing(sound: Summary) -> None:
    """A respondent that sent nothing has no passage and no submission."""
    (trace,) = trace_respondents(sound, [respondent(sound, "Rauma")])
    assert (trace.submissions, trace.fates) == ((), ())


def test_unknown_respondent(sound: Summary) -> None:
    """A name that nobody has gets the nearest ones."""
    with pytest.raises(UsageError, match="Åfjor") as caught:
        find_respondents(sound, "Åfjor")
    assert "Åfjord kommune" in caught.value.hint


def test_namesakes(sound: Summary) -> None:
    """A name that several have finds them all."""
    twins = (
        Respondent(id="k1515", name="Herøy kommune", kind=RespondentKind.MUNICIPALITY),
        Respondent(id="k1818", name="Herøy kommune", kind=RespondentKind.MUNICIPALITY),
    )
    assert find_respondents(replace(sound, respondents=twins), "Herøy") == twins
