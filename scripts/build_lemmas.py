#!/usr/bin/env python3
"""Write annotation/lemmas.tsv: forms of the verbs in Legation's lists that spaCy's rules take back to a wrong lemma.

    python scripts/build_lemmas.py            # after a change of frames or cues

Every form of every listed verb is put before the lemmatizer; where it says something else, the form and the right lemma
are written. A form of two listed verbs ("found") is left to the lemmatizer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc

from legation.annotation.pipeline import DEFAULT_PIPELINE
from legation.ontology.cues import cues
from legation.ontology.frames import frames

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/legation/annotation/lemmas.tsv"
HEAD = """# Forms that spaCy's rules take back to the wrong lemma ("hoped" to "hop"). Made by scripts/build_lemmas.py.
form\tlemma
"""
VOWELS = "aeiou"
# Ends of longer verbs with the stress on the last syllable, which doubles its consonant.
STRESSED = (
    "abet", "abhor", "admit", "annul", "blog", "commit", "compel", "concur", "confer", "control", "debar", "defer",
    "deter", "disbar", "dispel", "drop", "enrol", "expel", "extol", "incur", "kidnap", "occur", "omit", "patrol",
    "permit", "prefer", "rebel", "rebut", "recur", "refer", "regret", "remit", "repel", "submit", "transfer", "unban",
)  # fmt: skip


def main() -> None:
    """Write the table."""
    irregular = dict(irregular_forms())
    by_form: dict[str, set[str]] = defaultdict(set)
    for verb in sorted(listed_verbs()):
        for form in forms(verb, irregular):
            by_form[form].add(verb)
    nlp = spacy.load(DEFAULT_PIPELINE)
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    rows = []
    for form, verbs in sorted(by_form.items()):
        doc = Doc(nlp.vocab, words=[form])
        doc[0].pos_ = "VERB"
        said = lemmatizer.rule_lemmatize(doc[0])[0].lower()
        if is_past(form, verbs, irregular) and form not in lemmatizer.lookups.get_table("lemma_index")["verb"]:
            said = form  # the tagger often takes it for a base form, and then the lemmatizer leaves it as it is
        if len(verbs) == 1 and said not in verbs and not is_listed(said, form, by_form):
            rows.append(f"{form}\t{min(verbs)}\n")
    TARGET.write_text(HEAD + "".join(rows), encoding="utf-8")


def is_past(form: str, verbs: set[str], irregular: dict[str, tuple[str, ...]]) -> bool:
    """Is it an irregular past form?"""
    return any(form in irregular.get(verb, ()) for verb in verbs)


def is_listed(said: str, form: str, by_form: dict[str, set[str]]) -> bool:
    """Does the lemmatizer name another listed verb that has this form?"""
    return said in by_form.get(form, ())


def listed_verbs() -> set[str]:
    """The verbs of frames, families and cues, by their first word."""
    lexicon = frames()
    words = {*lexicon.frames["verbs"], *lexicon.governors["verbs"], *lexicon.light, *lexicon.reversed, *lexicon.speech}
    words |= set(cues().verbs)
    return {first for word in words if (first := word.split()[0]).isalpha() and first.islower()} - {"be", "have", "do"}


def irregular_forms() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Lemma to its past forms."""
    for line in (HERE / "irregular_verbs.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "lemma\t")):
            lemma, past, participle = line.split("\t")
            yield lemma, (*past.split("/"), *participle.split("/"))


def forms(verb: str, irregular: dict[str, tuple[str, ...]]) -> set[str]:
    """The inflected forms of a verb, by the rules of English spelling."""
    ing, ed = verb + "ing", verb + "ed"
    if verb.endswith("ie"):
        ing, ed = verb[:-2] + "ying", verb + "d"
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        ing, ed = verb[:-1] + "ing", verb + "d"
    elif verb.endswith(("ee", "oe", "ye")):
        ed = verb + "d"
    elif verb.endswith("y") and verb[-2] not in VOWELS:
        ed = verb[:-1] + "ied"
    elif verb.endswith("c"):
        ing, ed = verb + "king", verb + "ked"
    elif doubles(verb):
        ing, ed = verb + verb[-1] + "ing", verb + verb[-1] + "ed"
    s = verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in VOWELS else verb + "s"
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        s = verb + "es"
    return {s, ing, *irregular.get(verb, (ed,))} - {verb}


def doubles(verb: str) -> bool:
    """One vowel and one consonant at the end of a word of one syllable, or of one that ends so by rule ("rebut")."""
    if len(verb) < 3 or verb[-1] in "aeiouwxyh" or verb[-2] not in VOWELS or verb[-3] in VOWELS:
        return False
    syllables = sum(a in VOWELS and b not in VOWELS for a, b in zip(verb, verb[1:] + " ", strict=True))
    return syllables == 1 or verb.endswith(STRESSED)


if __name__ == "__main__":
    main()
