"""Files and folders: which of them hold articles, and why one could not be opened."""

from __future__ import annotations

import errno
import logging
import os
import stat
from collections import Counter
from collections.abc import Iterator
from heapq import nsmallest
from pathlib import PurePath
from typing import NamedTuple

from factx.errors import UnreadableError
from factx.readers.formats import ENDINGS, by_ending

_LOG = logging.getLogger(__name__)

Identity = tuple[int, int]
"""A file's device and inode."""

_NAMED = 8
"""So many endings are named of files that are left out."""


def files_below(
    folder: str, written: Identity | None = None, others: Counter[str] | None = None
) -> Iterator[str | UnreadableError]:
    """The paths of all files below `folder` whose names end as a format does that is read.

    They come in the order of their names, so that the same folder always reads the same. Hidden files
    and folders are left out; links are followed, except one that leads back into a folder that it is in. The file that
    is `written` is left out, and said to be: a run would read what an earlier one wrote, or its own output without end.
    `others` counts the endings of the files of other formats.
    """
    empty = True
    for file in _walk(folder, written, Counter() if others is None else others):
        empty = False
        yield file
    if empty:
        yield UnreadableError(folder, f"no article in this folder: it should hold files ending in {' '.join(ENDINGS)}")


def left_out(others: Counter[str]) -> str:
    """What to say of files of other formats, by their endings.

    >>> left_out(Counter({".pdf": 2, "": 1}))
    'left out 3 files of formats that are not read: 2 .pdf, 1 without an ending'
    """
    total = f"{others.total():,} file{'s' if others.total() > 1 else ''}"
    kinds = [f"{count:,} {ending or 'without an ending'}" for ending, count in others.most_common(_NAMED)]
    more = ", …" if len(others) > _NAMED else ""
    return f"left out {total} of formats that are not read: {', '.join(kinds)}{more}"


class _Folder(NamedTuple):
    """A folder that is being read."""

    path: str
    names: Iterator[str]
    """What is still to come."""
    identity: Identity | None


def _walk(top: str, written: Identity | None, others: Counter[str]) -> Iterator[str | UnreadableError]:
    # A stack instead of recursion: folders may be nested deeper than Python's calls.
    way = [_Folder("", iter([top]), None)]
    while way:
        try:
            name = next(way[-1].names, None)
        except OSError as error:
            yield UnreadableError(way[-1].path, reason(error))
            name = None
        if name is None:
            way.pop()
            continue
        path = os.path.join(way[-1].path, name)  # noqa: PTH118
        try:
            status = os.stat(path)  # noqa: PTH116
            here = identity(status)
            if stat.S_ISDIR(status.st_mode):
                if any(folder.identity == here for folder in way):
                    yield UnreadableError(path, "a link that leads back into its own folder: remove it")
                    continue
                way.append(_Folder(path, _names(path), here))
            elif not stat.S_ISREG(status.st_mode):
                continue
            elif not by_ending(path):
                others[PurePath(path).suffix.lower()] += 1
            elif here == written:
                _LOG.info("%s: not read: it is what is written", path)
            else:
                yield path
        except OSError as error:
            # A file of another kind is nobody's article, even where it is not there; but a folder may hold some.
            if by_ending(path) or error.errno not in (errno.ENOENT, errno.ELOOP):
                yield UnreadableError(path, reason(error))


_AT_ONCE = 100_000
"""Names of a folder that are kept. A folder with more is listed again for each so many: a second for a million."""


def _names(folder: str) -> Iterator[str]:
    """The names in `folder` that are not hidden, in order, in memory that does not grow with them.

    Raises `OSError` where it cannot be listed.
    """
    last = ""
    while True:
        with os.scandir(folder) as entries:
            names = nsmallest(_AT_ONCE, (entry.name for entry in entries if entry.name > last and entry.name[0] != "."))
        yield from names
        if len(names) < _AT_ONCE:
            return
        last = names[-1]


def identity(status: os.stat_result) -> Identity:
    """What stays the same whichever name or link leads to a file."""
    return status.st_dev, status.st_ino


def reason(error: OSError) -> str:
    """Why the system refused, and what to do about it."""
    match error.errno:
        case errno.ENOENT:
            return "no such file or folder: check the path"
        case errno.EACCES | errno.EPERM:
            return "permission denied: make it readable"
        case errno.ELOOP:
            return "a link that leads back to itself: name the file that is meant"
        case errno.ENAMETOOLONG:
            return "a path that is too long for the system: go to the folder and name what is in it"
        case _:
            return error.strerror or str(error)
