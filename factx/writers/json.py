"""JSON: one array of all facts, written as they come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from factx.article import Article
from factx.fact import Fact
from factx.writers.jsonl import encode


def write(articles: Iterable[tuple[Article, list[Fact]]], out: BinaryIO) -> None:
    """Write one array with one fact a line."""
    separator = b"[\n"
    for _, facts in articles:
        for fact in facts:
            out.write(separator + encode(fact))
            separator = b",\n"
        out.flush()
    out.write(b"[]\n" if separator == b"[\n" else b"\n]\n")
