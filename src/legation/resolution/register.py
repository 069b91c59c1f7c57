"""What resolution may ask about actors and offices that are known from outside the document.

Resolution is a pure function of the document and of what a register answers. ``NOBODY`` knows nothing, and is what
everything uses where no other register is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from legation.model.known import Holding, Known


class Register(Protocol):
    """Known actors and offices. Names are compared without case and accents; answers come the most trusted first."""

    @property
    def version(self) -> str:
        """Changes with what is known; empty where nothing is. Readings carry it in their version."""
        ...

    def known(self, name: str) -> tuple[Known, ...]:
        """All who bear the name, or an alias that is the name."""
        ...

    def holders(self, title: str, of: Sequence[str]) -> tuple[Holding, ...]:
        """Who held an office, at any time.

        ``title`` is written as in offices.yml; ``of`` are the names of one country, region or body.
        """
        ...

    def offices(self, name: str) -> tuple[Holding, ...]:
        """What those who bear the name held, at any time."""
        ...


class _Nobody:
    """Knows nothing."""

    version = ""

    def known(self, name: str) -> tuple[Known, ...]:
        return ()

    def holders(self, title: str, of: Sequence[str]) -> tuple[Holding, ...]:
        return ()

    def offices(self, name: str) -> tuple[Holding, ...]:
        return ()


NOBODY: Register = _Nobody()
