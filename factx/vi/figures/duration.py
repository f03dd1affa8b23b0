"""Lengths of time and ages: "3 năm", "12 năm tù", "34 tuổi", "3 năm 6 tháng", "nửa tháng".

The value is an ISO 8601 duration; a range has both ends: "8-10 tháng" is P8M/P10M.

>>> from factx.vi.scan import read_all
>>> figures = read_all("12 năm tù, 34 tuổi, 3 năm 6 tháng, nửa năm, khoảng 3-4 giờ, hai thập kỷ")
>>> [figure.iso for figure in figures]
['P12Y', 'P34Y', 'P3Y6M', 'P0.5Y', 'PT3H/PT4H', 'P20Y']
>>> [(figure.iso, figure.modifier) for figure in read_all("từ 2 năm tù trở lên, hàng chục năm")]
[('P2Y', 'equal_or_more'), ('P10Y', 'order_of')]
"""

from __future__ import annotations

from decimal import Decimal

from factx.vi.amount import HALF_MORE, RANGE_WORD, VAGUE, Amount, read_after, read_qualifier
from factx.vi.figure import Figure, exact
from factx.vi.figures.quantity import read_unit
from factx.vi.numerals import read_numeral
from factx.vi.pattern import END, START, compile, not_after, one_of
from factx.vi.place import Place
from factx.vi.words import Lexicon

# word: designator of ISO 8601, and how many of it
UNITS: Lexicon[tuple[str, int]] = Lexicon(
    {
        "năm": ("Y", 1),
        "năm tù": ("Y", 1),
        "năm tù giam": ("Y", 1),
        "năm tuổi": ("Y", 1),
        "tuổi": ("Y", 1),
        "niên": ("Y", 1),
        "thập kỷ": ("Y", 10),
        "thập kỉ": ("Y", 10),
        "thập niên": ("Y", 10),
        "thế kỷ": ("Y", 100),
        "thế kỉ": ("Y", 100),
        "thiên niên kỷ": ("Y", 1000),
        "quý": ("M", 3),
        "tháng": ("M", 1),
        "tháng tù": ("M", 1),
        "tháng tù giam": ("M", 1),
        "tháng tuổi": ("M", 1),
        "tuần": ("W", 1),
        "tuần lễ": ("W", 1),
        "tuần tuổi": ("W", 1),
        "ngày": ("D", 1),
        "ngày tuổi": ("D", 1),
        "ngày đêm": ("D", 1),
        "hôm": ("D", 1),
        "giờ": ("TH", 1),
        "giờ đồng hồ": ("TH", 1),
        "tiếng": ("TH", 1),
        "tiếng đồng hồ": ("TH", 1),
        "h": ("TH", 1),
        "phút": ("TM", 1),
        "phút đồng hồ": ("TM", 1),
        "giây": ("TS", 1),
        "s": ("TS", 1),
    }.items()
)
_ORDER = ["Y", "M", "W", "D", "TH", "TM", "TS"]
_EXTENT = compile(rf"{START} (?:dài|lâu) [ ]hơn[ ] $")  # "chuyến bay dài hơn 17 tiếng"
_HALF = compile(r"nửa[ ] (?=\p{L})")
# "5 tiếng Anh", "hai năm học", "4 ngày lễ" name other things
_NOT_TIME = compile(
    rf"""[ ] (?: tiếng[ ]{one_of("with_tieng")} | năm[ ]ánh[ ]sáng | giờ[ ](?: g{END} | bay | làm[ ]thêm )
           | (?:ngày|giờ|buổi)[ ]công {END} (?! [ ]{one_of("with_cong")} {END} )
           | năm[ ](?:tài[ ](?:khóa|chính)|học)[ ]\d{{4}}
           | quý[ ](?: {one_of("with_quy")}{END} | \d ) | tuổi[ ](?:thọ|trẻ) )"""
)
_ARTICLE = compile(rf"{START} (?:vào|có|rồi|đến|cho) [ ] $")
_SOME_DAY = compile(rf"[ ] {one_of('time_unit')} [ ] {one_of('some_day')} {END}")
_MONTHS_BY_NUMBER = compile(r"[ ]tháng[ ]\d\d?[ ]?(?:[-–,]|và)[ ]?\d\d?(?:/|(?!\d))")  # "hai tháng 9 - 10/2018"
_ON_DAY = compile(r"[ ]hôm[ ]\d{1,2}[/-]\d")  # "thua 1-2 hôm 4/1"
_PRICED = compile(rf"{START} {one_of('priced')} [ ] (?:trong[ ])? $")


def read(place: Place) -> Figure | None:
    """The length of time that begins at `place`."""
    if _HALF.match(place.lower, place.at):
        return _half(place)
    age = _AGE.search(place.lower, max(place.floor, place.at - 16), place.at)
    if age is not None and (figure := _age(place, age.start())):
        return figure
    amount = place.amount
    found = (_unit(place.lower, amount.end) or _hours(place, amount)) if amount else None
    if amount is None or found is None or _is_article(place, amount) or place.clean[found[0] - 1] == "S":
        return None
    if _YEARS_AND_MONTHS.match(place.lower, place.at) or _ROUND_THE_CLOCK.match(place.lower, place.at):
        return None
    if _MONTHS_BY_NUMBER.match(place.lower, amount.end) or _ON_DAY.match(place.lower, amount.end):
        return None
    end, designator, size = found
    if _OF_YEAR.match(place.lower, amount.end) and (amount.value or Decimal(0)) % 1:
        return None  # "mức 16,7 năm 1990" is that of 1990
    if amount.numeral.in_words and VAGUE.search(place.lower, max(place.floor, amount.start - 6), amount.start):
        return None  # "dăm ba năm"
    if designator == "M" and amount.value is not None and amount.value >= _NO_MONTHS:
        return None  # "gói cước 10.000 tháng" lost its "đồng/"
    start, modifier = amount.start, amount.modifier
    if amount.value is not None:
        parts = {designator: amount.value * size}
        end = _more_parts(place.lower, end, parts, designator)
        end = _part_of_second(place.lower, end, parts) or end
        iso = duration(parts)
        end, other = _other_end(place.lower, end, designator, size, amount)
        if other:
            iso = f"{iso}/{other}"
            if place.lower.endswith("từ ", place.floor, start):
                start -= len("từ ")
    elif amount.low is not None and amount.high is not None:
        iso = f"{duration({designator: amount.low * size})}/{duration({designator: amount.high * size})}"
    extent = modifier is None and _EXTENT.search(place.lower, max(place.floor, start - 10), start) is not None
    if extent and not place.lower.startswith(" so với", end):
        start, modifier = start - len("hơn "), "more_than"
    if "tuổi" in place.lower[amount.end : end] and place.lower.endswith("ngoài ", place.floor, start):
        start, modifier = start - len("ngoài "), "more_than"
    start, end, modifier = read_after(place.lower, start, end, modifier)
    return Figure("duration", start, end, "duration.amount", iso=iso, modifier=modifier)


_ON_AVERAGE = compile(rf"{START} (?:trung[ ]bình|bình[ ]quân) [ ] $")  # "trung bình một năm" is a rate
_NO_MONTHS = 1000
_OF_YEAR = compile(r"[ ]năm[ ](?:19|20)\d\d(?!\d)")
_AGE = compile(rf"{START} tuổi[ ] (?: (?:từ|dưới|trên|hơn|ngoài)[ ] )? $")
_AGE_END = compile(r"(?! [\d.,/-]\d | \d | [ ]?% | [ ](?:năm|tháng|tuổi|người) )")
_YEARS_AND_MONTHS = compile(
    rf"{not_after('hơn gần sau trong khoảng được')} năm[ ]tháng {END} (?! ,[ ] [^.\n]{{0,80}} \d )"
)
_ROUND_THE_CLOCK = compile(r"(?<=24/) 24[ ]?(?:h|giờ)")


def _age(place: Place, start: int) -> Figure | None:
    """ "ở tuổi 75"."""
    amount = place.amount
    if amount is None or amount.factor != 1 or not _AGE_END.match(place.lower, amount.end):
        return None
    if read_unit(place.lower, amount.end) is not None and not place.lower.startswith(" cân nặng", amount.end):
        return None  # "tuổi hơn 20 kg"
    years = [number for number in (amount.value, amount.low, amount.high) if number is not None]
    if max(years) > 130:
        return None
    iso = "/".join(duration({"Y": number}) for number in years)
    start, end, modifier = read_after(place.lower, start, amount.end, amount.modifier)
    return Figure("duration", start, end, "duration.age", iso=iso, modifier=modifier)


def duration(parts: dict[str, Decimal]) -> str:
    """The ISO 8601 duration of `parts`: designator to number.

    >>> duration({"Y": Decimal(3), "M": Decimal(6)}), duration({"TH": Decimal("1.5")})
    ('P3Y6M', 'PT1.5H')
    """
    days = "".join(f"{exact(parts[key])}{key}" for key in _ORDER if key in parts and key[0] != "T")
    hours = "".join(f"{exact(parts[key])}{key[1]}" for key in _ORDER if key in parts and key[0] == "T")
    return f"P{days}T{hours}" if hours else f"P{days}"


def _unit(lower: str, at: int) -> tuple[int, str, int] | None:
    glued = lower[at : at + 1] != " "
    found = UNITS.match(lower, at if glued else at + 1)
    if found is None or _NOT_TIME.match(lower, at):
        return None
    end, (designator, size) = found
    return end, designator, size


def _hours(place: Place, amount: Amount) -> tuple[int, str, int] | None:
    """ "sau khoảng 2g", as some papers write hours: grams come after nothing."""
    if not place.lower.startswith("g", amount.end) or not _AFTER.search(
        place.lower, max(0, amount.start - 20), amount.start
    ):
        return None
    return (amount.end + 1, "TH", 1) if _HOURS.match(place.lower, amount.end) else None


_AFTER = compile(rf"{START} (?: sau | suốt | kéo[ ]dài | trong[ ]vòng ) [ ] (?: (?:khoảng|hơn|gần|chừng)[ ] )? $")
_HOURS = compile(rf"g {END} (?! [ ]? \d )")  # "sau 2g mỗi ngày" tells when


def _is_article(place: Place, amount: Amount) -> bool:
    """ "vào một ngày", "một hôm" tell no length."""
    if place.lower[amount.number : amount.end] != "một":
        return False
    if _SOME_DAY.match(place.lower, amount.end):
        return True
    head = place.lower[max(0, amount.number - 20) : amount.number]
    if place.lower.startswith(" hôm", amount.end) or _PRICED.search(head) or _ON_AVERAGE.search(head):
        return True
    return bool(_ARTICLE.search(head)) and place.lower.startswith(" ngày", amount.end)


def _more_parts(lower: str, end: int, parts: dict[str, Decimal], designator: str) -> int:
    """Adds the smaller parts of "3 năm 6 tháng" and "2 tiếng rưỡi"; the end of what was read."""
    if half := HALF_MORE.match(lower, end):
        parts[designator] += Decimal("0.5")
        return half.end()
    while more := _AND.match(lower, end):
        numeral = read_numeral(lower, more.end())
        found = _unit(lower, numeral.end) if numeral and numeral.high is None else None
        if numeral is None or found is None or _ORDER.index(found[1]) <= _ORDER.index(designator):
            break
        if "tuổi" in lower[numeral.end : found[0]] or found[2] != 1:
            break
        parts[found[1]] = numeral.value
        end, designator = found[0], found[1]
    return end


_PART_OF_SECOND = compile(
    r"""[ ] (?P<digits> \d{2,3} ) (?! [\d.,/-]\d | \d | [ ]?% | [ ]\p{L}+[ ]?\d )
    (?= [ ]?(?:[.,;)\n]|$) | [ ] (?: [-–—(]
      | (?:và|của|do|ở|để|trong|tại|trước|so|kém|hơn|nhanh|chậm|với|khi|nhưng|bỏ)[ ] ) )"""
)


def _part_of_second(lower: str, end: int, parts: dict[str, Decimal]) -> int | None:
    """The end of "9 giây 94", which is 9.94 seconds, or of "9 giây 945", as races are timed."""
    match = _PART_OF_SECOND.match(lower, end) if "TS" in parts and lower.endswith("giây", 0, end) else None
    if match is None:
        return None
    parts["TS"] += Decimal(match["digits"]).scaleb(-len(match["digits"]))
    return match.end()


_AND = compile(r"[ ](?:và|lẻ)[ ] | ,?[ ](?=\d) | [ ]")


def _other_end(lower: str, end: int, designator: str, size: int, amount: Amount) -> tuple[int, str | None]:
    """The upper end of "5 năm đến 7 năm"."""
    lead = RANGE_WORD.match(lower, end)
    numeral = read_numeral(lower, lead.end()) if lead else None
    found = _unit(lower, numeral.end) if numeral else None
    if numeral is None or found is None or numeral.high is not None or amount.value is None:
        return end, None
    if _ORDER.index(found[1]) > _ORDER.index(designator):
        return end, None
    if found[1] == designator and numeral.value * found[2] <= amount.value * size:
        return end, None
    return found[0], duration({found[1]: numeral.value * found[2]})


def _half(place: Place) -> Figure | None:
    at = place.at + len("nửa")
    found = _unit(place.lower, at)
    if found is None or place.lower.startswith((" năm đầu", " đầu", " cuối", " năm cuối"), at):
        return None
    end, designator, size = found
    start, modifier = read_qualifier(place.lower, place.at, place.floor)
    iso = duration({designator: Decimal(size) / 2})
    return Figure("duration", start, end, "duration.half", iso=iso, modifier=modifier)
