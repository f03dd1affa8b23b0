"""Any text at all: nothing is raised, every position is right, and how a text is encoded changes no fact."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from promises import kept, stated
from texts import ODD, PHRASINGS, SENTENCES, mixed

INPUTS = 400


@st.composite
def mixed_texts(draw: st.DrawFn) -> str:
    return mixed(lambda below: draw(st.integers(0, below - 1)))


anything = settings(max_examples=INPUTS, deadline=None)


@anything
@given(mixed_texts())
def test_our_phrasings_changed_at_random(source: str) -> None:
    kept(source)


@anything
@given(st.text(st.characters(), max_size=60))
def test_any_code_points(source: str) -> None:
    kept(source)


@anything
@given(st.lists(st.sampled_from([*ODD, "15", "tỷ", "năm", "tháng", "USD", "từ", "đến", "%"]), max_size=30))
def test_odd_pieces_alone(pieces: list[str]) -> None:
    kept("".join(pieces))


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_odd_pieces_within_phrasings(odd: str) -> None:
    for phrasing in PHRASINGS[:: len(PHRASINGS) // 50]:
        kept(phrasing.replace(" ", odd))
        kept(odd + phrasing + odd)


@anything
@given(mixed_texts())
def test_composed_and_decomposed_letters_give_the_same_facts(source: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, source) for form in ("NFC", "NFD"))
    assert stated(kept(composed)) == stated(kept(decomposed))


@anything
@given(mixed_texts())
def test_line_ends_of_any_system_give_the_same_facts(source: str) -> None:
    plain = source.replace("\r", "")
    assert stated(kept(plain)) == stated(kept(plain.replace("\n", "\r\n")))


@anything
@given(st.sampled_from(PHRASINGS + SENTENCES), mixed_texts())
def test_what_follows_changes_nothing(source: str, more: str) -> None:
    """A sum without a currency aside, which is not read where another country stands near it."""
    alone = kept(f"{source}.\n")
    assume(not any(fact.rule == "money.unsaid" for fact in alone))
    longer = kept(f"{source}.\n\n{more}")
    assert stated(longer)[: len(alone)] == stated(alone)


STUMBLED_OVER = {
    "thousands of nothing": "0.000.000 đồng",
    "a number that never ends": "một nghìn ba trăm tỷ " * 12,
    "one mark too many": "BA NỘI DUNG Ứ\u0301",
}
"""What an exception was raised for once, or a letter parted from its marks."""


@pytest.mark.parametrize("name", STUMBLED_OVER)
def test_what_factx_once_stumbled_over(name: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, STUMBLED_OVER[name]) for form in ("NFC", "NFD"))
    assert stated(kept(composed)) == stated(kept(decomposed))


HUGE = {
    "digits": "7" * 10_000,
    "digits in groups": "1.000" + ".000" * 2_500,
    "nested brackets": "(" * 10_000 + "5 tấn" + ")" * 10_000,
    "nested quotes": "“" * 10_000 + "5 tấn",
    "multipliers": "5 tỷ " * 2_000,
    "number words": "hai mươi mốt " * 2_000,
    "marks on one letter": "e" + "\u0301\u0323" * 5_000,
    "full stops": "." * 10_000,
    "one word": "a" * 10_000,
    "zero-width": "5\u200b" * 5_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_ten_thousand_of_a_kind(name: str) -> None:
    kept(HUGE[name])
