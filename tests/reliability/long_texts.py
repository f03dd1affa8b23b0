"""Texts of megabytes, for `make fuzz`: time is read from the clock here, and memory from the system.

First comes a line of 50 MB, which may take so many bytes of memory for each character, and no more time than the same
line of 5 MB. Then each hostile text is read at 64 KB and at 256 KB, those that cost little at 4 MB, and may not cost
more than twice as much a character in the longer.
"""

from __future__ import annotations

import resource
import sys
import time
from datetime import date

from hostile import UNITS, openings, text

from factx.article import Article
from factx.extraction import extract_article

SHORT, LONG = 64_000, 4_000_000
OFTEN = 16
TWICE = 2.0
WORDS = "chữ không nói gì về con số nào cả trong câu dài này và còn tiếp, 5 tấn, " * 20 + "x" * 40_000
LINE = 50_000_000
TENTH = LINE // 10
MEMORY = 20
"""Bytes for each character of a long line: its two forms, and what is found in it."""


def cost(source: str) -> float:
    """Microseconds of this processor for each code point."""
    begin = time.process_time()
    extract_article(Article("a", source, published=date(2025, 11, 27)))
    return (time.process_time() - begin) / len(source) * 1e6


def main() -> int:
    """Print what each text costs; the status tells whether all are within bounds."""
    tenth = cost(text(WORDS, TENTH))
    line = text(WORDS, LINE)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # the most so far: a tenth was read, and is gone
    whole = cost(line)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 / LINE
    dear = int(whole > tenth * TWICE or grown > MEMORY)
    print(
        f"one line of 50 MB: {whole:.2f} us a code point ({tenth:.2f} at 5 MB), {grown:.1f} bytes for each", flush=True
    )
    hostile = {name: text(unit, LONG) for name, unit in UNITS.items()}
    hostile |= {f"list {name}": text(words + " ", LONG) for name, words in openings(4_000).items()}
    for name, source in hostile.items():
        short, long = min(cost(source[:SHORT]) for _ in range(2)), cost(source[: LONG // OFTEN])
        if short < 1:  # what costs little is read in full
            long = cost(source)
        worse = long > short * TWICE + 0.5
        dear += worse
        print(f"{name:<28} {short:8.2f} {long:8.2f} us {'DEAR' if worse else ''}", flush=True)
    return 1 if dear else 0


if __name__ == "__main__":
    sys.exit(main())
