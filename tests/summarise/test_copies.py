"""Text that several submissions have alike."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innspill.model import (
    Consultation,
    Copied,
    Evidence,
    Language,
    Letter,
    Locator,
    Mandate,
    Passage,
    Provenance,
    Submission,
    SubmissionStatus,
    Summary,
)
from innspill.summarise.copies import distinct_texts, find_copies

TEMPLATE = (
    "Kommunen ber om at staten dekker kostnadene ved nye krav, slik at små kommuner ikke må ta av "
    "midlene til skole og omsorg når løsningene skal driftes."
)
OWN = (
    "Hos oss har brannvesenet og biblioteket delt bygg siden 2019, og det har gått over all "
    "forventning for både mannskap og lesere i bygda."
)
OTHER = (
    "Ferja går sjelden om kvelden, og elever som bor på øyene, rekker verken korps eller trening "
    "etter at ruta ble lagt om i fjor høst."
)
NYNORSK = (
    "Kommunen ber om at staten dekkjer kostnadene ved nye krav, slik at små kommunar ikkje må "
    "ta av midlane til skule og omsorg når løysingane skal driftast."
)
ELSEWHERE = (
    "Barnehagene mangler vikarer, og vi har derfor slått sammen avdelinger i alle ferier.",
    "Kulturskolen har lang venteliste på piano, mens plassene på dans står tomme hver vår.",
    "Biblioteket holder åpent til ti, og betjeningen har fått kurs i å løse krangler selv.",
    "Vannverket trenger nye filtre, og det vil gebyrene for hyttene dekke i løpet av ti år.",
)
SHORT = "Staten må betale for driften."


def made(
    letters: Mapping[str, Sequence[str]],
    respondents: Mapping[str, str] | None = None,
    questions: tuple[str, ...] = (),
) -> Summary:
    """Make a result of letters, each of a respondent of its own unless another is named."""
    names = respondents or {}
    return Summary(
        schema_version="1.0",
        provenance=Provenance(innspill="0.0", inputs_sha256="0" * 64),
        consultation=Consultation(questions=questions),
        respondents=(),
        submissions=tuple(_submission(name, names.get(name, f"r{name}")) for name in letters),
        passages=tuple(
            _passage(name, number, text)
            for name, texts in letters.items()
            for number, text in enumerate(texts, start=1)
        ),
        themes=(),
        unassigned=(),
        left_out=(),
        letter=Letter(title="", language=Language.NB, sections=()),
    )


def _submission(name: str, respondent: str) -> Submission:
    return Submission(
        id=name,
        path=f"{name}.txt",
        sha256="0" * 64,
        respondent=respondent,
        received=None,
        language=Language.NB,
        mandate=Mandate.UNSTATED,
        status=SubmissionStatus.READ,
        identified_by=Evidence.LETTERHEAD,
        sure=True,
    )


def _passage(submission: str, number: int, text: str) -> Passage:
    return Passage(
        id=f"{submission}.{number}",
        submission=submission,
        text=text,
        locator=Locator(page=None, block=number, start=0, end=len(text)),
        language=Language.NB,
    )


def _of_passages(summary: Summary) -> list[tuple[str, ...]]:
    return [copied.passages for copied in find_copies(summary) if copied.passages]


def _of_letters(summary: Summary) -> list[tuple[str, ...]]:
    return [copied.submissions for copied in find_copies(summary) if not copied.passages]


def _changed(text: str, word: str, other: str) -> str:
    assert word in text
    return text.replace(word, other)


def test_the_same_words_are_one_text() -> None:
    """A passage that three letters have is told once, with all of them, and is exact."""
    letters = {"a": [OWN, TEMPLATE], "b": [TEMPLATE, OTHER], "c": [TEMPLATE]}
    assert find_copies(made(letters))[0] == Copied(
        submissions=("a", "b", "c"),
        respondents=("ra", "rb", "rc"),
        passages=("a.2", "b.1", "c.1"),
        exact=True,
    )


def test_capitals_and_punctuation_do_not_count() -> None:
    """Texts whose words are the same are exact copies, however they are set."""
    loud = TEMPLATE.upper().replace(",", " –").replace(".", "!")
    (first, *_) = find_copies(made({"a": [TEMPLATE, OWN], "b": [loud, OTHER]}))
    assert first.passages == ("a.1", "b.1")
    assert first.exact


@pytest.mark.parametrize(
    "other",
    [
        _changed(TEMPLATE, "midlene", "pengene"),
        f"{TEMPLATE} {OWN}",
        f"{OWN} {TEMPLATE} {OTHER}",
        TEMPLATE.partition(",")[0],
        NYNORSK,
    ],
    ids=["a word", "more after", "more on both sides", "a part", "nynorsk"],
)
def test_nearly_the_same_is_a_copy_and_not_exact(other: str) -> None:
    """A text with a word changed, with more around it, or in the other målform is a copy."""
    (first, *_) = find_copies(made({"a": [TEMPLATE], "b": [other]}))
    assert set(first.passages) == {"a.1", "b.1"}
    assert not first.exact


def test_a_figure_is_a_word() -> None:
    """Texts that differ by a figure are not exact, and short ones are no copies."""
    long = "Vi ber om 10 millioner kroner til breibånd i de delene av bygda som mangler dekning"
    (first, *_) = find_copies(made({"a": [long], "b": [long.replace("10", "20")]}))
    assert not first.exact
    short = "Vi støtter fullt ut tiltak 4 i planen"
    assert not find_copies(made({"a": [short], "b": [short.replace("4", "5")]}))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TEMPLATE, _changed(TEMPLATE, "ber om", "ber ikke om")),
        (TEMPLATE, _changed(TEMPLATE, "ber om", "ber derfor ikke lenger om")),
        (f"Støtte {TEMPLATE}", f"Ikke støtte {TEMPLATE}"),
        (_changed(TEMPLATE, "ikke må", "aldri må"), _changed(TEMPLATE, "ikke må", "gjerne må")),
        ("Vi støtter at skolen i bygda legges ned", "Vi støtter ikke at skolen i bygda legges ned"),
    ],
)
def test_what_denies_is_no_copy(one: str, other: str) -> None:
    """A text that says no where the other says yes, in the same words, is not told as alike."""
    assert not _of_passages(made({"a": [one], "b": [other]}))


def test_who_denies_takes_no_one_along() -> None:
    """Those who say no in the template's words are alike; the others stay with the template."""
    no = _changed(TEMPLATE, "ber om", "ber ikke om")
    letters = {
        "a": [TEMPLATE],
        "b": [TEMPLATE],
        "c": [no],
        "d": [f"{no} {OWN}"],
        "e": [_changed(TEMPLATE, "ber om", "krever")],
    }
    assert [set(group) for group in _of_passages(made(letters))] == [
        {"a.1", "b.1", "e.1"},
        {"c.1", "d.1"},
    ]


def test_a_no_in_what_was_added_denies_nothing() -> None:
    """A copy may go on with a sentence that has a negation in it."""
    added = f"{TEMPLATE} Dette kan ikke vente til neste budsjett."
    assert _of_passages(made({"a": [TEMPLATE], "b": [added]})) == [("a.1", "b.1")]


def test_what_one_letter_repeats_is_no_copy() -> None:
    """A letter may say a thing twice; where another has it too, each place is told."""
    varied = _changed(TEMPLATE, "midlene", "pengene")
    assert not find_copies(made({"a": [TEMPLATE, TEMPLATE, varied], "b": [OWN]}))
    (found,) = _of_passages(made({"a": [TEMPLATE, TEMPLATE, varied], "b": [OWN, TEMPLATE]}))
    assert found == ("a.1", "a.2", "a.3", "b.2")


def test_a_no_and_a_yes_in_both_deny_nothing() -> None:
    """Copies may both say that one thing is to change and another is not."""
    text = "Staten bør støtte det som bidrar til kutt, og si nei til det som ikke bidrar til kutt"
    (found,) = _of_passages(made({"a": [text], "b": [_changed(text, "Staten", "Fylket")]}))
    assert found == ("a.1", "b.1")


def test_a_letter_sent_twice_has_one_respondent() -> None:
    """Two submissions of one respondent are alike, and named once."""
    found = find_copies(made({"a": [TEMPLATE], "b": [TEMPLATE]}, {"a": "rå", "b": "rå"}))
    assert {copied.respondents for copied in found} == {("rå",)}
    assert {copied.submissions for copied in found} == {("a", "b")}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (SHORT, SHORT, True),
        ("Staten må betale alt.", "Staten må betale alt.", False),
        ("Staten må betale for all drift.", "Staten bør betale for all drift.", True),
        (SHORT, "Staten bør betale for driften.", False),
        ("Staten må betale for all drift.", f"{OWN} Staten må betale for all drift.", True),
        ("Staten må betale for all drift.", f"{OWN} Staten må betale for all drift her.", False),
        ("Staten må betale for all drift.", "Staten må betale for hele løsningen.", False),
    ],
    ids=["five", "four", "six, one other", "five, one other", "sentence", "part", "two others"],
)
def test_short_texts(one: str, other: str, *, alike: bool) -> None:
    """Five words are enough if they are the same, six if nearly so or a whole sentence."""
    assert bool(_of_passages(made({"a": [one, OTHER], "b": [other, OWN]}))) is alike


def test_small_steps_do_not_join_what_differs() -> None:
    """A letter that quotes two others does not make one text of theirs."""
    letters = {"a": [OWN], "b": [OWN], "c": [OTHER], "d": [OTHER], "e": [f"{OWN} {OTHER}"]}
    found = _of_passages(made(letters))
    assert sorted(found) == [("a.1", "b.1"), ("c.1", "d.1", "e.1")]


def test_the_template_comes_first() -> None:
    """The text that most letters have in just these words is the one to compare with."""
    letters = {
        "a": [_changed(TEMPLATE, "midlene", "pengene")],
        "b": [f"{OWN} {TEMPLATE}"],
        "c": [TEMPLATE],
        "d": [TEMPLATE],
    }
    (copied, *_) = find_copies(made(letters))
    assert copied.passages == ("c.1", "a.1", "b.1", "d.1")
    assert copied.submissions == ("c", "a", "b", "d")


def test_the_widest_come_first_and_letters_last() -> None:
    """Passages are told before letters, and among them what most letters have."""
    letters = {"a": [OWN, TEMPLATE], "b": [OWN, TEMPLATE], "c": [TEMPLATE, OTHER]}
    found = find_copies(made(letters))
    assert [copied.passages for copied in found] == [
        ("a.2", "b.2", "c.1"),
        ("a.1", "b.1"),
        (),
    ]


def test_whole_letters() -> None:
    """Letters are alike where they share two fifths, exact where no word differs at all."""
    letters = {
        "a": [TEMPLATE, OWN],
        "b": [f"{TEMPLATE} {OWN}"],
        "c": [OTHER],
    }
    (found,) = (copied for copied in find_copies(made(letters)) if not copied.passages)
    assert found == Copied(submissions=("a", "b"), respondents=("ra", "rb"), exact=True)
    assert _of_letters(made({"a": [TEMPLATE, OWN], "b": [TEMPLATE, OTHER]})) == [("a", "b")]
    longer = {"a": [TEMPLATE, OWN, f"Endelig: {OTHER}"], "b": [TEMPLATE, *ELSEWHERE]}
    assert _of_passages(made(longer)) == [("a.1", "b.1")]
    assert not _of_letters(made(longer))


def test_what_the_consultation_asks_is_no_copy() -> None:
    """A question that many repeat is the consultation's own text, not theirs."""
    assert not find_copies(made({"a": [TEMPLATE], "b": [TEMPLATE]}, questions=(TEMPLATE,)))
    own = {"a": [f"{TEMPLATE} {OWN}"], "b": [f"{TEMPLATE} {OTHER}"]}
    assert _of_passages(made(own))
    assert not find_copies(made(own, questions=(TEMPLATE,)))


def test_nothing_gives_nothing() -> None:
    """A result without passages, or with letters that say no word, has no copies."""
    assert find_copies(made({})) == ()
    assert find_copies(made({"a": ["…"], "b": ["…"]})) == ()


def test_a_letter_without_passages_is_like_no_other() -> None:
    """A submission that gave no passage stands between those that are alike, and is not told."""
    assert _of_letters(made({"a": [TEMPLATE], "b": [], "c": [TEMPLATE], "d": []})) == [("a", "c")]


def test_letters_and_distinct_texts() -> None:
    """Five letters, of which three have one text, have three different texts."""
    letters = {"a": [TEMPLATE], "b": [TEMPLATE], "c": [f"{TEMPLATE} Ja."], "d": [OWN], "e": [OTHER]}
    summary = made(letters)
    ids = [passage.id for passage in summary.passages]
    assert distinct_texts(ids, find_copies(summary)) == 3
    assert distinct_texts(["b.1", "c.1"], find_copies(summary)) == 1
    assert distinct_texts(["b.1", "b.1", "d.1"], ()) == 2
    assert distinct_texts([], ()) == 0


_WORDS = st.sampled_from(
    ["kommunen", "staten", "skole", "vei", "ikke", "bør", "må", "til", "og", "10"]
)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=16).map(" ".join)


@settings(deadline=None, max_examples=60)
@given(letters=st.lists(st.lists(_TEXTS, max_size=4), max_size=6))
def test_each_passage_is_in_one_text_at_most(letters: list[list[str]]) -> None:
    """Whatever is sent, each passage is told once at most, and each text has several senders."""
    summary = made({str(at): texts for at, texts in enumerate(letters)})
    found = find_copies(summary)
    told = [passage for copied in found for passage in copied.passages]
    assert len(told) == len(set(told))
    sender = {passage.id: passage.submission for passage in summary.passages}
    for copied in found:
        assert len(set(copied.submissions)) == len(copied.submissions) > 1
        assert not copied.passages or {sender[p] for p in copied.passages} == {*copied.submissions}
    assert 0 <= distinct_texts(told, found) <= len(told)
