"""How much memory large inputs take, format by format: python benchmarks/memory.py ARTICLES.jsonl [MEGABYTES]

The articles are repeated until a file has 10 megabytes, and once more until it has MEGABYTES (1,000), before it is
compressed. All of the file is read, and written again with `--with-text`; but facts are looked for in the first 200
characters of an article only, so that a gigabyte takes minutes: it is memory that is looked at, not speed.
"""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
from bench import Row, printed, run_factx
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

Article = dict[str, str]
COLUMNS = ["id", "head", "text", "published"]
SCRIPT = "<script>" + "window.dataLayer.push({event: 'view'});\n" * 2000 + "</script>"
"""Makes a page as large as those of news sites are."""


def main() -> None:
    """Print what one process takes for a small and a large file of each format."""
    articles = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    printed(memory(articles, large=int(sys.argv[2]) if len(sys.argv) > 2 else 1000))


def memory(articles: list[Article], large: int) -> Iterator[Row]:
    """The largest memory that the process has, in megabytes."""
    for name, format in FORMATS.items():
        row: Row = {"format": name}
        for size in (10, large):
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder, name)
                format.write(file, repeated(articles, size * 1_000_000, format.beside))
                row[f"{size} MB"] = round(run_factx(file, 1, "--with-text", *format.options).memory)
        yield row


def repeated(articles: list[Article], size: int, beside: int) -> Iterator[Article]:
    """The articles again and again, with ids of their own, until they have so many bytes; `beside` is that of each."""
    for number in count():
        article = articles[number % len(articles)]
        text = article["text"]
        size -= len(text.encode()) + beside
        if size < 0:
            return
        yield {"id": str(number), "head": text[:200], "text": text, "published": article["published"]}


def write_jsonl(file: Path, articles: Iterator[Article]) -> None:
    """A line an article, compressed if the file's name says so."""
    with gzip.open(file, "wb", 1) if file.suffix == ".gz" else file.open("wb") as out:
        out.writelines(json.dumps(article, ensure_ascii=False).encode() + b"\n" for article in articles)


def write_csv(file: Path, articles: Iterator[Article]) -> None:
    """A row an article."""
    with file.open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, COLUMNS)
        table.writeheader()
        table.writerows(articles)


def write_parquet(file: Path, articles: Iterator[Article]) -> None:
    """Row groups of 1,000 articles."""
    schema = pa.schema(dict.fromkeys(COLUMNS, pa.string()))
    with pq.ParquetWriter(file, schema) as out:
        while group := list(islice(articles, 1000)):
            out.write_table(pa.Table.from_pylist(group, schema))


def write_warc(file: Path, articles: Iterator[Article]) -> None:
    """A page an article, compressed by itself, as crawlers store them."""
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], "HTTP/1.1")
    with file.open("wb") as out:
        archive = WARCWriter(out, gzip=True)
        for article in articles:
            lines = "".join(f"<p>{html.escape(line)}</p>" for line in article["text"].splitlines())
            page = f"<html><head>{SCRIPT}</head><body><article>{lines}</article></body></html>".encode()
            url = f"https://example.org/{article['id']}"
            archive.write_record(archive.create_warc_record(url, "response", io.BytesIO(page), http_headers=head))


class Format(NamedTuple):
    """How a file of it is written and read, and what an article has there beside its text, in bytes."""

    write: Callable[[Path, Iterator[Article]], None]
    beside: int = 0
    options: tuple[str, ...] = ("--text-column", "head")


FORMATS = {
    "news.jsonl": Format(write_jsonl),
    "news.jsonl.gz": Format(write_jsonl),
    "news.csv": Format(write_csv),
    "news.parquet": Format(write_parquet),
    "news.warc.gz": Format(write_warc, len(SCRIPT), ()),
}

if __name__ == "__main__":
    main()
