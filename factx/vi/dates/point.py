"""What all dates share: the point in time that a form reads, and how its year is told."""

from __future__ import annotations

from datetime import date

import msgspec

from factx.fact import Modifier
from factx.timex import is_day, likely_year, year_text
from factx.vi.figures.count import NOUNS
from factx.vi.pattern import START, Match, compile, not_after, one_of
from factx.vi.place import Calendar


class Point(msgspec.Struct):
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
    counted: bool = False  # so many units away from another: "3 ngày trước"
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


WORD_END = r"(?!\p{L}|\d)"  # a word ends here

# the twelve animals of the years that go with the lunar calendar: "năm Bính Ngọ"
BRANCH = r"(?:tý|sửu|dần|mão|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi)"

YEAR = r"(?:1[0-9]|20|21)\d\d"

_MONTH_WORDS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip

MONTH = r"(?:1[0-2]|0?[1-9])"

MONTH_WORD = r"mười[ ]một|mười[ ]hai|mười|giêng|chạp|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín"

DAY = r"(?:3[01]|[12]\d|0?[1-9])"

# What may tell the year behind a day or month: "năm 2013", "/2013", "năm ngoái".
YEAR_TAIL = rf"""(?:
    [ ]?[/.,-][ ]?(?P<y1>{YEAR})(?!\d|[.,]\d|[ ](?:đồng|usd|người))
  | ,?[ ](?:của[ ])?năm[ ](?P<y2>{YEAR}){WORD_END}
  | [ ](?P<y3>{YEAR}) (?! \d | [.,/-]\d | [ ]? (?: % | {one_of("counted_after_year")} (?!\p{{L}}) ) )
  | [ ](?:(?:của[ ])?năm[ ](?!sang)|(?=sang))(?P<yr>nay|này|ngoái|trước|sau|tới|kia|qua|sang[ ]năm){WORD_END}
)"""

YEAR_WORDS = {
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

OFFSETS = {
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


def year_of(match: Match, calendar: Calendar) -> int | None:
    """The year that a pattern's tail tells, if any."""
    groups = match.groupdict()
    for name in ("y0", "y1", "y2", "y3", "y"):
        if groups.get(name):
            year = int(groups[name])
            return year + (2000 if year < 50 else 1900) if year < 100 else year
    if groups.get("yr") and calendar.published:
        return calendar.published.year + YEAR_WORDS[groups["yr"]]
    return None


_LIST_YEAR = compile(
    rf"""(?: (?: , | [ ]và ) [ ] (?: (?:tháng|quý)[ ] )? (?: \d{{1,2}} | [ivx]{{1,4}} ) (?! [\d\p{{L}}] ) ){{1,11}}
    {YEAR_TAIL}"""
)


def year_listed(lower: str, at: int, calendar: Calendar) -> int | None:
    """The year told at the end of a list that goes on at `at`: "quý 1 và quý 2/2021", "tháng 1, 2 và 3 năm 2020"."""
    match = _LIST_YEAR.match(lower, at)
    return year_of(match, calendar) if match else None


def says_year(match: Match) -> bool:
    """Whether the pattern's tail tells a year, be it "năm ngoái"."""
    return any(match.groupdict().get(name) for name in ("y0", "y1", "y2", "y3", "y", "yr"))


def year_in_hand(lower: str, at: int, calendar: Calendar, month: int | None = None) -> int | None:
    """The past year that the sentence told before `at`: "Năm ngoái giá tăng đến cuối tháng 4", told in January.

    A month has it only if it would else lie far ahead.
    """
    if calendar.told is None or calendar.published is None:
        return None
    year, end = calendar.told
    if year >= calendar.published.year or not 0 <= at - end <= _NEAR or _SENTENCE_END.search(lower, end, at):
        return None
    if month is not None:
        likely = likely_year(calendar.published, month) or 0
        ahead = (likely - calendar.published.year) * 12 + month - calendar.published.month
        if ahead < _FAR_AHEAD:
            return None
    return year


_FAR_AHEAD = 2  # months
_NEAR = 120  # code points
_SENTENCE_END = compile(r"[.!?…] [ ] | \n")


def month_number(text: str) -> int:
    """The month that a numeral or a word names."""
    return int(text) if text.isdigit() else _MONTH_WORDS[text]


def day_point(match: Match, day: int, month: int, calendar: Calendar, *, bare: bool = False) -> Point | None:
    """The day of a pattern's match; None where there is no such day."""
    year = year_of(match, calendar) or year_in_hand(match.string, match.start(), calendar, month)
    if not is_day(year, month, day):
        return None
    rest = f"-{month:02d}-{day:02d}"
    point = Point(match.start(), match.end(), "day", year, rest, None, month, day, bare=bare)
    if match.groupdict().get("yr") and year is None:
        point.iso = "XXXX" + rest
    return point


_MANY = compile(
    rf"""{START} (?: {one_of("many")} | {not_after("top thứ hạng games lần")} (?<! (?:top|thứ|lần)[ ]\d )
      (?<! hạng[ ]\d ) (?<! games[ ]\d ) \d ) [ ] $"""
)


def of_many(lower: str, at: int) -> bool:
    """Whether "những", "mỗi", "mấy" … stand before `at`: no single date is meant."""
    return _MANY.search(lower, max(0, at - 8), at) is not None


def of_every(lower: str, at: int) -> bool:
    """Whether "mỗi" or "hằng" stands before `at`: the date comes again and again."""
    return _EVERY.search(lower, max(0, at - 6), at) is not None


_EVERY = compile(rf"{START}(?:mỗi|hằng|hàng)[ ]$")


def noun_follows(lower: str, end: int) -> bool:
    """Whether a countable noun follows: then the figures count it and are no date."""
    return lower[end : end + 1] == " " and NOUNS.match(lower, end + 1) is not None


def compared(lower: str, at: int) -> bool:
    """Whether the date at `at` is what something is compared with, and so not the time that is spoken of."""
    return _COMPARED.search(lower, max(0, at - 8), at) is not None


_COMPARED = compile(rf"{START}(?:so|so[ ]với|hơn)[ ]$")
