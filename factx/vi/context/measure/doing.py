"""What is done with so much, where no noun tells what it measures, and what comes first.

>>> from factx import extract
>>> [fact.measure.text for fact in extract("Bà đặt cọc 50 triệu đồng. Tỉnh thu hoạch được 450 ha.")]
['đặt cọc', 'thu hoạch']
"""

from __future__ import annotations

from factx.vi.context.change import SHARES
from factx.vi.context.concept import CONCEPTS
from factx.vi.context.measure.phrase import NEAR, PHRASE, STOP, Span
from factx.vi.context.sentence import Sentence
from factx.vi.figure import Figure
from factx.vi.pattern import END, START, compile, not_after, one_of

DOING = compile(
    rf"""[ ] (?P<what> {one_of("doing")} {END}
      | (?! {STOP} | thành{END} | tình[ ]cờ | duy[ ]nhất ) \p{{Ll}}+ [ ] (?! {STOP} ) \p{{Ll}}+ )"""
)
DONE = compile(rf"{START} (?P<what> (?! {STOP} ) \p{{Ll}}+ [ ] (?! {STOP} ) \p{{Ll}}+ ) [ ] $")


def weighed(sentence: Sentence, figure: Figure) -> Span | None:
    """ "15.000 lượng vàng": what is weighed, if the unit names it."""
    gold = figure.kind == "quantity" and sentence.lower.endswith(" vàng", figure.start, figure.end)
    return (figure.end - len("vàng"), figure.end) if gold else None


def reached(sentence: Sentence, figure: Figure) -> Span | None:
    """ "thu hoạch được 450 ha", "đặt thầu tối thiểu 500 lượng": what is done to so much."""
    if figure.kind != "quantity" or figure.unit == "{điểm}":
        return None
    found = _GOT.search(sentence.lower, max(sentence.start, figure.start - NEAR), figure.start)
    return found.span("what" if found["what"] else "what_2") if found else None


_GOT = compile(
    rf"""{START} (?: {not_after("xuống")} (?P<what> (?! {STOP} ) \p{{L}}+ (?: [ ] (?! {STOP} ) \p{{L}}+ )? ) [ ] được
      | (?<= được[ ] ) (?P<what_2> (?! {STOP} ) \p{{L}}+ [ ] (?! {STOP} ) \p{{L}}+ ) ) [ ] $"""
)
_PAID = compile(
    rf"""{START} (?P<what> {one_of("money_verb")} ) {END} (?: [ ] {one_of("money_manner")} {END} ){{0,3}} [ ] $"""
)


def paid(sentence: Sentence, figure: Figure) -> Span | None:
    """ "đặt cọc trước 50 triệu đồng": what is done with the money, where nothing names it."""
    if figure.kind != "money" and (figure.kind not in SHARES or figure.change is not None):
        return None
    done = _PAID.search(sentence.lower, max(sentence.start, figure.start - NEAR), figure.start)
    return done.span("what") if done else None


def is_what(sentence: Sentence, figure: Figure) -> Span | None:
    """ "15 tỷ USD là kim ngạch năm ngoái": what a figure is that opens its clause."""
    if figure.kind in SHARES:
        return None
    opens = figure.start == sentence.start or sentence.lower.endswith((", ", "; ", ": ", "“"), 0, figure.start)
    lead = _IS.match(sentence.lower, figure.end) if opens else None
    concept = CONCEPTS.match(sentence.lower, lead.end()) if lead else None
    phrase = PHRASE.match(sentence.lower, concept[0], sentence.end) if concept else None
    return (lead.end(), phrase.end()) if lead and phrase else None


_IS = compile(r"(?: ,[ ]đó )? [ ] (?: chính[ ] )? là [ ]")
