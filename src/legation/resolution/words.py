"""What an actor's words mean: country, sectors and office of "the Kenyan foreign minister".

The words themselves go first, then their context, then the register (what a record knows), then the table of leaders;
a person's corrections in the register outrank all. Nobody is invented: an office whose holder none of these name keeps
the words as its name, and has no kind.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from legation.model.actors import ActorKind
from legation.model.known import ENDLESS, Holding, Known
from legation.ontology.bodies import STATELESS, Body
from legation.ontology.countries import NATIONAL, Sense, countries, country_of, state_of
from legation.ontology.leaders import LAST_MONTH, Term, month_of
from legation.ontology.leaders import holder_on as leader_on
from legation.ontology.offices import statuses
from legation.ontology.persons import country_on, persons, sectors_on, term_on
from legation.ontology.phrases import Word, split
from legation.ontology.sectors import surnames
from legation.resolution.knowing import Holder, correction, holder_on, known_as, offices_on, roles_on
from legation.resolution.noun_phrases import MOST_SECTORS, OfficeWords, Phrase, read_phrase
from legation.resolution.register import NOBODY, Register

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
    """What the words mean. ``score`` is between 0 (nothing known) and 1; ``why`` names what decided.

    ``since`` and ``until`` are the first and last day for which a register vouches for the office.
    """

    id: str
    name: str
    kind: ActorKind | None
    country: str | None
    sectors: tuple[str, ...]
    office: str | None
    score: float
    why: str
    since: str | None = None
    until: str | None = None


def resolve_words(query: Query, register: Register = NOBODY) -> Answer:
    """The meaning of the words by themselves, then with their context, the register, and the country given."""
    text = " ".join(query.text.split())
    phrase = read_phrase(text, any_case=text.islower())
    if not (phrase.name or phrase.whole or phrase.office or phrase.sectors):  # "the late Ana Brankov"
        text = _without_status(text)
        phrase = read_phrase(text)
    name = text[slice(*phrase.name)] if phrase.name else text
    answer = _named(query, text, name, phrase, register) or _described(query, text, phrase, register)
    return _corrected(answer, query, name, register)


def _without_status(text: str) -> str:
    """A name without the word before it that says when somebody held office or lived."""
    words = text.split()
    rest = words[1:] if words and words[0].lower() in ("the", "a", "an") else words
    return " ".join(rest[1:]) if len(rest) > 1 and rest[0].lower() in statuses().before else text


def _named(query: Query, text: str, name: str, phrase: Phrase, register: Register) -> Answer | None:
    """Somebody's name, alone or after a title; None where the words are no name that anything knows."""
    personal = phrase.name is None and _is_personal_name(text, phrase)
    said = _in_context(query, text) if personal else None
    country = actor_country(phrase) or (said.country if said else None)
    person = persons().get(name)
    if person and phrase.country:  # a namesake in another country is somebody else
        person = tuple(term for term in person if term.country == phrase.country)
    if phrase.name or personal or not (phrase.whole or phrase.office or phrase.sectors):
        known = known_as(register, name, country)
        held = offices_on(register, name, query.date, country)
        if known and (held or (not person and (known.country or known.sectors))):
            return _known(query, name, phrase, said, known, held, register)
    if person:
        return _person_of_table(query, person, phrase)
    return (said or _person(query, text)) if personal else None


def _described(query: Query, text: str, phrase: Phrase, register: Register) -> Answer:
    """A country, body, role or office, by what its words say."""
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
    since = until = None
    if phrase.office and not named:
        holder = _holder(query, phrase.office, country, register)
        name, kind = (holder.name, "person") if holder.name else (name, kind)
        why, since, until = f"{why}; {holder.why}", holder.since, holder.until
    found = (country is not None) + bool(sectors) + (phrase.whole is not None)
    return Answer(
        query.id, name, kind, country, sectors, office_title(phrase.office), (0.0, 0.5, 0.8, 0.9)[found], why, since,
        until,
    )  # fmt: skip


def _known(
    query: Query,
    name: str,
    phrase: Phrase,
    said: Answer | None,
    known: Known,
    held: tuple[Holding, ...],
    register: Register,
) -> Answer:
    """Somebody whom the register knows; the words beside the name go before it."""
    title = office_title(phrase.office) or (said.office if said else None)
    holding = next((h for h in held if h.title is not None and title in (None, h.title)), None)
    sectors = phrase.sectors or (said.sectors if said else ()) or roles_on(register, known, name, query.date)
    country = actor_country(phrase) or (said.country if said else None) or known.country
    since, until = holding.vouched() if holding else (None, None)
    source = holding or known
    return Answer(
        query.id,
        known.name,
        known.kind or ("person" if phrase.name or held else None),
        country or (holding.country if holding else None),
        sectors[:MOST_SECTORS],
        title or (holding.title if holding else None),
        0.9,
        f"known: {known.name} ({source.rank} {source.source})",
        since,
        None if until == ENDLESS else until,
    )


def _corrected(answer: Answer, query: Query, name: str, register: Register) -> Answer:
    """The answer with what a person corrected of the name asked for, or of the holder that was found."""
    for asked in dict.fromkeys((name, answer.name)):
        right = correction(register, asked)
        if right is not None:
            held = offices_on(register, asked, query.date) if right.kind in (None, "person") else ()
            codes = right.sectors or tuple(code for h in held if h.rank == "correction" for code in h.sectors)
            return replace(
                answer,
                name=right.name,
                kind=right.kind or answer.kind,
                country=right.country or answer.country,
                sectors=tuple(dict.fromkeys(codes))[:MOST_SECTORS] or answer.sectors,
                score=max(answer.score, 0.9),
                why=f"{answer.why}; correction {right.source}",
            )
    return answer


def _person_of_table(query: Query, person: tuple[Term, ...], phrase: Phrase) -> Answer:
    """Somebody of the tables: in office, out of it, or on that day not known."""
    sectors = tuple(dict.fromkeys((*phrase.sectors, *sectors_on(person, query.date))))
    term = term_on(person, month_of(query.date) or LAST_MONTH)
    title = office_title(phrase.office) or (term.title if term else None)
    known = next((t for t in person if t.sources), None)
    why = f"leader: {person[0].name}" if known else f"official: {person[0].name}, from general knowledge"
    return Answer(
        query.id, person[0].name, "person", country_on(person, query.date), sectors, title, 0.9 if known else 0.7, why
    )


def _holder(query: Query, office: OfficeWords, country: str | None, register: Register) -> Holder:
    """The holder by the register, else by the table of leaders."""
    if office.status != "current":
        return Holder(None, "holder not known")
    of = _office_of(office, country)
    found = holder_on(register, office.title.title, of, query.date) if of else Holder(None, "holder not known")
    if found.name is None and country and office.of.body is None and office.of.place is None:
        term = leader_on(country, office.title.title, query.date)
        if term is not None:
            sources = "; ".join(f"{source.address}, {source.read}" for source in term.sources)
            return Holder(term.name, f"holder by the table of leaders ({sources})")
    return found


def _office_of(office: OfficeWords, country: str | None) -> tuple[str, ...]:
    """The names of what an office is of: a body, a region or town, else the country."""
    if office.of.body:
        return (office.of.body.name,)
    if office.of.place:
        return (office.of.place.name,)
    state = countries().get(office.of.country or country or "")
    return (state.name, *state.names) if state else ()


def actor_country(phrase: Phrase) -> str | None:
    """The code under which the actor acts: that of the state for a dependency, PLOVER's for an international body."""
    if phrase.country:
        return state_of(phrase.country)
    return phrase.office.title.country if phrase.office and not phrase.office.of.body else None


def office_title(office: OfficeWords | None) -> str | None:
    """The canonical title."""
    return office.title.title if office else None


def _in_context(query: Query, text: str) -> Answer | None:
    """What the words beside a name in its context say of it."""
    if query.context and text in query.context:
        before, _, after = query.context.partition(text)
        for words in (_last_phrase(before), after.lstrip(" ,(")[:120]):
            phrase = read_phrase(words.strip())
            if phrase.office or phrase.sectors:
                country = actor_country(phrase) or _hint(query)
                why = f"context: {_why(phrase)}"
                return Answer(query.id, text, "person", country, phrase.sectors, office_title(phrase.office), 0.6, why)
    return None


def _person(query: Query, text: str) -> Answer:
    """A name that nothing knows."""
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
