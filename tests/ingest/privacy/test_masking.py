"""What is masked, and what has the look of it and is not."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from stdnum.no import fodselsnummer, kontonr

from innspill.ingest.privacy.finds import Sort
from innspill.ingest.privacy.masking import MASK, find, mask_text


def with_check_digits(stem: str) -> str:
    """Complete nine digits to an identity number; empty where there is none with them."""
    first = fodselsnummer.calc_check_digit1(stem)
    digits = stem + first + fodselsnummer.calc_check_digit2(stem + first)
    return digits if len(digits) == 11 else ""


def number_of(day_month_year: str) -> str:
    """Give the first identity number that begins so."""
    stems = (f"{day_month_year}{serial:03d}" for serial in range(1000))
    return next(filter(None, map(with_check_digits, stems)))


# Month 81-92: persons whom the tax office invents for tests. Nobody is born in such a month.
INVENTED = number_of("018190")
D_NUMBER, HELP_NUMBER, OTHER_TEST = number_of("418190"), number_of("015190"), number_of("016690")
SHARED = number_of("958190")  # numbers of the health service begin with 8 or 9
ACCOUNT = next(number for n in range(10**4, 10**5) if kontonr.is_valid(number := f"000100{n}"))

IDENTITIES = (
    INVENTED,
    f"{INVENTED[:6]} {INVENTED[6:]}",
    f"{INVENTED[:6]}-{INVENTED[6:]}",
    f"{INVENTED[:6]}\u00a0{INVENTED[6:]}",
    f"{INVENTED[:2]}.{INVENTED[2:4]}.{INVENTED[4:6]} {INVENTED[6:]}",
    f"{INVENTED[:6]} {INVENTED[6:9]} {INVENTED[9:]}",
    D_NUMBER,
    HELP_NUMBER,
    OTHER_TEST,
    SHARED,
    "310290 12345",  # a slip in the check digits, or in the day: a person's number all the same
    "Personnummer: 12345",
    "fødselsnr. 31129912345",
)
ACCOUNTS = (
    ACCOUNT,
    kontonr.format(ACCOUNT),
    kontonr.format(ACCOUNT).replace(".", " "),
    "1234.56.78901",
    "kontonr. 12345678901",
    "Konto: 1234 56 78901",
    f"NO00 {ACCOUNT[:4]} {ACCOUNT[4:8]} {ACCOUNT[8:]}",
)
PHONES = (
    "12 34 56 78",
    "123 45 678",
    "12\u00a034\u00a056\u00a078",
    "41234567",
    "+47 12 34 56 78",
    "+4712345678",
    "+47 123 45 678",
    "(+47) 12 34 56 78",
    "0047 12 34 56 78",
    "tlf 12345678",
    "Tlf.: 1234 5678",
    "Telefon 12 345 678",
    "telefonnummer: 12345678",
    "mobil 12345678",
    "Mob. 12.34.56.78",
    "M: 12345678",
    "T: 12345678",
    "Mobilnummeret mitt er 12345678",
    "Ring meg på 12345678",
    "tlf. 12345678 / 22345678",
    "telefon 12345678 eller 22345678",
    "+46 70 000 00 00",
    "+45 12 34 56 78",
    "+1 (202) 555-0143",
    "+44 20 7946 0018",
    "0046 70 000 00 00",
    "Phone: (202) 555-0143",
)
MAILS = (
    "ola@example.no",
    "OLA.NORDMANN@EXAMPLE.NO",
    "ola.nordmann+sak@post.example.no",
    "ola-nordmann_1@example.com",
    "åse@exåmple.no",
    "ola (at) example.no",
    "ola[at]example.no",
    "ola(a)example.no",
    "ola @ example.no",
    "ola%40example.no",
    "{ola,kari}@example.no",
)
KEPT = (
    "2026/1187",
    "2026/1187-3",
    "sak 26/12345",
    "Saksnr. 41234567",
    "saksnummer: 2026 41234567",
    "arkivsak-ID 41234567",
    "ref. 41234567",
    "12 000 000 kroner",
    "45000000 kroner",
    "kr 45 123 456",
    "kr. 45123456",
    "NOK 41234567",
    "45 123 456",
    "41230000",
    "1 234 567",
    "2 500 000 000",
    "+10 000 000 kroner",
    "+2 500 000",
    "2019 2020",
    "2024–2026",
    "2019, 2020 og 2021",
    "§ 3-2",
    "§ 12 34",
    "§§ 12-15",
    "kap. 2.1.3",
    "1.2.3.4.5",
    "12.03.2026",
    "12.03.26 kl. 10.30",
    "20260312",
    "2026-03-12",
    "978-82-00-00000-0",
    "ISBN 9788200000000",
    "ISSN 1234-5678",
    "987 654 321",
    "org.nr. 987654321",
    "NO 987 654 321 MVA",
    "5058 Åfjord",
    "N-7020 Trondheim",
    "kommunenummer 5058",
    "12,5 prosent",
    "12 34 56 78 prosent",
    "10 20 30 40",
    "16 17 18 19",
    "12 34 56 78 90",
    "12 34 56",
    "telefon 02800",
    "nødnummer 113",
    "LOV-2018-06-15-38",
    "Prop. 91 L (2016–2017)",
    "NOU 2023: 17",
    "gnr. 12 bnr. 345",
    "https://example.no/41234567",
    "https://web.example.org/20051208095/side",
    "?id=20020321575&ln=no",
    "192.168.10.12",
    "@kommunen",
    "20 @ 30",
    "kl. 10–12 (a) og (b)",
    "63.4305, 10.3951",
    "v. 1.23.45678",
)


@pytest.mark.parametrize(
    ("sort", "text"),
    [
        *((Sort.IDENTITY, text) for text in IDENTITIES),
        *((Sort.ACCOUNT, text) for text in ACCOUNTS),
        *((Sort.PHONE, text) for text in PHONES),
        *((Sort.MAIL, text) for text in MAILS),
    ],
)
@pytest.mark.parametrize("around", ["{}", "Skriv til {}.", "Vi (Åfjord, {}) mener\nat det haster"])
def test_personal_data_is_masked(around: str, sort: Sort, text: str) -> None:
    """No digit of a number and no word of an address is left, and the sort is known."""
    whole = around.format(text)
    assert sort in {each.sort for each in find(whole)}
    masked = mask_text(whole)
    assert not any(c.isdigit() for c in masked)
    assert "xample" not in masked.casefold()


@pytest.mark.parametrize("text", KEPT)
@pytest.mark.parametrize("around", ["{}", "Vi viser til {}.", "Tabell ({}), og mer\nom det"])
def test_other_numbers_are_left_alone(around: str, text: str) -> None:
    """Cases, amounts, years, paragraphs, dates, books and companies are no personal data."""
    whole = around.format(text)
    assert mask_text(whole) == whole


def test_signs_and_spaces_stay_where_they_are() -> None:
    """Only letters and digits give way, each to one mask."""
    assert mask_text("Tlf. 12 34 56 78, ola@a-b.no!") == "Tlf. •• •• •• ••, •••@•-•.••!"


def test_a_header_says_what_a_bare_number_is() -> None:
    """Eight digits in a column of phone numbers are one; under another header they are none."""
    assert mask_text("22345678", about="Telefon") == "••••••••"
    assert mask_text("22345678", about="Mobil 2:") == "••••••••"
    assert mask_text("22345678", about="Antall innbyggere") == "22345678"
    assert mask_text("41234567", about="Saksnummer") == "41234567"


def test_a_persons_own_name_is_masked_in_either_order() -> None:
    """The name in full is masked, whatever its capitals; her given name alone is not."""
    persons = frozenset({"Kari Oppdiktet"})
    told = "Jeg, KARI  OPPDIKTET (Oppdiktet, Kari), heter Kari."
    masked = mask_text(told, persons=persons)
    assert masked == "Jeg, ••••  ••••••••• (•••••••••, ••••), heter Kari."


TEXTS = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("0123456789 .-/@•\nkto+()")))
WRITTEN = st.sampled_from(["{0}{1}{2}", "{0} {1}{2}", "{0}-{1}{2}", "{0} {1} {2}"])


@settings(deadline=None)
@given(TEXTS)
def test_masking_keeps_length_and_lines_and_is_done_once(text: str) -> None:
    """Every character has its place, white space and signs are kept, and twice is once."""
    masked = mask_text(text)
    assert len(masked) == len(text)
    assert [n for n, c in enumerate(masked) if c.isspace()] == [
        n for n, c in enumerate(text) if c.isspace()
    ]
    assert all(new in (old, MASK) for new, old in zip(masked, text, strict=True))
    assert mask_text(masked) == masked


@settings(deadline=None)
@given(TEXTS, TEXTS, st.integers(0, 999_999_999), WRITTEN)
def test_no_valid_identity_number_survives(
    before: str, after: str, stem: int, written: str
) -> None:
    """Whatever stands around it, a number with right check digits is masked."""
    digits = with_check_digits(f"{stem:09d}")
    assume(digits)
    assume(before[-1:] not in "0123456789" or not before)
    assume(after[:1] not in "0123456789" or not after)
    number = written.format(digits[:6], digits[6:9], digits[9:])
    masked = mask_text(before + number + after)
    assert not any(c in "0123456789" for c in masked[len(before) : len(before) + len(number)])


def test_a_large_inbox_is_masked_in_no_time() -> None:
    """20,000 passages, one in fifty with personal data, take under two seconds."""
    import time  # noqa: PLC0415 - wanted here alone

    plain = "Kommunen ber om at staten dekker 12 prosent av kostnadene fra 2026 (kap. 4). " * 6
    told = f"Ring 12 34 56 78 eller skriv til ola@example.no. {plain}"
    begun = time.process_time()
    for number in range(20_000):
        mask_text(plain if number % 50 else told)
    assert time.process_time() - begun < 2
