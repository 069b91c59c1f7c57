"""Clauses: one parse becomes a list of predicates with their participants, polarity, modality and tense.

Events, statements, positions, plans and questions are all readings of these clauses. Missing subjects are filled in as
grammar controls them: infinitives and participles from the clause they hang on, relative clauses from the noun they
modify, later conjuncts from the first (the shared-argument rules of Stanford's collapsed dependencies).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from legation.annotation.annotated import Argument, Clause, ClauseKind, Link, Role
from legation.annotation.arguments import (
    is_relative_pronoun,
    noun_arguments,
    noun_phrase,
    prepositional,
    trimmed_edges,
    verb_arguments,
)
from legation.annotation.draft import Draft
from legation.annotation.factuality import judge
from legation.annotation.tokens import Sentence
from legation.model.documents import Document
from legation.model.spans import Span
from legation.model.times import TimeExpression
from legation.ontology.frames import event_nouns
from legation.ontology.load import read_yaml
from legation.ontology.plans import plan_words

_CONTENT = frozenset({"ccomp", "xcomp", "pcomp", "csubj", "csubjpass"})
_AUXILIARY = frozenset({"aux", "auxpass"})
_NAMES = frozenset({"DATE", "TIME", "PERSON", "GPE", "ORG", "LOC", "NORP", "FAC"})
_NOT_PREDICATES = frozenset({"aux", "auxpass", "amod", "compound", "nmod", "prep", "mark", "case", "prt", "punct"})


@cache
def _grammar() -> dict[str, frozenset[str]]:
    lists = read_yaml("legation.annotation", "grammar.yml")
    return {name: frozenset(words) for name, words in lists.items()}


@cache
def _predicate_nouns() -> frozenset[str]:
    return event_nouns() | plan_words().nouns.keys()


def find_clauses(
    document: Document, sentences: Sequence[Sentence], times: Sequence[TimeExpression], *, wide: bool = False
) -> tuple[Clause, ...]:
    """All clauses, sentence by sentence, each before the ones that hang on it.

    ``wide`` adds the predicates that no finding is made of, but that did or did not happen all the same: every noun
    that names a happening ("losses"), participles before a noun ("the proposed merger") and in place of a preposition.
    """
    drafts: list[Draft] = []
    by_sentence = _times_by_sentence(sentences, times)
    for sentence in sentences:
        own = _drafts(sentence, len(drafts), wide)
        for draft in own:
            _fill(draft)
        _share(own, len(drafts))
        judge(own, len(drafts), by_sentence.get(sentence.index, ()), document.published)
        drafts.extend(own)
    return tuple(map(_frozen, drafts))


def _times_by_sentence(
    sentences: Sequence[Sentence], times: Sequence[TimeExpression]
) -> dict[int, tuple[TimeExpression, ...]]:
    found: dict[int, list[TimeExpression]] = {}
    position = 0
    for time in sorted(times, key=lambda t: t.span):
        while position < len(sentences) and sentences[position].span.end <= time.span.start:
            position += 1
        if position < len(sentences):
            found.setdefault(sentences[position].index, []).append(time)
    return {index: tuple(inside) for index, inside in found.items()}


# -- which words are predicates, and how they hang together ----------------------------


def _drafts(sentence: Sentence, base: int, wide: bool) -> list[Draft]:
    order: list[int] = []
    for root in (t.index for t in sentence.tokens if t.head == t.index):
        order.append(root)
    for i in order:
        order.extend(sentence.children[i])
    owner: dict[int, int] = {}
    drafts: list[Draft] = []
    for i in order:
        found = _predicate(sentence, i) or (_wide_predicate(sentence, i) if wide else None)
        if found is None or i in owner:
            continue
        kind, head = found
        draft = Draft(base + len(drafts), sentence, head, i, kind)
        draft.parent, draft.link = _parent(sentence, i, owner)
        owner[i] = owner[head] = draft.index
        drafts.append(draft)
    return drafts


def _predicate(sentence: Sentence, i: int) -> tuple[ClauseKind, int] | None:
    """The kind of predicate that a token is, and the token that names it (the adjective after a copula)."""
    token = sentence.tokens[i]
    if token.pos in ("VERB", "AUX"):
        if token.dep in _NOT_PREDICATES:
            return None
        if token.lemma in _grammar()["copulas"]:
            adjective = sentence.child(i, "acomp")
            if adjective is not None and sentence.tokens[adjective].pos in ("ADJ", "VERB", "ADV"):
                return "adjective", adjective
        return "verb", i
    if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "nmod") or token.entity in _NAMES:
        return None
    return ("noun", i) if token.lemma in _predicate_nouns() else None


def _wide_predicate(sentence: Sentence, i: int) -> tuple[ClauseKind, int] | None:
    token = sentence.tokens[i]
    if token.pos in ("NOUN", "PROPN") and token.entity not in _NAMES and token.lemma in _happenings():
        return "noun", i
    if token.pos == "VERB" and token.dep in ("amod", "prep"):
        return "verb", i
    return ("adjective", i) if token.pos == "ADJ" and token.dep in ("acomp", "ccomp", "advcl", "relcl") else None


@cache
def _happenings() -> frozenset[str]:
    lists = read_yaml("legation.annotation", "event_nouns.yml")
    return frozenset(noun for nouns in lists.values() for noun in nouns)


def _parent(sentence: Sentence, i: int, owner: dict[int, int]) -> tuple[int | None, Link]:
    """The clause that a predicate hangs on, and how."""
    label = sentence.tokens[i].dep
    nominal = sentence.tokens[i].pos in ("NOUN", "PROPN")
    at = i
    while sentence.tokens[at].head != at:
        at = sentence.tokens[at].head
        if at in owner:
            break
        # an auxiliary label on the way ("a plan to visit"): the nearest clause-making label decides
        if not nominal and label == "conj":
            label = sentence.tokens[at].dep if sentence.tokens[at].pos in ("VERB", "AUX") else label
    else:
        return None, "root"
    parent = owner.get(at)
    if parent is None:
        return None, "root"
    return parent, _link(label, nominal)


def _link(label: str, nominal: bool) -> Link:
    if nominal:
        return "nominal"
    if label in _CONTENT:
        return "content"
    if label in ("relcl", "acl"):
        return "relative"
    if label == "conj":
        return "conjunct"
    if label == "parataxis":
        return "parataxis"
    return "adverbial"


# -- what each predicate says of itself ----------------------------------------------------


def _fill(draft: Draft) -> None:
    sentence, tokens = draft.sentence, draft.sentence.tokens
    head = tokens[draft.head]
    draft.lemma = head.lemma
    if draft.kind == "noun":
        draft.arguments = list(noun_arguments(sentence, draft.verb))
        draft.negation = _no_determiner(sentence, draft.verb)
        return
    particle = sentence.child(draft.verb, "prt")
    if draft.kind == "verb" and particle is not None:
        draft.lemma = f"{head.lemma} {tokens[particle].lemma}"
    draft.passive = sentence.child(draft.verb, "auxpass", "nsubjpass") is not None or _reduced_passive(draft)
    draft.arguments = list(verb_arguments(sentence, draft.verb))
    if draft.kind == "adjective":
        draft.arguments = [a for a in draft.arguments if a.head != draft.head]
        draft.arguments.extend(_adjective_arguments(sentence, draft.head))
    _auxiliaries(draft)


def _reduced_passive(draft: Draft) -> bool:
    """ "troops deployed in Mali": a past participle that modifies a noun."""
    token = draft.sentence.tokens[draft.verb]
    return token.dep == "acl" and token.tag == "VBN"


def _adjective_arguments(sentence: Sentence, adjective: int) -> Iterator[Argument]:
    for child in sentence.children[adjective]:
        label = sentence.tokens[child].dep
        if label == "prep":
            yield from prepositional(sentence, child)
        elif label in ("xcomp", "ccomp"):
            yield Argument("content", sentence.chars(*trimmed_edges(sentence, child)), child)


def _auxiliaries(draft: Draft) -> None:
    sentence = draft.sentence
    tokens = sentence.tokens
    verb = tokens[draft.verb]
    past = verb.tag in ("VBD", "VBN") and verb.dep != "acl"
    draft.tense = "past" if verb.tag == "VBD" else "present" if verb.tag in ("VBZ", "VBP") else "none"
    for at in {draft.verb, draft.head}:
        for child in sentence.children[at]:
            token = tokens[child]
            if token.dep == "neg" or token.lemma in _grammar()["negators"]:
                draft.negation = draft.negation or token.span
            elif token.dep in _AUXILIARY:
                if token.tag == "MD":
                    draft.modal, draft.modal_lemma = token.span, _grammar_modal(token.lemma, token.text)
                    draft.tense = "future" if draft.modal_lemma in ("will", "shall") else "none"
                elif token.tag == "VBD" or (token.lemma == "have" and past and token.tag != "VB"):
                    draft.tense = "past"
                elif token.tag in ("VBZ", "VBP") and draft.tense == "none":
                    draft.tense = "present"
            elif token.dep == "mark" or (token.dep == "advmod" and token.tag == "WRB" and child < draft.verb):
                draft.marker = draft.marker or token.lemma
    if draft.marker is None and any(tokens[c].tag == "TO" for c in sentence.children[draft.verb]):
        draft.marker = "to"
    if verb.dep == "pcomp" and verb.head != draft.verb:
        draft.marker = draft.marker or tokens[verb.head].lemma
    if draft.negation is None:
        draft.negation = next(
            (no for a in draft.arguments if a.role in ("who", "whom") and (no := _no_determiner(sentence, a.head))),
            None,
        )


def _grammar_modal(lemma: str, text: str) -> str:
    short = {"'ll": "will", "’ll": "will", "wo": "will", "'d": "would", "’d": "would", "ca": "can"}
    return short.get(text.lower(), lemma)


def _no_determiner(sentence: Sentence, noun: int) -> Span | None:
    if sentence.tokens[noun].lemma in _grammar()["negative_pronouns"]:
        return sentence.tokens[noun].span
    for child in sentence.children[noun]:
        token = sentence.tokens[child]
        if token.lemma in _grammar()["negative_determiners"] and token.tag in ("DT", "CC"):
            return sentence.tokens[child].span
    return None


# -- what clauses lend each other --------------------------------------------------------------


def _share(drafts: list[Draft], base: int) -> None:
    """Link content arguments to their clauses and fill in subjects; parents stand before children."""
    owner = {d.verb: d.index for d in drafts} | {d.head: d.index for d in drafts}
    for draft in drafts:
        draft.arguments = [Argument(a.role, a.span, a.head, a.preposition, owner.get(a.head)) for a in draft.arguments]
        _relative(draft)
        if draft.parent is not None:
            _inherit(draft, drafts[draft.parent - base])


def _relative(draft: Draft) -> None:
    """Put the modified noun in the place of the relative pronoun, or of the missing participant of a participle."""
    sentence = draft.sentence
    verb = sentence.tokens[draft.verb]
    if verb.dep not in ("relcl", "acl"):
        return
    noun = verb.head
    stand_in = noun_phrase(sentence, noun)
    replaced = [
        Argument(a.role, stand_in, noun, a.preposition, a.clause) if is_relative_pronoun(sentence, a.head) else a
        for a in draft.arguments
    ]
    if replaced != draft.arguments:
        draft.arguments = replaced
    elif verb.dep == "acl" and verb.tag == "VBN" and not any(a.role == "whom" for a in draft.arguments):
        draft.arguments.append(Argument("whom", stand_in, noun))
    elif verb.dep == "acl" and verb.tag in ("VBG", "VBD") and not any(a.role == "who" for a in draft.arguments):
        draft.arguments.append(Argument("who", stand_in, noun))
    elif verb.dep == "relcl" and not any(a.role == "whom" for a in draft.arguments):
        draft.arguments.append(Argument("whom", stand_in, noun))


def _inherit(draft: Draft, parent: Draft) -> None:
    if any(a.role == "who" for a in draft.arguments):
        return
    if draft.kind != "noun" and draft.passive and any(a.role == "whom" for a in draft.arguments):
        return
    givers: list[Argument] = []
    if draft.link == "content":
        objects = [a for a in parent.arguments if a.role in ("whom", "to")]
        subject_control = parent.lemma in _grammar()["subject_control"] or draft.marker in _grammar()["subject_gerunds"]
        givers = objects if objects and not subject_control and not parent.passive else _subjects(parent)
    elif draft.link == "conjunct" or (
        draft.link in ("adverbial", "relative") and (draft.marker in (None, "to") or _is_gerund(draft))
    ):
        givers = _subjects(parent)
    elif draft.link == "nominal" and parent.lemma in _grammar()["light_verbs"]:
        own_object = any(a.head == draft.head and a.role == "whom" for a in parent.arguments)
        givers = _subjects(parent) if own_object and not parent.passive else []
    role: Role = "whom" if draft.passive else "who"
    draft.arguments.extend(Argument(role, g.span, g.head) for g in givers)


def _is_gerund(draft: Draft) -> bool:
    """ "while touring the plant": the tour is the subject's."""
    return draft.sentence.tokens[draft.verb].tag == "VBG" and draft.marker in _grammar()["subject_gerunds"]


def _subjects(draft: Draft) -> list[Argument]:
    role = "whom" if draft.passive else "who"
    return [a for a in draft.arguments if a.role == role]


def _frozen(draft: Draft) -> Clause:
    sentence = draft.sentence
    first, last = trimmed_edges(sentence, draft.verb)
    predicate = sentence.tokens[draft.head].span
    if draft.kind == "adjective" and 0 < draft.head - draft.verb <= 3:
        predicate = sentence.tokens[draft.verb].span.join(predicate)
    return Clause(
        index=draft.index, sentence=sentence.index, head=draft.head, kind=draft.kind, predicate=predicate,
        lemma=draft.lemma, arguments=tuple(draft.arguments), span=sentence.chars(first, last),
        passive=draft.passive, tense=draft.tense, negation=draft.negation, modal=draft.modal,
        modal_lemma=draft.modal_lemma, link=draft.link, parent=draft.parent, marker=draft.marker,
        reported_by=draft.reported_by, certainty=draft.certainty, factuality=draft.factuality,
        factuality_cue=draft.cue,
    )  # fmt: skip
