"""Which way a thing moved: each line a text, and for each figure in it the direction and role, or "-"."""

from __future__ import annotations

import pytest

from factx import extract

TABLE = {
    "doanh thu tăng 5%": ["up by"],
    "doanh thu tăng mạnh 5%": ["up by"],
    "kéo dài thời gian lưu cư thành một năm": ["up to"],
    "lại rộ lên 3 vụ trộm": ["-"],
    "doanh thu tăng thêm 5 triệu đồng": ["up by"],
    "giá tăng mạnh với cùng mức 250 đồng": ["up by"],
    "giá giảm rồi lên quanh 36 triệu đồng": ["up to"],
    "giá giảm 300 đồng": ["down by"],
    "mức giảm 5%": ["down by"],
    "giảm học phí 10%": ["down by"],
    "giảm từ 5% xuống còn 3%": ["down from", "down to"],
    "tăng từ 5 triệu đồng lên 7 triệu đồng": ["up from", "up to"],
    "tăng thêm 2%, lên 7%": ["up by", "up to"],
    "giá tăng 5%, tương đương 2.000 đồng": ["up by", "up by"],
    "sở hữu tăng lên 20 triệu cổ phiếu, tương đương 9% vốn": ["up to", "-"],
    "số học sinh giảm còn 300 em": ["down to"],
    "lợi nhuận lên mức kỷ lục 5 tỷ đồng": ["up to"],
    "nâng vốn lên tới 5 tỷ đồng": ["up to"],
    # what is not done, and what lasts longer or shorter
    "không thể tăng lương 5%": ["-"],
    "giá không còn tăng lên 6%": ["-"],
    "chưa bao giờ giá tăng tới 50%": ["-"],
    "giá không ngừng tăng 5%": ["up by"],
    "ngân sách bị cắt 10%": ["down by"],
    "chỉ số giảm sâu tới 25 điểm": ["down by"],
    "được kéo dài thêm 3 tháng": ["up by"],
    "rút ngắn từ 30 ngày xuống 15 ngày": ["down from", "down to"],
    "tuổi nghỉ hưu tăng từ 60 tuổi lên 62 tuổi": ["up from", "up to"],
    "giá tăng 3 tháng liên tiếp": ["-"],
    "gió giật cấp 8 trở lên khoảng 80 km": ["-"],
    "áp thấp mạnh lên thành cơn bão thứ năm": ["-"],
    # how much the object of the verb moved
    "giảm sản lượng 5.000 thùng/ngày": ["down by"],
    "tăng giá heo hơi thêm 1.000 đồng/kg": ["up by"],
    "hạ lãi suất tham chiếu thêm 25 điểm cơ bản": ["down by"],
    "nâng cấp đường 5 km": ["-"],
    "tăng giá bán thêm 500 đồng": ["up by"],
    "giảm giờ làm thêm 5%": ["down by"],
    # what is more by another verb
    "cắt điện khiến thêm 300 hộ mất nước": ["-"],
    "cắt điện làm thêm 300 hộ mất nước": ["-"],
    "mở rộng điều tra bắt giữ thêm 2 người": ["-"],
    "mở rộng nhà máy tuyển thêm 40 công nhân": ["-"],
    "giảm giá giúp thêm 300 hộ mua được nhà": ["-"],
    "tăng cường hỗ trợ 5 tỷ đồng": ["-"],
    "doanh thu lần lượt tăng 19%, 21% và 26%": ["up by", "up by", "up by"],
    # how fast it moves
    "tỷ lệ tăng lương bình quân là 11,1%": ["up by"],
    "tốc độ giảm nghèo đạt khoảng 2%": ["down by"],
    "tốc độ tăng giá giảm còn 3%": ["down to"],
    "mức tăng thấp hơn 5%": ["-"],
    # no change of the figure's own
    "giá giảm ngày thứ hai liên tiếp": ["-"],
    "lợi nhuận không tăng 5%": ["-"],
    "tiền phạt lên tới 5 triệu đồng": ["-"],
    "giá cao hơn 5%": ["-"],
    "doanh thu đạt 5 tỷ đồng": ["-"],
    "chiếm 5% và có 3 nhà máy": ["-", "-"],
}


@pytest.mark.parametrize(("text", "changes"), TABLE.items())
def test_change(text: str, changes: list[str]) -> None:
    found = [f"{fact.change.direction} {fact.change.role}" if fact.change else "-" for fact in extract(text)]
    assert found == changes
