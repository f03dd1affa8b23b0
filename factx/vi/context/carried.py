"""Whom the sentences before were about, where one that names nobody goes on about them.

>>> from factx import extract
>>> [fact.subject.text for fact in extract("Hãng ABC họp. Doanh thu đạt 5 tỷ đồng.")]
['Hãng ABC']
>>> [fact.subject.text for fact in extract("Tại Lào có 5 ca. Ngoài ra, 14 người bị ảnh hưởng.")]
['Lào', 'Lào']
"""

from __future__ import annotations

from functools import lru_cache

from factx.vi.context import clause
from factx.vi.context.sentence import Sentence
from factx.vi.context.speaker import statements
from factx.vi.figure import Figure
from factx.vi.name import Name
from factx.vi.pattern import END, START, compile, one_of
from factx.vi.spelling import SYLLABLE


def carried_over(sentence: Sentence, kinds: set[str] | None) -> Name | None:
    """Whom the sentence before began with, or what that one goes on about, if it is one of `kinds` (None: any)."""
    for before in sentence.earlier(_SENTENCES_BACK):
        topic = _topic(before)
        if topic is not None and (
            kinds is None or topic.kind != "noun" or _EVENT.match(before.lower, topic.start, topic.end)
        ):
            if kinds is not None and _MARKET_ONLY.match(before.lower, topic.end, before.end):
                return None  # "Mỹ là thị trường lớn nhất. CPI …"
            reports = kinds is not None and _REPORTER.match(before.lower, topic.start)
            if reports and not clause.OWNED.search(before.lower, before.start, topic.start):
                return None
            carried = (
                kinds is None or topic.kind in {*kinds, "noun"} or (_COMPANIES in kinds and _is_company(before, topic))
            )
            return topic if carried else None
    return None


def who_spoke(sentence: Sentence) -> Name | None:
    """The person who states the sentence before: "Ông Nam cho biết có lãi. Năm nay ông bán 3 xe."."""
    before = sentence.preceding
    if before is None or _topic(before) is not None:
        return None
    spoken = [told.speaker for told in statements(before)]
    return next((name for name in before.names if name.kind == "person" and (name.start, name.end) in spoken), None)


_COMPANIES = "company"


def _is_company(sentence: Sentence, name: Name) -> bool:
    """Whether a name may earn something: no office of the state, and no Vietnamese name ("EVN", "Vinamilk")."""
    if name.kind == "body":
        return _OFFICE.match(sentence.lower, name.start) is None
    if sentence.lower.startswith("phố ", name.start):
        return False  # "Phố Wall"
    last = max(name.start, sentence.lower.rfind(" ", name.start, name.end) + 1)
    return name.kind == "name" and SYLLABLE.fullmatch(sentence.lower, last, name.end) is None


_OFFICE = compile(rf"{one_of('state_office')} {END}")


def same_country(sentence: Sentence) -> Name | None:
    """The country that the figures of the sentence before are about."""
    before = sentence.followed
    subject = _subject_of_all(before.figures) if before is not None else None
    return subject if subject is not None and subject.kind == "country" else None


def _subject_of_all(figures: list[Figure]) -> Name | None:
    """Whom figures are about, if all of them are about one."""
    subjects = [figure.subject for figure in figures if figure.kind not in clause.TIMES]
    return subjects[0] if subjects and all(subject == subjects[0] for subject in subjects) else None


def of_continued(sentence: Sentence, figure: Figure) -> Name | None:
    """ "Con số này giảm 5%", "Trong đó có 5 người": whom the figure is about that it stands for, or is a part of."""
    before = sentence.followed
    if before is not None and _PART_OF_IT.match(sentence.lower, sentence.start):
        return _subject_of_all(sentence.continued)
    if before is not None and _COMPARED.match(sentence.lower, sentence.start) and not clause.actors(sentence):
        return _subject_of_all(before.figures)
    meant = _THIS_FIGURE.search(sentence.lower, sentence.start, figure.start)
    same = (other for other in sentence.continued if meant or other.measure == figure.measure)
    return next((other.subject for other in same if other.subject), None)


_COMPARED = compile(r"(?: nếu[ ])? so [ ] (?:với[ ])? (?: cùng | năm | tháng | quý | tuần | kỳ | thời[ ]điểm ) [ ]")
_PART_OF_IT = compile(rf"trong [ ] (?: đó | số[ ](?:đó|này) ) {END}")
_THIS_FIGURE = compile(rf"{START} (?: con[ ]số | số | mức | tỷ[ ]lệ | tỉ[ ]lệ | kết[ ]quả ) [ ] (?: này | trên ) {END}")


def kinds(sentence: Sentence, figure: Figure) -> set[str]:
    """Only what a company earns or owes is a company's that was named before, and in a new paragraph only what is
    counted of a whole country is a country's; what begins a sentence of it may be a province's."""
    at = clause.after_lead(sentence, sentence.start, sentence.end)
    of_tourism = _OF_TOURISM.match(sentence.lower, at) is not None
    if _OF_A_COMPANY.match(sentence.lower, at) and not of_tourism:
        return {"country", _COMPANIES}
    measured = figure.measure and _OF_A_COUNTRY.search(sentence.lower, *figure.measure)
    of_a_country = measured is not None or of_tourism
    if sentence.followed is None:
        return {"country"} if of_a_country else set()
    opens = figure.measure and at == figure.measure[0]
    return {"country", "place", "region"} if of_a_country and opens else {"country"}


_ON_THE_MARKET = r"lãi[ ]suất (?! [ ](?:huy[ ]động|cho[ ]vay|tiết[ ]kiệm|niêm[ ]yết) )"
_SIZE = rf"(?: {one_of('size_of')} [ ] )*"
_OF_A_COMPANY = compile(rf"(?! {_ON_THE_MARKET} ) (?:trong[ ]đó,?[ ])? {_SIZE} {one_of('company_measure')} {END}")
_OF_A_COUNTRY = compile(rf"{START} {one_of('country_measure')} {END}")
# "doanh thu từ hoạt động du lịch" is what a place earns
_OF_TOURISM = compile(
    rf"""(?: tổng[ ] )? (?: thu | doanh[ ]thu )
    (?: [ ] (?! {one_of("predicate")} {END} ) \p{{L}}+ ){{0,3}} [ ]du[ ]lịch {END}"""
)
_SENTENCES_BACK = 3
_MARKET_ONLY = compile(
    rf"[ ] (?: (?:vẫn|đang|hiện)[ ] )? là [ ] (?! [^.]* [ ]của[ ] ) [^.,;]{{0,20}}? {one_of('counterpart')} {END}"
)
_REPORTER = compile(rf"{one_of('press_head')} {END}")
_EVENT = compile(rf"{one_of('event_noun')} {END}")


@lru_cache(maxsize=4)  # the figures of a sentence all look back at the same few
def _topic(sentence: Sentence) -> Name | None:
    """Who begins the first clause that has a subject."""
    starts = clause.starts_of(sentence, sentence.start, min(sentence.end, sentence.start + clause.FAR))
    for start, end in zip(starts, [*starts[1:], sentence.end], strict=True):
        at = clause.after_lead(sentence, start, end)
        found = clause.subject(sentence, start, at, end)
        listed = found is not None and found.end + len(" (") in sentence.figure_at  # "Mỹ (64%), Nga (41%), …"
        if found is not None and not listed and not clause.AGENT.search(sentence.lower, start, found.start):
            return found
    return None
