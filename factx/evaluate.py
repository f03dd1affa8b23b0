"""Facts against annotations: how much was found, and how much of it is right.

Three levels, each with precision, recall and F1:

- `detect`: a fact of the right kind overlaps the annotated words, one to one, the largest overlap first;
- `strict`: and its value (or both ends), unit, rate, modifier and date are right;
- `fact`: and so are measure, change, period and subject, wherever the annotation states them.

`parts` tells how many of the detected have each part of the normal form right, `attachments` how well those that are
strictly right have what the annotation says of them beyond it (a change that it does not state is wrong, too).

Numbers are the same to a millionth (below 1, where fractions are rounded, to a thousandth); a counted noun and the
words of an attachment are right if one holds the other as whole words; of a period the day is enough, and a year that
the article leaves open may stay open.
"""

from __future__ import annotations

import logging
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from factx.annotation import (
    IGNORED,
    AnnotatedArticle,
    Annotation,
    Movement,
    Place,
    decoded,
    key_of,
    read_annotations,
)
from factx.errors import UnreadableError
from factx.fact import KINDS, Kind
from factx.readers.files import reason
from factx.readers.source import file_at

_LOG = logging.getLogger(__name__)

LEVELS = ("detect", "strict", "fact")
PARTS = ("value", "unit", "per", "modifier", "iso")
ATTACHMENTS = ("measure", "change", "period", "subject", "partner", "speaker")
_OPTIONAL = {"partner", "speaker"}  # a fact is right without them
_WITHOUT_ATTACHMENTS = {"date", "time", "ordinal"}


Said = dict[str, Any] | str | None
"""What a fact says of an attachment: an object such as factx writes, or just the words (of a period, its date)."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A fact as far as it is measured: from factx, or from any program that writes these keys."""

    article: str
    kind: Kind
    text: str
    start: Place
    end: Place
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    per: str | None = None
    modifier: str | None = None
    iso: str | None = None
    measure: Said = None
    change: dict[str, Any] | None = None
    period: Said = None
    subject: Said = None
    partner: Said = None
    speaker: Said = None


class Score(msgspec.Struct, frozen=True):
    """Precision, recall and F1, and what they are made of: how many are right, were extracted, are annotated."""

    p: float
    r: float
    f1: float
    tp: int
    pred: int
    gold: int


def score(tp: int, pred: int, gold: int) -> Score:
    """The score of `tp` right ones among `pred` extracted and `gold` annotated.

    >>> score(1, 2, 4)
    Score(p=0.5, r=0.25, f1=0.3333333333333333, tp=1, pred=2, gold=4)
    """
    p = tp / pred if pred else 0.0
    r = tp / gold if gold else 0.0
    return Score(p, r, 2 * p * r / (p + r) if p + r else 0.0, tp, pred, gold)


class Difference(msgspec.Struct, frozen=True):
    """One thing that facts and annotations see otherwise: `missed`, `extra`, or the `wrong` part of a figure."""

    article: str
    what: str
    kind: str
    text: str
    start: int
    want: str | None = None
    got: str | None = None


class Evaluation(msgspec.Struct, frozen=True):
    """What facts are worth beside annotations."""

    articles: int
    detect: Score
    strict: Score
    fact: Score
    kinds: dict[str, dict[str, Score]]
    parts: dict[str, float]
    attachments: dict[str, Score]
    differences: list[Difference]


def evaluate(annotations: str, facts: str, *, articles: Sequence[str] = ()) -> Evaluation:
    """The facts of the file `facts` (`-` is standard input) measured by the `annotations` of a file or folder.

    `articles` are the paths of the annotated articles; where none are given, the folder `articles` beside the
    annotations. Only articles that are annotated count; that there are no facts of any of them is
    logged, as a warning.

    Raises `UnreadableError` for the first line that cannot be read, or whose text is not that of its article.
    """
    annotated = read_annotations(annotations, articles)
    candidates = _by_article(facts, annotated)
    if not candidates:
        _LOG.warning("%s: no fact of the annotated articles: do the articles have the same names in both?", facts)
    tally = _Tally()
    for name in sorted(annotated):
        tally.add(name, annotated[name].rows, candidates.get(name, []))
    return tally.evaluation(len(annotated))


_DECODER = msgspec.json.Decoder(Candidate, strict=False)  # some programs write numbers in quotes


def _by_article(path: str, annotated: dict[str, AnnotatedArticle]) -> dict[str, list[Candidate]]:
    """The facts of the annotated articles, in their order."""
    found: dict[str, list[Candidate]] = {}
    try:
        with file_at(path) as lines:
            for place, fact in decoded(lines, path, _DECODER, "fact"):
                key = key_of(fact.article, annotated)
                if key is None:
                    continue
                text = annotated[key].text
                if text is not None and text[fact.start : fact.end] != fact.text:
                    problem = f"'{fact.text}' does not stand at {fact.start} of {fact.article}: extract it anew"
                    raise UnreadableError(place, problem)
                found.setdefault(key, []).append(fact)
    except OSError as error:
        raise UnreadableError(path, reason(error)) from None
    return found


class _Tally:
    """What is counted, article by article."""

    def __init__(self) -> None:
        self.count: Counter[tuple[str, str]] = Counter()
        self.parts: Counter[tuple[str, bool]] = Counter()
        self.attached: Counter[tuple[str, str]] = Counter()
        self.differences: list[Difference] = []

    def add(self, article: str, rows: list[Annotation], facts: list[Candidate]) -> None:
        """Count one article."""
        wanted = [row for row in rows if row.kind != IGNORED]
        pairs, missed, extra = pair(wanted, facts)
        ignored = [row.span for row in rows if row.kind == IGNORED]
        extra = [fact for fact in extra if not any(_shared(span, (fact.start, fact.end)) > 0 for span in ignored)]
        self.count.update(("gold", row.kind) for row in wanted)
        self.count.update(("pred", fact.kind) for fact in [fact for _, fact in pairs] + extra)
        found = [Difference(article, "missed", row.kind, row.text, row.span[0]) for row in missed]
        found += [Difference(article, "extra", fact.kind, fact.text, fact.start) for fact in extra]
        for row, fact in pairs:
            found += [
                Difference(article, f"wrong {part}", row.kind, row.text, row.span[0], _shown(want), _shown(got))
                for part, want, got in self._add_pair(row, fact)
            ]
        self.differences += sorted(found, key=lambda difference: difference.start)

    def _add_pair(self, row: Annotation, fact: Candidate) -> Iterator[tuple[str, object, object]]:
        """Count a fact of the right kind and place; what is wrong in it, what was wanted, and what is there."""
        self.count["detect", row.kind] += 1
        agree = parts(row, fact)
        self.parts.update(agree.items())
        if not all(agree.values()):
            yield from ((part, *_told(part, row, fact)) for part, right in agree.items() if not right)
            return
        self.count["strict", row.kind] += 1
        whole = True
        for name in () if row.kind in _WITHOUT_ATTACHMENTS else ATTACHMENTS:
            want, got = getattr(row, name), getattr(fact, name)
            if want == "any" or not (want or got):
                continue
            right = attachment_right(name, want, got)
            self.attached[name, "gold"] += bool(want)
            self.attached[name, "pred"] += bool(got and (want or name == "change"))
            self.attached[name, "tp"] += bool(want and right)
            if not right and (want or name == "change"):
                yield name, want, got
            if want and not right and name not in _OPTIONAL:
                whole = False
        self.count["fact", row.kind] += whole

    def evaluation(self, articles: int) -> Evaluation:
        """What all that was counted comes to."""

        def level(name: str, kinds: Iterable[str]) -> Score:
            return score(*(sum(self.count[what, kind] for kind in kinds) for what in (name, "pred", "gold")))

        seen = [kind for kind in KINDS if self.count["gold", kind] or self.count["pred", kind]]
        measured = {part: self.parts[part, True] + self.parts[part, False] for part in PARTS}
        attached = {name for name, _ in self.attached}
        return Evaluation(
            articles,
            detect=level("detect", KINDS),
            strict=level("strict", KINDS),
            fact=level("fact", KINDS),
            kinds={kind: {name: level(name, [kind]) for name in LEVELS} for kind in seen},
            parts={part: self.parts[part, True] / times for part, times in measured.items() if times},
            attachments={
                name: score(*(self.attached[name, what] for what in ("tp", "pred", "gold")))
                for name in ATTACHMENTS
                if name in attached
            },
            differences=self.differences,
        )


Pairs = tuple[list[tuple[Annotation, Candidate]], list[Annotation], list[Candidate]]


def pair(rows: list[Annotation], facts: list[Candidate]) -> Pairs:
    """One-to-one pairs of the same kind, the largest overlap first; what is missed; and what is extra."""
    candidates = []
    for i, row in enumerate(rows):
        for j, fact in enumerate(facts):
            shared = _shared(row.span, (fact.start, fact.end))
            if shared > 0 and row.kind == fact.kind:
                longer = max(row.span[1] - row.span[0], fact.end - fact.start)
                candidates.append((-shared / longer, i, j))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return (
        [(rows[i], facts[j]) for i, j in partner.items()],
        [row for i, row in enumerate(rows) if i not in partner],
        [fact for j, fact in enumerate(facts) if j not in taken],
    )


def _shared(a: tuple[int, int], b: tuple[int, int]) -> int:
    """How many code points both cover; below one, they do not touch."""
    return min(a[1], b[1]) - max(a[0], b[0])


def parts(row: Annotation, fact: Candidate) -> dict[str, bool]:
    """Which parts of the fact's normal form are as annotated."""
    right = {"modifier": (fact.modifier or None) == row.mod}
    if row.kind in {"date", "time", "duration"}:
        right["iso"] = fact.iso in [row.iso, *row.iso_or]
        if row.kind != "duration":
            return right
    else:
        right["value"] = all(
            map(same_number, (fact.value, fact.low, fact.high), (row.value, row.low, row.high))
        ) or any(same_number(fact.value, value) for value in row.value_or)
        if row.kind == "count":
            right["unit"] = one_holds_the_other(fact.unit, row.unit)
        elif row.kind in {"money", "percent", "quantity"}:
            right["unit"] = fact.unit in [row.unit, *row.unit_or]
    right["per"] = (fact.per or None) == (row.per or None)
    return right


def same_number(got: float | None, want: float | None) -> bool:
    """Whether two numbers are the same, as far as annotations are exact.

    >>> same_number(1 / 3, 0.3333), same_number(15e9, 15.1e9), same_number(None, None)
    (True, False, True)
    """
    if got is None or want is None:
        return got is want
    return math.isclose(got, want, rel_tol=1e-3 if abs(want) < 1 else 1e-6)


def attachment_right(name: str, want: Any, got: Any) -> bool:
    """Whether the attachment `name` of a fact is what the annotation says."""
    if name == "change":
        moved = (got.get("direction"), got.get("role")) if got else None
        return isinstance(want, Movement) and moved == (want.dir, want.role)
    if name == "period":
        wanted, told = (_CLOCK.sub("", iso or "") for iso in (want, _part(got, "iso")))
        return told in (wanted, _YEAR.sub("XXXX", wanted))
    return one_holds_the_other(_part(got, "text"), want)


def _part(said: Said, key: str) -> str | None:
    """What stands under `key`, or all that is said."""
    found = said.get(key) if isinstance(said, dict) else said
    return None if found is None else str(found)


_CLOCK = re.compile(r"T\w.*$")
_YEAR = re.compile(r"\b\d{4}\b")


def one_holds_the_other(a: str | None, b: str | None) -> bool:
    """Whether one phrase stands in the other as whole words.

    >>> one_holds_the_other("con tàu", "tàu"), one_holds_the_other("tàu", "tàu hỏa"), one_holds_the_other("tàu", "cá")
    (True, True, False)
    """
    shorter, longer = sorted((_words(a), _words(b)), key=len)
    if not shorter:
        return not longer
    return any(longer[i : i + len(shorter)] == shorter for i in range(len(longer) - len(shorter) + 1))


def _words(phrase: str | None) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", phrase or "").casefold())


def _told(part: str, row: Annotation, fact: Candidate) -> tuple[object, object]:
    """What was wanted of `part` and what the fact has."""
    if part == "value":
        return [row.value, row.low, row.high], [fact.value, fact.low, fact.high]
    return getattr(row, "mod" if part == "modifier" else part), getattr(fact, part)


def _shown(said: object) -> str | None:
    match said:
        case list():
            return "–".join(f"{number:,.12g}" for number in said if number is not None) or None
        case Movement(dir=direction, role=role) | {"direction": direction, "role": role}:
            return f"{direction} {role}"
        case {"iso": said} | {"text": said}:
            return _shown(said)
        case _:
            return None if said is None else str(said)
