"""Extraction of a stream of articles, in order, by as many processes as are worth it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from factx.article import Article
from factx.errors import UnreadableError
from factx.result import Result

_ALONE = 100_000
"""Characters of text that are read one by one, as they come, before workers are started: fewer do not pay for them."""


def extract_each(articles: Iterable[Article | UnreadableError], jobs: int | None = None) -> Iterator[Result]:
    """Each article with its facts, in order, by `jobs` processes (None: one for each processor).

    What could not be read passes through, as the error that tells why.
    """
    from factx.extraction import try_article  # noqa: PLC0415 - brings the rules with it

    coming = iter(articles)
    workers = jobs or _processors()
    read = 0
    for article in coming:
        yield try_article(article)
        read += 1 if isinstance(article, UnreadableError) else len(article.text)
        if workers > 1 and read >= _ALONE:
            from factx.workers import try_each  # noqa: PLC0415 - slow to load, and seldom needed

            yield from try_each(coming, workers)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
