"""Plain text: one file, one article.

A first line such as `date 2025-11-27 The headline` tells when the article appeared and what it is called.
The line stays part of the text, so that positions count from the beginning of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factx.article import Article, read_header
from factx.errors import UnreadableError

BINARY = "binary, not text: it has zero bytes; name a text file"


def read(lines: Iterable[bytes], place: str) -> Iterator[Article | UnreadableError]:
    """The article that the file holds, or why it cannot be read."""
    try:
        yield article(b"".join(_text_only(lines, place)), place)
    except UnreadableError as error:
        yield error


def _text_only(lines: Iterable[bytes], place: str) -> Iterator[bytes]:
    """The lines, up to the first that is no text: an endless file of zeros is not read to its end."""
    for line in lines:
        if b"\0" in line and not line.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise UnreadableError(place, BINARY)
        yield line


def article(data: bytes, place: str) -> Article:
    r"""The article that `data` is. Line ends stay as they are; a byte-order mark is no part of the text.

    >>> article(b"date 2025-11-27 Headline\r\n30 km", "a.txt").title
    'Headline'
    """
    text = decode(data, place)
    if not text.strip():
        raise UnreadableError(place, "empty: there is no text to read")
    header = read_header(text)
    return Article(place, text, header.title, header.published) if header else Article(place, text)


def decode(data: bytes, place: str) -> str:
    """The text that `data` holds in UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError(place, "UTF-16, not UTF-8: save it as UTF-8")
    if b"\0" in data:
        raise UnreadableError(place, BINARY)
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        wrong = f"byte {error.start} (0x{data[error.start]:02x})"
        raise UnreadableError(place, f"not UTF-8 at {wrong}: save it as UTF-8") from None
