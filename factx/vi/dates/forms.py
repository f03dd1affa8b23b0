"""All forms of a single date, in the order in which they are tried, by the letter they begin with."""

from __future__ import annotations

from factx.vi.dates.days import (
    day_alone,
    day_month,
    day_of_month,
    day_range,
    day_relative,
    day_spelled,
    day_words,
    holiday,
    iso_day,
    lunar_day,
    weekday,
)
from factx.vi.dates.months import (
    crop_season,
    first_month,
    first_months,
    half,
    month,
    month_relative,
    month_year,
    quarter,
    season,
    week,
)
from factx.vi.dates.point import Point
from factx.vi.dates.relative import ago, part_alone, same_period
from factx.vi.dates.years import (
    century,
    decade,
    year_alone,
    year_early,
    year_named,
    year_past,
    year_relative,
    year_spelled,
    years,
)
from factx.vi.place import Calendar


def read_point(lower: str, at: int, calendar: Calendar) -> Point | None:
    """The single date that begins at `at`, in any form."""
    for form in FORMS.get(lower[at], ()) if at < len(lower) else ():
        point = form(lower, at, calendar)
        if point is not None:
            return point
    return None


_DIGIT_FORMS = (
    iso_day,
    lunar_day,
    day_range,
    day_month,
    first_months,
    day_words,
    month_year,
    years,
    half,
    ago,
    year_alone,
)

_WORD_FORMS = (half, first_months, day_spelled, ago)

FORMS = {
    **dict.fromkeys("0123456789", _DIGIT_FORMS),
    **dict.fromkeys("ms", _WORD_FORMS),
    "n": (
        lunar_day, day_relative, day_range, day_month, day_words, day_spelled, day_of_month, weekday, day_alone,
        holiday, year_early, year_named, year_spelled, year_relative, year_past, decade, half, first_months,
        ago, part_alone,
    ),
    "h": (day_relative, day_range, day_month, day_words, weekday, crop_season, season, holiday, *_WORD_FORMS),
    "m": (lunar_day, day_month, day_words, day_spelled, day_alone, season, year_named, *_WORD_FORMS),
    "s": (year_relative, *_WORD_FORMS),
    "c": (weekday, same_period, decade, week, ago, *_WORD_FORMS),
    "b": (day_relative, *_WORD_FORMS),
    "t": (
        crop_season, first_month, month_relative, month_year, month, weekday, decade, century, week, year_named,
        season, part_alone, holiday, ago, *_WORD_FORMS,
    ),
    "q": (quarter, holiday),
    "x": (crop_season, season),
    "v": (crop_season, season, year_named, holiday),
    "đ": (crop_season, season, holiday),
    "r": (lunar_day,),
    "g": (holiday,),
    "l": (holiday,),
    "d": (holiday,),
}  # fmt: skip
