"""Writers put facts out, each in one format.

All of them are one function, `write(articles, out)`: it takes articles with their facts as they come, and
bytes go to `out` as soon as an article is done. A writer is loaded when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path, PurePath
from typing import BinaryIO, Literal, get_args

from factx.article import Article
from factx.errors import UsageError
from factx.fact import Fact

Format = Literal["table", "json", "jsonl", "csv", "tsv", "parquet", "sqlite", "md", "html"]
FORMATS: tuple[Format, ...] = get_args(Format)

FIELDS: tuple[Format, ...] = ("table", "json", "jsonl", "csv", "tsv", "parquet", "md")
"""The formats that can have chosen columns."""

ENDINGS: dict[str, Format] = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
    ".db": "sqlite",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".txt": "table",
    "": "table",
}

WITH_TEXT: tuple[Format, ...] = ("json", "jsonl")
"""The formats that can carry the text of an article, its title and what else its source tells of it."""

WITH_ARTICLES: tuple[Format, ...] = ("sqlite",)
"""The formats that always do."""

FILES: tuple[Format, ...] = ("parquet", "sqlite")
"""The formats that are files and no streams."""


def by_ending(output: str | None, among: Sequence[str] = FORMATS) -> Format:
    """The format, one of those `among`, that the name of a file tells: a table where it has no ending.

    >>> by_ending("facts.DB"), by_ending(None)
    ('sqlite', 'table')

    Raises `UsageError` for an ending that tells none of them.
    """
    format = ENDINGS.get(PurePath(output or "").suffix.lower())
    if format is None or format not in among:
        known = " ".join(ending for ending, each in ENDINGS.items() if ending and each in among)
        hint = ", for a spreadsheet .csv" if "csv" in among else ""
        raise UsageError(f"{output}: no format has this ending: name one with --format, or end it in {known}{hint}")
    return format


def write(
    format: Format,
    articles: Iterable[tuple[Article, list[Fact]]],
    out: BinaryIO,
    *,
    fields: Sequence[str] | None = None,
    with_text: bool = False,
) -> None:
    """Write the facts of `articles` to `out` as `format`.

    With `fields` (see `FIELDS`), these columns of them; `with_text` (see `WITH_TEXT`), the articles too.
    """
    options = ({"fields": fields} if fields else {}) | ({"with_text": True} if with_text else {})
    import_module(f"factx.writers.{format}").write(articles, out, **options)


def check(format: Format, output: str | None, *, fields: Sequence[str] | None = None, with_text: bool = False) -> None:
    """Raise `UsageError` where `format` cannot be written to `output`, or not with `fields` or the text."""
    if with_text and format not in WITH_TEXT:
        raise UsageError(f"--with-text: no room for it in {format}: choose --format {' or '.join(WITH_TEXT)}")
    if fields and format not in FIELDS:
        raise UsageError(f"--fields: no columns to choose in {format}: choose --format {', '.join(FIELDS)}")
    if format not in FILES:
        return
    if output is None or (Path(output).exists() and not Path(output).is_file()):
        raise UsageError(f"--format {format}: it is a file, not a stream: name one with -o")
    try:
        writer = import_module(f"factx.writers.{format}")
    except ImportError as error:
        raise UsageError(f"--format {format}: {error}") from None
    if format == "sqlite":
        writer.check(Path(output))


def place(format: Format) -> Callable[[Path, Path], object]:
    """How a file of this format that is whole gets to its place: `place(beside, path)`."""
    if format == "sqlite":
        from factx.writers.sqlite import place  # noqa: PLC0415 - writers are loaded when they are asked for

        return place
    return Path.replace
