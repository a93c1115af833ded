"""Whatever people and innspill do to a draft by turns, people's text survives."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from innspill.model import Summary

Draft = Any  # the class that this room's conftest gives, which cannot be imported
HEADINGS = ("Bakgrunn", "Finansiering", "Kompetanse", "Enkeltinnspill", "Avslutning")

heading = st.sampled_from(HEADINGS)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), heading),
        st.tuples(st.just("delete"), heading),
        st.tuples(st.just("drop controls"), st.just("")),
        st.tuples(st.just("write"), st.frozensets(heading)),
    ),
    min_size=2,
    max_size=7,
)


def adds(words: str) -> Callable[[Paragraph], object]:
    """Return an edit that writes words at the end of a paragraph."""
    return lambda paragraph: paragraph.add_run(words)


@given(steps=steps)
@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_peoples_text_survives(
    draft: Draft, again: Callable[..., Summary], steps: list[tuple[str, Any]]
) -> None:
    """Every edit is there word for word, what was deleted is not, and ids stay unique."""
    written: dict[str, list[str]] = {}
    gone: set[str] = set()
    bare = False
    for number, (step, what) in enumerate([*steps, ("write", frozenset({"Bakgrunn"}))]):
        if step == "edit" and what not in gone:
            words = f" Skrevet av folk, nummer {number}."
            draft = draft.under(what, adds(words))
            written.setdefault(what, []).append(words)
        elif step == "delete" and what not in gone and not bare:
            draft = draft.without(what)
            gone.add(what)
            written.pop(what, None)
        elif step == "drop controls":
            draft, bare = draft.without_controls(), True
        elif step == "write":
            draft, bare = draft.merged(again(*what, more=f" Utgave {number}")).draft, False
    texts = draft.texts
    text = "\n".join(texts)
    assert all(words in text for every in written.values() for words in every)
    assert not gone & set(texts[: texts.index("Vedlegg 1: Hvem som har svart")])
    assert_sound(draft)


def assert_sound(draft: Draft) -> None:
    """See that ids are unique, and that every mark has both its ends."""
    root = etree.fromstring(draft.member("word/document.xml"))
    for start, end in (("bookmarkStart", "bookmarkEnd"), ("commentRangeStart", "commentRangeEnd")):
        begun = Counter(each.get(qn("w:id")) for each in root.iter(qn(f"w:{start}")))
        assert begun == Counter(each.get(qn("w:id")) for each in root.iter(qn(f"w:{end}")))
        assert set(begun.values()) <= {1}
    names = [each.get(qn("w:name")) for each in root.iter(qn("w:bookmarkStart"))]
    assert len(names) == len(set(names))
    told = {str(comment.comment_id) for comment in draft.document.comments}
    assert told == {each.get(qn("w:id")) for each in root.iter(qn("w:commentReference"))}
