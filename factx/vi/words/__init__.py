"""The vocabulary: tables of words, one thing a row, and how they are looked up.

Each `.tsv` file begins with the names of its columns; lines that begin with `#` are headings. The forms
of one thing are separated by " | ". All forms are lower case; how a syllable is spelled is folded. A folder of tables
in the same form adds to them (`add_words`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar, Generic, TypeVar, cast

from factx.errors import UsageError
from factx.kept import kept
from factx.vi.spelling import fold_tone_marks

Value = TypeVar("Value")
Row = dict[str, str]

_FOLDER = Path(__file__).parent
_KEYS = (4, 2, 1)  # phrases are found by their first (or last) four letters, shorter ones by fewer


class _Added:
    """What a user added, and whether it is too late to add more: the rules keep the rows that they asked for."""

    folder: str | None = None
    rows: ClassVar[dict[str, list[Row]]] = {}
    too_late = False


def add_words(folder: str) -> None:
    """Add the tables in `folder` to the vocabulary of this process; where they say otherwise, they win.

    This comes before the first text is read, for the rules are made of the words. Adding the same folder again
    changes nothing. Raises `UsageError` when something is wrong in the tables, or it is too late.
    """
    if folder == _Added.folder:
        return
    if _Added.too_late:
        raise UsageError(f"{folder}: words are added before the first text is read: do it at the beginning")
    from factx.vi.words.added import read_folder  # noqa: PLC0415 - few have words of their own

    _Added.rows.update(read_folder(folder))
    _Added.folder = folder


def added_folder() -> str | None:
    """The folder whose tables were added."""
    return _Added.folder


def rows(name: str) -> Iterator[Row]:
    """The rows of the table `name`, each as column name to cell, and then those that a user added to it."""
    _Added.too_late = True
    yield from table(name)[1]
    yield from _Added.rows.get(name, ())


def table(name: str) -> tuple[list[str], Iterator[Row]]:
    """The columns and the rows of the table `name` of factx itself."""
    columns, *cells = _cells(name) if name in _LARGE else kept("tables", name, lambda: _cells(name))
    return columns, (dict(zip(columns, row + [""] * (len(columns) - len(row)), strict=True)) for row in cells)


def _cells(name: str) -> list[list[str]]:
    text = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in fold_tone_marks(text).splitlines() if line and not line.startswith("#")]


_COUNTRIES = {"countries", "countries_capitals", "countries_press"}
_LARGE = {"concepts", "currencies", *_COUNTRIES, "heads", "nouns", "not_nouns", "numbered"}
"""Tables that are only looked up: their lexicons are kept, and need no second copy."""


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
        self._lengths_by_head = _lengths((phrase[: _key(phrase)], len(phrase)) for phrase in self.phrases)
        self._lengths_by_tail = _lengths((phrase[-_key(phrase) :], len(phrase)) for phrase in self.phrases)

    @classmethod
    def of(cls, *tables: str, forms: str = "forms", value: str) -> Lexicon[str]:
        """The phrases in the column `forms` of tables, each with what stands in the column `value` of its row.

        >>> Lexicon.of("countries", "countries_press", value="alpha2").match("nga mua", 0)
        (3, 'RU')
        """
        if not _Added.rows.keys().isdisjoint(tables):
            return Lexicon(_column(tables, forms, value))
        _Added.too_late = True
        key = f"{' '.join(tables)}: {forms}, {value}"
        packed = kept("lexicons", key, lambda: Lexicon(_column(tables, forms, value))._packed())
        made = cast("Lexicon[str]", cls.__new__(cls))
        made._unpack(*packed)
        return made

    def _packed(self: Lexicon[str]) -> tuple[str, str, str, bytes, str, bytes]:
        """All that it holds, in few and large pieces, which load ten times as fast as many small ones."""
        return (
            "\n".join(self.phrases),
            "\n".join(self.phrases.values()),
            *("\n".join(self._lengths_by_head), b"\0".join(self._lengths_by_head.values())),
            *("\n".join(self._lengths_by_tail), b"\0".join(self._lengths_by_tail.values())),
        )

    def _unpack(
        self: Lexicon[str], phrases: str, values: str, heads: str, head_lengths: bytes, tails: str, tail_lengths: bytes
    ) -> None:
        self.phrases = dict(zip(phrases.split("\n"), values.split("\n"), strict=True))
        self._lengths_by_head = dict(zip(heads.split("\n"), head_lengths.split(b"\0"), strict=True))
        self._lengths_by_tail = dict(zip(tails.split("\n"), tail_lengths.split(b"\0"), strict=True))

    def match(self, lower: str, at: int) -> tuple[int, Value] | None:
        """Where the longest phrase that begins at `at` ends, and its value."""
        for key in _KEYS:
            head = lower[at : at + key]
            for length in self._lengths_by_head.get(head, ()):
                end = at + length
                phrase = lower[at:end]
                if phrase not in self.phrases or len(phrase) != length:
                    continue
                if not (phrase[-1].isalnum() and lower[end : end + 1].isalnum()):
                    return end, self.phrases[phrase]
            if head.isalnum() and len(head) == key:
                return None  # what is shorter would end within the word
        return None

    def match_before(self, lower: str, end: int) -> tuple[int, Value] | None:
        """Where the longest phrase that ends at `end` starts, and its value."""
        for key in _KEYS:
            tail = lower[max(end - key, 0) : end]
            for length in self._lengths_by_tail.get(tail, ()):
                start = end - length
                if start < 0 or (phrase := lower[start:end]) not in self.phrases:
                    continue
                if start == 0 or not (phrase[0].isalnum() and lower[start - 1].isalnum()):
                    return start, self.phrases[phrase]
            if tail.isalnum() and len(tail) == key:
                return None  # what is shorter would begin within the word
        return None


def _column(tables: Iterable[str], column: str, value: str) -> Iterator[tuple[str, str]]:
    return ((form, row[value]) for table in tables for row in rows(table) for form in forms(row[column]))


def _key(phrase: str) -> int:
    """By how many letters a phrase is found."""
    return next(key for key in _KEYS if key <= len(phrase))


def _lengths(keys: Iterable[tuple[str, int]]) -> dict[str, bytes]:
    """The lengths of the phrases that begin or end alike, the longest first; as bytes, which load fastest."""
    found: dict[str, set[int]] = {}
    for key, length in keys:
        found.setdefault(key, set()).add(length)
    return {key: bytes(sorted(lengths, reverse=True)) for key, lengths in found.items()}
