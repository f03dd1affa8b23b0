"""How fast factx is, beside Duckling: python benchmarks/bench.py ARTICLES.jsonl

Everything is measured in one run, turn by turn, and told as a ratio where two things are compared: machines are noisy.
CPU time counts, but for the processes of `--jobs`, which the clock measures.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

TURNS = 3
DUCKLING_ARTICLES = 40
"""Articles that Duckling reads: it needs five times as long for each."""
SIZES = (1, 4, 16)
"""Megabytes of the inputs whose time is compared with their size."""


def main() -> None:
    """Measure and print one table."""
    path = Path(sys.argv[1])
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    print("| what | measured |")
    print("|---|---:|")
    for name, figure in (*throughput(texts), *start(), *scaling(path), *growth(path)):
        print(f"| {name} | {figure} |", flush=True)


def throughput(texts: list[str]) -> list[tuple[str, str]]:
    """Bytes read in a second of one core, by factx and by Duckling, in alternating turns."""
    from factx import extract  # noqa: PLC0415 - its start is measured apart

    extract(texts[0])
    rows: list[tuple[str, float]] = []
    duckling = _duckling()
    ours, theirs = [], []
    for _ in range(TURNS):
        ours.append(_speed(extract, texts))
        if duckling:
            theirs.append(_speed(duckling, texts[:DUCKLING_ARTICLES]))
    rows.append(("factx, one core, MB/s", median(ours)))
    if theirs:
        rows.append(("Duckling (Vietnamese, sentence by sentence), MB/s", median(theirs)))
        rows.append(("factx : Duckling", median(ours) / median(theirs)))
    return [(name, f"{figure:.2f}") for name, figure in rows]


def _speed(read: Callable[[str], object], texts: list[str]) -> float:
    began = time.process_time()
    for text in texts:
        read(text)
    return sum(len(text.encode()) for text in texts) / 1e6 / (time.process_time() - began)


def _duckling() -> Callable[[str], object] | None:
    """Duckling's Vietnamese rules on each sentence; None where it is not installed."""
    try:
        import duckling  # noqa: PLC0415
    except ImportError:
        return None
    zones = duckling.load_time_zones("/usr/share/zoneinfo")
    language = duckling.parse_lang("VI")
    locale = duckling.parse_locale("VI", duckling.default_locale_lang(language))
    context = duckling.Context(duckling.parse_ref_time(zones, "Asia/Ho_Chi_Minh", 1383600000), locale)
    kinds = "amount-of-money distance duration numeral ordinal quantity temperature time volume".split()
    dimensions = duckling.parse_dimensions(kinds)

    def read(text: str) -> None:
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
            if sentence.strip():
                duckling.parse(sentence, context, dimensions, False)

    return read


def start() -> list[tuple[str, str]]:
    """What it takes to read one short article, beside `python -c "import typer"`."""
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder, "a.txt")
        article.write_text("Năm 2024, Nga bán 18 máy bay, thu trên 15 tỷ USD.", encoding="utf-8")
        commands = {
            "import typer": [sys.executable, "-c", "import typer"],
            "import factx": [sys.executable, "-c", "import factx"],
            "factx extract": [sys.executable, "-m", "factx", "extract", str(article), "--format", "jsonl"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(5 * TURNS):
            for name, command in commands.items():
                times[name].append(_children(command))
    base = median(times["import typer"])
    return [(f"{name} : import typer", f"{median(times[name]) / base:.2f}") for name in list(commands)[1:]]


def _children(command: list[str]) -> float:
    """The CPU time of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def scaling(path: Path) -> list[tuple[str, str]]:
    """The throughput of two processes beside that of one, and the memory of the one that leads them."""
    with tempfile.TemporaryDirectory() as folder:
        large = _repeated(path, Path(folder, "large.jsonl"), SIZES[-1])
        one, two = (_clock([sys.executable, "-m", "factx", "extract", str(large), "-j", jobs]) for jobs in "12")
    return [("two processes : one", f"{one / two:.2f}")]


def _clock(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run([*command, "--format", "jsonl", "-o", "/dev/null"], check=True)
    return time.perf_counter() - began


def growth(path: Path) -> list[tuple[str, str]]:
    """CPU time per megabyte and the largest memory, for inputs of growing size."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            large = _repeated(path, Path(folder, f"{size}.jsonl"), size)
            options = ("-j", "1", "--format", "jsonl", "-o", "/dev/null")
            child = subprocess.Popen([sys.executable, "-m", "factx", "extract", str(large), *options])
            _, _, used = os.wait4(child.pid, 0)
            seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
            rows.append((f"{size} MB: seconds per MB, memory", f"{seconds / size:.2f}, {megabytes:.0f} MB"))
    return rows


def _repeated(path: Path, target: Path, megabytes: int) -> Path:
    articles = path.read_bytes()
    with target.open("wb") as out:
        while out.tell() < megabytes * 1e6:
            out.write(articles[: int(megabytes * 1e6) - out.tell()].rpartition(b"\n")[0] + b"\n")
            if out.tell() + 100_000 > megabytes * 1e6:
                break
    return target


if __name__ == "__main__":
    main()
