"""The time that a figure holds for: a date in its clause, or in its sentence before it.

A date directly behind the figure is its own ("90 tàu vào năm 2016"); else the nearest one before it in the
sentence holds ("Năm ngoái, … tăng 8,5%"), and where the sentence goes on about the figure before ("con số này"),
the one of that. What a figure is compared with ("so với năm 2017") and the day on which somebody spoke do not.

>>> from factx import extract
>>> facts = extract("Năm 2024, lãi tăng 5% so với năm 2017; có 90 tàu vào năm 2016 và 140 tàu năm 2021.")
>>> [(fact.text, fact.period.iso) for fact in facts if fact.period]
[('5%', '2024'), ('90 tàu', '2016'), ('140 tàu', '2021')]
"""

from __future__ import annotations

from factx.vi.context.sentence import Sentence
from factx.vi.figure import Figure
from factx.vi.pattern import END, START, compile, one_of

_TIMES = {"date", "time"}
_TIMELESS = {"date", "time", "duration"}
_COMPARED = compile(
    rf"""{START} (?: so[ ]với (?: [ ]\p{{L}}+ ){{0,6}}
      | (?:so|hơn|như|bằng) (?: [ ]{one_of("compared_thing")} ){{0,4}} ) [ ] $"""
)
_SPOKEN = compile(rf"[^.;]{{0,70}} {START} {one_of('speech')} {END}")
_SPOKEN_BEFORE = compile(rf"{START} {one_of('speech')} (?: [ ]\p{{L}}+ ){{0,3}} [ ] $")
_BEHIND = compile(r"(?: [ ]\p{L}+ ){0,12} [ ]? [(]? ")


def add(sentence: Sentence) -> None:
    """Adds the period to the figures of a sentence."""
    times = [figure for figure in sentence.figures if figure.kind in _TIMES and _tells_period(sentence, figure)]
    for figure in sentence.figures:
        if figure.kind not in _TIMELESS:
            figure.period = _behind(sentence, figure, times) or _before(figure, times) or _carried(sentence)


def _tells_period(sentence: Sentence, time: Figure) -> bool:
    if time.iso is None or time.rule == "date.ago":
        return False
    if _COMPARED.search(sentence.head(time)) or sentence.lower.startswith("cùng k", time.start):
        return False
    day = time.kind == "time" or len(time.iso) == len("2013-10-22")
    spoken = _SPOKEN.match(sentence.lower, time.end, sentence.end) or _SPOKEN_BEFORE.search(sentence.head(time))
    return not (day and spoken)


def _behind(sentence: Sentence, figure: Figure, times: list[Figure]) -> Figure | None:
    """The date directly behind the figure, with no other figure and no clause between."""
    for time in times:
        if time.start >= figure.end:
            return time if _BEHIND.fullmatch(sentence.between(figure, time)) else None
    return None


def _before(figure: Figure, times: list[Figure]) -> Figure | None:
    return next((time for time in reversed(times) if time.end <= figure.start), None)


def _carried(sentence: Sentence) -> Figure | None:
    """The period of the sentence before, where this one goes on about the same."""
    return next((figure.period for figure in sentence.continued() if figure.period), None)
