"""Who is said to state a figure: each line a text, and for each figure that is no date who says it."""

from __future__ import annotations

import pytest

from factx import extract

TABLE = {
    "Theo ông Nam, lãi đạt 5 tỷ đồng.": ["ông Nam"],
    "Có 7 tàu, theo Bộ Quốc phòng Nga.": ["Bộ Quốc phòng Nga"],
    "Theo số liệu của Tổng cục Thống kê, giá tăng 5%.": ["Tổng cục Thống kê"],
    "Theo cơ quan điều tra, có 5 bị can.": ["cơ quan điều tra"],
    "Ông Nam, Giám đốc Sở Y tế, cho biết có 5 ca.": ["Ông Nam"],
    "Ông Văn An, Phó trưởng phòng Thủy sản, Sở Công Thương tỉnh Cà Mau, thông tin: “Có 5 ca”.": ["Ông Văn An"],
    "Ông Nam (ấp 5, thị trấn Rạch Gốc, huyện Ngọc Hiển), cho biết: “Tôm có giá 95.000 đồng/kg”.": ["Ông Nam"],
    "Ông Hanh, chủ trang trại tại Phúc Lâm, Mỹ Đức (Hà Nội) cho biết có 5 ca.": ["Ông Hanh"],
    "Ông An, Phó Chủ tịch UBND tỉnh Tuyên Quang cho biết có 5 ca.": ["Ông An"],
    "Chủ tịch UBND tỉnh Bến Tre Cao Văn An cho biết có 5 ca.": ["Chủ tịch UBND tỉnh Bến Tre Cao Văn An"],
    "Trao đổi với VnExpress, Thượng úy Đức cho hay có 5 ca.": ["Thượng úy Đức"],
    "Giám đốc Sở Kế hoạch - Đầu tư Sử Ngọc An cho biết, GRDP tăng 5%.": ["Giám đốc Sở Kế hoạch - Đầu tư Sử Ngọc An"],
    "Reuters dẫn lời một quan chức Mỹ nói rằng 500 binh sĩ đã đến.": ["một quan chức Mỹ"],
    "Ngân hàng Thế giới ước tính 700 triệu người nghèo.": ["Ngân hàng Thế giới"],
    "Theo hãng tin AFP, có 5 người chết.": ["hãng tin AFP"],
    "Theo Reuters, quân đội Lebanon cho biết có 6 máy bay.": ["quân đội Lebanon"],
    "Theo Tân Hoa xã, Bộ Y tế Trung Quốc thông báo có 5 ca.": ["Bộ Y tế Trung Quốc"],
    "Theo tờ Times, chính quyền địa phương cho biết có 5 ca.": ["chính quyền địa phương"],
    "Theo Reuters, có 5 tàu. Hãng tin này cho biết 3 tàu đã chìm.": ["Reuters", "Reuters"],
    "Nga thu 15 tỷ USD. Tổng thống Putin công bố kết quả này hôm qua.": ["Tổng thống Putin"],
    "Có 5 ca mắc mới. Thông tin trên được Sở Y tế Hà Nội đưa ra sáng nay.": ["Sở Y tế Hà Nội"],
    "Có 5 ca mắc mới. Sở Y tế Hà Nội công bố dịch này sáng nay.": [None],
    "Trang tin The Times của Pháp trước đó đưa tin có 5 người chết.": ["The Times"],
    "Tổ chức Giám sát Syria có trụ sở tại Pháp nói rằng 41 người thiệt mạng.": ["Tổ chức Giám sát Syria"],
    "Nhiều người ở Pháp nói họ có 5 con.": [None],
    "Anh Quỳnh ở chợ Hòa Bình (quận 5) cho biết có 5 ca.": ["Anh Quỳnh"],
    "Quân đội Israel hôm qua (23/4) cũng xác nhận có thêm 3 binh sĩ thiệt mạng.": ["Quân đội Israel"],
    "Tâm chấn cách thị trấn Yên Lập, tỉnh Phú Thọ 15km, chính quyền địa phương cho hay.": ["chính quyền địa phương"],
    "Theo Quy hoạch điện VII, tổng công suất đạt 27.000 MW.": [None],
    "Việt Nam ước tính đạt 5 tỷ USD.": [None],
    "Ngân hàng Thế giới ước tính giá tăng 5%.": ["Ngân hàng Thế giới"],
    "Khảo sát của Bộ Y tế cho thấy giá tăng 5%.": ["Bộ Y tế"],
    "Theo khảo sát của Chương trình Internet và xã hội, 5% đồng ý.": ["Chương trình Internet và xã hội"],
    "Báo cáo của Chi cục Kiểm lâm tỉnh Lào Cai cho biết có 5 ha rừng cháy.": ["Chi cục Kiểm lâm tỉnh Lào Cai"],
    "Ông Nam cho biết, theo thống kê chưa đầy đủ, có 5 nhà bị sập.": ["Ông Nam"],
    "Theo số liệu từ đầu năm đến nay, có 5 ca.": [None],
    "Theo thông tin từ hiện trường, có 5 người chết.": [None],
    "Thông tin ban đầu từ Công an huyện Ba Vì, có 5 người bị thương.": ["Công an huyện Ba Vì"],
    "Theo số liệu của công ty nghiên cứu ABC Data, giá tăng 5%.": ["công ty nghiên cứu ABC Data"],
    "Sở Du lịch Huế thông tin, khách tăng 5%.": ["Sở Du lịch Huế"],
    "Ông Nam, giám đốc hãng, cho Tiền Phong biết, giá tăng 5%.": ["Ông Nam"],
    "Ông Nam, chủ xe ở P.Bến Nghé (Q.1), cho biết xe giảm 5%.": ["Ông Nam"],
    "Anh Nam (xã Tân Lập, Hà Nội) cho biết giá tăng 5%.": ["Anh Nam"],
    "Chuyên gia Lê Nam của Viện Địa lý ở Đà Nẵng cho biết có 5 ca.": ["Chuyên gia Lê Nam"],
    "Ông Nam họp báo. Theo ông, giá tăng 5%.": ["Ông Nam"],
    "Theo báo cáo của tổ chức Cây Xanh, có 5 loài mới.": ["tổ chức Cây Xanh"],
    "Khảo sát của UBS với 2.600 người cho thấy giá tăng 5%.": [None, "UBS"],
    "Xe chở theo ông Nam và 5 người.": [None],
    "Myanmar: đảng cầm quyền giành 60 ghế.": [None],
    "Lũ làm 5 người chết, theo Sở Y tế Lào Cai.": ["Sở Y tế Lào Cai"],
    "Theo Nghị định 15, mức phạt là 5 triệu đồng.": [None],
    "Có 7 triệu máy tính (theo Sách Trắng) và 5 triệu điện thoại.": ["Sách Trắng", None],
    "Tại phiên họp của Quốc hội, Thứ trưởng Lê Lan cho biết giá tăng 5%.": ["Thứ trưởng Lê Lan"],
    "Bà Lan cho biết giá tăng 5%.": ["Bà Lan"],
    "Đã có 7 tàu về bến và bà Lan cho biết còn 3 tàu.": [None, "bà Lan"],
    "“Giá đã tăng 5%”, bà Lan nói.": ["bà Lan"],
    "Bà Lan kể lại. Bà nói có 5 tàu.": ["Bà Lan"],
    "Tổng thống Putin: Nga bán 5 tàu": ["Tổng thống Putin"],
    "Lãnh đạo công ty khẳng định sẽ mua 5 tàu.": ["Lãnh đạo công ty"],
    "Kết quả được công bố là 5%.": [None],
    # an official without a name, of a place or country; a body in small letters; who was only asked or invited
    "Có 5 người chết, một quan chức thành phố Odessa nói với Fox News.": ["một quan chức thành phố Odessa"],
    "Giới chức Lào cho biết có 5 ca.": ["Giới chức Lào"],
    "Theo không quân Ukraine, 5 xe bị phá hủy.": ["không quân Ukraine"],
    "Hiệp hội chế biến và xuất khẩu thủy sản Việt Nam (VASEP) cho biết giá tăng 5%.": [
        "Hiệp hội chế biến và xuất khẩu thủy sản Việt Nam (VASEP)",
    ],
    "Theo lời mời của Chủ tịch nước Trần Văn Nam, ông thăm 2 ngày.": [None],
    "Theo kết quả điều tra từ ngày 1/4/2019, có 5 triệu người.": [None],
    "Trong bài đăng trên Telegram, ông Nam cho biết có 5 xe.": ["ông Nam"],
    "IMF đưa ra dự báo 5%.": ["IMF"],
    # plans that follow are still told by the same one, not in a new paragraph, nor what is the case
    "Ông Nam cho biết có kế hoạch mới. Hãng dự kiến mua 5 tàu.": ["Ông Nam"],
    "Ông Nam cho biết có kế hoạch mới.\n\nHãng dự kiến mua 5 tàu.": [None],
    "Ông Nam cho biết có kế hoạch mới. Hãng có 5 tàu.": [None],
    "Nga bán 5 tàu.": [None],
    # a body that stands for another, an office far from its holder, who accuses; "dọc theo" and a credit are no source
    "Bà Lan gặp Tổ chức Y tế Thế giới. Tổ chức này cho biết có 5 ca.": ["Tổ chức Y tế Thế giới"],
    "Chủ nhiệm Ủy ban Pháp luật của Quốc hội Phan Văn An, cho biết có 5 vụ.": [
        "Chủ nhiệm Ủy ban Pháp luật của Quốc hội Phan Văn An"
    ],
    "Sau khi gặp ông Nam, nói với báo chí, bà Lan cho biết có 5 người.": ["bà Lan"],
    "Đối với 2 cửa hàng này, ông Nam cho biết sẽ đóng cửa.": ["ông Nam"],
    "Thông báo về cuộc gặp với ABC, ngài Mikhailov cho biết có 5 người.": ["ngài Mikhailov"],
    "Bộ Quốc phòng Ấn Độ tố cáo quân đội Pakistan vi phạm 200 lần.": ["Bộ Quốc phòng Ấn Độ"],
    "Giao tranh dọc theo Đường Kiểm soát, chia khu vực thành hai phần.": [None],
    "Lê An Theo Tri Thức Ngày 1/11, công an thu 2 máy.": [None],
    # many who have no name, a party by its role, at an event; "vị này" is who spoke, "ông" is no woman, and what is
    # "được biết" nobody says
    "Các nhà hoạt động cho biết 3 người đã chết.": ["Các nhà hoạt động"],
    "Theo một số người dân trong khu vực cho biết, mưa rơi 20 phút.": ["một số người dân trong khu vực"],
    "Đảng Cứu quốc (CNRP) đối lập cho biết có 5 người.": ["Đảng Cứu quốc (CNRP)"],
    "Bà Lan tại cuộc họp báo cho biết có 2 ca.": ["Bà Lan"],
    "Đại diện Vinaphone nói. Vị này cho biết thêm có 5 gói.": ["Vinaphone"],
    "Ông Nam đến. Bà Lan nói. Ông cho biết thêm có 3 ca.": ["Ông Nam"],
    "Ông Nam cho biết sẽ họp. Được biết, hãng sẽ mua 5 tàu.": [None],
}


@pytest.mark.parametrize("text", TABLE)
def test_speaker(text: str) -> None:
    facts = [fact for fact in extract(text) if fact.kind not in {"date", "time"}]
    assert [fact.speaker and fact.speaker.text for fact in facts] == TABLE[text]
