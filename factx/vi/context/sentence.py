"""A sentence with its figures and names, as the context modules look at them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import msgspec

from factx.vi.figure import Figure
from factx.vi.name import Name, read_names
from factx.vi.pattern import END, START, compile, not_after, one_of

_GOES_ON = compile(rf"[“\"]? (?: (?: mặc[ ]dù | dù | tuy[ ]nhiên,? | song,? | nhưng )[ ] )? {one_of('goes_on')} {END}")


# "Đến năm 2023, con số này …"
_THIS = compile(rf"[ ] (?: con[ ]số | mức | tỷ[ ]lệ | tỉ[ ]lệ | số[ ]tiền | số ) [ ] (?: này | trên | đó ) {END}")
SPEECH = rf"(?! {one_of('no_speech')} {END} ) {one_of('speech')}"
"""A verb of speech; "nói trên" and "kể từ" say nothing."""
_SAME_TIME = compile(rf"{START} {one_of('same_time')} {END}")
_CLAUSE = compile(
    rf"""[,;:“\"–] (?:[ ]|(?=\p{{L}})) | [ ]-[ ] | ” | [(]
    | {START} (?: {one_of("clause_start")} | {not_after("được bị theo")} {SPEECH} (?! [ ]của ) ) {END} [ ]?"""
)
_ACTS = compile(rf"[ ] (?: {one_of('predicate')} | {one_of('acts')} | với ) {END}")
_BRACKETS = compile(r"[(][^()]{0,200}[)]")


_THAT = (" về việc ", " đến việc ", " sau việc ", " trước việc ", " trong việc ")  # "liên quan đến việc Nga bán 5 tàu"


class Clause(NamedTuple):
    """Where a clause begins, and where the bracket ends that holds it (0: none)."""

    start: int
    bracket: int


class Statement(NamedTuple):
    """Who is said to state the part of a sentence from `start` to `end`, and the words that say so."""

    speaker: tuple[int, int]
    start: int
    end: int
    said: tuple[int, int]


class Sentence(msgspec.Struct, dict=True, eq=False):
    """A sentence of the clean and of the lower-case text.

    `before` is the last one that held figures, `preceding` the one right before; `known` are the names read so far.
    `statements` and `actors` are what the modules for speakers and actors found, once they were asked.
    """

    clean: str
    lower: str
    start: int
    end: int
    figures: list[Figure]
    before: Sentence | None
    preceding: Sentence | None
    known: set[str]
    statements: list[Statement] | None = None
    actors: list[Name] | None = None

    @cached_property
    def names(self) -> list[Name]:
        """The names in the sentence, in its order."""
        taken = [(figure.start, figure.end) for figure in self.figures]
        return read_names(self.clean, self.lower, self.start, self.end, taken, self.known)

    @cached_property
    def figure_at(self) -> dict[int, Figure]:
        """The figures by where they begin."""
        return {figure.start: figure for figure in self.figures}

    def figure_before(self, at: int) -> Figure | None:
        """The last figure that ends before `at`."""
        return next((figure for figure in reversed(self.figures) if figure.end <= at), None)

    @cached_property
    def brackets(self) -> list[tuple[int, int]]:
        """Where brackets begin and end."""
        return [match.span() for match in _BRACKETS.finditer(self.lower, self.start, self.end)]

    @cached_property
    def clauses(self) -> list[Clause]:
        """Where clauses begin: behind marks, conjunctions, verbs of speech and a figure that "và" follows."""
        names, brackets = {name.end for name in self.names}, self.brackets
        found = []
        for match in _CLAUSE.finditer(self.lower, self.start, self.end):
            at = match.start()
            if match[0] == " - " and at in names:
                continue  # "Nga - Ấn Độ"
            if match[0] != "(" and any(name.start < at < name.end for name in self.names):
                continue  # "Đặc khu Hành chính Hồng Kông, Trung Quốc"
            inside = next((stop for begin, stop in brackets if begin <= at < stop), 0) if brackets else 0
            found.append(Clause(match.end(), inside))
        # "A bán 3 xe và B bán 5 xe", "A giành 43 triệu phiếu (47%) và B giành 37 triệu"
        ends = [next((stop for begin, stop in brackets if begin < f.start < stop), f.end) for f in self.figures]
        found += [Clause(end + len(" và "), 0) for end in ends if self.lower.startswith(" và ", end)]
        found += [Clause(name.start, 0) for name in self.names if self.lower.endswith(_THAT, 0, name.start)]
        acting = (name for name in self.names if self.lower.endswith(" và ", 0, name.start))
        found += [Clause(name.start, 0) for name in acting if self._counted_before(name)]
        return sorted(found)

    def _counted_before(self, name: Name) -> bool:
        """ "A giành 49% số phiếu và B giành 47%": whether a figure was told of another before, and this one acts."""
        before = next((other.end for other in reversed(self.names) if other.end <= name.start), self.start)
        told = any(before <= figure.start and figure.end <= name.start for figure in self.figures)
        return told and _ACTS.match(self.lower, name.end) is not None

    def holds(self, *words: str) -> bool:
        """Whether one of the words stands in the sentence, which is quicker to ask than any pattern that needs it."""
        return any(self.lower.find(word, self.start, self.end) >= 0 for word in words)

    @cached_property
    def continued(self) -> list[Figure]:
        """The figures of the sentence before, last one first, if this one goes on about them ("con số này")."""
        if self.before is None:
            return []
        first = next((figure.start for figure in self.figures if figure.kind not in {"date", "time"}), self.start)
        if not (
            _GOES_ON.match(self.lower, self.start)
            or _SAME_TIME.search(self.lower, self.start, self.end)
            or _THIS.search(self.lower, self.start, first)
        ):
            return []
        return self.before.figures[::-1]

    @property
    def followed(self) -> Sentence | None:
        """The sentence right before this one in its paragraph."""
        before = self.preceding
        return None if before is None or "\n" in self.lower[before.end - 2 : before.end] else before

    def earlier(self, most: int | None = None) -> Iterator[Sentence]:
        """The sentences before this one, the nearest first; no more than `most` of them."""
        before = self.preceding
        while before is not None and (most is None or most > 0):
            yield before
            before = before.preceding
            most = None if most is None else most - 1

    def head(self, figure: Figure, length: int = 80) -> str:
        """What stands in the sentence before `figure`."""
        return self.lower[max(self.start, figure.start - length) : figure.start]

    def between(self, first: Figure, second: Figure) -> str:
        """What stands between two figures."""
        return self.lower[first.end : second.start]
