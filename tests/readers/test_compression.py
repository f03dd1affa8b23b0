"""Compressed files, made by the compressors' own libraries: whole, cut off, damaged, and made to fill the memory."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import subprocess
import sys
import tracemalloc
from collections.abc import Callable

import pytest
from reading import COFFEE, RICE, one, put, seen

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

pytestmark = pytest.mark.usefixtures("in_folder")

COMPRESSORS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": lambda data: bz2.compress(data, 1),  # in small blocks, so that some are whole where the end is missing
    "xz": lzma.compress,
    "zst": lambda data: zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1}),
}
MEGABYTE = 1_000_000

every_compression = pytest.mark.parametrize("kind", COMPRESSORS)


@every_compression
class TestEach:
    def test_text(self, kind: str) -> None:
        article = one(put(f"a.txt.{kind}", COMPRESSORS[kind](RICE.encode())))
        assert (article.id, article.text) == (f"a.txt.{kind}", RICE)

    def test_it_is_told_by_content_and_not_by_name(self, kind: str) -> None:
        assert one(put("a.txt", COMPRESSORS[kind](RICE.encode()))).text == RICE
        assert one(put(f"b.txt.{kind}", RICE)).text == RICE

    def test_several_in_one_file_are_one(self, kind: str) -> None:
        halves = RICE.encode()[:30], RICE.encode()[30:]
        assert one(put(f"a.txt.{kind}", b"".join(map(COMPRESSORS[kind], halves)))).text == RICE

    def test_standard_input(self, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
        lines = "".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in (("a", RICE), ("b", COFFEE)))
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(COMPRESSORS[kind](lines.encode()))))
        assert seen("-") == ["a", "b"]

    def test_what_is_cut_off_costs_only_what_is_missing(self, kind: str) -> None:
        # lines that do not compress, so that the first are whole before the end is missed
        lines = "".join(json.dumps({"id": i, "text": f"{RICE} {hash((i, RICE, kind))}"}) + "\n" for i in range(5000))
        packed = COMPRESSORS[kind](lines.encode())
        put(f"a.jsonl.{kind}", packed[: len(packed) - 20])
        *read, message = seen(f"a.jsonl.{kind}", put("b.txt", RICE))[:-1]
        assert read[:1000] == list(map(str, range(1000)))
        assert message.startswith(f"a.jsonl.{kind}: the ")
        assert message.endswith("data is cut off: get the whole file")

    def test_what_is_damaged_is_named(self, kind: str) -> None:
        packed = bytearray(COMPRESSORS[kind](RICE.encode() * 50))
        packed[-6 if kind == "gz" else len(packed) // 2] ^= 0xFF  # gzip: in its checksum; elsewhere it looks cut off
        message, other = seen(put(f"a.txt.{kind}", bytes(packed)), put("b.txt", RICE))
        assert message.startswith(f"a.txt.{kind}: the ")
        assert "data is damaged (" in message
        assert other == "b.txt"

    @pytest.mark.parametrize(("ending", "begin"), [("txt", b""), ("jsonl", b'{"text": "'), ("csv", b'id,text\n1,"')])
    def test_a_bomb_is_refused_in_little_memory(self, kind: str, ending: str, begin: bytes) -> None:
        put(f"a.{ending}.{kind}", COMPRESSORS[kind](begin + b"a" * 40 * MEGABYTE))
        tracemalloc.start()
        try:
            messages = seen(f"a.{ending}.{kind}", max_chars=1000)
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert "longer than 1,000 characters: if it is an article all the same, raise --max-chars" in messages[0]
        assert most < 15 * MEGABYTE


def test_xz_that_asks_for_much_memory_is_refused() -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 30, "preset": 0, "mf": lzma.MF_HC3}]
    small = subprocess.run(
        [sys.executable, "-c", f"import lzma,sys; sys.stdout.buffer.write(lzma.compress(b'30 km', filters={filters}))"],
        capture_output=True,
        check=True,
    )
    (message,) = seen(put("a.txt.xz", small.stdout))
    assert message == "a.txt.xz: the xz data is damaged (Memory usage limit exceeded): get the file anew"


def test_a_folder_holds_compressed_files() -> None:
    put("d/a.txt.gz", gzip.compress(RICE.encode())), put("d/b.txt.zst", zstd.compress(RICE.encode()))
    put("d/c.gz", gzip.compress(RICE.encode()))
    assert seen("d") == ["d/a.txt.gz", "d/b.txt.zst"]
