"""JSON: one array of all facts, or of all articles with theirs, written as they come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from factx.article import Article
from factx.fact import Fact
from factx.writers.jsonl import items


def write(articles: Iterable[tuple[Article, list[Fact]]], out: BinaryIO, *, with_text: bool = False) -> None:
    """Write one array with one fact a line; `with_text`, with one article a line."""
    separator = b"[\n"
    for article, facts in articles:
        for item in items(article, facts, with_text):
            out.write(separator + item)
            separator = b",\n"
        out.flush()
    out.write(b"[]\n" if separator == b"[\n" else b"\n]\n")
