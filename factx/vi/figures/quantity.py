"""Measured quantities: "120 km", "3.500 tấn", "29 độ C", "250.000 thùng dầu/ngày".

Units are those of UCUM, not converted; where UCUM has none, the Vietnamese word stands in braces.

>>> from factx.vi.scan import read_all
>>> figures = read_all("dài 120m, rộng 15m; 5 ha; 29 độ C; 2 lượng vàng")
>>> [(str(figure.value), figure.unit) for figure in figures]
[('120', 'm'), ('15', 'm'), ('5', 'ha'), ('29', 'Cel'), ('2', '{lượng}')]
>>> [(str(figure.value), figure.unit, figure.per) for figure in read_all("250.000 thùng/ngày, nhanh 80 km/h")]
[('250000', '{thùng}', 'd'), ('80', 'km/h', None)]
"""

from __future__ import annotations

from decimal import Context, Decimal

from factx.vi.amount import UNITS, Amount, measured
from factx.vi.figure import Figure, exact
from factx.vi.figures.count import NOUNS
from factx.vi.numerals import read_numeral
from factx.vi.pattern import END, START, Pattern, any_of, compile, one_of
from factx.vi.place import Place
from factx.vi.words import forms, rows

_NOTES = {form: row["note"] for row in rows("units") for form in forms(row["forms"])}
_AMBIGUOUS = {form for form, note in _NOTES.items() if note.startswith("ambiguous")}
_GLUED = {"l", "g"}  # letters that are a unit where their case is right


def _company(with_: list[str], without: list[str]) -> Pattern:
    """What must follow a word for it to be a unit; "." stands for the end of the phrase."""
    follows = [any_of([word for word in with_ if word != "."])] if with_ else []
    end = ["(?=[ ]*(?:[.,;)]|$))"] if "." in with_ else []
    if with_:
        return compile(rf"(?:[ ]|(?=/)) {follows[0]} {END} | {end[0] if end else '(?!)'}")
    return compile(rf"(?![ ]{any_of(without)}{END}) {END}" if without else END)


# Words that are a unit only in such company; alone they are something else.
_IN_COMPANY = {row["form"]: _company(forms(row["with"]), forms(row["without"])) for row in rows("unit_company")}
_WARM = compile(rf"{START} (?: nhiệt | sốt | nóng | lạnh | rét | băng[ ]giá | thời[ ]tiết | mát | ấm ) {END} | âm[ ]?$")


def read_unit(lower: str, at: int) -> tuple[int, str] | None:
    """The unit of measure behind a number that ends at `at`: where it ends, and its code in UCUM."""
    spaced = lower[at : at + 1] == " "
    start = at + 1 if spaced else at
    found = UNITS.match(lower, start)
    if found is None:
        return None
    end, _ = found
    word = lower[start:end]
    if word in _IN_COMPANY:
        if not _IN_COMPANY[word].match(lower, end):
            return None
    elif word in _AMBIGUOUS and word not in _GLUED:
        return None
    noun = NOUNS.match(lower, start)
    if noun is not None and noun[0] > end:
        return None
    return found


def read(place: Place) -> Figure | None:
    """The quantity that begins at `place`."""
    amount = place.amount
    if amount is None:
        return None
    grouped = amount.numeral.grouped
    if grouped is not None and amount.value is not None and grouped % 100 == 0:
        amount.value = grouped  # "2,500 tấn" has no third decimal of zero
    if _nothing_measured(place, amount.start, amount.number, amount.end):
        return None
    figure = (
        _fraction(place)
        or _height(place)
        or measured(place.lower, amount, "quantity", "quantity.amount", read_unit)
        or _mark(place, amount)
        or _barrels(place, amount)
    )
    if figure is None:
        return None
    if figure.unit is not None and figure.unit.endswith("}/d"):  # "bpd" is "thùng/ngày"
        figure.unit, figure.per = figure.unit.removesuffix("/d"), "d"
    letter = _LETTER.search(place.clean, figure.start, figure.end)
    if letter is not None and figure.unit in _CASES and letter[0] != _CASES[figure.unit]:
        return None  # "3G" is no weight
    if figure.unit == "Mbit/s" and "MB" in place.clean[figure.start : figure.end]:
        figure.unit = "MBy/s"
    if figure.unit == "nm" and "Nm" in place.clean[figure.start : figure.end]:
        figure.unit = "N.m"
    compared = place.lower.startswith(" so với", figure.end)
    if (
        not compared
        and figure.modifier is None
        and _EXTENT.search(place.lower, max(place.floor, figure.start - 10), figure.start)
    ):
        figure.start, figure.modifier = figure.start - len("hơn "), "more_than"
    figure.unit, figure.per = _COMPOUND.get((figure.unit, figure.per), (figure.unit, figure.per))
    if figure.unit == "{độ}":
        around = place.lower[max(0, figure.start - 250) : figure.end + 30]
        around = around[max(around.rfind(". ", 0, -30), around.rfind("\n", 0, -30)) + 1 :]
        if _QUAKE.search(around) and not _GEOGRAPHIC.match(place.lower, figure.end):
            figure.unit = "{độ Richter}"
        else:
            figure.unit = "Cel" if _WARM.search(around) else "deg"
    return figure


_QUAKE = compile(rf"{START} {one_of('quake')} {END}")
_GEOGRAPHIC = compile(r"[ ] (?: vĩ | kinh | bắc | nam | đông | tây | c ) (?!\p{L})")
_PLACES = compile(rf"{START} {one_of('place_of')} [ ] $")
_SAMPLES = compile(one_of("sample"))  # "7 mẫu đất" may be soil that is analysed
_AN_AMOUNT = compile(rf"[ ]lượng {END} (?! [ ](?:vàng|sjc|bạc) )")


def _nothing_measured(place: Place, start: int, number: int, end: int) -> bool:
    """ "ở 50 điểm" are places, "một lượng lớn" an amount of no size."""
    if place.lower.startswith(" điểm", end):
        whole = place.lower[number:end].isdigit()
        return whole and _PLACES.search(place.lower, max(place.floor, start - 10), start) is not None
    if place.lower.startswith(" mẫu đất", end):
        return _SAMPLES.search(place.lower, max(0, start - 80), end + 80) is not None
    return place.lower[number:end] in {"một", "hai"} and _AN_AMOUNT.match(place.lower, end) is not None


_CASES = {"g": "g", "L": "l", "V": "V", "nm": "nm"}
_LETTER = compile(r"(?<=[\d ]) (?: \p{L} | nm ) $")
# "dài hơn 50 km": of an extent "hơn" is "more than"; else it compares ("cao hơn 5%")
_EXTENT = compile(rf"{START} {one_of('extent')} [ ]hơn[ ] $")
_COMPOUND: dict[tuple[str | None, str | None], tuple[str, None]] = {
    ("t", "ha"): ("t/ha", None),
    ("kg", "ha"): ("kg/ha", None),
    ("{tạ}", "ha"): ("{tạ}/ha", None),
}
_METRES = compile(r"(?P<metres> \d{1,2} ) [ ]?m (?P<rest> \d\d | [14-9] ) (?![\d\p{L}/])")
_TENTHS = compile(rf"(?:một|hai|ba)[ ]mét[ ] (?= (?:hai|ba|tư|bốn|sáu|bảy|bẩy|tám|chín) {END} )")


_FRACTION = compile(
    r"""(?: (\d{1,2}) / (\d{1,4}(?:[.,]\d+)?) [ ]? (?= (?:inch|in|giây|dặm|''|″)(?!\p{L}) )
      | ([1-9]) / ([2-9]|10) [ ]? (?= (?:kg|g|m|lít|l|tấn|ha|km|m2|m3|mét|kilôgam|cân)(?!\p{L}) ) )"""
)
_SIX_DIGITS = Context(prec=6)


def _fraction(place: Place) -> Figure | None:
    """ "1/2,3 inch", "1/4000 giây": sensors, pipes, shutters."""
    match = _FRACTION.match(place.lower, place.at)
    unit = UNITS.match(place.lower, match.end()) if match else None
    if match is None or unit is None:
        return None
    part, whole = Decimal(match[1] or match[3]), Decimal((match[2] or match[4]).replace(",", "."))
    if not whole or (match[3] and part >= whole):
        return None
    value = exact(_SIX_DIGITS.divide(part, whole))
    return Figure("quantity", place.at, unit[0], "quantity.fraction", value=value, unit=unit[1])


_MARK_LEAD = compile(
    rf"""{START} điểm [ ] (?: trung[ ]bình | chuẩn | toán | số ) (?: [ ]\p{{L}}+ ){{0,8}}
    [ ] (?: là | đạt | còn | từ | trung[ ]bình ) [ ] $"""
)
_NO_UNIT = compile(r"[ ]* (?: [.,;)\n] | $ | [ ](?:và|đến|tới|trở|so)[ ] )")
_HIGHEST_MARK = 40


def _barrels(place: Place, amount: Amount) -> Figure | None:
    """ "dự trữ dầu giảm 0,7 triệu thùng": barrels where oil is told of; else one counts casks and cartons."""
    found = _BARRELS.match(place.lower, amount.end)
    noun = NOUNS.match(place.lower, found.start("what")) if found else None
    if found is None or (noun is not None and noun[0] > found.end()):
        return None
    if not _OIL.search(place.lower, max(0, amount.start - 150), amount.end + 60):
        return None
    return measured(place.lower, amount, "quantity", "quantity.barrels", _read_barrels)


def _read_barrels(lower: str, at: int) -> tuple[int, str] | None:
    found = _BARRELS.match(lower, at)
    return (found.end(), "{thùng}") if found else None


_BARRELS = compile(rf"[ ] (?P<what> thùng ) {END}")
_OIL = compile(rf"{START} (?: dầu | xăng | diesel | opec | brent | wti | nhiên[ ]liệu[ ]chưng[ ]cất ) {END}")


def _mark(place: Place, amount: Amount) -> Figure | None:
    """ "điểm trung bình là 6,7": a mark without its unit, which the head has said."""
    numbers = [number for number in (amount.value, amount.low, amount.high) if number is not None]
    if amount.factor != 1 or max(numbers) > _HIGHEST_MARK or not _NO_UNIT.match(place.lower, amount.end):
        return None
    if not _MARK_LEAD.search(place.lower, max(place.floor, amount.start - 80), amount.start):
        return None
    figure = amount.figure("quantity", "quantity.mark", "{điểm}")
    figure.convert(exact)
    return figure


def _height(place: Place) -> Figure | None:
    """ "1m75", "một mét bảy": the decimals stand behind the unit."""
    if (match := _METRES.match(place.lower, place.at)) and "M" not in place.clean[place.at : match.end()]:  # "9M96"
        value = Decimal(f"{match['metres']}.{match['rest']}")
        return Figure("quantity", place.at, match.end(), "quantity.height", value=exact(value), unit="m")
    lead = _TENTHS.match(place.lower, place.at)
    whole = read_numeral(place.lower, place.at) if lead else None
    rest = read_numeral(place.lower, lead.end()) if lead else None
    if whole is None or rest is None or rest.value > 9 or place.lower[rest.end : rest.end + 2].strip().isalpha():
        return None
    return Figure("quantity", place.at, rest.end, "quantity.height", value=whole.value + rest.value / 10, unit="m")
