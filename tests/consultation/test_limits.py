"""The limits in innspill.toml and in the documentation are those of the code."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest

from innspill.consultation import parse_settings, settings_around
from innspill.consultation.settings import LimitsTable
from innspill.errors import UsageError
from innspill.options import Limits

PAGE = Path(__file__).parents[2] / "docs" / "limits.md"


def test_every_limit_can_be_set() -> None:
    """The table has every limit, in the same order and with the same default."""
    assert LimitsTable().model_dump() == asdict(Limits())
    assert list(LimitsTable.model_fields) == list(asdict(Limits()))


def test_every_limit_is_documented() -> None:
    """The page names every limit with its default, in the order of the code."""
    rows = re.findall(r"^\| `(\w+)` \| (\d+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [(name, int(value)) for name, value in rows] == list(asdict(Limits()).items())


def test_a_limit_reaches_the_reading() -> None:
    """What is set is in force; the others stay."""
    limits = parse_settings("[limits]\nseconds = 5", "innspill.toml").options().read.limits
    assert limits == Limits(seconds=5)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[limits]\n\nsecond = 5", 'line 3: unknown key "second"'),
        ("[limits]\nseconds = 0", 'line 2: "limits.seconds"'),
        ("[limits]\nmemory_bytes = 1000", 'line 2: "limits.memory_bytes"'),
    ],
)
def test_a_wrong_limit_is_named_with_its_line(text: str, message: str) -> None:
    """Unknown names, and values with which nothing could be read, are wrong use."""
    with pytest.raises(UsageError) as caught:
        parse_settings(text, "innspill.toml")
    assert message in caught.value.message


def test_settings_are_found_around_a_file(tmp_path: Path) -> None:
    """A file in a consultation's folder is under its settings; another is under none."""
    (tmp_path / "a/inbox").mkdir(parents=True)
    (tmp_path / "a/innspill.toml").write_text("[limits]\nblocks = 7", encoding="utf-8")
    assert settings_around(tmp_path / "a/inbox/brev.txt").limits.blocks == 7
    assert settings_around(tmp_path / "a").limits.blocks == 7
    assert settings_around(tmp_path / "b.txt").limits.blocks == Limits().blocks
