"""The vocabulary: tables of words, one thing a row, and how they are looked up.

Each `.tsv` file begins with the names of its columns; lines that begin with `#` are headings. The forms
of one thing are separated by " | ". All forms are lower case; how a syllable is spelled is folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Generic, TypeVar, cast

from factx.kept import kept
from factx.vi.spelling import fold_tone_marks

Value = TypeVar("Value")

_FOLDER = Path(__file__).parent
_KEYS = (4, 3, 2, 1)  # phrases are found by their first (or last) four letters, shorter ones by all they have


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of the table `name`, each as column name to cell."""
    text = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    lines = fold_tone_marks(text).splitlines()
    table = (line.split("\t") for line in lines if line and not line.startswith("#"))
    header = next(table)
    for cells in table:
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def forms(cell: str) -> list[str]:
    """The forms in a cell.

    >>> forms("đô la | đôla")
    ['đô la', 'đôla']
    """
    return cell.split(" | ") if cell else []


class Lexicon(Generic[Value]):
    """Phrases and what they mean; the longest one that stands at a place is found.

    >>> units = Lexicon([("km", "km"), ("km/h", "km/h")])
    >>> units.match("80 km/h.", 3)
    (7, 'km/h')
    >>> units.match("80 kmx", 3) is None
    True
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self.phrases = dict(entries)
        self._lengths_by_head = _lengths((phrase[: _KEYS[0]], len(phrase)) for phrase in self.phrases)
        self._lengths_by_tail = _lengths((phrase[-_KEYS[0] :], len(phrase)) for phrase in self.phrases)

    @classmethod
    def of(cls, *tables: str, forms: str = "forms", value: str) -> Lexicon[str]:
        """The phrases in the column `forms` of tables, each with what stands in the column `value` of its row.

        >>> Lexicon.of("countries", "countries_press", value="alpha2").match("nga mua", 0)
        (3, 'RU')
        """
        made = cls.__new__(cls)
        made.phrases, made._lengths_by_head, made._lengths_by_tail = kept(
            "lexicons", f"{' '.join(tables)}: {forms}, {value}", lambda: vars(Lexicon(_column(tables, forms, value)))
        ).values()
        return cast("Lexicon[str]", made)

    def match(self, lower: str, at: int) -> tuple[int, Value] | None:
        """Where the longest phrase that begins at `at` ends, and its value."""
        for key in _KEYS:
            for length in self._lengths_by_head.get(lower[at : at + key], ()):
                end = at + length
                phrase = lower[at:end]
                if len(phrase) != length or phrase not in self.phrases:
                    continue
                if not (phrase[-1].isalnum() and lower[end : end + 1].isalnum()):
                    return end, self.phrases[phrase]
        return None

    def match_before(self, lower: str, end: int) -> tuple[int, Value] | None:
        """Where the longest phrase that ends at `end` starts, and its value."""
        for key in _KEYS:
            for length in self._lengths_by_tail.get(lower[max(end - key, 0) : end], ()):
                start = end - length
                phrase = lower[max(start, 0) : end]
                if len(phrase) != length or phrase not in self.phrases:
                    continue
                if not (phrase[0].isalnum() and lower[max(start - 1, 0) : start].isalnum()):
                    return start, self.phrases[phrase]
        return None


def _column(tables: Iterable[str], column: str, value: str) -> Iterator[tuple[str, str]]:
    return ((form, row[value]) for table in tables for row in rows(table) for form in forms(row[column]))


def _lengths(keys: Iterable[tuple[str, int]]) -> dict[str, bytes]:
    """The lengths of the phrases that begin or end alike, the longest first; as bytes, which load fastest."""
    found: dict[str, set[int]] = {}
    for key, length in keys:
        found.setdefault(key, set()).add(length)
    return {key: bytes(sorted(lengths, reverse=True)) for key, lengths in found.items()}
