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

from factx.vi.context.change import SHARES
from factx.vi.context.concept import CONCEPTS
from factx.vi.context.measure import doing, length, nearest, number, share
from factx.vi.context.measure.phrase import CLASSIFIER, STOP, TIMES, WORTH, Span, concept_at, head_of_clause
from factx.vi.context.sentence import Sentence
from factx.vi.figure import Figure
from factx.vi.figures.count import NOUNS
from factx.vi.pattern import END, START, compile, not_after, one_of

_MORE = " thêm"
_OF = " của"


def add(sentence: Sentence) -> None:
    """Adds the measure to the figures of a sentence."""
    carried = _carried(sentence)
    in_turn = nearest.in_turn(sentence)
    last: Figure | None = None
    for figure in sentence.figures:
        if figure.kind in TIMES:
            continue
        like_before = _like_before(sentence, figure, last)
        figure.measure = in_turn.get(figure.start) or like_before or _own(sentence, figure)
        if figure.kind == "count" and figure.measure and CLASSIFIER.fullmatch(sentence.lower, *figure.measure):
            figure.measure = number.level_of(sentence, figure, last) or figure.measure
        if figure.kind == "ordinal":
            continue
        if figure.measure is None and figure.kind == "duration":
            figure.measure = length.what(sentence, figure)
        elif figure.measure is None and figure.kind != "count":
            named = (
                share.made_up_of(sentence, figure)
                or share.same_whole(sentence, figure)
                or (nearest.next_item(sentence, figure, last) if last is not None else None)
                or share.beside_count(sentence, figure)
                or share.group(sentence, figure)
                or share.told_of_base(sentence, figure)
                or nearest.traded(sentence, figure)
                or nearest.sized(sentence, figure)
                or nearest.earned(sentence, figure)
                or nearest.phrase_before(sentence, figure)
                or share.told_in(sentence, figure)
            )
            named = named or (carried if last is None else None)
            figure.measure = (
                named
                or (number.number_of(sentence, figure) if figure.kind == "percent" else None)
                or doing.paid(sentence, figure)
                or head_of_clause(sentence, figure)
                or doing.is_what(sentence, figure)
                or doing.reached(sentence, figure)
                or doing.weighed(sentence, figure)
                or nearest.so_many_times(sentence, figure)
            )
        if figure.kind == "ratio" and figure.measure is not None:
            figure.measure = nearest.without_manner(sentence, *figure.measure)
        if figure.measure is not None and sentence.lower.endswith(_MORE, *figure.measure):
            figure.measure = figure.measure[0], figure.measure[1] - len(_MORE)  # "tăng sản lượng thêm 5 tấn"
        if figure.measure is not None and sentence.lower.endswith(_OF, *figure.measure):
            figure.measure = figure.measure[0], figure.measure[1] - len(_OF)
        figure.concept = _concept(sentence.lower, figure)
        if last is not None and last.concept and (like_before or _is_thing_of_list(sentence, figure, last)):
            figure.concept = last.concept  # "xuất khẩu gạo 2 triệu tấn, cà phê 1 triệu tấn"
        last = figure


def _like_before(sentence: Sentence, figure: Figure, last: Figure | None) -> Span | None:
    """ "một năm thay vì 3 tháng", "nhiệt độ thấp nhất 19 độ, cao nhất 25 độ": told of the same, or its other end."""
    if last is None or last.measure is None or figure.kind != last.kind:
        return None
    other_end = _OTHER_END.search(sentence.lower, last.end, figure.start)
    if other_end and sentence.lower.endswith(_OPPOSITE.get(other_end["most"], "-"), *last.measure):
        return other_end.span("what")
    return last.measure if _INSTEAD.fullmatch(sentence.between(last, figure)) else None


_OTHER_END = compile(
    r"""[,;] [ ] (?: (?:và|còn)[ ] )? (?P<what> (?P<most> \p{Ll}+ ) [ ] nhất ) (?: [ ] \p{Ll}+ ){0,2} [ ] $"""
)
_OPPOSITE = {
    low: f"{high} nhất"
    for pair in ("thấp cao", "nhỏ lớn", "ít nhiều", "rẻ đắt", "ngắn dài", "chậm nhanh")
    for low, high in (pair.split(), reversed(pair.split()))
}
_INSTEAD = compile(r",? [ ] thay [ ] (?:vì|cho) [ ] (?: (?:là|chỉ|mức) [ ] ){0,2}")


def _concept(lower: str, figure: Figure) -> str | None:
    """The concept that the measure's head means."""
    if figure.measure is None:
        return None
    worth = lower.endswith(WORTH, *figure.measure)  # of "lô vũ khí trị giá" it is the worth that is measured
    found = CONCEPTS.match(lower, figure.measure[1] - len(WORTH) if worth else figure.measure[0])
    counted = figure.measure[0] + len(figure.unit or "") if figure.kind == "count" else 0
    if found is None or found[0] < counted:
        return None
    if figure.kind == "money" and found[1].endswith(_GOODS):
        return "price" if figure.per else None  # "gạo 15% tấm tăng 200 đồng/kg"
    return found[1]


def _own(sentence: Sentence, figure: Figure) -> Span | None:
    """What the figure itself names: the counted noun, "tuổi", or the whole behind a share."""
    lower = sentence.lower
    if figure.kind == "count":
        return (
            number.numbered(sentence, figure)
            or number.also_numbered(sentence, figure)
            or number.counted_noun(sentence, figure)
        )
    if figure.kind == "ordinal":
        return number.ranked(sentence, figure)
    if told := _in_respect(sentence, figure) or _told_behind(sentence, figure):
        return told
    if figure.kind == "ratio" and lower.startswith("nhân đôi ", figure.start):
        doubled = _DOUBLED.match(lower, figure.end, sentence.end)
        return doubled.span("what") if doubled else None
    if figure.kind == "duration" and (age := lower.find("tuổi", figure.start, length.unit_end(sentence, figure))) >= 0:
        return age, age + len("tuổi")
    multiple = lower.find("gấp", figure.start, figure.end) >= 0  # "gấp 10 lần X" tells no share of X
    if figure.kind in SHARES and figure.change is None and not multiple and not share.named_before(sentence, figure):
        return share.whole(lower, figure)
    return None


# "nhân đôi cách biệt"
_DOUBLED = compile(rf"[ ] (?P<what> (?! {STOP} ) \p{{L}}+ (?: [ ] (?! {STOP} ) \p{{L}}+ ){{0,3}} )")
_EXTENT = compile(
    rf"""{START} (?P<what> (?: (?<! [,;][ ] ) (?! {STOP} ) \p{{L}}+ [ ] {not_after("mét m km và tấn kg")} )?
      (?P<extent> {one_of("extent")} ) ) (?: [ ](?:khoảng|gần|hơn|trên|dưới|tới|đến|tới[ ]gần) )? [ ] $"""
)
# "cách bờ gần 100 m"
_AWAY = compile(
    rf"""{START} (?P<what> cách (?: [ ] (?! {STOP} | đây{END} | nay{END} ) \p{{L}}+ ){{1,6}} )
    (?: , (?: [ ]\p{{L}}+ ){{1,5}} ,? )? (?: [ ](?:khoảng|gần|hơn|chừng|độ|chỉ|tới|đến) ){{0,2}} [ ] $"""
)
_LENGTHS = {"m", "km", "cm", "[nmi_i]"}
# "5 tỷ đồng tiền mặt"
_SUM_OF = compile(rf"[ ] (?P<what> tiền [ ] (?: và[ ]tương[ ]đương[ ]tiền | (?! {STOP} ) \p{{Ll}}+ ) )")
_WEIGHT_CLASS = compile(rf"{START} (?P<what> hạng (?:[ ]cân)? ) [ ] $")
_STUFF = compile(rf"[ ] (?! {STOP} | giá[ ]\d | {one_of('no_stuff')} {END} ) (?= \p{{Ll}} )")
_IN_RESPECT = compile(r"[ ](?:ở|về)[ ]")


def _told_behind(sentence: Sentence, figure: Figure) -> Span | None:
    """ "cao 20 m", "100 tấn rau", "5 tỷ đồng doanh thu"."""
    lower = sentence.lower
    if figure.kind == "quantity":
        start = max(sentence.start, figure.start - 60)
        if figure.unit in _LENGTHS and (away := _AWAY.search(lower, start, figure.start)):
            return away.span("what")
        if figure.unit == "kg" and (weight_class := _WEIGHT_CLASS.search(lower, start, figure.start)):
            return weight_class.span("what")
        if figure.change is None and (
            extent := _EXTENT.search(lower, max(sentence.start, figure.start - 30), figure.start)
        ):
            noun_before = NOUNS.match_before(lower, lower.rfind(" ", 0, extent.end("what")))
            start = min(extent.start("what"), noun_before[0] if noun_before else extent.start("what"))
            named = any(name.start < extent.start("extent") and start < name.end for name in sentence.names)
            return extent.start("extent") if named else start, extent.end("what")  # "cầu Nhật Tân dài 3,9 km"
        stuff = _STUFF.match(lower, figure.end, sentence.end)
        noun = NOUNS.match(lower, stuff.end()) or CONCEPTS.match(lower, stuff.end()) if stuff else None
        if stuff is not None and noun is not None:
            return stuff.end(), noun[0]
    if figure.kind == "money" and (sum_of := _SUM_OF.match(lower, figure.end, sentence.end)):
        start, end = sum_of.span("what")
        known = CONCEPTS.match(lower, start)
        return start, max(end, known[0] if known else end)
    changed = figure.kind == "percent" and figure.change is not None and figure.change.role == "by"
    if not (figure.kind == "money" or changed) or not lower.startswith(" ", figure.end):
        return None
    return concept_at(lower, figure.end + 1)  # "5 tỷ đồng doanh thu", "giảm 0,5% lãi suất"


def _in_respect(sentence: Sentence, figure: Figure) -> Span | None:
    """ "tăng 30.000 đồng ở giá bán", "giảm 5% về lượng"."""
    respect = _IN_RESPECT.match(sentence.lower, figure.end)
    return concept_at(sentence.lower, respect.end()) if respect else None


def _is_thing_of_list(sentence: Sentence, figure: Figure, last: Figure) -> bool:
    """Whether the measure of a figure is but the next thing of what the one before measures."""
    if figure.measure is None or last.measure is None or figure.measure[0] < last.end or figure.unit != last.unit:
        return False
    noun = NOUNS.match(sentence.lower, figure.measure[0])
    thing = (noun is not None and noun[0] == figure.measure[1]) or (figure.concept or "").endswith(_GOODS)
    thing = thing or nearest.SECTOR.fullmatch(sentence.lower, *figure.measure) is not None
    return thing and nearest.next_item(sentence, figure, last) == figure.measure


_GOODS = ("_output", "_use")


def _carried(sentence: Sentence) -> Span | None:
    return next((figure.measure for figure in sentence.continued if figure.measure), None)
