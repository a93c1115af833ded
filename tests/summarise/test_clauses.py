"""Which words of a sentence may be reported, and in which form."""

import pytest

from innspill.summarise.clauses import Form, Speaker, clause_of, stands_alone

SPEAKER = Speaker(
    names=("Tinn", "Tinn kommune"),
    common_words=frozenset(["staten", "staten", "små", "kommunene", "det"]),
)

REPORTED = [
    # The sender's own subject gives way to its name.
    ("Vi ber om at staten finansierer drift.", Form.SELF, "ber om at staten finansierer drift"),
    ("Me meiner at fristen er for kort.", Form.SELF, "meiner at fristen er for kort"),
    ("Kommunen har siden 2021 delt driften.", Form.SELF, "har siden 2021 delt driften"),
    ("Tinn kommune støtter forslaget.", Form.SELF, "støtter forslaget"),
    ("Tinn støtter forslaget.", Form.SELF, "støtter forslaget"),
    # A demand in a list.
    ("Sikre alle skoler god tilgang", Form.INFINITIVE, "Sikre alle skoler god tilgang"),
    ("Vidareføre dagens ordning.", Form.INFINITIVE, "Vidareføre dagens ordning"),
    ("Bedre finansiering av drift.", Form.NOUN_PHRASE, "Bedre finansiering av drift"),
    # A main clause whose word order is a subordinate clause's too.
    ("Staten bør finansiere drift.", Form.AT, "Staten bør finansiere drift"),
    ("Små kommuner har behov for hjelp.", Form.AT, "Små kommuner har behov for hjelp"),
    ("Det bør etableres en ordning.", Form.AT, "Det bør etableres en ordning"),
    ("KS bør få ansvaret.", Form.AT, "KS bør få ansvaret"),
]
QUOTED = [
    "Molde kommune mener at fristen er for kort.",  # another municipality's view
    "Vi mener at vi må få mer.",  # "vi" would be the letter's own
    "Staten bør ikke finansiere drift.",  # "at staten ikke bør …"
    "I dag må kommunene betale.",  # "at kommunene i dag må …"
    "Dette bør endres.",  # points back
    "Det er en kommunal utgift som ingen har vedtatt.",  # so does this
    "Flere tjenester utvikles av staten.",  # a sentence, no noun phrase
    "Kommunene som deltar, må få støtte.",  # a clause inside the subject
    "Hvem skal betale?",
    "Ola bør ikke nevnes.",
]


@pytest.mark.parametrize(("sentence", "form", "words"), REPORTED)
def test_reported(sentence: str, form: Form, words: str) -> None:
    """A sentence whose grammar fits is reported with its own words, but for the closing mark."""
    clause = clause_of(sentence, SPEAKER)
    assert (clause.form, sentence[clause.start : clause.end]) == (form, words)


@pytest.mark.parametrize("sentence", QUOTED)
def test_quoted(sentence: str) -> None:
    """A sentence that would change its meaning or word order is quoted whole."""
    clause = clause_of(sentence, SPEAKER)
    assert (clause.form, clause.start, clause.end) == (Form.QUOTE, 0, len(sentence))


def test_unknown_first_word_is_not_lowered() -> None:
    """A word that no submission writes with a small letter may be a name: the clause is quoted."""
    assert clause_of("Altinn bør bestå.", SPEAKER).form is Form.QUOTE


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("Staten bør betale.", True),
        ("Det er viktig at staten betaler.", True),
        ("Det skjedde i fjor.", False),
        ("Disse må endres.", False),
        ("ved manglende infrastruktur", False),
    ],
)
def test_stands_alone(sentence: str, *, alone: bool) -> None:
    """A sentence that points back, or is a fragment, does not stand alone."""
    assert stands_alone(sentence) is alone


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi er positive til forslaget.",  # "Tinn kommune er positive"
        "Me er små og få.",
        "Opne data bør vere gratis for kommunane.",  # an adjective, no infinitive
        "Nasjonale løsninger koster for mye.",  # a sentence, no noun phrase
        "Vi ber dere utsette fristen.",
    ],
)
def test_what_only_looks_reportable_is_quoted(sentence: str) -> None:
    """Agreement, adjectives and verbs that a name cannot take over make a quote."""
    assert clause_of(sentence, SPEAKER).form is Form.QUOTE


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [("Det bør etableres en ordning.", True), ("Det må ein ha i bakhovudet.", False)],
)
def test_formal_det(sentence: str, *, alone: bool) -> None:
    """A formal "det" stands alone, one that points back does not."""
    assert stands_alone(sentence) is alone
