"""Tables and headings as Rich draws them: coloured and within the window on a terminal, plain and whole elsewhere."""

from __future__ import annotations

import io
import os
import shutil
from typing import BinaryIO

from rich.console import Console, RenderableType

ENDLESS = 1_000_000
"""Wider than any table."""


def window_of(out: BinaryIO) -> int | None:
    """The columns of the terminal that `out` is; None where it is none."""
    return shutil.get_terminal_size().columns if out.isatty() else None


def drawn(*shown: RenderableType, window: int | None, width: int | None = None) -> bytes:
    """What is shown, one below the other, in a window of so many columns, or plain where there is none.

    `width` is how wide it may be; if it is not given, as the window, or as it likes. No line ends with spaces.
    """
    in_colour = window is not None and not os.environ.get("NO_COLOR")
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=in_colour, width=width or window or ENDLESS, legacy_windows=False)
    for each in shown:
        console.print(each)
    return "".join(line.rstrip(" ") + "\n" for line in screen.getvalue().split("\n")[:-1]).encode()
