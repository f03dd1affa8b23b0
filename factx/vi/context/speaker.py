"""Who is said to state a figure: "theo …", "… cho biết", words in quotation marks and who said them.

"Theo X" holds for what follows in the sentence, "X cho biết" for what follows the verb, and a verb at the end of the
sentence for what stands before it ("“…”, ông Nam nói"). "Ông nói" is who spoke before; plans ("sẽ", "dự kiến") that
follow in the paragraph are still told by who spoke right before. A speaker is a name, or an office or source without
one ("cơ quan điều tra").

>>> from factx import extract
>>> facts = extract("Theo ông Nam, lãi là 5 tỷ đồng. “Chúng tôi có 30 tàu”, ông cho biết. Có 9 tàu cũ.")
>>> [fact.speaker and fact.speaker.text for fact in facts]
['ông Nam', 'ông Nam', None]
"""

from __future__ import annotations

from collections.abc import Iterator

from factx.vi.context.reference import POINTS_BACK, references
from factx.vi.context.sentence import SPEECH, Sentence, Statement
from factx.vi.name import TITLES, Name
from factx.vi.pattern import END, START, any_of, compile, not_after, one_of

Span = tuple[int, int]

# "chở theo bà Lan" takes her along
_ACCORDING = compile(
    rf"""{START} {not_after("chở dắt mang đem kéo dẫn đi bám đuổi làm học dọc tiếp kèm tùy")}
    {one_of("according")} {END} [ ]?"""
)
_OF = compile(r"(?: [\p{L}\d]+ [ ] ){0,10}? (?:của|từ) [ ]")
_SOURCE = compile(
    rf"""(?: (?:một|một[ ]số|các|những|nhiều|giới|đại[ ]diện)[ ] )? {one_of("source")} {END}
    (?: [ ] (?! (?: được | do | bởi | đến | cho | từ | thì | mới[ ]đây | {SPEECH} ) {END} ) \p{{L}}+ ){{0,8}}?
    (?= , | [ ] {SPEECH} {END} | [ ](?:hôm|ngày|vào|mới[ ]đây)[ ] [^,;.]{{0,20}} , )"""
)
_ESTIMATED = (
    r"(?: ước[ ]tính | dự[ ]báo | dự[ ]tính ) [ ] (?: đạt | lên[ ]tới | lên[ ]đến | vào[ ]khoảng | còn | là )[ ]"
)
_SAYS = compile(
    rf"""{START} {not_after("được bị theo công_nghệ")}
    (?: (?! {_ESTIMATED} ) {SPEECH} {END} (?! [ ](?:của|từ)[ ] )
    | cho (?: [ ][\p{{L}}&.]+ ){{1,4}}? [ ]biết {END} | thông[ ]tin (?= [ ]?[,:] | [ ](?:rằng|thêm)[ ] ) )"""
)
_MANNER = r"""(?: [ ] (?: trước[ ]đó | sau[ ]đó | vừa | cũng | đã | mới | tiếp | từng | còn | hôm | ngày | sáng | chiều
    | tối | nay | qua | nhiều[ ]lần | lại | liên[ ]tục | [(]?\d[\d/.-]*[)]? ) ){0,5} [ ]?"""
# "Đảng X đối lập cho biết", "bà Lan tại cuộc họp báo cho biết"
_BETWEEN = compile(
    r"(?: [ ] (?: đối[ ]lập | cầm[ ]quyền ) )?"
    rf"(?: [ ](?:tại|trong)[ ] (?:buổi|cuộc|phiên|họp) (?: [ ]\p{{L}}+ ){{1,5}}? )? {_MANNER}"
)
_APPOSED_NAMES = 3
_OFFICE_WORDS = r"""[ ]?[,(–-][ ] (?! (?:các|những|nhiều|giới)[ ] )
    (?: [^,.;:“”()] | [.](?!\s) | [(][^()]{0,60}[)] ){1,80}?"""
_OFFICES = rf"(?: {_OFFICE_WORDS} ){{1,3}}"
_APPOSITION = compile(rf"{_OFFICE_WORDS} [ ]? | [ ]?[,(–-][ ]?")  # "ông Nam, Giám đốc Sở Y tế, cho biết"
_APPOSITIONS = compile(rf"{_OFFICES} [ ]?[,(–-]?[ ]? | [ ]?[,(–-][ ]?")
_WITHIN = compile(r"[ ] (?: (?:tại|ở|thuộc|của) [ ] )?")  # "Đại sứ quán Nga tại Indonesia"
_ADDRESSED = compile(r"(?: ông | bà | ngài ) [ ]")  # "Trên Telegram, ông Nam cho biết"
_AT = compile(
    r"[ ]? (?: [^,.;:“”()] | [(][^()]{0,60} )* [ ] (?: của | ở | tại | thuộc | tỉnh | huyện ) [^,.;:“”]{0,40}"
)
_WITH_OFFICE = compile(rf"{_OFFICE_WORDS} [ ]?[,)–-]? {_MANNER}")  # "ông Nam - chủ tịch xã - cho biết"
_WITH_OFFICES = compile(rf"{_OFFICES} [ ]?[,)–-]? {_MANNER}")  # "…, chủ tịch xã, phường A, cho biết"
_HE = compile(rf"{START} (?P<who> {one_of('spoken_of')} ) {_MANNER} $")
_OFFICE = compile(
    rf"(?P<who> (?: (?:các|những|một[ ]số|nhiều)[ ] )? {one_of('source')} (?: [ ]\p{{L}}+ ){{0,5}}? ) {_MANNER} $"
)
_OFFICIAL = compile(
    rf"""{START} (?P<who> (?: một[ ] )? {one_of("source")} {END}
      (?: [ ] (?! {one_of("predicate")} {END} ) \p{{L}}+ ){{0,4}} ) [ ] $"""
)
_LAST = compile(r"(?: [ ](?:thêm|với(?:[ ]\p{L}+){1,6}|như[ ]vậy|rõ|tại[ ][^.]{0,40}) )? [ ]* [.:!?”\"]* \s* $")
_NEVER = {"date", "time"}
# "Tổng thống Putin: Nga …" in a headline, "- Ông Nam: …" in an interview
_TITLE = compile(r":[ ]")
_FIRST = compile(r"[ ]? (?: date[ ]\S+[ ] | [-–][ ] )?")
_AFTER_QUOTE = compile(r"[”\"] [ ]? ,? [ ]? [-–]? [ ]? $")


def add(sentence: Sentence) -> None:
    """Adds the speaker to the figures of a sentence."""
    for statement in statements(sentence):
        for figure in sentence.figures:
            told = statement.start < figure.end and figure.start < statement.end  # "ước tính 5 triệu" is all the figure
            if figure.kind not in _NEVER and told and figure.speaker is None:
                figure.speaker = statement.speaker
    add_before(sentence)


def add_before(sentence: Sentence) -> None:
    """Adds the speaker to the figures of the sentence before, where this one tells who stated them."""
    speaker = _announced(sentence) if sentence.followed is not None else None
    if sentence.followed is None or speaker is None:
        return
    for figure in sentence.followed.figures:
        if figure.kind not in _NEVER and figure.speaker is None:
            figure.speaker = speaker


def _announced(sentence: Sentence) -> Span | None:
    """ "Có 5 ca. Bộ Y tế công bố kết quả này hôm qua.": who is said afterwards to have stated the sentence before."""
    if not sentence.holds(*POINTS_BACK):
        return None
    for name in sentence.names:
        before = _BY_WHOM.search(sentence.lower, sentence.start, name.start)
        if (before and _ANNOUNCES.match(sentence.lower, name.end)) or (
            name.start == sentence.start and _ANNOUNCES_IT.match(sentence.lower, name.end)
        ):
            return name.start, name.end
    return None


_ANNOUNCES = compile(rf"[ ] {one_of('announces')} {END}")
_ANNOUNCES_IT = compile(
    rf"[ ] (?: (?:đã|vừa)[ ] )? {one_of('announces')} [ ] {one_of('announced')} [ ] (?: này|trên|đó|ấy ) {END}"
)
_BY_WHOM = compile(rf"{START} {one_of('announced')} [ ] (?:này|trên|đó|ấy) [ ] (?: (?:đã|vừa)[ ] )? được [ ] $")


def statements(sentence: Sentence) -> list[Statement]:
    """What a sentence says that somebody states."""
    if sentence.statements is None:
        said = [*_said(sentence)]
        told = [*_according(sentence), *_headline(sentence), *said, *_shown(sentence)]
        told = [each for each in told if not (_is_paper(sentence, each) and any(_within(each, one) for one in said))]
        told.sort(key=lambda each: _relays(sentence, *each.speaker))
        sentence.statements = told or _planned(sentence)
    return sentence.statements


def _relays(sentence: Sentence, start: int, end: int) -> bool:
    """ "Theo AFP, ông Nam cho biết …": whether a paper or an agency is named, behind which somebody else may speak."""
    return _PRESS.fullmatch(sentence.lower, start, end) is not None


_PRESS = compile(rf"(?: {one_of('press_head')} [ ] .{{1,40}} | {one_of('press')} )")


def _is_paper(sentence: Sentence, told: Statement) -> bool:
    """Whether no one speaks, but "thống kê ban đầu", "báo cáo mới nhất"."""
    return _PAPER.match(sentence.lower, told.speaker[0]) is not None


def _within(told: Statement, said: Statement) -> bool:
    """ "Ông Nam cho biết, theo thống kê, …": what somebody says by such is still said by that one."""
    return said.start <= told.said[0] < said.end


_PAPER = compile(rf"{one_of('report_noun')} {END}")


def _planned(sentence: Sentence) -> list[Statement]:
    """ "Ông Nam cho biết có kế hoạch mới. Hãng dự kiến mua 5 tàu.": what is planned, the same one still tells."""
    before = sentence.followed
    if before is None or sentence.lower.startswith("được biết", sentence.start):
        return []
    plan = _PLANS.search(sentence.lower, sentence.start, sentence.end)
    last = next((told for told in reversed(statements(before)) if told.end == before.end), None) if plan else None
    return [Statement(last.speaker, sentence.start, sentence.end, (0, 0))] if last else []


_PLANS = compile(rf"{START} (?: dự[ ]kiến | sẽ ) {END}")


def _according(sentence: Sentence) -> Iterator[Statement]:
    """ "Theo ông Nam, …"."""
    for lead in _ACCORDING.finditer(sentence.lower, sentence.start, sentence.end):
        speaker = _named_source(sentence, lead.end())
        if speaker is not None:
            said = lead.start(), speaker[1]
            if sentence.lower.endswith("(", 0, lead.start()):  # "5 tỷ đồng (theo ông Nam)"
                yield Statement(speaker, _figure_before(sentence, lead.start()), lead.start(), said)
            elif _LAST.match(sentence.lower, speaker[1], sentence.end):  # "…, theo ông Nam."
                yield Statement(speaker, sentence.start, lead.start(), said)
            else:
                yield Statement(speaker, speaker[1], sentence.end, said)


def _figure_before(sentence: Sentence, at: int) -> int:
    """Where the last figure before `at` begins."""
    return max((figure.start for figure in sentence.figures if figure.end <= at), default=at)


def _headline(sentence: Sentence) -> Iterator[Statement]:
    """ "Tổng thống Putin: Nga …"."""
    first = next(iter(sentence.names), None)
    if first is None or first.kind != "person" or not _TITLE.match(sentence.lower, first.end):
        return
    if _FIRST.fullmatch(sentence.lower, sentence.start, first.start):
        yield Statement((first.start, first.end), first.end, sentence.end, (first.start, first.end))


def _said(sentence: Sentence) -> Iterator[Statement]:
    """ "Ông Nam cho biết …", "“…”, ông Nam nói"."""
    lower = sentence.lower
    for says in _SAYS.finditer(lower, sentence.start, sentence.end):
        speaker = _who(sentence, says.start())
        if speaker is None:
            continue
        said = speaker[0], says.end()
        if _LAST.match(lower, says.end(), sentence.end):
            yield Statement(speaker, sentence.start, says.start(), said)
            continue
        about = _ABOUT.fullmatch(lower, sentence.start, speaker[0])  # "Đối với 2 cửa hàng, ông Nam cho biết …"
        yield Statement(speaker, sentence.start if about else says.end(), sentence.end, said)
        if _AFTER_QUOTE.search(lower, sentence.start, speaker[0]):
            yield Statement(speaker, sentence.start, speaker[0], said)


_ABOUT = compile(r"(?: riêng[ ] )? (?: đối[ ]với | về ) [ ] [^,.;:“”]{1,80} , [ ]")


def _shown(sentence: Sentence) -> Iterator[Statement]:
    """ "Khảo sát của Bộ Y tế cho thấy …"."""
    if not sentence.holds(*_VERBS):
        return
    for shows in _SHOWS.finditer(sentence.lower, sentence.start, sentence.end):
        named = next((name for name in sentence.names if name.start == shows.end("of")), None)
        verb = _SHOWING.match(sentence.lower, named.end, sentence.end) if named else None
        if named is not None and verb is not None:
            yield Statement((named.start, named.end), verb.end(), sentence.end, (shows.start(), verb.end()))


_SHOWS = compile(
    rf"""{START} (?: báo[ ]cáo | khảo[ ]sát | thống[ ]kê | số[ ]liệu | dữ[ ]liệu | nghiên[ ]cứu | điều[ ]tra
      | thông[ ]cáo | tuyên[ ]bố | thăm[ ]dò | kết[ ]quả | thông[ ]tin | công[ ]bố ) {END}
    (?P<of> (?: [ ][\p{{L}}\d/]+ ){{0,8}}? [ ](?:của|từ|do)[ ] )"""
)
_VERBS = ["cho thấy", "chỉ ra", "nêu rõ", "nêu", "ghi nhận", "cho biết", "nói"]
_SHOWING = compile(rf"(?: [^.;:] | [.](?=\d) ){{0,60}}? [ ] {any_of(_VERBS)} {END}")


def _named_source(sentence: Sentence, at: int) -> Span | None:
    """Whom "theo" names: "theo ông Nam", "theo số liệu của Bộ Y tế", "theo cơ quan điều tra"."""
    owner = None if _INVITED.match(sentence.lower, at) else _OF.match(sentence.lower, at, sentence.end)
    places = {at, owner.end() if owner else at}
    named = next((name for name in sentence.names if name.start in places or name.start < at < name.end), None)
    if named is not None and named.kind == "name" and _NO_SOURCE.match(sentence.lower, at):
        return None  # "theo Quy hoạch điện VII"
    if named is not None and named.kind == "name" and _NEXT_SENTENCE.match(sentence.clean, named.end):
        return None  # "Theo Tri Thức Ngày 1/11, …": a credit, and a sentence behind it
    if named is not None:
        return named.start, named.end
    if he_says := _HE_SAYS.match(sentence.lower, at, sentence.end):
        return _last_speaker(sentence, he_says["who"])
    source = _SOURCE.match(sentence.lower, at, sentence.end)
    report = _REPORT.match(sentence.lower, at, sentence.end)
    body = _BODY.match(sentence.clean, at, sentence.end)
    if report is None and source is None and sentence.lower.endswith(_FROM, 0, at):
        report = _WHO.match(sentence.lower, at, sentence.end)  # "theo số liệu của công ty nghiên cứu ABC, …"
    return report.span("who") if report else source.span() if source else body.span("who") if body else None


_FROM = (" của ", " từ ")
_WHO = compile(
    r"""(?! (?: ngày|tháng|quý|năm|đầu|giữa|cuối|ba|hai|bốn|chiều|sáng|tối|đêm|trước|đó|đây|nay|hiện[ ]trường )
      (?!\p{L}) )
    (?P<who> \p{L}{2} [^,.;:()\d]{2,80}? ) (?= [ ]?[,(] | [ ](?:vừa|mới|đã|công[ ]bố)[ ] )"""
)
_NEXT_SENTENCE = compile(r"[ ] \p{Lu}\p{Ll}")
_INVITED = compile(r"(?: (?:lời[ ])? mời | lệnh | sáng[ ]kiến | nhu[ ]cầu ) [ ]")
_HE_SAYS = compile(rf"(?P<who> {one_of('spoken_of')} ) ,")
_NO_SOURCE = compile(rf"{one_of('no_source')} {END}")
# "Theo Ủy ban bầu cử Trung ương, …": a body by a name of its own, up to the comma
_BODY = compile(
    rf"""(?! (?i: {one_of("no_source")} ) {END} ) (?P<who> (?: (?:tổ[ ]chức|hãng|công[ ]ty|trang|báo|tờ)[ ] )?
      \p{{Lu}}\p{{L}}* (?: [ ][\p{{L}}&-]+ ){{2,14}} ) (?= [ ]?[,(] | [ ]?[.]?\s*$ )"""
)
_REPORT = compile(
    r"""(?: báo[ ]cáo | khảo[ ]sát | thống[ ]kê | số[ ]liệu | dữ[ ]liệu | nghiên[ ]cứu | điều[ ]tra | đánh[ ]giá
      | dự[ ]báo | thông[ ]tin | kết[ ]quả | tính[ ]toán | ước[ ]tính | thông[ ]báo | phân[ ]tích )
    (?: [ ][\p{L}\d/]+ ){0,8}? [ ](?:của|từ)[ ] (?! (?:ngày|tháng|quý|năm|đầu|giữa|cuối)[ ] | \d )
    (?P<who> [\p{L}\d][^,.;:()]{2,80}? ) (?= [ ]?[,(] )"""
)


def _who(sentence: Sentence, says: int) -> Span | None:
    """Who stands before the verb of speech."""
    lower = sentence.lower
    if lower.endswith((") ", "), "), 0, says):  # "Anh Nam (xã Tân Lập, Hà Nội) cho biết"
        aside = lower.rfind("(", sentence.start, says)
        within_name = any(name.start < aside < name.end for name in sentence.names)  # "Đài Á Châu (RFA) cho biết"
        if not within_name and (speaker := _named_speaker(sentence, aside)) is not None:
            return speaker
    return _named_speaker(sentence, says) or _unnamed_speaker(sentence, says)


def _named_speaker(sentence: Sentence, says: int) -> Span | None:
    """Whose name stands right before `says`, or before an office that does."""
    lower = sentence.lower
    before = [name for name in sentence.names if name.end <= says and name.kind != "region"][::-1]
    for position, name in enumerate(before[:_APPOSED_NAMES]):
        aside = name.kind == "person" and lower.startswith(", ", name.end) and _TELLS.match(lower, says) is not None
        if _BETWEEN.fullmatch(sentence.lower, name.end + aside, says):
            earlier = before[position + 1 :]
            head = name if _ADDRESSED.match(lower, name.start) else _told_more_of(sentence, name, earlier) or name
            if head is name and name.kind in {"place", "country"}:
                placed = lower.endswith(_PLACED, 0, name.start)
                at_home = [n for n in earlier if n.kind in _AT_HOME and _AT.fullmatch(lower, n.end, name.start)]
                people = [n for n in at_home if n.kind == "person"]
                for head in people or (at_home if placed else ()):
                    return head.start, head.end  # "Thị trưởng thành phố A thuộc tỉnh B cho biết", "tờ Times của Anh"
                if official := _OFFICIAL.search(lower, max(sentence.start, name.start - 60), name.start):
                    return official.start("who"), name.end  # "giới chức Ấn Độ", "một quan chức thành phố A"
                if placed:
                    return None  # "người dân ở Anh nói"
            if office := next((n for n in earlier if _holds_office(sentence, n, head)), None):
                return office.start, head.end
            bodies = (n for n in earlier if n.kind == "body" and head.kind != "person")
            whole = next((n for n in bodies if _WITHIN.fullmatch(lower, n.end, head.start)), head)
            return whole.start, head.end if head is name else whole.end  # "Chi cục Kiểm lâm tỉnh Lào Cai"
        if _ACCORDING_NAME.search(lower, sentence.start, name.start) and _relays(sentence, name.start, name.end):
            continue  # "theo AFP, chính quyền cho biết"
        with_office = _WITH_OFFICES if name.kind == "person" else _WITH_OFFICE
        if with_office.fullmatch(sentence.lower, name.end, says):
            people = [n for n in before[position + 1 :] if n.kind == "person"]
            head = _told_more_of(sentence, name, people) or name
            return head.start, head.end
    return None


def _holds_office(sentence: Sentence, office: Name, person: Name) -> bool:
    """ "Chủ nhiệm Ủy ban Pháp luật của Quốc hội Phan Văn An": whether the office of a person stands before its body."""
    both = office.kind == "person" and person.kind == "person"
    return both and _OF_BODY.fullmatch(sentence.lower, office.end, person.start) is not None


_OF_BODY = compile(r"[ ]của[ ] [^,.;:()“”]{1,40} [ ]")
_TELLS = compile(rf"{one_of('tells')} {END}")  # "…, ông Nam, nói với báo chí, …" is another's


def _told_more_of(sentence: Sentence, name: Name, earlier: list[Name]) -> Name | None:
    """Whose office or home `name` tells: "ông Nam, chủ tịch xã, Ba Vì", "Lan, Công ty A"."""
    for apposition, kind in ((_APPOSITIONS, "person"), (_APPOSITION, "name")):
        for before in earlier:
            heard = sentence.lower.endswith(_HEARS, 0, before.start)
            if heard or _relays(sentence, before.start, before.end):
                continue
            if before.kind == kind and apposition.fullmatch(sentence.lower, before.end, name.start):
                return before
    return None


_AT_HOME = {"person", "body", "name"}
_PLACED = (" tại ", " ở ", " của ")
_HEARS = (" với ", " cùng ", " trên ")
"""What stands before who is spoken to: "trao đổi với VnExpress, ông Nam cho biết"."""


def _unnamed_speaker(sentence: Sentence, says: int) -> Span | None:
    """ "Ông nói", "cơ quan chức năng cho biết"."""
    window = max(sentence.start, says - 60)
    clause = max(sentence.lower.rfind(mark, window, says) for mark in (", ", "; ", ": ", "” ", "- ", "– "))
    begin = clause + 2 if clause >= 0 else sentence.start
    if he := _HE.fullmatch(sentence.lower, begin, says):
        stands_for = next((name.meant for name in references(sentence) if name.start == begin and name.meant), None)
        return (stands_for.start, stands_for.end) if stands_for else _last_speaker(sentence, he["who"])
    office = _OFFICE.fullmatch(sentence.lower, begin, says)
    return office.span("who") if office else None


def _last_speaker(sentence: Sentence, pronoun: str) -> Span | None:
    """Who spoke in the sentences before, or whom the last one names; "ông" is no woman."""
    others = _WOMEN if f"{pronoun} ".startswith(_MEN) else _MEN if f"{pronoun} ".startswith(_WOMEN) else ()
    for before in sentence.earlier():
        if pronoun == _SOMEBODY and (told := statements(before)):
            return told[-1].speaker  # "Đại diện của hãng cho biết … Vị này cho biết thêm …"
        for name in reversed(before.names):
            lower = before.lower
            if lower.startswith(others, name.start):
                continue
            if TITLES.match(lower, name.start) or _ACCORDING_NAME.search(lower, before.start, name.start):
                return name.start, name.end
    return None


_SOMEBODY = "vị này"
_MEN = ("ông ", "anh ")
_WOMEN = ("bà ", "chị ", "cô ")
_ACCORDING_NAME = compile(rf"{START} {one_of('according')} [ ] $")
