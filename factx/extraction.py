"""From an article to its facts: the whole way on one page."""

from __future__ import annotations

from datetime import date

from factx.article import HEADER, Article
from factx.errors import UsageError
from factx.fact import Fact, Sentence
from factx.text import Text
from factx.vi.figure import Figure
from factx.vi.scan import read_all


def parse_published(value: str | date | None) -> date | None:
    """The day that `value` names, in ISO 8601 (2025-11-27).

    Raises `UsageError` when it names none.

    >>> parse_published("2025-11-27")
    datetime.date(2025, 11, 27)
    """
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"'{value}' is no day: write it as YYYY-MM-DD, such as 2025-11-27") from None


def extract_article(article: Article) -> list[Fact]:
    """Every figure of the article, in the order of its text."""
    text = Text(article.text)
    header = HEADER.match(text.clean)
    begin = header.end("date") if header else 0  # the header's day is no statement of the article
    return [_fact(article, text, figure) for figure in read_all(text, article.published, begin)]


def _fact(article: Article, text: Text, figure: Figure) -> Fact:
    start, end = text.to_source(figure.start, figure.end)
    sentence = text.to_source(*text.sentence(figure.start))
    return Fact(
        article=article.id,
        kind=figure.kind,
        text=article.text[start:end],
        start=start,
        end=end,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        per=figure.per,
        modifier=figure.modifier,
        iso=figure.iso,
        rule=figure.rule,
        sentence=Sentence(*sentence),
    )
