"""Values of TIMEX3 (TimeML): how days, months and weeks are written, and what stays open.

A part that is not known is written with X: the 22nd of October of no known year is XXXX-10-22.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_LEAP_YEAR = 2000
_OTHER_YEAR_PAST = 120
_OTHER_YEAR_FUTURE = 200


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day; the 29th of February needs a leap year only where the year is known.

    >>> is_day(2023, 2, 29), is_day(None, 2, 29), is_day(None, 4, 31)
    (False, True, False)
    """
    return 1 <= month <= 12 and 1 <= day <= monthrange(year if year else _LEAP_YEAR, month)[1]


def year_text(year: int | None) -> str:
    """The year in four digits, XXXX where it is open."""
    return "XXXX" if year is None else f"{year:04d}"


def likely_year(published: date | None, month: int, day: int | None = None) -> int | None:
    """The year that an article of the day `published` means by a month or day without one.

    The nearest such day; the past and the year of publication come before the future and others.

    >>> likely_year(date(2025, 11, 27), 9), likely_year(date(2014, 1, 5), 12, 20)
    (2025, 2013)
    """
    if published is None:
        return None
    costs = {}
    for year in (published.year, published.year - 1, published.year + 1):
        last = monthrange(year, month)[1] if 1 <= year <= 9999 else 0
        if not 1 <= year <= 9999 or (day is not None and day > last):
            continue
        away = (date(year, month, min(day or 15, last)) - published).days
        penalty = _OTHER_YEAR_FUTURE if away > 0 else _OTHER_YEAR_PAST
        costs[year] = (penalty if year != published.year else 0) + (2 * away if away > 0 else -away)
    return min(costs, key=lambda year: costs[year]) if costs else None


def day_text(day: date | None) -> str:
    """The day, or XXXX-XX-XX."""
    return day.isoformat() if day else "XXXX-XX-XX"


def shift_days(day: date | None, days: int) -> str:
    """The day so many days later."""
    return day_text(_shifted(day, days))


def week_text(day: date | None, weeks: int = 0) -> str:
    """The ISO week of `day`, so many weeks later.

    >>> week_text(date(2020, 10, 22)), week_text(None)
    ('2020-W43', 'XXXX-WXX')
    """
    moved = _shifted(day, 7 * weeks)
    if moved is None:
        return "XXXX-WXX"
    year, week, _ = moved.isocalendar()
    return f"{year:04d}-W{week:02d}"


def weekday_text(day: date | None, weekday: int, weeks: int | None = None) -> str:
    """The day that a weekday (1 is Monday) means in an article of `day`.

    Without `weeks`, the latest one that is not after `day`; else that of the week so many weeks later.

    >>> weekday_text(date(2025, 11, 27), 2), weekday_text(date(2025, 11, 27), 2, weeks=-1)
    ('2025-11-25', '2025-11-18')
    >>> weekday_text(None, 2)
    'XXXX-WXX-2'
    """
    if day is None:
        return f"XXXX-WXX-{weekday}"
    if weeks is None:
        return shift_days(day, -((day.isoweekday() - weekday) % 7))
    return shift_days(day, weekday - day.isoweekday() + 7 * weeks)


def month_text(day: date | None, months: int = 0) -> str:
    """The month of `day`, so many months later.

    >>> month_text(date(2025, 1, 31), -1)
    '2024-12'
    """
    if day is None:
        return "XXXX-XX"
    index = day.year * 12 + day.month - 1 + months
    return f"{index // 12:04d}-{index % 12 + 1:02d}" if 12 <= index < 120000 else "XXXX-XX"


def shift_year(iso: str, years: int) -> str:
    """`iso` with every year in it moved.

    >>> shift_year("2025-01/2025-09", -1)
    '2024-01/2024-09'
    """
    parts = iso.split("/")
    return "/".join(f"{int(part[:4]) + years:04d}{part[4:]}" if part[:4].isdigit() else part for part in parts)


def _shifted(day: date | None, days: int) -> date | None:
    if day is None:
        return None
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
