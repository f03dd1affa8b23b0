"""From an article to its facts: the whole way on one page."""

from __future__ import annotations

from decimal import Context, localcontext

from factx.article import Article, read_header, read_stamp
from factx.errors import UnreadableError
from factx.fact import Actor, Fact, Mention, Period, Sentence
from factx.merge import mark_repeats
from factx.result import Result
from factx.text import Text
from factx.vi.context import add_context
from factx.vi.figure import Figure
from factx.vi.name import Name
from factx.vi.scan import read_all


def extract_article(article: Article) -> list[Fact]:
    """Every figure of the article, in the order of its text."""
    text, figures = read_figures(article)
    return facts_of(article, text, figures)


def try_article(article: Article | UnreadableError) -> Result:
    """The article with its facts; a fault in the rules costs this article, and not those after it."""
    if isinstance(article, UnreadableError):
        return article
    try:
        return article, extract_article(article)
    except Exception as error:
        return UnreadableError(article.id, f"a rule failed on it ({type(error).__name__}: {error}): please report this")


# The caller's decimal context may round; nothing is rounded here.
_EXACT = Context(prec=100)


def read_figures(article: Article) -> tuple[Text, list[Figure]]:
    """The article's text as the rules read it, and its figures with their context, in positions of that text."""
    text = Text(article.text)
    header = read_header(text.clean)
    begin = header.end if header else 0  # the header's day is no statement of the article
    with localcontext(_EXACT):
        figures = read_all(text, article.published or read_stamp(text.clean), begin)
        add_context(text, figures)
    return text, figures


def facts_of(article: Article, text: Text, figures: list[Figure]) -> list[Fact]:
    """The facts that figures state, in positions of the source."""
    return mark_repeats([_fact(article, text, figure) for figure in figures])


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
        measure=_mention(article, text, figure.measure),
        concept=figure.concept,
        change=figure.change,
        period=_period(article, text, figure.period),
        subject=_actor(article, text, figure.subject),
        partner=_actor(article, text, figure.partner),
        speaker=_mention(article, text, figure.speaker),
        rule=figure.rule,
        sentence=Sentence(*sentence),
    )


def _mention(article: Article, text: Text, span: tuple[int, int] | None) -> Mention | None:
    if span is None:
        return None
    start, end = text.to_source(*span)
    return Mention(article.text[start:end], start, end)


def _actor(article: Article, text: Text, name: Name | None) -> Actor | None:
    if name is None:
        return None
    start, end = text.to_source(name.start, name.end)
    return Actor(article.text[start:end], start, end, name.id)


def _period(article: Article, text: Text, time: Figure | None) -> Period | None:
    if time is None or time.iso is None:
        return None
    start, end = text.to_source(time.start, time.end)
    return Period(time.iso, article.text[start:end], start, end)
