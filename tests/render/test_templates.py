"""Templates that people put in the place of ours: what they show, and what they cannot do."""

import re
from collections.abc import Callable
from dataclasses import fields

import pytest

from innspill.errors import UsageError
from innspill.model import Summary
from innspill.options import GivenFile, RenderOptions
from innspill.render import render
from innspill.render.annex import Annex
from innspill.render.citations import Mark
from innspill.render.filters import FILTERS
from innspill.render.mentions import Mention
from innspill.render.sections import ParagraphView, SectionView, SentenceView
from innspill.render.spans import Span
from innspill.render.templates import template_folder, template_names
from innspill.render.view import LetterView

WINDOWS = "C:\\Høring\\templates\\"


def given(text: str, name: str = "letter.md.j2") -> RenderOptions:
    """Return options with a template of people's."""
    file = GivenFile(path=f"{WINDOWS}{name}", data=text.encode())
    return RenderOptions(templates=(file,))


def refusal(summary: Summary, text: str, name: str = "letter.md.j2") -> UsageError:
    """Return the error that a template gives, in the format that it is for."""
    formats = {"letter.md.j2": "md"}
    with pytest.raises(UsageError) as caught:
        render(summary, formats.get(name, "html"), given(text, name))
    return caught.value


def test_takes_the_place_of_ours(summary: Summary) -> None:
    """A template of the same name is used, and sees the letter."""
    sections = "{% for each in letter.sections %}{{ each.heading }};{% endfor %}"
    text = f"# {{{{ letter.title | md }}}}\n{sections}"
    written = render(summary, "md", given(text)).decode()
    assert written.startswith(f"# {summary.letter.title}\nBakgrunn;")


def test_others_stay(summary: Summary) -> None:
    """The other formats are written as before."""
    assert render(summary, "html", given("x")) == render(summary, "html")


def test_byte_order_mark_and_windows_lines(summary: Summary) -> None:
    """How an editor of Windows saves a template makes no difference."""
    file = GivenFile(path="letter.md.j2", data="\ufeffein\r\ntwo\r\n".encode())
    assert render(summary, "md", RenderOptions(templates=(file,))) == b"ein\ntwo\n"


def test_unknown_variable_is_named_with_its_line(summary: Summary) -> None:
    """A variable that is not there is told with file and line, and what was probably meant."""
    error = refusal(summary, "# {{ letter.title }}\n\n{{ letter.titel }}")
    assert error.message == f'{WINDOWS}letter.md.j2, line 3: there is no "titel"'
    assert error.hint == 'Did you mean "title"?'


def test_unknown_variable_inside(summary: Summary) -> None:
    """A variable of a part of the letter is told as well as one of the whole."""
    text = "{% for section in letter.sections %}\n{{ section.headings }}\n{% endfor %}"
    error = refusal(summary, text)
    assert "line 2" in error.message
    assert "heading" in error.hint


def test_unknown_value(summary: Summary) -> None:
    """A value that templates are not given is told; where nothing is like it, the page to read."""
    error = refusal(summary, "{{ xyzzy }}")
    assert error.message.endswith('line 1: there is no "xyzzy"')
    assert "docs/templates.md" in error.hint


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a\n{% for x in y %}\n", 2, "for"),
        ("a\nb\n{{ letter.title | shout }}", 3, "shout"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
    ],
)
def test_mistakes_are_named(summary: Summary, text: str, line: int, said: str) -> None:
    """Whatever is wrong in a template is told with its line."""
    error = refusal(summary, text)
    assert f"letter.md.j2, line {line}: this cannot be done" in error.message
    assert said in error.message


def test_mistake_in_a_part(summary: Summary) -> None:
    """Where one template of people's uses another, the one that has the mistake is named."""
    page = GivenFile(path="report.html.j2", data=b'{% include "report_filters.html.j2" %}')
    part = GivenFile(path="report_filters.html.j2", data=b"<p>\n{{ reprot }}")
    with pytest.raises(UsageError, match=r"^report_filters\.html\.j2, line 2"):
        render(summary, "html", RenderOptions(templates=(page, part)))


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ letter.__init__.__globals__ }}",
        "{{ letter.words.text.__func__.__globals__['tomllib'] }}",
        "{% include '../../../../etc/passwd' %}",
        "{% include '/etc/passwd' %}",
        "{% import 'C:/secret.txt' as s %}{{ s }}",
        "{% for n in range(999999999) %}x{% endfor %}",
        "{{ 'x' * 99999999999999 }}",
    ],
)
def test_cannot_reach_the_system(summary: Summary, text: str) -> None:
    """A template sees what it is given, and no file, class or module."""
    assert "line 1" in refusal(summary, text).message


@pytest.mark.parametrize(
    ("text", "name", "hint"),
    [
        ('{% include "bunn.j2" %}', "bunn.j2", "lists what a template can show"),
        ('{% include "part.html.j2" %}', "part.html.j2", 'Did you mean "parts.html.j2"?'),
        ('{{ letter.words.text("annex.no_such") }}', "annex.no_such", "lists what a template"),
    ],
)
def test_missing_template_or_text(summary: Summary, text: str, name: str, hint: str) -> None:
    """A template or a text of the product that is not there is told by its name."""
    error = refusal(summary, text)
    assert error.message.endswith(f'letter.md.j2, line 1: there is no "{name}"')
    assert hint in error.hint


def test_what_is_shown_is_no_template(summary: Summary) -> None:
    """Text that looks like a template's is shown as it is."""
    hostile = "{{ 7*7 }}{% raw %}<b>"
    text = "{{ x }}"
    with pytest.raises(UsageError):
        render(summary, "md", given(text))
    written = render(summary, "md", given("{% set a = '" + hostile + "' %}{{ a }}")).decode()
    assert written == hostile


def test_unknown_file(summary: Summary) -> None:
    """A template that has no place in the product is told, with those that have."""
    error = refusal(summary, "x", "brev.md.j2")
    assert error.message == f"{WINDOWS}brev.md.j2: there is no template of this name"
    assert "letter.md.j2" in error.hint


def test_other_encoding(summary: Summary) -> None:
    """A template that is not UTF-8 is told with the line."""
    file = GivenFile(path="letter.md.j2", data="a\nhøring".encode("cp1252"))
    with pytest.raises(UsageError, match="line 2: this is not saved as UTF-8"):
        render(summary, "md", RenderOptions(templates=(file,)))


@pytest.mark.parametrize("name", template_names())
def test_each_can_be_replaced_by_itself(
    summary: Summary, name: str, template: Callable[[str], bytes]
) -> None:
    """Each template that ships is a valid one of people's, and changes nothing."""
    options = RenderOptions(templates=(GivenFile(path=name, data=template(name)),))
    for format_name in ("md", "html"):
        assert render(summary, format_name, options) == render(summary, format_name)


@pytest.fixture
def template() -> Callable[[str], bytes]:
    """Give a template as it ships."""
    return lambda name: (template_folder() / name).read_bytes()


EXAMPLE = re.compile(r"^\| `(?P<name>[^`]+)` \|.*\| `(?P<example>[^`]+)` \|$", re.MULTILINE)
LOOPS = {
    "section": "letter.sections",
    "paragraph": "section.paragraphs",
    "sentence": "paragraph.sentences",
    "annex": "letter.annexes",
}
THROUGH_CALLS = {"languages", "spoken", "uses"}  # told by annex.language() and annex.used()


def examples() -> list[str]:
    """Return every example of the page that says what a template is given."""
    page = (template_folder().parent / "docs" / "templates.md").read_text(encoding="utf-8")
    found = [match["example"].replace("\\|", "|") for match in EXAMPLE.finditer(page)]
    return [example for example in found if example.startswith(("{{ ", "{% "))]


@pytest.mark.parametrize("example", examples())
def test_examples_of_the_page(summary: Summary, example: str) -> None:
    """What docs/templates.md shows of a template can be done."""
    begun = "".join(f"{{% for {name} in {of} %}}" for name, of in LOOPS.items())
    assert render(summary, "md", given(begun + example + "{% endfor %}" * len(LOOPS)))


def test_page_tells_everything() -> None:
    """Every part of what a template is given stands on the page."""
    told = set(re.findall(r"\w+", " ".join(examples())))
    for view in (LetterView, SectionView, ParagraphView, SentenceView, Span, Mark, Annex, Mention):
        assert {field.name for field in fields(view)} - THROUGH_CALLS <= told
    assert set(FILTERS) <= told
