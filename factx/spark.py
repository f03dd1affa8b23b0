"""The same extraction on Apache Spark: a DataFrame of articles in, a DataFrame of facts out.

    from factx.spark import extract

    facts = extract(spark.read.parquet("articles/"))
    facts.write.parquet("facts/")

Each row is read where it lies: no shuffle, no order needed, and a task that Spark runs again gives the same facts.
`docs/spark.md` shows whole jobs and what a cluster's machines need.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factx.errors import missing_library

try:
    from pyspark.sql import DataFrame
    from pyspark.sql.functions import col
    from pyspark.sql.pandas.types import from_arrow_schema
except ImportError:
    raise ImportError(missing_library("Spark", "PySpark", "spark")) from None

import pyarrow as pa

from factx.arrow import PUBLISHED, SCHEMA, extract_batch

_ROWS = 200
"""Articles that are read at once. Spark sends 10,000 a batch, whose facts would be held in memory together."""


def extract(df: DataFrame, text: str = "text", id: str = "id", published: str = PUBLISHED) -> DataFrame:
    """The facts of the articles in `df`, one a row, with the columns of `factx.arrow.SCHEMA`.

    `text`, `id` and `published` name its columns; only these are sent to the Python workers. What they may hold, and
    what becomes of an article that cannot be read, is as in `factx.arrow.extract_batch`; its warnings go to the
    executors' standard error.

    Raises Spark's `AnalysisException` when a column is missing, but for `published` by its usual name.
    """
    columns = [col(text).alias("text"), col(id).cast("string").alias("id")]
    if published != PUBLISHED or PUBLISHED in df.columns:
        columns.append(col(published).alias(PUBLISHED))
    return df.select(columns).mapInArrow(_extract_all, from_arrow_schema(SCHEMA))


def _extract_all(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        for first in range(0, len(batch), _ROWS):
            yield extract_batch(batch.slice(first, _ROWS))
