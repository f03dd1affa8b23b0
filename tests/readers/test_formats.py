"""Which format a file is in, by its name or by how it begins; and what is said where a library for it is missing."""

from __future__ import annotations

import io
import random
import sys
from pathlib import Path

import pytest
from reading import PUBLISHED, RICE, page, put, seen

from factx.readers.formats import ENDINGS, by_content, by_ending
from factx.readers.options import Options

pytestmark = pytest.mark.usefixtures("in_folder")


@pytest.mark.parametrize(
    ("path", "format"),
    [
        ("a.txt", "text"), ("a.TXT", "text"), ("d.csv/a.txt.gz", "text"), ("a.ndjson.zst", "jsonl"), ("a.tsv", "csv"),
        ("CC-NEWS-20250107.warc.gz", "warc"), ("a.htm", "html"), ("tin.rss.xz", "feed"), ("a.parquet.bz2", "parquet"),
        ("a", None), ("a.gz", None), (".txt", None), ("a.txt.bak", None), ("a.json", "json"), ("-", None),
    ],
)  # fmt: skip
def test_the_ending_of_a_name_tells(path: str, format: str | None) -> None:
    assert by_ending(path) == format


@pytest.mark.parametrize(
    ("content", "format"),
    [
        ("", "text"), (RICE, "text"), ("text", "text"), ("Giá, lãi suất, text", "csv"), ("id,text\n1,x", "csv"),
        ("id\ttext\n1\tx", "csv"), ('"id";"text"\r\n', "csv"), ("id,body\n1,x", "text"), ('\n {"text": "x"}', "jsonl"),
        ("<!DOCTYPE html>\n<p>x", "html"), ("<!doctype HTML PUBLIC 'x'><HTML>", "html"), ("\n<html lang=vi>", "html"),
        ("<!-- saved from url=(0016)https://vidu.vn --><html>", "html"), ('<?xml version="1.0"?><html>', "html"),
        ("<body>x", "html"), ('<?xml version="1.0"?>\n<!-- x -->\n<rss version="2.0">', "feed"),
        ("<feed xmlns='x'>", "feed"),
        ("<rdf:RDF xmlns='x'>", "feed"), ("<5 km", "text"), ("<sitemap>", "text"), ("WARC/1.0\r\n", "warc"),
        ("PAR1", "parquet"), ("PARIS", "text"),
        ('[\n{"text": "x"}]', "json"), ("{\r\n  \"text\"", "json"), ("[Video] x", "text"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_the_beginning_tells(content: str, format: str, encoding: str) -> None:
    if format not in ("warc", "parquet") or encoding == "utf-8":
        assert by_content(content.encode(encoding), Options()) == format


def test_a_column_that_is_named_makes_a_table() -> None:
    assert by_content(b"id,body\n1,x", Options(text_column="body")) == "csv"


def test_a_page_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page(head=PUBLISHED).encode())))
    assert seen("-") == ["-"]


def test_a_folder_holds_files_of_every_format() -> None:
    for ending in ENDINGS:
        put(f"d/a{ending}", "")
    put("d/a.md", "")
    assert len(seen("d")) == len(ENDINGS)


@pytest.mark.parametrize("ending", sorted(ENDINGS))
@pytest.mark.parametrize(
    "begin", [b"", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"BZh9", b"\xfd7zXZ\0", b"\xff\xfe", b"{", b"<rss"]
)
def test_whatever_a_file_holds_it_costs_only_itself(ending: str, begin: bytes) -> None:
    noise = random.Random(f"{ending}{begin!r}")
    for size in (0, 1, 7, 300, 100_000):
        *items, last = seen(put(f"a{ending}", begin + noise.randbytes(size)), put("b.txt", RICE))
        assert last == "b.txt"
        assert items
        assert not any("\n" in item for item in items)


@pytest.mark.parametrize(
    ("path", "library", "message"),
    [
        ("a.html", "trafilatura", "HTML needs Trafilatura, which is not installed: pip install 'factx[html]'"),
        ("a.parquet", "pyarrow", "Parquet needs PyArrow, which is not installed: pip install 'factx[parquet]'"),
        ("a.warc", "warcio", "WARC needs warcio, which is not installed: pip install 'factx[warc]'"),
        ("a.rss", "feedparser", "a feed needs feedparser, which is not installed: pip install 'factx[feeds]'"),
    ],
)
def test_a_library_that_is_missing_is_named_with_its_extra(
    path: str, library: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    assert seen(put(path, page()), put("b.txt", RICE)) == [f"{path}: {message}", "b.txt"]


def test_a_library_that_lacks_one_of_its_own_is_missing_too(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] in ("trafilatura", "justext", "lxml")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "lxml_html_clean", None)
    message = "HTML needs Trafilatura, which is not installed: pip install 'factx[html]'"
    assert seen(put("a.html", page()), put("b.txt", RICE)) == [f"a.html: {message}", "b.txt"]


def test_extras_that_messages_name_exist() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert {"html", "parquet", "warc", "feeds", "all"} <= extras.keys()
    assert extras["all"] == [f"factx[{','.join(sorted(extras.keys() - {'all', 'spark'}))}]"]
