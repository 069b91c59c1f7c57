"""Chains of names: full names and surnames, acronyms and their words, countries and their variants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from legation.annotation.annotated import Mention
from legation.annotation.coreference_drafts import ChainDraft, normal_words
from legation.annotation.lexicon import Gender, lexicon

_Key = tuple[str, ...]
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,7}s?")
_WORD_BEFORE = re.compile(r"([\w.]+)\s\Z")
_LONGEST_TITLE = 16
_BRACKET = re.compile(r"[’']?s?\s?[(\[]")


class NameChains:
    """Gives each name mention its chain; asked in the order of the text, it knows all names of the document before."""

    def __init__(self, mentions: Sequence[Mention], text: str) -> None:
        named = [mention for mention in mentions if mention.form == "name"]
        self._persons = _Persons([mention for mention in named if mention.kind == "person"], text)
        self._acronyms = _acronyms([mention for mention in named if mention.kind != "person"], text)
        self._chains: dict[_Key, ChainDraft] = {}

    def chain(self, mention: Mention) -> ChainDraft:
        """The chain of a name."""
        if mention.kind == "person":
            return self._persons.chain(mention)
        key, country = self._key(mention)
        if key not in self._chains:
            self._chains[key] = ChainDraft(mention.kind, country=country, words=normal_words(mention.name))
        draft = self._chains[key]
        draft.words |= normal_words(mention.name)
        return draft

    def _key(self, mention: Mention) -> tuple[_Key, str | None]:
        words = lexicon()
        country = words.countries.get(mention.name)
        if country is not None and mention.name not in words.own_chain:
            if country.form in ("name", "adjective") and mention.kind != "group":
                return ("country", country.code), country.name
            return (country.form, country.code, mention.name if country.form == "seat" else ""), None
        if (full := self._acronyms.get(_plain(mention.name))) is not None:
            return ("name", full), None
        return ("name", _plain(words.same_name.get(mention.name, mention.name))), None


def _plain(name: str) -> str:
    return " ".join(name.replace(".", "").split())


def _acronyms(mentions: Sequence[Mention], text: str) -> dict[str, str]:
    """Acronym to the plain full name: by a bracket after the name, else by the first letters of one name only."""
    shorts = {_plain(mention.name) for mention in mentions if _ACRONYM.fullmatch(mention.name)}
    found: dict[str, str] = {}
    for full, short in pairwise(mentions):
        between = text[full.name_span.end : short.name_span.start]
        if _plain(short.name) in shorts and len(full.name.split()) > 1 and _BRACKET.fullmatch(between):
            found.setdefault(_plain(short.name), _plain(full.name))
    spelled: dict[str, set[str]] = {}
    for name in {_plain(mention.name) for mention in mentions if len(mention.name.split()) > 1}:
        for letters in _initials(name):
            if letters in shorts:
                spelled.setdefault(letters, set()).add(name)
    for letters, names in spelled.items():
        if len(names) == 1:
            found.setdefault(letters, next(iter(names)))
    return found


def _initials(name: str) -> Iterator[str]:
    words = re.split(r"[\s\-]+", name)
    yield "".join(word[0] for word in words if word[:1].isupper())
    yield "".join(word[0].upper() for word in words if word)


class _Persons:
    """All persons of the document, by first and last name."""

    def __init__(self, mentions: Sequence[Mention], text: str) -> None:
        self._text = text
        self._by_name: dict[_Key, ChainDraft] = {}
        self._by_last: dict[str, list[ChainDraft]] = {}
        self._by_first: dict[str, list[ChainDraft]] = {}
        for mention in sorted(mentions, key=lambda m: len(m.name.split())):
            name = _core(mention.name)
            if len(name) > 1:
                self._add(name, mention)
        for mention in mentions:
            name = _core(mention.name)
            if len(name) > 1:
                _learn(self._by_name[name[0], name[-1]], mention)

    def _add(self, name: _Key, mention: Mention) -> None:
        key = (name[0], name[-1])
        if key in self._by_name:
            return
        shorter = self._by_name.get((name[-2], name[-1])) if len(name) > 2 else None
        known = shorter or self._by_initial(name)
        draft = known or ChainDraft("person")
        self._by_name[key] = draft
        if known is None:
            draft.gender = lexicon().gender.get(name[0])
            self._by_last.setdefault(name[-1], []).append(draft)
            self._by_first.setdefault(name[0], []).append(draft)

    def _by_initial(self, name: _Key) -> ChainDraft | None:
        """ "J. Roe" beside "John Roe", where there is one Roe only."""
        for (first, last), draft in self._by_name.items() if len(name[0].rstrip(".")) == 1 else ():
            if last == name[-1] and first[0] == name[0][0] and len(self._by_last[last]) == 1:
                return draft
        return None

    def chain(self, mention: Mention) -> ChainDraft:
        name = _core(mention.name)
        draft = self._by_name.get((name[0], name[-1]) if len(name) > 1 else (name[0],))
        if len(name) == 1:
            candidates = self._by_last.get(name[0]) or self._by_first.get(name[0]) or ()
            draft = _best(candidates, mention, self._courtesy(mention)) or draft
        if draft is None:
            draft = self._by_name.setdefault(name, ChainDraft("person"))
        _learn(draft, mention)
        draft.gender = draft.gender or self._courtesy(mention)
        draft.named += 1
        return draft

    def _courtesy(self, mention: Mention) -> Gender | None:
        """The gender that the word right before the name tells (Mr., Mrs.)."""
        start = mention.name_span.start
        before = _WORD_BEFORE.search(self._text[max(0, start - _LONGEST_TITLE) : start])
        return lexicon().gender.get(before.group(1).lower()) if before else None


def _core(name: str) -> _Key:
    """The words of a name without "Jr." and the like."""
    words = name.split()
    core = [word for word in words if word.lower() not in lexicon().name_suffixes]
    return tuple(core or words)


def _learn(draft: ChainDraft, mention: Mention) -> None:
    if mention.title is None:
        return
    words = normal_words(mention.title)
    if words not in draft.titles:
        draft.titles.append(words)
    draft.gender = draft.gender or _title_gender(mention.title)


def _title_gender(title: str) -> Gender | None:
    """The gender that the last word of the title tells: "widow of the late king" is a woman's."""
    gender = lexicon().gender
    head = title.lower().split(" of ")[0].split()
    return gender.get(head[-1]) or gender.get(head[0]) if head else None


def _best(candidates: Sequence[ChainDraft], mention: Mention, courtesy: Gender | None) -> ChainDraft | None:
    """Of several persons of one surname: who fits the title and its gender, then who was named most so far."""
    fitting = list(candidates)
    if len(fitting) > 1:
        gender = courtesy or (_title_gender(mention.title) if mention.title else None)
        words = normal_words(mention.title or "")
        fitting = [c for c in fitting if gender is None or c.gender in (None, gender)] or fitting
        fitting = [c for c in fitting if any(words & title for title in c.titles)] or fitting
    return max(fitting, key=lambda c: (c.named, bool(c.titles)), default=None)
