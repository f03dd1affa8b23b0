"""The names in a sentence: countries, organisations, places and persons.

A name is a run of words with capitals, with the title or kind of body before it ("Tổng thống Nga Vladimir Putin",
"Công ty Vàng bạc Sài Gòn"); a country has its ISO 3166 code, and so have the capitals and seats of power that stand
for it. A lone capital at the beginning of a sentence names nobody, unless its word is a country's, is no syllable
of Vietnamese, or ended a name before.

>>> clean = "Theo Bộ Quốc phòng Nga, ông Nam và Ukraina ký 3 hợp đồng."
>>> [(clean[name.start : name.end], name.id) for name in read_names(clean, clean.lower(), 0, len(clean), [], set())]
[('Bộ Quốc phòng Nga', None), ('ông Nam', None), ('Ukraina', 'UA')]
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from factx.vi.pattern import END, START, compile, one_of, words_of
from factx.vi.spelling import SYLLABLE
from factx.vi.words import Lexicon, forms, rows


class Name(msgspec.Struct, frozen=True):
    """Where a name stands, the ISO 3166-1 alpha-2 code of the country that it is (or the id of a user), and its kind.

    `kind` is country, person, place, body, region ("cả nước"), or name for what its form does not tell. `meant` is
    the name that words like "hãng này" stand for.
    """

    start: int
    end: int
    id: str | None = None
    kind: str = "name"
    meant: Name | None = None


COUNTRIES: Lexicon[str] = Lexicon.of("countries", "countries_capitals", "countries_press", value="alpha2")
_CAPITALS: Lexicon[str] = Lexicon.of("countries_capitals", value="alpha2")
_SHORT: Lexicon[str] = Lexicon.of("countries_short", value="alpha2")
_HEADS: Lexicon[str] = Lexicon.of("heads", value="role")
_NAMES: Lexicon[tuple[str, str]] = Lexicon(
    (form, (row["id"], row["kind"])) for row in rows("names") for form in forms(row["forms"])
)
TITLES: Lexicon[str] = Lexicon((form, role) for form, role in _HEADS.phrases.items() if role == "title")
_NO_NAME = compile(rf"{one_of('no_name')} (?! [\p{{L}}\d] )")
# "đăng trên Facebook", "40 chiếc Boeing": the thing, not the company
_BRAND = compile(rf"{one_of('brand')} {END}")
_USED = compile(rf"{START} {one_of('brand_use')} [ ] $")
_MODEL_BEHIND = compile(r"[ -]\p{Lu}?\d")
_STARTER = compile(rf"{one_of('starter')} {END}")

_WHOLE = {"châu ", "bán đ", "vịnh "}  # "châu Mỹ" is no country
ADDRESSES = {*"ông bà anh chị cô chú bác em cháu cụ bé".split()}  # "bà Nga" is no country
_KINDS = {"title": "person", "place": "place"}
_NEVER_WITHIN = compile(rf"{one_of('never_within_name')} {END}")
_CUT_BEFORE = compile(rf"{one_of('never_inside_name')} {END}")
# "Ảnh: …", "giờ Việt Nam", "hướng Tây Bắc", "tiếng Anh"
_CREDIT = compile(
    rf"""{START} (?: (?: ảnh | nguồn | video | clip | photo | đồ[ ]họa | tin ) [ ]?[:-][ ]?
      | giờ[ ] | hướng[ ] | tiếng[ ] ) $ (?<!xu[ ]hướng[ ]) (?<!ảnh[ ]hướng[ ])"""
)
_CURRENCY = compile(rf"{START} (?: đô[ ]?la | dollar | usd | bảng | yên | won | franc ) [ ] $")  # "giá đô la Mỹ"
_DATELINE = compile(r"[)] [ ]? [-–]")  # "(NLĐ) - …"
_COMPASS = compile(r"(?: đông | tây | nam | bắc ) (?: [ ] (?: đông | tây | nam | bắc ) ){0,2} | km[ ]?\d+")
_TOWARDS = compile(rf"{START} (?: phía | hướng | vĩ | kinh ) [ ] $")
_YEAR_NAME = compile(rf"{one_of('stem')} [ ] {one_of('branch')}")  # "Bính Ngọ" is a year
_SPECIAL = compile("|".join(one_of(name) for name in ("region", "no_name", "brand", "stem", "market_index")))
_PROVINCE = compile(one_of("province"))
_DOUBLE = compile(
    " | ".join(
        rf"(?<= {first.replace(' ', '[ ]')} ) [ ]?[-–][ ]? {second.replace(' ', '[ ]')} {END}"
        for first, second in (name.split(" - ") for name in words_of("double_province"))
    )
)
_SURNAME = compile(rf"{one_of('surname')} {END}")
_REGION = compile(one_of("region"))
_OF_EVENT = compile(rf"{START} {one_of('event_noun')} (?: [ ] \p{{L}}+ ){{1,6}} [ ] $")  # "Liên hoan chèo toàn quốc"
_INDEX = compile(rf"{one_of('market_index')} (?! [\d\p{{L}}] | [,.]\d )")
_CAPITAL = r"(?:T[PXT][.](?=[ ]\p{Lu})|Liên[ ]hợp[ ]quốc|Liên[ ]hiệp[ ]quốc|\p{Lu}[\p{L}\d&.’'-]*(?<![.’'-]))"
_ALIAS = compile(rf"[ ][(] {_CAPITAL} (?: [ ] {_CAPITAL} ){{0,3}} [)] (?! [ ]\p{{Lu}} )")
_SEAT = compile(rf"""[ ] (?: tỉnh | thành[ ]phố | huyện | quận | xã | phường | thị[ ]xã | thị[ ]trấn | TP[.]? ) [ ]?
    (?<=[ .]) {_CAPITAL} (?: [ ] {_CAPITAL} )*""")
_START = compile(rf"(?<![\p{{L}}\d]) (?: {_CAPITAL} | {one_of('region')} {END} (?! [ ]\p{{Lu}} ) )")
# "Hiệp hội chế biến và xuất khẩu thủy sản Việt Nam": lower-case words between the kind of body and its name
_WORDY = compile(
    rf"""(?: [ ] (?! (?i: {one_of("speech")} | {one_of("body_stop")} | quản[ ]trị ) {END} ) \p{{L}}\p{{Ll}}*
      | [ ]và ){{1,10}}? [ ] (?= {_CAPITAL} [ ] {_CAPITAL} )"""
)
_WORDY_HEAD = compile(rf"{one_of('wordy_head')} $")
_PORTFOLIO = compile(rf"{one_of('portfolio')} {END}")
_INITIALS = compile(r"\p{Lu}{2,}[.]?")
_WORD_OF_NAME = compile(_CAPITAL)
_RUN = compile(
    rf"""{_CAPITAL} (?: [ ]
      (?: (?:bin|ibn|de|da|van|von|der|del|dos|des|el|al|of|of[ ]the|and|the|for)[ ]
        | &[ ] | \p{{Lu}}[.][ ] | [(]No[.][ ]?\d+[)][ ] )? {_CAPITAL} )* (?: (?<= Tân[ ]Hoa ) [ ] xã {END} )?"""
)
# "Bộ Giáo dục và Đào tạo", "Hãng Hàng không Quốc gia Việt Nam": words of which only the first syllable has a capital,
# and a proper name at the end
_SMALL = rf"(?: [ ] (?! (?: {one_of('speech')} | (?<! Tự[ ] ) {one_of('body_stop')} ) {END} ) \p{{Ll}}+ )"  # "Tự do"
_WORD = rf"""\p{{Lu}}\p{{Ll}}*(?![\p{{L}}\d])
    (?: {_SMALL} (?: {_SMALL}{{2}} )? | {_SMALL} [ ]và (?! [ ](?i: {one_of("inner_head")} ) {END} ) )"""
_BODY = compile(
    rf"""(?: [ ]? (?: {_WORD} | (?=\p{{Lu}}) (?i: {one_of("inner_head")} ) | \p{{Lu}}{{2,6}} )
      (?= [ ]\p{{Lu}}\p{{L}} ) )* [ ]?
    (?: {_CAPITAL} (?: [ ] {_CAPITAL} )+ | \p{{Lu}}\p{{Ll}}*(?![\p{{L}}\d]) {_SMALL}? | {_CAPITAL} )"""
)


def read_names(
    clean: str, lower: str, start: int, end: int, taken: Iterable[tuple[int, int]], known: set[str]
) -> list[Name]:
    """The names from `start` up to `end`, in order; nothing within the spans `taken` is one.

    `known` holds the last words of the names read before, and takes those of these.
    """
    names: list[Name] = []
    spans = iter([*taken, (end, end)])
    span = next(spans)
    at = start
    while word := _START.search(clean, at, end):
        begin = word.start()
        while span[1] <= begin < end and span[0] < end:
            span = next(spans)
        if begin >= span[0]:  # "27 CEO", "15 tỷ USD" name nobody
            at = max(span[1], word.end())
            continue
        name, at = _name(clean, lower, at, begin, min(span[0], end), known)
        if name is None:
            continue
        if name.id is None and _NAMES.phrases:
            name = _identified(clean, lower, name)
        if double := _DOUBLE.match(lower, name.end, end):
            name, at = replace(name, end=double.end()), double.end()  # "tỉnh Bà Rịa - Vũng Tàu"
        if name.kind in {"body", "place"} and (paired := _pair_behind(clean, lower, name, end)):
            name, at = replace(name, end=paired), paired  # "Bệnh viện Việt - Đức"
        if name.kind == "body" and (seat := _SEAT.match(clean, name.end, end)):
            name, at = replace(name, end=seat.end()), seat.end()  # "Sở Y tế tỉnh Hà Nam"
        if name.kind != "region" and (alias := _ALIAS.match(clean, name.end, end)):
            at = alias.end()
            same = name.kind != "country" or _names_country(lower, alias.start() + len(" ("), alias.end() - 1, name.id)
            id, kind = (name.id, name.kind) if same else (None, "body")  # "… Việt Nam (Vidifi)"
            name = Name(name.start, at, id, kind)  # "Hãng Hàng không (Vietnam Airlines)"
        names.append(name)
        if name.kind != "country" or lower[name.start : name.end] not in _ALSO_GIVEN:  # known, it would be a person
            known.add(lower[max(name.start, lower.rfind(" ", name.start, name.end) + 1) : name.end])
    return names


def _name(clean: str, lower: str, floor: int, at: int, end: int, known: set[str]) -> tuple[Name | None, int]:
    """The name whose capital stands at `at`, and where to go on."""
    run = _RUN.match(clean, at, _next_head(clean, lower, at, end))
    if run is None:
        region = _REGION.match(lower, at)
        stop = region.end() if region else at + 1
        if _OF_EVENT.search(lower, max(0, at - 60), at) or lower.startswith(" hội", stop):
            return None, stop  # "toàn xã hội"
        home = _country_here(lower, at)
        return Name(at, stop, home[1], "country") if home else Name(at, stop, kind="region"), stop
    if _SPECIAL.match(lower, at) and (special := _special(clean, lower, floor, at, run.end(), end)):
        return special
    if _CREDIT.search(lower, max(0, at - 12), at):
        return None, run.end()
    if _CURRENCY.search(lower, max(0, at - 8), at) and _country_here(lower, at):
        return None, run.end()
    if clean.startswith("(", at - 1) and _DATELINE.match(clean, run.end()):
        return None, run.end()
    opens = _opens(clean, at)
    role, head = _head(lower, floor, at)
    if compatriot := _compatriot(clean, lower, floor, at, end):
        return compatriot, compatriot.end
    if role in {None, "place"} and (brief := _brief_country(clean, lower, floor, at, end, known)):
        return Name(at, brief[0], brief[1], "country"), brief[0]
    if role is None and (home := _home_as_country(lower, floor, at)):
        return Name(at, home[0], home[1], "country"), home[0]
    if role is None:
        if _COMPASS.fullmatch(lower, at, run.end()) and (
            (" " not in run[0] and run[0].lower() not in known) or _TOWARDS.search(lower, max(0, at - 8), at)
        ):
            return None, run.end()
        listed = _NAMES.match(lower, at) if _NAMES.phrases else None
        if listed is not None and run.end() <= listed[0] <= end:
            return Name(at, listed[0], kind=listed[1][1]), listed[0]
        own = _HEADS.match(lower, at)
        country = _country_at(clean, lower, at)
        if own is not None and own[0] < end and (country is None or country[0] <= own[0]):  # "Đài Loan" is no station
            return _headed(clean, lower, at, own, end)
        several = country is not None and " " in lower[at : country[0]]  # "Ba Lan", but "Anh" may be "he"
        province = _PROVINCE.fullmatch(lower, at, run.end())  # "Đà Nẵng", but "Đà tăng"
        starter = (_STARTER if opens else _NEVER_WITHIN).match(lower, at, end)
        if starter is not None and not several and province is None:
            return None, starter.end()
        if country is not None and country[0] >= run.end():
            return Name(at, country[0], country[1], "country"), country[0]
        if country is not None and _is_of_compatriot(clean, lower, at, country[0], run.end()):
            begin = country[0] + 1
            return Name(begin, run.end(), kind=_kind_of(lower, begin, run.end())), run.end()
        if province is None and not _proper(run[0], known):
            return None, run.end()
        return Name(at, run.end(), kind=_kind_of(lower, at, run.end())), run.end()
    by_address = role == "title" and lower[head : at - 1] in ADDRESSES
    of_england = not by_address and lower.startswith(_ANH, at) and _country_here(lower, at)
    old_street = role == "place" and run[0].startswith("Hàng ")  # "phố Hàng Bài"
    if _STARTER.match(lower, at, end) and not (of_england or old_street):
        return None, run.end()  # a headline ends before it: "tại tòa án Các công tố viên …"
    if (
        lower[head : head + 5] not in _WHOLE
        and not clean[head].isupper()
        and (country := _country_here(lower, at))
        and country[0] >= run.end()
        and not (by_address and " " not in lower[at : country[0]])
    ):
        return Name(at, country[0], country[1], "country"), country[0]  # "công ty Nga", "chính phủ Mỹ"
    stop = _rest_of(clean, lower, at, role, end) or run.end()
    return Name(head, stop, kind=_KINDS.get(role, "body")), stop


@lru_cache(maxsize=1)  # asked up to five times of a capital
def _country_here(lower: str, at: int) -> tuple[int, str] | None:
    """The country whose name begins at `at`."""
    return COUNTRIES.match(lower, at)


def _country_at(clean: str, lower: str, at: int) -> tuple[int, str] | None:
    """The country whose name begins at `at`, with the form of its state or without: "Anh", "Vương quốc Anh"."""
    found = _country_here(lower, at)
    form = _STATE_FORM.match(lower, at)
    whole = COUNTRIES.match(lower, form.end()) if form and clean[form.end() : form.end() + 1].isupper() else None
    return whole if whole is not None and (found is None or whole[0] > found[0]) else found


_STATE_FORM = compile(rf"{one_of('state_form')} [ ]")


def _brief_country(clean: str, lower: str, floor: int, at: int, end: int, known: set[str]) -> tuple[int, str] | None:
    """A country by a word that may mean others as well: in a pair, in a row of countries, behind what a country has."""
    found = _country_here(lower, at) or _SHORT.match(lower, at)
    if found is None or found[0] > end:
        return None
    word, stop = lower[at : found[0]], found[0]
    if (word in _SHORT.phrases or word in _ALSO_GIVEN) and _CAPITAL_BEHIND.match(clean, stop):
        return None  # "Thái Bình Dương", "Anh Tuấn"
    if _is_paired(clean, lower, floor, at, stop, end):
        return found
    if word not in _ALSO_GIVEN or clean[stop : stop + 1] in {"-", "&"}:
        return None
    if _in_row(clean, lower, floor, at, stop):
        return found
    if word in known or _opens(clean, at):
        return None
    before = max(0, at - 20)
    if word == _ANH:
        return None if _NOT_OF_ENGLAND.search(lower, before, at) or _ENGLISH.match(lower, stop) else found
    return found if _LED.search(lower, before, at) else None


_ANH = "anh"
_ALSO_GIVEN = {_ANH, "hàn", "thái", "ấn"}
"""Countries whose short name is also a person's, or a word for one."""
_ENGLISH = compile(rf"[ ] (?: văn | ngữ | ta | ấy | trai | em | chị | này ) {END}")
_NOT_OF_ENGLAND = compile(rf"{START} (?: hạng | chị | con | tên | là ) [ ] $")  # "Ngoại hạng Anh" is a league
_LED = compile(rf"{START} {one_of('country_lead')} [ ] $")
_DASH = compile(r"[ ]?[-–][ ]?")
_OF_ANOTHER = {"HK", "MO"}
_CAPITAL_BEHIND = compile(r"[ ]\p{Lu}")  # "Cả huyện Cầu Ngang" is that district


def _short_or_full(clean: str, lower: str, at: int) -> tuple[int, str] | None:
    found = _country_here(lower, at) if clean[at : at + 1].isupper() else None
    short = _SHORT.match(lower, at) if found is None and clean[at : at + 1].isupper() else None
    return found or (None if short is None or _CAPITAL_BEHIND.match(clean, short[0]) else short)


def _compatriot(clean: str, lower: str, floor: int, at: int, end: int) -> Name | None:
    """ "tay vợt người Thụy Sĩ", "cầu thủ người Đức Mesut Oezil": a person, by where he comes from."""
    if not lower.endswith(_FROM, floor, at):
        return None
    title, country = TITLES.match_before(lower, at - len(_FROM)), _country_here(lower, at)
    if title is None or country is None:
        return None
    named = _RUN.match(clean, country[0] + 1, end) if lower.startswith(" ", country[0]) else None
    return Name(title[0], named.end() if named else country[0], kind="person")


_FROM = " người "


def _is_of_compatriot(clean: str, lower: str, at: int, stop: int, end: int) -> bool:
    """Whether a run of capitals goes on behind a country with a person's name: "đại diện Việt Nam Trương Thị May"."""
    rest = clean[stop + 1 : end].split(" ")
    if " " in lower[at:stop]:
        return len(rest) > 1 and not lower.startswith(_STATE_GOES_ON, stop)
    return len(rest) > 1 and SYLLABLE.fullmatch(rest[0].lower()) is None  # "Nga Igor Sechin", but "Anh Tuấn Minh"


_STATE_GOES_ON = (" dân ", " cộng ", " quốc ", " xã ")


def _ends_country(lower: str, end: int) -> bool:
    """Whether a country's name, or its short form, ends at `end`."""
    return (COUNTRIES.match_before(lower, end) or _SHORT.match_before(lower, end)) is not None


def _is_paired(clean: str, lower: str, floor: int, at: int, stop: int, end: int) -> bool:
    """Whether a dash joins the country from `at` up to `stop` to one behind it or before: "Việt - Nga", "Mỹ-Trung"."""
    dash = _DASH.match(clean, stop, end)
    second = _short_or_full(clean, lower, dash.end()) if dash else None
    if second is not None:
        return second[1] not in _OF_ANOTHER  # "Trung Quốc-Hồng Kông" is one market
    if at == floor or _DASH.fullmatch(clean, floor, at) is None:
        return False
    return _ends_country(lower, floor)


def _in_row(clean: str, lower: str, floor: int, at: int, stop: int) -> bool:
    """Whether another country stands right before or behind in a row of them: "Nhật, Hàn, Australia"."""
    if clean[floor:at] in _BESIDE and _ends_country(lower, floor):
        return True
    behind = next((stop + len(mark) for mark in _BESIDE if clean.startswith(mark, stop)), at)
    return behind > at and clean[behind : behind + 1].isupper() and COUNTRIES.match(lower, behind) is not None


_BESIDE = (", ", " và ", "/")


def _pair_behind(clean: str, lower: str, name: Name, end: int) -> int | None:
    """Where a body's name ends that tells of two countries: "Bệnh viện Việt - Đức", "Ngân hàng Nga - Việt"."""
    dash = _DASH.match(clean, name.end, end)
    second = _short_or_full(clean, lower, dash.end()) if dash else None
    if dash is None or second is None:
        return None
    first_short = _SHORT.match_before(lower, name.end) is not None
    short = first_short or _SHORT.match(lower, dash.end()) == second
    return second[0] if short and (first_short or _ends_country(lower, name.end)) else None


def _home_as_country(lower: str, floor: int, at: int) -> tuple[int, str] | None:
    """ "Hà Nội và Moskva đặt mục tiêu …": the capital that stands for the country, beside another one that does."""
    home = _HOME.match(lower, at)
    if home is None:
        return None
    both = _AND.match(lower, home.end())
    other = _CAPITALS.match(lower, both.end()) if both else None
    if other is None and at > floor and _AND.fullmatch(lower, floor, at) and _CAPITALS.match_before(lower, floor):
        other = home.end(), ""
    return (home.end(), "VN") if other is not None and _STATES_ACT.match(lower, other[0]) else None


_HOME = compile(rf"hà[ ]nội {END}")
_AND = compile(r"[ ] (?: và | với | cùng ) [ ]")
_STATES_ACT = compile(
    rf"[ ] (?: (?: đã | đang | sẽ | vừa | cùng | cũng | đều | từng | có[ ]thể ) [ ] )* {one_of('state_acts')} {END}"
)


def _names_country(lower: str, start: int, end: int, id: str | None) -> bool:
    """Whether just that country is named from `start` up to `end`: "Myanmar (Miến Điện)"."""
    return COUNTRIES.match(lower, start) == (end, id)


def _special(clean: str, lower: str, floor: int, at: int, run: int, end: int) -> tuple[Name | None, int] | None:
    """A region, an index or what names nobody, by its word: the run of capitals goes from `at` up to `run`."""
    region = _REGION.match(lower, at)
    if region and run < region.end() <= end and not _CAPITAL_BEHIND.match(clean, region.end()):
        return Name(at, region.end(), kind="region"), region.end()  # "Đồng bằng sông Hồng" opens a sentence
    if no_name := _NO_NAME.match(lower, at):
        return None, no_name.end()
    if (brand := _BRAND.match(lower, at)) and (
        _USED.search(lower, floor, at) or _MODEL_BEHIND.match(clean, brand.end())
    ):
        return None, brand.end()
    if index := _INDEX.match(lower, at, end):
        return Name(at, index.end()), index.end()
    return (None, run) if _YEAR_NAME.fullmatch(lower, at, run) else None


def _identified(clean: str, lower: str, name: Name) -> Name:
    """The name with the id that a user gave it: "Công ty Vinamilk" by "Vinamilk", but no chairman by his company's."""
    for word in _START.finditer(clean, name.start, name.end):
        found = _NAMES.match(lower, word.start())
        if found is not None and found[0] <= name.end and not _START.search(clean, found[0], name.end):
            end, (id, kind) = found
            if name.kind in {kind, "name"}:
                return replace(name, end=end, id=id, kind=kind)
    return name


def _kind_of(lower: str, at: int, end: int) -> str:
    """What a run of capitals alone names: a province, a person by the surname, or what its form does not tell."""
    if _PROVINCE.fullmatch(lower, at, end):
        return "place"
    return "person" if _SURNAME.match(lower, at) and lower.count(" ", at, end) in {1, 2, 3} else "name"


def _rest_of(clean: str, lower: str, at: int, role: str, end: int, *, inner: bool = False) -> int | None:
    """The end of the name whose title or kind stands before `at`; no more than one is looked for within another."""
    own = _HEADS.match(lower, at)  # "Chủ tịch Hạ viện Mỹ"
    if role == "title" and (own is None or own[1] == "title"):
        return _rest_of_title(clean, lower, at, end)
    word = _WORD_OF_NAME.match(clean, at, end)
    # "Cục Đầu tư nước ngoài", "Sở Văn hóa, Thể thao và Du lịch Khánh Hòa"; but "Chính phủ xây dựng dự toán"
    field = _PORTFOLIO.match(lower, at, end) if role != "alone" else None
    foreign = word is not None and not _INITIALS.fullmatch(word[0]) and not SYLLABLE.fullmatch(word[0].lower())
    rest = (_RUN if foreign or role == "place" else _BODY).match(clean, at, end)  # "núi lửa Sinabung phun trào"
    stop = _without_verb(clean, lower, at, rest.end()) if rest else None
    if own is not None and own[1] == "body" and not inner and clean[own[0] : own[0] + 1] == " ":
        # "Thanh tra Sở Y tế TP.HCM"
        stop = max(stop or 0, _rest_of(clean, lower, own[0] + 1, "body", end, inner=True) or 0) or None
    if field is None or role == "place" or (stop is not None and stop > field.end() and field[0].count(" ") == 0):
        return stop
    seat = _RUN.match(clean, field.end() + 1, end) if clean[field.end() : field.end() + 1] == " " else None
    return max(stop or 0, seat.end() if seat else field.end())


def _without_verb(clean: str, lower: str, at: int, stop: int) -> int:
    """Where a body's name ends that took a small word too many: "Viettel vinh (dự)", "Chính phủ Anh cam (kết)"."""
    last = clean.rfind(" ", at, stop) + 1
    if last <= at or not clean[last].islower():
        return stop
    before = max(at, clean.rfind(" ", at, last - 1) + 1)
    country = COUNTRIES.match_before(lower, last - 1)
    foreign = clean[before].isupper() and not SYLLABLE.fullmatch(lower, before, last - 1)
    return last - 1 if foreign or (country is not None and country[0] >= at) else stop


_FEDERAL = "liên bang "  # "Bộ trưởng Tư pháp liên bang Michael Keenan"


def _rest_of_title(clean: str, lower: str, at: int, end: int) -> int | None:
    """The end of "Tài chính Mỹ Janet Yellen" behind "Bộ trưởng": what the office is for, whose it is, who holds it."""
    stop = None
    field = _PORTFOLIO.match(lower, at, end)
    if field is not None and clean[at].isupper():
        stop, at = field.end(), field.end() + 1
        if lower.startswith(_FEDERAL, at):
            at += len(_FEDERAL)
    if field is not None and _HEADS.match(lower, at):
        return stop  # "Trưởng khoa Thần kinh Bệnh viện Bạch Mai" is two
    country = _country_here(lower, at) if at < end else None
    run = _RUN.match(clean, at, end)
    if country is not None and clean[at].isupper() and (run is None or country[0] > run.end()):
        stop, at = country[0], country[0] + 1
        run = _RUN.match(clean, at, end)
    return run.end() if run else stop


def _next_head(clean: str, lower: str, at: int, end: int) -> int:
    """Where the next name of a run of capitals begins with its own head: "AFP Tổng thống …", "HĐQT Công ty …"."""
    space = at
    while (space := lower.find(" ", space, end)) >= 0 and clean[space + 1 : space + 2].isupper():
        space += 1
        cut = _CUT_BEFORE.match(lower, space)
        # "Ảnh: Reuters Theo hãng tin AFP", "Portege Z30 Ngoài ra"; but "Trương Văn Được (38 tuổi)"
        if cut and (cut[0] == "theo" or clean[cut.end() + 1 : cut.end() + 2].islower()):
            return space - 1
        found = _HEADS.match(lower, space)
        inner = lower.find(" ", space, found[0]) if found is not None else -1
        if found is not None and inner >= 0 and (found[1] == "title" or clean[inner + 1].islower()):
            return space - 1
    return end


def _head(lower: str, floor: int, at: int) -> tuple[str | None, int]:
    """The title or kind of body that stands before `at`, and where it begins."""
    if at - 1 <= floor or lower[at - 1] != " ":
        return None, at
    found = _HEADS.match_before(lower, at - 1)
    if found is None or found[0] < floor or found[1] in {"alone", "capital"}:
        return None, at
    return found[1], found[0]


def _headed(clean: str, lower: str, at: int, own: tuple[int, str], end: int) -> tuple[Name | None, int]:
    """A name whose title or kind has the capital: "Công ty Vàng bạc Sài Gòn", "Ông Nam", "Chính phủ"."""
    stop, role = own
    behind = stop + clean.startswith(" ", stop)
    rest = _rest_of(clean, lower, behind, role, end) if clean[behind - 1] in " ." else None  # "TP.HCM"
    if role == "alone" and rest is not None and _kind_of(lower, behind, rest) == "person":
        rest = None  # "Chủ nhiệm … của Quốc hội Phùng Quốc Hiển"
    if _WORDY_HEAD.fullmatch(lower, at, stop) and (wordy := _WORDY.match(clean, stop, end)):
        run = _RUN.match(clean, wordy.end(), end)
        rest = max(rest or 0, run.end() if run else 0)
    if rest is None and role == "body" and (seat := _SEAT.match(clean, stop, end)):
        rest = seat.end()  # "UBND huyện Mai Châu"
    if role == "body" and (continent := _CONTINENT.match(clean, rest or stop, end)):
        rest = continent.end()  # "Ngân hàng Phát triển châu Á"
    kind = _KINDS.get(role, "body")
    if rest is None and role == "alone":
        return Name(at, stop, kind=kind), stop
    return (Name(at, rest, kind=kind), rest) if rest else (None, stop)


_CONTINENT = compile(r"[ ]châu[ ] (?: Á | Âu | Phi | Mỹ ) (?! \p{L} | [ ]\p{Lu} )")


def country_within(clean: str, lower: str, name: Name) -> Name | None:
    """The country that a name ends with: "Bộ Y tế Ấn Độ", but not "UBND huyện Hiệp Đức" or "Ủy ban Tư pháp"."""
    found = COUNTRIES.match_before(lower, name.end)
    if found is None or found[0] <= name.start or not clean[found[0]].isupper():
        return None
    within_place = _OF_PLACE.search(lower, name.start, found[0]) is not None
    given = " " not in lower[found[0] : name.end] and _GIVEN.search(lower, name.start, found[0])  # "TS Trần Tuấn Anh"
    if name.kind == "person" and " " not in lower[found[0] : name.end] and not _OF_STATE.match(lower, name.start):
        return None  # "Thượng úy Đức"
    return None if within_place or given else Name(found[0], name.end, found[1], "country")


_OF_STATE = compile(rf"(?: phó[ ] )? {one_of('state_title')} {END}")
_GIVEN = compile(rf"{START} {one_of('surname')} (?: [ ]\p{{L}}+ ){{1,2}} [ ] $")
_OF_PLACE = compile(
    rf"{START} (?: huyện | quận | xã | phường | tỉnh | thị[ ]xã | thị[ ]trấn | thành[ ]phố ) [ ] \p{{L}}+ [ ] $"
)


def _opens(clean: str, at: int) -> bool:
    """Whether a capital may be due to the beginning of a sentence, clause in brackets or quotation."""
    if at == 0 or clean[at - 1] in "\n“\"'‘(-–":
        return True
    return clean[at - 2 : at] in {". ", ": ", "; ", "- ", "– ", "! ", "? ", "… ", "” "} or clean[at - 2] == "\n"


def _proper(run: str, known: set[str]) -> bool:
    """Whether a run of capitals is a name: not a lone syllable of Vietnamese, which may be any word."""
    word = run.lower()
    if " " in run or word in known:
        return True
    if _ROMAN.fullmatch(run) or _MODEL.fullmatch(run):
        return False
    return len(run) > 1 and not (run[1:].islower() and SYLLABLE.fullmatch(word))


_ROMAN = compile(r"[IVX]+")
_MODEL = compile(r"\p{Lu}+ -? \d+ \p{L}?")  # "A321", "Su-35"
