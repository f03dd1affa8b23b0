"""The vocabulary: tables of words, one thing a row, and how they are looked up.

Each `.tsv` file begins with the names of its columns; lines that begin with `#` are headings. The forms
of one thing are separated by " | ". All forms are lower case; how a syllable is spelled is folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Generic, TypeVar

from factx.vi.spelling import fold_tone_marks

Value = TypeVar("Value")

_KEYS = (4, 3, 2, 1)  # phrases are found by their first (or last) four letters, shorter ones by all they have


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of the table `name`, each as column name to cell."""
    lines = files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    table = (line.split("\t") for line in lines if line and not line.startswith("#"))
    header = next(table)
    for cells in table:
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def forms(cell: str) -> list[str]:
    """The forms in a cell.

    >>> forms("đô la | đôla")
    ['đô la', 'đôla']
    """
    return [fold_tone_marks(form) for form in cell.split(" | ") if form]


class Lexicon(Generic[Value]):
    """Phrases and what they mean; the longest one that stands at a place is found.

    >>> units = Lexicon([("km", "km"), ("km/h", "km/h")])
    >>> units.match("80 km/h.", 3)
    (7, 'km/h')
    >>> units.match("80 kmx", 3) is None
    True
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._by_head: dict[str, list[tuple[str, Value]]] = {}
        self._by_tail: dict[str, list[tuple[str, Value]]] = {}
        self.phrases = dict(entries)
        for phrase, value in sorted(self.phrases.items(), key=lambda entry: -len(entry[0])):
            self._by_head.setdefault(phrase[: _KEYS[0]], []).append((phrase, value))
            self._by_tail.setdefault(phrase[-_KEYS[0] :], []).append((phrase, value))

    def match(self, lower: str, at: int) -> tuple[int, Value] | None:
        """Where the longest phrase that begins at `at` ends, and its value."""
        for length in _KEYS:
            for phrase, value in self._by_head.get(lower[at : at + length], ()):
                end = at + len(phrase)
                if lower.startswith(phrase, at) and not (phrase[-1].isalnum() and lower[end : end + 1].isalnum()):
                    return end, value
        return None

    def match_before(self, lower: str, end: int) -> tuple[int, Value] | None:
        """Where the longest phrase that ends at `end` starts, and its value."""
        for length in _KEYS:
            for phrase, value in self._by_tail.get(lower[max(end - length, 0) : end], ()):
                start = end - len(phrase)
                if lower.endswith(phrase, 0, end) and not (phrase[0].isalnum() and lower[start - 1 : start].isalnum()):
                    return start, value
        return None
