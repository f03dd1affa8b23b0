"""Years and more: "năm 2013", "niên khóa 2013-2014", "năm ngoái", "thập niên 90", "thế kỷ XX"."""

from __future__ import annotations

from factx.timex import year_text
from factx.vi.dates.point import (
    BRANCH,
    OFFSETS,
    WORD_END,
    YEAR,
    YEAR_WORDS,
    Point,
    compared,
    noun_follows,
    of_every,
    of_many,
)
from factx.vi.figures.ordinal import roman_value
from factx.vi.numerals import read_numeral
from factx.vi.pattern import compile
from factx.vi.place import Calendar

_YEAR_NAMED = compile(
    rf"""(?: năm[ ] (?: (?:tài[ ](?:chính|khóa)|học)[ ] )? | niên[ ](?:khóa|học|vụ|độ(?:[ ]tài[ ]chính)?)[ ]
      | tài[ ]khóa[ ] | mùa[ ] (?= (?:19|20)\d\d (?! \d | [ ]?(?:ha|tấn|kg|cây) ) ) | mùa[ ]giải[ ] | vụ[ ]mùa[ ]
      | vụ[ ] (?= \d{{4}}[/–-]\d{{2,4}} (?!\d) ) | tết[ ] (?:(?:nguyên[ ]đán|âm[ ]lịch|cổ[ ]truyền)[ ])?
      (?:\p{{L}}+[ ]{BRANCH}[ ])? )
    (?P<year> {YEAR} ) (?! \d | [.,]\d )
    (?: [ ]?[-–—/][ ]? (?P<until> {YEAR} | \d\d (?!\d|/) ) (?!\d) )?"""
)

_YEAR_RELATIVE = compile(
    rf"""(?: năm[ ] (?: tài[ ](?:chính|khóa)[ ] (?=tới|sau|trước|này) )?
      (?P<word> nay|ngoái|trước|sau|tới|kia|này|kế[ ]tiếp|tiếp[ ]theo )
      | sang[ ]năm (?! [ ](?:\d|thứ|học|mới|tài|hai) ) ) {WORD_END} (?! [ ]nay )
    (?! (?<= tới ) [ ] (?:hết|ngày|tháng|quý|cuối|giữa) {WORD_END} )"""
)

_YEAR_PAST = compile(rf"năm[ ](?:vừa[ ](?:qua|rồi)|qua){WORD_END}")

_YEARS = compile(
    rf"""(?P<year> {YEAR} )
    (?: [ ]? (?: [-–—] | đến | tới ) [ ]? (?:năm[ ])? | (?<= năm[ ]\d{{4}} ) / ) (?P<until> {YEAR} )
    (?! \d | [.,-]\d | /[\d\p{{L}}] | [ ]?(?:đồng|usd|%|tấn) )"""
)

YEAR_ALONE = compile(r"(?P<year>(?:19|20)\d\d)(?!\d|[.,/-]\d|[ ]?%|\p{L}|[ ]\p{L}{1,2}\d)")

# what follows a number below 1000 that is no year
_COUNTED = r"[%\d] | [ ](?:người|km|ha|tỷ|triệu|nghìn|đồng|usd|tấn|m|tcn|trước)(?!\p{L})"
_DECADE = compile(
    rf"""(?: thập[ ](?:niên|kỷ|kỉ) | những[ ]năm (?: [ ]thập[ ](?:niên|kỷ|kỉ) )? ) [ ] (?:của[ ])?
    (?P<year> (?:1[5-9]|20)\d0 | [1-9]0 | (?P<early> (?<= năm[ ] ) [1-9]\d0 (?! {_COUNTED} ) )
      | (?P<word> (?:hai|ba|bốn|năm|sáu|bảy|tám|chín)[ ]mươi {WORD_END} ) )
    (?: [ ]?[-–][ ]? (?P<until> (?:1[5-9]|20)\d0 | [1-9]0 ) )?
    (?! \d | [.,]\d | [ ]?[-–—,/][ ]?\d | [ ](?:và|đến|tới)[ ]\d{{4}} )
    (?P<century> [ ](?:của[ ])? thế[ ](?:kỷ|kỉ)[ ] (?: trước | này | (?P<number> [ivx]+ | \d{{1,2}} ) ) {WORD_END} )?"""
)

_CENTURY = compile(
    rf"""thế[ ](?:kỷ|kỉ)[ ] (?:thứ[ ])?
    (?: (?P<number> \d{{1,2}} ) (?!\d) | (?P<roman> [ivx]+ ) {WORD_END}
      | (?P<spelled> hai[ ]mươi (?:[ ]mốt)? | mười[ ]\p{{L}}+ | chín | tám | bảy ) (?!\p{{L}})
      | (?P<word> này|trước|qua|tới|sau ) {WORD_END} )
    (?P<bc> [ ]trước[ ]công[ ]nguyên | [ ]tcn )?"""
)


def year_named(lower: str, at: int, calendar: Calendar) -> Point | None:
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


_EARLY = compile(
    rf"""năm[ ] (?P<year> \d{{3}} )
        (?! [\d.,%/]\d | -(?!\d{{3}}(?!\d))\d | {_COUNTED} )
      | năm[ ] (?P<bc> \d{{1,4}} ) [ ] (?: tcn | trước[ ]công[ ]nguyên ) (?!\p{{L}})"""
)

_MILLENNIUM = compile(r"năm[ ](?=(?:một[ ](?:nghìn|ngàn)[ ](?:\p{L}+[ ]trăm)|hai[ ](?:nghìn|ngàn)))")


def year_early(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "năm 938", "năm 179 trước Công nguyên"."""
    match = _EARLY.match(lower, at)
    if match is None or of_every(lower, at) or noun_follows(lower, match.end()):
        return None
    year = match["year"] or match["bc"]
    return Point(at, match.end(), "year", iso=f"{'BC' if match['bc'] else ''}{int(year):04d}")


def year_spelled(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "năm hai nghìn không trăm mười ba"."""
    lead = _MILLENNIUM.match(lower, at)
    numeral = read_numeral(lower, lead.end()) if lead else None
    if numeral is None or not 1000 <= numeral.value <= 2100 or numeral.value % 1 or noun_follows(lower, numeral.end):
        return None
    return Point(at, numeral.end, "year", int(numeral.value))


def year_relative(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "năm nay", "năm ngoái", "sang năm"."""
    match = _YEAR_RELATIVE.match(lower, at)
    if match is None or of_many(lower, at):
        return None
    offset = YEAR_WORDS[match["word"] or "sau"]
    year = calendar.published.year if calendar.published else None
    if lower.startswith(" đó", match.end()):  # "năm trước đó" counts from the year that was told
        year = calendar.period_year
    elif compared(lower, at) and (match["word"] == "trước" or year is None):
        year = calendar.period_year or year  # "năm 2016 tăng 5% so với năm trước"
    if again := _AGAIN.match(lower, match.end()):
        return Point(at, again.end(), "year", int(again["year"]))
    iso = year_text(year + offset if year else None)
    return Point(at, match.end(), "year", iso=iso)


_AGAIN = compile(rf"[ ][(] (?P<year> {YEAR} ) [)]")  # "năm ngoái (2022)"


def year_past(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "năm qua": until March the year before, later the running one."""
    match = _YEAR_PAST.match(lower, at)
    if match is None or of_many(lower, at):
        return None
    day = calendar.published
    return Point(at, match.end(), "year", iso=year_text(day.year - (day.month <= 3) if day else None))


def years(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "2013 – 2018", and the years of "3 năm 2011/2013"; "La Liga 2019/2020" is a name."""
    match = _YEARS.match(lower, at)
    if match is None or int(match["year"]) >= int(match["until"]):
        return None
    if noun_follows(lower, match.end()) and not lower.endswith(("giai đoạn ", "thời kỳ ", "nhiệm kỳ "), 0, at):
        return None  # "1500-2000 người" are people
    return Point(at, match.end(), "span", iso=f"{match['year']}/{match['until']}")


def year_alone(lower: str, at: int, calendar: Calendar) -> Point | None:
    """A bare "2013"; it needs a date's company."""
    match = YEAR_ALONE.match(lower, at)
    if match is None:
        return None
    return Point(at, match.end(), "year", int(match["year"]), bare=True)


def decade(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "thập niên 90", "những năm 1990", "những năm 60 của thế kỷ trước"."""
    match = _DECADE.match(lower, at)
    if match is None:
        return _decade_relative(lower, at, calendar)
    if match["early"] and noun_follows(lower, match.end()):
        return None
    word = read_numeral(lower, match.start("year")) if match["word"] else None
    year = int(word.value) if word else int(match["year"])
    if year < 100:
        number = match["number"]
        if number:
            year += (int(number) if number.isdigit() else roman_value(number)) * 100 - 100
        else:
            year += 1900 if year >= 30 or match["century"] else 2000
    if match["until"]:
        until = int(match["until"]) if len(match["until"]) == 4 else year // 100 * 100 + int(match["until"])
        return Point(at, match.end(), "decade", iso=f"{year // 10}X/{until // 10}X") if until > year else None
    return Point(at, match.end(), "decade", iso=f"{year // 10:03d}X")


_DECADE_RELATIVE = compile(
    rf"thập[ ](?:niên|kỷ|kỉ)[ ](?P<word>này|trước|tới|sau|qua|vừa[ ]qua|kế[ ]tiếp|tiếp[ ]theo){WORD_END}"
)


def _decade_relative(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "thập kỷ trước"; "thập kỷ qua", "thập niên tới" are the ten years up to the day of publication, or from it."""
    match = _DECADE_RELATIVE.match(lower, at)
    if match is None or of_many(lower, at):
        return None
    if calendar.published is None:
        return Point(at, match.end(), "decade", iso="XXXX")
    year, word = calendar.published.year, match["word"]
    if word == "tới":
        return Point(at, match.end(), "span", iso=f"{year}/{year + 10}")
    if word in {"qua", "vừa qua"}:
        return Point(at, match.end(), "span", iso=f"{year - 10}/{year}")
    return Point(at, match.end(), "decade", iso=f"{year // 10 + OFFSETS[word]}X")


def century(lower: str, at: int, calendar: Calendar) -> Point | None:
    """ "thế kỷ XX", "thế kỷ 21"."""
    match = _CENTURY.match(lower, at)
    if match is None:
        return None
    if match["word"]:
        if calendar.published is None:
            return Point(at, match.end(), "century", iso="XXXX")
        century = calendar.published.year // 100 + OFFSETS[match["word"]]
    else:
        spelled = read_numeral(lower, match.start("spelled")) if match["spelled"] else None
        number = int(spelled.value) if spelled else int(match["number"] or 0) or roman_value(match["roman"])
        century = number - 1
    if not 0 <= century <= 30:
        return None
    return Point(at, match.end(), "century", iso=f"{'BC' if match['bc'] else ''}{century:02d}XX")
