"""Whom a figure is about: each line a text, and for each figure that is no date its subject and partner."""

from __future__ import annotations

import pytest

from factx import extract
from factx.vi.words.from_cldr import VIETNAMESE, countries

TABLE = {
    # who owns what is measured, and with or towards whom
    "Kim ngạch xuất khẩu của Nga sang Việt Nam đạt 5 tỷ USD.": ["Nga > Việt Nam"],
    "Thương mại Nga - Ấn Độ tăng 5%.": ["Nga > Ấn Độ"],
    "Năm 2024, kim ngạch thương mại Nga - Việt Nam đạt 5 tỷ USD.": ["Nga > Việt Nam"],
    "Số công ty Nga tại Kyrgyzstan đã tăng lên 1.900.": ["Nga > Kyrgyzstan"],
    "Nga là bạn hàng lớn của Lào. Năm ngoái, kim ngạch tăng 5%.": ["Nga > Lào"],
    "Kim ngạch Việt - Nga đạt 5 tỷ USD.": ["Việt > Nga"],
    "Thương mại Nhật - Hàn và Mỹ - Trung đạt 5 tỷ USD.": ["Mỹ > Trung"],
    "Hà Nội và Moskva đặt mục tiêu nâng kim ngạch lên 10 tỷ USD.": ["Hà Nội > Moskva"],
    # from whom one buys, to whom one lends, whom one helps or punishes, whatever the subject, and without one
    "Việt Nam nhập khẩu từ Trung Quốc 49 tỷ USD.": ["Việt Nam > Trung Quốc"],
    "Việt Nam nhập 49 tỷ USD từ Lào và 30 tỷ USD từ Hàn Quốc.": ["Việt Nam > Lào", "Việt Nam > Hàn Quốc"],
    "Ấn Độ mua của Nga 5 tỷ USD dầu.": ["Ấn Độ > Nga"],
    "IMF cho Argentina vay 44 tỷ USD.": ["IMF > Argentina"],
    "Samsung đầu tư vào Việt Nam 20 tỷ USD.": ["Samsung > Việt Nam"],
    "Gã khổng lồ Samsung đã đầu tư khoảng 17 tỷ USD vào Việt Nam.": ["Gã khổng lồ Samsung > Việt Nam"],
    "EU viện trợ Ukraine 50 tỷ euro.": ["EU > Ukraine"],
    "Lào được Nga viện trợ 5 triệu USD.": ["Lào > Nga"],
    "Mỹ trừng phạt Nga với 300 thực thể.": ["Mỹ > Nga"],
    "Mỹ áp thuế 25% lên thép Trung Quốc.": ["Mỹ > Trung Quốc"],
    "Nhà Trắng công bố gói viện trợ 275 triệu USD cho Kiev.": ["Nhà Trắng > Kiev"],
    "Kim ngạch Việt Nam - ASEAN đạt 5 tỷ USD.": ["Việt Nam > ASEAN"],
    "Xuất khẩu của Việt Nam sang EU đạt 40 tỷ USD.": ["Việt Nam > EU"],
    # who buys of somebody else, gets there, or sells nothing to it; who is mentioned, but not with this figure
    "Ông Nam từ Mỹ về mua 5 xe.": ["Ông Nam"],
    "Ông Nam chuyển đến Mỹ cùng 5 người.": ["Ông Nam"],
    "Đoàn ABC đến Nga giành 5 huy chương.": ["Đoàn ABC"],
    "Hãng ABC sản xuất cho Mỹ. Hãng này đạt doanh thu 5 tỷ USD.": ["Hãng ABC"],
    "Hãng ABC làm dự án 5 tỷ USD sẽ giúp hài hòa thương mại với Mỹ.": ["Hãng ABC"],
    "Gần 800 người đến Hy Lạp, 100 người đến Malta.": ["Hy Lạp", "Malta"],
    # the subject of the clause, and of each of several
    "Hãng ABC bán 3 tàu và XYZ bán 5 tàu.": ["Hãng ABC", "XYZ"],
    "Năm ngoái, Petrolimex lãi 5 tỷ đồng, tăng 12%.": ["Petrolimex", "Petrolimex"],
    "Ông Nam mua 3 xe, còn bà Lan mua 5 xe.": ["Ông Nam", "bà Lan"],
    "Giá vàng SJC được Công ty Vàng Sài Gòn nâng 50.000 đồng.": ["Công ty Vàng Sài Gòn"],
    "Các ngân hàng đã cho vay 5 tỷ đồng.": ["Các ngân hàng"],
    # right before the figure, and behind it
    "Nạn nhân là chị Lan (32 tuổi), con bà Em (60 tuổi).": ["chị Lan", "bà Em"],
    "Sau 3 tháng đàm phán, Nga nhận hàng.": ["Nga"],
    "Vị trí thứ ba thuộc về Đức.": ["Đức"],
    # where it happens, if nobody else is named
    "Tại Yemen có 500 người chết.": ["Yemen"],
    # whom the sentence before was about
    "Hãng ABC có 30 tàu. Hãng này sẽ mua 5 tàu.": ["Hãng ABC", "Hãng ABC"],
    "Hãng ABC họp. Doanh thu đạt 5 tỷ đồng.": ["Hãng ABC"],
    # whom it is done to, who lives somewhere, several together, what has no name
    "Tòa tuyên phạt bị cáo Lan 5 năm tù.": ["bị cáo Lan"],
    "Gia đình bà Lan ở xã Ea Tu có 5 ha cà phê.": ["bà Lan"],
    "Ba Lan, Litva và Latvia chi 5 tỷ USD.": ["Ba Lan, Litva và Latvia"],
    "Messi vượt Ronaldo, người có 300 bàn.": ["Ronaldo"],
    "Hà Nội vắng. Máy bay đã rơi 500 m.": ["Máy bay"],
    # whose figure stands right behind the name
    "Bị ảnh hưởng có Sóc Trăng 400 hộ, Cà Mau 200 hộ.": ["Sóc Trăng", "Cà Mau"],
    "Chi phí của Vietjet là 128 tỷ đồng, của Bamboo là 90 tỷ đồng.": ["Vietjet", "Bamboo"],
    # words that stand for a name, of its kind; two countries together
    "Thị phần của Pháp tăng 2%. Kim ngạch của nước này đạt 5 tỷ USD.": ["Pháp", "Pháp"],
    "Airbus cho biết hãng này đã nhận 900 đơn hàng.": ["Airbus"],
    "Theo Cục Thuế Huế, số thu toàn Cục đạt 5 tỷ đồng.": ["Cục Thuế Huế"],
    "Chủ tịch VNPT cho hay đơn vị này đạt lợi nhuận 5 tỷ đồng.": ["VNPT"],
    "Nga và Ấn Độ họp. Thương mại giữa hai nước đạt 5 tỷ USD.": ["Nga > Ấn Độ"],
    "EVN họp. Sản lượng đạt 5 tỷ kWh.": ["EVN"],
    # a company and its product
    "Facebook có 5 triệu người dùng.": ["Facebook"],
    "Anh đăng trên Facebook 5 tấm ảnh.": [None],
    # who gets it, who is told to, who does not do it; owners and actors without a name
    "Tám chiếc đầu tiên được bàn giao cho Hãng ABC.": ["Hãng ABC", "Hãng ABC"],
    "Nga yêu cầu Mỹ cắt giảm 755 nhân viên.": ["Mỹ"],
    "Nợ của các hãng hàng không đã lên tới 5 tỷ đồng.": ["các hãng hàng không"],
    "Trong danh sách có 17 nước, 17 nước có GDP đạt 5 tỷ USD.": [None, None, "17 nước"],
    "Cuộc thi đã khép lại. Có 300 thí sinh vào vòng trong.": ["Cuộc thi"],
    "Bộ Y tế Ấn Độ cho biết có 5 ca.": ["Ấn Độ"],
    "Quân đội thu giữ 2 pháo Gvozdika và 3 xe.": ["Quân đội", "Quân đội"],
    # who is helped or made to do it; whose body another one leads; who only reports
    "Thiết bị mới giúp Samsung có 20% thị phần.": ["Samsung"],
    "Bộ trưởng ký quyết định cho phép Bamboo tăng đội bay lên 30 chiếc.": ["Bamboo"],
    "Liên minh ABC, do đảng X dẫn đầu, đã giành 234 ghế.": ["Liên minh ABC"],
    "Đài Russia Today dẫn thông báo nói Ukraine mất 5 xe.": ["Ukraine"],
    "Giới chức Bangladesh cho biết ít nhất 26 người bị thương.": ["Bangladesh"],
    "Một tàu cá đã chở 60.000 lít dầu.": ["tàu cá"],
    # in brackets: all figures in one are of the name before it, and no name in one is the subject behind it
    "Nga đứng đầu, trên Pháp (11%, giảm 7 điểm phần trăm).": ["Pháp", "Pháp"],
    "Báo cáo ra tối qua (theo giờ Việt Nam) nêu 148.000 việc làm.": [None],
    "Nạn dịch ở những nước nghèo như ở Lào làm 80% số ca tử vong.": [None],
    # a list names nobody in particular; all of a list may act
    "Hàng nhập từ Mỹ, Brazil và Hàn Quốc. So với năm trước, lượng tăng 8%.": [None],
    "Hải Phòng, Đà Nẵng, Bình Định đều có 700 ca.": ["Hải Phòng, Đà Nẵng, Bình Định"],
    # two counts of one clause; a place and what it holds
    "37 người mất tích ở khu căn hộ và 10 người bị thương.": [None, None],
    "Tại tòa nhà Yun Tsui, 37 người mất tích.": ["tòa nhà Yun Tsui"],
    "* Việt Nam: 1.068 ca mắc.": ["Việt Nam"],
    "Số ca tử vong ở nước ta là 35 ca.": ["nước ta"],
    "Danh sách của hãng Forbes có 5 công ty có doanh thu đạt 5 tỷ USD.": ["hãng Forbes", "5 công ty"],
    # the sentence goes on about the figure before; a first time of who is named behind it
    "Samsung bán 60 triệu máy. Mặc dù con số này giảm 0,7%.": ["Samsung", "Samsung"],
    "Tại Lào có 5 ca. Ngoài ra, 14 người bị ảnh hưởng.": ["Lào", "Lào"],
    "Nga họp. Khoảng 30 quốc gia đã mua 18 máy bay.": [None, "Khoảng 30 quốc gia"],
    "Lần đầu tiên ra sân, Nguyễn Văn Lâm ghi 2 bàn.": ["Nguyễn Văn Lâm", "Nguyễn Văn Lâm"],
    # a record of the world is nobody's, who only states it is in no list
    "Emirates có lợi nhuận cao nhất thế giới với 2,9 tỷ USD.": ["Emirates"],
    "Theo Reuters, Ấn Độ và Nga ký 5 hợp đồng.": ["Ấn Độ > Nga"],
    # a row of figures with their places; where those that are counted went
    "Khối ngoại bán 5 tỷ đồng trên HNX và bán 3 tỷ đồng trên sàn UPCoM.": ["HNX", "UPCoM"],
    "Có hơn 1 triệu người vượt biển đến châu Âu.": ["châu Âu"],
    # ranks, what is one's own, a row of places
    "Đứng thứ hai với 43,7% phiếu bầu là Tổng thống Bolsonaro.": ["Tổng thống Bolsonaro", "Tổng thống Bolsonaro"],
    "Về thứ hai là bà Lan Anh với 4% số phiếu.": ["bà Lan Anh", "bà Lan Anh"],
    "Đứng thứ ba là ứng cử viên Đảng Xanh (DX) Lê Văn Nam.": ["Lê Văn Nam"],
    "Hãng ABC bác tin lương 4 tỷ đồng của HLV Trần Nam.": ["HLV Trần Nam"],
    "Hư hại 300 ha tại Bạc Liêu và 170 ha tại Sóc Trăng.": ["Bạc Liêu", "Sóc Trăng"],
    "Đồng bằng sông Hồng có 24 triệu dân.": ["Đồng bằng sông Hồng"],
    "Cả nước có 5 ca.": ["Cả nước"],
    "Tai nạn ở Km 123 làm 3 người chết.": [None],
    "Mỹ là thị trường lớn nhất. CPI tăng 5%.": [None],
    # an office that was named before is not what the next sentence counts, nor is a company but by what it earns
    "Cục Đầu tư họp. Tổng vốn đăng ký đạt 5 tỷ USD.": [None],
    "Hãng ABC họp. Trên đường có 3 xe.": [None],
    "Hãng ABC họp. Trong đó, chi phí là 5 tỷ đồng.": ["Hãng ABC"],
    # a part of what the sentence before counts; whom an office arrested
    "TP. Huế đón 5.000 khách. Trong đó, có 300 em bé.": ["TP. Huế", "TP. Huế"],
    "Ông Nam có 3 xe, bà Lan có 2 xe. Trong đó có 2 xe mới.": ["Ông Nam", "bà Lan", None],
    "Công an huyện Ba Vì đã bắt giữ 5 người.": ["Công an huyện Ba Vì"],
    # what happened to others is about no one who did it, but about what befell them; a row of victims has one place
    "Mỹ nói Iran phóng tên lửa khiến 36 người thiệt mạng.": [None],
    "Iran bị không kích khiến 36 người thiệt mạng.": ["Iran"],
    "Bão Haiyan đã làm 2 triệu người mất nhà.": ["Bão Haiyan"],
    "Samoa có 84 người chết, 150 người bị thương.": ["Samoa", "Samoa"],
    "Sau vụ tai nạn, tài xế bị thương nhẹ, 12 người bị xây xát.": [None],
    # where lives were taken; what lasts, which is nobody's; whom a time behind "sau" is about
    "Các cuộc không kích của Mỹ đã cướp đi sinh mạng của 300 người ở Pakistan.": ["Pakistan"],
    "Trận bão cướp đi mạng sống của 20 người.": [None],
    "Trên 80% ca tử vong xảy ra ở các nước nghèo, 10% ở Lào.": ["các nước nghèo", "Lào"],
    "Sau 5 tháng tổ chức, cuộc thi đã thu hút 3.000 thí sinh.": ["cuộc thi", "cuộc thi"],
    "Sau 5 giờ tìm kiếm, hai nghi can đã bị bắt.": [None, None],
    "Khi trận đấu mới diễn ra được 5 phút, Chelsea ghi bàn.": [None],
    "Chelsea mua Nam với bản hợp đồng kéo dài 2 năm.": ["Chelsea"],
    "Chuyến thăm của Tổng thống Nga kéo dài 2 ngày.": ["Tổng thống Nga"],
    # others like the first; who is done to, who there is besides, and a name that only ends like a country
    "Ủy ban Tư pháp đã xử 5 vụ.": ["Ủy ban Tư pháp"],
    "Hai binh sĩ Ấn Độ thiệt mạng và 6 người khác bị thương.": ["Ấn Độ", "Ấn Độ"],
    "3 nhân viên đưa chị Lan ra ngoài.": [None],
    "Ngoài Nga, 12 nước tham gia.": [None],
    # a change in brackets behind a figure, or behind a name; who tells of himself, and who is quoted
    "Nhiều nhất là huyện Đông Hòa 80 ca (tăng 60 ca).": ["huyện Đông Hòa", "huyện Đông Hòa"],
    "Huyện có số ca giảm là Đông Hòa (giảm 7 ca).": ["Đông Hòa"],
    "Chị Loan cho biết chị chi 5,5 triệu đồng mua vé.": ["Chị Loan"],
    "Ông Nam buồn bã: “Năm ngoái đã thiệt hại trên 100 tỷ đồng”.": [None],
    # who states what he did himself; a paper reports, and what there was is nobody's doing
    "Công an Huế cho biết đã bắt 5 đối tượng.": ["Công an Huế"],
    "Hãng ABC thông báo hủy 4 chuyến bay đến Huế.": ["Hãng ABC"],
    "Ông Nam cho hay sẽ bán 3 xe.": ["Ông Nam"],
    "Bà Lea Roth, Bộ trưởng Ngoại giao Úc, tuyên bố sẽ viện trợ 3 triệu euro.": ["Úc"],
    "Công an Huế cho biết đã có 5 người chết.": [None],
    "Reuters cho biết đã bắt 5 người.": [None],
    # who is told of first, what measures two figures, whose it is behind a time
    "Đối với ABC, với việc giành 3 điểm, cửa đi tiếp còn rộng.": ["ABC"],
    "ABC họp. Lãi gộp từ dịch vụ của công ty chỉ bằng một nửa năm ngoái, đạt 9 tỷ đồng.": ["ABC", "ABC"],
    "Ấn Độ đã làm cho sản lượng quý 3/2013 của ABC giảm 5%.": ["ABC"],
    "Hãng sản xuất điện thoại đến từ Hàn Quốc đã giới thiệu 3 máy.": ["Hãng sản xuất điện thoại đến từ Hàn Quốc"],
    "Mỹ giao máy bay cho Đài Loan. Hòn đảo này nhận thêm 3 chiếc.": ["Đài Loan"],
    # who does what is counted, with whom something is compared, members by name, "việc", who acts behind "sau khi"
    "Đã có 2 cuộc tấn công được quân đội Israel tiến hành tại Syria.": ["Israel"],
    "Có 5 dự án do Samsung đầu tư tại Huế.": ["Samsung"],
    "Gạo của Lào có giá bán thấp hơn gạo Thái Lan, Ấn Độ đến 100 USD/tấn.": ["Lào"],
    "Cuộc thi gồm hai giám khảo Lan Anh và Minh Hằng.": ["Cuộc thi"],
    "Ông Kerry nói đến việc NSA giám sát 5 triệu cuộc gọi.": ["NSA"],
    "Sau khi rèn quân 1 tuần tại Huế, tuyển Việt Nam rời đi.": ["Việt Nam"],
    # an adverb behind who acts is none of it; what "này" takes up acts for somebody else, and a verb is nobody
    "Sản phẩm sữa của ABC hiện được bán sang 26 nước.": ["Sản phẩm sữa của ABC"],
    "Chiến thắng này giúp Nadal có danh hiệu thứ hai.": ["Nadal"],
    "Bộ Lao động Mỹ họp. Nền kinh tế nước này tạo thêm được 5.000 việc làm.": ["Mỹ"],
    "Do chưa làm đúng và đề nghị cấp có thẩm quyền xử lý 6 tỷ đồng.": [None],
    # who speaks of himself in his own words; what a device is made of is no device
    "HLV An cho biết: “Sau khi gặp ông Nam, chúng tôi gọi thêm 2 thủ môn”.": ["HLV An"],
    "Nexus có màn hình rộng, vi xử lý Qualcomm Snapdragon, camera phụ 1,3 megapixel.": ["Nexus"],
    "Bà An khai đã tiêm 185 lần, bà Lan tiêm 95 lần.": ["Bà An", "bà Lan"],
    "Hơn 1.500 sinh viên năm cuối trường ĐH Hùng Vương sẽ thi.": ["trường ĐH Hùng Vương"],
    # whom "có những" brings in; a route is nobody
    "Có những quỹ đầu tư sẵn sàng ném 20 tỷ USD vào đây.": ["những quỹ đầu tư"],
    "Hai chuyến bay Hà Nội - Đà Nẵng bị hủy.": [None],
    # "toàn xã hội" is no commune, and "toàn quốc" in an event's name no place; dots and small words within names
    "Vốn đầu tư toàn xã hội đạt 5 tỷ USD.": [None],
    "Bế mạc Liên hoan chèo toàn quốc: Trao 40 huy chương.": [None],
    "Tại TP.HCM có 6 ca.": ["TP.HCM"],
    "Map of the Soul đạt doanh số 5 triệu bản.": ["Map of the Soul"],
    # behind a time, an abbreviation and what is most; who seizes; what is earned goes on, with what it is compared to
    "Theo báo cáo của CBRE, trong quý II, Hà Nội có tổng cộng 6.534 căn hộ.": ["Hà Nội"],
    "Chỉ trong tháng 10 Nga đã sản xuất tới 115 tên lửa.": ["Nga"],
    "Tính trung bình Việt Nam xuất 5 triệu tấn gạo mỗi năm.": ["Việt Nam"],
    "Chỉ số giá tiêu dùng (CPI) Trung Quốc tăng 1,1%.": ["Trung Quốc"],
    "Theo OECD, tỷ lệ sinh (TFR) là 2,1.": [],
    "Giàu nhất vẫn là ông Nguyễn Văn An với 84 nghìn tỷ đồng.": ["ông Nguyễn Văn An"],
    "Thiệt hại nặng nhất là Hà Nội; 29 thôn bị ngập.": [None],
    "Thị trường lớn nhất là Thái Lan (chiếm tới 60,7%).": ["Thái Lan"],
    "Công an Sơn La đã tạm giữ khẩn cấp 3 đối tượng.": ["Công an Sơn La"],
    "Vinamilk lãi 5 tỷ đồng. Doanh thu đạt 9 tỷ đồng.": ["Vinamilk", "Vinamilk"],
    "Vinamilk lãi 5 tỷ đồng. Năm 2021, doanh nghiệp đạt doanh thu 9 tỷ đồng.": ["Vinamilk", "Vinamilk"],
    "Vụ án ở Phố Wall gây chú ý. Doanh thu đạt 9 tỷ USD.": [None],
    "Tổng công ty An Phát báo cáo. Lũy kế 9 tháng, công ty lãi 5 tỷ đồng.": ["Tổng công ty An Phát"],
    "Tỉnh Ninh Bình đón 2 triệu khách. Doanh thu từ hoạt động du lịch đạt 9 tỷ đồng.": ["Tỉnh Ninh Bình"] * 2,
    "Tỉnh Yên Bái có 321 vụ tai nạn. So với cùng kỳ năm 2023: giảm 17 vụ (giảm 5%).": ["Tỉnh Yên Bái"] * 3,
    # Đài Loan is no station, and the government builds nothing here
    "Hạm đội của Đài Loan mở rộng phạm vi giám sát gấp 10 lần.": ["Đài Loan"],
    "Chính phủ xây dựng dự toán thu là 782.700 tỷ đồng.": ["Chính phủ"],
    # each of a list has an owner or a place of its own
    "GDP của Mỹ tăng 2,5%, của Trung Quốc tăng 5,2%, của Nhật Bản tăng 1,9%.": ["Mỹ", "Trung Quốc", "Nhật Bản"],
    "Doanh thu của FPT đạt 14 tỷ đồng, của Viettel 42 tỷ đồng.": ["FPT", "Viettel"],
    "Lạm phát ở Mỹ là 3,3%, ở Pháp 2%, ở Đức 2,4%.": ["Mỹ", "Pháp", "Đức"],
    "Ông An cho biết mưa nhiều. Nay ông chỉ trồng 2 vụ.": ["Ông An"],
    # how far away a place is, who comes next in a list or acts behind a count, and whose the other share is
    "Bão cách đảo Hải Nam 200 km, gió mạnh 60 km/h.": [None, None],
    "Lượng mưa tại An Khê (Gia Lai) 103 mm, Lý Sơn (Quảng Ngãi) 180 mm.": ["An Khê (Gia Lai)", "Lý Sơn (Quảng Ngãi)"],
    "Trump giành được 49% số phiếu và bà Harris giành được 47%.": ["Trump", "bà Harris"],
    "Trump nhận 48% phiếu so với 46% của Harris.": ["Trump", "Harris"],
    "Nga và Trung Quốc đã ký 5 thỏa thuận.": ["Nga > Trung Quốc"],
    "Thượng úy Đức cho hay có 5 người bị thương.": [None],
    # who reports on itself
    "CTCP Chứng khoán TP. HCM công bố kết quả kinh doanh đạt 5 tỷ đồng.": ["CTCP Chứng khoán TP. HCM"],
    "Vinamilk công bố báo cáo tài chính quý I/2024. Lợi nhuận sau thuế đạt 2.207 tỷ đồng.": ["Vinamilk"],
    "Bộ Y tế công bố kết quả xét nghiệm 5 mẫu.": [None],
    # what two share
    "Buôn bán giữa Nga và Lào lớn nhanh. Năm ngoái, kim ngạch hai chiều vọt lên 4,1 tỷ USD.": ["Nga > Lào"],
    "Theo ông Putin, 97% giao dịch giữa Nga và Lào được trả bằng đồng rúp.": ["Nga > Lào"],
    "Kim ngạch thương mại song phương đạt 5 tỷ USD.": [None],
    # each in turn; a title beside who speaks, who reports, and what is left or faced, act in no clause
    "Prudential và Manulife dẫn đầu, tương ứng là 34% và 29%.": ["Prudential", "Manulife"],
    "Giá tại Tuyên Quang và Lào Cai lần lượt tăng 5% và 7%.": ["Tuyên Quang", "Lào Cai"],
    "Giám đốc Sở Tài chính - bà Lan cho biết thu đạt 5 tỷ đồng.": [None],
    "Theo ông Nam – Chủ tịch UBND huyện Ba Vì, kinh phí là 5 tỷ đồng.": [None],
    "Báo cáo nhanh của Bộ Nông nghiệp đến nay có 65 người chết.": [None],
    "Số cử tri ủng hộ ở lại EU đạt 65.404 phiếu.": [None],
    "Bão đi theo hướng Tây Bắc, mỗi giờ được 25 km.": [None],
    "Mỗi em nhận 5 triệu đồng.": ["Mỗi em"],
    # a list goes on to the next of its kind; a clause that begins with its place
    "Ngành dược sẽ lấy 26 điểm; ngành y khoa thì 3 điểm.": ["Ngành dược", None],
    "Thái Bình tăng 5%; tại Phú Thọ vẫn là 3%.": ["Thái Bình", "Phú Thọ"],
    # whose own kind of body it is, not the nearest; the press behind a dateline, a country in a currency
    "Bộ Y tế họp với Tập đoàn VNPT, Bộ Công an. Doanh thu toàn tập đoàn đạt 5 tỷ đồng.": ["Tập đoàn VNPT"],
    "(NLĐ) - Sau khi họp, công ty phải chi 5 tỷ đồng.": [None],
    "Chỉ số giá đô la Mỹ giảm 5%.": [None],
    # what is counted of a whole province goes on in its paragraph; "công ty" stands for the one that it stood for
    "Hà Nội đón 5 triệu khách. Khách du lịch nội địa tăng 5%.": ["Hà Nội", "Hà Nội"],
    "Công ty An Bình họp. Nắng. Công ty lãi 5 tỷ đồng. Ông Tư có 2 xe. Doanh thu của công ty tăng 2%.": [
        *("Công ty An Bình", "Ông Tư", "Công ty An Bình"),
    ],
    # each item of a list in its own words; a count that acts itself; whose age it is
    "Ở các khoa: Địa chất (230 suất), Tư tưởng Hồ Chí Minh (20 suất).": ["Địa chất", "Tư tưởng Hồ Chí Minh"],
    "Tài xế rời hiện trường, 2 người phụ nữ được đưa đi cấp cứu.": [None],
    "Đến thời điểm này tỉnh Thái Bình có 2 người bị thương ở huyện Vũ Thư, về nông nghiệp có 5 ha hỏng.": [
        *("tỉnh Thái Bình", "tỉnh Thái Bình"),
    ],
    "Hội giúp trẻ mẫu giáo 5 tuổi.": ["trẻ mẫu giáo"],
    "Học sinh đủ 6 tuổi được vào lớp.": ["Học sinh"],
    "Nạn nhân nhỏ nhất mới 3 tuổi.": ["Nạn nhân"],
    "Nam giới từ đủ 18 tuổi phải khai.": ["Nam giới"],
    "Man City mua cầu thủ 26 tuổi.": ["cầu thủ"],
    "Bà Lan sinh con khi 45 tuổi.": ["Bà Lan"],
    # where exports go, one after the other, is no subject; an office earns nothing; who falls that the sentence counts
    "Xuất khẩu qua Mỹ, Nhật Bản, Australia lao dốc khiến kim ngạch chỉ đạt 5 tỷ USD.": [None],
    "Bộ Y tế họp. Doanh thu đạt 5 tỷ đồng.": [None],
    "Sàn này mới có mã đỏ là VHM giảm 2%, CTG giảm 3%.": ["VHM", "CTG"],
    # whose country it is; who is found at it; who only states it; whose half of a comparison; what has a title
    "Tập đoàn Samsung của Hàn Quốc bán được 79 triệu chiếc.": ["Tập đoàn Samsung"],
    "Công an phát hiện Lê Văn Tư vận chuyển 5 bánh heroin.": ["Lê Văn Tư"],
    "Các chuyên gia xác nhận ngôi mộ có 30 hiện vật.": ["ngôi mộ"],
    "Ông Trump giành 43 triệu phiếu (52%) và Harris giành 37 triệu phiếu.": ["Ông Trump", "Ông Trump", "Harris"],
    "Bà Harris còn kém ông Trump 23 phiếu.": ["Bà Harris"],
    "Bộ phim về vụ rơi trên sông Hudson đạt 94 triệu USD.": ["Bộ phim về vụ rơi trên sông Hudson"],
    # no country within a district's name; where people come to; a named prize, and what is sent somewhere
    "Văn phòng UBND huyện Hiệp Đức cho biết có 5 nhà bị sập.": [None],
    "Lễ hội chính đã mở. Khách du lịch đến Huế đạt gần 50.000 lượt.": ["Huế"],
    "Hội trao 2 suất học bổng Lê Thị Mẫn.": [None],
    "Họ lấy 4 mẫu cá gửi đến Viện Nghiên cứu.": [None],
    # the ground of a province, with its name or without
    "Trên địa bàn tỉnh xảy ra 29 vụ tai nạn.": ["địa bàn tỉnh"],
    "Ngoài ra, trên toàn tỉnh Nghệ An có 5 nhà bị sập.": ["tỉnh Nghệ An"],
    "Các cửa khẩu trên địa bàn tỉnh Lạng Sơn có 500 xe.": ["tỉnh Lạng Sơn"],
    # a change right behind a figure is of the same one; a body ends before its verb, a count that takes in money acts
    "Khách Nhật Bản đạt 5 triệu lượt, cao nhất là khách Thái Lan đạt 7 triệu lượt, tăng 46%.": [
        *("Khách Nhật Bản", "Thái Lan", "Thái Lan"),
    ],
    "Văn phòng Cục Thuế thu 7 tỷ đồng; 18 chi cục thuế thu 2 tỷ đồng.": [
        *("Văn phòng Cục Thuế", "Văn phòng Cục Thuế", "18 chi cục thuế"),
    ],
    # an aside with a place, "theo" before names in turn, and a supplier take nothing from whom it is about
    "Nga, tại Syria, có 5 căn cứ.": ["Nga"],
    "Theo ông Nam và bà Lan, giá mua và bán lần lượt là 5 triệu và 7 triệu đồng.": [None, None],
    "Nhà cung cấp Samsung Display bán 500 triệu màn hình.": ["Samsung Display"],
    "Techcombank lãi 9.000 tỷ đồng, kế đến VPBank với 8.000 tỷ đồng.": ["Techcombank", "VPBank"],
    "Mua của nhiều nước gồm Mỹ (20 tỷ USD), Nhật Bản (10 tỷ USD).": ["Mỹ", "Nhật Bản"],
    # a sentence that ends without a space behind it; abbreviations end none
    "Anh Nam đến Mỹ.Máy bay đã rơi 500 m.": ["Máy bay"],
    "Ông Nam (ngụ phường Hải Bình, TX. Nghi Sơn) có 5 xe.": ["Ông Nam"],
    # a new paragraph goes on about a country only by what is counted of all of it
    "Nga họp.\n\nGDP tăng 5%.": ["Nga"],
    "Nga họp.\n\nÁp thấp đi 5 km.": [None],
    # prices and rates are no company's that was named before
    "Ngân hàng ABC họp. Lãi suất trên thị trường còn 5%.": [None],
    # common nouns that act, without the time behind them; a model; an age right behind a name, but not an older one's
    "Các mạng di động có 5 gói.": ["Các mạng di động"],
    "Cuộc thi năm nay thu hút 80.000 sinh viên.": ["Cuộc thi"],
    "Trường đào tạo 6 ngành nghề.": ["Trường"],
    "Z1 có màn hình 5 inch.": ["Z1"],
    "Q1 đạt 5 tỷ đồng.": [None],
    "Người thắng là chàng trai Vũ Thanh Long 20 tuổi.": ["Vũ Thanh Long"],
    "Moon Geun Young hơn Kim Bum 2 tuổi.": ["Moon Geun Young"],
    # who only decides has nothing, nor has whom somebody else hunts; who speaks for a body does not act
    "Bội chi đã được Quốc hội quyết định từ 4,8% GDP lên 5,3% GDP.": [None, None],
    "Đại diện Talentnet cũng cho biết vẫn có tới 60% doanh nghiệp tuyển người.": [None],
    # what is pointed at, by its own words where no name is meant, but nothing for what it only brought about
    "Con tàu này dài 35 m.": ["Con tàu này"],
    "Đến nay gia đình này mới nhận được 250.000 đồng.": ["gia đình này"],
    "Airbus họp. Hãng này có 30 chiếc.": ["Airbus"],
    "Chiếc xe này lao vào chợ, khiến 6 người chết và 30 người khác bị thương.": [None, None],
    "Con số này đã tăng 5%.": [None],
    # what has become so old
    "Hà Nội mừng kỷ niệm 40 năm quan hệ giữa Nga và Lào.": ["Nga > Lào"],
    "Hà Nội tổ chức lễ kỷ niệm 60 năm thành lập Hội Chữ thập đỏ.": ["Hội Chữ thập đỏ"],
    "Ông Nam dự lễ kỷ niệm 25 năm ký Hiệp định Paris.": ["Hiệp định Paris"],
    "Vinamilk kỷ niệm 40 năm thành lập.": ["Vinamilk"],
    # whose both of two counts are; who is made up of so many; what has a price
    "Có 8 thủy thủ và 25 lính của con tàu Bạch Đằng bị bắt.": ["Bạch Đằng", "Bạch Đằng"],
    "Ông nói về lợi thế của khối EU 28 nước.": ["EU"],
    "Vé hạng A giá 500.000 đồng, vé hạng B giá 300.000 đồng.": ["Vé hạng A", "vé hạng B"],
    "Căn hộ 2 phòng ngủ có giá 2 tỷ đồng.": [None, "Căn hộ 2 phòng ngủ"],
    # who did it in so long a time
    "5 năm qua, lực lượng công an đã xử lý 218 vụ.": ["lực lượng công an", "lực lượng công an"],
    "Trong 5 năm qua, giá nhà đã tăng 20%.": [None, None],
    # who only speaks, and what names nobody
    "Ông Nam cho biết giá tăng 5%.": [None],
    "Ông Nam, Giám đốc Sở Y tế, cho biết có 5 ca.": [None],
    "Khảo sát của Bộ Y tế cho thấy giá tăng 5%.": [None],
    "Theo Bộ Tài chính, giá tăng 5%.": [None],
    "Giá tăng 5%.": [None],
}


@pytest.mark.parametrize("text", TABLE)
def test_actor(text: str) -> None:
    facts = [fact for fact in extract(text) if fact.kind not in {"date", "time"}]
    told = [fact.subject and " > ".join(a.text for a in (fact.subject, fact.partner) if a) for fact in facts]
    assert told == TABLE[text]


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Xuất khẩu sang Mỹ đạt 44 tỷ USD, sang Nhật Bản đạt 20 tỷ USD, tăng 5%.", ["US", "JP", "JP"]),
        ("Nhập khẩu từ Hàn Quốc đạt 5 tỷ USD.", ["KR"]),
        ("Kim ngạch thương mại với Mỹ đạt 100 tỷ USD.", ["US"]),
        ("Hàng viện trợ Mỹ gồm 300 tấn gạo.", [None]),
    ],
)
def test_a_partner_needs_no_subject(text: str, partners: list[str | None]) -> None:
    facts = extract(text)
    assert [fact.subject for fact in facts] == [None] * len(facts)
    assert [fact.partner and fact.partner.id for fact in facts] == partners


@pytest.mark.parametrize("code", [code for code in countries() if code != "RU"])
@pytest.mark.parametrize(
    "text", ["Dân số của {} đạt 5 triệu người.", "Xuất khẩu của {} sang Nga đạt 5 tỷ USD.", "{} nhập khẩu 5 tỷ USD."]
)
def test_every_country_of_cldr_is_a_subject(code: str, text: str) -> None:
    name = VIETNAMESE.territories[code]
    (fact,) = extract(text.format(name))
    assert fact.subject is not None
    assert (fact.subject.text, fact.subject.id) == (name, code)


def test_a_country_has_its_code() -> None:
    (fact,) = extract("Xuất khẩu của Hoa Kỳ sang Hàn Quốc đạt 5 tỷ USD.")
    assert fact.subject is not None
    assert fact.partner is not None
    assert (fact.subject.id, fact.partner.id) == ("US", "KR")
