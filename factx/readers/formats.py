"""Which format a file is in: told by the ending of its name, and by how it begins where the name does not say."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from factx.readers.encoding import shown
from factx.readers.options import Options

Format = Literal["text", "json", "jsonl", "csv", "parquet", "html", "warc", "feed"]

ENDINGS: dict[str, Format] = {
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".warc": "warc",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
}
_COMPRESSED = (".gz", ".zst", ".bz2", ".xz")

_MARKUP = re.compile(
    # Each comment ends where it first can, or the ways to take many of them would double with each.
    r"\s*+ (?> (?: <\? .*? > | <!-- .*? --> ) \s*+ )*+ (?: <!DOCTYPE\s+ | < ) (?P<root> [\w:]+ )",
    re.X | re.S | re.I,
)
_JSON = re.compile(r"\[\s*\{ | \{\s*\n", re.VERBOSE)
"""An array of objects, or an object over several lines."""
_DOCUMENTS = {
    b"%PDF-": "PDF",
    b"{\\rtf": "RTF",
    b"PK\x03\x04": "a zip file (as .docx, .odt and .epub are)",
    b"\xd0\xcf\x11\xe0": "an old Office file (.doc, .xls)",
}
_HEAD = 16_384
"""Bytes that are looked at."""


def by_ending(path: str) -> Format | None:
    """The format that the name of a file tells; None where it does not.

    >>> by_ending("news/2025.CSV.gz"), by_ending("news.dat")
    ('csv', None)
    """
    name = PurePath(path)
    if name.suffix.lower() in _COMPRESSED:
        name = name.with_suffix("")
    return ENDINGS.get(name.suffix.lower())


def document_in(data: bytes) -> str | None:
    """What begins with `data`, if it is a document in which people keep articles, but of no format that is read.

    >>> document_in(b"%PDF-1.7"), document_in(b"30 km")
    ('PDF', None)
    """
    return next((name for beginning, name in _DOCUMENTS.items() if data.startswith(beginning)), None)


def by_content(data: bytes, options: Options) -> Format:
    r"""The format of what begins with `data`: text, unless it shows that it is another one.

    >>> by_content(b'\n{"text": "30 km"}', Options()), by_content(b"id,text\n1,30 km", Options())
    ('jsonl', 'csv')
    """
    if data.startswith(b"PAR1"):
        return "parquet"
    if data.startswith(b"WARC/"):
        return "warc"
    begin = data[:_HEAD]
    head = begin.decode(shown(begin) or "utf-8", "replace").lstrip("\ufeff").lstrip()
    if _JSON.match(head):
        return "json"
    if head.startswith("{"):
        return "jsonl"
    if markup := _MARKUP.match(head):
        root = markup["root"].lower()
        if root in ("html", "head", "body"):
            return "html"
        if root in ("rss", "feed", "rdf:rdf"):
            return "feed"
    from factx.readers.csv import header  # noqa: PLC0415 - most names tell

    names, _ = header(head.split("\n", 1)[0])
    return "csv" if len(names) > 1 and options.columns["text"] in names else "text"
