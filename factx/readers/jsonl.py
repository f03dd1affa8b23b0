"""JSON Lines: one article a line, as `{"id": …, "text": …, "title": …, "published": …}`.

Only `text` is needed; other keys are passed over. Lines are read one at a time, so that a file may be
larger than memory, and a line that is wrong costs nothing but itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from factx.article import Article
from factx.errors import UnreadableError
from factx.readers import record
from factx.readers.record import Record

DECODER = msgspec.json.Decoder(Record)


def read(lines: Iterable[bytes], path: str) -> Iterator[Article | UnreadableError]:
    """The article of each line, or why that line cannot be read."""
    empty = True
    for number, line in enumerate(lines, 1):
        content = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not content.strip():
            continue
        if empty and b"\0" in content:
            yield UnreadableError(path, "binary, not JSON Lines: name a text file")
            return
        empty = False
        try:
            yield article(content, f"{path}:{number}")
        except UnreadableError as error:
            yield error
    if empty:
        yield UnreadableError(path, "empty: there is no article in it")


def article(line: bytes, place: str) -> Article:
    """The article of one line.

    >>> article(b'{"id": 7, "text": "30 km", "published": "2025-11-27T08:30:00Z"}', "a.jsonl:1")
    Article(id='7', text='30 km', title=None, published=datetime.date(2025, 11, 27))
    """
    return record.article(_decode(line, place), place)


def _decode(line: bytes, place: str) -> Record:
    try:
        line.decode()
        return DECODER.decode(line)
    except UnicodeDecodeError as error:
        wrong = f"byte {error.start} of the line (0x{line[error.start]:02x})"
        raise UnreadableError(place, f"not UTF-8 at {wrong}: save it as UTF-8") from None
    except msgspec.ValidationError:
        raise UnreadableError(place, 'no JSON object: give the article as {"text": "…"}') from None
    except (msgspec.DecodeError, RecursionError) as error:
        again = _with_half_pairs(line)
        if again is None:
            problem = str(error).removeprefix("JSON is malformed: ")
            raise UnreadableError(place, f"broken JSON ({problem}): give one whole object a line") from None
        return again


def _with_half_pairs(line: bytes) -> Record | None:
    r"""The line read again with "\ud83d" allowed without its other half, which msgspec refuses.

    Python's own reader knows it; such texts come from programs that cut a string in the middle of a pair.
    """
    if b"\\u" not in line:
        return None
    import json  # noqa: PLC0415 - hardly ever needed

    try:
        return msgspec.convert(json.loads(line), Record)
    except (ValueError, RecursionError, msgspec.ValidationError):
        return None
