"""One pass over an article: where a figure may start, and which module reads it there.

At a digit, a number word or a date word the figure modules are asked in a fixed order; the first that
can read a figure takes the span, and the scan goes on behind it. A bare number waits: the figure behind
it may lend its unit ("thuê 12 và mua 15 xe cẩu").

>>> [figure.kind for figure in read_all("Năm 2013, Nga bán 14 máy bay, thu 2,3 tỷ USD, tăng 8,5%.")]
['date', 'count', 'money', 'percent']
>>> [(str(figure.value), figure.unit) for figure in read_all("thuê 12 và mua 15 xe cẩu")]
[('12', 'xe cẩu'), ('15', 'xe cẩu')]
"""

from __future__ import annotations

import datetime
from bisect import insort
from collections.abc import Callable
from decimal import Decimal

from factx.text import Text
from factx.vi.amount import UNITS, Amount, share_bound
from factx.vi.dates.point import compared
from factx.vi.figure import Figure, exact
from factx.vi.figures import count, date, duration, money, names, ordinal, percent, quantity, ratio, time
from factx.vi.numerals import NUMBER_WORDS
from factx.vi.pattern import END, any_of, compile, not_after, one_of
from factx.vi.place import Calendar, Place
from factx.vi.spelling import SYLLABLE

Reader = Callable[[Place], Figure | None]

_MEASURED: tuple[Reader, ...] = (
    ratio.read,
    percent.read,
    count.read_medal,
    money.read,
    duration.read,
    quantity.read,
    count.read,
)
_NUMBER: tuple[Reader, ...] = (time.read, date.read, ordinal.read_also, *_MEASURED)
# Behind what may carry a number as its name ("vòng 3", "loại 50cc") a count is not asked for.
_LABEL: tuple[Reader, ...] = (date.read, percent.read, money.read, duration.read, quantity.read)

_WORDS: dict[str, tuple[Reader, ...]] = {
    **dict.fromkeys("một hai ba bốn sáu bảy bẩy tám chín mười không".split(), _NUMBER),
    **dict.fromkeys("hàng vài mấy dăm chục trăm nghìn ngàn hăm triệu".split(), _MEASURED),
    **dict.fromkeys(
        "t q thg bữa ngày hôm mùng mồng rằm tháng quý tuần chủ cuối mùa xuân hè đông vụ thế thập những niên tài"
        " cùng cách trước sang giáng noel quốc tết valentine halloween lễ dịp".split(),
        (date.read,),
    ),
    "nửa": (date.read, ratio.read, *_MEASURED[1:]),
    "phân": (ratio.read,),
    "năm": (date.read, *_NUMBER),
    "thứ": (date.read, ordinal.read),
    **dict.fromkeys("sáng trưa chiều tối đêm khuya rạng sớm xế tờ".split(), (time.read,)),
    **dict.fromkeys("đầu lần hạng top tốp vị ngôi xếp số về".split(), (ordinal.read,)),
    **dict.fromkeys("gấp nhân tăng".split(), (ratio.read,)),
    **dict.fromkeys("½¼¾⅓⅔", (ratio.read,)),
}  # fmt: skip
# What must follow a word that mostly stands for something else.
_BEFORE = {
    "không": "[ ](?:phẩy|chấm|giờ|độ[ ]c)",
    **dict.fromkeys("hàng vài mấy dăm".split(), "[ ](?:ba[ ])?(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)"),
    "t": r"(?:1[0-2]|0?[1-9])/\d{4}",
    "q": r"[1-4]/\d{4}",
    "chủ": "[ ]nhật",
    "cuối": "[ ]tuần",
    "đông": "[ ]?-?[ ]?xuân",
    "vụ": r"[ ](?:lúa|mùa|xuân|hè|hạ|thu|đông|\d)",
    "thế": "[ ]k",
    "thập": "[ ](?:niên|k)",
    "những": "[ ]năm",
    "niên": "[ ](?:khóa|học|vụ|độ)",
    "tài": "[ ]khóa",
    "cùng": "[ ](?:k|thời)",
    "cách": "[ ](?:đây|nay)",
    "trước": "[ ]đây",
    "sang": "[ ]năm",
    "giáng": "[ ]sinh",
    "quốc": "[ ](?:khánh|tế[ ](?:lao|phụ|thiếu))",
    **dict.fromkeys(("lễ", "dịp"), "[ ](?:giáng|noel|nô|quốc|tết|valentine|halloween)"),
    "phân": "[ ]nửa",
    "nhân": "[ ]đôi",
    "tăng": "[ ](?:đôi|rưỡi)",
    "tờ": "[ ]mờ",
    "xế": "[ ]chiều",
    "đầu": "[ ]tiên",
    "lần": "[ ]đầu",
    "vị": r"[ ]trí[ ](?:số|\d)",
    "ngôi": "[ ]số",
    "xếp": "[ ](?:số|hạng)",
    "số": r"[ ](?:\d|một|hai|ba|bốn|(?:năm|sáu|bảy|tám|chín|mười)[ ](?:thế|việt|châu|đông))",
    "về": "[ ]nh(?:ất|ì)",
}
_BEHIND = {
    **dict.fromkeys(_WORDS, r"(?! [\p{L}\d] )"),
    **{word: f"(?= {following} )" for word, following in _BEFORE.items()},
}
_ANCHOR_WORDS = rf"(?: {any_of(_WORDS, _BEHIND)} | https?:// | www[.] )"
_ANCHOR = compile(rf"\d | \b {_ANCHOR_WORDS}")
# Few texts have addresses or underscores, and they cost.
_ANCHOR_OR_MAIL = compile(rf"(?<! [\w.+-] ) [\w.+-]{{1,64}}@ | \d | (?<! [\p{{L}}\d] ) {_ANCHOR_WORDS}")

_SCALE_WORDS = {"trăm", "nghìn", "ngàn", "triệu", "tỷ", "tỉ"}
_NUMBER_GOES_ON = NUMBER_WORDS | _SCALE_WORDS | {"mươi", "phẩy", "linh", "lẻ"}
# "một" is an article before a plain noun, not where the number or its fraction, clock time or range goes on.
_ARTICLE = compile(
    rf"""{not_after("cứ tuổi ngày")} một [ ] (?! (?: nửa | phần | điểm | lần | trên | giờ | rưỡi | đến | tới | cho | và
      | trở | so | vàng | bạc | thùng | {"|".join(sorted(_NUMBER_GOES_ON | {"chục", "vạn", "chấm"}))} ) {END} )
    \p{{L}}"""
)
_UNITS = (UNITS, money.CURRENCIES, duration.UNITS)

_LENDS = {"money", "percent", "count", "quantity", "duration"}
# What stands between a bare number and the figure that lends it its unit.
_LISTED = rf"[ ]?,[ ]? | [ ] (?:và|hoặc|hay) [ ] | [ ]?[x×/][ ]? | [ ] {one_of('moved_to')} [ ] (?:mức[ ](?:đỉnh[ ])?)?"
_BETWEEN = {
    **dict.fromkeys(("percent", "money", "quantity"), compile(_LISTED)),
    "duration": compile(r"[ ]?,[ ]? | [ ] (?:và|hoặc|hay) [ ]"),  # "21 và 52 tuổi"
    "count": compile(
        rf"""{_LISTED} | [ ] (?:và|hoặc|hay) [ ] \p{{L}}+ [ ] (?:\p{{L}}+[ ])?
        | [ ](?:trên|trong)[ ] (?: (?:tổng[ ])?số[ ] )?"""
    ),
}
_MONTHS = compile(r"P([2-9]|1[01])M")
_ONE_DAY = compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}")
# the day on which a figure is told is not the time that it is of
_PUBLISHED = compile(
    r"(?<!\p{L}) (?: công[ ]bố | thông[ ]báo | đưa[ ]ra | phát[ ]hành | cho[ ]biết ) (?: [ ]vào )? [ ] $"
)
_YEAR_OF_NAME = compile(r"(?:19|20)\d\d (?! \d | [.,]\d | [ ]?(?:%|tỷ|triệu|đồng|usd) )")
# "vòng hai tổ chức ngày …", "vòng 2 hôm qua": the round has its number, and what follows is another thing
_NUMBERED_ROUND = compile(r"(?:một|hai|ba|bốn)[ ] (?:tổ[ ]chức|diễn[ ]ra) | \d{1,2}[ ]hôm[ ](?:qua|nay|\d)")
_HALF_MONTH = compile(r"[12][ ]tháng[ ]\d")  # "kỳ 1 tháng 12"
_TIME_ON_DAY = compile(r"\d{1,3}[ ](?:hôm|ngày|tối|sáng|chiều)[ ](?:ngày[ ])?\d{1,2}[/-]\d")  # "lần 6 hôm 3/9"
# "đợt 1 năm 2013", but "3 năm 2011-2013" and "2 năm 2011 và 2012" are lengths of time
_NUMBERED_OF_YEAR = compile(
    r"""\d{1,2} [ ]năm[ ] (?:19|20)\d\d
    (?! \d | (?: [ ]? [-–,/] [ ]? | [ ](?:và|đến|tới|cho[ ]đến|cho[ ]tới)[ ] ) (?:năm[ ])? (?:19|20)\d\d )"""
)
# "đợt 1 năm 2011-2012", "học kỳ 2 năm 2011/2012"
_OF_YEAR = compile(r"\d{1,2} [ ]năm[ ] (?:19|20)\d\d")
_IN_YEAR = compile(r"(?<!\p{L}) (?: đợt | học[ ]kỳ | vòng | lần | số ) [ ] $")
_LONGEST_NUMBER_WORD = 5
_NAME_BEFORE = compile(r"(?: \p{Lu}\w* | \w*\d ) [ ] $")
_OPENING = compile(r"(?: ^ | [\n“\"‘'(-] | [.:!?…”–][ ] | [-–][ ] ) $")
_PLAN = compile(
    r"(?<!\p{L}) (?: kế[ ]hoạch | chỉ[ ]tiêu | dự[ ]toán | mục[ ]tiêu ) [ ] (?: (?:của|cả|trong)[ ] ){0,2} $"
)
_LONGEST_PLAN = 24
_CODE_BEFORE = compile(r"(?<!\p{L}) \p{Lu}{2,3} [ ] $")  # "VN 1640 và 3 chuyến"
_YEAR_LIKE = compile(r"(?:19|20)\d\d")


def read_all(text: str | Text, published: datetime.date | None = None, begin: int = 0) -> list[Figure]:
    """Every figure of a text from `begin` on, in its order."""
    if isinstance(text, str):
        text = Text(text)
    return _Scan(text, published).run(begin)


class _Scan:
    def __init__(self, text: Text, published: datetime.date | None) -> None:
        self.lower, self.clean = text.lower, text.clean
        self.calendar = Calendar(published)
        self.figures: list[Figure] = []
        self.waiting: list[Amount] = []

    def run(self, begin: int) -> list[Figure]:
        at = self._floor = begin
        anchor = _ANCHOR_OR_MAIL if "@" in self.lower or "_" in self.lower else _ANCHOR
        while match := anchor.search(self.lower, at):
            start, sign = match.start(), match[0]
            if sign.isdigit():
                end = names.skip(self.lower, self.clean, start)
            else:
                end = None if sign in _WORDS else names.address_end(self.lower, start)
            if end is not None:
                at = max(end, start + 1)
                self.waiting.clear()
                continue
            place = Place(
                self.lower,
                self.clean,
                start,
                self._floor,
                self.calendar,
                self.figures[-1] if self.figures else None,
            )
            figure = self._read(place, self._readers(sign, start))
            if figure is not None:
                if figure.kind in _LENDS:
                    share_bound(self.lower, figure, place.before)
                self._join_day(figure)
                self._lend(figure, place)
                self.figures.append(figure)
                self._remember(figure)
                at = self._floor = figure.end
            else:
                at = self._pass_over(place, match.end())
        return self.figures

    def _readers(self, anchor: str, at: int) -> tuple[Reader, ...]:
        if self.lower.endswith("vòng ", 0, at) and _NUMBERED_ROUND.match(self.lower, at):
            return ()
        if _NUMBERED_OF_YEAR.match(self.lower, at) or (
            _OF_YEAR.match(self.lower, at) and _IN_YEAR.search(self.lower, max(0, at - 8), at)
        ):
            return ()
        if anchor in {"1", "2"} and self.lower.endswith("kỳ ", 0, at) and _HALF_MONTH.match(self.lower, at):
            return ()
        if anchor.isdigit() and self.lower.endswith("lần ", 0, at) and _TIME_ON_DAY.match(self.lower, at):
            return ()
        if anchor in NUMBER_WORDS and self._goes_on(at):
            return ()
        if anchor == "một" and self._is_article(at):
            return (count.read,)
        if not anchor.isdigit():
            return _WORDS.get(anchor, ())
        if _YEAR_OF_NAME.match(self.lower, at) and self._is_named(at):
            return (time.read, date.read)  # "CES 2014 ngày đầu tiên"
        return _LABEL if names.numbering(self.lower, at) == "label" else _NUMBER

    def _goes_on(self, at: int) -> bool:
        """Whether a number word is the rest of a number that could not be read as a whole, and none of its own."""
        head = self.lower[max(self._floor, at - _LONGEST_NUMBER_WORD - 2) : at].rstrip(" ")
        word = head.rpartition(" ")[2]
        if word not in _NUMBER_GOES_ON:
            return False
        return word not in _SCALE_WORDS or not self.lower[max(0, at - len(word) - 3) : at - len(word) - 2].isdigit()

    def _is_article(self, at: int) -> bool:
        """Whether "một" stands before a plain noun, which it may count ("chỉ một người") and nothing else."""
        if self.clean[max(0, at - 2) : at].strip().isupper() or _ARTICLE.match(self.lower, at) is None:
            return False
        noun = at + len("một ")
        return not any(units.match(self.lower, noun) for units in _UNITS)

    def _is_named(self, at: int) -> bool:
        """Whether a year ends a name; the capital that opens a sentence makes none: "Hơn 2000 hộ dân"."""
        name = _NAME_BEFORE.search(self.clean, max(0, at - 12), at)
        if name is None:
            return False
        opens = _OPENING.search(self.clean, max(0, name.start() - 2), name.start()) is not None
        return not (opens and SYLLABLE.fullmatch(self.lower, name.start(), at - 1))

    @staticmethod
    def _read(place: Place, readers: tuple[Reader, ...]) -> Figure | None:
        for read in readers:
            figure = read(place)
            if figure is not None:
                return figure
        return None

    def _pass_over(self, place: Place, end: int) -> int:
        """Where the scan goes on behind a place that holds no figure; a bare number is kept waiting."""
        amount = place.amount
        if amount is None:
            return end
        if not self.lower[place.at].isdigit():
            return max(amount.numeral.end, end)  # "cả trăm ngàn tỷ" is no "ngàn tỷ"
        if (
            not _YEAR_LIKE.fullmatch(self.lower, amount.number, amount.end)
            and not names.numbering(self.lower, place.at)
            and not _CODE_BEFORE.search(self.clean, max(0, place.at - 5), place.at)
        ):
            self.waiting.append(amount)
        return max(amount.numeral.end, end)

    def _remember(self, figure: Figure) -> None:
        """What later dates point back to: the last day, week and period."""
        calendar, iso = self.calendar, figure.iso
        if iso is None:
            return
        if figure.kind in {"date", "time"} and _ONE_DAY.match(iso) and not iso.startswith("XXXX-XX"):
            calendar.day = iso[:10]
        if iso.endswith("/..") and len(iso) == len("2020-09/.."):
            iso = iso[: -len("/..")]  # "từ tháng 9/2020 đạt …, tăng 5% so với tháng trước"
        if figure.kind == "date" and self._is_period(figure, iso):
            calendar.period = iso
            calendar.told = (int(iso[:4]), figure.end) if iso[:4].isdigit() else None
        if figure.rule == "date.week" and iso[:4].isdigit():
            calendar.week = iso, figure.end
        if figure.kind == "duration" and calendar.published and (months := _MONTHS.fullmatch(iso)):
            year = calendar.published.year  # "10 tháng đạt …, tăng 5% so với cùng kỳ" means the year's first
            calendar.period = f"{year}-01/{year}-{int(months[1]):02d}"

    def _is_period(self, figure: Figure, iso: str) -> bool:
        """Whether a date is what the article speaks of, and not what it compares that with."""
        return (
            not compared(self.lower, figure.start)
            and not self.lower.startswith("cùng k", figure.start)
            and not self._is_of_plan(figure, iso)
            and ".." not in iso
            and not self.lower.endswith(" trước", 0, figure.end)
            and not (_ONE_DAY.fullmatch(iso) and _PUBLISHED.search(self.lower, max(0, figure.start - 30), figure.start))
        )

    def _is_of_plan(self, figure: Figure, iso: str) -> bool:
        """Whether a year is that of a plan in a part of which it was spoken: "Quý 1/2017 đạt 43% kế hoạch năm 2017"."""
        told = self.calendar.period_year
        if told is None or iso != str(told):
            return False
        return _PLAN.search(self.lower, max(0, figure.start - _LONGEST_PLAN), figure.start) is not None

    def _join_day(self, figure: Figure) -> None:
        """Makes one of a day and the time behind it: "ngày 5/3/2024 lúc 8h30"."""
        last = self.figures[-1] if self.figures else None
        if last is None or figure.kind != "time" or last.kind != "date" or last.iso is None or figure.iso is None:
            return
        between = self.lower[last.end : figure.start]
        if (
            figure.iso.startswith("T")
            and "/" not in figure.iso
            and _ONE_DAY.fullmatch(last.iso)
            and between in {" ", ", ", "t", " | ", " - ", " – "}
        ):
            figure.start, figure.iso = last.start, last.iso + figure.iso
            self.figures.pop()

    def _lend(self, figure: Figure, place: Place) -> None:
        """Gives the bare numbers just before a figure its unit, where they are coordinated with it."""
        lends = figure.unit is not None or (figure.kind == "duration" and _LENGTH.fullmatch(figure.iso or ""))
        if figure.kind in _LENDS and place.amount is not None and lends:
            nearest = figure
            number = place.amount.start
            for amount in reversed(self.waiting):
                after = _BRACKET.match(self.lower, amount.end)
                between = _BETWEEN[figure.kind].fullmatch(self.lower, after.end() if after else amount.end, number)
                if between is None or _differs(amount, figure) or _one_of_them(amount, between[0]):
                    break
                if figure.kind == "duration" and nearest is figure and "," in between[0]:
                    break  # "đạt 50, 3 năm qua"; but "21, 30 và 52 tuổi"
                nearest = _lent(amount, figure, place.amount)
                insort(self.figures, nearest, key=lambda known: known.start)
                number = amount.start
        if not self.waiting or not _OPEN_BRACKET.fullmatch(self.lower, self.waiting[-1].end, figure.start):
            self.waiting.clear()


def _one_of_them(amount: Amount, between: str) -> bool:
    """ "1 trong 5 đối tượng" is membership and counts nothing."""
    return amount.value == 1 and "trong" in between


def _differs(amount: Amount, figure: Figure) -> bool:
    """Whether a number is of another sort than what the figure measures: "lãi 500 tỷ, 20%"."""
    if figure.kind == "percent":
        return amount.factor > 1 or (amount.value or Decimal(0)) > _HIGHEST_PERCENT
    if figure.kind == "duration":
        return amount.value is None or amount.value % 1 != 0 or amount.value > _LONGEST
    if figure.kind == "count" and amount.value is not None and (amount.value % 1 or amount.value == 0):
        return True
    return amount.factor > 1 and figure.kind not in {"money", "count"}


# "từ 2,4 triệu (0,5%) lên 2,9 triệu đơn vị"
_OPEN_BRACKET = compile(r"[ ]?[(] [^()]{0,60} ")
_BRACKET = compile(r"[ ]?[(] [^()]{1,60} [)]")
_HIGHEST_PERCENT = 1000
_LONGEST = 120
_LENGTH = compile(r"(?P<lead> PT? ) [\d.]+ (?P<unit> [YMWDHS] )")


def _lent(amount: Amount, figure: Figure, other: Amount) -> Figure:
    lent = Figure(
        figure.kind,
        amount.start,
        amount.end,
        f"{figure.kind}.shared",
        unit=figure.unit,
        per=figure.per,
        modifier=amount.modifier,
    )
    share = other.factor if amount.factor == 1 and other.factor > 1 else 1
    if amount.value is not None and other.value is not None and amount.value * share > other.value * 100:
        share = 1
    if length := _LENGTH.fullmatch(figure.iso or ""):
        lent.iso = f"{length['lead']}{amount.value}{length['unit']}"
        return lent
    amount.give_numbers(lent)
    lent.convert(lambda number: exact(number * share))
    return lent
