"""Ranks and positions: "lần thứ 3", "đứng thứ nhì", "hạng 5", "top 10", "lần đầu tiên", "số 1 thế giới".

A weekday ("thứ Ba tuần trước") is a date and was read before; numbered things without "thứ" ("hiệp 2",
"bão số 10") are names.

>>> from factx.vi.scan import read_all
>>> figures = read_all("lần thứ VI, vòng thứ ba, hạng 18, top 10, lần đầu tiên, số 1 thế giới")
>>> [str(figure.value) for figure in figures]
['6', '3', '18', '10', '1', '1']
>>> read_all("Bí thư Thứ nhất, thứ trưởng")
[]
"""

from __future__ import annotations

from decimal import Decimal

from factx.fact import Modifier
from factx.vi.amount import read_after
from factx.vi.figure import Figure, exact
from factx.vi.figures.count import NOUNS
from factx.vi.numerals import read_numeral
from factx.vi.pattern import END, START, after, compile
from factx.vi.place import Place

_ROMAN = compile(r"[ivxlc]{1,8} (?![\p{L}\d])")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_TH = compile(r"thứ[ ] (?=[\p{L}\d])")
_WORDS = {"nhất": 1, "nhì": 2, "tư": 4, "chót": None}
_FIRST = compile(rf"(?: (?:trong[ ])? lần[ ] )? đầu[ ]tiên {END} | lần[ ]đầu {END} (?![ ]tư)")
_RANK = compile(
    rf"""(?:hạng|top|tốp|thứ[ ]hạng|xếp[ ]hạng) [ ] (?:thứ[ ])?
    (?= \d | (?<= t[oố]p[ ] ) một {END}
      | (?: hai | ba | bốn | tư | năm (?![ ]\p{{L}}) | sáu | bảy | tám | chín | mười ) {END} )"""
)
_CLASS = compile(r"[ ] (?:kg|tấn|sao|cân) (?!\p{L})")
_NUMBER_ONE = compile(
    rf"""số[ ] (?: (?:một|1) (?= [ ](?:thế[ ]giới|việt[ ]nam|châu|đông[ ]nam|nước|của|trên|tại|trong|về|ở) )
             | (?= \d{{1,3}}[ ](?:thế[ ]giới|việt[ ]nam|châu|đông[ ]nam[ ]á) ) \d+
             | (?:một|hai|ba) (?= [ ]?(?:[.,;)”"]|$) )
             | (?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?= [ ](?:thế[ ]giới|việt[ ]nam|châu|đông[ ]nam[ ]á) )
             | {after("hạt_giống_số tay_vợt_số cây_vợt_số kỳ_thủ_số")} (?:\d{{1,3}}|hai|ba|bốn) )
    (?![\d\p{{L}}])"""
)
_PLACE_NUMBER = compile(
    rf"""(?:vị[ ]trí|ngôi|hạng|xếp|thứ[ ]hạng) [ ]số[ ] (?P<number> \d{{1,4}} | một | hai | ba ) (?![\d\p{{L}}])
      | {after("xếp đứng lên giữ chiếm xuống đứng_ở xếp_ở")} vị[ ]trí[ ] (?P<place> \d{{1,3}} )
      (?= [ ] (?: trên | trong | của | tại | chung[ ]cuộc | thế[ ]giới | bảng ) {END}
        | [ ]*[,;)] (?!\d) | [.] (?!\d) | $ )"""
)
_NUMBERED = compile(rf"{START} (?:đứng|xếp|phút|giây|giờ|ngày|tuần|tháng|năm|lần) [ ] $")
# titles, and "thứ" that means things
_NO_RANK = compile(rf"{START} (?:bí[ ]thư|thư[ ]ký|tham[ ]tán|những|các|nhiều|mọi|mấy|vài|một|hai) [ ] $")


def read(place: Place) -> Figure | None:
    """The rank that begins at `place`."""
    return _first(place) or _place_number(place) or _number_one(place) or _rank(place) or _th(place) or _finished(place)


_POSITIONS = {"ordinal.position", "ordinal.rank"}


def read_also(place: Place) -> Figure | None:
    """The second of "thứ hai và ba", "hạng 5 và 6"."""
    last = place.before
    if last is None or last.rule not in _POSITIONS or place.lower[last.end : place.at] not in {" và ", ", "}:
        return None
    number = _position(place.lower, place.at)
    if number is None or not last.value or not last.value < number[0] or not _ALONE.match(place.lower, number[1]):
        return None
    return _figure(place, place.at, number[1], "ordinal.position", number[0])


_ALONE = compile(r"[ ]* (?: [,.;)] | $ | [ ](?:là|và|của|trong|ở|tại|trên|thuộc|đều|lần[ ]lượt|thế[ ]giới)(?!\p{L}) )")


def _figure(place: Place, start: int, end: int, rule: str, value: Decimal, modifier: Modifier | None = None) -> Figure:
    return Figure("ordinal", start, end, rule, value=exact(value), modifier=modifier)


def _first(place: Place) -> Figure | None:
    match = _FIRST.match(place.lower, place.at)
    if match is None:
        return None
    start = match.start() if "lần" in match[0] else _with_noun(place, match.start())
    return _figure(place, start, match.end(), "ordinal.first", Decimal(1))


def _with_noun(place: Place, start: int) -> int:
    """The start of the noun that is numbered: "vòng thứ ba", "bàn thua thứ hai"."""
    if place.lower[start - 1 : start] != " " or place.lower.endswith("đông dân ", 0, start):
        return start
    if lead := _NUMBERED.search(place.lower, max(place.floor, start - 12), start):
        return lead.start()
    found = NOUNS.match_before(place.lower, start - 1)
    if found is None or found[0] < place.floor or place.clean[start - 2].isupper():
        return start
    inside_name = found[0] > 1 and place.clean[found[0]].isupper() and place.clean[found[0] - 2].isalpha()
    return start if inside_name else found[0]


def _place_number(place: Place) -> Figure | None:
    match = _PLACE_NUMBER.match(place.lower, place.at)
    if match is None:
        return None
    numeral = read_numeral(place.lower, match.start("number" if match["number"] else "place"))
    if numeral is None:
        return None
    return _figure(place, match.start(), match.end(), "ordinal.place_number", numeral.value)


def _number_one(place: Place) -> Figure | None:
    match = _NUMBER_ONE.match(place.lower, place.at)
    if match is None:
        return None
    numeral = read_numeral(place.lower, place.at + len("số "))
    return _figure(place, match.start(), match.end(), "ordinal.number_one", numeral.value if numeral else Decimal(1))


def _rank(place: Place) -> Figure | None:
    match = _RANK.match(place.lower, place.at)
    numeral = read_numeral(place.lower, match.end()) if match else None
    if match is None or numeral is None or place.lower[numeral.end : numeral.end + 1].isalpha():
        return None
    if _CLASS.match(place.lower, numeral.end):  # "hạng 85 kg", "khách sạn hạng 4 sao"
        return None
    return _figure(place, match.start(), numeral.end, "ordinal.rank", numeral.value)


def _th(place: Place) -> Figure | None:
    """ "thứ 3", "thứ ba", "thứ nhì", "thứ XI", with the noun before."""
    match = _TH.match(place.lower, place.at)
    number = _position(place.lower, match.end()) if match else None
    if number is None:
        return None
    value, end = number
    if _NO_RANK.search(place.lower, max(0, place.at - 12), place.at) and not (
        place.lower.endswith("nhiều ", 0, place.at) and _AMONG_ALL.match(place.lower, end)
    ):
        return None
    start, stop, modifier = read_after(place.lower, _with_noun(place, place.at), end, None)  # "con thứ 3 trở lên"
    return _figure(place, start, stop, "ordinal.position", value, modifier)


# "xuất khẩu nhiều thứ ba thế giới" is a rank, "nhiều thứ" many things
_AMONG_ALL = compile(
    rf"[ ](?: thế[ ]giới | châu | khu[ ]vực | cả[ ]nước | toàn[ ]quốc | đông[ ]nam | trong | tại | sau ) {END}"
)


_FINISHED = compile(rf"về[ ] (?P<rank> nhất|nhì ) {END} (?! [ ](?:trí|định|quán|là|nhì|thời) {END} )")


def _finished(place: Place) -> Figure | None:
    """ "về nhất", "về nhì": how a race or a league ended; prizes and classes ("giải nhì", "hạng nhì") are names."""
    match = _FINISHED.match(place.lower, place.at)
    if match is None:
        return None
    return _figure(place, place.at, match.end(), "ordinal.finished", Decimal(_WORDS[match["rank"]] or 1))


def _position(lower: str, at: int) -> tuple[Decimal, int] | None:
    for word, value in _WORDS.items():
        if value and lower.startswith(word, at) and not lower[at + len(word) : at + len(word) + 1].isalpha():
            return Decimal(value), at + len(word)
    if roman := _ROMAN.match(lower, at):
        return Decimal(roman_value(roman[0])), roman.end()
    numeral = read_numeral(lower, at)
    if numeral is None or numeral.high is not None or numeral.value != int(numeral.value) or not numeral.value:
        return None
    return numeral.value, numeral.end


def roman_value(numeral: str) -> int:
    """The value of a Roman numeral in lower case.

    >>> roman_value("xiv")
    14
    """
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))
