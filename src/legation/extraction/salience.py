"""Whom and what a document is about: positions are kept of those that it returns to."""

from __future__ import annotations

import re
from collections import Counter

from legation.annotation.annotated import Annotated
from legation.extraction.position_words import stance_words
from legation.model.findings import Position

_WORD = re.compile(r"[^\W\d_]{4,}")


class Salience:
    """How often actors and words come back in a document. In a short one, all that is named is salient."""

    def __init__(self, annotated: Annotated) -> None:
        words = stance_words()
        self._needed = min(1 + len(annotated.sentences) // words.salient_every, words.most_needed)
        self._mentions = {chain.id: len(chain.mentions) for chain in annotated.chains}
        self._words = Counter(word.removesuffix("s") for word in _WORD.findall(annotated.document.text.lower()))

    def holds(self, position: Position) -> bool:
        """Is the holder somebody known that the document returns to, and what it is held on as well?"""
        return self._mentions.get(position.actor.actor or "", 0) >= self._needed and self.holds_issue(position)

    def holds_issue(self, position: Position) -> bool:
        """Does the document return to what the position is on? Its holder may be named once, but must be somebody."""
        if position.actor.actor is None:
            return False
        if position.target is not None and position.target.actor is not None:
            return self._mentions[position.target.actor] >= self._needed
        issue = [word.removesuffix("s") for word in _WORD.findall(position.issue.lower())]
        return any(self._words[word] >= self._needed for word in issue)
