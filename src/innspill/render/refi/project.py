"""The project: its users, codes, cases, sources and memos, and the files beside it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from innspill.language.catalogue import Catalogue, catalogue
from innspill.model import Decided, Passage, Submission, Summary, Theme
from innspill.model.exchange import (
    EXCLUDED,
    SAID,
    UNASSIGNED,
    Coded,
    Exported,
    Part,
    SourceText,
    code_id,
    guid_of,
    marked,
    memo_key,
    one_line,
    source_text,
    state_lines,
    words_key,
)
from innspill.model.themes import Unassigned
from innspill.options import RenderOptions
from innspill.render.refi.bodies import add_cases, add_source_values, add_variables
from innspill.render.refi.codes import Code, add_code, code_book
from innspill.render.refi.elements import Element, add, add_text, project_bytes, root
from innspill.render.refi.names import distinct, for_file
from innspill.render.view import made_with
from innspill.render.word_package import write_package

_NO_DAY: Final = "2000-01-01"  # a project says when it was made: never the clock
_USER: Final = guid_of(Part.USER, "innspill")
_STATE: Final = guid_of(Part.NOTE, "state")
_EXCERPT: Final = 60  # characters


def write_qdpx(summary: Summary, options: RenderOptions) -> bytes:
    """Write the coding as a REFI-QDA project: `project.qde` and a text for each submission."""
    project = _Project.of(summary, options)
    files = {f"sources/{guid}.txt": text.encode() for guid, text in project.texts()}
    return write_package({"project.qde": project_bytes(project.xml()), **files})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Project:
    """A result, and what is looked up in it; `stamp` is the time that everything was made at."""

    summary: Summary
    words: Catalogue
    codes: tuple[Code, ...]
    laid_out: Mapping[str, SourceText]
    passages: Mapping[str, tuple[Passage, ...]]
    aside: Mapping[str, Unassigned]
    themes: Mapping[str | None, Theme]
    stamp: str

    @classmethod
    def of(cls, summary: Summary, options: RenderOptions) -> "_Project":
        words = catalogue(summary.letter.language)
        passages: dict[str, list[Passage]] = defaultdict(list)
        for passage in summary.passages:
            passages[passage.submission].append(passage)
        nothing = words.text("refi.nothing_read")
        return cls(
            summary=summary,
            words=words,
            codes=code_book(summary, words),
            laid_out={
                each.id: source_text(passages[each.id], nothing) for each in summary.submissions
            },
            passages={name: tuple(own) for name, own in passages.items()},
            aside={lost.passage: lost for lost in summary.unassigned},
            themes={theme.id: theme for theme in summary.themes},
            stamp=f"{options.date[:10] or _NO_DAY}T00:00:00Z",
        )

    def texts(self) -> Iterator[tuple[str, str]]:
        """Give the text of each source, then that of the memo, by their GUIDs."""
        for name, source in self.laid_out.items():
            yield guid_of(Part.SOURCE, name), source.text
        note = self.words.text("refi.state_note")
        yield _STATE, "\n".join((note, "", *state_lines(self.exported()), ""))

    def xml(self) -> Element:
        """Return the project's XML, its parts in the order of the schema."""
        summary, words = self.summary, self.words
        title = summary.consultation.title or summary.letter.title
        project = root(
            name=one_line(title, 200) or words.text("refi.nameless"),
            origin=f"innspill {summary.provenance.innspill}",
            creatingUserGUID=_USER,
            creationDateTime=self.stamp,
        )
        add(add(project, "Users"), "User", guid=_USER, name="innspill")
        codes = add(add(project, "CodeBook"), "Codes")
        for code in self.codes:
            add_code(codes, code)
        add_variables(add(project, "Variables"), words)
        if summary.respondents:
            add_cases(add(project, "Cases"), summary, words)
        if summary.submissions:
            self._add_sources(add(project, "Sources"))
        add(add(project, "Notes"), "Note", **self._made(_STATE, words.text("refi.state")))
        generated = made_with(summary.provenance, words)
        add_text(project, "Description", f"{words.text('refi.project_note')}\n\n{generated}")
        add(project, "NoteRef", targetGUID=_STATE)
        return project

    def exported(self) -> Exported:
        """Say how everything is coded, so that it is seen what people change."""
        every = [code for top in self.codes for code in top.all()]
        return Exported(
            inputs_sha256=self.summary.provenance.inputs_sha256,
            names={code.id: code.name for code in every},
            memos={code.id: memo_key(code.description) for code in every},
            sources={
                name: tuple(
                    Coded(
                        words=words_key(p.text),
                        main=self._main(p),
                        position=code_id(Part.POSITION, p.position.value),
                    )
                    for p in own
                )
                for name, own in self.passages.items()
                if name in self.laid_out
            },
        )

    def _add_sources(self, parent: Element) -> None:
        names = {body.id: body.name for body in self.summary.respondents}
        senders = [names.get(s.respondent, s.respondent) for s in self.summary.submissions]
        titles = distinct(map(for_file, senders), self.words.text("refi.nameless"))
        each = zip(self.summary.submissions, senders, titles, strict=True)
        for submission, sender, title in each:
            guid = guid_of(Part.SOURCE, submission.id)
            source = add(parent, "TextSource", **self._made(guid, title))
            note = self.words.text("refi.source_note", file=submission.path)
            identity = code_id(Part.SOURCE, submission.id)
            add_text(source, "Description", marked(note, identity))
            self._add_selections(source, submission)
            add_source_values(source, submission, sender, self.words)

    def _made(self, guid: str, title: str) -> dict[str, str]:
        """Give the attributes of a source or a memo."""
        return {
            "guid": guid,
            "name": title,
            "plainTextPath": f"internal://{guid}.txt",
            "creatingUser": _USER,
            "creationDateTime": self.stamp,
        }

    def _add_selections(self, parent: Element, submission: Submission) -> None:
        laid_out = self.laid_out[submission.id]
        for passage in self.passages.get(submission.id, ()):
            start, end = laid_out.spans[passage.id]
            selection = add(
                parent,
                "PlainTextSelection",
                guid=guid_of(Part.SELECTION, passage.id),
                name=one_line(passage.text, _EXCERPT),
                startPosition=str(start),
                endPosition=str(end),
                creatingUser=_USER,
                creationDateTime=self.stamp,
            )
            add_text(selection, "Description", self._memo(passage))
            position = code_id(Part.POSITION, passage.position.value)
            self._add_codings(selection, passage, (self._main(passage), position))

    def _add_codings(self, parent: Element, passage: Passage, codes: Sequence[str]) -> None:
        for code in codes:
            part, _, name = code.partition("/")
            guid = guid_of(Part.CODING, f"{passage.id}/{code}")
            coding = add(
                parent, "Coding", guid=guid, creatingUser=_USER, creationDateTime=self.stamp
            )
            add(coding, "CodeRef", targetGUID=guid_of(Part(part), name))

    def _main(self, passage: Passage) -> str:
        """Return the code of a passage's theme, or of why it has none."""
        if passage.theme in self.themes:
            return code_id(Part.THEME, self.themes[passage.theme].id)
        lost = self.aside.get(passage.id)
        out = lost is not None and lost.excluded
        return code_id(Part.ASIDE, EXCLUDED if out else UNASSIGNED)

    def _memo(self, passage: Passage) -> str:
        """Say why a passage has no theme, or that people chose it; empty for most."""
        lost = self.aside.get(passage.id)
        if lost is not None:
            said = self.words.reason(lost.reason, lost.note)
        elif passage.decided is Decided.MOVED:
            said = self.words.text("refi.moved")
        else:
            return ""
        return SAID + one_line(said, len(said) + 1)
