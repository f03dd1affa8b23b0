"""What a figure measures, in the article's words: the noun phrase before it, or the one it is a share of.

A count measures its noun with what qualifies that ("20 lớp dạy nghề"), a share the phrase behind it ("60% hộ dân"),
everything else what the clause is about ("lãi ròng đã giảm 8,5%"). Figures that are joined in a clause share it,
and so does the sentence that goes on ("con số này"). Where no clause names it, it stays open. The concept is what the
head of the measure means in the fixed vocabulary of `words/concepts.tsv`.

>>> from factx import extract
>>> facts = extract("Kim ngạch xuất khẩu đã giảm 8,5% xuống 2,3 tỷ USD; 42% người dân đến 30 khu chợ.")
>>> [fact.measure.text for fact in facts]
['Kim ngạch xuất khẩu', 'Kim ngạch xuất khẩu', 'người dân', 'khu chợ']
>>> [fact.concept for fact in facts][:2]
['export_value', 'export_value']
>>> extract("Nhà máy ở đây, 5 tỷ đồng.")[0].measure is None
True
"""

from __future__ import annotations

from factx.vi.context.sentence import Sentence
from factx.vi.figure import Figure
from factx.vi.figures.count import NOUNS
from factx.vi.pattern import END, START, compile, one_of
from factx.vi.words import Lexicon, forms, rows

Span = tuple[int, int]

CONCEPTS: Lexicon[str] = Lexicon((form, row["concept"]) for row in rows("concepts") for form in forms(row["forms"]))

_TIMES = {"date", "time"}
_SHARES = {"percent", "ratio"}
_FAR = 160
_NEAR = 30  # a length of time measures what stands right before it: "mức án 3 năm"
_STOP = rf"(?: {one_of('phrase_stop')} {END} )"
_WORD = compile(r"\p{L}[\p{L}-]*")
_PHRASE = compile(rf"(?: [ ] (?!{_STOP}) [\p{{L}}][\p{{L}}\d-]* ){{0,6}}")
_BEHIND = compile(rf"[ ] (?: (?:của|trong|trên|tổng|số|tổng[ ]số|các|những|cả) [ ] ){{0,3}} (?= (?!{_STOP}) \p{{Ll}} )")
_EMPTY = compile(one_of("empty_measure"))
_SHARED = compile(r"[^.;:\n]{0,90}")


def add(sentence: Sentence) -> None:
    """Adds the measure to the figures of a sentence."""
    carried = _carried(sentence)
    last: Figure | None = None
    for figure in sentence.figures:
        if figure.kind in _TIMES or figure.kind == "ordinal":
            continue
        figure.measure = _own(sentence, figure)
        if figure.measure is None and figure.kind == "duration":
            figure.measure = _last_measure(sentence, max(sentence.start, figure.start - _NEAR), figure.start)
        elif figure.measure is None and figure.kind != "count":
            named = _before(sentence, figure, last) or _base(sentence, figure)
            figure.measure = named or (carried if last is None else None)
        figure.concept = _concept(sentence.lower, figure)
        last = figure


def _concept(lower: str, figure: Figure) -> str | None:
    """The concept that the measure's head means."""
    if figure.measure is None:
        return None
    found = CONCEPTS.match(lower, figure.measure[0])
    counted = figure.measure[0] + len(figure.unit or "") if figure.kind == "count" else 0
    return found[1] if found is not None and found[0] >= counted else None


def _own(sentence: Sentence, figure: Figure) -> Span | None:
    """What the figure itself names: the counted noun, "tuổi", or the whole behind a share."""
    lower = sentence.lower
    if figure.kind == "count":
        return _counted(sentence, figure)
    if figure.kind == "duration" and (age := lower.find("tuổi", figure.start, figure.end)) >= 0:
        return age, age + len("tuổi")
    if figure.kind in _SHARES and figure.change is None and not _named_before(sentence, figure):
        return _whole(lower, figure)
    return None


def _counted(sentence: Sentence, figure: Figure) -> Span | None:
    """The counted noun as far as it is qualified; "số công ty … lên 1.800" has it before."""
    lower, unit = sentence.lower, (figure.unit or "").lower()
    at = lower.find(unit, figure.start, figure.end) if unit else -1
    if unit and at < 0:
        at = lower.rfind(unit, max(sentence.start, figure.start - _FAR), figure.start)
    if at < 0:
        return None
    end = at + len(unit)
    if figure.start <= at and end != figure.end:
        return at, end
    phrase = _PHRASE.match(lower, end, sentence.end if at >= figure.start else figure.start)
    return at, phrase.end() if phrase else end


def _whole(lower: str, figure: Figure) -> Span | None:
    lead = _BEHIND.match(lower, figure.end)
    noun = NOUNS.match(lower, lead.end()) if lead else None
    if lead is None or noun is None:
        return None
    phrase = _PHRASE.match(lower, noun[0])
    return lead.end(), phrase.end() if phrase else noun[0]


def _base(sentence: Sentence, figure: Figure) -> Span | None:
    """What a share is told in, where nothing else says what it is: "5% GDP"."""
    if figure.kind not in _SHARES or figure.change is not None:
        return None
    lead = _BEHIND_BASE.match(sentence.lower, figure.end)
    base = CONCEPTS.match(sentence.lower, lead.end()) if lead else None
    return (lead.end(), base[0]) if lead and base else None


_BEHIND_BASE = compile(rf"[ ]? (?: (?:của|trong|trên|tổng) [ ] ){{0,2}} (?= (?!{_STOP}) \p{{L}} )")
_NAMED = compile(rf"{START} (?:là|đạt|ở[ ]mức|chiếm|còn|tới|:) (?: [ ](?:khoảng|gần|hơn|trên|dưới|tới) )? [ ] $")


def _named_before(sentence: Sentence, figure: Figure) -> bool:
    """Whether "tỷ lệ … là" names what the share is before it comes."""
    head = sentence.head(figure, 100)
    return bool(_NAMED.search(head)) and ("tỷ lệ" in head or "tỉ lệ" in head)


def _before(sentence: Sentence, figure: Figure, last: Figure | None) -> Span | None:
    """The nearest phrase before the figure whose head is something that figures measure."""
    start = max(sentence.start, _behind(sentence.lower, last) if last else 0, figure.start - _FAR)
    found = _last_measure(sentence, start, figure.start)
    if found is not None:
        return found
    shared = last is not None and last.kind != "count" and _SHARED.fullmatch(sentence.between(last, figure))
    return last.measure if last is not None and shared else None


def _behind(lower: str, last: Figure) -> int:
    """Where the text goes on behind a figure and the whole that it is a share of: "5%GDP"."""
    at = last.end + 1 if lower.startswith(" ", last.end) else last.end
    whole = CONCEPTS.match(lower, at) if last.kind in _SHARES else None
    return whole[0] if whole else last.end


def _last_measure(sentence: Sentence, start: int, end: int) -> Span | None:
    lower, found, at = sentence.lower, None, start
    while head := _WORD.search(lower, at, end):
        match = CONCEPTS.match(lower, head.start())
        if match is None or match[0] > end or _is_thing(lower, head.start(), match[0]):
            at = head.end() if match is None else match[0]
            continue
        phrase = _PHRASE.match(lower, match[0], end)
        found = head.start(), phrase.end() if phrase else match[0]
        at = found[1]
    return found


def _is_thing(lower: str, start: int, end: int) -> bool:
    """Whether a phrase names what is counted, or nothing by itself ("mức", "con số")."""
    counted = NOUNS.match(lower, start)
    if lower[start - 1 : start] == "(":
        return True  # an abbreviation of what was just named
    return (counted is not None and counted[0] >= end) or _EMPTY.fullmatch(lower, start, end) is not None


def _carried(sentence: Sentence) -> Span | None:
    return next((figure.measure for figure in sentence.continued() if figure.measure), None)
