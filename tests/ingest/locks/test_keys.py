"""A key ring: it shows no keys, tries them in order, and knows what it opened."""

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.ingest.faults import EncryptedError
from innspill.ingest.locks.keys import Keyring, hold, keyring_in_force
from innspill.options import Options, ReadOptions


def test_no_password_is_shown() -> None:
    """Neither a key ring nor the options say a password when they are printed."""
    told = ReadOptions(passwords=("hemmelig",))
    assert "hemmelig" not in repr(Keyring(passwords=("hemmelig",))) + repr(Options(read=told))


@given(st.lists(st.text(min_size=1), unique=True, min_size=1), st.data())
def test_the_password_that_fits_is_found(passwords: list[str], data: st.DataObject) -> None:
    """Whichever fits is found, and is the first that the next lock is tried with."""
    fits = data.draw(st.sampled_from(passwords))
    tried: list[str] = []

    def attempt(password: str) -> bytes | None:
        tried.append(password)
        return b"plain" if password == fits else None

    keyring = Keyring(passwords=tuple(passwords))
    assert keyring.open(attempt) == b"plain"
    assert tried == passwords[: passwords.index(fits) + 1]
    tried.clear()
    keyring.open(attempt)
    assert tried == [fits]
    assert sorted(keyring.passwords) == sorted(passwords)


def test_what_is_opened_by_itself_is_no_secret() -> None:
    """A password that programs know opens a lock without a trace."""
    keyring = Keyring()
    assert keyring.open(lambda password: password.encode(), ("kjent",)) == b"kjent"
    assert not keyring.met
    assert not keyring.has_opened(b"kjent")


def test_a_lock_that_stays_shut_was_met() -> None:
    """Where no password fits, what was read depends on the passwords all the same."""
    keyring = Keyring(passwords=("feil",))
    with pytest.raises(EncryptedError) as caught:
        keyring.open(lambda _: None)
    assert keyring.met
    assert "feil" not in json.dumps([caught.value.message, caught.value.hint])


def test_keys_are_in_force_within_alone() -> None:
    """Outside, there are no keys; what was opened before is forgotten."""
    with hold(("a",)) as keyring:
        keyring.open(lambda password: password.encode())
        assert keyring_in_force().has_opened(b"a")
    assert keyring_in_force() == Keyring()
    assert sys.getrefcount(keyring) > 0
