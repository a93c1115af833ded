"""How a sentence says that its sender joins another's submission, and whose.

"Vi slutter oss til KS sin uttalelse", "Kommunen viser til og støtter høringssvaret fra Molde
kommune", "Me stiller oss bak fråsegna frå Volda kommune". The verb and what is joined stand beside
each other, so that support for an aim, for the proposal or for one point of a submission is none.
"""

import re
from dataclasses import dataclass

_ADVERB = (
    r"(?:derfor|difor|dermed|herved|ellers|elles|dessuten|videre|vidare|også|òg|fullt|ut|helt|heilt|og|gjerne|med|dette|i|sin|helhet"
    r"|heilskap|på|denne|bakgrunnen|bakgrunn|av)"
)
_US = r"(?:seg|oss|meg)"
_WHO = r"(?:vi|me|eg|jeg|kommun\w+|formannskap\w*|bystyret|heradet|\w+rådet|\w+utval\w*)"
_JOINS = (
    rf"(?:slutt(?:er|ar|et|a|e)?\s+(?:{_WHO}\s+)?(?P<us>{_US})\s+(?:{_ADVERB}\s+){{0,4}}(?:til|bak)"
    rf"|still(?:er|ar|e|te)?\s+(?:{_WHO}\s+)?(?P<us2>{_US})\s+(?:{_ADVERB}\s+){{0,4}}bak"
    rf"|slutt(?:er|ar)\s+(?:{_WHO}\s+)?(?:fullt\s+|helt\s+)?opp\s+(?:om|bak)"
    r"|gi(?:r)?\s+(?:sin|vår|full|sin\s+fulle|vår\s+fulle)\s+(?:tilslutning|støtte)\s+til"
    r"|gje(?:v|r)?\s+(?:sin|si|vår|full)\s+(?:tilslutning|tilslutnad|støtte)\s+til"
    r"|tiltrer|(?:støtt(?:er|ar)|stør)(?:\s+fullt\s+ut)?(?:\s+opp\s+om)?"
    rf"|er\s+(?:{_ADVERB}\s+){{0,3}}(?:enige?|samde?|einige?)\s+(?:i|med))"
)
_DOC = (
    r"(?:(?:hørings|høyrings)?(?:uttalels(?:e|en|er|ene)|uttale(?:n|r|ne)?|fråsegn(?:a|er|ene)?"
    r"|utsegn(?:a|er|ene)?|svar(?:et|a|ene)?|innspill(?:et|ene|a)?|innspel(?:et|a)?)"
    r"|merknad(?:er|ene|ane)|synspunkt(?:er|ene|a)?|kommentar(?:er|ene|ane)"
    r"|vurdering(?:er|ar|ene|ane))"
)
_INSIDE = (
    r"(?:(?:innholdet|innhaldet|synspunktene|synspunkta|vurderingene|vurderingane"
    r"|det\s+som\s+(?:står|kommer\s+fram|kjem\s+fram))\s+i\s+)?"
)
_CAPITAL = r"[A-ZÆØÅÁČŠŽ][\w&]*(?:[-.][\w&]+)*"
_BODY = (
    r"(?:kommune|fylkeskommune|herad|regionråd|kommunes|fylkeskommunes|herads|regionråds"
    r"|interkommunale|politiske|råd|råds)"
)
_LINK = r"(?:og|i|for|på|av)"
_NAMED = rf"{_CAPITAL}(?:\s*,?\s+(?:{_LINK}\s+)?(?:{_CAPITAL}|{_BODY})\b){{0,30}}"
_DEFINITE = (
    r"(?:regionrådet|fylkeskommunen|fylkeskommuna|statsforvalteren|statsforvaltaren|nettverket"
    r"|faggruppen|faggruppa|eldrerådet|ungdomsrådet)"
)
_GROUP = r"[Ff]aggrupp(?:e|en|a)\s+for\s+[\w-]+(?:\s+og\s+[\w-]+)?"
_NAME = rf"(?:{_GROUP}|{_NAMED}|{_DEFINITE}(?:\s+(?:{_LINK})\s+{_NAMED})?)"
_GIVEN = (
    r"(?:som\s+(?:er\s+)?)?(?:gitt|gjeven?|avgitt|avgjeven?|sendt?|levert|innsendt|utarbeid(?:et|d)"
    r"|skrevet|komme[tn]|kome)(?:\s+inn)?"
)
_OWNED = (
    (
        rf"(?:(?:den|det|hele|heile|felles)\s+){{0,2}}{_DOC}(?:\s+{_GIVEN})?"
        rf"\s+(?P<by>fra|frå|av|til)\s+(?P<after>{_NAME})"
    ),
    rf"(?P<before>{_NAME})\s+(?:sin|sitt|si|sine)\s+(?:[\w-]+\s+){{0,2}}{_DOC}\b",
    rf"(?P<genitive>{_NAME}['’]?)\s+(?:felles\s+|sitt\s+)?{_DOC}\b",
)
_THAT = rf"(?:(?:den|denne|dette|det|disse|desse|dem|dei)(?:\s+{_DOC})?|{_DOC})\b"
_END = re.compile(r"(?=\s*(?:[.,;!]|$|i\s+(?:denne\s+)?sak|og\b|men\b))")


_WHAT = (*map(re.compile, _OWNED), re.compile(rf"(?P<alone>{_NAME}){_END.pattern}"))
_VERB = re.compile(rf"\b(?:{_JOINS})\s+{_INSIDE}", re.IGNORECASE)
_REFERS = re.compile(
    rf"(?:{_WHO}|{_NAMED})\s+(?:har\s+lest\s+|har\s+lese\s+|(?:viser|syner)\s+(?:også\s+|òg\s+)?til\s+)",
    re.IGNORECASE,
)
_IT = re.compile(_THAT, re.IGNORECASE)
# What a body says, but also what it does or thinks elsewhere.
_LOOSE = re.compile(r"\b(?:merknad|synspunkt|kommentar|vurdering)\w*", re.IGNORECASE)
# Who is within the sender's own house, or asks.
_INSIDER = re.compile(
    r"kommunedirektør|fylkesdirektør|rådmann|ordfør|administrasjon|formannskap|kommunestyr|bystyr"
    r"|heradsstyr|\w*utval|fylkesting|kommunens|\w*departement|regjering|storting|staten",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"\s*,?\s*(?:om|når\s+det\s+gjeld\w*|hva\s+angår|hva\s+gjelder|kva\s+gjeld|vedrørende|vedrørande"
    r"|med\s+unntak|bortsett|unntatt|unnateke|på\s+(?:dette|det|disse|desse|flere|fleire)\b"
    r"|i\s+(?:spørsmål|synet|vurderinga?)|i\s+at|at|knytt?et|knytt|av(?!\s+\d))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """A sentence's words for joining another's submission.

    `verb` is where they begin, `end` where they end; `start` and `name` are where the words that
    name the other begin, and these words. `ours` is set where "oss" tells that the sender speaks
    for itself; `known` where only a respondent of that name can be meant, since the words alone
    may mean something else: "innspillet til X", "slutter seg til X".
    """

    verb: int
    end: int
    start: int
    name: str
    ours: bool = False
    known: bool = False


def may_join(text: str) -> bool:
    """Tell whether a text has the words at all with which a submission is joined."""
    return _VERB.search(text) is not None


def joinings(text: str, before: str = "") -> tuple[Joining, ...]:
    """Find where a sentence joins others' submissions.

    Args:
        text: The sentence.
        before: The sentence before it, which "denne" may point back to.

    Returns:
        The joinings in their order; `start` is below 0 where the name stands in `before`, counted
        back from its end.
    """
    return tuple(found for verb in _VERB.finditer(text) if (found := _joining(text, before, verb)))


def refers_only(text: str) -> bool:
    """Tell whether a sentence only points to another's submission: "Vi viser til … fra KS."."""
    verb = _REFERS.match(text)
    found = (pattern.match(text, verb.end()) for pattern in _WHAT[:3]) if verb else ()
    return any(match and not text[match.end() :].strip(" .!") for match in found)


def _joining(text: str, before: str, verb: re.Match[str]) -> Joining | None:
    ours = (verb["us"] or verb["us2"] or "").casefold() in {"oss", "meg"}
    for pattern in _WHAT:
        if found := pattern.match(text, verb.end()):
            alone = found.lastgroup == "alone"
            if _FURTHER.match(text, found.end()) or (alone and not verb["us"]):
                return None
            return _named(found, 0, (verb.start(), found.end()), ours=ours)
    it = _IT.match(text, verb.end())
    if it is None or _FURTHER.match(text, it.end()) or not _END.match(text, it.end()):
        return None
    for earlier, shift in ((text[: verb.start()], 0), (before, -len(before))):
        if owned := _owned(earlier):
            return _named(owned[-1], shift, (verb.start(), it.end()), ours=ours)
    return None


def _named(
    found: re.Match[str], shift: int, span: tuple[int, int], *, ours: bool
) -> Joining | None:
    """Make the joining of whoever the words name; None for who asks or is of the same house."""
    group = next(g for g in ("after", "before", "genitive", "alone") if found.groupdict().get(g))
    name = found[group]
    if group == "genitive":
        bare = name.rstrip("'’")
        name = bare[:-1] if bare == name and bare.endswith("s") else bare
    if _INSIDER.match(name):
        return None
    loose = group == "alone" or found.groupdict().get("by") == "til" or _LOOSE.search(found[0])
    return Joining(
        verb=span[0],
        end=span[1],
        start=found.start(group) + shift,
        name=name,
        ours=ours,
        known=bool(loose),
    )


def _owned(text: str) -> list[re.Match[str]]:
    """Give every "uttalelsen fra X", "X sin uttalelse" and "Xs uttalelse", in their order."""
    found = [match for pattern in _WHAT[:3] for match in pattern.finditer(text)]
    return sorted(found, key=lambda match: match.end())
