"""A theme's section opens with all who raise the theme, and is about it alone."""

from collections.abc import Iterator

from innspill.audit.case import Case
from innspill.audit.faults import Fault, FaultKind, fault
from innspill.audit.figures import heard, municipalities
from innspill.model import Section, SentenceKind, Theme


def leads_name_everyone(case: Case) -> Iterator[Fault]:
    """A theme's section opens with all who raise it; "all" means all who answered."""
    everyone = {body.id for body in municipalities(heard(case))}
    for section in case.summary.letter.sections:
        leads = [s for s in section.sentences if s.kind is SentenceKind.LEAD]
        theme = case.themes.get(section.theme or "")
        cited = {name for lead in leads for name in case.senders(lead.citations)}
        told = section.annex or cited == set(theme.respondents if theme else ())
        if theme and not (told and _is_its_own(section, theme)):
            yield fault(FaultKind.THEME_LEAD_DIFFERS, theme=theme.label)
        for lead in leads:
            said_of_all = lead.text in case.words.variants("lead.all")
            if said_of_all and set(case.senders(lead.citations)) != everyone:
                number = len(case.senders(lead.citations))
                yield fault(FaultKind.NUMBER_DIFFERS, sentence=lead.number, number=number)


def _is_its_own(section: Section, theme: Theme) -> bool:
    """Tell whether a section is called as its theme is, and cites that theme's passages alone."""
    cited = {c.passage for sentence in section.sentences for c in sentence.citations}
    return section.heading == theme.label and cited <= set(theme.passages)
