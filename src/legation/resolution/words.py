"""What an actor's words mean: country, sectors and office of "the Kenyan foreign minister", by tables and rules alone.

Nothing is looked up outside the package and nobody is invented: an office whose holder neither the words nor the table
of leaders name keeps the words as its name, and has no kind.
"""

from __future__ import annotations

from dataclasses import dataclass

from legation.model.actors import ActorKind
from legation.ontology.bodies import STATELESS, Body
from legation.ontology.countries import NATIONAL, Sense, countries, country_of, state_of
from legation.ontology.leaders import LAST_MONTH, Term, holder_on, leaders, month_of, sectors_on
from legation.ontology.offices import statuses
from legation.ontology.phrases import Word, split
from legation.ontology.sectors import surnames
from legation.resolution.noun_phrases import OfficeWords, Phrase, read_phrase

_ARTICLES = ("the ", "a ", "an ")
_LONGEST_NAME = 5
_PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class Query:
    """Words to resolve, the text they stand in, a country to fall back on (ISO code or name), and the day."""

    id: str
    text: str
    context: str | None = None
    country: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the words mean. ``score`` is between 0 (nothing known) and 1; ``why`` names what decided."""

    id: str
    name: str
    kind: ActorKind | None
    country: str | None
    sectors: tuple[str, ...]
    office: str | None
    score: float
    why: str


def resolve_words(query: Query) -> Answer:
    """The meaning of the words by themselves, then with their context, then with the country given."""
    text = " ".join(query.text.split())
    phrase = read_phrase(text, any_case=text.islower())
    leader = leaders().get(text[slice(*phrase.name)] if phrase.name else text)
    if leader and not (phrase.country and phrase.country != leader[0].country):
        return _leader(query, leader, phrase)
    if _is_personal_name(text, phrase):
        return _person(query, text)
    country = actor_country(phrase)
    why = _why(phrase)
    if country is None and (phrase.office or phrase.sectors):
        country = _hint(query)
        why = f"{why}; country given" if country else why
    sectors = phrase.sectors
    if isinstance(phrase.whole, Sense) and phrase.whole.kind == _PARTIAL:
        sectors = ("PRE",)
    name = text[slice(*phrase.name)] if phrase.name else _canonical(phrase, text)
    named = phrase.name is not None
    kind: ActorKind | None = "person" if named else None if phrase.office else phrase.kind
    if phrase.office and not named and country and phrase.office.of.body is None:
        holder = _holder(query, phrase.office, country)
        name, kind = (holder, "person") if holder else (name, kind)
    found = (country is not None) + bool(sectors) + (phrase.whole is not None)
    return Answer(
        query.id, name, kind, country, sectors, phrase.office.title.title if phrase.office else None,
        (0.0, 0.5, 0.8, 0.9)[found], why,
    )  # fmt: skip


def _leader(query: Query, person: tuple[Term, ...], phrase: Phrase) -> Answer:
    """Somebody of the table: in office, out of it, or on that day not known."""
    sectors = tuple(dict.fromkeys((*phrase.sectors, *sectors_on(person, query.date))))
    title = office_title(phrase.office)
    if title is None and sectors[:1] not in ((), ("ELI",)):
        month = month_of(query.date)
        title = next((t.title for t in person if t.holds(month or LAST_MONTH)), None)
    return Answer(
        query.id, person[0].name, "person", person[0].country, sectors, title, 0.9, f"leader: {person[0].name}"
    )


def _holder(query: Query, office: OfficeWords, country: str) -> str | None:
    return holder_on(country, office.title.title, query.date) if office.status == "current" else None


def actor_country(phrase: Phrase) -> str | None:
    """The code under which the actor acts: that of the state for a dependency, PLOVER's for an international body."""
    return state_of(phrase.country) if phrase.country else None


def office_title(office: OfficeWords | None) -> str | None:
    """The canonical title."""
    return office.title.title if office else None


def _person(query: Query, text: str) -> Answer:
    """A name that no table knows: only the context can say more."""
    if query.context and text in query.context:
        before, _, after = query.context.partition(text)
        for words in (_last_phrase(before), after.lstrip(" ,(")[:120]):
            phrase = read_phrase(words.strip())
            if phrase.office or phrase.sectors:
                country = actor_country(phrase) or _hint(query)
                why = f"context: {_why(phrase)}"
                return Answer(query.id, text, "person", country, phrase.sectors, office_title(phrase.office), 0.6, why)
    country = _hint(query)
    return Answer(
        query.id, text, None, country, (), None, 0.2 if country else 0.0, "country given" if country else "not known"
    )


def _last_phrase(before: str) -> str:
    """The words straight before a name, back to the last mark."""
    for mark in ".,;:()":
        before = before.rpartition(mark)[2]
    return before


def _is_personal_name(text: str, phrase: Phrase) -> bool:
    """Words with capitals throughout that no table knows, or only by a place in them ("Georgia Ota")."""
    words = split(text)
    if phrase.whole or not 1 <= len(words) <= _LONGEST_NAME or not all(_is_name_word(part) for part in text.split(" ")):
        return False
    if len(words) > 1 and words[-1].key in surnames():
        first = read_phrase(" ".join(word.text for word in words[:-1]))
        return not (first.country or first.sectors or words[0].key in statuses().before)
    if phrase.office or phrase.name or phrase.sectors:
        return False
    return not phrase.country or not any(_is_demonym(word) or word.possessive for word in words)


def _is_name_word(part: str) -> bool:
    """Capital first ("Ho-jin" is one part), but no abbreviation."""
    return part[0].isupper() and not (len(part) > 1 and part.replace(".", "").isupper() and "." not in part)


def _is_demonym(word: Word) -> bool:
    whole = read_phrase(word.text).whole
    return isinstance(whole, Sense) and whole.form in ("adjective", "people")


def _hint(query: Query) -> str | None:
    given = query.country.strip() if query.country else ""
    if given.upper() in countries() or given.upper() in STATELESS:
        return given.upper()
    return country_of(given) if given else None


def _canonical(phrase: Phrase, text: str) -> str:
    """The table's name for a country or body, else the words without their article."""
    if isinstance(phrase.whole, Body):
        return phrase.whole.name
    if isinstance(phrase.whole, Sense) and phrase.whole.form in NATIONAL:
        return phrase.whole.name
    for article in _ARTICLES:
        if text.lower().startswith(article):
            return text[len(article) :]
    return text


def _why(phrase: Phrase) -> str:
    parts = []
    if isinstance(phrase.whole, Body):
        parts.append(f"body: {phrase.whole.name}")
    elif isinstance(phrase.whole, Sense):
        parts.append(f"{phrase.whole.form}: {phrase.whole.name}")
    elif phrase.country:
        parts.append(f"country: {phrase.country}")
    if phrase.office:
        parts.append(f"office: {phrase.office.title.title} ({phrase.office.status})")
    elif phrase.sectors:
        parts.append(f"role: {' '.join(phrase.sectors)}")
    return "; ".join(parts) or "not known"
