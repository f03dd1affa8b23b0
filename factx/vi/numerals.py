"""Numerals: digits, words, and both together.

Thousands are marked by full stops, decimals by a comma ("15.467,66"). A mark is read the other way
round (as in English) only where it can't be read the Vietnamese way: "1,234,567", "2.5 triệu",
"0.125". Multipliers follow and multiply ("1,3 nghìn tỷ"), parts add up ("1 tỷ 200 triệu").

>>> [float(read_numeral(words, 0).value) for words in ("1.550", "13,6", "2,5 triệu", "1,3 nghìn tỷ")]
[1550.0, 13.6, 2500000.0, 1300000000000.0]
>>> [str(read_numeral(words, 0).value) for words in ("hai mươi mốt nghìn không trăm mười một", "hăm ba")]
['21011', '23']
>>> [str(read_numeral(words, 0).value) for words in ("một triệu hai", "hai trăm rưỡi", "ba phẩy năm")]
['1200000', '250', '3.5']
>>> vague = read_numeral("hàng chục nghìn người", 0)
>>> vague.value, vague.vague
(Decimal('10000'), True)
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

import msgspec

from factx.vi.pattern import Match, compile

DIGITS = compile(
    r"""
      (?P<dotted> \d{1,3} (?:\.\d{3})+ (?:,\d+)? ) (?![\d])          # 1.550   15.467,66
    | (?P<english> \d{1,3} (?:,\d{3}){2,} (?:\.\d+)? | \d{1,3} ,\d{3} \.\d+ ) (?!\d)    # 1,234,567
    | (?P<spaced> \d{1,3} (?:[ ]\d{3})+ (?:,\d{1,2})? ) (?![\d.,]\d|\d)    # 10 000
    | (?P<decimal> \d{1,3} ,[ ]\d (?= [ ]?(?:%|tỷ|tỉ|triệu|nghìn) ) | \d+ [.,] \d+ ) (?![.,/]?\d)    # 13,6   2.5
    | (?P<whole> \d+ )
    """
)
_ONES = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_FIRST_WORDS = {*_ONES, *"mười hăm băm nửa cả hàng vài mấy dăm nhiều chục trăm nghìn ngàn vạn triệu tỷ tỉ".split()}
NUMBER_WORDS = {*_ONES, "mười"} - {"năm", "không", "tư"}
"""Words that are digits wherever they stand."""
_AFTER_TENS_ONLY = {"mốt", "lăm", "nhăm"}
_SCALES = {
    "trăm": 10**2,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
_SHORT_SCALE = compile(r"[ ]?(?P<scale>k|tr)(?P<tenth>\d)?(?![\p{L}\d])")
_MILLION = compile(r"[ ]?(?P<letter>[MB])(?!\p{L}|\d|[ ]mega)")
_SYLLABLE = compile(r"[ ]?(\p{L}+)")
_POINT = compile(r"[ ](?:phẩy|chấm)[ ](?P<decimals>\d{1,4})(?![\d.,/]\d|\d)")
_HUNDRED = 100
_BILLION = 10**9
_MOST_SCALES = 3  # "nghìn tỷ", "trăm nghìn tỷ"
_MOST_DIGITS = 24  # what has more is a code


class Numeral(msgspec.Struct, frozen=True):
    """A number and where it stands in the text.

    `factor` is what its multipliers multiply by. `vague` numbers give an order only ("hàng trăm").
    `in_words` ones have no digit. `grouped` is the reading of a lone "1,200" as 1200, which the unit
    may call for.
    """

    start: int
    end: int
    value: Decimal
    factor: Decimal = Decimal(1)
    vague: bool = False
    in_words: bool = False
    grouped: Decimal | None = None
    high: Decimal | None = None


@lru_cache(maxsize=16)  # the modules that are asked at one place read the same number
def read_numeral(lower: str, at: int) -> Numeral | None:
    """The longest number that begins at `at`; the same one for all who ask."""
    if lower[at : at + 1].isdigit():
        return _unless_code(_read_digits(lower, at))
    if _syllable(lower, at)[0] not in _FIRST_WORDS:
        return None
    return _read_vague(lower, at) or _read_words(lower, at)


def read_as_written(lower: str, clean: str, at: int) -> Numeral | None:
    """The same, where `clean`, the text with its capitals, tells "1,2M" and "$1,2B" from "1,2m" and "1,2b"."""
    numeral = read_numeral(lower, at)
    if numeral is None or numeral.in_words or numeral.factor != 1:
        return numeral
    scale = _MILLION.match(clean, numeral.end)
    if scale is None or (scale["letter"] == "B" and lower[at - 1 : at] != "$"):
        return numeral
    factor = 10**6 if scale["letter"] == "M" else _BILLION
    return _unless_code(Numeral(at, scale.end(), numeral.value * factor, Decimal(factor)))


def _unless_code(numeral: Numeral | None) -> Numeral | None:
    return None if numeral is None or numeral.value.adjusted() > _MOST_DIGITS else numeral


def _read_digits(lower: str, at: int) -> Numeral | None:
    match = DIGITS.match(lower, at)
    if match is None:
        return None
    value, grouped = _digits_value(match)
    numeral = Numeral(at, match.end(), value, grouped=grouped)
    if match["whole"] and (point := _POINT.match(lower, match.end())):  # "12 phẩy 5"
        numeral = Numeral(at, point.end(), Decimal(f"{match[0]}.{point['decimals']}"))
    if short := _SHORT_SCALE.match(lower, numeral.end):
        factor = 10**3 if short["scale"] == "k" else 10**6
        tenth = Decimal(short["tenth"]) / 10 if short["tenth"] else 0
        return Numeral(at, short.end(), (numeral.value + tenth) * factor, Decimal(factor))
    return _with_scales(lower, numeral)


def _digits_value(match: Match) -> tuple[Decimal, Decimal | None]:
    digits = match[0]
    match match.lastgroup:
        case "dotted":
            if digits.startswith("0") and digits.count(".") == 1:  # 0.125 is no thousand
                return Decimal(digits.replace(",", "")), None
            return Decimal(digits.replace(".", "").replace(",", ".")), None
        case "english":
            return Decimal(digits.replace(",", "")), None
        case "spaced":
            return Decimal(digits.replace(" ", "").replace(",", ".")), None
        case "decimal":
            digits = digits.replace(" ", "")  # "3, 7 triệu" is a slip
            value = Decimal(digits.replace(",", "."))
            whole, _, rest = digits.partition(",")
            may_group = len(rest) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
            return value, value * 1000 if may_group else None
        case _:
            return Decimal(digits), None


@lru_cache(maxsize=16)  # each part of a number looks at the same few
def _syllable(lower: str, at: int) -> tuple[str, int]:
    match = _SYLLABLE.match(lower, at)
    return (match[1], match.end()) if match else ("", at)


def _read_scales(lower: str, at: int) -> tuple[int, int]:
    """The product of the multipliers at `at` and where they end; 1 if there is none."""
    product, end = 1, at
    for _ in range(_MOST_SCALES):
        word, after = _syllable(lower, end)
        if word not in _SCALES or lower.startswith(" phú", after) or _SYMPTOM.match(lower, end):
            break  # "12 tỷ phú" are people, "3 triệu chứng" are symptoms
        product *= _SCALES[word]
        end = after
    return product, end


_SYMPTOM = compile(r"[ ]triệu[ ]chứng (?!\p{L}) (?! [ ](?:chỉ|khoán|nhận|cứ|quyền|từ|thư|minh) )")


def _read_factor(lower: str, at: int) -> tuple[int, int]:
    """The same, where the first multiplier may also be "chục"."""
    word, after = _syllable(lower, at)
    if word == "chục":
        factor, end = _read_scales(lower, after)
        return 10 * factor, end
    return _read_scales(lower, at) if word in _SCALES else (1, at)


def _with_scales(lower: str, numeral: Numeral) -> Numeral:
    """`numeral` with the multipliers and the smaller parts that follow: "1 tỷ 200 triệu", "2 triệu rưỡi"."""
    factor, end = _read_factor(lower, numeral.end)
    if factor == 1:
        return numeral
    value = numeral.value * factor
    if _syllable(lower, end)[0] == "rưỡi":
        value, end = value + Decimal(factor) / 2, _syllable(lower, end)[1]
    elif (smaller := _smaller_part(lower, end, factor)) is not None:
        value, end = value + smaller.value, smaller.end
    return Numeral(numeral.start, end, value, Decimal(factor))


_THOUSAND = 1000
_HUNDREDS = compile(r"[1-9]\d\d [ ] \p{L}")  # "1 ngàn 540 người"


def _smaller_part(lower: str, at: int, factor: int) -> Numeral | None:
    """A following part with a smaller multiplier of its own: the "200 triệu" of "1 tỷ 200 triệu"."""
    if lower[at : at + 1] != " ":
        return None
    match = DIGITS.match(lower, at + 1)
    if match is not None and factor == _THOUSAND and _HUNDREDS.match(lower, at + 1):
        own, _ = _read_factor(lower, match.end())
        return Numeral(at + 1, match.end(), _digits_value(match)[0]) if own == 1 else None
    # Asked before its own parts are read: each is smaller, so that a chain of them ends soon.
    if match is None or not 1 < _read_factor(lower, match.end())[0] < factor:
        return None
    part = _with_scales(lower, Numeral(at + 1, match.end(), _digits_value(match)[0]))
    return part if part.value < factor else None


# --- numbers in words


def _read_words(lower: str, at: int) -> Numeral | None:
    word, _ = _syllable(lower, at)
    if word == "nửa":
        return _read_half(lower, at)
    total = Decimal(0)
    end, ceiling, groups, last = at, 0, 0, 0
    while True:
        group = _read_below_thousand(lower, end, first=groups == 0)
        if group is None:
            break
        value, after, hundreds = group
        factor, after_scales = _read_scales(lower, after)
        if groups and factor >= ceiling:
            if factor < _BILLION or ceiling >= _BILLION or total >= _BILLION:
                break
            # "một nghìn ba trăm tỷ": the billions count all that came before
            total, value, groups = Decimal(0), int(total) + value, 0
        if groups and factor == 1 and value < 10 and not hundreds:  # "một triệu hai" is 1.2 million
            if _ends_amount(lower, end, after):
                total, end, groups = total + value * Decimal(ceiling) / 10, after, groups + 1
            break
        total += value * factor
        end, groups, ceiling, last = after_scales, groups + 1, factor, factor
        if factor == 1:
            break
        word, after = _syllable(lower, end)
        if word == "rưỡi":
            total, end = total + Decimal(factor) / 2, after
            break
    if not groups:
        return None
    if last == 1 and groups == 1:
        total, end = _read_point(lower, total, end)
        factor, end = _read_scales(lower, end)
        if factor > 1:
            return Numeral(at, end, total * factor, Decimal(factor), in_words=True)
    numeral = Numeral(at, end, total, Decimal(max(ceiling, 1)), in_words=True)
    return _pair(lower, numeral)


def _ends_amount(lower: str, at: int, after: int) -> bool:
    """Whether the digit at `at` stands for tenths: "một triệu hai", not "một nghìn năm", "hai triệu một tháng"."""
    word, next_word = _syllable(lower, at)[0], _syllable(lower, after)[0]
    return word != "năm" and next_word in {"", "đồng", "đô", "usd", "vnd", "rưỡi", "và", "rồi", "thôi"}


def _read_half(lower: str, at: int) -> Numeral | None:
    """ "nửa triệu" is 500,000, "nửa tấn" half of one."""
    factor, end = _read_scales(lower, at + len("nửa"))
    return Numeral(at, end, Decimal(factor) / 2, Decimal(factor), in_words=True)


def _read_point(lower: str, whole: Decimal, at: int) -> tuple[Decimal, int]:
    """The decimals of "ba phẩy năm", "ba phẩy không năm", "hai phẩy bảy lăm"."""
    word, end = _syllable(lower, at)
    if word not in {"phẩy", "chấm"}:
        return whole, at
    digits = ""
    while (found := _syllable(lower, end))[0] == "không":
        digits, end = digits + "0", found[1]
    while group := _read_below_thousand(lower, end, first=True):
        if digits.strip("0") and group[0] >= 10:
            break
        digits, end = digits + str(group[0]), group[1]
    return (Decimal(f"{whole}.{digits}"), end) if digits else (whole, at)


def _read_below_thousand(lower: str, at: int, *, first: bool) -> tuple[int, int, bool] | None:
    """A number under 1,000 in words: value, end, and whether it names its hundreds.

    `first` is False behind a multiplier, where "linh" and "lẻ" may lead.
    """
    word, end = _syllable(lower, at)
    if word in {"linh", "lẻ"} and not first:
        rest = _read_tens(lower, end)
        return (*rest, True) if rest else None
    if word in _AFTER_TENS_ONLY:
        return None
    if word in _ONES:
        next_word, after = _syllable(lower, end)
        if next_word == "trăm":
            tens, end = _read_tens_after_hundred(lower, after, tenfold=word != "không")
            return _ONES[word] * _HUNDRED + tens, end, True
        if word == "không":
            return (0, end, False) if first else None
    tens_read = _read_tens(lower, at)
    return (*tens_read, False) if tens_read else None


def _read_tens_after_hundred(lower: str, at: int, *, tenfold: bool) -> tuple[int, int]:
    """What follows a hundred; a lone digit is `tenfold` ("một trăm hai"), but in "không trăm hai"."""
    word, end = _syllable(lower, at)
    if word in {"linh", "lẻ"}:
        digit, after = _syllable(lower, end)
        if _ONES.get(digit):
            return _ONES[digit], after
        return 0, at
    if word == "rưỡi":
        return 50, end
    tens = _read_tens(lower, at)
    if tens is None or word == "không":
        return 0, at
    value, after = tens
    if value < 10:  # "một trăm hai" is 120, "một trăm hai ba" 123, but "một trăm năm" a hundred years
        digit, last = _syllable(lower, after)
        if _is_last_digit(digit) and _ONES[digit] and _syllable(lower, last)[0] not in {"mươi", "trăm", "phần", "phẩy"}:
            return value * 10 + _ONES[digit], last
        if word == "năm":
            return 0, at
        return value * (10 if tenfold else 1), after
    return value, after


def _read_tens(lower: str, at: int) -> tuple[int, int] | None:
    word, end = _syllable(lower, at)
    if word == "mười":
        digit, after = _syllable(lower, end)
        return (10 + _ONES[digit], after) if _is_last_digit(digit) else (10, end)
    if word in {"hăm", "băm"}:
        digit, after = _syllable(lower, end)
        return ((20 if word == "hăm" else 30) + _ONES[digit], after) if _ONES.get(digit) else None
    if word not in _ONES or word in _AFTER_TENS_ONLY:
        return None
    tens = _ONES[word]
    next_word, after = _syllable(lower, end)
    if next_word in {"mươi", "chục"}:
        digit, last = _syllable(lower, after)
        if next_word == "mươi" and _is_last_digit(digit):
            return tens * 10 + _ONES[digit], last
        return tens * 10, after
    if next_word in {"mốt", "lăm", "nhăm"} and tens >= 2:  # "hai mốt", "ba lăm"
        return tens * 10 + _ONES[next_word], after
    if next_word == "tư" and tens >= 2 and _syllable(lower, after)[0] in {*_SCALES, "tuổi"}:
        return tens * 10 + 4, after
    return tens, end


def _is_last_digit(word: str) -> bool:
    # "mười năm" and "hai mươi năm" are years; the digit five is "lăm" there.
    return word in _ONES and word not in {"năm", "không"}


_NUMBERED_ENDS = compile(r"(?<!\p{L})(?:set|hiệp|ván|đợt|khóa|câu|phần|giai đoạn|vòng|trận|điều|thứ|lần|séc|bảng)[ ]$")


def _pair(lower: str, numeral: Numeral) -> Numeral:
    """ "hai ba người" is two or three: neighbours in words make a range."""
    if not 1 <= numeral.value <= 9 or numeral.factor != 1:
        return numeral
    gap = numeral.end
    if _NUMBERED_ENDS.search(lower, max(0, numeral.start - 12), numeral.start):
        return numeral  # "set một, hai tay vợt": the first is a name's number
    if lower[gap : gap + 1] == "," and not lower.startswith(", thậm chí", gap):  # "hai, ba người"
        gap += 1
    elif lower.startswith(", thậm chí", gap):
        gap += len(", thậm chí")
        digits = DIGITS.match(lower, gap + 1)
        if digits and Decimal(digits[0].replace(",", ".")) == numeral.value + 1:  # "hai, thậm chí 3"
            return Numeral(numeral.start, digits.end(), numeral.value, in_words=True, high=numeral.value + 1)
    word, end = _syllable(lower, gap)
    if word == "năm":  # years
        return numeral
    high = _ONES.get(word)
    near = high == numeral.value + 1 or (high == 7 and numeral.value == 5)  # "năm bảy" is five to seven
    if high is None or not near or word in _AFTER_TENS_ONLY:
        return numeral
    factor = 1
    if _syllable(lower, end)[0] in {"mươi", "chục"}:
        factor, end = 10, _syllable(lower, end)[1]
    scales, end = _read_scales(lower, end)
    factor *= scales
    return Numeral(numeral.start, end, numeral.value * factor, in_words=True, high=Decimal(high * factor))


# --- orders of magnitude: "hàng trăm", "vài chục nghìn", "chục"

_VAGUE = compile(
    r"""
    (?: (?:cả[ ])? (?:hàng|vài|mấy|dăm|nhiều) [ ] (?:ba[ ])? )?
    (?P<unit> chục | trăm | nghìn | ngàn | vạn | triệu | tỷ | tỉ )
    (?! \p{L} )
    """
)


def _read_vague(lower: str, at: int) -> Numeral | None:
    match = _VAGUE.match(lower, at)
    if match is None:
        return None
    bare = match.start("unit") == at
    if bare and match["unit"] not in {"chục", "trăm", "nghìn", "ngàn"}:
        return None
    base = 10 if match["unit"] == "chục" else _SCALES[match["unit"]]
    factor, end = _read_scales(lower, match.end())
    if match["unit"] == "chục" and (more := _syllable(lower, match.end()))[0] == "vạn":
        end = more[1]
    return Numeral(at, end, Decimal(base * factor), Decimal(factor), vague=True, in_words=True)
