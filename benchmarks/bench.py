"""How fast factx is, beside others and by itself: python benchmarks/bench.py ARTICLES.jsonl RESULTS.json [RUNS]

Everything is measured in one run, turn by turn, and told as a ratio where two things are compared: machines are noisy.
CPU time counts, but for the processes of `--jobs`, which the clock measures. Of several RUNS the ratios are told beside
each other. The results go to RESULTS.json too, a list of runs, of which `draw.py` makes a picture.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from peers import installed, seconds

TURNS = 3
STARTS = 40
"""Turns for what takes a tenth of a second."""
SIZES = (1, 4, 16, 64)
"""Megabytes of the inputs whose time is compared with their size."""
JOBS_SIZE = 16
"""Megabytes that one process and two read."""

Row = dict[str, Any]


def main() -> None:
    """Measure, print one table after the other, and store the results."""
    path, results = map(Path, sys.argv[1:3])
    runs: list[dict[str, Any]] = []
    for _ in range(int(sys.argv[3]) if len(sys.argv) > 3 else 1):
        runs.append(measured(path))
        results.write_text(json.dumps(runs, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    printed(side_by_side(runs))


def measured(path: Path) -> dict[str, Any]:
    """One run."""
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    return {
        "machine": machine(),
        "speed": printed(speed(texts)),
        "start": printed(start()),
        "jobs": printed(jobs(path)),
        "growth": printed(growth(path)),
    }


def side_by_side(runs: list[dict[str, Any]]) -> Iterator[Row]:
    """What counts of each run: its ratios."""
    told = (
        ("speed", "tool", "factx : tool", "factx : {}"),
        ("start", "start", "beside import typer", "{} : import typer"),
        ("jobs", "processes", "beside one", "--jobs {} : --jobs 1"),
        ("growth", "input, MB", "seconds per MB", "seconds per MB, of {} MB"),
    )
    for part, key, value, name in told:
        for rows in zip(*(run[part] for run in runs), strict=True):
            numbers = {f"run {number}": row[value] for number, row in enumerate(rows, 1)}
            yield {"ratio": name.format(rows[0][key])} | numbers


def printed(rows: Iterator[Row]) -> list[Row]:
    """The rows, each printed as it comes, as a table in Markdown."""
    kept: list[Row] = []
    for row in rows:
        if not kept:
            print("\n| " + " | ".join(row) + " |\n|---" + "|---:" * (len(row) - 1) + "|")
        print(
            "| " + " | ".join(f"{cell:.3g}" if isinstance(cell, float) else str(cell) for cell in row.values()) + " |"
        )
        sys.stdout.flush()
        kept.append(row)
    return kept


def machine() -> Row:
    """What the figures come from."""
    about = Path("/proc/cpuinfo")
    lines = about.read_text(encoding="utf-8").splitlines() if about.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    found = {
        "processor": models[0] if models else platform.processor(),
        "cores": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
    }
    print(", ".join(f"{key} {value}" for key, value in found.items()))
    return found


def speed(texts: list[str]) -> Iterator[Row]:
    """Megabytes read in a second of one core: each peer in alternating turns with factx, on the same articles."""
    from factx import extract  # noqa: PLC0415 - its start is measured apart

    extract(texts[0])
    alone = median(seconds(extract, texts) for _ in range(TURNS))
    yield {"tool": "factx", "finds": "all kinds, with context", "MB/s": _speed(texts, alone), "factx : tool": 1.0}
    for peer in installed():
        peer.seconds(texts[:1])
        turns = [(seconds(extract, texts), peer.seconds(texts)) for _ in range(TURNS)]
        ours, theirs = (median(turn) for turn in zip(*turns, strict=True))
        yield {"tool": peer.name, "finds": peer.finds, "MB/s": _speed(texts, theirs), "factx : tool": theirs / ours}


def _speed(texts: list[str], seconds: float) -> float:
    return sum(len(text.encode()) for text in texts) / 1e6 / seconds


def start() -> Iterator[Row]:
    """What it takes to read one short article, beside `python -c "import typer"`."""
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder, "a.txt")
        article.write_text("Năm 2024, Nga bán 18 máy bay, thu trên 15 tỷ USD.", encoding="utf-8")
        commands = {
            "import typer": [sys.executable, "-c", "import typer"],
            "import factx": [sys.executable, "-c", "import factx"],
            "factx extract": [sys.executable, "-m", "factx", "extract", str(article), "--format", "jsonl"],
        }
        _run(commands["factx extract"])  # compiled modules are there, as in every run but the first
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(STARTS):
            for name, command in commands.items():
                times[name].append(_run(command).cpu)
    base = median(times["import typer"])
    for name, taken in times.items():
        yield {"start": name, "ms": median(taken) * 1000, "beside import typer": median(taken) / base}


def jobs(path: Path) -> Iterator[Row]:
    """The throughput of two processes beside that of one, by the clock.

    How many processors they had, of those that others left free, tells what that can be.
    """
    with tempfile.TemporaryDirectory() as folder:
        large = repeated(path, Path(folder, "large.jsonl"), JOBS_SIZE)
        turns = [[run_factx(large, jobs) for jobs in (1, 2)] for _ in range(TURNS)]
    one = median(turn[0].clock for turn in turns)
    for jobs, used in zip((1, 2), zip(*turns, strict=True), strict=True):
        clock, cpu = median(each.clock for each in used), median(each.cpu for each in used)
        yield {
            "processes": jobs,
            "MB/s": JOBS_SIZE / clock,
            "beside one": one / clock,
            "CPU, s": cpu,
            "processors had": cpu / clock,
        }


def growth(path: Path) -> Iterator[Row]:
    """CPU time and the largest memory, for inputs of growing size, one after the other in each turn."""
    with tempfile.TemporaryDirectory() as folder:
        files = [repeated(path, Path(folder, f"{size}.jsonl"), size) for size in SIZES]
        turns = [[run_factx(file, 1) for file in files] for _ in range(TURNS)]
    for size, used in zip(SIZES, zip(*turns, strict=True), strict=True):
        cpu, memory = median(each.cpu for each in used), max(each.memory for each in used)
        yield {"input, MB": size, "seconds": cpu, "seconds per MB": cpu / size, "memory, MB": memory}


def repeated(path: Path, target: Path, megabytes: int) -> Path:
    """The articles again and again, whole lines of them, until they are as large."""
    lines = path.read_bytes().splitlines(keepends=True)
    size = 0
    with target.open("wb") as out:
        for line in cycle(lines):
            size += len(line)
            if size > megabytes * 1e6:
                return target
            out.write(line)
    return target


class Used(NamedTuple):
    """What a command used, with the processes that it started."""

    cpu: float
    clock: float
    memory: float
    """Megabytes of the process that had most."""


def run_factx(path: Path, jobs: int, *options: str) -> Used:
    """What `factx extract` uses for a file."""
    always = ("--jobs", str(jobs), "--format", "jsonl", "-o", os.devnull)
    return _run([sys.executable, "-m", "factx", "extract", str(path), *always, *options])


# A process counts its memory from that of the one that starts it: a small one stands between.
_BETWEEN = """
import resource, subprocess, sys, time
began = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss / 1024)
"""


def _run(command: list[str]) -> Used:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    between = [sys.executable, "-S", "-c", _BETWEEN, *command]
    done = subprocess.run(between, env=env, stdout=subprocess.PIPE, text=True, check=True)
    return Used(*map(float, done.stdout.split()))


if __name__ == "__main__":
    main()
