"""What a user could take instead of factx, each at its best: how it reads articles, and how long it takes.

A peer is a function that reads texts and returns the seconds of CPU that it used, without its start. What is not
installed is not measured; `make bench` installs all of them.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

Seconds = Callable[[list[str]], float]

HERE = Path(__file__).parent


class Peer(NamedTuple):
    """One of them."""

    name: str
    finds: str
    seconds: Seconds


def installed() -> Iterator[Peer]:
    """The peers that are there, slowest first."""
    for name, finds, load in (
        ("quantulum3", "quantities; English, as a reference", _quantulum3),
        ("dateparser search_dates", "dates; Vietnamese", _dateparser),
        ("Duckling", "numbers, money, quantities, times; Vietnamese, sentence by sentence", _duckling),
        ("chrono-node", "dates; Vietnamese, on V8", _chrono),
    ):
        try:
            yield Peer(name, finds, load())
        except (ImportError, FileNotFoundError) as error:
            print(f"{name} is left out: {error}")


def seconds(read: Callable[[str], object], texts: list[str]) -> float:
    """The CPU time that `read` needs for all texts."""
    began = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - began


def _duckling() -> Seconds:
    """All its numeric and time dimensions on each sentence: on whole articles it takes far longer."""
    import duckling  # noqa: PLC0415

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

    return partial(seconds, read)


def _dateparser() -> Seconds:
    from dateparser.search import search_dates  # noqa: PLC0415

    return partial(seconds, partial(search_dates, languages=["vi"]))


def _quantulum3() -> Seconds:
    with warnings.catch_warnings(action="ignore"):  # that it has no classifier: the rules alone are quicker
        from quantulum3 import parser  # noqa: PLC0415

    return partial(seconds, parser.parse)


def _chrono() -> Seconds:
    node = shutil.which("node")
    if node is None or not (HERE / "node_modules").exists():
        raise FileNotFoundError("node or chrono-node is not installed")

    def read(texts: list[str]) -> float:
        done = subprocess.run(
            [node, HERE / "chrono.mjs"], input=json.dumps(texts), capture_output=True, text=True, check=True
        )
        return float(done.stdout)

    return read
