"""When: the time expression that belongs to a clause."""

from __future__ import annotations

from legation.annotation.annotated import Annotated, Clause
from legation.model.times import TimeExpression, Window

NONE_STATED = "none-stated"
NOT_UNDERSTOOD = "not-understood"
_POINTS = ("DATE", "TIME")


def as_window(time: TimeExpression) -> Window:
    """A time expression as the window of a finding."""
    return Window(time.start, time.end, time.precision or "day", time.span)


def when_of(annotated: Annotated, clause: Clause) -> tuple[Window | None, str | None]:
    """The interval that the clause's own words state, or None with the reason.

    The time must hang on the predicate itself and not on a clause within it; of several the nearest is taken.
    """
    own = [time for time in annotated.times if time.type in _POINTS and _belongs(annotated, clause, time)]
    if not own:
        return None, NONE_STATED
    resolved = [time for time in own if time.start is not None or time.end is not None]
    if not resolved:
        return None, NOT_UNDERSTOOD
    best = min(resolved, key=lambda time: abs(time.span.start - clause.predicate.start))
    return as_window(best), None


def _belongs(annotated: Annotated, clause: Clause, time: TimeExpression) -> bool:
    sentence = annotated.sentences[clause.sentence]
    if not sentence.span.contains(time.span):
        return False
    tokens = sentence.tokens
    at = next(t.index for t in tokens if t.end > time.span.start)
    holder = annotated.clause_by_head.get((clause.sentence, at))
    verb = tokens[clause.head].head if clause.kind == "adjective" else clause.head
    while holder is None or holder.predicate.overlaps(time.span):
        if at in (clause.head, verb):
            return True
        if tokens[at].head == at:
            return False
        at = tokens[at].head
        holder = annotated.clause_by_head.get((clause.sentence, at))
    if holder.index == clause.index:
        return True
    # "held talks on Tuesday": the verb that carries the noun carries its time
    return clause.kind == "noun" and clause.link == "nominal" and clause.parent == holder.index
