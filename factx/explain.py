"""How each figure of a text was read: its rule, which words gave which part, and what was passed over.

>>> for line in explain(Article("", "Nga thu trên 15 tỷ USD từ Su-35.")):
...     print(line)
trên 15 tỷ USD  =  15,000,000,000 USD
  rule      money.amount
  modifier  more_than    trên
  number                 15 tỷ
  unit      USD          USD
  measure                thu
  subject   RU           Nga
35  not taken: part of a name or code
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

from factx.article import Article
from factx.extraction import facts_of, read_figures
from factx.fact import Actor, Fact, Mention, Period
from factx.text import Text
from factx.vi.figure import Figure
from factx.vi.reading import passed_over, words_of
from factx.writers.cells import amount
from factx.writers.screen import visible

_LOG = logging.getLogger(__name__)

_NAMES = 9
_VALUES = 12


def explain(article: Article, *, at: int | None = None) -> Iterator[str]:
    """The lines that tell how the article was read; only what stands at the code point `at`, if it is given.

    That there is nothing to tell is logged.
    """
    text, figures = read_figures(article)
    told = [
        (fact.start, fact.end, _figure(article, text, figure, fact))
        for figure, fact in zip(figures, facts_of(article, text, figures), strict=True)
    ]
    for start, end, reason in passed_over(text, figures):
        begin, stop = text.to_source(start, end)
        told.append((begin, stop, [f"{visible(article.text[begin:stop])}  not taken: {reason}"]))
    found = [lines for start, end, lines in sorted(told) if at is None or start <= at < end]
    for lines in found:
        yield from lines
    if not found:
        where = "" if at is None else f" at code point {at} of {len(article.text)}"
        _LOG.info("nothing found%s: no figure, and nothing that looks like one", where)


def _figure(article: Article, text: Text, figure: Figure, fact: Fact) -> list[str]:
    lines = [f"{visible(fact.text)}  =  {amount(fact) or fact.iso}", _line("rule", fact.rule, None).rstrip()]
    spans = words_of(text, figure)
    for name, value in (("modifier", fact.modifier), ("number", None), ("unit", fact.unit)):
        if name in spans or value:
            words = article.text[slice(*text.to_source(*spans[name]))] if name in spans else None
            lines.append(_line(name, value, words))
    context: dict[str, tuple[str | None, Mention | Actor | Period | None]] = {
        "measure": (fact.concept, fact.measure),
        "change": _change(article, text, figure),
        "period": (fact.period.iso if fact.period else None, fact.period),
        "subject": (fact.subject.id if fact.subject else None, fact.subject),
        "partner": (fact.partner.id if fact.partner else None, fact.partner),
        "speaker": (None, fact.speaker),
        "same as": (f"fact {fact.same_as}" if fact.same_as is not None else None, None),
    }
    told = ((name, *parts) for name, parts in context.items() if any(parts))
    return lines + [_line(name, value, mention.text if mention else None) for name, value, mention in told]


def _change(article: Article, text: Text, figure: Figure) -> tuple[str | None, Mention | None]:
    if figure.change is None or figure.change_words is None:
        return None, None
    start, end = text.to_source(*figure.change_words)
    return f"{figure.change.direction} {figure.change.role}", Mention(article.text[start:end], start, end)


def _line(name: str, value: str | None, words: str | None) -> str:
    return f"  {name:<{_NAMES}} {value or '':<{_VALUES}} {visible(words or '')}".rstrip()
