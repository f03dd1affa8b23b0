"""WARC: what a crawler fetched, as the archives of Common Crawl's news crawl hold it, read by warcio as a stream.

Each page of HTML that shows an article is one, with the page's address as its id. The rest of an archive (pictures,
scripts, pages of links, requests, answers that a page has moved or is not there) is passed over; how many pages showed
no article is logged.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any

from factx.article import Article
from factx.errors import UnreadableError, missing_library
from factx.readers import html
from factx.readers.options import Options

LOG = logging.getLogger(__name__)

_PAGES = ("text/html", "application/xhtml+xml")

_BESIDE_PAGE = 1 << 20
"""Bytes that an answer may have beside its page: its head, and the lengths of the pieces it was sent in."""


def read(stream: io.BufferedReader, place: str, options: Options) -> Iterator[Article | UnreadableError]:
    """The articles of the archive, and why a page cannot be read."""
    try:
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - optional

        from factx.readers.archive import Archive  # noqa: PLC0415
    except ImportError:
        yield UnreadableError(place, missing_library("WARC", "warcio", "warc"))
        return
    pages = without = 0
    try:
        for record in Archive(_AsItComes(stream)):
            if _is_no_answer(record):
                yield UnreadableError(_address(record) or place, "its answer has no head of HTTP/1: fetch it anew")
            if not _is_page(record):
                continue
            pages += 1
            found = _article(record, place, options)
            if isinstance(found, UnreadableError) and found.reason == html.NO_ARTICLE:
                without += 1
            else:
                yield found
    except (ArchiveLoadFailed, ValueError, EOFError) as error:
        reason = " ".join(str(error).split())[:100]
        yield UnreadableError(place, f"broken WARC ({reason}): get the file anew")
        return
    finally:
        if without:
            LOG.info("%s: %d of %d pages show no article: passed over", place, without, pages)
    if not pages:
        yield UnreadableError(place, "no page of HTML in this archive: there is no article in it")


class _AsItComes:
    """A stream that gives what it has: where it breaks off, what stands before the break is not lost."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self.read = stream.read1


def _is_no_answer(record: Any) -> bool:
    address = _address(record) or ""
    fetched = record.rec_type == "response" and address.startswith(("http:", "https:"))
    return fetched and bool(record.length) and record.http_headers is None


def _address(record: Any) -> str | None:
    address: str | None = record.rec_headers.get_header("WARC-Target-URI")
    return address


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    if not record.http_headers.get_statuscode().startswith("2"):  # moved, or not found: what is shown is no article
        return False
    kind = record.http_headers.get_header("Content-Type") or ""
    return kind.partition(";")[0].strip().lower() in _PAGES


def _article(record: Any, place: str, options: Options) -> Article | UnreadableError:
    url = _address(record)
    where = url or place
    limit = 4 * options.max_chars
    if record.length and record.length > limit + _BESIDE_PAGE:  # one piece of it may be as long, and is read whole
        return UnreadableError(where, options.too_long)
    with redirect_stderr(io.StringIO()) as complaints:  # of warcio, which says nowhere else that a page is damaged
        page = _up_to(limit + 1, record.content_stream())
    if complaint := complaints.getvalue().strip():
        return UnreadableError(where, f"the page as it was sent is damaged ({complaint}): fetch it anew")
    if len(page) > limit:
        return UnreadableError(where, options.too_long)
    try:
        return html.article(page, where, options, url)
    except UnreadableError as error:
        return error


def _up_to(size: int, content: Any) -> bytes:
    """What a record holds, decompressed, but no more than `size` bytes of it."""
    parts = bytearray()
    while len(parts) < size and (part := content.read(min(size, 1 << 16))):
        parts += part
    return bytes(parts)
