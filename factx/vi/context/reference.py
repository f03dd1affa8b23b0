"""Words that stand for a name said before: "nước này", "hãng này", "doanh thu của công ty", "toàn tập đoàn".

Each is resolved to the nearest name before it of the kind that its noun tells; what speaks counts too ("Airbus cho
biết hãng này …"). Without such a name in its own sentence, or in the few before it, it stands for nobody.

>>> from factx import extract
>>> fact = extract("Theo Airbus, doanh thu tăng. Đơn hàng của hãng này đạt 900 chiếc.")[0]
>>> fact.subject.text
'Airbus'
"""

from __future__ import annotations

from collections.abc import Iterator

from factx.vi.context.sentence import Sentence
from factx.vi.name import Name, country_within
from factx.vi.pattern import END, START, after, compile, one_of, words_of
from factx.vi.spelling import SYLLABLE

_THIS = compile(
    rf"""{START} (?: (?: (?P<country> nước | quốc[ ]gia | đất[ ]nước | vương[ ]quốc )
      | (?P<island> hòn[ ]đảo | đảo[ ]quốc | quốc[ ]đảo )
      | (?P<place> {one_of("place_noun")} ) | (?P<body> {one_of("body_noun")} ) ) [ ] (?:này|trên)
      | (?P<person> {one_of("person_noun")} ) [ ]này ) {END}"""
)
_WHOLE = compile(
    rf"""{START} (?: toàn[ ] | của[ ](?:toàn[ ])? ) (?P<body> {one_of("body_noun")} )
    (?= [ ]* (?: [,.;:()]|$ )
      | [ ] (?: {one_of("predicate")} | trong (?![ ]nước) | năm | tháng | quý | vào | tại ) {END} )"""
)
_ALONE = compile(
    rf"""{START} (?P<body> {one_of("body_noun")} )
    (?= [ ] (?: hiện[ ] )? (?: {one_of("predicate")} | {one_of("acts")} | thu | bán ) {END} )"""
)
_BOTH = compile(
    rf"""{START} (?: hai[ ](?:nước|bên|quốc[ ]gia|chính[ ]phủ|nền[ ]kinh[ ]tế)
      | {after("ngạch mại bán thương dịch tư")} (?: hai[ ]chiều | song[ ]phương ) ) {END}"""
)
POINTS_BACK = (" này", " trên", " đó", " ấy")
"""How a noun phrase ends that means what was said before."""
JOINED = {" và ", " - ", "-", " – ", "–", " với "}
"""What stands between two countries that are named together."""
_SENTENCES_BACK = 10


def references(sentence: Sentence) -> Iterator[Name]:
    """The places of a sentence that stand for a name, each with that name."""
    for pattern in (_THIS, _WHOLE, _ALONE) if sentence.holds(" này", " trên") else (_WHOLE, _ALONE):
        for match in pattern.finditer(sentence.lower, sentence.start, sentence.end):
            kind = match.lastgroup or ""
            start = match.start(kind)
            if pattern is _ALONE and not _stands_alone(sentence, start):
                continue
            name = _meant(sentence, start, match[kind], kind)
            if name is not None:
                yield Name(start, match.end(), name.id, name.kind, name)
    for match in (
        _BOTH.finditer(sentence.lower, sentence.start, sentence.end) if sentence.holds("hai ", "song ph") else ()
    ):
        if (name := _first_of_two(sentence, match.start())) is not None:
            yield Name(match.start(), match.end(), name.id, name.kind, name)


def _stands_alone(sentence: Sentence, at: int) -> bool:
    """Whether the noun at `at` has a capital or stands behind a time, and no name of its own: "Cục thu 5 tỷ đồng"."""
    dated = any(figure.kind == "date" and figure.end in {at - 1, at - 2} for figure in sentence.figures)
    named = any(name.start <= at < name.end for name in sentence.names)
    return (dated or sentence.clean[at].isupper()) and not named


def _first_of_two(sentence: Sentence, at: int) -> Name | None:
    """The first of the two countries last named together before `at`: "Việt Nam và Nga", "Nga - Ấn Độ"."""
    for before in (sentence, *sentence.earlier(_SENTENCES_BACK)):
        countries = [name for name in before.names if name.kind == "country" and name.end <= at]
        for first, second in zip(countries[-2::-1], countries[:0:-1], strict=True):
            if before.lower[first.end : second.start] in JOINED and first.id != second.id:
                return first
    return None


def _meant(sentence: Sentence, at: int, noun: str, kind: str) -> Name | None:
    """The name that `noun`, of a `kind`, stands for: the nearest before it, else the first of a sentence before."""
    near = [name for name in sentence.names if name.end <= at][::-1]
    if found := _called(sentence, near, noun) or _first(sentence, near, kind):
        return found
    before = [*sentence.earlier(_SENTENCES_BACK)]
    called = (_called(each, each.names, noun) for each in before)
    of_kind = (_first(each, each.names, kind) for each in before)
    return next(filter(None, called), None) or next(filter(None, of_kind), None) or _meant_before(before, noun)


def _meant_before(before: list[Sentence], noun: str) -> Name | None:
    """What the same noun stood for in a sentence before."""
    for each in before:
        for actor in each.actors or ():
            if actor.meant is not None and each.lower.startswith(noun, actor.start):
                return actor.meant
    return None


def _called(sentence: Sentence, names: list[Name], noun: str) -> Name | None:
    """The name that itself has the noun: "tập đoàn" is "Tập đoàn VNPT", and whose chairman stands behind a comma."""
    for name in names:
        at = sentence.lower.find(f"{noun} ", name.start, name.end)
        if at == name.start or (at >= 0 and sentence.lower.endswith("tổng ", name.start, at)):
            return name  # "Công ty X", "Tổng công ty X"
        if at > name.start and sentence.lower[at - 1] == " " and sentence.lower.endswith(", ", 0, name.start):
            return Name(at, name.end, kind="body")
    return None


def _first(sentence: Sentence, names: list[Name], kind: str) -> Name | None:
    return next(filter(None, (_of_kind(sentence, name, kind) for name in names)), None)


def _of_kind(sentence: Sentence, name: Name, kind: str) -> Name | None:
    """A name, or what it ends with ("Bộ Y tế Ấn Độ", "Tổng giám đốc VNPT"), if it is of `kind`."""
    if kind == "island":
        island = name.kind == "place" if name.id is None else name.id.lower() in _ISLANDS
        return name if island else None
    if kind == "country":
        return name if name.kind == "country" else country_within(sentence.clean, sentence.lower, name)
    last = sentence.clean.rfind(" ", name.start, name.end) + 1
    if kind == "body" and name.kind == "person" and last and _INITIALS.fullmatch(sentence.clean, last, name.end):
        return Name(last, name.end, kind="body")
    if kind == "body" and name.kind == "name":
        return None if SYLLABLE.fullmatch(sentence.lower, max(last, name.start), name.end) else name
    return name if name.kind in {kind, "name" if kind == "person" else kind} else None


_INITIALS = compile(r"\p{Lu}{3,}")
_ISLANDS = set(words_of("island_country"))
