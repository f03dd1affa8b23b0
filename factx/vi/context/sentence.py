"""A sentence and its figures, as the context modules look at them."""

from __future__ import annotations

from dataclasses import dataclass

from factx.vi.figure import Figure
from factx.vi.pattern import END, compile, one_of

_GOES_ON = compile(rf"[“\"]? {one_of('goes_on')} {END}")


@dataclass(slots=True)
class Sentence:
    """A sentence of the lower-case text; `before` is the last one that held figures."""

    lower: str
    start: int
    end: int
    figures: list[Figure]
    before: Sentence | None

    def continued(self) -> list[Figure]:
        """The figures of the sentence before, last one first, if this one goes on about them ("con số này")."""
        if self.before is None or not _GOES_ON.match(self.lower, self.start):
            return []
        return self.before.figures[::-1]

    def head(self, figure: Figure, length: int = 80) -> str:
        """What stands in the sentence before `figure`."""
        return self.lower[max(self.start, figure.start - length) : figure.start]

    def between(self, first: Figure, second: Figure) -> str:
        """What stands between two figures."""
        return self.lower[first.end : second.start]
