"""The tables written from CLDR are those in the repository, and hold every name that CLDR knows."""

from collections.abc import Callable

import pytest
from babel import Locale
from babel.numbers import get_currency_name

from factx.vi.words import forms, rows
from factx.vi.words.from_cldr import FOLDER, countries, currencies, table


@pytest.mark.parametrize(
    ("name", "key", "made"), [("currencies", "code", currencies), ("countries", "alpha2", countries)]
)
def test_the_table_is_what_the_script_writes(name: str, key: str, made: Callable[[], dict[str, list[str]]]) -> None:
    assert (FOLDER / f"{name}.tsv").read_bytes() == table(key, made()).encode()


def test_every_currency_is_known_by_its_name_and_code() -> None:
    known = {row["code"]: forms(row["forms"]) for row in rows("currencies")}
    assert len(known) > 150
    for code, names in known.items():
        assert code.lower() in names
        assert get_currency_name(code, locale="vi").lower() in names


def test_every_country_is_known_by_its_name() -> None:
    known = {row["alpha2"]: forms(row["forms"]) for row in rows("countries")}
    assert len(known) == 250  # the 249 of ISO 3166-1, and Kosovo
    territories = Locale("vi").territories
    for code, names in known.items():
        assert names[0] in territories[code].lower()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("việt nam", "VN"),
        ("miến điện", "MM"),
        ("hồng kông", "HK"),
        ("saint lucia", "LC"),
        ("côte d'ivoire", "CI"),
    ],
)
def test_another_name_of_a_country_is_known(name: str, code: str) -> None:
    assert name in countries()[code]


def test_what_is_no_country_is_left_out() -> None:
    assert not {"EU", "UN", "EZ", "ZZ", "XA"} & countries().keys()


def test_what_is_no_tender_is_left_out() -> None:
    assert not {"XAU", "XXX", "XTS", "USN"} & currencies().keys()
