"""Whom a figure is about, and with or towards whom.

The subject is who is named right before a figure in brackets ("ông Nam (52 tuổi)"), who owns what is measured
("xuất khẩu của Nga"), or the subject of the clause, else of the one that it hangs on, before it or behind
("Sau 3 tháng, Nga …"); where nobody is named, where it happens ("tại Yemen"). A clause that begins with a pronoun, or
a sentence that names nobody, goes on about whom the sentence before began with. Who is only quoted is none. The
partner is the other country ("sang Việt Nam").

>>> from factx import extract
>>> fact = extract("Theo ông Nam, kim ngạch xuất khẩu của Nga sang Việt Nam đạt 4,1 tỷ USD.")[0]
>>> fact.subject.text, fact.subject.id, fact.partner.text, fact.partner.id
('Nga', 'RU', 'Việt Nam', 'VN')
>>> [fact.subject.text for fact in extract("Hãng ABC có 30 tàu. Họ sẽ mua 5 tàu, còn XYZ thuê 7 tàu.")]
['Hãng ABC', 'Hãng ABC', 'XYZ']
"""

from __future__ import annotations

from factx.vi.context.sentence import Sentence
from factx.vi.figure import Figure
from factx.vi.name import Name
from factx.vi.pattern import END, START, compile, one_of

_NEVER = {"date", "time"}
_FAR = 400
_NEAR = 60

_LEAD = compile(rf"(?: {one_of('clause_lead')} {END} [ ]? )*")
_ADVERBIAL = compile(rf"{one_of('adverbial')} {END}")
_HANGS_ON = compile(rf"{one_of('hangs_on')} {END}")
_PRONOUN = compile(rf"{one_of('pronoun')} {END}")
_NOUN_PHRASE = compile(
    rf"""(?: [ ]? (?: {one_of("no_predicate")} {END}
      | (?! {one_of("predicate")} {END} ) [\p{{L}}\d][\p{{L}}\d&.’'/-]* ) ){{0,14}}"""
)
_MANY = compile(rf"(?:tất[ ]cả[ ])? (?:các|những|mỗi|mọi) [ ] (?:nữ[ ]|nam[ ])? {one_of('many_actors')} {END}")
_OWNED = compile(rf"{START} (?:của|thuộc|thuộc[ ]về) [ ] $")
_OWNER_BEHIND = compile(r"(?: [ ]\p{Ll}+ ){0,5}? [ ](?:của|thuộc|thuộc[ ]về) [ ]")
_RANK_OWNER = compile(r"(?: [ ]của | [^,;.]{0,40} [ ]thuộc[ ]về ) [ ]")
_AGENT = compile(rf"{START} (?:được|bị|do|bởi) [ ] $")
_ASIDE = compile(
    rf"{START} (?: {one_of('according')} (?: [ ]của )? | {one_of('other_party')} | {one_of('place_lead')} ) [ ] $"
)
_TOWARDS = compile(rf"{START} {one_of('other_party')} (?: [ ](?:thị[ ]trường|nước) )? [ ] $")
_PRESS = compile(one_of("press"))
_PLACED = compile(rf"{START} {one_of('place_lead')} [ ] $")
_SPEAKS = compile(rf"[^,;.]{{0,40}} {START} (?<! (?:được|bị)[ ] ) {one_of('speech')} {END}")
_APPOSED = compile(r"[ ]? [(,] [ ]? (?:sinh[ ]năm[ ])? $")


def add(sentence: Sentence) -> None:
    """Adds subject and partner to the figures of a sentence."""
    for figure in sentence.figures:
        if figure.kind not in _NEVER:
            figure.subject = _subject(sentence, figure)
            figure.partner = _partner(sentence, figure)


def _subject(sentence: Sentence, figure: Figure) -> Name | None:
    return (
        _apposed(sentence, figure)
        or _owner(sentence, figure)
        or _clause_subject(sentence, figure.start)
        or _inside(sentence, figure)
        or _next_clause_subject(sentence, figure)
        or _owner_behind(sentence, figure)
        or _place(sentence, figure)
        or (None if sentence.names else _carried(sentence))
    )


def _apposed(sentence: Sentence, figure: Figure) -> Name | None:
    """ "ông Nam (52 tuổi)", "Lan, 29 tuổi"."""
    for name in reversed(sentence.names):
        if name.end <= figure.start:
            lower = sentence.lower[name.end : figure.start]
            return name if _APPOSED.fullmatch(lower) and ("(" in lower or figure.kind == "duration") else None
    return None


def _owner(sentence: Sentence, figure: Figure) -> Name | None:
    """Who owns what is measured before the figure, or the rank: "xuất khẩu của Nga", "vị trí số 1 của Nga"."""
    if figure.kind == "ordinal":
        rank = _RANK_OWNER.match(sentence.lower, figure.end, sentence.end)
        return next((name for name in sentence.names if rank and name.start == rank.end()), None)
    if figure.measure is None:
        return None
    begin, end = figure.measure
    inside = [name for name in sentence.names if begin <= name.start < end]
    if figure.kind == "count" or begin >= figure.start:
        return next((name for name in inside if _OWNED.search(sentence.lower, begin, name.start)), None)
    acting = (name for name in sentence.names if end <= name.start and name.end <= figure.start)
    agent = next((name for name in acting if _AGENT.search(sentence.lower, end, name.start)), None)
    if inside:  # "giá vàng SJC được Công ty Sài Gòn nâng": who does it
        return agent or inside[0]
    return _owner_at(sentence, end)


def _owner_behind(sentence: Sentence, figure: Figure) -> Name | None:
    return _owner_at(sentence, figure.end)


def _owner_at(sentence: Sentence, at: int) -> Name | None:
    behind = _OWNER_BEHIND.match(sentence.lower, at, sentence.end)
    if behind is None:
        return None
    return next((name for name in sentence.names if name.start == behind.end()), None)


def _inside(sentence: Sentence, figure: Figure) -> Name | None:
    """A name in what is counted or shared: "5 công ty Nga"."""
    if figure.measure is None:
        return None
    begin, end = figure.measure
    return next((name for name in sentence.names if begin <= name.start < end), None)


def _clause_subject(sentence: Sentence, at: int) -> Name | None:
    """The subject of the clause before `at`, else of the one before that in the sentence, and so on."""
    floor = max(sentence.start, at - _FAR)
    end, pronoun = at, False
    for start in reversed(_clause_starts(sentence, floor, at)):
        found = _subject_of(sentence, start, end)
        if found is not None:
            return _apposed_to(sentence, start, found) or found
        pronoun = pronoun or _has_pronoun(sentence, start, end)
        end = start
    return _carried(sentence) if pronoun else None


def _has_pronoun(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a clause begins with "họ", "ông", "hãng này"."""
    found = _PRONOUN.match(sentence.lower, _after_lead(sentence, start, end), end)
    return found is not None and not sentence.clean[found.end() + 1 : found.end() + 2].isupper()


def _apposed_to(sentence: Sentence, start: int, found: Name) -> Name | None:
    """ "X, tổ chức của ông Y, mua …": who stands alone in the clause before is told more of, and is the subject."""
    if found.start == start or not sentence.lower.endswith(", ", 0, start):
        return None
    return next((name for name in sentence.names if name.end == start - len(", ") and _heads(sentence, name)), None)


def _heads(sentence: Sentence, name: Name) -> bool:
    """Whether a name begins its clause."""
    starts = _clause_starts(sentence, sentence.start, name.start + 1)
    return _after_lead(sentence, starts[-1], name.end) == name.start


def _clause_starts(sentence: Sentence, floor: int, end: int) -> list[int]:
    """Where the clauses from `floor` up to `end` begin; what a closed bracket holds is none of them."""
    told = (clause.start for clause in sentence.clauses if not clause.bracket or clause.bracket > end)
    return [floor, *(start for start in told if floor < start <= end)]


def _subject_of(sentence: Sentence, start: int, end: int) -> Name | None:
    """The subject of the clause from `start` up to `end`."""
    lower = sentence.lower
    at = _after_lead(sentence, start, end)
    names = [name for name in sentence.names if at <= name.start and name.end <= end]
    if _ADVERBIAL.match(lower, at):
        return None
    phrase = _NOUN_PHRASE.match(lower, at, end)
    stop = phrase.end() if phrase else at
    names = [name for name in names if not _PRESS.fullmatch(lower, name.start, name.end)]
    if not names:
        return _many(sentence, at, stop)
    if names[0].start == at:
        return None if _SPEAKS.match(lower, names[0].end, end + _NEAR) else names[0]
    agent = next((name for name in names if _AGENT.search(lower, start, name.start)), None)
    if agent is not None:
        return agent
    if _SPEAKS.match(lower, stop, end):
        return None
    inner = [name for name in names if name.start < stop]
    owners = [name for name in inner if _OWNED.search(lower, start, name.start)]
    loose = [name for name in inner if not _ASIDE.search(lower, start, name.start)]
    return next(iter(owners + loose), None) or _many(sentence, at, stop)


def _many(sentence: Sentence, at: int, stop: int) -> Name | None:
    """ "các bác sĩ", "mỗi nước": many of a kind that are not named."""
    many = _MANY.match(sentence.lower, at, stop)
    return Name(at, stop) if many else None


def _after_lead(sentence: Sentence, start: int, end: int) -> int:
    """Where the clause really begins: behind conjunctions, adverbs and dates."""
    at = start
    while True:
        lead = _LEAD.match(sentence.lower, at, end)
        stop = lead.end() if lead else at
        date = next((f for f in sentence.figures if f.kind in _NEVER and f.start == stop), None)
        if date is not None:
            stop = date.end + 1
        if stop == at or stop >= end:
            return min(stop, end)
        at = stop


def _next_clause_subject(sentence: Sentence, figure: Figure) -> Name | None:
    """ "Sau 5 tháng tổ chức, Nga …", "Đây là lần đầu tiên trong 3 năm, Nga …": who begins the clause behind."""
    starts = _clause_starts(sentence, figure.end, min(sentence.end, figure.end + _FAR))[1:]
    head = _clause_starts(sentence, max(sentence.start, figure.start - _FAR), figure.start)[-1]
    begin = _skip_conjunctions(sentence, head, figure.start)
    if not (_HANGS_ON.match(sentence.lower, begin) or _SUBORDINATE.search(sentence.lower, max(0, head - 12), head)):
        return None
    for start in starts:
        at = _after_lead(sentence, start, sentence.end)
        name = next((name for name in sentence.names if name.start == at), None)
        if name is not None and not _SPEAKS.match(sentence.lower, name.end):
            return name
    return None


def _skip_conjunctions(sentence: Sentence, at: int, end: int) -> int:
    lead = _CONJUNCTIONS.match(sentence.lower, at, end)
    return lead.end() if lead else at


_SUBORDINATE = compile(rf"{START} (?: sau[ ]khi | trước[ ]khi | khi | dù | tuy | nếu | để ) [ ] $")
_CONJUNCTIONS = compile(r"(?: (?:tuy[ ]nhiên|cụ[ ]thể|trong[ ]khi[ ]đó|và|nhưng|,) [ ]? )*")


def _place(sentence: Sentence, figure: Figure) -> Name | None:
    """Where it happens, if the sentence says no more."""
    placed = [name for name in sentence.names if _PLACED.search(sentence.lower, sentence.start, name.start)]
    before = [name for name in placed if name.end <= figure.start]
    start = _clause_starts(sentence, max(sentence.start, figure.start - _FAR), figure.start)[-1]
    owners = [name for name in sentence.names if start <= name.start and name.end <= figure.start]
    owners = [name for name in owners if _OWNED.search(sentence.lower, start, name.start)]
    clause = _SAME_CLAUSE.match(sentence.lower, figure.end)
    behind = [name for name in placed if clause and figure.end <= name.start <= clause.end()]
    return next(iter([*owners[::-1], *before[::-1], *behind]), None)


_SAME_CLAUSE = compile(r"[^,;:.()\d]{0,80}")


def _carried(sentence: Sentence) -> Name | None:
    """Whom the sentence before began with, or what that one goes on about."""
    before = sentence.preceding
    for _ in range(_SENTENCES_BACK):
        if before is None:
            return None
        if (topic := _topic(before)) is not None:
            return topic
        before = before.preceding
    return None


_SENTENCES_BACK = 3


def _topic(sentence: Sentence) -> Name | None:
    """Who begins the first clause that has a subject."""
    starts = _clause_starts(sentence, sentence.start, min(sentence.end, sentence.start + _FAR))
    for start, end in zip(starts, [*starts[1:], sentence.end], strict=True):
        found = _subject_of(sentence, start, end)
        if found is not None and not _AGENT.search(sentence.lower, start, found.start):
            return found
    return None


def _partner(sentence: Sentence, figure: Figure) -> Name | None:
    """The other country, with or towards which it is."""
    subject = figure.subject
    if subject is None or subject.id is None:
        return None
    lower = sentence.lower
    for name in sentence.names:
        if name.id in {None, subject.id}:
            continue
        joined = lower[subject.end : name.start] in {" và ", " - ", "-", " – "}
        if joined or _TOWARDS.search(lower, sentence.start, name.start):
            return name
    return None
