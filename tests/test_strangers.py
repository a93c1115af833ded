"""XML of strangers: nothing in it reaches out, swells or is taken for what it is not."""

import pytest
from lxml import etree

from innspill.strangers import DoctypeError, root_of


def test_plain() -> None:
    """A document is its elements and their text; comments and instructions are not there."""
    root = root_of(b"<?a b?><x><!-- c -->\xc3\xa6<y/></x>")
    assert etree.tostring(root, encoding="unicode") == "<x>æ<y/></x>"


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE x><x/>",
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
    ],
)
def test_a_declared_type_is_refused(data: bytes) -> None:
    """A document that declares a type is refused, whatever the type is."""
    with pytest.raises(DoctypeError):
        root_of(data)


@pytest.mark.parametrize("data", [b"", b"x", b"<x>", b"<x>" * 5000 + b"</x>" * 5000])
def test_what_is_no_xml(data: bytes) -> None:
    """What is broken, or nested beyond reason, is no document."""
    with pytest.raises((etree.XMLSyntaxError, ValueError)):
        root_of(data)
