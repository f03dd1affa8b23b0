"""An article: what a reader hands on and the rules read."""

from __future__ import annotations

import re
from datetime import date

import msgspec

HEADER = re.compile(
    r"\s* date [ ] (?P<date> [0-9]{4}-[0-9]{2}-[0-9]{2} ) (?! [0-9] ) (?P<title> [^\r\n]* )", re.VERBOSE
)
"""A first line that tells when the article appeared, and its title: `date 2025-11-27 The headline`."""


class Article(msgspec.Struct, frozen=True):
    """One article as its source has it.

    `text` is untouched: positions of facts count its code points. `id` is the path as given for a
    file and the `id` key for a line of JSON. `published` is the day against which relative dates are
    resolved; where it is None, they stay open.

    >>> Article("a.txt", "Nga bán 18 máy bay.").published is None
    True
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
