"""A WARC archive as warcio reads it, held to what a sound one has.

warcio keeps a head as long as it gets longer, takes what is cut off for the end, loses the rest of an archive to one
answer that is none of HTTP/1, and complains to standard error itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import DecompressingBufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.limitreader import LimitReader
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

_LONGEST_HEAD = 1 << 20
"""Bytes between what one record holds and what the next one does."""

_CUT_OFF = "it is cut off"


class Archive(ArchiveIterator):  # type: ignore[misc]
    """The records of an archive, one after the other.

    Raises `ArchiveLoadFailed`, `ValueError` or `EOFError` where they are broken or cut off.
    """

    INC_RECORD = ""  # what warcio would print

    def __init__(self, stream: Any) -> None:
        super().__init__(stream)
        self.reader = _Lines(self.fh)
        self.loader = _Answers()

    def __iter__(self) -> Iterator[Any]:
        record = None
        for record in super().__iter__():
            yield record
            self.reader.head = 0
        if record is not None and not (isinstance(record.raw_stream, LimitReader) and record.raw_stream.limit == 0):
            raise ArchiveLoadFailed(_CUT_OFF)


class _Lines(DecompressingBufferedReader):  # type: ignore[misc]
    """The archive's bytes, with no more lines at once than a head has."""

    head = 0

    def readline(self, length: int | None = None) -> bytes:
        most = min(length or _LONGEST_HEAD, _LONGEST_HEAD)
        line = b""
        while len(line) < most and not line.endswith(b"\n"):
            part: bytes = super().readline(most - len(line))  # may be less of it than there is
            if not part and line:
                raise ArchiveLoadFailed(_CUT_OFF)
            if not part:
                break
            line += part
        self.head += len(line)
        if self.head >= _LONGEST_HEAD:
            raise ArchiveLoadFailed("a head without end")
        return line


class _Answers(ArcWarcRecordLoader):  # type: ignore[misc]
    """Of what was fetched, the heads that are such; the others are None."""

    def load_http_headers(self, rec_type: str, uri: str | None, stream: Any, length: int | None) -> Any:
        try:
            return super().load_http_headers(rec_type, uri or "", stream, length)
        except StatusAndHeadersParserException:
            return None
        except EOFError:
            raise ArchiveLoadFailed(_CUT_OFF) from None
