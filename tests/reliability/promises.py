"""What holds of any text, checked on one text: for the tests with Hypothesis and for the fuzzer."""

from __future__ import annotations

import json
import unicodedata
from decimal import Decimal
from itertools import pairwise
from typing import Any

import jsonschema

from factx import Fact, extract
from factx.schema import fact_schema
from factx.writers.jsonl import encode

PUBLISHED = "2025-11-27"
VALIDATOR: Any = jsonschema.Draft202012Validator(fact_schema())


def kept(source: str) -> list[Fact]:
    """The facts of a text, once every promise about it was found kept: positions, order, JSON."""
    facts = extract(source, published=PUBLISHED)
    for fact in facts:
        assert source[fact.start : fact.end] == fact.text != ""
        for part in (fact.measure, fact.period, fact.subject, fact.partner, fact.speaker):
            assert part is None or source[part.start : part.end] == part.text != ""
        assert 0 <= fact.sentence.start <= fact.start < fact.sentence.end <= len(source)
        _check_json(fact)
    assert all(one.end <= other.start for one, other in pairwise(facts))
    assert all(fact.same_as is None or fact.same_as < at for at, fact in enumerate(facts))
    return facts


def _check_json(fact: Fact) -> None:
    line = encode(fact)
    assert b"\n" not in line
    read = json.loads(line.decode(), parse_float=Decimal, parse_int=Decimal)
    VALIDATOR.validate(json.loads(line))
    assert read["text"] == fact.text
    assert [read[key] for key in ("value", "low", "high")] == [fact.value, fact.low, fact.high]


def stated(facts: list[Fact]) -> list[tuple[object, ...]]:
    """What facts state, wherever they stand and however their letters are encoded."""
    return [
        (
            *(_words(fact.text), fact.kind, fact.value, fact.low, fact.high, _words(fact.unit), fact.per),
            *(fact.modifier, fact.iso, fact.rule, fact.concept, fact.change, fact.same_as),
            *(_words(part.text) if part else None for part in (fact.measure, fact.period, fact.speaker)),
            *((_words(actor.text), actor.id) if actor else None for actor in (fact.subject, fact.partner)),
            fact.period.iso if fact.period else None,
        )
        for fact in facts
    ]


def _words(text: str | None) -> str | None:
    """Words as they look: composed, without line ends and what only they bring with them."""
    return None if text is None else unicodedata.normalize("NFC", text).replace("\r", "")
