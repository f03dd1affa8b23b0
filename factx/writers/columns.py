"""Facts in flat columns, for formats that have rows of single values: spreadsheets, SQL, a report.

A column is a key of a fact. A key with parts has one column for each of them, named after both: `subject` is
`subject_text`, `subject_start`, `subject_end` and `subject_id`. More tell of the article that a fact stands in, and
come only when they are asked for: three that factx knows, and any that the article's source has, by its name there
behind `article_`.

>>> chosen("text,change,sentence_text,article_url")
['text', 'change_direction', 'change_role', 'sentence_text', 'article_url']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, get_args, get_type_hints

import msgspec

from factx.article import Article
from factx.errors import UsageError
from factx.fact import Fact
from factx.writers.jsonl import encoded

Cell = str | int | Decimal | date | None


def _columns(key: str, hint: Any) -> dict[str, Any]:
    """The columns of a key, with the types of their values."""
    struct = next((each for each in (hint, *get_args(hint)) if isinstance(each, type(Fact))), None)
    return {f"{key}_{part}": each for part, each in get_type_hints(struct).items()} if struct else {key: hint}


def _of_fact(way: list[str], article: Article, fact: Fact) -> Cell:
    key, *part = way
    value = getattr(fact, key)
    return getattr(value, part[0], None) if part else value  # a key that is None has no parts


_TYPES: dict[str, dict[str, Any]] = {key: _columns(key, hint) for key, hint in get_type_hints(Fact).items()}

KEYS: dict[str, list[str]] = {key: list(columns) for key, columns in _TYPES.items()}
"""The columns of each key of a fact."""

TYPES: dict[str, Any] = {column: hint for columns in _TYPES.values() for column, hint in columns.items()}
"""The columns of a fact, with the types of their values."""

WAYS: dict[str, list[str]] = {
    column: [key] if column == key else [key, column.removeprefix(f"{key}_")]
    for key, columns in KEYS.items()
    for column in columns
}
"""The way to the value of each column: the key, and the part of it if it has parts."""

OF_ARTICLE: dict[str, Callable[[Article, Fact], Cell]] = {
    "article_title": lambda article, fact: article.title,
    "article_published": lambda article, fact: article.published,
    "sentence_text": lambda article, fact: article.text[fact.sentence.start : fact.sentence.end],
}
"""The columns that come only when they are asked for."""

COLUMNS: dict[str, Callable[[Article, Fact], Cell]] = {
    **{column: partial(_of_fact, way) for column, way in WAYS.items()},
    **OF_ARTICLE,
}


_CHOICES: dict[str, list[str]] = {"fact": list(WAYS), **{column: [column] for column in COLUMNS}, **KEYS}
"""What may be asked for by a name that is known, and the columns that it stands for."""

_OF_SOURCE = "article_"
"""What stands before the name of a column of the source."""


def chosen(names: str) -> list[str]:
    """The columns that `names` ask for, separated by commas; a key with parts, and `fact`, stand for all of theirs.

    Raises `UsageError` for a name that is none.
    """
    found: list[str] = []
    for name in map(str.strip, names.split(",")):
        if name not in _CHOICES and (name == _OF_SOURCE or not name.startswith(_OF_SOURCE)):
            known = ", ".join(COLUMNS)
            raise UsageError(
                f"'{name}' is no column: there are fact (all of a fact), {known}, and {_OF_SOURCE}NAME, where NAME is a"
                " column of the source"
            )
        found += [column for column in _CHOICES.get(name, [name]) if column not in found]
    return found


def names_in_source(columns: Iterable[str]) -> tuple[str, ...]:
    """What those of `columns` that are the source's are called there.

    >>> names_in_source(["text", "article_title", "article_url"])
    ('url',)
    """
    return tuple(column.removeprefix(_OF_SOURCE) for column in columns if column not in COLUMNS)


def row(article: Article, fact: Fact, columns: Iterable[str]) -> dict[str, Cell]:
    """The fact's values in `columns`."""
    return {column: cell(article, fact, column) for column in columns}


def cell(article: Article, fact: Fact, column: str) -> Cell:
    """The fact's value in `column`."""
    return COLUMNS[column](article, fact) if column in COLUMNS else _of_source(article, column)


def carried(article: Article, columns: Iterable[str]) -> dict[str, Any]:
    """The values of those of `columns` that are the source's, as they stand there."""
    return {_OF_SOURCE + name: article.other.get(name) for name in names_in_source(columns)}


_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def _of_source(article: Article, column: str) -> Cell:
    """The value that a column of the source has: words as they are, anything else as JSON writes it.

    >>> article = Article("a", "", other={"tags": ["gạo", "giá"], "score": msgspec.Raw(b"1.50"), "url": "vidu.vn"})
    >>> [_of_source(article, f"article_{name}") for name in ("tags", "score", "url", "author")]
    ['["gạo","giá"]', Decimal('1.50'), 'vidu.vn', None]
    """
    value = article.other.get(column.removeprefix(_OF_SOURCE))
    if value is None or isinstance(value, str):
        return value
    written = encoded(value)
    if written[:1] in b'"n':  # a string, a day, null
        return msgspec.json.decode(written, type=str | None)
    shown = written.decode()
    return Decimal(shown) if _NUMBER.fullmatch(shown) else shown


def well_formed(value: Any) -> Any:
    r"""`value` without halves of surrogate pairs, which UTF-8 cannot hold; positions stay what they are.

    >>> well_formed([{"text": "30 km \ud83d", "start": 7}])
    [{'text': '30 km \ufffd', 'start': 7}]
    """
    match value:
        case str():
            return value if value.isascii() else value.translate(_HALVES)
        case dict():
            return {key: well_formed(part) for key, part in value.items()}
        case list():
            return [well_formed(part) for part in value]
        case _:
            return value


_HALVES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
