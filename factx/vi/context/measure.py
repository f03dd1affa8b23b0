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

from itertools import cycle, pairwise

from factx.vi.context.change import EQUALS, SHARES
from factx.vi.context.concept import CONCEPTS
from factx.vi.context.sentence import Sentence
from factx.vi.figure import Figure
from factx.vi.figures.count import NOUNS
from factx.vi.name import ADDRESSES, Name
from factx.vi.pattern import END, START, any_of, compile, not_after, one_of
from factx.vi.spelling import SYLLABLE

Span = tuple[int, int]

_TIMES = {"date", "time"}
_TIMELESS = {*_TIMES, "duration"}
_FAR = 160
_NEAR = 30  # a length of time measures what stands right before it: "mức án 3 năm"
_STOP = rf"(?: (?! {one_of('no_predicate')} {END} ) {one_of('phrase_stop')} {END} )"
_WORD = compile(r"\p{L}[\p{L}-]*")
_PHRASE = compile(rf"(?: [ ] (?: {one_of('no_predicate')} {END} | (?!{_STOP}) [\p{{L}}][\p{{L}}\d-]* ) ){{0,9}}")
_BEHIND = compile(rf"[ ] (?: (?:của|trong|trên|tổng|số|tổng[ ]số|các|những|cả) [ ] ){{0,3}} (?= (?!{_STOP}) \p{{Ll}} )")
_EMPTY = compile(one_of("empty_measure"))
_SHARED = compile(r"[^.;:\n]{0,90}")


_MORE = " thêm"
_OF = " của"
_WORTH = "trị giá"


def add(sentence: Sentence) -> None:
    """Adds the measure to the figures of a sentence."""
    carried = _carried(sentence)
    in_turn = _in_turn(sentence)
    last: Figure | None = None
    for figure in sentence.figures:
        if figure.kind in _TIMES:
            continue
        figure.measure = in_turn.get(figure.start) or _own(sentence, figure)
        if figure.kind == "count" and figure.measure and _CLASSIFIER.fullmatch(sentence.lower, *figure.measure):
            figure.measure = _level_of(sentence, figure, last) or figure.measure
        if figure.kind == "ordinal":
            continue
        if figure.measure is None and figure.kind == "duration":
            figure.measure = (
                _lasts(sentence, figure)
                or _lasting(sentence, figure)
                or _record(sentence, figure)
                or _right_before(sentence, figure)
                or _done(sentence, figure)
                or _doing_before(sentence, figure)
            )
        elif figure.measure is None and figure.kind != "count":
            named = (
                _made_up_of(sentence, figure)
                or _same_whole(sentence, figure)
                or (_next_item(sentence, figure, last) if last is not None else None)
                or _beside_count(sentence, figure)
                or _group(sentence, figure)
                or _told_of_base(sentence, figure)
                or _traded(sentence, figure)
                or _sized(sentence, figure)
                or _earned(sentence, figure)
                or _before(sentence, figure)
                or _base(sentence, figure)
            )
            named = named or (carried if last is None else None)
            figure.measure = (
                named
                or (_number_of(sentence, figure) if figure.kind == "percent" else None)
                or _paid(sentence, figure)
                or _head_of_clause(sentence, figure)
                or _is_what(sentence, figure)
                or _reached(sentence, figure)
                or _within(sentence, figure)
            )
        if figure.measure is not None and sentence.lower.endswith(_MORE, *figure.measure):
            figure.measure = figure.measure[0], figure.measure[1] - len(_MORE)  # "tăng sản lượng thêm 5 tấn"
        if figure.measure is not None and sentence.lower.endswith(_OF, *figure.measure):
            figure.measure = figure.measure[0], figure.measure[1] - len(_OF)
        figure.concept = _concept(sentence.lower, figure)
        if last is not None and last.concept and _is_thing_of_list(sentence, figure, last):
            figure.concept = last.concept  # "xuất khẩu gạo 2 triệu tấn, cà phê 1 triệu tấn"
        last = figure


def _concept(lower: str, figure: Figure) -> str | None:
    """The concept that the measure's head means."""
    if figure.measure is None:
        return None
    worth = lower.endswith(_WORTH, *figure.measure)  # of "lô vũ khí trị giá" it is the worth that is measured
    found = CONCEPTS.match(lower, figure.measure[1] - len(_WORTH) if worth else figure.measure[0])
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
        return _numbered(sentence, figure) or _also_numbered(sentence, figure) or _counted(sentence, figure)
    if figure.kind == "ordinal":
        return _ranked(sentence, figure)
    if told := _in_respect(sentence, figure) or _told_behind(sentence, figure):
        return told
    if figure.kind == "ratio" and lower.startswith("nhân đôi ", figure.start):
        doubled = _DOUBLED.match(lower, figure.end, sentence.end)
        return doubled.span("what") if doubled else None
    if figure.kind == "duration" and (age := lower.find("tuổi", figure.start, _unit_end(sentence, figure))) >= 0:
        return age, age + len("tuổi")
    multiple = lower.find("gấp", figure.start, figure.end) >= 0  # "gấp 10 lần X" tells no share of X
    if figure.kind in SHARES and figure.change is None and not multiple and not _named_before(sentence, figure):
        return _whole(lower, figure)
    return None


_DOUBLED = compile(
    rf"[ ] (?P<what> (?! {_STOP} ) \p{{L}}+ (?: [ ] (?! {_STOP} ) \p{{L}}+ ){{0,3}} )"
)  # "nhân đôi cách biệt"


def _unit_end(sentence: Sentence, figure: Figure) -> int:
    """Where the figure ends that tells the unit, its own or another's: of "21 và 52 tuổi" the second."""
    with_unit = (other for other in sentence.figures if not other.rule.endswith("shared"))
    return next((other.end for other in with_unit if other.start >= figure.start), figure.end)


_EXTENT = compile(
    rf"""{START} (?P<what> (?: (?<! [,;][ ] ) (?! {_STOP} ) \p{{L}}+ [ ] {not_after("mét m km và tấn kg")} )?
      {one_of("extent")} ) (?: [ ](?:khoảng|gần|hơn|trên|dưới|tới|đến|tới[ ]gần) )? [ ] $"""
)
_STUFF = compile(rf"[ ] (?! {_STOP} | {one_of('no_stuff')} {END} ) (?= \p{{Ll}} )")
_NO_STUFF = compile(rf"{one_of('no_stuff')} {END}")
_IN_RESPECT = compile(r"[ ](?:ở|về)[ ]")


def _told_behind(sentence: Sentence, figure: Figure) -> Span | None:
    """ "cao 20 m", "100 tấn rau", "5 tỷ đồng doanh thu"."""
    lower = sentence.lower
    if figure.kind == "quantity":
        if figure.change is None and (
            extent := _EXTENT.search(lower, max(sentence.start, figure.start - 30), figure.start)
        ):
            noun_before = NOUNS.match_before(lower, lower.rfind(" ", 0, extent.end("what")))
            start = min(extent.start("what"), noun_before[0] if noun_before else extent.start("what"))
            return start, extent.end("what")
        stuff = _STUFF.match(lower, figure.end, sentence.end)
        noun = NOUNS.match(lower, stuff.end()) or CONCEPTS.match(lower, stuff.end()) if stuff else None
        if stuff is not None and noun is not None:
            return stuff.end(), noun[0]
    changed = figure.kind == "percent" and figure.change is not None and figure.change.role == "by"
    if not (figure.kind == "money" or changed) or not lower.startswith(" ", figure.end):
        return None
    return _concept_at(lower, figure.end + 1)  # "5 tỷ đồng doanh thu", "giảm 0,5% lãi suất"


def _in_respect(sentence: Sentence, figure: Figure) -> Span | None:
    """ "tăng 30.000 đồng ở giá bán", "giảm 5% về lượng"."""
    respect = _IN_RESPECT.match(sentence.lower, figure.end)
    return _concept_at(sentence.lower, respect.end()) if respect else None


def _concept_at(lower: str, at: int) -> Span | None:
    found = CONCEPTS.match(lower, at)
    if found is None or _NO_STUFF.match(lower, at):
        return None
    return at, found[0]


_NUMBER_OF = compile(
    rf"""{START} {not_after("tỷ tỉ một đa thiểu chỉ hệ trị tham phần tổng dân sản chất lực năng khối doanh độ tra")}
    (?P<what> {one_of("number_noun")} {END} (?: [ ] (?! {_STOP} ) \p{{L}}+ ){{0,6}} )
    (?: [^.,;:()\d] | (?<= năm[ ] ) \d{{4}} ){{0,60}} [ ]
    (?: là | đạt | còn | lên | xuống | xuống[ ]còn | lên[ ]tới | lên[ ]đến | tới | gồm
      | tăng | giảm | tăng[ ]từ | giảm[ ]từ | tăng[ ]thêm )
    (?: [ ] (?: khoảng | gần | hơn | trên | con[ ]số | mức ) )* [ ] $"""
)
_DOING = compile(
    rf"[ ] (?P<what> {one_of('doing')} {END} | (?! {_STOP} | thành{END} ) \p{{Ll}}+ [ ] (?! {_STOP} ) \p{{Ll}}+ )"
)
_DONE = compile(rf"{START} (?P<what> (?! {_STOP} ) \p{{Ll}}+ [ ] (?! {_STOP} ) \p{{Ll}}+ ) [ ] $")


def _numbered(sentence: Sentence, figure: Figure) -> Span | None:
    """ "mở rộng đội bay lên 90 chiếc", "số người chết là 5 người": what the number is told of; "thi đấu 3 lần"."""
    if told := _number_of(sentence, figure):
        return told
    if figure.unit == "lần":
        done = _DOING.match(sentence.lower, figure.end, sentence.end) or _DONE.search(
            sentence.lower, max(sentence.start, figure.start - 30), figure.start
        )
        return done.span("what") if done else None
    return None


def _number_of(sentence: Sentence, figure: Figure) -> Span | None:
    head = sentence.head(figure, 120)
    told = _NUMBER_OF.search(head)
    start = figure.start - len(head)
    return (start + told.start("what"), start + told.end("what")) if told else None


def _also_numbered(sentence: Sentence, figure: Figure) -> Span | None:
    """ "đội bay lên 90 chiếc năm 2015 và 120 chiếc năm 2020": the second number is told of the same."""
    at = sentence.figures.index(figure)
    last = next((f for f in reversed(sentence.figures[:at]) if f.kind == "count"), None)
    if last is None or last.measure is None or last.measure[1] > last.start or last.unit is None:
        return None
    joined = _JOINED.fullmatch(sentence.between(last, figure)) and (figure.unit or "").startswith(last.unit.split()[0])
    return last.measure if joined else None


_JOINED = compile(r"[^.;:]{0,40} (?: , | [ ] (?: và | lên | xuống | xuống[ ]còn ) ) [ ]")


def _ranked(sentence: Sentence, figure: Figure) -> Span | None:
    """ "bàn thua thứ hai", "cơ hội nguy hiểm đầu tiên": what is ranked, from its noun on."""
    lower = sentence.lower
    rank = _RANK.search(lower, figure.start, figure.end)
    if rank is None:
        return None
    if _ROUND.match(lower, figure.start) and lower.startswith(" ", figure.end):  # "vòng thứ ba cuộc đối thoại"
        noun = NOUNS.match(lower, figure.end + 1)
        phrase = _PHRASE.match(lower, noun[0], sentence.end) if noun else None
        if noun is not None and not lower.startswith("trong ", figure.end + 1):
            return figure.end + 1, phrase.end() if phrase else noun[0]
    end = rank.start() - (lower[rank.start() - 1] == " ")
    before = _WORDS_BEFORE.search(lower, max(sentence.start, figure.start - _NEAR), end)
    if before is None:
        return None
    for word in _WORD.finditer(lower, before.start(), end):
        noun = NOUNS.match(lower, word.start())
        if noun is not None and noun[0] <= end and not lower.startswith("có thể", word.start() - len("có ")):
            return word.start(), end
    return None


_ROUND = compile(r"(?: vòng | kỳ | phiên | đợt | lượt ) [ ] (?:họp[ ])? thứ")
_RANK = compile(r"(?P<of> lần[ ] )? (?: thứ | đầu )")
_WORDS_BEFORE = compile(rf"{START} (?: (?! {_STOP} ) \p{{L}}+ [ ] ){{0,5}} (?! {_STOP} ) \p{{L}}+ $")


_LASTING = compile(
    rf"""{START} (?P<what> {one_of("lasting_noun")} {END} (?: [ ] (?! {_STOP} ) [\p{{L}}]+ ){{0,4}}? )
    (?: [ ](?:nặng|nhẹ|cao|thấp|dài|ngắn)[ ](?:hơn|nhất) )? (?: [ ](?:của|cả|là) | : ){{0,2}} [ ] $"""
)


def _lasting(sentence: Sentence, figure: Figure) -> Span | None:
    """ "kinh nghiệm 20 năm", "mức án 3 năm"."""
    found = _LASTING.search(sentence.lower, max(sentence.start, figure.start - _NEAR), figure.start)
    return found.span("what") if found else None


_LASTS = compile(
    rf"""{START} (?! {one_of("clause_lead")} {END} )
    (?P<what> (?! {_STOP} | kéo{END} ) \p{{L}}[\p{{L}}-]+ (?: [ ] (?! {_STOP} | kéo{END} ) [\p{{L}}\d-]+ ){{0,11}}? )
    (?: [ ] (?: đã | sẽ | được | cũng | vẫn | đang | còn | tiếp[ ]tục | có[ ]thể | có[ ]khả[ ]năng | dự[ ]kiến | mới
      | chỉ | thường | thực[ ]sự ) )*
    [ ] {one_of("lasts")}
    (?: [ ] (?: được|trong|vòng|suốt|tới|đến|khoảng|gần|hơn|thêm|chỉ|liên[ ]tục ) ){{0,3}} [ ] $"""
)


def _lasts(sentence: Sentence, figure: Figure) -> Span | None:
    """ "lễ hội kéo dài 5 ngày", "trận đấu mới diễn ra được 5 phút": what goes on for so long."""
    clauses = (clause.start for clause in sentence.clauses if clause.start <= figure.start)
    start = max((at for at in clauses if not sentence.lower.endswith("còn ", 0, at)), default=sentence.start)
    found = _LASTS.search(sentence.lower, max(start, figure.start - _FAR), figure.start)
    if found is None or sentence.lower.endswith(_WHERE, 0, found.start()):
        return None
    begin, end = found.span("what")
    words = (word.start() for word in _WORD.finditer(sentence.lower, begin, end))
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
    (?P<what> \p{{L}}+ (?: [ ] (?! {_STOP} ) [\p{{L}}\d]+ ){{0,7}} ) (?: [ ](?:kể[ ]từ|trong|vòng) ){{1,2}} [ ] $"""
)


def _record(sentence: Sentence, figure: Figure) -> Span | None:
    """ "mức cao nhất của giá vàng trong vòng 5 năm", "lãi lên mức cao nhất 5 năm": what had not been so for so long."""
    start = max(sentence.start, figure.start - 100)
    found = _RECORD.search(sentence.lower, start, figure.start)
    if found is not None and CONCEPTS.match(sentence.lower, found.start("what")):
        return found.span("what")
    if not _RECORD_LEVEL.search(sentence.lower, start, figure.start):
        return None
    return _traded(sentence, figure) or _head_of_clause(sentence, figure) or _before(sentence, figure)


_RECORD_LEVEL = compile(
    rf"""{START} (?: mức | đỉnh | đáy ) (?: [ ]\p{{L}}+ ){{1,2}}? [ ] nhất [ ] (?: (?:của|trong|vòng) [ ] ){{0,2}} $"""
)


def _right_before(sentence: Sentence, figure: Figure) -> Span | None:
    """A measure right before a length of time, if that does not only say when: "trong 3 năm"."""
    start = max(sentence.start, figure.start - _NEAR)
    if _SCOPING.search(sentence.lower, start, figure.start):
        return None
    return _last_measure(sentence, start, figure.start)


_SCOPING = compile(
    rf"{START} (?: trong | sau | suốt | qua | từ | trước | vòng | cách | thời[ ]gian ) (?: [ ]\p{{L}}+ ){{0,2}} [ ] $"
)


def _done(sentence: Sentence, figure: Figure) -> Span | None:
    """ "5 ngày tác nghiệp", "58 phút thi đấu": what takes so long."""
    if sentence.lower[figure.end - 3 : figure.end] == " tù" or "tuổi" in sentence.lower[figure.start : figure.end]:
        return None
    doing = _DOING.match(sentence.lower, figure.end, sentence.end)
    if (
        doing is None
        or doing["what"] == "liên tiếp"
        or not sentence.clean[doing.start("what") : doing.end("what")].islower()
    ):
        return None
    return doing.span("what")


def _within(sentence: Sentence, figure: Figure) -> Span | None:
    """ "15.000 lượng vàng": what is weighed, if the unit names it."""
    gold = figure.kind == "quantity" and sentence.lower.endswith(" vàng", figure.start, figure.end)
    return (figure.end - len("vàng"), figure.end) if gold else None


def _doing_before(sentence: Sentence, figure: Figure) -> Span | None:
    """ "đã sống ở đây gần 10 năm", "bị tạm ngưng 6 tháng": what goes on for so long, told before."""
    lower = sentence.lower
    if lower.endswith((" tù", " tuổi"), 0, _unit_end(sentence, figure)):
        return None
    found = _LONG_DONE.search(lower, max(sentence.start, figure.start - _NEAR * 2), figure.start)
    named = found is not None and any(found.start("what") <= name.start < found.end("what") for name in sentence.names)
    return found.span("what") if found is not None and not named else None


_LONG_DONE = compile(
    rf"""{START} (?: đã | sẽ | phải | bị | từng | sau[ ]khi ) [ ]
    (?P<what> (?! {_STOP} ) \p{{L}}+ (?: [ ] (?! {_STOP} ) \p{{L}}+ ){{0,3}} )
    (?: [ ](?:được|suốt|trong|vòng|liên[ ]tục|thêm) ){{0,3}} [ ] $"""
)


def _reached(sentence: Sentence, figure: Figure) -> Span | None:
    """ "thu hoạch được 450 ha", "đặt thầu tối thiểu 500 lượng": what is done to so much."""
    if figure.kind != "quantity" or figure.unit == "{điểm}":
        return None
    found = _GOT.search(sentence.lower, max(sentence.start, figure.start - _NEAR), figure.start)
    return found.span("what" if found["what"] else "what_2") if found else None


_GOT = compile(
    rf"""{START} (?: {not_after("xuống")} (?P<what> (?! {_STOP} ) \p{{L}}+ (?: [ ] (?! {_STOP} ) \p{{L}}+ )? ) [ ] được
      | (?<= được[ ] ) (?P<what_2> (?! {_STOP} ) \p{{L}}+ [ ] (?! {_STOP} ) \p{{L}}+ ) ) [ ] $"""
)


_PAID = compile(
    rf"""{START} (?P<what> {one_of("money_verb")} ) {END} (?: [ ] {one_of("money_manner")} {END} ){{0,3}} [ ] $"""
)


def _paid(sentence: Sentence, figure: Figure) -> Span | None:
    """ "đặt cọc trước 50 triệu đồng": what is done with the money, where nothing names it."""
    if figure.kind != "money":
        return None
    done = _PAID.search(sentence.lower, max(sentence.start, figure.start - _NEAR), figure.start)
    return done.span("what") if done else None


def _is_what(sentence: Sentence, figure: Figure) -> Span | None:
    """ "15 tỷ USD là kim ngạch năm ngoái": what a figure is that opens its clause."""
    if figure.kind in SHARES:
        return None
    opens = figure.start == sentence.start or sentence.lower.endswith((", ", "; ", ": ", "“"), 0, figure.start)
    lead = _IS.match(sentence.lower, figure.end) if opens else None
    concept = CONCEPTS.match(sentence.lower, lead.end()) if lead else None
    phrase = _PHRASE.match(sentence.lower, concept[0], sentence.end) if concept else None
    return (lead.end(), phrase.end()) if lead and phrase else None


_IS = compile(r"(?: ,[ ]đó )? [ ] (?: chính[ ] )? là [ ]")
_MEASURED_NOUN = compile(
    rf"""{START} (?! {one_of("clause_lead")} {END} )
    (?P<what> (?! {_STOP} ) \p{{L}}+ (?: [ ] (?! {_STOP} ) [\p{{L}}\d]+ ){{1,7}} )
    (?: [ ] (?: đã | sẽ | được | bị | cũng | vẫn | tiếp[ ]tục | chỉ | đang | có[ ]thể | dự[ ]kiến | mới ) )*
    [ ] (?: tăng | giảm | đạt | lên | xuống | (?P<is> là | chiếm | còn | (?: lớn|cao|nhiều ) (?=[ ]$) ) ) {END}"""
)


def _head_of_clause(sentence: Sentence, figure: Figure) -> Span | None:
    """The noun phrase that a verb of change or level stands behind, whatever it is called."""
    for clause in reversed([sentence.start, *(c.start for c in sentence.clauses if c.start < figure.start)]):
        found = _MEASURED_NOUN.match(sentence.lower, clause, figure.start)
        if found is None or any(name.start == clause for name in sentence.names):
            continue
        if not sentence.clean[clause].isupper() or not found["is"] or found.end() + 1 == figure.start:
            return found.span("what")
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
    if phrase is None or any(_does_to(lower, name, end, phrase.end()) for name in sentence.names):
        return at, end
    return at, phrase.end()


def _does_to(lower: str, name: Name, start: int, end: int) -> bool:
    """ "3 nhân viên đưa chị Lan ra ngoài": whether what is counted does something to a person."""
    addressed = name.kind == "person" and start + 1 < name.start < end and lower.startswith(_ADDRESSES, name.start)
    return addressed and not lower.endswith(_NO_VERBS, 0, name.start)


_ADDRESSES = tuple(f"{word} " for word in ADDRESSES)
_NO_VERBS = tuple(f" {word} " for word in "của thuộc tên là và cùng như".split())


def _whole(lower: str, figure: Figure) -> Span | None:
    lead = _BEHIND.match(lower, figure.end)
    noun = NOUNS.match(lower, lead.end()) if lead else None
    if lead is None or noun is None:
        return None
    phrase = _PHRASE.match(lower, noun[0])
    return lead.end(), phrase.end() if phrase else noun[0]


def _base(sentence: Sentence, figure: Figure) -> Span | None:
    """What a share is told in, where nothing else says what it is: "5% GDP"."""
    equals = figure.change is not None and EQUALS.search(sentence.head(figure, 20))
    if figure.kind not in SHARES or (figure.change is not None and not equals):
        return None
    lead = _BEHIND_BASE.match(sentence.lower, figure.end)
    base = CONCEPTS.match(sentence.lower, lead.end()) if lead else None
    return (lead.end(), base[0]) if lead and base else None


def _made_up_of(sentence: Sentence, figure: Figure) -> Span | None:
    """ "chiếm 5% dân số": what a share is told in, before all else, but for "56% GDP", a measure for something else."""
    if figure.change is None and not _MAKES_UP.search(sentence.head(figure)):
        return None
    base = _base(sentence, figure)
    return None if base is None or sentence.lower.startswith("gdp", base[0]) else base


_BEHIND_BASE = compile(rf"[ ]? (?: (?:của|trong|trên|tổng) [ ] ){{0,2}} (?= (?!{_STOP}) \p{{L}} )")
_NAMED = compile(rf"{START} (?:là|đạt|ở[ ]mức|chiếm|còn|tới|:) (?: [ ](?:khoảng|gần|hơn|trên|dưới|tới) )? [ ] $")


_MAKES_UP = compile(rf"{START} chiếm (?: [ ](?:khoảng|gần|hơn|trên|tới|đến|chỉ) )? [ ] $")


def _same_whole(sentence: Sentence, figure: Figure) -> Span | None:
    """ "33% tỷ phú chọn A, 27% chọn B": a row of shares is of one whole, which the first one tells."""
    if figure.kind != "percent" or figure.change is not None:
        return None
    at = sentence.figures.index(figure)
    others = (other for other in reversed(sentence.figures[:at]) if other.kind not in {*_TIMES, "ordinal"})
    last = next(others, None)
    if last is None or last.kind != "percent" or last.change is not None or last.measure is None:
        return None
    begins = last.measure[0] >= last.end or last.measure[1] < last.start - _FAR  # behind the share, or shared itself
    listed = _ROW.fullmatch(sentence.lower, last.end, figure.start)
    own = _concept_at(sentence.lower, figure.end + 1) is not None  # "22% nợ thuộc khu vực sản xuất"
    goes_on = (not own and _GOES_ON.match(sentence.lower, figure.end)) or _MAKES_UP.search(sentence.head(figure))
    return last.measure if begins and listed and goes_on else None


_ROW = compile(r"[^.;:()]{0,120} (?: [,(] | [ ]và | [ ]trong[ ]khi ) [ ]? [^.;:,()]{0,30}")
_GOES_ON = compile(rf"[ ] (?! (?: so | của | và | hoặc | hay | lên | xuống | mỗi | trong ) {END} ) \p{{Ll}}")


def _next_item(sentence: Sentence, figure: Figure, last: Figure) -> Span | None:
    """ "cá tra đạt 1,5 tỷ USD, giảm 29%; cá ngừ khoảng 693 triệu USD": the next thing of a list, right before it."""
    item = _ITEM.fullmatch(sentence.lower, last.end, figure.start)
    noun = NOUNS.match(sentence.lower, item.start("item")) if item else None
    if item is None:
        return None
    concept = CONCEPTS.match(sentence.lower, item.start("item"))
    known = any(found and found[0] == item.end("item") for found in (noun, concept))
    return item.span("item") if known or _SECTOR.fullmatch(sentence.lower, *item.span("item")) else None


_SECTOR = compile(one_of("sector"))


def _is_thing_of_list(sentence: Sentence, figure: Figure, last: Figure) -> bool:
    """Whether the measure of a figure is but the next thing of what the one before measures."""
    if figure.measure is None or last.measure is None or figure.measure[0] < last.end or figure.unit != last.unit:
        return False
    noun = NOUNS.match(sentence.lower, figure.measure[0])
    thing = (noun is not None and noun[0] == figure.measure[1]) or (figure.concept or "").endswith(_GOODS)
    thing = thing or _SECTOR.fullmatch(sentence.lower, *figure.measure) is not None
    return thing and _next_item(sentence, figure, last) == figure.measure


_GOODS = ("_output", "_use")
"""Concepts that the name of a ware alone means: "cà phê"."""


def _level_of(sentence: Sentence, figure: Figure, last: Figure | None) -> Span | None:
    """ "khách quốc tế đạt 5 triệu lượt", "…, xe máy 30.000 chiếc": what is told in so many pieces."""
    if last is not None and (item := _next_item(sentence, figure, last)):
        return item
    if not _LEVEL.search(sentence.head(figure, 30)):
        return None
    start = max(sentence.start, last.end if last else 0, figure.start - _FAR)
    return _last_measure(sentence, start, figure.start) or _head_of_clause(sentence, figure)


_LEVEL = compile(
    rf"""{START} (?: đạt | là | còn | tăng | giảm | lên | xuống | vượt )
    (?: [ ](?:tới|đến|khoảng|gần|hơn|trên|còn|từ|mức) ){{0,2}} [ ] $"""
)
_ITEM = compile(
    rf"""(?: [ ]? [,;] | [ ]và ) [ ] (?: (?:và|còn|riêng|trong[ ]đó,?|trong[ ]khi)[ ] )?
    (?! {one_of("place_noun")} {END} | tăng[ ]trưởng )
    (?P<item> (?! {_STOP} ) \p{{Ll}}+ (?: [ ] \p{{Ll}}+ ){{0,3}}? ) [ ]
    (?: (?: đạt | là | ước[ ]đạt | ở[ ]mức | chiếm | khoảng | (?:cũng[ ])?
      (?:tăng|giảm) (?:[ ](?:mạnh|nhẹ|tới|thêm))? )[ ] ){{0,2}}"""
)


def _beside_count(sentence: Sentence, figure: Figure) -> Span | None:
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
    rf"""{START} (?P<what> nhóm (?: [ ] (?! {_STOP} | duy{END} ) \p{{L}}+ | [ ]và ){{1,9}} )
    (?: [ ]là[ ]nhóm[ ]duy[ ]nhất )? [ ]? [(]? (?<= [ (] ) (?: (?:có|mức|chỉ|lại|cũng|là|đều) [ ] ){{0,2}}
    (?: tăng | giảm ) (?: [ ](?:mạnh|nhẹ|tới|xuống) )? [ ] $"""
)
_MOST = compile(
    rf"""{START} (?: đa[ ]số | phần[ ]lớn | hầu[ ]hết | phần[ ]đông ) [ ] (?: (?:các|những) [ ] )?
    (?P<what> (?! {_STOP} ) \p{{L}}+ (?: [ ] (?! {_STOP} ) \p{{L}}+ ){{0,8}} ) [ ] [(] $"""
)


def _group(sentence: Sentence, figure: Figure) -> Span | None:
    """ "nhóm hàng ăn và đồ uống tăng 2%", "đa số các công ty (71%)": of whom the share or its change is."""
    if figure.kind != "percent":
        return None
    pattern = _GROUP if figure.change is not None else _MOST
    found = pattern.search(sentence.lower, max(sentence.start, figure.start - _FAR), figure.start)
    return found.span("what") if found else None


def _told_of_base(sentence: Sentence, figure: Figure) -> Span | None:
    """ "so với dự toán năm 2013 (5 tỷ đồng)": what a bracket tells of that with which something is compared."""
    bracket = sentence.lower.endswith("(", 0, figure.start) and figure.kind in {"money", "quantity"}
    start = max(sentence.start, figure.start - _FAR)
    base = _COMPARED_NOUN.search(sentence.lower, start, figure.start) if bracket else None
    return base.span("what") if base and CONCEPTS.match(sentence.lower, base.start("what")) else None


_COMPARED_NOUN = compile(
    rf"""{START} so[ ]với [ ] (?P<what> \p{{L}}+ (?: [ ] (?! {_STOP} ) \p{{L}}+ ){{0,6}} )
    (?: [ ] [^,;.()]{{1,30}} )? [ ] [(] $"""
)


def _named_before(sentence: Sentence, figure: Figure) -> bool:
    """Whether "tỷ lệ … là" names what the share is before it comes."""
    head = sentence.head(figure, 100)
    return bool(_NAMED.search(head)) and ("tỷ lệ" in head or "tỉ lệ" in head)


def _traded(sentence: Sentence, figure: Figure) -> Span | None:
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


def _sized(sentence: Sentence, figure: Figure) -> Span | None:
    """ "màn hình 5 inch", "camera sau Exmor 8 megapixel": the thing whose size stands right behind it."""
    end = figure.start - 1
    if figure.kind != "quantity" or figure.change is not None or sentence.lower[end] != " ":
        return None
    if make := _MAKE.search(sentence.clean, max(sentence.start, figure.start - 40), end):
        end = make.start()
    if had := _HAD.search(sentence.lower, max(sentence.start, end - 60), end):
        return had.span("what")
    begin = _noun_before(sentence, end)
    if begin is None or _NOT_SIZED.match(sentence.lower, begin):
        return None
    before = _before(sentence, figure)
    return before if before is not None and before[1] >= end else (begin, end)


# "có pin lên đến 3.000 mAh", "có tiêu cự 27 mm"; but "vùng núi có nơi 15 độ"
_HAD = compile(
    rf"""{START} (?: có | trang[ ]bị | sở[ ]hữu ) [ ] (?: một[ ] )?
    (?P<what> (?! {_STOP} | {one_of("no_attribute")} {END} ) \p{{L}}+ (?: [ ] (?! {_STOP} ) \p{{L}}+ ){{0,3}} )
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


def _earned(sentence: Sentence, figure: Figure) -> Span | None:
    """ "thoái vốn song lỗ 60 tỷ đồng", "tăng chi 2,9%": what is earned, lost or spent, right before the figure."""
    if figure.kind not in {"money", "percent"}:
        return None
    start = max(sentence.start, figure.start - _NEAR)
    found = _SPENT.search(sentence.lower, start, figure.start)
    if found is None and figure.kind == "money":
        found = _EARNED.search(sentence.lower, start, figure.start)
    return found.span("what") if found else None


def _before(sentence: Sentence, figure: Figure) -> Span | None:
    """The nearest phrase before the figure whose head is something that figures measure, or that it shares."""
    earlier = [other for other in sentence.figures if other.start < figure.start and other.kind not in _TIMELESS]
    earlier = [other for other in earlier if not _is_within_phrase(sentence, other)]
    last = earlier[-1] if earlier else None
    start = max(sentence.start, _behind(sentence.lower, last) if last else 0, figure.start - _FAR)
    found = _last_measure(sentence, start, figure.start)
    if found is not None or last is None:
        return found
    if last.kind == "count" and figure.kind in SHARES and figure.change is not None:
        told = _last_measure(sentence, max(sentence.start, last.start - _FAR), last.start)
        if told is None or _SEPARATE.search(sentence.lower, told[1], last.start):
            bare = last.measure is not None and _CLASSIFIER.fullmatch(sentence.lower, *last.measure)
            told = (_head_of_clause(sentence, last) if bare else None) or last.measure  # "xe tải đạt 82 chiếc, tăng 8%"
        return told if _SHARED.fullmatch(sentence.between(last, figure)) else None
    again = _again(sentence, figure)
    for other in reversed(earlier[-_SHARING:]):
        shared = again or _SHARED.fullmatch(sentence.between(other, figure))
        if other.kind in _NO_SHARING or not shared:
            return None
        if other.measure is not None and other.measure[0] < other.start:  # not what it is a share of
            return other.measure
    return None


def _again(sentence: Sentence, figure: Figure) -> bool:
    """ "Doanh thu quý 3 đạt 5 tỷ đồng; 9 tháng đạt 20 tỷ": whether a clause tells the same of another time."""
    time = next((other for other in reversed(sentence.figures) if other.end <= figure.start), None)
    if time is None or time.kind not in _TIMELESS:
        return False
    opens = sentence.lower.endswith("; ", 0, time.start) or _OPENS_TIME.search(sentence.head(time, 20)) is not None
    return opens and _REACHES.fullmatch(sentence.between(time, figure)) is not None


_OPENS_TIME = compile(r"; [ ] (?: lũy[ ]kế | luỹ[ ]kế | tính[ ]chung | còn | riêng | trong )[ ] $")
_REACHES = compile(r",? [ ] (?: (?:đã|cũng|chỉ|ước)[ ] )? (?: đạt | là | còn | tăng | giảm ) (?: [ ]mạnh|[ ]nhẹ )? [ ]")


def _is_within_phrase(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure only tells more of a noun: "giá vé cho 2 người là …", "giá gạo 5% tấm"."""
    if figure.kind == "count":
        return _FOR_SO_MANY.search(sentence.lower, max(sentence.start, figure.start - _NEAR), figure.start) is not None
    return figure.kind == "percent" and sentence.lower.startswith(" tấm", figure.end)


_FOR_SO_MANY = compile(
    rf"{START} (?: cho | của | trên | với | giữa | {not_after('tăng giảm lên xuống nâng hạ')} từ ) [ ] $"
)


_CLASSIFIER = compile(r"chiếc | con | cái | bộ | bao | suất | lượt | đơn[ ]vị")
_SEPARATE = compile(r"[,;:.()\d]")
_SHARING = 5
_NO_SHARING = {"count", "ordinal"}


def _in_turn(sentence: Sentence) -> dict[int, Span]:
    """ "doanh thu và lãi ròng lần lượt là 5 tỷ và 2 tỷ": the measure of each figure, by where it begins."""
    lower = sentence.lower
    turn = _TURN.search(lower, sentence.start, sentence.end) if sentence.holds(*_TURNS) else None
    if turn is None:
        return {}
    told = [figure for figure in sentence.figures if figure.start >= turn.end() and figure.kind not in _TIMES]
    begin = max(lower.rfind(mark, sentence.start, turn.start()) + 1 for mark in (". ", "; ", ": "))
    parts, at = [], max(begin, sentence.start)
    for joint in [*_JOINT.finditer(lower, at, turn.start()), None]:
        stop = joint.start() if joint else turn.start()
        if (part := _last_measure(sentence, at, stop)) is not None:
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


def _last_measure(sentence: Sentence, start: int, end: int) -> Span | None:
    lower, found, at = sentence.lower, None, start
    lengths = [figure for figure in sentence.figures if figure.kind == "duration"]
    while word := _WORD.search(lower, at, end):
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
        phrase = _PHRASE.match(lower, match[0], end)
        found = head, phrase.end() if phrase else match[0]
        at = found[1]
    if purpose := _FOR_PURPOSE.search(lower, start, end):
        stated = CONCEPTS.match(lower, purpose.start("what"))
        return purpose.span("what") if stated and not _is_thing(lower, purpose.start("what"), stated[0]) else found
    if found is not None and lower.startswith(_WORTH, found[0]):
        worth = _noun_before(sentence, found[0] - 1)  # "lô vũ khí trị giá 5 triệu USD"
        return found[0] if worth is None else worth, found[1]
    return found


# "giá tham chiếu để tính giá trị đặt cọc là 36 triệu đồng"
_FOR_PURPOSE = compile(
    rf"""{START} (?P<what> \p{{L}}+ (?: [ ] (?! {_STOP} ) \p{{L}}+ ){{0,5}} ) [ ] (?: để | dùng[ ]để | dùng[ ]cho ) [ ]
    [^,;.:()\d]{{1,50}} [ ] (?: là | đạt | ở[ ]mức ) (?: [ ](?:khoảng|gần|hơn) )? [ ] $"""
)


def _noun_before(sentence: Sentence, end: int) -> int | None:
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


def _carried(sentence: Sentence) -> Span | None:
    return next((figure.measure for figure in sentence.continued if figure.measure), None)
