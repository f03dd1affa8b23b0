"""What is read, in which order, and what becomes of what cannot be."""

from __future__ import annotations

import io
import logging
import os
import sys
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from reading import one, put, seen

from factx.article import Article
from factx.readers import read

pytestmark = pytest.mark.usefixtures("in_folder")

BOM = b"\xef\xbb\xbf"


class TestText:
    def test_it_is_the_whole_file_untouched(self) -> None:
        assert one(put("a.txt", "  Dòng 1\r\nDòng 2\rDòng 3\n")).text == "  Dòng 1\r\nDòng 2\rDòng 3\n"

    def test_a_byte_order_mark_is_no_part_of_it(self) -> None:
        assert one(put("a.txt", BOM + b"30 km\xef\xbb\xbf")).text == "30 km\ufeff"

    @pytest.mark.parametrize(
        ("text", "published", "title"),
        [
            ("date 2025-11-27 Nga bán máy bay\nHôm qua", date(2025, 11, 27), "Nga bán máy bay"),
            (" \tdate 2025-11-27\tTin \r\nHôm qua", date(2025, 11, 27), "Tin"),
            ("\ufeffdate 2025-11-27", date(2025, 11, 27), None),
            ("date 2025-02-30 Tin\nHôm qua", None, None),
            ("date 2025-11-271 Tin", None, None),
            ("update 2025-11-27 Tin", None, None),
            ("Tin\ndate 2025-11-27 Tin", None, None),
        ],
    )
    def test_its_first_line_may_tell_date_and_title(self, text: str, published: date | None, title: str | None) -> None:
        article = one(put("a.txt", text))
        assert (article.published, article.title) == (published, title)
        assert article.text == text.removeprefix("\ufeff")

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "empty"),
            (BOM + b" \n\t\xc2\xa0", "empty"),
            (b"GIF89a\x00\x01", "binary, not text: it has zero bytes"),
            (b"15 t\xe1\xbb", "not UTF-8 at byte 4 (0xe1)"),
            (BOM + b"15 t\xff", "not UTF-8 at byte 7 (0xff)"),
        ],
    )
    def test_what_is_no_text_is_named(self, content: bytes, reason: str) -> None:
        (message,) = seen(put("a.txt", content))
        assert message.startswith(f"a.txt: {reason}")


class TestJsonLines:
    def test_keys(self) -> None:
        line = '{"id":"x","text":"Hôm qua","title":"Tin","published":"2025-11-27","event":[{}]}'
        assert one(put("a.jsonl", line)) == Article("x", "Hôm qua", "Tin", date(2025, 11, 27))

    def test_only_text_is_needed(self) -> None:
        lines = '\n{"text":"1"}\n{"text":"2","id":null,"title":null,"published":null}\n'
        assert list(read([put("a.jsonl", lines)])) == [Article("a.jsonl:2", "1"), Article("a.jsonl:3", "2")]

    def test_byte_order_mark_line_ends_and_empty_lines(self) -> None:
        content = BOM + b'{"text":"1","id":7}\r\n\r\n  {"text":"2","id":1.5}  \r\n'
        assert seen(put("a.ndjson", content)) == ["7", "1.5"]

    @pytest.mark.parametrize("moment", ["2025-11-27T08:30:00+07:00", "2025-11-27 08:30", "2025-11-27"])
    def test_published_may_be_a_moment(self, moment: str) -> None:
        assert one(put("a.jsonl", f'{{"text":"1","published":"{moment}"}}')).published == date(2025, 11, 27)

    def test_half_a_surrogate_pair_is_read(self) -> None:
        line = r'{"text":"\ud83d 30 km \ud83d\ude00","id":"\udc00"}'
        assert one(put("a.jsonl", line)) == Article("\udc00", "\ud83d 30 km \U0001f600")

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            (b'{"text": "30 km"', "broken JSON (Input data was truncated): give one whole object a line"),
            (b'{"text": "\\ud83d', "broken JSON"),
            (b"30 km", "no JSON object"),
            (b'{"x":' * 100_000, "broken JSON"),
            (b'["30 km"]', "no JSON object"),
            (b'{"id": 1}', 'no "text"'),
            (b'{"text": 30}', '"text" is no string'),
            (b'{"text": "\\n"}', '"text" is empty'),
            (b'{"text": "x", "title": 1}', '"title" is no string'),
            (b'{"text": "x", "id": [1]}', '"id" is neither string nor number'),
            (b'{"text": "x", "published": "2025-02-30"}', '"published" is no day'),
            (b'{"text": "x", "published": 2025}', '"published" is no day'),
            (b'{"text": "x\xff"}', "not UTF-8 at byte 11 of the line (0xff)"),
            (b'{"text": "\0"}', "broken JSON"),
        ],
    )
    def test_a_line_that_is_wrong_costs_only_itself(self, line: bytes, reason: str) -> None:
        first, wrong, last = seen(put("a.jsonl", b'{"text":"1"}\n' + line + b'\n{"text":"2"}'))
        assert (first, last) == ("a.jsonl:1", "a.jsonl:3")
        assert wrong.startswith(f"a.jsonl:2: {reason}")

    def test_a_file_without_articles_is_named(self) -> None:
        assert seen(put("a.jsonl", BOM + b"\n \n")) == ["a.jsonl: empty: there is no article in it"]
        assert seen(put("a.jsonl", b"PK\0\1\n\0\n")) == ["a.jsonl: binary, not JSON Lines: name a text file"]

    def test_it_is_read_line_by_line(self, monkeypatch: pytest.MonkeyPatch) -> None:
        reading, writing = os.pipe()
        os.write(writing, b'{"text":"1"}\n{"text":"2"}\n')  # and the pipe stays open
        try:
            with os.fdopen(reading, "rb") as lines:
                monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(lines))
                assert len(list(islice(read(["-"]), 2))) == 2
        finally:
            os.close(writing)


class TestPaths:
    def test_a_folder_gives_all_known_files_below_by_name(self) -> None:
        for path in ("d/b.txt", "d/a/2.TXT", "d/a/10.txt", "d/c.md", "d/.git/x.txt", "d/.x.txt", "d/é.txt"):
            put(path)
        put("d/z.jsonl", '{"text":"1","id":"z"}')
        assert seen("d") == ["d/a/10.txt", "d/a/2.TXT", "d/b.txt", "z", "d/é.txt"]
        assert seen("./d/a/") == ["./d/a/10.txt", "./d/a/2.TXT"]

    def test_files_come_as_given(self) -> None:
        put("b.txt"), put("a.txt"), put("d/c.txt")
        assert seen("b.txt", "d", "a.txt", "./b.txt") == ["b.txt", "d/c.txt", "a.txt", "./b.txt"]

    def test_an_unknown_ending_is_text_unless_it_looks_like_json_lines(self) -> None:
        assert seen(put("a.dat")) == ["a.dat"]
        assert seen(put("a.json", '\n \n{"text":"1","id":"x"}\n')) == ["x"]
        assert seen(put("noending", BOM + b'{"text":"1"}')) == ["noending:1"]

    def test_what_is_missing_costs_nothing_else(self) -> None:
        reason = "no such file or folder: check the path"
        assert seen("no.txt", put("a.txt"), "") == [f"no.txt: {reason}", "a.txt", f"'': {reason}"]

    def test_what_a_folder_holds_besides_is_counted(self, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.INFO)
        for path in ("d/a.txt", "d/b.PDF", "d/e/c.pdf", "d/c.docx", "d/README", "d/.hidden"):
            put(path)
        assert seen("d") == ["d/a.txt"]
        (told,) = caplog.messages
        assert told.startswith("d: left out 4 files of formats that are not read: 2 .pdf, ")
        assert {*told.rpartition(": ")[2].split(", ")} == {"2 .pdf", "1 .docx", "1 without an ending"}

    @pytest.mark.parametrize(
        ("begin", "name"),
        [
            (b"%PDF-1.7\n", "PDF"),
            (b"{\\rtf1\\ansi ", "RTF"),
            (b"PK\x03\x04", "a zip file (as .docx, .odt and .epub are)"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Office file (.doc, .xls)"),
        ],
    )
    @pytest.mark.parametrize("path", ["a.dat", "a.txt", "a.json"])
    def test_a_document_of_another_kind_is_called_by_its_name(self, path: str, begin: bytes, name: str) -> None:
        (told,) = seen(put(path, begin + b"\xe2\xe3\0" * 999))
        assert told == f"{path}: {name}, which is not read: save its text as a .txt file"

    def test_a_folder_without_articles_is_named(self) -> None:
        put("d/e/f.md")
        (message,) = seen("d")
        assert message.startswith("d: no article in this folder: it should hold files ending in .txt .json .jsonl ")

    def test_links_are_followed_but_not_in_circles(self) -> None:
        put("d/a.txt"), put("other/b.txt")
        Path("d/other").symlink_to(Path("other").resolve())
        Path("d/round").symlink_to(Path("d").resolve())
        Path("d/self.txt").symlink_to("self.txt")
        Path("d/to-nowhere.txt").symlink_to("nowhere")
        assert seen("d") == [
            "d/a.txt",
            "d/other/b.txt",
            "d/round: a link that leads back into its own folder: remove it",
            "d/self.txt: a link that leads back to itself: name the file that is meant",
            "d/to-nowhere.txt: no such file or folder: check the path",
        ]

    def test_only_files_are_read_from_a_folder(self) -> None:
        put("d/a.txt")
        os.mkfifo("d/pipe.txt")
        assert seen("d") == ["d/a.txt"]

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_permission_is_needed(self) -> None:
        put("d/b.txt"), put("d/locked/a.txt")
        Path("d/b.txt").chmod(0)
        Path("d/locked").chmod(0)
        denied = "permission denied: make it readable"
        try:
            assert seen("d") == [f"d/b.txt: {denied}", f"d/locked: {denied}"]
        finally:
            Path("d/locked").chmod(0o700)

    def test_a_refusal_while_reading_is_told_as_it_is(self) -> None:
        if not Path("/proc/self/mem").exists():
            pytest.skip("needs a file that can be opened but not read")
        assert seen("/proc/self/mem", put("a.txt")) == ["/proc/self/mem: Input/output error", "a.txt"]

    @pytest.mark.parametrize(
        ("content", "ids"),
        [(b"30 km", ["-"]), (b'\n {"text":"1","id":"x"}\n{"text":"2"}', ["x", "-:3"]), (b"", ["-: empty"])],
    )
    def test_standard_input(self, content: bytes, ids: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        assert [item.split(": there")[0] for item in seen("-")] == ids

    def test_standard_input_may_be_closed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", None)
        assert seen("-") == ["-: standard input is closed: name a file instead"]
