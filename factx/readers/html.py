"""HTML: a page as saved from a news site. Trafilatura finds its article, its title and the day it was published.

The article's text is what Trafilatura takes from the page, one paragraph a line; positions count in that text. Of dates
only those count that the page states as the one of publication; what merely looks like a date is nobody's.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from datetime import date

from factx.article import Article
from factx.errors import UnreadableError, UsageError, missing_library
from factx.readers.encoding import decode, find, parse_encoding, read_all
from factx.readers.options import Options

_CHARSET = re.compile(rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*+=\s*+["']?\s*+([\w.:-]+)""", re.IGNORECASE)
_WHERE_IT_IS_DECLARED = 4096
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")

_MOST_TAGS = 100_000
"""Ten times what a long page has; Trafilatura's time grows with their square."""

NO_ARTICLE = "no article found in this page: name a page that shows one, or give its text as a .txt file"


def read(stream: io.BufferedReader, place: str, options: Options) -> Iterator[Article | UnreadableError]:
    """The article of the page, or why it cannot be read."""
    try:
        page = read_all(stream, place, options)
        if not page.strip():
            raise UnreadableError(place, "empty: there is no page in it")
        yield article(page, place, options)
    except UnreadableError as error:
        yield error


def article(page: bytes, place: str, options: Options, url: str | None = None) -> Article:
    """The article of a page. Raises `UnreadableError` where there is none."""
    try:
        import trafilatura.settings  # noqa: PLC0415 - optional, and slow to load
    except ImportError:
        raise UnreadableError(place, missing_library("HTML", "Trafilatura", "html")) from None
    markup = markup_of(page, place, options)
    if markup.count("<") > _MOST_TAGS:
        raise UnreadableError(
            place, f"more than {_MOST_TAGS:,} tags: no article has so many; give its text as a .txt file"
        )
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # or Python prints their warnings itself
    try:
        found = trafilatura.bare_extraction(
            markup,
            url=url,
            favor_precision=True,  # figures of the teasers beside an article are none of it
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
        )
    except Exception as error:  # a fault in a library costs one page
        raise UnreadableError(place, f"Trafilatura failed on it ({type(error).__name__}): please report this") from None
    if not isinstance(found, trafilatura.settings.Document) or not found.text or not found.text.strip():
        raise UnreadableError(place, NO_ARTICLE)
    return Article(place, found.text, found.title or None, date.fromisoformat(found.date) if found.date else None)


def markup_of(page: bytes, place: str, options: Options) -> str:
    """The page's markup, decoded leniently, as browsers do.

    What the bytes show counts more than what the page declares: pages in VNI or TCVN3 call themselves Western.
    """
    encoding = options.encoding or find(page, place) or _declared(page) or "utf-8"
    markup = decode(page, encoding, "replace")
    declaration = _XML_DECLARATION.match(markup)
    return markup[declaration.end() :] if declaration else markup


def _declared(page: bytes) -> str | None:
    found = _CHARSET.search(page, 0, _WHERE_IT_IS_DECLARED)
    try:
        return parse_encoding(found[1].decode("ascii")) if found else None
    except UsageError:
        return None
