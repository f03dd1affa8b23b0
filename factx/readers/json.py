"""JSON: an array of articles, or one object behind the other, each with the keys of a line of JSON Lines.

Objects are read one at a time, so that an array may be larger than memory. Where they end is found in their bytes, as
far as the encoding lets it, so that each is decoded by itself, as a line is, and one that is wrong costs nothing else.
"""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator

from factx.article import Article
from factx.errors import UnreadableError
from factx.readers import jsonl
from factx.readers.encoding import REMEDY, are_bytes, decoded, encoding_of, longest_line
from factx.readers.options import Options

_CHUNK = 1 << 16
_BETWEEN = re.compile(r"[ \t\r\n,]*")
_MARKS = b'"\\'
"""What must be known of a text for its values to be told apart."""
_AS_BYTES = "latin-1"
"""The encoding in which each byte is a character."""
_BYTE_ORDER_MARKS = ("\ufeff", codecs.BOM_UTF8.decode(_AS_BYTES))
_DECODER = json.JSONDecoder(strict=False, parse_int=str)  # only the end of a value is asked for


def read(stream: io.BufferedReader, place: str, options: Options) -> Iterator[Article | UnreadableError]:
    """The article of each object, or why it cannot be read."""
    return jsonl.articles(_objects(stream, place, options), place, options, each="object")


def _objects(stream: io.BufferedReader, place: str, options: Options) -> Iterator[jsonl.Placed]:
    """The objects as they are written, each with its place, counted from 1."""
    encoding = encoding_of(stream, place, options)
    in_bytes = are_bytes(_MARKS, encoding)
    number = 0
    problem = None
    try:
        text = _Text(stream, _AS_BYTES if in_bytes else encoding)
        for number, item in enumerate(_items(text, longest_line(options)), 1):
            where = f"{place}:{number}"
            yield where, decoded(item.encode(_AS_BYTES), where, encoding, "object") if in_bytes else item
    except json.JSONDecodeError as error:
        problem = f"broken JSON ({error.msg}): give an array of objects; one object a line is for .jsonl"
    except RecursionError:
        problem = "broken JSON (too deep): give an array of objects"
    except OverflowError:
        problem = options.too_long
    except UnicodeDecodeError:
        problem = f"not {encoding}: {REMEDY}"
    if problem or not number:
        where = f"{place}:{number + 1}" if problem else place
        yield where, UnreadableError(where, problem or "empty: there is no article in it")


class _Text:
    """The text of a stream, of which what is read is forgotten."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._stream = io.TextIOWrapper(stream, encoding, newline="")
        self.ahead = self._stream.read(_CHUNK)
        self.at = next((len(mark) for mark in _BYTE_ORDER_MARKS if self.ahead.startswith(mark)), 0)

    def more(self) -> bool:
        """Read as much again as is ahead: so a value is tried a few times only, however long it is."""
        part = self._stream.read(max(_CHUNK, len(self.ahead) - self.at))
        self.ahead = self.ahead[self.at :] + part
        self.at = 0
        return bool(part)

    def next(self) -> str:
        """The first character of the next value, or of what ends an array; an empty string at the end."""
        while True:
            self.at = _BETWEEN.match(self.ahead, self.at).end()  # type: ignore[union-attr]
            if self.at < len(self.ahead) or not self.more():
                return self.ahead[self.at : self.at + 1]


def _items(text: _Text, longest: int) -> Iterator[str]:
    """The values of an array, or those that stand one behind the other.

    Raises `json.JSONDecodeError` where it is no JSON, `OverflowError` where a value is longer than `longest`.
    """
    within = text.next() == "["
    text.at += within
    while (first := text.next()) and not (within and first == "]"):
        end = _end(text, longest)
        yield text.ahead[text.at : end]
        text.at = end
    if within and not first:
        raise json.JSONDecodeError("its array does not end", "", 0)
    text.at += within
    if text.next():
        raise json.JSONDecodeError("something stands behind its array", "", 0)


def _end(text: _Text, longest: int) -> int:
    """Where the value ends that comes next."""
    while True:
        try:
            return _DECODER.raw_decode(text.ahead, text.at)[1]
        except json.JSONDecodeError:
            if len(text.ahead) - text.at > longest:
                raise OverflowError from None
            if not text.more():
                raise
