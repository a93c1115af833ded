"""Whether two sentences say the same."""

import pytest

from innspill.model import Position
from innspill.summarise.positions import position_of_sentence
from innspill.summarise.sameness import SAME, Scale, compatible, sameness
from innspill.summarise.sayings import saying_of

INBOX = (
    "Staten må betale for drift av nødnettet.",
    "Barnehagene trenger flere pedagoger.",
    "Vi støtter forslaget om gratis kjernetid i SFO.",
    "Det bør innføres en makspris på ferje.",
    "Fylkesveiene må rustes opp.",
    "Skogbruksplanene bør være åpent tilgjengelige.",
)


def says(leader: str, other: str) -> bool:
    """Tell whether the other sentence says what the leader says."""
    scale = Scale.of(map(saying_of, (*INBOX, leader, other)))
    strength, denied = sameness(scale.weigh(saying_of(leader)), scale.weigh(saying_of(other)))
    stands = position_of_sentence(leader), position_of_sentence(other)
    return strength >= SAME and compatible(*stands, denied=denied)


@pytest.mark.parametrize(
    ("leader", "other"),
    [
        (
            "Det bør opprettes et nasjonalt register over private brønner.",
            "Eit nasjonalt register for private brønnar bør etablerast.",
        ),
        (
            "Basestasjonene må ha nødstrøm i minst 24 timer.",
            "Vi meiner at basestasjonane må ha naudstraum i minst 24 timar.",
        ),
        (
            "Vi er imot at tingretten på Nordfjordeid legges ned.",
            "Kommunen går imot nedlegging av tingretten på Nordfjordeid.",
        ),
        (
            "Kornproduksjonen i fjellbygdene må økes.",
            "Vi vil øke produksjon av korn i fjellbygdene.",
        ),
    ],
)
def test_same_in_other_words(leader: str, other: str) -> None:
    """A sentence says the same in the other målform, order, or build of words."""
    assert says(leader, other)


def test_more_is_also_the_same_but_not_the_other_way() -> None:
    """Who says more says what the leader says; who says less does not say all of a long one."""
    short = "Det bør innføres en makspris på ferje."
    long = f"{short[:-1]}, og tilskuddet til hurtigbåtene i distriktet må økes."
    assert says(short, long)
    assert not says(long, short)


@pytest.mark.parametrize(
    ("leader", "other"),
    [
        ("Fristen for tilskuddet bør være i 2027.", "Fristen for tilskuddet bør være i 2029."),
        ("Grensen for tilskudd bør være fem elever.", "Grensen for tilskudd bør være ti elever."),
        ("Eiendomsskatten på hytter bør senkes.", "Eiendomsskatten på hytter bør økes."),
        (
            "Kommunen støtter forslaget om å slå sammen tingrettene.",
            "Kommunen støtter ikke forslaget om å slå sammen tingrettene.",
        ),
        ("Barnehagene trenger flere pedagoger.", "Barnehagene trenger flere vikarer."),
        ("Det er mangel på fastleger i distriktet.", "Det er mangel på tannleger i distriktet."),
        ("Vi er imot plikt til beredskapslager.", "Vi støtter plikt til beredskapslager."),
    ],
)
def test_one_difference_is_enough(leader: str, other: str) -> None:
    """Another number, a negation, the opposite verb or another thing makes it another point."""
    assert not says(leader, other)
    assert not says(other, leader)


def test_condition_is_not_put_in_the_mouth_of_others() -> None:
    """A sentence with a reservation does not lead those who make none, but may follow them."""
    plain = "Vi støtter plikt til å bruke fellesløsninger."
    reserved = "Vi støtter plikt til å bruke fellesløsninger, men bare dersom prisen er kjent."
    assert says(plain, reserved)
    assert not says(reserved, plain)


def test_what_both_deny_they_deny_together() -> None:
    """To take a thing away and to be against it is one stand; to want it is another."""
    assert compatible(Position.PROPOSAL, Position.OPPOSITION, denied=True)
    assert not compatible(Position.PROPOSAL, Position.OPPOSITION, denied=False)
    assert not compatible(Position.QUESTION, Position.SUPPORT, denied=True)


def test_sentence_without_a_subject() -> None:
    """A sentence of nothing but function words says the same as none."""
    assert not says("Det er det.", "Det er det.")
