"""Facts in flat columns, for formats that have rows of single values: spreadsheets, SQL, a report.

A column is a key of a fact. A key with parts has one column for each of them, named after both: `subject` is
`subject_text`, `subject_start`, `subject_end` and `subject_id`. Three more tell of the article that a fact stands in;
they come only when they are asked for.

>>> chosen("text,change,sentence_text")
['text', 'change_direction', 'change_role', 'sentence_text']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, get_args, get_type_hints

from factx.article import Article
from factx.errors import UsageError
from factx.fact import Fact

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


def chosen(names: str) -> list[str]:
    """The columns that `names` ask for, separated by commas; a key with parts stands for all of its columns.

    Raises `UsageError` for a name that is none.
    """
    found: list[str] = []
    for name in names.split(","):
        columns = KEYS.get(name.strip()) or list({name.strip()} & COLUMNS.keys())
        if not columns:
            known = ", ".join(COLUMNS)
            raise UsageError(f"'{name.strip()}' is no column: there are {known}")
        found += [column for column in columns if column not in found]
    return found


def row(article: Article, fact: Fact, columns: Iterable[str]) -> dict[str, Cell]:
    """The fact's values in `columns`."""
    return {column: COLUMNS[column](article, fact) for column in columns}


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
