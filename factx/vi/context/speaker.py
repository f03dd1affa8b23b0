"""Who is said to state a figure: "theo …", "… cho biết", words in quotation marks and who said them.

"Theo X" holds for what follows in the sentence, "X cho biết" for what follows the verb, and a verb at the end of the
sentence for what stands before it ("“…”, ông Nam nói"). "Ông nói" is who spoke before. A speaker is a name, or an
office or source without one ("cơ quan điều tra").

>>> from factx import extract
>>> facts = extract("Theo ông Nam, lãi là 5 tỷ đồng. “Chúng tôi có 30 tàu”, ông cho biết. Có 9 tàu cũ.")
>>> [fact.speaker and fact.speaker.text for fact in facts]
['ông Nam', 'ông Nam', None]
"""

from __future__ import annotations

from factx.vi.context.sentence import Sentence
from factx.vi.name import TITLES
from factx.vi.pattern import END, START, compile, one_of

Span = tuple[int, int]

_ACCORDING = compile(rf"{START} {one_of('according')} {END} [ ]?")
_OF = compile(r"(?: \p{L}+ [ ] ){0,6}? của [ ]")
_SOURCE = compile(
    rf"(?: (?:một|các|những|nhiều|giới|đại[ ]diện)[ ] )? {one_of('source')} {END} (?: [ ]\p{{L}}+ ){{0,5}}? (?= ,)"
)
_SAYS = compile(rf"{START} (?<! (?:được|bị|theo|đã[ ]được)[ ] ) {one_of('speech')} {END} (?! [ ]của )")
_MANNER = r"(?: [ ] (?:vừa|cũng|đã|mới|tiếp|từng|còn|hôm|ngày|sáng|chiều|tối|nay|qua|\d[\d/.-]*) ){0,5} [ ]?"
_BETWEEN = compile(_MANNER)
_HE = compile(rf"{START} (?P<who> {one_of('spoken_of')} ) {_MANNER} $")
_OFFICE = compile(rf"(?P<who> {one_of('source')} (?: [ ]\p{{L}}+ ){{0,5}}? ) {_MANNER} $")
_LAST = compile(r"(?: [ ](?:thêm|với[ ]\p{L}+|như[ ]vậy|rõ|tại[ ][^.]{0,40}) )? [ ]* [.:!?”\"]* \s* $")
_NEVER = {"date", "time"}
# "Tổng thống Putin: Nga …" in a headline, "- Ông Nam: …" in an interview
_TITLE = compile(r":[ ]")
_FIRST = compile(r"(?: date[ ]\S+[ ] | [-–][ ] )?")
_AFTER_QUOTE = compile(r"[”\"] [ ]? ,? [ ]? [-–]? [ ]? $")


def add(sentence: Sentence) -> None:
    """Adds the speaker to the figures of a sentence."""
    figures = [figure for figure in sentence.figures if figure.kind not in _NEVER]
    if not figures:
        return
    for speaker, begin, end in _statements(sentence):
        for figure in figures:
            if begin <= figure.start < end and figure.speaker is None:
                figure.speaker = speaker


def _statements(sentence: Sentence) -> list[tuple[Span, int, int]]:
    """The speakers of a sentence, each with the part of it that is theirs."""
    lower, found = sentence.lower, []
    for lead in _ACCORDING.finditer(lower, sentence.start, sentence.end):
        if (speaker := _named_source(sentence, lead.end())) is not None:
            found.append((speaker, speaker[1], sentence.end))
    first = next(iter(sentence.names), None)
    named = first is not None and (first.id is not None or TITLES.match(lower, first.start) is not None)
    if named and first and _TITLE.match(lower, first.end) and _FIRST.fullmatch(lower, sentence.start, first.start):
        found.append(((first.start, first.end), first.end, sentence.end))
    for says in _SAYS.finditer(lower, sentence.start, sentence.end):
        if (speaker := _who(sentence, says.start())) is None:
            continue
        if _LAST.match(lower, says.end(), sentence.end):
            found.append((speaker, sentence.start, says.start()))
        else:
            found.append((speaker, says.end(), sentence.end))
            if _AFTER_QUOTE.search(lower, sentence.start, speaker[0]):
                found.append((speaker, sentence.start, speaker[0]))
    return found


def _named_source(sentence: Sentence, at: int) -> Span | None:
    """Whom "theo" names: "theo ông Nam", "theo số liệu của Bộ Y tế", "theo cơ quan điều tra"."""
    owner = _OF.match(sentence.lower, at, sentence.end)
    places = {at, owner.end() if owner else at}
    named = next((name for name in sentence.names if name.start in places), None)
    if named is not None:
        return named.start, named.end
    source = _SOURCE.match(sentence.lower, at, sentence.end)
    return source.span() if source else None


def _who(sentence: Sentence, says: int) -> Span | None:
    """Who stands before the verb of speech."""
    for name in reversed(sentence.names):
        if name.end <= says:
            if _BETWEEN.fullmatch(sentence.lower, name.end, says):
                return name.start, name.end
            break
    head = max(sentence.start, says - 60)
    clause = max(sentence.lower.rfind(mark, head, says) for mark in (", ", "; ", ": ", "” ", "- ", "– "))
    begin = clause + 2 if clause >= 0 else sentence.start
    if _HE.fullmatch(sentence.lower, begin, says):
        return _last_speaker(sentence)
    office = _OFFICE.fullmatch(sentence.lower, begin, says)
    return office.span("who") if office else None


def _last_speaker(sentence: Sentence) -> Span | None:
    """Who spoke in the sentences before, or whom the last one names."""
    before = sentence.preceding
    while before is not None:
        for name in reversed(before.names):
            lower = before.lower
            if TITLES.match(lower, name.start) or _ACCORDING_NAME.search(lower, before.start, name.start):
                return name.start, name.end
        before = before.preceding
    return None


_ACCORDING_NAME = compile(rf"{START} {one_of('according')} [ ] $")
