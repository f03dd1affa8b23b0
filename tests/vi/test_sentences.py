"""Sentences with several figures: shared units and nouns, lists, what one date makes of the next.

Each sentence stands with all that it states, published on 5 November 2013, a Tuesday.
"""

from __future__ import annotations

from datetime import date

import pytest

from factx.text import Text
from factx.vi.figure import Figure
from factx.vi.scan import read_all

SENTENCES = {
    # a unit or noun that several numbers share
    "Đội thuê 12 và mua 15 xe cẩu.": ["12 xe cẩu", "15 xe cẩu"],
    "Giá bạc tăng từ mức 1.204,5 lên 1.251,8 USD/ounce.": ["1204.5 USD [oz_tr]", "1251.8 USD [oz_tr]"],
    "Lương tăng từ 5 lên 7 triệu đồng.": ["5000000 VND", "7000000 VND"],
    "Bội chi nâng từ 4,8 lên 5,3%GDP.": ["4.8 %", "5.3 %"],
    "Hộp dài 15,12x7,92x0,83cm.": ["15.12 cm", "7.92 cm", "0.83 cm"],
    "Khoảng 300 trên tổng số 4.200 đối tượng bị bắt.": ["300 đối tượng approx", "4200 đối tượng"],
    "Ao dài 120m, rộng 15m.": ["120 m", "15 m"],
    "Đội có chín HC vàng, ba HC bạc, một HC đồng.": ["9 HC vàng", "3 HC bạc", "1 HC đồng"],
    "Việc làm còn 72.000 chỗ, giảm 7.000 so với số liệu cũ.": ["72000 chỗ", "7000 chỗ"],
    # one or the next: about so many; other numbers are each their own
    "Anh thu hút 2 hoặc 3 hậu vệ, đi hai hay ba ngày.": ["2..3 hậu vệ", "P2D/P3D"],
    "Lãi 5 hoặc 10 triệu đồng.": ["5000000 VND", "10000000 VND"],
    "Ba nạn nhân 21, 30 và 52 tuổi, ba bị cáo lĩnh 5 và 7 năm tù.": [
        *("3 nạn nhân", "P21Y", "P30Y", "P52Y", "3 bị cáo", "P5Y", "P7Y"),
    ],
    # what the figure behind it does not lend its unit to
    "Họ đạt 50, 3 năm qua chỉ 40.": ["P3Y"],
    "Lãi 500 tỷ, tăng 20%.": ["500000000000 VND", "20 %"],
    "Có 500 tỷ, tăng 20%.": ["20 %"],
    "Doanh thu đạt 497, giảm 0,5%.": ["0.5 %"],
    "Lãi 300 triệu và 5% cổ phần.": ["5 %"],
    "Họ là 1 trong 5 đối tượng, 2 trong số 7 bị can.": ["5 đối tượng", "2 bị can", "7 bị can"],
    "Hủy các chuyến VN 1640 và 3 chuyến khác.": ["3 chuyến"],
    # over brackets and strokes
    "Nâng lượng giữ từ 2,4 triệu (0,5%) lên 2,9 triệu cổ phiếu.": [
        *("2400000 cổ phiếu", "0.5 %", "2900000 cổ phiếu"),
    ],
    "Gieo được 800.000 ha/700.000 ha kế hoạch.": ["800000 ha", "700000 ha"],
    # a noun that is told once, and what a tally of medals leaves out
    "Viettel có 8 triệu thuê bao, MobiFone 2 triệu.": ["8000000 thuê bao", "2000000 thuê bao"],
    "Có 9 triệu thuê bao, theo sau là VNPT với 2 triệu.": ["9000000 thuê bao", "2000000 thuê bao"],
    "Cả nước có 20 triệu lao động, riêng tỉnh có hơn 800 nghìn.": ["20000000 lao động", "800000 lao động more_than"],
    "Có 9 triệu thuê bao, lãi 2 triệu.": ["9000000 thuê bao", "2000000 VND"],
    "Được 9 huy chương, gồm 4 vàng, 3 bạc và 2 đồng.": ["9 huy chương", "4 vàng", "3 bạc", "2 đồng"],
    "Hỏi 1.000 người trên 63 tỉnh.": ["1000 người", "63 tỉnh"],
    # the months up to the end of the quarter that an article is about
    "Quý 3 đạt 5 tỷ đồng, giảm 2% cùng kỳ 2012; 9 tháng đạt 20 tỷ đồng.": [
        *("2013-Q3", "5000000000 VND", "2 %", "2012-Q3", "2013-01/2013-09", "20000000000 VND"),
    ],
    "Quý 3 lãi 5 tỷ đồng; kỳ hạn 9 tháng lãi suất 5%.": ["2013-Q3", "5000000000 VND", "P9M", "5 %"],
    # weekdays, and what "đó" and "ngoái" look back from
    "Được nghỉ thứ bảy, chủ nhật.": ["2013-11-02", "2013-11-03"],
    "Tuần này giảm 4% so với tuần trước đó.": ["2013-W45", "4 %", "2013-W44"],
    "Tết năm 2011 vắng; năm nay tăng 2% so với cùng kỳ năm ngoái.": ["2011", "2013", "2 %", "2012"],
    # bounds with words between
    "Ít nhất có tới 35 người chết, thưởng tối đa bằng 130% lương.": [
        *("35 người equal_or_more", "130 % equal_or_less"),
    ],
    "Lễ rước kéo dài hơn một giờ.": ["PT1H"],
    # bounds that a negation sets over both
    "Mỗi bên không được giữ quá 900 đầu đạn và 400 máy bay.": [
        "900 đầu đạn equal_or_less",
        "400 máy bay equal_or_less",
    ],
    "Mỗi năm cả nước có 2 triệu ca nhiễm và 4 nghìn ca tử vong.": [
        "2000000 ca nhiễm a",
        "4000 ca tử vong a",
    ],
    # lists of days and months
    "Hội nghị họp các ngày 5, 6 và 7/11.": ["2013-11-05", "2013-11-06", "2013-11-07"],
    "Mưa lớn ngày 30 và 31/10.": ["2013-10-30", "2013-10-31"],
    "Đêm 27, rạng sáng 28/10, bão vào bờ.": ["2013-10-27TNI", "2013-10-28TMO"],
    "Các năm 2011, 2012 và 2013 đều lỗ.": ["2011", "2012", "2013"],
    "Hàng về tháng 9 và 10 năm ngoái.": ["2012-09", "2012-10"],
    "Quý I và quý II/2011, giá giảm; tháng 1, tháng 2 và tháng 3 năm 2010, giá tăng.": [
        *("2011-Q1", "2011-Q2", "2010-01", "2010-02", "2010-03"),
    ],
    # a day told twice is one date, and what is told in figures settles it
    "Hôm qua (4/11), tòa tuyên án.": ["2013-11-04"],
    "Ngày mai (5/11), cục sẽ quyết định.": ["2013-11-05"],
    "Tin phát đi sáng nay 5/11.": ["2013-11-05TMO"],
    "Vụ việc vỡ lở ngay từ hôm qua 4/11.": ["2013-11-04/.."],
    "Bão đổ bộ ngày 5/3/2013 lúc 8h30.": ["2013-03-05T08:30"],
    # days that point back
    "Ngày 19/10 bà nhập viện, tối cùng ngày thì mất.": ["2013-10-19", "2013-10-19TEV"],
    "Ngày 31/10 ông bị bắt; tối cùng ngày 19-10 bà đã mất.": ["2013-10-31", "2013-10-19TEV"],
    "Ngày 19/10 mưa to; hôm sau trời tạnh.": ["2013-10-19", "2013-10-20"],
    "Tuần trước, trong các ngày thứ Tư và thứ Sáu, giá vọt lên.": ["2013-W44", "2013-10-30", "2013-11-01"],
    "Đoàn sẽ tới vào thứ Năm và thứ Sáu tuần tới.": ["2013-11-14", "2013-11-15"],
    "Lãi từ đầu năm tới nay giảm; năm 2011 lãi gấp đôi năm trước đó.": ["2013/..", "2011", "2 1", "2010"],
    "Vụ Đông Xuân 2012-2013 và Hè Thu 2013 được mùa.": ["2012/2013", "2013"],
    # the period in hand, and what it is compared with
    "Tháng 10 xuất khẩu tăng 1% so với tháng trước và 8% so với cùng kỳ năm trước.": [
        *("2013-10", "1 %", "2013-09", "8 %", "2012-10"),
    ],
    # the day on which it is told is not the time that it is of; a month since which it is
    "GDP quý 1/2013 giảm; số liệu công bố ngày 16/5/2013 giảm 1% so với cùng kỳ năm trước.": [
        *("2013-Q1", "2013-05-16", "1 %", "2012-Q1"),
    ],
    "Từ tháng 9-2012, số xe bán ra tăng 3% so với tháng trước.": ["2012-09/..", "3 %", "2012-08"],
    "Vụ này (từ ngày 14/12/2012 đến ngày 15/10/2013) tốt hơn cùng kỳ năm 2012.": [
        *("2012-12-14/2013-10-15", "2011-12-14/2012-10-15"),
    ],
    "9 tháng đầu năm thu giảm 5% so với cùng kỳ năm ngoái.": ["2013-01/2013-09", "5 %", "2012-01/2012-09"],
    "Năm 2012 lãi tăng 3% so với năm trước.": ["2012", "3 %", "2011"],
    "Quý I/2012 lãi tăng 5% so với quý trước.": ["2012-Q1", "5 %", "2011-Q4"],
    "5 tháng đầu năm 2011 thu giảm 4% so với cùng kỳ năm trước.": ["2011-01/2011-05", "4 %", "2010-01/2010-05"],
    # rates that a clause opens with
    "Theo thống kê, mỗi năm có 200 ca; trung bình một ngày có 30 chuyến bay.": ["200 ca a", "30 chuyến bay d"],
    "Lương hai triệu một tháng.": ["2000000 VND mo"],
    "Tiền trọ mỗi tháng hơn 3 triệu đồng.": ["3000000 VND mo more_than"],
    # sums in đồng whose currency goes without saying, and others whose currency stays open
    "Doanh thu đạt 300 tỷ đồng; 8 tháng thu gần 210 tỷ, giảm 8%.": [
        *("300000000000 VND", "P8M", "210000000000 VND nearly", "8 %"),
    ],
    "Chị Lan kể khoản tiền bị trộm là hơn 100 triệu.": ["100000000 VND more_than"],
    "FED giảm gói mua xuống 75 tỷ mỗi tháng.": [],
    "Cả nước có 5 triệu, bằng 10% dân số.": ["10 %"],
    # a day of an event is no weekday
    "Chương trình ngày thứ hai là một thử thách; hôm thứ Hai trời mưa.": ["2", "2013-11-04"],
    # spans of vague numbers and of centuries
    "Mỗi xã hiến từ hàng trăm đến hàng nghìn m2.": ["100..1000 m2 order_of"],
    "Chùa xây vào thế kỷ 11 - 14.": ["10XX/13XX"],
    "Chẳng rõ sao hơn một tháng qua máy hỏng.": ["P1M"],
    # shares and multiples
    "Cứ 3 trên 5 người ủng hộ, giá gấp cả chục lần.": ["0.6 1", "10 1 order_of"],
    "Hiệp một, hai tay vợt Mỹ giữ sức.": ["2 tay vợt"],
    # "một" as an article, as a count and as a number; "hàng" as goods and as an order
    "Ông là một nhà văn; chỉ một người đến, ít nhất một người ốm.": ["1 người", "1 người equal_or_more"],
    "Một phần ba số xe, một trên ba người, hơn một giờ.": ["0.333333 1", "0.333333 1", "PT1H"],
    "Mua một đến hai tấn gạo cho một nghìn hộ.": ["1..2 t", "1000 hộ"],
    "Một số hàng hóa, hàng chục nghìn xe, mấy chục triệu đồng.": ["10000 xe order_of", "10000000 VND order_of"],
    # between underscores
    "_Năm 2012_ có __hai mươi người__.": ["2012", "20 người"],
    # what has a number and states none
    "Tại CES 2014 ngày đầu tiên có 5 hãng tham gia.": ["1", "5 hãng"],
    "Anh dẫn trước 13/10 rồi 14/12 nhưng thua 7/21.": [],
    "Số người chết đã lên con số 35.": ["35 người"],
    "Vài ba người, dăm bảy cái, mấy năm.": [],
    "Thông tư 32/2013/TT-BTC, Điều 5 quy chế 25 quy định.": [],
}  # fmt: skip


def shown(figure: Figure) -> str:
    """A figure as the table writes it: value, unit, rate and bound, or the value of a date."""
    if figure.iso is not None:
        return figure.iso
    value = f"{figure.low}..{figure.high}" if figure.value is None else str(figure.value)
    return " ".join(part for part in (value, figure.unit, figure.per, figure.modifier) if part)


@pytest.mark.parametrize("sentence", SENTENCES, ids=range(len(SENTENCES)))
def test_sentence_states(sentence: str) -> None:
    assert [shown(figure) for figure in read_all(sentence, date(2013, 11, 5))] == SENTENCES[sentence]


WHERE_SENTENCES_END = {
    "Trời tạnh.Anh Nam ra đồng.": 2,
    "Trời tạnh. Anh Nam ra đồng.": 2,
    # titles before a name, in any case
    "Lời của Bs.Nguyễn Văn Nam và Pgs.Lê Thị Lan.": 1,
    "Lời của ts. Trần Văn Nam, KTS. Lê Lan.": 1,
    "Lời của Ths.Bs.Nguyễn Văn Nam.": 1,
    # addresses
    "Theo Vietnam.Net hôm qua.": 1,
    "Theo Mail.Ru Group và VnExpress.Net cho biết.": 1,
    "Tin của vietnam.net.Anh Nam đã đọc.": 2,
    "Họ giăng lưới.Nets bán chạy.": 2,
}


@pytest.mark.parametrize("text", WHERE_SENTENCES_END)
def test_where_sentences_end(text: str) -> None:
    assert len(Text(text).sentence_starts) == WHERE_SENTENCES_END[text]
