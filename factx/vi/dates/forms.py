"""All forms of a single date, in the order in which they are tried, by the word that they begin with."""

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
    lunar_month,
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
from factx.vi.pattern import compile
from factx.vi.place import Calendar

_FIRST_WORD = compile(r"\p{L}+")
# What all dates in digits have behind them, or are: a year. Most numbers are no date, and this finds out fast.
_DATED = compile(
    r"""\d+ (?: [.]\d{3} (?!\d) )*+ (?: [ ]?[/.–—-] | ,\d{3} | [ ]\d{3} | ,[ ]\d\d?[ ]tết
      | [ ]?,?[ ]? (?: tháng | thg | ngày | tuần | quý | năm | tết | chạp | âm | đến | tới | cho | và
        | chục | trăm | nghìn | ngàn | vạn | rưỡi ) )
      | (?:19|20)\d\d"""
)


def read_point(lower: str, at: int, calendar: Calendar) -> Point | None:
    """The single date that begins at `at`, in any form."""
    word = _FIRST_WORD.match(lower, at)
    for form in _BY_WORD.get(word[0], ()) if word else _IN_DIGITS if _DATED.match(lower, at) else ():
        point = form(lower, at, calendar)
        if point is not None:
            return point
    return None


_IN_DIGITS = (
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
_COUNTED = (first_months, day_spelled, ago)

_BY_WORD = {
    **dict.fromkeys(
        "một hai ba bốn tư bảy bẩy tám chín mười hăm băm cả hàng mấy nhiều chục trăm nghìn ngàn".split(), _COUNTED
    ),
    "sáu": (half, *_COUNTED),
    "nửa": (half, ago),
    **dict.fromkeys(
        "ngày hôm mùng mồng".split(),
        (
            lunar_day, day_relative, day_range, day_month, day_words, day_spelled, day_of_month, weekday, day_alone,
            holiday,
        ),
    ),
    "bữa": (day_relative,),
    "rằm": (lunar_day,),
    **dict.fromkeys("thứ chủ chúa trưa chiều tối".split(), (weekday,)),
    "tuần": (week, part_alone),
    "cuối": (week,),
    "tháng": (first_month, month_relative, month_year, lunar_month, month, part_alone),
    **dict.fromkeys("thg t".split(), (month_year, month)),
    **dict.fromkeys("quý q".split(), (quarter,)),
    "mùa": (season, year_named),
    "vụ": (crop_season, season, year_named),
    **dict.fromkeys("xuân hè".split(), (crop_season, season)),
    **dict.fromkeys("thu đông".split(), (crop_season,)),
    "tiết": (season,),
    "năm": (year_early, year_named, year_spelled, year_relative, year_past, *_COUNTED, part_alone),
    **dict.fromkeys("niên tài".split(), (year_named,)),
    "tết": (year_named, holiday),
    "sang": (year_relative,),
    **dict.fromkeys("thập những".split(), (decade,)),
    "thế": (century,),
    "cùng": (same_period,),
    **dict.fromkeys("cách trước".split(), (ago,)),
    **dict.fromkeys("giáng noel nô quốc valentine halloween lễ dịp đêm".split(), (holiday,)),
}  # fmt: skip
