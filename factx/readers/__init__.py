"""Readers turn files into articles.

What is read is told by the ending of a file's name, and by its first character where the name does not
say. Whatever cannot be read comes out in its place as an `UnreadableError`, and reading goes on.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from itertools import chain
from pathlib import PurePath
from typing import BinaryIO

from factx.article import Article
from factx.errors import UnreadableError
from factx.readers import jsonl, text
from factx.readers.files import files_below, reason

READERS = {".txt": text.read, ".jsonl": jsonl.read, ".ndjson": jsonl.read}


def read(
    paths: Iterable[str], opened: Callable[[BinaryIO], object] = lambda file: None
) -> Iterator[Article | UnreadableError]:
    """Every article of the files, the folders and (as `-`) the standard input that `paths` name.

    Articles come in the order of `paths`, those of a folder in the order of their names. A file's article
    has as its id the path as given; below a folder, the folder as given and the way from there. Each file is shown to
    `opened` before it is read.
    """
    for path in paths:
        if path != "-" and os.path.isdir(path):  # noqa: PTH112 - an id keeps the path as given
            for file in files_below(path, READERS):
                yield from [file] if isinstance(file, UnreadableError) else _read_file(file, opened)
        else:
            yield from _read_file(path, opened)


def _read_file(path: str, opened: Callable[[BinaryIO], object]) -> Iterator[Article | UnreadableError]:
    try:
        with _open(path) as lines:
            opened(lines)
            yield from _articles(lines, path)
    except OSError as error:
        yield UnreadableError(path or "''", reason(error))


def _open(path: str) -> BinaryIO | nullcontext[BinaryIO]:
    if path != "-":
        return open(path, "rb")  # noqa: PTH123 - Path("") would be the current folder
    if sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed: name a file instead")
    return nullcontext(sys.stdin.buffer)


def _articles(lines: Iterable[bytes], path: str) -> Iterator[Article | UnreadableError]:
    reader = READERS.get(PurePath(path).suffix.lower())
    if reader is None:
        lines = iter(lines)
        head = list(_up_to_first_word(lines))
        looks_like_json = head and head[-1].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
        reader = jsonl.read if looks_like_json else text.read
        lines = chain(head, lines)
    yield from reader(lines, path)


def _up_to_first_word(lines: Iterator[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield line
        if line.removeprefix(b"\xef\xbb\xbf").strip():
            return
