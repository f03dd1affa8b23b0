"""Texts of megabytes, for `make fuzz`: time is read from the clock here, and memory from the system.

Each hostile text is read at 64 KB and at 256 KB, those that cost little at 4 MB, and may not cost more than twice as
much a character in the longer; then comes a line of 50 MB, which may take so many bytes of memory for each.
"""

from __future__ import annotations

import resource
import sys
import time

from hostile import UNITS, openings, text

from factx.article import Article
from factx.extraction import extract_article

SHORT, LONG = 64_000, 4_000_000
OFTEN = 16
TWICE = 2.0
LINE = 50_000_000
MEMORY = 20
"""Bytes for each character of a long line: its two forms, and what is found in it."""


def cost(source: str) -> float:
    """Microseconds of this processor for each code point."""
    begin = time.process_time()
    extract_article(Article("a", source))
    return (time.process_time() - begin) / len(source) * 1e6


def main() -> int:
    """Print what each text costs; the status tells whether all are within bounds."""
    dear = 0
    hostile = {name: text(unit, LONG) for name, unit in UNITS.items()}
    hostile |= {f"list {name}": text(words + " ", LONG) for name, words in openings(4_000).items()}
    for name, source in hostile.items():
        short, long = min(cost(source[:SHORT]) for _ in range(2)), cost(source[: LONG // OFTEN])
        if short < 1:  # what costs little is read in full
            long = cost(source)
        worse = long > short * TWICE + 0.5
        dear += worse
        print(f"{name:<28} {short:8.2f} {long:8.2f} us {'DEAR' if worse else ''}", flush=True)
    line = text("chữ không nói gì về con số nào cả trong câu dài này và còn tiếp, 5 tấn, " * 20 + "x" * 40_000, LINE)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    took = cost(line)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 / LINE
    print(f"one line of 50 MB: {took:.2f} us a code point, {grown:.1f} bytes of memory for each")
    return 1 if dear or grown > MEMORY else 0


if __name__ == "__main__":
    sys.exit(main())
