"""The fact: the one data model, from which the JSON Schema comes.

A fact is one figure that an article states, with where it stands in the source. Every key is always
there; what the article leaves open is None. Kinds are those of OntoNotes, made finer where Vietnamese
news needs it; `iso` follows TIMEX3 (TimeML), money ISO 4217, physical units UCUM, countries ISO 3166.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, get_args

import msgspec

SCHEMA_VERSION = "1.0"
"""A key may be added in a minor version; nothing changes or goes but in a major one."""

Kind = Literal["money", "percent", "ratio", "count", "quantity", "date", "time", "duration", "ordinal"]
KINDS: tuple[Kind, ...] = get_args(Kind)
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

Verdict = Literal["agree", "compatible", "contradict"]
"""What several articles' statements of one thing come to."""


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
    """Whom a figure is about; `id` is ISO 3166-1 alpha-2 for a country, or what a user's table of names gives."""

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

    article: Annotated[str, msgspec.Meta(description="The article's id, or the path of its file.")]
    kind: Annotated[Kind, msgspec.Meta(description="What kind of figure it is.")]
    text: Annotated[
        str, msgspec.Meta(description="Its words in the source, qualifier and unit or counted noun included.")
    ]
    start: Annotated[int, msgspec.Meta(description="The first code point of `text` in the article's text.")]
    end: Annotated[int, msgspec.Meta(description="The code point behind the last one of `text`.")]
    value: Annotated[
        Decimal | None, msgspec.Meta(description="The exact number; null for a range, date, time or duration.")
    ] = None
    low: Annotated[Decimal | None, msgspec.Meta(description="The lower end of a range.")] = None
    high: Annotated[Decimal | None, msgspec.Meta(description="The upper end of a range.")] = None
    unit: Annotated[
        str | None,
        msgspec.Meta(description="ISO 4217 for money, % or pp, 1 for a ratio, UCUM for a quantity, the counted noun."),
    ] = None
    per: Annotated[
        str | None, msgspec.Meta(description="What a rate is per, in UCUM: mo, a, d, kg, m2; a noun in braces.")
    ] = None
    modifier: Annotated[
        Modifier | None, msgspec.Meta(description="The bound or part that the words set, after TimeML's mod.")
    ] = None
    iso: Annotated[str | None, msgspec.Meta(description="The TIMEX3 value of a date, time or duration.")] = None
    measure: Annotated[
        Mention | None, msgspec.Meta(description="What the figure measures, in the article's words.")
    ] = None
    concept: Annotated[str | None, msgspec.Meta(description="The same in a fixed vocabulary.")] = None
    change: Annotated[Change | None, msgspec.Meta(description="Which way the measured thing moved.")] = None
    period: Annotated[Period | None, msgspec.Meta(description="The time that the figure holds for.")] = None
    subject: Annotated[Actor | None, msgspec.Meta(description="Whom the figure is about.")] = None
    partner: Annotated[Actor | None, msgspec.Meta(description="With or towards whom.")] = None
    speaker: Annotated[Mention | None, msgspec.Meta(description="Who is said to state it.")] = None
    rule: Annotated[str, msgspec.Meta(description="Which rule read it.")]
    sentence: Annotated[Sentence, msgspec.Meta(description="Where its sentence stands.")]
    same_as: Annotated[
        int | None,
        msgspec.Meta(description="The position, in the article's list, of the first fact that says the same."),
    ] = None
