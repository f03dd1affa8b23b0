"""What a number counts or ranks: the noun with what qualifies it, or what was numbered before.

>>> from factx import extract
>>> [fact.measure.text for fact in extract("Đội bay tăng lên 90 chiếc; xây 20 lớp dạy nghề; bàn thua thứ hai.")]
['Đội bay', 'lớp dạy nghề', 'bàn thua']
"""

from __future__ import annotations

from factx.vi.context.measure import doing, nearest
from factx.vi.context.measure.phrase import FAR, NEAR, PHRASE, STOP, WORD, Span, head_of_clause, last_measure
from factx.vi.context.sentence import Sentence
from factx.vi.figure import Figure
from factx.vi.figures.count import NOUNS
from factx.vi.name import ADDRESSES, Name
from factx.vi.pattern import END, START, compile, not_after, one_of

_NUMBER_OF = compile(
    rf"""{START} {not_after("tỷ tỉ một đa thiểu chỉ hệ trị tham phần tổng dân sản chất lực năng khối doanh độ tra")}
    (?P<what> {one_of("number_noun")} {END} (?: [ ] (?! {STOP} ) \p{{L}}+ ){{0,6}} )
    (?: [^.,;:()\d] | (?<= năm[ ] ) \d{{4}} ){{0,60}} [ ]
    (?: là | đạt | còn | lên | xuống | xuống[ ]còn | lên[ ]tới | lên[ ]đến | tới | gồm
      | tăng | giảm | tăng[ ]từ | giảm[ ]từ | tăng[ ]thêm )
    (?: [ ] (?: khoảng | gần | hơn | trên | con[ ]số | mức ) )* [ ] $"""
)


def numbered(sentence: Sentence, figure: Figure) -> Span | None:
    """ "mở rộng đội bay lên 90 chiếc", "số người chết là 5 người": what the number is told of; "thi đấu 3 lần"."""
    if told := number_of(sentence, figure):
        return told
    if figure.unit == "lần":
        done = doing.DOING.match(sentence.lower, figure.end, sentence.end) or doing.DONE.search(
            sentence.lower, max(sentence.start, figure.start - 30), figure.start
        )
        return done.span("what") if done else None
    return None


def number_of(sentence: Sentence, figure: Figure) -> Span | None:
    """ "số người chết là 5 người", "số doanh nghiệp giảm còn 60%": whose number it is."""
    head = sentence.head(figure, 120)
    told = _NUMBER_OF.search(head)
    start = figure.start - len(head)
    return (start + told.start("what"), start + told.end("what")) if told else None


def also_numbered(sentence: Sentence, figure: Figure) -> Span | None:
    """ "đội bay lên 90 chiếc năm 2015 và 120 chiếc năm 2020": the second number is told of the same."""
    at = sentence.figures.index(figure)
    last = next((f for f in reversed(sentence.figures[:at]) if f.kind == "count"), None)
    if last is None or last.measure is None or last.measure[1] > last.start or last.unit is None:
        return None
    joined = _JOINED.fullmatch(sentence.between(last, figure)) and (figure.unit or "").startswith(last.unit.split()[0])
    return last.measure if joined else None


_JOINED = compile(r"[^.;:]{0,40} (?: , | [ ] (?: và | lên | xuống | xuống[ ]còn ) ) [ ]")


def ranked(sentence: Sentence, figure: Figure) -> Span | None:
    """ "bàn thua thứ hai", "cơ hội nguy hiểm đầu tiên": what is ranked, from its noun on."""
    lower = sentence.lower
    rank = _RANK.search(lower, figure.start, figure.end)
    if rank is None:
        return None
    if _ROUND.match(lower, figure.start) and lower.startswith(" ", figure.end):  # "vòng thứ ba cuộc đối thoại"
        noun = NOUNS.match(lower, figure.end + 1)
        phrase = PHRASE.match(lower, noun[0], sentence.end) if noun else None
        if noun is not None and not lower.startswith("trong ", figure.end + 1):
            return figure.end + 1, phrase.end() if phrase else noun[0]
    end = rank.start() - (lower[rank.start() - 1] == " ")
    before = _WORDS_BEFORE.search(lower, max(sentence.start, figure.start - NEAR), end)
    if before is None:
        return None
    for word in WORD.finditer(lower, before.start(), end):
        noun = NOUNS.match(lower, word.start())
        if noun is not None and noun[0] <= end and not lower.startswith("có thể", word.start() - len("có ")):
            return word.start(), end
    return None


_ROUND = compile(r"(?: vòng | kỳ | phiên | đợt | lượt ) [ ] (?:họp[ ])? thứ")
_RANK = compile(r"(?P<of> lần[ ] )? (?: thứ | đầu )")
_WORDS_BEFORE = compile(rf"{START} (?: (?! {STOP} ) \p{{L}}+ [ ] ){{0,5}} (?! {STOP} ) \p{{L}}+ $")


def counted_noun(sentence: Sentence, figure: Figure) -> Span | None:
    """The counted noun as far as it is qualified; "số công ty … lên 1.800" has it before."""
    lower, unit = sentence.lower, (figure.unit or "").lower()
    at = lower.find(unit, figure.start, figure.end) if unit else -1
    if unit and at < 0:
        at = lower.rfind(unit, max(sentence.start, figure.start - FAR), figure.start)
    if at < 0:
        return None
    end = at + len(unit)
    if figure.start <= at and end != figure.end:
        return at, end
    phrase = PHRASE.match(lower, end, sentence.end if at >= figure.start else figure.start)
    if phrase is None or any(_does_to(lower, name, end, phrase.end()) for name in sentence.names):
        return at, end
    told = _TOLD_OF_IT.search(lower, end, phrase.end()) if phrase.end() + 1 in sentence.figure_at else None
    return at, told.start() if told else phrase.end()


# "căn hộ 2 phòng ngủ giá 3 tỷ đồng"
_TOLD_OF_IT = compile(r"[ ] (?: tổng[ ] )? (?: giá | trị[ ]giá | nặng | dài | rộng | cao | lương ) $")


def _does_to(lower: str, name: Name, start: int, end: int) -> bool:
    """ "3 nhân viên đưa chị Lan ra ngoài": whether what is counted does something to a person."""
    addressed = name.kind == "person" and start + 1 < name.start < end and lower.startswith(_ADDRESSES, name.start)
    return addressed and not lower.endswith(_NO_VERBS, 0, name.start)


_ADDRESSES = tuple(f"{word} " for word in ADDRESSES)
_NO_VERBS = tuple(f" {word} " for word in "của thuộc tên là và cùng như".split())


def level_of(sentence: Sentence, figure: Figure, last: Figure | None) -> Span | None:
    """ "khách quốc tế đạt 5 triệu lượt", "…, xe máy 30.000 chiếc": what is told in so many pieces."""
    if last is not None and (item := nearest.next_item(sentence, figure, last)):
        return item
    if not _LEVEL.search(sentence.head(figure, 30)):
        return None
    start = max(sentence.start, last.end if last else 0, figure.start - FAR)
    return last_measure(sentence, start, figure.start) or head_of_clause(sentence, figure)


_LEVEL = compile(
    rf"""{START} (?: đạt | là | còn | tăng | giảm | lên | xuống | vượt )
    (?: [ ](?:tới|đến|khoảng|gần|hơn|trên|còn|từ|mức) ){{0,2}} [ ] $"""
)
