"""Writes `currencies.tsv` and `countries.tsv`: what CLDR calls every currency and country in Vietnamese.

A maintainer runs it after an update of Babel, which carries CLDR's names; what newspapers write
beyond CLDR stands in tables kept by hand, which this script leaves alone.

    python -m factx.vi.words.from_cldr

>>> currencies()["CHF"]
['franc thụy sĩ', 'chf']
>>> countries()["MM"]
['myanmar', 'miến điện']
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name, get_currency_symbol

from factx.vi.spelling import fold_tone_marks

FOLDER = Path(__file__).parent

VIETNAMESE = Locale("vi")

# CLDR's territories of two letters that ISO 3166-1 assigns to no country: islands with a code reserved
# for the post, groupings of states, and codes for testing. Kosovo's XK stays: everybody uses it.
_NO_COUNTRY = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})

_SPECIAL_REGION = re.compile(r"^Đặc khu Hành chính (?P<name>.+), Trung Quốc$")
_OTHER_NAME = re.compile(r"^(?P<name>[^()]+) \((?P<other>[^()]+)\)$")


def currencies() -> dict[str, list[str]]:
    """The forms of every currency that is legal tender somewhere today, by ISO 4217 code."""
    codes = sorted(
        {
            code
            for history in get_global("territory_currencies").values()
            for code, _, end, tender in history
            if tender and end is None
        }
    )
    symbols = {code: get_currency_symbol(code, VIETNAMESE) for code in codes}
    shared = Counter(symbols.values())
    return {
        code: _forms(
            [
                *(name for name in _currency_names(code) if name != code),
                code,
                *([symbols[code]] if shared[symbols[code]] == 1 else []),
            ]
        )
        for code in codes
    }


def _currency_names(code: str) -> tuple[str, str]:
    return get_currency_name(code, locale=VIETNAMESE), get_currency_name(code, count=2, locale=VIETNAMESE)


def countries() -> dict[str, list[str]]:
    """The forms of every country and territory, by ISO 3166-1 alpha-2 code."""
    return {
        code: _forms(_country_names(name))
        for code, name in sorted(VIETNAMESE.territories.items())
        if len(code) == 2 and code not in _NO_COUNTRY
    }


def _country_names(name: str) -> list[str]:
    """The ways to write a country that CLDR's one name tells.

    >>> _country_names("St. Lucia")
    ['St. Lucia', 'Saint Lucia']
    """
    if special := _SPECIAL_REGION.match(name):
        return [special["name"], name]
    if several := _OTHER_NAME.match(name):
        return [several["name"], several["other"]]
    changes = (("St. ", "Saint "), ("’", "'"), (" & ", " và "), (" - ", "-"))
    return [name, *(name.replace(old, new) for old, new in changes if old in name)]


def _forms(names: Iterable[str]) -> list[str]:
    """The names as the rules see a text: lower case, NFC, one style of tone marks, plain spaces."""
    clean = (" ".join(unicodedata.normalize("NFC", name).lower().split()) for name in names)
    return list(dict.fromkeys(map(fold_tone_marks, clean)))


def table(key: str, forms: Mapping[str, Iterable[str]]) -> str:
    """The text of a table: a header, then a row for every key."""
    lines = [f"{key}\tforms", "# Written by from_cldr.py: change the script, not this file."]
    lines += (f"{code}\t{' | '.join(names)}" for code, names in forms.items())
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write both tables anew."""
    for name, key, forms in (("currencies", "code", currencies()), ("countries", "alpha2", countries())):
        (FOLDER / f"{name}.tsv").write_text(table(key, forms), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
