"""E-mail addresses, also where people write them so that programs do not see them."""

import re
from collections.abc import Iterator

from innspill.ingest.privacy.finds import Find, Sort

SIGN = re.compile(r"@|%40|[(\[{]\s?(?:at|a|alfakrøll|krøllalfa)\s?[)\]}]\s?", re.IGNORECASE)
"""What parts an address into the person and the host."""

_LOCAL = re.compile(r"(?:[\w.+'’-]*\w|\{[^{}@]*\}) ?$")
_DOMAIN = re.compile(r" ?[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.[^\W\d_]{2,24}")
_LONGEST_LOCAL = 200  # characters; several can share one host: "{ola,kari}@example.no"


def mail_addresses(text: str) -> Iterator[Find]:
    """Find e-mail addresses, whoever they belong to."""
    for sign in SIGN.finditer(text):
        begin = max(0, sign.start() - _LONGEST_LOCAL)
        local = _LOCAL.search(text[begin : sign.start()])
        domain = _DOMAIN.match(text, sign.end())
        if local and domain:
            yield Find(Sort.MAIL, begin + local.start(), domain.end())
