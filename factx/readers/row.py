"""A row of a table, or an object of JSON, as an article: which column holds what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from factx.article import Article
from factx.errors import UnreadableError
from factx.readers.options import Options

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d) (?: [T\s] .* )?", re.VERBOSE | re.DOTALL | re.ASCII)
_DAY_FIRST = re.compile(
    r"(?P<day>\d\d?) (?P<mark>[/.-]) (?P<month>\d\d?) (?P=mark) (?P<year>\d{4}) (?: [,\s] .* )?",
    re.VERBOSE | re.DOTALL | re.ASCII,
)


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
        raise UnreadableError(place, '"title" is no string: give a string, or leave it out')
    return Article(
        _id(row, columns["id"], place),
        text,
        title or None,
        _published(row, columns["published"], place),
        {key: value for key, value in row.items() if key not in columns.values()} if options.carry else {},
    )


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


def day_of(value: object) -> date:
    """The day of a date or a moment, as it is written: no time zone moves it. Raises `ValueError` where it is none.

    Numbers between strokes, points or dashes begin with the day, as Vietnamese writes dates.

    >>> day_of("2025-11-27T23:30:00Z"), day_of("27/11/2025 08:30")
    (datetime.date(2025, 11, 27), datetime.date(2025, 11, 27))
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = (_ISO.fullmatch(value) or _DAY_FIRST.fullmatch(value)) if isinstance(value, str) else None
    if found is None:
        raise ValueError(value)
    return date(int(found["year"]), int(found["month"]), int(found["day"]))
