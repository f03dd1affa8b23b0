"""What stands before a figure: the nearest measure, the next thing of a list, what is traded, sized or earned.

>>> from factx import extract
>>> [fact.measure.text for fact in extract("VCB tăng 1,5%. Máy có tiêu cự 27 mm. Giá vé cho 2 người là 5 triệu đồng.")]
['VCB', 'tiêu cự', 'người', 'Giá vé']
"""

from __future__ import annotations

from itertools import cycle, pairwise

from factx.vi.context.change import SHARES
from factx.vi.context.concept import CONCEPTS
from factx.vi.context.measure.phrase import (
    CLASSIFIER,
    FAR,
    NEAR,
    STOP,
    TIMELESS,
    TIMES,
    Span,
    head_of_clause,
    last_measure,
    noun_before,
)
from factx.vi.context.sentence import Sentence
from factx.vi.figure import Figure
from factx.vi.figures.count import NOUNS
from factx.vi.pattern import END, START, any_of, compile, not_after, one_of

_SHARED = compile(r"[^.;:\n]{0,90}")


def next_item(sentence: Sentence, figure: Figure, last: Figure) -> Span | None:
    """ "cá tra đạt 1,5 tỷ USD, giảm 29%; cá ngừ khoảng 693 triệu USD": the next thing of a list, right before it."""
    item = _ITEM.fullmatch(sentence.lower, last.end, figure.start)
    noun = NOUNS.match(sentence.lower, item.start("item")) if item else None
    if item is None:
        return None
    concept = CONCEPTS.match(sentence.lower, item.start("item"))
    known = any(found and found[0] == item.end("item") for found in (noun, concept))
    return item.span("item") if known or SECTOR.fullmatch(sentence.lower, *item.span("item")) else None


SECTOR = compile(one_of("sector"))
_ITEM = compile(
    rf"""(?: [ ]? [,;] | [ ]và ) [ ] (?: (?:và|còn|riêng|trong[ ]đó,?|trong[ ]khi)[ ] )?
    (?! {one_of("place_noun")} {END} | tăng[ ]trưởng )
    (?P<item> (?! {STOP} ) \p{{Ll}}+ (?: [ ] \p{{Ll}}+ ){{0,3}}? ) [ ]
    (?: (?: đạt | là | ước[ ]đạt | ở[ ]mức | chiếm | khoảng | (?:cũng[ ])?
      (?:tăng|giảm) (?:[ ](?:mạnh|nhẹ|tới|thêm))? )[ ] ){{0,2}}"""
)


def traded(sentence: Sentence, figure: Figure) -> Span | None:
    """ "VCB tăng 1,5%", "VN-Index mất 9 điểm": what is traded under a code is what moves."""
    name = next((name for name in reversed(sentence.names) if name.end <= figure.start), None)
    if name is None or not _CODE.fullmatch(sentence.clean, name.start, name.end):
        return None
    if name.start > sentence.start and not _BEGINS.search(sentence.lower, sentence.start, name.start):
        return None
    return (name.start, name.end) if _MOVES.fullmatch(sentence.lower, name.end, figure.start) else None


_CODE = compile(r"\p{Lu}{3} | \p{Lu}[\p{L}-]*Index | \p{Lu}[\p{L}&]* [ ] (?:Jones|500|Composite)")
_BEGINS = compile(rf"(?: [,:;(“][ ]? | {START}(?:và|thì|khi|còn|nhưng|cụ[ ]thể|mã|cổ[ ]phiếu)[ ] ) $")
_MOVES = compile(
    r"""(?: [ ](?:đã|cũng|tiếp[ ]tục|lại|đang|đóng[ ]cửa|chốt[ ]phiên|quay[ ]đầu) ){0,2}
    [ ] (?: tăng | giảm | mất | lên | xuống | nhích | sụt | rớt | đạt | còn | bốc[ ]hơi ) [^,;.:()\d]{0,30} [ ]"""
)


def sized(sentence: Sentence, figure: Figure) -> Span | None:
    """ "màn hình 5 inch", "camera sau Exmor 8 megapixel": the thing whose size stands right behind it."""
    end = figure.start - 1
    if figure.kind != "quantity" or figure.change is not None or sentence.lower[end] != " ":
        return None
    if make := _MAKE.search(sentence.clean, max(sentence.start, figure.start - 40), end):
        end = make.start()
    if had := _HAD.search(sentence.lower, max(sentence.start, end - 60), end):
        return had.span("what")
    begin = noun_before(sentence, end)
    if begin is None or _NOT_SIZED.match(sentence.lower, begin):
        return None
    before = phrase_before(sentence, figure)
    return before if before is not None and before[1] >= end else (begin, end)


# "có pin lên đến 3.000 mAh", "có tiêu cự 27 mm"; but "vùng núi có nơi 15 độ"
_HAD = compile(
    rf"""{START} (?: có | trang[ ]bị | sở[ ]hữu ) [ ] (?: một[ ] )?
    (?P<what> (?! {STOP} | {one_of("no_attribute")} {END} ) \p{{L}}+ (?: [ ] (?! {STOP} ) \p{{L}}+ ){{0,3}} )
    (?: [ ](?:là|lên|lên[ ]đến|lên[ ]tới|đạt|tới|đến|khoảng) ){{0,2}} $"""
)
# what stands between a thing and its size: "màn hình rộng Super AMOLED 5 inch"
_MAKE = compile(r"(?: [ ] (?: khủng | rộng | lớn | cảm[ ]ứng | trước | sau ) ){0,2} (?: [ ] [A-Z][\w+-]* ){1,4} $")
_NOT_SIZED = compile(rf"{one_of('not_sized')} {END}")
_SPENT = compile(rf"{START} (?: tăng | giảm | cắt[ ]giảm ) [ ] (?P<what> chi | thu ) [ ] $")
_EARNED = compile(
    rf"""{START} {not_after("khoản số mức tổng dư nợ tiền công cơ sau trước món vay và tỷ giá")}
    (?: (?:bị|thua)[ ] )? (?P<what> lỗ | lãi ) (?: [ ](?:hơn|gần|khoảng|tới|đến|trên) )? [ ] $"""
)


def earned(sentence: Sentence, figure: Figure) -> Span | None:
    """ "thoái vốn song lỗ 60 tỷ đồng", "tăng chi 2,9%": what is earned, lost or spent, right before the figure."""
    if figure.kind not in {"money", "percent"}:
        return None
    start = max(sentence.start, figure.start - NEAR)
    found = _SPENT.search(sentence.lower, start, figure.start)
    if found is None and figure.kind == "money":
        found = _EARNED.search(sentence.lower, start, figure.start)
    return found.span("what") if found else None


def phrase_before(sentence: Sentence, figure: Figure) -> Span | None:
    """The nearest phrase before the figure whose head is something that figures measure, or that it shares."""
    earlier = [other for other in sentence.figures if other.start < figure.start and other.kind not in TIMELESS]
    earlier = [other for other in earlier if not _is_within_phrase(sentence, other)]
    last = earlier[-1] if earlier else None
    start = max(sentence.start, _behind(sentence.lower, last) if last else 0, figure.start - FAR)
    found = last_measure(sentence, start, figure.start)
    if found is not None and figure.kind == "money" and (price := _PRICED.search(sentence.lower, start, figure.start)):
        return found if sentence.lower.find("giá", *found) >= 0 else price.span("what")
    if found is not None or last is None:
        return found
    if last.kind == "count" and figure.kind in SHARES and figure.change is not None:
        told = last_measure(sentence, max(sentence.start, last.start - FAR), last.start)
        if told is None or _SEPARATE.search(sentence.lower, told[1], last.start):
            bare = last.measure is not None and CLASSIFIER.fullmatch(sentence.lower, *last.measure)
            told = (head_of_clause(sentence, last) if bare else None) or last.measure  # "xe tải đạt 82 chiếc, tăng 8%"
        return told if _SHARED.fullmatch(sentence.between(last, figure)) else None
    again = _again(sentence, figure)
    for other in reversed(earlier[-_SHARING:]):
        shared = again or _SHARED.fullmatch(sentence.between(other, figure))
        if other.kind in _NO_SHARING or not shared:
            return None
        if other.measure is not None and other.measure[0] < other.start:  # not what it is a share of
            return other.measure
    return None


def so_many_times(sentence: Sentence, figure: Figure) -> Span | None:
    """ "danh bạ từ ABC nhiều gấp đôi so với …": what is so many times as much, which begins the clause."""
    if figure.kind != "ratio" or not sentence.lower.startswith("gấp", figure.start):
        return None
    start = max([sentence.start, *(clause.start for clause in sentence.clauses if clause.start < figure.start)])
    found = _AS_MUCH.match(sentence.lower, start, figure.start)
    known = found is not None and NOUNS.match(sentence.lower, start)
    return found.span("what") if found is not None and known else None


_MANNER = r"(?: [ ] (?: nhiều | cao | lớn | đắt | mạnh | nhanh | đông | dài | rộng | nặng | rẻ | hơn ) )"
_AS_MUCH = compile(
    rf"(?P<what> \p{{L}}+ (?: [ ] (?! {STOP} ) \p{{L}}+ ){{0,6}} ) (?: [ ] [^,;.:()]{{0,40}} )? {_MANNER}{{1,2}} [ ] $"
)
_IN_MANNER = compile(rf"{_MANNER}+ $")


def without_manner(sentence: Sentence, start: int, end: int) -> Span:
    """What is measured alone: of "giá vé đắt gấp đôi" "giá vé"."""
    manner = _IN_MANNER.search(sentence.lower, start, end)
    return start, manner.start() if manner and manner.start() > start else end


def _again(sentence: Sentence, figure: Figure) -> bool:
    """ "Doanh thu quý 3 đạt 5 tỷ đồng; 9 tháng đạt 20 tỷ": whether a clause tells the same of another time."""
    time = next((other for other in reversed(sentence.figures) if other.end <= figure.start), None)
    if time is None or time.kind not in TIMELESS:
        return False
    opens = sentence.lower.endswith("; ", 0, time.start) or _OPENS_TIME.search(sentence.head(time, 20)) is not None
    return opens and _REACHES.fullmatch(sentence.between(time, figure)) is not None


_OPENS_TIME = compile(r"; [ ] (?: lũy[ ]kế | luỹ[ ]kế | tính[ ]chung | còn | riêng | trong )[ ] $")
_REACHES = compile(r",? [ ] (?: (?:đã|cũng|chỉ|ước)[ ] )? (?: đạt | là | còn | tăng | giảm ) (?: [ ]mạnh|[ ]nhẹ )? [ ]")


def _is_within_phrase(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure only tells more of a noun: "giá vé cho 2 người là …", "giá gạo 5% tấm"."""
    if figure.kind == "count":
        return _FOR_SO_MANY.search(sentence.lower, max(sentence.start, figure.start - NEAR), figure.start) is not None
    return figure.kind == "percent" and sentence.lower.startswith(" tấm", figure.end)


_FOR_SO_MANY = compile(
    rf"{START} (?: cho | của | trên | với | giữa | {not_after('tăng giảm lên xuống nâng hạ')} từ ) [ ] $"
)
_PRICED = compile(
    rf"{START} (?P<what> giá (?:[ ](?:bán|thuê|vé))? ) (?: [ ](?:là|chỉ|từ|khoảng|gần|hơn) ){{0,2}} [ ] $"
)
_SEPARATE = compile(r"[,;:.()\d]")
_SHARING = 5
_NO_SHARING = {"count", "ordinal"}


def in_turn(sentence: Sentence) -> dict[int, Span]:
    """ "doanh thu và lãi ròng lần lượt là 5 tỷ và 2 tỷ": the measure of each figure, by where it begins."""
    lower = sentence.lower
    turn = _TURN.search(lower, sentence.start, sentence.end) if sentence.holds(*_TURNS) else None
    if turn is None:
        return {}
    told = [figure for figure in sentence.figures if figure.start >= turn.end() and figure.kind not in TIMES]
    begin = max(lower.rfind(mark, sentence.start, turn.start()) + 1 for mark in (". ", "; ", ": "))
    parts, at = [], max(begin, sentence.start)
    for joint in [*_JOINT.finditer(lower, at, turn.start()), None]:
        stop = joint.start() if joint else turn.start()
        if (part := last_measure(sentence, at, stop)) is not None:
            parts.append(part)
        at = joint.end() if joint else stop
    if len(parts) < _LEAST_PARTS or len(told) % len(parts):
        return {}
    rows = range(0, len(told), len(parts)) if len(told) > len(parts) else ()
    if not all(
        _ROW_OF.fullmatch(sentence.between(*pair)) for row in rows for pair in pairwise(told[row : row + len(parts)])
    ):
        return {}
    return {figure.start: part for figure, part in zip(told, cycle(parts), strict=False)}


_TURNS = ["lần lượt", "tương ứng"]
_TURN = compile(rf"{START} {any_of(_TURNS)} {END}")
_JOINT = compile(r",[ ] | [ ]và[ ]")
_LEAST_PARTS = 2
_ROW_OF = compile(r"(?: [ ]\p{L}+ ){0,3} (?: , | [ ]và ) [ ] (?: \p{L}+[ ] ){0,3}")


def _behind(lower: str, last: Figure) -> int:
    """Where the text goes on behind a figure and the whole that it is a share of: "5%GDP"."""
    at = last.end + 1 if lower.startswith(" ", last.end) else last.end
    whole = CONCEPTS.match(lower, at) if last.kind in SHARES else None
    return whole[0] if whole else last.end
