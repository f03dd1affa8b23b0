"""Where bytes come from: a file or the standard input, decompressed as they are read.

Whether they are compressed, and how, is told by how they begin and not by a name. Decompression takes little memory
whatever the data claims: output is made as it is asked for, and data that needs a large window is refused. It takes
time in proportion to the file: data that unpacks to far more than articles do is given up.
"""

from __future__ import annotations

import errno
import io
import lzma
import sys
import zlib
from bz2 import BZ2Decompressor
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import BinaryIO, Protocol, cast

CHUNK = 1 << 16
_LARGEST_WINDOW = 256 << 20
"""Bytes that decompression may take: `xz -9` makes files that need 65 million."""

_ENOUGH = 6
"""Bytes that tell every compression from what is none."""

_UNSUSPECTED = 64 << 20
_MOST_TIMES = 250
"""Text shrinks to a third or a tenth, and the same page of a site over and over to a hundredth."""

TOO_DENSE = f"unpacks to more than {_MOST_TIMES} times its size, as no articles do: if it is right, unpack it first"


def too_dense(packed: int, unpacked: int) -> bool:
    """Whether so few bytes give more than articles can: a bomb. Little is never one.

    >>> too_dense(1000, 60_000_000), too_dense(1_000_000, 250_000_000), too_dense(1_000_000, 250_000_001)
    (False, False, True)
    """
    return unpacked > max(_UNSUSPECTED, _MOST_TIMES * packed)


class _Decompressor(Protocol):
    """What the decompressors of the standard library have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


def _zstd() -> _Decompressor:
    if sys.version_info >= (3, 14):
        from compression.zstd import ZstdDecompressor  # noqa: PLC0415 - seldom needed
    else:
        from backports.zstd import ZstdDecompressor  # noqa: PLC0415

    return cast(_Decompressor, ZstdDecompressor())


_BEGINNINGS: dict[bytes, tuple[str, Callable[[], _Decompressor] | None]] = {
    b"\x1f\x8b": ("gzip", None),
    b"BZh": ("bzip2", BZ2Decompressor),
    b"\xfd7zXZ\0": ("xz", lambda: lzma.LZMADecompressor(memlimit=_LARGEST_WINDOW)),
    b"\x28\xb5\x2f\xfd": ("zstd", _zstd),
}


@contextmanager
def opened(path: str, opens: Callable[[BinaryIO], object]) -> Iterator[io.BufferedReader]:
    """The bytes of the file `path`, or of the standard input for `-`, decompressed; `opens` is shown the file itself.

    Raises `OSError` when it cannot be opened; reading from it does so where the compressed data is damaged.
    """
    with file_at(path) as file:
        opens(file)
        yield _decompressed(_buffered(file))


def file_at(path: str) -> BinaryIO | nullcontext[BinaryIO]:
    """The file `path`, or for `-` the standard input, as they are. Raises `OSError` where it cannot be opened."""
    if path != "-":
        return open(path, "rb")  # noqa: PTH123 - Path("") would be the current folder
    if sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed: name a file instead")
    return nullcontext(sys.stdin.buffer)


def _decompressed(stream: io.BufferedReader) -> io.BufferedReader:
    """What the stream holds. Raises `OSError` where that is compressed again, as bombs within bombs are."""
    if (packing := _packing(stream)) is None:
        return stream
    name, decompressor = packing
    unpacked = _buffered(_Decompressed(stream, name, decompressor))
    if within := _packing(unpacked):
        raise OSError(errno.EIO, f"packed twice, {within[0]} within {name}: unpack it once")
    return unpacked


def _packing(stream: io.BufferedReader) -> tuple[str, Callable[[], _Decompressor] | None] | None:
    head = stream.peek()
    return next((packing for beginning, packing in _BEGINNINGS.items() if head.startswith(beginning)), None)


def _buffered(stream: BinaryIO | io.RawIOBase) -> io.BufferedReader:
    """The stream, with a beginning to `peek` at that is long enough to tell what it is."""
    return io.BufferedReader(_Whole(cast(BinaryIO, stream)), CHUNK)


class _Whole(io.RawIOBase):
    """A stream that does not give its first bytes one at a time, as a pipe may, nor the white space before them."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._head = b""
        self._begun = False
        self.given = 0
        """Bytes so far."""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, position: int, whence: int = io.SEEK_SET) -> int:
        self._begun = True
        return self._stream.seek(position, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._begun and len(self._head) < len(buffer):
            part = _some(self._stream, len(buffer) - len(self._head))
            self._head += part
            self._begun = not part or len(self._head.strip()) >= _ENOUGH
        self._begun = True
        part, self._head = self._head, b""
        part = part or _some(self._stream, len(buffer))
        buffer[: len(part)] = part
        self.given += len(part)
        return len(part)


def _some(stream: BinaryIO, size: int) -> bytes:
    """What can be had of the stream without waiting for more, `size` bytes at most."""
    read = getattr(stream, "read1", stream.read)
    return cast(bytes, read(size))


class _Decompressed(io.RawIOBase):
    """What a stream holds, with one error for all that can be wrong with it."""

    def __init__(self, packed: io.BufferedReader, name: str, decompressor: Callable[[], _Decompressor] | None) -> None:
        self._name = name
        self._packed = cast(_Whole, packed.raw)
        self._unpacked = 0
        self._read = _gzip(packed) if decompressor is None else _Members(packed, decompressor).read

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            part = self._read(len(buffer))
        except EOFError:
            raise OSError(errno.EIO, f"the {self._name} data is cut off: get the whole file") from None
        except (zlib.error, lzma.LZMAError, _zstd_error(self._name)) as error:
            raise OSError(errno.EIO, f"the {self._name} data is damaged ({error}): get the file anew") from None
        except OSError as error:
            if error.errno is None:  # from gzip and bzip2, of which it is all that one learns
                raise OSError(errno.EIO, f"the {self._name} data is damaged ({error}): get the file anew") from None
            raise
        self._unpacked += len(part)
        if too_dense(self._packed.given, self._unpacked):
            raise OSError(errno.EIO, f"the {self._name} data {TOO_DENSE}")
        buffer[: len(part)] = part
        return len(part)


def _gzip(packed: io.BufferedReader) -> Callable[[int], bytes]:
    from gzip import GzipFile  # noqa: PLC0415 - seldom needed

    return GzipFile(fileobj=packed).read1


def _zstd_error(name: str) -> type[Exception]:
    if name != "zstd":
        return EOFError
    if sys.version_info >= (3, 14):
        from compression.zstd import ZstdError  # noqa: PLC0415
    else:
        from backports.zstd import ZstdError  # noqa: PLC0415

    return cast("type[Exception]", ZstdError)


class _Members:
    """One compressed stream after the other, as `cat a.xz b.xz` puts them, never more of it than asked for."""

    def __init__(self, packed: io.BufferedReader, new: Callable[[], _Decompressor]) -> None:
        self._packed = packed
        self._new = new
        self._member = new()

    def read(self, size: int) -> bytes:
        while True:
            data = b""
            if self._member.eof:
                data = (self._member.unused_data or self._packed.read1(CHUNK)).lstrip(b"\0")  # xz fills up with zeros
                if not data:
                    if self._packed.peek():
                        continue
                    return b""
                self._member = self._new()
            elif self._member.needs_input:
                data = self._packed.read1(CHUNK)
                if not data:
                    raise EOFError
            if part := self._member.decompress(data, size):
                return part
