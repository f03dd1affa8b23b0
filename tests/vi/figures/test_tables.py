"""The tables of phrasings: every phrasing under a value must give exactly that value.

The tables (`money.txt`, `date.txt`, …) are the specification of the grammar. Each is named after its
kind, except `nothing.txt`, whose phrasings hold no figure of any kind:

    @published 2025-11-27
    15000000000 USD more_than
        trên 15 tỷ USD
        đã đạt [trên 15 tỷ USD] trong năm ngoái
    36200000..36400000 VND "/{lượng}"
        36,2 - 36,4 triệu đồng/lượng
    -
        đoạt 2 huy chương đồng

`@published` is the publication day for the rows below it (`none` clears it). A value is a number or
LOW..HIGH, the unit, where there is one /PER and a modifier; for an ordinal the number alone; for a date,
time or duration its ISO form and a modifier. What holds a space stands in double quotes. `-` means that
no figure of this kind is there. Brackets mark the text that the figure must have, and are no part of the
phrasing. `#` begins a comment. A table that breaks these rules fails to load.
"""

from __future__ import annotations

import re
import shlex
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from factx import Fact, extract

TABLES = sorted(Path(__file__).parent.glob("*.txt"))
KINDS = {"money", "percent", "ratio", "count", "quantity", "date", "time", "duration", "ordinal"}
MODIFIERS = {
    *("approx", "more_than", "less_than", "equal_or_more", "equal_or_less", "nearly", "order_of"),
    *("start", "mid", "end"),
}
BRACKETED = re.compile(r"([^\[\]]*)\[([^\[\]]+)\]([^\[\]]*)")


class Value(NamedTuple):
    """What a figure must be, in the terms of `Fact`."""

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    per: str | None = None
    modifier: str | None = None
    iso: str | None = None


class Row(NamedTuple):
    """One phrasing, with the value that it must give: None where it holds no figure of the kind."""

    place: str
    kind: str
    phrasing: str
    text: str | None
    expected: Value | None
    published: str | None


def read_value(kind: str, line: str) -> Value | None:
    if line == "-":
        return None
    first, *rest = shlex.split(line)
    modifier = rest.pop() if rest and rest[-1] in MODIFIERS else None
    if kind in {"date", "time", "duration"}:
        value = Value(iso=first, modifier=modifier)
    else:
        per = rest.pop()[1:] if rest and rest[-1].startswith("/") else None
        unit = rest.pop() if rest and kind != "ordinal" else None
        low, dots, high = first.partition("..")
        if dots:
            value = Value(low=Decimal(low), high=Decimal(high), unit=unit, per=per, modifier=modifier)
        else:
            value = Value(value=Decimal(first), unit=unit, per=per, modifier=modifier)
        if (unit is None) != (kind == "ordinal"):
            raise ValueError(f"{kind} with unit {unit}: {line}")
    if rest:
        raise ValueError(f"no part of a value: {rest} in {line}")
    return value


def read_table(path: Path) -> Iterator[Row]:
    kind = path.stem
    published, expected, value_seen = None, None, False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        place = f"{path.name}:{number}"
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@published "):
            day = line.split()[1]
            published = None if day == "none" else day
        elif line.startswith("    "):
            bracketed = BRACKETED.fullmatch(line.strip())
            if not value_seen or (bracketed is None and re.search(r"[\[\]]", line)):
                raise ValueError(f"{place}: no value above, or brackets that are not one pair")
            phrasing = "".join(bracketed.groups()) if bracketed else line.strip()
            yield Row(place, kind, phrasing, bracketed and bracketed[2], expected, published)
        else:
            expected, value_seen = read_value(kind, line), True


def ascii_id(row: Row) -> str:
    """A test id that can be read: pytest would escape every letter with an accent."""
    plain = unicodedata.normalize("NFKD", row.phrasing.translate(str.maketrans("đĐ", "dD")))
    return f"{row.place} {plain.encode('ascii', 'ignore').decode()}"


def same_unit(kind: str, unit: str | None, expected: str | None) -> bool:
    """Units are equal; of two counted nouns one may hold the other ("tàu", "con tàu")."""
    if kind != "count" or unit is None or expected is None:
        return unit == expected
    short, long = sorted((f" {unit.casefold()} ", f" {expected.casefold()} "), key=len)
    return short in long


def is_right(fact: Fact, row: Row) -> bool:
    got = Value(fact.value, fact.low, fact.high, fact.unit, fact.per, fact.modifier, fact.iso)
    want = row.expected
    if want is None or not same_unit(row.kind, got.unit, want.unit):
        return False
    return got._replace(unit=None) == want._replace(unit=None) and row.text in (None, fact.text)


def shown(facts: list[Fact]) -> str:
    """Facts as people read them, without the keys that are empty."""
    keys = ("kind", "text", "value", "low", "high", "unit", "per", "modifier", "iso")
    found = [{k: v for k in keys if (v := getattr(fact, k)) is not None} for fact in facts]
    return "".join(f"\n    {' '.join(f'{k}={v}' for k, v in fact.items())}" for fact in found) or " nothing"


@pytest.mark.parametrize("row", [pytest.param(r, id=ascii_id(r)) for t in TABLES for r in read_table(t)])
def test_phrasing_gives_its_value(row: Row) -> None:
    facts = extract(row.phrasing, published=row.published)
    of_kind = [fact for fact in facts if fact.kind == row.kind or row.kind not in KINDS]
    if row.expected is None:
        right, must = not of_kind, f"must give no {row.kind if row.kind in KINDS else 'figure'}"
    else:
        right = len(of_kind) == 1 and is_right(of_kind[0], row)
        stated = {k: str(v) for k, v in row.expected._asdict().items() if v is not None}
        at = f" at {row.text!r}" if row.text else ""
        must = f"must give one {row.kind}{at}: {' '.join(f'{k}={v}' for k, v in stated.items())}"
    if not right:
        pytest.fail(f"{row.place}: {row.phrasing!r} {must}\n  but gives:{shown(facts)}", pytrace=False)
