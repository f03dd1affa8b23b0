"""Feeds: RSS and Atom, one article an entry, as long as the feed gives it, read by feedparser.

The text is the entry's content, or its summary, or at least its title; the id is what the feed calls it, mostly its
address. Markup in it is taken out: a paragraph is a line.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

from factx.article import Article
from factx.day import day_of
from factx.errors import UnreadableError, missing_library
from factx.readers.encoding import read_all
from factx.readers.html import markup_of
from factx.readers.options import Options

_REFERENCE = re.compile(r"&#([xX][0-9a-fA-F]{4,8}|[0-9]{5,8});?")


def read(stream: io.BufferedReader, place: str, options: Options) -> Iterator[Article | UnreadableError]:
    """The article of each entry, or why it cannot be read."""
    try:
        import feedparser  # noqa: PLC0415 - optional, and slow to load
        import lxml.html  # noqa: F401, PLC0415
    except ImportError:
        yield UnreadableError(place, missing_library("a feed", "feedparser", "feeds"))
        return
    try:
        markup = _REFERENCE.sub(_without_half_pairs, markup_of(read_all(stream, place, options), place, options))
        feed = feedparser.parse(io.BytesIO(markup.encode()), sanitize_html=False, resolve_relative_uris=False)
    except UnreadableError as error:
        yield error
        return
    if not feed.get("version"):
        yield UnreadableError(place, "neither RSS nor Atom: name a feed, or a page with the ending .html")
        return
    for number, entry in enumerate(feed.entries, 1):
        yield _article(entry, f"{place}:{number}")
    if feed.bozo:
        reason = str(feed.bozo_exception).replace("<unknown>:", "line ", 1)
        yield UnreadableError(place, f"broken XML ({reason}): entries may be missing; get the file anew")
    elif not feed.entries:
        yield UnreadableError(place, "empty: there is no entry in this feed")


def _without_half_pairs(reference: re.Match[str]) -> str:
    """The reference to a character, if it is one: feedparser fails on half a surrogate pair."""
    number = reference[1]
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return "\ufffd" if 0xD800 <= code < 0xE000 else reference[0]


def _article(entry: Any, place: str) -> Article | UnreadableError:
    contents = [part.value for part in entry.get("content", ())] + [entry.get("summary", "")]
    title = plain(entry.get("title", ""))
    text = next(filter(None, map(plain, contents)), title)
    if not text:
        return UnreadableError(place, "empty: neither text nor title in this entry")
    moment = entry.get("published") or entry.get("updated")
    return Article(entry.get("id") or entry.get("link") or place, text, title or None, _day(moment))


def _day(moment: str | None) -> date | None:
    """The day of a moment as RSS (RFC 822) and Atom (RFC 3339) write it, and some feeds that write it otherwise.

    >>> _day("Wed, 26 Nov 2025 23:30:00 +0700"), _day("2025-11-26T23:30:00Z"), _day("soon")
    (datetime.date(2025, 11, 26), datetime.date(2025, 11, 26), None)
    """
    for read in (day_of, lambda moment: parsedate_to_datetime(moment).date()):
        try:
            return read(moment)
        except (ValueError, TypeError):
            continue
    return None


_LINES = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol "
    "p pre section table td th tr ul".split()
)


def plain(markup: str) -> str:
    """The text that a piece of HTML shows, a line for each paragraph.

    >>> plain('<a href="/x"><img src="x.jpg"/></a></br>Profit <b>rose</b>&nbsp;8%.<script>n = 5</script><p>More.</p>')
    'Profit rose\\xa08%.\\nMore.'
    """
    from lxml import etree, html  # noqa: PLC0415 - optional

    root = html.document_fromstring(f"<html><body>{markup}</body></html>")
    etree.strip_elements(root, "script", "style", etree.Comment, with_tail=False)
    parts = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        begins = event == "start"
        shown = (element.text if begins else element.tail) or ""
        line = "\n" if element.tag in _LINES else ""
        parts.append(line + shown.replace("\n", " "))
    lines = (re.sub(" {2,}", " ", line).strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
