"""What becomes of an article: its facts, or why there are none. Without the article it can be sent and kept."""

from __future__ import annotations

from factx.article import Article
from factx.errors import UnreadableError
from factx.fact import Fact

Result = tuple[Article, list[Fact]] | UnreadableError
"""An article and its facts, or why there are none."""

Found = list[Fact] | str
"""A result without its article: the facts, or the reason why there are none."""


def found_in(result: Result) -> Found:
    """The result without its article."""
    return result.reason if isinstance(result, UnreadableError) else result[1]


def result_of(article: Article | UnreadableError, found: Found) -> Result:
    """The result again; what could not be read stays the error that it is."""
    if isinstance(article, UnreadableError):
        return article
    return UnreadableError(article.id, found) if isinstance(found, str) else (article, found)
