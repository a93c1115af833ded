"""What a sentence needs around it: whose voice it is, and what it points back to."""

import re
from collections.abc import Sequence

from innspill.summarise import grammar
from innspill.summarise.clauses.words import listed, opening

_CLOSING = ".! "
_NOT_CLOSED = (":", ";", ",")
# "Det bør etableres", "det må bli": formal; "det må ein hugse" points back.
_FORMAL_MODAL = re.compile(
    r"Det (?:bør|må|burde|skal) "
    r"(?P<verb>\w+s|\w+st|bli|være|vere|vera|til|komme|kome|stå|gå|ligge)(?!\w)(?: (?P<next>\w+))?"
)
_QUOTATION_MARKS = "«»"
_SUBJECT_WORDS = 4  # so far into a sentence, a pointing word stands in its subject


def closed_end(sentence: str) -> int:
    """Return where a sentence ends without its closing mark."""
    return len(sentence.rstrip(_CLOSING))


def is_closed(sentence: str) -> bool:
    """Tell whether a sentence has its closing mark: one without may go on over the page."""
    return sentence.rstrip().endswith((".", "!"))


def runs_on(words: Sequence[str]) -> bool:
    """Tell whether a second sentence begins inside, its full stop lost: "… i planen Det skal …"."""
    openers = set(grammar.table("clauses")["fronted"]) | set(grammar.table("clauses")["dangling"])
    return any(word in openers for word in words[1:])


def stands_alone(sentence: str) -> bool:
    """Tell whether a sentence can be understood without the one before it."""
    text = sentence[opening(sentence) :]
    first = text.split(" ", 1)[0]
    item = first.lower() in grammar.infinitives() or first == "at"
    if not (text[:1].isupper() or text[:1] == "«" or item):
        return False
    if text.startswith("Det "):
        formal = grammar.whole_words("formal_det").match(text, len("Det "))
        return bool(formal or _formal_modal(text))
    return not grammar.whole_words("dangling").match(text)


def _formal_modal(text: str) -> bool:
    """Tell whether "det" stands for what comes: "Det bør lages en …", not "… brukes der …"."""
    found = _FORMAL_MODAL.match(text)
    if found is None:
        return False
    passive = found["verb"].endswith(("s", "st"))
    placed = (found["next"] or "") in listed("places")
    return not (passive and placed) or found["verb"] in listed("impersonal")


def tells_of_others(sentence: str) -> bool:
    """Tell whether a sentence is about someone else's view, a minority's or a proposal's."""
    return bool(grammar.whole_words("others_voice").search(sentence))


def points_back(sentence: str) -> bool:
    """Tell whether a sentence has a pointing word inside ("dette forslaget"), which may dangle."""
    return bool(grammar.whole_words("pointing").search(sentence))


def subject_points_back(sentence: str) -> bool:
    """Tell whether a sentence begins with something that the one before it names."""
    return points_back(" ".join(sentence.split()[:_SUBJECT_WORDS]))


def same_in_other_mouth(text: str) -> bool:
    """Tell whether a text means the same when another voice says it, and its marks are whole.

    What quotes something itself is quoted as a whole: then its inner marks are told from the outer.
    """
    if "?" in text or text.rstrip().endswith(_NOT_CLOSED) or text.count("(") != text.count(")"):
        return False
    if any(mark in text for mark in _QUOTATION_MARKS):
        return False
    return not grammar.whole_words("first_person").search(text.lower())


def follows_on(text: str) -> bool:
    """Tell whether a predicate answers something before it: "støtter derfor", "er likevel"."""
    return bool(listed("follow_on") & set(text.lower().split()[:_SUBJECT_WORDS]))
