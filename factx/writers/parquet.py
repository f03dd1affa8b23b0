"""Parquet: one fact a row, with the fixed schema of `factx.arrow`, written in row groups as articles come.

Numbers have 28 digits before the point and ten behind it, as `factx.arrow` explains.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from factx.arrow import SCHEMA, batch_of  # before pyarrow: it says how to install it

# isort: split
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from factx.article import Article
from factx.fact import Fact
from factx.writers.columns import WAYS, Cell, cell, well_formed

_ROW_GROUP = 1 << 16
"""Facts in a row group: enough for readers to skip by, and some 20 MB in memory."""
_BATCH = 1 << 10
"""Facts that wait to be put into columns: as Python's objects they take ten times the memory."""


def write(
    articles: Iterable[tuple[Article, list[Fact]]], out: BinaryIO, *, fields: Sequence[str] | None = None
) -> None:
    """Write one file: the keys of a fact, or the flat columns `fields`."""
    schema = pa.schema(map(_field, fields)) if fields else SCHEMA
    with pq.ParquetWriter(out, schema, compression="zstd") as file:
        group: list[pa.RecordBatch] = []
        for stated in _batches(articles):
            batch = batch_of(fact for _, fact in stated)
            group.append(_flat(batch, stated, schema) if fields else batch)
            if sum(map(len, group)) >= _ROW_GROUP:
                file.write_table(pa.Table.from_batches(group, schema))
                group = []
        if group:
            file.write_table(pa.Table.from_batches(group, schema))


def _batches(articles: Iterable[tuple[Article, list[Fact]]]) -> Iterator[list[tuple[Article, Fact]]]:
    """The facts of whole articles, about `_BATCH` at a time."""
    waiting: list[tuple[Article, Fact]] = []
    for article, facts in articles:
        waiting += [(article, fact) for fact in facts]
        if len(waiting) >= _BATCH:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _field(column: str) -> pa.Field:
    if column not in WAYS:  # of the article
        return pa.field(column, pa.date32() if column == "article_published" else pa.string())
    key, *part = WAYS[column]
    field = SCHEMA.field(key)
    return pa.field(column, field.type.field(part[0]).type if part else field.type)


def _flat(batch: pa.RecordBatch, stated: list[tuple[Article, Fact]], schema: pa.Schema) -> pa.RecordBatch:
    """The batch in the flat columns of `schema`."""
    arrays = []
    for field in schema:
        if field.name not in WAYS:
            cells = (cell(article, fact, field.name) for article, fact in stated)
            arrays.append(pa.array(map(_stored, cells), field.type))
        else:
            key, *part = WAYS[field.name]
            arrays.append(pc.struct_field(batch[key], part[0]) if part else batch[key])
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _stored(value: Cell) -> str | date | None:
    """The value as a column of strings or days has it."""
    return f"{value:f}" if isinstance(value, Decimal) else well_formed(value)
