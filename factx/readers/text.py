"""Plain text: one file, one article.

A first line such as `date 2025-11-27 The headline` tells when the article appeared and what it is called.
The line stays part of the text, so that positions count from the beginning of the file.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from factx.article import Article, read_header
from factx.errors import UnreadableError
from factx.readers.encoding import read_all, text_of
from factx.readers.options import Options


def read(stream: io.BufferedReader, place: str, options: Options) -> Iterator[Article | UnreadableError]:
    """The article that the stream holds, or why it cannot be read."""
    try:
        text = text_of(read_all(stream, place, options), place, options)
        yield article(text, place)
    except UnreadableError as error:
        yield error


def article(text: str, place: str) -> Article:
    r"""The article that `text` is. Line ends stay as they are.

    >>> article("date 2025-11-27 Headline\r\n30 km", "a.txt").title
    'Headline'
    """
    if not text.strip():
        raise UnreadableError(place, "empty: there is no text to read")
    header = read_header(text)
    return Article(place, text, header.title, header.published) if header else Article(place, text)
