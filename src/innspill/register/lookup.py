"""Which municipality or county a name, a number or a domain means."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from innspill.register.places import County, Match, Municipality, fold, unmarked

_FORM_WORD = re.compile(
    r"\b(?:kommun(?:e[rs]?|en|ens|a)?|herad(?:s|et)?|suohkan|gielda|tjïelte|tjielte|komuuni)\b"
)
_COUNTY_WORD = re.compile(
    r"\b(?:fylkeskommun(?:es?|en)|fylkes?|fylket|fylkkasuohkan|fylkkagielda|fylhkentjïelte)\b"
)
_COUNTY_BODY = re.compile(r"\bfylkeskommun|\bfylkkasuohkan|\bfylkkagielda|\bfylhkentjïelte")
_APART = re.compile(r"\s+[-–—|·]\s+|\s+v/|[/,;()]|\s+(?:i|ved)\s+")
_NUMBER = re.compile(r"\b[Kk]?(\d{4})\b")
_ONLY_NUMBER = re.compile(r"\s*(?:kommune(?:nr|nummer)?\.?\s*|K)?(\d{4})\s*", re.IGNORECASE)
_SHORT = 2  # "As", "Al" and "Ha" are words too: without their ring they need the word kommune
_CLOSE = 0.8
_FORMER_COUNTIES = {
    "Viken": ("31", "32", "33"),
    "Vestfold og Telemark": ("39", "40"),
    "Troms og Finnmark": ("55", "56"),
    "Hedmark": ("34",),
    "Oppland": ("34",),
    "Aust-Agder": ("42",),
    "Vest-Agder": ("42",),
    "Hordaland": ("46",),
    "Sogn og Fjordane": ("46",),
    "Sør-Trøndelag": ("50",),
    "Nord-Trøndelag": ("50",),
}


class Register:
    """The municipalities and counties, and the index of their names."""

    def __init__(
        self, municipalities: Iterable[Municipality], former_names: Iterable[tuple[str, str]] = ()
    ) -> None:
        self.municipalities = tuple(sorted(municipalities, key=lambda place: place.number))
        self.counties = tuple(
            sorted({m.county for m in self.municipalities}, key=lambda place: place.number)
        )
        self._number = {m.number: m for m in self.municipalities}
        self._domain = {m.domain: m for m in self.municipalities}
        self._exact: dict[str, set[str]] = {}
        self._loose: dict[str, set[str]] = {}
        self._former: dict[str, set[str]] = {}
        self._successors: dict[str, set[str]] = {}
        self._county: dict[str, set[str]] = {}
        self._index(former_names)
        self._spellings = sorted(self._exact)
        self._near: dict[str, tuple[str, ...]] = {}

    @property
    def population_year(self) -> int:
        """The year of the inhabitants' numbers; the same for all."""
        return max(place.population_year for place in self.municipalities)

    def _index(self, former_names: Iterable[tuple[str, str]]) -> None:
        for place in self.municipalities:
            for key in map(fold, (*place.names, place.official)):
                self._exact.setdefault(key, set()).add(place.number)
                for loose in unmarked(key):
                    self._loose.setdefault(loose, set()).add(place.number)
            for number in place.former_numbers:
                self._successors.setdefault(number, set()).add(place.number)
        for number, name in former_names:
            self._former.setdefault(fold(name), set()).update(self._successors.get(number, ()))
        for county in self.counties:
            for name in county.names:
                for key in (fold(name), *unmarked(fold(name))):
                    self._county.setdefault(key, set()).add(county.number)

    def by_number(self, number: str) -> Municipality | None:
        """Give the municipality of 2024 with that number."""
        return self._number.get(number)

    def by_domain(self, domain: str) -> Municipality | None:
        """Give the municipality whose website or mail addresses stand under that domain."""
        labels = domain.casefold().split(".")
        for start in range(len(labels) - 1):
            if place := self._domain.get(".".join(labels[start:])):
                return place
        if labels[-2:] in (["kommune", "no"], ["herad", "no"]) and labels[:-2]:
            found = self.find(labels[-3])
            return found.candidates[0] if found.sure else None
        return None

    def lookup(self, name: str) -> tuple[Municipality, ...]:
        """Give the municipalities of exactly that name, which is without the word kommune."""
        key = fold(name)
        for index, form in self._forms(key):
            if form in index:
                return tuple(self._number[number] for number in sorted(index[form]))
        return ()

    def _forms(self, key: str) -> Iterator[tuple[dict[str, set[str]], str]]:
        for index in (self._exact, self._loose):
            yield index, key
            if key.endswith("s"):
                yield index, key[:-1].rstrip()

    def lookup_former(self, name: str) -> tuple[Municipality, ...]:
        """Give the municipalities of today that one of 2019 became or was divided between."""
        key = fold(name)
        numbers = self._former.get(key) or self._former.get(key.removesuffix("s").rstrip(), set())
        return tuple(self._number[number] for number in sorted(numbers))

    def find(self, text: str, *, near: str = "") -> Match[Municipality]:
        """Find the municipality that a name or number means.

        Args:
            text: A name as a letter, a form or a settings file writes it, or a number.
            near: What stands around it; tells homonyms apart by county, number, seat or domain.
        """
        if only := _ONLY_NUMBER.fullmatch(text):
            return self._of_number(only.group(1))
        if _COUNTY_BODY.search(fold(text)):
            return Match()
        places, sure = self._named(text)
        if not places:
            return self._not_named(text)
        if len(places) > 1:
            places = self.narrow(places, f"{text} {near}")
        numbered = {self._number[n] for n in _NUMBER.findall(text) if n in self._number}
        if stray := numbered - set(places):
            places, sure = (*places, *sorted(stray, key=lambda place: place.number)), False
        return Match(candidates=places, sure=sure and len(places) == 1)

    def _of_number(self, number: str) -> Match[Municipality]:
        if number in self._number:
            return Match(candidates=(self._number[number],), sure=True)
        heirs = tuple(self._number[heir] for heir in sorted(self._successors.get(number, ())))
        return Match(candidates=heirs, sure=len(heirs) == 1, former=number if heirs else "")

    def _named(self, text: str) -> tuple[tuple[Municipality, ...], bool]:
        """Look the whole text up, then its parts; sure where nothing is left unexplained."""
        for whole in (text, _NUMBER.sub(" ", text)):
            if places := self._lookup_titled(whole):
                return places, True
        parts = [part for part in _APART.split(_NUMBER.sub(" ", text)) if fold(part)]
        found = [(part, self._lookup_titled(part)) for part in parts]
        known = {place for _, places in found for place in places}
        titled = any(places and _FORM_WORD.search(fold(part)) for part, places in found)
        known_seats = {fold(place.seat) for place in known}
        explained = all(
            places or fold(part) in known_seats or self.find_county(part).candidates
            for part, places in found
        )
        if shared := _shared([set(places) for _, places in found if places]):
            known = shared
        places = tuple(sorted(known, key=lambda place: place.number))
        return places, titled or explained

    def _lookup_titled(self, text: str) -> tuple[Municipality, ...]:
        key = " ".join(_FORM_WORD.sub(" ", fold(text)).split())
        if len(key) <= _SHORT and key not in self._exact and key == fold(text):
            return ()
        return self.lookup(key)

    def _not_named(self, text: str) -> Match[Municipality]:
        key = " ".join(_FORM_WORD.sub(" ", fold(text)).split())
        if heirs := self.lookup_former(key):
            return Match(candidates=heirs, former=key)
        return Match(suggestions=self._nearest(key))

    def _nearest(self, key: str) -> tuple[str, ...]:
        """Name what is spelt nearly so; kept, since a form asks of the same name in many rows."""
        if key not in self._near:
            close = get_close_matches(key, self._spellings, n=3, cutoff=_CLOSE) if key else []
            numbers = dict.fromkeys(n for name in close for n in sorted(self._exact[name]))
            self._near[key] = tuple(self._number[number].name for number in numbers)
        return self._near[key]

    def narrow(self, places: tuple[Municipality, ...], near: str) -> tuple[Municipality, ...]:
        """Keep those homonyms that a county, number, seat or domain speaks for, or all."""
        folded, raw = f" {fold(near)} ", near.casefold()
        named = {county.number for county in self.find_counties(near)}
        kept = tuple(
            place
            for place in places
            if place.county.number in named
            or (place.seat != place.name and f" {fold(place.seat)} " in folded)
            or re.search(rf"(?<!\d)k?{place.number}(?!\d)", raw)
            or re.search(rf"(?<![\w-]){re.escape(place.domain)}", raw)
        )
        return kept or places

    def find_counties(self, text: str) -> tuple[County, ...]:
        """Give every county of today that running text names, former ones by their successors."""
        folded = f" {fold(text)} "
        numbers = {
            n for key, numbers in self._county.items() if f" {key} " in folded for n in numbers
        }
        for name, heirs in _FORMER_COUNTIES.items():
            if f" {fold(name)} " in folded:
                numbers.update(heirs)
        return tuple(county for county in self.counties if county.number in numbers)

    def find_county(self, text: str) -> Match[County]:
        """Find the county that a name or a two-digit number means; a former one is never sure."""
        key = " ".join(_COUNTY_WORD.sub(" ", fold(text)).split())
        if key.isdigit():
            numbered = tuple(county for county in self.counties if county.number == key)
            return Match(candidates=numbered, sure=bool(numbered))
        for form in (key, key.removesuffix("s")):
            for name, heirs in _FORMER_COUNTIES.items():
                if fold(name) == form:
                    return Match(candidates=self._counties(heirs), former=name)
            if form in self._county:
                return Match(candidates=self._counties(self._county[form]), sure=True)
        return Match()

    def _counties(self, numbers: Iterable[str]) -> tuple[County, ...]:
        wanted = set(numbers)
        return tuple(county for county in self.counties if county.number in wanted)


def _shared(groups: list[set[Municipality]]) -> set[Municipality]:
    return set.intersection(*groups) if groups else set()
