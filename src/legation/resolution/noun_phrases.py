"""What the words of one noun phrase say about an actor: country, sectors, body, office and kind.

The phrase is cut into its head ("Japanese foreign minister"), the possessor before it ("Japan's") and tails, each after
a preposition or comma ("of the ruling party"). Known phrases are looked up once, from left to right, the longest first;
a preposition inside one ("member of parliament") does not cut. Sectors follow the PLOVER manual: the head's own word
decides; a weak word ("leader", "spokesman") takes the sector of the words beside it, then of its first tail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from legation.model.actors import ActorKind, OfficeStatus
from legation.ontology.bodies import STATELESS, Body, bodies
from legation.ontology.countries import NATIONAL, Sense, gazetteer
from legation.ontology.offices import Title, companions, sought, statuses, titles
from legation.ontology.phrases import Word, split
from legation.ontology.sectors import Role, former, not_national, only_as_head, prepositions, quantifiers, roles

MOST_SECTORS = 3
_LONGEST = 60
_CIVILIAN = ("CVL",)
_SEAT = ("GOV",)
_OF = frozenset({"of", "in", "for", "at", "from"})
_COMMA = frozenset(",;:(–—")
_NEXT_TO_TITLE = frozenset({"deputy"})


class Unit(NamedTuple):
    """A word, or the words of a known phrase, and what it means."""

    first: int
    last: int
    key: str
    possessive: bool
    capital: bool
    sense: Sense | None = None
    body: Body | None = None
    role: Role | None = None
    title: Title | None = None


class Segment(NamedTuple):
    """A part of the phrase: ``link`` is the preposition or comma before it (empty for the head)."""

    link: str
    possessor: tuple[Unit, ...]
    head: tuple[Unit, ...]

    @property
    def units(self) -> tuple[Unit, ...]:
        """All of it, left to right."""
        return self.possessor + self.head


class OfOffice(NamedTuple):
    """What an office is of, if said: a country (code), a body or a region; ``words`` are the first and last word."""

    country: str | None = None
    body: Body | None = None
    place: Sense | None = None
    words: tuple[int, int] | None = None


class OfficeWords(NamedTuple):
    """An office in a phrase, and what it is of."""

    title: Title
    status: OfficeStatus
    of: OfOffice


class Phrase(NamedTuple):
    """What a noun phrase says.

    ``whole``: the one sense or body that the whole phrase names. ``name``: where the words after a title stand ("Ota"
    in "the Japanese minister Ota"), if any do.
    """

    country: str | None
    sectors: tuple[str, ...]
    office: OfficeWords | None
    kind: ActorKind | None
    whole: Sense | Body | None
    name: tuple[int, int] | None


@lru_cache(maxsize=8192)
def read_phrase(text: str, *, any_case: bool = False) -> Phrase:
    """Reads a noun phrase; ``any_case`` finds names also in small letters."""
    words = split(text)[:_LONGEST]
    units = tuple(_units(words, any_case))
    segments = _segments(text, words, units)
    if not segments:
        return Phrase(None, (), None, None, None, None)
    content = [u for u in units if u.key not in ("the", "a", "an")]
    whole = (content[0].sense or content[0].body) if len(content) == 1 else None
    office = _office(words, segments)
    sectors = _sectors(segments)
    country = _country(segments)
    kind = _kind(segments, whole, office)
    return Phrase(country, sectors, office, kind, whole, _name_after_title(words, segments[0]))


def _units(words: Sequence[Word], any_case: bool) -> Iterator[Unit]:
    i = 0
    names, organizations, role_words, office_words = gazetteer(), bodies(), roles(), titles()
    while i < len(words):
        body = organizations.at(words, i, any_case=any_case)
        sense = names.at(words, i, any_case=any_case)
        role, title = role_words.at(words, i), office_words.at(words, i)
        if sense and _is_no_nation(words, i, sense.last):
            sense = None
        if body and body.first == body.last and body.value.kind == "party" and _goes_on(words, i + 1):
            body = None
        last = max((match.last for match in (body, sense, role, title) if match), default=i)
        key = words[i].key if last == i else " ".join(word.key for word in words[i : last + 1])
        named = bool(body and body.last == last) or bool(sense and sense.last == last)
        yield Unit(
            i, last, key, words[last].possessive, words[i].text[0].isupper(),
            sense.value if sense and sense.last == last and not (body and body.last == last) else None,
            body.value if body and body.last == last else None,
            role.value if role and role.last == last and not named else None,
            title.value if title and title.last == last and not named else None,
        )  # fmt: skip
        i = last + 1


def _is_no_nation(words: Sequence[Word], first: int, last: int) -> bool:
    """ "Spanish-speaking", "US-backed", "pro-Russian"."""
    before, after = not_national()
    return (first > 0 and words[first - 1].key in before) or (last + 1 < len(words) and words[last + 1].key in after)


def _goes_on(words: Sequence[Word], i: int) -> bool:
    """Is a party's one word the start of another name ("Labour Inspectorate")? Not before a role or title."""
    if i >= len(words) or not words[i].text[0].isupper() or words[i - 1].possessive:
        return False
    # "Labour MP", "Labour Leader" speak of the party, "Labour Federation" is somebody else
    role = roles().at(words, i) and words[i].text.isupper()
    return not (role or titles().at(words, i) or words[i].key in sought())


def _segments(text: str, words: Sequence[Word], units: Sequence[Unit]) -> tuple[Segment, ...]:
    """The head and its tails; a word that leads to another party ends the phrase."""
    cuts = prepositions()
    found: list[Segment] = []
    link = ""
    current: list[Unit] = []
    for unit in units:
        between = text[words[unit.first - 1].end : words[unit.first].start] if unit.first else ""
        comma = not _COMMA.isdisjoint(between)
        single = unit.first == unit.last and not (unit.sense or unit.body)
        if comma or (single and not unit.role and (unit.key in cuts.own or unit.key in cuts.away)):
            if current:
                found.append(_segment(link, current))
            elif not found and not comma:
                continue
            link, current = ("," if comma else unit.key), []
            if single and unit.key in cuts.away:
                return tuple(found)
            if not comma:
                continue
        current.append(unit)
    if current:
        found.append(_segment(link, current))
    return tuple(found)


def _segment(link: str, units: Sequence[Unit]) -> Segment:
    cut = max((i + 1 for i, unit in enumerate(units[:-1]) if unit.possessive), default=0)
    return Segment(link, tuple(units[:cut]), tuple(units[cut:]))


def _country(segments: Sequence[Segment]) -> str | None:
    """The first country of the head, else of a tail; a body's own country gives way to one that the words name."""
    fallback = None
    for segment in segments:
        for unit in segment.units:
            if unit.sense and unit.sense.country:
                national = unit.sense.form in NATIONAL or unit.sense.form == "region"
                if national or not fallback:
                    named = segment.link in ("", ",") or fallback is None or fallback not in STATELESS
                    return unit.sense.country if named else fallback
            elif unit.body and fallback is None:
                fallback = unit.body.country
                if segment.link == "" and unit.body.country in STATELESS:
                    return fallback
        if fallback and not any(s.link == "of" for s in segments):
            return fallback
    return fallback


def _sectors(segments: Sequence[Segment]) -> tuple[str, ...]:
    head = segments[0]
    tails = segments[1:]
    codes = _strong(head.head)
    if not codes:
        named = next((u for u in reversed(head.head) if u.title or u.role), None)
        own = _own(named) if named else ()
        open_head = named is not None or (head.head[-1].key in quantifiers())
        if open_head and own != ("GOV",):
            codes = _tail_codes(tails) or _strong(head.possessor) or own
        elif open_head:
            codes = _body_codes(tails) or _strong(head.possessor) or own
        elif tails and tails[0].link == ",":
            codes = _strong(tails[0].units) or _tail_codes(tails[1:])
    elif all(code == "PTY" for code in codes):
        codes = codes + tuple(
            c for c in _own(next((u for u in reversed(head.head) if u.title), None)) if c not in codes
        )
    if not codes and any(unit.sense and unit.sense.form == "seat" for unit in head.units):
        codes = _SEAT
    if codes and _is_former(head) and codes[0] in former().sectors:
        codes = ("ELI", *(code for code in codes if code != "ELI"))
    return tuple(dict.fromkeys(codes))[:MOST_SECTORS]


def _own(unit: Unit | None) -> tuple[str, ...]:
    if unit is None:
        return ()
    if unit.title and unit.title.sectors:
        return unit.title.sectors
    return unit.role.codes if unit.role else ()


def _strong(units: Sequence[Unit]) -> tuple[str, ...]:
    """Sectors of strong role words from the last to the first, known bodies before them, parties after."""
    first: list[str] = []
    second: list[str] = []
    third: list[str] = []
    last = units[-1] if units else None
    for unit in reversed(units):
        if unit is not last and not unit.capital and unit.key in only_as_head():
            continue
        if unit.body:
            (third if unit.body.kind == "party" else first).extend(unit.body.sectors)
        elif unit.role and not unit.role.weak:
            if second and unit.role.codes == _CIVILIAN:
                continue  # "minority government", "women soldiers"
            second.extend(unit.role.codes)
        elif unit.title and unit.title.sectors and not unit.role:
            second.extend(unit.title.sectors)
    return (*first, *second, *third)


def _tail_codes(tails: Sequence[Segment]) -> tuple[str, ...]:
    for tail in tails:
        codes = _strong(tail.units) or next((_own(u) for u in reversed(tail.head) if u.title), ())
        if codes:
            return codes
    return ()


def _body_codes(tails: Sequence[Segment]) -> tuple[str, ...]:
    """What "president of the …" takes from its tail: nothing if that is a country."""
    first = tails[0] if tails and tails[0].link in ("of", "for", ",") else None
    if first is None or any(unit.sense and unit.sense.form in NATIONAL for unit in first.units):
        return ()
    return _strong(first.units)


def _is_former(head: Segment) -> bool:
    words = former().words
    return any(
        unit.key in words or (unit.first != unit.last and unit.key.split(" ")[0] in words) for unit in head.units
    )


def _office(words: Sequence[Word], segments: Sequence[Segment]) -> OfficeWords | None:
    """The title in the head, unless it is that of somebody beside the holder ("the minister's aide")."""
    head = segments[0]
    place = next(
        (i for i in range(len(head.head) - 1, -1, -1) if head.head[i].title or head.head[i].key in sought()), None
    )
    if place is None:
        return _candidate(segments)
    unit, rest = head.head[place], head.head[place + 1 :]
    beside = companions()
    if any(u.key in beside for u in rest):
        return None
    after = rest[0].key if rest else ""
    title = unit.title or sought()[unit.key]
    if unit.title is None and statuses().after.get(after) != "candidate":
        return None
    if title.plural:
        return None
    before = [u.key for u in head.possessor] + [u.key for u in head.head[:place]]
    status = _status(before, after)
    of = _office_of(title, head, place, segments[1:])
    if status == "deputy" and any(statuses().before.get(key) not in (None, "deputy") for key in before):
        status = next(s for key in before if (s := statuses().before.get(key)) and s != "deputy")
        title = Title(f"deputy {title.title}", title.sectors, title.of)
    return OfficeWords(title, status, of)


def _candidate(segments: Sequence[Segment]) -> OfficeWords | None:
    """ "The party's candidate for prime minister"."""
    head = segments[0].head[-1].key
    if statuses().after.get(head) != "candidate" or len(segments) < 2 or segments[1].link not in ("for", "of"):
        return None
    title = next((u.title for u in segments[1].units if u.title), None)
    return OfficeWords(title, "candidate", OfOffice(_country(segments))) if title else None


def _status(before: Sequence[str], after: str) -> OfficeStatus:
    found = statuses()
    if after in found.after:
        return found.after[after]
    if before and found.before.get(before[-1]) in _NEXT_TO_TITLE:
        return "deputy"
    for key in before:
        status = found.before.get(key)
        if status and status not in _NEXT_TO_TITLE:
            return status
    return "current"


def _office_of(title: Title, head: Segment, place: int, tails: Sequence[Segment]) -> OfOffice:
    """What the office is of: named before the title, else in the first tail."""
    units = [*head.possessor, *head.head[:place]]
    if tails and tails[0].link in _OF:
        units += tails[0].units
    for unit in units:
        words = (unit.first, unit.last)
        if unit.sense and unit.sense.country:
            region = unit.sense if unit.sense.form in ("region", "city") else None
            return OfOffice(unit.sense.country, None, region, words)
        if unit.body and unit.body.kind == "party" and title.is_public:
            return OfOffice(unit.body.country, None, None, words)
        if unit.body:
            return OfOffice(None, unit.body, None, words)
    return OfOffice()


def _name_after_title(words: Sequence[Word], head: Segment) -> tuple[int, int] | None:
    """Offsets of the capitalised words after the last title or role in the head."""
    units = head.head
    place = next((i for i in range(len(units) - 1, -1, -1) if units[i].title or units[i].role), None)
    if place is None:
        return None
    after = [u for u in units[place + 1 :] if u.key not in statuses().after]
    named = bool(after) and all(words[i].text[0].isupper() for i in (after[0].first, after[-1].last))
    return (words[after[0].first].start, words[after[-1].last].end) if named else None


def _kind(segments: Sequence[Segment], whole: Sense | Body | None, office: OfficeWords | None) -> ActorKind | None:
    if isinstance(whole, Body):
        return whole.kind
    if isinstance(whole, Sense):
        if whole.form in ("name", "capital", "seat"):
            return "government"
        return "group" if whole.form in ("adjective", "people") else "place"
    if office:
        return "person"
    unit = next((u for u in reversed(segments[0].head) if u.role or u.body), None)
    if unit is None:
        counted = len(segments) > 1 and segments[1].link == "of" and segments[0].head[-1].key in quantifiers()
        return _kind(segments[1:], None, None) if counted else None
    if unit.body:
        return unit.body.kind
    assert unit.role is not None
    if unit.role.denotes == "person":
        return "person"
    if unit.role.denotes == "people":
        return "group"
    if "PTY" in unit.role.codes:
        return "party"
    return "government" if unit.role.codes[:1] == ("GOV",) else "organization"
