"""Dates told from another: "3 ngày trước", "cách đây 5 năm", "cùng kỳ năm ngoái", "cuối tháng"."""

from __future__ import annotations

from datetime import date

from factx.timex import month_text, shift_days, shift_year, week_text, year_text
from factx.vi.dates.point import YEAR, YEAR_WORDS, Point, year_in_hand
from factx.vi.numerals import read_numeral
from factx.vi.pattern import END, START, Match, compile, one_of
from factx.vi.place import Calendar

_PART_OF_PERIOD = compile(r"(?P<unit>năm|tháng|tuần)(?!\p{L})")

_SAME_PERIOD = compile(
    rf"""cùng[ ] (?: kỳ | kì | thời[ ](?:điểm|gian|kỳ) )
    (?: [ ](?:của[ ])? (?P<month> tháng[ ]trước ) | [ ] (?: (?:của[ ])? năm[ ] )? (?P<year> {YEAR} ) (?! \d | [.,]\d )
      | [ ](?:của[ ])? năm[ ] (?P<word> ngoái|trước|kia|qua ) {END} )?"""
)

_AGO = compile(rf"[ ] (?P<unit> năm|tháng|tuần|ngày ) [ ] (?P<side> trước|nữa ) (?! [ ]{one_of('not_ago')} | \p{{L}} )")

_HENCE = compile(
    rf"""[ ] (?P<unit> năm|tháng|tuần|ngày ) [ ] (?P<side> sau )
    (?! [ ] (?: {one_of("not_hence")} | \p{{L}}+[ ]khi ) | \p{{L}} )
    (?= [ ]*[,.;:)] | [ ] {one_of("narrator")} )"""
)

_LEFT = compile(
    rf"{START} {one_of('more_to_come')} [ ] (?:được[ ])? (?: (?:khoảng|hơn|gần|chưa[ ]đầy|đúng|chừng)[ ] )? $"
)

_BACK = compile(r"(?:cách[ ](?:đây|nay)|trước[ ]đây)[ ](?:(?:đúng|hơn|khoảng|gần|chừng|tròn|vừa[ ]đúng)[ ])?")


def same_period(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "cùng kỳ năm ngoái": the period in hand one year back, or that year."""
    match = _SAME_PERIOD.match(lower, at)
    if match is None:
        return None
    if match["month"]:
        return Point(at, match.end(), "month", iso=month_text(calendar.published, -1))
    period = calendar.period or ""
    ends_in = _ENDS_IN.fullmatch(period)  # "từ 14/12/2023 đến 15/10/2024" is of 2024
    spoken_of = int(ends_in[1]) if ends_in else calendar.period_year
    if match["year"]:
        year: int | None = int(match["year"])
    elif not match["word"] and "kỳ" not in match[0] and "kì" not in match[0]:
        return None
    else:
        year = _year_before(calendar.published, spoken_of, match["word"])
    if spoken_of is not None and year is not None:
        return Point(at, match.end(), "span", iso=shift_year(period, year - spoken_of))
    if period.startswith("XXXX-"):
        return Point(at, match.end(), "span", iso=period.replace("XXXX", year_text(year)))
    return Point(at, match.end(), "year", iso=year_text(year)) if match["year"] or match["word"] else None


_ENDS_IN = compile(r"\d{4}-\d\d-\d\d / (\d{4})-\d\d-\d\d")


def _year_before(published: date | None, spoken_of: int | None, word: str | None) -> int | None:
    """The year that a comparison looks back to: before the one spoken of, even if that is past itself.

    "năm ngoái" is told from the day of publication, but in the first months, when the year that ended is spoken of.
    """
    years = YEAR_WORDS[word or "ngoái"]
    if published is None:
        return None if spoken_of is None else spoken_of + years
    year = published.year + years
    told_from_today = word == "ngoái" and (published.month > _FIRST_MONTHS or spoken_of != year)
    return year if spoken_of is None or year < spoken_of or told_from_today else spoken_of + years


_FIRST_MONTHS = 3


def ago(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "3 ngày trước", "cách đây 5 năm", "2 tháng nữa"; "10 năm sau" counts from what the article tells."""
    back = _BACK.match(lower, at)
    numeral = read_numeral(lower, back.end() if back else at)
    if numeral is None or numeral.high is not None or numeral.vague or numeral.value % 1 or numeral.value > 5000:
        return None
    count = int(numeral.value)
    if back:
        match = _COUNTED.match(lower, numeral.end)
        return _counted(at, match, calendar, -count) if match else None
    before, after = _AGO.match(lower, numeral.end), _HENCE.match(lower, numeral.end)
    if not (before or after) or lower.endswith(_NO_POINT, 0, at):
        return None
    if _LEFT.search(lower, max(0, at - 20), at):
        return None  # "còn khoảng 4 tháng nữa" tells how long, not when
    if before:
        return _counted(at, before, calendar, -count if before["side"] == "trước" else count)
    told = calendar.period_year
    if after is None or after["unit"] != "năm" or told is None or _FOR.search(lower, max(0, at - 6), at):
        return None  # counted from what the article does not date: a length of time
    return Point(at, after.end(), "year", counted=True, iso=year_text(told + count))


def _counted(at: int, match: Match, calendar: Calendar, count: int) -> Point:
    unit = match["unit"]
    if unit in _YEARS_IN:
        unit, count = "năm", count * _YEARS_IN[unit]
    return Point(at, match.end(), _GRAINS[unit], counted=True, iso=_moved(calendar.published, unit, count))


_NO_POINT = (
    "sau đó ",
    "trung bình ",
    "bình quân ",
    "trung bình của ",
    "bình quân của ",
)  # "so với trung bình 4 tuần trước"
_YEARS_IN = {"thập kỷ": 10, "thập kỉ": 10, "thế kỷ": 100, "thế kỉ": 100}
_FOR = compile(rf"{START}(?:cho|trong)[ ]$")  # "cho hai năm sau" tells how long
_COUNTED = compile(r"[ ](?P<unit>năm|tháng|tuần|ngày|thập[ ]k[ỷỉ]|thế[ ]k[ỷỉ])(?!\p{L})")
_GRAINS = {"năm": "year", "tháng": "month", "tuần": "week", "ngày": "day"}


def _moved(day: date | None, unit: str, count: int) -> str:
    if unit == "năm":
        return year_text(day.year + count if day and 0 < day.year + count < 10000 else None)
    if unit == "tháng":
        return month_text(day, count)
    if unit == "tuần":
        return week_text(day, count)
    return shift_days(day, count)


_REST = compile(
    rf"""{START} (?:ngày|nghỉ|dịp|những|các|mỗi|hằng|hàng|hai|sáng|tối|chiều|đêm|vào) [ ] (?:đầu|giữa|cuối) [ ] $"""
)
_TO_DATE = compile(rf"[ ](?:cho[ ])?(?:đến|tới)[ ](?:nay|giờ|thời[ ]điểm) {END} | [ ](?:nay|này) {END}")
_MIDWEEK = 3  # up to Wednesday the weekend that is spoken of is most likely past


def part_alone(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "đầu năm", "cuối tháng", "giữa tuần" of the running year, month or week."""
    match = _PART_OF_PERIOD.match(lower, at)
    if match is None or not lower.endswith(("đầu ", "giữa ", "cuối "), 0, at):
        return None
    if (
        lower.startswith((" học", " lớp", " giờ", " thứ", " ngoái"), match.end())
        or lower[match.end() : match.end() + 2].strip().isdigit()
    ):
        return None
    if lower.endswith(
        ("mở đầu ", "tháng đầu ", "tháng cuối ", "ngày đầu ", "tuần đầu ", "lần đầu ", "quý đầu "), 0, at
    ):
        return None
    published = calendar.published
    if match["unit"] == "tuần":
        if _REST.search(lower, max(0, at - 20), at):
            return None  # "ngày nghỉ cuối tuần" is any weekend
        early = lower.endswith("cuối ", 0, at) and published is not None and published.isoweekday() <= _MIDWEEK
        return Point(at, match.end(), "week", iso=week_text(published, -1 if early else 0))
    year = published.year if published else None
    if match["unit"] == "năm" and not _TO_DATE.match(lower, match.end()):
        year = year_in_hand(lower, at, calendar) or year
    iso = month_text(published) if match["unit"] == "tháng" else year_text(year)
    return Point(at, match.end(), _GRAINS[match["unit"]], iso=iso)
