"""Files and folders: which of them hold articles, and why one could not be opened."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator

from factx.errors import UnreadableError
from factx.readers.formats import ENDINGS, by_ending


def files_below(folder: str) -> Iterator[str | UnreadableError]:
    """The paths of all files below `folder` whose names end as a format does that is read.

    They come in the order of their names, so that the same folder always reads the same. Hidden files
    and folders are left out; links are followed, except one that leads back into a folder that it is in.
    """
    empty = True
    for file in _walk(folder):
        empty = False
        yield file
    if empty:
        yield UnreadableError(folder, f"no article in this folder: it should hold files ending in {' '.join(ENDINGS)}")


def _walk(top: str) -> Iterator[str | UnreadableError]:
    # A stack instead of recursion: folders may be nested deeper than Python's calls. With each path go
    # the folders that it is in, by device and inode, which stay the same whichever link leads there.
    waiting: list[tuple[str, frozenset[tuple[int, int]]]] = [(top, frozenset())]
    while waiting:
        path, above = waiting.pop()
        try:
            status = os.stat(path)  # noqa: PTH116
            if stat.S_ISDIR(status.st_mode):
                here = (status.st_dev, status.st_ino)
                if here in above:
                    yield UnreadableError(path, "a link that leads back into its own folder: remove it")
                    continue
                names = sorted(os.listdir(path), reverse=True)  # noqa: PTH208
                below = [os.path.join(path, name) for name in names if name[0] != "."]  # noqa: PTH118
                waiting += [(name, above | {here}) for name in below]
            elif stat.S_ISREG(status.st_mode) and by_ending(path):
                yield path
        except OSError as error:
            # A file of another kind is nobody's article, even where it cannot be looked at.
            if by_ending(path) or isinstance(error, PermissionError):
                yield UnreadableError(path, reason(error))


def reason(error: OSError) -> str:
    """Why the system refused, and what to do about it."""
    match error.errno:
        case errno.ENOENT:
            return "no such file or folder: check the path"
        case errno.EACCES | errno.EPERM:
            return "permission denied: make it readable"
        case errno.ELOOP:
            return "a link that leads back to itself: name the file that is meant"
        case _:
            return error.strerror or str(error)
