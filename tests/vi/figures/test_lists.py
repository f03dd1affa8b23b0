"""Lists in which a noun is said once: each line a text, and the text, value and unit of each of its figures."""

from __future__ import annotations

import pytest

from factx import extract

TABLE = {
    "Lào Cai 31 ca, Yên Bái 20, Sơn La và Lai Châu 7.": ["31 ca = 31 ca", "20 = 20 ca", "7 = 7 ca"],
    "Có 30 ca mắc gồm: Quảng Nam 14, TP HCM 11.": ["30 ca mắc = 30 ca mắc", "14 = 14 ca mắc", "11 = 11 ca mắc"],
    "Lũ cuốn 9 ngôi nhà (Lào Cai 6, Sơn La 3).": ["9 ngôi nhà = 9 ngôi nhà", "6 = 6 ngôi nhà", "3 = 3 ngôi nhà"],
    "Có 27 sự cố, gồm Bắc Ninh 2, Hà Nội 1.": ["27 sự cố = 27 sự cố", "2 = 2 sự cố", "1 = 1 sự cố"],
    "Có 12 người (Quảng Ninh 3, Hải Phòng 9).": ["12 người = 12 người", "3 = 3 người", "9 = 9 người"],
    "Mất 8.606 ha lúa (Lào Cai 4.123, Sơn La 0,5).": ["8.606 ha = 8606 ha", "4.123 = 4123 ha", "0,5 = 0.5 ha"],
    "Nợ 300 tỷ đồng, có 200 tỷ lợi nhuận.": ["300 tỷ đồng = 300000000000 VND", "200 tỷ = 200000000000 VND"],
    "Đội về thứ nhì và ba là Huế.": ["thứ nhì = 2 None", "ba = 3 None"],
    "Hai tay đua đứng thứ 26 và 27 ở chặng này.": ["Hai tay đua = 2 tay đua", "đứng thứ 26 = 26 None", "27 = 27 None"],
    "Họ xếp hạng 5, 6 và 7.": ["xếp hạng 5 = 5 None", "6 = 6 None", "7 = 7 None"],
    "Họ xếp hạng 5 và 6 người bị loại.": ["xếp hạng 5 = 5 None", "6 người = 6 người"],
    "Động đất các năm 1755, 1783 và 1802 gây ra.": ["năm 1755 = None None", "1783 = None None", "1802 = None None"],
    "Năm 1755, 1800 lính ở đây.": ["Năm 1755 = None None", "1800 lính = 1800 lính"],
    "Thêm 20 ca, nâng lên con số 1.200.": ["20 ca = 20 ca", "1.200 = 1200 ca"],
    "Thêm 20 ca. Giá lên con số 1.200.": ["20 ca = 20 ca"],
    "Đã bán 500 vé trên 8.200 suất chiếu.": ["500 vé = 500 vé", "8.200 suất chiếu = 8200 suất chiếu"],
    "Có 448 phiếu thuận, 29 chống và 4 trắng.": ["448 phiếu thuận = 448 phiếu thuận", "29 = 29 phiếu", "4 = 4 phiếu"],
    "Hãng có 10 tàu bay trên 25 đường bay.": ["10 tàu bay = 10 tàu bay", "25 đường bay = 25 đường bay"],
    "Phòng rộng 15x20 m, chạy 4x100 m.": ["15 = 15 m", "20 m = 20 m"],
    "Giá 774,5 nhân dân tệ (106,96 USD)/tấn.": ["774,5 nhân dân tệ = 774.5 CNY", "106,96 USD = 106.96 USD"],
    # sums without their currency: per the same as another of the sentence, or told in turn with one
    "Mực giá 180.000 đồng/kg, tăng 30.000/kg.": ["180.000 đồng/kg = 180000 VND", "30.000/kg = 30000 VND"],
    "Gas tăng 500/kg, lên 30.000 đồng/kg.": ["500/kg = 500 VND", "30.000 đồng/kg = 30000 VND"],
    "Mực giá 180.000 đồng/kg, tăng 30.000/50.000.": ["180.000 đồng/kg = 180000 VND"],
    "Mực giá 180.000 đồng/kg. Ghe chở 30.000/kg.": ["180.000 đồng/kg = 180000 VND"],
    "Giá lần lượt là 41 USD, 42 và 43,5.": ["41 USD = 41 USD", "42 = 42 USD", "43,5 = 43.5 USD"],
    "Vé lần lượt 41.000 đồng và 52.000 một lượt.": ["41.000 đồng = 41000 VND", "52.000 một lượt = 52000 VND"],
    "Chi lần lượt 500.000 đồng và 12 tháng công.": ["500.000 đồng = 500000 VND", "12 tháng = None None"],
    # a number that is more than the whole, or stands alone, counts something else
    "Có 5 người ở trọ: Huế 14, Vinh 11.": ["5 người = 5 người"],
    "Bắt 3 đối tượng (đường Láng 14).": ["3 đối tượng = 3 đối tượng"],
}


@pytest.mark.parametrize("text", TABLE)
def test_list(text: str) -> None:
    assert [f"{fact.text} = {fact.value} {fact.unit}" for fact in extract(text)] == TABLE[text]
