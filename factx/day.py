"""Days as people and programs write them: ISO 8601, and day before month as Vietnamese does."""

from __future__ import annotations

import re
from datetime import date, datetime

from factx.errors import UsageError

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d) (?: [T\s] .* )?", re.VERBOSE | re.DOTALL | re.ASCII)
_DAY_FIRST = re.compile(
    r"(?P<day>\d\d?) (?P<mark>[/.-]) (?P<month>\d\d?) (?P=mark) (?P<year>\d{4}) (?: [,\s] .* )?",
    re.VERBOSE | re.DOTALL | re.ASCII,
)


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


def parse_published(value: str | date | None) -> date | None:
    """The day of publication that a caller names, as a date or in words that `day_of` reads; None where none is named.

    Raises `UsageError` when it names none.

    >>> parse_published("2025-11-27")
    datetime.date(2025, 11, 27)
    """
    try:
        return None if value is None else day_of(value)
    except ValueError:
        raise UsageError(f"'{value}' is no day: write it as YYYY-MM-DD, such as 2025-11-27") from None
