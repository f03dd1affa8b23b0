"""Draws what bench.py measured: python benchmarks/draw.py RESULTS.json PICTURE.svg"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import pyplot
from matplotlib.axes import Axes

OURS, THEIRS = "#1f6f8b", "#b8bfc6"


def main() -> None:
    """Draw the speed beside others, and the time that larger inputs take, as the last run found them."""
    results, picture = map(Path, sys.argv[1:3])
    measured = json.loads(results.read_text(encoding="utf-8"))[-1]
    mpl.rcParams["svg.hashsalt"] = "factx"  # the same figures give the same bytes
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(10, 3.2), layout="constrained")
    draw_speed(left, measured["speed"])
    draw_growth(right, measured["growth"])
    for axes in (left, right):
        axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(picture, metadata={"Date": None})


def draw_speed(axes: Axes, rows: list[dict[str, Any]]) -> None:
    """One point for each tool, on a scale of powers of ten: bars would need a zero to start from."""
    for row in sorted(rows, key=lambda row: row["MB/s"]):
        speed, colour = row["MB/s"], OURS if row["tool"] == "factx" else THEIRS
        axes.plot(speed, row["tool"], "o", color=colour, markersize=9)
        axes.annotate(f"{speed:.2g}", (speed, row["tool"]), (9, 0), textcoords="offset points", va="center")
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter("{x:g}")
    axes.grid(axis="x", color="#e6e9ec")
    axes.margins(x=0.15, y=0.15)
    axes.set_title("MB of text a second, one core")


def draw_growth(axes: Axes, rows: list[dict[str, Any]]) -> None:
    """Time over size, beside the straight line through the smallest and the largest."""
    sizes, seconds = ([row[key] for row in rows] for key in ("input, MB", "seconds"))
    axes.plot([sizes[0], sizes[-1]], [seconds[0], seconds[-1]], color=THEIRS, linewidth=1)
    axes.plot(sizes, seconds, "o", color=OURS)
    axes.set_xticks(sizes)
    axes.set_xlabel("MB of input")
    axes.set_title("seconds, one core")


if __name__ == "__main__":
    main()
