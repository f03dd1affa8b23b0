"""Measured quantities: "120 km", "3.500 tấn", "29 độ C", "250.000 thùng dầu/ngày".

Units are those of UCUM, not converted; where UCUM has none, the Vietnamese word stands in braces.

>>> from factx.vi.scan import read_all
>>> [(str(figure.value), figure.unit) for figure in read_all("dài 120m, rộng 15m; 5 ha; 29 độ C; 2 lượng vàng")]
[('120', 'm'), ('15', 'm'), ('5', 'ha'), ('29', 'Cel'), ('2', '{lượng}')]
>>> [(str(figure.value), figure.unit, figure.per) for figure in read_all("250.000 thùng/ngày, nhanh 80 km/h")]
[('250000', '{thùng}', 'd'), ('80', 'km/h', None)]
"""

from __future__ import annotations

import regex

from factx.vi.amount import measured
from factx.vi.figure import Figure
from factx.vi.figures.count import NOUNS
from factx.vi.place import Place
from factx.vi.words import Lexicon, forms, rows

UNITS: Lexicon[str] = Lexicon((form, row["ucum"]) for row in rows("units") for form in forms(row["forms"]))

# Words that are a unit only in such company; alone they are something else.
_IN_COMPANY = {
    "chỉ": regex.compile(r"[ ]vàng"),
    "công": regex.compile(r"[ ](?:đất|ruộng|lúa|vườn|mía)"),
    "mẫu": regex.compile(r"[ ](?:ruộng|đất|lúa|vườn|bắc|anh|tây|chè|mía)"),
    "thùng": regex.compile(r"[ ]dầu|[ ]?/[ ]?ngày|[ ](?:mỗi|một)[ ]ngày"),
    "cây": regex.compile(r"[ ]vàng"),
    "khối": regex.compile(r"[ ](?:nước|gỗ|cát|đất|đá|bê|xăng|dầu|gas|khí)"),
    "cân": regex.compile(r"[ ](?:nặng|thịt|gạo|thóc|cá|rau|vàng|đường|lúa|hàng)"),
    "bar": regex.compile(r"$^"),
    "t": regex.compile(r"$^"),
    "công suất": regex.compile(r"$^"),
    "thước": regex.compile(r"[ ](?:anh|đất|vải)"),
}
_WARM = regex.compile(r"nhiệt|nóng|lạnh|rét|băng giá|thời tiết|âm ?$|mát|ấm")


def _read_unit(lower: str, at: int) -> tuple[int, str] | None:
    spaced = lower[at : at + 1] == " "
    start = at + 1 if spaced else at
    found = UNITS.match(lower, start)
    if found is None:
        return None
    end, unit = found
    word = lower[start:end]
    if word in _IN_COMPANY and not _IN_COMPANY[word].match(lower, end):
        return None
    noun = NOUNS.match(lower, start)
    if noun is not None and noun[0] > end:
        return None
    return found


def read(place: Place) -> Figure | None:
    """The quantity that begins at `place`."""
    amount = place.amount
    if amount is None:
        return None
    grouped = amount.numeral.grouped
    if grouped is not None and amount.value is not None and grouped % 100 == 0:
        amount.value = grouped  # "2,500 tấn" has no third decimal of zero
    figure = measured(place.lower, amount, "quantity", "quantity.amount", _read_unit)
    if figure is None:
        return None
    _read_minus(place, figure)
    if figure.unit == "{độ}":
        around = place.lower[max(0, figure.start - 60) : figure.end + 30]
        figure.unit = "Cel" if _WARM.search(around) else "deg"
    return figure


def _read_minus(place: Place, figure: Figure) -> None:
    """ "âm 15 độ": below zero."""
    if figure.value is not None and place.lower.endswith("âm ", 0, figure.start):
        figure.value, figure.start = -figure.value, figure.start - len("âm ")
