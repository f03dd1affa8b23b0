"""The encodings of old Vietnamese files: their tables against iconv's, and texts told apart by how they read."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from itertools import product

import pytest
from encoded import TONES, encoded
from hypothesis import given
from hypothesis import strategies as st

from factx.vi.encodings import NAMES, Name, decode, guess

TEXT = (
    "Hôm qua, Thủ tướng yêu cầu các bộ đẩy nhanh giải ngân. Đến hết quý III, cả nước mới chi được hơn 320.000 tỷ đồng, "
    "bằng khoảng 47% kế hoạch. Ông Nguyễn Văn Ước nói: cần gỡ vướng về đất đai, định mức; Ủy ban sẽ kiểm tra 12 tỉnh."
)

LETTERS = sorted(
    {
        unicodedata.normalize("NFC", letter)
        for letter in (*(base + tone for base, tone in product("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY", ["", *TONES])), "đ", "Đ")
    }
)


@pytest.mark.parametrize("name", NAMES)
class TestEach:
    def test_every_letter(self, name: Name) -> None:
        for letter in LETTERS:
            read = decode(encoded(letter, name), name)
            assert read == letter or (name == "tcvn3" and read == letter.lower())

    def test_a_text_is_told_by_how_it_reads(self, name: Name) -> None:
        read = decode(encoded(TEXT, name), name)
        assert guess(encoded(TEXT, name)) == name
        assert read == (TEXT if name != "tcvn3" else TEXT.replace("Ủ", "ủ"))

    def test_a_few_words_are_enough(self, name: Name) -> None:
        data = encoded("Lãi ròng giảm 8,5% còn 2,3 tỷ đồng", name)
        found = guess(data)
        assert found is not None
        assert decode(data, found) == "Lãi ròng giảm 8,5% còn 2,3 tỷ đồng"


@pytest.mark.skipif(shutil.which("iconv") is None, reason="needs iconv")
@pytest.mark.parametrize(
    ("name", "iconv", "bytes_"),
    [
        ("viscii", "VISCII", range(256)),
        ("tcvn3", "TCVN5712-1", range(0xA0, 0x100)),
        ("windows-1258", "CP1258", range(256)),
    ],
)
def test_tables_agree_with_iconv(name: Name, iconv: str, bytes_: range) -> None:
    for byte in bytes_:
        data = b"." + bytes([byte])
        done = subprocess.run(["iconv", "-f", iconv, "-t", "UTF-8"], input=data, capture_output=True, check=False)
        if done.returncode == 0 and done.stdout != b".":
            assert decode(data, name) == unicodedata.normalize("NFC", done.stdout.decode())


def test_capitals_of_tcvn3_are_those_of_their_word() -> None:
    assert decode(encoded("VIỆT NAM, HÀ NỘI, Hà Nội, Ở ĐÂY, Đà Nẵng", "tcvn3"), "tcvn3") == (
        "VIỆT NAM, Hà NỘI, Hà Nội, ở ĐÂY, Đà Nẵng"
    )


@pytest.mark.parametrize(
    "data",
    [
        "Le déjeuner à l’hôtel coûte 30 €, café et crème brûlée compris.".encode("cp1252"),
        "Größere Städte müssen über 100 Brücken prüfen.".encode("latin-1"),
        "В прошлом году продажи выросли на 8,5%".encode("cp1251"),
        "去年の売上高は8.5%増えた。".encode("shift-jis"),
        TEXT.encode()[:-3] + b"\xff\xff",
        b"30 km",
        bytes(range(128, 256)),
    ],
)
def test_what_is_no_vietnamese_is_not_taken_for_it(data: bytes) -> None:
    assert guess(data) is None


@given(st.binary(max_size=200))
def test_nothing_breaks_it(data: bytes) -> None:
    name = guess(data)
    assert name is None or decode(data, name)
