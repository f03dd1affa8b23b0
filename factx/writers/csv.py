"""Comma-separated values: one fact a row, in flat columns, below a line with their names.

What a cell of words begins with may make a spreadsheet take it for a formula, and run it. So an apostrophe is put
before words that begin with one of `= + - @`, their full-width forms, a tab, a line end, or an apostrophe: take away
the one that a cell begins with, and you have the words as they stand. Numbers stay numbers, minus and all.

>>> from factx.writers.csv import guarded
>>> guarded("=1+1"), guarded("+3,5%"), guarded("3,5%")
("'=1+1", "'+3,5%", '3,5%')
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import BinaryIO

from factx.article import Article
from factx.fact import Fact
from factx.writers.columns import WAYS, Cell, row, well_formed

_GUARDED = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "'")


def write(
    articles: Iterable[tuple[Article, list[Fact]]],
    out: BinaryIO,
    *,
    fields: Sequence[str] | None = None,
    delimiter: str = ",",
) -> None:
    """Write one row for each fact."""
    columns = fields or list(WAYS)
    out.write(_lines([columns], delimiter))
    for article, facts in articles:
        rows = [map(_written, row(article, fact, columns).values()) for fact in facts]
        out.write(_lines(rows, delimiter))
        out.flush()


def _lines(rows: Iterable[Iterable[str]], delimiter: str) -> bytes:
    lines = _Lines()
    csv.writer(lines, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return "".join(lines).encode()


class _Lines(list[str]):
    """Rows as lines that end with a line feed.

    The standard library quotes a carriage return only where lines end with one, and spreadsheets begin a row at it:
    what stands behind it would begin a cell of its own, and might be a formula.
    """

    def write(self, line: str) -> None:
        self.append(line.removesuffix("\r\n") + "\n")


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(well_formed(cell))
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def guarded(words: str) -> str:
    """`words`, with an apostrophe before them where a spreadsheet might run them."""
    return f"'{words}" if words.startswith(_GUARDED) else words
