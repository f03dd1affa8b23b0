"""The schema says what is written, neither more nor less."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from factx.fact import Actor, Change, Fact, Mention, Period
from factx.schema import fact_schema
from factx.writers.jsonl import encode

MakeFact = Callable[..., Fact]


@pytest.fixture(scope="module")
def validator() -> Any:
    jsonschema.Draft202012Validator.check_schema(fact_schema())
    return jsonschema.Draft202012Validator(fact_schema())


def test_a_bare_fact_is_valid(validator: Any, make_fact: MakeFact) -> None:
    validator.validate(json.loads(encode(make_fact(value="18", unit="máy bay"))))


def test_a_fact_with_everything_is_valid(validator: Any, make_fact: MakeFact) -> None:
    full = make_fact(
        "từ 15 đến 17 tỷ USD mỗi tháng",
        kind="money",
        low="15E+9",
        high="17E+9",
        unit="USD",
        per="mo",
        modifier="approx",
        iso="2025",
        measure=Mention("kim ngạch", 0, 9),
        concept="export_value",
        change=Change("up", "by"),
        period=Period("2025", "năm 2025", 0, 8),
        subject=Actor("Nga", 0, 3, "RU"),
        partner=Actor("các nước", 0, 8),
        speaker=Mention("ông Putin", 0, 9),
        same_as=0,
    )
    validator.validate(json.loads(encode(full)))


@pytest.mark.parametrize(
    "wrong",
    [{"value": "18"}, {"kind": "colour"}, {"further": 1}, {"sentence": {"start": 0}}, {"modifier": "maybe"}],
)
def test_what_no_fact_is_gets_refused(validator: Any, make_fact: MakeFact, wrong: dict[str, Any]) -> None:
    fact = json.loads(encode(make_fact())) | wrong
    assert not validator.is_valid(fact)


def test_every_key_is_required_and_none_has_a_default() -> None:
    schema = fact_schema()
    for part in (schema, *schema["$defs"].values()):
        assert part["required"] == list(part["properties"])
        assert not any("default" in value for value in part["properties"].values())


def test_it_names_its_version_and_explains_itself() -> None:
    schema = fact_schema()
    assert (schema["$id"], schema["version"]) == ("urn:factx:fact:1.0", "1.0")
    assert schema["description"].startswith("One figure that an article states.\n\n`text` is")
