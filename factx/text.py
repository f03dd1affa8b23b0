"""Text: an article's text as the rules read it, with the map back to the source.

Each cleaning step is one class of characters, told in `_CLEANED`. Rules see only the clean side; a
fact carries only the source side, so `source[start:end]` is its text on any input.

>>> text = Text("Năm 2025,\\u00a0Nga  bán")
>>> text.clean
'Năm 2025, Nga bán'
>>> text.to_source(14, 17)
(15, 18)
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache, cached_property
from typing import TYPE_CHECKING

from factx.vi.pattern import compile
from factx.vi.spelling import ABBREVIATIONS, CREDIT, DOMAINS, fold_tone_marks

if TYPE_CHECKING:
    import regex

_LOOK_ALIKE = str.maketrans("АВЕКМНОРСТХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaeopcyxijsABEZHIKMNOPTYXo")

# What is not as the rules expect it. Everything else passes untouched, and fast.
_CLEANED = r"""
    (?P<composed> \P{M} \p{M}+ )                                   # NFD: a letter and its marks, as one
  | (?P<dropped>  [\r\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]+ )
                                                                    # CR, soft hyphens, zero-width, bidi
  | (?P<space>    [\p{Zs}\t\u2028\v\f] [\p{Zs}\t\u2028\v\f]+ | [\p{Zs}\t\v\f--\x20] )
  | (?P<digits>   [\p{Nd}--0-9]+ )                                  # full-width, Arabic-Indic …
  | (?P<alike>    [\p{Cyrillic}\p{Greek}]+ )                        # look-alike letters in a Latin word
  | (?P<stroke>   [\u2044\u2215] )                                  # other strokes: "xe⁄ngày"
  | (?P<width>    [\uff01-\uff5e--\uff10-\uff19]+ )                 # full-width letters and marks
"""
_MOST_MARKS = 31
"""A letter and the 30 marks that Unicode lets it have (UAX #15, Stream-Safe Text Format); more mean nothing."""
_ODD = re.compile(r"[^ -~\n\u00c0-\u01b0\u1ea0-\u1ef9–—“”‘’…°²³½€£•]")
"""What an ordinary article has none of: most texts are clean already, and this finds out fast."""
_NO_END = "".join(rf"(?<!\b{word}\.)" for word in (r"\p{Lu}", *ABBREVIATIONS))
_SENTENCE_END = compile(
    rf"""\n+ | (?: \. {_NO_END} | [!?…] ) [.!?…]{{0,9}} [”"’')\]»]{{0,9}} [ ]+ (?= [“"‘'(\[«–-]* [\p{{Lu}}\p{{N}}] )
      | \. (?<= \p{{L}}\p{{Ll}}\. ) {_NO_END} (?! (?: {"|".join(DOMAINS)} ) \b ) (?= \p{{Lu}}\p{{Ll}}{{0,9}} [ ] )
      | {CREDIT}"""
)


class Text:
    """An article's text: `source` as read, `clean` and `lower` as the rules read it.

    `clean` and `lower` have the same length; `lower` also has one style of tone marks.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        # A map back to the source: runs of the clean text, each with its place there and the number
        # of source characters behind each of its characters.
        self._clean_starts = [0]
        self._source_starts = [0]
        self._widths = [1]
        self.clean = self._cleaned(source)
        self.lower = fold_tone_marks(_lower(self.clean))

    def _cleaned(self, source: str) -> str:
        if "  " not in source and not _ODD.search(source):
            return source
        parts: list[str] = []
        done = length = 0
        for match in _compiled(_CLEANED).finditer(source):
            start, end = match.span()
            new = _replacement(match, source)
            if new == match[0]:
                continue
            parts += (source[done:start], new)
            length += start - done
            self._run(length, start, end - start if len(new) == 1 else 1)
            length += len(new)
            self._run(length, end, 1)
            done = end
        if not parts:
            return source
        parts.append(source[done:])
        return "".join(parts)

    def _run(self, clean_start: int, source_start: int, width: int) -> None:
        if self._clean_starts[-1] == clean_start:
            self._source_starts[-1], self._widths[-1] = source_start, width
        else:
            self._clean_starts.append(clean_start)
            self._source_starts.append(source_start)
            self._widths.append(width)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Where the clean characters from `start` up to `end` stand in the source."""
        if self.clean is self.source:
            return start, end  # nothing was cleaned
        last = self._source_of(end - 1)
        return self._source_of(start)[0], last[0] + last[1]

    def _source_of(self, position: int) -> tuple[int, int]:
        run = bisect_right(self._clean_starts, position) - 1
        width = self._widths[run]
        return self._source_starts[run] + (position - self._clean_starts[run]) * width, width

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence of the clean text begins."""
        return [0, *(match.end() for match in _SENTENCE_END.finditer(self.clean))]

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence that holds `position`, without white space around it."""
        starts = self.sentence_starts
        index = bisect_right(starts, position) - 1
        start = starts[index]
        end = starts[index + 1] if index + 1 < len(starts) else len(self.clean)
        while end > start and self.clean[end - 1].isspace():
            end -= 1
        while start < end and self.clean[start].isspace():
            start += 1
        return start, end


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    import regex  # noqa: PLC0415 - slow to load, and most texts have nothing to clean

    return regex.compile(pattern, regex.VERBOSE | regex.VERSION1)


def _replacement(match: regex.Match[str], source: str) -> str:
    found = match[0]
    match match.lastgroup:
        case "composed":
            return unicodedata.normalize("NFC", found[:_MOST_MARKS])[0]
        case "dropped":
            return ""
        case "space":
            return " "
        case "digits":
            return "".join(str(unicodedata.decimal(digit)) for digit in found)
        case "alike":
            before = match.start()
            while before > max(0, match.start() - _MOST_MARKS) and unicodedata.combining(source[before - 1]):
                before -= 1
            neighbours = source[max(0, before - 1) : before] + source[match.end() : match.end() + 1]
            return found.translate(_LOOK_ALIKE) if _compiled(r"\p{Latin}").search(neighbours) else found
        case "stroke":
            return "/"
        case _:
            return unicodedata.normalize("NFKC", found)


def _lower(text: str) -> str:
    """Lower case, letter by letter: the length stays."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower
