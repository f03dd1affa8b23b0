"""Every day from 1900 to 2100, in twenty ways to write it, reads back as itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from factx.vi.scan import read_all

MONTHS = "Một Hai Ba Tư Năm Sáu Bảy Tám Chín Mười Mười_Một Mười_Hai".split()
DAYS = [date(1900, 1, 1) + timedelta(days) for days in range((date(2101, 1, 1) - date(1900, 1, 1)).days)]

FORMATS: dict[str, Callable[[date], str]] = {
    "day month year": lambda d: f"ngày {d.day} tháng {d.month} năm {d.year}",
    "Day month year": lambda d: f"Ngày {d.day:02d} tháng {d.month:02d} năm {d.year}",
    "day month comma year": lambda d: f"ngày {d.day} tháng {d.month}, năm {d.year}",
    "day month of year": lambda d: f"ngày {d.day} tháng {d.month} của năm {d.year}",
    "day month slash year": lambda d: f"ngày {d.day} tháng {d.month}/{d.year}",
    "month in words": lambda d: f"ngày {d.day} tháng {MONTHS[d.month - 1].replace('_', ' ')} năm {d.year}",
    "no word for day": lambda d: f"{d.day} tháng {d.month} năm {d.year}",
    "strokes": lambda d: f"{d.day}/{d.month}/{d.year}",
    "strokes, two digits": lambda d: f"{d.day:02d}/{d.month:02d}/{d.year}",
    "day, strokes": lambda d: f"ngày {d.day}/{d.month}/{d.year}",
    "hyphens": lambda d: f"ngày {d.day}-{d.month}-{d.year}",
    "hyphens, no word for day": lambda d: f"{d.day:02d}-{d.month:02d}-{d.year}",
    "full stops": lambda d: f"ngày {d.day}.{d.month}.{d.year}",
    "full stops, no word for day": lambda d: f"{d.day:02d}.{d.month:02d}.{d.year}",
    "stroke and year": lambda d: f"ngày {d.day}/{d.month} năm {d.year}",
    "hyphen and year": lambda d: f"ngày {d.day}-{d.month} năm {d.year}",
    "hôm": lambda d: f"hôm {d.day}/{d.month}/{d.year}",
    "spaced strokes": lambda d: f"ngày {d.day} / {d.month} / {d.year}",
    "ISO 8601": lambda d: d.isoformat(),
    "ISO with strokes": lambda d: f"{d.year}/{d.month:02d}/{d.day:02d}",
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_day_reads_back(name: str) -> None:
    written = FORMATS[name]
    figures = read_all("\n".join(written(day) for day in DAYS))
    assert [figure.iso for figure in figures if figure.kind == "date"] == [day.isoformat() for day in DAYS]
    assert {figure.kind for figure in figures} == {"date"}
