"""Files that are cut off, damaged, made to do harm, or that change meanwhile: each costs itself at most."""

from __future__ import annotations

import gzip
import json
import logging
import os
import random
import shutil
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
from reading import PARAGRAPHS, RICE, page, put, seen
from test_compression import COMPRESSORS
from test_feeds import ATOM, RSS
from test_named_columns import as_csv, as_parquet
from test_pages import CRAWL, HTML, as_warc

from factx.article import Article
from factx.errors import UnreadableError
from factx.readers import Options, files, read
from factx.readers.formats import by_content

pytestmark = pytest.mark.usefixtures("in_folder")

TABLE = [{"id": str(i), "text": f"{RICE} {i}", "published": "2025-01-07"} for i in range(40)]
LINES = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in TABLE).encode()

WHOLE: dict[str, bytes] = {
    "a.txt": RICE.encode(),
    "utf16.txt": RICE.encode("utf-16"),
    "a.jsonl": LINES,
    "utf16.jsonl": LINES.decode().encode("utf-16"),
    "a.csv": as_csv(TABLE).encode(),
    "a.tsv": as_csv(TABLE, "\t").encode(),
    "a.parquet": as_parquet(TABLE),
    "packed.parquet": as_parquet(TABLE, compression="zstd"),
    "a.rss": RSS.encode(),
    "a.atom": ATOM.encode(),
    "a.html": page().encode(),
    "a.warc": as_warc(*CRAWL),
    "packed.warc": as_warc(*CRAWL, compressed=True),
    "unnamed": LINES,
} | {f"a.jsonl.{kind}": compressed(LINES) for kind, compressed in COMPRESSORS.items()}

DAMAGES = 150
"""Of each kind of file."""

STRANGE = (
    b"\0",
    b"\xff\xfe",
    b"\r",
    b'"',
    b"&#xd800;",
    b"&#57343",
    b"<!--",
    b"]]>",
    b"<b>",
    b"{",
    b"PAR1",
    b"\x1f\x8b",
)


def damaged(whole: bytes, chance: random.Random) -> bytes:
    """The file cut off, or with bytes changed, lost, doubled or put in."""
    data = bytearray(whole)
    if chance.random() < 0.2:
        return bytes(data[: chance.randrange(len(data))])
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(data) or 1)
        match chance.randrange(4):
            case 0:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del data[at : at + chance.choice((1, 4, 50))]
            case 2:
                data[at:at] = data[at // 2 :][: chance.choice((1, 10, 200))]
            case _:
                data[at:at] = chance.choice(STRANGE)
    return bytes(data)


@pytest.mark.parametrize("name", WHOLE)
def test_whatever_is_damaged_is_told_in_lines_and_costs_nothing_else(
    name: str, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "factx")
    chance = random.Random(name)
    put("other.txt", RICE)
    for _ in range(DAMAGES):
        put(name, content := damaged(WHOLE[name], chance))
        *found, other = read([name, "other.txt"])
        assert isinstance(other, Article), content
        messages = [str(item) for item in found if isinstance(item, UnreadableError)]
        assert all("\n" not in message and "please report" not in message for message in messages), content
        assert found or "pages show no article" in caplog.text, content
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["a.warc", *(name for name in WHOLE if name.startswith("a.jsonl."))])
def test_an_archive_that_is_cut_off_anywhere_is_told_once(name: str) -> None:
    whole = WHOLE[name]
    records = [at for at in range(len(whole)) if whole.startswith(b"WARC/1.0", at)] if name == "a.warc" else []
    ends = {end for at in [*records, len(whole)] for end in range(at - 4, at + 1)}  # of the record before
    for cut in set(range(8, len(whole), len(whole) // 150)) - ends:
        messages = [item for item in read([put(name, whole[:cut])]) if isinstance(item, UnreadableError)]
        assert [str(message) for message in messages if "cut off" in message.reason], cut
        assert len([message for message in messages if message.place == name]) == 1, cut


def test_a_fault_of_ours_or_of_a_library_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> Iterator[Article]:
        yield Article("first", RICE)
        raise RecursionError("a fault\nin two lines")

    monkeypatch.setattr("factx.readers.csv.read", fails)
    assert seen(put("a.csv"), put("b.txt", RICE)) == [
        "first",
        "a.csv: reading failed on it (RecursionError: a fault in two lines): please report this",
        "b.txt",
    ]


class TestCsv:
    @pytest.mark.parametrize("first", ["id,te\rxt", '"id,text'])
    def test_a_first_row_that_is_none(self, first: str) -> None:
        message, other = seen(put("a.csv", f"{first}\n1,30 km\n"), put("b.txt", RICE))
        assert message.startswith("a.csv: no ")
        assert other == "b.txt"

    def test_a_first_row_that_is_long(self) -> None:
        assert seen(put("a.csv", f"{'a' * 200_000},text\n1,30 km\n")) == ["a.csv:2"]

    def test_the_limit_of_one_file_does_not_break_the_look_at_the_next(self) -> None:
        put("a.csv", "text\n30 km\n"), put("b", "x" * 500 + "\n30 km\n")
        assert seen("a.csv", "b", max_chars=99)[0] == "a.csv:2"


class TestBombs:
    """What is small in its file and would be large, or take long, outside."""

    @pytest.mark.parametrize("kind", COMPRESSORS)
    @pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet", "warc"])
    def test_what_unpacks_to_far_more_than_articles_do_is_given_up(self, kind: str, ending: str) -> None:
        begin = {"csv": b"text\n", "warc": b"WARC/1.0\r\nWARC-Type: "}.get(ending, b"")
        put(f"a.{ending}.{kind}", COMPRESSORS[kind](begin + b"a" * 120_000_000))
        message, other = seen(f"a.{ending}.{kind}", put("b.txt", RICE))[-2:]
        told = ("unpacks to more than 250 times its size, as no articles do", "broken WARC (a head without end)")
        assert message.startswith(f"a.{ending}.{kind}: ")
        assert any(words in message for words in told)
        assert other == "b.txt"

    @pytest.mark.parametrize("outer", COMPRESSORS)
    @pytest.mark.parametrize("inner", COMPRESSORS)
    def test_what_is_packed_twice_is_not_unpacked_twice(self, outer: str, inner: str) -> None:
        names = {"gz": "gzip", "bz2": "bzip2", "xz": "xz", "zst": "zstd"}
        put(f"a.txt.{outer}", COMPRESSORS[outer](COMPRESSORS[inner](RICE.encode())))
        (message,) = seen(f"a.txt.{outer}")
        assert message == f"a.txt.{outer}: packed twice, {names[inner]} within {names[outer]}: unpack it once"

    def test_text_that_shrinks_as_text_does_is_read(self) -> None:
        lines = "".join(json.dumps({"text": f"{PARAGRAPHS[i % 4]} {i * i}"}) + "\n" for i in range(300_000))
        put("a.jsonl.gz", gzip.compress(lines.encode(), 1))
        assert len(lines) > 64 << 20 - 1
        assert sum(isinstance(item, Article) for item in read(["a.jsonl.gz"])) == 300_000

    def test_one_value_of_a_parquet_file(self) -> None:
        pa.parquet.write_table(pa.table({"text": ["a" * 100_000_000]}), "a.parquet", compression="zstd")
        before = pa.total_allocated_bytes()
        (message,) = seen("a.parquet")
        assert message.startswith("a.parquet: a column unpacks to more than 250 times its size")
        assert pa.total_allocated_bytes() - before < 10_000_000

    @pytest.mark.parametrize(
        "line", [b"WARC/1.0\r\n" + b"x" * 5_000_000, b"WARC/1.0\r\n" * 500_000, b"\r\n" * 3_000_000]
    )
    def test_a_head_without_end(self, line: bytes) -> None:
        put("a.warc", as_warc(CRAWL[0]) + line)
        tracemalloc.start()
        try:
            first, message = seen("a.warc")
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert first == "https://vidu.vn/gao.html"
        assert message == "a.warc: broken WARC (a head without end): get the file anew"
        assert most < 15_000_000


class TestWarc:
    def test_an_answer_that_is_none_costs_only_itself(self) -> None:
        strange = as_warc(("https://vidu.vn/moi.html", page().encode(), HTML)).replace(b"HTTP/1.1 200", b"HTTP/2.0 200")
        assert seen(put("a.warc", strange + as_warc(CRAWL[0]))) == [
            "https://vidu.vn/moi.html: its answer has no head of HTTP/1: fetch it anew",
            "https://vidu.vn/gao.html",
        ]

    def test_a_record_without_an_address(self) -> None:
        content = as_warc(CRAWL[0]).replace(b"WARC-Target-URI", b"WARC-Target-URL") + as_warc(CRAWL[0])
        assert seen(put("a.warc", content)) == ["https://vidu.vn/gao.html"]

    def test_a_page_that_was_damaged_before_it_was_kept(self, capfd: pytest.CaptureFixture[str]) -> None:
        packed = bytearray(gzip.compress(os.urandom(40_000)))
        packed[30_000:30_400] = bytes(400)
        sent = as_warc(("https://vidu.vn/1", bytes(packed), HTML), headers={"Content-Encoding": "gzip"})
        message, other = seen(put("a.warc", sent + as_warc(CRAWL[0])))
        assert message.startswith("https://vidu.vn/1: ")
        assert other == "https://vidu.vn/gao.html"
        assert capfd.readouterr() == ("", "")


ENTITIES = (
    '<!ENTITY file SYSTEM "secret.txt"><!ENTITY net SYSTEM "http://127.0.0.1:9/x"><!ENTITY e0 "ha">'
    + "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
)  # fmt: skip
NOT_ONE = "<p>&file; &net; &e11;</p>"


class TestMarkup:
    @pytest.fixture
    def touched(self) -> Iterator[list[str]]:
        """What is opened, of files with a secret, and connected to."""
        touched: list[str] = []

        def watch(event: str, arguments: tuple[object, ...]) -> None:
            if watching and (event.startswith("socket.") or (event == "open" and "secret" in str(arguments[0]))):
                touched.append(f"{event} {arguments[0]}")

        seen(put("b.html", page()))  # loads Trafilatura, which brings what asks the system for IPv6 by a socket
        put("secret.txt", "Bí mật: 12 tỷ USD")
        watching = True
        sys.addaudithook(watch)
        yield touched
        watching = False

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.rss", RSS.replace("<rss", f"<!DOCTYPE rss [{ENTITIES}]><rss").replace("Tóm tắt", "&file;&net;&e11;")),
            ("a.rss", RSS.replace("<rss", '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss')),
            ("a.rss", RSS.replace("<rss", '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:9/"> %x;]><rss')),
            ("a.atom", ATOM.replace("<feed", f"<!DOCTYPE feed [{ENTITIES}]><feed").replace("Gạo", "&file;&net;&e11;")),
            ("a.html", page().replace("html>", f"html [{ENTITIES}]>", 1).replace("<p>", NOT_ONE + "<p>")),
            ("a.xhtml", '<?xml version="1.0"?>' + page().replace("html>", f"html [{ENTITIES}]>", 1) + NOT_ONE),
            (
                "a.html",
                page(head='<base href="http://127.0.0.1:9/"><link rel="stylesheet" href="http://127.0.0.1:9/">'),
            ),
            ("a.html", page(head='<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">')),
            ("a.html", "http://127.0.0.1:9/a.html"),
            ("a.rss", "http://127.0.0.1:9/a.rss"),
            ("a.rss", "secret.txt"),
        ],
    )
    def test_nothing_is_fetched_opened_or_multiplied(self, name: str, content: str, touched: list[str]) -> None:
        put(name, content)
        tracemalloc.start()
        try:
            found = list(read([name], Options(max_chars=100_000)))
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert touched == []
        assert found
        assert all("Bí mật" not in str(item) and "hahaha" not in str(item) for item in found)
        assert most < 40_000_000

    def test_half_a_surrogate_pair_costs_nothing(self) -> None:
        content = RSS.replace("Tóm tắt", "&#xd800; &amp;#xdfff; &#57343 &#0;").replace("Cà phê", "Cà &#xD83D; phê")
        *found, message = seen(put("a.rss", content))
        assert found == ["https://vidu.vn/1.html", "https://vidu.vn/2", "a.rss:3"]
        assert message.startswith("a.rss: broken XML (")

    @pytest.mark.parametrize("unit", ["<!-->", "<!-- -->", "<??>", "<!--", "<? ", " ", "<", "<a ", "\n"])
    def test_what_a_file_is_is_told_at_once(self, unit: str) -> None:
        for units in (26, 20_000):  # what doubles with each would never end with many
            begun = time.process_time()
            assert by_content((unit * units + "x").encode(), Options()) in ("text", "html")
            assert time.process_time() - begun < 1

    @pytest.mark.parametrize("unit", [" ", "<?xml", "<?xml ", "<meta charset= ", "<meta charset=" + " " * 2000])
    @pytest.mark.parametrize("more", [b"", b"\0\xff"], ids=["UTF-8", "nothing that shows"])
    def test_what_a_page_declares_is_found_at_once(self, unit: str, more: bytes) -> None:
        put("b.html", page()), seen("b.html")  # loads Trafilatura
        put("a.html", ("x" + unit * (80_000 // len(unit))).encode() + more)
        begun = time.process_time()
        assert len(seen("a.html")) == 1
        assert time.process_time() - begun < 2


class TestChanges:
    """Files that others change while they are read."""

    def test_one_that_goes_before_its_turn(self) -> None:
        put("d/a.txt"), put("d/b.txt"), put("d/c.txt"), put("d/e/f.txt"), put("d/g.txt")
        found = read(["d"])
        ids = [getattr(next(found), "id", None)]
        for gone in ("d/b.txt", "d/e/f.txt"):
            Path(gone).unlink()
        Path("d/e").rmdir()
        rest = list(found)
        assert ids + [str(item) if isinstance(item, UnreadableError) else item.id for item in rest] == [
            "d/a.txt",
            "d/b.txt: no such file or folder: check the path",
            "d/c.txt",
            "d/g.txt",
        ]

    @pytest.mark.parametrize("change", [lambda file: os.truncate(file, 700_000), os.unlink, lambda file: put(file, "")])
    def test_one_that_gets_shorter_or_goes_meanwhile(self, change: Callable[[str], object]) -> None:
        put("a.jsonl", LINES * 200), put("b.txt", RICE)
        found = read(["a.jsonl", "b.txt"])
        assert len(list(islice(found, 5))) == 5
        change("a.jsonl")
        rest = list(found)
        assert getattr(rest[-1], "id", None) == "b.txt"
        assert sum(isinstance(item, UnreadableError) for item in rest) <= 1

    def test_one_that_gets_longer_meanwhile_is_read_to_its_end(self) -> None:
        put("a.jsonl", LINES)
        found = read(["a.jsonl"])
        next(found)
        with Path("a.jsonl").open("ab") as more:
            more.write(LINES)
        assert len(list(found)) == 2 * len(TABLE) - 1

    def test_a_table_that_is_cut_off_meanwhile(self) -> None:
        rows = [{"text": f"{RICE} {os.urandom(20_000).hex()}"} for _ in range(1000)]  # more than is read ahead
        pa.parquet.write_table(pa.Table.from_pylist(rows), "a.parquet", row_group_size=50, compression=None)
        found = read(["a.parquet", put("b.txt", RICE)])
        next(found)
        os.truncate("a.parquet", 20_000_000)
        *_, message, other = found
        assert str(message).startswith("a.parquet: broken Parquet (")
        assert getattr(other, "id", None) == "b.txt"


class TestFolders:
    def test_a_path_that_is_too_long_is_told(self) -> None:
        here = Path.cwd()
        put("d/a.txt")
        os.chdir("d")
        try:
            for _ in range(25):
                Path("x" * 200).mkdir()
                os.chdir("x" * 200)
        finally:
            os.chdir(here)
        first, message = seen("d")
        assert first == "d/a.txt"
        assert message.endswith(": a path that is too long for the system: go to the folder and name what is in it")

    def test_of_many_files_not_even_all_names_are_kept(self) -> None:
        names = sorted(f"d/{i:x}.txt" for i in range(20_000))
        Path("d").mkdir()
        for name in names:
            os.close(os.open(name, os.O_CREAT))
        code = (  # in a process of its own: a table of this one, such as that of interned words, may grow meanwhile
            "import tracemalloc; from factx.readers import files; files._AT_ONCE = 1000; tracemalloc.start()\n"
            "for name in files.files_below('d'): print(name)\n"
            "print(tracemalloc.get_traced_memory()[1])"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
        *listed, most = done.stdout.split()
        assert listed == names
        assert int(most) < 1_200_000

    @pytest.mark.parametrize("names", [0, 1, 2, 3, 4, 5])
    def test_a_folder_is_listed_in_parts_of_any_size(self, names: int, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(files, "_AT_ONCE", 2)
        paths = [put(f"d/{i}.txt") for i in range(names)]
        put("d/.hidden.txt")
        assert list(map(str, files.files_below("d"))) == paths or not names

    def test_a_folder_that_goes_while_it_is_listed_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(files, "_AT_ONCE", 2)
        for name in "abc":
            put(f"d/e/{name}.txt")
        put("d/f.txt")
        found = files.files_below("d")
        listed = [next(found), next(found)]
        shutil.rmtree("d/e")
        assert [*listed, *map(str, found)] == [
            "d/e/a.txt", "d/e/b.txt", "d/e: no such file or folder: check the path", "d/f.txt"
        ]  # fmt: skip

    def test_links_in_circles_end(self) -> None:
        put("d/a/a.txt"), put("d/b/b.txt")
        for name in "ab":
            for other in "ab":
                Path(f"d/{name}/{other}").symlink_to(Path(f"d/{other}").resolve())
        found = seen("d")
        assert [item for item in found if item.endswith(".txt")] == [
            "d/a/a.txt",
            "d/a/b/b.txt",
            "d/b/a/a.txt",
            "d/b/b.txt",
        ]
        assert sum("leads back into its own folder" in item for item in found) == 6
