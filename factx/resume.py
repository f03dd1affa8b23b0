"""A run that goes on where an earlier one was stopped, however that ended.

Beside the output stands a record of what was done: for each article, in order, what was read (as a digest) and the
facts found. A run that finds a record takes the facts from there as long as it meets the same articles, extracts the
rest and writes all of it anew, by the same way as ever: so its output is, to the byte, that of a run that was never
stopped. The record goes when the output is in its place.

An entry is its length and checksum, then the digest and the facts. A run that is killed leaves the last entry torn at
worst; it is cut off, as is everything behind the first article that is not the one that was read before. A record of
other rules (another version, changed vocabulary) is not used.
"""

from __future__ import annotations

import logging
import os
import struct
import zlib
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from io import FileIO
from itertools import chain
from pathlib import Path

import msgspec

from factx.article import Article
from factx.errors import UnreadableError, UsageError
from factx.extraction import try_article
from factx.result import Found, Result, found_in, result_of
from factx.stream import extract_each
from factx.vi.words import added_folder
from factx.writers.destination import is_replaced, refused

_LOG = logging.getLogger(__name__)

_Entry = tuple[bytes, Found | None]
"""An article's digest, and its facts, or why there are none, or nothing where MessagePack cannot hold them."""

_Read = Article | UnreadableError

_FRAME = struct.Struct("<II")
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Entry)
_PACKAGE = Path(__file__).parent


@contextmanager
def recording(output: str | None) -> Iterator[Record]:
    """The record beside the file `output`, which is removed if all goes well.

    Raises `UsageError` when it cannot be made, or when another run writes to it.
    """
    if output is None or not is_replaced(output):
        raise UsageError("--resume: a stream cannot be continued: name a file with -o")
    whole = Path(os.path.realpath(output))
    path = whole.with_name(f".{whole.name}.resume")
    try:
        file = path.open("a+b", buffering=0)
    except OSError as error:
        raise refused(output, error.strerror) from error
    with file:
        _lock(file, output)
        record = Record(file)
        try:
            yield record
            path.unlink()
        except BaseException:
            _LOG.info("%s articles are done and kept: the same command goes on from there", f"{record.articles:,}")
            raise


def _lock(file: FileIO, output: str) -> None:
    """Keep other runs out for as long as this process lives; where the system has no such locks, the user must."""
    try:
        import fcntl  # noqa: PLC0415 - not there on Windows

        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # not `flock`, which the workers would inherit
    except ImportError:
        pass
    except OSError:
        raise UsageError(f"{output}: another run is writing to it: wait until it has ended") from None


class Record:
    """What was done, in a file that is only ever added to."""

    def __init__(self, file: FileIO) -> None:
        self._file = file
        self.articles = 0
        """How many articles are in it."""

    def extract_each(self, articles: Iterable[_Read], jobs: int | None) -> Iterator[Result]:
        """Each article with its facts, in order: from the record as far as it goes, and then by extraction."""
        coming = iter(articles)
        rest = yield from self._done(coming)
        sent: deque[_Read] = deque()
        for result in extract_each(_noted(chain(rest, coming), sent), jobs):
            article = sent.popleft()
            if isinstance(article, Article):
                self._add(article, result)
            yield result

    def _done(self, coming: Iterator[_Read]) -> Generator[Result, None, list[_Read]]:
        """What the record holds of the articles; returns the first one that it does not hold, if there is one."""
        whole = self._begin()
        entries = _entries(self._file)
        rest: list[_Read] = []
        for article in coming:
            if isinstance(article, UnreadableError):
                yield article
                continue
            digest, found, end = next(entries, (b"", "", whole))
            if digest != _digest(article):
                rest = [article]
                break
            whole = end
            self.articles += 1
            yield try_article(article) if found is None else result_of(article, found)
        self._file.truncate(whole)
        if self.articles:
            _LOG.info("%s articles were done before: going on from there", f"{self.articles:,}")
        return rest

    def _begin(self) -> int:
        """Read the rules that the record was made by; where they are others, begin a new one."""
        rules = _rules()
        self._file.seek(0)
        if self._file.read(len(rules)) != rules:
            self._file.truncate(0)
            _write(self._file, rules)
        return len(rules)

    def _add(self, article: Article, result: Result) -> None:
        found = found_in(result)
        try:
            entry = _ENCODER.encode((_digest(article), found))
        except UnicodeEncodeError:  # half a surrogate pair
            entry = _ENCODER.encode((_digest(article), None))
        _write(self._file, _FRAME.pack(len(entry), zlib.crc32(entry)) + entry)
        self.articles += 1


def _noted(articles: Iterable[_Read], sent: deque[_Read]) -> Iterator[_Read]:
    for article in articles:
        sent.append(article)
        yield article


def _entries(file: FileIO) -> Iterator[tuple[bytes, Found | None, int]]:
    """The entries from where `file` stands, up to a torn one, each with where it ends."""
    size = os.fstat(file.fileno()).st_size
    while len(frame := file.read(_FRAME.size)) == _FRAME.size:
        length, checksum = _FRAME.unpack(frame)
        entry = file.read(min(length, size))
        if not length or len(entry) != length or zlib.crc32(entry) != checksum:
            return
        yield *_DECODER.decode(entry), file.tell()


def _write(file: FileIO, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]


def _digest(article: Article) -> bytes:
    read = f"{len(article.id)}:{article.id}{article.published}{article.text}"
    return blake2b(read.encode(errors="surrogatepass"), digest_size=16).digest()


def _rules() -> bytes:
    """A digest of all that facts depend on but the article."""
    digest = blake2b(digest_size=16)
    folders = [_PACKAGE, *([Path(words)] if (words := added_folder()) else [])]
    for file in sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in {".py", ".tsv"}):
        digest.update(file.read_bytes())
    return digest.digest()
