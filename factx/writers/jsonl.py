"""JSON Lines: one fact a line, or the columns of it that are asked for; or one article a line, with text and facts.

Numbers are written out exactly and without exponent, letters as they are, in UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, BinaryIO

import msgspec

from factx.article import Article
from factx.fact import Fact

ENCODER = msgspec.json.Encoder(decimal_format="number")


def write(
    articles: Iterable[tuple[Article, list[Fact]]],
    out: BinaryIO,
    *,
    fields: Sequence[str] | None = None,
    with_text: bool = False,
) -> None:
    """Write one line per fact, article by article; `with_text`, one line per article."""
    for article, facts in articles:
        out.writelines(item + b"\n" for item in items(article, facts, fields, with_text))
        out.flush()


def items(article: Article, facts: list[Fact], fields: Sequence[str] | None, with_text: bool) -> Iterator[bytes]:
    """What is written of an article, as JSON objects: its facts, whole or of the columns `fields`, or all in one."""
    objects: Iterator[bytes] = map(encode, facts)
    if fields:
        from factx.writers.columns import carried, row  # noqa: PLC0415 - seldom needed

        of_source = carried(article, fields)
        objects = (encoded(row(article, fact, fields) | of_source) for fact in facts)
    return iter([encode_article(article, list(objects))]) if with_text else objects


def encode_article(article: Article, facts: list[bytes]) -> bytes:
    """The article with its facts as one JSON object, of a shape that the reader of JSON Lines takes again."""
    whole = msgspec.structs.asdict(article) | {"facts": list(map(msgspec.Raw, facts))}
    try:
        return ENCODER.encode(whole)
    except UnicodeEncodeError:  # half a surrogate pair
        return encoded(whole)


def encode(fact: Fact) -> bytes:
    """The fact as one JSON object."""
    if not any("E" in str(number) for number in (fact.value, fact.low, fact.high)):
        try:
            return ENCODER.encode(fact)
        except UnicodeEncodeError:
            pass  # half a surrogate pair, from a name or an article that holds one
    return encoded(msgspec.to_builtins(fact, builtin_types=(Decimal,)))


def encoded(value: Any) -> bytes:
    """`value` as JSON, with those parts written by hand that msgspec would write otherwise, or not at all.

    >>> encoded([Decimal("1E+3"), Decimal("1E-7"), {"\\ud83d": None}])
    b'[1000,0.0000001,{"\\\\ud83d":null}]'
    """
    match value:
        case dict():
            return b"{" + b",".join(encoded(str(key)) + b":" + encoded(part) for key, part in value.items()) + b"}"
        case list():
            return b"[" + b",".join(map(encoded, value)) + b"]"
        case Decimal():
            return f"{value:f}".encode()
        case str():
            import json  # noqa: PLC0415 - hardly ever needed

            return json.dumps(value, ensure_ascii=False).encode(errors="backslashreplace")
        case _:
            return ENCODER.encode(value)
