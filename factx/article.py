"""An article: what a reader hands on and the rules read."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NamedTuple

import msgspec

from factx.day import day_of

_HEADER = re.compile(
    r"\s* date [ ] (?P<date> [0-9]{4}-[0-9]{2}-[0-9]{2} | [0-9]{1,2}([/.-])[0-9]{1,2}\2[0-9]{4} ) (?! [0-9] )"
    r"(?P<title> [^\r\n]* )",
    re.VERBOSE,
)


class Header(NamedTuple):
    """What a text's first line tells of it, and where its day ends."""

    published: date
    title: str | None
    end: int


def read_header(text: str) -> Header | None:
    """The header of a text: `date 2025-11-27 The headline`. A line with no such day is a line like any other.

    >>> read_header("date 2025-11-27 The headline")
    Header(published=datetime.date(2025, 11, 27), title='The headline', end=15)
    >>> read_header("date 6/3/2025 The headline").published
    datetime.date(2025, 3, 6)
    >>> read_header("date 2025-02-30 The headline") is None
    True
    """
    match = _HEADER.match(text)
    if match is None:
        return None
    try:
        published = day_of(match["date"])
    except ValueError:
        return None
    return Header(published, match["title"].strip() or None, match.end("date"))


_STAMP = (
    r"(?<!\d)(?P<day>\d{1,2})[/-](?P<month>\d{1,2})[/-](?P<year>\d{4})"
    r"[ ,|–-]{1,3}\d{1,2}[:h]\d{2}(?::\d{2})?[ ]?[(\[]?GMT"
)
_TOP = 600  # code points in which a page prints when the article appeared


def read_stamp(text: str) -> date | None:
    """The day that a page prints at its top with the clock and its time zone, as news sites do.

    >>> read_stamp("Headline | 05/12/2018, 13:31 (GMT+7)")
    datetime.date(2018, 12, 5)
    >>> read_stamp("Headline | 05/12/2018") is None
    True
    """
    match = re.search(_STAMP, text[:_TOP])
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])) if match else None
    except ValueError:
        return None


class Article(msgspec.Struct, frozen=True):
    """One article as its source has it.

    `text` is untouched: positions of facts count its code points. `id` is the path as given for a
    file and the `id` key for a line of JSON. `published` is the day against which relative dates are
    resolved; where it is None, they stay open. `other` holds the keys or columns of the source
    that are carried along, as they stand there.

    >>> Article("a.txt", "Nga bán 18 máy bay.").published is None
    True
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    other: dict[str, Any] = {}
