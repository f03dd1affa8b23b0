"""A place in an article where a figure may start, and what is known when it is reached."""

from __future__ import annotations

from datetime import date
from functools import cached_property

import msgspec

from factx.vi.amount import Amount, read_amount
from factx.vi.figure import Figure


class Calendar(msgspec.Struct):
    """The days against which an article's dates are resolved.

    `published` is when the article appeared; `day` is the day that it named last, as TIMEX3, which
    "cùng ngày" stands for, `period` the last span, which "cùng kỳ" looks back from; `week` is the last week and
    `told` the last year, each with where it was told.
    """

    published: date | None = None
    day: str | None = None
    period: str | None = None
    week: tuple[str, int] | None = None
    told: tuple[int, int] | None = None

    @property
    def period_year(self) -> int | None:
        """The year of `period`, where it is known."""
        year = (self.period or "")[:4]
        return int(year) if year.isdigit() else None


class Place(msgspec.Struct, dict=True):
    """A position in the clean text. What lies before `floor` belongs to a figure read already."""

    lower: str
    clean: str
    at: int
    floor: int
    calendar: Calendar
    before: Figure | None = None

    @cached_property
    def amount(self) -> Amount | None:
        """The amount whose number begins here."""
        return read_amount(self.lower, self.clean, self.at, self.floor)
