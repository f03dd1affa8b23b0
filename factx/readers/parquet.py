"""Parquet: one article a row, read by PyArrow a few rows at a time, and only the columns that are asked for."""

from __future__ import annotations

import io
from collections.abc import Iterator
from tempfile import TemporaryFile, gettempdir
from typing import TYPE_CHECKING, BinaryIO

from factx.article import Article
from factx.errors import UnreadableError, missing_library
from factx.readers.options import Options
from factx.readers.row import article, missing
from factx.readers.source import TOO_DENSE, too_dense

if TYPE_CHECKING:
    import pyarrow

_ROWS = 16
"""Rows in memory at a time: few, since an article may be long."""
_BUFFER = 1 << 20
"""Bytes of a column that are read ahead; without a limit, all that a group of rows has."""


def read(stream: io.BufferedReader, place: str, options: Options) -> Iterator[Article | UnreadableError]:
    """The article of each row, or why that row cannot be read."""
    try:
        import pyarrow.parquet  # noqa: PLC0415 - optional, and slow to load
    except ImportError:
        yield UnreadableError(place, missing_library("Parquet", "PyArrow", "parquet"))
        return
    with _seekable(stream) as file:
        try:
            yield from _articles(pyarrow.parquet.ParquetFile(file, buffer_size=_BUFFER), place, options)
        except (pyarrow.ArrowException, ValueError, OSError) as error:
            if isinstance(error, OSError) and error.errno is not None:  # the system's, or the compression's
                raise
            reason = str(error).split("\n", 1)[0].rstrip(".")
            yield UnreadableError(place, f"broken Parquet ({reason}): get the file anew")


def _seekable(stream: io.BufferedReader) -> BinaryIO:
    """The stream, or a copy of it on the disk where it comes from a pipe: Parquet is read from its end."""
    if stream.seekable():
        return stream
    copy = TemporaryFile()  # noqa: SIM115 - the caller closes it
    while part := stream.read1():
        try:
            copy.write(part)
            copy.flush()
        except OSError as error:
            where = f"cannot be copied to {gettempdir()} ({error.strerror}): make room there, or save it as a file"
            raise OSError(error.errno, where) from None
    return copy


def _articles(file: pyarrow.parquet.ParquetFile, place: str, options: Options) -> Iterator[Article | UnreadableError]:
    schema = file.schema_arrow
    if problem := missing(schema.names, options):
        yield UnreadableError(place, problem)
        return
    wanted = {*options.columns.values(), *options.carry}
    columns = None if options.carry_others else [name for name in schema.names if name in wanted]
    if _has_bomb(file.metadata, columns):
        yield UnreadableError(place, f"a column {TOO_DENSE}")
        return
    number = 0
    for batch in _batches(file, columns):
        rows = _without_nanoseconds(batch)
        for i in range(rows.num_rows):
            number += 1
            where = f"{place}:{number}"
            try:
                yield article(rows.slice(i, 1).to_pylist()[0], where, options)
            except UnreadableError as error:
                yield error
            except (ValueError, OverflowError) as error:
                yield UnreadableError(
                    where, f"a value in it cannot be read ({error}): correct it, or leave its column out"
                )
    if not number:
        yield UnreadableError(place, "empty: there is no article in it")


def _batches(file: pyarrow.parquet.ParquetFile, columns: list[str] | None) -> Iterator[pyarrow.RecordBatch]:
    """The rows, group by group: asked for all groups at once, PyArrow would keep some of each to the end."""
    for group in range(file.metadata.num_row_groups):
        yield from file.iter_batches(_ROWS, row_groups=[group], columns=columns)


def _has_bomb(metadata: pyarrow.parquet.FileMetaData, columns: list[str] | None) -> bool:
    """Whether a column of a group of rows, which PyArrow unpacks page by page, is said to hold far too much."""
    groups = (metadata.row_group(i) for i in range(metadata.num_row_groups))
    chunks = (group.column(i) for group in groups for i in range(group.num_columns))
    return any(
        too_dense(chunk.total_compressed_size, chunk.total_uncompressed_size)
        for chunk in chunks
        if columns is None or {chunk.path_in_schema, chunk.path_in_schema.partition(".")[0]} & {*columns}
    )


def _without_nanoseconds(batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
    """The batch with moments in microseconds, the finest that Python has."""
    import pyarrow  # noqa: PLC0415

    fields = [
        field.with_type(pyarrow.timestamp("us", field.type.tz))
        if pyarrow.types.is_timestamp(field.type) and field.type.unit == "ns"
        else field
        for field in batch.schema
    ]
    return batch.cast(pyarrow.schema(fields), safe=False)
