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

from factx.vi.amount import Amount, measured
from factx.vi.figure import Figure, exact
from factx.vi.pattern import END, START, compile, one_of
from factx.vi.place import Place
from factx.vi.words import Lexicon, forms, rows

NOUNS: Lexicon[str] = Lexicon((form, row["role"]) for row in rows("nouns") for form in forms(row["noun"]))
_NOT_NOUNS: Lexicon[str] = Lexicon((form, "") for row in rows("not_nouns") for form in forms(row["word"]))

# "hai bên", "hai nước" point back at what was named and count nothing.
_POINTS_BACK = compile(
    rf"""[ ] (?: {one_of("points_back")} | người (?= [ ]{one_of("points_back_predicate")} )
           | \p{{L}}+ (?:[ ]\p{{L}}+)? [ ] (?: {one_of("that")} | trên (?= [ ]*(?:[,.;)]|$) ) ) ) {END}"""
)

_ONE_MORE = compile(r"[ ]lần (?! [ ](?:nữa|khác|cho|hai|đầu|thứ|lượt) | \p{L} )")
_VERB_BEFORE = compile(rf"{START} {one_of('states_number')} [ ] $")
_VERBAL = compile(r"(?: [ ]\p{Ll}+ ){1,2}")
_VAGUE = compile(rf"{START} (?:vài|dăm|mấy|đôi) [ ] $")
_ONLY = compile(rf"{START} (?: chỉ | chỉ[ ]có | duy[ ]nhất | chỉ[ ]còn | đúng ) [ ] $")
_YEAR_OF_STUDY = compile(r"[ ](?:lớp|học|thứ|nhất|cuối|đầu)(?!\p{L})")
_QUOTES = set("“\"‘'")
# "từ" is a word of a text where the phrase ends with it, and else "from"
_WORDS_OF_TEXT = compile(r"từ (?= [ ]*(?:[.,;)]|$) | [ ](?:vì|và|về|để|bằng|tiếng)[ ] )")
_YEARS = compile(rf"{START} (?:mỗi|hàng|hằng|từng|một|các|những|cả|trong|có) [ ] $")  # "mỗi năm lỗ 5 tỷ"
_WORD = compile(r"từ (?! [ ](?:\d|năm|tháng|ngày|các|những|một|nay) ) (?!\p{L})")
_TEXT_BEFORE = compile(rf"{START} {one_of('text_noun')} (?: [ ]\p{{L}}+ ){{0,3}} [ ] [\d.,]+ $")
_MEMBER = compile(r"\p{Ll}+ [ ]viên (?!\p{L})")
_NUMBER_OF = compile(rf"{START} {one_of('number_of')} [ ]")


def read(place: Place) -> Figure | None:
    """The count that begins at `place`."""
    amount = place.amount
    if amount is None:
        return None
    if amount.numeral.in_words and not amount.numeral.vague and _says_nothing(place, amount):
        return None
    if _YEAR_OF_LAW.match(place.lower, place.at) and _OF_LAW.search(place.lower, max(0, place.at - 40), place.at):
        return None
    amount.group()  # things come whole: "12,345 người"
    figure = measured(place.lower, amount, "count", "count.noun", _read_noun)
    if figure is not None:
        figure.unit = _unit_as_written(place, amount, figure)
        whole = (
            figure.value is None or figure.value == int(figure.value) or figure.value > 100 or _averaged(place, amount)
        )
        capital = figure.unit[:1].isupper() and not figure.unit.split()[0].isupper()
        capital = capital and _TITLE_CASE.match(figure.unit.lower()) is None
        return figure if whole and not capital else None
    return _noun_before(place, amount)


_TITLE_CASE = compile(rf"{one_of('title_case')} {END}")
_OF_LAW = compile(rf"{START} (?:luật|blhs) (?: [ ]\p{{L}}+ ){{0,4}} [ ] $")
_YEAR_OF_LAW = compile(r"(?:19|20)\d\d [ ] (?:quy[ ]định|sửa[ ]đổi)")
_AVERAGE = compile(rf"{START} (?:trung[ ]bình|bình[ ]quân) {END} [^.,;]{{0,40}} $")


def _averaged(place: Place, amount: Amount) -> bool:
    """Whether things may come in parts: "bình quân 3,7 người một hộ"."""
    return _AVERAGE.search(place.lower, max(place.floor, amount.start - 60), amount.start) is not None


def _says_nothing(place: Place, amount: Amount) -> bool:
    word = place.lower[amount.number : amount.end]
    head = place.lower[max(0, amount.start - 12) : amount.start]
    if _VAGUE.search(head):  # "vài ba người"
        return True
    if word == "năm" and (_YEAR_OF_STUDY.match(place.lower, amount.end) or _YEARS.search(head)):
        return True
    if word == "một":
        counts = (
            amount.modifier in {"equal_or_more", "equal_or_less"}
            or _ONLY.search(head)
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
    if word in {"hai", "ba"}:
        back = _POINTS_BACK.match(place.lower, amount.end)
        noun = NOUNS.match(place.lower, amount.end + 1)
        longer = back is not None and noun is not None and noun[0] > back.end()  # "hai tay vợt"
        return back is not None and not longer
    return False


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


def _noun_before(place: Place, amount: Amount) -> Figure | None:
    """ "số công ty … đã tăng lên 1.800": the noun is named before, behind "số"."""
    if amount.numeral.in_words or amount.factor != 1:
        return None
    head = place.lower[max(place.floor, amount.start - 160) : amount.start]
    head = head[max(head.rfind(". "), head.rfind("\n"), head.rfind(";")) + 1 :]
    exceeds = place.lower.startswith("vượt", amount.start)
    if not exceeds and not _VERB_BEFORE.search(head):
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
    figure = Figure("count", amount.start, amount.end, "count.noun_before", modifier=amount.modifier)
    figure.unit = place.clean[start + 1 : noun[0]]
    amount.give_numbers(figure)
    figure.convert(exact)
    return figure


# What follows a number that has said all: no letter glued to it, no noun of its own.
_FOLLOWED = compile(r"[\p{L}%/] | [ ]?[/:-][ ]?\d")
