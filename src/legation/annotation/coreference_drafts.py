"""A chain while it grows; shared by the three parts of coreference and seen nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from legation.annotation.annotated import Mention
from legation.annotation.lexicon import Gender, lexicon
from legation.model.actors import ActorKind


@dataclass(eq=False)
class ChainDraft:
    """``titles`` holds the words of each title, ``country`` the usual name of a country, ``named`` counts
    the names so far. Two drafts are equal only if they are one.
    """

    kind: ActorKind
    country: str | None = None
    gender: Gender | None = None
    titles: list[frozenset[str]] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    named: int = 0
    mentions: list[Mention] = field(default_factory=list)

    @property
    def last(self) -> int:
        """Sentence of the last mention so far; -1 before the first."""
        return self.mentions[-1].sentence if self.mentions else -1


def normal_words(text: str) -> frozenset[str]:
    """The words of a title or noun phrase in lower case, hyphens opened; those of a country as its code."""
    countries = lexicon().countries
    found: set[str] = set()
    for word in text.split():
        bare = word.removesuffix("'s").removesuffix("’s")
        country = countries.get(bare)
        if country is not None:
            found.add(country.code)
        else:
            found.update(_parts(bare))
    return frozenset(found)


def _parts(word: str) -> Iterable[str]:
    return (part.strip(".,'’\"") for part in word.lower().split("-") if part.strip(".,'’\""))
