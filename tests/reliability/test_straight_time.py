"""Time grows with the text and no faster: patterns are looked at, steps are counted, no clock is read.

A pattern's cost is told by its form: where a repeat stands within a repeat, each turn of the outer one must hold a
character that the inner one cannot take, so that there is one way only to divide a text between them. Such a pattern
reads what it reads once. How much the rules ask their patterns to read, and what they do besides, is counted: calls of
functions, and the characters that matches and searches pass over.
"""

from __future__ import annotations

import cProfile
import gc
import importlib
import pkgutil
import re
import tracemalloc
from collections.abc import Iterator
from functools import cache
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any

import pytest
import regex
from hostile import UNITS, openings, text

import factx.vi
from factx.article import Article
from factx.extraction import extract_article
from factx.vi import pattern

for module in pkgutil.walk_packages(factx.vi.__path__, "factx.vi."):
    if module.name != "factx.vi.words.from_cldr":
        importlib.import_module(module.name)
PATTERNS = [found for found in gc.get_objects() if isinstance(found, pattern._Compiled)]

ENDLESS = _parser.MAXREPEAT
REPEATS = {_parser.MAX_REPEAT, _parser.MIN_REPEAT, _parser.POSSESSIVE_REPEAT}
LOOKS = {_parser.ASSERT, _parser.ASSERT_NOT}
SINGLE = {_parser.LITERAL, _parser.NOT_LITERAL, _parser.IN, _parser.ANY, _parser.CATEGORY}
ALPHABET = [chr(code) for code in (*range(0x250), *range(0x1EA0, 0x1F00), 0x300, 0x3B1, 0x430, *range(0x2010, 0x2030))]


def parsed(source: str) -> Any:
    return _parser.parse(pattern._translated(source), re.VERBOSE)


def characters(node: Any) -> frozenset[str]:
    """What of the alphabet a node for one character takes."""
    one = _parser.SubPattern(_parser.State(), [node])
    return frozenset(filter(_compiler.compile(one).match, ALPHABET))


def parts(sequence: Any) -> Iterator[tuple[Any, Any]]:
    """The nodes of a sequence, those of groups within it in place of the groups."""
    for op, argument in sequence:
        if op is _parser.SUBPATTERN:
            yield from parts(argument[3])
        elif op is _parser.ATOMIC_GROUP:
            yield from parts(argument)
        else:
            yield op, argument


def must_hold(sequence: Any) -> Iterator[frozenset[str]]:
    """The characters that any match of a sequence holds one of, for each that it must hold."""
    for op, argument in parts(sequence):
        if op in SINGLE:
            yield characters((op, argument))
        elif op is _parser.BRANCH:
            ways = [list(must_hold(way)) for way in argument[1]]
            if all(ways):
                yield frozenset().union(*(way[0] for way in ways))
        elif op in REPEATS and argument[0] > 0:
            yield from must_hold(argument[2])
        elif op is _parser.ASSERT and argument[0] > 0:  # what the next turn begins with
            yield from must_hold(argument[1])


def endless(sequence: Any) -> Iterator[frozenset[str]]:
    """What each endless repeat in a sequence, however deep, goes on over."""
    for op, argument in parts(sequence):
        if op in REPEATS:
            _, most, body = argument
            if most is ENDLESS:
                yield frozenset().union(*(taken(body)))
            else:
                yield from endless(body)
        elif op is _parser.BRANCH:
            for way in argument[1]:
                yield from endless(way)


def taken(sequence: Any) -> Iterator[frozenset[str]]:
    """What of the alphabet can stand in a match of a sequence."""
    for op, argument in parts(sequence):
        if op in SINGLE:
            yield characters((op, argument))
        elif op is _parser.BRANCH:
            for way in argument[1]:
                yield from taken(way)
        elif op in REPEATS:
            yield from taken(argument[2])


def faults(sequence: Any, repeated: bool = False) -> Iterator[str]:
    """What in a pattern may cost more than one reading of the text."""
    for op, argument in parts(sequence):
        if op is _parser.BRANCH:
            for way in argument[1]:
                yield from faults(way, repeated)
        elif op in LOOKS:
            if repeated and any(endless(argument[1])):
                yield "an endless repeat that is looked for at each turn of an endless repeat"
            yield from faults(argument[1], repeated)
        elif op in REPEATS:
            _, most, body = argument
            if op is not _parser.POSSESSIVE_REPEAT and most > 1:
                marks = list(must_hold(body))
                for inner in endless(body):
                    if all(mark & inner for mark in marks):
                        yield "an endless repeat within a repeat, and nothing tells their turns apart"
            yield from faults(body, repeated or most is ENDLESS)


@pytest.mark.parametrize("source", [r"(?:a+)+b", r"(?:a+ ,? )*", r"(?:\w+ [ab] ){1,9}", r"(?: a (?!.*b) )+"])
def test_a_pattern_that_may_take_long_is_told(source: str) -> None:
    assert list(faults(parsed(source)))


@pytest.mark.parametrize("source", [r"\d+ (?: [.,]\d+ )*", r"(?: [ ]\p{L}+ ){0,5}", r"(?: \p{L}+ (?:,|;) )+", r"a+b+"])
def test_a_pattern_that_reads_once_is_not(source: str) -> None:
    assert not list(faults(parsed(source)))


def test_no_pattern_reads_a_text_in_more_ways_than_one() -> None:
    assert len(PATTERNS) > 300
    found = {each.pattern: told for each in PATTERNS if (told := list(faults(parsed(each.pattern))))}
    assert not found


class Counting:
    """A compiled pattern that counts the characters which its matches and searches pass over."""

    passed = 0

    def __init__(self, source: str) -> None:
        self.compiled = COMPILED(source)
        self.groupindex = self.compiled.groupindex
        self.partial = regex.compile(pattern._translated(source), regex.VERBOSE)

    def _count(self, match: re.Match[str] | None, otherwise: int, at: int) -> re.Match[str] | None:
        Counting.passed += 1 + (otherwise if match is None else match.end() - at)
        return match

    def _looked(self, text: str, at: int, end: int) -> int:
        """How far a match that failed looked, to the next power of two: how long what it saw could still become one."""
        looked, end = 32, min(end, len(text))
        while at + looked < end and self.partial.match(text, at, at + looked, partial=True):
            looked *= 2
        return looked - 32

    def match(self, text: str, at: int = 0, end: int = 1 << 60) -> re.Match[str] | None:
        match = self.compiled.match(text, at, end)
        return self._count(match, 0 if match else self._looked(text, at, end), at)

    def fullmatch(self, text: str, at: int = 0, end: int = 1 << 60) -> re.Match[str] | None:
        match = self.compiled.fullmatch(text, at, end)
        return self._count(match, 0 if match else self._looked(text, at, end), at)

    def search(self, text: str, at: int = 0, end: int = 1 << 60) -> re.Match[str] | None:
        return self._count(self.compiled.search(text, at, end), max(0, min(end, len(text)) - at), at)

    def finditer(self, text: str, at: int = 0, end: int = 1 << 60) -> Iterator[re.Match[str]]:
        Counting.passed += max(0, min(end, len(text)) - at)
        return self.compiled.finditer(text, at, end)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.compiled, name)  # methods that only the cleaning of a text asks for


COMPILED = pattern._compiled


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every pattern of the rules counts."""

    def forget() -> None:
        for each in PATTERNS:
            for method in pattern._METHODS:
                vars(each).pop(method, None)
            each.__class__ = pattern._Uncompiled

    forget()
    monkeypatch.setattr(pattern, "_compiled", cache(Counting))
    yield
    forget()


def steps(source: str) -> int:
    """What it costs to read a text: calls of functions, and characters that patterns pass over."""
    Counting.passed = 0
    profile = cProfile.Profile()
    profile.runcall(extract_article, Article("a", source))
    return Counting.passed + sum(entry.callcount for entry in profile.getstats())


SIZE, MORE = 4_000, 3
"""A sentence is looked at in windows of 2,000 code points: what is dear within one shows at the first size too."""
GROWTH = 1.8
"""How much more a code point may cost in the longer text: the first window has nothing before it. Were cost to grow
with the square of the length, it would be 3."""
DEAREST = 900
"""Steps that a code point may cost, at most, where there is a figure at every fifth; in our articles it costs 20."""


@pytest.mark.parametrize("name", UNITS)
def test_steps_grow_with_the_text(name: str, counting: None) -> None:
    extract_article(Article("a", text(UNITS[name], 100)))  # what is made at the first use is not counted
    short, long = (steps("5 " + text(UNITS[name], size)) for size in (SIZE, SIZE * MORE))
    assert long / MORE < short * GROWTH + SIZE * 0.1
    assert long < DEAREST * SIZE * MORE


def most_held(source: str) -> int:
    """The most bytes that are held at once while a text is read; what is copied costs time that no step tells of."""
    tracemalloc.start()
    try:
        extract_article(Article("a", source))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", UNITS)
def test_memory_grows_with_the_text(name: str) -> None:
    extract_article(Article("a", text(UNITS[name], 100)))  # what is made at the first use is not counted
    short, long = (most_held("5 " + text(UNITS[name], size)) for size in (SIZE, SIZE * MORE))
    assert long / MORE < short * GROWTH


def test_steps_grow_with_the_text_for_the_openings_of_every_list(counting: None) -> None:
    words = openings(SIZE // 2)
    for source in words.values():
        extract_article(Article("a", source))  # what is made at the first use is not counted
    dear = {name: source for name, source in words.items() if steps(source * MORE) / MORE > steps(source) * GROWTH}
    assert len(words) > 100
    assert not dear
