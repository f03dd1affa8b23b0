"""How the rules' patterns are written: in verbose form, from named lists of words.

Patterns match the lower-cased clean text, where a space is always one: it is written `[ ]`.

>>> compile(rf"{START}{one_of('negation')}{END}").search("chưa được").group()
'chưa'
"""

from __future__ import annotations

from functools import cache

import regex

from factx.vi.words import forms, rows

START = r"(?<!\p{L})"
"""A word begins here."""
END = r"(?!\p{L})"
"""A word ends here."""


def compile(pattern: str) -> regex.Pattern[str]:
    """`pattern` in verbose form, compiled."""
    return regex.compile(pattern, regex.VERBOSE)


def one_of(name: str) -> str:
    """A pattern for any word of the list `name` in `words/lists.tsv`, longer ones first."""
    return any_of(_lists()[name])


def any_of(words: list[str]) -> str:
    """A pattern for any of the words, longer ones first."""
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(regex.escape(word, literal_spaces=True).replace(' ', '[ ]') for word in longest_first)})"


@cache
def _lists() -> dict[str, list[str]]:
    return {row["list"]: forms(row["words"]) for row in rows("lists")}
