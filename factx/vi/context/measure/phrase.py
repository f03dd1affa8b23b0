"""The noun phrases that tell a measure: what one is made of, and the last one before a figure.

>>> from factx import extract
>>> extract("Giá tham chiếu để tính tiền đặt cọc là 36 triệu đồng.")[0].measure.text
'Giá tham chiếu'
"""

from __future__ import annotations

from factx.vi.context.concept import CONCEPTS
from factx.vi.context.sentence import Sentence
from factx.vi.figure import Figure
from factx.vi.figures.count import NOUNS
from factx.vi.pattern import END, START, compile, one_of
from factx.vi.spelling import SYLLABLE

Span = tuple[int, int]
TIMES = {"date", "time"}
TIMELESS = {*TIMES, "duration"}
FAR = 160
NEAR = 30  # a length of time measures what stands right before it: "mức án 3 năm"
STOP = rf"(?: (?! {one_of('no_predicate')} {END} ) {one_of('phrase_stop')} {END} )"
WORD = compile(r"\p{L}[\p{L}-]*")
PHRASE = compile(rf"(?: [ ] (?: {one_of('no_predicate')} {END} | (?!{STOP}) [\p{{L}}][\p{{L}}\d-]* ) ){{0,9}}")
_EMPTY = compile(one_of("empty_measure"))
WORTH = "trị giá"
_NO_STUFF = compile(rf"{one_of('no_stuff')} {END}")


def concept_at(lower: str, at: int) -> Span | None:
    """What a figure may measure that begins at `at`."""
    found = CONCEPTS.match(lower, at)
    if found is None or _NO_STUFF.match(lower, at):
        return None
    return at, found[0]


_MEASURED_NOUN = compile(
    rf"""{START} (?! {one_of("clause_lead")} {END} )
    (?P<what> (?! {STOP} ) \p{{L}}+ (?: [ ] (?! {STOP} ) [\p{{L}}\d]+ ){{1,7}} )
    (?: [ ] (?: đã | sẽ | được | bị | cũng | vẫn | tiếp[ ]tục | chỉ | đang | có[ ]thể | dự[ ]kiến | mới ) )*
    [ ] (?: tăng | giảm | đạt | lên | xuống | (?P<is> là | chiếm | còn | (?: lớn|cao|nhiều ) (?=[ ]$) ) ) {END}"""
)


def head_of_clause(sentence: Sentence, figure: Figure) -> Span | None:
    """The noun phrase that a verb of change or level stands behind, whatever it is called."""
    for clause in reversed([sentence.start, *(c.start for c in sentence.clauses if c.start < figure.start)]):
        found = _MEASURED_NOUN.match(sentence.lower, clause, figure.start)
        if found is None or any(name.start == clause for name in sentence.names):
            continue
        if not sentence.clean[clause].isupper() or not found["is"] or found.end() + 1 == figure.start:
            return found.span("what")
    return None


CLASSIFIER = compile(r"chiếc | con | cái | bộ | bao | suất | lượt | đơn[ ]vị")


def last_measure(sentence: Sentence, start: int, end: int) -> Span | None:
    """The last noun phrase from `start` up to `end` that a figure may measure."""
    lower, found, at = sentence.lower, None, start
    lengths = [figure for figure in sentence.figures if figure.kind == "duration"]
    while word := WORD.search(lower, at, end):
        head, at = word.span()
        match = CONCEPTS.match(lower, head)
        if told := next((length for length in lengths if length.start < head < length.end), None) if lengths else None:
            at = told.end  # "7 năm tháng tù về tội …"
            continue
        if match is None:
            continue
        if (stop := _set_aside(sentence, head, end)) > 0:
            at = stop
            continue
        if match[0] > end or _is_base(lower, head) or _is_thing(lower, head, match[0]):
            at = at if _EMPTY.fullmatch(lower, head, match[0]) else match[0]
            continue
        if found is not None and not _NEW_PHRASE.search(lower, found[1], head):
            at = match[0]  # within the phrase that the first one heads: "tỷ lệ … của lao động trong độ tuổi"
            continue
        phrase = PHRASE.match(lower, match[0], end)
        found = head, phrase.end() if phrase else match[0]
        at = found[1]
    for_purpose = lower.find(" để ", start, end) >= 0 or lower.find(" dùng ", start, end) >= 0
    if for_purpose and (purpose := _FOR_PURPOSE.search(lower, start, end)):
        stated = CONCEPTS.match(lower, purpose.start("what"))
        return purpose.span("what") if stated and not _is_thing(lower, purpose.start("what"), stated[0]) else found
    if found is not None and lower.startswith(WORTH, found[0]):
        worth = noun_before(sentence, found[0] - 1)  # "lô vũ khí trị giá 5 triệu USD"
        return found[0] if worth is None else worth, found[1]
    return found


# "giá tham chiếu để tính giá trị đặt cọc là 36 triệu đồng"
_FOR_PURPOSE = compile(
    rf"""{START} (?P<what> \p{{L}}+ (?: [ ] (?! {STOP} ) \p{{L}}+ ){{0,5}} ) [ ] (?: để | dùng[ ]để | dùng[ ]cho ) [ ]
    [^,;.:()\d]{{1,50}} [ ] (?: là | đạt | ở[ ]mức ) (?: [ ](?:khoảng|gần|hơn) )? [ ] $"""
)


def noun_before(sentence: Sentence, end: int) -> int | None:
    """Where the nouns begin that end at `end`, one behind the other, and are no part of a name: "lô vũ khí".

    The last one is no lone syllable, which may be the end of another word: "kính" in "đường kính".
    """
    begin = None
    for _ in range(_MOST_NOUNS):
        noun = NOUNS.match_before(sentence.lower, end if begin is None else begin - 1)
        if noun is None or noun[0] < sentence.start:
            break
        if begin is None and SYLLABLE.fullmatch(sentence.lower, noun[0], end):
            break
        if any(name.start < end and noun[0] < name.end for name in sentence.names):
            break
        begin = noun[0]
    return begin


_MOST_NOUNS = 4


def _set_aside(sentence: Sentence, at: int, end: int) -> int:
    """The end of the name or the closed bracket that holds `at` ("Tiền Giang" measures nothing), or 0."""
    for name in sentence.names:
        if name.start < at < name.end or (name.start == at and name.kind in _NO_THINGS):
            return name.end
    return next((stop for begin, stop in sentence.brackets if begin < at < stop <= end), 0)


_NO_THINGS = {"place", "country", "person"}
_NEW_PHRASE = compile(rf"[,;:()“”\"–-] | {START} {one_of('new_phrase')} {END}")
_COMPARED_WITH = compile(
    rf"""{START} so[ ]với (?: [ ](?:mức|con[ ]số|giá|cả|tổng) ){{0,2}} [ ] $
    | % [ ] (?: (?:trong|trên|của|tổng)[ ] ){{0,2}} $
    | (?<= \p{{L}} [ ] ) đối[ ]với [ ] (?: (?:mặt[ ]hàng|các|những|nhóm|loại)[ ] ){{0,2}} $"""
)


def _is_base(lower: str, at: int) -> bool:
    """Whether a figure is compared with what stands at `at`, or a share of it: "so với kế hoạch", "35% kế hoạch"."""
    return _COMPARED_WITH.search(lower, max(0, at - 24), at) is not None


def _is_thing(lower: str, start: int, end: int) -> bool:
    """Whether a phrase names what is counted, or nothing by itself ("mức", "con số")."""
    counted = NOUNS.match(lower, start)
    if lower[start - 1 : start] == "(" and lower.startswith(")", end):
        return True  # an abbreviation of what was just named
    if lower.startswith("số ", start) and lower.endswith(_SOME, 0, start):
        return True  # "một số địa phương"
    if lower.endswith(_INNER.get(lower[start:end], ()), 0, start):
        return True  # "lực lượng", "mặt đất"
    if _ADVERB.match(lower, start):
        return True  # "vốn đang thiếu tiền"
    if lower.endswith(_DESCRIBES, 0, start):
        return True  # "là thị trường lớn nhất" describes, and is not what is measured
    if _EMPTY.fullmatch(lower, start, end):
        return True
    return counted is not None and counted[0] >= end and not _VALUED.fullmatch(lower, start, end)


_VALUED = compile(one_of("valued_thing"))
_INNER = {
    "lượng": ("lực ", "tư ", "đối "),
    "đất": ("mặt ", "trái "),
    "hàng": ("ngang ", "xếp "),
    "giá": ("đắt ", "đánh ", "định ", "đấu ", "bình "),
    "vàng": ("nghiệp ", "huy chương ", "tiệm ", "hiệu "),
    "rác": ("rải ",),
    "quyền": ("cầm ",),
}
_ADVERB = compile(rf"vốn [ ] (?: đang | đã | là | được | bị | có | không | chỉ | rất | phụ[ ]thuộc | dĩ ) {END}")
_SOME = ("một ", "đa ", "thiểu ")
_DESCRIBES = ("trở thành ", "vẫn là ")
