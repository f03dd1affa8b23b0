"""Where an output goes: to standard output, or to a file that changes only when all is written."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Literal

from factx.errors import FactxError, UsageError
from factx.readers.files import Identity, identity


@contextmanager
def destination(output: str | None, place: Callable[[Path, Path], object] = Path.replace) -> Iterator[BinaryIO]:
    """What to write to: the standard output, or `output`, to which `place(beside, path)` brings what is whole.

    Raises `UsageError` when it cannot be opened, `FactxError` when it cannot be written.
    """
    try:
        if output is not None:
            with _replacing(output, place) as out:
                yield out
        elif sys.stdout is not None:
            yield sys.stdout.buffer
        else:
            raise UsageError("standard output is closed: name a file with -o")
    except BrokenPipeError:  # as with `| head`: the reader has seen enough
        leave_standard_output()
    except OSError as error:
        raise FactxError(f"{output or 'standard output'}: {unwritable(error)}") from error


def unwritable(error: OSError) -> str:
    """Why something cannot be written, and what to do about it."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            todo = ": make room, or name another place"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            todo = ": name another place"
        case _:
            todo = ""
    return f"cannot be written ({error.strerror}){todo}"


def refused(output: str, why: str | None) -> UsageError:
    """What to raise where the system does not let `output` be opened."""
    return UsageError(f"{output}: cannot be written ({why}): name another place")


def written(output: str | None, paths: Iterable[str]) -> Identity | None:
    """The file that is written, where it is one already. Raises `UsageError` where it is among `paths`.

    It would be lost, or, behind a `>`, is empty already or would be read as fast as it grows.
    """
    try:
        target = os.fstat(sys.stdout.fileno()) if output is None else os.stat(output)  # noqa: PTH116
    except (OSError, ValueError, AttributeError):  # not there, or no file
        return None
    if not (stat.S_ISREG(target.st_mode) or stat.S_ISFIFO(target.st_mode)) or not target.st_ino:
        return None
    for path in paths:
        with suppress(OSError, ValueError, AttributeError):
            read = os.fstat(sys.stdin.fileno()) if path == "-" else os.stat(path)  # noqa: PTH116
            if identity(read) == identity(target):
                raise UsageError(f"{path}: is read, and cannot be written meanwhile: name another file to write")
    return identity(target)


def is_replaced(output: str) -> bool:
    """Whether it is a file, or will be one: a device or a pipe is written to, never replaced."""
    path = Path(output)
    return path.is_file() or not path.exists()


def leave_standard_output() -> None:
    """Let what is still to be written go nowhere, or Python would complain about it when it exits."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _replacing(output: str, place: Callable[[Path, Path], object]) -> Iterator[BinaryIO]:
    path = Path(os.path.realpath(output))
    if not is_replaced(output):
        with _opened(path, "wb", output) as out:
            yield out
        return
    if path.exists() and not os.access(path, os.W_OK):  # though its folder would let it be replaced
        raise refused(output, os.strerror(errno.EACCES))
    _sweep(path.parent)
    beside = path.with_name(f".factx-{os.getpid()}.part")
    out = _opened(beside, "xb", output)
    try:
        with _held(beside):
            with out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            if path.exists():
                beside.chmod(path.stat().st_mode)
            place(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Lock the file, as a sign that somebody is at work on it. Raises `OSError` where somebody else is."""
    try:
        import fcntl  # noqa: PLC0415 - not there on Windows
    except ImportError:
        yield
        return
    with path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def _sweep(folder: Path) -> None:
    """Remove what runs that were killed have left half done."""
    for left_over in folder.glob(".factx-*.part"):
        with suppress(OSError), _held(left_over):
            left_over.unlink()


def _opened(path: Path, mode: Literal["wb", "xb"], output: str) -> BinaryIO:
    try:
        return path.open(mode)
    except OSError as error:
        raise refused(output, error.strerror) from error
