"""The vocabulary of concepts, for reading and for other programs."""

from __future__ import annotations

from typing import BinaryIO

import msgspec
from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from factx.errors import FactxError
from factx.vi.words import Row, forms, rows
from factx.writers.drawing import drawn, window_of
from factx.writers.screen import one_line

_WIDTH = 120
"""Columns where there is no window: some concepts have hundreds of phrasings."""


def write_concepts(words: list[str], out: BinaryIO, *, as_table: bool) -> None:
    """Write the concepts that have one of `words` in their id, names or phrasings; all of them without any.

    Raises `FactxError` where there is none.
    """
    wanted = [word.casefold() for word in words]
    found = [row for row in _concepts() if not wanted or any(word in "\t".join(row.values()) for word in wanted)]
    if not found:
        raise FactxError(f"nothing found: no concept has {' or '.join(words)} in its id, names or phrasings")
    if not as_table:
        for row in found:
            out.write(msgspec.json.encode(row | {"forms": forms(row["forms"])}) + b"\n")
        return
    table = Table("concept", "vi", "en", "phrasings", box=SIMPLE_HEAD, show_edge=False)
    for row in found:
        cells = row["concept"], row["vi"], row["en"], row["forms"].replace(" | ", ", ")
        table.add_row(*(Text(one_line(cell)) for cell in cells))
    window = window_of(out)
    out.write(drawn(table, window=window, width=window or _WIDTH))


def _concepts() -> list[Row]:
    """One row for each concept: a user's phrasings join those that it has."""
    found: dict[str, Row] = {}
    for row in rows("concepts"):
        known = found.setdefault(row["concept"], row)
        if known is not row:
            phrasings = dict.fromkeys(forms(known["forms"]) + forms(row["forms"]))
            known |= {"vi": row["vi"] or known["vi"], "en": row["en"] or known["en"], "forms": " | ".join(phrasings)}
    return list(found.values())
