"""Percentages: "13,6%", "khoảng 97 phần trăm", "0,25 điểm phần trăm".

The value is as written: 13.6 for "13,6%". Percentage points have the unit `pp`. Per mille ("5‰", "năm
phần nghìn") and basis points are told in percent and percentage points.

>>> from factx.vi.scan import read_all
>>> [(figure.value, figure.unit, figure.modifier) for figure in read_all("tăng khoảng 13,6%")]
[(Decimal('13.6'), '%', 'approx')]
>>> [(figure.value, figure.unit) for figure in read_all("giảm 0,25 điểm phần trăm, còn 7 phần nghìn")]
[(Decimal('0.25'), 'pp'), (Decimal('0.7'), '%')]
"""

from __future__ import annotations

from factx.vi.amount import measured
from factx.vi.figure import Figure, exact
from factx.vi.pattern import compile
from factx.vi.place import Place

_UNIT = compile(
    r"""
    [ ]? (?:
        (?P<points> điểm[ ]? (?: % | phần[ ]trăm (?!\p{L}) ) )
      | (?P<percent> % | phần[ ]trăm (?!\p{L}) )
      | (?P<mille> ‰ | phần[ ](?:nghìn|ngàn) (?!\p{L}) )
      | (?P<myriad> phần[ ]vạn (?!\p{L}) )
      | (?P<basis> điểm[ ]cơ[ ]bản (?!\p{L}) )
    )
    """
)


def _read_unit(lower: str, at: int) -> tuple[int, str] | None:
    match = _UNIT.match(lower, at)
    if match is None:
        return None
    return match.end(), match.lastgroup or ""


# group of the pattern: unit, and how many of it make one of the unit
_UNITS = {
    "points": ("pp", 1),
    "percent": ("%", 1),
    "mille": ("%", 10),
    "myriad": ("%", 100),
    "basis": ("pp", 100),
}


def read(place: Place) -> Figure | None:
    """The percentage that begins at `place`."""
    amount = place.amount
    if amount is None:
        return None
    figure = measured(place.lower, amount, "percent", "percent.amount", _read_unit)
    if figure is None or figure.unit is None:
        return None
    figure.unit, size = _UNITS[figure.unit]
    if size > 1:
        figure.rule = "percent.finer"
        figure.convert(lambda number: exact(number / size))
    return figure
