"""What stands around a figure: each module looks at one sentence and adds one thing to its figures."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby

from factx.text import Text
from factx.vi.context import change, measure, period
from factx.vi.context.sentence import Sentence
from factx.vi.figure import Figure

_WINDOW = 2000
"""Code points of a sentence that are looked at together: one without an end is read in such pieces."""


def add_context(text: Text, figures: list[Figure]) -> None:
    """Adds to each figure what its sentence, and a little before it, says of it."""
    starts = text.sentence_starts

    def piece(figure: Figure) -> tuple[int, int]:
        index = bisect_right(starts, figure.start)
        return index, (figure.start - starts[index - 1]) // _WINDOW

    last: Sentence | None = None
    for (index, _), group in groupby(figures, key=piece):
        end = starts[index] if index < len(starts) else len(text.lower)
        sentence = Sentence(text.lower, starts[index - 1], end, list(group), last)
        change.add(sentence)
        period.add(sentence)
        measure.add(sentence)
        last = sentence
