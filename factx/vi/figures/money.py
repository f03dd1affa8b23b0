"""Amounts of money: "4,1 tỷ USD", "400.000 – 450.000 đồng/tháng", "$5 triệu", "50k".

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

import regex

from factx.vi.amount import Amount, finish, measured, read_qualifier
from factx.vi.figure import Figure
from factx.vi.place import Place
from factx.vi.words import Lexicon, forms, rows


def _currencies() -> list[tuple[str, tuple[str, Decimal]]]:
    cldr = [(form, (row["code"], Decimal(1))) for row in rows("currencies") for form in forms(row["forms"])]
    press = [
        (form, (row["code"], Decimal(row["scale"] or 1)))
        for row in rows("currencies_press")
        for form in forms(row["forms"])
    ]
    return cldr + press


CURRENCIES: Lexicon[tuple[str, Decimal]] = Lexicon(_currencies())

# A small number with one of these is no money: "2 đồng chí", "3 bảng", "5 đồng tiền".
_OTHER_NOUN = regex.compile(
    r"[ ]?(?:đồng[ ](?:chí|minh|phạm|nghiệp|đội|xu|bào|hồ|tác|tiền|hương|bằng|đô|euro|hương|môn|cỏ|muối|sàng|bọn|loã|lõa|diễn|sáng|dao|thau|vàng|bạc)"
    r"|bảng(?![ ](?:anh|sterling))|đô[ ](?:thị|vật|đốc)|won[ ]?ton|yên[ ](?:ngựa|xe)|đ[ ]?[./]|tệ[ ](?:nạn|hại)|real[ ]madrid|kíp[ ](?:trực|thợ|mổ|kỹ|bay|xe)|kip[ ]trực|mark|lev|lei|leu|som|sol|xu)(?!\p{L})"
)
_SMALL = 1000
_BEFORE_END = 12  # the longest currency name that may stand before the number


def _read_unit(lower: str, at: int) -> tuple[int, str] | None:
    found = _currency(lower, at)
    return (found[0], found[1][0]) if found else None


def _currency(lower: str, at: int) -> tuple[int, tuple[str, Decimal]] | None:
    return CURRENCIES.match(lower, at + 1 if lower[at : at + 1] == " " else at)


def read(place: Place) -> Figure | None:
    """The amount of money that begins at `place`."""
    amount = place.amount
    if amount is None:
        return None
    if amount.factor == 1 and _number(amount) < _SMALL and _OTHER_NOUN.match(place.lower, amount.end):
        return None
    found = _currency(place.lower, amount.end)
    if found is not None:
        _regroup(amount)
        figure = measured(place.lower, amount, "money", "money.amount", _read_unit)
        return _in_main_unit(figure, found[1][1])
    return _currency_first(place, amount)


def _number(amount: Amount) -> Decimal:
    return amount.high if amount.value is None and amount.high is not None else amount.value or Decimal(0)


def _regroup(amount: Amount) -> None:
    """ "1,200 USD" has no third decimal: money has two."""
    if amount.numeral.grouped is not None and amount.value is not None:
        amount.value = amount.numeral.grouped


def _in_main_unit(figure: Figure | None, scale: Decimal) -> Figure | None:
    if figure is not None and scale != 1:
        figure.value, figure.low, figure.high = (
            None if number is None else number * scale for number in (figure.value, figure.low, figure.high)
        )
    return figure


def _currency_first(place: Place, amount: Amount) -> Figure | None:
    """ "$5 triệu", "USD 1,2 tỷ"."""
    lower = place.lower
    end = amount.number - 1 if lower[amount.number - 1 : amount.number] == " " else amount.number
    found = CURRENCIES.match_before(lower, end)
    if found is None or found[0] < place.floor:
        return None
    start, (code, scale) = found
    word = lower[start:end]
    if word.isalpha() and not (len(word) == 3 and word.isascii() and place.clean[start:end].isupper()):
        return None
    _regroup(amount)
    start, modifier = read_qualifier(lower, start, place.floor)
    figure = Figure("money", start, amount.end, "money.currency_first", unit=code, modifier=modifier)
    figure.value, figure.low, figure.high = amount.value, amount.low, amount.high
    return _in_main_unit(finish(lower, figure), scale)
