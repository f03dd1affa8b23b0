"""WARC: what a crawler fetched, as the archives of Common Crawl's news crawl hold it, read by FastWARC as a stream.

Each page of HTML that shows an article is one, with the page's address as its id. The rest of an archive (pictures,
scripts, pages of links, requests) is passed over; how many pages showed no article is logged.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factx.article import Article
from factx.errors import UnreadableError, missing_library
from factx.readers import html
from factx.readers.options import Options

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

LOG = logging.getLogger(__name__)

_PAGES = ("text/html", "application/xhtml+xml")


def read(stream: io.BufferedReader, place: str, options: Options) -> Iterator[Article | UnreadableError]:
    """The articles of the archive, and why a page cannot be read."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - optional
    except ModuleNotFoundError:
        yield UnreadableError(place, missing_library("WARC", "FastWARC", "warc"))
        return
    records = ArchiveIterator(
        stream, record_types=WarcRecordType.response, auto_decode="all", stream_detect=False, fsspec_args=False
    )
    pages = without = 0
    try:
        for record in records:
            if not _is_page(record):
                continue
            pages += 1
            found = _article(record, place, options)
            if isinstance(found, UnreadableError) and found.reason == html.NO_ARTICLE:
                without += 1
            else:
                yield found
    except OSError as error:
        if error.errno is not None:  # the system's, or the compression's
            raise
        yield UnreadableError(place, f"broken WARC ({error}): get the file anew")
    if without:
        LOG.info("%s: %d of %d pages show no article: passed over", place, without, pages)
    if not pages:
        yield UnreadableError(place, "no page of HTML in this archive: there is no article in it")


def _is_page(record: WarcRecord) -> bool:
    return record.is_http and record.http_content_type in _PAGES


def _article(record: WarcRecord, place: str, options: Options) -> Article | UnreadableError:
    url = record.headers.get("WARC-Target-URI")
    where = url or place
    limit = 4 * options.max_chars
    page = record.reader.read(limit + 1)
    if len(page) > limit:
        return UnreadableError(where, options.too_long)
    try:
        return html.article(page, where, options, url)
    except UnreadableError as error:
        return error
