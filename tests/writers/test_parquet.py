"""Parquet: the facts in their own schema, as pyarrow and DuckDB read them, in memory that does not grow."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pyarrow.parquet as pq
import pytest

from factx.arrow import SCHEMA
from factx.article import Article
from factx.fact import Fact
from factx.writers import parquet
from factx.writers.columns import well_formed

Articles = list[tuple[Article, list[Fact]]]


def plain(articles: Articles) -> list[Any]:
    facts = [msgspec.to_builtins(fact, builtin_types=(Decimal,)) for _, facts in articles for fact in facts]
    return [well_formed(fact) for fact in facts]


def test_pyarrow_reads_the_facts_as_they_were(saved: Callable[..., Path], articles: Articles) -> None:
    table = pq.read_table(saved("parquet"))
    assert table.schema == SCHEMA
    assert table.to_pylist() == plain(articles)


def test_duckdb_reads_the_facts_as_they_were(saved: Callable[..., Path], articles: Articles) -> None:
    found = duckdb.execute("SELECT * FROM read_parquet(?)", [str(saved("parquet"))])
    names = [column[0] for column in found.description or []]
    assert [dict(zip(names, row, strict=True)) for row in found.fetchall()] == plain(articles)


def test_row_groups_are_written_as_articles_come(
    tmp_path: Path, make_fact: Callable[..., Fact], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "_BATCH", 10)
    monkeypatch.setattr(parquet, "_ROW_GROUP", 100)
    sizes = []

    def coming() -> Any:
        for number in range(350):
            yield Article(str(number), ""), [make_fact(article=str(number))]
            sizes.append(path.stat().st_size)

    path = tmp_path / "facts.parquet"
    with path.open("wb", buffering=0) as out:
        parquet.write(coming(), out)
    file = pq.ParquetFile(path)
    assert [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)] == [100, 100, 100, 50]
    assert sizes[120] > sizes[50]
    assert file.read()["article"].to_pylist() == [str(number) for number in range(350)]


def test_no_facts_are_a_table_without_rows(tmp_path: Path) -> None:
    path = tmp_path / "facts.parquet"
    with path.open("wb") as out:
        parquet.write([], out)
    assert pq.read_table(path).schema == SCHEMA
