"""Wherever a figure stands, however its letters are encoded: the source has its text at its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx import Fact, extract

ROOT = Path(__file__).parent.parent
SEEDS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))}
FORMS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "byte-order mark": lambda text: "\ufeff" + text,
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "double spaces": lambda text: text.replace(" ", "  "),
    "soft hyphens": lambda text: text.replace("n", "n\u00ad"),
    "full-width digits": lambda text: text.translate({0x30 + digit: 0xFF10 + digit for digit in range(10)}),
}
PIECES = [
    *(
        "trên 15 tỷ USD",
        "13,6%",
        "ngày 30/1/2026",
        "hai con tàu",
        "S-400",
        "hôm qua",
        "từ 3 đến 5 tấn",
        "8h30",
    ),
    *("năm", "một", "thứ", "từ", "đến", "khoảng", "tỷ", "1.5", "2-1", "/", "-", "…", "\n", "\t", "\u200b"),
    *("е", "ế", "e\u0302\u0301", "１５", "٣", "\U0001f600", "\ud800", "https://", "@", "\u202e", "½"),
]


def read(fact: Fact) -> tuple[object, ...]:
    """What a fact states, without where."""
    return fact.kind, fact.value, fact.low, fact.high, fact.per, fact.modifier, fact.iso, fact.rule


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", SEEDS)
def test_the_source_has_the_text_at_its_place(name: str, form: str) -> None:
    source = FORMS[form](SEEDS[name])
    facts = extract(source)
    assert all(source[fact.start : fact.end] == fact.text for fact in facts)
    assert all(fact.sentence.start <= fact.start < fact.end for fact in facts)
    assert [read(fact) for fact in facts] == [read(fact) for fact in extract(SEEDS[name])]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=20), st.sampled_from(["", " "]))
def test_any_text_at_all(pieces: list[str], between: str) -> None:
    source = between.join(pieces)
    facts = extract(source, published="2025-11-27")
    assert all(source[fact.start : fact.end] == fact.text for fact in facts)
    assert all(one.end <= other.start for one, other in pairwise(facts))


@given(st.lists(st.sampled_from(PIECES[:10]), max_size=8))
def test_the_same_text_gives_the_same_facts(pieces: list[str]) -> None:
    source = " ".join(pieces)
    assert extract(source) == extract(source)


def test_what_is_dropped_at_the_very_beginning_is_no_part_of_a_figure() -> None:
    (fact,) = extract("\u200e30 quốc gia")
    assert (fact.text, fact.start, fact.end) == ("30 quốc gia", 1, 12)


def test_a_capital_that_is_longer_in_lower_case_moves_nothing() -> None:
    assert [fact.text for fact in extract("İİİ và Nga bán 18 máy bay.")] == ["18 máy bay"]
