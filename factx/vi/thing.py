"""What a figure measures, in words that two articles share: so that what they say of one thing is found.

The concept stands for the phrases that mean it, and whatever else the measure says stays beside it: coffee and pepper
are both exports, but not the same. Words that add nothing ("tổng kim ngạch") go, and so do the names of whom the figure
is about, which are compared by themselves. What is counted keeps its noun, for a concept such as "person" is as wide as
the language; those who died are the same, whatever verb tells it.

>>> thing("money", "export_value", "Tổng kim ngạch xuất khẩu cà phê của Việt Nam", ["Việt Nam"])
'export_value: cà phê'
>>> thing("quantity", "export_value", "Xuất khẩu hồ tiêu", [])
'export_value: hồ tiêu'
>>> thing("count", "death", "người thiệt mạng", []), thing("count", "person", "người dân", [])
('death', 'người dân')
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from factx.text import Text
from factx.vi.pattern import words_of
from factx.vi.words import Lexicon

_COUNTED_BY_CONCEPT = {"casualty", "death", "injury", "missing", "survivor"}
_MUTUAL = {"trade_turnover"}
_LONGEST = 4
"""Words in a phrase that adds nothing."""


def thing(kind: str, concept: str | None, measure: str, names: Sequence[str]) -> str:
    """What two articles must share for their figures to be of the same thing; `names` are whom they are about."""
    words = _words(measure)
    meant = concept if kind != "count" or concept in _COUNTED_BY_CONCEPT else None
    found = _phrase(words, meant) if meant else None
    if meant is None or found is None:
        if kind == "count":
            return meant or " ".join(words)  # the measure may be but the noun of what the concept is told by
        return " ".join(_without(words, names))
    start, end = found
    if any(" ".join(words).startswith(part) for part in words_of("part_of_concept")):
        start = end = 0
    rest = [*_qualifying(_without(words[:start], names)), *_qualifying(_without(words[end:], names))]
    return f"{meant}: {' '.join(rest)}" if rest else meant


def is_mutual(concept: str | None, measure: str) -> bool:
    """Whether what two countries have of it is the same from either side: their trade, but not what one exports.

    >>> is_mutual("trade_turnover", "kim ngạch thương mại"), is_mutual("trade_turnover", "kim ngạch")
    (True, False)
    """
    lower = f" {' '.join(_words(measure))} "
    return concept in _MUTUAL and any(f" {words} " in lower for words in words_of("mutual_measure"))


def _words(phrase: str) -> list[str]:
    return Text(phrase).lower.split()


def _phrase(words: list[str], concept: str) -> tuple[int, int] | None:
    """The fewest words that mean the concept, within the phrase that the measure begins with."""
    concepts = _concepts()
    measure = " ".join(words)
    name = _names().match(measure, 0)
    if name is not None and name[1] == concept:  # what it is called is no narrower than a part of it
        return 0, measure.count(" ", 0, name[0]) + 1
    found = concepts.match(measure, 0)
    if found is None or found[1] != concept:
        return None
    spans = combinations(range(measure.count(" ", 0, found[0]) + 2), 2)
    within = [span for span in spans if concepts.phrases.get(" ".join(words[slice(*span)])) == concept]
    return min(within, key=lambda span: span[1] - span[0], default=None)


def _without(words: list[str], names: Sequence[str]) -> list[str]:
    for name in filter(None, map(_words, names)):
        for at in range(len(words) - len(name), -1, -1):
            if words[at : at + len(name)] == name:
                words = words[:at] + words[at + len(name) :]
    return words


def _qualifying(words: list[str]) -> list[str]:
    """The words that say more than the concept does."""
    kept = []
    at = 0
    while at < len(words):
        longest = range(min(at + _LONGEST, len(words)), at, -1)
        end = next((end for end in longest if " ".join(words[at:end]) in _adding_nothing()), None)
        if end is None:
            kept.append(words[at])
        at = end or at + 1
    return kept


@lru_cache(maxsize=1)
def _concepts() -> Lexicon[str]:
    return Lexicon.of("concepts", value="concept")


@lru_cache(maxsize=1)
def _names() -> Lexicon[str]:
    return Lexicon.of("concepts", forms="vi", value="concept")


@lru_cache(maxsize=1)
def _adding_nothing() -> frozenset[str]:
    return frozenset(words_of("adding_nothing"))
