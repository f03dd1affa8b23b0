"""What looks like a figure and is none: names with a number in them, and codes.

Product and weapon names (S-400, Su-35, A320, 3G), numbered things (quận 7, Điều 242, hiệp 2), documents
(Nghị định 71/2010/NĐ-CP), web addresses, phone numbers, plates, versions, scores.

>>> from factx.vi.scan import read_all
>>> read_all("S-400, T-90S/SK, quận 7, Điều 242, phút 24, Nghị định 71/2010/NĐ-CP, 3G, tỷ số 2-1")
[]
"""

from __future__ import annotations

import re
from functools import lru_cache

from factx.vi.figures.count import NOUNS
from factx.vi.pattern import END, START, after, compile, one_of
from factx.vi.words import Lexicon

_NUMBERED: Lexicon[str] = Lexicon.of("numbered", forms="word", value="role")


_ADDRESS = compile(r"(?:https?://|www\.)\S+ | [\w.+-]+@[\w-]+\.[\w.]+ | \#\S+")
_TOKEN = compile(r"[\p{L}\p{N}]+(?:[-–./:][\p{L}\p{N}]+)*")
_CODE = compile(
    rf"""
    # 71/2010/nđ-cp, 32/qđ-ttg
    \d+ / (?:\d{{4}}/)? (?! {one_of("unit_behind_slash")} {END} ) \p{{L}}{{2,}} (?:[-–/.]\w+)*
    # 192.168.0.1, 7.0.3; but not 1.234.567 and 30.1.2026
  | (?! \d{{1,3}} (?:\.\d{{3}})+ (?!\.\d|\d) | \d\d?\.\d\d?\.(?:19|20|21)\d\d (?!\d) ) \d+ (?: \.\d+ ){{2,}}
  | 24/7 (?!\d|/) | 24/24 (?:[ ]?(?:h|giờ))? (?!\d|\p{{L}})                     # round the clock
  | 4[x×]\d{{2,4}}[ ]?m {END}                                           # relays
  | \d [x×] \d (?! [\d.,x×] | [ ]? (?:m|cm|mm|km|px|inch|mét|cen|ly) {END} )     # a game of three on each side
  | \d{{4,5}}[ ]ts {END}                                                       # fishing boats
  | 0\d{{8,}} | 0\d{{1,3}} [. ] \d{{3,4}} [. ] \d{{3,4}} (?:[. ]\d{{2,4}})? | \+\d{{8,}}  # phones
  | (?:1900|1800) (?: [ .]?\d{{4,6}} (?!\d) | [ ]\d{{3,4}} (?!\d) ) | 0\d{{3,}}
  # emergency calls
  | {after("gọi tổng_đài số")} (?:11[1-5]|911) (?! [\d.,]\d | \d | [ ](?:người|lần|cuộc|chiếc|xe|em)[ ] )
  | \d{{16,}}                                                                 # accounts
    """
)
_SLASH_SCORE_LEAD = compile(
    rf"{START} {one_of('slash_score_lead')} (?: [ ]{one_of('score_link')} ){{0,2}} (?: [ ]t[ỷỉ][ ]số )? [ ] $"
)
_LOST_SPACE = compile(r"(?<!\p{L}) \p{L}* [à-ãè-êìíò-õùúýăđĩũơưạ-ỹ] \p{L}* $")
_DATA = compile(r"\d+ [ ]? (?:gb|tb|mb|mp|mah) (?!\p{L})")  # 32/64GB
_MONEY_CODE = compile(r"(?<!\p{L})(?:USD|VND|EUR|GBP|JPY|CNY|SGD|AUD|HKD|THB|KRW|RUB|CAD|CHF)$")
_SCORE = compile(
    r"""\d{1,3} [ ]?[-–:/][ ]? \d{1,3}
    (?: (?: [ ]?[,;(][ ]? | [ ]?,?[ ](?:rồi|và)[ ] ) \d{1,2}[-–/]\d{1,2} [)]? ){0,9}
    (?! \d | [.,/-]\d | [ ]?(?:%|tỷ|tỉ|triệu|nghìn|ngàn) )"""
)
_SCORE_LEAD = compile(
    rf"{START} {one_of('score_lead')} (?: [ ]{one_of('score_link')} ){{0,2}} (?: [ ](?:tỷ|tỉ)[ ]số )? [ ] $"
)


def skip(lower: str, clean: str, at: int) -> int | None:
    """The end of the name or code that the digit at `at` belongs to; None if it belongs to none."""
    before = lower[at - 1 : at] if at else ""
    if before in {"x", "×"} and lower[at - 2 : at - 1].isdigit():  # 15,1x7,9 cm
        return None
    if before.isalpha() and _LOST_SPACE.search(lower, max(0, at - 8), at):  # "quyền2 nhiệm kỳ"
        return None
    if before in {"_", "%", "&", "=", "?"} or (before == "+" and lower[at - 2 : at - 1].isdigit()):  # "Km25+150"
        return _token_end(lower, at)
    if before.isalpha():
        return None if _MONEY_CODE.search(clean, max(0, at - 4), at) else _token_end(lower, at)
    if before in "/.,-" and before and at >= 2 and lower[at - 2].isdigit() and not _DATA.match(lower, at):
        return _token_end(lower, at)  # the rest of what could not be read
    if before in "-–/." and before and at >= 2 and lower[at - 2].isalpha() and _is_code(lower, clean, at):
        return _token_end(lower, at)
    if plate := _PLATE.match(clean, at):
        return plate.end()
    code = _CODE.match(lower, at)
    if code is not None and not (code[0] == "24/7" and _DAY_LEAD.search(lower, max(0, at - 8), at)):
        return code.end()
    score = _SCORE.match(lower, at)
    lead = _SLASH_SCORE_LEAD if score and "/" in score[0].split()[0] else _SCORE_LEAD
    if score and (
        lead.search(lower, max(0, at - 40), at)
        or (
            _descends(score[0], _DAY_LEAD.search(lower, max(0, at - 14), at) is not None)
            and not _BRACKETED_DAY.match(lower, at - 1)
        )
    ):
        return score.end()
    return _numbered(lower, at)


_PLATE = compile(r"\d\d[A-Z]\d? [ ]?-[ ]? \d{3} [.]?\d{1,2} (?!\d)")  # of a car: "21H-1779", "29A-123.45"


def address_end(lower: str, at: int) -> int | None:
    """The end of the web address, e-mail or hashtag at `at`."""
    match = _ADDRESS.match(lower, at)
    return match.end() if match else None


def _token_end(lower: str, at: int) -> int:
    match = _TOKEN.match(lower, at)
    return match.end() if match else at + 1


def _is_code(lower: str, clean: str, at: int) -> bool:
    """Whether the letters joined to the number by a mark make a code: S-400, Army-2018, q.7."""
    start = at - 2
    while start > 0 and lower[start - 1].isalpha():
        start -= 1
    word = clean[start : at - 1]
    if lower[at - 1] == ".":
        return len(word) <= 3
    if lower[at - 1] == "/":
        return word[0].isupper()  # "800.000 ha/700.000 ha" are two
    return lower[at - 1] != "–" and (word[0].isupper() or len(word) <= 2)


_DAY_LEAD = compile(
    rf"""{START} (?: ngày|hôm|tuần|từ|đến|tới|vào|trước|sau|sáng|trưa|chiều|tối|đêm ) [ ] $
      | ngày[ ]\d\d?[ ](?:và|,)[ ] $"""
)
_BRACKETED_DAY = compile(r"[(] (?:1[3-9]|2\d|3[01]) - (?:1[0-2]|[1-9]) [)]")  # "đầu tuần (25-8)"
_LOVE = compile(r"\d{1,2} / 0 (?!\d) | 0 / \d{1,2} (?!\d)")  # no day and no share
_CLOCK_LIKE = compile(r"(?:[01]?\d|2[0-4]):[0-5]\d")


def _descends(score: str, day_led: bool) -> bool:
    """ "21-19", "3-0" fall, as no range does; "2013-10" is a month."""
    if _LOVE.match(score):
        return True
    if day_led or "/" in score or _CLOCK_LIKE.match(score):
        return False
    first, second = (int(number) for number in re.findall(r"\d+", score)[:2])
    return first >= second and first < 100


@lru_cache(maxsize=1)  # asked up to three times of a number
def numbering(lower: str, at: int) -> str | None:
    """How the word before a number is numbered by it: always ("name"), perhaps ("label"), or not."""
    found = _NUMBERED.match_before(lower, at - 1 if lower[at - 1 : at] == " " else at)
    if found is None or found[1] == "free" or _SHARE.match(lower, at) or _AMOUNT.match(lower, at):
        return None
    if found[1] == "law":
        number = _DIGITS.match(lower, at)
        noun = NOUNS.match(lower, number.end() + 1) if number else None
        law = number is not None and _LAW.match(lower, number.end())
        return "name" if noun is None or law else None
    if found[1] == "class":
        number = _DIGITS.match(lower, at)
        return None if number is not None and _LOCKED.match(lower, number.end()) else "label"
    return found[1]


def _numbered(lower: str, at: int) -> int | None:
    """The end of the number behind "quận", "lớp", "điều" …, with the list that goes on."""
    if numbering(lower, at) != "name":
        return None
    match = _NUMBER_LIST.match(lower, at)
    return match.end() if match else None


_DIGITS = compile(r"[\d.]*\d")
_SHARE = compile(
    rf"\d+ (?: [.,]\d+ )* [ ]? (?: % | (?: km | mét | cây[ ]số ) {END} )"
)  # "nghị quyết 5%", "đường 30 km"
# "khoản 5 tỷ đồng", "giá hạt điều 30.000 đồng", but "lớp 5 đồng loạt", "quận 7 triệu tập"
_AMOUNT = compile(
    rf"""\d+ (?: [.,]\d+ )* [ ]? (?: (?: {one_of("scale")} [ ] ){{1,2}} {one_of("amount_unit")}
      | làn | {one_of("foreign_unit")} | (?<= \d{{4}}[ ] | [.]\d{{3}}[ ] ) (?: đồng | vnđ | tấn ) ) {END}"""
)
_LOCKED = compile(rf"[ ] {one_of('locked')} {END}")
_LAW = compile(rf"[ ] (?: {one_of('law_text')} ) {END}")
_NUMBER_LIST = compile(
    r"\d+(?:[.,/-]\d+)*\p{L}?(?:[ ]tháng[ ]\d+)?(?:[ ]?(?:,|và|-|–)[ ]?\d{1,4}(?![\d/.,-]|[ ]?\p{L}))*"
)
