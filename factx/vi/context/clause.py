"""The subject of a clause: a name or noun phrase that acts in it, and what begins like one and is none.

Names that only state something, report it, or are compared with act in no clause.

>>> from factx import extract
>>> [fact.subject.text for fact in extract("Ông Nam mua 3 xe, còn bà Lan mua 5 xe.")]
['Ông Nam', 'bà Lan']
>>> [fact.subject.text for fact in extract("Hà Nội vắng. Máy bay đã rơi 500 m.")]
['Máy bay']
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from operator import itemgetter

from factx.vi.context.concept import CONCEPTS
from factx.vi.context.reference import POINTS_BACK, references
from factx.vi.context.sentence import Sentence
from factx.vi.context.speaker import statements
from factx.vi.figure import Figure
from factx.vi.figures.count import NOUNS
from factx.vi.name import Name
from factx.vi.pattern import END, START, compile, not_after, one_of, words_of

TIMES = {"date", "time"}
FAR = 400
_NEAR = 60
_BASE = compile(rf"{START} so[ ]với (?: [ ]\p{{L}}+ ){{0,4}} [ ] $")
_REPORT_OF = compile(
    rf"{START} (?: báo[ ]cáo | {one_of('report_noun')} (?: [ ][\p{{L}}\d/-]+ ){{0,5}} [ ](?:của|do|từ) ) [ ] $"
)
_OBJECT = compile(rf"{START} {one_of('takes_object')} [ ] $")
# "tòa tuyên phạt ông Nam", "công an bắt Hà": whom a figure is about is whom it is done to
_DONE_TO = compile(rf"{START} {one_of('judges')} (?: [ ]các | [ ]bị[ ]cáo ){{0,2}} [ ] $")
_ORDERED = compile(rf"{START} {one_of('commands')} [ ] $")  # "Nga yêu cầu Mỹ giảm 755 nhân viên"
_DOES_TO = compile(rf"[ ] (?:đã[ ]|vừa[ ])? {one_of('commands')} [ ]")
_JUDGES = compile(
    rf"[ ] (?:đã[ ]|vừa[ ])? {one_of('judges')} [ ] (?: (?:khẩn[ ]cấp|quả[ ]tang|thành[ ]công|thêm)[ ] )?"
)
_AT_HOME = compile(r"[ ]? (?: [(] [^()]{0,60} [)] )? ,? [ ] (?:ở|tại|trú|ngụ|quê) [ ]")
_ADDRESS = compile(r"(?: \p{Lu}\p{L}* [)]? ,[ ] (?:thuộc[ ])? | (?:ở|tại|trú|ngụ|thuộc) [ ] [^,;]{1,50} ,[ ] ) $")
_UNNAMED = compile(
    rf"""(?P<who> (?: hãng | công[ ]ty | tập[ ]đoàn | nhà ) (?: [ ] (?! {one_of("predicate")} {END} ) \p{{L}}+ ){{1,10}}
      | (?! {one_of("predicate")} {END} ) \p{{L}}+
      (?: [ ] (?! {one_of("predicate")} {END} ) [\p{{L}}\d-]+ ){{0,6}} )
    [ ] (?: đã | đang | sẽ | vừa | vẫn | cũng | {not_after("trang thiết chuẩn")} bị (?! [ ](?:cáo|can|hại|đơn) ) | được
      | ước (?! [ ](?:đạt|tính|khoảng|tăng|giảm|còn|là) {END} )
      | có | phải | cần | từng | mới | tiếp[ ]tục | đều | còn (?= [ ](?:được|có|bị) ) ) {END}"""
)
# "bộ phim về sự cố trên sông Hudson đạt 94 triệu USD"
_WORK = compile(
    rf"""(?P<who> {one_of("event_noun")} (?: [ ] (?! {one_of("predicate")} {END} ) [\p{{L}}\d-]+ ){{1,10}} )
    [ ] {one_of("predicate")} {END}"""
)
# "phiên bản 32GB giá 400 USD", "căn hộ 3 phòng ngủ có giá từ 3 tỷ đồng"
_PRICED = compile(
    rf"""(?P<who> (?! giá[ ] ) \p{{L}}+ (?: [ ] (?! (?: {one_of("predicate")} | giá | trị | với | mức | của ) {END} )
      [\p{{L}}\d][\p{{L}}\d.,-]* ){{0,8}} )
    [ ] (?: có[ ] )? (?: mức[ ] )? giá
    (?: [ ](?:bán|bán[ ]lẻ|thuê|vé|niêm[ ]yết|khởi[ ]điểm|là|từ|chỉ|khoảng) ){{0,3}} [ ]?"""
)
# "Z1 có màn hình 5 inch", but "Q1 đạt 5 tỷ đồng" is a quarter
_MODEL = compile(rf"(?! [QTHPM]\d ) (?P<who> \p{{Lu}}{{1,3}}-?\d{{1,4}}\p{{Lu}}? ) [ ] {one_of('predicate')} {END}")
_DOES = compile(
    rf"""(?P<who> \p{{L}}+ (?: [ ] (?! {one_of("predicate")} {END} ) \p{{L}}+ ){{0,3}}? ) [ ]
    (?: {one_of("acts")} | {not_after("bao")} gồm ) {END}"""
)
_SO_MANY = compile(
    rf"""(?P<who> (?: [ ] \p{{L}}+ ){{0,3}}? ) [ ] (?: (?:đã|đang|vẫn)[ ] )?
    (?: {one_of("acts")} | có | đạt | chiếm | thu | nộp | chi
      | (?: đã | đang | sẽ | vừa | đều ) (?! [ ](?:bị|thiệt|chết|tử|mất|qua)[ ] ) ) {END}"""
)
_LAST_ADVERB = compile(
    r"""(?: [ ] (?: từng | hiện | hiện[ ]nay | hiện[ ]tại | lập[ ]tức | ngay | thường | bao[ ]giờ | lúc[ ]này | sau[ ]đó
      | dự[ ]kiến ) )+ $"""
)
_POINTS_BACK_WITHIN = compile(r"[ ] (?<! lần[ ] ) (?<! đợt[ ] ) (?<! năm[ ] ) (?: này | đó | ấy ) [ ]")
_HALF_NOUNS = {"nhà", "bên", "ban", "chủ"}  # "nhà điều hành quyết định …"
_NO_ONE = tuple(f"{word} " for word in words_of("no_actor"))
_BARE_ADVERB = compile(rf"{one_of('bare_adverb')} {END}")
_LEAD = compile(rf"(?: {one_of('clause_lead')} {END} [ ]? )* (?: (?:thậm[ ]chí[ ])? có [ ] (?= những[ ] ) )?")
_MOST = compile(  # "giàu nhất vẫn là ông Nam"
    rf"""\p{{L}}{{1,7}} (?: [ ]\p{{L}}{{1,7}} )? [ ] nhất [ ] (?: (?:vẫn|cũng)[ ] )?
    (?: là | thuộc[ ]về | phải[ ]kể[ ]đến ) {END} [ ]?"""
)
_WITHIN = compile(r"(?: (?:chỉ|riêng|ngay|tính[ ]riêng)[ ] )? trong [ ]")  # "chỉ trong tháng 10 Nga đã …"
_ADVERBIAL = compile(rf"{one_of('adverbial')} {END}")
# "hãng" alone stands for one that was named, "hãng sản xuất điện thoại" does not
_PRONOUN = compile(
    rf"""(?: {one_of("pronoun")} {END} | {one_of("body_pronoun")}
      (?= ,? [ ] (?: {one_of("predicate")} | {one_of("acts")} | {one_of("own_act")} ) {END} ) )"""
)
NOUN_PHRASE = compile(
    rf"""(?: [ ]? (?: {one_of("no_predicate")} {END} | (?<= \p{{L}}[ ] ) [(] [a-z]{{2,8}} [)] (?= [ ]\p{{L}} )
      | (?! {one_of("predicate")} {END} ) [\p{{L}}\d][\p{{L}}\d&.’'/%-]* ) ){{0,14}}+"""
)
_MANY = compile(rf"(?:tất[ ]cả[ ])? (?:các|những|mỗi|mọi) [ ] (?:nữ[ ]|nam[ ])? {one_of('many_actors')} {END}")
_SHORT = compile(
    rf"""(?: [ ] (?! (?: nhận | sẵn[ ]sàng | lần[ ]lượt | đến | tới | từ | với
      | {one_of("speech")} | {one_of("place_lead")} | {one_of("acts")} | {one_of("predicate")} ) {END} )
      \p{{L}}[\p{{L}}\d-]* ){{0,4}}"""
)
_SAYS = compile(rf"[ ] (?: (?:đã|vừa|cũng|đều)[ ] )? {one_of('speech')} {END}")
OWNED = compile(rf"{START} (?:của|thuộc|thuộc[ ]về) [ ] $")
AGENT = compile(rf"{START} (?:được|bị|do|bởi) [ ] $")
_ASIDE = compile(
    rf"{START} (?: {one_of('according')} (?: [ ]của )? | {one_of('other_party')} | {one_of('place_lead')} ) [ ] $"
)
_PRESS = compile(one_of("press"))
_PRESS_HEAD = compile(rf"{START} {one_of('press_head')} [ ] (?: \p{{L}}+ [ ] ){{0,3}} $")
_RECORD_OF = (" nhất ", " kỷ lục ")  # "cao nhất thế giới"
_QUOTES = compile(r"[ ] dẫn [ ] (?: lời | lại | nguồn | thông | báo | số | tuyên | các | tin ) [ ]")
_by_clause = lru_cache(maxsize=128)
"""For what is asked of a clause by each of the figures behind it."""


def actors(sentence: Sentence) -> list[Name]:
    """The names of a sentence but for who only states it, and what it compares with."""
    if sentence.actors is None:
        said = [statement.said for statement in statements(sentence)]
        counted = {figure.end + 1 for figure in sentence.figures if figure.kind == "count"}
        meant = list(references(sentence))
        named = [n for n in sentence.names if n.start not in counted and _may_act(sentence, n, said)]
        sentence.actors = sorted([*named, *meant], key=lambda name: name.start)
    return sentence.actors


def name_at(names: list[Name], at: int) -> Name | None:
    """The name that begins at `at`."""
    return next((name for name in names if name.start == at), None)


def _may_act(sentence: Sentence, name: Name, said: list[tuple[int, int]]) -> bool:
    stated = any(start <= name.start < end or _same_person(sentence, name, start, end) for start, end in said)
    return (
        (not stated or _OF_ITSELF.match(sentence.lower, name.end) is not None)
        and not is_press(sentence, name)
        and not _QUOTES.match(sentence.lower, name.end)
        and not sentence.lower.endswith(_RECORD_OF, 0, name.start)
        and not _BASE.search(sentence.lower, max(sentence.start, name.start - 40), name.start)
        and not is_object(sentence, name)
        and not _OUTDONE.search(sentence.clean, max(sentence.start, name.start - 40), name.start)
        and not _decides(sentence, name)
        and not (
            sentence.lower.startswith(", ", name.end) and _BESIDES.search(sentence.lower, sentence.start, name.start)
        )
        and (
            name.kind == "country"
            or not _REPORT_OF.search(sentence.lower, max(sentence.start, name.start - 60), name.start)
        )
    )


# "giá thấp hơn gạo Thái Lan, Ấn Độ đến 100 USD": with whom something is compared
_OUTDONE = compile(
    rf"""{START} (?: cao | thấp | nhiều | ít | lớn | nhỏ | đắt | rẻ | nhanh | chậm | mạnh | yếu ) [ ] hơn (?:[ ]hẳn)?
    (?: [ ] (?! đã | sẽ | có | khi | nhưng ) \p{{Ll}}+ ){{0,3}}
    (?: (?: [ ]\p{{Lu}}\p{{L}}* ){{1,4}} (?: , | [ ]và ) )? [ ] $"""
)


def _decides(sentence: Sentence, name: Name) -> bool:
    """ "mức bội chi được Quốc hội quyết định": who only decides on what somebody else has."""
    agent = AGENT.search(sentence.lower, max(sentence.start, name.start - 10), name.start)
    return agent is not None and _DECIDES.match(sentence.lower, name.end) is not None


_DECIDES = compile(rf"[ ] {one_of('decides')} {END}")


def is_press(sentence: Sentence, name: Name) -> bool:
    """Whether a name is of a paper or an agency, which only reports."""
    return _PRESS.fullmatch(sentence.lower, name.start, name.end) is not None


_BESIDES = compile(rf"{START} (?: ngoài | bên[ ]cạnh | không[ ]kể | ngoại[ ]trừ ) [ ] $")  # "Ngoài Nga, 12 nước …"
# "Hãng A công bố báo cáo tài chính …" is about the company itself
_OF_ITSELF = compile(
    rf"""(?: [ ][(][^()]{{0,40}}[)] )? [ ] (?: (?:đã|vừa|mới)[ ] )?
    {one_of("announces")} [ ] {one_of("own_report")} {END}"""
)


def is_object(sentence: Sentence, name: Name) -> bool:
    """Whether a name stands right behind what is done to it: "ủng hộ ở lại EU", "tàu rời Tripoli"."""
    example = sentence.lower.endswith(("kể đến ", "kế đến ", "tiếp đến ", "rồi đến "), sentence.start, name.start)
    return not example and _OBJECT.search(sentence.lower, max(sentence.start, name.start - 20), name.start) is not None


def attacks(sentence: Sentence, name: Name) -> bool:
    """ "các cuộc không kích của Mỹ": whose attack it is, who has none of its victims."""
    return _ATTACK_OF.search(sentence.lower, max(sentence.start, name.start - 40), name.start) is not None


_ATTACK_OF = compile(rf"{START} {one_of('attack')} (?: [ ]\p{{L}}+ ){{0,4}} [ ] của [ ] $")


def _same_person(sentence: Sentence, name: Name, start: int, end: int) -> bool:
    """Whether a title stands beside who is said to state it: "theo ông Nam – Chủ tịch UBND", "Giám đốc – bà Lan"."""
    lower = sentence.lower
    if name.kind != "person":
        return False
    if name.end < start:
        return lower[name.end : start] in _DASHES
    between = lower[end : name.start]
    return between in _DASHES or (between == ", " and _OFFICE_ENDS.match(lower, name.end, sentence.end) is not None)


_DASHES = (" - ", " – ")
_OFFICE_ENDS = compile(rf"(?: [ ] {one_of('place_noun')} [ ] [^,.;:]{{1,30}} )? ,")


def subject(
    sentence: Sentence,
    start: int,
    at: int,
    end: int,
    measure: tuple[int, int] | None = None,
    unit: str | None = None,
) -> Name | None:
    """Who or what acts in the clause from `start` up to `end`, whose first word behind its lead is at `at`.

    `measure` and `unit` are of the figure for which it is asked: what is measured or counted is no subject.
    """
    found = unnamed(sentence, at, end, measure, unit) or _named(sentence, start, at, end)
    return None if found is not None and _listed(sentence, start, end, found) else found


def whole(sentence: Sentence, start: int, found: Name) -> Name:
    """All that the clause's subject `found` is part of: a row of names, or the name that it tells more of."""
    return _joined(sentence, start, found) or _apposed_to(sentence, start, found) or found


@_by_clause
def unnamed(sentence: Sentence, at: int, end: int, measure: tuple[int, int] | None, unit: str | None) -> Name | None:
    """Who or what acts without a name: "máy bay đã …", "vợ của ông Nam có …", but not what is measured or counted."""
    if (first := sentence.figure_at.get(at)) is not None:
        return _counted(sentence, first, end, unit)
    region = next((name for name in sentence.names if name.kind == "region" and name.start <= at < name.end), None)
    if region is not None and sentence.lower.startswith(" ", region.end):
        return region  # "Cả nước có 5 ca"
    if name_at(sentence.names, at) is not None:
        return None
    if (priced := _PRICED.fullmatch(sentence.lower, at, end)) and NOUNS.match(sentence.lower, at):
        return Name(at, priced.end("who"), kind="noun")
    if named := _WORK.match(sentence.lower, at, end) or _MODEL.match(sentence.clean, at, end):
        return Name(at, named.end("who"), kind="noun")
    if this := _THIS_ONE.match(sentence.lower, at, end):
        stands_for = name_at(actors(sentence), at)
        return stands_for or Name(at, this.end("who"), kind="noun")
    some = _SOME.match(sentence.lower, at, end)
    head = some.end() if some else at
    noun = NOUNS.match(sentence.lower, head)
    concept = CONCEPTS.match(sentence.lower, head)
    if noun is None or (concept is not None and concept[0] > noun[0]) or sentence.lower.startswith(_NO_ONE, at):
        return None
    told = [pattern.match(sentence.lower, at, end) for pattern in (_UNNAMED, _DOES)]
    stop = min((found.end("who") for found in told if found), default=at)
    stop = next((date.start - 1 for date in sentence.figures if date.kind == "date" and at < date.start < stop), stop)
    if adverb := _LAST_ADVERB.search(sentence.lower, at, stop):
        stop = adverb.start()  # "Sản phẩm của ABC hiện được xuất khẩu"
    if sentence.lower[at:stop] in _HALF_NOUNS or _POINTS_BACK_WITHIN.search(sentence.lower, at, stop):
        return None  # "Chiến thắng này giúp Lan có 5 …"
    if (done := _DOES_TO.match(sentence.lower, stop, end)) and name_at(sentence.names, done.end()):
        return None  # "công an phát hiện ông Nam vận chuyển …"
    if stop == at or has_pronoun(sentence, at, end) or _BARE_ADVERB.match(sentence.lower, at):
        return None
    if _SAYS.match(sentence.lower, stop, end):
        return None  # "đại diện của hãng cũng cho biết …"
    if measure is not None and measure[0] < stop and at < measure[1]:
        return None
    if some and any(at < name.start < stop for name in sentence.names):
        return None  # "các cầu thủ U21 Việt Nam" are told by the name
    return None if sentence.lower.endswith(POINTS_BACK, at, stop) else Name(at, stop, kind="noun")


_SOME = compile(r"(?: tất[ ]cả[ ] )? (?:các|những) [ ]")
# "con tàu này dài 35 m", "gia đình đó có 3 con"
_THIS_ONE = compile(
    rf"""(?P<who> (?: {one_of("pointed_at")} | (?! con[ ]số ) {one_of("aged")} )
      (?: [ ] (?! {one_of("predicate")} {END} ) \p{{L}}+ ){{0,4}}? [ ] (?:này|đó|ấy) )
    [ ] (?! (?: và | của ) {END} )"""
)


def _counted(sentence: Sentence, count: Figure, end: int, unit: str | None) -> Name | None:
    """ "17 nước có GDP …": a count that acts, in its own clause; "5 người chết và 3 người bị thương" tells two."""
    if count.kind != "count" or sentence.lower.endswith((", ", "; ", "("), 0, end):
        return None
    if unit == count.unit:
        return None
    acts = _SO_MANY.match(sentence.lower, count.end, end)
    return Name(count.start, acts.end("who"), kind="noun") if acts else None


@_by_clause
def has_pronoun(sentence: Sentence, at: int, end: int) -> bool:
    """Whether a clause begins with "họ", "ông", "hãng này"."""
    found = _PRONOUN.match(sentence.lower, at, end)
    return found is not None and not sentence.clean[found.end() + 1 : found.end() + 2].isupper()


def place_of(sentence: Sentence, at: int) -> Name | None:
    """Where a clause holds that begins with it: "…; tại Yên Bái giá tăng 5%", but not "Nga, tại Lào, có …"."""
    placed = _AT_PLACE.match(sentence.lower, at)
    name = name_at(sentence.names, placed.end()) if placed else None
    if name is None or name.kind not in {"place", "country", "region"}:
        return None
    aside = sentence.lower.startswith(", ", name.end) and not sentence.lower.endswith("; ", 0, at)
    return None if aside else name


_AT_PLACE = compile(rf"(?: tại | ở ) [ ] (?: {one_of('place_noun')} [ ] )?")


def topic_of(sentence: Sentence, at: int) -> Name | None:
    """Whom a clause that begins with it is about: "Đối với ABC, với việc giành 3 điểm, …"."""
    lead = _TOPIC.match(sentence.lower, at)
    name = name_at(sentence.names, lead.end()) if lead else None
    return name if name is not None and sentence.lower.startswith(", ", name.end) else None


_TOPIC = compile(r"(?: đối[ ]với | về[ ]phía | về[ ]phần | phía ) [ ]")


def _listed(sentence: Sentence, start: int, end: int, name: Name) -> bool:
    """Whether a name is but a member of a list of places or things: "…, Mỹ, …", "…, Mỹ và Nga trong năm 2019"."""
    if name.start != start or name.kind == "noun" or not sentence.lower.endswith(", ", 0, start):
        return False
    last = _and_name(sentence, name)
    if last is None:
        return not sentence.lower[name.end : end].strip(" ,;.") or _led(sentence, name)
    return _LIST_ENDS.match(sentence.lower, last.end, end) is not None


def _led(sentence: Sentence, name: Name) -> bool:
    """ "xuất khẩu qua Mỹ, Nhật Bản, Australia lao dốc": whether a list that ends with `name` is that of an aside."""
    return name.kind == "country" and _ROW.search(sentence.clean, sentence.start, name.start) is not None


_ROW = compile(r"[ ] (?: qua | sang | vào | từ | như | gồm | đến | tới ) (?: (?: [ ]\p{Lu}\p{L}+ ){1,3} , ){2,} [ ] $")


_LIST_ENDS = compile(rf"[ ,;.]* (?: $ | {one_of('place_lead')} {END} )")


def _joined(sentence: Sentence, start: int, name: Name) -> Name | None:
    """All of "Ba Lan, Litva và Latvia" where they are the subject together."""
    all_of_them = name if sentence.lower.startswith(" đều ", name.end) else None  # "Ba Lan, Litva đều có"
    if name.start != start or (last := _and_name(sentence, name) or all_of_them) is None:
        return None
    first = name
    while before := next((other for other in actors(sentence) if other.end == first.start - len(", ")), None):
        first = before
    paired = first is name and name.kind == "country"  # "Nga và Ấn Độ": one with the other
    return Name(first.start, last.end, kind="noun") if first is not last and not paired else None


def _and_name(sentence: Sentence, name: Name) -> Name | None:
    """The name that "và" joins to one."""
    return name_at(sentence.names, name.end + len(" và ")) if sentence.lower.startswith(" và ", name.end) else None


def _apposed_to(sentence: Sentence, start: int, found: Name) -> Name | None:
    """ "X, tổ chức của ông Y, mua …": who stands alone in the clause before is told more of, and is the subject."""
    relative = sentence.lower.startswith("người ", found.start)  # "Ronaldo, người có 300 bàn"
    if (found.start == start and not relative) or not sentence.lower.endswith(", ", 0, start):
        return None
    before = next((name for name in sentence.names if name.end == start - len(", ")), None)
    return before if before is not None and (relative or _heads(sentence, before)) else None


def _heads(sentence: Sentence, name: Name) -> bool:
    """Whether a name begins its clause."""
    starts = starts_of(sentence, sentence.start, name.start + 1)
    return after_lead(sentence, starts[-1], name.end) == name.start


def starts_of(sentence: Sentence, floor: int, end: int) -> list[int]:
    """Where the clauses from `floor` up to `end` begin; what a closed bracket holds is none of them."""
    first, behind = (bisect_right(sentence.clauses, at, key=_CLAUSE_START) for at in (floor, end))
    return [floor, *[start for start, bracket in sentence.clauses[first:behind] if not 0 < bracket <= end]]


_CLAUSE_START = itemgetter(0)


@_by_clause
def _named(sentence: Sentence, start: int, at: int, end: int) -> Name | None:
    """The named subject of the clause from `start` up to `end`, which really begins at `at`."""
    lower = sentence.lower
    if _ADVERBIAL.match(lower, at):
        return None
    phrase = NOUN_PHRASE.match(lower, at, end)
    stop = phrase.end() if phrase else at
    names = [name for name in actors(sentence) if at <= name.start and name.end <= end and not _leads(sentence, name)]
    if not names:
        return many(sentence, at, stop)
    first = names[0]
    if done_to := next((name for name in names if _DONE_TO.search(lower, start, name.start)), None):
        return done_to
    if ordered := next((name for name in names if _ORDERED.search(lower, start, name.start)), None):
        return ordered
    if (judges := _JUDGES.match(lower, first.end, end)) and first.kind != "country":
        some = sentence.figure_at.get(judges.end())
        return first if some is not None and some.kind == "count" else None  # "công an bắt giữ 5 người"
    if first.start == at:
        return None if _in_address(sentence, first) else first
    agent = next((name for name in names if AGENT.search(lower, start, name.start)), None)
    if agent is not None:
        return None if has_pronoun(sentence, at, end) else agent  # "ông bị Mỹ truy lùng vì công bố 5 tài liệu"
    inner = [name for name in names if name.start < stop and lower[name.start - 1] != "("]  # "chỉ số giá (CPI) Nga"
    if inner and (person := _AT_HOME.match(lower, first.end)) and person.end() <= end:
        return first  # "gia đình bà Lan ở xã Ea Tu có …"
    owners = [name for name in inner if OWNED.search(lower, start, name.start)]
    loose = [n for n in inner if not _ASIDE.search(lower, start, n.start) and not lower.startswith("toàn cầu", n.start)]
    if owners and loose and owners[0].kind == "country" and lower.startswith(" của ", loose[0].end):
        of_press = _PRESS_HEAD.search(lower, start, loose[0].start)  # "Hãng thông tấn Mehr của Iran"
        return owners[0] if of_press else loose[0]  # "tàu vũ trụ Soyuz của Nga"
    return next(iter(owners + loose), None) or many(sentence, at, stop)


def _leads(sentence: Sentence, name: Name) -> bool:
    """Whether a name only says whose the one before it is: "…, do đảng A dẫn đầu, …"."""
    return sentence.lower.endswith(" do ", 0, name.start) and _LEADS.match(sentence.lower, name.end) is not None


_LEADS = compile(rf"[ ] {one_of('leads')} {END}")


def _in_address(sentence: Sentence, name: Name) -> bool:
    """ "…, tỉnh Đắk Lắk" behind another place: where that is, and no subject; "A, B đều có" tells of both."""
    if sentence.lower.startswith(" đều ", name.end):
        return False
    if any(figure.end == name.start - len(", ") for figure in sentence.figures if figure.kind in TIMES):
        return False  # "trong quý II, Hà Nội …"
    before = sentence.clean[max(sentence.start, name.start - _NEAR) : name.start]
    return name.kind == "place" and _ADDRESS.search(before) is not None


def many(sentence: Sentence, at: int, stop: int) -> Name | None:
    """ "các bác sĩ", "mỗi nước": many of a kind that are not named."""
    many = _MANY.match(sentence.lower, at, stop)
    short = _SHORT.match(sentence.lower, many.end(), stop) if many else None
    if short is None or _SAYS.match(sentence.lower, short.end()):
        return None  # "các chuyên gia xác nhận …" only state it
    return Name(at, short.end(), kind="noun")


@_by_clause
def after_lead(sentence: Sentence, start: int, end: int) -> int:
    """Where the clause really begins: behind conjunctions, adverbs and dates."""
    at = start
    while True:
        lead = _LEAD.match(sentence.lower, at, end)
        stop = lead.end() if lead else at
        if most := _MOST.match(sentence.lower, stop, end):
            stop = most.end()
        within = _WITHIN.match(sentence.lower, stop)
        date = sentence.figure_at.get(within.end() if within else stop)
        if date is not None and date.kind in TIMES:
            stop = date.end + 1
        if stop == at or stop >= end:
            return min(stop, end)
        at = stop
