"""JSON Lines: one article a line, as `{"id": …, "text": …, "title": …, "published": …}`.

Only the text is needed. Lines are read one at a time, so that a file may be larger than memory, and a line that is
wrong costs nothing but itself.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import msgspec

from factx.article import Article
from factx.errors import UnreadableError
from factx.readers.encoding import lines_of
from factx.readers.options import Options
from factx.readers.row import article

_WITHOUT_TEXT = 1000
"""After so many lines without the column of the text it is its name that is wrong, and not the lines."""

_DECODER = msgspec.json.Decoder(dict[str, msgspec.Raw])

_WRITTEN = {*Article.__struct_fields__, "facts"}
"""The keys of an article that factx has written with its text: what it carried along is carried on."""

Row = dict[str, object]
Placed = tuple[str, "str | UnreadableError"]
"""An object as it is written, or why there is none, with its place."""


def read(stream: io.BufferedReader, place: str, options: Options) -> Iterator[Article | UnreadableError]:
    """The article of each line, or why that line cannot be read."""
    return articles(_lines(stream, place, options), place, options)


def articles(
    objects: Iterable[Placed], place: str, options: Options, each: str = "line"
) -> Iterator[Article | UnreadableError]:
    """The article of each object, or why it cannot be read; `each` is what messages call one."""
    text = options.columns["text"]
    unseen = {text, *options.named}
    without: list[str] = []
    row: Row = {}
    for where, line in objects:
        try:
            if isinstance(line, UnreadableError):
                raise line
            row = decode(line, where, options)
            unseen -= row.keys()
            if text in unseen:  # this line may be wrong, or the name
                without.append(where)
                if len(without) == _WITHOUT_TEXT:
                    break
                continue
            yield from (UnreadableError(item, f'no "{text}": it must hold the article\'s text') for item in without)
            without.clear()
            yield article(row, where, options)
        except UnreadableError as error:
            yield error
    if without:
        there = ", ".join(f'"{key}"' for key in row)
        yield UnreadableError(
            place, f'no {each} has "{text}", they have {there}: name the right one with --text-column'
        )
    for column in sorted(unseen - {text}) if row else ():
        yield UnreadableError(place, f'no {each} has "{column}": name the right one with {options.named[column]}')


def _lines(stream: io.BufferedReader, place: str, options: Options) -> Iterator[Placed]:
    """The lines that hold something, each with its place."""
    empty = True
    for number, line in lines_of(stream, place, options):
        if isinstance(line, str) and not line.strip():
            continue
        if empty and isinstance(line, str) and "\0" in line:
            yield place, UnreadableError(place, "binary, not JSON Lines: name a text file")
            return
        empty = False
        yield f"{place}:{number}", line
    if empty:
        yield place, UnreadableError(place, "empty: there is no article in it")


def decode(line: str, place: str, options: Options) -> Row:
    """The keys of one object; those that make no part of an article are left as they stand there, in one line.

    >>> row = decode('{"id": 7, "text": "30 km", "score": 1.50}', "a.jsonl:1", Options())
    >>> row["id"], row["text"], bytes(row["score"])
    (7, '30 km', b'1.50')
    """
    try:
        raw = _DECODER.decode(line)
        if "\n" in line:  # of an object over several lines; within its strings there is none
            raw = {key: msgspec.Raw(b" ".join(bytes(value).splitlines())) for key, value in raw.items()}
        if raw.keys() == _WRITTEN:
            raw = _DECODER.decode(raw["other"]) | {key: raw[key] for key in _WRITTEN - {"other", "facts"}}
        used = {column: msgspec.json.decode(raw[column]) for column in options.columns.values() if column in raw}
        return raw | used
    except msgspec.ValidationError:
        raise UnreadableError(place, 'no JSON object: give the article as {"text": "…"}') from None
    except (msgspec.DecodeError, RecursionError) as error:
        again = _with_half_pairs(line)
        if again is None:
            problem = str(error).removeprefix("JSON is malformed: ")
            raise UnreadableError(place, f"broken JSON ({problem}): give one whole object a line") from None
        return again


def _with_half_pairs(line: str) -> Row | None:
    r"""The line read again with "\ud83d" allowed without its other half, which msgspec refuses.

    Python's own reader knows it; such texts come from programs that cut a string in the middle of a pair.
    """
    if "\\u" not in line:
        return None
    import json  # noqa: PLC0415 - hardly ever needed

    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None
