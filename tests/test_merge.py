"""One article that says the same twice: each line a text, and what each figure repeats, if it does."""

from __future__ import annotations

import pytest

from factx import extract

TABLE = {
    # title, lead and body
    "Nga thu 15,2 tỷ USD. Xuất khẩu của Nga đạt 15,2 tỷ USD.": [None, None],
    "Xuất khẩu đạt 15,2 tỷ USD. Xuất khẩu của Nga năm qua đạt 15,2 tỷ USD.": [None, 0],
    "Có 340 dự án. Nga triển khai 340 dự án hợp tác.": [None, 0],
    # a small number needs a subject on both sides
    "Có 5 người. Rồi có 5 người.": [None, None],
    "Nga bán 5 tàu. Nga đã bán 5 tàu.": [None, 0],
    # a round sum needs the same measure on both sides
    "Xuất khẩu gạo đạt 9 triệu tấn. Xuất khẩu gạo của Việt Nam đạt 9 triệu tấn.": [None, 0],
    "Xuất khẩu gạo đạt 9 triệu tấn. Xuất khẩu than đạt 9 triệu tấn.": [None, None],
    # another bound, unit, subject, time or way is another statement
    "Doanh thu đạt 15,2 tỷ đồng. Doanh thu đạt hơn 15,2 tỷ đồng.": [None, None],
    "Giá vàng tăng 1,5%. Giá vàng giảm 1,5%.": [None, None],
    "Doanh thu của ABC đạt 15,2 tỷ đồng. Doanh thu của XYZ đạt 15,2 tỷ đồng.": [None, None],
    "Năm 2012 lãi đạt 15,2 tỷ đồng. Năm 2013 lãi đạt 15,2 tỷ đồng.": [None, None],
    "Doanh thu tăng 1,5%, lợi nhuận tăng 1,5%.": [None, None],
}


@pytest.mark.parametrize("text", TABLE)
def test_repeats(text: str) -> None:
    facts = extract(text)
    figures = [position for position, fact in enumerate(facts) if fact.kind not in {"date", "time"}]
    told = [facts[position].same_as for position in figures]
    assert [None if first is None else figures.index(first) for first in told] == TABLE[text]


def test_a_third_one_points_at_the_first() -> None:
    facts = extract("Nga bán 340 tàu. Nga bán 340 tàu. Nga bán 340 tàu.")
    assert [fact.same_as for fact in facts] == [None, 0, 0]


def test_many_statements_with_one_figure_take_straight_time() -> None:
    text = " ".join(f"Hãng A{number} bán 340 tàu." for number in range(2000))
    assert len(extract(text)) == 2000
