"""Amounts: a number with its qualifier and range, as measured figures share them.

"trên 15", "khoảng 400-900", "từ 3 đến 5", "giữa 1,1 và 1,3 tỷ": what comes before the unit. The figure
modules read the unit behind it.

>>> amount = read_amount("khoảng 15–17 tỷ usd", "khoảng 15–17 tỷ USD", 7)
>>> amount.start, amount.end, amount.modifier, amount.low, amount.high
(0, 15, 'approx', Decimal('15000000000'), Decimal('17000000000'))
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import cast

import msgspec
from msgspec.structs import replace

from factx.fact import Kind, Modifier
from factx.vi.figure import Figure, exact
from factx.vi.numerals import Numeral, read_as_written, read_numeral
from factx.vi.pattern import END, START, Match, compile, either, one_of
from factx.vi.words import Lexicon, forms, rows

UnitReader = Callable[[str, int], "tuple[int, str] | None"]

_QUALIFIERS = list(rows("qualifiers"))
BEFORE: Lexicon[Modifier] = Lexicon(
    (form, cast("Modifier", row["modifier"])) for row in _QUALIFIERS for form in forms(row["before"])
)
AFTER: Lexicon[Modifier] = Lexicon(
    (form, cast("Modifier", row["modifier"])) for row in _QUALIFIERS for form in forms(row["after"])
)
_PER: Lexicon[str] = Lexicon.of("per", value="ucum")

RANGE_WORD = compile(
    r"[ ]? (?: [-–—~] (?: [ ]dưới (?=[ ]) )? | (?:đến|tới) (?:[ ]dưới)? | cho[ ]đến | cho[ ]tới ) [ ]?"
)
UNITS: Lexicon[str] = Lexicon.of("units", value="ucum")

_AND = " và "
_RANGE_AND = compile(r"[ ]và[ ]")
_OR = {" hoặc ", " hay "}
_RANGE_OR = compile(r"[ ](?:hoặc|hay)[ ]")
_MINUS = compile(r"(?<! [^\s(] ) (?<! \d[ ] ) (?P<minus> [-−] | âm[ ] (?: (?:khoảng|gần|tới|từ)[ ] )? ) $")
_SECOND_MINUS = compile(r"âm[ ] | [-−] (?=\d)")
_FROM = compile(rf"{START} từ[ ] (?:mức[ ])? $")
_BETWEEN = compile(rf"{START} (?:ở[ ])? giữa[ ] $")
_TENS = compile(r"[ ] (mươi|trăm) $")
_LEVEL = compile(r"[ ](?:mức|ngưỡng|mốc|con[ ]số)[ ] $")  # "dưới mức 2%"
_LIGHT_VERBS = compile(rf"{START} {one_of('bound')} (?: [ ]{one_of('light_verb')} ){{1,4}} [ ] $")
_NEGATED = compile(rf"{START} {one_of('negation')} (?: [ ]\p{{L}}+ ){{0,4}} [ ]? $")
_NOT_MORE = compile(rf"{START} {one_of('negation')} (?: [ ](?:nhiều|cao|lớn|lâu) )? [ ] $")
_COMPARED = compile(rf"{START} (?<! kéo[ ] ) {one_of('comparable')} [ ] $")
_COMPOUNDS = {  # "khảo sát 500 hộ", "công ước 1982"
    "sát": compile(rf"{START} {one_of('before_sat')} [ ] $"),
    "gần": compile(rf"{START} {one_of('before_gan')} [ ] $"),  # "đỗ gần 4 ô tô" is near them
    "ước": compile(rf"{START} {one_of('before_uoc')} [ ] $"),
    "chừng": compile(rf"{START} cầm [ ] $"),
}
_RANGE_AHEAD = compile(r"từ[ ] | [\d.,]+[ ]?(?:[-–]|đến|tới)[ ]?\d")
_BY_HOW_MUCH = compile(r"(?:từ[ ])? [\d.,]+ [^.;,]{0,30} (?: so[ ]với | kế[ ]hoạch | dự[ ]toán | chỉ[ ]tiêu )")
_DISTANCE = compile(
    r"""[\d.,]+ [ ]? (?: km | cây[ ]số | hải[ ]lý | dặm | mét | m )
    [ ] (?: đường | chặng | quãng | rừng | đèo | biển | sông | để ) (?!\p{L})"""
)
_MINIMUM_WAGE = compile(rf"{START} lương (?: [ ]\p{{L}}+ ){{0,2}} [ ] $")  # "lương tối thiểu là 5 triệu đồng"
# "tốc độ 80", "nhiệt độ 15": no "about"
_DEGREE = compile(rf"{START} (?: {one_of('before_degree')} | \d ) [ ]? $")
_RANKED = compile(rf"{START} có[ ] (?: số | lượng | tỷ[ ]lệ | tỉ[ ]lệ ) [ ] [^,;.]* $")
_SIGNS: dict[str, Modifier] = {
    "≤": "equal_or_less",
    "≥": "equal_or_more",
    "≈": "approx",
    "~": "approx",
    ">": "more_than",
    "<": "less_than",
}
_SIGN = compile(r"[≤≥≈<>] [ ]? $ | (?<![\d\p{L}]) ~ $")
_ALSO = {"hơn", "trên", "quá", "vượt", "vượt quá"}
VAGUE = compile(rf"{START} (?:vài|dăm|mấy|đôi) [ ] $")
"""Before a number in words that says no number: "vài ba người", "dăm ba năm"."""
HALF_MORE = compile(rf"[ ]rưỡi{END}")
_PER_LEAD = compile(
    r"[ ]?/[ ]? (?:1[ ]?(?=\p{L}))? | [ ] (?: (?:trên[ ]|cho[ ])? (?:mỗi|một) | trên | hằng | hàng ) [ ] | [ ]1[ ]"
)
_PER_BARE = compile(one_of("per_thing"))


class Amount(msgspec.Struct):
    """A number or range: `start` is that of its qualifier, `number` that of its first digit or word."""

    start: int
    number: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: Modifier | None
    numeral: Numeral
    factor: Decimal
    second: Numeral | None = None
    """The upper end, where the range has two numbers."""

    def figure(self, kind: Kind, rule: str, unit: str | None, end: int | None = None) -> Figure:
        """The figure of `kind` that it makes with `unit`, up to `end` if that is not its own."""
        end = self.end if end is None else end
        numbers = self.value, self.low, self.high
        return Figure(kind, self.start, end, rule, *numbers, unit=unit, modifier=self.modifier)

    def give_numbers(self, figure: Figure) -> None:
        """Sets the value of `figure`, or both its ends."""
        figure.value, figure.low, figure.high = self.value, self.low, self.high

    def group(self) -> None:
        """Reads "1,200" as 1200, for a unit that has no third decimal."""
        first, second = self.numeral.grouped, self.second.grouped if self.second else None
        if self.value is not None:
            self.value = self.value if first is None else first
        elif first is not None and second is not None:
            self.low, self.high = first, second


def read_amount(lower: str, clean: str, at: int, floor: int = 0) -> Amount | None:
    """The amount whose number begins at `at`; its qualifier begins at `floor` or later."""
    first, hedge = read_as_written(lower, clean, at), None
    below = False
    if first is not None and (sign := _MINUS.search(lower, max(floor, at - 12), at)):
        below = _both_below(lower, sign, first.end, floor)
        first = replace(first, value=-first.value, grouped=None)
        at = sign.start("minus")
        hedge = read_qualifier(lower, first.start, at)[1]
    if first is None:
        return None
    amount = Amount(at, first.start, first.end, first.value, None, None, None, first, first.factor)
    if first.high is not None:
        amount.value, amount.low, amount.high = None, first.value, first.high
    elif pair := _read_range(lower, clean, first, below=below):
        amount.value = None
        amount.low, amount.high, amount.second = pair
        amount.end, amount.factor = amount.second.end, amount.second.factor
    head = lower[max(floor, at - 40) : at]
    if amount.low is not None and (lead := _FROM.search(head) or _BETWEEN.search(head)):
        amount.start = at - len(head) + lead.start()
    amount.start, amount.modifier = read_qualifier(lower, amount.start, floor)
    amount.modifier = amount.modifier or hedge  # "âm khoảng 220 độ C"
    if first.vague and amount.modifier is None:
        amount.modifier = "order_of"
    return amount


def read_qualifier(lower: str, at: int, floor: int = 0) -> tuple[int, Modifier | None]:
    """The qualifier that ends before `at`: its start and what it means."""
    if sign := _SIGN.search(lower, max(floor, at - 2), at):
        return sign.start(), _SIGNS[sign[0].strip()]
    if lower[at - 1 : at] != " ":
        return at, None
    level = _LEVEL.search(lower, max(floor, at - 10), at)
    end = level.start() if level else at - 1
    found = BEFORE.match_before(lower, at - 1) or (BEFORE.match_before(lower, end) if level else None)
    # "tối đa bằng 150%", "ít nhất có tới 35 người"
    bound = _LIGHT_VERBS.search(lower, max(floor, at - 40), at)
    if bound is not None and not _MINIMUM_WAGE.search(lower, max(floor, bound.start() - 12), bound.start()):
        told = BEFORE.match(lower, bound.start())
        return at, told[1] if told else None
    if found is None or found[0] < floor:
        return at, None
    start, modifier = found
    word = lower[start:end]
    if word.startswith("tối thiểu") and _MINIMUM_WAGE.search(lower, max(floor, start - 12), start):
        return at, None
    if word in _COMPOUNDS and _COMPOUNDS[word].search(lower, max(0, start - 12), start):
        return at, None
    if word == "độ" and _DEGREE.search(lower, max(0, start - 12), start):
        return at, None
    if word.startswith("khoảng") and lower.endswith("trong ", 0, start) and _RANGE_AHEAD.match(lower, at):
        return at, None  # "trong khoảng từ 1 đến 2" is exact
    if word == "vượt" and _DISTANCE.match(lower, at):
        return at, None  # "vượt 14 km đường rừng"
    if word == "vượt" and _BY_HOW_MUCH.match(lower, at, at + 60):
        return at, None  # "vượt 8% so với kế hoạch" is by how much
    if word in _ALSO:
        head = lower[max(floor, start - 40) : start]
        if word == "hơn" and _COMPARED.search(head) and not head.endswith("phần lớn "):
            return at, None
        if (_NOT_MORE if word in {"hơn", "trên"} else _NEGATED).search(head):
            return start, "equal_or_less"
    if word == "cao nhất là" and (
        lower.endswith("mức ", 0, start) or _RANKED.search(lower, max(floor, start - 60), start)
    ):
        return at, None  # "ở mức cao nhất là 5%", "nhóm có số ca cao nhất là 3 tỉnh" name the highest itself
    return start, modifier


def _both_below(lower: str, sign: Match, end: int, floor: int) -> bool:
    """ "âm 50-54%" and "âm từ 5 đến 7%" are below zero at both ends, "từ âm 2 đến 5 độ C" is so at one."""
    if not sign["minus"].startswith("âm"):
        return False
    begin = sign.start("minus")
    from_there = _FROM.search(lower, max(floor, begin - 10), begin) is not None
    return not from_there or _DASH.match(lower, end) is not None


_DASH = compile(r"[ ]?[-–—~]")


def _read_range(
    lower: str, clean: str, first: Numeral, *, below: bool = False
) -> tuple[Decimal, Decimal, Numeral] | None:
    end = first.end
    lead = RANGE_WORD.match(lower, end) or _RANGE_AND.match(lower, end) or _RANGE_OR.match(lower, end)
    if lead is None or (lead[0] == _AND and not _BETWEEN.search(lower[max(0, first.start - 10) : first.start])):
        return None
    minus = _SECOND_MINUS.match(lower, lead.end()) if first.value < 0 else None
    second = read_as_written(lower, clean, minus.end() if minus else lead.end())
    if second is None or second.vague != first.vague or second.high is not None:
        return None
    if minus or below:
        near = -_share_factor(-first.value, second) if first.factor == 1 and second.factor > 1 else first.value
        low, high = sorted((near, -second.value))
        return (low, high, second) if low < high and (minus or high == near) else None
    low, high = first.value, second.value
    if first.factor == 1 and second.factor > 1:
        low = _share_factor(first.value, second)
    elif low < _GROUP and high % _GROUP == 0 and low * _GROUP < high <= low * _GROUP * 10 and lead[0] in "-–—":
        low *= _GROUP  # "14-15.000 đồng"
    if first.in_words and second.in_words and first.value < 10 and (tens := _TENS.search(lower, 0, second.end)):
        low *= 10 if tens[1] == "mươi" else 100  # "năm đến bảy trăm", "hai đến ba mươi"
    if low >= high or (
        lead[0] in _OR and high != low + 1
    ):  # "2 hoặc 3 hậu vệ", but "5 hoặc 10 triệu đồng" are two sums
        return None
    return low, high, second


_GROUP = 1000


def _share_factor(low: Decimal, second: Numeral) -> Decimal:
    """The multiplier of the second end, for the first: "15–17 tỷ"; "800 – 1 triệu" is 800 thousand."""
    shared = low * second.factor
    if shared < second.value:
        return shared
    return low if low >= 1000 else shared / 1000


def measured(lower: str, amount: Amount, kind: Kind, rule: str, read_unit: UnitReader) -> Figure | None:
    """The figure of `kind` that `amount` makes with the unit behind it, if there is one.

    The unit may stand behind both ends of a range ("5 triệu đồng đến 7 triệu đồng"); a rate ("/tháng") and
    a qualifier ("trở lên") may follow it.
    """
    found = read_unit(lower, amount.end)
    if found is None:
        return in_brackets(lower, amount, kind, rule, read_unit)
    end, unit = found
    figure = amount.figure(kind, rule, unit, end)
    if figure.value is not None and kind != "count" and (half := HALF_MORE.match(lower, end)):
        figure.value, figure.end = figure.value + Decimal("0.5"), half.end()
    elif amount.value is not None:
        _other_end(lower, figure, amount, read_unit)
    return finish(lower, figure)


def in_brackets(lower: str, amount: Amount, kind: Kind, rule: str, read_unit: UnitReader) -> Figure | None:
    """ "94,442 (điểm)", "1.200 (USD/ounce)": the unit of the number in brackets behind it.

    Behind a year or one digit a bracket tells of a table's column ("2013 (%)", "Bảng 1 (USD)"), and a lone letter in it
    is a size.
    """
    opened = _OPENED.match(lower, amount.end) if "(" in lower[amount.end : amount.end + 2] else None
    if opened is None or _COLUMN.fullmatch(lower, amount.number, amount.end):
        return None
    found = read_unit(lower, opened.end())
    if found is None or (found[0] == opened.end() + 1 and lower[opened.end()].isalpha() and lower[opened.end()] != "m"):
        return None
    end, per = read_per(lower, found[0]) or (found[0], None)
    if lower[end : end + 1] != ")":
        return None
    figure = amount.figure(kind, rule, found[1], end + 1)
    figure.per = per
    figure.convert(exact)
    return figure


_OPENED = compile(r"[ ]?[(]")
_COLUMN = compile(r"\d | (?:19|20)\d\d")


def finish(lower: str, figure: Figure) -> Figure:
    """`figure` with the rate and the qualifier that follow it, and its numbers made exact."""
    everyday = _is_everyday(lower, figure)
    if not everyday:
        figure.end, figure.per = read_per(lower, figure.end) or (figure.end, figure.per)
    bracket = _IN_BOTH.match(lower, figure.end)
    if figure.per is None and bracket and not lower.startswith(" trên", bracket.end()):
        shared = read_per(lower, bracket.end())
        figure.per = shared[1] if shared else None
    figure.start, figure.end, figure.modifier = read_after(lower, figure.start, figure.end, figure.modifier)
    if figure.per is None and not everyday and figure.kind in {"money", "count", "quantity"}:
        figure.per = _recurring(lower, figure)
    if figure.per is None and figure.kind == "percent":
        growth = _EVERY_GROWTH.search(lower, max(0, figure.start - 60), figure.start)
        found = _PER.match(growth["unit"], 0) if growth else None
        figure.per = found[1] if found else None
    figure.convert(exact)
    return figure


def _is_everyday(lower: str, figure: Figure) -> bool:
    """ "1,5 tỷ người dùng hằng ngày", "5 thói quen hằng ngày": of what sort they are, and no rate."""
    if figure.kind != "count" or figure.unit is None or not _EVERYDAY.match(lower, figure.end):
        return False
    return _EVERYDAY_THING.match(figure.unit) is not None


_EVERYDAY = compile(rf"(?: [ ]\p{{L}}+ ){{0,3}} [ ](?:hàng|hằng)[ ](?:ngày|tuần|tháng) {END}")
_EVERYDAY_THING = compile(rf"{one_of('everyday')} {END}")
# "774 nhân dân tệ (106 USD)/tấn": what follows the bracket is said of both
_IN_BOTH = compile(r"[ ][(] [^()]{1,40} [)] | [)] (?= / | [ ](?:mỗi|một)[ ] )")
_EVERY = r"(?:mỗi|hàng|hằng)[ ]"
_EVERY_WORDS = ("mỗi ", "hàng ", "hằng ", "trung bình ", "bình quân ")
_NO_OTHER = r"(?! [ ] (?: (?:ít[ ]nhất|tối[ ]thiểu|khoảng|hơn|gần|tới|vài|từ)[ ] )? (?:\d|một[ ]lần|hai[ ]lần) )"
_EVERY_AFTER = compile(
    rf"(?: [ ]\p{{L}}+ ){{1,4}} (?: [ ] {_EVERY} | / ) (?P<unit> {one_of('per_time')} ) {END}{_NO_OTHER}"
)
_EVERY_BEFORE = compile(
    rf"""(?: ^ | [\n.,;:“"(][ ]? | {START}(?:rằng|là)[ ] )
    (?: {_EVERY} | (?:(?:tính[ ])?trung[ ]bình|bình[ ]quân)[ ] (?: {_EVERY} | một[ ] ) )
    (?P<unit> {one_of("per_time")} ) {END} [^.;\n]{{0,70}} $
    | {START} {_EVERY} (?P<unit_2> {one_of("per_time")} ) {END} (?: [ ](?!đến|tới)\p{{L}}+ ){{0,3}} [ ]? $"""
)


# "mỗi năm tăng 7%", but "mỗi năm có 7% số người" is a share
_EVERY_GROWTH = compile(
    rf"""{START} {_EVERY} (?P<unit> {one_of("per_time")} ) {END} [ ] (?: tăng | giảm | tăng[ ]trưởng | tăng[ ]thêm )
      (?: [ ] (?: từ | khoảng | hơn | gần | trên | thêm | bình[ ]quân | trung[ ]bình ) {END} ){{0,3}} [ ]? $"""
)


def _recurring(lower: str, figure: Figure) -> str | None:
    """What "mỗi năm" at the head of the clause, or "hàng năm" at its end, makes a figure per."""
    match = _EVERY_AFTER.match(lower, figure.end)
    if match is None:
        head = lower[max(0, figure.start - 120) : figure.start]
        before = _EVERY_BEFORE.search(head) if any(word in head for word in _EVERY_WORDS) else None
        unit = either(before, "unit") if before else None
    else:
        unit = match["unit"]
    found = _PER.match(unit, 0) if unit else None
    return found[1] if found else None


def share_bound(lower: str, figure: Figure, before: Figure | None) -> None:
    """Gives a figure the bound that a negation sets over it and the one before.

    "không được có quá 1.550 đầu đạn và 700 máy bay" forbids more than 700 as well.
    """
    if before is None or figure.modifier is not None or before.modifier != "equal_or_less":
        return
    between = lower[before.end : figure.start]
    if between.endswith(" và ") and len(between) < 40 and not set(between) & set(".,;:\n"):
        figure.modifier = before.modifier


def _other_end(lower: str, figure: Figure, amount: Amount, read_unit: UnitReader) -> None:
    rate = read_per(lower, figure.end)  # "5 triệu đồng/tháng đến 7 triệu đồng/tháng"
    end = rate[0] if rate else figure.end
    lead = RANGE_WORD.match(lower, end) or _RANGE_AND.match(lower, end)
    if lead is None or amount.value is None:
        return
    between = _BETWEEN.search(lower[max(0, figure.start - 10) : figure.start])
    if lead[0] == _AND and not between:
        return
    minus = _SECOND_MINUS.match(lower, lead.end()) if amount.value < 0 else None
    second = read_numeral(lower, minus.end() if minus else lead.end())
    if second is None or (not minus and second.value <= amount.value):
        return
    found = read_unit(lower, second.end)
    if found is None or found[1] != figure.unit:
        return
    if rate is not None and rate[1] != (read_per(lower, found[0]) or rate)[1]:
        return
    figure.per = rate[1] if rate else None
    low, high = sorted((amount.value, -second.value if minus else second.value))
    figure.value, figure.low, figure.high, figure.end = None, low, high, found[0]
    if lead := between or _FROM.search(lower[max(0, figure.start - 10) : figure.start]):
        figure.start -= len(lead[0])


def read_per(lower: str, at: int) -> tuple[int, str] | None:
    """What a rate is per, in UCUM: "/tháng", "một lượng", "mỗi người", "/người/tháng"."""
    lead = _PER_LEAD.match(lower, at)
    if lead is None:
        return None
    found = _per_unit(lower, lead.end(), lead[0].strip())
    if found is None:
        return None
    again = _PER_LEAD.match(lower, found[0])
    second = _per_unit(lower, again.end(), again[0].strip()) if again else None
    return (second[0], f"{found[1]}.{second[1]}") if second else found


def _per_unit(lower: str, at: int, lead: str) -> tuple[int, str] | None:
    if _YEAR_BEHIND.match(lower, at) or (lead == "trên một" and _PLACE_ON.match(lower, at)):
        return None
    if lead == "/" and (hours := _SO_MANY_HOURS.match(lower, at)):
        return hours.end(), "d" if hours["number"] == "24" else f"{hours['number']}.h"
    if lead == "/" and lower.endswith(_DISTRICTS, 0, at - 1) and _ALTERNATIVE.match(lower, at):
        return None  # "90 quận/huyện" are districts of either kind
    if lead == "/" and (many := _SO_MANY.match(lower, at)) and (unit := UNITS.match(lower, many.end())):
        return unit[0], f"{many['number'].replace('.', '')}.{unit[1]}"
    found = _PER.match(lower, at)
    if found is not None and lead[0] != "/":
        word = lower[at : found[0]]
        if lead == "trên" or word in _CURRENCY or _TIME_FOLLOWS.match(lower, found[0]):
            return None
        if lead in {"hằng", "hàng"} and word not in {"năm", "tháng", "ngày", "tuần", "giờ"}:
            return None
    if found is not None:
        return found
    if lead in {"hằng", "hàng", "trên"}:
        return None
    noun = (_COMPOUND.match(lower, at) if lead != "một" else None) or _PER_BARE.match(lower, at)
    if noun and not lower[noun.end() : noun.end() + 1].isalpha():
        return noun.end(), f"{{{noun[0]}}}"
    if (unit := UNITS.match(lower, at)) or lead[0] != "/":
        return unit
    if _ALTERNATIVE.match(lower, at):
        return None  # "16 đội/nhóm" are teams or groups
    thing = _WORD.match(lower, at)  # "triệu đồng/mùa": a word behind a stroke is always what it is per
    if thing is None:
        return None
    end = thing.end()
    if (compound := _COMPOUND.match(lower, at)) is not None:
        end = compound.end()
    return end, f"{{{lower[at:end]}}}"


_COMPOUND = compile(rf"{one_of('per_compound')} {END}")
_PLACE_ON = compile(rf"(?: (?:chiếc|con|cái)[ ] )? {one_of('place_on')} {END}")  # "5 kg vàng trên một chiếc tàu"
_SO_MANY = compile(r"(?P<number> 10 | 100 | 1[.]?000 | 10[.]?000 ) [ ]?(?=\p{L})")  # "100 USD/1000m3"
_SO_MANY_HOURS = compile(rf"(?P<number> \d{{1,2}} ) [ ]? (?: h | giờ ) {END}")  # "50 mm/24 giờ"
_DISTRICTS = ("quận", "tỉnh", "phường", "xã", "thị xã")
_ALTERNATIVE = compile(one_of("alternative"))
_WORD = compile(r"\p{L}{2,}")
_YEAR_BEHIND = compile(r"năm[ ](?:19|20)\d\d(?!\d)")  # "32 triệu đồng/năm 2021" tells a year
_CURRENCY = {"usd", "euro", "eur", "đô la"}
# "một năm sau", "một tháng trước" places in time and is no rate
_TIME_FOLLOWS = compile(rf"[ ] (?:sau|trước|nữa|qua|tới|rưỡi) {END} | [ ]?\d")


def read_after(lower: str, start: int, end: int, modifier: Modifier | None) -> tuple[int, int, Modifier | None]:
    """The figure's span and modifier with the qualifier that follows it: "2 năm tù trở lên"."""
    if lower[end : end + 1] != " ":
        return start, end, modifier
    found = AFTER.match(lower, end + 1)
    if found is None:
        return start, end, modifier
    if lead := _FROM.search(lower[max(0, start - 10) : start]):
        start -= len(lead[0])
    return start, found[0], modifier or found[1]
