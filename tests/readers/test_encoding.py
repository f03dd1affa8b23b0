"""Files in any encoding: found out, told, and overridden; positions count what was decoded."""

from __future__ import annotations

import json
import logging
import unicodedata
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from encoded import encoded
from reading import COFFEE, PUBLISHED, RICE, articles, one, page, put, seen

from factx.errors import UsageError
from factx.readers.encoding import parse_encoding
from factx.vi.encodings import NAMES, Name

pytestmark = pytest.mark.usefixtures("in_folder")

WIDE = {
    "utf-16": RICE.encode("utf-16"),
    "utf-16-le": RICE.encode("utf-16-le"),
    "utf-16-be": RICE.encode("utf-16-be"),
    "utf-32": RICE.encode("utf-32"),
}
OLD: dict[str, bytes] = {name: encoded(RICE, name) for name in NAMES}

MARKED = ("utf-16", "utf-32")
"""The encodings of which a byte-order mark leaves no doubt."""

every_encoding = pytest.mark.parametrize("name", [*WIDE, *OLD])


@every_encoding
class TestEach:
    def test_a_text(self, name: str, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.INFO)
        assert one(put("a.txt", (WIDE | OLD)[name])).text == RICE
        told = [f"a.txt: read as {name}: if that is wrong, name its encoding with --encoding"]
        assert caplog.messages == ([] if name in MARKED else told)

    def test_it_may_be_named(self, name: str, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.INFO)
        assert one(put("a.txt", (WIDE | OLD)[name]), encoding=name).text == RICE
        assert caplog.messages == []

    def test_a_table(self, name: str) -> None:
        table = f"id,text\na,{RICE.replace(',', ';')}\nb,{COFFEE.replace(',', ';')}\n"
        data = encoded(table, name) if name in NAMES else table.encode(name)
        texts = [article.text.replace(";", ",") for article in articles(put("a.csv", data))]
        assert texts == [RICE, COFFEE]

    @pytest.mark.parametrize("layout", ["a.json", "several_lines.json", "a.jsonl"])
    def test_json(self, name: str, layout: str) -> None:
        rows = [{"text": RICE, "id": "a"}, {"text": f'"{COFFEE}"\\', "id": "b"}]
        several = layout.startswith("several")
        written = json.dumps(rows, ensure_ascii=False, indent=2 if several else None)
        if layout == "a.jsonl":
            written = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        data = encoded(written, name) if name in NAMES else written.encode(name)
        for encoding in (None, name):
            assert [article.text for article in articles(put(layout, data), encoding=encoding)] == [
                row["text"] for row in rows
            ]

    def test_a_page(self, name: str) -> None:
        markup = page("Tin", PUBLISHED, [RICE] * 4)
        data = encoded(markup, name) if name in NAMES else markup.encode(name)
        assert RICE in one(put("a.html", data)).text


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "x-user-defined", "utf-8"])
@pytest.mark.parametrize("name", ["vni", "tcvn3"])
def test_what_a_page_shows_counts_more_than_what_it_says(name: Name, charset: str) -> None:
    markup = page(head=f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">')
    assert RICE in one(put("a.html", encoded(markup, name))).text


def test_a_page_is_read_as_it_says_where_its_bytes_do_not_tell() -> None:
    paragraphs = ["Продажи зерна выросли за год на 8,5% и достигли 2,3 млрд долларов, сообщило министерство."] * 4
    markup = page("Зерно", '<meta charset="windows-1251">', paragraphs)
    assert paragraphs[0] in one(put("a.html", markup.replace("Giấy phép số", "").encode("cp1251", "ignore"))).text


def test_one_wrong_byte_in_a_page_costs_one_letter() -> None:
    assert "tăng 21% so v\ufffd năm" in one(put("a.html", page().encode().replace("so với".encode(), b"so v\xff"))).text
    wrong = encoded(page(), "vni").replace(b" song gi", b" so\x81g gi")
    assert "còn cao, so\ufffdg giá" in one(put("a.html", wrong), encoding="vni").text


def test_utf8_is_told_to_nobody(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    for text in (RICE, "\ufeff" + RICE, unicodedata.normalize("NFD", RICE)):
        assert one(put("a.txt", text)).text == text.removeprefix("\ufeff")
    assert caplog.messages == []


@pytest.mark.parametrize(
    ("content", "encoding", "message"),
    [
        (
            b"15 t\xff",
            None,
            "a.txt: not UTF-8 at byte 4 (0xff): save it as UTF-8, or name its encoding with --encoding",
        ),
        (b"15 t\xff", "vni", None),
        (b"15 t\x81", "vni", "a.txt: not vni at byte 4 (0x81): save it as UTF-8, or name its encoding with --encoding"),
        (RICE.encode(), "ascii", "a.txt: not ascii at byte 1 (0xc4): save it as UTF-8, or name"),
        (RICE.encode("utf-16")[:-1], None, "a.txt: not utf-16 at byte "),
    ],
)
def test_what_cannot_be_decoded_is_named(content: bytes, encoding: str | None, message: str | None) -> None:
    (found,) = seen(put("a.txt", content), encoding=encoding)
    assert found == "a.txt" if message is None else found.startswith(message)


@pytest.mark.parametrize(("path", "part"), [("a.jsonl", "line"), ("a.json", "object")])
def test_what_cannot_be_decoded_costs_only_its_article(path: str, part: str) -> None:
    rows = [f'{{"id": "{id}", "text": "30 km {mark}"}}\n'.encode("cp1252") for id, mark in ("aa", "bÿ", "cc")]
    content = b"".join(rows) if path == "a.jsonl" else b"[" + b",".join(rows) + b"]"
    assert seen(put(path, content)) == [
        "a",
        f"{path}:2: not UTF-8 at byte 27 of the {part} (0xff): save it as UTF-8, or name its encoding with --encoding",
        "c",
    ]


@pytest.mark.parametrize(("encoding", "text"), [("big5", "功 30 km"), ("cp037", "30 km")])
def test_json_is_read_where_a_mark_may_be_a_part_of_a_letter(encoding: str, text: str) -> None:
    content = json.dumps([{"text": text}], ensure_ascii=False).encode(encoding)
    assert one(put("a.json", content), encoding=encoding).text == text


def test_a_wide_table_that_is_cut_off_gives_what_it_has() -> None:
    data = f"id,text\na,{COFFEE.replace(',', ';')}\nb,30 km".encode("utf-16")
    assert seen(put("a.csv", data[:-1]))[0] == "a"
    assert seen("a.csv")[-1].startswith("a.csv: not utf-16 (")


def test_wide_json_that_cannot_be_decoded_is_told() -> None:
    data = json.dumps([{"text": RICE}, {"text": COFFEE}]).encode("utf-16")
    assert seen(put("a.json", data[:-1])) == [
        "a.json:1: not utf-16: save it as UTF-8, or name its encoding with --encoding"
    ]


def test_names_of_encodings() -> None:
    names = ["TCVN3", "abc", "VNI", "Windows-1258", "cp1258", "viscii", "UTF8", "utf_16", "latin-1"]
    assert [parse_encoding(name) for name in names] == [
        "tcvn3", "tcvn3", "vni", "windows-1258", "windows-1258", "viscii", "utf-8", "utf-16", "iso8859-1",
    ]  # fmt: skip
    for wrong in ("rot13", "base64", "klingon", ""):
        with pytest.raises(UsageError, match="is no encoding: name windows-1258, tcvn3, vni, viscii, or one that"):
            parse_encoding(wrong)


class TestCommand:
    @every_encoding
    def test_positions_count_what_was_decoded(
        self, name: str, run: Callable[..., CompletedProcess[bytes]], tmp_path: Path
    ) -> None:
        put("a.txt", (WIDE | OLD)[name])
        done = run("extract", "a.txt", "--with-text", "--format", "jsonl")
        article = json.loads(done.stdout)
        assert article["text"] == RICE
        assert [fact["text"] for fact in article["facts"]] == [
            "Năm 2024", "9 triệu tấn", "5,7 tỷ USD", "21%", "năm trước",
        ]  # fmt: skip
        assert all(RICE[fact["start"] : fact["end"]] == fact["text"] for fact in article["facts"])
        told = f"factx: a.txt: read as {name}: if that is wrong, name its encoding with --encoding\n"
        assert done.stderr.decode() == ("" if name in MARKED else told)
        assert done.returncode == 0

    def test_a_wrong_name_is_told(self, run: Callable[..., CompletedProcess[bytes]]) -> None:
        done = run("extract", "a.txt", "--encoding", "klingon")
        assert done.stderr.decode().startswith("factx: --encoding: 'klingon' is no encoding: name windows-1258, ")
        assert done.returncode == 2
