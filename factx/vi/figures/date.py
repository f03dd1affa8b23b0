"""Dates: days, months, quarters, years, weeks, decades, and spans of them, named or relative.

"ngày 30 tháng 1 năm 2026", "30/1/2026", "quý II/2024", "9 tháng đầu năm", "những năm 1990", "hôm qua",
"thứ Ba tuần trước", "từ ngày 24/10 đến 22/11". Values are TIMEX3; relative dates and missing years are
resolved against the day of publication, and keep an X where that is not known.

>>> from factx.vi.scan import read_all
>>> [figure.iso for figure in read_all("ngày 30 tháng 1 năm 2026, tháng 9/2013, quý II năm 2015, thế kỷ XX")]
['2026-01-30', '2013-09', '2015-Q2', '19XX']
>>> from datetime import date
>>> figures = read_all("hôm 26/11, từ tháng 1 đến tháng 9, đến năm 2030", date(2025, 11, 27))
>>> [figure.iso for figure in figures]
['2025-11-26', '2025-01/2025-09', '../2030']
>>> [(figure.iso, figure.modifier) for figure in read_all("hồi đầu năm 2013; ngày 22-10; ngày 31/4")]
[('2013', 'start'), ('XXXX-10-22', None)]
"""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from factx.fact import Modifier
from factx.timex import is_day, shift_days
from factx.vi.amount import read_qualifier
from factx.vi.dates.days import RANK_AFTER, day_alone
from factx.vi.dates.forms import read_point
from factx.vi.dates.months import QUARTER_WORDS
from factx.vi.dates.point import MONTH, WORD_END, YEAR, YEAR_TAIL, Point, noun_follows, of_many, year_of
from factx.vi.figure import Figure
from factx.vi.figures.count import NOUNS
from factx.vi.figures.ordinal import roman_value
from factx.vi.figures.time import dated_part
from factx.vi.pattern import END, START, Match, compile, not_after, one_of
from factx.vi.place import Calendar, Place

_PART = compile(
    rf"""{START} (?: (?:vào|hồi|từ|trong|kể[ ]từ|đến|tới) [ ] )?
    (?P<part> {not_after("bắt")} đầu | giữa | cuối | những[ ]ngày[ ](?:đầu|cuối) | mấy[ ]ngày[ ]đầu
      | nửa[ ](?:đầu|cuối|sau) | {not_after("học")} kỳ[ ] (?: (?P<first> 1|i ) | 2|ii )
      | (?:trung|thượng|hạ)[ ]tuần | khoảng[ ](?:đầu|giữa|cuối) ) [ ] $"""
)

_PARTS: dict[str, Modifier] = {"đầu": "start", "thượng": "start", "giữa": "mid", "trung": "mid"}

_UNTIL = compile(r"[ ]?(?:[-–—][ ]?|(?:cho[ ])?(?:đến|tới)[ ](?:hết[ ]|thời[ ]điểm[ ])?(?:(?:đầu|giữa|cuối)[ ])?)")

_UNTIL_NOW = compile(
    rf"[ ] (?:cho[ ])? (?:đến|tới) [ ] {one_of('now')} {WORD_END} | [ ]trở[ ](?:đi|lại[ ]đây|về[ ]sau) {WORD_END}"
)

_SINCE = compile(rf"{START} (?: (?:tính|kể|bắt[ ]đầu|ngay)[ ] )? từ[ ] (?: (?:vào|hồi|thời[ ]điểm)[ ] )? $")

_AFTER_YEAR = compile(r"(?<!\p{L})sau[ ]$")

_TILL = compile(
    rf"""{START} (?P<lead> (?: tính[ ] | cho[ ] | từ[ ]nay[ ](?:cho[ ])? | từ[ ]giờ[ ] )?
      (?:đến|tới) (?:[ ](?:hết|trước|tận|thời[ ]điểm))?
      | trước ) [ ] $"""
)

_NOT_UNTIL = compile(rf"{START} (?:mãi|phải) [ ] $")  # "mãi đến năm 2010 mới"
_CLAUSE_START = compile(rf"(?: ^ | [.,;:\n“\"(] | {START} {one_of('clause_opener')} ) [ ]? $")

_COMPANY = compile(rf"{START} (?: {one_of('date_company')} | thứ[ ]\p{{L}}+ | h\d\d ) [ ]?,?[ ]? [(]? $")

_IN_PARENTHESES = compile(r"[(][ ]?$")

_YEAR_COMPANY = compile(
    rf"""{START} (?: {one_of("year_company")} | mùa[ ]\p{{L}}+
      | báo[ ]cáo[ ](?:tài[ ]chính|thường[ ]niên) (?: [ ]\p{{L}}+ ){{1,4}} ) [ ] $"""
)

_LIST = compile(r"(?: [ ]?,[ ]? | [ ] (?:và|hoặc|hay|cũng[ ]như|so[ ]với|sang|lên|xuống) [ ] ) $")

_SHARE_NEXT = compile(rf"[ ] {one_of('share_of')}")

_SCORE_LEAD = compile(rf"{START} {one_of('no_date_before')} [ ] $")


def read(place: Place) -> Figure | None:
    """The date that begins at `place`, with what leads it."""
    lower, at = place.lower, place.at
    point = read_point(lower, at, place.calendar)
    if point is None or (point.bare and not _in_company(place, point)):
        point = _counted_days(place)
        if point is None:
            return _listed(place)
    published = place.calendar.published
    if every := _RECURRING.match(lower, point.end):
        return _recurring(place, point, every)
    start, end, modifier = max(point.start, place.floor), point.end, point.modifier
    iso = point.value(published)
    head = lower[max(place.floor, start - 30) : start]
    if part := _PART.search(head):
        word = part["part"].split()
        modifier = "start" if part["first"] else _PARTS.get(word[-1]) or _PARTS.get(word[0]) or "end"
        start -= len(head) - part.start("part")
        head = lower[max(place.floor, start - 30) : start]
    elif lower.startswith("cuối tuần", at):
        modifier = "end"
    rule = f"date.{point.grain}"
    since = _SINCE.search(head)
    if since and point.grain == "day" and (until := _until_part(place, point)):
        return Figure("date", start - len(head) + since.start(), until[0], "date.range", iso=f"{iso}/{until[1]}")
    other = _other_end(lower, end, point, place.calendar)
    if other is not None:
        if point.bare and _SHARE_NEXT.match(lower, other.end):
            return None
        iso, end = _span(point, other, published), other.end
        modifier, rule = None, "date.range"
        if since:
            start -= len(head) - since.start()
        if (every := _RECURRING.match(lower, end)) and every["unit"] == "năm":
            iso, rule = _of_any_year(iso), "date.recurring"  # "từ ngày 1/5 đến ngày 30/9 hằng năm"
    elif now := _UNTIL_NOW.match(lower, end):
        if since or "trở" in now[0]:
            iso, end, modifier, rule = f"{iso}/..", now.end(), None, "date.since"
            start -= len(head) - since.start() if since else 0
    elif point.grain != "span" and (modifier is None or since is None):  # "từ đầu năm 2013" tells when it began
        start, iso, rule = _open_end(place, point, head, start, iso, rule)
    about = _AROUND.search(lower, max(place.floor, start - 12), start)
    if about is not None and modifier is None and point.grain in _ABOUT:
        start, modifier = about.start(), "approx"
    if point.counted:
        rule = "date.ago"
        start, modifier = read_qualifier(lower, start, place.floor)
        modifier = modifier or _within(lower, start, end)
    return Figure("date", start, end, rule, iso=iso, modifier=modifier)


def _until_part(place: Place, point: Point) -> tuple[int, str] | None:
    """The end and the value of the part of a day that closes "từ ngày 23/5 đến sáng 24/5"."""
    until = _UNTIL.match(place.lower, point.end)
    return dated_part(place.lower, until.end(), place.calendar) if until else None


_ABOUT = {"year", "month", "day", "span", "decade", "century"}
_AROUND = compile(rf"{START} (?<!trong[ ]) (?:khoảng|chừng) [ ] $")
_RECURRING = compile(rf"[ ] (?:hằng|hàng|mỗi) [ ] (?P<unit> năm|tháng|tuần ) {WORD_END}")


def _recurring(place: Place, point: Point, every: Match) -> Figure | None:
    """ "ngày 27/7 hằng năm", "ngày 5 hằng tháng": the day comes again, so what is larger stays open."""
    iso = replace(point, counted=False).value(None)
    if point.grain == "day" and every["unit"] == "tháng" and point.day is not None:
        iso = f"XXXX-XX-{point.day:02d}"
    elif every["unit"] == "năm":
        iso = _of_any_year(iso)
    elif every["unit"] == "tuần" and point.grain == "day":
        day = date.fromisoformat(iso).isoweekday() if iso[:4].isdigit() else None
        iso = f"XXXX-WXX-{day}" if day else iso
    elif not iso.startswith("XXXX-XX-"):
        return None
    return Figure("date", max(point.start, place.floor), point.end, "date.recurring", iso=iso)


def _of_any_year(iso: str) -> str:
    return "/".join(f"XXXX{end[4:]}" for end in iso.split("/"))


_ITEM = compile(rf"(?P<number> \d{{1,2}} | (?P<year> {YEAR} ) ) (?! \d | [.,/-]\d | [ ]?% )")
_ITEM_END = compile(r"[ ]?(?:[,;.)]|$) | [ ](?:và|hoặc|hay|tháng|năm|quý)(?!\p{L})")


def _counted_days(place: Place) -> Point | None:
    """The first day of "hai ngày 26 và 27-10", where "ngày" belongs to the number before it."""
    if place.lower.endswith(" ngày ", 0, place.at) and place.before is not None and place.before.kind == "duration":
        point = day_alone(place.lower, place.at - len("ngày "), place.calendar)
        return replace(point, start=place.at) if point is not None and point.month is not None else None
    return None


def _listed(place: Place) -> Figure | None:
    """A bare number in a list: the 6 of "ngày 5, 6 và 7/11", the 10 of "tháng 9 và 10", "các năm 1755 và 1783"."""
    last = place.before
    if last is None or last.kind != "date" or last.iso is None:
        return None
    item = _ITEM.match(place.lower, place.at)
    if item is None:
        return None
    between = _LIST.fullmatch(place.lower, last.end, place.at)
    if between is None or noun_follows(place.lower, item.end()) or _UNIT_NEXT.match(place.lower, item.end()):
        return None
    number = int(item["number"])
    year = int(last.iso[:4]) if last.iso[:4].isdigit() else None
    if _DAY_VALUE.fullmatch(last.iso) and is_day(year, int(last.iso[5:7]), number) and last.iso[8:] < f"{number:02d}":
        iso = f"{last.iso[:8]}{number:02d}"
        if not _ITEM_END.match(place.lower, item.end()):
            return None
    elif _MONTH_VALUE.fullmatch(last.iso) and 1 <= number <= 12 and last.iso[5:] < f"{number:02d}":
        iso = f"{last.iso[:5]}{number:02d}"
        if "và" not in between[0] and not _ITEM_END.match(place.lower, item.end()):
            return None
    elif item["year"] and _YEAR_VALUE.fullmatch(last.iso):
        iso = item["year"]
        told = last.rule == "date.listed" or (
            place.lower.startswith("năm ", last.start) and of_many(place.lower, last.start)
        )
        if not (told or _ITEM_END.match(place.lower, item.end())) or between[0] not in (
            _TOLD_LIST if told else {" và "}
        ):
            return None
    else:
        return None
    return Figure("date", place.at, item.end(), "date.listed", iso=iso)


_DAY_VALUE = compile(r"[\dX]{4}-\d\d-\d\d")
_MONTH_VALUE = compile(r"[\dX]{4}-\d\d")
_YEAR_VALUE = compile(r"\d{4}")
_TOLD_LIST = {", ", " và ", " hoặc ", " hay "}


def _within(lower: str, start: int, end: int) -> Modifier | None:
    """The qualifier inside "cách đây khoảng 10 năm"."""
    number = re.search(r"\d", lower[start:end])
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
    if till is None or point.counted:
        return start, iso, rule
    lead = till["lead"]
    if _NOT_UNTIL.search(head, 0, till.start()):
        return start, iso, rule
    opening = bool(_CLAUSE_START.search(head[: till.start()]))
    if (
        lead.removesuffix(" thời điểm") in {"đến", "tới"}
        and point.grain == "day"
        and (opening or point.iso is not None)
    ):
        return start, iso, rule  # "nhưng đến ngày 26/9" tells when, not until when
    if "/" in iso or point.grain == "week":
        return start, iso, rule
    return start - len(head) + till.start(), f"../{iso}", "date.until"


def _in_company(place: Place, point: Point) -> bool:
    """Whether figures that could be a date are one, by what stands around them."""
    lower, at = place.lower, place.at
    head = lower[max(place.floor, at - 24) : at]
    listed = place.before is not None and place.before.kind in {"date", "time"} and place.before.end >= at - 12
    if point.grain == "year":
        if _GAMES.search(lower, max(0, at - 40), at):
            return False
        if lower[at - 1 : at] not in " (":
            return False
        after = lower[point.end : point.end + 12]
        if after.startswith(" là năm "):
            return True
        if place.amount and place.amount.high is not None:
            return False
        if listed and place.before and _LIST.fullmatch(lower[place.before.end : at]):
            return not noun_follows(lower, point.end)
        if _YEARS_TOLD.search(lower, max(0, at - 80), at) and _TOLD_OF_YEAR.match(lower, point.end):
            return True
        told = _YEAR_COMPANY.search(lower, max(place.floor, at - 60), at) is not None
        return told and not noun_follows(lower, point.end) and "%" not in after[:2]
    if lower.startswith(("thứ ", "ngày thứ ", "hôm thứ "), at):
        return _is_weekday(place, point)
    if _SCORE_LEAD.search(head) or _SHARE_NEXT.match(lower, point.end) or _UNIT_NEXT.match(lower, point.end):
        return False
    if "/" not in lower[at : point.end] and noun_follows(lower, point.end):
        return False
    if lower[at - 1 : at].isalpha() or lower[at - 1 : at] in "/-.":
        return False
    if lower.endswith("tuần ", 0, at) and _UNTIL_DAY.match(lower, point.end):
        return True
    if _COMPANY.search(head) or _IN_PARENTHESES.search(head):
        return "-" not in lower[at : point.end] or _COMPANY.search(head) is not None or (point.day or 0) > _NO_SCORE
    if "." in lower[at : point.end]:
        return False
    if listed and place.before and _LIST.fullmatch(lower[place.before.end : at]):
        return True
    slash = "/" in lower[at : point.end]
    if slash and _SAYS_DAY.match(lower, point.end) and not place.clean[at - 2 : at - 1].isalnum():
        return True
    return slash and not noun_follows(lower, point.end) and (point.day or 0) > (point.month or 0)


_UNTIL_DAY = compile(rf"[ ]?(?:[-–]|đến|tới)[ ]? \d\d?[/-]{MONTH} (?!\d)")  # "tuần 19-10 đến 26-10"
_NO_SCORE = 12  # "(25-8)" is no score
_GAMES = compile(rf"{START} (?:vận[ ]hội|olympic|paralympic|asiad|games|cup) (?: [ ]\p{{L}}+ ){{0,3}} [ ] $")
# "năm 2011 là 10%, 2012 là 11% và 2013 là 12%"
_YEARS_TOLD = compile(r"năm[ ](?:19|20)\d\d [^.\n]* (?: , | [ ]và ) [ ] $")
_TOLD_OF_YEAR = compile(r"[ ] (?:là|đạt|tăng|giảm|còn) [ ]")
_SAYS_DAY = compile(r"[ ] (?: [-–][ ]cũng[ ]là[ ]ngày | (?:cũng[ ])?là[ ]ngày )")
_UNIT_NEXT = compile(
    rf"""[ ]? (?: % | \p{{Sc}} | {one_of("unit_after_date")} {END}
           | năm (?! [ ](?:nay|ngoái|trước|sau|tới|\d) ) {END} )"""
)


_RANK_BEFORE = compile(rf"{START} {one_of('ranked')} [ ] $")


_TRADING = compile(rf"{START} phiên [ ] (?:giao[ ]dịch[ ])? (?:(?:hôm|ngày|sáng|chiều)[ ])? $")
# "thứ bảy, chủ nhật", "thứ 2 đến thứ 6 hằng tuần", "hôm nay là thứ hai", "Thứ năm, 10:49"
_WEEKDAYS_ON = compile(
    rf"""(?: [ ]?(?:,|và|hoặc|đến|tới|[-–])[ ]? (?:thứ[ ])? (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7]) {WORD_END} ){{0,5}}
    (?: [ ]?(?:,|và|hoặc|đến|tới|[-–])[ ]? chủ[ ]nhật | [ ](?:hằng|hàng|trong|mỗi)[ ]tuần {WORD_END} )"""
)
_TODAY_IS = compile(rf"{START} (?:hôm|ngày)[ ] (?:nay|qua|mai) [ ] (?:là[ ])? $")
_DATELINE = compile(r"[ ]?[,–-]?[ ]? (?:ngày[ ])? (?: \d\d?[:h]\d\d | \d\d?[/-]\d\d?[/-]\d{4} ) (?!\d)")
_NEAR = compile(r"[ ](?:này|tới|sau|qua|rồi|trước)$")


def _is_weekday(place: Place, point: Point) -> bool:
    """A lone "thứ Ba" is a weekday where it is written as a name and nothing is ranked."""
    lower, at = place.lower, place.at
    head = lower[max(0, at - 20) : at]
    name = lower.find("thứ ", at, point.end) + len("thứ ")
    word = place.clean[name : name + 1]
    near = _NEAR.search(lower, at, point.end) is not None
    last = place.before
    if last is not None and last.kind == "ordinal" and lower[last.end : at] in {", ", " và "}:
        return False  # "lần thứ hai, thứ ba"
    if _WEEKDAYS_ON.match(lower, point.end) or _TODAY_IS.search(head) or _DATELINE.match(lower, point.end):
        return True
    if RANK_AFTER.match(lower, point.end) or _RANK_BEFORE.search(head):
        return False
    if word.isupper() and _TRADING.search(head):
        return True
    if lower[at - 1 : at] == " " and NOUNS.match_before(lower, at - 1):
        return near and word.isupper()
    return near or word.isupper() or (bool(_COMPANY.search(head)) and not word.isdigit())


def _other_end(lower: str, end: int, point: Point, calendar: Calendar) -> Point | None:
    """The second end of a range, with the same or a finer grain than figures alone would have."""
    if point.grain == "century" and (second := _SECOND_CENTURY.match(lower, end)):
        number = int(second["number"]) if second["number"] else roman_value(second["roman"])
        return Point(second.start("which"), second.end(), "century", iso=f"{number - 1:02d}XX")
    if point.grain in {"span", "decade", "century"} and not (point.grain == "span" and "/.." in (point.iso or "")):
        return None
    lead = _UNTIL.match(lower, end)
    if lead is None:
        return None
    if point.grain == "month" and (whole := _YEAR_END.match(lower, end)):
        return Point(lead.end(), whole.end(), "month", point.year, "-12", month=12)
    other = read_point(lower, lead.end(), calendar)
    if other is not None and other.grain not in {"span"}:
        if other.bare and other.grain == "year" and point.grain != "year":
            return None
        if other.bare and other.grain == "day" and "-" in lead[0] and point.grain != "day":
            return None
        return None if other.counted else other
    if point.grain == "year" and (early := _EARLY_YEAR.match(lower, lead.end())) and (point.iso or "").startswith("0"):
        return None if noun_follows(lower, early.end()) else Point(lead.end(), early.end(), "year", iso=f"0{early[0]}")
    if point.grain == "month" and point.iso is None:  # "tháng 1-3/2013", "tháng 8 đến 10"
        bare = _BARE_MONTH.match(lower, lead.end())
        if bare and int(bare["month"]) > (point.month or 12):
            month = int(bare["month"])
            return Point(lead.end(), bare.end(), "month", year_of(bare, calendar), f"-{month:02d}", month=month)
    if point.grain == "quarter":
        bare = _BARE_QUARTER.match(lower, lead.end())
        if bare:
            quarter = QUARTER_WORDS.get(bare["quarter"]) or int(bare["quarter"])
            return Point(lead.end(), bare.end(), "quarter", year_of(bare, calendar) or point.year, f"-Q{quarter}")
    return None


_YEAR_END = compile(r"[ ](?:cho[ ])?(?:đến|tới)[ ]hết[ ]năm (?! \p{L} | [ ](?:\d|nay|sau|tới|ngoái|trước|học) )")
_SECOND_CENTURY = compile(
    r"""[ ]? (?: [-–] | đến | tới ) [ ]? (?:thế[ ]k[ỷỉ][ ])? (?P<which> (?P<number> \d{1,2} ) | (?P<roman> [ivx]+ ) )
    (?![\p{L}\d])"""
)
_EARLY_YEAR = compile(r"\d{3} (?! [.,/-]?\d | [ ]?% )")  # "năm 938-939"
_BARE_MONTH = compile(
    rf"""(?P<month> {MONTH} ) (?! \d | [.,]\d(?!\d\d\d) | [ ]?(?:%|người|tỷ|triệu) ) (?: {YEAR_TAIL} )?
    (?! [ ](?:giờ|ngày|năm[ ]tù) )"""
)

_BARE_QUARTER = compile(rf"(?P<quarter>iv|iii|ii|i|[1-4])(?!\d|\p{{L}})(?:{YEAR_TAIL})?")


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
    begin = first.value(published)
    if begin == "XXXX" and end[:4].isdigit():
        begin = end[:4]  # "từ đầu năm tới hết tháng 5-2023"
    if _DAY_VALUE.fullmatch(begin) and _DAY_VALUE.fullmatch(end) and "X" not in begin + end and end < begin:
        end = shift_days(date.fromisoformat(end), 7)  # "từ thứ Hai đến thứ Sáu"
    return f"{begin}/{end}"
