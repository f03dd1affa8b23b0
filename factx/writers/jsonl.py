"""JSON Lines: one fact a line; or, where the text is asked for, one article a line with its text and its facts.

Numbers are written out exactly and without exponent, letters as they are, in UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, BinaryIO

import msgspec

from factx.article import Article
from factx.fact import Fact

ENCODER = msgspec.json.Encoder(decimal_format="number")


def write(articles: Iterable[tuple[Article, list[Fact]]], out: BinaryIO, *, with_text: bool = False) -> None:
    """Write one line per fact, article by article; `with_text`, one line per article."""
    for article, facts in articles:
        out.writelines(item + b"\n" for item in items(article, facts, with_text))
        out.flush()


def items(article: Article, facts: list[Fact], with_text: bool) -> Iterator[bytes]:
    """What is written of an article, as JSON objects: its facts, or all of it in one."""
    encoded = map(encode, facts)
    return iter([encode_article(article, list(encoded))]) if with_text else encoded


def encode_article(article: Article, facts: list[bytes]) -> bytes:
    """The article with its facts as one JSON object, of a shape that the reader of JSON Lines takes again."""
    whole = msgspec.structs.asdict(article) | {"facts": list(map(msgspec.Raw, facts))}
    try:
        return ENCODER.encode(whole)
    except UnicodeEncodeError:  # half a surrogate pair
        return ENCODER.encode(_spelt_out(whole))


def encode(fact: Fact) -> bytes:
    """The fact as one JSON object."""
    if not any("E" in str(number) for number in (fact.value, fact.low, fact.high)):
        try:
            return ENCODER.encode(fact)
        except UnicodeEncodeError:
            pass  # half a surrogate pair, from a name or an article that holds one
    return ENCODER.encode(_spelt_out(msgspec.to_builtins(fact, builtin_types=(Decimal,))))


def _spelt_out(value: Any) -> Any:
    """`value` with those parts that msgspec would write otherwise, or not at all, put in JSON by hand.

    >>> ENCODER.encode(_spelt_out([Decimal("1E+3"), Decimal("1E-7"), "\\ud83d"]))
    b'[1000,0.0000001,"\\\\ud83d"]'
    """
    match value:
        case dict():
            return {key: _spelt_out(part) for key, part in value.items()}
        case list():
            return [_spelt_out(part) for part in value]
        case Decimal():
            return msgspec.Raw(f"{value:f}".encode())
        case str():
            import json  # noqa: PLC0415 - hardly ever needed

            return msgspec.Raw(json.dumps(value, ensure_ascii=False).encode(errors="backslashreplace"))
        case _:
            return value
