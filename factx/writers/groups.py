"""Groups of statements that several articles make of one thing: a table for people, or JSON Lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import msgspec
from rich.cells import cell_len
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factx.compare import Group, Statement
from factx.writers.drawing import drawn, window_of
from factx.writers.screen import one_line, visible

VERDICT_STYLES = {"agree": "green", "compatible": "yellow", "contradict": "red"}


def write_jsonl(groups: Iterable[Group], out: BinaryIO) -> None:
    """Write one group a line."""
    encoder = msgspec.json.Encoder()
    for group in groups:
        out.write(encoder.encode(group) + b"\n")


def write_table(groups: Iterable[Group], out: BinaryIO) -> None:
    """Write each group with its statements side by side."""
    window = window_of(out)
    for group in groups:
        if window is None:
            out.write(_plain(group))
        else:
            out.write(drawn(_heading(group), Padding(_statements(group), (0, 0, 1, 2)), window=window))
            out.flush()


def _plain(group: Group) -> bytes:
    """What is drawn in a window that is wide enough; Rich would take a thousandth of a second a group."""
    rows = [[one_line(cell) for cell in _cells(statement)] for statement in group.statements]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    lines = [_heading(group).plain]
    for row in rows:
        cells = (cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
        lines.append(f"  {'  '.join(cells)}".rstrip(" "))
    return "".join(f"{line}\n" for line in [*lines, ""]).encode()


def _heading(group: Group) -> Text:
    heading = Text(overflow="fold")
    heading.append(f"{group.verdict:<10}", style=VERDICT_STYLES[group.verdict])
    whom = " → ".join(name for name in (group.subject, group.partner) if name)
    change = f"({group.change})" if group.change else None
    parts = (group.measure or group.concept, change, whom, group.period)
    heading.append("  " + visible(" · ".join(part for part in parts if part)), style="bold")
    heading.append(f"  {group.articles} articles", style="dim")
    return heading


def _statements(group: Group) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(overflow="fold", style="bold")
    table.add_column(overflow="fold", style="dim")
    table.add_column(overflow="fold", style="italic")
    table.add_column(overflow="fold")
    for statement in group.statements:
        table.add_row(*(Text(one_line(cell)) for cell in _cells(statement)))
    return table


def _cells(statement: Statement) -> tuple[str, str, str, str]:
    return statement.text, statement.article, statement.speaker or "", statement.words or ""
