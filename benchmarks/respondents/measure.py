"""Measure who-sent-it on hand-written cases: right, said to be unsure, silently wrong.

Run `python benchmarks/respondents/measure.py`; exit code 1 where a case is silently wrong.
"""

import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from innspill.ingest.reading import Reading
from innspill.ingest.senders.attribution import attribute
from innspill.model import Block, BlockKind, Consultation, Document, SubmissionStatus
from innspill.register import load_register

_KINDS = {"# ": BlockKind.HEADING, "- ": BlockKind.LIST_ITEM}


def block(text: str) -> Block:
    """Make a block of one piece of a case's text."""
    kind = _KINDS.get(text[:2], BlockKind.PARAGRAPH)
    return Block(kind=kind, text=text if kind is BlockKind.PARAGRAPH else text[2:])


def reading(case: dict[str, Any]) -> Reading:
    """Make what a reader would give for a case."""
    document = Document(
        format="docx",
        blocks=tuple(block(piece) for piece in case["text"].strip().split("\n\n")),
        title=case.get("title", ""),
        letterhead=tuple(case.get("letterhead", ())),
        sender=case.get("sender", ""),
    )
    return Reading(
        id="s",
        path=case.get("path", "brev.docx"),
        sha256="",
        document=document,
        status=SubmissionStatus.READ,
        named=case.get("named", ""),
        row="1" if "named" in case else None,
    )


def verdict(case: dict[str, Any]) -> tuple[str, str]:
    """Say whether a case came out right, unsure or wrong, and what came out."""
    consultation = Consultation(
        members=tuple(case.get("members", ())), sender=case.get("sender_asks", "")
    )
    submission = attribute([reading(case)], consultation, load_register()).submissions[0]
    got = f"{submission.respondent}{'' if submission.sure else '?'}"
    if got == case["expect"] or (case["expect"] == "unsure" and not submission.sure):
        return "right", got
    return ("wrong" if submission.sure else "unsure"), got


def main() -> int:
    """Print the figures and every case that is not right."""
    cases = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))[
        "case"
    ]
    counts: Counter[str] = Counter()
    for number, case in enumerate(cases, 1):
        outcome, got = verdict(case)
        counts[outcome] += 1
        if outcome != "right":
            print(f"{number:>3} {outcome}: expected {case['expect']}, got {got}")
    print(
        f"{len(cases)} cases: "
        + ", ".join(f"{counts[k]} {k}" for k in ("right", "unsure", "wrong"))
    )
    return 1 if counts["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
