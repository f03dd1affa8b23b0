"""A progress bar on standard error: how far a long run is, how fast, and how long it will take.

It is shown where a person looks and nothing else does: standard error is a terminal, what is written goes to a file,
and the run has taken a moment already. How long it will take is known where the size of all input is.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from factx.readers.files import files_below

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

Item = TypeVar("Item")

_A_MOMENT = 0.5
_BETWEEN = 0.1
"""Seconds from one look of the bar to the next."""


def is_seen(output: str | None) -> bool:
    """Whether a bar would not stand in the way of what is written to a terminal, by factx or by who reads from it."""
    return output is not None or (sys.stdout is not None and _is_file(sys.stdout.fileno()))


def _is_file(descriptor: int) -> bool:
    return stat.S_ISREG(os.fstat(descriptor).st_mode)


class Progress:
    """How far the reading of `paths` is."""

    def __init__(self, paths: list[str]) -> None:
        self._paths = paths
        self._before = 0
        self._file: BinaryIO | None = None
        self._size = 0

    def opened(self, file: BinaryIO) -> None:
        """Take note that `file` is what is read from now on."""
        self._before += self._size
        self._file = file
        self._size = os.fstat(file.fileno()).st_size

    def _position(self) -> int:
        """Bytes that were read so far."""
        if self._file is None or self._file.closed:
            return self._before + self._size
        return self._before + self._file.tell()

    def shown(self, articles: Iterable[Item]) -> Iterator[Item]:
        """The articles, with the bar moving as they pass."""
        begun = time.monotonic()
        looked = begun
        bar: Bar | None = None
        try:
            for number, article in enumerate(articles, 1):
                yield article
                now = time.monotonic()
                if now - begun > _A_MOMENT and now - looked > _BETWEEN:
                    looked = now
                    bar = bar or _bar(_size(self._paths))
                    rate = number / (now - begun)
                    bar.update(bar.task_ids[0], completed=self._position(), articles=f"{number:,}", rate=f"{rate:,.0f}")
                    bar.refresh()
        finally:
            if bar is not None:
                bar.stop()


def _size(paths: list[str]) -> int | None:
    """Bytes in all that `paths` name, if that can be known."""
    total = 0
    for path in paths:
        if path == "-":
            return None
        try:
            for file in files_below(path) if Path(path).is_dir() else [path]:
                if isinstance(file, str):
                    status = Path(file).stat()
                    if not stat.S_ISREG(status.st_mode):
                        return None
                    total += status.st_size
        except OSError:  # a file that cannot be read has nothing to wait for
            continue
    return total


def _bar(size: int | None) -> Bar:
    from rich.console import Console  # noqa: PLC0415 - slow to load, and of no use where nobody looks
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    known = [BarColumn(), TaskProgressColumn(), TimeRemainingColumn()] if size else []
    bar = Progress(
        *known,
        TextColumn("{task.fields[articles]} articles, {task.fields[rate]} a second"),
        console=Console(stderr=True),
        auto_refresh=False,  # by a thread, which the workers would be forked from
        transient=True,
        redirect_stdout=False,
    )
    bar.add_task("", total=size, articles="0", rate="0")
    bar.start()
    return bar
