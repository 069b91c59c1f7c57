"""Offices that are won or lost: "was elected president of Peru", "resigned as mayor", "his predecessor, Luis Costa".

Which verbs say so, and of whom, is in offices.yml (``changes``, ``related``). A day or month is kept where the clause
states one; what is only planned, wanted or denied changes no office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from legation.annotation.annotated import Annotated, Argument, Clause, Mention
from legation.model.actors import OfficeStatus
from legation.model.spans import Span
from legation.ontology.offices import Change, changes, related
from legation.resolution.noun_phrases import OfficeWords, read_phrase
from legation.resolution.office_claims import Claim, named_inside, place_of

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_STATED = frozenset({"actual", "historical"})


def won_and_lost(annotated: Annotated) -> Iterator[Claim]:
    """Claims from clauses with a verb of change, one for each side that it says something of."""
    for clause in annotated.clauses:
        change = changes().get(clause.lemma)
        if change is None or clause.kind != "verb":
            continue
        sought = "candidate" in (change.subject, change.object) and clause.factuality == "future"
        if clause.factuality not in _STATED and not sought:
            continue
        for phrase in _phrases(annotated, clause, change):
            words = read_phrase(phrase.span.of(annotated.document.text)).office
            if words is None:
                continue
            for status, side in ((change.subject, clause.role("who")), (change.object, clause.role("whom"))):
                holder = next(_mentions(annotated, clause.sentence, side), None)
                if holder is not None and status is not None:
                    yield _claim(annotated, clause, holder, words, phrase.span, status)
            break


def kin_of_holders(annotated: Annotated, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Predecessors and successors of somebody whose office the text states: they held it, or will."""
    by_holder = {claim.holder: claim for claim in claims if claim.status in ("current", "elect", "acting", "former")}
    for mention in annotated.mentions:
        if mention.form != "name" or mention.kind != "person" or not mention.title or not mention.title_span:
            continue
        status = related().get(mention.title.split()[-1].lower())
        chain = annotated.chain_of.get(mention.index)
        owner = _owner(annotated, mention) if status is not None else None
        claim = by_holder.get(owner) if owner is not None else None
        if status is None or chain is None or claim is None or chain.id == owner:
            continue
        given: OfficeStatus = "current" if status == "elect" and claim.status == "former" else status
        evidence = mention.span.join(mention.title_span)
        yield claim._replace(holder=chain.id, status=given, evidence=evidence, since=None, until=None)


def since(annotated: Annotated, span: Span) -> tuple[str | None, str | None]:
    """First and last day, month or year by the words right behind an office: "since 2021", "from 2010 to 2014"."""
    text = annotated.document.text
    behind = {time.span.start: time for time in annotated.times if span.end <= time.span.start <= span.end + 40}
    found: list[str | None] = [None, None]
    for at, time in sorted(behind.items()):
        before = text[span.end : at].split()
        if not before or not _DAY.fullmatch(time.value):
            continue
        if before[-1] in ("since", "from") and len(before) <= 2:
            found[0] = time.value
        elif before[-1] in ("to", "until", "till") and found[0] is not None:
            found[1] = time.value
    return found[0], found[1]


def _phrases(annotated: Annotated, clause: Clause, change: Change) -> Iterator[Argument]:
    """Where the office stands: after "as", as what somebody is made, or at the end of the object."""
    yield from clause.role("attribute")
    yield from (a for a in clause.arguments if a.role == "oblique" and a.preposition in change.prepositions)
    if change.object is not None and not clause.passive:
        for argument in clause.role("whom"):
            holder = next(_mentions(annotated, clause.sentence, [argument]), None)
            if holder is not None and holder.name_span.end < argument.span.end:
                yield argument.__class__("attribute", Span(holder.name_span.end + 1, argument.span.end), argument.head)


def _mentions(annotated: Annotated, sentence: int, arguments: Iterable[Argument]) -> Iterator[Mention]:
    """Persons in a chain whom the arguments name or point at."""
    for argument in arguments:
        for mention in annotated.mentions_at.get(sentence, ()):
            names_it = mention.head == argument.head or argument.span.start == mention.span.start
            if mention.kind == "person" and names_it and mention.index in annotated.chain_of:
                yield mention


def _claim(
    annotated: Annotated, clause: Clause, holder: Mention, words: OfficeWords, phrase: Span, status: OfficeStatus
) -> Claim:
    day = day_of(annotated, clause)
    chain = annotated.chain_of[holder.index]
    title = phrase.of(annotated.document.text)
    return Claim(
        chain.id, words, status, place_of(title, phrase, words), named_inside(annotated, holder, phrase),
        holder.span.join(phrase), day if status in ("current", "acting") else None, day if status == "former" else None,
    )  # fmt: skip


def day_of(annotated: Annotated, clause: Clause) -> str | None:
    """The day, month or year nearest behind the clause's verb, within the clause."""
    for time in sorted(annotated.times, key=lambda time: time.span):
        inside = clause.span.contains(time.span) and time.span.start >= clause.predicate.start
        if inside and time.type == "DATE" and _DAY.fullmatch(time.value):
            return time.value
    return None


def _owner(annotated: Annotated, mention: Mention) -> str | None:
    """The chain of whoever stands right before a title: "his successor", "Kovar's predecessor"."""
    assert mention.title_span is not None
    for other in annotated.mentions_at.get(mention.sentence, ()):
        if other.index != mention.index and 0 < mention.title_span.start - other.span.end <= 3:
            chain = annotated.chain_of.get(other.index)
            return chain.id if chain is not None and chain.kind == "person" else None
    return None
