"""Dates: days, months, quarters, years, weeks, decades, and spans of them, named or relative.

"ngày 30 tháng 1 năm 2026", "30/1/2026", "quý II/2024", "9 tháng đầu năm", "những năm 1990", "hôm qua",
"thứ Ba tuần trước", "từ ngày 24/10 đến 22/11". Values are TIMEX3; relative dates and missing years are
resolved against the day of publication, and keep an X where that is not known.

>>> from factx.vi.scan import read_all
>>> [figure.iso for figure in read_all("ngày 30 tháng 1 năm 2026, tháng 9/2013, quý II năm 2015, thế kỷ XX")]
['2026-01-30', '2013-09', '2015-Q2', '19XX']
>>> from datetime import date
>>> [figure.iso for figure in read_all("hôm 26/11, năm ngoái, từ tháng 1 đến tháng 9, đến năm 2030", date(2025, 11, 27))]
['2025-11-26', '2024', '2025-01/2025-09', '../2030']
>>> [(figure.iso, figure.modifier) for figure in read_all("hồi đầu năm 2013; ngày 22-10; ngày 31/4")]
[('2013', 'start'), ('XXXX-10-22', None)]
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import regex

from factx.fact import Modifier
from factx.timex import (
    day_text,
    is_day,
    likely_year,
    month_text,
    shift_days,
    shift_year,
    week_text,
    weekday_text,
    year_text,
)
from factx.vi.amount import read_qualifier
from factx.vi.figure import Figure
from factx.vi.figures.count import NOUNS
from factx.vi.figures.ordinal import roman_value
from factx.vi.numerals import read_numeral
from factx.vi.place import Calendar, Place


@dataclass(slots=True)
class Point:
    """One date: `year` (None: not said) and the rest of its value, or a whole value in `iso`.

    `grain` is what it names: day, month, quarter, half, year, week, season, decade, century, span.
    """

    start: int
    end: int
    grain: str
    year: int | None = None
    rest: str = ""
    iso: str | None = None
    month: int | None = None
    day: int | None = None
    modifier: Modifier | None = None
    bare: bool = False  # figures alone, which need a date's company: "26/11"

    def value(self, published: date | None) -> str:
        """The TIMEX3 value, its year taken from the publication day where it is not said."""
        if self.iso is not None:
            return self.iso
        year = self.year
        if year is None and self.month is not None:
            year = likely_year(published, self.month, self.day)
        elif year is None and published is not None:
            year = published.year
        return year_text(year) + self.rest


_W = r"(?!\p{L}|\d)"  # a word ends here
_YEAR = r"(?:1[0-9]|20|21)\d\d"
_MONTH_WORDS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_M = r"(?:1[0-2]|0?[1-9])"
_MW = r"mười[ ]một|mười[ ]hai|mười|giêng|chạp|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín"
_D = r"(?:3[01]|[12]\d|0?[1-9])"


def _compile(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.VERBOSE)


# What may tell the year behind a day or month: "năm 2013", "/2013", "năm ngoái".
_YEAR_TAIL = rf"""(?:
    [ ]?[/.,-][ ]?(?P<y1>{_YEAR})(?!\d|[.,]\d|[ ](?:đồng|usd|người))
  | ,?[ ](?:của[ ])?năm[ ](?P<y2>{_YEAR}){_W}
  | [ ](?P<y3>{_YEAR})(?!\d|[.,/-]\d|[ ]?(?:%|\p{{L}}*(?:đồng|usd|người|tỷ|triệu|tấn|ca|vụ|chiếc|em|con)(?!\p{{L}})))
  | [ ](?:(?:của[ ])?năm[ ](?P<yr>nay|này|ngoái|trước|sau|tới|kia|qua){_W}|(?P<yr>sang[ ]năm){_W})
)"""
_YEAR_WORDS = {
    "nay": 0,
    "này": 0,
    "ngoái": -1,
    "trước": -1,
    "qua": -1,
    "sau": 1,
    "tới": 1,
    "sang năm": 1,
    "kế tiếp": 1,
    "tiếp theo": 1,
    "kia": -2,
}

_DAY_LEAD = r"(?:(?:ngày|hôm|mùng|mồng|rằm|đêm|sáng)[ ])"
_DAY_MONTH = _compile(
    rf"""
    (?P<lead> (?:vào[ ])?(?:ngày[ ]hôm|ngày[ ](?:mùng|mồng)|ngày|hôm|mùng|mồng) [ ]? )?
    (?P<day> {_D} ) (?P<sep> [ ]?[/.-][ ]? ) (?P<month> {_M} ) (?! \d | [ ]?% )
    (?: [ ]?[/.-][ ]? (?P<y0> {_YEAR} | \d\d (?=(?!\d|[/.,-]\d)) ) (?! \d|[.,]\d) | {_YEAR_TAIL} )?
    """
)
_DAY_WORDS = _compile(
    rf"""
    (?P<lead> (?:ngày[ ](?:mùng|mồng)|ngày|hôm|mùng|mồng|rằm) [ ]? )? (?P<day> {_D} (?!\d) ) [ ]?,?[ ]?
    (?:tháng|thg)[ ] (?P<month> {_M}(?!\d) | {_MW} ) (?!\p{{L}}) (?: {_YEAR_TAIL} )?
    """
)
_ISO_DAY = _compile(rf"(?P<y>{_YEAR})[/-](?P<month>{_M})[/-](?P<day>{_D})(?!\d|[/-]\d)")
_DAY_RANGE = _compile(
    rf"""
    (?P<lead> (?:từ[ ])?(?:ngày|hôm|mùng|mồng)[ ] | từ[ ] )? (?P<d1> {_D} ) (?: [ ]?[-–—][ ]? | [ ](?:đến|tới|cho[ ]đến)[ ] )
    (?: (?:ngày|hôm)[ ] )? (?P<d2> {_D} ) (?: [ ]?(?P<sep>[/.-])[ ]? | [ ]tháng[ ] ) (?P<month> {_M} ) (?!\d)
    (?: [ ]?[/.-][ ]? (?P<y0> {_YEAR} ) (?!\d) | {_YEAR_TAIL} )?
    """
)
_LIST_MONTH = _compile(
    rf"""
    (?: [ ]?,[ ]? | [ ]?[-–][ ]? | [ ](?:và|hoặc|hay|đến|tới|rạng[ ]sáng|,)[ ] ) (?:(?:ngày|mùng|mồng)[ ])? (?: {_D} (?: [ ]?,[ ]? | [ ]và[ ] ) (?:ngày[ ])? )*
    (?: (?:rạng[ ]sáng|sáng|đêm|tối|chiều)[ ] (?:ngày[ ])? )?
    {_D} (?: [/.-] | [ ]tháng[ ] ) (?P<month> {_M} ) (?!\d) (?: [/.-] (?P<y0> {_YEAR} ) | {_YEAR_TAIL} )?
    """
)
_DAY_ALONE = _compile(rf"(?:ngày|mùng|mồng)[ ](?P<day>{_D})(?!\d|[.,/-]\d|[ ]?(?:%|tháng|đêm))")
_MONTH = _compile(
    rf"""
    (?:tháng|thg)[ ] (?: (?P<month> {_M} ) (?!\d|[.,]\d(?!\d{{3}})|[ ]?%|[ ](?:tuổi|năm[ ]tù)) | (?P<word> {_MW} )(?!\p{{L}}) )
    (?: {_YEAR_TAIL} )?
    """
)
_MONTH_RELATIVE = _compile(rf"tháng[ ](?P<word>này|trước|tới|sau|qua|vừa[ ](?:qua|rồi)|rồi){_W}")
_MONTH_YEAR = _compile(rf"(?:t|thg[ ]|tháng[ ])?(?P<month>{_M})[/-](?P<y0>{_YEAR})(?!\d|[/-]\d|/\p{{L}})")
_OFFSETS = {
    "hiện tại": 0,
    "kế tiếp": 1,
    "tiếp theo": 1,
    "tiếp": 1,
    "này": 0,
    "nay": 0,
    "trước": -1,
    "qua": -1,
    "vừa qua": -1,
    "vừa rồi": -1,
    "rồi": -1,
    "tới": 1,
    "sau": 1,
}

_YEAR_NAMED = _compile(
    rf"""
    (?: năm[ ](?:(?:tài[ ](?:chính|khóa)|học)[ ])? | niên[ ](?:khóa|học|vụ)[ ] | tài[ ]khóa[ ] | mùa[ ]giải[ ] | vụ[ ]mùa[ ] )
    (?P<year> {_YEAR} ) (?!\d|[.,]\d) (?: [ ]?[-–—/][ ]? (?P<until> {_YEAR} | \d\d(?!\d|/) ) (?!\d) )?
    """
)
_YEAR_RELATIVE = _compile(
    rf"(?:năm[ ](?P<word>nay|ngoái|trước|sau|tới|kia|này|kế[ ]tiếp|tiếp[ ]theo)|sang[ ]năm){_W}"
)
_YEAR_PAST = _compile(rf"năm[ ](?:vừa[ ](?:qua|rồi)|qua){_W}")
_YEARS = _compile(
    rf"(?P<year>{_YEAR})[ ]?(?:[-–—]|đến|tới)[ ]?(?:năm[ ])?(?P<until>{_YEAR})(?!\d|[.,-]\d|[ ]?(?:đồng|usd|%|tấn))"
)
_YEAR_ALONE = _compile(rf"(?P<year>(?:19|20)\d\d)(?!\d|[.,/-]\d|[ ]?%|\p{{L}})")
_PART_OF_PERIOD = _compile(r"(?P<unit>năm|tháng|tuần)(?!\p{L})")
_QUARTER = _compile(
    rf"""
    (?:quý[ ]|q(?=[1-4]/))(?: (?P<roman> iv|iii|ii|i )(?!\p{{L}}) | (?P<number>[1-4])(?!\d|[.,]\d) | (?P<word>một|hai|ba|tư|bốn|đầu)(?!\p{{L}}) )
    (?: {_YEAR_TAIL} )?
    """
)
_QUARTER_RELATIVE = _compile(
    rf"quý[ ](?P<word>này|nay|trước|tới|sau|vừa[ ](?:qua|rồi)|rồi|hiện[ ]tại|kế[ ]tiếp|tiếp[ ]theo|tiếp){_W}"
)
_QUARTER_WORDS = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "đầu": 1,
}
_YEAR_OF = rf"(?:[ ]?/(?P<y1>{_YEAR})|[ ]năm(?:[ ](?P<y2>{_YEAR})(?!\d)|[ ](?P<yr>nay|này|ngoái|trước|sau|tới|kia|qua)(?!\p{{L}})|(?!\p{{L}})))"
_HALF = _compile(
    rf"(?:nửa|6[ ]tháng|sáu[ ]tháng)[ ](?P<which>đầu|cuối|sau)(?:[ ]của)?(?:{_YEAR_OF}|[ ](?P<y0>{_YEAR})(?!\d))"
)
_FIRST_MONTHS = _compile(rf"(?P<which>đầu|cuối)?(?:[ ]của)?{_YEAR_OF}")
_DAYS_OF_MONTH = _compile(
    rf"(?P<unit>ngày|tuần)[ ](?P<which>đầu|cuối)[ ](?:tiên[ ])?(?:của[ ])?tháng(?:[ ](?P<month>{_M})(?!\d))?(?:{_YEAR_TAIL})?(?!\p{{L}})"
)
_SEASON = _compile(
    rf"(?:(?:mùa|vụ|tiết)[ ])?(?P<season>xuân|hè|hạ|thu|đông)(?:[ ]|-)(?:(?P<y0>{_YEAR})(?!\d)|năm[ ](?P<y2>{_YEAR})(?!\d)|(?:năm[ ])(?P<yr>nay|ngoái|trước|sau|tới)(?!\p{{L}})|(?P<this>này|tới|vừa[ ]qua)(?!\p{{L}}))"
)
_SEASONS = {"xuân": "SP", "hè": "SU", "hạ": "SU", "thu": "FA", "đông": "WI"}
_DECADE = _compile(
    rf"""
    (?: (?:thập[ ](?:niên|kỷ|kỉ)|những[ ]năm|những[ ]năm[ ]thập[ ](?:niên|kỷ|kỉ)) [ ] (?:của[ ])? (?P<year> (?:1[5-9]|20)\d0 | [1-9]0 | (?P<word> (?:hai|ba|bốn|năm|sáu|bảy|tám|chín)[ ]mươi (?!\p{{L}}) ) ) (?!\d|[.,]\d|[ ]?[-–—,/][ ]?\d|[ ](?:và|đến|tới)[ ]\d{{4}})
      (?P<century> [ ](?:của[ ])?thế[ ](?:kỷ|kỉ)[ ](?:trước|này|(?P<number>[ivx]+|\d{{1,2}})){_W} )? )
    """
)
_CENTURY = _compile(
    rf"thế[ ](?:kỷ|kỉ)[ ](?:thứ[ ])?(?:(?P<number>\d{{1,2}})(?!\d)|(?P<roman>[ivx]+){_W}|(?P<spelled>hai[ ]mươi(?:[ ]mốt)?|mười[ ]\p{{L}}+|chín|tám|bảy)(?!\p{{L}})|(?P<word>này|trước|qua|tới|sau){_W})(?P<bc>[ ]trước[ ]công[ ]nguyên|[ ]tcn)?"
)
_WEEK = _compile(
    rf"(?:cuối[ ])?tuần[ ](?:lễ[ ])?(?P<word>này|nay|trước[ ]nữa|trước|tới|sau|qua|vừa[ ](?:qua|rồi)|rồi|kế[ ]tiếp|tiếp[ ]theo){_W}"
)
_DAY_RELATIVE = _compile(
    rf"""
    (?: (?:ngày[ ])? hôm[ ] (?P<day> nay | qua | kia | sau | trước (?![ ]khi) ) | bữa[ ](?P<day> nay | qua ) | ngày[ ] (?P<next> mai | kia | kìa ) ) {_W}
    """
)
_DAYS = {"nay": 0, "qua": -1, "kia": -2, "mai": 1}
_WEEKDAY = _compile(
    rf"""
    (?P<lead> (?:ngày|hôm|vào|sáng|trưa|chiều|tối|đêm)[ ] )?
    (?: thứ[ ] (?P<weekday> hai|ba|tư|năm|sáu|bảy|bẩy|[2-7] ) | (?P<sunday> chủ[ ]nhật | chúa[ ]nhật ) ) (?!\p{{L}}|\d|[.,]\d)
    (?: [ ](?:của[ ])?tuần[ ] (?P<week> này|trước|tới|sau|qua|vừa[ ](?:qua|rồi)|rồi ) (?!\p{{L}}) | [ ](?P<near> này|tới|sau|vừa[ ](?:qua|rồi)|trước|(?:đầu|cuối|giữa)[ ]tuần ) (?!\p{{L}}) )?
    (?P<dated> [ ]?[,(]?[ ]? (?:(?:ngày|mùng|mồng|ngày[ ](?:mùng|mồng))[ ])? (?= {_D}[/.-]{_M}(?!\d) | {_D}[ ]tháng ) )?
    """
)
_WEEKDAYS = {"hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6, "bẩy": 6}
_SAME_PERIOD = _compile(
    rf"cùng[ ](?:kỳ|kì|thời[ ](?:điểm|gian|kỳ))(?:[ ](?:của[ ])?(?P<month>tháng[ ]trước)|[ ](?P<year>{_YEAR})(?!\d|[.,]\d)|[ ](?:của[ ])?năm[ ](?:(?P<year>{_YEAR})(?!\d)|(?P<word>ngoái|trước|kia|qua)(?!\p{{L}})))?"
)
_AGO = _compile(
    r"[ ](?P<unit>năm|tháng|tuần|ngày)[ ](?P<side>trước|nữa)(?![ ](?:khi|đó|đây|thời|ngày|bầu|trận|cuộc|lúc|kỳ|mùa)|\p{L})"
)
_HENCE = _compile(
    r"[ ](?P<unit>năm|tháng|tuần|ngày)[ ](?P<side>sau)(?![ ](?:khi|đó|này|cùng|lưng|vụ|ngày|lúc|cuộc|trận|thời|kỳ|\p{L}+[ ]khi)|\p{L})(?=[ ]*[,.;:)]|[ ](?:ông|bà|anh|chị|họ|cô|nó|vẫn|mới|thì|sẽ))"
)
_LEFT = _compile(r"(?<!\p{L})còn[ ](?:khoảng[ ]|hơn[ ]|gần[ ]|chưa[ ]đầy[ ]|đúng[ ]|chừng[ ])?$")
_BACK = _compile(
    r"(?:cách[ ](?:đây|nay)|trước[ ]đây)[ ](?:(?:đúng|hơn|khoảng|gần|chừng|tròn|vừa[ ]đúng)[ ])?"
)
_HOLIDAY = _compile(
    rf"(?:(?:lễ|dịp|ngày|đêm)[ ])?(?P<name>giáng[ ]sinh|noel|nô[ -]en|quốc[ ]khánh|tết[ ]dương[ ]lịch|valentine|halloween|quốc[ ]tế[ ](?:lao[ ]động|phụ[ ]nữ|thiếu[ ]nhi))(?:[ ](?:năm[ ](?P<yr>nay|ngoái|trước|sau|tới)(?!\p{{L}})|(?:năm[ ])?(?P<y0>{_YEAR})(?!\d)|này(?!\p{{L}})))?(?!\p{{L}}|[ ]?[(]?\d)"
)
_HOLIDAYS = {
    "giáng sinh": "-12-25", "noel": "-12-25", "nô en": "-12-25", "nô-en": "-12-25", "quốc khánh": "-09-02",
    "tết dương lịch": "-01-01", "valentine": "-02-14", "halloween": "-10-31", "quốc tế lao động": "-05-01",
    "quốc tế phụ nữ": "-03-08", "quốc tế thiếu nhi": "-06-01",
}  # fmt: skip


def _year_of(match: regex.Match[str], calendar: Calendar) -> int | None:
    """The year that a pattern's tail tells, if any."""
    groups = match.groupdict()
    for name in ("y0", "y1", "y2", "y3", "y"):
        if groups.get(name):
            year = int(groups[name])
            return year + (2000 if year < 50 else 1900) if year < 100 else year
    if groups.get("yr") and calendar.published:
        return calendar.published.year + _YEAR_WORDS[groups["yr"]]
    return None


def _says_year(match: regex.Match[str]) -> bool:
    return any(match.groupdict().get(name) for name in ("y0", "y1", "y2", "y3", "y", "yr"))


# --- single dates, each form a function from a place to a point


def read_point(lower: str, at: int, calendar: Calendar) -> Point | None:
    """The single date that begins at `at`, in any form."""
    for form in _FORMS.get(lower[at], ()) if at < len(lower) else ():
        point = form(lower, at, calendar)
        if point is not None:
            return point
    return None


def _month_number(text: str) -> int:
    return int(text) if text.isdigit() else _MONTH_WORDS[text]


def _day_point(
    match: regex.Match[str], day: int, month: int, calendar: Calendar, *, bare: bool = False
) -> Point | None:
    year = _year_of(match, calendar)
    if not is_day(year, month, day):
        return None
    rest = f"-{month:02d}-{day:02d}"
    point = Point(match.start(), match.end(), "day", year, rest, None, month, day, bare=bare)
    if match.groupdict().get("yr") and year is None:
        point.iso = "XXXX" + rest
    return point


def _day_month(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "ngày 30/1/2026", "30-1", "hôm 26/11", "30.1.2026"."""
    match = _DAY_MONTH.match(lower, at)
    if match is None:
        return None
    sep = match["sep"].strip()
    bare = not match["lead"] and not match["y0"]
    if bare and match["sep"] != sep:
        return None
    return _day_point(match, int(match["day"]), int(match["month"]), calendar, bare=bare)


def _day_words(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "ngày 30 tháng 1 năm 2026", "mùng 3 tháng Ba"."""
    match = _DAY_WORDS.match(lower, at)
    if match is None:
        return None
    return _day_point(match, int(match["day"]), _month_number(match["month"]), calendar)


_SPELLED_LEAD = _compile(r"(?:ngày[ ](?:mùng|mồng)|ngày|mùng|mồng)[ ](?=\p{L})")
_SPELLED_TAIL = _compile(rf"[ ]tháng[ ](?P<month>{_M}(?!\d)|{_MW})(?!\p{{L}})(?:{_YEAR_TAIL})?")


def _day_spelled(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "ngày ba mươi tháng tư", "ngày mồng một tháng Năm"."""
    lead = _SPELLED_LEAD.match(lower, at)
    day = read_numeral(lower, lead.end()) if lead else None
    if day is None or day.high is not None or day.value > 31:
        return None
    tail = _SPELLED_TAIL.match(lower, day.end)
    if tail is None:
        return None
    point = _day_point(tail, int(day.value), _month_number(tail["month"]), calendar)
    if point is None:
        return None
    if point.year is None and (year := _year_spelled(lower, point.end + 1, calendar)):
        point.year, point.end = year.year, year.end
    return replace(point, start=at)


def _iso_day(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "2026-01-30"."""
    match = _ISO_DAY.match(lower, at)
    return _day_point(match, int(match["day"]), int(match["month"]), calendar) if match else None


def _day_range(lower: str, at: int, calendar: Calendar) -> Point | None:
    """Two days of one month: "ngày 22-26/10", "từ 22 đến 26/5 năm nay", "từ 5 đến 7-3"."""
    match = _DAY_RANGE.match(lower, at)
    if match is None or not (match["lead"] or lower.endswith(("từ ", "từ ngày "), 0, at)):
        return None
    first, last, month = int(match["d1"]), int(match["d2"]), int(match["month"])
    year = _year_of(match, calendar)
    if first >= last or not is_day(year, month, last):
        return None
    if year is None and not _says_year(match):
        year = likely_year(calendar.published, month, last)
    text = year_text(year)
    iso = f"{text}-{month:02d}-{first:02d}/{text}-{month:02d}-{last:02d}"
    start = at - len("từ ") if lower.endswith("từ ", 0, at) else at
    return Point(start, match.end(), "span", iso=iso)


def _day_alone(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "ngày 30" of the month in hand, or of that which a list names: "ngày 30 và 31/1"."""
    match = _DAY_ALONE.match(lower, at)
    if match is None:
        return None
    day = int(match["day"])
    if listed := _LIST_MONTH.match(lower, match.end()):
        month, year = int(listed["month"]), _year_of(listed, calendar)
        if is_day(year, month, day):
            return Point(at, match.end(), "day", year, f"-{month:02d}-{day:02d}", None, month, day)
    month_seen = (
        calendar.day[:7] if calendar.day and "XX-" not in calendar.day[5:] else month_text(calendar.published)
    )
    if month_seen[5:].isdigit() and not is_day(None, int(month_seen[5:]), day):
        return None
    return Point(at, match.end(), "day", iso=f"{month_seen}-{day:02d}", day=day)


def _month(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "tháng 9", "tháng 9/2013", "tháng Mười Một năm ngoái"."""
    match = _MONTH.match(lower, at)
    if match is None:
        return None
    if lower.endswith("cách mạng ", 0, at):
        return None
    month = _month_number(match["month"] or match["word"])
    year = _year_of(match, calendar)
    point = Point(at, match.end(), "month", year, f"-{month:02d}", month=month)
    if match["yr"] and year is None:
        point.iso = f"XXXX-{month:02d}"
    if (
        match["word"] == "năm"
        and lower[match.end() - 3 : match.end()] == "năm"
        and _YEAR_ALONE.match(lower, match.end() + 1)
    ):
        return None
    return point


def _month_relative(lower: str, at: int, calendar: Calendar) -> Point | None:
    match = _MONTH_RELATIVE.match(lower, at)
    if match is None:
        return None
    return Point(at, match.end(), "month", iso=month_text(calendar.published, _OFFSETS[match["word"]]))


def _month_year(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "9/2013"."""
    match = _MONTH_YEAR.match(lower, at)
    if match is None:
        return None
    month = int(match["month"])
    return Point(at, match.end(), "month", int(match["y0"]), f"-{month:02d}", month=month)


def _year_named(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "năm 2013", "năm học 2024-2025", "niên khóa 2013/14"."""
    match = _YEAR_NAMED.match(lower, at)
    if match is None:
        return None
    year = int(match["year"])
    if match["until"]:
        until = int(match["until"])
        until = until if until > 99 else year // 100 * 100 + until
        if until > year:
            return Point(at, match.end(), "span", iso=f"{year}/{until}")
        return Point(at, match.end("year"), "year", year)
    return Point(at, match.end(), "year", year)


_EARLY = _compile(
    r"năm[ ](?P<year>\d{3})(?![\d.,%/-]\d|[%\d]|[ ](?:người|km|ha|tỷ|triệu|nghìn|đồng|usd|tấn|m|tcn|trước)(?!\p{L}))|năm[ ](?P<bc>\d{1,4})[ ](?:tcn|trước[ ]công[ ]nguyên)(?!\p{L})"
)
_MILLENNIUM = _compile(r"năm[ ](?=(?:một[ ](?:nghìn|ngàn)[ ](?:\p{L}+[ ]trăm)|hai[ ](?:nghìn|ngàn)))")


def _year_early(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "năm 938", "năm 179 trước Công nguyên"."""
    match = _EARLY.match(lower, at)
    if match is None or _noun_follows(lower, match.end()):
        return None
    year = match["year"] or match["bc"]
    return Point(at, match.end(), "year", iso=f"{'BC' if match['bc'] else ''}{int(year):04d}")


def _year_spelled(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "năm hai nghìn không trăm mười ba"."""
    lead = _MILLENNIUM.match(lower, at)
    numeral = read_numeral(lower, lead.end()) if lead else None
    if (
        numeral is None
        or not 1000 <= numeral.value <= 2100
        or numeral.value % 1
        or _noun_follows(lower, numeral.end)
    ):
        return None
    return Point(at, numeral.end, "year", int(numeral.value))


_DAY_OF_MONTH = _compile(rf"ngày[ ](?P<day>{_D})[ ]tháng[ ](?P<word>này|trước|tới|sau){_W}")


def _day_of_month(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "ngày 20 tháng này"."""
    match = _DAY_OF_MONTH.match(lower, at)
    if match is None:
        return None
    month = month_text(calendar.published, _OFFSETS[match["word"]])
    return Point(at, match.end(), "day", iso=f"{month}-{int(match['day']):02d}")


def _year_relative(lower: str, at: int, calendar: Calendar) -> Point | None:
    match = _YEAR_RELATIVE.match(lower, at)
    if match is None or _of_many(lower, at):
        return None
    offset = _YEAR_WORDS[match["word"] or "sau"]
    iso = year_text(calendar.published.year + offset if calendar.published else None)
    return Point(at, match.end(), "year", iso=iso)


def _year_past(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "năm qua": until March the year before, later the running one."""
    match = _YEAR_PAST.match(lower, at)
    if match is None or _of_many(lower, at):
        return None
    day = calendar.published
    return Point(at, match.end(), "year", iso=year_text(day.year - (day.month <= 3) if day else None))


_MANY = _compile(r"(?<!\p{L})(?:những|nhiều|các|mấy|vài|bao|hàng|từng|mỗi|\d|mươi|chục)[ ]$")


def _of_many(lower: str, at: int) -> bool:
    return _MANY.search(lower, max(0, at - 8), at) is not None


def _years(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "2013 – 2018"."""
    match = _YEARS.match(lower, at)
    if match is None or int(match["year"]) >= int(match["until"]):
        return None
    return Point(at, match.end(), "span", iso=f"{match['year']}/{match['until']}")


def _year_alone(lower: str, at: int, calendar: Calendar) -> Point | None:
    """A bare "2013"; it needs a date's company."""
    match = _YEAR_ALONE.match(lower, at)
    if match is None:
        return None
    return Point(at, match.end(), "year", int(match["year"]), bare=True)


def _quarter(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "quý II/2024", "quý 3", "quý đầu năm"."""
    if relative := _QUARTER_RELATIVE.match(lower, at):
        day = calendar.published
        if day is None:
            return Point(at, relative.end(), "quarter", iso="XXXX-QX")
        index = day.year * 4 + (day.month - 1) // 3 + _OFFSETS[relative["word"]]
        return Point(at, relative.end(), "quarter", iso=f"{index // 4}-Q{index % 4 + 1}")
    match = _QUARTER.match(lower, at)
    if match is None:
        return None
    word = match["roman"] or match["number"] or match["word"]
    quarter = _QUARTER_WORDS.get(word) or int(word)
    end = match.end()
    if word == "đầu" and not lower.startswith(" năm", end) and not _says_year(match):
        return None
    year = _year_of(match, calendar)
    if year is None and calendar.published is not None:
        year = likely_year(calendar.published, quarter * 3 - 1)
    return Point(at, end, "quarter", year, f"-Q{quarter}")


def _half(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "nửa đầu năm nay", "6 tháng cuối năm 2013"."""
    match = _HALF.match(lower, at)
    if match is None:
        return None
    first = match["which"] == "đầu"
    if lower[at] in "6s":
        return _months(at, match, calendar, (1, 6) if first else (7, 12))
    return Point(at, match.end(), "half", _year_of(match, calendar), "-H1" if first else "-H2")


def _months(at: int, match: regex.Match[str], calendar: Calendar, span: tuple[int, int]) -> Point:
    year = _year_of(match, calendar)
    if year is None and calendar.published and not match.groupdict().get("yr"):
        year = calendar.published.year
    text = year_text(year)
    return Point(at, match.end(), "span", iso=f"{text}-{span[0]:02d}/{text}-{span[1]:02d}")


def _first_months(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "9 tháng đầu năm 2013", "ba tháng cuối năm", "10 tháng năm 2013"; "10 ngày đầu tháng 10"."""
    numeral = read_numeral(lower, at)
    if numeral is None or numeral.high is not None or not 1 <= numeral.value <= 31 or numeral.value % 1:
        return None
    count = int(numeral.value)
    if lower.startswith((" ngày ", " tuần "), numeral.end):
        return _first_days(lower, at, numeral.end + 1, count, calendar)
    if not lower.startswith(" tháng", numeral.end) or count > 12:
        return None
    after = numeral.end + len(" tháng")
    match = _FIRST_MONTHS.match(lower, after + 1 if lower[after : after + 1] == " " else after)
    if match is None or (not match["which"] and not (match["y1"] or match["y2"])):
        match = _FIRST_MONTHS.match(lower, after)
    if match is None or (not match["which"] and not (match["y1"] or match["y2"])):
        return None
    return _months(at, match, calendar, (13 - count, 12) if match["which"] == "cuối" else (1, count))


def _first_days(lower: str, at: int, unit_at: int, count: int, calendar: Calendar) -> Point | None:
    match = _DAYS_OF_MONTH.match(lower, unit_at)
    if match is None:
        return None
    month = (
        int(match["month"]) if match["month"] else (calendar.published.month if calendar.published else None)
    )
    year = _year_of(match, calendar)
    if month is None:
        return None
    if year is None:
        year = likely_year(calendar.published, month)
    days = count * (7 if match["unit"] == "tuần" else 1)
    text = f"{year_text(year)}-{month:02d}"
    if match["which"] == "đầu" and days <= 28:
        return Point(at, match.end(), "span", iso=f"{text}-01/{text}-{days:02d}")
    return Point(at, match.end(), "month", iso=text, modifier="end" if match["which"] == "cuối" else "start")


def _season(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "mùa hè 2013", "hè năm ngoái"."""
    match = _SEASON.match(lower, at)
    if match is None:
        return None
    year = _year_of(match, calendar)
    if match["yr"] and year is None:
        return Point(at, match.end(), "season", iso=f"XXXX-{_SEASONS[match['season']]}")
    return Point(at, match.end(), "season", year, f"-{_SEASONS[match['season']]}")


def _decade(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "thập niên 90", "những năm 1990", "những năm 60 của thế kỷ trước"."""
    match = _DECADE.match(lower, at)
    if match is None:
        return None
    word = read_numeral(lower, match.start("year")) if match["word"] else None
    year = int(word.value) if word else int(match["year"])
    if year < 100:
        number = match["number"]
        if number:
            year += (int(number) if number.isdigit() else roman_value(number)) * 100 - 100
        else:
            year += 1900 if year >= 30 or match["century"] else 2000
    return Point(at, match.end(), "decade", iso=f"{year // 10}X")


def _century(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "thế kỷ XX", "thế kỷ 21"."""
    match = _CENTURY.match(lower, at)
    if match is None:
        return None
    if match["word"]:
        if calendar.published is None:
            return Point(at, match.end(), "century", iso="XXXX")
        century = calendar.published.year // 100 + _OFFSETS[match["word"]]
    else:
        spelled = read_numeral(lower, match.start("spelled")) if match["spelled"] else None
        number = int(spelled.value) if spelled else int(match["number"] or 0) or roman_value(match["roman"])
        century = number - 1
    if not 0 <= century <= 30:
        return None
    return Point(at, match.end(), "century", iso=f"{'BC' if match['bc'] else ''}{century:02d}XX")


def _week(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "tuần này", "tuần trước", "cuối tuần qua"."""
    match = _WEEK.match(lower, at)
    if match is None or (not lower.startswith("cuối", at) and _of_many(lower, at)):
        return None
    weeks = -2 if match["word"] == "trước nữa" else _OFFSETS[match["word"]]
    return Point(at, match.end(), "week", iso=week_text(calendar.published, weeks))


def _day_relative(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "hôm nay", "hôm qua", "ngày mai", "ngày hôm sau"."""
    match = _DAY_RELATIVE.match(lower, at)
    if match is None:
        return None
    if match["next"]:
        days = 1 if match["next"] == "mai" else 2
        return Point(at, match.end(), "day", iso=shift_days(calendar.published, days))
    if match["day"] in _DAYS:
        return Point(at, match.end(), "day", iso=shift_days(calendar.published, _DAYS[match["day"]]))
    last = _last_day(calendar)
    if last is None:
        return None
    return Point(at, match.end(), "day", iso=shift_days(last, 1 if match["day"] == "sau" else -1))


def _last_day(calendar: Calendar) -> date | None:
    try:
        return date.fromisoformat(calendar.day) if calendar.day else None
    except ValueError:
        return None


def _weekday(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "hôm thứ Ba", "thứ Sáu tuần trước", "chủ nhật tới", "thứ Ba (5/11)"; "thứ ba" alone may be a rank."""
    match = _WEEKDAY.match(lower, at)
    if match is None:
        return None
    if match["dated"]:
        point = _day_month(lower, match.end(), calendar) or _day_words(lower, match.end(), calendar)
        if point is not None:
            closing = 1 if "(" in match["dated"] and lower[point.end : point.end + 1] == ")" else 0
            return replace(point, start=at, end=point.end + closing, bare=False)
    word = match["weekday"]
    weekday = 7 if match["sunday"] else _WEEKDAYS.get(word) or int(word) - 1
    weeks = _OFFSETS[match["week"]] if match["week"] else {"này": 0, "sau": 1}.get(match["near"] or "")
    end = match.end() if not match["dated"] else match.start("dated")
    iso = weekday_text(calendar.published, weekday, weeks)
    if match["near"] == "tới" and calendar.published:
        ahead = (weekday - calendar.published.isoweekday() - 1) % 7 + 1
        iso = shift_days(calendar.published, ahead)
    ranked = match["lead"] == "ngày " and _RANK_AFTER.match(lower, match.end())
    bare = bool(ranked) or not (match["lead"] or match["week"] or match["near"] or match["sunday"])
    return Point(at, end, "day", iso=iso, bare=bare)


def _same_period(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "cùng kỳ năm ngoái": the period in hand one year back, or that year."""
    match = _SAME_PERIOD.match(lower, at)
    if match is None:
        return None
    if match["month"]:
        return Point(at, match.end(), "month", iso=month_text(calendar.published, -1))
    if match["year"]:
        year = int(match["year"])
    elif calendar.published is None:
        return Point(at, match.end(), "year", iso="XXXX") if match["word"] else None
    elif match["word"]:
        year = calendar.published.year + _YEAR_WORDS[match["word"]]
    elif "kỳ" in match[0] or "kì" in match[0]:
        year = calendar.published.year - 1
    else:
        return None
    period = calendar.period
    if period and period[:4].isdigit():
        return Point(at, match.end(), "span", iso=shift_year(period, year - int(period[:4])))
    return Point(at, match.end(), "year", iso=year_text(year)) if match["year"] or match["word"] else None


def _ago(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "3 ngày trước", "cách đây 5 năm", "2 tháng nữa"; "10 năm sau" counts from what the article tells."""
    back = _BACK.match(lower, at)
    numeral = read_numeral(lower, back.end() if back else at)
    if (
        numeral is None
        or numeral.high is not None
        or numeral.vague
        or numeral.value % 1
        or numeral.value > 5000
    ):
        return None
    count = int(numeral.value)
    if back:
        unit = _compile(r"[ ](?P<unit>năm|tháng|tuần|ngày)(?!\p{L})").match(lower, numeral.end)
        if unit is None:
            return None
        return Point(at, unit.end(), unit["unit"], iso=_moved(calendar.published, unit["unit"], -count))
    if _LEFT.search(lower, max(0, at - 20), at):
        return None  # "còn khoảng 4 tháng nữa" tells how long, not when
    if match := _AGO.match(lower, numeral.end):
        sign = -1 if match["side"] == "trước" else 1
        return Point(
            at, match.end(), match["unit"], iso=_moved(calendar.published, match["unit"], sign * count)
        )
    if match := _HENCE.match(lower, numeral.end):
        return Point(at, match.end(), match["unit"], iso=_moved(None, match["unit"], count))
    return None


def _moved(day: date | None, unit: str, count: int) -> str:
    if unit == "năm":
        return year_text(day.year + count if day and 0 < day.year + count < 10000 else None)
    if unit == "tháng":
        return month_text(day, count)
    if unit == "tuần":
        return week_text(day, count)
    return shift_days(day, count)


def _holiday(lower: str, at: int, calendar: Calendar) -> Point | None:
    """Holidays of the solar calendar with their year: "Giáng sinh năm ngoái", "Quốc khánh 2013"."""
    match = _HOLIDAY.match(lower, at)
    if match is None:
        return None
    if match.end() == match.end("name") and match.start("name") == at:
        return None  # a holiday of no year is a custom, unless a day is meant: "dịp Giáng sinh"
    rest = _HOLIDAYS[match["name"]]
    point = Point(
        at, match.end(), "day", _year_of(match, calendar), rest, None, int(rest[1:3]), int(rest[4:])
    )
    if match["yr"] and point.year is None:
        point.iso = f"XXXX{rest}"
    return point


def _part_alone(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "đầu năm", "cuối tháng", "giữa tuần" of the running year, month or week."""
    match = _PART_OF_PERIOD.match(lower, at)
    if match is None or not lower.endswith(("đầu ", "giữa ", "cuối "), 0, at):
        return None
    if (
        lower.startswith((" học", " lớp", " giờ", " thứ", " ngoái"), match.end())
        or lower[match.end() : match.end() + 2].strip().isdigit()
    ):
        return None
    if lower.endswith(("tháng đầu ", "tháng cuối ", "ngày đầu ", "tuần đầu ", "lần đầu ", "quý đầu "), 0, at):
        return None
    published = calendar.published
    if match["unit"] == "năm":
        iso = year_text(published.year if published else None)
    elif match["unit"] == "tháng":
        iso = month_text(published)
    else:
        iso = week_text(published)
    return Point(at, match.end(), {"năm": "year", "tháng": "month", "tuần": "week"}[match["unit"]], iso=iso)


_DIGIT_FORMS = (
    _iso_day,
    _day_range,
    _day_month,
    _first_months,
    _day_words,
    _month_year,
    _years,
    _half,
    _ago,
    _year_alone,
)
_WORD_FORMS = (_half, _first_months, _ago)
_FORMS = {
    **dict.fromkeys("0123456789", _DIGIT_FORMS),
    **dict.fromkeys("ms", _WORD_FORMS),
    "n": (
        _day_relative, _day_range, _day_month, _day_words, _day_spelled, _day_of_month, _weekday, _day_alone,
        _holiday, _year_named, _year_early, _year_spelled, _year_relative, _year_past, _decade, _half, _first_months, _ago, _part_alone,
    ),
    "h": (_day_relative, _day_range, _day_month, _day_words, _weekday, _season, _holiday, *_WORD_FORMS),
    "m": (_day_month, _day_words, _day_spelled, _day_alone, _season, _year_named, *_WORD_FORMS),
    "s": (_year_relative, *_WORD_FORMS),
    "c": (_weekday, _same_period, _decade, _week, _ago, *_WORD_FORMS),
    "b": (_day_relative, *_WORD_FORMS),
    "t": (_month_relative, _month_year, _month, _weekday, _decade, _century, _week, _year_named, _season, _part_alone, _holiday, _ago, *_WORD_FORMS),
    "q": (_quarter, _holiday),
    "x": (_season,),
    "đ": (_season, _holiday),
    "g": (_holiday,),
    "l": (_holiday,),
    "d": (_holiday,),
    "v": (_holiday,),
}  # fmt: skip


# --- what stands around a single date: parts, ranges, open ends

_PART = _compile(
    r"(?<!\p{L})(?:(?:vào|hồi|từ|trong|kể[ ]từ|đến|tới)[ ])?(?P<part>đầu|giữa|cuối|những[ ]ngày[ ](?:đầu|cuối)|nửa[ ](?:đầu|cuối|sau)|trung[ ]tuần|thượng[ ]tuần|hạ[ ]tuần|khoảng[ ](?:đầu|giữa|cuối)|cận|mấy[ ]ngày[ ]đầu)[ ]$"
)
_PARTS: dict[str, Modifier] = {"đầu": "start", "thượng": "start", "giữa": "mid", "trung": "mid"}
_UNTIL = _compile(r"[ ]?(?:[-–—][ ]?|(?:cho[ ])?(?:đến|tới)[ ](?:hết[ ])?(?:(?:đầu|giữa|cuối)[ ])?)")
_UNTIL_NOW = _compile(
    rf"[ ](?:cho[ ])?(?:đến|tới)[ ](?:nay|giờ|bây[ ]giờ|hiện[ ](?:tại|nay)|thời[ ]điểm[ ](?:này|hiện[ ]tại)|hôm[ ]nay){_W}|[ ]trở[ ](?:đi|lại[ ]đây|về[ ]sau){_W}"
)
_SINCE = _compile(r"(?<!\p{L})(?:(?:tính|kể|bắt[ ]đầu|ngay)[ ])?từ[ ](?:(?:vào|hồi|thời[ ]điểm)[ ])?$")
_AFTER_YEAR = _compile(r"(?<!\p{L})sau[ ]$")
_TILL = _compile(
    r"(?<!\p{L})(?P<lead>(?:tính[ ]|cho[ ]|từ[ ]nay[ ](?:cho[ ])?|từ[ ]giờ[ ])?(?:đến|tới)(?:[ ](?:hết|trước))?|trước)[ ]$"
)
_CLAUSE_START = _compile(r"(?:^|[.,;:\n“\"(]|(?<!\p{L})(?:nhưng|và|mãi|phải|rồi|song))[ ]?$")
_COMPANY = _compile(
    r"(?<!\p{L})(?:ngày|hôm|thứ[ ]\p{L}+|nhật|sáng|trưa|chiều|tối|đêm|từ|đến|tới|vào|trước|sau|hồi|lúc|tính|giờ|dịp|lễ|khánh|khai[ ]mạc|tháng|nay|qua|mai|chiến[ ]thắng|phóng|phút|h|h\d\d|kỳ|nhật)[ ]?,?[ ]?[(]?$"
)
_IN_PARENTHESES = _compile(r"[(][ ]?$")
_YEAR_COMPANY = _compile(
    r"(?<!\p{L})(?:từ|đến|tới|trước|sau|vào|trong|hồi|cuối|đầu|giữa|kể[ ]từ|cho[ ]đến|kể|tính[ ]đến|giai[ ]đoạn|nhiệm[ ]kỳ|hè|mùa[ ]\p{L}+|so[ ]với|niên[ ]vụ|khoá|khóa)[ ]$"
)
_LIST = _compile(r"(?:[ ]?,[ ]?|[ ](?:và|hoặc|hay|cũng[ ]như|so[ ]với|sang|lên|xuống)[ ])$")
_SHARE_NEXT = _compile(
    r"[ ](?:số|dân|diện|tổng|của|thế[ ]giới|quân|lượng|giá|khối|vốn|các|thời[ ]gian|chặng|quãng|doanh|ngân|trọng|nguồn|bề|trường[ ]hợp|ghế|thành[ ]viên|nhân|ý[ ]kiến|đại[ ]biểu)"
)
_SCORE_LEAD = _compile(
    r"(?<!\p{L})(?:tỷ[ ]số|tỉ[ ]số|thắng|thua|hòa|dẫn|kết[ ]quả|chiếm|bằng|còn|gần|hơn|khoảng|số|tới[ ]gần|điện[ ]thoại|nhà)[ ]$"
)


def read(place: Place) -> Figure | None:
    """The date that begins at `place`, with what leads it."""
    lower, at = place.lower, place.at
    point = read_point(lower, at, place.calendar)
    if point is None or (point.bare and not _in_company(place, point)):
        return None
    published = place.calendar.published
    start, end, modifier = max(point.start, place.floor), point.end, point.modifier
    iso = point.value(published)
    head = lower[max(place.floor, start - 30) : start]
    if part := _PART.search(head):
        word = part["part"].split()
        modifier = _PARTS.get(word[-1]) or _PARTS.get(word[0]) or "end"
        start -= len(head) - part.start("part")
        head = lower[max(place.floor, start - 30) : start]
    elif lower.startswith("cuối tuần", at):
        modifier = "end"
    rule = f"date.{point.grain}"
    other = _other_end(lower, end, point, place.calendar)
    if other is not None:
        if point.bare and _SHARE_NEXT.match(lower, other.end):
            return None
        iso, end = _span(point, other, published), other.end
        modifier, rule = None, "date.range"
        if since := _SINCE.search(head):
            start -= len(head) - since.start()
    elif now := _UNTIL_NOW.match(lower, end):
        since = _SINCE.search(head)
        if since or "trở" in now[0]:
            iso, end, modifier, rule = f"{iso}/..", now.end(), None, "date.since"
            start -= len(head) - since.start() if since else 0
    elif modifier is None and point.grain != "span":
        start, iso, rule = _open_end(place, point, head, start, iso, rule)
    if rule in _COUNTED_OFF:
        start, modifier = read_qualifier(lower, start, place.floor)
        modifier = modifier or _within(lower, start, end)
    end = _in_brackets(lower, end, iso, place.calendar)
    return Figure("date", start, end, rule, iso=iso, modifier=modifier)


_COUNTED_OFF = {"date.năm", "date.tháng", "date.tuần", "date.ngày"}


def _within(lower: str, start: int, end: int) -> Modifier | None:
    """The qualifier inside "cách đây khoảng 10 năm"."""
    number = regex.search(r"\d", lower[start:end])
    if number is None:
        return None
    return read_qualifier(lower, start + number.start(), start)[1]


def _open_end(place: Place, point: Point, head: str, start: int, iso: str, rule: str) -> tuple[int, str, str]:
    """The start and value of a date that "từ" opens or "đến" closes."""
    if since := _SINCE.search(head):
        return start - len(head) + since.start(), f"{iso}/..", "date.since"
    if point.grain == "year" and point.iso is None and (after := _AFTER_YEAR.search(head)):
        return start - len(head) + after.start(), f"{iso}/..", "date.since"
    till = _TILL.search(head)
    if till is None or point.grain in {"tuần", "ngày", "năm", "tháng"}:
        return start, iso, rule
    lead = till["lead"]
    opening = bool(_CLAUSE_START.search(head[: till.start()]))
    if lead in {"đến", "tới"} and point.grain == "day" and (opening or point.iso is not None):
        return start, iso, rule  # "nhưng đến ngày 26/9" tells when, not until when
    if "/" in iso or point.grain == "week":
        return start, iso, rule
    return start - len(head) + till.start(), f"../{iso}", "date.until"


def _in_company(place: Place, point: Point) -> bool:
    """Whether figures that could be a date are one, by what stands around them."""
    lower, at = place.lower, place.at
    head = lower[max(place.floor, at - 24) : at]
    listed = (
        place.before is not None and place.before.kind in {"date", "time"} and place.before.end >= at - 12
    )
    if point.grain == "year":
        if lower[at - 1 : at] not in " (":
            return False
        after = lower[point.end :][:12]
        if place.amount and place.amount.high is not None:
            return False
        if listed and place.before and _LIST.fullmatch(lower[place.before.end : at]):
            return not _noun_follows(lower, point.end)
        return (
            bool(_YEAR_COMPANY.search(head)) and not _noun_follows(lower, point.end) and "%" not in after[:2]
        )
    if "thứ" in lower[at : at + 4]:
        return _is_weekday(place, point)
    if _SCORE_LEAD.search(head) or _SHARE_NEXT.match(lower, point.end) or _UNIT_NEXT.match(lower, point.end):
        return False
    if "/" not in lower[at : point.end] and _noun_follows(lower, point.end):
        return False
    if lower[at - 1 : at].isalpha() or lower[at - 1 : at] in "/-.":
        return False
    if _COMPANY.search(head) or _IN_PARENTHESES.search(head):
        return True
    if "." in lower[at : point.end] and not _COMPANY.search(head):
        return False
    if listed and place.before and _LIST.fullmatch(lower[place.before.end : at]):
        return True
    slash = "/" in lower[at : point.end]
    return slash and not _noun_follows(lower, point.end) and (point.day or 0) > (point.month or 0)


_UNIT_NEXT = _compile(
    r"[ ]?(?:%|\p{Sc}|(?:tỷ|tỉ|triệu|nghìn|ngàn|trăm|đồng|usd|tháng|năm(?![ ](?:nay|ngoái|trước|sau|tới|\d))|ngày|giờ|phút|giây|tuần|tuổi|lần|phần|độ|km|kg|tấn|m|ha|mét|cm|mm|điểm)(?!\p{L}))"
)


def _noun_follows(lower: str, end: int) -> bool:
    return lower[end : end + 1] == " " and NOUNS.match(lower, end + 1) is not None


_RANK_AFTER = _compile(r"[ ](?:liên[ ]tiếp|của|trong|kể|tính)(?!\p{L})")
_RANK_BEFORE = _compile(
    r"(?<!\p{L})(?:lần|đứng|xếp|hạng|về|vị[ ]trí|người|vòng|bàn|lượt|cuộc|ngôi|giải|tháng|năm|ngày|khóa|kỳ|trận|tầng|phần|bước|phút|đợt|hiệp|nước|con|chiếc|bên|phía|chương|hàng|cái|thế[ ]giới|loại|lý[ ]do|thế[ ]chiến)[ ]$"
)


def _is_weekday(place: Place, point: Point) -> bool:
    """A lone "thứ Ba" is a weekday where it is written as a name and nothing is ranked."""
    head = place.lower[max(0, place.at - 20) : place.at]
    if (
        _RANK_AFTER.match(place.lower, point.end)
        or _RANK_BEFORE.search(head)
        or (place.lower[place.at - 1 : place.at] == " " and NOUNS.match_before(place.lower, place.at - 1))
    ):
        return False
    word = place.clean[place.at + len("thứ ") : place.at + len("thứ ") + 1]
    return word.isupper() or (bool(_COMPANY.search(head)) and not word.isdigit())


def _other_end(lower: str, end: int, point: Point, calendar: Calendar) -> Point | None:
    """The second end of a range, with the same or a finer grain than figures alone would have."""
    if point.grain in {"span", "decade", "century"} and not (
        point.grain == "span" and "/.." in (point.iso or "")
    ):
        return None
    lead = _UNTIL.match(lower, end)
    if lead is None:
        return None
    other = read_point(lower, lead.end(), calendar)
    if other is not None and other.grain not in {"span"}:
        if other.bare and other.grain == "year" and point.grain != "year":
            return None
        if other.bare and other.grain == "day" and "-" in lead[0] and point.grain != "day":
            return None
        return other if other.grain not in {"năm", "tháng", "tuần", "ngày"} else None
    if point.grain == "month" and point.iso is None:  # "tháng 1-3/2013", "tháng 8 đến 10"
        bare = _BARE_MONTH.match(lower, lead.end())
        if bare and int(bare["month"]) > (point.month or 12):
            month = int(bare["month"])
            return Point(
                lead.end(), bare.end(), "month", _year_of(bare, calendar), f"-{month:02d}", month=month
            )
    if point.grain == "quarter":
        bare = _BARE_QUARTER.match(lower, lead.end())
        if bare:
            quarter = _QUARTER_WORDS.get(bare["quarter"]) or int(bare["quarter"])
            return Point(
                lead.end(), bare.end(), "quarter", _year_of(bare, calendar) or point.year, f"-Q{quarter}"
            )
    return None


_BARE_MONTH = _compile(
    rf"(?P<month>{_M})(?!\d|[.,]\d(?!\d\d\d)|[ ]?(?:%|người|tỷ|triệu))(?:{_YEAR_TAIL})?(?![ ](?:giờ|ngày|năm[ ]tù))"
)
_BARE_QUARTER = _compile(rf"(?P<quarter>iv|iii|ii|i|[1-4])(?!\d|\p{{L}})(?:{_YEAR_TAIL})?")


def _span(first: Point, last: Point, published: date | None) -> str:
    """The value of a range; what one end leaves open the other tells."""
    if first.iso is None and first.year is None and last.year is not None:
        first.year = last.year
        if first.month and last.month and first.month > last.month:
            first.year -= 1
    end = last.value(published)
    if last.iso is None and last.year is None and first.iso is None and first.year is not None:
        last.year = first.year
        if first.month and last.month and last.month < first.month:
            last.year += 1
        end = last.value(published)
    elif first.iso is None and first.year is None and first.month and end[:4].isdigit() and last.iso is None:
        later = last.month is not None and (first.month, first.day or 0) > (last.month, last.day or 99)
        first.year = int(end[:4]) - later
    return f"{first.value(published)}/{end}"


_BRACKETS = _compile(rf"[ ]?(?P<mark>[(]|,)[ ]?(?:tức[ ])?(?:ngày[ ])?(?={_D}[/.-]{_M})")


def _in_brackets(lower: str, end: int, iso: str, calendar: Calendar) -> int:
    """Where "hôm qua (28/10)" ends: the same day told again in brackets."""
    lead = _BRACKETS.match(lower, end)
    again = _day_month(lower, lead.end(), calendar) if lead else None
    if again is None or lead is None:
        return end
    if lead["mark"] == ",":
        return again.end if again.value(calendar.published) == iso else end
    return again.end + 1 if lower[again.end : again.end + 1] == ")" else end
