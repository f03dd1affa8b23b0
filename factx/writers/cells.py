"""What stands in the cells of a table for people: figures as they are read, mentions by their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from factx.article import Article
from factx.fact import Actor, Fact, Mention
from factx.writers.screen import one_line

if TYPE_CHECKING:
    from factx.writers.columns import Cell

COLUMNS: dict[str, Callable[[Fact], str]] = {
    "kind": lambda fact: fact.kind,
    "text": lambda fact: one_line(fact.text),
    "value": lambda fact: one_line(amount(fact)),
    "modifier": lambda fact: (fact.modifier or "").replace("_", " "),
    "iso": lambda fact: fact.iso or "",
}
CONTEXT: dict[str, Callable[[Fact], str]] = {
    "measure": lambda fact: _words(fact.measure),
    "change": lambda fact: f"{fact.change.direction} {fact.change.role}" if fact.change else "",
    "period": lambda fact: fact.period.iso if fact.period else "",
    "subject": lambda fact: _words(fact.subject),
    "partner": lambda fact: _words(fact.partner),
    "speaker": lambda fact: _words(fact.speaker),
}
"""What a fact has beside its figure."""


def cells(article: Article, facts: list[Fact], fields: Sequence[str] | None) -> dict[str, list[str]]:
    """What stands in each column: those of the table, or the flat columns `fields` as they are."""
    if not fields:
        return filled(COLUMNS | CONTEXT, facts)
    from factx.writers.columns import row  # noqa: PLC0415 - seldom needed

    rows = [row(article, fact, fields) for fact in facts]
    return {name: [_cell(row[name]) for row in rows] for name in fields}


def filled(columns: dict[str, Callable[[Fact], str]], facts: list[Fact]) -> dict[str, list[str]]:
    """What stands in each of these columns, but for those in which nothing would."""
    found = {name: [cell(fact) for fact in facts] for name, cell in columns.items()}
    return {name: column for name, column in found.items() if any(column)}


def _cell(value: Cell) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:f}"
        case _:
            return one_line(str(value))


def amount(fact: Fact) -> str:
    """What the fact's figure comes to, for reading.

    >>> from decimal import Decimal
    >>> from factx.fact import Sentence
    >>> amount(Fact(article="", kind="money", text="", start=0, end=0, rule="", sentence=Sentence(0, 0),
    ...             low=Decimal(15_000), high=Decimal(17_000), unit="VND", per="mo"))
    '15,000–17,000 VND/mo'
    """
    numbers = [f"{number:,f}" for number in (fact.value, fact.low, fact.high) if number is not None]
    unit = "" if fact.unit is None or fact.unit == "1" else fact.unit.strip("{}")
    space = "" if unit in ("", "%") else " "
    per = f"/{fact.per.strip('{}')}" if fact.per else ""
    return "–".join(numbers) + space + unit + per if numbers else ""


def _words(mention: Mention | Actor | None) -> str:
    return one_line(mention.text) if mention else ""
