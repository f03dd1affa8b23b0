"""The time that a figure holds for: a date in its clause, or in its sentence before it.

A date directly behind the figure is its own ("90 tàu vào năm 2016"); else the nearest one before it in the
sentence holds ("Năm ngoái, … tăng 8,5%"), and where the sentence goes on about the figure before ("con số này"),
the one of that. What a figure is compared with ("so với năm 2017") and the day on which somebody spoke do not, but a
figure that is told of the compared time has that one ("so với năm 2017 (5 tỷ đồng)").

>>> from factx import extract
>>> facts = extract("Năm 2024, lãi tăng 5% so với năm 2017; có 90 tàu vào năm 2016 và 140 tàu năm 2021.")
>>> [(fact.text, fact.period.iso) for fact in facts if fact.period]
[('5%', '2024'), ('90 tàu', '2016'), ('140 tàu', '2021')]
"""

from __future__ import annotations

from factx.vi.context.concept import CONCEPTS
from factx.vi.context.sentence import SPEECH, Sentence
from factx.vi.figure import Figure
from factx.vi.pattern import END, START, compile, one_of

_TIMES = {"date", "time"}
_TIMELESS = {"date", "time", "duration"}
_COMPARED = compile(
    rf"""{START} (?: so[ ]với (?: [ ]\p{{L}}+ ){{0,6}}
      | (?:so|hơn|như|bằng) (?: [ ]{one_of("compared_thing")} ){{0,4}}
      | so[ ]với [^,;.()]{{0,40}} [ ]của | mức[ ](?:tăng|giảm)[ ]của
      | (?:cao|thấp|nhiều|ít)[ ]hơn (?: [ ]\p{{L}}+ ){{0,6}}
      | gấp (?: [ ][\d.,]+ | [ ]\p{{L}}+ )? (?: [ ] (?! (?:trong|vào|hồi|từ|năm|trước) {END} ) \p{{L}}+ ){{0,5}}
      | bằng [ ] [\d.,-]+ % ) [ ] $"""
)
_SPOKEN = compile(rf"[^.;]{{0,70}} {START} {SPEECH} {END}")
_SPOKEN_BEFORE = compile(rf"{START} {SPEECH} (?: [ ]\p{{L}}+ ){{0,3}} [ ] $")
_DELIVERY = compile(rf"{START} (?: giao | kỳ[ ]hạn | đáo[ ]hạn | hợp[ ]đồng ) [ ] (?: [^.;,]{{0,20}} (?:và|,)[ ] )? $")
# "sinh năm 1976", "từ mức thấp của năm 2018": a birth, and where a change began
_NO_PERIOD = compile(rf"{START} (?: sinh | sn | từ[ ]mức[ ]\p{{L}}+ (?: [ ](?:của|hồi|vào|kỷ[ ]lục) ){{0,2}} ) [ ] $")
_REPORT_DAY = compile(rf"{START} theo [ ] [^,;.]{{1,40}} [ ] (?: (?:hôm|vào)[ ] )? $")  # "Theo Reuters ngày 5/3, …"
_DAY = compile(r"[\dX]{4}-\d\d-\d\d")
_BRACKET = compile(r"[ ] [(] [^()]* [)]")
_BEHIND = compile(
    r"""[)]? (?: [ ] (?! trong[ ]khi[ ] ) [\p{L}-]+ ){0,20} [ ]? [(]?
    (?<! [ ]nhưng[ ] ) (?<! [ ]song[ ] ) (?<! [ ]thì[ ] ) (?<! [ ]và[ ] ) (?<! [ ]còn[ ] )"""
)


def add(sentence: Sentence) -> None:
    """Adds the period to the figures of a sentence."""
    dates = [figure for figure in sentence.figures if figure.kind in _TIMES and figure.iso is not None]
    times = [figure for figure in dates if _tells_period(sentence, figure)]
    for figure in sentence.figures:
        if figure.kind == "duration":
            figure.period = _from_when(sentence, figure, dates)
        if figure.kind in _TIMELESS:
            continue
        figure.period = _of_compared(sentence, figure, dates) or _of_base(sentence, figure, dates)
        if figure.period is None and not _NOW.search(sentence.head(figure)):
            figure.period = _near(sentence, figure, times) or _behind(sentence, figure, times)
            if figure.period is None and not (figure.change is not None and figure.change.role == "from"):
                figure.period = _before(sentence, figure, times) or _carried(sentence, figure, times)


def _tells_period(sentence: Sentence, time: Figure) -> bool:
    if time.iso is None or time.rule == "date.ago":
        return False
    head = sentence.head(time)
    if _COMPARED.search(head):
        return False
    if sentence.lower.startswith("cùng k", time.start) and not _TELLS.match(sentence.lower, time.end):
        return False
    if _REPORT_DAY.search(head) and _DAY.match(time.iso):
        return False
    if any(pattern.search(head) for pattern in (_DELIVERY, _NO_PERIOD, _PUBLISHED, _OF_PAPER)):
        return False
    if sentence.lower.startswith("kể từ ", time.start) and _RECORD.search(head):
        return False  # "trận bão mạnh nhất kể từ năm 2005, tàn phá 24 huyện"
    if time.kind != "time" and len(time.iso) != len("2013-10-22"):
        return True
    return not (_SPOKEN.match(sentence.lower, time.end, sentence.end) or _SPOKEN_BEFORE.search(head))


def _from_when(sentence: Sentence, figure: Figure, dates: list[Figure]) -> Figure | None:
    """ "trong 7 ngày (từ 20 đến 26/10)", "kéo dài 3 ngày trong tháng 9": when a length of time was."""
    behind = next((time for time in dates if time.start >= figure.end), None)
    if behind is None or behind.kind != "date":
        return None
    between = sentence.between(figure, behind)
    from_to = between in _FROM_WHEN and _FROM_TO.fullmatch(behind.iso or "") is not None
    return behind if from_to or between in _AT_WHICH_TIME else None


_FROM_TO = compile(r"[\dX-]+ / [\dX-]+")
# "trong khi cùng kỳ năm ngoái chỉ đạt 5 tỷ đồng"
_TELLS = compile(r"[ ] (?:chỉ[ ])? (?: đạt | là | lãi | lỗ | ở[ ]mức ) [ ]")
_FROM_WHEN = {" (", ", ", " ", " qua (", " tới (", " gần đây ("}
_AT_WHICH_TIME = {" trong ", " vào ", " hồi ", " trong khoảng thời gian ", " trong thời gian ", " trong giai đoạn "}
_PUBLISHED = compile(rf"{START} (?: đưa[ ]ra | công[ ]bố ) (?: [ ]vào )? [ ] $")
# "theo Quyết định số 12/QĐ-TTg ngày 5/9/2012"
_OF_PAPER = compile(
    rf"""{START} (?: quyết[ ]định | thông[ ]tư | nghị[ ]định | nghị[ ]quyết | công[ ]văn | chỉ[ ]thị | công[ ]điện
      | tờ[ ]trình | thông[ ]báo | văn[ ]bản | kế[ ]hoạch ) [ ] (?:số[ ])? [\w/.-]*\d[\w/.-]*
    (?: [ ] của (?: [ ][\p{{L}}-]+ ){{1,5}} )? [ ] $"""
)
_RECORD = compile(r"(?<!hợp)(?<!thống)(?<!duy)(?<!đồng)(?<!thứ) [ ]nhất [ ] (?!trí[ ]) [^,;.]{0,60} $")
_OF_COMPARED = compile(r"[ ]? (?: [(] (?:[ ]?(?:là|đạt)[ ])? | [ ]là[ ] )")
_NOW = compile(rf"{START} hiện (?: [ ](?:nay|tại|có|là|còn|ở|đang) ){{0,2}} (?: [ ]\p{{L}}+ ){{0,4}} [ ] $")
_RIGHT_BEFORE = compile(r"[ ] (?: (?:với|là|đạt|có|thu|lãi|còn|chỉ) [ ] )?")


def _of_compared(sentence: Sentence, figure: Figure, dates: list[Figure]) -> Figure | None:
    """ "so với năm 2017 (5 tỷ đồng)", "so với năm 2017 là 5 tỷ đồng": the figure of the compared time."""
    last = next((time for time in reversed(dates) if time.end <= figure.start), None)
    if last is None or not _OF_COMPARED.fullmatch(sentence.between(last, figure)):
        return None
    return last if _COMPARED.search(sentence.head(last)) else None


def _of_base(sentence: Sentence, figure: Figure, dates: list[Figure]) -> Figure | None:
    """ "còn 60% so với 68% của năm 2012": the time of the figure that another one is compared with."""
    if not _WITH_THAT.search(sentence.head(figure)):
        return None
    behind = next((time for time in dates if time.start >= figure.end), None)
    return behind if behind is not None and sentence.between(figure, behind) in _OF_TIME else None


_WITH_THAT = compile(rf"{START} so[ ]với [ ] (?: (?:mức|con[ ]số)[ ] ){{0,2}} $")
_OF_TIME = {" ", " của ", " trong ", " hồi ", " vào "}


def _near(sentence: Sentence, figure: Figure, times: list[Figure]) -> Figure | None:
    """The date right before the figure: "năm 2004 với 70 triệu USD"."""
    last = _last(figure, times)
    return last if last is not None and _RIGHT_BEFORE.fullmatch(sentence.between(last, figure)) else None


def _behind(sentence: Sentence, figure: Figure, times: list[Figure]) -> Figure | None:
    """The date directly behind the figure, with no other figure and no clause between."""
    for time in times:
        if time.start >= figure.end:
            between = _BRACKET.sub("", sentence.between(figure, time))  # "5,3% GDP (khoảng 1 tỷ USD) trong năm 2013"
            return time if _BEHIND.fullmatch(between) else None
    return None


def _last(figure: Figure, times: list[Figure]) -> Figure | None:
    return next((time for time in reversed(times) if time.end <= figure.start), None)


def _before(sentence: Sentence, figure: Figure, times: list[Figure]) -> Figure | None:
    """The last date before the figure; not one that a bracket closed over, nor one that "đến nay" left behind."""
    for time in reversed(times):
        closed = any(begin <= time.start < end <= figure.start for begin, end in sentence.brackets)
        lengths = [other for other in sentence.figures if other.kind == "duration" and other.start < figure.start]
        closed = closed and not (lengths and lengths[-1].period is time)  # "trong 7 ngày (từ 20 đến 26/10), …"
        if sentence.lower.startswith(", ", time.end) and _BEGUN.search(sentence.head(time)):
            continue  # "dự án khởi công năm 2021, vốn 5 tỷ đồng"
        if time.end <= figure.start and not closed:
            return None if _SINCE_THEN.search(sentence.lower, time.end, figure.start) else time
    return None


_BEGUN = compile(rf"{START} {one_of('begun')} (?: [ ](?:từ|vào|hồi) )? [ ] $")
_SINCE_THEN = compile(
    rf"""{START} (?: (?<! trước[ ]) (?:đến|tới)[ ]nay
      | hiện[ ]nay | hiện[ ]tại | hiện[ ]đã | vụ[ ]này | lần[ ]này
      | (?:,|thì)[ ]nay (?= [ ](?:đã|chỉ|còn|lên|là|mới) ) ) {END}"""
)


def _carried(sentence: Sentence, figure: Figure, times: list[Figure]) -> Figure | None:
    """The period of the sentence before, where this one goes on about the same or begins with another measure."""
    before = sentence.before
    told = (figure.period for figure in sentence.continued if figure.period)
    going_on = next((time for time in told if before is None or not _of_another_time(before, time)), None)
    if going_on or times:
        return going_on or _right_after(sentence)
    return _right_after(sentence) or _more_closely(sentence) or _still(sentence, figure) or _of_list(sentence.followed)


def _of_list(before: Sentence | None) -> Figure | None:
    """ "Thời tiết ngày 21/10 như sau: miền Bắc … . Miền Trung …": the time of all that is listed behind."""
    for _ in range(_LONGEST_LIST):
        if before is None:
            break
        times = [figure for figure in before.figures if figure.kind in _TIMES]
        if times:
            listed = _AS_FOLLOWS.match(before.lower, times[0].end, before.end)
            return times[0] if listed and len(times) == 1 else None
        before = before.followed
    return None


_LONGEST_LIST = 12
"""Sentences."""
_AS_FOLLOWS = compile(r"[^.;:]{0,40} [ ] (?: như[ ]sau | sau[ ]đây ) [ ]? :")


def _right_after(sentence: Sentence) -> Figure | None:
    """ "Đêm qua, … công bố … . Ngay sau đó, giá vàng tăng 30 USD.": the time of the sentence before."""
    before = sentence.preceding
    if before is None or _RIGHT_AFTER.match(sentence.lower, sentence.start) is None:
        return None
    days = (figure for figure in before.figures[::-1] if figure.kind in _TIMES and _DAY.match(figure.iso or ""))
    return next(days, None)


def _more_closely(sentence: Sentence) -> Figure | None:
    """ "Giá tăng trong tháng 10. Cụ thể, giá tiêu tăng 5%.": the one time that the sentence before tells."""
    before = sentence.followed
    if before is None or _CLOSELY.match(sentence.lower, sentence.start) is None:
        return None
    if any(figure.kind in _TIMES for figure in sentence.figures):
        return None
    return _only_time(before)


def _only_time(sentence: Sentence) -> Figure | None:
    """The time of a sentence that tells one and no more."""
    times = [figure for figure in sentence.figures if figure.kind in _TIMES and _tells_period(sentence, figure)]
    return times[0] if len(times) == 1 and not _of_another_time(sentence, times[0]) else None


def _of_another_time(sentence: Sentence, time: Figure) -> bool:
    """Whether what was told of `time` is only compared with, or was before: "sau khi đã tăng 4% tuần trước"."""
    earlier = _EARLIER.search(sentence.lower, sentence.start, time.start)
    return earlier is not None or _COMPARED.search(sentence.head(time)) is not None


_EARLIER = compile(r"[ ] sau[ ]khi [ ] [^,;:]{0,60} $")


_CLOSELY = compile(rf"(?: cụ[ ]thể | chi[ ]tiết | trong[ ]đó | theo[ ]đó ) {END}")
_RIGHT_AFTER = compile(rf"ngay[ ] (?: sau[ ](?:khi|đó) | lập[ ]tức | lúc[ ]đó ) {END}")


def _still(sentence: Sentence, figure: Figure) -> Figure | None:
    """ "Quý 3, doanh thu đạt 5 tỷ đồng. Lợi nhuận đạt 2 tỷ đồng.": the next measure of the same quarter."""
    before = sentence.followed
    if before is None:
        return None
    if figure.kind not in _AMOUNTS and not (figure.kind == "count" and _LEVEL.search(sentence.head(figure))):
        return None
    if CONCEPTS.match(sentence.lower, sentence.start) is None:
        return None
    told = [figure for figure in before.figures if figure.kind not in _TIMES]
    if not told:  # "Năm 2023, ngành thủy sản gặp khó. Kim ngạch đạt 9 tỷ USD."
        period = _only_time(before)
    else:
        periods = (other.period for other in reversed(told) if other.kind in _TOLD and other.period)
        period = next((time for time in periods if not _of_another_time(before, time)), None)
    return period if period is not None and period.iso is not None and _SPAN.fullmatch(period.iso) else None


_LEVEL = compile(rf"{START} (?: đạt | là | còn | tăng | giảm | lên | xuống ) (?: [ ]\p{{L}}+ )? [ ] $")
_AMOUNTS = {"money", "percent", "quantity"}
_TOLD = {*_AMOUNTS, "count"}
_SPAN = compile(r"(?!XXXX$) [\dX]{4} (?: -Q\d | -H\d | -\d\d (?: /[\dX]{4}-\d\d )? )? | [\dX]{4}/[\dX]{4}")
