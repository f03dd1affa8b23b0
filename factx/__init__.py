"""factx reads Vietnamese news articles and writes down every figure they state.

>>> from factx import extract
>>> for fact in extract("Năm ngoái, lãi ròng giảm 8,5% xuống 2,3 tỷ USD.", published="2025-11-27"):
...     print(fact.kind, fact.text, fact.value, fact.unit, fact.iso)
date Năm ngoái None None 2024
percent 8,5% 8.5 % None
money 2,3 tỷ USD 2300000000 USD None

Importing factx is cheap: rules and vocabulary are loaded by the first call of `extract`.
"""

from __future__ import annotations

TYPE_CHECKING = False  # for type checkers it is true; importing it from `typing` would take longer than all the rest
if TYPE_CHECKING:
    from datetime import date

    from factx.article import Article
    from factx.errors import FactxError
    from factx.fact import Fact
    from factx.vi.words import add_words

__all__ = ["Article", "Fact", "FactxError", "__version__", "add_words", "extract"]

__version__ = "0.1.0"

_HOME = {
    "Article": "factx.article",
    "Fact": "factx.fact",
    "FactxError": "factx.errors",
    "add_words": "factx.vi.words",
}


def __getattr__(name: str) -> object:
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'factx' has no attribute {name!r}")


def extract(text: str, *, published: str | date | None = None, id: str = "") -> list[Fact]:
    """Every figure that `text` states, in the order of the text.

    `published` is the day the text appeared (a date, or written such as "2025-11-27"): relative dates
    are resolved against it. Where it is not given, they keep an X for what is not known. `id` becomes
    each fact's `article`.

    Raises `FactxError` when `published` is no date.

    >>> extract("hơn 30 quốc gia")[0].modifier
    'more_than'
    """
    from factx.article import Article
    from factx.day import parse_published
    from factx.extraction import extract_article

    return extract_article(Article(id, text, published=parse_published(published)))
