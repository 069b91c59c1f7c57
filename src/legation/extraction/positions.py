"""Positions: who is for or against what or whom, from words, from acts and from what is said of somebody.

After the frame of SEESAW (Zhang et al. 2022: subject, polarity, object). Three readings propose: stance words with
their participants, acts whose type tells a stance (to condemn, to veto, to give aid), and judging words in what
somebody says. What names two parties of one sentence is put before the learned judge, and falls where it sees no
stance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from legation.annotation.annotated import Annotated, Argument, Clause
from legation.annotation.arguments import noun_phrase
from legation.annotation.linking import mention_for, party
from legation.extraction.issues import issue_phrase, same_issues
from legation.extraction.judging import Question, judge
from legation.extraction.position_views import View, viewed
from legation.extraction.position_words import OPPOSITE, stance_words, worded
from legation.extraction.salience import Salience
from legation.extraction.timing import as_window
from legation.model.actors import Party
from legation.model.findings import Event, Position, Stance, Statement, Strength
from legation.model.spans import Span
from legation.model.times import Window

_HOLDERS = ("person", "organization", "government", "party", "group", "place")
_SCORES = {"verb": 0.75, "adjective": 0.7, "noun": 0.6}
_LONGEST = 40
_PHYSICAL = frozenset({"ASSAULT", "COERCE"})


@dataclass(frozen=True, slots=True)
class _Draft:
    """A position before the judge has seen it. ``about`` are the words that name what it is on, in ``sentence``;
    ``is_seen`` where the judge saw the pair when it weighed the act."""

    position: Position
    sentence: int
    holder: Span
    about: Span
    is_seen: bool = False


def find_positions(
    annotated: Annotated, events: Sequence[Event] = (), statements: Sequence[Statement] = (),
    seen: Mapping[str, Mapping[str, float]] | None = None,
) -> tuple[Position, ...]:  # fmt: skip
    """All positions of the document, one for each actor and issue of a sentence, in the order of the text.

    ``seen`` holds what the judge has said already of the parties of an event, by the event's id.
    """
    salience = Salience(annotated)
    shown = (*_acted(annotated, events, seen or {}), *_viewed(annotated, statements))
    blows = frozenset(event.trigger for event in events if event.type in _PHYSICAL)
    drafts = [draft for draft in _worded(annotated, blows) if salience.holds_issue(draft.position)]
    drafts.extend(draft for draft in shown if salience.holds(draft.position))
    found: dict[tuple[object, ...], Position] = {}
    for draft in _judged(annotated, drafts):
        position = draft.position
        target = position.target.actor if position.target is not None else None
        key = (position.actor.actor or position.actor.mention, target or position.issue.lower(), draft.sentence)
        if key not in found or found[key].score < position.score:
            found[key] = position
    ordered = sorted(found.values(), key=lambda p: (p.evidence, p.issue))
    issues = same_issues([p.issue for p in ordered if p.target is None], stance_words().small)
    return tuple(
        replace(position, id=f"x{number}", issue=issues.get(position.issue, position.issue))
        for number, position in enumerate(ordered, start=1)
    )


# -- proposals -------------------------------------------------------------------------------------


def _worded(annotated: Annotated, blows: frozenset[Span]) -> Iterator[_Draft]:
    """Positions by stance words; ``blows`` are predicates of acts of force ("attacked the base" is no criticism)."""
    for clause in annotated.clauses:
        if clause.predicate in blows:
            continue
        for actor, issue, stance, words in worded(annotated, clause):
            draft = _draft(annotated, clause, actor, issue, stance, words)
            if draft is not None:
                yield draft


def _draft(
    annotated: Annotated, clause: Clause, actor: Argument, issue: Argument, stance: Stance, words: str
) -> _Draft | None:
    holder = mention_for(annotated, clause.sentence, actor.head)
    if holder is None or holder.kind not in _HOLDERS or actor.head == issue.head:
        return None
    sentence = annotated.sentences[clause.sentence]
    target = _target(annotated, clause.sentence, issue)
    if target is None and sentence.tokens[issue.head].pos in ("PRON", "DET"):
        named = _meant(annotated, clause.sentence, issue.head)
        if named is None:
            return None
        sentence_of, thing = named
        about = issue_phrase(annotated.sentences[sentence_of], thing, stance_words().issue_leaders)
    else:
        about = _name_of(annotated, target) or issue_phrase(sentence, issue, stance_words().issue_leaders)
    if not about:
        return None
    evidence = clause.span.join(actor.span) if clause.kind != "noun" else sentence.span
    position = Position(
        "", party(annotated, clause.sentence, actor.head, actor.span), about, target, stance,
        _strength(annotated, clause), _quantifier(annotated, actor.span), _since(annotated, clause),
        evidence.join(issue.span), None,
        _SCORES[clause.kind], f"stance word: {words}",
    )  # fmt: skip
    return _Draft(position, clause.sentence, holder.span, issue.span)


def _meant(annotated: Annotated, sentence: int, at: int) -> tuple[int, Argument] | None:
    """What "it" stands for as an issue: the nearest bill, plan or the like before it, here or one sentence back."""
    words = stance_words()
    if annotated.sentences[sentence].tokens[at].lemma not in words.issue_pronouns:
        return None
    for index in range(sentence, max(sentence - 2, -1), -1):
        tokens = annotated.sentences[index].tokens
        for token in reversed(tokens[: at if index == sentence else len(tokens)]):
            if token.tag == "NN" and token.lemma in words.issue_nouns and token.dep not in ("compound", "amod"):
                return index, Argument("whom", noun_phrase(annotated.sentences[index], token.index), token.index)
    return None


def _acted(
    annotated: Annotated, events: Sequence[Event], seen: Mapping[str, Mapping[str, float]]
) -> Iterator[_Draft]:  # fmt: skip
    """Positions that acts show: whoever vetoes, condemns or helps stands somewhere."""
    words = stance_words()
    by_predicate = {clause.predicate: clause for clause in annotated.clauses}
    for event in events:
        stance = words.acts.get(event.type)
        clause = by_predicate.get(event.trigger)
        if stance is None or clause is None or event.factuality not in ("actual", "future"):
            continue
        if event.score < words.least_seen:
            continue
        for actor in event.actors:
            for other in event.recipients:
                if actor.actor is None or other.actor is None or actor.actor == other.actor:
                    continue
                view = seen.get(event.id)
                if view is not None and view[stance] < words.least_seen:
                    continue
                position = Position(
                    "", actor, _name_of(annotated, other), other, stance, _strength(annotated, clause),
                    _quantifier(annotated, actor.mention), _since(annotated, clause), event.evidence, event.id,
                    view[stance] if view is not None else event.score, f"act: {event.type}",
                )  # fmt: skip
                yield _Draft(position, clause.sentence, actor.mention, other.mention, view is not None)


def _viewed(annotated: Annotated, statements: Sequence[Statement]) -> Iterator[_Draft]:
    """Positions in what somebody says: a judging word and whom or what it judges."""
    for view in viewed(annotated, statements):
        source = view.statement.source
        if source is None or source.actor is None:
            continue
        target = _target(annotated, view.sentence, view.about)
        if target is not None and target.actor == source.actor:
            continue
        about = _name_of(annotated, target)
        if about:
            yield _of_view(annotated, view, source, target, about)


def _of_view(annotated: Annotated, view: View, source: Party, target: Party | None, about: str) -> _Draft:
    evidence = annotated.sentences[view.sentence].span
    position = Position(
        "", source, about, target, view.stance, "plain", _quantifier(annotated, source.mention), None, evidence,
        view.statement.id, view.statement.score * 0.7, f"judging word: {view.word}",
    )  # fmt: skip
    return _Draft(position, view.sentence, source.mention, view.about.span)


# -- the judge --------------------------------------------------------------------------------------


def _judged(annotated: Annotated, drafts: Sequence[_Draft]) -> list[_Draft]:
    """The drafts without those in which the judge sees no such stance; it is asked where both sides stand in one
    sentence, save where a stance word says so itself and where the act has been judged already."""
    questions = {n: one for n, draft in enumerate(drafts) if (one := _question(annotated, draft)) is not None}
    answers = dict(zip(questions, judge().ask(list(questions.values()), _LONGEST), strict=True)) if questions else {}
    kept: list[_Draft] = []
    for number, draft in enumerate(drafts):
        if number not in answers:
            kept.append(draft)
        elif (chance := answers[number].stances[draft.position.stance]) >= stance_words().least_heard:
            kept.append(replace(draft, position=replace(draft.position, score=round(chance, 2))))
    return kept


def _question(annotated: Annotated, draft: _Draft) -> Question | None:
    if draft.position.stance not in OPPOSITE or draft.is_seen or draft.position.why.startswith("stance word"):
        return None
    sentence = annotated.sentences[draft.sentence].span
    if not sentence.contains(draft.holder) or not sentence.contains(draft.about) or draft.holder.overlaps(draft.about):
        return None
    holder, about = (Span(s.start - sentence.start, s.end - sentence.start) for s in (draft.holder, draft.about))
    return Question(sentence.of(annotated.document.text), (holder,), (about,))


# -- what a position says besides --------------------------------------------------------------------


def _target(annotated: Annotated, sentence: int, issue: Argument) -> Party | None:
    """The actor stood toward, where the issue is an actor (not a thing that merely mentions one)."""
    mention = mention_for(annotated, sentence, issue.head)
    if mention is None or mention.head != issue.head or mention.kind == "place":
        return None
    found = party(annotated, sentence, issue.head, issue.span)
    return None if mention.form == "pronoun" and found.actor is None else found


def _name_of(annotated: Annotated, target: Party | None) -> str:
    if target is None or target.actor is None:
        return ""
    return next(c.name for c in annotated.chains if c.id == target.actor)


def _strength(annotated: Annotated, clause: Clause) -> Strength:
    """Strong or weak where the word itself or an adverb beside it says so ("slammed", "reluctantly backed")."""
    words = stance_words()
    sentence = annotated.sentences[clause.sentence]
    said = {clause.lemma, *(sentence.tokens[i].lemma for i in sentence.children[clause.head])}
    if said & words.strong:
        return "strong"
    return "weak" if said & words.weak else "plain"


def _quantifier(annotated: Annotated, span: Span) -> str | None:
    """The word that says how many hold it: "most senators"."""
    first = span.of(annotated.document.text).split(maxsplit=1)[0].lower()
    return first if first in stance_words().quantifiers else None


def _since(annotated: Annotated, clause: Clause) -> Window | None:
    """Since when, where a time under "since" hangs on the clause."""
    inside = {a.head for a in clause.obliques("since")}
    sentence = annotated.sentences[clause.sentence]
    for time in annotated.times:
        if any(time.span.overlaps(sentence.tokens[head].span) for head in inside):
            return as_window(time)
    return None


def rest_on(position: Position, events: Sequence[Event], statements: Sequence[Statement]) -> Position:
    """The position with the event or statement it rests on: the act itself, else the speech that holds it."""
    if position.rests_on is not None:
        is_kept = position.rests_on.startswith("s") or any(e.id == position.rests_on for e in events)
        return position if is_kept else replace(position, rests_on=None)
    event = next((e for e in events if position.evidence.contains(e.trigger)), None)
    if event is not None:
        return replace(position, rests_on=event.id)
    speech = next((s for s in statements if any(c.contains(position.evidence) for c in s.content)), None)
    return replace(position, rests_on=speech.id) if speech is not None else position
