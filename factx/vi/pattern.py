"""How the rules' patterns are written: in verbose form, from named lists of words.

Patterns match the lower-cased clean text, where a space is always one: it is written `[ ]`. They are patterns of the
standard library's `re`, the fastest engine for them, and know letters as `\\p{L}` and lists of words as `\\l{name}`
besides. These are written out where a pattern is made, which a start is spared: compiled patterns are kept.

>>> compile(rf"{START}{one_of('negation')}{END}").search("chưa được").group()
'chưa'
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import re
import sys
from array import array
from collections.abc import Iterable, Mapping
from functools import cache
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any, cast

from factx.kept import kept
from factx.vi.words import forms, rows

START = r"(?<!\p{L})"
"""A word begins here."""
END = r"(?!\p{L})"
"""A word ends here."""


Match = re.Match[str]
Pattern = re.Pattern[str]

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
_LIST = r"\\l\{(?P<list>\w+)\}"
_TOKEN = r"\\p\{(?P<property>\w+)\} | \\. | (?P<open>\[\^?) | (?P<close>\])"


def compile(pattern: str) -> Pattern:
    """`pattern` in verbose form, compiled when it is first asked: an article needs but a part of all patterns."""
    return cast("Pattern", _Uncompiled(pattern))


class _Compiled:
    """A pattern with the methods of the compiled one."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern


class _Uncompiled(_Compiled):
    """A pattern that is compiled when any of its methods is first asked for; from then on it is a plain object."""

    def __getattr__(self, name: str) -> Any:
        compiled = _compiled(self.pattern)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        self.__class__ = _Compiled  # type: ignore[assignment] # quicker to look into than a class that has `__getattr__`
        return getattr(self, name)


_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub")


def _compiled(pattern: str) -> Pattern:
    if _CAN_KEEP:
        flags, code, *groups = kept("patterns", pattern, lambda: _parsed(_translated(pattern)))
        return cast("Pattern", _sre.compile(pattern, flags, array("I", code).tolist(), *groups))
    return re.compile(_translated(pattern), re.VERBOSE)


# Parsing a pattern takes a hundred times as long as making it from what the parser found. The constructor for that is
# not public: it is known of CPython's versions up to this one; with others, patterns are parsed at every start.
_CAN_KEEP = sys.implementation.name == "cpython" and sys.version_info < (3, 15)


def _parsed(pattern: str) -> tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]:
    """What the constructor of patterns takes behind the pattern's text, as `re` calls it."""
    found = _parser.parse(pattern, re.VERBOSE)
    code = array("I", _code(found)).tobytes()
    names: dict[str, int] = found.state.groupdict
    groups: int = found.state.groups
    name_of = {number: name for name, number in names.items()}
    numbered = tuple(name_of.get(number) for number in range(groups))
    return int(re.VERBOSE | found.state.flags), code, groups - 1, names, numbered


def _code(found: Any) -> list[int]:
    """The code of a pattern, which opens with the characters that a match may begin with: a search skips all others.

    `re` looks for them only where a pattern begins with a character, and ours begin by looking behind (`START`).
    """
    code: list[int] = _compiler._code(found, re.VERBOSE)
    characters = _beginning(found, None)
    if characters is None or found[0][0] is _parser.LITERAL:
        return code
    opening: list[int] = []
    _compiler._compile_info(opening, _parser.SubPattern(found.state, [(_parser.IN, characters)]), found.state.flags)
    opening[_WIDTHS] = code[_WIDTHS]
    return opening + code[1 + code[_LENGTH] :]


_LENGTH, _WIDTHS = 1, slice(3, 5)  # of the opening, and of the shortest and the longest match
_LOOKS = {_parser.AT, _parser.ASSERT, _parser.ASSERT_NOT}
_REPEATS = {_parser.MAX_REPEAT, _parser.MIN_REPEAT, _parser.POSSESSIVE_REPEAT}


def _beginning(parts: Any, behind: list[Any] | None) -> list[Any] | None:
    """The characters that `parts` may begin with, if what stands behind them begins with those; None: with any."""
    for kind, about in reversed(parts):
        if kind is _parser.LITERAL:
            behind = [(kind, about)]
        elif kind is _parser.IN:
            behind = None if about[0][0] is _parser.NEGATE else about
        elif kind is _parser.BRANCH:
            behind = _together(_beginning(branch, behind) for branch in about[1])
        elif kind is _parser.SUBPATTERN:
            _, flags, _, inner = about
            behind = None if flags else _beginning(inner, behind)
        elif kind in _REPEATS:
            least, _, inner = about
            behind = _together([_beginning(inner, behind), [] if least else behind])
        elif kind not in _LOOKS:
            behind = None
    return behind


def _together(beginnings: Iterable[list[Any] | None]) -> list[Any] | None:
    found: list[Any] = []
    for characters in beginnings:
        if characters is None:
            return None
        found += characters
    return found


def _translated(pattern: str) -> str:
    """`pattern` with the words of each list and the letters of each property written out."""
    pattern = re.sub(_LIST, lambda named: any_of(words_of(named["list"])), pattern)
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

    return re.sub(_TOKEN, written, pattern.replace(r"[\p{L}\d]", r"[^\W_]"), flags=re.VERBOSE | re.DOTALL)


def not_after(words: str) -> str:
    """None of the words, told with spaces between them (and with _ for those in them), stands before this place.

    >>> not_after("bị đã_được")
    '(?<!bị[ ])(?<!đã[ ]được[ ])'
    """
    return "".join(f"(?<!{word}[ ])" for word in words.split()).replace("_", "[ ]")


def after(words: str) -> str:
    """One of the words, told as for `not_after`, stands before this place."""
    return f"(?:{'|'.join(f'(?<={word}[ ])' for word in words.split())})".replace("_", "[ ]")


def either(match: Match, name: str) -> str | None:
    """What the group `name` or `name_2` of a pattern holds, which names a thing that it reads in two places."""
    found: str | None = match[name] or match[f"{name}_2"]
    return found


def one_of(name: str) -> str:
    """A pattern for any word of the list `name` in `words/lists.tsv`, the longest that stands there."""
    return rf"\l{{{name}}}"


def words_of(name: str) -> list[str]:
    """The words of the list `name` in `words/lists.tsv`."""
    return _lists()[name]


def any_of(words: Iterable[str], before: Mapping[str, str] | None = None) -> str:
    """A pattern for any of the words, the longest that stands there; what begins alike is tried once.

    `before` tells of words what must follow them, as a pattern.

    >>> any_of(["tăng", "tuần", "tuy"])
    '(?:t(?:ăng|u(?:ần|y)))'
    >>> any_of(["tăng", "tuy"], {"tuy": END})
    '(?:t(?:ăng|uy(?!\\\\p{L})))'
    """
    return f"(?:{_by_beginnings([(word, (before or {}).get(word, '')) for word in words])})"


def _by_beginnings(words: list[tuple[str, str]]) -> str:
    heads: dict[str, list[tuple[str, str]]] = {}
    for word, behind in words:
        heads.setdefault(word[:1], []).append((word[1:], behind))
    branches = [
        re.escape(head) + _by_beginnings(rest) if head else rest[0][1] for head, rest in sorted(heads.items())[::-1]
    ]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


@cache
def _lists() -> dict[str, list[str]]:
    return kept("lists", "lists", lambda: {row["list"]: forms(row["words"]) for row in rows("lists")})
