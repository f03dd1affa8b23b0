"""What a figure measures: each line a text, and for each figure that is no date its measure and concept."""

from __future__ import annotations

import pytest

from factx import extract

TABLE = {
    # what the clause is about
    "Giá vé tăng 5%.": [("Giá vé", "fee")],
    "Doanh thu đạt 5 tỷ đồng, tăng 12%; lợi nhuận 300 triệu đồng.": [
        *(("Doanh thu", "revenue"), ("Doanh thu", "revenue"), ("lợi nhuận", "profit")),
    ],
    "Lương tối thiểu lên mức cao nhất 5 triệu đồng/tháng.": [("Lương tối thiểu", "minimum_wage")],
    "Lạm phát 6%, tỷ lệ thất nghiệp là 2,2%.": [("Lạm phát", "inflation"), ("tỷ lệ thất nghiệp", "unemployment_rate")],
    "Tỷ lệ thất nghiệp của lao động trong độ tuổi là 2,4%.": [("Tỷ lệ thất nghiệp của lao động", "unemployment_rate")],
    "Doanh thu đạt 5 tỷ đồng, đạt 90% kế hoạch, tăng 12%.": [
        *(("Doanh thu", "revenue"), ("kế hoạch", "target"), ("Doanh thu", "revenue")),
    ],
    "Doanh thu và lợi nhuận lần lượt là 5 tỷ đồng và 2 tỷ đồng.": [("Doanh thu", "revenue"), ("lợi nhuận", "profit")],
    "Doanh thu và lợi nhuận lần lượt đạt 66 tỷ đồng và 5 tỷ đồng, tăng 5% và 7%.": [
        *(("Doanh thu", "revenue"), ("lợi nhuận", "profit"), ("Doanh thu", "revenue"), ("lợi nhuận", "profit")),
    ],
    "Hãng báo doanh thu 66.5 tỷ đồng và lãi ròng 8.3 tỷ đồng, giảm lần lượt 15% và 58%.": [
        *(("doanh thu", "revenue"), ("lãi ròng", "net_profit"), ("doanh thu", "revenue"), ("lãi ròng", "net_profit")),
    ],
    # each of a list, what is counted in pieces, and what a figure is that comes first
    "CPI tăng 4%, trong đó thực phẩm tăng 3%, xăng dầu giảm 2%, giáo dục tăng 8%.": [
        *(("CPI", "cpi"), ("thực phẩm", "cpi"), ("xăng dầu", "cpi"), ("giáo dục", "cpi")),
    ],
    "Cà phê tăng 5%, gạo tăng 3% và hồ tiêu tăng 10%.": [
        *(("Cà phê", "crop_output"), ("gạo", "crop_output"), ("hồ tiêu", "crop_output")),
    ],
    "Nhập khẩu ô tô đạt 65.000 chiếc, xe máy 30.000 chiếc.": [
        ("Nhập khẩu ô tô", "import_value"),
        ("xe máy", "import_value"),
    ],
    "Xuất khẩu gạo 2,1 triệu tấn, cà phê 500 nghìn tấn.": [
        ("Xuất khẩu gạo", "export_volume"),
        ("cà phê", "export_volume"),
    ],
    "GDP tăng 5%, lạm phát tăng 3%.": [("GDP", "gdp"), ("lạm phát", "inflation")],
    "Dân số tăng từ 96 triệu người lên 100 triệu người.": [("Dân số", "population"), ("Dân số", "population")],
    "15 tỷ USD là kim ngạch thương mại hai chiều.": [("kim ngạch thương mại hai chiều", "trade_turnover")],
    "Mức phạt được tăng gấp đôi, từ 4 triệu đồng lên 8 triệu đồng.": [("Mức phạt", "fine")] * 3,
    "Tập đoàn lỗ 26.000 tỷ đồng.": [("lỗ", "loss")],
    "Tài sản tăng 5%. Đến năm 2023, con số này giảm còn 3 tỷ đồng.": [("Tài sản", "total_assets")] * 2,
    "Trị giá tăng 5% về lượng.": [("lượng", "quantity")],
    "VCB tăng 1,5%, cổ phiếu HPG giảm 2%.": [("VCB", None), ("HPG", None)],
    "Sóng cao 3 m, dài 5 m.": [("Sóng cao", None), ("dài", "length")],
    "Bàn thua thứ hai đến muộn.": [("Bàn thua", None)],
    "Đội xếp thứ hai.": [(None, None)],
    "Đại hội lần thứ VI sắp mở.": [("Đại hội", None)],
    "Xuất khẩu tôm đạt 5 tỷ USD, giảm 9%; cá ngừ khoảng 7 triệu USD, tăng 2%.": [
        *(("Xuất khẩu tôm", "export_value"), ("Xuất khẩu tôm", "export_value")),
        *(("cá ngừ", None), ("cá ngừ", "fish_output")),
    ],
    "Giá vé cho 2 người là 5 triệu đồng.": [("người", "person"), ("Giá vé", "fee")],
    "Giá gạo 5% tấm tăng 250 đồng/kg, gạo 15% tấm tăng 200 đồng/kg.": [
        *(("tấm", None), ("Giá gạo 5% tấm", "rice_price"), ("tấm", None), ("gạo", "price")),
    ],
    "Doanh thu quý 3 đạt 5 tỷ đồng, tăng 7%; 9 tháng đạt 20 tỷ, giảm nhẹ 8%.": [
        *[("Doanh thu quý", "revenue")] * 2,
        (None, None),
        *[("Doanh thu quý", "revenue")] * 2,
    ],
    "Nhóm giao thông là nhóm duy nhất giảm 2%, đa số các hãng lớn (71%) đồng ý.": [
        *(("Nhóm giao thông", "agency"), ("hãng lớn", "company")),
    ],
    "Mức này thấp so với dự toán năm 2013 (5 tỷ đồng).": [("dự toán", "budget")],
    "Máy có mức giá hấp dẫn là 349 USD, khoản đầu tư dài hạn 3 tỷ đồng.": [
        *(("mức giá hấp dẫn", "price"), ("khoản đầu tư dài hạn", "investment_capital")),
    ],
    "Thương mại giữa hai nước đạt 5 tỷ USD.": [("Thương mại giữa hai nước", "trade_turnover")],
    "Đề nghị tăng chi 2,9%.": [("chi", None)],
    "Anh nhân đôi cách biệt, số tác phẩm nhiều gấp đôi.": [("cách biệt", "margin"), ("số tác phẩm", None)],
    "Máy có pin lên đến 3.000 mAh, được trang bị màn hình rộng Super AMOLED 5 inch; vùng núi có nơi 15 độ C.": [
        *(("pin", "battery"), ("màn hình", "screen_size"), (None, None)),
    ],
    "Họ chào bán 15.000 lượng vàng; đắp 40 km chiều dài đê; động đất mạnh 6,3 độ richter.": [
        *(("vàng", "gold_amount"), ("chiều dài", "length"), ("động đất mạnh", "earthquake")),
    ],
    "Hãng tăng sản lượng dầu thêm 5 tấn.": [("sản lượng dầu", "oil_output")],
    "Bà Lan đặt cọc trước 5 triệu đồng.": [("đặt cọc", None)],
    "Sản lượng đạt 500 chiếc, tăng 5%.": [("Sản lượng", "output"), ("Sản lượng", "output")],
    "Đường kính gấp 6 lần sân bóng.": [("Đường kính", "diameter")],
    "XK thủy sản đạt 5 tỷ USD.": [("XK thủy sản", "export_value")],
    "Kinh nghiệm 20 năm, nghỉ sau 58 phút thi đấu.": [("Kinh nghiệm", "experience"), ("thi đấu", None)],
    "Qua 3 năm thực hiện chính sách, hơn 10 năm đi hát, 3 năm trở lại đây.": [
        *(("thực hiện", None), ("đi hát", None), (None, None)),
    ],
    "Họ bị đề nghị mức án nặng hơn: từ 2 năm tù trở lên.": [("mức án", "prison_term")],
    "Dự án bị tạm ngưng 6 tháng; sau khi rèn quân 1 tuần, đội đã đi.": [("tạm ngưng", None), ("rèn quân", None)],
    "Giá tham chiếu để tính giá trị đặt cọc là 36 triệu đồng.": [("Giá tham chiếu", "price")],
    "Tỉnh đã thu hoạch được 450 ha; mỗi hãng được đặt thầu tối thiểu 500 lượng.": [
        *(("thu hoạch", None), ("đặt thầu", None)),
    ],
    "Cứ 1-2 tháng lại xảy ra chuyện đó; thời gian tiếp xúc chỉ một tuần.": [
        *(("xảy ra", None), ("thời gian tiếp xúc", "duration")),
    ],
    # what is counted, and what a share is of
    "Có 71% các hãng trả lương tháng thứ 13, có 3% trả thêm.": [
        *(("hãng trả lương", "company"), (None, None), ("hãng trả lương", "company")),
    ],
    "Có 42% người dân đồng ý.": [("người dân đồng ý", "population")],
    "Xây 20 lớp dạy nghề.": [("lớp dạy nghề", None)],
    "Nợ công bằng 60% GDP.": [("Nợ công", "public_debt")],
    "Số doanh nghiệp nhỏ đã tăng lên 1.900.": [("Số doanh nghiệp nhỏ", "company")],
    "Kim ngạch vọt lên 3 tỷ USD.": [("Kim ngạch", "trade_turnover")],
    "Có 427 đại biểu tán thành (86%).": [("đại biểu tán thành", "vote"), ("đại biểu tán thành", "vote")],
    "Có 33% hộ dân chọn ti vi, 27% chọn tủ lạnh.": [
        ("hộ dân chọn ti vi", "household"),
        ("hộ dân chọn ti vi", "household"),
    ],
    "Dân số nữ là 50 triệu người, chiếm 50%.": [("Dân số nữ", "population"), ("Dân số nữ", "population")],
    "Kim ngạch đạt 3 tỷ USD, chiếm 14% thị phần.": [("Kim ngạch", "trade_turnover"), ("thị phần", "market_share")],
    "Sóng thần cao 3 m, bờ biển dài 500 m.": [("Sóng thần cao", None), ("bờ biển dài", "length")],
    "Hai người (21 và 52 tuổi) bị phạt 5 và 7 năm tù.": [
        *(("người", "person"), ("tuổi", "age"), ("tuổi", "age"), (None, None), (None, None)),
    ],
    "Tòa phạt ông 7 năm tù về tội nhận hối lộ 2,5 triệu USD.": [(None, None), (None, None)],
    # not what stands in brackets, in the name of a place, or behind "đối với"; but what a change is told of behind it
    "Doanh thu (không kể quỹ lương) đạt 5 tỷ đồng.": [("Doanh thu", "revenue")],
    "Ở Tiền Giang còn 34.000 đồng/kg.": [(None, None)],
    "Giá giảm 443 đồng/lít đối với dầu diesel, 532 đồng/lít đối với dầu hỏa.": [("Giá", "price"), ("Giá", "price")],
    "Các ngân hàng đã giảm 0,5% lãi suất cho vay.": [("lãi suất cho vay", "lending_rate")],
    "Giá bìa (giá bìa sách khi hoàn thành là 250.000 đồng).": [("giá bìa sách", "price")],
    "Anh là cầu thủ đắt giá nhất, với 30,7 triệu bảng.": [(None, None)],
    # a headline's or a list's own noun, which no vocabulary knows
    "May mặc nội địa tăng 0,79%.": [("May mặc nội địa", None)],
    # what had not been so high for so long
    "Đây là mức cao nhất của giá vàng trong vòng 5 tháng qua.": [("giá vàng", "gold_price")],
    # a length of time measures what stands right before it
    "Thời hạn 3 năm.": [("Thời hạn", "duration")],
    "Thâm niên 7 năm.": [("Thâm niên", "experience")],
    "Lễ hội kéo dài 5 ngày, trận đấu mới diễn ra được 10 phút.": [("Lễ hội", "event"), ("trận đấu", "match")],
    "Trong cuộc xung đột kéo dài 31 tháng, mưa lớn tiếp tục kéo dài 2 tuần.": [
        *(("cuộc xung đột", "attack"), ("mưa lớn", "rainfall")),
    ],
    "Thời gian sử dụng còn có thể kéo dài tới 10 giờ.": [("Thời gian sử dụng", "duration")],
    "Bão ở miền Trung kéo dài 2 ngày.": [(None, None)],
    # the thing whose size or worth stands right behind it; no end of another word
    "Máy có màn hình 5 inch, camera 8 megapixel, công suất 100 MW.": [
        *(("màn hình", "screen_size"), ("camera", "phone"), ("công suất", "capacity")),
    ],
    "Đây là lô vũ khí trị giá 3 triệu USD.": [("lô vũ khí trị giá", "value")],
    # what is earned or lost, by the verb; a yardstick; an adverb
    "Công ty thoái vốn song bị lỗ hơn 60 tỷ đồng.": [("lỗ", "loss")],
    "Dư nợ công chiếm 56,2% GDP.": [("Dư nợ công", "public_debt")],
    "Ngành vốn đang thiếu tiền, nợ xấu ở mức 15%.": [("nợ xấu", "bad_debt")],
    # what is counted ends before what it does to a person
    "3 nhân viên đưa chị Lan ra ngoài, 2 con của ông Nam ở nhà.": [("nhân viên", "worker"), ("con của ông Nam", None)],
    # a record: what had not been so for so long, or what was done in that time
    "Giá dầu tăng lên mức cao nhất trong vòng 5 năm.": [("Giá dầu", "oil_price")],
    "VN-Index xuống mức thấp nhất của 3 năm.": [("VN-Index", "stock_index")],
    "Đây là mức cao nhất của giá vàng trong 5 năm trở lại đây.": [("giá vàng", "gold_price")],
    "Đây là hợp đồng lớn nhất của GE trong 10 năm hoạt động tại Lào.": [("hoạt động", "event")],
    # not how often
    "Lượng mưa hằng ngày hơn 110 mm.": [("Lượng mưa", "rainfall")],
    "Kim ngạch xuất khẩu hàng tháng vượt 4 tỷ USD.": [("Kim ngạch xuất khẩu", "export_value")],
    # what somebody has done for so long, with its object; what comes so much earlier or later; what the time is for
    "Chị Lan đã sang Nga được 7 năm. Tuấn thống trị thế giới suốt 6 năm qua.": [
        *(("sang Nga", None), ("thống trị thế giới", None)),
    ],
    "Ông làm việc này được 5 năm và đã sống ở đây gần 10 năm.": [("làm việc", None), ("sống", None)],
    "Máy có thể bay liên tục 17 giờ, gây xôn xao cho xã hội suốt 2 tuần.": [(None, None), (None, None)],
    "Kiểu thời tiết này còn duy trì tại miền Bắc 2 ngày.": [("Kiểu thời tiết", None)],
    "Hội nghị kỷ niệm 22 năm ngày ký Hiệp định Paris.": [("ngày ký Hiệp định Paris", None)],
    "Chương trình mở màn muộn hơn dự kiến nửa tiếng.": [("mở màn muộn", None)],
    "Trường công bố kết quả chậm nhất sau 2 tuần.": [("công bố kết quả", None)],
    "Lan còn 4 năm nữa để hoàn thành khóa học.": [("hoàn thành khóa học", None)],
    # how far away; the sum in kind; what is named instead, or is its other end
    "Đảo cách bờ gần 100 m, cách thị trấn Sa Pa, thủ phủ của huyện, 5 km.": [
        *(("cách bờ", None), ("cách thị trấn Sa Pa", None)),
    ],
    "Cơ quan thuế thu hồi cho ngân sách 782 tỷ đồng tiền trốn thuế.": [("tiền trốn thuế", "fraud_amount")],
    "Thời gian thử việc là một năm thay vì 3 tháng.": [
        *(("Thời gian thử việc", "duration"), ("Thời gian thử việc", "duration")),
    ],
    "Nhiệt độ thấp nhất 19 độ C, cao nhất 25 độ C.": [
        *(("Nhiệt độ thấp nhất", "temperature"), ("cao nhất", "temperature")),
    ],
    "Lễ kỷ niệm 60 năm thành lập Hội Chữ thập đỏ.": [("thành lập Hội Chữ thập đỏ", None)],
    "Cầu Nhật Tân dài 3,9 km.": [("dài", "length")],
    "Căn hộ 3 phòng ngủ giá 3 tỷ đồng.": [("phòng ngủ", None), ("giá", "price")],
    "Máy giá 349 USD, phiên bản 32GB giá 400 USD.": [("giá", "price"), ("phiên bản", "generation"), ("giá", "price")],
    "Snowden được cấp thị thực một năm.": [("thị thực", "validity")],
    "Anh ký hợp đồng cho mượn 5 tháng.": [("hợp đồng cho mượn", "contract")],
    "Thủ tướng chính thức thăm Nga trong 3 ngày.": [("thăm Nga", None)],
    "Ông làm đại sứ tại Mỹ trong 22 năm.": [("làm đại sứ", None)],
    "Anh đã ở thủ đô Moscow trong vòng 1 tháng.": [(None, None)],
    "Giá vé đắt gấp đôi.": [("Giá vé", "fee")],
    "Danh bạ từ ABC nhiều gấp đôi so với năm ngoái.": [("Danh bạ", None)],
    "HSC có 1.265 tỷ đồng tiền và tương đương tiền.": [("tiền và tương đương tiền", "money_amount")],
    "Nhóm doanh nghiệp nhà nước nắm giữ 100% vốn.": [("vốn", "capital")],
    "Anh đấu ở hạng 85 kg nam.": [("hạng", "ranking")],
    "Một lần tình cờ, anh gặp bạn cũ.": [("lần tình cờ", "occasion")],
    "Bộ phim dài 120 phút.": [("Bộ phim", "film")],
    "Tỉnh hỗ trợ 50%, còn lại dân góp.": [("hỗ trợ", "subsidy")],
    # joined sentences, and what no clause names
    "Năm ngoái kim ngạch tăng 5%. Con số này gồm 2 tỷ USD bán sang Lào.": [
        *(("kim ngạch", "trade_turnover"), ("kim ngạch", "trade_turnover")),
    ],
    "Nhà máy ở đây, 5 tỷ đồng.": [(None, None)],
}


@pytest.mark.parametrize(("text", "measures"), TABLE.items())
def test_measure(text: str, measures: list[tuple[str | None, str | None]]) -> None:
    facts = [fact for fact in extract(text) if fact.kind not in {"date", "time"}]
    assert [(fact.measure.text if fact.measure else None, fact.concept) for fact in facts] == measures
