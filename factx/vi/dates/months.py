"""Months and other parts of a year: "tháng 9/2013", "quý II", "9 tháng đầu năm", "tuần này"."""

from __future__ import annotations

from datetime import date

from factx.fact import Modifier
from factx.timex import likely_year, month_text, week_text, year_text
from factx.vi.dates.point import (
    MONTH,
    MONTH_WORD,
    OFFSETS,
    WORD_END,
    YEAR,
    YEAR_TAIL,
    Point,
    compared,
    month_number,
    of_every,
    of_many,
    says_year,
    year_in_hand,
    year_listed,
    year_of,
)
from factx.vi.dates.years import YEAR_ALONE, year_named, year_spelled
from factx.vi.numerals import read_numeral
from factx.vi.pattern import START, Match, compile
from factx.vi.place import Calendar

_MONTH = compile(
    rf"""(?:tháng|thg)[ ]
    (?: (?P<month> {MONTH} ) (?! \d | [.,]\d(?!\d{{3}}) | [ ]?% | [ ](?:tuổi|năm[ ]tù|triệu|tỷ|nghìn) )
      | (?P<word> {MONTH_WORD} ) (?! \p{{L}} | [ ](?:trăm|nghìn|ngàn|triệu|tỷ|mươi) ) )
    (?: {YEAR_TAIL} )?"""
)

_MONTH_RELATIVE = compile(rf"tháng[ ] (?P<word> này|trước|tới|sau|qua|vừa[ ](?:qua|rồi)|rồi ) {WORD_END} (?! [ ]nay )")

_MONTH_YEAR = compile(
    rf"""(?: t | thg[ ] | tháng[ ] )? (?P<month> {MONTH} ) [/-] (?P<y0> {YEAR} )
    (?! \d | /\d | /\p{{L}} | -\d{{1,2}} (?!\d|/\d{{4}}) )"""
)

_QUARTER = compile(
    rf"""(?: quý[ ] | q (?=[1-4]/) )
    (?: (?P<roman> iv|iii|ii|i ) (?!\p{{L}}) | (?P<number> [1-4] ) (?! \d | [.,]\d )
      | (?P<word> một|hai|ba|tư|bốn|đầu[ ]tiên|đầu|cuối[ ]cùng|cuối ) (?!\p{{L}}) )
    (?: {YEAR_TAIL} )?"""
)

_QUARTER_RELATIVE = compile(
    rf"""quý[ ] (?:tài[ ]chính[ ])?
      (?P<word> này | nay | trước | tới | sau | vừa[ ](?:qua|rồi) | rồi | hiện[ ]tại | kế[ ]tiếp | tiếp[ ]theo
      | tiếp ) {WORD_END}"""
)

QUARTER_WORDS = {
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
    "đầu tiên": 1,
    "cuối": 4,
    "cuối cùng": 4,
}

_YEAR_OF = rf"""(?: [ ]?/ (?P<y1> {YEAR} ) | [ ]năm (?! [ ](?:tài[ ](?:chính|khóa)|học)[ ]\d )
    (?: [ ] (?P<y2> {YEAR} ) (?!\d) | [ ] (?P<yr> nay|này|ngoái|trước|sau|tới|kia|qua ) (?!\p{{L}}) | (?!\p{{L}}) ) )"""

_HALF = compile(
    rf"""(?: nửa | 6[ ]tháng | sáu[ ]tháng ) [ ] (?P<which> đầu|cuối|sau ) (?:[ ]của)?
    (?: {_YEAR_OF} | [ ] (?P<y0> {YEAR} ) (?!\d) )"""
)

_FIRST_MONTHS = compile(rf"(?P<which>đầu|cuối)?(?:[ ]của)?(?:{_YEAR_OF}|[ ]?(?P<y0>{YEAR})(?!\d|[.,]\d))")

_DAYS_OF_MONTH = compile(
    rf"""(?P<unit> ngày|tuần ) [ ] (?P<which> đầu|cuối ) [ ] (?:tiên[ ])? (?:của[ ])? tháng
    (?: [ ] (?P<month> {MONTH} (?!\d) | {MONTH_WORD} (?!\p{{L}}) ) )? (?: {YEAR_TAIL} )? (?!\p{{L}})"""
)

_SEASON = compile(
    rf"""(?: (?:mùa|vụ|tiết)[ ] | (?=xuân|hè) ) (?P<season> xuân|hè|hạ|thu|đông ) [ -]
    (?: (?P<y0> {YEAR} ) (?!\d) | năm[ ] (?P<y2> {YEAR} ) (?!\d)
      | năm[ ] (?P<yr> nay|ngoái|trước|sau|tới ) (?!\p{{L}}) | (?P<this> này|tới|vừa[ ]qua ) (?!\p{{L}}) )"""
)

_SEASONS = {"xuân": "SP", "hè": "SU", "hạ": "SU", "thu": "FA", "đông": "WI"}

_WEEK = compile(
    rf"""(?:cuối[ ])? tuần[ ] (?:lễ[ ])?
    (?P<word> này | nay | trước[ ]nữa | trước | tới | sau | qua | vừa[ ](?:qua|rồi) | rồi | kế[ ]tiếp | tiếp[ ]theo )
    {WORD_END}"""
)


_WEEK_NUMBER = compile(rf"tuần[ ](?:thứ[ ])?(?P<number>[1-4]?\d|5[0-3])(?:/|[ ]năm[ ])(?P<y0>{YEAR})(?!\d)")

_NEAR = compile(
    r"""[ ] (?P<near> này | tới | sau | vừa[ ]qua | vừa[ ]rồi | qua | rồi )
    (?! \p{L} | [ ](?:khi|đó|tháng|năm|cuối|đầu|giữa|ngày|hết|nay|\d) )"""
)


def _near_year(calendar: Calendar, month: int, near: str) -> int | None:
    """The year of "tháng 3 tới", "tháng 9 vừa qua"."""
    if calendar.published is None:
        return None
    year, running = calendar.published.year, calendar.published.month
    if near in {"tới", "sau"}:
        return year + (month <= running)
    return year - (month > running) if near != "này" else year


_LUNAR_MONTH = compile(
    rf"""tháng[ ] (?: (?: {MONTH} | {MONTH_WORD} ) [ ] (?: [(]âm[ ]lịch[)] | âm[ ]lịch ) | giêng | chạp ) (?!\p{{L}})"""
)


def lunar_month(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "tháng 3 âm lịch", "tháng Giêng": which month that is stays open. With its year "tháng Giêng" is January."""
    match = _LUNAR_MONTH.match(lower, at)
    if match is None or of_every(lower, at):
        return None
    solar = _MONTH.match(lower, at)
    if solar is not None and says_year(solar):
        return None
    return Point(at, match.end(), "month", iso="XXXX-XX")


def month(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "tháng 9", "tháng 9/2013", "tháng Mười Một năm ngoái"."""
    match = _MONTH.match(lower, at)
    if match is None:
        return None
    if lower.endswith("cách mạng ", 0, at) or of_every(lower, at):
        return None
    month = month_number(match["month"] or match["word"])
    year = year_of(match, calendar) or year_listed(lower, match.end(), calendar)
    if year is None and _FUTURES.search(lower, max(0, at - 20), at) and calendar.published is not None:
        year = calendar.published.year + (month < calendar.published.month)
    elif year is None:
        year = year_in_hand(lower, at, calendar, month)
    point = Point(at, match.end(), "month", year, f"-{month:02d}", month=month)
    if year is None and (spelled := year_spelled(lower, point.end + 1, calendar)):
        point.year, point.end = spelled.year, spelled.end  # "tháng mười năm hai nghìn không trăm chín"
    elif year is None and (near := _NEAR.match(lower, point.end)):
        point.end, point.year = near.end(), _near_year(calendar, month, near["near"])
        point.iso = None if point.year else f"XXXX-{month:02d}"
    if match["yr"] and year is None:
        point.iso = f"XXXX-{month:02d}"
    if (
        match["word"] == "năm"
        and lower[match.end() - 3 : match.end()] == "năm"
        and YEAR_ALONE.match(lower, match.end() + 1)
    ):
        return None
    return point


_FUTURES = compile(rf"{START}(?:giao|kỳ[ ]hạn)[ ](?:vào[ ])?$")  # "dầu giao tháng 3" is never of the past


def month_relative(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "tháng này", "tháng trước"."""
    match = _MONTH_RELATIVE.match(lower, at)
    if match is None or (match["word"] != "này" and of_many(lower, at)):
        return None
    if lower.startswith(" đây", match.end()) or lower.endswith(("hàng ", "hằng "), 0, at):
        return None
    day = calendar.published
    if lower.startswith(" đó", match.end()):
        day = _month_in_hand(calendar)
    elif match["word"] == "trước" and compared(lower, at):
        day = _month_in_hand(calendar) or day  # "tháng 10 tăng so với tháng trước": September
    return Point(at, match.end(), "month", iso=month_text(day, OFFSETS[match["word"]]))


def _month_in_hand(calendar: Calendar) -> date | None:
    month = calendar.period or ""
    return (
        date.fromisoformat(f"{month}-01") if len(month) == 7 and month[:4].isdigit() and month[5:].isdigit() else None
    )


def month_year(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "9/2013"."""
    match = _MONTH_YEAR.match(lower, at)
    if match is None or _INSTALMENT.search(lower, max(0, at - 6), at):
        return None
    month = int(match["month"])
    return Point(at, match.end(), "month", int(match["y0"]), f"-{month:02d}", month=month)


_INSTALMENT = compile(rf"{START}(?:đợt|lần|vòng)[ ]$")  # "cổ tức đợt 2/2014" is the second of that year


def quarter(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "quý II/2024", "quý 3", "quý đầu năm"."""
    if relative := _QUARTER_RELATIVE.match(lower, at):
        day = calendar.published
        last = _QUARTER_VALUE.fullmatch(calendar.period or "")
        if last is not None and relative["word"] == "này":  # "Quý 1 lãi 5 tỷ; trong quý này, …"
            return Point(at, relative.end(), "quarter", iso=last[0])
        looks_back = relative["word"] == "trước" and (lower.startswith(" đó", relative.end()) or compared(lower, at))
        told = last if looks_back else None
        if told is not None and not told["year"].isdigit():
            number = int(told["quarter"])
            return Point(at, relative.end(), "quarter", iso=f"XXXX-Q{number - 1 if number > 1 else 4}")
        if told is not None:  # "quý I tăng 5% so với quý trước"
            index = int(told["year"]) * 4 + int(told["quarter"]) - 2
        elif day is None:
            return Point(at, relative.end(), "quarter", iso="XXXX-QX")
        else:
            index = day.year * 4 + (day.month - 1) // 3 + OFFSETS[relative["word"]]
        return Point(at, relative.end(), "quarter", iso=f"{index // 4}-Q{index % 4 + 1}")
    match = _QUARTER.match(lower, at)
    if match is None:
        return None
    word = match["roman"] or match["number"] or match["word"]
    quarter = QUARTER_WORDS.get(word) or int(word)
    end = match.end()
    if word.startswith(("đầu", "cuối")) and not lower.startswith(" năm", end) and not says_year(match):
        return None
    year = year_of(match, calendar) or year_listed(lower, end, calendar)
    if year is None and calendar.published is not None:
        year = likely_year(calendar.published, quarter * 3 - 1)
    return Point(at, end, "quarter", year, f"-Q{quarter}")


_QUARTER_VALUE = compile(r"(?P<year>[\dX]{4})-Q(?P<quarter>[1-4])")


def half(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "nửa đầu năm nay", "6 tháng cuối năm 2013"."""
    match = _HALF.match(lower, at)
    if match is None:
        return None
    first = match["which"] == "đầu"
    if lower[at] in "6s":
        return _months(at, match, calendar, (1, 6) if first else (7, 12))
    return Point(at, match.end(), "half", year_of(match, calendar), "-H1" if first else "-H2")


def _year_of_months(match: Match, calendar: Calendar) -> int | None:
    """The year that is told, else the running one, which "9 tháng đầu năm" are of."""
    year = year_of(match, calendar)
    if year is None and calendar.published and not match.groupdict().get("yr"):
        return calendar.published.year
    return year


def _months(at: int, match: Match, calendar: Calendar, span: tuple[int, int]) -> Point:
    year = _year_of_months(match, calendar)
    text = year_text(year)
    return Point(at, match.end(), "span", iso=f"{text}-{span[0]:02d}/{text}-{span[1]:02d}")


def first_months(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "9 tháng đầu năm 2013", "ba tháng cuối năm", "10 tháng năm 2013"; "10 ngày đầu tháng 10"."""
    numeral = read_numeral(lower, at)
    if numeral is None or numeral.high is not None or not 1 <= numeral.value <= 31 or numeral.value % 1:
        return None
    count = int(numeral.value)
    if lower.startswith((" ngày ", " tuần "), numeral.end):
        return _first_days(lower, at, numeral.end + 1, count, calendar)
    if lower.startswith(" quý ", numeral.end) and count <= _QUARTERS:
        match = _FIRST_MONTHS.match(lower, numeral.end + len(" quý "))
        if match is None or not match["which"]:
            return None
        months = count * 3
        return _months(at, match, calendar, (13 - months, 12) if match["which"] == "cuối" else (1, months))
    if not lower.startswith(" tháng", numeral.end) or count > 12:
        return None
    after = numeral.end + len(" tháng")
    if (which := _OF_SEASON.match(lower, after)) and (named := year_named(lower, which.end(), calendar)):
        part: Modifier = "start" if which["which"] == "đầu" else "end"
        return Point(at, named.end, "span", iso=named.value(None), modifier=part)
    match = _FIRST_MONTHS.match(lower, after + 1 if lower[after : after + 1] == " " else after)
    if match is None or (not match["which"] and not says_year(match)):
        match = _FIRST_MONTHS.match(lower, after)
    if match is None or (not match["which"] and not says_year(match)):
        if _is_so_far(lower, at, after, count, calendar):
            year = calendar.period_year
        elif _RUNNING_TOTAL.search(lower, max(0, at - 16), at) and not _FISCAL.match(lower, after):
            year = calendar.published.year if calendar.published else None  # "lũy kế 9 tháng"
        else:
            return None
        return Point(at, after, "span", iso=f"{year_text(year)}-01/{year_text(year)}-{count:02d}")
    return _months(at, match, calendar, (13 - count, 12) if match["which"] == "cuối" else (1, count))


def _is_so_far(lower: str, at: int, end: int, months: int, calendar: Calendar) -> bool:
    """ "quý 3 đạt 5 tỷ; 9 tháng đạt 20 tỷ": the months up to the end of what the article is about."""
    last = _ENDS.fullmatch(calendar.period or "")
    if last is None or months != (int(last["quarter"]) * 3 if last["quarter"] else int(last["month"])):
        return False
    return _OPENS.search(lower, max(0, at - 12), at) is not None and _TELLS_SO_FAR.match(lower, end) is not None


_ENDS = compile(r"\d{4}- (?: Q (?P<quarter> [1-4] ) | (?: \d\d/\d{4}- )? (?P<month> \d\d ) )")
_OPENS = compile(r"(?: ^ | [\n“(] | [.,;:–-][ ] ) (?: trong[ ] | tính[ ] )? $")
_TELLS_SO_FAR = compile(
    rf""",? [ ] (?:ước[ ])? (?: đạt | tăng | giảm | lãi | lỗ | doanh[ ]thu | lợi[ ]nhuận | xuất[ ]khẩu | nhập[ ]khẩu
      | kim[ ]ngạch ) {WORD_END}"""
)

# "4 tháng đầu niên vụ 2015-2016": when such a year begins is not told
_OF_SEASON = compile(r"[ ](?P<which>đầu|cuối)[ ](?:của[ ])?(?=niên[ ]|tài[ ]khóa|năm[ ](?:tài|học)[ ])")
_QUARTERS = 4
_FIRST_MONTH = compile(rf"tháng[ ](?:đầu(?:[ ]tiên)?|(?P<last>cuối(?:[ ]cùng)?))(?:[ ]của)?{_YEAR_OF}")
_ONE_MONTH = compile(rf"{START}(?:trong|của|ngay|riêng)[ ]$")


def first_month(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "trong tháng đầu năm 2014": January; "tháng cuối năm": December."""
    match = _FIRST_MONTH.match(lower, at) if _ONE_MONTH.search(lower, max(0, at - 8), at) else None
    if match is None:
        return None
    year = _year_of_months(match, calendar)
    return Point(at, match.end(), "month", iso=f"{year_text(year)}-{'12' if match['last'] else '01'}")


_FISCAL = compile(r"[ ](?:đầu[ ])?(?:niên[ ]độ|tài[ ]khóa|năm[ ]tài)")
_RUNNING_TOTAL = compile(rf"{START}(?:l[ũu]y[ ]kế|luỹ[ ]kế|tính[ ]chung|tính[ ]chung[ ]cả|cộng[ ]dồn)[ ]$")


def _first_days(lower: str, at: int, unit_at: int, count: int, calendar: Calendar) -> Point | None:
    if (first := _DAYS_OF_YEAR.match(lower, unit_at)) is not None and count <= _DAYS_IN_JANUARY:
        return _first_days_of_year(at, first, count, calendar)
    match = _DAYS_OF_MONTH.match(lower, unit_at)
    if match is None:
        return None
    month = (
        month_number(match["month"]) if match["month"] else (calendar.published.month if calendar.published else None)
    )
    year = year_of(match, calendar)
    if month is None:
        return None
    if year is None:
        year = likely_year(calendar.published, month)
    days = count * (7 if match["unit"] == "tuần" else 1)
    text = f"{year_text(year)}-{month:02d}"
    if match["which"] == "đầu" and days <= 28:
        return Point(at, match.end(), "span", iso=f"{text}-01/{text}-{days:02d}")
    return Point(at, match.end(), "month", iso=text, modifier="end" if match["which"] == "cuối" else "start")


_DAYS_IN_JANUARY = 31
_DAYS_OF_YEAR = compile(
    rf"""ngày[ ]đầu (?:[ ]tiên)? (?:[ ]của)? [ ]năm (?! [ ](?:mới|học|tháng) ) (?: [ ] (?P<y0> {YEAR} ) (?!\d)
      | [ ] (?P<yr> nay|này|ngoái|trước|sau|tới ) )? (?!\p{{L}})"""
)


def _first_days_of_year(at: int, match: Match, count: int, calendar: Calendar) -> Point:
    """ "10 ngày đầu năm": the first days of January."""
    year = _year_of_months(match, calendar)
    text = f"{year_text(year)}-01"
    return Point(at, match.end(), "span", iso=f"{text}-01/{text}-{count:02d}")


_GAMES = compile(rf"{START}(?:vận[ ]hội|olympic|paralympic)[ ]$")


_CROP = compile(
    rf"""(?:vụ[ ])? (?:lúa[ ])? (?: đông[ ]?-?[ ]?xuân | hè[ ]?-?[ ]?thu | thu[ ]?-?[ ]?đông | xuân[ ]?-?[ ]?hè )
    [ ] (?: (?:năm[ ])? (?P<y0> {YEAR} ) (?: [ ]?[-–/][ ]? (?P<until> {YEAR} ) )? (?! \d | [.,]\d )
          | năm[ ] (?P<yr> nay|ngoái|trước|sau|tới ) (?!\p{{L}}) )"""
)


def crop_season(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "vụ Đông Xuân 2013-2014", "Hè Thu 2013": harvests are told by their years."""
    match = _CROP.match(lower, at)
    if match is None:
        return None
    if match["yr"]:
        return Point(at, match.end(), "year", iso=year_text(year_of(match, calendar)))
    if match["until"] and match["until"] > match["y0"]:
        return Point(at, match.end(), "span", iso=f"{match['y0']}/{match['until']}")
    return Point(at, match.end("y0"), "year", int(match["y0"]))


def season(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "mùa hè 2013", "hè năm ngoái"."""
    match = _SEASON.match(lower, at)
    if match is None or _GAMES.search(lower, max(0, at - 16), at):
        return None
    year = year_of(match, calendar)
    if match["yr"] and year is None:
        return Point(at, match.end(), "season", iso=f"XXXX-{_SEASONS[match['season']]}")
    return Point(at, match.end(), "season", year, f"-{_SEASONS[match['season']]}")


def week(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "tuần này", "tuần trước", "cuối tuần qua"."""
    if numbered := _WEEK_NUMBER.match(lower, at):
        return Point(at, numbered.end(), "week", iso=f"{numbered['y0']}-W{int(numbered['number']):02d}")
    match = _WEEK.match(lower, at)
    if match is None or (not lower.startswith("cuối", at) and of_many(lower, at)):
        return None
    if lower.startswith(" đó", match.end()):
        return Point(at, match.end(), "week", iso=_week_before(calendar))
    weeks = -2 if match["word"] == "trước nữa" else OFFSETS[match["word"]]
    return Point(at, match.end(), "week", iso=week_text(calendar.published, weeks))


def _week_before(calendar: Calendar) -> str:
    """The week before the one that the article told last."""
    told = _WEEK_VALUE.fullmatch(calendar.week[0]) if calendar.week else None
    if told is None:
        return "XXXX-WXX"
    return week_text(date.fromisocalendar(int(told["year"]), int(told["week"]), 1), -1)


_WEEK_VALUE = compile(r"(?P<year>\d{4})-W(?P<week>\d\d)")
