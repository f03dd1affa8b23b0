"""CSV and TSV: one article a row, columns named in the first row.

Fields stand between commas, semicolons (as Excel writes them where a comma is the decimal mark), tabs or strokes: the
first row tells which. A field that holds one of them, or a line end, stands in quotation marks (RFC 4180).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from factx.article import Article
from factx.errors import UnreadableError
from factx.readers.encoding import lines_of
from factx.readers.options import Options
from factx.readers.row import article, missing

_DELIMITERS = ",;\t|"


def header(line: str) -> tuple[list[str], str]:
    r"""The columns that a first row names, and what stands between them.

    >>> header('id;"text";date\n')
    (['id', 'text', 'date'], ';')
    """
    split = {mark: _fields(line, mark) for mark in _DELIMITERS}
    mark = max(_DELIMITERS, key=lambda mark: len(split[mark]))
    return [name.strip() for name in split[mark]], mark


def _fields(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:  # too long, or with half a line end in it: no row of names
        return []


def read(stream: io.BufferedReader, place: str, options: Options) -> Iterator[Article | UnreadableError]:
    """The article of each row, or why that row cannot be read."""
    lines = _Lines(stream, place, options)
    first = next((line for line in lines if line.strip()), "")
    yield from lines.unreadable
    lines.unreadable.clear()
    csv.field_size_limit(options.max_chars + 1)  # for all of this process; what is longer is no article's
    names, delimiter = header(first)
    if problem := missing(names, options) if first else "empty: there is no article in it":
        yield UnreadableError(place, problem)
        return
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        where = f"{place}:{lines.number + 1}"
        try:
            fields = next(rows, None)
        except csv.Error as error:
            fields = []
            yield UnreadableError(where, f"broken ({error}): an opening quotation mark may lack its closing one")
        yield from lines.unreadable
        lines.unreadable.clear()
        if fields is None:
            return
        if fields:
            yield _article(names, fields, where, options)


def _article(names: list[str], fields: list[str], place: str, options: Options) -> Article | UnreadableError:
    if len(fields) != len(names):
        reason = f"{len(fields)} fields under {len(names)} columns: put a field that holds a delimiter in quotes"
        return UnreadableError(place, reason)
    try:
        return article(dict(zip(names, fields, strict=True)), place, options)
    except UnreadableError as error:
        return error


class _Lines(Iterator[str]):
    """The lines that can be read, for `csv.reader`, and aside those that cannot."""

    def __init__(self, stream: io.BufferedReader, place: str, options: Options) -> None:
        self._lines = lines_of(stream, place, options)
        self.number = 0
        self.unreadable: list[UnreadableError] = []

    def __next__(self) -> str:
        for number, line in self._lines:
            self.number = number
            if isinstance(line, str):
                return line
            self.unreadable.append(line)
        raise StopIteration
