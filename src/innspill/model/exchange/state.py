"""How a REFI-QDA project was coded when it was written, kept in a memo of the project itself."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from innspill.model.exchange.identity import Part, code_id

_VERSION: Final = "innspill-state 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """How a passage was coded in a project as it was written.

    `words` is its `words_key`; `main` the id of the code of its theme, or of why it has none;
    `position` that of the code of its position. Both are as `code_id` gives them.
    """

    words: str
    main: str
    position: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A project as it was written.

    `names` and `memos` give the name and the digest of the description of each code, by its id;
    `sources` the passages of each source in their order, by the id of the submission.
    """

    inputs_sha256: str
    names: Mapping[str, str] = field(default_factory=dict)
    memos: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, tuple[Coded, ...]] = field(default_factory=dict)


def state_lines(exported: Exported) -> Iterator[str]:
    """Give the lines of the memo that holds a project's state: ASCII, however it is stored."""
    yield _VERSION
    yield json.dumps({"inputs_sha256": exported.inputs_sha256})
    number = {name: str(at) for at, name in enumerate(exported.names)}
    for name, label in exported.names.items():
        yield json.dumps([name, label, exported.memos.get(name, "")])
    for source, passages in exported.sources.items():
        codes = [".".join((p.words, number[p.main], number[p.position])) for p in passages]
        yield json.dumps({"source": source, "passages": " ".join(codes)})


def read_state(text: str) -> Exported | None:
    """Read such a memo; None where it is none, or is no longer whole."""
    lines = [line.strip() for line in text.splitlines()]
    if _VERSION not in lines:
        return None
    try:
        told = [json.loads(line) for line in lines[lines.index(_VERSION) + 1 :] if line]
        head, codes = told[0], [each for each in told if isinstance(each, list)]
        names = [_checked(str(name)) for name, _, _ in codes]
        return Exported(
            inputs_sha256=str(head["inputs_sha256"]),
            names={str(name): str(label) for name, label, _ in codes},
            memos={str(name): str(memo) for name, _, memo in codes},
            sources={
                str(each["source"]): tuple(_coded(str(each["passages"]), names))
                for each in told[1:]
                if isinstance(each, dict)
            },
        )
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        return None


def _checked(code: str) -> str:
    """Return the id of a code.

    Raises:
        ValueError: It is none.
    """
    return code_id(Part(code.partition("/")[0]), code.partition("/")[2])


def _coded(codes: str, names: list[str]) -> Iterator[Coded]:
    for code in codes.split():
        words, main, position = code.split(".")
        yield Coded(words=words, main=names[int(main)], position=names[int(position)])
