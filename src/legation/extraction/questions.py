"""Questions: what the text leaves open, in plain form.

Three readings of clauses: something is said not to be known ("it is unclear whether", "remains to be seen"), somebody
asks ("wondered how"), or a sentence outside quotation marks ends in a question mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from legation.annotation.annotated import Annotated, Clause
from legation.annotation.tokens import Sentence
from legation.extraction.issues import joined
from legation.model.findings import Question
from legation.model.spans import Span
from legation.ontology.load import read_yaml

_SCORES = {"open": 0.85, "unknown": 0.75, "asked": 0.6, "mark": 0.7}


@cache
def _cues() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read_yaml("legation.extraction", "questions.yml").items()}


def find_questions(annotated: Annotated) -> tuple[Question, ...]:
    """All open questions, at most one a clause, in the order of the text."""
    found: list[Question] = []
    taken: set[tuple[int, str]] = set()
    for sentence in annotated.sentences:
        for kind, text, why in _of_sentence(annotated, sentence):
            key = (sentence.index, text.lower())
            if key in taken:
                continue
            taken.add(key)
            about = _about(annotated, sentence)
            awaits = _awaits(annotated, sentence)
            found.append(Question(f"q{len(found) + 1}", text, about, sentence.span, _SCORES[kind], why, awaits))
    return tuple(found)


def _of_sentence(annotated: Annotated, sentence: Sentence) -> Iterator[tuple[str, str, str]]:
    """(kind, question in plain form, why) for what one sentence leaves open."""
    cues = _cues()
    for clause in annotated.clauses_at.get(sentence.index, ()):
        parent = annotated.clauses[clause.parent] if clause.parent is not None else None
        content = _content(annotated, clause)
        if clause.kind == "adjective" and clause.lemma in cues["open_predicates"] and clause.certainty > 0:
            yield from _open(annotated, clause, content, "open", clause.lemma)
        elif clause.kind == "adjective" and clause.lemma in cues["closed_when_negated"] and clause.negation is not None:
            yield from _open(annotated, clause, content, "open", f"not {clause.lemma}")
        elif clause.lemma == "see" and clause.passive and parent is not None and parent.lemma in cues["seen_after"]:
            yield from _open(annotated, clause, content, "open", "remains to be seen")
        elif clause.lemma in cues["unknowing_verbs"] and clause.negation is not None and _asks(sentence, content):
            yield from _open(annotated, clause, content, "unknown", f"not {clause.lemma}")
        elif clause.lemma in cues["asking_verbs"] and _asks(sentence, content) and clause.certainty > 0:
            yield from _open(annotated, clause, content, "asked", clause.lemma)
    yield from _nouns(annotated, sentence)
    if sentence.tokens[-1].text == "?" and not _quoted(annotated, sentence.span):
        text = joined(sentence, 0, len(sentence.tokens) - 1)
        yield "mark", text[0].upper() + text[1:], "question mark"


def _content(annotated: Annotated, clause: Clause) -> Clause | None:
    """The clause that is what is open: a content argument, or a wh-clause that hangs as an adverbial."""
    for argument in clause.arguments:
        if argument.role == "content" and argument.clause is not None:
            return annotated.clauses[argument.clause]
    for other in annotated.clauses_at[clause.sentence]:
        if other.parent == clause.index and other.marker in _cues()["question_words"] and other.link != "conjunct":
            return other
    return None


def _asks(sentence: Sentence, content: Clause | None) -> bool:
    return content is not None and _question_word(sentence, content) is not None


def _question_word(sentence: Sentence, content: Clause) -> int | None:
    """The token of the question word that opens a clause."""
    for token in sentence.tokens:
        if token.start >= content.predicate.start:
            return None
        if token.start >= content.span.start and token.lemma in _cues()["question_words"]:
            return token.index
    return None


def _open(
    annotated: Annotated, clause: Clause, content: Clause | None, kind: str, words: str
) -> Iterator[tuple[str, str, str]]:
    sentence = annotated.sentences[clause.sentence]
    if content is not None and (text := plain_question(sentence, content)):
        yield kind, text, f"left open: {words}"
        return
    for subject in [*clause.role("who"), *clause.role("whom")]:
        if sentence.tokens[subject.head].pos in ("NOUN", "PROPN"):
            inside = [t.index for t in sentence.tokens if subject.span.contains(t.span)]
            first, last = inside[0], max(inside[-1], _phrase_end(sentence, subject.head))
            yield kind, f"What of {_lowered(sentence, joined(sentence, first, last), first)}?", f"left open: {words}"
            return


def _phrase_end(sentence: Sentence, head: int) -> int:
    """The last token of the noun phrase with its prepositional phrases."""
    preps = [c for c in sentence.children[head] if sentence.tokens[c].dep == "prep" and c > head]
    return max((sentence.edges(c)[1] for c in preps), default=head)


def plain_question(sentence: Sentence, content: Clause) -> str | None:
    """An indirect question turned direct: "whether he will come" becomes "Will he come?". None if it asks nothing."""
    asked = _question_word(sentence, content)
    if asked is None:
        return None
    tokens = sentence.tokens
    last = max(t.index for t in tokens if t.end <= content.span.end)
    role = content.role("whom" if content.passive else "who")
    subject = next((a for a in role if a.span.start >= tokens[asked].start), None)
    auxiliary = next(
        (
            c
            for c in sentence.children[_verb_of(sentence, content)]
            if tokens[c].dep in ("aux", "auxpass") and c > asked
        ),
        None,
    )
    whether = tokens[asked].lemma in ("whether", "if")
    first = max(asked + 1, next((t.index for t in tokens if subject and t.start >= subject.span.start), 0))
    if subject is None or auxiliary is None or first >= auxiliary:
        # nothing to turn round: "who will pay", "how it works"
        whether = whether and tokens[asked + 1].lemma != "to"
        start = asked + 1 if whether else asked
        text = joined(sentence, start, last)
        return (
            (f"Is it so that {_lowered(sentence, text, start)}?" if whether else f"{_raised(text)}?") if text else None
        )
    lead_words = "" if whether else joined(sentence, asked, first - 1) + " "
    before = _lowered(sentence, joined(sentence, first, auxiliary - 1), first)
    after = joined(sentence, auxiliary + 1, last)
    return f"{_raised(lead_words + _spelled(tokens[auxiliary].text))} {before} {after}?"


def _verb_of(sentence: Sentence, clause: Clause) -> int:
    """The token that the auxiliaries hang on: the copula of an adjective, else the predicate."""
    return sentence.tokens[clause.head].head if clause.kind == "adjective" else clause.head


def _spelled(auxiliary: str) -> str:
    return {"'ll": "will", "’ll": "will", "'s": "is", "’s": "is", "'d": "would", "’d": "would"}.get(
        auxiliary.lower(), auxiliary.lower()
    )


def _raised(text: str) -> str:
    return text[0].upper() + text[1:]


def _lowered(sentence: Sentence, text: str, first: int) -> str:
    """Lower case at the front, unless the word is a name or the text's own capital."""
    keep = sentence.tokens[first].pos == "PROPN" or sentence.tokens[first].text.isupper()
    return text if keep else text[0].lower() + text[1:]


def _nouns(annotated: Annotated, sentence: Sentence) -> Iterator[tuple[str, str, str]]:
    """ "Questions remain over the budget", "the question is whether he will sign"."""
    cues = _cues()
    for clause in annotated.clauses_at.get(sentence.index, ()):
        if clause.lemma not in cues["question_verbs"] or clause.kind != "verb":
            continue
        for subject in clause.role("who"):
            if sentence.tokens[subject.head].lemma not in cues["question_nouns"]:
                continue
            content = _content(annotated, clause)
            if content is not None and (text := plain_question(sentence, content)):
                yield "open", text, f"left open: question {clause.lemma}"
                continue
            for holder in (subject.head, clause.head):
                for prep in sentence.children[holder]:
                    if (
                        sentence.tokens[prep].dep == "prep"
                        and sentence.tokens[prep].lemma in cues["about_prepositions"]
                    ):
                        first, last = prep + 1, sentence.edges(prep)[1]
                        if first <= last:
                            words = _lowered(sentence, joined(sentence, first, last), first)
                            yield "open", f"What of {words}?", f"left open: question {clause.lemma}"


def _quoted(annotated: Annotated, span: Span) -> bool:
    return any(
        quote.span.overlaps(span) and quote.inner.contains(Span(span.end - 1, span.end)) for quote in annotated.quotes
    )


def _awaits(annotated: Annotated, sentence: Sentence) -> Span | None:
    """What the answer waits for: "until the court rules", "pending a recount"."""
    cues = _cues()
    for clause in annotated.clauses_at.get(sentence.index, ()):
        if clause.link == "adverbial" and clause.marker in cues["awaiting"] and clause.factuality != "historical":
            return clause.span
        for argument in clause.obliques(*cues["awaiting"]):
            return sentence.tokens[sentence.tokens[argument.head].head].span.join(argument.span)
    return None


def _about(annotated: Annotated, sentence: Sentence) -> tuple[str, ...]:
    """Ids of the actors that the sentence names."""
    ids: dict[str, None] = {}
    for mention in annotated.mentions_at.get(sentence.index, ()):
        chain = annotated.chain_of.get(mention.index)
        if chain is not None:
            ids[chain.id] = None
    return tuple(ids)
