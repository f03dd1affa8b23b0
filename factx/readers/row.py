"""A row of a table, or an object of JSON, as an article: which column holds what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from factx.article import Article
from factx.day import day_of
from factx.errors import UnreadableError
from factx.readers.options import Options


def article(row: Mapping[str, object], place: str, options: Options) -> Article:
    """The article of a row. Raises `UnreadableError` where there is no text, or where a value is none of its column.

    >>> article({"id": 7, "text": "30 km", "published": "27/11/2025"}, "a.csv:2", Options())
    Article(id='7', text='30 km', title=None, published=datetime.date(2025, 11, 27), other={})
    """
    columns = options.columns
    text, title = row.get(columns["text"]), row.get(columns["title"])
    if text is None:
        raise UnreadableError(place, f'no "{columns["text"]}": it must hold the article\'s text')
    if not isinstance(text, str):
        raise UnreadableError(place, f'"{columns["text"]}" is no string: it must hold the article\'s text')
    if not text.strip():
        raise UnreadableError(place, f'"{columns["text"]}" is empty: there is nothing to read')
    if not isinstance(title, str | None):
        raise UnreadableError(place, f'"{columns["title"]}" is no string: give a string, or leave it out')
    return Article(
        _id(row, columns["id"], place),
        text,
        title or None,
        _published(row, columns["published"], place),
        {key: value for key, value in row.items() if options.is_carried(key)},
    )


def missing(names: Sequence[str], options: Options) -> str | None:
    """What is wrong with the columns: one that the user named, or that of the text, is not there."""
    if not names:
        return "no names of columns: put them in its first row, and end each row with a line feed"
    for column in (options.columns["text"], *options.named):
        if column not in names:
            option = options.named.get(column, "--text-column")
            return f'no column "{column}", there are {", ".join(names)}: name the right one with {option}'
    return None


def _id(row: Mapping[str, object], column: str, place: str) -> str:
    value = row.get(column)
    if value is None or value == "":
        return place
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise UnreadableError(place, f'"{column}" is neither string nor number: give one, or leave it out')
    return str(value)


def _published(row: Mapping[str, object], column: str, place: str) -> date | None:
    value = row.get(column)
    if value is None or value == "":
        return None
    try:
        return day_of(value)
    except ValueError:
        raise UnreadableError(place, f'"{column}" is no day: write it as YYYY-MM-DD, or leave it out') from None
