"""How the rules' patterns are written: in verbose form, from named lists of words.

Patterns match the lower-cased clean text, where a space is always one: it is written `[ ]`. They are written for
`regex`, with `\\p{L}` for letters, and run by the standard library's `re`, which is faster, wherever that knows the
form; what it does not know (a look-behind of any length, one name for two groups) is left to `regex`.

>>> compile(rf"{START}{one_of('negation')}{END}").search("chưa được").group()
'chưa'
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, cast

import regex

from factx.vi.words import forms, rows

START = r"(?<!\p{L})"
"""A word begins here."""
END = r"(?!\p{L})"
"""A word ends here."""


Match = re.Match[str]
Pattern = re.Pattern[str]
"""What `re` and `regex` both give: they are used alike."""

# The letters of the scripts that may stand in an article, and the Latin ones in capitals and small; without the marks
# between them, such as "×".
_CLASSES = {
    "L": r"A-Za-zªµºÀ-ÖØ-öø-ʯ\u0370-\u1fff\u2c60-\u2dff\u3040-\ud7ff",
    "Lu": "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
    "ĀĄĆĈĊČĎĒĔĖĘĚĜĞĠĢĤĦĪĬĮİĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŪŬŮŰŲŴŶŸŹŻŽ",
    "Ll": "a-zß-öø-ÿăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
    "āąćĉċčďēĕėęěĝğġģĥħīĭįıķĺļľłńņňōŏőœŕŗřśŝşšţťŧūŭůűųŵŷźżž",
    "N": "0-9",
    "Sc": "$¢-¥₠-₿",
}
_ALONE = {"L": r"[^\W\d_]"}  # the same, and quicker to compile
_TOKEN = re.compile(r"\\p\{(?P<property>\w+)\} | \\. | (?P<open>\[\^?) | (?P<close>\])", re.VERBOSE | re.DOTALL)


def compile(pattern: str) -> Pattern:
    """`pattern` in verbose form, compiled when it is first asked: an article needs but a part of all patterns."""
    return cast("Pattern", _Compiled(pattern))


class _Compiled:
    """A pattern that takes over the methods of the compiled one at the first use of any."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        compiled = _compiled(self.pattern)
        self.match, self.fullmatch = compiled.match, compiled.fullmatch
        self.search, self.finditer = compiled.search, compiled.finditer
        return getattr(compiled, name)


def _compiled(pattern: str) -> Pattern:
    try:
        return re.compile(_translated(pattern), re.VERBOSE)
    except (re.error, KeyError):
        return cast("Pattern", regex.compile(pattern, regex.VERBOSE))


def _translated(pattern: str) -> str:
    """`pattern` with the letters of each property written out."""
    inside = False

    def written(token: re.Match[str]) -> str:
        nonlocal inside
        if name := token["property"]:
            return _CLASSES[name] if inside else _ALONE.get(name) or f"[{_CLASSES[name]}]"
        if token["open"]:
            inside = True
        elif token["close"]:
            inside = False
        return token[0]

    return _TOKEN.sub(written, pattern.replace(r"[\p{L}\d]", r"[^\W_]"))


def one_of(name: str) -> str:
    """A pattern for any word of the list `name` in `words/lists.tsv`, the longest that stands there."""
    return any_of(words_of(name))


def words_of(name: str) -> list[str]:
    """The words of the list `name` in `words/lists.tsv`."""
    return _lists()[name]


def any_of(words: list[str]) -> str:
    """A pattern for any of the words, longer ones first."""
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(regex.escape(word, literal_spaces=True).replace(' ', '[ ]') for word in longest_first)})"


def by_beginnings(words: list[str]) -> str:
    """The same as `any_of`, but faster to search and slower to compile: what begins alike is tried once.

    >>> by_beginnings(["tăng", "tuần", "tuy"])
    't(?:ăng|u(?:ần|y))'
    """
    heads: dict[str, list[str]] = {}
    for word in words:
        heads.setdefault(word[:1], []).append(word[1:])
    branches = [regex.escape(head) + by_beginnings(rest) if head else "" for head, rest in sorted(heads.items())[::-1]]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


@cache
def _lists() -> dict[str, list[str]]:
    return {row["list"]: forms(row["words"]) for row in rows("lists")}
