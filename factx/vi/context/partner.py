"""With or towards whom a figure is: the other country, which has its part in a deal.

It stands right beside the subject ("Việt Nam - Nga"), behind a word that says towards whom ("sang Nhật Bản"), or is
whom a deal in the clause of the figure names: from whom one buys, to whom one lends, whom one helps or punishes. A
deal needs no country as subject, nor any: "IMF cho Lào vay 5 tỷ USD", "Xuất khẩu sang Lào đạt 5 tỷ USD".

>>> from factx import extract
>>> for text in ("Samsung đầu tư vào Lào 5 tỷ USD.", "Nhập khẩu từ Lào đạt 5 tỷ USD.", "EU viện trợ Lào 5 tỷ euro."):
...     fact = extract(text)[0]
...     print(fact.subject and fact.subject.text, fact.partner.id)
Samsung LA
None LA
EU LA
"""

from __future__ import annotations

from factx.vi.context import beside, clause
from factx.vi.context.reference import JOINED
from factx.vi.context.sentence import Sentence
from factx.vi.figure import Figure
from factx.vi.name import Name
from factx.vi.pattern import END, START, compile, one_of

_ABROAD = {" tại ", " ở "}  # "số công ty Nga tại Kyrgyzstan"
# "Nga là đối tác thương mại hàng đầu của Kyrgyzstan. Kim ngạch …"
_RELATED = compile(
    rf"""[ ] (?: (?:vẫn|đang|hiện|luôn)[ ] ){{0,2}} (?: là | trở[ ]thành ) [ ] (?: [^,;.]{{0,40}} [ ] )?
    {one_of("counterpart")} [ ] (?: [^,;.]{{0,40}} [ ] )? của [ ]"""
)
_TWO_SIDED = ("trade", "export", "import", "investment", "fdi")


def find(sentence: Sentence, figure: Figure) -> Name | None:
    """The partner of a figure whose subject is known."""
    subject: Name | None = figure.subject
    country = subject if subject is not None and subject.id is not None else None
    return (
        (_joined(sentence, figure, country) if country else None)
        or _of_deal(sentence, figure, subject)
        or (_towards(sentence, country) if country else None)
    )


def _joined(sentence: Sentence, figure: Figure, subject: Name) -> Name | None:
    """The country that stands with the subject: "Nga - Lào", "Nga là bạn hàng lớn của Lào"."""
    home: Sentence | None = sentence  # "hai nước" are named in a sentence before
    while home is not None and subject.start < home.start:
        home = home.preceding
    two_sided = (figure.concept or "").startswith(_TWO_SIDED)
    names: list[Name] = [*(home.names if home is not None else ()), *sentence.names]
    for name in names:
        if not 0 <= name.start - subject.end <= _FAR:
            continue
        where = home if home is not None and name.start < home.end else sentence
        if name.id == subject.id or (name.id is None and not _is_party(where, name)):
            continue
        between = sentence.lower[subject.end : name.start]
        if between in JOINED or between in _ABROAD or (two_sided and _RELATED.fullmatch(between)):
            return name
    return None


def _towards(sentence: Sentence, subject: Name) -> Name | None:
    """The country towards which something goes, wherever the sentence says so."""
    if beside.TOWARDS.search(sentence.lower, sentence.start, max(sentence.start, subject.start)):
        return None  # "5 người đến Ý, 3 người đến Malta"
    return next(
        (
            name
            for name in sentence.names
            if name.id not in {None, subject.id}
            and beside.TOWARDS.search(sentence.lower, max(sentence.start, name.start - _FAR), name.start)
        ),
        None,
    )


def _of_deal(sentence: Sentence, figure: Figure, subject: Name | None) -> Name | None:
    """Whom a deal in the figure's clause names, else one in the clause that tells what it measures."""
    if figure.kind not in _DEALT:
        return None
    spans = _spans(sentence, figure, subject)
    first, last = spans[-1][0], spans[0][1]
    near = (name for name in sentence.names if first <= name.start < last)
    others = [name for name in near if _may_be_other(sentence, name, subject)]
    if not others:
        return None
    right_behind = [name for name in others if _BEHIND.fullmatch(sentence.lower, figure.end, name.start)]
    others = right_behind or others  # "49 tỷ USD từ Lào và 30 tỷ USD từ Nga"
    for start, end in spans:
        dealt = [name for name in others if start <= name.start < end and _is_dealt_with(sentence, figure, name)]
        before = [name for name in dealt if name.end <= figure.start]
        if dealt:
            return before[-1] if before else dealt[0]
    return next((name for name in others if subject is not None and _is_given(sentence, name, subject)), None)


_DEALT = {"money", "quantity", "percent", "count", "ratio"}


def _may_be_other(sentence: Sentence, name: Name, subject: Name | None) -> bool:
    if not _is_party(sentence, name):
        return False
    if subject is None:
        return True
    within = subject.start < name.end and name.start < subject.end
    return not within and (name.id is None or name.id != subject.id)


def _is_party(sentence: Sentence, name: Name) -> bool:
    """Whether a name is that of a country or a union of countries, which has no id."""
    return name.kind == "country" or _UNION.fullmatch(sentence.lower, name.start, name.end) is not None


_UNION = compile(one_of("union"))


def _spans(sentence: Sentence, figure: Figure, subject: Name | None) -> list[tuple[int, int]]:
    """The clause of a figure, and what is before it from the clause on that tells what it measures."""
    starts = clause.starts_of(sentence, max(sentence.start, figure.start - clause.FAR), figure.start + 1)
    behind = clause.starts_of(sentence, figure.end, min(sentence.end, figure.end + clause.FAR))[1:]
    spans = [(starts[-1], behind[0] if behind else min(sentence.end, figure.end + clause.FAR))]
    own = subject is not None and starts[-1] <= subject.start < figure.start  # "sang Lào tăng 5%, Nga tăng 3%"
    if not own and figure.measure is not None and figure.measure[0] < starts[-1]:
        spans.append((next((at for at in reversed(starts) if at <= figure.measure[0]), starts[-1]), starts[-1]))
    return spans


_FAR = 110
_SOME = r"(?: [^,;:()“”] | (?<=\d),(?=\d) )"
_SELLS = r"""(?: xuất[ ]khẩu | xuất[ ]siêu | xuất[ ]bán | (?<!sản[ ])(?<!đề[ ])xuất (?= [ ](?:sang|\d|hơn|gần|khoảng) )
    | thặng[ ]dư | bán (?! [ ](?:đảo|kết|dẫn|lẻ|thời|ra) ) | đầu[ ]tư | fdi | rót | giải[ ]ngân | viện[ ]trợ | tài[ ]trợ
    | hỗ[ ]trợ | cung[ ]cấp | cấp (?= [ ](?:cho|\d|hơn|gần|khoảng|thêm) ) | bàn[ ]giao | chuyển[ ]giao | bồi[ ]thường
    | cho[ ]vay | tặng )"""
_BUYS = r"""(?: nhập[ ]khẩu | nhập[ ]siêu | (?<!thu[ ])(?<!xâm[ ])(?<!gia[ ])nhập (?! [ ](?:viện|cư|cảnh|học|ngũ|tịch) )
    | mua | vay | thâm[ ]hụt )"""
_TRADES = r"""(?: thương[ ]mại | kim[ ]ngạch | xuất[ ]nhập[ ]khẩu | thâm[ ]hụt | thặng[ ]dư | buôn[ ]bán
    | giao[ ]thương )"""
_MARKET = r"(?: [ ] (?:thị[ ]trường|nước|chính[ ]phủ|phía) )?"
# "xuất khẩu gạo sang", "nhập khẩu 5 triệu tấn từ", "thương mại với", "áp thuế 25% lên thép"
_DEAL = compile(
    rf"""{START} (?: {_SELLS} {_SOME}{{0,60}} [ ](?:sang|cho|tới|đến|vào) {_MARKET}
      | {_BUYS} {_SOME}{{0,60}} [ ]từ {_MARKET}
      | {_TRADES} {_SOME}{{0,40}} [ ]với {_MARKET}
      | (?: áp | áp[ ]đặt | đánh ) [ ] {_SOME}{{0,10}} thuế {END} {_SOME}{{0,30}}
        [ ](?: lên | với | đối[ ]với | vào | cho ) (?: [ ]\p{{Ll}}+ ){{0,5}} ) [ ] $"""
)
_BUYS_OF = compile(rf"{START} (?: mua | vay | nợ ) (?: [ ] (?! của ) [\p{{L}}\d,]+ ){{0,6}} [ ]của [ ] $")
_HELPS = r"(?: viện[ ]trợ | trừng[ ]phạt | cấm[ ]vận | hỗ[ ]trợ | tài[ ]trợ | cho[ ]vay | bồi[ ]thường )"
_HELPED = compile(rf"{START} {_HELPS} [ ] $")
_AS_NOUN = compile(rf"{START} (?: gói | khoản | hàng | nguồn | tiền | vốn | quỹ ) [ ] {_HELPS} [ ] $")
_LENT = compile(r"[ ] (?: vay | mượn | thuê ) (?! \p{L} )")
_ON_IT_GOES = compile(rf"(?: sang | từ | với | vào ) {_MARKET} [ ]")
_ANY_DEAL = compile(rf"{START} (?: {_SELLS} | {_BUYS} | {_TRADES} ) {END}")


_BEHIND = compile(rf"[ ] (?: sang | từ | cho | tới | vào ) {_MARKET} [ ]")


def _is_dealt_with(sentence: Sentence, figure: Figure, name: Name) -> bool:
    """Whether a name is whom a deal names that the figure is told of."""
    lower, far = sentence.lower, max(sentence.start, name.start - _FAR)
    if deal := _DEAL.search(lower, far, name.start) or _BUYS_OF.search(lower, far, name.start):
        return deal.start() <= figure.end or _SPENT_ON.fullmatch(lower, figure.end, deal.start()) is not None
    if _HELPED.search(lower, far, name.start) and not _AS_NOUN.search(lower, far, name.start):
        return True
    if lower.endswith("cho ", far, name.start) and _LENT.match(lower, name.end):
        return True
    start = clause.starts_of(sentence, far, name.start + 1)[-1]
    begin = clause.after_lead(sentence, start, name.start)  # "…, sang Lào đạt 5 tỷ USD"
    return (
        _ON_IT_GOES.fullmatch(lower, begin, name.start) is not None
        and _ANY_DEAL.search(lower, max(sentence.start, begin - clause.FAR), begin) is not None
    )


_SPENT_ON = compile(r"(?: [ ] (?! (?: sẽ | đã | nhờ | do | vì | khi ) [ ] ) \p{L}+ ){0,2} [ ]")


def _is_given(sentence: Sentence, name: Name, subject: Name) -> bool:
    """ "Lào được Nga viện trợ 5 triệu USD": to whom the other one does it."""
    first, second = sorted((name, subject), key=lambda one: one.start)
    passive = _PASSIVE.fullmatch(sentence.lower, first.end, second.start) is not None
    return passive and _HELPS_BEHIND.match(sentence.lower, second.end) is not None


_PASSIVE = compile(r"[ ] (?: (?:đã|sẽ|đang|từng)[ ] )? (?: được | bị ) [ ]")
_HELPS_BEHIND = compile(rf"[ ] (?: {_HELPS} | cấp | cung[ ]cấp | bán | tặng ) {END}")


def first_of_pair(sentence: Sentence, second: Name | None) -> Name | None:
    """The first of two countries that a dash joins, of which the second stands right before a figure."""
    if second is None or not _is_party(sentence, second):
        return second
    return next((name for name in sentence.names if _is_pair(sentence, name, second)), second)


def _is_pair(sentence: Sentence, first: Name, second: Name) -> bool:
    return first.kind == "country" and first.end < second.start and sentence.lower[first.end : second.start] in _DASHES


_DASHES = {" - ", "-", " – ", "–"}


def giver(sentence: Sentence, figure: Figure) -> Name | None:
    """ "Nhà Trắng công bố gói viện trợ 5 tỷ USD cho Kiev": who announces what is its own to give."""
    gives = _ANNOUNCES.search(sentence.lower, max(sentence.start, figure.start - _FAR), figure.start)
    if gives is None or _GOES_TO.match(sentence.lower, figure.end, sentence.end) is None:
        return None
    name = next((name for name in reversed(sentence.names) if name.end <= gives.start()), None)
    if name is None or not _RIGHT_BEFORE.fullmatch(sentence.lower, name.end, gives.start()):
        return None
    return name if name.kind in {"country", "body", "person", "name"} else None


_ANNOUNCES = compile(
    rf"""{START} (?: công[ ]bố | thông[ ]báo | tuyên[ ]bố | phê[ ]duyệt | thông[ ]qua | duyệt | cam[ ]kết | đề[ ]xuất )
    (?: [ ](?:về|một) )? [ ] (?: gói | khoản | đợt | kế[ ]hoạch | chương[ ]trình ) [ ] {_SOME}{{0,50}} $"""
)
_GOES_TO = compile(r"[^,;:.()\d]{0,60}? [ ] cho [ ]")
_RIGHT_BEFORE = compile(
    r"(?: [ ](?:đã|vừa|mới|sẽ|cũng|đang|chính[ ]thức) )* (?: [ ] (?:hôm|ngày) [ ] [\d/-]{1,10} )? [ ]"
)
