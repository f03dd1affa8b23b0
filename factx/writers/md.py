"""Markdown: a report, with a heading and a table for each article, as GitHub and others show it.

Nothing in an article is taken for markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from factx.article import Article
from factx.fact import Fact
from factx.writers.cells import cells
from factx.writers.screen import one_line

_MARKUP = re.compile(r"[\\`*\[\]<>|&~#$]|(?<!\w)_|_(?!\w)|(?<=\w):(?=//)|(?<=www)\.", re.IGNORECASE)


def write(
    articles: Iterable[tuple[Article, list[Fact]]], out: BinaryIO, *, fields: Sequence[str] | None = None
) -> None:
    """Write a section for each article."""
    before = ""
    for article, facts in articles:
        out.write((before + "\n".join(_section(article, facts, fields))).encode())
        out.flush()
        before = "\n"


def _section(article: Article, facts: list[Fact], fields: Sequence[str] | None) -> Iterable[str]:
    yield f"## {_plain(article.title or article.id)}"
    yield ""
    about = [_plain(article.id)] if article.title else []
    about += [str(article.published)] if article.published else []
    if about:
        yield " · ".join(about)
        yield ""
    if facts:
        columns = cells(article, facts, fields)
        yield _row(map(_plain, columns))
        yield _row("---" for _ in columns)
        for row in zip(*columns.values(), strict=True):
            yield _row(map(_plain, row))
    else:
        yield "Nothing found."
    yield ""


def _row(row: Iterable[str]) -> str:
    return f"| {' | '.join(row)} |"


def _plain(words: str) -> str:
    r"""`words` in one line, in which nothing is markup.

    >>> print(_plain("lãi *ròng* | 5 < 7\nhttp://x.vn"))
    lãi \*ròng\* \| 5 \< 7 http\://x.vn
    """
    return _MARKUP.sub(r"\\\g<0>", one_line(words))
