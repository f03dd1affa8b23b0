"""The fact: the one data model, from which the JSON Schema comes.

A fact is one figure that an article states, with where it stands in the source. Every key is always
there; what the article leaves open is None. Kinds are those of OntoNotes, made finer where Vietnamese
news needs it; `iso` follows TIMEX3 (TimeML), money ISO 4217, physical units UCUM, countries ISO 3166.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

import msgspec

SCHEMA_VERSION = "1.0"
"""A key may be added in a minor version; nothing changes or goes but in a major one."""

Kind = Literal["money", "percent", "ratio", "count", "quantity", "date", "time", "duration", "ordinal"]
Modifier = Literal[
    "approx",
    "more_than",
    "less_than",
    "equal_or_more",
    "equal_or_less",
    "nearly",
    "order_of",
    "start",
    "mid",
    "end",
]

# msgspec's schema calls a Decimal a string; factx writes it as a JSON number.
Number = Annotated[Decimal, msgspec.Meta(extra_json_schema={"type": "number", "format": None})]


class Sentence(msgspec.Struct, frozen=True):
    """Where a sentence stands, in code points of the article's text."""

    start: int
    end: int


class Mention(msgspec.Struct, frozen=True):
    """Words of the article and where they stand."""

    text: str
    start: int
    end: int


class Actor(msgspec.Struct, frozen=True):
    """Whom a figure is about; `id` is ISO 3166-1 alpha-2 for a country."""

    text: str
    start: int
    end: int
    id: str | None = None


class Period(msgspec.Struct, frozen=True):
    """The time that a figure holds for, as TIMEX3, and the words that say so."""

    iso: str
    text: str
    start: int
    end: int


class Change(msgspec.Struct, frozen=True):
    """Which way the measured thing moved: `by` the figure, `to` it or `from` it."""

    direction: Literal["up", "down"]
    role: Literal["by", "to", "from"]


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One figure that an article states.

    `text` is exactly the article's text from code point `start` up to `end`.
    """

    article: str
    kind: Kind
    text: str
    start: int
    end: int
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    unit: str | None = None
    per: str | None = None
    modifier: Modifier | None = None
    iso: str | None = None
    measure: Mention | None = None
    concept: str | None = None
    change: Change | None = None
    period: Period | None = None
    subject: Actor | None = None
    partner: Actor | None = None
    speaker: Mention | None = None
    rule: str
    sentence: Sentence
    same_as: int | None = None
