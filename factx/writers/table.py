"""Tables for people: one for each article.

On a terminal a table is coloured and wraps within the window. Anywhere else it is plain text and as wide
as its longest words, so that nothing in it is cut off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from factx.article import Article
from factx.fact import Fact
from factx.writers.cells import COLUMNS, CONTEXT, cells, filled
from factx.writers.drawing import ENDLESS, drawn, window_of
from factx.writers.screen import one_line

KIND_STYLES = {
    "money": "green",
    "percent": "cyan",
    "ratio": "cyan",
    "count": "yellow",
    "quantity": "yellow",
    "date": "magenta",
    "time": "magenta",
    "duration": "magenta",
    "ordinal": "blue",
}
STYLES = {"value": "bold", "modifier": "italic"}

BETWEEN = 3
"""What Rich puts around a column: a space on either side and one to divide it from the next."""

LONGEST_WORDS = (24, 8, 1)
"""Words of up to so many characters are not broken over lines: the first number for which there is room."""

_NUMBER = re.compile(r"[\dA-Z.,:/–%+-]*\d[\dA-Z.,:/–%+-]*")
"""What stays whole even where words do not, unless the window has no room for it whatever is done."""


def write(
    articles: Iterable[tuple[Article, list[Fact]]], out: BinaryIO, *, fields: Sequence[str] | None = None
) -> None:
    """Write a heading and a table for each article."""
    for article, facts in articles:
        out.write(_section(article, facts, fields, window_of(out)))
        out.flush()


def _section(article: Article, facts: list[Fact], fields: Sequence[str] | None, window: int | None) -> bytes:
    """The article's heading and table, laid out for a window of so many columns, or plain where there is none."""
    heading = drawn(_heading(article), window=window)
    if facts:  # the columns know their widths; Rich would cut off what does not fit
        table = drawn(_table(article, facts, window, fields), window=window, width=ENDLESS)
    else:
        table = drawn(Text(" nothing found", style="dim"), window=window)
    return heading + table + b"\n"


def _heading(article: Article) -> Text:
    heading = Text(overflow="fold")
    heading.append(one_line(article.id), style="bold")
    if article.published:
        heading.append(f"  {article.published}", style="dim")
    if article.title:
        heading.append(f"\n{one_line(article.title)}", style="italic")
    return heading


def _table(article: Article, facts: list[Fact], window: int | None, fields: Sequence[str] | None) -> Table:
    for columns, longest in _layouts(article, facts, fields):
        widths = _widths(columns, longest, window)
        if window is None or sum(widths) + BETWEEN * len(widths) <= window:
            break
    table = Table(box=SIMPLE_HEAD, show_edge=False, header_style="dim", border_style="dim")
    for name, width in zip(columns, widths, strict=True):
        table.add_column(Text(one_line(name)), width=width, overflow="fold", style=STYLES.get(name))
    for row in zip(*columns.values(), strict=True):
        styles = (KIND_STYLES.get(cell, "") if name == "kind" else "" for name, cell in zip(columns, row, strict=True))
        table.add_row(*map(Text, row, styles))
    return table


def _layouts(
    article: Article, facts: list[Fact], fields: Sequence[str] | None
) -> Iterator[tuple[dict[str, list[str]], int]]:
    """The columns of a table, and how long a word stays whole in them: first as we like them, then narrower.

    In the last one, for which numbers are broken too, it is zero.
    """
    columns = cells(article, facts, fields)
    if not fields:
        yield columns, LONGEST_WORDS[0]
        columns = filled(_NARROW, facts)
    for longest in (*LONGEST_WORDS, 0):
        yield columns, longest


def _widths(cells: dict[str, list[str]], longest: int, window: int | None) -> list[int]:
    """How wide each column is: as its widest line, less where the window is narrower than all of them."""
    texts = [(one_line(name), *column) for name, column in cells.items()]
    least = [max(_least(word, longest) for text in column for word in text.split()) for column in texts]
    widths = [max(cell_len(line) for text in column for line in text.split("\n")) for column in texts]
    too_wide = 0 if window is None else sum(widths) + BETWEEN * len(widths) - window
    for _ in range(too_wide):
        spare = [i for i, width in enumerate(widths) if width > least[i]]
        if not spare:
            break
        widths[max(spare, key=widths.__getitem__)] -= 1
    return widths


def _least(word: str, longest: int) -> int:
    """How narrow a column may be for this word.

    >>> _least("900,000,000", 8), _least("thousands", 8), _least("900,000,000", 0)
    (11, 8, 1)
    """
    width = cell_len(word)
    return width if longest and _NUMBER.fullmatch(word) else min(width, max(longest, 1))


def _context(fact: Fact) -> str:
    return "\n".join(f"{name}: {words}" for name, cell in _BESIDE.items() if (words := cell(fact)))


_BESIDE = {"modifier": COLUMNS["modifier"], **CONTEXT}
_NARROW: dict[str, Callable[[Fact], str]] = {
    "kind": COLUMNS["kind"],
    "text": COLUMNS["text"],
    "value": lambda fact: COLUMNS["value"](fact) or COLUMNS["iso"](fact),  # no fact has both
    "context": _context,
}
"""The columns where the window is too narrow for one each."""
