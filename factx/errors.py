"""What can go wrong, each with one line that says what, where, and what to do."""

from __future__ import annotations


class FactxError(Exception):
    """Any error that factx reports. Its text is one line for people."""

    exit_code = 1


class UnreadableError(FactxError):
    """An article or file could not be read; the others are not affected.

    `place` names it: a path, or a path and line (`articles.jsonl:7`).
    """

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason

    def __reduce__(self) -> tuple[type[UnreadableError], tuple[str, str]]:
        return UnreadableError, (self.place, self.reason)


class UsageError(FactxError):
    """factx was called wrongly."""

    exit_code = 2


def missing_library(what: str, library: str, extra: str) -> str:
    """What to say where `what` needs a library that only the optional part `extra` of factx brings.

    >>> missing_library("HTML", "Trafilatura", "html")
    "HTML needs Trafilatura, which is not installed: pip install 'factx[html]'"
    """
    return f"{what} needs {library}, which is not installed: pip install 'factx[{extra}]'"
