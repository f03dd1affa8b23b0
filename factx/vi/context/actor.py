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

from itertools import pairwise

from factx.vi.context import beside, carried, clause, partner
from factx.vi.context.reference import POINTS_BACK
from factx.vi.context.sentence import Sentence
from factx.vi.context.speaker import statements
from factx.vi.figure import Figure
from factx.vi.name import Name, country_within
from factx.vi.pattern import END, START, compile, not_after, one_of

_COUNTRIES = {"nước", "quốc gia"}
"""Counted, they are other ones than the country that the text goes on about."""
_ACTS = compile(
    r"[ ] (?: đã | đang | sẽ | vẫn | cũng | bị | được | có | phải | cần | mới | tiếp[ ]tục | dồn | còn ) [ ]"
)
_HANGS_ON = compile(rf"{one_of('hangs_on')} {END}")


def add(sentence: Sentence) -> None:
    """Adds subject and partner to the figures of a sentence."""
    for figure in sentence.figures:
        if figure.kind not in clause.TIMES:
            subject = _subject(sentence, figure)
            figure.subject = subject.meant or subject if subject else None
            figure.partner = partner.find(sentence, figure)


def _subject(sentence: Sentence, figure: Figure) -> Name | None:
    return (
        beside.apposed(sentence, figure)
        or beside.of_the_same(sentence, figure)
        or beside.others(sentence, figure)
        or beside.next_owner(sentence, figure)
        or beside.celebrated(sentence, figure)
        or beside.between_two(sentence, figure)
        or beside.aged(sentence, figure)
        or beside.in_turn(sentence, figure)
        or beside.placed_by_rank(sentence, figure)
        or beside.held(sentence, figure)
        or beside.done_by(sentence, figure)
        or beside.own_place(sentence, figure)
        or partner.first_of_pair(sentence, beside.adjacent(sentence, figure))
        or beside.counted_with(sentence, figure)
        or beside.owner(sentence, figure)
        or beside.shared_owner(sentence, figure)
        or _clause_subject(sentence, figure)
        or beside.inside(sentence, figure)
        or _who_tells_of_himself(sentence, figure)
        or beside.of_shared_measure(sentence, figure)
        or _next_clause_subject(sentence, figure)
        or beside.owner_behind(sentence, figure)
        or partner.giver(sentence, figure)
        or beside.recipient(sentence, figure)
        or beside.place(sentence, figure)
        or carried.of_continued(sentence, figure)
        or (None if _is_result(sentence, figure) else _country_of_speaker(sentence))
        or (
            None
            if clause.actors(sentence) or figure.unit in _COUNTRIES or _somewhere(sentence, figure)
            else carried.carried_over(sentence, carried.kinds(sentence, figure)) or carried.same_country(sentence)
        )
    )


def _somewhere(sentence: Sentence, figure: Figure) -> bool:
    """Whether a sentence tells of another place before a figure: "khách đến Huế đạt 5.000 lượt"."""
    return any(name.kind in _PLACES and name.end <= figure.start for name in sentence.names)


_PLACES = {"place", "country"}


def _country_of_speaker(sentence: Sentence) -> Name | None:
    """ "Bộ Y tế Ấn Độ cho biết có 5 ca": the country whose office states it."""
    told = [statement.said for statement in statements(sentence)]
    said = [(start, end) for start, end in told if not _ACCUSES.search(sentence.lower, start, end)]
    if told and not said:
        return None  # "Syria cáo buộc Israel …"
    for name in sentence.names:
        if name.kind == "country" and any(start <= name.start < end for start, end in said):
            return name  # "giới chức Ấn Độ cho biết"
        if name.kind in {"body", "person"} and (country := country_within(sentence.clean, sentence.lower, name)):
            return country
    return None


_ACCUSES = compile(rf"{START} {one_of('accuses')} $")


def _clause_subject(sentence: Sentence, figure: Figure) -> Name | None:
    """The subject of the figure's clause, else of the one before that in the sentence, and so on."""
    at = figure.start
    floor = max(sentence.start, at - clause.FAR)
    if _goes_on(sentence, figure):
        return None
    pronoun, himself, end = False, False, at
    topical, own_words = sentence.holds("đối với ", "phía ", "về phần "), sentence.holds("tôi", "chúng ta", "mình")
    for back, start in enumerate(reversed(clause.starts_of(sentence, floor, at))):
        head = clause.after_lead(sentence, start, end)
        found = clause.subject(sentence, start, head, end, figure.measure, figure.unit)
        if found is not None and not (pronoun and found.kind in _NO_ONE):
            return clause.whole(sentence, start, found) if _reaches(sentence, found, figure, back) else None
        if start > floor and (place := clause.place_of(sentence, head)) is not None:
            return place
        if topical and (topic := clause.topic_of(sentence, head)) is not None:
            return topic
        if own_words and _OWN_WORDS.match(sentence.lower, head, end):
            return _who_says(sentence, figure)
        if _opens_quote(sentence, start):
            return None
        if clause.has_pronoun(sentence, head, end):
            pronoun, himself = True, himself or _HE_ACTS.match(sentence.lower, head, end) is not None
        end = start
    if not pronoun:
        return None
    spoke = carried.who_spoke(sentence) if himself else None
    return _who_tells(sentence, figure) or spoke or carried.carried_over(sentence, None)


def _goes_on(sentence: Sentence, figure: Figure) -> bool:
    """ "lễ hội kéo dài 5 ngày": whether the clause is about what lasts, and nobody else."""
    if figure.kind != "duration" or figure.measure is None or figure.concept == "duration":
        return False  # "thời gian kéo dài 5 ngày" is somebody's
    begin, end = figure.measure
    if not _GOES_ON.match(sentence.lower, end, figure.start):
        return False
    start = clause.starts_of(sentence, max(sentence.start, begin - clause.FAR), begin + 1)[-1]
    return clause.after_lead(sentence, start, end) == begin


_GOES_ON = compile(rf"(?: [ ]\p{{L}}+ ){{0,3}} [ ] {one_of('lasts')} [ ]")


def _who_tells(sentence: Sentence, figure: Figure) -> Name | None:
    """ "Chị Lan cho biết chị chi 5 triệu đồng": the person that a pronoun behind what she says stands for."""
    for told in statements(sentence):
        if told.said[1] <= figure.start < told.end and _SELF.match(sentence.lower, told.said[1], figure.start):
            named = (name for name in sentence.names if (name.start, name.end) == told.speaker)
            return next((name for name in named if name.kind == "person"), None)
    return None


def _who_tells_of_himself(sentence: Sentence, figure: Figure) -> Name | None:
    """ "Hãng ABC cho biết đã bán 5 xe": who states what he did; but "cho biết đã có 5 người chết" is about others."""
    for told in statements(sentence):
        begin = told.said[1]
        acts = begin <= figure.start < told.end and _OWN_ACT.match(sentence.lower, begin, figure.start)
        if acts and not _JUDGED.search(sentence.lower, begin, figure.start):
            named = (name for name in sentence.names if (name.start, name.end) == told.speaker)
            speaker = next((name for name in named if not clause.is_press(sentence, name)), None)
            return (_country_of_speaker(sentence) or speaker) if speaker is not None else None
    return None


_OWN_ACT = compile(
    rf"""(?<= khai[ ]đã ) [ ] (?! (?: có | bị | được ) {END} ) \p{{L}}
    | [ ] (?: rằng[ ] )? (?: (?: về[ ] )? việc[ ] )?
      (?: (?: (?: đã | sẽ | đang | vừa | mới | cũng | từng | muốn | dự[ ]kiến | có[ ]kế[ ]hoạch ) [ ] ){{1,3}}
          (?! (?: có | còn | xảy | ghi[ ]nhận | là | xuất[ ]hiện | được | bị | mất | không ) {END} ) \p{{L}}
        | {one_of("own_act")} {END} (?! [ ]trưởng ) )"""
)


# "cho rằng việc nâng mức chi là cần thiết vì tỷ lệ 5% …"
_JUDGED = compile(r"[ ] (?: vì | là[ ](?:cần|rất|điều|đúng|hợp|phù[ ]hợp|không) ) [ ]")


def _who_says(sentence: Sentence, figure: Figure) -> Name | None:
    """ "Ông Nam nói: “Chúng tôi có 5 xe”": who is quoted."""
    for told in statements(sentence):
        if told.start <= figure.start < told.end:
            return next((name for name in sentence.names if (name.start, name.end) == told.speaker), None)
    return None


_OWN_WORDS = compile(rf"(?: tôi | chúng[ ]tôi | chúng[ ]ta | mình ) {END} (?! [ ](?:nghĩ|cho[ ]rằng|tin|thấy|biết) )")
_HE_ACTS = compile(rf"{one_of('person_pronoun')} [ ] (?! (?: (?:cũng|đã|còn)[ ] )? {one_of('speech')} {END} )")
_SELF = compile(rf"[ ] (?: rằng[ ] )? {one_of('person_pronoun')} {END}")


def _reaches(sentence: Sentence, found: Name, figure: Figure, back: int) -> bool:
    """Whether the subject of a clause that many clauses before the figure's goes on to it."""
    somebody = found.kind != "noun" or sentence.lower.endswith(POINTS_BACK, found.start, found.end)
    if somebody and _is_result(sentence, figure) and not _is_event(sentence, found):
        attacks = _ATTACKS.search(sentence.lower, found.end, figure.start) or clause.attacks(sentence, found)
        return found.kind in _HOLD_COUNTS and not attacks
    if sentence.lower.endswith(" là ", 0, found.start) and sentence.lower.find("; ", found.end, figure.start) >= 0:
        return False  # "…, nặng nhất là Hà Nội; 29 thôn …"
    if found.kind in _HOLD_COUNTS or back == 0:
        return True
    begins = figure.kind == "count" and _begins(sentence, figure)
    if begins and not _is_event(sentence, found) and not _counted_before(sentence, found, figure):
        return False  # "…, 2 người được cứu"
    return found.kind != "noun" or not _next_in_list(sentence, found, figure.start)


def _counted_before(sentence: Sentence, found: Name, figure: Figure) -> bool:
    """ "Samoa có 8 người chết, 5 người bị thương": whether another count stands between the two."""
    return any(
        other.kind == "count" and found.end <= other.start < figure.start and not _begins(sentence, other)
        for other in sentence.figures
    )


def _is_result(sentence: Sentence, figure: Figure) -> bool:
    """ "khiến 5 người chết", "làm 20 hộ mất nhà": whom something happened to, which is about no one who did it."""
    figure = beside.other_than(sentence, figure) or figure
    before = max(sentence.start, figure.start - len(" cướp đi sinh mạng của cho "))
    return figure.kind == "count" and _RESULTS.search(sentence.lower, before, figure.start) is not None


def _is_event(sentence: Sentence, name: Name) -> bool:
    """ "bão Haiyan"."""
    before = _CALAMITY_BEFORE.search(sentence.lower, max(sentence.start, name.start - 20), name.start)
    return before is not None or _CALAMITY.match(sentence.lower, name.start) is not None


_CALAMITY = compile(rf"{one_of('calamity')} {END}")
_CALAMITY_BEFORE = compile(rf"{START} {one_of('calamity')} [ ] $")
_ATTACKS = compile(rf"{START} {not_after('bị hứng')} {one_of('attack')} {END}")
_RESULTS = compile(
    r"""(?<!\p{L}) (?: khiến | làm
      | (?: cướp | lấy )[ ]đi (?: [ ] (?: sinh[ ]mạng | tính[ ]mạng | mạng[ ]sống )[ ]của )? )
    [ ] (?: cho[ ] )? $"""
)


def _opens_quote(sentence: Sentence, start: int) -> bool:
    """ "Ông Nam buồn bã: “…": who is quoted acts in no clause of the quotation."""
    return sentence.lower.endswith((": “", ': "'), 0, start)


_NO_ONE = {"place", "region"}
"""What no pronoun of a person stands for."""
_HOLD_COUNTS = {"country", "place", "region"}


def _begins(sentence: Sentence, figure: Figure) -> bool:
    """Whether a clause begins with the figure and goes on to what that does."""
    start = clause.starts_of(sentence, sentence.start, figure.start + 1)[-1]
    acts = _ACTS.match(sentence.lower, figure.end)
    return acts is not None and clause.after_lead(sentence, start, figure.end) == figure.start


def _next_in_list(sentence: Sentence, found: Name, at: int) -> bool:
    """ "ngành A sẽ tăng 2 điểm; ngành B 3 điểm": behind a semicolon a list goes on to the next of its kind."""
    last = sentence.lower.rfind("; ", found.end, at)
    kind = sentence.lower[found.start : found.end].split(" ", 1)[0]
    return last >= 0 and sentence.lower.startswith(f"{kind} ", last + len("; "))


def _next_clause_subject(sentence: Sentence, figure: Figure) -> Name | None:
    """ "Sau 5 tháng tổ chức, Nga …", "Đây là lần đầu tiên trong 3 năm, Nga …": who begins the clause behind."""
    next_to = clause.name_at(clause.actors(sentence), figure.end + 1)
    if next_to is not None and _ACTS.match(sentence.lower, next_to.end):
        return next_to  # "ở lượt trận thứ tư Arsenal sẽ …"
    if _goes_on(sentence, figure):
        return None
    starts = clause.starts_of(sentence, figure.end, min(sentence.end, figure.end + clause.FAR))[1:]
    head = clause.starts_of(sentence, max(sentence.start, figure.start - clause.FAR), figure.start)[-1]
    actors = clause.actors(sentence)
    begin = _skip_conjunctions(sentence, head, figure.start)
    first = figure.kind == "ordinal" or figure.unit == "lần"  # "Lần đầu tiên ra sân, ông …"
    opens = begin == figure.start and (first or _PAST.match(sentence.lower, figure.end) is not None)
    if not opens and not (
        _HANGS_ON.match(sentence.lower, begin) or _SUBORDINATE.search(sentence.lower, max(0, head - 12), head)
    ):
        return None
    for start, end in pairwise([*starts, sentence.end]):
        begins = clause.after_lead(sentence, start, sentence.end)
        name = clause.name_at(actors, begins) or _headed(sentence, actors, begins, end)
        if name is not None:
            return name
    if figure.kind != "duration" or not starts:
        return None
    acts = clause.after_lead(sentence, starts[0], sentence.end)  # "Sau 5 tháng tổ chức, cuộc thi đã …"
    if acts in sentence.figure_at:
        return None
    return clause.unnamed(sentence, acts, sentence.end, figure.measure, figure.unit)


_PAST = compile(r"[ ] (?: qua | tới | nay | gần[ ]đây | trở[ ]lại[ ]đây | trước ) ,? [ ]")  # "5 năm qua, ABC đã …"


def _headed(sentence: Sentence, actors: list[Name], at: int, end: int) -> Name | None:
    """The name that a noun at `at` heads: "tuyển Việt Nam đã …"."""
    name = next((name for name in actors if at <= name.start < min(end, at + _NEAR)), None)
    between = sentence.lower[at : name.start].strip() if name is not None else ""
    return name if name is not None and between and _HEAD_NOUN.fullmatch(between) else None


_NEAR = 20
_HEAD_NOUN = compile(
    rf"(?: {one_of('body_noun')} | {one_of('place_noun')} | đội[ ]tuyển | tuyển | nước | chính[ ]phủ )"
)


def _skip_conjunctions(sentence: Sentence, at: int, end: int) -> int:
    lead = _CONJUNCTIONS.match(sentence.lower, at, end)
    return lead.end() if lead else at


_SUBORDINATE = compile(rf"{START} (?: sau[ ]khi | trước[ ]khi | khi | dù | tuy | nếu | để ) [ ] $")
_CONJUNCTIONS = compile(r"(?: (?:tuy[ ]nhiên|cụ[ ]thể|trong[ ]khi[ ]đó|và|nhưng|,) [ ]? )*")
