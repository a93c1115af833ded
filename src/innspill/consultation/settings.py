"""innspill.toml: what people say about their consultation, checked key by key."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from innspill.consultation.members import all_members, check_members
from innspill.consultation.tables import Table, parse_table
from innspill.model import Consultation, Language
from innspill.options import (
    MEBIBYTE,
    Length,
    LetterOptions,
    Limits,
    Options,
    ReadOptions,
    ThemeOptions,
)

LetterLanguage = Literal[Language.NB, Language.NN, Language.EN]
Count = Annotated[int, Field(ge=1, le=2**40)]
Seconds = Annotated[int, Field(ge=1, le=24 * 60 * 60)]
# Below this, Python itself does not fit, and no file could be read.
Memory = Annotated[int, Field(ge=128 * MEBIBYTE, le=2**40)]
_DEFAULT = Limits()


class ConsultationTable(Table):
    """`[consultation]`: the matter."""

    title: str = ""
    recipient: str = ""
    sender: str = ""
    members: tuple[str, ...] = ()
    deadline: dt.date | None = None
    background: str = ""
    questions: tuple[str, ...] = ()
    chapters: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    reference: str = ""


class LetterTable(Table):
    """`[letter]`: how the letter is written, and in which formats."""

    language: LetterLanguage = Language.NB
    formats: tuple[str, ...] = ()
    length: Length = Length.MEDIUM
    template: str = ""
    date: dt.date | None = None


class ReadTable(Table):
    """`[read]`: which columns of a form hold what, whether scans are recognised, what is masked."""

    text_columns: tuple[str, ...] = ()
    respondent_column: str = ""
    id_column: str = ""
    recognise: bool = True
    mask: bool = True


class ThemesTable(Table):
    """`[themes]`: how many, and which embedder tells what passages mean, if any."""

    number: Annotated[int, Field(ge=1)] | None = None
    meaning: str = ""


class LimitsTable(Table):
    """`[limits]`: the most that one file may hold and cost, as `Limits` has it."""

    file_bytes: Count = _DEFAULT.file_bytes
    members: Count = _DEFAULT.members
    unpacked_bytes: Count = _DEFAULT.unpacked_bytes
    xml_bytes: Count = _DEFAULT.xml_bytes
    ratio: Count = _DEFAULT.ratio
    ratio_from: Count = _DEFAULT.ratio_from
    nesting: Count = _DEFAULT.nesting
    attachments: Count = _DEFAULT.attachments
    pages: Count = _DEFAULT.pages
    blocks: Count = _DEFAULT.blocks
    table_cells: Count = _DEFAULT.table_cells
    pixels: Count = _DEFAULT.pixels
    scans: Count = _DEFAULT.scans
    seconds: Seconds = _DEFAULT.seconds
    memory_bytes: Memory = _DEFAULT.memory_bytes


class Settings(Table):
    """The whole file."""

    consultation: ConsultationTable = ConsultationTable()
    letter: LetterTable = LetterTable()
    read: ReadTable = ReadTable()
    themes: ThemesTable = ThemesTable()
    limits: LimitsTable = LimitsTable()

    def matter(self) -> Consultation:
        """Return the consultation as the rest of the house knows it, its members one by one."""
        told = self.consultation
        deadline = told.deadline.isoformat() if told.deadline else None
        lines = ("title", "recipient", "sender", "reference")
        one_line = {name: " ".join(getattr(told, name).split()) for name in lines}
        read = {"deadline": deadline, "members": all_members(told.members)}
        return Consultation(**(told.model_dump(exclude={"chapters"}) | one_line | read))

    def options(self) -> Options:
        """Return the choices that the file makes; the command line may overrule them."""
        return Options(
            read=ReadOptions(**self.read.model_dump(), limits=Limits(**self.limits.model_dump())),
            themes=ThemeOptions(number=self.themes.number, meaning=self.themes.meaning),
            letter=LetterOptions(language=self.letter.language, length=self.letter.length),
        )


def parse_settings(text: str, name: str) -> Settings:
    """Read the settings.

    Args:
        text: The file's text.
        name: What the file is called in messages.

    Raises:
        UsageError: The text is no TOML, or a key, value or member is wrong; the message names file,
            line and key, the hint what was probably meant.
    """
    settings = parse_table(Settings, text, name)
    check_members(settings.consultation.members, text, name)
    return settings
