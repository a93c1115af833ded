"""The GitHub action: what it takes is explained, and reaches the shell as values."""

import re
from pathlib import Path

ACTION = (Path(__file__).parents[1] / "action.yml").read_text(encoding="utf-8")
INPUT = re.compile(
    r"^  ([a-z-]+):\n    description: (?:>-\n)?\s*\S.*\n(?:      .*\n)*    default: ", re.MULTILINE
)
USED = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")


def test_every_input_is_explained_and_used() -> None:
    """Each input has a description and a default, and none is used that is not declared."""
    assert set(INPUT.findall(ACTION)) == set(USED.findall(ACTION))
    assert "folder" in INPUT.findall(ACTION)


def test_nothing_from_outside_is_part_of_a_script() -> None:
    """Values come to the scripts by the environment, so that no file name or flag can be code."""
    scripts = re.findall(r"^      run: \|\n((?:        .*\n|\n)+)", ACTION, re.MULTILINE)
    assert len(scripts) == ACTION.count("shell: bash")
    assert not any("${{" in script for script in scripts)
    assert "secrets." not in ACTION
