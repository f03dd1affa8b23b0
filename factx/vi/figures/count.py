"""Counts of things and people: "30 quốc gia", "1.550 đầu đạn", "hai con tàu", "5 lần".

The unit is the counted noun: its classifier ("con", "chiếc", "vụ") and the noun behind that. A figure
whose noun came before it takes that one: "số công ty đã tăng lên 1.800" counts công ty. "một" is an
article, not a count, but in "một lần".

>>> from factx.vi.scan import read_all
>>> figures = read_all("hơn 30 quốc gia, hai con tàu, 2.480 người theo dõi")
>>> [(str(figure.value), figure.unit) for figure in figures]
[('30', 'quốc gia'), ('2', 'con tàu'), ('2480', 'người theo dõi')]
>>> [(str(figure.value), figure.unit, figure.rule) for figure in read_all("Số công ty đã tăng lên 1.800.")]
[('1800', 'công ty', 'count.noun_before')]
>>> read_all("hai bên, một số nước, cả hai")
[]
"""

from __future__ import annotations

from factx.fact import Kind
from factx.vi.amount import VAGUE, Amount, measured
from factx.vi.figure import Figure, exact
from factx.vi.pattern import END, START, compile, not_after, one_of
from factx.vi.place import Place
from factx.vi.words import Lexicon

NOUNS: Lexicon[str] = Lexicon.of("nouns", forms="noun", value="role")
_NOT_NOUNS: Lexicon[str] = Lexicon.of("not_nouns", forms="word", value="word")

# "hai bên", "hai nước" point back at what was named and count nothing.
_POINTS_BACK = compile(
    rf"""[ ] (?: {one_of("points_back")} | người (?= [ ]{one_of("points_back_predicate")} )
           | \p{{L}}+ (?:[ ]\p{{L}}+)? [ ] (?: {one_of("that")} | trên (?= [ ]*(?:[,.;)]|$) ) ) ) {END}"""
)

_MARK = compile(rf"{START} điểm [ ] $")
_SUBJECT = compile(r"[ ](?:môn|bài)[ ]")
_NAMED = compile(r"[ ] (?: \p{Lu} | châu[ ]\p{Lu} )")  # "ba nước Anh, Pháp và Đức", "ba nước châu Âu"
_BY_ONE = compile(rf"{START} (?: (?:ít|nhiều)[ ]hơn | kém | hơn[ ]kém ) [ ](?:đúng[ ])? $")  # "ít hơn một huy chương"
_ONE_MORE = compile(r"[ ]lần (?! [ ](?:nữa|khác|cho|hai|đầu|thứ|lượt) | \p{L} )")
_VERB_BEFORE = compile(rf"{START} {one_of('states_number')} [ ] $")
_LABEL = compile(rf"{START} {one_of('number_of')} [ ] [^.,;:()\d\n]{{2,80}} :[ ] $")  # "Số thí sinh dự thi: 901.327"
_IDENTIFIED = compile(rf"{START} (?<!tổng[ ]) số[ ] {one_of('identified')} [ ]? :[ ] $")  # "Số tài khoản: 1234"
_VERBAL = compile(r"(?: [ ]\p{Ll}+ ){1,2}")
_ONLY = compile(rf"{START} (?: chỉ | chỉ[ ]có | duy[ ]nhất | chỉ[ ]còn | đúng ) [ ] $")
_YEAR_OF_STUDY = compile(r"[ ] (?: (?:lớp|học|thứ|nhất|cuối|đầu)(?!\p{L}) | giai[ ]đoạn[ ](?:19|20)\d )")
_ZODIAC = compile(rf"[ ]{one_of('zodiac')} {END}")  # "năm rắn" is a year
_QUOTES = set("“\"‘'")
# "từ" is a word of a text where the phrase ends with it, and else "from"
_WORDS_OF_TEXT = compile(r"từ (?= [ ]*(?:[.,;)]|$) | [ ](?:vì|và|về|để|bằng|tiếng)[ ] )")
_FLOORS = {"hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"}
_YEARS = compile(rf"{START} (?:mỗi|hàng|hằng|từng|một|các|những|cả|trong|có|đầu|cuối|giữa) [ ] $")  # "mỗi năm lỗ 5 tỷ"
_WORD = compile(r"từ (?! [ ](?:\d|năm|tháng|ngày|các|những|một|nay) ) (?!\p{L})")
_TEXT_BEFORE = compile(rf"{START} {one_of('text_noun')} (?: [ ]\p{{L}}+ ){{0,3}} [ ] [\d.,]+ $")
_MEMBER = compile(r"\p{Ll}+ [ ]viên (?!\p{L})")
_NUMBER_OF = compile(rf"{START} {one_of('number_of')} [ ]")


def read(place: Place) -> Figure | None:
    """The count that begins at `place`."""
    amount = place.amount
    if amount is None:
        return None
    if _HELD.match(place.lower, amount.number) and _EVENT.search(
        place.lower, max(0, amount.number - 12), amount.number
    ):
        return None  # "Á vận hội 1998 tổ chức ở Bangkok"
    if amount.numeral.in_words and not amount.numeral.vague and _says_nothing(place, amount):
        return None
    if _YEAR_OF_LAW.match(place.lower, place.at) and _OF_LAW.search(place.lower, max(0, place.at - 40), place.at):
        return None
    if _SUBJECT.match(place.lower, amount.end) and _MARK.search(place.lower, max(place.floor, place.at - 6), place.at):
        return None  # "điểm 10 môn Hóa" is a mark
    amount.group()  # things come whole: "12,345 người"
    figure = measured(place.lower, amount, "count", "count.noun", _read_noun)
    if figure is not None:
        figure.unit = _unit_as_written(place, amount, figure)
        if _spread_over(place, amount):
            figure.start, figure.modifier = amount.number, None
        half = amount.numeral.in_words and figure.value is not None and figure.value < 1  # "nửa xô", "nửa bánh xe"
        capital = figure.unit[:1].isupper() and not figure.unit.split()[0].isupper()
        placed = _AT_NUMBER.search(place.lower, max(0, amount.start - 8), amount.start) is not None
        capital = capital and (placed or _TITLE_CASE.match(figure.unit.lower()) is None)
        return None if half or capital or _is_title(place, amount) else figure
    return (
        _among(place, amount)
        or _vote(place, amount)
        or _noun_before(place, amount)
        or _same_noun(place, amount)
        or _changed_by(place, amount)
        or _up_to_the_number(place, amount)
        or _by_name(place, amount)
    )


def _spread_over(place: Place, amount: Amount) -> bool:
    """ "1.000 người trên 63 tỉnh", "trong thùng trên 1 ô tô": "trên" tells where they are."""
    if amount.value is not None and amount.value < _FEW and _CARRIER.match(place.lower, amount.end):
        return place.lower.endswith("trên ", 0, amount.number)  # "trên 1 ô tô"
    if amount.value not in _PER_SO_MANY and not _REGION.match(place.lower, amount.end):
        return False
    last = place.before
    led = (
        last is not None and last.kind == "count" and _OVER.fullmatch(place.lower, last.end, amount.number) is not None
    )
    led = led or _SPREADS.search(place.lower, max(place.floor, amount.start - 30), amount.number) is not None
    return led or _RATE_OF.search(place.lower, max(place.floor, amount.start - 40), amount.number) is not None


def _is_title(place: Place, amount: Amount) -> bool:
    """ "bộ phim 13 lý do tại sao" is called so; what counts of a work are its parts: "bộ phim 3 tập"."""
    if amount.start != place.at or _WORK.search(place.lower, max(place.floor, place.at - 14), place.at) is None:
        return False
    return _WORK_PART.match(place.lower, amount.end) is None


_WORK = compile(rf"{START} {one_of('work')} [ ] $")
_WORK_PART = compile(rf"[ ] {one_of('work_part')} {END}")


_FEW = 5
_NO_MORE_THAN = not_after("đã là còn đạt lên có tới thành khoảng mức")  # "số hộ nghèo còn trên 1.000 hộ" is a bound
_CARRIER = compile(
    rf"""[ ] (?: ô[ ]tô | xe | tàu | thuyền | máy[ ]bay | chuyến | mặt[ ]trận | hòn[ ]đảo | trang | nền[ ]tảng | sàn
      | kênh | đường[ ]chạy | sân[ ]khấu | mạng[ ]xã[ ]hội ) {END}"""
)
# "gây ngập trên 17 quận"
_SPREADS = compile(rf"{START} {one_of('spreads')} (?: [ ]\p{{L}}+ ){{0,2}} [ ] {_NO_MORE_THAN} trên [ ] $")
_RATE_OF = compile(rf"{START} (?: số | tỷ[ ]lệ | tỉ[ ]lệ ) [ ] [^,;.]{{1,30}} [ ] {_NO_MORE_THAN} trên [ ] $")
_OVER = compile(r"(?: [ ]bán[ ]ra | (?: [ ]\p{L}+ ){0,8} [ ]tính )? [ ]trên[ ]")
_PER_SO_MANY = {100, 1000, 10000, 100000, 1000000}  # "112 bé trai trên 100 bé gái"
_REGION = compile(
    rf"[ ] (?:tỉnh|thành|bang|nước|quốc[ ]gia|vùng|huyện|xã|quận|phường|châu[ ]lục|suất[ ]chiếu|suất"
    rf"|đường[ ]bay|tuyến|sàn) {END}"
)
_AT_NUMBER = compile(rf"{START} (?: ở | tại | số ) [ ] $")  # "ở 171 Trường Chinh"
_TITLE_CASE = compile(rf"{one_of('title_case')} {END}")
_OF_LAW = compile(rf"{START} (?:luật|blhs) (?: [ ]\p{{L}}+ ){{0,4}} [ ] $")
_YEAR_OF_LAW = compile(r"(?:19|20)\d\d [ ] (?:quy[ ]định|sửa[ ]đổi)")


_FIVE_OF = compile(rf"[ ]{one_of('five_of')} {END} (?! [ ](?:dân|ta|nông) {END} )")  # "có năm người chết"


def _says_nothing(place: Place, amount: Amount) -> bool:
    word = place.lower[amount.number : amount.end]
    head = place.lower[max(0, amount.start - 12) : amount.start]
    if VAGUE.search(head):  # "vài ba người"
        return True
    if word == "năm" and _ZODIAC.match(place.lower, amount.end):
        return True
    no_year = head.endswith("một trong ") or (head.endswith("có ") and _FIVE_OF.match(place.lower, amount.end))
    if word == "năm" and (_YEAR_OF_STUDY.match(place.lower, amount.end) or (_YEARS.search(head) and not no_year)):
        return True
    if word == "một":
        head = place.lower[max(0, amount.start - 16) : amount.start]
        counts = (
            _BY_ONE.search(head) is not None
            or amount.modifier in {"equal_or_more", "equal_or_less"}
            or _ONLY.search(head)
            or _in_tally(place, amount)
            or _ONE_MORE.match(place.lower, amount.end)
        )
        return not counts
    if place.lower.startswith(("năm lần bảy lượt", "ba lần bảy lượt", "trăm lần như một"), amount.number):
        return True
    if word == "bảy" and place.lower.endswith("lần ", 0, amount.number) and place.lower.startswith(" lượt", amount.end):
        return True
    if word == "tám" and place.lower.startswith(" chuyện", amount.end):
        return True
    if word == "ba" and place.lower.startswith((" lô", " chỉ", " má", " mẹ"), amount.end):
        return True
    if word in _FLOORS and head.endswith("tầng "):
        return True  # "tại tầng hai khu chung cư"
    if word in {"hai", "ba"}:
        back = _POINTS_BACK.match(place.lower, amount.end)
        noun = NOUNS.match(place.lower, amount.end + 1)
        longer = back is not None and noun is not None and noun[0] > back.end()  # "hai tay vợt"
        named = back is not None and word == "ba" and _NAMED.match(place.clean, back.end())
        return back is not None and not longer and not named
    return False


_EVENT = compile(r"(?: vận[ ]hội | games | cup | asiad | olympic | euro ) [ ] $")
_HELD = compile(r"(?:19|20)\d\d [ ]tổ[ ]chức[ ] (?: ở | tại | vào | trong | từ | ngày | tháng ) [ ]")


def _in_tally(place: Place, amount: Amount) -> bool:
    """ "chín HC vàng, ba HC bạc, một HC đồng": one among the medals that are counted."""
    last = place.before
    if last is None or last.kind != "count" or last.unit is None or not _MEDALS.match(last.unit.lower()):
        return False
    joined = place.lower[last.end : amount.start] in {", ", " và "}
    return joined and _MEDALS.match(place.lower, amount.end + 1) is not None


def _read_noun(lower: str, at: int) -> tuple[int, str] | None:
    """The counted noun: the longest one known, with the noun behind a classifier."""
    if lower[at : at + 1] != " ":
        return None
    start = at + 2 if lower[at + 1 : at + 2] in _QUOTES else at + 1
    if word := _WORDS_OF_TEXT.match(lower, start):
        return word.end(), word[0]
    if (word := _WORD.match(lower, start)) and _TEXT_BEFORE.search(lower, max(0, at - 40), at):
        return word.end(), word[0]
    found = NOUNS.match(lower, start)
    if found is None and (member := _MEMBER.match(lower, start)):
        return member.end(), member[0]  # "113 hụi viên"
    if found is None:
        return None
    end, role = found
    other = _NOT_NOUNS.match(lower, start)
    if other is not None and other[0] >= end:
        return None
    if role == "nominal" and (verb := _VERBAL.match(lower, end)):
        end = verb.end()  # "sự trở lại"
    if role == "classifier" and lower[end : end + 1] == " ":
        inner = NOUNS.match(lower, end + 1)
        other = _NOT_NOUNS.match(lower, end + 1)
        if inner is not None and not (other is not None and other[0] >= inner[0]):
            end = inner[0]
    return end, lower[start:end]


def _unit_as_written(place: Place, amount: Amount, figure: Figure) -> str:
    """The counted noun in the article's own letters."""
    noun = figure.unit or ""
    at = place.lower.find(noun, amount.end)
    return place.clean[at : at + len(noun)]


def _counted(amount: Amount, rule: str, unit: str, end: int | None = None) -> Figure:
    """The count of `unit`, which does not stand right behind its number."""
    figure = amount.figure("count", rule, unit, end)
    figure.convert(exact)
    return figure


_VOTE = compile(rf"[ ] {one_of('vote')} {END}")


def _vote(place: Place, amount: Amount) -> Figure | None:
    """ "448 phiếu thuận, 29 chống và 4 trắng": the class of the vote says it all."""
    last = place.before
    if last is None or last.kind != "count" or not (last.unit or "").startswith("phiếu"):
        return None
    if not (_VOTE.match(place.lower, amount.end) and _NEXT_VOTE.fullmatch(place.lower, last.end, amount.start)):
        return None
    return _counted(amount, "count.vote", "phiếu")


_NEXT_VOTE = compile(r"(?: [ ]\p{L}+ ){0,5} (?: ,[ ] | ,?[ ]và[ ] )")
_AMONG = compile(r"[ ]trong[ ]số[ ](?:những|các)(?=[ ])")


def _among(place: Place, amount: Amount) -> Figure | None:
    """ "2 trong số những người sống sót": the noun is that of those whom it is a part of."""
    lead = _AMONG.match(place.lower, amount.end)
    noun = _read_noun(place.lower, lead.end()) if lead else None
    if lead is None or noun is None or (amount.value or 0) % 1:
        return None
    return _counted(amount, "count.among", noun[1])


def _noun_before(place: Place, amount: Amount) -> Figure | None:
    """ "số công ty … đã tăng lên 1.800": the noun is named before, behind "số"."""
    if amount.numeral.in_words or (amount.factor != 1 and not _PHRASE_END.match(place.lower, amount.end)):
        return None
    over_date = place.before is not None and place.before.kind == "date"  # "số học sinh năm nay lên 1.200"
    head = place.lower[max(0 if over_date else place.floor, amount.start - 160) : amount.start]
    head = head[max(head.rfind(". "), head.rfind("\n"), head.rfind(";")) + 1 :]
    exceeds = place.lower.startswith("vượt", amount.start)
    if not (exceeds or amount.modifier or _VERB_BEFORE.search(head) or _is_labelled(place, head)):
        return None
    if _FOLLOWED.match(place.lower, amount.end):
        return None
    for lead in reversed(list(_NUMBER_OF.finditer(head))):
        start = amount.start - len(head) + lead.end() - 1
        noun = _read_noun(place.lower, start)
        if noun is not None:
            break
    else:
        return None
    if amount.value is not None and amount.value % 1:
        return None
    return _counted(amount, "count.noun_before", place.clean[start + 1 : noun[0]])


def _is_labelled(place: Place, head: str) -> bool:
    """Whether a number stands behind the label that says what it counts, and is none by which the thing is known."""
    if not head.endswith(": ") or _IDENTIFIED.search(head) or _YEAR_LIKE.match(place.lower, place.at):
        return False
    return _LABEL.search(head) is not None


_YEAR_LIKE = compile(r"(?:19|20)\d\d (?!\d)")


# What follows a number that has said all: no letter glued to it, no noun of its own.
_FOLLOWED = compile(r"[\p{L}%/] | [ ]?[/:-][ ]?\d")


def _same_noun(place: Place, amount: Amount) -> Figure | None:
    """ "A có 8 triệu thuê bao, B 4 triệu": the second number counts the same noun."""
    last = place.before
    if last is None or last.kind != "count" or last.unit is None or amount.factor < _THOUSAND or amount.numeral.vague:
        return None
    links = _SAME_NOUN_LINK.fullmatch(place.clean, last.end, amount.start)
    if links is None or not _PHRASE_END.match(place.lower, amount.end):
        return None
    if last.value is None or not last.value / _HUNDRED_FOLD <= (amount.value or 0) <= last.value * _HUNDRED_FOLD:
        return None
    return _counted(amount, "count.same_noun", last.unit)


def _changed_by(place: Place, amount: Amount) -> Figure | None:
    """ "còn 72.000 việc làm, giảm 7.000 so với tháng trước": by how many it changed."""
    last = place.before
    if last is None or last.kind != "count" or last.unit is None or amount.numeral.in_words or (amount.value or 0) % 1:
        return None
    between = _BY.fullmatch(place.lower, last.end, amount.start) and _COMPARED.match(place.lower, amount.end)
    return _counted(amount, "count.same_noun", last.unit) if between else None


_BY = compile(r",[ ] (?: tăng | giảm | thêm | tăng[ ]thêm | giảm[ ]thêm | nhiều[ ]hơn | ít[ ]hơn ) [ ]")
_COMPARED = compile(r"[ ]so[ ]với[ ]")


def _up_to_the_number(place: Place, amount: Amount) -> Figure | None:
    """ "thêm 20 ca, nâng lên con số 1.200": the number is of what was counted just before."""
    last = place.before
    if last is None or last.kind != "count" or last.unit is None or (amount.value or 0) % 1:
        return None
    if not (
        _TO_THE_NUMBER.fullmatch(place.lower, last.end, amount.start) and _PHRASE_END.match(place.lower, amount.end)
    ):
        return None
    return _counted(amount, "count.to_number", last.unit)


_TO_THE_NUMBER = compile(r"[^.;:\n]{0,60} [ ](?:lên|tới|đến|vượt)[ ] (?:(?:tới|đến|quá)[ ])? con[ ]số[ ]")


def _by_name(place: Place, amount: Amount) -> Figure | None:
    """ "Đồng Nai 27 ca, An Giang 20", "300 ha lúa (Lào Cai 140, Huế 110)": a list of names with their numbers."""
    last = place.before
    if last is None or last.kind not in _LISTED or last.unit is None or amount.numeral.in_words or amount.value is None:
        return None
    if (last.kind == "count" and amount.value % 1) or not _ITEM_END.match(place.lower, amount.end):
        return None
    rule = _LISTED[last.kind]
    named = last.rule == rule or _NAMED_ITEM.search(place.clean, max(0, last.start - 60), last.start)
    if not (named and _NEXT_ITEM.fullmatch(place.clean, last.end, amount.start)):
        first = _FIRST_ITEM.fullmatch(place.clean, last.end, amount.start)
        part = last.value is None or amount.value <= last.value
        if not (part and first and _NEXT_NAME.match(place.clean, amount.end)):
            return None
    return _counted(amount, rule, last.unit) if last.kind == "count" else amount.figure(last.kind, rule, last.unit)


_LISTED: dict[Kind, str] = {"count": "count.by_name", "quantity": "quantity.by_name"}
_PROPER = r"""(?: (?: (?:TP|tỉnh|huyện|xã|quận|bang|thành[ ]phố|TP[.]) [ ]? )?
    \p{Lu}[\p{L}.-]* (?: [ ]\p{Lu}[\p{L}.-]* ){0,4} )"""
_PROPERS = rf"{_PROPER} (?: (?:,[ ]|[ ]và[ ]) {_PROPER} ){{0,5}} (?: [ ](?:có|với|là) )?"
_NAMED_ITEM = compile(rf"(?: ^ | [,;:(\n] [ ]? | [.][ ] | (?:và|tại|ở|gồm|có) [ ] ) {_PROPERS} [ ] $")
_NEXT_ITEM = compile(rf"[^,;.():\d]{{0,40}} (?: [,;][ ] | ,?[ ]và[ ] ) (?:tại[ ]|ở[ ])? {_PROPERS} [ ]")
_FIRST_ITEM = compile(
    rf"[^.;:()\d]{{0,80}} (?: [(] | :[ ] | ,[ ](?=gồm) ) (?: (?:gồm|tại|ở|trong[ ]đó)[ ] ){{0,2}} {_PROPERS} [ ]"
)
_NEXT_NAME = compile(rf"(?: [,;][ ] | ,?[ ]và[ ] ) (?:tại[ ]|ở[ ])? {_PROPERS} [ ] \d")
_ITEM_END = compile(r"[ ]? (?: [,;)…] | [.] (?!\d) | [ ]và[ ] | $ )")

_THOUSAND = 1000
_HUNDRED_FOLD = 100
_SAME_NOUN_LINK = compile(
    r"""(?: ,[ ] | [ ]và[ ] | ,[ ]còn[ ] | ,[ ]riêng[ ] | ,[ ]tiếp[ ]theo[ ]là[ ] | ,[ ]theo[ ]sau[ ]là[ ]
      | ,?[ ] (?:cao|thấp|nhiều|ít)[ ]hơn[ ] )
    (?: (?: \p{Lu}[\p{L}\d&.-]* [ ] ){1,5} | (?: \p{L}+ [ ] ){1,4} (?= (?:có|với|là|đạt)[ ] | so[ ]với[ ] ) )?
    (?: (?:có|với|là|đạt|so[ ]với)[ ] (?:con[ ]số[ ])? )?"""
)
_PHRASE_END = compile(r"[ ]* (?: [.;,)\n] | $ | [ ]và[ ] | [ ](?:một|hai|ba|\d)[ ]năm[ ]trước )")


def read_medal(place: Place) -> Figure | None:
    """ "5 HC vàng, 3 bạc, 2 đồng": in a tally of medals the metal says it all."""
    amount, last = place.amount, place.before
    if amount is None or last is None or last.kind != "count" or last.unit is None:
        return None
    metal = _METAL.match(place.lower, amount.end)
    if metal is None or not _MEDALS.match(last.unit.lower()):
        return None
    if not _TALLY.fullmatch(place.lower, last.end, amount.start):
        return None
    return _counted(amount, "count.medal", metal["metal"], metal.end())


_METAL = compile(rf"[ ] (?P<metal> vàng | bạc | đồng ) {END}")
_MEDALS = compile(rf"(?:tấm[ ])? (?: hc | huy[ ]chương | hcv | hcb | hcđ | vàng | bạc | đồng ) {END}")
_TALLY = compile(r"[^.;\d\n]{0,30} (?: , | [ ]và | gồm | đó[ ]có | : | [(] | [ ]với ) [ ]?")
