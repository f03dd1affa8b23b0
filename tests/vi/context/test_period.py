"""The time that a figure holds for: each line a text, and for each figure that is no time its period, or None."""

from __future__ import annotations

import pytest

from factx import extract

TABLE = {
    "Năm 2024, doanh thu đạt 5 tỷ đồng.": ["2024"],
    "Doanh thu đạt 5 tỷ đồng trong năm 2024.": ["2024"],
    "Doanh thu quý III/2024 tăng 5%, đạt 2 tỷ đồng.": ["2024-Q3", "2024-Q3"],
    "Có 5 người năm 2015 và 7 người năm 2020.": ["2015", "2020"],
    "Năm 2024, lãi đạt 5 tỷ đồng. Con số này gồm 2 tỷ đồng tiền thuế.": ["2024", "2024"],
    "Giá tăng trong tháng 10/2020. Cụ thể, giá tiêu tăng 5%.": ["2020-10"],
    "Giá tăng, sau khi đã giảm 5% trong tháng 10/2020. Cụ thể, giá tiêu tăng 5%.": ["2020-10", None],
    "5 năm qua (2007-2013), công an đã xử lý 218 vụ.": ["2007/2013", "2007/2013"],
    "Giá tăng từ tháng 2/2020 sau khi giảm vào tháng 1/2020. Cụ thể, giá tiêu tăng 5%.": [None],
    "Năm 2013, xuất khẩu tăng 5%. Doanh thu đạt 5 tỷ đồng, cao hơn 9% so với năm 2012.": ["2013", "2013", "2013"],
    "Quý 3/2013 lãi 14 tỷ đồng trong khi cùng kỳ 2012 chỉ đạt 2 tỷ đồng.": ["2013-Q3", "2012-Q3"],
    "Năm 2011 lãi 5 tỷ đồng nhưng năm 2012 lãi 20 tỷ đồng.": ["2011", "2012"],
    "Ngày 13/4/2011, một vụ nổ ở trại nói trên làm 4 binh lính thiệt mạng.": ["2011-04-13"],
    "Ngày 5/8/2013, quỹ bán ròng 10 tấn vàng, mức mạnh nhất kể từ năm 2005.": ["2013-08-05"],
    "Bội chi ở mức 5% GDP (khoảng 1 tỷ USD) trong năm 2013.": ["2013", "2013"],
    "Trong 7 ngày (từ 20/10/2013 đến 26/10/2013), hãng bán 5 xe.": ["2013-10-20/2013-10-26"] * 2,
    "Nợ xấu đầu năm 2013 còn 3%, nay đã lên 4%.": ["2013", None],
    "Theo Quyết định số 12/QĐ-TTg ngày 10/1/2013, tỷ lệ hộ nghèo giảm 2%.": [None],
    "Trong 7 ngày (từ 20 đến 26/10/2013), mưa kéo dài 3 giờ (từ 5h đến 8h).": ["2013-10-20/2013-10-26", None],
    "Năm 2023, ngành thủy sản gặp khó khăn. Kim ngạch xuất khẩu chỉ đạt 9 tỷ USD.": ["2023"],
    "Kim ngạch đạt 4,1 tỷ USD, gấp 2 lần năm 2019.": [None, None],
    "Doanh thu gấp đôi năm ngoái.": [None],
    "Doanh thu tăng gấp đôi trong năm 2019.": ["2019"],
    "Dự án khởi công năm 2021, tổng vốn 8.500 tỷ đồng.": [None],
    "Riêng ngày 9/2/2021 ghi nhận số ca cao nhất từ trước tới nay với 450 ca.": ["2021-02-09"],
    # since when something is a record, when an estimate was made, what the sentence before compared with: none
    "Đây là trận bão mạnh nhất kể từ năm 2005, tàn phá 24 huyện.": [None],
    "Mức này cao hơn ước tính 2% được đưa ra vào giữa tháng 11/2023.": [None],
    "Năm 2019, thu đạt 9 tỷ đồng, so với năm 2018 (7 tỷ đồng). Trong đó, phí đạt 3 tỷ đồng.": ["2019", "2018", "2019"],
    # what a figure is compared with is not its period, nor is the day on which somebody spoke
    "Lãi tăng 5% so với năm 2017.": [None],
    "Năm 2024, lãi tăng 5% so với năm 2017.": ["2024"],
    "Năm 2024, lãi tăng 5% so với mức tăng 7% của năm 2017.": ["2024", "2024"],
    "Theo Reuters ngày 5/3/2024, hãng bán 5 tàu.": [None],
    "Ngày 5/3/2024, ông Nam cho biết có 5 nhà máy.": [None],
    "Năm 2024, lãi tăng. Nhà máy có 5 người.": [None],
    "Vàng giao tháng 9 tăng 5 USD.": [None],
    "Hiện có 5 tàu, đến năm 2030 có 9 tàu.": [None, "../2030"],
    "Năm 2010 có 2 tàu, đến nay đã có 15 tàu.": ["2010", None],
    # but a figure that is told of the compared time has that one
    "Lãi tăng 5% so với năm 2017 (2 tỷ đồng).": [None, "2017"],
    "Tỷ lệ còn 60% so với 68% của năm 2012.": [None, "2012"],
    # the time of a length of time, of a whole list, and one far behind
    "Trong cuộc biểu tình kéo dài 3 ngày trong tháng 9, có va chạm.": ["2025-09"],
    "Thời tiết ngày và đêm 21/10 như sau: miền Bắc 19 độ C. Miền Trung 20 độ C. Miền Nam 23 độ C.": [
        *("2025-10-21", "2025-10-21", "2025-10-21"),
    ],
    "Dự kiến, 60 tấn hàng và lều bạt của Quỹ Nhi đồng Liên hợp quốc sẽ được chuyển tới Cebu trong ngày 12/11.": [
        "2025-11-12"
    ],
    # what happens right after something has its time
    "Báo cáo ra ngày 22/10. Ngay sau khi công bố, giá tăng 30 USD.": ["2025-10-22"],
    # the next measure of the same quarter
    "Quý III/2024, doanh thu đạt 5 tỷ đồng. Lợi nhuận đạt 2 tỷ đồng.": ["2024-Q3", "2024-Q3"],
}


@pytest.mark.parametrize(("text", "periods"), TABLE.items())
def test_period(text: str, periods: list[str | None]) -> None:
    facts = [fact for fact in extract(text, published="2025-11-27") if fact.kind not in {"date", "time"}]
    assert [fact.period.iso if fact.period else None for fact in facts] == periods


def test_period_has_its_place_in_the_source() -> None:
    text = "Năm 2024, doanh thu đạt 5 tỷ đồng."
    period = extract(text)[1].period
    assert period is not None
    assert text[period.start : period.end] == period.text == "Năm 2024"
