"""SQLite: a database of articles and facts with a full-text index of both, which grows from run to run.

A run writes a database of its own. Where there is one already, the new articles are then put into it by one
transaction: whoever has it open sees the old state or the new one. An article that it holds by its id is replaced.

`articles` has in `other` the keys or columns of the source that factx does not read, as one object of JSON. `facts` has
the flat columns of a fact. SQLite has no exact decimals, so `value`, `low` and `high` are stored as what
holds them exactly: INTEGER if whole, REAL if a float has all of their digits (15 always fit), else TEXT. Search finds
words with or without their tone marks; `đ` is a letter of its own.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO, get_args

from factx.article import Article
from factx.errors import UsageError
from factx.fact import Fact
from factx.writers.columns import TYPES, Cell, row, well_formed
from factx.writers.jsonl import encoded

_COLUMNS = {"articles": ["id", "title", "published", "text", "other"], "facts": list(TYPES)}
_SEARCHED = {
    "articles": ["title", "text"],
    "facts": ["text", "measure_text", "subject_text", "partner_text", "speaker_text"],
}
_INDEXED = ["article", "kind", "concept", "subject_id", "period_iso", "iso"]
_PATIENCE = 60
"""Seconds to wait for somebody else who writes to the same database."""


def write(articles: Iterable[tuple[Article, list[Fact]]], out: BinaryIO) -> None:
    """Write a new database to the file `out`."""
    with _connected(Path(out.name)) as database:
        database.execute("PRAGMA journal_mode = OFF")  # a database that is not finished is thrown away
        database.execute("PRAGMA synchronous = OFF")
        database.execute("BEGIN")
        _create(database)
        for article, facts in articles:
            _put(database, article, facts)
        database.execute("COMMIT")


def check(path: Path) -> None:
    """Raise `UsageError` where `path` is a file that cannot take facts."""
    if not _holds_something(path):
        return
    try:
        with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as database:
            database.execute("BEGIN IMMEDIATE")  # is refused where writing would be
            for table, columns in _COLUMNS.items():
                there = {name for _, name, *_ in database.execute(f"PRAGMA table_info({table})")}
                if there and (missing := [column for column in columns if column not in there]):
                    raise UsageError(f"{path}: its table '{table}' has no column '{missing[0]}': name another file")
    except sqlite3.Error as error:
        raise UsageError(f"{path}: no database that can be written to ({error}): name another file") from None


def place(new: Path, path: Path) -> None:
    """Make the database `new` the one at `path`, or put its articles into the one that is there."""
    if not _holds_something(path):
        for left_over in ("-journal", "-wal", "-shm"):  # of one that was deleted; SQLite would apply it to this one
            path.with_name(path.name + left_over).unlink(missing_ok=True)
        new.replace(path)
        return
    with _connected(path) as database:
        database.execute("ATTACH ? AS new", [str(new)])
        database.execute("BEGIN IMMEDIATE")
        _create(database)
        database.execute("DELETE FROM facts WHERE article IN (SELECT id FROM new.articles)")
        database.execute("DELETE FROM articles WHERE id IN (SELECT id FROM new.articles)")
        for table, columns in _COLUMNS.items():
            names = _names(columns)
            database.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM new.{table} ORDER BY rowid")
        database.execute("COMMIT")
    new.unlink()


def _holds_something(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


@contextmanager
def _connected(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as database:
            yield database
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        raise OSError(errno.EIO, str(error)) from error


def _create(database: sqlite3.Connection) -> None:
    """The tables, indices and triggers that are not there yet."""
    database.execute(
        "CREATE TABLE IF NOT EXISTS articles"
        " (id TEXT PRIMARY KEY NOT NULL, title TEXT, published TEXT, text TEXT NOT NULL, other TEXT)"
    )
    declared = ", ".join(map(_declared, TYPES))
    database.execute(f"CREATE TABLE IF NOT EXISTS facts (id INTEGER PRIMARY KEY, {declared})")
    for column in _INDEXED:
        database.execute(f"CREATE INDEX IF NOT EXISTS facts_{column} ON facts ({column})")
    for table, columns in _SEARCHED.items():
        _create_search(database, table, columns)


def _declared(column: str) -> str:
    """The column as its table declares it; one without a type keeps each value as it is given."""
    choices = get_args(TYPES[column]) or [TYPES[column]]
    kind = "" if Decimal in choices else " INTEGER" if int in choices else " TEXT"
    required = "" if type(None) in choices or "_" in column else " NOT NULL"
    owner = " REFERENCES articles (id)" if column == "article" else ""
    return f'"{column}"{kind}{required}{owner}'


def _create_search(database: sqlite3.Connection, table: str, columns: list[str]) -> None:
    """The full-text index of a table, which triggers keep up to date whoever writes to it."""
    names, added, removed = (", ".join(f"{row}{column}" for column in columns) for row in ("", "new.", "old."))
    # Datasette tells by `content="…"`, spelt so, which table an index is of.
    index = f'{names}, content="{table}", tokenize="unicode61 remove_diacritics 2"'
    database.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS {table}_fts USING fts5 ({index})")
    add = f"INSERT INTO {table}_fts (rowid, {names}) VALUES (new.rowid, {added});"
    remove = f"INSERT INTO {table}_fts ({table}_fts, rowid, {names}) VALUES ('delete', old.rowid, {removed});"
    for event, action in {"INSERT": add, "DELETE": remove, "UPDATE": remove + add}.items():
        name = f"{table}_fts_{event.lower()}"
        database.execute(f"CREATE TRIGGER IF NOT EXISTS {name} AFTER {event} ON {table} BEGIN {action} END")


def _put(database: sqlite3.Connection, article: Article, facts: list[Fact]) -> None:
    other = encoded(article.other).decode() if article.other else None
    values = [article.id, article.title, article.published, article.text, other]
    id = _stored(article.id)
    database.execute("DELETE FROM facts WHERE article = ?", [id])
    database.execute("DELETE FROM articles WHERE id = ?", [id])
    database.execute(_insert("articles"), [_stored(value) for value in values])
    rows = ([_stored(value) for value in row(article, fact, TYPES).values()] for fact in facts)
    database.executemany(_insert("facts"), rows)


def _insert(table: str) -> str:
    columns = _COLUMNS[table]
    return f"INSERT INTO {table} ({_names(columns)}) VALUES ({', '.join('?' * len(columns))})"


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _stored(value: Cell) -> str | int | float | None:
    """The value as SQLite holds it without loss.

    >>> [_stored(Decimal(number)) for number in ("15E+9", "13.60", "12345678901234567.8", "1" * 31)]
    [15000000000, 13.6, '12345678901234567.8', '1111111111111111111111111111111']
    """
    match value:
        case str():
            return str(well_formed(value))
        case date():
            return value.isoformat()
        case Decimal() if value == value.to_integral_value() and -(2**63) <= value < 2**63:
            return int(value)
        case Decimal():
            return float(value) if Decimal(repr(float(value))) == value else f"{value:f}"
        case _:
            return value
