"""What to do where a TOML file is not as it should be: one sentence for each fault."""

from typing import Final

_DATE: Final = "Write a date as {date}."
_LIST: Final = "Write a list in [ ], each item in quotation marks: {example}"
_NUMBER: Final = "Write a whole number, without quotation marks and without a comma."
_TRUTH: Final = "Write true or false, without quotation marks."

WANTED: Final = {
    # A value is of the wrong kind: by pydantic's name of the fault.
    "bool_parsing": _TRUTH,
    "bool_type": _TRUTH,
    "date_from_datetime_inexact": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_type": _DATE,
    "enum": "Choose one of these: {expected}.",
    "finite_number": _NUMBER,
    "greater_than_equal": "Write a number that is at least {ge}.",
    "int_from_float": _NUMBER,
    "int_parsing": _NUMBER,
    "int_parsing_size": _NUMBER,
    "int_type": _NUMBER,
    "less_than_equal": "Write a number that is at most {le}.",
    "literal_error": "Choose one of these: {expected}.",
    "missing": "This key has to be there.",
    "model_type": "Here stands a table: write its name in [ ] on a line, and its keys below.",
    "string_too_short": "Write something between the quotation marks.",
    "string_type": "Write text in quotation marks.",
    "tuple_type": _LIST,
    # Single and double brackets are mistaken for each other.
    "double_brackets": "Write the name in double brackets: [[{name}]]",
    "single_brackets": "Write the name in single brackets: [{name}]",
    # The text is no TOML: by `mistakes`.
    "backslash": "Write / instead of \\, or put the text between ' and '.",
    "bracket_missing": "The list that begins on line {line} has no ] at its end.",
    "comma_missing": "A comma is missing between two items of the list.",
    "curly_quotes": 'Use straight quotation marks: "text". Word makes curly ones by itself.',
    "elsewhere": '"{name}" belongs below the line [{table}].',
    "equals_missing": "Write a key, = and its value. Explanations begin with #.",
    "heading_open": "Write the name of a table between [ and ], on a line of its own.",
    "inner_quotes": "A text ends at the next quotation mark. Inside it, write « and » instead.",
    "key_letters": "A key has only the letters a to z; Norwegian letters stand in its value.",
    "leading_zero": 'A number that begins with 0 stands in quotation marks: "0301".',
    "no_such_day": "The calendar has no such day.",
    "quote_missing": 'A quotation mark is missing at the end of the text. A text of several lines'
    ' begins and ends with """.',
    "text_open": 'The text that begins with """ on line {line} has no """ at its end.',
    "twice": "It stands in the file twice. Keep one, and take the other away.",
    "value_missing": "Write a value after =, or put # at the start of the line.",
    "other": "Text stands in quotation marks, lists in [ ], and a date as 2026-03-01.",
}  # fmt: skip
"""What is wanted, by the name of the fault; its gaps are filled where the fault is told."""
