"""Amounts of money: "2,3 tỷ USD", "300.000 – 350.000 đồng/tháng", "$5 triệu", "50k".

Currencies are named by their Vietnamese names, codes, symbols and the press's short forms, behind the
number or before it; units are ISO 4217. Subunits are told in the main unit: "50 cent" is 0.5 USD.

>>> from factx.vi.scan import read_all
>>> [(str(figure.value), figure.unit, figure.modifier) for figure in read_all("thu trên 15 tỷ USD")]
[('15000000000', 'USD', 'more_than')]
>>> [(str(figure.low), str(figure.high), figure.per) for figure in read_all("400.000 – 450.000 đồng/tháng")]
[('400000', '450000', 'mo')]
>>> read_all("hai đồng chí, ba đồng minh")[0].kind
'count'
"""

from __future__ import annotations

from decimal import Decimal

from factx.vi.amount import RANGE_WORD, Amount, finish, in_brackets, measured, read_per, read_qualifier
from factx.vi.figure import Figure, exact
from factx.vi.figures.count import NOUNS
from factx.vi.numerals import read_as_written
from factx.vi.pattern import END, START, any_of, compile, one_of
from factx.vi.place import Place
from factx.vi.words import Lexicon, forms, rows

CURRENCIES = Lexicon.of("currencies", "currencies_press", value="code")
_SCALES = {  # "xu", "cent": a hundredth of the currency
    form: Decimal(row["scale"]) for row in rows("currencies_press") if row["scale"] for form in forms(row["forms"])
}

# "2 đồng chí", "20 triệu đồng bào" are people; "5 đồng tiền", "3 đồng xu" are coins if the number is small.
_OTHER_NOUN = compile(rf"[ ]?đồng[ ] {one_of('with_dong')} {END}")
_SMALL_NOUN = compile(
    rf"""[ ]? (?: đồng[ ]{one_of("with_dong_coin")} | tệ[ ](?:nạn|hại) | real[ ]madrid | đô[ ](?:thị|vật|đốc)
         | yên[ ](?:ngựa|xe) | kíp[ ]\p{{L}} ) {END}"""
)
_DOUBTFUL = {"bảng": 50, "kíp": 1000, "kip": 1000, "đ": 100}  # what they must at least be to be money
_SMALL = 1000
_MILLION = 10**6


def _read_unit(lower: str, at: int) -> tuple[int, str] | None:
    return CURRENCIES.match(lower, at + 1 if lower[at : at + 1] == " " else at)


def read(place: Place) -> Figure | None:
    """The amount of money that begins at `place`."""
    amount = place.amount
    if amount is None:
        return None
    lower = place.lower
    found = _read_unit(lower, amount.end)
    if found is None:
        return _unit_elsewhere(place, amount)
    small = amount.factor == 1 and abs(_number(amount)) < _SMALL
    if _OTHER_NOUN.match(lower, amount.end) or (small and _SMALL_NOUN.match(lower, amount.end)):
        return None
    word = lower[amount.end : found[0]].strip()
    if abs(_number(amount)) < _DOUBTFUL.get(word, 0) or _is_word(place, amount.end, found[0]):
        return None
    amount.group()  # money has no third decimal
    return _in_main_unit(measured(lower, amount, "money", "money.amount", _read_unit), word)


def _unit_elsewhere(place: Place, amount: Amount) -> Figure | None:
    """The amount of money whose currency stands in brackets, before the number, or with another amount."""
    return (
        _in_brackets(place, amount)
        or _currency_first(place, amount)
        or _at_same_rate(place, amount)
        or _in_turn(place, amount)
        or _unsaid(place, amount)
    )


def _in_brackets(place: Place, amount: Amount) -> Figure | None:
    figure = in_brackets(place.lower, amount, "money", "money.amount", _read_unit)
    if figure is None or _OTHER_CODE.match(place.lower, amount.end):
        return None  # "phút 90 (PEN)" is a penalty
    amount.group()  # money has no third decimal
    amount.give_numbers(figure)
    figure.convert(exact)
    return figure


def _is_word(place: Place, at: int, end: int) -> bool:
    """Whether a code in small letters is a word: "3 top", "5 all", "2 cup"."""
    code = place.clean[at:end].strip()
    return len(code) == 3 and code.isascii() and code.isalpha() and not code.isupper() and code.lower() not in _CODES


_CODES = set("usd vnd eur won yen gbp cny jpy rub thb ndt rmb aud sgd krw kip cad".split())
_OTHER_CODE = compile(rf"[ ]?[(] (?! {any_of(sorted(_CODES))} {END} ) [a-z]{{3}} {END}")
_PRICE = compile(rf"{START} {one_of('price_word')} (?: [ ]\p{{L}}+ ){{0,5}} [ ] $")
_FOREIGN = compile(rf"{START} {one_of('foreign_money')} {END}")
_THIS = compile(rf"[ ](?:này|đó|kia|ấy) {END}")
_PHRASE_END = compile(rf"[ ]* (?: [.;,()!?”\"/] | \n | $ | [ ] {one_of('price_end')} {END} )")


def _unsaid(place: Place, amount: Amount) -> Figure | None:
    """A price in đồng whose currency goes without saying: "giá 50k", "lương 5 triệu/tháng"."""
    rated = place.lower.startswith("/", amount.end) and read_per(place.lower, amount.end) is not None
    rated = rated and _number(amount) >= _SMALL
    large = amount.factor in _UNSAID_FACTORS or (amount.numeral.vague and _number(amount) >= _MILLION)
    if not (large or rated) or not _PHRASE_END.match(place.lower, amount.end):
        return None
    head = place.lower[max(place.floor, amount.start - 40) : amount.start]
    counted = _COUNTED.search(head)
    if counted is not None and NOUNS.match(head, counted.end()):
        return None  # "số lao động đạt 51,6 triệu"
    if _FOREIGN.search(place.clean, max(0, amount.start - 150), amount.end + 60):
        return None  # whose money it is stays open
    pointed = amount.factor >= 10**6 and _THIS.match(place.lower, amount.end) is not None
    pointed = pointed or place.lower.startswith(" tiền ", amount.end)
    if not (pointed or (rated and amount.factor > 1) or _PRICE.search(head) or _billions(place, amount)):
        return None
    return finish(place.lower, amount.figure("money", "money.unsaid", "VND"))


def _at_same_rate(place: Place, amount: Amount) -> Figure | None:
    """ "180.000 đồng/kg, tăng 30.000/kg": the sentence told another price per the same with its currency."""
    lower = place.lower
    per = read_per(lower, amount.end) if lower[amount.end : amount.end + 1] == "/" else None
    if per is None:
        return None
    rate = lower[amount.end : per[0]]
    begin = max(0, amount.start - _SENTENCE_LENGTH)
    begin += max((end.end() for end in _SENTENCE_END.finditer(lower, begin, amount.start)), default=begin) - begin
    stop = _SENTENCE_END.search(lower, per[0], per[0] + _SENTENCE_LENGTH)
    told = lower.rfind(rate, begin, amount.start)
    if told < 0:
        told = lower.find(rate, per[0], stop.start() if stop else per[0] + _SENTENCE_LENGTH)
    found = CURRENCIES.match_before(lower, told) if told >= 0 else None
    if found is None or lower[told + len(rate) : told + len(rate) + 1].isalpha():
        return None
    return finish(lower, amount.figure("money", "money.same_rate", found[1]))


_SENTENCE_END = compile(r"[.!?…] [ ] | \n")
_SENTENCE_LENGTH = 200


def _in_turn(place: Place, amount: Amount) -> Figure | None:
    """ "lần lượt 41.000 đồng và 42.000": the sums told in turn are of one currency."""
    last = place.before
    if last is None or last.kind != "money" or last.value is None or amount.value is None:
        return None
    if _IN_TURN_LINK.fullmatch(place.lower, last.end, amount.start) is None:
        return None
    told = last.rule == "money.in_turn" or _IN_TURN.search(place.lower, max(0, last.start - 40), last.start)
    near = last.value / _ABOUT_AS_MUCH <= amount.value <= last.value * _ABOUT_AS_MUCH
    ends = _PHRASE_END.match(place.lower, amount.end) or place.lower.startswith(" và ", amount.end)
    if not (told and near and ends):
        return None
    return finish(place.lower, amount.figure("money", "money.in_turn", last.unit))


_IN_TURN = compile(rf"{START} lần[ ]lượt (?: [ ]\p{{L}}+ ){{0,4}} [ ] $")
_IN_TURN_LINK = compile(r"[ ]?,[ ] | ,?[ ]và[ ]")
_ABOUT_AS_MUCH = 20


_COUNTED = compile(
    rf"""{START} {one_of("number_of")} [ ] (?! tiền | vốn | nợ | thu | chi | dư )
    (?= [^,.;:()]* [ ]{one_of("states_number")} [ ] $ )"""
)


def _billions(place: Place, amount: Amount) -> bool:
    """Whether a bare "tỷ" is money: the article tells such sums in đồng, and the clause counts nothing else."""
    if amount.factor != _BILLION or _NO_MONEY.search(place.lower, max(place.floor, amount.start - 60), amount.start):
        return False
    return _DONG.search(place.lower, max(0, amount.start - 3000), amount.end + 1500) is not None


_BILLION = 10**9
_DONG = compile(r"t[ỷỉ][ ]đồng")
_NO_MONEY = compile(rf"{START} {one_of('no_money')} {END}")
_UNSAID_FACTORS = {10**3, 10**6, 10**9, 10**10, 10**11, 10**12}


def _number(amount: Amount) -> Decimal:
    return amount.high if amount.value is None and amount.high is not None else amount.value or Decimal(0)


def _in_main_unit(figure: Figure | None, word: str) -> Figure | None:
    scale = _SCALES.get(word)
    if figure is not None and scale is not None:
        figure.convert(lambda number: number * scale)
    return figure


def _currency_first(place: Place, amount: Amount) -> Figure | None:
    """ "$5 triệu", "USD 1,2 tỷ"."""
    lower = place.lower
    end = amount.number - 1 if lower[amount.number - 1 : amount.number] == " " else amount.number
    found = CURRENCIES.match_before(lower, end)
    if found is None or found[0] < place.floor:
        return None
    start, code = found
    word = lower[start:end]
    if word.isalpha() and not (len(word) == 3 and word.isascii() and place.clean[start:end].isupper()):
        return None
    if lower.endswith(_NAMES_A_SHIP, 0, start):
        return None  # "tàu SAR 411"
    amount.group()  # money has no third decimal
    start, modifier = read_qualifier(lower, start, place.floor)
    figure = Figure("money", start, amount.end, "money.currency_first", unit=code, modifier=modifier)
    amount.give_numbers(figure)
    _second_price(place, figure, word)
    return _in_main_unit(finish(lower, figure), word)


_NAMES_A_SHIP = ("tàu ", "xuồng ", "ca nô ", "máy bay ", "trực thăng ")


def _second_price(place: Place, figure: Figure, symbol: str) -> None:
    """ "$10-$15"."""
    lead = RANGE_WORD.match(place.lower, figure.end)
    if lead is None or figure.value is None or not place.lower.startswith(symbol, lead.end()):
        return
    second = read_as_written(place.lower, place.clean, lead.end() + len(symbol))
    if second is not None and second.value > figure.value:
        figure.value, figure.low, figure.high, figure.end = None, figure.value, second.value, second.end
