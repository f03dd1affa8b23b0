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


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Năm ngoái, giá tăng đến tháng 5 rồi giảm vào tháng 6.", ["2024", "../2024-05", "2024-06"]),
        ("Tại ngày 31/12/2023, tài sản tăng 5% so với đầu năm.", ["2023-12-31", "2023"]),
        ("Năm ngoái lỗ 5 tỷ đồng, từ đầu năm đến nay lãi 1 tỷ đồng.", ["2024", "2025/.."]),
        ("Năm ngoái lỗ 5 tỷ đồng. Đến tháng 5, hãng sẽ mở 3 cửa hàng.", ["2024", "../2025-05"]),
        ("Năm ngoái bán 5 xe, tháng 2 này bán 3 xe.", ["2024", "2025-02"]),
    ],
)
def test_months_are_of_the_year_that_the_sentence_told(text: str, dates: list[str]) -> None:
    assert [figure.iso for figure in read_all(text, date(2025, 1, 10)) if figure.kind == "date"] == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Nửa đầu năm 2017 đạt 43% kế hoạch năm 2017. Lãi tăng 13% so với cùng kỳ.", ["2017-H1", "2017", "2016-H1"]),
        ("Quý 1/2017 thu được 30% dự toán cả năm 2017, hơn cùng kỳ.", ["2017-Q1", "2017", "2016-Q1"]),
        ("Nửa đầu năm 2017 lãi 5 tỷ đồng. Năm 2017 lãi 9 tỷ đồng, hơn cùng kỳ.", ["2017-H1", "2017", "2016"]),
        ("Nửa đầu năm 2017 lãi 5 tỷ đồng. Kế hoạch năm 2018 cao hơn năm trước.", ["2017-H1", "2018", "2017"]),
    ],
)
def test_a_comparison_looks_back_from_the_period_and_not_from_the_plan_of_its_year(text: str, dates: list[str]) -> None:
    assert [figure.iso for figure in read_all(text, date(2017, 8, 10)) if figure.kind == "date"] == dates
