"""A figure: what a rule read, in positions of the clean text."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import msgspec

from factx.fact import Change, Kind, Modifier
from factx.vi.name import Name


class Figure(msgspec.Struct, eq=False):
    """One figure; its parts are those of a `Fact`. Two are equal only if they are the same one."""

    kind: Kind
    start: int
    end: int
    rule: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    per: str | None = None
    modifier: Modifier | None = None
    iso: str | None = None
    change: Change | None = None
    change_words: tuple[int, int] | None = None
    """What tells the change; it has no place in a fact."""
    period: Figure | None = None
    measure: tuple[int, int] | None = None
    concept: str | None = None
    subject: Name | None = None
    partner: Name | None = None
    speaker: tuple[int, int] | None = None

    def convert(self, conversion: Callable[[Decimal], Decimal]) -> None:
        """Puts what `conversion` makes of them in the place of the value or of both ends."""
        self.value, self.low, self.high = (
            None if number is None else conversion(number) for number in (self.value, self.low, self.high)
        )


def exact(value: Decimal) -> Decimal:
    """`value` written out: no exponent, no zeros behind the last decimal that counts.

    >>> exact(Decimal("2.5") * 10**6), exact(Decimal("13.60"))
    (Decimal('2500000'), Decimal('13.6'))
    """
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if whole == value else value.normalize()
