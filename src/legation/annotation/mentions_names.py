"""Names in a document: what the recogniser drew, corrected by what the whole document says of each name.

The small pipeline often mislabels a bare surname, takes a headline's words for a person, or draws a name too long.
So a name is judged over the document: one that is somebody's surname, or follows a personal title anywhere, is a person
everywhere; a headline's words are names only where the running text, or the table of countries, knows them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from legation.annotation.lexicon import Country, Lexicon, lexicon
from legation.annotation.mentions_drawn import (
    LABELS,
    MODIFIERS,
    POSSESSIVE,
    Draft,
    Words,
    country_at,
    draw,
    is_headline,
    words_of,
)
from legation.annotation.tokens import Sentence
from legation.model.actors import ActorKind
from legation.ontology.persons import persons


class Name(NamedTuple):
    """A name in a sentence: tokens ``[first, last]`` (both included)."""

    sentence: int
    first: int
    last: int
    kind: ActorKind
    country: Country | None = None


def find_names(sentences: Sequence[Sentence]) -> list[list[Name]]:
    """The names of each sentence, in the order of the text; none overlaps another."""
    plain = [not is_headline(sentence) for sentence in sentences]
    if not any(plain):
        plain = [True] * len(sentences)
    drafts = [draw(sentence) if is_plain else [] for sentence, is_plain in zip(sentences, plain, strict=True)]
    known = _Known.of(sentences, drafts)
    return [list(known.names(s, d, p)) for s, d, p in zip(sentences, drafts, plain, strict=True)]


@dataclass(frozen=True)
class _Known:
    """What the running text says about its names. ``starts``: first word to all known names that begin so."""

    kinds: Mapping[Words, ActorKind]
    surnames: frozenset[str]
    starts: Mapping[str, tuple[Words, ...]]

    @classmethod
    def of(cls, sentences: Sequence[Sentence], drafts: Sequence[Sequence[Draft]]) -> _Known:
        words = lexicon()
        votes: dict[Words, Counter[str]] = {}
        titled: set[Words] = set()
        for sentence, row in zip(sentences, drafts, strict=True):
            for draft in row:
                name = words_of(sentence, draft.first, draft.last)
                votes.setdefault(name, Counter())[draft.label] += 1
                if draft.titled or (len(name) == 1 and _has_personal_apposition(sentence, draft.last, words)):
                    titled.add(name)
        full = {name for name, count in votes.items() if _is_full_name(name, count, words)}
        known = {name for name in votes if _is_known_person(name, words)}
        full |= {name for name in known if len(name) > 1}
        titled |= {name for name in known if len(name) == 1}
        full |= {name for name in titled if len(name) > 1 and name[-1].lower() not in words.bodies}
        surnames = _surnames(full, words) | {
            name[0] for name in titled if len(name) == 1 and name[0] not in words.countries
        }
        kinds: dict[Words, ActorKind] = {name: _voted(name, count, words) for name, count in votes.items()}
        kinds.update(dict.fromkeys(full, "person"))
        starts: dict[str, list[Words]] = {}
        for name in {*kinds, *((surname,) for surname in surnames)}:
            starts.setdefault(name[0], []).append(name)
        ordered = {first: tuple(sorted(names, key=lambda n: (-len(n), n))) for first, names in starts.items()}
        return cls(kinds, frozenset(surnames), ordered)

    def names(self, sentence: Sentence, drafts: Iterable[Draft], is_plain: bool) -> Iterator[Name]:
        """The sentence's names: what was drawn, countries, and known names that the recogniser missed."""
        by_first = {draft.first: draft for draft in drafts}
        at = 0
        while at < len(sentence.tokens):
            name = self._at(sentence, at, by_first.get(at))
            if name is not None and (is_plain or self._holds_in_headline(sentence, name)):
                yield name
            at = name.last + 1 if name is not None else at + 1

    def _at(self, sentence: Sentence, at: int, draft: Draft | None) -> Name | None:
        token = sentence.tokens[at]
        if not (token.text[0].isupper() or draft):
            return None
        country = country_at(sentence, at)
        if (
            country
            and draft is None
            and _is_inside_longer(sentence, at)
            and country[0] == at
            and token.entity not in LABELS
        ):
            return None
        if (
            country
            and (draft is None or country[0] >= draft.last)
            and not self._is_person(sentence, at, country[0], draft)
        ):
            return _country_name(sentence, at, *country)
        if draft is None:
            return self._missed(sentence, at)
        if not draft.titled and _is_indefinite(sentence, draft):
            return None
        kind = self._kind(sentence, draft)
        if draft.label == "NORP" and kind == "group" and _is_modifier_or_role(sentence, draft):
            return None
        return Name(sentence.index, draft.first, draft.last, kind)

    def _is_person(self, sentence: Sentence, first: int, last: int, draft: Draft | None) -> bool:
        """A country's name that is a person's here (Jordan, Chad, Georgia)."""
        is_surname = first == last and sentence.tokens[first].text in self.surnames
        return is_surname and draft is not None and (draft.titled or draft.label == "PERSON")

    def _kind(self, sentence: Sentence, draft: Draft) -> ActorKind:
        name = words_of(sentence, draft.first, draft.last)
        if draft.titled:
            return "person"
        if draft.first and sentence.tokens[draft.first - 1].text == "in" and " ".join(name) in lexicon().cities:
            return "place"
        if (
            len(name) == 1
            and name[0] in self.surnames
            and not (draft.label in ("GPE", "LOC") and name[0] in lexicon().places)
        ):
            return "person"
        if draft.label == "GPE" and len(name) == 1 and _acts_and_is_no_place(sentence, draft.last):
            return "person"
        return self.kinds.get(name, LABELS[draft.label])

    def _missed(self, sentence: Sentence, at: int) -> Name | None:
        """A known name that the recogniser did not see here, or saw as a product, an event, a work."""
        for words in self.starts.get(sentence.tokens[at].text, ()):
            last = at + len(words) - 1
            if words != words_of(sentence, at, last) or sentence.tokens[at].pos not in ("PROPN", "NOUN"):
                continue
            if len(words) == 1 and (sentence.tokens[at].pos != "PROPN" or _is_inside_longer(sentence, at)):
                continue
            kind: ActorKind = "person" if len(words) == 1 and words[0] in self.surnames else self.kinds[words]
            return Name(sentence.index, at, last, kind)
        return _unseen(sentence, at)

    def _holds_in_headline(self, sentence: Sentence, name: Name) -> bool:
        return (
            name.country is not None or words_of(sentence, name.first, name.last) in self.kinds or name.kind == "person"
        )


def _unseen(sentence: Sentence, at: int) -> Name | None:
    """A given name and the name that it hangs on, where the recogniser sees nothing ("Ana Ruiz will visit")."""
    first, tokens = sentence.tokens[at], sentence.tokens
    if first.text not in lexicon().gender or first.dep != "compound" or not at < first.head <= at + 2:
        return None
    named = tokens[at : first.head + 1]
    plain = all(t.pos == "PROPN" and not t.entity and t.text[0].isupper() and not t.text.isupper() for t in named)
    beside = tokens[first.head + 1 : first.head + 2]
    ends = not beside or beside[0].pos != "PROPN"
    return Name(sentence.index, at, first.head, "person") if plain and ends else None


def _has_personal_apposition(sentence: Sentence, last: int, words: Lexicon) -> bool:
    """ "Oda, the prime minister," """
    return any(
        sentence.tokens[i].dep == "appos" and i > last and words.roles.get(sentence.tokens[i].lemma) == "person"
        for i in sentence.children[last]
    )


def _is_full_name(name: Words, count: Counter[str], words: Lexicon) -> bool:
    return (
        len(name) > 1
        and count["PERSON"] * 2 >= count.total()
        and name[-1].lower() not in words.bodies
        and " ".join(name) not in words.countries
        and all(word.isalpha() or "." in word or word in {"-", "'", "’"} or not word.isalnum() for word in name)
    )


def _is_known_person(name: Words, words: Lexicon) -> bool:
    """Somebody of the tables of leaders and officials, whatever the recogniser takes the name for."""
    if name[-1].lower() in words.bodies or (len(name) == 1 and name[0] in words.places):
        return False
    return persons().get(" ".join(name)) is not None


def _surnames(full: Iterable[Words], words: Lexicon) -> set[str]:
    """Last words of full names, and first words that are no given names (Xi of Xi Jinping)."""
    found = set()
    for name in full:
        core = [word for word in name if word.lower() not in words.name_suffixes]
        if core and core[-1][0].isupper() and len(core[-1].rstrip(".")) > 1:
            found.add(core[-1])
        if (
            len(core) > 1
            and core[0] not in words.gender
            and len(core[0].rstrip(".")) > 1
            and core[0].isalpha()
            and len(core[0]) < 5
        ):
            found.add(core[0])
    return found


def _voted(name: Words, count: Counter[str], words: Lexicon) -> ActorKind:
    """The kind that most of the recogniser's labels say, corrected by the words of the name."""
    if len(name) == 1 and name[0] in words.known_bodies:
        return "organization"
    label = max(sorted(count), key=lambda word: count[word])
    lower = [word.lower() for word in name]
    if label in ("ORG", "PERSON", "FAC", "NORP") and len(name) > 1:
        if any(words.bodies.get(word) == "party" for word in (lower[-1], lower[0])):
            return "party"
        if lower[-1] in words.bodies or (len(name) > 2 and lower[0] in words.bodies):
            return words.bodies.get(lower[-1]) or words.bodies[lower[0]]
    if " ".join(name) in words.same_name:
        return "party" if "Party" in words.same_name[" ".join(name)] else "organization"
    return LABELS[label]


def _acts_and_is_no_place(sentence: Sentence, at: int) -> bool:
    """A name drawn as a place that no gazetteer knows, and that does something: a surname."""
    token, words = sentence.tokens[at], lexicon()
    known = token.text in words.places or token.text in words.cities or token.text in words.countries
    return token.dep == "nsubj" and not known and sentence.tokens[token.head].pos == "VERB" and not token.text.isupper()


def _country_name(sentence: Sentence, first: int, last: int, country: Country) -> Name | None:
    """The mention of a country; None for a word that is none here ("a Briton", "Polish the silver")."""
    token = sentence.tokens[last]
    if token.pos not in ("PROPN", "ADJ", "NOUN"):
        return None
    if country.form == "people":
        return Name(sentence.index, first, last, "group", country) if token.tag in ("NNPS", "NNS") else None
    return Name(sentence.index, first, last, "government", country)


def _is_modifier_or_role(sentence: Sentence, draft: Draft) -> bool:
    """ "Republican" in "Republican senators", or in "a Republican": no group of its own."""
    token = sentence.tokens[draft.last]
    return (
        token.pos == "ADJ"
        or token.dep in MODIFIERS
        or (token.tag not in ("NNPS", "NNS") and token.lemma in lexicon().roles)
    )


def _is_indefinite(sentence: Sentence, draft: Draft) -> bool:
    """ "A FIRE": one word after "a" is no name."""
    token = sentence.tokens[draft.last]
    before = sentence.tokens[draft.first - 1] if draft.first else None
    is_one = draft.first == draft.last and before is not None and before.text.lower() in ("a", "an")
    return is_one and before is not None and before.head == token.index


def _is_inside_longer(sentence: Sentence, at: int) -> bool:
    """Is the token part of a longer entity (Trump in Trump Tower)?"""
    label = sentence.tokens[at].entity
    if not label:
        return False
    beside = [i for i in (at - 1, at + 1) if 0 <= i < len(sentence.tokens)]
    return any(sentence.tokens[i].entity == label and sentence.tokens[i].text not in POSSESSIVE for i in beside)
