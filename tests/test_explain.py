"""How a text was read, as `factx explain` shows it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from factx.article import Article
from factx.explain import explain

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

REASONS = {
    "Mẫu Su-35 bay.": "35  not taken: part of a name or code",
    "Ở quận 7.": "7  not taken: the number of what stands before it",
    "Thắng 2-1.": "2  not taken: a name, code or score",
    "Gọi 0912345678.": "0912345678  not taken: a name, code or score",
    "Xem https://a.vn/12345.": "12345  not taken: an address",
    "Còn 40.": "40  not taken: no unit and nothing counted behind it",
}


@pytest.mark.parametrize("text", REASONS)
def test_what_was_not_taken_has_a_reason(text: str) -> None:
    assert list(explain(Article("", text))) == [REASONS[text]]


def test_each_part_has_its_words_and_its_value() -> None:
    lines = list(explain(Article("", "Theo ông Nam, năm 2024 xuất khẩu của Nga sang Mỹ tăng gần 13,6%.")))
    assert [line.split() for line in lines[lines.index("gần 13,6%  =  13.6%") :]] == [
        ["gần", "13,6%", "=", "13.6%"],
        ["rule", "percent.amount"],
        ["modifier", "nearly", "gần"],
        ["number", "13,6"],
        ["unit", "%", "%"],
        ["measure", "export_value", "xuất", "khẩu", "của", "Nga"],
        ["change", "up", "by", "tăng"],
        ["period", "2024", "năm", "2024"],
        ["subject", "RU", "Nga"],
        ["partner", "US", "Mỹ"],
        ["speaker", "ông", "Nam"],
    ]


WORDS = {
    "Nga có không quá 1.550 đầu đạn.": ["equal_or_less|không quá", "|1.550", "đầu đạn|đầu đạn"],
    "Thu không dưới 7 tỷ đồng.": ["equal_or_more|không dưới", "|7 tỷ", "VND|đồng"],
    "Có không dưới 30 xe.": ["equal_or_more|không dưới", "|30", "xe|xe"],
    "Có không dưới hai mươi tàu.": ["equal_or_more|không dưới", "|hai mươi", "tàu|tàu"],
    "Thu 7 tỷ đồng trở lên.": ["equal_or_more|trở lên", "|7 tỷ", "VND|đồng"],
    "Có quá 30 xe.": ["more_than|quá", "|30", "xe|xe"],
    "Có 30 xe.": ["|30", "xe|xe"],
}


@pytest.mark.parametrize("text", WORDS)
def test_qualifier_number_and_unit_have_their_words(text: str) -> None:
    lines = [line for line in explain(Article("", text)) if line.startswith(("  modifier", "  number", "  unit"))]
    assert [f"{line[12:25].strip()}|{line[25:].strip()}" for line in lines] == WORDS[text]


CHANGES = {
    "Lãi ròng tăng mạnh 8,5%.": ["up by|tăng mạnh"],
    "Lãi ròng lên mức 2,3 tỷ USD.": ["up to|lên mức"],
    "Nợ xấu giảm từ 9% xuống còn 7%.": ["down from|xuống còn", "down to|xuống còn"],
    "Nợ xấu giảm 5% và 7%.": ["down by|giảm", "down by|giảm"],
    "Công ty tăng sản lượng thêm 5 tấn.": ["up by|tăng sản lượng thêm"],
    "Phiên sáng yên ắng. Đến chiều, chỉ số vượt 75,46 điểm có thêm, dù bán nhiều.": ["up by|có thêm"],
    "Giá không tăng 5%.": [],
}


@pytest.mark.parametrize("text", CHANGES)
def test_a_change_has_the_words_that_tell_it(text: str) -> None:
    lines = [line for line in explain(Article("", text)) if line.startswith("  change")]
    assert [f"{line[12:25].strip()}|{line[25:].strip()}" for line in lines] == CHANGES[text]


def test_one_place_is_told_alone() -> None:
    text = "Có 5 xe ở quận 7."
    assert [line.split()[0] for line in explain(Article("", text), at=text.index("5"))][:1] == ["5"]
    assert list(explain(Article("", text), at=text.index("7"))) == ["7  not taken: the number of what stands before it"]
    assert list(explain(Article("", text), at=0)) == []


def test_the_command_reads_text_or_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hôm qua, Nga bán 5 xe.", encoding="utf-8")
    from_text = run("explain", "Hôm qua, Nga bán 5 xe.", "--published", "2025-11-27").stdout.decode()
    assert "Hôm qua  =  2025-11-26" in from_text
    assert run("explain", "a.txt", "--published", "2025-11-27").stdout.decode() == from_text


def test_a_file_that_cannot_be_read_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\xff\xfe\x00")
    done = run("explain", "a.txt")
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)


@pytest.mark.parametrize("path", ["news/khong-co.txt", "khong-co.html.gz"])
def test_a_path_that_leads_nowhere_is_no_sentence(run: Run, path: str) -> None:
    done = run("explain", path)
    told = f"factx: {path}: no such file or folder: check the path\n"
    assert (done.returncode, done.stdout, done.stderr.decode()) == (1, b"", told)


@pytest.mark.parametrize(
    ("arguments", "where"),
    [(["Trời đẹp"], ""), (["Có 5 xe.", "--at", "999"], " at code point 999 of 8"), (["Đọc tệp a.txt"], "")],
)
def test_that_nothing_was_found_is_told(run: Run, arguments: list[str], where: str) -> None:
    done = run("explain", *arguments)
    told = f"factx: nothing found{where}: no figure, and nothing that looks like one\n"
    assert (done.returncode, done.stdout, done.stderr.decode()) == (0, b"", told)


@pytest.mark.parametrize("format", ["table", "jsonl"])
def test_that_no_concept_was_found_is_told(run: Run, format: str) -> None:
    done = run("concepts", "zzzz", "yyyy", "--format", format)
    told = "factx: nothing found: no concept has zzzz or yyyy in its id, names or phrasings\n"
    assert (done.returncode, done.stdout, done.stderr.decode()) == (1, b"", told)
