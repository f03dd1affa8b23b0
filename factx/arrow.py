"""Articles in, facts out, as Apache Arrow record batches: what DuckDB, Ray, Spark, Polars and pandas all speak.

>>> import pyarrow as pa
>>> articles = pa.RecordBatch.from_pydict(
...     {"id": ["a"], "text": ["Năm ngoái, lãi ròng giảm 8,5% xuống 2,3 tỷ USD."], "published": ["2025-11-27"]}
... )
>>> for fact in extract_batch(articles).select(["text", "value", "unit", "iso"]).to_pylist():
...     print(fact["text"], fact["value"], fact["unit"], fact["iso"])
Năm ngoái None None 2024
8,5% 8.5000000000 % None
2,3 tỷ USD 2300000000.0000000000 USD None

The schema of facts is fixed, so numbers have a fixed number of places: 28 digits before the point and ten behind it,
which is as wide as Arrow, Parquet and Spark all go. The figures of news fit. Of one that does not, further places
are rounded (half to even), and a number of more than 28 digits is left out with a warning; its words stay in `text`.
JSON has every number exactly.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from decimal import Context, Decimal, InvalidOperation
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from factx.errors import UnreadableError, UsageError, missing_library

try:
    import pyarrow as pa
except ImportError:
    raise ImportError(missing_library("Arrow", "PyArrow", "parquet")) from None

from factx.article import Article
from factx.fact import Fact
from factx.readers import row
from factx.readers.options import Options
from factx.stream import extract_each
from factx.writers.columns import well_formed

_LOG = logging.getLogger(__name__)

NUMBER = pa.decimal128(38, 10)
"""The type of `value`, `low` and `high`."""

PUBLISHED = "published"
"""The name under which the column of days may be missing."""


def _fields(struct: type[msgspec.Struct]) -> list[pa.Field]:
    return [pa.field(name, _type(hint)) for name, hint in get_type_hints(struct).items()]


def _type(hint: Any) -> pa.DataType:
    choices = [choice for choice in get_args(hint) if choice is not NoneType]
    if get_origin(hint) is Literal:
        return pa.string()
    if choices:
        return _type(*choices)
    if issubclass(hint, msgspec.Struct):
        return pa.struct(_fields(hint))
    return {str: pa.string(), int: pa.int64(), Decimal: NUMBER}[hint]


SCHEMA = pa.schema(_fields(Fact))
"""The columns of a table of facts: the keys of `Fact`, in their order.

All of them are nullable, also those that never are null: Arrow cannot cast a struct that is null around fields that
may not be, and what Spark writes and reads again is nullable anyway.
"""


def extract_batch(
    record_batch: pa.RecordBatch, text: str = "text", id: str = "id", published: str = PUBLISHED
) -> pa.RecordBatch:
    """The facts of the articles in `record_batch`, one a row, with the columns of `SCHEMA`.

    `text`, `id` and `published` name its columns. `published` holds days, moments, or either as a string in ISO 8601;
    where it is null, or there is no column of this name, relative dates stay open. An article without an id has facts
    without one (""). What cannot be read is logged, as a warning of the logger `factx.arrow`, and costs nothing but
    itself.

    Raises `UsageError` when a column is missing, but for `published` by its usual name.
    """
    return batch_of(_facts(record_batch, text, id, published))


def _facts(batch: pa.RecordBatch, text: str, id: str, published: str) -> Iterator[Fact]:
    for result in extract_each(_articles(batch, text, id, published), jobs=1):
        if isinstance(result, UnreadableError):
            _LOG.warning("%s", result)
        else:
            yield from result[1]


def _articles(batch: pa.RecordBatch, text: str, id: str, published: str) -> Iterator[Article | UnreadableError]:
    texts, ids = (_column(batch, name) for name in (text, id))
    known = published != PUBLISHED or PUBLISHED in batch.schema.names
    days = _days(_column(batch, published)) if known else pa.nulls(len(batch))
    for values in zip(texts, ids, days, strict=True):
        try:
            yield _article(*values)
        except UnreadableError as error:
            yield error


def _column(batch: pa.RecordBatch, name: str) -> pa.Array:
    if name not in batch.schema.names:
        raise UsageError(f"no column '{name}': there are {', '.join(batch.schema.names) or 'none'}")
    return batch[name]


def _days(column: pa.Array) -> pa.Array:
    """The column with moments to the microsecond, as far as Python's reach."""
    if pa.types.is_timestamp(column.type):
        return column.cast(pa.timestamp("us", column.type.tz), safe=False)
    return column


def _article(text: pa.Scalar, id: pa.Scalar, published: pa.Scalar) -> Article:
    try:
        name = id.as_py()
        place = "a row without id" if name is None else str(name)
    except UnicodeDecodeError:
        raise UnreadableError("a row", "its id is not UTF-8: store it as UTF-8") from None
    try:
        found = {"text": text.as_py(), "id": name, "published": published.as_py()}
    except UnicodeDecodeError:
        raise UnreadableError(place, "not UTF-8: store it as UTF-8") from None
    except (ValueError, OverflowError) as error:
        raise UnreadableError(place, f'"published" is no day of a calendar ({error}): correct it') from None
    article = row.article(found, place, Options())
    return article if name is not None else msgspec.structs.replace(article, id="")


def batch_of(facts: Iterable[Fact]) -> pa.RecordBatch:
    """The facts as rows, with the columns of `SCHEMA`."""
    rows = [_row(fact) for fact in facts]
    try:
        return pa.RecordBatch.from_pylist(rows, schema=SCHEMA)
    except UnicodeEncodeError:
        return pa.RecordBatch.from_pylist(well_formed(rows), schema=SCHEMA)


def _row(fact: Fact) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(fact, builtin_types=(Decimal,))
    for key in ("value", "low", "high"):
        if row[key] is not None:
            row[key] = _fitted(fact, row[key])
    return row


_PLACES = Decimal(1).scaleb(-NUMBER.scale)
_WIDTH = Context(prec=NUMBER.precision)


def _fitted(fact: Fact, number: Decimal) -> Decimal | None:
    try:
        return number.quantize(_PLACES, context=_WIDTH)
    except InvalidOperation:
        _LOG.warning("%s: the number of '%s' has too many digits for a column and is left out", fact.article, fact.text)
        return None
