"""What stands around a figure: each module looks at one sentence and adds one thing to its figures."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby

from factx.text import Text
from factx.vi.context import actor, change, measure, period, speaker
from factx.vi.context.clause import TIMES
from factx.vi.context.sentence import Sentence
from factx.vi.figure import Figure

_WINDOW = 2000
"""Code points of a sentence that are looked at together: one without an end is read in such pieces."""
_SENTENCES_BACK = 2
"""Sentences without figures that are looked at for whom they are about."""


def add_context(text: Text, figures: list[Figure]) -> None:
    """Adds to each figure what its sentence, and a little before it, says of it."""
    starts = [*text.sentence_starts, len(text.lower)]
    known: set[str] = set()

    def sentence(
        index: int, window: int, members: list[Figure], before: Sentence | None, preceding: Sentence | None
    ) -> Sentence:
        start = starts[index - 1] + window * _WINDOW
        end = min(starts[index], start + _WINDOW)
        return Sentence(text.clean, text.lower, start, end, members, before, preceding, known)

    def piece(figure: Figure) -> tuple[int, int]:
        index = bisect_right(starts, figure.start)
        return index, (figure.start - starts[index - 1]) // _WINDOW

    last, last_index = None, 0
    for (index, window), group in groupby(figures, key=piece):
        preceding = last if last_index >= index - 1 else None
        for between in range(max(last_index + 1, index - _SENTENCES_BACK, 1), index):
            preceding = sentence(between, 0, [], None, preceding)
        last, last_index = sentence(index, window, list(group), last, preceding), index
        if all(figure.kind in TIMES for figure in last.figures):
            _ = last.names  # what only tells when is about nobody, but whom it names is known from here on
            speaker.add_before(last)
            continue
        change.add(last)
        period.add(last)
        measure.add(last)
        speaker.add(last)
        actor.add(last)
