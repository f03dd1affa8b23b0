"""What goes on for a length of time: what lasts, what is done so long, or what had no such level.

>>> from factx import extract
>>> [fact.measure.text for fact in extract("Lễ hội kéo dài 5 ngày. Dự án bị tạm ngưng 6 tháng. Có 20 năm kinh nghiệm.")]
['Lễ hội', 'tạm ngưng', 'kinh nghiệm']
"""

from __future__ import annotations

from factx.vi.context.concept import CONCEPTS
from factx.vi.context.measure import doing, nearest
from factx.vi.context.measure.phrase import FAR, NEAR, STOP, WORD, Span, head_of_clause, last_measure, noun_before
from factx.vi.context.sentence import Sentence
from factx.vi.figure import Figure
from factx.vi.figures.count import NOUNS
from factx.vi.pattern import END, START, compile, one_of


def what(sentence: Sentence, figure: Figure) -> Span | None:
    """What goes on for a length of time, has not been so for it, or is done in it."""
    return (
        _lasts(sentence, figure)
        or _lasting(sentence, figure)
        or _record(sentence, figure)
        or _right_before(sentence, figure)
        or _out_of_time(sentence, figure)
        or _done_behind(sentence, figure)
        or _done_before(sentence, figure)
    )


def unit_end(sentence: Sentence, figure: Figure) -> int:
    """Where the figure ends that tells the unit, its own or another's: of "21 và 52 tuổi" the second."""
    with_unit = (other for other in sentence.figures if not other.rule.endswith("shared"))
    return next((other.end for other in with_unit if other.start >= figure.start), figure.end)


_LASTING = compile(
    rf"""{START} (?P<what> {one_of("lasting_noun")} {END} (?: [ ] (?! {STOP} ) [\p{{L}}]+ ){{0,4}}? )
    (?: [ ](?:nặng|nhẹ|cao|thấp|dài|ngắn)[ ](?:hơn|nhất) )? (?: [ ](?:của|cả|là|chỉ|thành) | : ){{0,2}} [ ] $"""
)


def _lasting(sentence: Sentence, figure: Figure) -> Span | None:
    """ "kinh nghiệm 20 năm", "mức án 3 năm"."""
    found = _LASTING.search(sentence.lower, max(sentence.start, figure.start - NEAR), figure.start)
    return found.span("what") if found else None


_LASTS = compile(
    rf"""{START} (?! {one_of("clause_lead")} {END} )
    (?P<what> (?! {STOP} | kéo{END} ) \p{{L}}[\p{{L}}-]+ (?: [ ] (?! {STOP} | kéo{END} ) [\p{{L}}\d-]+ ){{0,11}}? )
    (?: [ ](?:này|đó|ấy) )?
    (?: [ ] (?: đã | sẽ | được | cũng | vẫn | đang | còn | tiếp[ ]tục | có[ ]thể | có[ ]khả[ ]năng | dự[ ]kiến | mới
      | chỉ | thường | thực[ ]sự ) )*
    [ ] {one_of("lasts")} (?: [ ](?:ở|tại) (?: [ ]\p{{L}}+ ){{1,4}}? )?
    (?: [ ] (?: được|trong|vòng|suốt|tới|đến|khoảng|gần|hơn|thêm|chỉ|liên[ ]tục ) ){{0,3}} [ ] $"""
)


def _lasts(sentence: Sentence, figure: Figure) -> Span | None:
    """ "lễ hội kéo dài 5 ngày", "trận đấu mới diễn ra được 5 phút": what goes on for so long."""
    clauses = (clause.start for clause in sentence.clauses if clause.start <= figure.start)
    start = max((at for at in clauses if not sentence.lower.endswith("còn ", 0, at)), default=sentence.start)
    found = _LASTS.search(sentence.lower, max(start, figure.start - FAR), figure.start)
    if found is None or sentence.lower.endswith(_WHERE, 0, found.start()):
        return None
    begin, end = found.span("what")
    words = (word.start() for word in WORD.finditer(sentence.lower, begin, end))
    common = [at for at in words if not any(name.start <= at < name.end for name in sentence.names)]
    lasting = [at for at in common if _LASTING_NOUN.match(sentence.lower, at)]
    nouns = [at for at in common if NOUNS.match(sentence.lower, at) or CONCEPTS.match(sentence.lower, at)]
    opens = [begin] if begin == start and begin in common else []  # "nắng nóng kéo dài"
    head = next(iter([*lasting[-1:], *nouns, *opens]), None)
    return None if head is None else (head, end)


_WHERE = (" ở ", " tại ", " trên ")  # "bão ở miền Trung kéo dài"
_LASTING_NOUN = compile(rf"{one_of('lasting_noun')} {END}")
_RECORD = compile(
    rf"""{START} (?: cao | thấp | lớn | mạnh | nhanh | sâu | nhiều | ít ) [ ] nhất [ ] của [ ]
    (?P<what> \p{{L}}+ (?: [ ] (?! {STOP} ) [\p{{L}}\d]+ ){{0,7}} ) (?: [ ](?:kể[ ]từ|trong|vòng) ){{1,2}} [ ] $"""
)


def _record(sentence: Sentence, figure: Figure) -> Span | None:
    """ "mức cao nhất của giá vàng trong vòng 5 năm", "lãi lên mức cao nhất 5 năm": what had not been so for so long."""
    start = max(sentence.start, figure.start - 100)
    found = _RECORD.search(sentence.lower, start, figure.start)
    if found is not None and CONCEPTS.match(sentence.lower, found.start("what")):
        return found.span("what")
    if not _RECORD_LEVEL.search(sentence.lower, start, figure.start):
        return None
    return (
        nearest.traded(sentence, figure) or head_of_clause(sentence, figure) or nearest.phrase_before(sentence, figure)
    )


_RECORD_LEVEL = compile(
    rf"""{START} (?: mức | đỉnh | đáy ) (?: [ ]\p{{L}}+ ){{1,2}}? [ ] nhất [ ] (?: (?:của|trong|vòng) [ ] ){{0,2}} $"""
)


def _right_before(sentence: Sentence, figure: Figure) -> Span | None:
    """A measure right before a length of time, if that does not only say when: "trong 3 năm"."""
    start = max(sentence.start, figure.start - NEAR)
    if _SCOPING.search(sentence.lower, start, figure.start):
        return None
    return last_measure(sentence, start, figure.start)


_SCOPING = compile(
    rf"{START} (?: trong | sau | suốt | qua | từ | trước | vòng | cách | thời[ ]gian ) (?: [ ]\p{{L}}+ ){{0,2}} [ ] $"
)


def _done_behind(sentence: Sentence, figure: Figure) -> Span | None:
    """ "5 ngày tác nghiệp", "58 phút thi đấu": what takes so long."""
    if sentence.lower[figure.end - 3 : figure.end] == " tù" or "tuổi" in sentence.lower[figure.start : figure.end]:
        return None
    if sentence.lower.endswith("cứ ", 0, figure.start) and (every := _EVERY.match(sentence.lower, figure.end)):
        return every.span("what")  # "cứ 1-2 tháng lại xảy ra …"
    kept = _KEPT.search(sentence.lower, max(sentence.start, figure.start - NEAR), figure.start)
    if kept and (event := _EVENT.match(sentence.lower, figure.end, sentence.end)):
        begin, end = event.span("what")
        return begin, max([end, *(name.end for name in sentence.names if begin < name.start <= end)])
    activity = doing.DOING.match(sentence.lower, figure.end, sentence.end)
    if (
        activity is None
        or activity["what"] == "liên tiếp"
        or not sentence.clean[activity.start("what") : activity.end("what")].islower()
    ):
        return None
    return activity.span("what")


# "kỷ niệm 40 năm ngày ký Hiệp định Paris"
_KEPT = compile(rf"{START} (?: kỷ[ ]niệm | sơ[ ]kết | tổng[ ]kết | mừng ) (?: [ ](?:tròn|dịp) )? [ ] $")
_EVENT = compile(rf"[ ] (?P<what> (?: ngày[ ] )? (?! {STOP} ) \p{{L}}+ (?: [ ] (?! {STOP} ) \p{{L}}+ ){{1,3}} )")
_EVERY = compile(r"[ ]lại[ ] (?P<what> \p{Ll}+ [ ] \p{Ll}+ )")


def _done_before(sentence: Sentence, figure: Figure) -> Span | None:
    """ "đã sống ở đây gần 10 năm", "bị tạm ngưng 6 tháng": what goes on for so long, told before."""
    lower = sentence.lower
    if lower.endswith((" tù", " tuổi"), 0, unit_end(sentence, figure)):
        return None
    start = max(sentence.start, figure.start - NEAR * 2)
    found = _LONG_DONE.search(lower, start, figure.start)
    if found is not None and not any(found.start("what") <= name.start < found.end("what") for name in sentence.names):
        return found.span("what")
    return _kept_on(sentence, figure)


_LONG_DONE = compile(
    rf"""{START} (?: đã | sẽ | phải | bị | từng | sau[ ]khi ) [ ]
    (?P<what> (?! {STOP} ) \p{{L}}+ (?: [ ] (?! {STOP} ) \p{{L}}+ ){{0,3}} )
    (?: [ ](?:ở|tại) (?: [ ]\p{{L}}+ ){{1,3}}? )?
    (?: [ ](?:được|suốt|trong|vòng|liên[ ]tục|thêm) ){{0,3}} [ ] $"""
)


def _kept_on(sentence: Sentence, figure: Figure) -> Span | None:
    """ "làm việc này được 5 năm", "thống trị thế giới suốt 6 năm": a verb and what it does something to."""
    lower = sentence.lower
    start = max(sentence.start, figure.start - NEAR * 2)
    kept = _KEEPS_ON.search(lower, start, figure.start)
    if kept is None or kept["known"]:
        return kept.span("what") if kept else None
    end = kept.end("what")
    named = next((name.start for name in sentence.names if name.end == end), None)
    done_to = named or noun_before(sentence, end)
    if done_to is None and not kept["got"]:
        return None
    verb = _VERB.search(lower, start, (done_to or end + 1) - 1)
    if verb is None or NOUNS.match(lower, verb.start("what")) or _NO_DEED.search(lower, start, verb.end("what")):
        return None  # "ở thủ đô Moscow trong 1 tháng", "đông dân nhất thế giới trong 10 năm"
    return verb.start("what"), kept.end("what")


_NO_DEED = compile(rf"{START} (?: {one_of('place_noun')} | nhất ) $")
_GOES = "(?:sang|vào|ra|về|đến|tới|lên|xuống)"
_KEEPS_ON = compile(
    rf"""{START} (?P<known> (?: đã | sẽ | phải | bị | từng | sau[ ]khi ) [ ] (?: chính[ ]thức[ ] | là[ ] )? )?
    (?P<what> (?: {_GOES}[ ] | (?! {STOP} ) ) \p{{L}}+ (?: [ ] (?! {STOP} ) \p{{L}}+ ){{0,3}}? ) (?: [ ](?:này|đó|ấy) )?
    (?: [ ](?:ở|tại) (?: [ ]\p{{L}}+ ){{1,4}}? )?
    [ ] (?: (?P<got> được ) | tròn | thêm | liên[ ]tục | ròng[ ]rã | (?:trong[ ])? suốt | trong (?:[ ]vòng)? ) [ ] $"""
)
_NO_VERB = rf"""(?: {STOP} | (?: của | thể | năng | thức | {one_of("spoken_of")} | {one_of("person_pronoun")}
    | {one_of("place_noun")} ) {END} )"""
_VERB = compile(rf"{START} (?P<what> {_GOES} | (?! {_NO_VERB} ) \p{{L}}+ (?: [ ] (?! {_NO_VERB} ) \p{{L}}+ )? ) $")
# "phải mất 3 giờ để đi", "tiêu hủy sớm hơn một ngày", "dành 3 giờ để chạy bộ"
_EARLY = compile(
    rf"""{START} (?P<what> (?: {_GOES}[ ] )? (?: (?! {STOP} ) \p{{L}}+ [ ] ){{0,2}} (?: sớm | muộn | chậm | trễ ) )
    (?: [ ]hơn (?: [ ]\p{{L}}+ ){{0,3}} )? (?: [ ](?:khoảng|tới|đến|gần) )? [ ] $"""
)
_AT_LATEST = compile(
    rf"""{START} (?P<what> (?! {STOP} ) \p{{L}}+ (?: [ ] (?! {STOP} ) \p{{L}}+ ){{1,3}} )
    [ ] (?: chậm | muộn | sớm ) [ ] nhất [ ] (?: (?:là[ ])? (?:sau|trong) )? [ ] $"""
)
_IN_ORDER_TO = compile(rf"[ ] (?: nữa[ ] )? để [ ] (?P<what> \p{{Ll}}+ (?: [ ] (?! {STOP} ) \p{{L}}+ ){{0,5}} )")


def _out_of_time(sentence: Sentence, figure: Figure) -> Span | None:
    """ "mở màn muộn nửa tiếng", "còn 4 năm để học": what comes so much earlier or later, or what the time is for."""
    start = max(sentence.start, figure.start - NEAR * 2)
    for pattern in (_EARLY, _AT_LATEST):
        if found := pattern.search(sentence.lower, start, figure.start):
            return found.span("what")
    named = (name.start - 1 for name in sentence.names if name.start > figure.end)
    purpose = _IN_ORDER_TO.match(sentence.lower, figure.end, next(named, sentence.end))
    return purpose.span("what") if purpose else None
