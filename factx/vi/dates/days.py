"""Days: "ngày 30/1/2026", "mùng 3 tháng Ba", "hôm qua", "thứ Ba tuần trước", "dịp Giáng sinh 2013"."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from factx.timex import is_day, likely_year, month_text, shift_days, weekday_text, year_text
from factx.vi.dates.point import (
    DAY,
    MONTH,
    MONTH_WORD,
    OFFSETS,
    WORD_END,
    YEAR,
    YEAR_TAIL,
    Point,
    day_point,
    month_number,
    of_every,
    says_year,
    year_of,
)
from factx.vi.dates.years import year_spelled
from factx.vi.numerals import read_numeral
from factx.vi.pattern import compile
from factx.vi.place import Calendar

RANK_AFTER = compile(r"[ ](?:liên[ ]tiếp|của|trong|kể|tính)(?!\p{L})")

_DAY_MONTH = compile(
    rf"""
    (?P<lead> (?:vào[ ])?(?:ngày[ ]hôm|ngày[ ](?:mùng|mồng)|ngày|hôm|mùng|mồng) [ ]? )?
    (?P<day> {DAY} ) (?P<sep> [ ]?[/.-][ ]? ) (?P<month> {MONTH} ) (?! \d | [ ]?% | [,]\d | [.]\d{{3}} (?!\d) )
    (?: (?: [ ]?[/.-][ ]? (?P<y0> {YEAR} ) | (?P=sep) (?P<y> \d\d (?! [/.,-]\d ) ) ) (?! \d|[.,]\d) | {YEAR_TAIL} )?
    """
)

_DAY_WORDS = compile(
    rf"""
    (?P<lead> (?:ngày[ ](?:mùng|mồng)|ngày|hôm|mùng|mồng|rằm) [ ]? )? (?P<day> {DAY} (?!\d) ) [ ]?,?[ ]?
    (?:tháng|thg)[ ] (?P<month> {MONTH}(?!\d) | {MONTH_WORD} ) (?!\p{{L}}) (?: {YEAR_TAIL} )?
    """
)

_ISO_DAY = compile(rf"(?P<y>{YEAR})[/-](?P<month>{MONTH})[/-](?P<day>{DAY})(?!\d|[/-]\d)")

_TWO_DAYS = rf"""(?P<lead> (?:từ[ ])? (?P<day> (?:ngày|hôm|mùng|mồng)[ ] (?:(?:mùng|mồng)[ ])? ) | từ[ ] )?
    (?P<d1> {DAY} ) (?: [ ]?[-–—][ ]? | [ ](?:đến|tới|cho[ ]đến)[ ] ) (?: (?:ngày|hôm|mùng|mồng)[ ] ){{0,2}}
    (?P<d2> {DAY} )"""

_DAY_RANGE = compile(
    rf"""{_TWO_DAYS} (?: [ ]? (?P<sep> [/.-] ) [ ]? (?= {MONTH} ) | [ ]tháng[ ] )
    (?: (?P<month> {MONTH} ) (?!\d) | (?P<word> {MONTH_WORD} ) (?!\p{{L}}) )
    (?: [ ]?[/.-][ ]? (?P<y0> {YEAR} ) (?!\d) | {YEAR_TAIL} )?"""
)

_DAYS_OF_MONTH = compile(
    rf"""{_TWO_DAYS} [ ] (?: tháng[ ] (?P<near> này|trước|tới|sau|vừa[ ]qua ) | (?:hằng|hàng|mỗi)[ ]tháng )
    {WORD_END}"""
)

_LIST_MONTH = compile(
    rf"""(?: [ ]?,[ ]? | [ ]?[-–][ ]? | [ ] (?:và|hoặc|hay|đến|tới|rạng[ ]sáng|,) [ ] ) (?: (?:ngày|mùng|mồng)[ ] )?
    (?: {DAY} (?: [ ]?,[ ]? | [ ]và[ ] ) (?:ngày[ ])? ){{0,12}}
    (?: (?:rạng[ ]sáng|sáng|đêm|tối|chiều)[ ] (?:ngày[ ])? )?
    {DAY} (?: [/.-] | [ ]tháng[ ] ) (?P<month> {MONTH} ) (?!\d) (?: [/.-] (?P<y0> {YEAR} ) | {YEAR_TAIL} )?"""
)

_DAY_ALONE = compile(
    rf"""(?:ngày|mùng|mồng)[ ] (?P<day> {DAY} ) (?! \d | [.,/-]\d | [ ]?
      (?: % | tháng | đêm | lần | bữa | buổi | ca | chuyến
      | giờ | tiếng | triệu | nghìn | tỷ | lít | viên | kg | tết | âm ) )"""
)

_DAY_RELATIVE = compile(
    rf"""(?: (?: (?:ngày[ ])? hôm[ ] | bữa[ ] (?=nay|qua) ) (?P<day> nay | qua | kia | sau | trước (?![ ]khi) )
      | ngày[ ] (?P<next> mai | kia | kìa ) ) {WORD_END}"""
)

_DAYS = {"nay": 0, "qua": -1, "kia": -2, "mai": 1}

_WEEKDAY = compile(
    rf"""(?P<lead> (?:ngày|hôm|vào|sáng|trưa|chiều|tối|đêm)[ ] )?
    (?: thứ[ ] (?P<weekday> hai|ba|tư|năm|sáu|bảy|bẩy|[2-7] ) | (?P<sunday> chủ[ ]nhật | chúa[ ]nhật ) )
    (?! \p{{L}} | \d | [.,]\d )
    (?: [ ](?:của[ ])? tuần[ ] (?P<week> này|trước|tới|sau|qua|vừa[ ](?:qua|rồi)|rồi ) (?!\p{{L}})
      | [ ] (?P<near> này|tới|sau|vừa[ ](?:qua|rồi)|trước|(?:đầu|cuối|giữa)[ ]tuần ) (?!\p{{L}}) )?
    (?P<dated> [ ]?[-–][ ]? (?= {DAY}[/-]{MONTH}[/-]{YEAR})
      | [ ]?[,(]?[ ]? (?: (?:ngày|mùng|mồng|ngày[ ](?:mùng|mồng))[ ] )?
      (?= {DAY}[/.-]{MONTH}(?!\d) | {DAY}[ ]tháng ) )?"""
)

_WEEKDAYS = {"hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6, "bẩy": 6}

_HOLIDAY = compile(
    rf"""(?: (?:lễ|dịp|ngày|đêm)[ ] )?
    (?P<name> giáng[ ]sinh | noel | nô[ -]en | quốc[ ]khánh | tết[ ]dương[ ]lịch | valentine | halloween
      | quốc[ ]tế[ ](?:lao[ ]động|phụ[ ]nữ|thiếu[ ]nhi) )
    (?: [ ] (?: năm[ ] (?P<yr> nay|ngoái|trước|sau|tới ) (?!\p{{L}}) | (?:năm[ ])? (?P<y0> {YEAR} ) (?!\d)
          | này (?!\p{{L}}) ) )?
    (?! \p{{L}} | [ ]?\d | [ ]?[(]{DAY}[/.-]{MONTH} (?!\d) )"""
)

_HOLIDAYS = {
    "giáng sinh": "-12-25", "noel": "-12-25", "nô en": "-12-25", "nô-en": "-12-25", "quốc khánh": "-09-02",
    "tết dương lịch": "-01-01", "valentine": "-02-14", "halloween": "-10-31", "quốc tế lao động": "-05-01",
    "quốc tế phụ nữ": "-03-08", "quốc tế thiếu nhi": "-06-01",
}  # fmt: skip


def day_month(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "ngày 30/1/2026", "30-1", "hôm 26/11", "30.1.2026"."""
    match = _DAY_MONTH.match(lower, at)
    if match is None:
        return None
    sep = match["sep"].strip()
    bare = not match["lead"] and not match["y0"] and not match["y"]
    if bare and match["sep"] != sep:
        return None
    return day_point(match, int(match["day"]), int(match["month"]), calendar, bare=bare)


def day_words(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "ngày 30 tháng 1 năm 2026", "mùng 3 tháng Ba"."""
    match = _DAY_WORDS.match(lower, at)
    if match is None:
        return None
    return day_point(match, int(match["day"]), month_number(match["month"]), calendar)


_SPELLED_LEAD = compile(r"(?:ngày[ ](?:mùng|mồng)|ngày|mùng|mồng)[ ](?=\p{L})")
# "ba mươi tháng tư": words alone are a day where they can be no length of time
_NO_LENGTH = compile(rf"[ ]tháng[ ](?:tư|giêng|chạp|tám|chín|mười|\d{{1,2}}){WORD_END}(?![ ](?:ngày|năm[ ]tù|tuổi))")

_SPELLED_TAIL = compile(rf"[ ]tháng[ ](?P<month>{MONTH}(?!\d)|{MONTH_WORD})(?!\p{{L}})(?:{YEAR_TAIL})?")


_MOST_MONTHS = 12


def day_spelled(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "ngày ba mươi tháng tư", "ngày mồng một tháng Năm"."""
    lead = _SPELLED_LEAD.match(lower, at)
    day = read_numeral(lower, lead.end() if lead else at)
    if day is None or day.high is not None or not 1 <= day.value <= 31 or day.factor != 1 or day.value % 1:
        return None
    if lead is None and (day.value <= _MOST_MONTHS or not day.in_words or not _NO_LENGTH.match(lower, day.end)):
        return None
    tail = _SPELLED_TAIL.match(lower, day.end)
    if tail is None:
        return None
    point = day_point(tail, int(day.value), month_number(tail["month"]), calendar)
    if point is None:
        return None
    if point.year is None and (year := year_spelled(lower, point.end + 1, calendar)):
        point.year, point.end = year.year, year.end
    return replace(point, start=at)


def iso_day(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "2026-01-30"."""
    match = _ISO_DAY.match(lower, at)
    return day_point(match, int(match["day"]), int(match["month"]), calendar) if match else None


def day_range(lower: str, at: int, calendar: Calendar) -> Point | None:
    """Two days of one month: "ngày 22-26/10", "từ 22 đến 26/5 năm nay", "từ 5 đến 7-3", "(7-9/11)".

    The month may be told from another, "từ ngày 5 đến 9 tháng tới", or be any: "từ ngày 5 đến 9 hằng tháng". Where the
    first day is the later one, it is of the month before: "từ ngày 28 đến 3/4".
    """
    match = _DAY_RANGE.match(lower, at)
    if match is None:
        return _days_of_month(lower, at, calendar)
    days_told = match["day"] is not None or lower.endswith("từ ngày ", 0, at)
    if match["word"] and not days_told:
        return None  # "từ 5 đến 7 tháng một lần" is how long
    if not (
        match["lead"]
        or lower.endswith(("từ ", "từ ngày ", "tuần "), 0, at)
        or (match["sep"] == "/" and lower[at - 1 : at] == "(" and lower[match.end() : match.end() + 1] == ")")
    ):
        return None
    first, last, month = int(match["d1"]), int(match["d2"]), month_number(match["month"] or match["word"])
    year = year_of(match, calendar)
    if first == last or (first > last and not days_told) or not is_day(year, month, last):
        return None
    if year is None and not says_year(match):
        year = likely_year(calendar.published, month, last)
    begin, begin_year = month, year
    if first > last:
        begin, begin_year = (month - 1, year) if month > 1 else (_DECEMBER, year and year - 1)
        if not is_day(begin_year, begin, first):
            return None
    iso = f"{year_text(begin_year)}-{begin:02d}-{first:02d}/{year_text(year)}-{month:02d}-{last:02d}"
    return Point(_with_from(lower, at), match.end(), "span", iso=iso)


_DECEMBER = 12


def _days_of_month(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "ngày 5 đến 9 tháng tới", "từ ngày 5 đến ngày 9 hằng tháng"."""
    match = None if lower[at].isdigit() else _DAYS_OF_MONTH.match(lower, at)
    if match is None:
        return None
    first, last = int(match["d1"]), int(match["d2"])
    month = month_text(calendar.published, OFFSETS[match["near"]]) if match["near"] else "XXXX-XX"
    end = match.end() if match["near"] else match.end("d2")
    if first >= last or _day_in(month, last, at, end) is None:
        return None
    return Point(_with_from(lower, at), end, "span", iso=f"{month}-{first:02d}/{month}-{last:02d}")


def _with_from(lower: str, at: int) -> int:
    """Where a range begins whose first day stands at `at`: at the "từ" before it, if there is one."""
    return at - len("từ ") if lower.endswith("từ ", 0, at) else at


def day_alone(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "ngày 30" of the month in hand, or of that which a list names: "ngày 30 và 31/1"."""
    match = _DAY_ALONE.match(lower, at)
    if match is None or of_every(lower, at):
        return None
    day = int(match["day"])
    if listed := _LIST_MONTH.match(lower, match.end()):
        month, year = int(listed["month"]), year_of(listed, calendar)
        if is_day(year, month, day):
            return Point(at, match.end(), "day", year, f"-{month:02d}-{day:02d}", None, month, day)
    month_seen = calendar.day[:7] if calendar.day and "XX-" not in calendar.day[5:] else month_text(calendar.published)
    return _day_in(month_seen, day, at, match.end())


_DAY_OF_MONTH = compile(rf"ngày[ ](?P<day>{DAY})[ ]tháng[ ](?P<word>này|trước|tới|sau){WORD_END}")


def day_of_month(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "ngày 20 tháng này"."""
    match = _DAY_OF_MONTH.match(lower, at)
    if match is None:
        return None
    month = month_text(calendar.published, OFFSETS[match["word"]])
    return _day_in(month, int(match["day"]), at, match.end())


def _day_in(month: str, day: int, start: int, end: int) -> Point | None:
    """The day of a month as TIMEX3 writes it, if it has such a day."""
    year, number = month[:4], month[5:]
    if number.isdigit() and not is_day(int(year) if year.isdigit() else None, int(number), day):
        return None
    return Point(start, end, "day", iso=f"{month}-{day:02d}", day=day)


_AGAIN = compile(
    rf"""[ ]? (?P<mark> [(] | ,? ) [ ]? (?:tức[ ])? (?: (?: thứ[ ]\w+ | chủ[ ]nhật ) [ ]?,?[ ]? )? (?:ngày[ ])?
    (?= {DAY}[/.-]{MONTH} )"""
)
_SAME_DAYS = 3  # a relative day and the one told with it lie no further apart


def settle(lower: str, end: int, iso: str, calendar: Calendar, *, always: bool = False) -> tuple[int, str]:
    """A relative day that is told again in figures, which settle it: "hôm qua (28/10)", "sáng nay 23/10".

    Days too far apart are two days, unless the word has no day of its own ("cùng ngày"): then `always`.
    """
    lead = _AGAIN.match(lower, end)
    again = day_month(lower, lead.end(), calendar) if lead else None
    if lead is None or again is None:
        return end, iso
    told = again.value(calendar.published)
    if not always and "X" not in iso + told and _days_between(told, iso) > _SAME_DAYS:
        return end, iso
    if lead["mark"] == "(":
        return (again.end + 1, told) if lower[again.end : again.end + 1] == ")" else (end, iso)
    return again.end, told


def _days_between(first: str, last: str) -> int:
    return abs((date.fromisoformat(first) - date.fromisoformat(last)).days)


_LUNAR_DAY = rf"(?:mùng|mồng)[ ] (?: {DAY} | \p{{L}}+ ) | {DAY}"
_BY_THE_MOON = r"(?: [(] (?:âm[ ]lịch|[aâ]l) [)] | âm[ ]lịch | âl | al (?= [ ]?[.,;)] | $ ) )"
_NO_SOLAR_YEAR = rf"(?! [/.-]{YEAR} | ,?[ ](?:(?:của[ ])?năm[ ])?{YEAR} )"
# what makes a day one of the lunar calendar: its month's name, or a word that says so
_LUNAR_MONTH = rf"""(?: [ ]tết | [ ](?:tháng[ ])?chạp | [ ]tháng[ ]giêng {_NO_SOLAR_YEAR} (?! [ ]âm )
    | (?: [/.-]{MONTH} | [ ]tháng[ ]\w+ )? [ ]{_BY_THE_MOON} )"""
_LUNAR_RANGE = compile(
    rf"""(?: ngày[ ] )? (?: {_LUNAR_DAY} ) (?: (?: [ ]?[-–,][ ]? | [ ] (?: đến | tới | và ) [ ] ) (?:ngày[ ])?
    (?: {_LUNAR_DAY} ) ){{1,3}} {_LUNAR_MONTH} (?!\p{{L}})"""
)
_LUNAR = compile(
    rf"""(?: rằm[ ]tháng[ ] (?: \d+ | \p{{L}}+ ) (?: [ ]{_BY_THE_MOON} )?
      | (?:ngày[ ])? (?: {_LUNAR_DAY} ) {_LUNAR_MONTH} ) (?!\p{{L}})"""
)
_NO_DAY = compile(r"1?\d (?!\d)")  # but the last days of the old year those of Tết are told with "mùng" or "ngày"


def lunar_day(lower: str, at: int, calendar: Calendar) -> Point | None:
    """Days of the lunar calendar, "mùng 3 Tết", "30 Tết", "rằm tháng Bảy": which day that is stays open."""
    days = _LUNAR_RANGE.match(lower, at)
    match = days or _LUNAR.match(lower, at)
    if match is None or (_NO_DAY.match(lower, at) and match[0].endswith("tết") and not lower.endswith("từ ", 0, at)):
        return None
    if days is not None:
        return Point(_with_from(lower, at), days.end(), "span", iso="XXXX-XX-XX/XXXX-XX-XX")
    return Point(at, match.end(), "day", iso="XXXX-XX-XX")


def day_relative(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "hôm nay", "hôm qua", "ngày mai", "ngày hôm sau"."""
    match = _DAY_RELATIVE.match(lower, at)
    if match is None:
        return None
    if match["next"]:
        days = 1 if match["next"] == "mai" else 2
        end, iso = settle(lower, match.end(), shift_days(calendar.published, days), calendar)
        return Point(at, end, "day", iso=iso)
    if match["day"] in _DAYS:
        end, iso = settle(lower, match.end(), shift_days(calendar.published, _DAYS[match["day"]]), calendar)
        return Point(at, end, "day", iso=iso)
    last = _last_day(calendar)
    iso = shift_days(last, 1 if match["day"] == "sau" else -1)
    end, told = settle(lower, match.end(), iso, calendar, always=True)
    return Point(at, end, "day", iso=told) if last or end > match.end() else None


def _last_day(calendar: Calendar) -> date | None:
    try:
        return date.fromisoformat(calendar.day) if calendar.day else None
    except ValueError:
        return None


_WEEK_OF_LIST = compile(
    r"""(?: [ ]?,[ ]?thứ[ ]\w{1,4} ){0,5} [ ]và[ ] (?: thứ[ ]\w+ | chủ[ ]nhật )
    [ ] (?:của[ ])? tuần[ ] (?P<week> này|trước|tới|sau|qua|rồi ) (?!\p{L})"""
)


def _week_in_hand(lower: str, at: int, calendar: Calendar) -> int | None:
    """How many weeks away the week lies that the sentence named before: "Tuần trước, … vào thứ Tư"."""
    if calendar.week is None or calendar.published is None:
        return None
    iso, told_at = calendar.week
    if at - told_at > _FAR or not _WEEK_VALUE.fullmatch(iso) or _SENTENCE_ENDS.search(lower, told_at, at):
        return None
    monday = date.fromisocalendar(int(iso[:4]), int(iso[6:]), 1)
    return (monday - calendar.published).days // 7 + (calendar.published.isoweekday() > 1)


_FAR = 2000  # code points: no sentence is longer that somebody wrote
_SENTENCE_ENDS = compile(r"\n | [.][ ]")
_WEEK_VALUE = compile(r"\d{4}-W\d\d")


def weekday(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "hôm thứ Ba", "thứ Sáu tuần trước", "chủ nhật tới", "thứ Ba (5/11)"; "thứ ba" alone may be a rank."""
    match = _WEEKDAY.match(lower, at)
    if match is None or lower.endswith("lần ", 0, at):
        return None
    if match["dated"]:
        point = day_month(lower, match.end(), calendar) or day_words(lower, match.end(), calendar)
        if point is not None:
            closing = 1 if "(" in match["dated"] and lower[point.end : point.end + 1] == ")" else 0
            return replace(point, start=at, end=point.end + closing, bare=False)
    word = match["weekday"]
    weekday = 7 if match["sunday"] else _WEEKDAYS.get(word) or int(word) - 1
    listed = _WEEK_OF_LIST.match(lower, match.end())
    week = match["week"] or (listed["week"] if listed else None)
    weeks = OFFSETS[week] if week else {"này": 0, "sau": 1}.get(match["near"] or "")
    if weeks is None and not match["near"]:
        weeks = _week_in_hand(lower, at, calendar)
    end = match.end() if not match["dated"] else match.start("dated")
    iso = weekday_text(calendar.published, weekday, weeks)
    if match["near"] == "tới" and calendar.published:
        ahead = (weekday - calendar.published.isoweekday() - 1) % 7 + 1
        iso = shift_days(calendar.published, ahead)
    ranked = match["lead"] == "ngày " or RANK_AFTER.match(lower, match.end())  # "ngày thứ hai" of an event
    sure = match["week"] or match["sunday"] or match["lead"] == "hôm " or "tuần" in (match["near"] or "")
    bare = not sure and (bool(ranked) or not match["lead"])
    return Point(at, end, "day", iso=iso, bare=bare)


def holiday(lower: str, at: int, calendar: Calendar) -> Point | None:
    """Holidays of the solar calendar with their year: "Giáng sinh năm ngoái", "Quốc khánh 2013"."""
    match = _HOLIDAY.match(lower, at)
    if match is None:
        return None
    if match.end() == match.end("name") and match.start("name") == at:
        return None  # a holiday of no year is a custom, unless a day is meant: "dịp Giáng sinh"
    rest = _HOLIDAYS[match["name"]]
    point = Point(at, match.end(), "day", year_of(match, calendar), rest, None, int(rest[1:3]), int(rest[4:]))
    if match["yr"] and point.year is None:
        point.iso = f"XXXX{rest}"
    return point
