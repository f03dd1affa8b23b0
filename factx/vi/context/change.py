"""Which way a thing moved: `by` the figure, `to` it or `from` it.

Verbs and nouns of change tell it where they stand directly before the figure ("tăng 8,5%", "lên mức cao
nhất 2,3 tỷ USD", "giảm từ 9% xuống còn 7%"), and figures that are joined to such a one share it ("tương đương
0,5%"). A negated verb, a comparison ("cao hơn 5%") and "lên tới" without a verb of change tell nothing.

>>> from factx import extract
>>> for fact in extract("Lãi ròng tăng mạnh 8,5% lên mức 2,3 tỷ USD; nợ xấu giảm từ 9% xuống còn 7%."):
...     print(fact.text, fact.change.direction, fact.change.role)
8,5% up by
2,3 tỷ USD up to
9% down from
7% down to
>>> [fact.change for fact in extract("Giá không tăng 5%, mức phạt lên tới 5 triệu đồng.")]
[None, None]
"""

from __future__ import annotations

from typing import Literal

from factx.fact import Change
from factx.vi.context.concept import CONCEPTS
from factx.vi.context.sentence import Sentence
from factx.vi.figure import Figure
from factx.vi.pattern import END, START, Match, compile, not_after, one_of

_VERB = rf"(?: (?P<up> {one_of('rise')} ) | (?P<down> {one_of('fall')} ) )"
_BY = compile(rf"{START} {_VERB} {END} (?: [ ]{one_of('change_manner')} ){{0,3}} (?: [ ]với[ ](?:cùng[ ])?mức )? [ ] $")
# "giảm học phí 10%": the thing that moves may stand between, if the figure is a share
_BY_WITH_OBJECT = compile(
    rf"""{START} (?: (?P<up> tăng | nâng ) | (?P<down> giảm | hạ | cắt ) )
    (?P<object> (?: [ ] (?! {one_of("change_stop")} {END} ) \p{{L}}+ ){{1,4}} ) [ ] $"""
)
# "cắt điện khiến thêm 300 hộ …", "mở rộng điều tra bắt thêm 2 người": what is more is so of another verb; but "tăng giá
# bán thêm 500 đồng" has a noun
_OTHER_CLAUSE = rf"(?: {not_after('việc giờ ngày nơi')} làm | {one_of('change_clause')} )"
_ANOTHER = rf"(?: {not_after('giá lượng mức số sức vốn tiền tích phí')} {one_of('gaining')} )"
# "tăng sản lượng khai thác thêm 5 triệu thùng", "gia hạn lệnh ngừng bắn thêm 2 ngày"
_MORE = compile(
    rf"""{START} (?: (?P<up> tăng | nâng | gia[ ]hạn | kéo[ ]dài | bổ[ ]sung | mở[ ]rộng ) | (?P<down> giảm|hạ|cắt ) )
    (?: [ ] (?! (?: {one_of("change_stop")} | {_OTHER_CLAUSE} | {_ANOTHER} [ ]thêm ) {END} ) \p{{L}}+ ){{1,5}}?
    [ ] thêm [ ] $"""
)
_TO = compile(
    rf"""{START} (?: (?P<up> {not_after("trở rộ nổi dấy hiện")} lên ) | (?P<down> xuống ) ) (?P<far> [ ](?:tới|đến) )?
    (?: [ ]{one_of("change_level")} ){{0,5}} [ ] $"""
)
_GAINED = compile(r"có[ ]thêm[ ] $")
_GAINED_BEHIND = compile(rf"[ ]có[ ]thêm {END}")
_ANY = r"(?: [^.;] | [.](?=\d) ){0,60}"
_DOWN_TO = compile(
    rf"{START} (?:{one_of('fall')}|mất) {END} {_ANY} {START} còn (?: [ ]{one_of('change_level')} ){{0,3}} [ ] $"
)
_RAISED = compile(rf"{START} (?: {one_of('rise')} | {one_of('raise')} ) {END} [^.;,]{{0,80}} $")
_FROM = compile(rf"{START} từ (?: [ ]{one_of('change_level')} ){{0,5}} [ ] $")
EQUALS = compile(rf"{START} {one_of('equals')} [ ] $")
_IN_BRACKETS = compile(r"[ ]?[(] (?:[+-]|tương[ ]đương[ ]|khoảng[ ]|tức[ ])?")  # "giảm 0,14 USD (0,2%)"
_SAME_CLAUSE = compile(r"[^.,;:]{0,60}")
_JOINED = compile(r"[^.;:]{0,60} [ ]và[ ]")
# "không thể tăng", "chưa bao giờ giá tăng"; but "không ngừng tăng", "không chỉ tăng"
_NEGATED = compile(
    rf"""{START} (?: (?:không|chưa|chẳng) [ ] (?: (?:hề|được|bị|thể|còn|phải|có|muốn|nên|cần|từng|thể[ ]bị)[ ] ){{0,2}}
      | (?:chưa|không)[ ]bao[ ]giờ[ ] (?: \p{{L}}+[ ] ){{0,3}} ) $"""
)

Told = tuple[Change, tuple[int, int] | None]
"""A change and the words that tell it."""

_MOVING = {"money", "percent", "ratio", "count", "quantity", "ordinal", "duration"}


def add(sentence: Sentence) -> None:
    """Adds the change to the figures of a sentence."""
    last: Figure | None = None
    for figure in sentence.figures:
        if figure.kind not in _MOVING:
            continue
        figure.change, figure.change_words = _change(sentence, figure, last) or (None, None)
        if last is not None and last.change is None and _FROM.search(sentence.head(last)):
            last.change = _opposite_end(figure.change)
            last.change_words = figure.change_words if last.change else None
        last = figure


# "tỷ lệ tăng lương bình quân là 11%", "tốc độ giảm nghèo đạt khoảng 2%"
_RATE = compile(
    rf"""{START} (?: mức | tỷ[ ]lệ | tỉ[ ]lệ | tốc[ ]độ | nhịp[ ]độ ) [ ] (?: (?P<up> tăng ) | (?P<down> giảm ) ) {END}
    (?: [^.,;:()\d] ){{0,60}} [ ] (?: là | đạt | ở[ ]mức ) (?: [ ](?:khoảng|gần|hơn) )? [ ] $"""
)


def _opposite_end(change: Change | None) -> Change | None:
    """Where a thing came from that went `to` somewhere."""
    return Change(change.direction, "from") if change is not None and change.role == "to" else None


def _change(sentence: Sentence, figure: Figure, last: Figure | None) -> Told | None:
    head = sentence.head(figure)
    if figure.kind == "ratio" and sentence.lower.startswith("nhân đôi", figure.start):
        return Change("up", "by"), (figure.start, figure.start + len("nhân đôi"))
    lasting = figure.kind == "duration"
    told = _of_length(head) if lasting else _gained(sentence, figure, head) or _told(figure, head)
    if told is None and not lasting:
        shared = _shared(sentence, figure, last, head) if last is not None else None
        if last is not None and shared is not None:
            return shared, last.change_words
        match = _BY_WITH_OBJECT.search(head)
        told = (_said(head, match, "by"), match) if match and _moves(figure, match, head) else None
        if told is None and figure.kind == "percent" and (match := _RATE.search(head)):
            told = _said(head, match, "by"), match
    if told is None:
        return None
    change, match = told
    if change is None:
        return None
    at = 0 if match.string is sentence.lower else figure.start - len(head)  # it may stand behind the figure
    words = match[0]
    return change, (at + match.end() - len(words.lstrip()), at + match.start() + len(words.rstrip()))


def _gained(sentence: Sentence, figure: Figure, head: str) -> tuple[Change, Match] | None:
    if figure.unit != "{điểm}":
        return None
    match = _GAINED.search(head) or _GAINED_BEHIND.match(sentence.lower, figure.end)
    return (Change("up", "by"), match) if match else None


def _told(figure: Figure, head: str) -> tuple[Change | None, Match] | None:
    """What the words right before a figure tell, and which they are; of words that are negated, that it is nothing."""
    if figure.kind != "ordinal" and (match := _BY.search(head)):
        return _said(head, match, "by"), match
    if "thêm " in head and (match := _MORE.search(head)):
        return _said(head, match, "by"), match
    if figure.kind == "count" and figure.unit in _STEPS and (match := _STEP.search(head)):
        return _said(head, match, "by"), match
    if (match := _TO.search(head)) and not (figure.kind == "ordinal" and " thành " in match[0]):
        return _to(head, match), match  # but "mạnh lên thành cơn bão thứ năm"
    if "về " in head and (match := _BACK_TO.search(head)):
        return Change("down", "to"), match
    if figure.kind in _LOSABLE and (match := _LOST.search(head)):
        return Change("down", "by"), match
    if "còn " in head and (match := _DOWN_TO.search(head)):
        return Change("down", "to"), match
    return None


def _of_length(head: str) -> tuple[Change | None, Match] | None:
    """ "được kéo dài thêm 3 tháng", "rút ngắn từ 30 ngày xuống 15 ngày"; "tăng 3 tháng" is how long."""
    if longer := _LONGER.search(head):
        return None if _NEGATED.search(head, 0, longer.start()) else Change("up", "by"), longer
    if longer_to := _LONGER_TO.search(head):
        return Change("up", "to"), longer_to
    to = _TO.search(head)
    if to is not None and (_RAISED.search(head, 0, to.start()) or to["down"]):
        return _to(head, to), to  # "tăng từ 60 tuổi lên 62 tuổi"
    shorter = _SHORTER.search(head)
    if shorter is None or _NEGATED.search(head, 0, shorter.start()):
        return None
    return Change("down", "from" if shorter["from"] else "to" if shorter["to"] else "by"), shorter


_LONGER = compile(
    rf"""{START} (?: kéo[ ]dài | gia[ ]hạn | tăng | nâng | bổ[ ]sung )
    (?: [ ] (?! {one_of("change_stop")} {END} ) \p{{L}}+ ){{0,4}} [ ] thêm [ ] $"""
)
_LONGER_TO = compile(  # "kéo dài thời gian lưu cư thành một năm"
    rf"""{START} (?: kéo[ ]dài | gia[ ]hạn | tăng | nâng ) (?: [ ] (?! {one_of("change_stop")} {END} ) \p{{L}}+ ){{1,6}}
    [ ] thành [ ] $"""
)
_SHORTER = compile(
    rf"""{START} rút[ ]ngắn (?: [^.;]{{0,60}} [ ] (?: (?P<from> từ ) | (?P<to> (?:xuống|còn)(?:[ ]còn)? ) )
      | (?: [ ](?:được|thêm|tới|đến|khoảng|gần|hơn|thời[ ]gian) ){{0,2}} ) [ ] $"""
)


def _moves(figure: Figure, match: Match, head: str) -> bool:
    """Whether a figure may be how much a verb's object moved: "giảm sản lượng 5 tấn", not "nâng cấp đường 5 km"."""
    if figure.kind in {"money", "quantity"}:
        return CONCEPTS.match(head, match.start("object") + 1) is not None
    return figure.kind == "percent"


_STEPS = {"bậc", "hạng", "bậc thang"}
_STEP = compile(rf"{START} (?: (?P<up> lên|thăng ) | (?P<down> xuống|tụt|rớt ) ) [ ] $")  # "lên hai bậc"
_BACK_TO = compile(  # "giảm về 56.000 đồng", "giảm gần 36 điểm, về sát 1.610 điểm"
    rf"""{START} (?: {one_of("fall")} {END} {_ANY} {START} | rơi[ ] ) về
    (?: [ ](?:mức|sát|dưới|thấp[ ]nhất|quanh|còn) ){{0,2}} [ ] $"""
)
_LOSABLE = {"money", "percent"}
_LOST = compile(
    rf"""{START} (?: cổ[ ]phiếu | mã | giá | chỉ[ ]số | vàng | đồng | index | jones | nikkei | nasdaq | s&p )
    [^.,;]{{0,40}} [ ]mất (?: [ ]tới|[ ]gần )? [ ] $"""
)


def _said(head: str, match: Match, role: Literal["by", "to"]) -> Change | None:
    if _NEGATED.search(head, 0, match.start()):
        return None
    return Change("up" if match["up"] else "down", role)


def _to(head: str, match: Match) -> Change | None:
    """ "lên 7%"; "lên tới 5 triệu" says how much, unless something was raised."""
    raised = _RAISED.search(head, 0, match.start())
    if match["far"] and not raised:
        return None
    if raised is not None and _NEGATED.search(head, 0, raised.start()):
        return None  # "không còn tăng lên 6%"
    return _said(head, match, "to")


SHARES = {"percent", "ratio"}


def _shared(sentence: Sentence, figure: Figure, last: Figure, head: str) -> Change | None:
    """The change of the figure before, where this one says the same again or is joined to it."""
    if last.change is None:
        return None
    if EQUALS.search(head) or _IN_BRACKETS.fullmatch(sentence.between(last, figure)):
        share = last.change.role == "to" and figure.kind == "percent" and last.kind not in SHARES
        return None if share else last.change  # "lên 20 triệu cổ phiếu, tương đương 9% vốn" tells what share that is
    between = sentence.between(last, figure)
    if _FROM.search(head) and _SAME_CLAUSE.fullmatch(between):
        return _opposite_end(last.change)
    in_turn = between == ", " and sentence.holds("lần lượt")  # "lần lượt tăng 19%, 21% và 26%"
    return last.change if last.kind == figure.kind and (in_turn or _JOINED.fullmatch(between)) else None
