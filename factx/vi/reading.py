"""How a text was read, for those who ask: the words of each figure's parts, and what was passed over and why.

>>> text = Text("Su-35 ở quận 7 thắng 2-1, gọi 0912345678, cách 40.")
>>> for start, end, reason in passed_over(text, []):
...     print(text.clean[start:end], "-", reason)
35 - part of a name or code
7 - the number of what stands before it
2 - a name, code or score
0912345678 - a name, code or score
40 - no unit and nothing counted behind it
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factx.text import Text
from factx.vi.amount import AFTER, BEFORE, read_amount
from factx.vi.figure import Figure
from factx.vi.figures import names
from factx.vi.pattern import compile

Span = tuple[int, int]

_DIGITS = compile(r"\d+ (?: [.,]\d+ )*")
_ADDRESS = compile(r"(?: https?:// | www\. ) \S+ | [\w.+-]{1,64} @ [\w-]+\.[\w.]+")
_WORD = compile(r"[\p{L}\d]+")
_DATES = {"date", "time"}
_LONGEST_ADDRESS = 200


def words_of(text: Text, figure: Figure) -> dict[str, Span]:
    """Where a figure's qualifier, number and unit stand; nothing for a date, which is read as a whole."""
    if figure.kind in _DATES:
        return {}
    qualifier = BEFORE.match(text.lower, figure.start)  # of "không quá 5" the first word would be read as a number
    begin = qualifier[0] if qualifier and qualifier[0] < figure.end else figure.start
    for word in _WORD.finditer(text.lower, begin, figure.end):
        amount = read_amount(text.lower, text.clean, word.start(), figure.start)
        if amount is None or amount.end > figure.end:
            continue
        spans = {
            "modifier": (figure.start, amount.number),
            "number": (amount.number, amount.end),
            "unit": (amount.end, figure.end),
        }
        behind = AFTER.match_before(text.lower, figure.end)
        if behind and behind[0] > amount.end:  # "7 tỷ đồng trở lên"
            spans |= {"modifier": (behind[0], figure.end), "unit": (amount.end, behind[0])}
        trimmed = {name: _trimmed(text.clean, span) for name, span in spans.items()}
        return {name: (start, end) for name, (start, end) in trimmed.items() if start < end}
    return {}


def _trimmed(clean: str, span: Span) -> Span:
    start, end = span
    while start < end and clean[start].isspace():
        start += 1
    while start < end and clean[end - 1].isspace():
        end -= 1
    return start, end


def passed_over(text: Text, figures: Sequence[Figure]) -> Iterator[tuple[int, int, str]]:
    """The places that hold digits and no figure, each with the reason.

    Number words have no reason of their own: most of them count nothing ("một", "năm").
    """
    taken = iter([*((figure.start, figure.end) for figure in figures), (len(text.lower), len(text.lower) + 1)])
    start, end = next(taken)
    at = 0
    while match := _DIGITS.search(text.lower, at):
        while end <= match.start():
            start, end = next(taken)
        if match.end() > start:
            at = max(end, match.end())
            continue
        reason, stop = _reason(text, match.start(), match.end())
        yield match.start(), match.end(), reason
        at = max(stop, match.end())


def _reason(text: Text, start: int, end: int) -> tuple[str, int]:
    """Why the digits are no figure, and where what they belong to ends."""
    lower = text.lower
    begin = start
    while begin > max(0, start - _LONGEST_ADDRESS) and not lower[begin - 1].isspace():
        begin -= 1
    address = _ADDRESS.search(lower, begin, start + _LONGEST_ADDRESS)
    if address is not None and address.start() <= start < address.end():
        return "an address", address.end()
    before = start - 1 if lower[start - 1 : start] in {"-", "–"} else start
    if lower[before - 1 : before].isalpha():
        return "part of a name or code", end
    if names.numbering(lower, start):
        return "the number of what stands before it", end
    stop = names.skip(lower, text.clean, start)
    if stop is not None:
        return "a name, code or score", stop
    return "no unit and nothing counted behind it", end
