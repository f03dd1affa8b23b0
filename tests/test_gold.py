"""The sample articles against their annotations: every figure found, rightly read, and nothing else.

tests/gold/README.md explains the annotations.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from factx.article import Article
from factx.extraction import extract_article
from factx.fact import Fact, Kind, Modifier
from factx.readers import read

GOLD = Path(__file__).parent / "gold"
SEEDS = Path(__file__).parent.parent / "seeds"
FOLDERS = (SEEDS, GOLD / "articles")

ARTICLES = {path.stem: path for folder in FOLDERS for path in sorted(folder.glob("*.txt"))}
ANNOTATIONS = {path.stem: path for path in sorted((GOLD / "facts").glob("*.jsonl"))}

EVERY_KIND = {*get_args(Kind), "ignore"}
PLACE_KEYS = {"text", "nth", "kind"}
KEYS = {
    *PLACE_KEYS, "value", "value_or", "low", "high", "unit", "unit_or", "per", "mod", "iso", "iso_or",
    "measure", "change", "period", "subject", "partner", "speaker",
}  # fmt: skip
CHANGES: list[Any] = [None, "any"]
CHANGES += [{"dir": way, "role": role} for way in ("up", "down") for role in ("by", "to", "from")]

Row = dict[str, Any]
"""One annotation as written, and the `start` and `end` of its words in the article."""


@cache
def article(name: str) -> Article:
    """The article as factx itself reads it."""
    [only] = read([str(ARTICLES[name])])
    assert isinstance(only, Article), only
    return only


def rows(name: str) -> list[Row]:
    lines = ANNOTATIONS[name].read_text(encoding="utf-8").splitlines()
    return [located(json.loads(line, parse_float=Decimal), article(name).text) for line in lines]


def located(row: Row, text: str) -> Row:
    start = -1
    for _ in range(row["nth"] + 1):
        start = text.find(row["text"], start + 1)
        assert start >= 0, f"occurrence {row['nth']} of {row['text']!r} is not in the article"
    return {**row, "start": start, "end": start + len(row["text"])}


def overlap(fact: Fact, row: Row) -> int:
    """How many letters both cover; below one, they do not touch."""
    return int(min(fact.end, row["end"]) - max(fact.start, row["start"]))


def differences(annotated: Sequence[Row], facts: Sequence[Fact]) -> list[str]:
    """What is missed, misread or extra, one line each."""
    report, left = [], list(facts)
    for row in annotated:
        if row["kind"] == "ignore":
            continue
        found = max(
            (fact for fact in left if fact.kind == row["kind"] and overlap(fact, row) > 0),
            key=lambda fact: overlap(fact, row),
            default=None,
        )
        if found is None:
            report.append(f"missed   {row['kind']} {row['text']!r} (letter {row['start']})")
            continue
        left.remove(found)
        report += [f"misread  {row['kind']} {row['text']!r}: {wrong}" for wrong in misreadings(row, found)]
    ignored = [row for row in annotated if row["kind"] == "ignore"]
    report += [
        f"extra    {fact.kind} {fact.text!r} (letter {fact.start})"
        for fact in left
        if not any(overlap(fact, row) > 0 for row in ignored)
    ]
    return report


def misreadings(row: Row, fact: Fact) -> list[str]:
    """The parts of the figure's normal form that are not as annotated."""
    accepted = {key: [row.get(key), *row.get(f"{key}_or", [])] for key in ("unit", "iso")}
    wanted_values = [
        [row.get("value"), row.get("low"), row.get("high")],
        *([value, None, None] for value in row.get("value_or", [])),
    ]
    values = [fact.value, fact.low, fact.high]
    wrong = []
    if not any(all(map(same_number, values, wanted)) for wanted in wanted_values):
        wrong.append(f"value, low, high are {shown(values)}, not {shown(wanted_values[0])}")
    if row["kind"] == "count":
        if not any(one_holds_the_other(fact.unit, unit) for unit in accepted["unit"]):
            wrong.append(f"unit is {fact.unit!r}, not {row['unit']!r}")
    elif fact.unit not in accepted["unit"]:
        wrong.append(f"unit is {fact.unit!r}, not {row.get('unit')!r}")
    if fact.iso not in accepted["iso"]:
        wrong.append(f"iso is {fact.iso!r}, not {row.get('iso')!r}")
    if fact.per != row.get("per"):
        wrong.append(f"per is {fact.per!r}, not {row.get('per')!r}")
    if fact.modifier != row.get("mod"):
        wrong.append(f"modifier is {fact.modifier!r}, not {row.get('mod')!r}")
    return wrong


def shown(values: Sequence[Decimal | None]) -> str:
    return ", ".join(str(value) for value in values)


def same_number(value: Decimal | None, wanted: Decimal | int | None) -> bool:
    if value is None or wanted is None:
        return value is wanted
    # A fraction such as 1/3 is annotated with four digits.
    return math.isclose(value, wanted, rel_tol=1e-3 if abs(value) < 1 else 1e-9)


def one_holds_the_other(a: str | None, b: str | None) -> bool:
    """Whether one phrase stands in the other as whole words: a noun with and without its classifier."""
    if a is None or b is None:
        return a is b
    shorter, longer = sorted((a.casefold(), b.casefold()), key=len)
    return re.search(rf"\b{re.escape(shorter)}\b", longer) is not None


@pytest.mark.parametrize("name", ANNOTATIONS)
def test_every_annotated_figure_is_found_and_nothing_else(name: str) -> None:
    report = differences(rows(name), extract_article(article(name)))
    assert not report, "\n".join([f"{name}:", *report])


def test_every_article_is_annotated() -> None:
    assert set(ARTICLES) == set(ANNOTATIONS)


@pytest.mark.parametrize("name", ANNOTATIONS)
def test_annotations_are_well_formed(name: str) -> None:
    """Each names words that the article holds, in the order of the text, with keys that mean something."""
    annotated = rows(name)
    for row in annotated:
        assert row["kind"] in EVERY_KIND, row
        assert row.keys() <= KEYS | {"start", "end"}, row
        assert row.get("mod") in {None, *get_args(Modifier)}, row
        assert row.get("change") in CHANGES, row
        for key in ("measure", "subject", "partner", "speaker"):
            assert (row.get(key) or "") in article(name).text, (key, row)
    for row, following in pairwise(annotated):
        assert row["end"] <= following["start"], (row, following)


@pytest.mark.parametrize("name", ARTICLES)
def test_articles_are_composed_unicode(name: str) -> None:
    """Annotations are found letter by letter, so both are written in NFC."""
    assert unicodedata.is_normalized("NFC", ARTICLES[name].read_text(encoding="utf-8"))
