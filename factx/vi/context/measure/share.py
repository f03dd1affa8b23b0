"""What a share is of: the whole behind it, the one of the share before, or what was just counted.

>>> from factx import extract
>>> [fact.measure.text for fact in extract("33% tỷ phú chọn A, 27% chọn B; đa số các hãng lớn (71%) đồng ý.")]
['tỷ phú chọn A', 'tỷ phú chọn A', 'hãng lớn']
"""

from __future__ import annotations

from factx.vi.context.change import EQUALS, SHARES
from factx.vi.context.concept import CONCEPTS
from factx.vi.context.measure.phrase import FAR, PHRASE, STOP, TIMES, Span, concept_at
from factx.vi.context.sentence import Sentence
from factx.vi.figure import Figure
from factx.vi.figures.count import NOUNS
from factx.vi.pattern import END, START, compile

_BEHIND = compile(rf"[ ] (?: (?:của|trong|trên|tổng|số|tổng[ ]số|các|những|cả) [ ] ){{0,3}} (?= (?!{STOP}) \p{{Ll}} )")


def whole(lower: str, figure: Figure) -> Span | None:
    """ "60% hộ dân", "1/3 số xe": the whole that stands behind a share."""
    lead = _BEHIND.match(lower, figure.end)
    noun = NOUNS.match(lower, lead.end()) if lead else None
    if lead is None or noun is None:
        return None
    phrase = PHRASE.match(lower, noun[0])
    return lead.end(), phrase.end() if phrase else noun[0]


def told_in(sentence: Sentence, figure: Figure) -> Span | None:
    """What a share is told in, where nothing else says what it is: "5% GDP"."""
    equals = figure.change is not None and EQUALS.search(sentence.head(figure, 20))
    if figure.kind not in SHARES or (figure.change is not None and not equals):
        return None
    lead = _BEHIND_BASE.match(sentence.lower, figure.end)
    base = CONCEPTS.match(sentence.lower, lead.end()) if lead else None
    return (lead.end(), base[0]) if lead and base else None


def made_up_of(sentence: Sentence, figure: Figure) -> Span | None:
    """ "chiếm 5% dân số": what a share is told in, before all else, but for "56% GDP", a measure for something else."""
    if figure.change is None and not _MAKES_UP.search(sentence.head(figure)):
        return None
    base = told_in(sentence, figure)
    return None if base is None or sentence.lower.startswith("gdp", base[0]) else base


_BEHIND_BASE = compile(rf"[ ]? (?: (?:của|trong|trên|tổng) [ ] ){{0,2}} (?= (?!{STOP}) \p{{L}} )")
_NAMED = compile(rf"{START} (?:là|đạt|ở[ ]mức|chiếm|còn|tới|:) (?: [ ](?:khoảng|gần|hơn|trên|dưới|tới) )? [ ] $")
_MAKES_UP = compile(
    rf"""{START} (?: chiếm | nắm | nắm[ ]giữ | giữ | sở[ ]hữu | góp | mua[ ]lại | thâu[ ]tóm | thoái )
    (?: [ ](?:khoảng|gần|hơn|trên|tới|đến|chỉ) )? [ ] $"""
)


def same_whole(sentence: Sentence, figure: Figure) -> Span | None:
    """ "33% tỷ phú chọn A, 27% chọn B": a row of shares is of one whole, which the first one tells."""
    if figure.kind != "percent" or figure.change is not None:
        return None
    at = sentence.figures.index(figure)
    others = (other for other in reversed(sentence.figures[:at]) if other.kind not in {*TIMES, "ordinal"})
    last = next(others, None)
    if last is None or last.kind != "percent" or last.change is not None or last.measure is None:
        return None
    begins = last.measure[0] >= last.end or last.measure[1] < last.start - FAR  # behind the share, or shared itself
    listed = _ROW.fullmatch(sentence.lower, last.end, figure.start)
    own = concept_at(sentence.lower, figure.end + 1) is not None  # "22% nợ thuộc khu vực sản xuất"
    goes_on = (not own and _GOES_ON.match(sentence.lower, figure.end)) or _MAKES_UP.search(sentence.head(figure))
    return last.measure if begins and listed and goes_on else None


_ROW = compile(r"[^.;:()]{0,120} (?: [,(] | [ ]và | [ ]trong[ ]khi ) [ ]? [^.;:,()]{0,30}")
_GOES_ON = compile(rf"[ ] (?! (?: so | của | và | hoặc | hay | lên | xuống | mỗi | trong ) {END} ) \p{{Ll}}")


def beside_count(sentence: Sentence, figure: Figure) -> Span | None:
    """ "427 đại biểu tán thành (86%)", "dân số nữ là 50 triệu người, chiếm 50%": the share that was just counted."""
    if figure.kind != "percent" or figure.change is not None:
        return None
    at = sentence.figures.index(figure)
    last = sentence.figures[at - 1] if at else None
    if last is None or last.kind != "count" or not _SHARE_OF_COUNT.fullmatch(sentence.lower, last.end, figure.start):
        return None
    return last.measure


_SHARE_OF_COUNT = compile(
    r"""(?: [ ]\p{L}+ ){0,6} (?: [ ][(] | ,[ ]chiếm[ ] )
    (?: (?:tương[ ]đương|chiếm|đạt|khoảng|gần|hơn|tỷ[ ]lệ|tỉ[ ]lệ)[ ] ){0,2}"""
)
_GROUP = compile(
    rf"""{START} (?P<what> nhóm (?: [ ] (?! {STOP} | duy{END} ) \p{{L}}+ | [ ]và ){{1,9}} )
    (?: [ ]là[ ]nhóm[ ]duy[ ]nhất )? [ ]? [(]? (?<= [ (] ) (?: (?:có|mức|chỉ|lại|cũng|là|đều) [ ] ){{0,2}}
    (?: tăng | giảm ) (?: [ ](?:mạnh|nhẹ|tới|xuống) )? [ ] $"""
)
_MOST = compile(
    rf"""{START} (?: đa[ ]số | phần[ ]lớn | hầu[ ]hết | phần[ ]đông ) [ ] (?: (?:các|những) [ ] )?
    (?P<what> (?! {STOP} ) \p{{L}}+ (?: [ ] (?! {STOP} ) \p{{L}}+ ){{0,8}} ) [ ] [(] $"""
)


def group(sentence: Sentence, figure: Figure) -> Span | None:
    """ "nhóm hàng ăn và đồ uống tăng 2%", "đa số các công ty (71%)": of whom the share or its change is."""
    if figure.kind != "percent":
        return None
    pattern = _GROUP if figure.change is not None else _MOST
    found = pattern.search(sentence.lower, max(sentence.start, figure.start - FAR), figure.start)
    return found.span("what") if found else None


def told_of_base(sentence: Sentence, figure: Figure) -> Span | None:
    """ "so với dự toán năm 2013 (5 tỷ đồng)": what a bracket tells of that with which something is compared."""
    bracket = sentence.lower.endswith("(", 0, figure.start) and figure.kind in {"money", "quantity"}
    start = max(sentence.start, figure.start - FAR)
    base = _COMPARED_NOUN.search(sentence.lower, start, figure.start) if bracket else None
    return base.span("what") if base and CONCEPTS.match(sentence.lower, base.start("what")) else None


_COMPARED_NOUN = compile(
    rf"""{START} so[ ]với [ ] (?P<what> \p{{L}}+ (?: [ ] (?! {STOP} ) \p{{L}}+ ){{0,6}} )
    (?: [ ] [^,;.()]{{1,30}} )? [ ] [(] $"""
)


def named_before(sentence: Sentence, figure: Figure) -> bool:
    """Whether "tỷ lệ … là" names what the share is before it comes."""
    head = sentence.head(figure, 100)
    return bool(_NAMED.search(head)) and ("tỷ lệ" in head or "tỉ lệ" in head)
