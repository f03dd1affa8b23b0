"""Times of day: "8h30", "lúc 21 giờ ngày 5/3", "3 giờ chiều", "sáng 2/11", "chiều qua".

A clock time is told as TIMEX3 does, with its day where the same expression says it; a part of the day
is TMO (sáng), TMI (trưa), TAF (chiều), TEV (tối) or TNI (đêm) of a day that is named.

>>> from datetime import date
>>> from factx.vi.scan import read_all
>>> figures = read_all("8h30; lúc 3 giờ chiều; sáng 2/11; chiều qua (4/11)", date(2013, 11, 5))
>>> [figure.iso for figure in figures]
['T08:30', 'T15', '2013-11-02TMO', '2013-11-04TAF']
>>> [figure.iso for figure in read_all("lúc 4 giờ 35 phút chiều 20-10; từ 8h đến 17h", date(2013, 10, 22))]
['2013-10-20T16:35', 'T08/T17']
>>> [figure.kind for figure in read_all("2 giờ sau, trong 24h")]
['duration', 'duration']
"""

from __future__ import annotations

import msgspec

from factx.fact import Modifier
from factx.timex import shift_days
from factx.vi.amount import read_qualifier
from factx.vi.dates.days import settle
from factx.vi.dates.forms import read_point
from factx.vi.figure import Figure
from factx.vi.numerals import read_numeral
from factx.vi.pattern import END, START, compile, either, not_after, one_of
from factx.vi.place import Calendar, Place

_PARTS = {
    "sáng sớm": "MO", "sáng": "MO", "rạng sáng": "MO", "tờ mờ sáng": "MO", "sớm": "MO", "trưa": "MI",
    "đầu giờ chiều": "AF",
    "chiều": "AF", "chiều tối": "EV", "xế chiều": "AF", "tối": "EV", "tối muộn": "EV", "đêm": "NI", "khuya": "NI",
    "đêm khuya": "NI", "nửa đêm": "NI", "rạng ngày": "MO",
}  # fmt: skip
_PART = one_of("day_part")

_MINUTES_TO = r"(?: mười[ ]lăm | hai[ ]mươi[ ]lăm | hai[ ]mươi | mười | năm | \d\d? ) (?: [ ]phút )?"
_CLOCK = compile(
    rf"""
    (?P<hour> [01]?\d | 2[0-4] )
    (?: [ ]? (?P<mark> h | g | : | (?= [ap]m (?!\p{{L}}) ) )
        (?: [ ]? (?P<minute> [0-5]\d ) (?: [ ]?(?:phút|p|'|’|h) (?!\p{{L}}) )? (?: : (?P<second> [0-5]\d ) )?
          | [ ]kém[ ] (?P<to> {_MINUTES_TO} ) )?
        (?! [\d%] | :\S | [.,]\d | [ ]?/[ ]?l(?:ít)? (?!\p{{L}}) ) (?! \p{{L}} (?<! \d[ap] (?=m) ) )
      | [ ]giờ
        (?: [ ] (?P<minute_2> [0-5]?\d ) (?! [\d%] | [.,/-]\d )
            (?: [ ]phút (?: [ ] (?P<second_2> [0-5]?\d ) [ ]giây )?
              | (?= [ ]* (?:[,.;)]|$) | [ ] [,–-] | [ ] {one_of("after_clock")} {END} )
            )
          | [ ] (?P<half> rưỡi ) | [ ]kém[ ] (?P<to_2> {_MINUTES_TO} ) )?
        (?!\p{{L}}) (?! [ ]đồng[ ]hồ )
    )
    """
)
_SPELLED = compile(
    rf"""(?: [ ]giờ (?: [ ] (?P<half> rưỡi ) | [ ] (?P<minute> [0-5]?\d ) [ ]phút | [ ]kém[ ] (?P<to> {_MINUTES_TO} ) )?
      | [ ] (?P<half_2> rưỡi ) (?= [ ](?:sáng|trưa|chiều|tối|đêm) ) ) (?!\p{{L}}) (?! [ ]đồng[ ]hồ )"""
)
_HALF_DAY = compile(r"[ ]?(?P<half>am|pm|a\.m\.|p\.m\.|sa|ch)(?!\p{L})")
_THEN_PART = compile(rf"[ ](?:giờ[ ])?(?:vào[ ])?(?:buổi[ ])?(?P<part>{_PART})(?!\p{{L}})")
# "(giờ Hàn Quốc)": in a bracket of its own any place
_ANY_ZONE = r"(?: (?<= [(]giờ[ ] ) | (?<= [(]theo[ ]giờ[ ] ) ) \p{L}+ (?: [ ]\p{L}+ ){0,3} (?= [)] )"
_ZONE = compile(
    rf""",?[ ]? (?P<open> [(] )? (?:theo[ ])?
    (?: giờ[ ] (?: {one_of("time_zone")} {END} | {_ANY_ZONE} ) | gmt (?:[ ]?[+-]\d+)? | utc | et )
    (?(open) [)] ) {END}"""
)
_NOW_WORDS = {
    "nay": 0,
    "qua": -1,
    "mai": 1,
    "kia": -2,
    "hôm qua": -1,
    "hôm nay": 0,
    "hôm kia": -2,
    "ngày mai": 1,
}
_RELATIVE = compile(r"(?P<word>nay|qua|mai|kia|hôm[ ]qua|hôm[ ]nay|hôm[ ]kia)(?!\p{L})")
_SAME_DAY = compile(
    rf"(?:của[ ])? (?: (?:cùng|trong)[ ](?:cùng[ ])?(?:ngày|hôm|tối|đêm) | hôm[ ](?:đó|ấy) | ngày[ ]hôm[ ]đó ) {END}"
)
_NEXT_DAY = compile(r"(?:ngày[ ])?hôm[ ]sau(?!\p{L})|ngày[ ]kế[ ]tiếp")
_TO_DATE = compile(r"[ ]?,?[ ]?[(]?(?:(?:của|vào|trong|của[ ]cùng)[ ])?(?=[\p{L}\d])")
_ABOUT: dict[str, Modifier] = {"khoảng": "approx", "gần": "nearly", "hơn": "more_than"}
_LEAD = compile(rf"{START} (?:vào[ ])? (?:khoảng[ ])? (?:lúc|hồi|vào) [ ] (?P<about> khoảng[ ] | gần[ ] | hơn[ ] )? $")
_FROM = compile(r"(?<!\p{L})từ[ ](?:lúc[ ])?$")
_TO = compile(r"[ ]?(?:[-–—]|đến|tới|cho[ ]đến)[ ]?(?: (?:khoảng|hết|gần|hơn|quá)[ ] )?")
_LASTING = compile(rf"{START} {one_of('lasting')} [ ] $")
_BY_THE_CLOCK = compile(rf"{START} (?:trước|sau|đến|tới|quá) [ ] $")  # "đóng cửa trước 22 giờ"
# "đóng cửa sau 2g mỗi ngày"; "sau 2 giờ mỗi ngày tập luyện" is how long
_DAILY = compile(rf"[ ](?:mỗi|hằng|hàng)[ ](?:ngày|đêm|tối) {END} (?! [ ]\p{{L}} )")
_BY_THEN = compile(rf"{START} (?<! (?:mất|dài|hết|lên)[ ] ) (?:đến|tới|trước) [ ] (?:khoảng[ ])? $")
_ABOUT_FIRST = compile(r"(?:^|[.,;:\n“\"][ ]?)(?:vào[ ]|mãi[ ])?(?:(?:đến|tới)[ ])?(?:khoảng|đến|tới)[ ]$")
_THEN = compile(rf"{START} {one_of('that_time')} (?: [ ](?:là|đã|mới|chừng|khoảng|gần|hơn|tầm) ){{0,2}} [ ] $")
_SCORE = compile(rf"{START} {one_of('no_clock_before')} [ ] $")
_PART_LEAD = compile(rf"(?:buổi[ ])?(?P<part>{_PART})(?!\p{{L}})")
_LIST_DAY = compile(
    r"""[ ] (?:(?:ngày|hôm)[ ])? (?P<day> 3[01] | [12]\d | 0?[1-9] )
    (?! \d | [.,/-]\d | [ ]?(?:%|tháng|người|giờ|phút) )"""
)
_LATER_MONTH = compile(
    r"""(?: [ ]?,[ ]? | [ ]?-[ ]? | [ ](?:và|đến|rạng[ ]sáng|,)[ ] ) (?:(?:rạng[ ]sáng|sáng|đêm|tối|chiều|trưa)[ ])?
    (?:ngày[ ])? (?: 3[01] | [12]\d | 0?[1-9] ) (?: [/.-] | [ ]tháng[ ] ) (?P<month> 1[0-2] | 0?[1-9] ) (?!\d)"""
)


def _by_then(lower: str, head: str, end: int) -> bool:
    """ "mưa đến 15h", "Sau 15h, mưa tạnh"; but "sau 15h tìm kiếm" is how long."""
    return _BY_THEN.search(head) is not None or (head.endswith("sau ") and lower[end : end + 1] in {",", "."})


class Clock(msgspec.Struct):
    """A clock time: its text's end, hour and minute (None: not said)."""

    end: int
    hour: int
    minute: int | None = None
    second: int | None = None
    sure: bool = False  # no length of time can be written so

    def text(self) -> str:
        """The time as TIMEX3 writes it."""
        text = f"T{self.hour:02d}" if self.minute is None else f"T{self.hour:02d}:{self.minute:02d}"
        return text if self.second is None else f"{text}:{self.second:02d}"


def read(place: Place) -> Figure | None:
    """The time of day that begins at `place`."""
    return _clock(place) if place.lower[place.at].isdigit() else _part_of_day(place) or _clock(place)


def _read_clock(lower: str, at: int) -> Clock | None:
    """The clock time that begins at `at`, as far as it stands alone."""
    match = _CLOCK.match(lower, at)
    if match is None:
        return _read_spelled_clock(lower, at)
    mark, minute, second = match["mark"], either(match, "minute"), either(match, "second")
    if (mark == ":" and minute is None) or _WRONG_MINUTES.match(lower, match.end()):
        return None
    clock = Clock(match.end(), int(match["hour"]), sure=mark in {"", ":"} or (bool(mark) and minute is not None))
    clock.second = int(second) if second else None
    return _with_minutes(clock, minute, match["half"], either(match, "to"))


def _read_spelled_clock(lower: str, at: int) -> Clock | None:
    """ "tám giờ ba mươi phút", "tám rưỡi sáng"."""
    numeral = read_numeral(lower, at) if lower[at : at + 1].isalpha() else None
    if numeral is None or numeral.high is not None or not 0 <= numeral.value <= 24 or numeral.value % 1:
        return None
    spelled = _SPELLED.match(lower, numeral.end)
    if spelled is None:
        return None
    clock = Clock(spelled.end(), int(numeral.value))
    minutes = read_numeral(lower, clock.end + 1) if not (spelled["minute"] or spelled["to"]) else None
    if minutes and minutes.value < 60 and minutes.high is None and lower.startswith(" phút", minutes.end):
        clock.end, clock.minute = minutes.end + len(" phút"), int(minutes.value)
        return clock
    return _with_minutes(clock, spelled["minute"], either(spelled, "half"), spelled["to"])


_WRONG_MINUTES = compile(r"[ ] (?: [6-9]\d | \d{3,} ) [ ]phút")
_TO_WORDS = {"năm": 5, "mười": 10, "mười lăm": 15, "hai mươi": 20, "hai mươi lăm": 25}


def _with_minutes(clock: Clock, minute: str | None, half: str | None, to: str | None) -> Clock:
    if minute:
        clock.minute = int(minute)
    elif half:
        clock.minute = 30
    elif to:
        to = to.removesuffix(" phút")
        clock.hour, clock.minute = (clock.hour - 1) % 24, 60 - (_TO_WORDS.get(to) or int(to))
        clock.sure = True
    return clock


def _in_part(clock: Clock, part: str) -> None:
    """Moves the hour into the part of the day that follows: "3 giờ chiều" is 15."""
    name = _PARTS[part]
    if (
        (name in {"AF", "EV"} and clock.hour < 12)
        or (name == "MI" and clock.hour < 4)
        or (name == "NI" and 6 <= clock.hour < 12)
    ):
        clock.hour += 12
    elif clock.hour == 12 and name in {"NI", "EV"}:
        clock.hour = 0


def _clock(place: Place) -> Figure | None:
    lower, at = place.lower, place.at
    clock = _read_clock(lower, at)
    head = lower[max(place.floor, at - 30) : at]
    if clock is None:
        return _from_bare_hour(place, head)
    daily = _DAILY.match(lower, clock.end) is not None
    limit = daily and _BY_THE_CLOCK.search(head) is not None
    if daily and not limit and clock.minute is None and lower[clock.end - 1] == "g" and not _LEAD.search(head):
        return None  # "uống 2g mỗi ngày" are grams
    if "G" in place.clean[at : clock.end]:  # 3G
        return None
    if _SCORE.search(head) or lower[at - 1 : at] in {".", ":", "/", ","}:
        return None
    end, day, told = _after_clock(lower, clock, place.calendar)
    lead = _LEAD.search(head)
    since = _FROM.search(head)
    second, last = _other_clock(lower, end, place.calendar)
    hours_word = "giờ" in lower[at : clock.end]
    if not (clock.sure or told or lead or (second and (since or not hours_word or second.sure))):
        then = _THEN.search(head) is not None and clock.hour <= 24
        by_then = not hours_word and 13 <= clock.hour < 24 and _by_then(lower, head, clock.end)
        lasting = not then and not by_then and _LASTING.search(head) and not _ABOUT_FIRST.search(head)
        opening = then or (bool(_ABOUT_FIRST.search(head)) and clock.hour <= 24)
        evening = clock.hour >= 13 and _BY_THE_CLOCK.search(head) is not None
        if (
            (hours_word and not opening and not (evening or limit))
            or (lasting and not limit)
            or place.lower.startswith((" sau", " trước", " đồng hồ"), clock.end)
        ):
            return None
        if clock.hour == 24:
            return None
    if hours_word and clock.minute is not None and not (told or lead or since) and _LASTING.search(head):
        return None
    start = at
    iso = clock.text()
    if second is not None:
        second_day = last[1] or day
        iso = f"{(second_day if day is None else day) or ''}{iso}/{second_day or ''}{second.text()}"
        end = last[0]
        if since:
            start -= len(head) - since.start()
    elif day:
        iso = f"{day}{iso}"
    modifier: Modifier | None = None
    if lead is not None:
        start -= len(head) - lead.start()
        modifier = next((told for word, told in _ABOUT.items() if word in lead[0]), None)
    elif start == at:
        start, modifier = read_qualifier(lower, at, place.floor)
    return Figure("time", start, end, "time.clock", iso=iso, modifier=modifier)


def _after_clock(lower: str, clock: Clock, calendar: Calendar) -> tuple[int, str | None, bool]:
    """What follows a clock time: its end, its day, and whether a part of day or a day was told."""
    end, told = clock.end, False
    if half := _HALF_DAY.match(lower, end):
        if half["half"] in {"pm", "p.m.", "ch"} and clock.hour < 12:
            clock.hour += 12
        end, told = half.end(), True
    part = _THEN_PART.match(lower, end)
    if part is not None:
        _in_part(clock, part["part"])
        end, told = part.end(), True
    if zone := _ZONE.match(lower, end):
        end, told = zone.end(), True
    found = _read_day(lower, end, calendar, after_part=part is not None)
    if found is not None:
        return found[0], found[1], True
    return end, None, told


def _read_day(lower: str, at: int, calendar: Calendar, *, after_part: bool) -> tuple[int, str] | None:
    """The day told behind a time: " ngày 5/3", " qua", " cùng ngày", ", 5/11"."""
    lead = _TO_DATE.match(lower, at)
    if lead is None:
        return None
    start = lead.end()
    if start == at:
        return None
    if after_part and (relative := _RELATIVE.match(lower, start)):
        day = shift_days(calendar.published, _NOW_WORDS[relative["word"]])
        return settle(lower, relative.end(), day, calendar)
    if same := _SAME_DAY.match(lower, start):
        return settle(lower, same.end(), calendar.day or "XXXX-XX-XX", calendar, always=True)
    point = read_point(lower, start, calendar)
    if point is None or point.grain != "day":
        if after_part or lower.startswith("ngày", start):
            return _day_of_list(lower, start - 1, calendar)
        return None
    if point.bare and "," in lead[0] and "/" not in lower[start : point.end]:
        return None
    if "(" in lead[0]:
        if lower[point.end : point.end + 1] != ")":
            return None
        return point.end + 1, point.value(calendar.published)
    return settle(lower, point.end, point.value(calendar.published), calendar)


def _day_of_list(lower: str, at: int, calendar: Calendar) -> tuple[int, str] | None:
    """ "đêm 27, rạng sáng 28/10": the month of the first day stands with the second."""
    day = _LIST_DAY.match(lower, at)
    later = _LATER_MONTH.match(lower, day.end()) if day else None
    if day is None or later is None:
        return None
    point = read_point(lower, later.start("month") - 3, calendar)
    year = point.value(calendar.published)[:4] if point and point.grain == "day" else None
    if year is None:
        year = str(calendar.published.year) if calendar.published else "XXXX"
    return day.end(), f"{year}-{int(later['month']):02d}-{int(day['day']):02d}"


def _other_clock(lower: str, end: int, calendar: Calendar) -> tuple[Clock | None, tuple[int, str | None]]:
    lead = _TO.match(lower, end)
    clock = _read_clock(lower, lead.end()) if lead else None
    if clock is None:
        return None, (end, None)
    last, day, _ = _after_clock(lower, clock, calendar)
    return clock, (last, day)


_BARE_HOUR = compile(
    r"""(?P<hour> [01]?\d | 2[0-4] )
    (?= [ ]?(?:[-–—]|đến|tới)[ ]? (?: [01]?\d | 2[0-4] ) [ ]?(?:h|giờ|g) (?!\p{L}) )"""
)


def _from_bare_hour(place: Place, head: str) -> Figure | None:
    """ "8-10h", "từ 8 đến 10 giờ sáng": the mark stands with the second hour only."""
    match = _BARE_HOUR.match(place.lower, place.at)
    if match is None:
        return None
    second, (end, day) = _other_clock(place.lower, match.end(), place.calendar)
    if second is None or int(match["hour"]) >= second.hour:
        return None
    since = _FROM.search(head)
    marked = "giờ" not in place.lower[match.end() : second.end]
    told = day or end > second.end or (since and (marked or second.hour >= 12))
    if not told and not (marked and not _LASTING.search(head)):
        return None
    part = _THEN_PART.match(place.lower, second.end)
    first = Clock(match.end(), int(match["hour"]))
    if part is not None:
        _in_part(first, part["part"])
    start = place.at - (len(head) - since.start() if since else 0)
    iso = f"{day or ''}{first.text()}/{day or ''}{second.text()}"
    start, modifier = read_qualifier(place.lower, start, place.floor)  # "khoảng từ 20 đến 21 giờ"
    return Figure("time", start, end, "time.clock", iso=iso, modifier=modifier)


def _part_of_day(place: Place) -> Figure | None:
    """ "sáng 3/11", "đêm qua", "buổi sáng cùng ngày", "chiều tối thứ Bảy"."""
    lower = place.lower
    lead = _PART_LEAD.match(lower, place.at)
    if lead is None or (lower.startswith("đêm", place.at) and lower.endswith("qua ", 0, place.at)):
        return None  # "kỳ hạn qua đêm ngày 8/6": overnight
    end = lead.end()
    next_day = _NEXT_DAY.match(lower, end + 1)
    if next_day is not None and lower[end] == " ":
        point = read_point(lower, lower.index("hôm", end), place.calendar)
        iso = point.iso if point and point.iso else "XXXX-XX-XX"
        found = settle(lower, next_day.end(), iso, place.calendar, always=True)
    else:
        day = _read_day(lower, end, place.calendar, after_part=True)
        if day is None:
            return None
        found = day
    if lower[end] == ",":
        return None
    start = place.at
    if lower.endswith("buổi ", 0, start) and start - 5 >= place.floor:
        start -= 5
    whole = start - len(_DAY_AND)
    if whole >= place.floor and lower.startswith(_DAY_AND, whole):
        return Figure("date", whole, found[0], "date.day_and_night", iso=found[1])  # "ngày và đêm 21/10"
    modifier: Modifier | None = None
    if part := _PART_OF_PART.search(lower, max(place.floor, start - 12), start):
        start, modifier = part.start(), _PART_MODIFIERS[part["part"]]
    end, iso = found[0], f"{found[1]}T{_PARTS[lead['part']]}"
    since = _FROM.search(lower, max(place.floor, start - 10), start)
    if other := _other_part(lower, end, place.calendar) or (_other_day(lower, end, place.calendar) if since else None):
        end, iso = other[0], f"{iso}/{other[1]}"
        start = since.start() if since else start
    return Figure("time", start, end, "time.part_of_day", iso=iso, modifier=modifier)


def _other_part(lower: str, end: int, calendar: Calendar) -> tuple[int, str] | None:
    """The second end of "từ đêm 8/6 đến rạng sáng 9/6"."""
    to = _TO.match(lower, end)
    return dated_part(lower, to.end(), calendar) if to else None


def _other_day(lower: str, end: int, calendar: Calendar) -> tuple[int, str] | None:
    """The second end of "từ đêm 23 đến ngày 24-12"."""
    to = _TO.match(lower, end)
    point = read_point(lower, to.end(), calendar) if to else None
    return (point.end, point.value(calendar.published)) if point and point.grain == "day" else None


def dated_part(lower: str, at: int, calendar: Calendar) -> tuple[int, str] | None:
    """The part of a day at `at` with its day, "rạng sáng 9/6": where it ends, and its value in TIMEX3."""
    lead = _PART_LEAD.match(lower, at)
    day = _read_day(lower, lead.end(), calendar, after_part=True) if lead else None
    return (day[0], f"{day[1]}T{_PARTS[lead['part']]}") if lead and day else None


_DAY_AND = "ngày và "
_PART_OF_PART = compile(rf"{START} (?P<part> {not_after('bắt')} đầu | giữa | cuối ) [ ] (?: (?:giờ|buổi) [ ] )? $")
_PART_MODIFIERS: dict[str, Modifier] = {"đầu": "start", "giữa": "mid", "cuối": "end"}
