"""What takes long to make and is always the same, kept from run to run as Python keeps compiled modules.

A vocabulary's look-up tables and compiled patterns take ten times as long to make as to load. They are written beside
the compiled modules (in `__pycache__`, or where PYTHONPYCACHEPREFIX says) when a run ends that had to make some, and
read again while no file of the package has changed. Where nothing can be written, everything is made again: a run is
slower to start, and nothing else. As modules, they are not written if PYTHONDONTWRITEBYTECODE is set.

The file holds data alone, in the format of `marshal`, each piece packed by itself, for a run needs but some. It is
trusted as far as the compiled modules beside it.
"""

from __future__ import annotations

import atexit
import marshal
import os
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, TypeVar

Data = TypeVar("Data")

_PACKAGE = Path(__file__).parent
_CHECKSUM = 4  # bytes
_FOLDERS = ("", "vi", "vi/context", "vi/dates", "vi/figures", "vi/words")


def kept(kind: str, key: str, make: Callable[[], Data]) -> Data:
    """What `make` made under `key` in this run or an earlier one. It must be data that `marshal` can write.

    >>> kept("doctest", "answer", lambda: 6 * 7), kept("doctest", "answer", lambda: 0)
    (42, 42)
    """
    global _changed  # noqa: PLW0603 - whether there is anything to write is as much of the process as `_made`
    made = _made.setdefault(kind, {})
    if key in made:
        return marshal.loads(made[key])  # type: ignore[no-any-return]
    found = make()
    made[key] = marshal.dumps(found)  # type: ignore[arg-type]
    _changed = True
    return found


def _version() -> list[Any]:
    """What must be the same for what was kept to hold: Python, the package's files."""
    files = (entry for folder in _FOLDERS for entry in os.scandir(_PACKAGE / folder) if entry.is_file())
    states = ((entry.path, entry.stat()) for entry in files)
    return [sys.version, sorted([path, state.st_mtime_ns, state.st_size] for path, state in states)]


def _load() -> dict[str, dict[str, bytes]]:
    with suppress(OSError):
        file = memoryview(_FILE.read_bytes())
        checksum, data = file[:_CHECKSUM], file[_CHECKSUM:]
        if checksum == _checksum(data):
            version, made = marshal.loads(data)
            if version == _VERSION:
                return made  # type: ignore[no-any-return]
    return {}


def _checksum(data: bytes | memoryview) -> bytes:
    """What tells a whole file from a damaged one, which `marshal` must not be given."""
    return zlib.crc32(data).to_bytes(_CHECKSUM, "big")


def _save() -> None:
    if not _changed or sys.dont_write_bytecode:
        return
    beside = _FILE.with_name(f"{_FILE.name}.{os.getpid()}")
    with suppress(OSError):
        beside.parent.mkdir(parents=True, exist_ok=True)
        data = marshal.dumps([_VERSION, _made])
        try:
            beside.write_bytes(_checksum(data) + data)
            beside.replace(_FILE)
        finally:
            beside.unlink(missing_ok=True)  # a full disk leaves a part of it


_FILE = Path(cache_from_source(__file__)).with_suffix(".kept")
_VERSION = _version()
_made = _load()
_changed = False
atexit.register(_save)
