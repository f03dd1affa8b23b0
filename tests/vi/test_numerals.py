"""Numbers in words, spelled out by other hands, read back as themselves."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from num2words import num2words

from factx.vi.numerals import read_numeral

RANDOM = random.Random(2013)
LARGE = [RANDOM.randrange(10 ** RANDOM.randrange(4, 16)) for _ in range(5000)]


def read_back(words: str) -> Decimal | None:
    """The number that all of `words` spells."""
    numeral = read_numeral(words, 0)
    return numeral.value if numeral is not None and numeral.end == len(words) else None


@pytest.mark.parametrize(
    "numbers", [range(10_000), LARGE], ids=["every number below 10,000", "5,000 up to a quadrillion"]
)
def test_spelled_numbers_read_back(numbers: range | list[int]) -> None:
    spelled = {number: num2words(number, lang="vi") for number in numbers}
    wrong = {words: number for number, words in spelled.items() if read_back(words) != number}
    assert not wrong


def cldr_words(number: int) -> str:
    """The number as the rules of CLDR spell it (spellout-cardinal, locale vi): "nghìn", "lẻ", "mươi".

    Below a hundred CLDR says "mười lăm", "hai mươi mốt", "hai mươi tư"; behind a hundred "lẻ"; each step of a
    thousand is spelled in full behind the one above.
    """
    ones = "không một hai ba bốn năm sáu bảy tám chín".split()
    if number < 10:
        return ones[number]
    if number < 20:
        return "mười" + {0: "", 5: " lăm"}.get(number % 10, f" {ones[number % 10]}")
    if number < 100:
        last = {0: "", 1: " mốt", 4: " tư", 5: " lăm"}.get(number % 10, f" {ones[number % 10]}")
        return f"{ones[number // 10]} mươi{last}"
    for size, name in ((10**9, "tỷ"), (10**6, "triệu"), (1000, "nghìn"), (100, "trăm")):
        if number >= size:
            rest = number % size
            head = f"{cldr_words(number // size)} {name}"
            if not rest:
                return head
            if size > 100 and rest < 100:
                return f"{head} không trăm {'lẻ ' if rest < 10 else ''}{cldr_words(rest)}"
            return f"{head} {'lẻ ' if rest < 10 else ''}{cldr_words(rest)}"
    raise AssertionError(number)


def test_numbers_spelled_by_the_rules_of_cldr_read_back() -> None:
    wrong = {cldr_words(n): n for n in [*range(10_000), *LARGE] if read_back(cldr_words(n)) != n}
    assert not wrong


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1.550", "1550"),
        ("1,234,567.8", "1234567.8"),
        ("10 000", "10000"),
        ("0.125", "0.125"),
        ("2.5 triệu", "2500000"),
        ("15 triệu tỷ", "15000000000000000"),
        ("5 trăm nghìn", "500000"),
        ("18 vạn", "180000"),
        ("1 tỷ 200 triệu", "1200000000"),
        ("2 triệu rưỡi", "2500000"),
        ("2tr5", "2500000"),
        ("một nghìn ba trăm tỷ", "1300000000000"),
        ("hai trăm rưỡi", "250"),
        ("ba phẩy không năm", "3.05"),
        ("nửa triệu", "500000"),
    ],
)
def test_mixed_numbers(words: str, value: str) -> None:
    assert read_back(words) == Decimal(value)
