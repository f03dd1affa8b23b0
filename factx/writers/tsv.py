"""Tab-separated values: as CSV, with tabs for commas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from factx.article import Article
from factx.fact import Fact
from factx.writers import csv


def write(
    articles: Iterable[tuple[Article, list[Fact]]], out: BinaryIO, *, fields: Sequence[str] | None = None
) -> None:
    """Write one row for each fact."""
    csv.write(articles, out, fields=fields, delimiter="\t")
