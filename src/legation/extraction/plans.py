"""Plans: meetings, visits, votes and the like that lie ahead of the document's day.

A clause is a plan when what it names can be planned and it has not happened: its factuality is future or hypothetical,
its governor says how far it has come ("agreed to meet", "postponed the summit"), or its own date lies ahead ("the
March 3 election"). A plan without a date keeps no window; none is made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from legation.annotation.annotated import Annotated, Argument, Clause
from legation.annotation.linking import mention_for, party
from legation.extraction.timing import after, as_window
from legation.model.actors import Party
from legation.model.findings import Plan, PlanStatus
from legation.model.spans import Span
from legation.model.times import TimeExpression, Window
from legation.ontology.plans import PlanWords, plan_words

_GOVERNORS_UP = 3


def find_plans(annotated: Annotated) -> tuple[Plan, ...]:
    """All plans, one for each thing planned by the same parties with windows that agree."""
    found: list[Plan] = []
    for clause in annotated.clauses:
        plan = _plan(annotated, clause)
        if plan is None:
            continue
        same = next((i for i, other in enumerate(found) if _same(other, plan)), None)
        if same is None:
            found.append(plan)
        elif found[same].window is None and plan.window is not None:
            found[same] = plan
    return tuple(replace(plan, id=f"p{number}") for number, plan in enumerate(found, start=1))


def _plan(annotated: Annotated, clause: Clause) -> Plan | None:
    words = plan_words()
    name = (words.nouns if clause.kind == "noun" else words.verbs).get(clause.lemma)
    if name is None or _carries(annotated, clause) or clause.factuality == "historical":
        return None
    window = _window(annotated, clause)
    status, cue = _status(annotated, clause, window)
    if status is None:
        return None
    parties = tuple(_parties(annotated, clause))
    if not parties and window is None:
        return None
    sentence = annotated.sentences[clause.sentence]
    conditions = tuple(_conditions(annotated, clause))
    score = 0.4 + 0.15 * min(2, len(parties)) + 0.2 * (window is not None)
    return Plan("p0", name, parties, status, window, conditions, sentence.span, round(score, 2), f"{name}: {cue}")


def _carries(annotated: Annotated, clause: Clause) -> bool:
    """Is it a verb that only carries a planned noun, which is then a plan of its own?"""
    words = plan_words()
    return clause.kind == "verb" and any(
        a.clause is not None and annotated.clauses[a.clause].lemma in words.nouns
        for a in clause.arguments
        if a.role == "whom" and clause.lemma in words.carriers
    )


def _status(annotated: Annotated, clause: Clause, window: Window | None) -> tuple[PlanStatus | None, str]:
    """How far the plan has come, from the nearest governor that says so; else from the clause's own future or date."""
    words = plan_words()
    at: Clause | None = clause
    for _ in range(_GOVERNORS_UP):
        governor = annotated.clauses[at.parent] if at is not None and at.parent is not None else None
        if governor is None or (at is not None and at.link in ("adverbial", "parataxis") and at.marker != "to"):
            break
        status = words.status.get(governor.lemma)
        asserted = governor.certainty > 0 and governor.factuality in ("actual", "future")
        if status is not None and asserted and (status in words.own_status or clause.certainty > 0):
            return status, governor.lemma
        if at is not None and at.kind == "noun" and governor.lemma not in words.carriers:
            break
        at = governor
    if clause.certainty <= 0:
        return None, ""
    ahead = window is not None and _is_ahead(window, annotated.document.published)
    if clause.factuality == "future":
        return ("scheduled" if ahead else "expected"), clause.modal_lemma or "future"
    if (
        clause.factuality == "hypothetical"
        and clause.marker not in words.condition_markers
        and clause.modal is not None
    ):
        return "expected", clause.modal_lemma or "may"
    if clause.kind == "noun" and ahead and clause.factuality == "actual":
        return "scheduled", "its day lies ahead"
    return None, ""


def _is_ahead(window: Window, published: str | None) -> bool:
    return published is not None and (window.end or window.start or "") > published[:10]


def _window(annotated: Annotated, clause: Clause) -> Window | None:
    """The interval nearest to the predicate, of those in its own words or in those of the clause that carries it."""
    area = clause.span
    if clause.parent is not None and clause.link in ("nominal", "content", "relative"):
        parent = annotated.clauses[clause.parent]
        # in "she will visit Oslo, the ministry said on Tuesday" the day is that of the words
        told = clause.link == "content" and clause.marker != "to" and clause.reported_by == parent.index
        if not told and (parent.lemma in plan_words().carriers or parent.lemma in plan_words().status):
            area = area.join(parent.span)
    published = annotated.document.published
    ahead = [
        time
        for time in annotated.times
        if time.start is not None
        and time.type in ("DATE", "TIME")
        and area.contains(time.span)
        and (published is None or (time.end or "") >= published[:10])
    ]
    if not ahead:
        return _after(annotated, clause, area)
    nearest = min(ahead, key=lambda t: _gap(t.span, clause.predicate))
    return _bounded(annotated, clause.sentence, nearest) or as_window(nearest)


def _after(annotated: Annotated, clause: Clause, area: Span) -> Window | None:
    """A length of time from now on: "in about ten days", "within a week"."""
    tokens = annotated.sentences[clause.sentence].tokens
    for time in annotated.times:
        if area.contains(time.span):
            before = [t.lemma for t in tokens if t.end <= time.span.start][-1:]
            window = after(time, before[0] if before else "", annotated.document.published)
            if window is not None:
                return window
    return None


def _bounded(annotated: Annotated, sentence: int, time: TimeExpression) -> Window | None:
    """A window with one open side, where a preposition gives only the other: "before the 20th", "not before May"."""
    tokens = annotated.sentences[sentence].tokens
    before = [t for t in tokens if t.end <= time.span.start][-2:]
    if not before or before[-1].pos == "VERB":
        return None
    bound = plan_words().bounds.get(before[-1].lemma)
    if bound is None or time.start is None or time.end is None:
        return None
    negated = len(before) > 1 and before[0].lemma in ("not", "never")
    span = before[-1].span.join(time.span)
    if negated:  # "not before May" begins with May, "not after May" ends with it
        start, end = (time.start, None) if bound in ("ends_before", "ends_with") else (None, time.end)
    elif bound == "ends_before":
        start, end = None, _shifted(time.start, -1)
    elif bound == "ends_with":
        start, end = None, time.end
    elif bound == "starts_after":
        start, end = _shifted(time.end, 1), None
    else:
        start, end = time.start, None
    return Window(start, end, "range", span)


def _shifted(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _parties(annotated: Annotated, clause: Clause) -> Iterator[Party]:
    words = plan_words()
    taken: set[object] = set()
    for argument in _party_arguments(annotated, clause, words):
        mention = mention_for(annotated, clause.sentence, argument.head)
        if mention is None:
            continue
        one = party(annotated, clause.sentence, argument.head, argument.span)
        key = one.actor or one.mention
        if key not in taken:
            taken.add(key)
            yield one


def _party_arguments(annotated: Annotated, clause: Clause, words: PlanWords) -> Iterator[Argument]:
    governor = annotated.clauses[clause.parent] if clause.kind == "noun" and clause.parent is not None else None
    if governor is not None and (governor.lemma in words.carriers or governor.lemma in words.status):
        yield from governor.role("who")
        yield from governor.obliques("with")
    yield from clause.role("who")
    if clause.kind == "verb":
        yield from clause.role("whom")
    yield from clause.obliques(*words.party_prepositions)
    if "visit" in (words.verbs.get(clause.lemma), words.nouns.get(clause.lemma)):
        yield from clause.obliques(*words.host_prepositions)


def _conditions(annotated: Annotated, clause: Clause) -> Iterator[Span]:
    words = plan_words()
    family = {clause.index, clause.parent}
    for other in annotated.clauses_at[clause.sentence]:
        if other.parent in family and other.link == "adverbial" and other.marker in words.condition_markers:
            yield other.span
    for holder in (clause, *([annotated.clauses[clause.parent]] if clause.parent is not None else [])):
        for argument in holder.obliques(*words.condition_prepositions):
            yield argument.span


def _same(one: Plan, other: Plan) -> bool:
    """Same thing, same actors, and no two windows that exclude each other."""
    if one.what != other.what or one.status != other.status:
        return False
    if {p.actor for p in one.parties} != {p.actor for p in other.parties}:
        return False
    if one.window is None or other.window is None:
        return True
    return (one.window.start, one.window.end) == (other.window.start, other.window.end)
