"""Who stands right beside a figure or what it measures: in brackets, in a list, as its owner, place or recipient.

>>> from factx import extract
>>> [fact.subject.text for fact in extract("Nạn nhân là chị Lan (32 tuổi), con bà Em (60 tuổi).")]
['chị Lan', 'bà Em']
>>> [fact.subject.text for fact in extract("Bị ảnh hưởng có Sóc Trăng 400 hộ, Cà Mau 200 hộ.")]
['Sóc Trăng', 'Cà Mau']
"""

from __future__ import annotations

from typing import TypeVar

from factx.vi.context import clause
from factx.vi.context.sentence import Sentence
from factx.vi.figure import Figure
from factx.vi.figures.count import NOUNS
from factx.vi.name import Name
from factx.vi.pattern import END, START, compile, one_of

_Item = TypeVar("_Item", Name, Figure)
_OWNER_BEHIND = compile(r"(?: [ ]\p{Ll}+ ){0,5}? [ ](?:của|thuộc|thuộc[ ]về) [ ]")
_RANK_OWNER = compile(r"(?: [ ]của | [^,;.]{0,40} [ ]thuộc[ ]về ) [ ]")
_RANKED = compile(r"[ ] (?: (?:thế[ ]giới|việt[ ]nam|châu[ ]\p{L}+) [ ] | là [ ] )?")  # "số 1 thế giới Nadal"
TOWARDS = compile(rf"{START} {one_of('other_party')} (?: [ ](?:thị[ ]trường|nước) )? [ ] $")
_PLACED = compile(
    rf"{START} (?: tại | ở | trên | trong | vào | khắp | ngoài ) [ ] (?: (?:toàn|cả|địa[ ]bàn|khu[ ]vực)[ ] )? $"
)
_AS_AT = (" như ở ", " như tại ", " như trong ")
_APPOSED = compile(
    r"""[ ]? [(,] [ ]?
    (?: (?: sinh[ ]năm | (?P<told> tăng|giảm|đạt|chiếm ) (?: [ ](?:tới|đến|thêm|mạnh|nhẹ|lên) )? ) [ ] )? $"""
)


def apposed(sentence: Sentence, figure: Figure) -> Name | None:
    """ "ông Nam (52 tuổi)", "Lan, 29 tuổi", "châu Âu (11%, giảm 7 điểm)"."""
    bracket = next((begin for begin, end in sentence.brackets if begin < figure.start < end), figure.start)
    first = next(other for other in sentence.figures if other.start >= bracket)
    if (item := _item(sentence, figure)) is not None:
        return item
    name = next((name for name in reversed(sentence.names) if name.end <= first.start), None)
    if name is None:
        return None
    beside = _APPOSED.fullmatch(sentence.lower, name.end, first.start)
    right_behind = first is figure and figure.start == name.end + 1 and name.kind in {"person", "name"}
    if right_behind and _is_age(sentence, figure) and not clause.is_object(sentence, name):
        return name  # "chàng trai Vũ Long 20 tuổi", but "hơn Vũ Long 2 tuổi"
    if beside is None or (beside["told"] and name.kind == "region"):  # "lớn thứ hai thế giới (chiếm 10%)"
        return None
    return name if "(" in beside[0] or figure.kind == "duration" else None


def _item(sentence: Sentence, figure: Figure) -> Name | None:
    """ "Khoa học máy tính (240 suất), Tư tưởng Hồ Chí Minh (20 suất)": an item of a list of such, as a whole."""
    brackets = [begin for begin, _ in sentence.brackets if begin + 1 in sentence.figure_at]
    if figure.start - 1 not in brackets or len(brackets) < _LIST or figure.kind == "duration":
        return None
    item = _ITEM.search(sentence.clean, max(sentence.start, figure.start - _LONGEST_ITEM), figure.start - 2)
    if item is None:
        return None
    name = clause.name_at(sentence.names, item.start("item"))
    return name if name is not None and name.end == item.end() else Name(item.start("item"), item.end(), kind="noun")


_LIST = 2
_LONGEST_ITEM = 60
_ITEM = compile(r"(?: [,;:][ ] | [ ]và[ ] ) (?P<item> \p{Lu}\p{L}* (?: [ ] [\p{L}\d–-]+ ){0,7} ) $")


def of_the_same(sentence: Sentence, figure: Figure) -> Name | None:
    """ "khách Thái-lan đạt 345 nghìn lượt, tăng 46%": a change right behind a figure is of whom that one is about."""
    if figure.change is None:
        return None
    last = next((f for f in reversed(sentence.figures) if f.end <= figure.start and f.kind not in clause.TIMES), None)
    if last is None or last.subject is None or not _CHANGED.fullmatch(sentence.lower, last.end, figure.start):
        return None
    return last.subject


_CHANGED = compile(
    r"""(?: ,?[ ] | [ ][(] ) (?: (?:đã|và|hoặc|tương[ ]đương|tương[ ]ứng)[ ] )?
    (?: tăng | giảm ) (?: [ ] (?: thêm | mạnh | nhẹ | tới | đến | gần | hơn | khoảng | trưởng ) ){0,3} [ ]"""
)


def of_shared_measure(sentence: Sentence, figure: Figure) -> Name | None:
    """ "Lãi của ABC giảm 5%, đạt 2 tỷ đồng": figures of one measure are of one, unless another is named between."""
    if figure.measure is None or figure.kind in {"count", "duration"} or figure.measure[0] > figure.start:
        return None
    before = (other for other in reversed(sentence.figures) if other.end <= figure.start)
    last = next((other for other in before if other.measure == figure.measure), None)
    if last is None or last.subject is None or last.end < figure.measure[1]:
        return None
    between = any(last.end <= name.start and name.end <= figure.start for name in sentence.names)
    return None if between else last.subject


def others(sentence: Sentence, figure: Figure) -> Name | None:
    """ "một binh sĩ Ấn Độ thiệt mạng và 6 người khác bị thương": the others are of whom the first are."""
    first = other_than(sentence, figure)
    return first.subject if first is not None else None


def other_than(sentence: Sentence, figure: Figure) -> Figure | None:
    """ "5 người chết và 6 người khác bị thương": the count before that a count of others goes on from."""
    last = sentence.figure_before(figure.start)
    if last is None or last.kind != "count" or figure.kind != "count":
        return None
    told = _OTHERS.match(sentence.lower, figure.end) and _AND_SO.fullmatch(sentence.lower, last.end, figure.start)
    return last if told else None


_OTHERS = compile(rf"[ ] khác {END}")
_AND_SO = compile(r"[^;.:()]{0,60} (?: [ ]và[ ] | ,[ ] )")


def next_owner(sentence: Sentence, figure: Figure) -> Name | None:
    """ "GDP của Mỹ tăng 2%, của Anh tăng 3%", "lạm phát ở Ý là 3%, ở Đức 2%": whose or where each of a list is."""
    last = sentence.figure_before(figure.start)
    if last is None or last.kind in clause.TIMES:
        return None
    if _BESIDE_THAT.search(sentence.lower, last.end, figure.start) and sentence.lower.startswith(" của ", figure.end):
        return clause.name_at(sentence.names, figure.end + len(" của "))  # "48% phiếu so với 46% của bà Lan"
    lead = _NEXT.match(sentence.lower, last.end, figure.start)
    name = clause.name_at(sentence.names, lead.end()) if lead else None
    if name is None or not _MOVED.fullmatch(sentence.lower, name.end, figure.start):
        return None
    return name


def between_two(sentence: Sentence, figure: Figure) -> Name | None:
    """ "97% giao dịch giữa Nga và Lào", "thương mại giữa Nga và Lào đạt …": the first of the two that share it."""
    end = figure.measure[1] if figure.measure is not None else figure.end
    lead = _BETWEEN_THEM.match(sentence.lower, end, sentence.end)
    return clause.name_at(sentence.names, lead.end()) if lead else None


_BETWEEN_THEM = compile(r"(?: [ ](?:hai[ ]chiều|song[ ]phương|qua[ ]lại) )? [ ] giữa [ ]")
_BESIDE_THAT = compile(rf"{START} so[ ]với (?: [ ]mức | [ ]con[ ]số )? [ ] $")
_NEXT = compile(
    rf"""[^,;.()]{{0,30}} [,;] [ ] (?: (?:còn|và|riêng)[ ] )? (?: của | ở | tại | trên | thuộc ) [ ]
    (?: {one_of("place_noun")} [ ] (?= \p{{Lu}} ) )?"""
)
_MOVED = compile(r"(?: [ ] (?! và | với | cho | khi | để ) \p{L}+ ){0,5} [ ]")


def aged(sentence: Sentence, figure: Figure) -> Name | None:
    """ "trẻ mẫu giáo 5 tuổi": whose age it is, where that one has no name."""
    if not _is_age(sentence, figure):
        return None
    who = _AGED.search(sentence.lower, max(sentence.start, figure.start - _NEAR), figure.start)
    named = who is not None and any(who.start() <= name.start < who.end() for name in sentence.names)
    return Name(who.start(), who.end("who"), kind="noun") if who and not named else None


def _is_age(sentence: Sentence, figure: Figure) -> bool:
    return figure.kind == "duration" and sentence.lower.endswith("tuổi", figure.start, figure.end)


_NEAR = 40
_AGED = compile(
    rf"""{START} (?P<who> {one_of("aged")}
    (?: [ ] (?! {one_of("predicate")} {END} | {one_of("age_lead")} {END} | khi | lúc ) \p{{L}}+ ){{0,2}} )
    (?: [ ] {one_of("age_lead")} ){{0,3}} [ ] $"""
)


def celebrated(sentence: Sentence, figure: Figure) -> Name | None:
    """ "kỷ niệm 40 năm quan hệ giữa Nga và Lào", "sinh nhật 10 năm của ABC": what has become so old."""
    start = max(sentence.start, figure.start - _NEAR)
    if figure.kind != "duration" or not _ANNIVERSARY.search(sentence.lower, start, figure.start):
        return None
    event = _EVENT.match(sentence.lower, figure.end, sentence.end)
    stop = event.end() if event else figure.end
    named = next((name for name in sentence.names if figure.end < name.start <= stop), None)
    at = named.start if named else stop
    called = _CALLED.search(sentence.clean, figure.end, at)
    return Name(called.start(), named.end, kind="noun") if called and named else named


_ANNIVERSARY = compile(rf"{START} (?: kỷ[ ]niệm | sinh[ ]nhật | mừng ) (?: [ ](?:tròn|dịp|lần[ ]thứ) ){{0,2}} [ ] $")
_EVENT = compile(
    r"(?: [ ] (?! (?: của | giữa | tại | ở | đã | sẽ | do | để | cho ) [ ] ) \p{L}+ ){0,8} [ ] (?: (?:của|giữa)[ ] )?"
)
_CALLED = compile(
    r"(?<!\p{L}) (?: [Hh]iệp[ ](?:định|ước) | [Tt]uyên[ ]bố | [Cc]ông[ ]ước ) (?: [ ]\p{Lu}\p{L}* )* [ ]? $"
)


def in_turn(sentence: Sentence, figure: Figure) -> Name | None:
    """ "A và B lần lượt tăng 2% và 3%": the i-th name has the i-th figure."""
    if not sentence.holds("lần lượt", "tương ứng"):
        return None
    leads = [*_IN_TURN.finditer(sentence.lower, sentence.start, figure.start)]
    if not leads:
        return None
    lead = leads[-1]
    figures = _row([other for other in sentence.figures if other.start >= lead.end()], sentence)
    named = [name for name in clause.actors(sentence) if name.end <= lead.start()]
    names = _row(named[::-1], sentence)[::-1]
    if not names or _ASIDE.search(sentence.lower, sentence.start, names[0].start):
        return None
    if "," in sentence.lower[names[-1].end : lead.start()] and names[0].kind == "person":
        return None  # "theo ông Nam và bà Lan, giá lần lượt là …"
    return names[figures.index(figure)] if figure in figures and len(figures) == len(names) > 1 else None


_ASIDE = compile(rf"{START} (?: từ | so[ ]với | thắng | thua | theo ) [ ] $")
_IN_TURN = compile(rf"{START} (?: lần[ ]lượt | tương[ ]ứng ) [ ]")


def _row(items: list[_Item], sentence: Sentence) -> list[_Item]:
    """The first of `items`, and those that a comma or "và" joins to it, each to the one before."""
    row = items[:1]
    for item in items[1:]:
        first, second = sorted((row[-1], item), key=lambda one: one.start)
        if sentence.lower[first.end : second.start].strip(" ,") not in {"", "và"}:
            break
        row.append(item)
    return row


def placed_by_rank(sentence: Sentence, figure: Figure) -> Name | None:
    """ "Về thứ hai là ông Nam với 4% số phiếu": who comes in at that rank."""
    ranks = [rank for rank in sentence.figures if rank.kind == "ordinal" and rank.start <= figure.start]
    is_who = _IS_WHO.match(sentence.lower, ranks[-1].end, sentence.end) if ranks else None
    if is_who is None:
        return None
    begin = is_who.end()
    end = sentence.end if ranks[-1] is figure or begin > figure.start else figure.start
    phrase = _RANKED_ONE.match(sentence.lower, begin, end)
    stop = phrase.end() if phrase else begin
    if ranks[-1] is not figure and _NEXT_CLAUSE.search(sentence.lower, stop, figure.start):
        return None
    found = next((name for name in clause.actors(sentence) if begin <= name.start < stop), None)
    return _bearer(sentence, found) if found else None


_IS_WHO = compile(r"[ ] (?: với[ ] (?: [^,;.:()] | [,.](?=\d) ){0,40} [ ] )? là [ ]")
_RANKED_ONE = compile(r"[^,;.:\d]{0,60}")
_NEXT_CLAUSE = compile(r"; | [ ](?:trong[ ]khi|còn|nhưng)[ ]")


def _bearer(sentence: Sentence, name: Name) -> Name:
    """Who bears a name's office or belongs to its body: "ứng cử viên Đảng Xanh (DX) Lan Anh" is Lan Anh."""
    for other in sentence.names:
        if (
            other.start > name.end
            and other.kind in {"name", "person"}
            and " " in sentence.clean[other.start : other.end]
        ):
            titled = other.kind == "person" and sentence.lower[name.end : other.start].endswith(", ")
            return other if _BESIDE.fullmatch(sentence.lower, name.end, other.start - titled) else name
    return name


_BESIDE = compile(r"[ ] (?: [(] [^()]{1,30} [)] [ ] )? | ,? (?: [ ][(] [^()]{1,30} [)] )? ,")


def held(sentence: Sentence, figure: Figure) -> Name | None:
    """ "mức lương 4 tỷ đồng của ông Nam": whose it is."""
    if figure.kind not in {"money", "percent", "quantity"} or not sentence.lower.startswith(" của ", figure.end):
        return None
    name = clause.name_at(sentence.names, figure.end + len(" của "))
    return name if name is not None and name.kind == "person" else None


def done_by(sentence: Sentence, figure: Figure) -> Name | None:
    """ "2 cuộc tấn công đã được quân đội Israel tiến hành tại Syria": who does what is counted."""
    if figure.kind != "count" or not sentence.holds(*_PASSIVE) or inside(sentence, figure) is not None:
        return None
    passive = _DONE_BY.match(sentence.lower, figure.end, sentence.end)
    name = next((name for name in sentence.names if passive is not None and name.start >= passive.end()), None)
    if name is None or passive is None or not _HEAD_OF_IT.fullmatch(sentence.lower, passive.end(), name.start):
        return None
    return name if _DOES_IT.match(sentence.lower, name.end) else None


_PASSIVE = (" được ", " do ", " bởi ")
_DONE_BY = compile(
    rf"""(?: [ ] (?! (?: được | bị | do | bởi | và | với | để ) {END} ) \p{{L}}+ ){{0,8}}?
    [ ] (?: (?:đã|sẽ|đang|vừa|từng)[ ] )? (?:được|do|bởi) [ ]"""
)
_HEAD_OF_IT = compile(rf"(?: {one_of('body_noun')} [ ] | quân[ ]đội[ ] | chính[ ]phủ[ ] | nhóm[ ] )?")
_DOES_IT = compile(
    rf"[ ] (?! (?: của | và | với | cho | là | ở | tại ) {END} ) \p{{Ll}}+ (?: [ ]\p{{Ll}} | [.,;] | $ )"
)


def own_place(sentence: Sentence, figure: Figure) -> Name | None:
    """ "300 ha tại Bạc Liêu và 170 ha tại Sóc Trăng": each figure of a row has its own place."""
    place = _place_behind(sentence, figure)
    if place is None:
        return None
    at = sentence.figures.index(figure)
    row = [*sentence.figures[max(0, at - 1) : at], *sentence.figures[at + 1 : at + 2]]
    beside = (other for other in row if other.kind == figure.kind)
    return place if any(_place_behind(sentence, other) for other in beside) else None


def _place_behind(sentence: Sentence, figure: Figure) -> Name | None:
    lead = _PLACE_BEHIND.match(sentence.lower, figure.end, sentence.end)
    name = clause.name_at(sentence.names, lead.end()) if lead else None
    return name if name is not None and name.kind in {"place", "country", "region", "name"} else None


_PLACE_BEHIND = compile(
    r"(?: [ ]\p{Ll}+ ){0,3}? [ ] (?:tại|ở|trên|đến|sang) [ ] (?: (?:khu[ ]vực|thị[ ]trường|vùng|nước|bang|sàn) [ ] )?"
)


def adjacent(sentence: Sentence, figure: Figure) -> Name | None:
    """ "Cà Mau 20.100 hộ, Bến Tre 20.000 hộ", "của Vietjet là 128 tỷ": whose figure stands right behind the name."""
    for name in reversed(clause.actors(sentence)):
        if name.end <= figure.start:
            told = _TOLD.fullmatch(sentence.lower, name.end, figure.start)
            if told is not None and name.kind == "person" and _follows_alike(sentence, figure, name):
                return name
            if told is None or name.kind in {"person", "region"} or sentence.lower.endswith(_AT_PLACE, 0, name.start):
                return None
            if TOWARDS.search(sentence.lower, sentence.start, name.start):
                return None
            if told["moved"] and not sentence.lower.endswith(" là ", 0, name.start):
                return None  # "có 4 mã đỏ là VHM giảm 2%"
            if any(sentence.lower[other.end : name.start] == " và " for other in sentence.names):
                return None  # "giữa Việt Nam và Nga đạt …"
            member = told.end() > name.end + 1 or _MEMBER.search(sentence.lower, sentence.start, name.start)
            made_up_of = name.kind in {"body", "name"} and (figure.unit or "").endswith(_MEMBERS_OF)
            return name if member or made_up_of or name.start == sentence.start else None
    return None


def _follows_alike(sentence: Sentence, figure: Figure, name: Name) -> bool:
    """ "ông Nam 20 năm tù, ông An 14 năm tù": whether the name and its figure are the next of such a list."""
    last = sentence.figure_before(name.start)
    alike = last is not None and (last.kind, last.unit) == (figure.kind, figure.unit)
    return last is not None and alike and sentence.lower[last.end : name.start] in {", ", "; ", " và ", ", còn "}


def counted_with(sentence: Sentence, figure: Figure) -> Name | None:
    """ "17 nước có GDP đạt 5 tỷ USD": the count that has it."""
    count = sentence.figure_before(figure.start)
    if count is None or count.kind != "count" or figure.kind in {"count", "ordinal"} or count.start == sentence.start:
        return None
    if not _HAVING.fullmatch(sentence.between(count, figure)):
        return None
    noun = NOUNS.match_before(sentence.lower, count.start - 1)  # "căn hộ 2 phòng ngủ có giá …"
    return Name(noun[0] if noun and noun[0] >= sentence.start else count.start, count.end, kind="noun")


_HAVING = compile(r"[ ] có [ ] [^,;.:()]{2,40} [ ]")
_TOLD = compile(
    r""":?[ ] (?: (?: là | chiếm | có | đạt | với | ở[ ]mức | lên[ ]tới | lên[ ]đến
      | (?P<moved> tăng | giảm | mất ) ) [ ] )?"""
)
_MEMBERS_OF = ("thành viên", "nước", "quốc gia")  # "lợi thế của khối ABC 15 nước"
_AT_PLACE = ("ở ", "trên ", "trú ", "ngụ ", "quê ")
_MEMBER = compile(r"(?: [,;:(] [ ]? | [ ](?:và|là|đó[ ]là|tại|có|gồm|như)[ ] ) $")


def owner(sentence: Sentence, figure: Figure) -> Name | None:
    """Who owns what is measured before the figure, or the rank: "xuất khẩu của Nga", "vị trí số 1 của Nga"."""
    if figure.kind == "ordinal":
        rank = _RANK_OWNER.match(sentence.lower, figure.end, sentence.end)
        beside = _RANKED.match(sentence.lower, figure.end, sentence.end)
        places = {rank.end() if rank else -1, beside.end() if beside else -1}
        return next(
            (name for name in sentence.names if name.start in places and name.kind not in {"place", "region"}), None
        )
    if figure.measure is None or sentence.lower.startswith("cách ", figure.measure[0]):
        return None  # "cách đảo Hải Nam 200 km"
    begin, end = figure.measure
    within = (name for name in clause.actors(sentence) if begin <= name.start < end)
    inside = [name for name in within if name.kind != "region" or name.end == end]
    if figure.kind in {"count", "duration"} or begin >= figure.start:
        return next((name for name in inside if _OWNED_HEAD.search(sentence.lower, begin, name.start)), None)
    acting = (name for name in sentence.names if end <= name.start and name.end <= figure.start)
    agent = next((name for name in acting if clause.AGENT.search(sentence.lower, end, name.start)), None)
    if not inside and (of := sentence.lower.rfind(" của ", begin, end)) >= 0:
        return agent or clause.many(sentence, of + len(" của "), end)
    if inside:  # "giá vàng SJC được Công ty Sài Gòn nâng": who does it
        return agent or inside[0]
    return _owner_at(sentence, end)


_OWNED_HEAD = compile(
    rf"{START} (?: của | thuộc | thuộc[ ]về ) (?! [ ](?:công[ ]dân|nhân[ ]dân|người) ) (?: [ ]\p{{Ll}}+ ){{0,5}} [ ] $"
)


def shared_owner(sentence: Sentence, figure: Figure) -> Name | None:
    """ "8 thủy thủ và 25 lính của tàu ABC": whose the two are."""
    behind = next((other for other in sentence.figures if other.start >= figure.end), None)
    if behind is None or behind.kind != "count" or figure.kind != "count":
        return None
    joined = _TOGETHER.fullmatch(sentence.lower, figure.end, behind.start)
    return owner(sentence, behind) if joined else None


_TOGETHER = compile(r"(?: [ ] (?! của | ở | tại | và | bị | đã ) \p{L}+ ){0,4} [ ] và [ ]")


def owner_behind(sentence: Sentence, figure: Figure) -> Name | None:
    """ "5 tỷ đồng vốn của Nga": who owns what stands behind the figure."""
    return _owner_at(sentence, figure.end)


def _owner_at(sentence: Sentence, at: int) -> Name | None:
    date = sentence.figure_at.get(at + 1)
    at = date.end if date is not None and date.kind in clause.TIMES else at  # "lợi nhuận quý 3 của ABC"
    behind = _OWNER_BEHIND.match(sentence.lower, at, sentence.end)
    if behind is None:
        return None
    named = clause.name_at(clause.actors(sentence), behind.end())
    if named is not None:
        return named
    phrase = clause.NOUN_PHRASE.match(sentence.lower, behind.end(), sentence.end)
    return clause.many(sentence, behind.end(), phrase.end()) if phrase else None


def inside(sentence: Sentence, figure: Figure) -> Name | None:
    """A name in what is counted or shared: "5 công ty Nga"."""
    if figure.measure is None or sentence.lower.startswith("cách ", figure.measure[0]):
        return None  # "cách đảo Hải Nam 200 km"
    begin, end = figure.measure
    if figure.kind == "duration" and end <= figure.start and not NOUNS.match(sentence.lower, begin):
        return None  # "anh sang Nga được 7 năm"
    within = (name for name in sentence.names if begin <= name.start < end and not _is_member(sentence, figure, name))
    return next((name for name in within if name.kind in _PLACES or not clause.is_object(sentence, name)), None)


def _is_member(sentence: Sentence, figure: Figure, name: Name) -> bool:
    """ "gồm hai giám khảo Lan Anh và Minh Hằng", "2 chuyến bay Hà Nội - Đà Nẵng": who or what is counted, by name."""
    if (figure.unit or "").startswith(_ROUTES) and sentence.lower.startswith((" - ", " – ", "-", "–"), name.end):
        return True
    told = figure.kind == "count" and name.kind in {"person", "name"} and name.start > figure.end
    row = _MEMBERS.match(sentence.lower, name.end, sentence.end) if told else None
    return row is not None and clause.name_at(sentence.names, row.end()) is not None


_ROUTES = ("chuyến", "tuyến", "đường bay")
_MEMBERS = compile(r"(?: ,[ ] | [ ]và[ ] )")
_PLACES = {"place", "country"}  # "lượng khách đến Huế" is Huế's, but "số phiếu ủng hộ ở lại EU" is not the EU's


def recipient(sentence: Sentence, figure: Figure) -> Name | None:
    """ "Tám chiếc đầu tiên được bàn giao cho hãng ABC": who gets it, where nobody is said to give."""
    gets = _RECIPIENT.match(sentence.lower, figure.end, sentence.end)
    return clause.name_at(clause.actors(sentence), gets.end()) if gets else None


_RECIPIENT = compile(r"[^,;:.()\d]{0,60}? [ ] cho [ ]")


def place(sentence: Sentence, figure: Figure) -> Name | None:
    """Where it happens, if the sentence says no more."""
    placed = [name for name in clause.actors(sentence) if _PLACED.search(sentence.lower, sentence.start, name.start)]
    placed = [name for name in placed if not sentence.lower.endswith(_AS_AT, 0, name.start)]  # only an example
    before = [name for name in placed if name.end <= figure.start and not _closed(sentence, name, figure)]
    start = clause.starts_of(sentence, max(sentence.start, figure.start - clause.FAR), figure.start)[-1]
    owners = [name for name in clause.actors(sentence) if start <= name.start and name.end <= figure.start]
    owners = [name for name in owners if clause.OWNED.search(sentence.lower, start, name.start)]
    if figure.kind == "count":
        owners = [name for name in owners if not clause.attacks(sentence, name)]
    same = _SAME_CLAUSE.match(sentence.lower, figure.end)
    reached = [
        name for name in sentence.names if name.kind in _SOMEWHERE and sentence.lower.endswith(_REACHED, 0, name.start)
    ]
    goals = reached if figure.kind == "count" else []
    came = [name for name in goals if name.kind in _PLACES and start <= name.start < name.end <= figure.start]
    behind = [name for name in [*placed, *goals] if same and figure.end <= name.start <= same.end()]
    found = next(iter([*owners[::-1], *before[::-1], *came[::-1], *behind]), None)
    return found or _happens_among(sentence, figure)


def _happens_among(sentence: Sentence, figure: Figure) -> Name | None:
    """ "80% ca tử vong xảy ra ở các nước nghèo": many places, by what they are."""
    lead = _HAPPENS.match(sentence.lower, figure.end, sentence.end)
    phrase = clause.NOUN_PHRASE.match(sentence.lower, lead.end(), sentence.end) if lead else None
    return clause.many(sentence, lead.end(), phrase.end()) if lead and phrase else None


_HAPPENS = compile(
    r"[^,;:.()\d]{0,60}? [ ] (?: xảy[ ]ra | diễn[ ]ra | tập[ ]trung | sống | đến[ ]từ ) [ ] (?: (?:ở|tại|trong)[ ] )?"
)


def _closed(sentence: Sentence, name: Name, figure: Figure) -> bool:
    """Whether a bracket that holds the name ends before the figure."""
    return any(begin <= name.start < end <= figure.start for begin, end in sentence.brackets)


_SOMEWHERE = {"place", "country", "region", "name"}
_REACHED = (" đến ", " tới ")  # "5 triệu người vượt biển đến châu Âu"
_SAME_CLAUSE = compile(r"[^,;:.()\d]{0,80}")
