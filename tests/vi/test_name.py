"""Names in a sentence: each line a text, and the names that it holds, with the code of a country."""

from __future__ import annotations

from itertools import pairwise

import pytest

from factx.text import Text
from factx.vi.name import read_names

TABLE = {
    # countries by their names, capitals and seats of power
    "Hàng đi từ Nga sang Kyrgyzstan và Hoa Kỳ.": ["Nga/RU", "Kyrgyzstan/KG", "Hoa Kỳ/US"],
    "Lời của Điện Kremlin, Nhà Trắng, Bắc Kinh và Mátxcơva.": [
        *("Điện Kremlin/RU", "Nhà Trắng/US", "Bắc Kinh/CN", "Mátxcơva/RU"),
    ],
    "Khách đến từ Ả Rập Xê Út.": ["Ả Rập Xê Út/SA"],
    "Vốn của Italia, LB Nga, VN, TQ, CH Séc và CHDC Congo.": [
        *("Italia/IT", "LB Nga/RU", "VN/VN", "TQ/CN", "CH Séc/CZ", "CHDC Congo/CD"),
    ],
    "Vốn của Bờ Biển Ngà, Đông Timor, Vatican, Macau và Morocco.": [
        *("Bờ Biển Ngà/CI", "Đông Timor/TL", "Vatican/VA", "Macau/MO", "Morocco/MA"),
    ],
    "Hàng từ Ô-xtrây-li-a, Xin-ga-po, Xu-đăng, Lít-va, I-ran và Ca-dắc-xtan.": [
        *("Ô-xtrây-li-a/AU", "Xin-ga-po/SG", "Xu-đăng/SD", "Lít-va/LT", "I-ran/IR", "Ca-dắc-xtan/KZ"),
    ],
    "Baku, Yerevan và Kathmandu họp tại Praha.": ["Baku/AZ", "Yerevan/AM", "Kathmandu/NP", "Praha/CZ"],
    "Họ thăm CHLB Đức, Vương quốc Bỉ và CHDCND Lào.": ["CHLB Đức/DE", "Vương quốc Bỉ/BE", "CHDCND Lào/LA"],
    # what it is called besides, in brackets; a company's other name is none of a country's
    "Họ thăm Myanmar (Miến Điện) và Quần đảo Cocos (Keeling).": [
        *("Myanmar (Miến Điện)/MM", "Quần đảo Cocos (Keeling)/CC"),
    ],
    # a short name that may be a person's, or "he": in a pair, in a row of countries, behind what a country has
    "Quan hệ Việt - Nga, Nhật - Hàn và Trung-Mỹ.": ["Việt/VN", "Nga/RU", "Nhật/JP", "Hàn/KR", "Trung/CN", "Mỹ/US"],
    "Hàng từ Nhật, Hàn và Thái đi qua nước Anh.": ["Nhật/JP", "Hàn/KR", "Thái/TH", "Anh/GB"],
    "Xuất khẩu của Anh sang Ấn giảm.": ["Anh/GB", "Ấn/IN"],
    "Anh, Pháp và Đức họp với chính phủ Anh.": ["Anh/GB", "Pháp/FR", "Đức/DE", "Anh/GB"],
    "Ở bản có người Thái học tiếng Anh, tiếng Hàn.": [],
    "Đội ở Ngoại hạng Anh.": [],
    "Nhà của anh Thái ở đây; xe của Thái mới.": ["anh Thái", "Thái"],
    "Hôm đó bà Nga gặp ông Mỹ.": ["bà Nga", "ông Mỹ"],
    "Trung bình nhiều hơn. Anh đến. Trung - Nam Bộ mưa.": ["Nam Bộ"],
    "Vùng Ấn Độ Dương - Thái Bình Dương.": ["Vùng Ấn Độ Dương", "Thái Bình Dương"],
    "Thị trường Trung Quốc-Hồng Kông.": ["Thị trường Trung Quốc-Hồng Kông"],
    "Họ đến Bệnh viện Việt - Đức và Ngân hàng Việt - Nga.": ["Bệnh viện Việt - Đức", "Ngân hàng Việt - Nga"],
    # the capital that stands for the country beside another one that does, and else is a city
    "Hà Nội và Moskva nhất trí.": ["Hà Nội/VN", "Moskva/RU"],
    "Moskva và Hà Nội đã ký kết.": ["Moskva/RU", "Hà Nội/VN"],
    "Hà Nội và Paris đón khách.": ["Hà Nội", "Paris/FR"],
    # persons with their title, bodies with their kind
    "Lúc đó Tổng thống Nga Vladimir Putin gặp ông Nam.": ["Tổng thống Nga Vladimir Putin", "ông Nam"],
    "Họ gặp Chủ tịch Hạ viện Mỹ.": ["Chủ tịch Hạ viện Mỹ"],
    "Vốn của Công ty Vàng bạc đá quý Sài Gòn (SJC).": ["Công ty Vàng bạc đá quý Sài Gòn (SJC)"],
    "Bộ Tài chính và Bộ Giáo dục và Đào tạo họp.": ["Bộ Tài chính", "Bộ Giáo dục và Đào tạo"],
    "Sở Y tế Hà Nội kiểm tra, Bộ Công an bắt người.": ["Sở Y tế Hà Nội", "Bộ Công an"],
    "Trong khi đó Đại học Quốc gia Hà Nội tuyển sinh.": ["Đại học Quốc gia Hà Nội"],
    "Ở xã Thạch Hà, huyện Kỳ Anh.": ["xã Thạch Hà", "huyện Kỳ Anh"],
    "Chính phủ trình Quốc hội.": ["Chính phủ", "Quốc hội"],
    # a person by what he does and where he comes from, with or without a name; streets and squares
    "Cầu thủ người Đức gặp tay vợt người Thụy Sĩ Lea Roth.": ["Cầu thủ người Đức", "tay vợt người Thụy Sĩ Lea Roth"],
    "Ca sĩ Nam và đồng đội Lea Roth rời nước Đức.": ["Ca sĩ Nam", "đồng đội Lea Roth", "Đức/DE"],
    "Giá đường Thái Lan rẻ hơn; nhà ở đường Trường Chinh, phố Hàng Bài.": [
        *("Thái Lan/TH", "đường Trường Chinh", "phố Hàng Bài"),
    ],
    # an office with what it is for; a body with its seat, with another one, with lower-case words in its name
    "Gặp Bộ trưởng Tài chính Mỹ Janet Yellen.": ["Bộ trưởng Tài chính Mỹ Janet Yellen"],
    "Gặp Bộ trưởng Năng lượng Abdulaziz bin Salman.": ["Bộ trưởng Năng lượng Abdulaziz bin Salman"],
    "Gặp Bộ trưởng Tư pháp liên bang Michael Keenan.": ["Bộ trưởng Tư pháp liên bang Michael Keenan"],
    "Lời của Bộ trưởng Tư pháp Michael Keenan.": ["Bộ trưởng Tư pháp Michael Keenan"],
    "Thưa Tổng thư ký Liên hợp quốc António Guterres.": ["Tổng thư ký Liên hợp quốc António Guterres"],
    "Hôm đó Sở Y tế tỉnh Hà Nam và UBND huyện Mai Châu họp.": ["Sở Y tế tỉnh Hà Nam", "UBND huyện Mai Châu"],
    "Đơn gửi Phòng CSGT Công an TP HCM.": ["Phòng CSGT Công an TP HCM"],
    "Phiếu của HĐQT Công ty cổ phần Sữa Việt Nam.": ["Công ty cổ phần Sữa Việt Nam"],
    "Lời của Trung tâm nghiên cứu thị trường One Mount Group.": ["Trung tâm nghiên cứu thị trường One Mount Group"],
    "Lời của Sở Văn hóa, Thể thao và Du lịch Khánh Hòa.": ["Sở Văn hóa, Thể thao và Du lịch Khánh Hòa"],
    "Theo Cục Đầu tư nước ngoài và Hội Khảo cổ học.": ["Cục Đầu tư nước ngoài", "Hội Khảo cổ học"],
    "Gặp Thanh tra Sở Y tế TP.HCM.": ["Thanh tra Sở Y tế TP.HCM"],
    "Ngân hàng Phát triển châu Á và Liên minh châu Âu họp ở châu Phi.": [
        *("Ngân hàng Phát triển châu Á", "Liên minh châu Âu", "châu Phi"),
    ],
    "Theo Đảng đối lập Tự do Campuchia (ABC) và đảng cầm quyền Fidesz.": [
        *("Đảng đối lập Tự do Campuchia (ABC)", "đảng cầm quyền Fidesz"),
    ],
    "Máy Nexus có màn hình Full HD và cổng HDMI.": ["Nexus"],
    # a verb behind a body, and a sentence behind a name without a stop, are none of it; a country before a person
    "Chính phủ Anh cam kết hỗ trợ; Tổng Công ty Viễn thông Viettel vinh dự nhận giải.": [
        *("Chính phủ Anh", "Tổng Công ty Viễn thông Viettel"),
    ],
    "Tổng cục Thuế đồng thời xử lý; Tổ chức Cấm vũ khí hóa học (OPCW) họp.": [
        *("Tổng cục Thuế", "Tổ chức Cấm vũ khí hóa học (OPCW)"),
    ],
    "Lực lượng an ninh biên giới Ấn Độ (BSF) và Trưởng khoa Thần kinh Bệnh viện Bạch Mai.": [
        *("Lực lượng an ninh biên giới Ấn Độ (BSF)", "Trưởng khoa Thần kinh", "Bệnh viện Bạch Mai"),
    ],
    "Ảnh: Reuters Theo hãng tin AFP, máy Portege Z30 Ngoài ra còn có anh Lê Văn Được.": [
        *("hãng tin AFP", "Portege Z30", "anh Lê Văn Được"),
    ],
    "Đại diện Việt Nam Trương Thị May và Chủ tịch nước Nga Igor Sechin.": [
        *("Trương Thị May", "Chủ tịch nước Nga Igor Sechin"),
    ],
    "Chủ nhiệm Ủy ban Pháp luật của Quốc hội Phan Văn An.": ["Chủ nhiệm Ủy ban Pháp luật", "Quốc hội", "Phan Văn An"],
    "Lời của Đồn Biên phòng Nam Giang.": ["Đồn Biên phòng Nam Giang"],
    "Chỉ số S&P 500 và Nikkei 225 tăng.": ["S&P 500", "Nikkei 225"],
    "Họ đến TP HCM, TP. Hà Nội.": ["TP HCM", "TP. Hà Nội"],
    "Khói từ núi lửa Sinabung phun lên.": ["núi lửa Sinabung"],
    "Đợi đến 5h theo giờ Việt Nam.": [],
    "Lời của Phó Tổng cục trưởng Trần Văn Nam.": ["Phó Tổng cục trưởng Trần Văn Nam"],
    # what a capital at the beginning says, and what it does not
    "Quảng Trị mưa; Huế nắng; Đà Nẵng mưa.": ["Quảng Trị", "Huế", "Đà Nẵng"],
    "Đà tăng của GRDP chậm lại.": [],
    "Chelsea thắng. Đội vui.": ["Chelsea"],
    "Doanh thu tăng. Lãi giảm.": [],
    "VIAC mua cổ phiếu; Chuyến bay trễ.": ["VIAC"],
    "Người mua là anh Tuấn. Tuấn đã trả tiền.": ["anh Tuấn", "Tuấn"],
    "Tuấn đã trả tiền.": [],
    # capitals that name nobody
    "GDP và CPI tăng, giá USD giảm.": [],
}


@pytest.mark.parametrize("text", TABLE)
def test_names(text: str) -> None:
    read = Text(text)
    known: set[str] = set()
    starts = [*read.sentence_starts, len(text)]
    names = [
        name for start, end in pairwise(starts) for name in read_names(read.clean, read.lower, start, end, [], known)
    ]
    assert [read.clean[n.start : n.end] + (f"/{n.id}" if n.id else "") for n in names] == TABLE[text]


def test_what_a_figure_holds_is_no_name() -> None:
    text = "Lãi 15 tỷ USD của ABC"
    read = Text(text)
    names = read_names(read.clean, read.lower, 0, len(text), [(4, 13)], set())
    assert [read.clean[name.start : name.end] for name in names] == ["ABC"]


def test_a_name_is_known_by_its_last_word_alone() -> None:
    text = "Gạo của Nga và Hoa Kỳ."
    known: set[str] = set()
    read_names(text, text.lower(), 0, len(text), [], known)
    assert known == {"nga", "kỳ"}
