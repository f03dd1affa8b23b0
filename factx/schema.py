"""The JSON Schema of a fact, made from the data model."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec

from factx.fact import SCHEMA_VERSION, Fact


def fact_schema() -> dict[str, Any]:
    """What a fact looks like in JSON, as JSON Schema 2020-12.

    >>> fact_schema()["$id"]
    'urn:factx:fact:1.0'
    """
    _, objects = msgspec.json.schema_components([Fact], ref_template="#/$defs/{name}")
    for schema in objects.values():
        _state_what_is_written(schema)
    fact = objects.pop("Fact")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:factx:fact:{SCHEMA_VERSION}",
        "version": SCHEMA_VERSION,
        **fact,
        "$defs": objects,
    }


def _state_what_is_written(schema: dict[str, Any]) -> None:
    """Tell of one object what factx writes; msgspec tells what it would accept.

    Every key is written, also where its value is the default, and no other; a Decimal is a number.
    """
    schema["description"] = inspect.cleandoc(schema["description"])
    schema["required"] = list(schema["properties"])
    schema["additionalProperties"] = False
    for value in schema["properties"].values():
        value.pop("default", None)
        for choice in value.get("anyOf", [value]):
            if choice.get("format") == "decimal":
                choice.pop("format")
                choice["type"] = "number"
