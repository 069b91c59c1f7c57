"""Offices that the text states: titles before and beside names, and "… is the foreign minister".

``of`` is always an actor of the same reading. Where the words name a country only by its adjective ("the Japanese prime
minister"), or a body that is no mention, an actor is added for it, with the words as its mention.
"""

from __future__ import annotations

from collections.abc import Iterator

from legation.annotation.annotated import Annotated, Clause
from legation.model.actors import Actor, Office, OfficeStatus
from legation.model.spans import Span
from legation.ontology.bodies import Body
from legation.ontology.countries import Sense, countries, state_of
from legation.ontology.offices import Title, copulas, over
from legation.resolution.noun_phrases import read_phrase
from legation.resolution.office_changes import day_of, kin_of_holders, since, won_and_lost
from legation.resolution.office_claims import Claim, named_inside, place_of

_STATED = frozenset({"actual", "historical"})
_OF_STATE = frozenset({"country", "region", "city"})


def find_offices(annotated: Annotated, actors: tuple[Actor, ...]) -> tuple[Office, ...]:
    """The offices alone; those of a country or body that is no actor yet have no ``of``."""
    known = {actor.id for actor in actors}
    offices, _ = offices_and_actors(annotated, actors)
    return tuple(o if o.of in known else _without_of(o) for o in offices)


def offices_and_actors(annotated: Annotated, actors: tuple[Actor, ...]) -> tuple[tuple[Office, ...], tuple[Actor, ...]]:
    """The offices, and all actors with those added that offices are of."""
    register = _Register(actors)
    found: dict[tuple[str, str, str | None], dict[OfficeStatus, Claim]] = {}
    claims = [*_from_titles(annotated), *_from_clauses(annotated), *won_and_lost(annotated)]
    claims.extend(kin_of_holders(annotated, claims))
    said = {(c.holder, c.words.title.title): of for c in claims if (of := register.of(c)) is not None}
    for claim in claims:
        of = register.of(claim) or said.get((claim.holder, claim.words.title.title)) or register.own_state(claim)
        said_so = found.setdefault((claim.holder, claim.words.title.title, of), {})
        first = said_so.setdefault(claim.status, claim)
        said_so[claim.status] = first._replace(since=first.since or claim.since, until=first.until or claim.until)
    offices: list[Office] = []
    for (holder, title, of), by_status in found.items():
        for status, claim in by_status.items():
            if status == "current" and len(by_status) > 1:
                continue  # "President Ota" after "President-elect Ota" says nothing new
            number = f"o{len(offices) + 1}"
            offices.append(Office(number, holder, title, of, status, claim.since, claim.until, claim.evidence))
    return tuple(offices), register.actors


def _without_of(office: Office) -> Office:
    return Office(
        office.id, office.holder, office.title, None, office.status, office.since, office.until, office.evidence
    )


def _from_titles(annotated: Annotated) -> Iterator[Claim]:
    """ "Japanese Prime Minister Ota", "Ota, the Japanese prime minister"."""
    for mention in annotated.mentions:
        chain = annotated.chain_of.get(mention.index)
        if chain is None or mention.form != "name" or mention.kind != "person":
            continue
        if mention.title and mention.title_span:
            words = read_phrase(mention.title).office
            if words:
                evidence = mention.span.join(mention.title_span)
                of = place_of(mention.title, mention.title_span, words)
                named = named_inside(annotated, mention, mention.title_span)
                began, ended = since(annotated, evidence)
                yield Claim(chain.id, words, words.status, of, named, evidence, began, ended)


def _from_clauses(annotated: Annotated) -> Iterator[Claim]:
    """ "Ota is (was, became) the foreign minister of Japan": only what the text states as fact."""
    text = annotated.document.text
    by_head = {(m.sentence, m.head): m for m in annotated.mentions if m.kind == "person"}
    for clause in annotated.clauses:
        status = _copula(clause)
        if status is None:
            continue
        holder = next((by_head[key] for a in clause.role("who") if (key := (clause.sentence, a.head)) in by_head), None)
        chain = annotated.chain_of.get(holder.index) if holder else None
        if holder is None or chain is None or chain.kind != "person":
            continue
        for attribute in clause.role("attribute"):
            words = read_phrase(attribute.span.of(text)).office
            if words and attribute.span != holder.span:
                between = text[holder.span.end : attribute.span.start].lower()
                ended = any(word in between for word in over())
                given = words.status if words.status != "current" else "former" if ended else status
                of = place_of(attribute.span.of(text), attribute.span, words)
                named = named_inside(annotated, holder, attribute.span)
                began = day_of(annotated, clause) if clause.lemma == "become" and given == "current" else None
                yield Claim(chain.id, words, given, of, named, holder.span.join(attribute.span), began)


def _copula(clause: Clause) -> OfficeStatus | None:
    """The status that the verb gives to the office after it."""
    statuses = copulas().get(clause.lemma)
    if statuses is None or clause.tense not in ("past", "present") or clause.factuality not in _STATED:
        return None
    return statuses.past if clause.tense == "past" else statuses.present


class _Register:
    """The actors of the reading, looked up by country and body; grows by those that offices are of."""

    def __init__(self, actors: tuple[Actor, ...]) -> None:
        self.actors = actors
        self._by_id = {actor.id: actor for actor in actors}
        self._by_country: dict[str, str] = {}
        self._by_body: dict[str, str] = {}
        self._by_place: dict[str, str] = {}
        self._last = max((int(a.id[1:]) for a in actors if a.id[1:].isdigit()), default=0)
        for actor in actors:
            whole = read_phrase(actor.name).whole if actor.kind != "person" else None
            if isinstance(whole, Body):
                self._by_body.setdefault(whole.name, actor.id)
            elif isinstance(whole, Sense) and whole.form == "name" and whole.country:
                self._by_country.setdefault(whole.country, actor.id)
            elif isinstance(whole, Sense):
                self._by_place.setdefault(whole.name, actor.id)

    def of(self, claim: Claim) -> str | None:
        """The actor that the words of the office name, added where there is none."""
        of, title = claim.words.of, claim.words.title
        if of.body:
            return self._body(of.body, claim)
        if of.place and (title.of in ("region", "city") or (of.place.kind == "state" and "GOV" in title.sectors)):
            return self._place(of.place, claim)
        if of.country and (title.of in _OF_STATE or title.is_public):
            return self._country(state_of(of.country), claim)
        named = claim.named if title.of not in _OF_STATE else None
        return named or (self._country(state_of(of.country), claim) if of.country else None)

    def own_state(self, claim: Claim) -> str | None:
        """The holder's country, for an office of state whose words name none ("President Ota")."""
        holder = self._by_id[claim.holder]
        if not holder.country or holder.country not in countries() or not _is_of_state(claim.words.title, holder):
            return None
        return self._country(holder.country, claim)

    def _body(self, body: Body, claim: Claim) -> str:
        if body.name not in self._by_body:
            actor = Actor(self._next(), body.name, body.kind, body.country, body.sectors, mentions=_mention(claim))
            self._by_body[body.name] = self._add(actor)
        return self._by_body[body.name]

    def _place(self, place: Sense, claim: Claim) -> str:
        if place.name not in self._by_place:
            actor = Actor(self._next(), place.name, "government", place.country, mentions=_mention(claim))
            self._by_place[place.name] = self._add(actor)
        return self._by_place[place.name]

    def _country(self, code: str, claim: Claim) -> str:
        if code not in self._by_country:
            name = countries()[code].name
            self._by_country[code] = self._add(Actor(self._next(), name, "government", code, mentions=_mention(claim)))
        return self._by_country[code]

    def _next(self) -> str:
        self._last += 1
        return f"a{self._last}"

    def _add(self, actor: Actor) -> str:
        self.actors = (*self.actors, actor)
        self._by_id[actor.id] = actor
        return actor.id


def _mention(claim: Claim) -> tuple[Span, ...]:
    return (claim.of,) if claim.of else ()


def _is_of_state(title: Title, holder: Actor) -> bool:
    if title.of == "country":
        return True
    return title.of == "country+body" and title.is_public and "BUS" not in holder.sectors
