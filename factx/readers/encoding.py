"""Bytes to text: which encoding they are in, all of them at once or line by line.

UTF-8 is tried first, and nobody is told. UTF-16 shows itself by its byte-order mark, or by the zero bytes of its plain
letters. What is neither may be in one of the encodings of old Vietnamese files: the one in which it reads as Vietnamese
(`factx.vi.encodings`). Whatever is found out is logged, so that a person can say otherwise.
"""

from __future__ import annotations

import codecs
import io
import logging
from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeVar

from factx.errors import UnreadableError, UsageError
from factx.readers.options import Options

LOG = logging.getLogger(__name__)

BINARY = "binary, not text: it has zero bytes; name a text file"
REMEDY = "save it as UTF-8, or name its encoding with --encoding"

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_WIDE = ("utf-16", "utf-32")
"""How the names of encodings begin in which text has zero bytes."""

_OTHER_NAMES = {"abc": "tcvn3", "tcvn": "tcvn3", "tcvn5712": "tcvn3", "vni-windows": "vni", "cp1258": "windows-1258"}

_SAMPLE = 1_000_000
"""Bytes by which an encoding of old files is told: it is the same to the end, and trying them takes time."""

_BESIDE_TEXT = 1_000_000
"""Bytes that a line may have beside the text of its article."""


def parse_encoding(name: str) -> str:
    """The encoding that `name` means: one of old Vietnamese files, or any that Python knows.

    Raises `UsageError` where there is none.

    >>> parse_encoding("ABC"), parse_encoding("UTF8")
    ('tcvn3', 'utf-8')
    """
    lower = name.lower().replace("_", "-")
    known = _OTHER_NAMES.get(lower, lower)
    if known in _vietnamese():
        return known
    try:
        "".encode(known)  # a codec such as rot13 is none of text
        return codecs.lookup(known).name
    except LookupError:
        names = ", ".join(_vietnamese())
        raise UsageError(f"'{name}' is no encoding: name {names}, or one that Python knows") from None


def _vietnamese() -> tuple[str, ...]:
    from factx.vi.encodings import NAMES  # noqa: PLC0415 - seldom needed

    return NAMES


def decode(data: bytes, encoding: str, errors: str = "strict") -> str:
    """The text that `data` holds; a byte-order mark is no part of it.

    Raises `UnicodeDecodeError` where it is none in this encoding, if `errors` is not "replace".
    """
    if encoding != "utf-8" and encoding in _vietnamese():
        from factx.vi import encodings  # noqa: PLC0415

        return encodings.decode(data, encoding, errors)  # type: ignore[arg-type]
    return data.decode(encoding, errors).removeprefix("\ufeff")


def find(data: bytes, place: str, *, cut: bool = False) -> str | None:
    """The encoding of `data`; None where it is none that is known. `cut` says that more would follow.

    What is found out, and is neither UTF-8 nor told by a mark, is logged, for `place`.
    """
    found = shown(data)
    if found is None and _is_utf8(data, cut):
        found = "utf-8"
    if found is None and b"\0" not in data:
        from factx.vi.encodings import guess  # noqa: PLC0415 - seldom needed

        found = guess(data[:_SAMPLE])
    if found not in (None, "utf-8", _marked(data)):
        LOG.info("%s: read as %s: if that is wrong, name its encoding with --encoding", place, found)
    return found


def shown(data: bytes) -> str | None:
    """The encoding that the bytes themselves show: by a mark, or as UTF-16 without one."""
    return _marked(data) or _utf16_by_its_zeros(data)


def _marked(data: bytes) -> str | None:
    return next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)


def _is_utf8(data: bytes, cut: bool) -> bool:
    try:
        codecs.utf_8_decode(data, "strict", not cut)
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"  # cut off, but as UTF-8
    return True


def _utf16_by_its_zeros(data: bytes) -> str | None:
    """UTF-16 without a mark: most letters of a Vietnamese text are Latin, whose high byte is zero.

    >>> _utf16_by_its_zeros("30 km".encode("utf-16-be"))
    'utf-16-be'
    """
    pairs = len(data) // 2
    high, low = data[0 : 2 * pairs : 2].count(0), data[1 : 2 * pairs : 2].count(0)
    if pairs < 2 or max(high, low) < pairs / 3 or min(high, low) > pairs / 100:
        return None
    return "utf-16-be" if high > low else "utf-16-le"


def read_all(stream: io.BufferedReader, place: str, options: Options) -> bytes:
    """All that the stream holds. Raises `UnreadableError` where it is more than an article may have."""
    limit = 4 * options.max_chars + 4  # no encoding takes more for a code point, nor for a mark
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise UnreadableError(place, options.too_long)
    return data


def text_of(data: bytes, place: str, options: Options) -> str:
    """The text that `data` holds. Raises `UnreadableError` where it holds none that is known."""
    encoding = options.encoding or find(data, place)
    if b"\0" in data and not (encoding or "").startswith(_WIDE):
        raise UnreadableError(place, BINARY)
    try:
        return decode(data, encoding or "utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(place, _undecodable(error, data, encoding)) from None


def _undecodable(error: UnicodeDecodeError, data: bytes, encoding: str | None, of: str = "") -> str:
    name = "UTF-8" if encoding in (None, "utf-8") else encoding
    return f"not {name} at byte {error.start}{of} (0x{data[error.start]:02x}): {REMEDY}"


Line = tuple[int, "str | UnreadableError"]
_Part = TypeVar("_Part", str, bytes)


def lines_of(stream: io.BufferedReader, place: str, options: Options) -> Iterator[Line]:
    """Each line of the stream with its number, from 1, as soon as it has come; or why it cannot be read.

    A line that is too long to hold an article is passed over without being kept.
    """
    encoding = encoding_of(stream, place, options)
    limit = longest_line(options)
    if not are_bytes(b"\n", encoding):
        wide = io.TextIOWrapper(stream, encoding, newline="\n")
        try:
            yield from enumerate(_bounded(wide.readline, "\n", limit, place, options), 1)
        except UnicodeDecodeError as error:
            yield 0, UnreadableError(place, f"not {encoding} ({error.reason}): {REMEDY}")
        finally:
            wide.detach()
        return
    for number, line in enumerate(_bounded(stream.readline, b"\n", limit, place, options), 1):
        yield (
            number,
            line if isinstance(line, UnreadableError) else decoded(line, f"{place}:{number}", encoding, "line"),
        )


def encoding_of(stream: io.BufferedReader, place: str, options: Options) -> str:
    """The encoding of a stream, by how it begins, if the user names none."""
    return options.encoding or find(stream.peek(), place, cut=True) or "utf-8"


def longest_line(options: Options) -> int:
    """Bytes that an article may take with what stands beside it: JSON may take six for a code point."""
    return 6 * options.max_chars + _BESIDE_TEXT


@cache
def are_bytes(marks: bytes, encoding: str) -> bool:
    """Whether these characters of ASCII are one byte each, which is part of no other: text can be cut at them.

    >>> are_bytes(b'"', "utf-8"), are_bytes(b'"', "utf-16"), are_bytes(b"\\\\", "gbk")
    (True, False, False)
    """
    behind = [bytes([other, mark]) for other in range(128, 256) for mark in marks]
    return all(decode(pair, encoding, "replace").endswith(chr(pair[1])) for pair in behind)


def decoded(part: bytes, place: str, encoding: str, of: str) -> str | UnreadableError:
    """The text of a part of a file, or why it cannot be read; `of` is what messages call such a part."""
    try:
        return decode(part, encoding)
    except UnicodeDecodeError as error:
        return UnreadableError(place, _undecodable(error, part, encoding, f" of the {of}"))


def _bounded(
    readline: Callable[[int], _Part], end: _Part, limit: int, place: str, options: Options
) -> Iterator[_Part | UnreadableError]:
    number = 0
    while line := readline(limit):
        number += 1
        if len(line) < limit or line.endswith(end):
            yield line
            continue
        while len(line) == limit and not line.endswith(end):
            line = readline(limit)
        yield UnreadableError(f"{place}:{number}", options.too_long)
