"""The command `factx`: options in, calls out. Each of its commands is a module of its name.

Data goes to standard output, messages to standard error. Exit status: 0 all read, 1 some article could
not be read or written, 2 wrong usage, 130 interrupted, 143 terminated.
"""

from __future__ import annotations

import gc
import logging
import signal
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import cast

import typer

from factx.cli.command import WRONG_USAGE
from factx.cli.group import app
from factx.errors import FactxError
from factx.writers.destination import leave_standard_output, unwritable
from factx.writers.screen import visible

__all__ = ["app", "main"]

INTERRUPTED = 130

_GARBAGE = 50_000
"""New objects after which Python looks for garbage. What a run loads stays to its end, and there are many more of it
than the usual 700: to look through all of it again and again would take a tenth of the start."""


def main() -> None:
    """Run the command and exit with its status."""
    gc.set_threshold(_GARBAGE)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    for each in _ENDS:
        if signal.getsignal(each) != signal.SIG_IGN:  # as `nohup` sets it
            signal.signal(each, _end)
    try:
        status = _run()
    except SystemExit as ended:
        status = cast(int, ended.code)
    if "duckdb" not in sys.modules:  # which prints a page about each of its objects that is still there
        gc.freeze()  # nor is it looked through once more at the end: all files are closed, the system takes the memory
    sys.exit(status)


_ENDS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


def _end(number: int, _: object) -> None:
    """Stop what is going on; putting away what is half done is not interrupted a second time."""
    for each in _ENDS:
        signal.signal(each, signal.SIG_IGN)
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    sys.exit(128 + number)


class _Messages(logging.Handler):
    """Whatever factx has to say of an input goes where its complaints go."""

    def emit(self, record: logging.LogRecord) -> None:
        _say(record.getMessage())


_LONGEST = 1000


def _say(message: str) -> None:
    if len(message) > _LONGEST:  # an id or a column may have a name of any length
        message = f"{message[: _LONGEST // 2]} … {message[-_LONGEST // 2 :]}"
    with suppress(OSError):
        typer.echo(f"factx: {visible(message)}", err=True)


_LOG = logging.getLogger("factx")


def _run() -> int:
    status = 0
    messages = _Messages()
    _LOG.addHandler(messages)
    _LOG.setLevel(logging.INFO)
    try:
        status = app(prog_name="factx", standalone_mode=False) or 0
        if sys.stdout is not None:
            sys.stdout.flush()
    except FactxError as error:
        _say(str(error))
        status = error.exit_code
    except WRONG_USAGE as error:
        _say(error.format_message())
        status = error.exit_code
    except BrokenPipeError:
        leave_standard_output()
    except OSError as error:
        leave_standard_output()
        _say(f"standard output: {unwritable(error)}")
        status = 1
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    finally:
        _LOG.removeHandler(messages)
    if status == INTERRUPTED:  # Typer may have turned the interruption into a status itself
        _say("interrupted")
    return status
