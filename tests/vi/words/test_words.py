"""The tables of words: well-formed, free of contradiction, and no poorer than CLDR."""

import re
import unicodedata
from collections import Counter
from decimal import Decimal
from itertools import chain

import pytest
from babel.units import format_unit

from factx.vi.spelling import fold_tone_marks
from factx.vi.words import forms, rows
from factx.vi.words.from_cldr import FOLDER, VIETNAMESE

COLUMNS = {
    "currencies": ("code", "forms"),
    "currencies_press": ("code", "scale", "forms"),
    "countries": ("alpha2", "forms"),
    "countries_capitals": ("alpha2", "forms"),
    "countries_press": ("alpha2", "forms"),
    "countries_short": ("alpha2", "forms"),
    "heads": ("forms", "role"),
    "units": ("ucum", "forms", "note"),
}

UNITS = {form: row["ucum"] for row in rows("units") for form in forms(row["forms"])}

# Every unit that CLDR names in Vietnamese, by what factx calls it.
CLDR_UNITS = dict(
    re.findall(
        r"(\S+?)=(\S+)",
        """
    acceleration-g-force=[g]  acceleration-meter-per-square-second=m/s2
    angle-revolution={vòng}  angle-radian=rad  angle-degree={độ}
    area-square-kilometer=km2  area-hectare=ha  area-square-meter=m2  area-square-centimeter=cm2
    area-square-mile=[mi_i]2  area-acre={mẫu}  area-square-yard=[syd_i]  area-square-foot=[sft_i]
    area-square-inch=[sin_i]  area-dunam={dunam}
    concentr-karat=[car_Au]  concentr-milligram-ofglucose-per-deciliter=mg/dL
    concentr-millimole-per-liter=mmol/L  concentr-permillion=[ppm]  concentr-portion-per-1e9=[ppb]
    concentr-mole=mol
    consumption-liter-per-kilometer=L/km  consumption-liter-per-100-kilometer=L/(100.km)
    consumption-mile-per-gallon=[mi_i]/[gal_us]  consumption-mile-per-gallon-imperial=[mi_i]/[gal_br]
    digital-petabyte=PBy  digital-terabyte=TBy  digital-terabit=Tbit  digital-gigabyte=GBy
    digital-gigabit=Gbit  digital-megabyte=MBy  digital-megabit=Mbit  digital-kilobyte=kBy
    digital-kilobit=kbit  digital-byte=By  digital-bit=bit
    electric-ampere=A  electric-milliampere=mA  electric-ohm=Ohm  electric-volt=V
    energy-kilocalorie=kcal  energy-calorie=cal  energy-foodcalorie=cal  energy-kilojoule=kJ
    energy-joule=J  energy-kilowatt-hour=kWh  energy-electronvolt=eV
    energy-british-thermal-unit=[Btu]  energy-therm-us={therm}
    force-pound-force=[lbf_av]  force-newton=N  force-kilowatt-hour-per-100-kilometer=kWh/(100.km)
    frequency-gigahertz=GHz  frequency-megahertz=MHz  frequency-kilohertz=kHz  frequency-hertz=Hz
    graphics-pixel={pixel}  graphics-megapixel={megapixel}  graphics-pixel-per-centimeter={pixel}/cm
    graphics-pixel-per-inch={ppi}  graphics-dot-per-centimeter={dpcm}  graphics-dot-per-inch={dpi}
    graphics-dot={chấm}
    length-kilometer=km  length-meter=m  length-decimeter=dm  length-centimeter=cm  length-millimeter=mm
    length-micrometer=um  length-nanometer=nm  length-picometer=pm  length-mile=[mi_i]  length-yard=[yd_i]
    length-foot=[ft_i]  length-inch=[in_i]  length-parsec=pc  length-light-year=[ly]
    length-astronomical-unit=AU  length-furlong=[fur_us]  length-fathom=[fth_us]
    length-nautical-mile=[nmi_i]  length-point={điểm}
    light-lux=lx  light-candela=cd  light-lumen=lm
    mass-tonne=t  mass-kilogram=kg  mass-gram=g  mass-milligram=mg  mass-microgram=ug  mass-ton=[ston_av]
    mass-stone=[stone_av]  mass-pound=[lb_av]  mass-ounce=[oz_tr]  mass-ounce-troy=[oz_tr]
    mass-carat=[car_m]  mass-dalton=u  mass-grain=[gr]
    power-gigawatt=GW  power-megawatt=MW  power-kilowatt=kW  power-watt=W  power-milliwatt=mW
    power-horsepower=[HP]
    pressure-millimeter-ofhg=mm[Hg]  pressure-pound-force-per-square-inch=[psi]
    pressure-inch-ofhg=[in_i'Hg]  pressure-bar=bar  pressure-millibar=mbar  pressure-atmosphere=atm
    pressure-pascal=Pa  pressure-hectopascal=hPa  pressure-kilopascal=kPa  pressure-megapascal=MPa
    speed-kilometer-per-hour=km/h  speed-meter-per-second=m/s  speed-mile-per-hour=[mi_i]/h
    speed-knot=[kn_i]  speed-light-speed=[c]
    temperature-generic={độ}  temperature-celsius=Cel  temperature-fahrenheit=[degF]  temperature-kelvin=K
    torque-pound-force-foot=[lbf_av].[ft_i]  torque-newton-meter=N.m
    volume-cubic-kilometer=km3  volume-cubic-meter=m3  volume-cubic-centimeter=cm3
    volume-cubic-mile=[mi_i]3  volume-cubic-yard=[cyd_i]  volume-cubic-foot=[cft_i]
    volume-cubic-inch=[cin_i]  volume-megaliter=ML  volume-hectoliter=hL  volume-liter=L
    volume-deciliter=dL  volume-centiliter=cL  volume-milliliter=mL  volume-cup-metric=[cup_m]
    volume-acre-foot=[acr_us].[ft_i]  volume-bushel=[bu_us]  volume-gallon=[gal_us]
    volume-gallon-imperial=[gal_br]  volume-quart=[qt_us]  volume-pint=[pt_us]  volume-cup=[cup_us]
    volume-fluid-ounce=[foz_us]  volume-fluid-ounce-imperial=[foz_br]  volume-tablespoon=[tbs_us]
    volume-teaspoon=[tsp_us]  volume-barrel={thùng}  volume-drop=[drp]  volume-dram=[fdr_us]
    volume-jigger={jigger}  volume-pinch={nhúm}  volume-quart-imperial=[qt_br]
    """,
    )
)
CLDR_UNITS |= {
    "length-earth-radius": "{bán kính Trái Đất}",
    "length-solar-radius": "{bán kính Mặt Trời}",
    "length-mile-scandinavian": "{dặm Scandinavia}",
    "light-solar-luminosity": "{độ sáng Mặt Trời}",
    "mass-earth-mass": "{khối lượng Trái Đất}",
    "mass-solar-mass": "{khối lượng Mặt Trời}",
    "volume-pint-metric": "{panh khối}",
    "volume-dessert-spoon": "{thìa tráng miệng}",
    "volume-dessert-spoon-imperial": "{thìa tráng miệng}",
}

# Told by other rules: percentages, times and durations, ems (the form is a child), an item of a list,
# and the Beaufort scale, whose name stands before its number.
NO_QUANTITY = re.compile(
    "duration-|angle-arc-|concentr-(?:percent|permille|permyriad|item)$|graphics-em$|speed-beaufort$"
)

# Forms that CLDR, too, gives to several units, or gives them in capitals only: what the press means by them.
FIRST_MEANING = {
    "carat": "[car_m]",
    "ct": "[car_m]",
    "g": "g",
    "gb": "GBy",
    "kb": "kBy",
    "kt": "kt",
    "ly": "mm",
    "mb": "MBy",
    "ml": "mL",
    "mw": "MW",
    "sải": "{sải}",
    "tb": "TBy",
    "tấn": "t",
}

NO_UNIT = {"đ"}  # a typographer's point, but the đồng everywhere


def cldr_forms(unit: str) -> set[str]:
    """What CLDR writes behind a number of `unit`, long and short."""
    patterns = VIETNAMESE._data["unit_patterns"][unit]
    return {
        fold_tone_marks(unicodedata.normalize("NFC", format_unit(2, unit, length, locale=VIETNAMESE)))
        .removeprefix("2")
        .strip()
        .lower()
        for length in ("long", "short")
        if "other" in patterns.get(length, {})
    }


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_has_its_columns_and_plain_lines(name: str) -> None:
    data = (FOLDER / f"{name}.tsv").read_bytes().decode()
    assert data.endswith("\n")
    assert "\r" not in data
    header, *lines = [line for line in data[:-1].split("\n") if not line.startswith("#")]
    assert tuple(header.split("\t")) == COLUMNS[name]
    for line in lines:
        cells = line.split("\t")
        assert 2 <= len(cells) <= len(COLUMNS[name]), line
        assert all(cells), line
        assert all(cell == cell.strip() for cell in cells), line


@pytest.mark.parametrize("name", COLUMNS)
def test_forms_are_written_as_the_rules_see_a_text(name: str) -> None:
    for row in rows(name):
        for form in row["forms"].split(" | "):
            assert form
            assert form == " ".join(form.split())
            assert form == fold_tone_marks(unicodedata.normalize("NFC", form).lower())


@pytest.mark.parametrize("row", [*rows("lists")], ids=lambda row: row["list"])
def test_a_list_has_no_word_twice_and_each_as_it_is_written(row: dict[str, str]) -> None:
    words = row["words"].split(" | ")
    assert [word for word, times in Counter(words).items() if times > 1] == []
    assert words == [fold_tone_marks(unicodedata.normalize("NFC", word)) for word in words]


@pytest.mark.parametrize(
    "names",
    [
        ("currencies", "currencies_press"),
        ("units",),
        ("countries", "countries_capitals", "countries_press", "countries_short"),
        ("heads",),
    ],
)
def test_no_form_means_two_things(names: tuple[str, ...]) -> None:
    count = Counter(chain.from_iterable(forms(row["forms"]) for name in names for row in rows(name)))
    assert [form for form, times in count.items() if times > 1] == []


def test_codes_and_scales_of_currencies() -> None:
    for row in rows("currencies_press"):
        assert re.fullmatch("[A-Z]{3}", row["code"])
        assert Decimal(row["scale"]) in (Decimal(1), Decimal("0.01"))


def test_codes_and_notes_of_units() -> None:
    for row in rows("units"):
        assert row["ucum"].count("{") == row["ucum"].count("}")
        assert row["ucum"].count("[") == row["ucum"].count("]")
        outside_braces = re.sub(r"\{[^{}]+\}", "", row["ucum"])
        assert re.fullmatch(r"[A-Za-z0-9_./()\[\]']*", outside_braces), row
        assert not row["note"] or re.match("(?:ambiguous|rare|remark): ", row["note"]), row


def test_every_cldr_unit_is_expected() -> None:
    named = {unit for unit in VIETNAMESE._data["unit_patterns"] if not NO_QUANTITY.match(unit)}
    assert named == CLDR_UNITS.keys()


@pytest.mark.parametrize("unit", CLDR_UNITS)
def test_a_cldr_name_of_a_unit_is_known(unit: str) -> None:
    for form in cldr_forms(unit) - NO_UNIT:
        assert UNITS.get(form) == FIRST_MEANING.get(form, CLDR_UNITS[unit]), form


@pytest.mark.parametrize(
    ("form", "ucum"),
    [
        ("cây số", "km"),
        ("héc ta", "ha"),
        ("hải lý", "[nmi_i]"),
        ("km một giờ", "km/h"),
        ("lượng vàng", "{lượng}"),
        ("chỉ vàng", "{chỉ}"),
        ("ounce", "[oz_tr]"),
        ("thùng dầu", "{thùng}"),
        ("độ c", "Cel"),
        ("độ richter", "{độ Richter}"),
        ("độ vĩ bắc", "deg"),
        ("kwh", "kWh"),
        ("mã lực", "[HP]"),
        ("mbps", "Mbit/s"),
        ("µg/m3", "ug/m3"),
        ("m3/ngày đêm", "m3/d"),
        ("tạ/ha", "{tạ}/ha"),
        ("điểm cơ bản", "{điểm cơ bản}"),
        ("kiloton", "kt"),
        ("dwt", "{DWT}"),
    ],
)
def test_a_unit_as_the_press_writes_it(form: str, ucum: str) -> None:
    assert UNITS[form] == ucum


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("đồng", "VND"),
        ("vnđ", "VND"),
        ("đô la", "USD"),
        ("mỹ kim", "USD"),
        ("$", "USD"),
        ("bảng", "GBP"),
        ("ndt", "CNY"),
        ("tệ", "CNY"),
        ("yen", "JPY"),
        ("rúp", "RUB"),
        ("đô úc", "AUD"),
        ("đô la hong kong", "HKD"),
        ("đài tệ", "TWD"),
        ("baht", "THB"),
        ("riyal", "SAR"),
    ],
)
def test_a_currency_as_the_press_writes_it(form: str, code: str) -> None:
    found = [row["code"] for row in rows("currencies_press") if form in forms(row["forms"])]
    assert found == [code]
