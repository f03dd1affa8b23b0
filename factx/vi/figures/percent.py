"""Percentages: "13,6%", "khoảng 97 phần trăm", "0,25 điểm phần trăm".

The value is as written: 13.6 for "13,6%". Percentage points have the unit `pp`. Per mille ("5‰", "năm
phần nghìn") is told in percent.

>>> from factx.vi.scan import read_all
>>> [(figure.value, figure.unit, figure.modifier) for figure in read_all("tăng khoảng 13,6%")]
[(Decimal('13.6'), '%', 'approx')]
>>> [(figure.value, figure.unit) for figure in read_all("giảm 0,25 điểm phần trăm, còn 7 phần nghìn")]
[(Decimal('0.25'), 'pp'), (Decimal('0.7'), '%')]
"""

from __future__ import annotations

import regex

from factx.vi.amount import measured
from factx.vi.figure import Figure, exact
from factx.vi.place import Place

_UNIT = regex.compile(
    r"""
    [ ]? (?:
        (?P<points> điểm[ ]? (?: % | phần[ ]trăm ) )
      | (?P<percent> % | phần[ ]trăm )
      | (?P<mille> ‰ | phần[ ]nghìn | phần[ ]ngàn )
    ) (?! \p{L} )
    """,
    regex.VERBOSE,
)


def _read_unit(lower: str, at: int) -> tuple[int, str] | None:
    match = _UNIT.match(lower, at)
    if match is None:
        return None
    return match.end(), {"points": "pp", "percent": "%", "mille": "‰"}[match.lastgroup or ""]


def read(place: Place) -> Figure | None:
    """The percentage that begins at `place`."""
    amount = place.amount
    if amount is None:
        return None
    figure = measured(place.lower, amount, "percent", "percent.amount", _read_unit)
    if figure is not None and figure.unit == "‰":
        figure.unit, figure.rule = "%", "percent.per_mille"
        figure.value, figure.low, figure.high = (
            None if number is None else exact(number / 10) for number in (figure.value, figure.low, figure.high)
        )
    return figure
