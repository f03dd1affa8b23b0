"""One article that says the same thing twice: in its title, its lead and its body.

Two facts say the same if their figures are equal and nothing that is told of them contradicts: what is measured, for
whom, towards whom, when, which way it moved. A small round number is the same only where both tell what it is of:
"5 người" here and "5 người" there may be other people. Days, times and ranks are repeated for reasons of their own and
are not marked.

>>> from factx import extract
>>> facts = extract("Nga bán 340 dự án. Năm ngoái, Nga bán 340 dự án cho 5 nước; Mỹ bán 340 dự án cho 5 nước.")
>>> [(fact.text, fact.same_as) for fact in facts if fact.kind == "count"]
[('340 dự án', None), ('340 dự án', 0), ('5 nước', None), ('340 dự án', None), ('5 nước', None)]
"""

from __future__ import annotations

from typing import Any

import msgspec

from factx.fact import Actor, Fact, Mention

_NEVER = {"date", "time", "ordinal"}
_MOST_STATEMENTS = 8
"""Different statements with one figure that a later one is compared with; further ones are all their own."""
_TELLING_DIGITS = 2
_MEASURED = {"money", "quantity"}


def mark_repeats(facts: list[Fact]) -> list[Fact]:
    """The facts of one article, each that repeats another with the position of the first in `same_as`."""
    firsts: dict[tuple[Any, ...], list[int]] = {}
    marked = list(facts)
    for position, fact in enumerate(facts):
        if fact.kind in _NEVER:
            continue
        known = firsts.setdefault(_figure(fact), [])
        same = next((first for first in known if _same(facts[first], fact)), None)
        if same is not None:
            marked[position] = msgspec.structs.replace(fact, same_as=same)
        elif len(known) < _MOST_STATEMENTS:
            known.append(position)
    return marked


def _figure(fact: Fact) -> tuple[Any, ...]:
    unit = None if fact.kind == "count" else fact.unit
    return fact.kind, fact.value, fact.low, fact.high, unit, fact.per, fact.modifier, fact.iso


def _same(first: Fact, second: Fact) -> bool:
    if first.kind == "count" and not _overlap(first.unit, second.unit):
        return False
    measured = _agree(_words(first.measure), _words(second.measure))
    if first.concept != second.concept or (first.concept is None and not measured):
        return False
    parts = (
        _same_actor(first.subject, second.subject),
        _same_actor(first.partner, second.partner),
        first.period is None or second.period is None or first.period.iso == second.period.iso,
        first.change is None or second.change is None or first.change == second.change,
    )
    of_whom = first.subject is not None and second.subject is not None
    named = first.measure is not None and second.measure is not None and measured
    of_what = first.kind in _MEASURED and first.concept is not None and named  # "xuất khẩu gạo 9 triệu tấn", twice
    return all(parts) and (of_whom or of_what or _is_telling(first))


def _is_telling(fact: Fact) -> bool:
    """Whether a number is hardly the same by chance: "4,1", not "5" or "300"."""
    number = fact.value if fact.value is not None else fact.low
    digits = f"{number:f}" if number is not None else "".join(filter(str.isdigit, fact.iso or ""))
    return len(digits.replace(".", "").strip("0-")) >= _TELLING_DIGITS


def _same_actor(first: Actor | None, second: Actor | None) -> bool:
    if first is None or second is None:
        return True
    if first.id and second.id:
        return first.id == second.id
    return _overlap(first.text, second.text)


def _words(mention: Mention | None) -> str | None:
    return mention.text if mention else None


def _agree(first: str | None, second: str | None) -> bool:
    return first is None or second is None or _overlap(first, second)


def _overlap(first: str | None, second: str | None) -> bool:
    """Whether one of two phrases holds the other, by whole words."""
    short, long = sorted((f" {(text or '').casefold()} " for text in (first, second)), key=len)
    return short in long
