"""Whom a figure is about, and with or towards whom.

The subject is who is named right before a figure in brackets ("ông Nam (52 tuổi)"), who owns what is measured
("xuất khẩu của Nga"), or the subject of the clause, else of the one that it hangs on, before it or behind
("Sau 3 tháng, Nga …"); where nobody is named, where it happens ("tại Yemen"). A clause that begins with a pronoun, or
a sentence that names nobody, goes on about whom the sentence before began with. Who is only quoted is none. The
partner is the other country ("sang Việt Nam").

>>> from factx import extract
>>> fact = extract("Theo ông Nam, kim ngạch xuất khẩu của Nga sang Việt Nam đạt 4,1 tỷ USD.")[0]
>>> fact.subject.text, fact.subject.id, fact.partner.text, fact.partner.id
('Nga', 'RU', 'Việt Nam', 'VN')
>>> [fact.subject.text for fact in extract("Hãng ABC có 30 tàu. Họ sẽ mua 5 tàu, còn XYZ thuê 7 tàu.")]
['Hãng ABC', 'Hãng ABC', 'XYZ']
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from operator import itemgetter

from factx.vi.context.concept import CONCEPTS
from factx.vi.context.reference import JOINED, references
from factx.vi.context.sentence import Sentence
from factx.vi.context.speaker import statements
from factx.vi.figure import Figure
from factx.vi.figures.count import NOUNS
from factx.vi.name import Name, country_within
from factx.vi.pattern import END, START, compile, not_after, one_of, words_of

_NEVER = {"date", "time"}
_COUNTRIES = {"nước", "quốc gia"}
"""Counted, they are other ones than the country that the text goes on about."""
_GO_ON = {"country", "body"}
"""Kinds of names that a sentence without any goes on about; others change with each sentence."""
_FAR = 400
_NEAR = 60

_BASE = compile(rf"{START} so[ ]với (?: [ ]\p{{L}}+ ){{0,4}} [ ] $")
# "tòa tuyên phạt ông Nam", "công an bắt Hà": whom a figure is about is whom it is done to
_DONE_TO = compile(rf"{START} {one_of('judges')} (?: [ ]các | [ ]bị[ ]cáo ){{0,2}} [ ] $")
_ORDERED = compile(rf"{START} {one_of('commands')} [ ] $")  # "Nga yêu cầu Mỹ giảm 755 nhân viên"
_JUDGES = compile(rf"[ ] (?:đã[ ]|vừa[ ])? {one_of('judges')} [ ]")
_AT_HOME = compile(r"[ ]? (?: [(] [^()]{0,60} [)] )? ,? [ ] (?:ở|tại|trú|ngụ|quê) [ ]")
_ADDRESS = compile(r"(?: \p{Lu}\p{L}* [)]? ,[ ] (?:thuộc[ ])? | (?:ở|tại|trú|ngụ|thuộc) [ ] [^,;]{1,50} ,[ ] ) $")
_UNNAMED = compile(
    rf"""(?P<who> (?! {one_of("predicate")} {END} ) \p{{L}}+
      (?: [ ] (?! {one_of("predicate")} {END} ) [\p{{L}}\d-]+ ){{0,6}} )
    [ ] (?: đã | đang | sẽ | vẫn | cũng | {not_after("trang thiết chuẩn")} bị (?! [ ](?:cáo|can|hại|đơn) ) | được
      | có | phải | cần | từng | mới | tiếp[ ]tục | đều ) {END}"""
)
_DOES = compile(
    rf"""(?P<who> \p{{L}}+ (?: [ ] (?! {one_of("predicate")} {END} ) \p{{L}}+ ){{0,3}}? ) [ ] {one_of("acts")} {END}"""
)
_SO_MANY = compile(
    rf"""(?P<who> (?: [ ] \p{{L}}+ ){{0,3}}? ) [ ] (?: (?:đã|đang|vẫn)[ ] )?
    (?: {one_of("acts")} | có | đạt | chiếm
      | (?: đã | đang | sẽ | vừa | đều ) (?! [ ](?:bị|thiệt|chết|tử|mất|qua)[ ] ) ) {END}"""
)
_ACTS = compile(
    r"[ ] (?: đã | đang | sẽ | vẫn | cũng | bị | được | có | phải | cần | mới | tiếp[ ]tục | dồn | còn ) [ ]"
)
_NO_ONE = tuple(f"{word} " for word in words_of("no_actor"))
_BARE_ADVERB = compile(rf"{one_of('bare_adverb')} {END}")
_POINTS_BACK = (" này", " trên", " đó", " ấy")
_LEAD = compile(rf"(?: {one_of('clause_lead')} {END} [ ]? )*")
_ADVERBIAL = compile(rf"{one_of('adverbial')} {END}")
_HANGS_ON = compile(rf"{one_of('hangs_on')} {END}")
_PRONOUN = compile(rf"{one_of('pronoun')} {END}")
_NOUN_PHRASE = compile(
    rf"""(?: [ ]? (?: {one_of("no_predicate")} {END}
      | (?! {one_of("predicate")} {END} ) [\p{{L}}\d][\p{{L}}\d&.’'/-]* ) ){{0,14}}+"""
)
_MANY = compile(rf"(?:tất[ ]cả[ ])? (?:các|những|mỗi|mọi) [ ] (?:nữ[ ]|nam[ ])? {one_of('many_actors')} {END}")
_SHORT = compile(rf"(?: [ ] (?! (?: {one_of('speech')} | {one_of('place_lead')} ) {END} ) [\p{{L}}\d-]+ ){{0,4}}")
_OWNED = compile(rf"{START} (?:của|thuộc|thuộc[ ]về) [ ] $")
_OWNER_BEHIND = compile(r"(?: [ ]\p{Ll}+ ){0,5}? [ ](?:của|thuộc|thuộc[ ]về) [ ]")
_RANK_OWNER = compile(r"(?: [ ]của | [^,;.]{0,40} [ ]thuộc[ ]về ) [ ]")
_RANKED = compile(r"[ ] (?: (?:thế[ ]giới|việt[ ]nam|châu[ ]\p{L}+) [ ] | là [ ] )?")  # "số 1 thế giới Nadal"
_AGENT = compile(rf"{START} (?:được|bị|do|bởi) [ ] $")
_ASIDE = compile(
    rf"{START} (?: {one_of('according')} (?: [ ]của )? | {one_of('other_party')} | {one_of('place_lead')} ) [ ] $"
)
_TOWARDS = compile(rf"{START} {one_of('other_party')} (?: [ ](?:thị[ ]trường|nước) )? [ ] $")
_PRESS = compile(one_of("press"))
_RECORD_OF = (" nhất ", " kỷ lục ")  # "cao nhất thế giới"
_QUOTES = compile(r"[ ] dẫn [ ] (?: lời | lại | nguồn | thông | báo | số | tuyên | các | tin ) [ ]")
_PLACED = compile(rf"{START} {one_of('place_lead')} [ ] $")
_AS_AT = (" như ", " như ở ", " như tại ", " như trong ")
_APPOSED = compile(r"[ ]? [(,] [ ]? (?:sinh[ ]năm[ ])? $")

_by_clause = lru_cache(maxsize=128)
"""For what is asked of a clause by each of the figures behind it."""


def add(sentence: Sentence) -> None:
    """Adds subject and partner to the figures of a sentence."""
    for figure in sentence.figures:
        if figure.kind not in _NEVER:
            subject = _subject(sentence, figure)
            figure.subject = subject.meant or subject if subject else None
            figure.partner = _partner(sentence, figure)


def _subject(sentence: Sentence, figure: Figure) -> Name | None:
    return (
        _apposed(sentence, figure)
        or _placed_by_rank(sentence, figure)
        or _held(sentence, figure)
        or _own_place(sentence, figure)
        or _adjacent(sentence, figure)
        or _counted_with(sentence, figure)
        or _owner(sentence, figure)
        or _clause_subject(sentence, figure)
        or _inside(sentence, figure)
        or _next_clause_subject(sentence, figure)
        or _owner_behind(sentence, figure)
        or _recipient(sentence, figure)
        or _place(sentence, figure)
        or _of_continued(sentence, figure)
        or _country_of_speaker(sentence)
        or (
            None
            if _actors(sentence) or figure.unit in _COUNTRIES
            else _carried(sentence, _carried_kinds(sentence)) or _same_country(sentence)
        )
    )


def _actors(sentence: Sentence) -> list[Name]:
    """The names of a sentence but for who only states it, and what it compares with."""
    if sentence.actors is None:
        said = [statement.said for statement in statements(sentence)]
        counted = {figure.end + 1 for figure in sentence.figures if figure.kind == "count"}
        meant = list(references(sentence))
        named = [n for n in sentence.names if n.start not in counted and _may_act(sentence, n, said)]
        sentence.actors = sorted([*named, *meant], key=lambda name: name.start)
    return sentence.actors


def _at(names: list[Name], at: int) -> Name | None:
    """The name that begins at `at`."""
    return next((name for name in names if name.start == at), None)


def _may_act(sentence: Sentence, name: Name, said: list[tuple[int, int]]) -> bool:
    return (
        not any(start <= name.start < end for start, end in said)
        and not _PRESS.fullmatch(sentence.lower, name.start, name.end)
        and not _QUOTES.match(sentence.lower, name.end)
        and not sentence.lower.endswith(_RECORD_OF, 0, name.start)
        and not _BASE.search(sentence.lower, max(sentence.start, name.start - 40), name.start)
    )


def _apposed(sentence: Sentence, figure: Figure) -> Name | None:
    """ "ông Nam (52 tuổi)", "Lan, 29 tuổi", "châu Âu (11%, giảm 7 điểm)"."""
    bracket = next((begin for begin, end in sentence.brackets if begin < figure.start < end), figure.start)
    first = next(other for other in sentence.figures if other.start >= bracket)
    name = next((name for name in reversed(sentence.names) if name.end <= first.start), None)
    if name is None:
        return None
    between = sentence.lower[name.end : first.start]
    return name if _APPOSED.fullmatch(between) and ("(" in between or figure.kind == "duration") else None


def _placed_by_rank(sentence: Sentence, figure: Figure) -> Name | None:
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
    found = next((name for name in _actors(sentence) if begin <= name.start < stop), None)
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


def _held(sentence: Sentence, figure: Figure) -> Name | None:
    """ "mức lương 4 tỷ đồng của ông Nam": whose it is."""
    if figure.kind not in {"money", "percent", "quantity"} or not sentence.lower.startswith(" của ", figure.end):
        return None
    at = figure.end + len(" của ")
    return next((name for name in sentence.names if name.start == at and name.kind == "person"), None)


def _own_place(sentence: Sentence, figure: Figure) -> Name | None:
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
    if lead is None:
        return None
    kinds = {"place", "country", "region", "name"}
    return next((name for name in sentence.names if name.start == lead.end() and name.kind in kinds), None)


_PLACE_BEHIND = compile(
    r"(?: [ ]\p{Ll}+ ){0,3}? [ ] (?:tại|ở) [ ] (?: (?:khu[ ]vực|thị[ ]trường|vùng|nước|bang) [ ] )?"
)


def _adjacent(sentence: Sentence, figure: Figure) -> Name | None:
    """ "Cà Mau 20.100 hộ, Bến Tre 20.000 hộ", "của Vietjet là 128 tỷ": whose figure stands right behind the name."""
    for name in reversed(_actors(sentence)):
        if name.end <= figure.start:
            told = _TOLD.fullmatch(sentence.lower, name.end, figure.start)
            if told is None or name.kind in {"person", "region"} or sentence.lower.endswith(_AT_PLACE, 0, name.start):
                return None
            if _TOWARDS.search(sentence.lower, sentence.start, name.start):
                return None
            if any(sentence.lower[other.end : name.start] == " và " for other in sentence.names):
                return None  # "giữa Việt Nam và Nga đạt …"
            member = told.end() > name.end + 1 or _MEMBER.search(sentence.lower, sentence.start, name.start)
            return name if member or name.start == sentence.start else None
    return None


def _counted_with(sentence: Sentence, figure: Figure) -> Name | None:
    """ "17 nước có GDP đạt 5 tỷ USD": the count that has it."""
    count = next((other for other in reversed(sentence.figures) if other.end <= figure.start), None)
    if count is None or count.kind != "count" or figure.kind in {"count", "ordinal"} or count.start == sentence.start:
        return None
    return Name(count.start, count.end, kind="noun") if _HAVING.fullmatch(sentence.between(count, figure)) else None


_HAVING = compile(r"[ ] có [ ] [^,;.:()]{2,40} [ ]")
_TOLD = compile(r":?[ ] (?: (?: là | chiếm | có | đạt | với | ở[ ]mức | lên[ ]tới | lên[ ]đến ) [ ] )?")
_AT_PLACE = ("ở ", "trú ", "ngụ ", "quê ")
_MEMBER = compile(r"(?: [,;:(] [ ]? | [ ](?:và|là|đó[ ]là|tại|có|gồm|như)[ ] ) $")


def _owner(sentence: Sentence, figure: Figure) -> Name | None:
    """Who owns what is measured before the figure, or the rank: "xuất khẩu của Nga", "vị trí số 1 của Nga"."""
    if figure.kind == "ordinal":
        rank = _RANK_OWNER.match(sentence.lower, figure.end, sentence.end)
        beside = _RANKED.match(sentence.lower, figure.end, sentence.end)
        places = {rank.end() if rank else -1, beside.end() if beside else -1}
        return next(
            (name for name in sentence.names if name.start in places and name.kind not in {"place", "region"}), None
        )
    if figure.measure is None:
        return None
    begin, end = figure.measure
    within = (name for name in _actors(sentence) if begin <= name.start < end)
    inside = [name for name in within if name.kind != "region" or name.end == end]
    if figure.kind in {"count", "duration"} or begin >= figure.start:
        return next((name for name in inside if _OWNED.search(sentence.lower, begin, name.start)), None)
    acting = (name for name in sentence.names if end <= name.start and name.end <= figure.start)
    agent = next((name for name in acting if _AGENT.search(sentence.lower, end, name.start)), None)
    if not inside and (of := sentence.lower.rfind(" của ", begin, end)) >= 0:
        return agent or _many(sentence, of + len(" của "), end)
    if inside:  # "giá vàng SJC được Công ty Sài Gòn nâng": who does it
        return agent or inside[0]
    return _owner_at(sentence, end)


def _owner_behind(sentence: Sentence, figure: Figure) -> Name | None:
    return _owner_at(sentence, figure.end)


def _owner_at(sentence: Sentence, at: int) -> Name | None:
    behind = _OWNER_BEHIND.match(sentence.lower, at, sentence.end)
    if behind is None:
        return None
    named = _at(_actors(sentence), behind.end())
    if named is not None:
        return named
    phrase = _NOUN_PHRASE.match(sentence.lower, behind.end(), sentence.end)
    return _many(sentence, behind.end(), phrase.end()) if phrase else None


def _country_of_speaker(sentence: Sentence) -> Name | None:
    """ "Bộ Y tế Ấn Độ cho biết có 5 ca": the country whose office states it."""
    said = [statement.said for statement in statements(sentence)]
    for name in sentence.names:
        if name.kind == "country" and any(start <= name.start < end for start, end in said):
            return name  # "giới chức Ấn Độ cho biết"
        if name.kind in {"body", "person"} and (country := country_within(sentence.lower, name)):
            return country
    return None


def _inside(sentence: Sentence, figure: Figure) -> Name | None:
    """A name in what is counted or shared: "5 công ty Nga"."""
    if figure.measure is None:
        return None
    begin, end = figure.measure
    return next((name for name in sentence.names if begin <= name.start < end), None)


def _clause_subject(sentence: Sentence, figure: Figure) -> Name | None:
    """The subject of the figure's clause, else of the one before that in the sentence, and so on."""
    at = figure.start
    floor = max(sentence.start, at - _FAR)
    pronoun, end = False, at
    for start in reversed(_clause_starts(sentence, floor, at)):
        head = _after_lead(sentence, start, end)
        found = _unnamed(sentence, head, end, figure.measure, figure.unit) or _subject_of(sentence, start, head, end)
        if found is not None and not _listed(sentence, start, end, found):
            return _joined(sentence, start, found) or _apposed_to(sentence, start, found) or found
        pronoun = pronoun or _has_pronoun(sentence, head, end)
        end = start
    return _carried(sentence, None) if pronoun else None


@_by_clause
def _unnamed(
    sentence: Sentence, at: int, end: int, measure: tuple[int, int] | None = None, unit: str | None = None
) -> Name | None:
    """Who or what acts without a name: "máy bay đã …", "vợ của ông Nam có …", but not what is measured or counted."""
    if (first := sentence.figure_at.get(at)) is not None:
        return _counted(sentence, first, end, unit)
    region = next((name for name in sentence.names if name.kind == "region" and name.start <= at < name.end), None)
    if region is not None and sentence.lower.startswith(" ", region.end):
        return region  # "Cả nước có 5 ca"
    if _at(sentence.names, at) is not None:
        return None
    noun = NOUNS.match(sentence.lower, at)
    concept = CONCEPTS.match(sentence.lower, at)
    if noun is None or (concept is not None and concept[0] > noun[0]) or sentence.lower.startswith(_NO_ONE, at):
        return None
    told = [pattern.match(sentence.lower, at, end) for pattern in (_UNNAMED, _DOES)]
    stop = min((found.end("who") for found in told if found), default=at)
    if stop == at or _has_pronoun(sentence, at, end) or _BARE_ADVERB.match(sentence.lower, at):
        return None
    if measure is not None and measure[0] < stop and at < measure[1]:
        return None
    return None if sentence.lower.endswith(_POINTS_BACK, at, stop) else Name(at, stop, kind="noun")


def _counted(sentence: Sentence, count: Figure, end: int, unit: str | None) -> Name | None:
    """ "17 nước có GDP …": a count that acts, in its own clause; "5 người chết và 3 người bị thương" tells two."""
    if count.kind != "count" or sentence.lower.endswith((", ", "; ", "("), 0, end):
        return None
    if unit == count.unit:
        return None
    acts = _SO_MANY.match(sentence.lower, count.end, end)
    return Name(count.start, acts.end("who"), kind="noun") if acts else None


@_by_clause
def _has_pronoun(sentence: Sentence, at: int, end: int) -> bool:
    """Whether a clause begins with "họ", "ông", "hãng này"."""
    found = _PRONOUN.match(sentence.lower, at, end)
    return found is not None and not sentence.clean[found.end() + 1 : found.end() + 2].isupper()


def _listed(sentence: Sentence, start: int, end: int, name: Name) -> bool:
    """Whether a name is but a member of a list of places or things: "…, Mỹ, …", "…, Mỹ và Nga trong năm 2019"."""
    if name.start != start or name.kind == "noun" or not sentence.lower.endswith(", ", 0, start):
        return False
    last = _and_name(sentence, name)
    if last is None:
        return not sentence.lower[name.end : end].strip(" ,;.")
    return _LIST_ENDS.match(sentence.lower, last.end, end) is not None


_LIST_ENDS = compile(rf"[ ,;.]* (?: $ | {one_of('place_lead')} {END} )")


def _joined(sentence: Sentence, start: int, name: Name) -> Name | None:
    """All of "Ba Lan, Litva và Latvia" where they are the subject together."""
    all_of_them = name if sentence.lower.startswith(" đều ", name.end) else None  # "Ba Lan, Litva đều có"
    if name.start != start or (last := _and_name(sentence, name) or all_of_them) is None:
        return None
    first = name
    while before := next((other for other in _actors(sentence) if other.end == first.start - len(", ")), None):
        first = before
    paired = first is name and name.kind == "country"  # "Nga và Ấn Độ": one with the other
    return Name(first.start, last.end, kind="noun") if first is not last and not paired else None


def _and_name(sentence: Sentence, name: Name) -> Name | None:
    """The name that "và" joins to one."""
    return _at(sentence.names, name.end + len(" và ")) if sentence.lower.startswith(" và ", name.end) else None


def _apposed_to(sentence: Sentence, start: int, found: Name) -> Name | None:
    """ "X, tổ chức của ông Y, mua …": who stands alone in the clause before is told more of, and is the subject."""
    relative = sentence.lower.startswith("người ", found.start)  # "Ronaldo, người có 300 bàn"
    if (found.start == start and not relative) or not sentence.lower.endswith(", ", 0, start):
        return None
    before = next((name for name in sentence.names if name.end == start - len(", ")), None)
    return before if before is not None and (relative or _heads(sentence, before)) else None


def _heads(sentence: Sentence, name: Name) -> bool:
    """Whether a name begins its clause."""
    starts = _clause_starts(sentence, sentence.start, name.start + 1)
    return _after_lead(sentence, starts[-1], name.end) == name.start


def _clause_starts(sentence: Sentence, floor: int, end: int) -> list[int]:
    """Where the clauses from `floor` up to `end` begin; what a closed bracket holds is none of them."""
    first, behind = (bisect_right(sentence.clauses, at, key=_CLAUSE_START) for at in (floor, end))
    return [floor, *[start for start, bracket in sentence.clauses[first:behind] if not 0 < bracket <= end]]


_CLAUSE_START = itemgetter(0)


@_by_clause
def _subject_of(sentence: Sentence, start: int, at: int, end: int) -> Name | None:
    """The named subject of the clause from `start` up to `end`, which really begins at `at`."""
    lower = sentence.lower
    if _ADVERBIAL.match(lower, at):
        return None
    phrase = _NOUN_PHRASE.match(lower, at, end)
    stop = phrase.end() if phrase else at
    names = [name for name in _actors(sentence) if at <= name.start and name.end <= end and not _leads(sentence, name)]
    if not names:
        return _many(sentence, at, stop)
    first = names[0]
    if done_to := next((name for name in names if _DONE_TO.search(lower, start, name.start)), None):
        return done_to
    if ordered := next((name for name in names if _ORDERED.search(lower, start, name.start)), None):
        return ordered
    if _JUDGES.match(lower, first.end, end) and first.kind != "country":
        return None
    if first.start == at:
        return None if _in_address(sentence, first) else first
    agent = next((name for name in names if _AGENT.search(lower, start, name.start)), None)
    if agent is not None:
        return agent
    inner = [name for name in names if name.start < stop]
    if inner and (person := _AT_HOME.match(lower, first.end)) and person.end() <= end:
        return first  # "gia đình bà Lan ở xã Ea Tu có …"
    owners = [name for name in inner if _OWNED.search(lower, start, name.start)]
    loose = [n for n in inner if not _ASIDE.search(lower, start, n.start) and not lower.startswith("toàn cầu", n.start)]
    return next(iter(owners + loose), None) or _many(sentence, at, stop)


def _leads(sentence: Sentence, name: Name) -> bool:
    """Whether a name only says whose the one before it is: "…, do đảng A dẫn đầu, …"."""
    return sentence.lower.endswith(" do ", 0, name.start) and _LEADS.match(sentence.lower, name.end) is not None


_LEADS = compile(rf"[ ] {one_of('leads')} {END}")


def _in_address(sentence: Sentence, name: Name) -> bool:
    """ "…, tỉnh Đắk Lắk" behind another place: where that is, and no subject; "A, B đều có" tells of both."""
    if sentence.lower.startswith(" đều ", name.end):
        return False
    before = sentence.clean[max(sentence.start, name.start - _NEAR) : name.start]
    return name.kind == "place" and _ADDRESS.search(before) is not None


def _many(sentence: Sentence, at: int, stop: int) -> Name | None:
    """ "các bác sĩ", "mỗi nước": many of a kind that are not named."""
    many = _MANY.match(sentence.lower, at, stop)
    short = _SHORT.match(sentence.lower, many.end(), stop) if many else None
    return Name(at, short.end(), kind="noun") if short else None


@_by_clause
def _after_lead(sentence: Sentence, start: int, end: int) -> int:
    """Where the clause really begins: behind conjunctions, adverbs and dates."""
    at = start
    while True:
        lead = _LEAD.match(sentence.lower, at, end)
        stop = lead.end() if lead else at
        date = sentence.figure_at.get(stop)
        if date is not None and date.kind in _NEVER:
            stop = date.end + 1
        if stop == at or stop >= end:
            return min(stop, end)
        at = stop


def _next_clause_subject(sentence: Sentence, figure: Figure) -> Name | None:
    """ "Sau 5 tháng tổ chức, Nga …", "Đây là lần đầu tiên trong 3 năm, Nga …": who begins the clause behind."""
    beside = _at(_actors(sentence), figure.end + 1)
    if beside is not None and _ACTS.match(sentence.lower, beside.end):
        return beside  # "ở lượt trận thứ tư Arsenal sẽ …"
    starts = _clause_starts(sentence, figure.end, min(sentence.end, figure.end + _FAR))[1:]
    head = _clause_starts(sentence, max(sentence.start, figure.start - _FAR), figure.start)[-1]
    actors = _actors(sentence)
    begin = _skip_conjunctions(sentence, head, figure.start)
    opens = begin == figure.start and (figure.kind == "ordinal" or figure.unit == "lần")  # "Lần đầu tiên ra sân, ông …"
    if not opens and not (
        _HANGS_ON.match(sentence.lower, begin) or _SUBORDINATE.search(sentence.lower, max(0, head - 12), head)
    ):
        return None
    for start in starts:
        name = _at(actors, _after_lead(sentence, start, sentence.end))
        if name is not None:
            return name
    return None


def _skip_conjunctions(sentence: Sentence, at: int, end: int) -> int:
    lead = _CONJUNCTIONS.match(sentence.lower, at, end)
    return lead.end() if lead else at


_SUBORDINATE = compile(rf"{START} (?: sau[ ]khi | trước[ ]khi | khi | dù | tuy | nếu | để ) [ ] $")
_CONJUNCTIONS = compile(r"(?: (?:tuy[ ]nhiên|cụ[ ]thể|trong[ ]khi[ ]đó|và|nhưng|,) [ ]? )*")


def _recipient(sentence: Sentence, figure: Figure) -> Name | None:
    """ "Tám chiếc đầu tiên được bàn giao cho hãng ABC": who gets it, where nobody is said to give."""
    gets = _RECIPIENT.match(sentence.lower, figure.end, sentence.end)
    return _at(_actors(sentence), gets.end()) if gets else None


_RECIPIENT = compile(r"[^,;:.()\d]{0,60}? [ ] cho [ ]")


def _place(sentence: Sentence, figure: Figure) -> Name | None:
    """Where it happens, if the sentence says no more."""
    placed = [name for name in _actors(sentence) if _PLACED.search(sentence.lower, sentence.start, name.start)]
    placed = [name for name in placed if not sentence.lower.endswith(_AS_AT, 0, name.start)]  # only an example
    before = [name for name in placed if name.end <= figure.start and not _closed(sentence, name, figure)]
    start = _clause_starts(sentence, max(sentence.start, figure.start - _FAR), figure.start)[-1]
    owners = [name for name in sentence.names if start <= name.start and name.end <= figure.start]
    owners = [name for name in owners if _OWNED.search(sentence.lower, start, name.start)]
    clause = _SAME_CLAUSE.match(sentence.lower, figure.end)
    behind = [name for name in placed if clause and figure.end <= name.start <= clause.end()]
    return next(iter([*owners[::-1], *before[::-1], *behind]), None)


def _closed(sentence: Sentence, name: Name, figure: Figure) -> bool:
    """Whether a bracket that holds the name ends before the figure."""
    return any(begin <= name.start < end <= figure.start for begin, end in sentence.brackets)


_SAME_CLAUSE = compile(r"[^,;:.()\d]{0,80}")


def _carried(sentence: Sentence, kinds: set[str] | None) -> Name | None:
    """Whom the sentence before began with, or what that one goes on about, if it is one of `kinds` (None: any)."""
    for before in sentence.earlier(_SENTENCES_BACK):
        topic = _topic(before)
        if topic is not None and (
            kinds is None or topic.kind != "noun" or _EVENT.match(before.lower, topic.start, topic.end)
        ):
            if kinds is not None and _MARKET_ONLY.match(before.lower, topic.end, before.end):
                return None  # "Mỹ là thị trường lớn nhất. CPI …"
            reports = kinds is not None and _REPORTER.match(before.lower, topic.start)
            if reports and not _OWNED.search(before.lower, before.start, topic.start):
                return None
            carried = (
                kinds is None or topic.kind in {*kinds, "noun"} or ("body" in kinds and _is_initials(before, topic))
            )
            return topic if carried else None
    return None


def _same_country(sentence: Sentence) -> Name | None:
    """The country that the figures of the sentence before are about."""
    before = sentence.preceding
    if before is None or "\n" in sentence.lower[before.end - 2 : before.end]:
        return None
    subjects = [figure.subject for figure in before.figures if figure.kind not in _NEVER]
    same = subjects and subjects[0] is not None and all(subject == subjects[0] for subject in subjects)
    return subjects[0] if same and subjects[0] is not None and subjects[0].kind == "country" else None


def _of_continued(sentence: Sentence, figure: Figure) -> Name | None:
    """ "Con số này giảm 5%": whom the figure that it stands for is about."""
    meant = _THIS_FIGURE.search(sentence.lower, sentence.start, figure.start)
    same = (other for other in sentence.continued if meant or other.measure == figure.measure)
    return next((other.subject for other in same if other.subject), None)


_THIS_FIGURE = compile(rf"{START} (?: con[ ]số | số | mức | tỷ[ ]lệ | tỉ[ ]lệ | kết[ ]quả ) [ ] (?: này | trên ) {END}")


def _carried_kinds(sentence: Sentence) -> set[str]:
    """Prices and rates are a market's or a country's, and no company's that was named before."""
    market = _MARKET.match(sentence.lower, _after_lead(sentence, sentence.start, sentence.end))
    return {"country"} if market else _GO_ON


_MARKET = compile(rf"(?:mức|mặt[ ]bằng|trên)? [ ]? {one_of('market_measure')} {END}")
_SENTENCES_BACK = 3
_MARKET_ONLY = compile(
    rf"[ ] (?: (?:vẫn|đang|hiện)[ ] )? là [ ] (?! [^.]* [ ]của[ ] ) [^.,;]{{0,20}}? {one_of('counterpart')} {END}"
)
_REPORTER = compile(rf"(?: hãng[ ](?:tin|thông[ ]tấn) | đài | báo | tờ | tạp[ ]chí | kênh | trang[ ]tin ) {END}")
_EVENT = compile(rf"{one_of('event_noun')} {END}")


def _is_initials(sentence: Sentence, name: Name) -> bool:
    """Whether a name is a body's initials: "EVN"."""
    return name.kind == "name" and _INITIALS.fullmatch(sentence.clean, name.start, name.end) is not None


_INITIALS = compile(r"\p{Lu}{3,6}")


@lru_cache(maxsize=4)  # the figures of a sentence all look back at the same few
def _topic(sentence: Sentence) -> Name | None:
    """Who begins the first clause that has a subject."""
    starts = _clause_starts(sentence, sentence.start, min(sentence.end, sentence.start + _FAR))
    for start, end in zip(starts, [*starts[1:], sentence.end], strict=True):
        at = _after_lead(sentence, start, end)
        found = _unnamed(sentence, at, end) or _subject_of(sentence, start, at, end)
        if (
            found is not None
            and not _listed(sentence, start, end, found)
            and not _AGENT.search(sentence.lower, start, found.start)
        ):
            return found
    return None


_ABROAD = {" tại ", " ở "}  # "số công ty Nga tại Kyrgyzstan"
# "Nga là đối tác thương mại hàng đầu của Kyrgyzstan. Kim ngạch …"
_RELATED = compile(
    rf"""[ ] (?: (?:vẫn|đang|hiện|luôn)[ ] ){{0,2}} (?: là | trở[ ]thành ) [ ] (?: [^,;.]{{0,40}} [ ] )?
    {one_of("counterpart")} [ ] (?: [^,;.]{{0,40}} [ ] )? của [ ]"""
)
_TWO_SIDED = ("trade", "export", "import", "investment", "fdi")


def _partner(sentence: Sentence, figure: Figure) -> Name | None:
    """The other country, with or towards which it is."""
    subject = figure.subject
    if subject is None or subject.id is None:
        return None
    lower = sentence.lower
    home: Sentence | None = sentence  # "hai nước" are named in a sentence before
    while home is not None and subject.start < home.start:
        home = home.preceding
    names: list[Name] = [*(home.names if home is not None else ()), *sentence.names]
    for name in names:
        if name.id in {None, subject.id}:
            continue
        between = lower[subject.end : name.start]
        joined = between in JOINED or between in _ABROAD
        related = _RELATED.fullmatch(between) is not None and (figure.concept or "").startswith(_TWO_SIDED)
        joined = joined or related
        if joined or (name.start >= sentence.start and _TOWARDS.search(lower, sentence.start, name.start)):
            return name
    return None
