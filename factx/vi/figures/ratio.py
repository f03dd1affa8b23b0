"""Ratios: fractions and multiples, "1/3 dân số", "hai phần ba", "một nửa", "gấp rưỡi", "tăng 2,5 lần".

"3 lần" is a multiple only behind a comparison ("gấp", "tăng", "cao hơn"); else it counts occasions.
A fraction is told to six significant digits.

>>> from factx.vi.scan import read_all
>>> [str(figure.value) for figure in read_all("khoảng 1/6 dân số, hai phần ba số phiếu, một nửa, gấp đôi")]
['0.166667', '0.666667', '0.5', '2']
>>> [(figure.kind, str(figure.value)) for figure in read_all("tăng 2,5 lần sau 3 lần đàm phán")]
[('ratio', '2.5'), ('count', '3')]
"""

from __future__ import annotations

from decimal import Context, Decimal

from factx.vi.amount import RANGE_WORD, read_qualifier
from factx.vi.figure import Figure, exact
from factx.vi.figures.count import NOUNS
from factx.vi.numerals import read_as_written, read_numeral
from factx.vi.pattern import END, START, Match, after, compile, one_of
from factx.vi.place import Place

_SIX_DIGITS = Context(prec=6)
_FRACTION = compile(r"(?<![\d/.,]) (\d{1,3}) / (\d{1,3}) (?! [\d/] | [.,]\d | \p{L} )")
_PARTS = compile(r"[ ]phần[ ]")
_NOT_PARTS = compile(one_of("no_part"))
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333333", "⅔": "0.666667"}
_HALF = compile(
    rf"""(?:một|1)[ ]nửa | (?<=quá[ ]) nửa {END} | phân[ ]nửa | nửa (?= [ ]{one_of("half_of")} )
      | {after("hơn gần đến tới")} nửa (?= [ ]{one_of("halved")} {END} )"""  # but "hơn nửa chai"
)
_TIMES = compile(rf"[ ]lần {END} (?! [ ](?:thứ|lượt) | [ ]?/[ ]?\p{{L}} )")
_MULTIPLE = compile(
    r"""(?P<lead> gấp | nhân | tăng (?= [ ](?:đôi|rưỡi) ) ) [ ]
    (?P<word> đôi | rưỡi | hai | ba | bốn | tư | năm | sáu | bảy | tám | chín | mười
      | \d+ (?:,\d+)? (?= [ ]?(?:[.,;)]|$) | [ ](?:so|cùng|năm|với|lên|của|mức)[ ] ) ) (?! \p{L} | \d )"""
)
_FOLD = compile(rf"{START} {one_of('multiplied')} (?: [ ]{one_of('multiplied_further')} )* [ ] $")
_MULTIPLE_OF = compile(rf"{START} {one_of('multiple_of')} (?: [ ]\p{{L}}+ ){{0,6}} [ ] $")  # "P/E chỉ còn 12 lần"
# "vượt quy chuẩn 10 lần", "vượt mức cho phép từ 2 đến 5 lần"
_BEYOND = compile(
    rf"""{START} vượt [ ] (?: quá[ ] )? (?: quy[ ]chuẩn | tiêu[ ]chuẩn | mức | ngưỡng | giới[ ]hạn | công[ ]suất )
    (?: [ ]\p{{L}}+ ){{0,4}} [ ] (?:từ[ ])? $"""
)
_WORDS = {"đôi": Decimal(2), "rưỡi": Decimal("1.5"), "tư": Decimal(4)}


def read(place: Place) -> Figure | None:
    """The ratio that begins at `place`."""
    if place.amount is None:
        return _half(place) or _multiple(place) or _fraction(place)
    return _half(place) or _fraction(place) or _parts(place) or _out_of(place) or _of_every(place) or _times(place)


def _figure(place: Place, start: int, end: int, rule: str, value: Decimal) -> Figure:
    start, modifier = read_qualifier(place.lower, start, place.floor)
    return Figure("ratio", start, end, rule, value=exact(value), unit="1", modifier=modifier)


def _half(place: Place) -> Figure | None:
    match = _HALF.match(place.lower, place.at)
    if match is None:
        return None
    return _figure(place, match.start(), match.end(), "ratio.half", Decimal("0.5"))


def _multiple(place: Place) -> Figure | None:
    """ "gấp đôi", "gấp rưỡi", "nhân đôi", "gấp ba"."""
    match = _MULTIPLE.match(place.lower, place.at)
    if match is None or (match["lead"] == "nhân" and match["word"] != "đôi"):
        return None
    value = _WORDS.get(match["word"])
    end = match.end()
    if value is None:
        numeral = read_numeral(place.lower, match.start("word"))
        if numeral is None or numeral.high is not None:
            return None
        value, end = numeral.value, numeral.end
    if lead := RANGE_WORD.match(place.lower, end):  # "gấp đôi đến gấp ba"
        other = _MULTIPLE.match(place.lower, lead.end())
        numeral = read_numeral(place.lower, other.start("word")) if other else None
        high = (_WORDS.get(other["word"]) if other else None) or (numeral.value if numeral else None)
        if other and high and high > value:
            figure = _figure(place, match.start(), other.end(), "ratio.multiple", value)
            figure.value, figure.low, figure.high = None, exact(value), exact(high)
            return figure
    times = _TIMES.match(place.lower, end)
    if times is not None and place.lower.startswith(" rưỡi", times.end()):
        return _figure(place, match.start(), times.end() + len(" rưỡi"), "ratio.multiple", value + Decimal("0.5"))
    counted = match["word"] in _COUNTED and NOUNS.match(place.lower, end + 1) is not None
    if times is None and counted and not _LEVEL.match(place.lower, end):
        return None
    return _figure(place, match.start(), times.end() if times else end, "ratio.multiple", value)


_LEVEL = compile(rf"[ ](?:mức|con[ ]số|tổng|số|lượng) {END}")
_COUNTED = {"hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"}


def _fraction(place: Place) -> Figure | None:
    if place.lower[place.at] in _VULGAR:
        value = Decimal(_VULGAR[place.lower[place.at]])
        return _figure(place, place.at, place.at + 1, "ratio.fraction", value)
    first = _FRACTION.match(place.lower, place.at)
    if first is None or _quotient(first) is None:
        return None
    lead = RANGE_WORD.match(place.lower, first.end())
    second = _FRACTION.match(place.lower, lead.end()) if lead else None
    last = second or first
    # "24/24 giờ" is no share; a date, a score or a tally has a lead of its own or a part above the whole.
    led = _SHARE_LED.search(place.lower, max(place.floor, place.at - 24), place.at) is not None
    if not _share_of_something(place.lower, last.end()) and first[2] != "100" and not led:
        return None
    low, high = _quotient(first), _quotient(last)
    if low is None or high is None:
        return None
    figure = _figure(place, first.start(), last.end(), "ratio.fraction", low)
    if second is not None and low < high:
        figure.value, figure.low, figure.high = None, low, high
        if place.lower.endswith("từ ", 0, figure.start):
            figure.start -= len("từ ")
    return figure


_SHARE_LED = compile(rf"{START} {one_of('share_lead')} (?: [ ](?:khoảng|gần|hơn|tới|chỉ) )? [ ] $")


def _quotient(match: Match) -> Decimal | None:
    part, whole = Decimal(match[1]), Decimal(match[2])
    return _SIX_DIGITS.divide(part, whole) if 0 < part < whole else None


def _share_of_something(lower: str, at: int) -> bool:
    """Whether a noun or an end of the phrase follows, as behind a share, and no time of day or month."""
    follows = _AFTER_FRACTION.match(lower, at)
    return follows is not None or NOUNS.match(lower, at + 1) is not None


_AFTER_FRACTION = compile(rf"[ ] {one_of('shared_whole')} {END}")


def _parts(place: Place) -> Figure | None:
    """ "hai phần ba", "một phần tư"."""
    part = read_numeral(place.lower, place.at)
    if part is None or part.factor != 1 or part.high is not None:
        return None
    lead = _PARTS.match(place.lower, part.end)
    if lead is None or _NOT_PARTS.match(place.lower, lead.end()):
        return None
    whole = read_numeral(place.lower, lead.end())
    if whole is None or not 0 < part.value < whole.value:
        return None
    low = _SIX_DIGITS.divide(part.value, whole.value)
    figure = _figure(place, place.at, whole.end, "ratio.parts", low)
    lead = RANGE_WORD.match(place.lower, whole.end)
    half = _HALF.match(place.lower, lead.end()) if lead else None
    if half is not None and low < Decimal("0.5"):  # "từ một phần ba đến một nửa"
        figure.value, figure.low, figure.high, figure.end = None, figure.value, Decimal("0.5"), half.end()
        if place.lower.endswith("từ ", 0, figure.start):
            figure.start -= len("từ ")
    return figure


_OUT_OF = compile(r"[ ]trên[ ]")
_HIGHEST = 100


def _out_of(place: Place) -> Figure | None:
    """ "2 trên 3 bàn thua", "cứ ba trên năm người": a share told with its whole."""
    part = read_numeral(place.lower, place.at)
    lead = _OUT_OF.match(place.lower, part.end) if part and part.factor == 1 and part.high is None else None
    whole = read_numeral(place.lower, lead.end()) if lead else None
    if part is None or whole is None or not 0 < part.value < whole.value <= _HIGHEST:
        return None
    noun = NOUNS.match(place.lower, whole.end + 1)
    if noun is None:
        return None
    return _figure(place, place.at, noun[0], "ratio.out_of", _SIX_DIGITS.divide(part.value, whole.value))


_OF_THEM = compile(
    r"""[ ]? ,? [ ] (?:thì|lại) (?:[ ](?:sẽ|có|đã)){0,2} [ ]
    (?: (?:ít[ ]nhất|khoảng|chừng|gần|hơn|tới|đến) [ ] )? (?=[\p{L}\d])"""
)


def _of_every(place: Place) -> Figure | None:
    """ "Cứ 10 hộ thì có 4 hộ nghèo": so many of every so many of the same."""
    if not place.lower.endswith("cứ ", place.floor, place.at):
        return None
    whole = read_numeral(place.lower, place.at)
    noun = NOUNS.match(place.lower, whole.end + 1) if whole else None
    link = _OF_THEM.match(place.lower, noun[0]) if noun else None
    part = read_numeral(place.lower, link.end()) if link else None
    same = NOUNS.match(place.lower, part.end + 1) if part else None
    if whole is None or noun is None or part is None or same is None or part.high is not None:
        return None
    word = place.lower[whole.end + 1 : noun[0]].split()[0]
    if word != place.lower[part.end + 1 : same[0]].split()[0] or not 0 < part.value < whole.value:
        return None
    value = exact(_SIX_DIGITS.divide(part.value, whole.value))
    modifier = read_qualifier(place.lower, part.start, noun[0])[1]
    return Figure("ratio", place.at - len("cứ "), same[0], "ratio.of_every", value=value, unit="1", modifier=modifier)


def _up_to_times(place: Place, figure: Figure) -> None:
    """ "từ 2 lần đến dưới 5 lần": the other end of a range that names its unit twice."""
    lead = _UP_TO.match(place.lower, figure.end)
    second = read_as_written(place.lower, place.clean, lead.end()) if lead else None
    times = _TIMES.match(place.lower, second.end) if second else None
    if second is None or times is None or figure.value is None or second.value <= figure.value:
        return
    figure.value, figure.low, figure.high, figure.end = None, figure.value, second.value, times.end()
    if place.lower.endswith("từ ", 0, figure.start):
        figure.start -= len("từ ")


_UP_TO = compile(r"[ ] (?: đến | tới ) [ ] (?: dưới[ ] )?")


def _times(place: Place) -> Figure | None:
    """ "gấp 3 lần", "tăng hơn 2,5 lần", "cao gấp 2-3 lần"."""
    amount = place.amount
    if amount is None:
        return None
    times = _TIMES.match(place.lower, amount.end)
    if times is None:
        return None
    head = place.lower[max(place.floor, amount.start - 30) : amount.start]
    lead = _FOLD.search(head) or _MULTIPLE_OF.search(head) or _BEYOND.search(head)
    exactly = [number for number in (amount.value, amount.low, amount.high) if number is not None]
    whole = all(number == int(number) for number in exactly)
    if lead is None and whole and not place.lower.startswith(" so với", times.end()):
        return None  # "9,5 lần" counts no occasions
    start = amount.start
    if lead is not None and (fold := head.rfind("gấp", lead.start())) >= 0:
        start = amount.start - len(head) + fold
        start, before = read_qualifier(place.lower, start, place.floor)
    else:
        before = None
    figure = Figure("ratio", start, times.end(), "ratio.times", unit="1", modifier=amount.modifier or before)
    amount.give_numbers(figure)
    _up_to_times(place, figure)
    if figure.value is not None and place.lower.startswith(" rưỡi", figure.end):
        figure.value, figure.end = figure.value + Decimal("0.5"), figure.end + len(" rưỡi")
    figure.convert(exact)
    return figure
