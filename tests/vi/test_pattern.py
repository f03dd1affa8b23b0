"""Searching finds what the standard library's own compiled patterns find."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import factx.vi
from factx.vi import pattern

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = "\n".join(path.read_text(encoding="utf-8")[:600] for path in sorted(SEEDS.glob("*.txt")))


def _patterns() -> Iterator[str]:
    """Every pattern of the rules that stands in a module by a name."""
    for module in pkgutil.walk_packages(factx.vi.__path__, "factx.vi."):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, pattern._Compiled):
                yield thing.pattern


@pytest.mark.parametrize("text", [TEXT, TEXT.lower()], ids=["clean", "lower"])
def test_a_search_that_skips_finds_the_same(text: str) -> None:
    patterns = set(_patterns())
    assert len(patterns) > 400
    for written in patterns:
        plain = re.compile(pattern._translated(written), re.VERBOSE)
        found = [match.span() for match in pattern._compiled(written).finditer(text)]
        assert found == [match.span() for match in plain.finditer(text)], written
