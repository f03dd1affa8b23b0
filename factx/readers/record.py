"""A record: an article as formats with named fields have it, be it a line of JSON or a row of a table."""

from __future__ import annotations

import re
from datetime import date, datetime

import msgspec

from factx.article import Article
from factx.errors import UnreadableError

DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) (?: [T\s] .* )?", re.VERBOSE | re.DOTALL)


class Record(msgspec.Struct):
    """The fields as they stand. Types are checked afterwards, to say in plain words what is wrong."""

    text: object = None
    id: object = None
    title: object = None
    published: object = None


def article(record: Record, place: str) -> Article:
    """The article that a record holds; `place` names it where it has no id.

    Raises `UnreadableError` when a field is not what it should be.

    >>> article(Record("30 km", 7, published="2025-11-27T08:30:00Z"), "a.jsonl:1")
    Article(id='7', text='30 km', title=None, published=datetime.date(2025, 11, 27))
    """
    if record.text is None:
        raise UnreadableError(place, 'no "text": give the article\'s text there')
    if not isinstance(record.text, str):
        raise UnreadableError(place, '"text" is no string: give the article\'s text there')
    if not record.text.strip():
        raise UnreadableError(place, '"text" is empty: there is nothing to read')
    if not isinstance(record.title, str | None):
        raise UnreadableError(place, '"title" is no string: give a string, or leave it out')
    return Article(_id(record.id, place), record.text, record.title, _published(record.published, place))


def _id(value: object, place: str) -> str:
    if value is None:
        return place
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise UnreadableError(place, '"id" is neither string nor number: give one, or leave it out')
    return str(value)


def _published(value: object, place: str) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    day = DAY.fullmatch(value) if isinstance(value, str) else None
    try:
        if day:
            return date.fromisoformat(day[1])
    except ValueError:
        pass
    raise UnreadableError(place, '"published" is no day: write it as "YYYY-MM-DD", or leave it out')
