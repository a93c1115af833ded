"""The composition of the stages: files → readings → passages → themes → letter → formats."""

from collections.abc import Sequence
from dataclasses import replace

from innspill.cluster import embedder_of
from innspill.consultation.deciding import Choices, choices_of
from innspill.consultation.memory import Memory, remember
from innspill.model import Summary
from innspill.options import Progress, RenderOptions
from innspill.pipeline.inbox import Inbox
from innspill.pipeline.request import Request, Verification
from innspill.pipeline.themes import Settled, senders_of, theme_options_of, with_themes
from innspill.pipeline.verifying import verify
from innspill.render import render
from innspill.summarise import Wishes, summarise

__all__ = [
    "Request",
    "Settled",
    "Verification",
    "render_all",
    "run",
    "senders_of",
    "theme_options_of",
    "verify",
    "with_themes",
]


def run(request: Request, progress: Progress) -> Summary:
    """Read, segment, theme and summarise.

    Raises:
        NothingReadableError: Nothing was received, or nothing of it could be read.
        NothingToSummariseError: What was read holds no passage.
        UsageError: A path or a column does not exist.
    """
    embedder_of(request.options.themes)  # a wrong name is told before the files are read
    inbox = Inbox(request, progress)
    received = inbox.received()
    choices = choices_of(request.decisions, received)
    if choices.senders:
        received = _found_as(received, inbox.received(choices.senders), choices)
    memory = remember(request.earlier, received) if request.earlier else Memory()
    progress("cluster", 0, 0)
    settled = Settled(
        guidance=request.guidance, choices=choices, memory=memory, afresh=request.afresh
    )
    themed = with_themes(received, request.options, settled)
    same = memory.unchanged and len(themed.themes) == len(memory.themes)
    if same and request.earlier and not request.afresh:
        themed = replace(themed, alternatives=request.earlier.alternatives)
    progress("summarise", 0, 0)
    return summarise(themed, request.options.letter, _wishes(choices, memory))


def _found_as(found: Summary, corrected: Summary, choices: Choices) -> Summary:
    """Note who seemed to have sent what people say is another's, by which it is known again."""
    seemed = {submission.id: submission.respondent for submission in found.submissions}
    submissions = tuple(
        replace(each, found_as=seemed[each.id]) if each.id in choices.senders else each
        for each in corrected.submissions
    )
    return replace(corrected, submissions=submissions)


def _wishes(choices: Choices, memory: Memory) -> Wishes:
    return Wishes(
        positions=choices.positions,
        preferred=choices.preferred,
        barred=choices.barred,
        numbers=memory.numbers,
        last_number=memory.last,
    )


def render_all(
    summary: Summary, formats: Sequence[str], options: RenderOptions, progress: Progress
) -> dict[str, bytes]:
    """Render a result in several formats.

    Returns:
        The bytes of each file, by its name: `summary.<format>`.
    """
    files = {}
    for done, name in enumerate(formats, start=1):
        files[f"summary.{name}"] = render(summary, name, options)
        progress("render", done, len(formats))
    return files
