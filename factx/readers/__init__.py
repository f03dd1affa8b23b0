"""Readers turn files into articles: one module for each format, with one function, `read(stream, place, options)`.

Whatever cannot be read comes out in its place as an `UnreadableError`, and reading goes on. What a person may want to
know besides is logged.
"""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import BinaryIO

from msgspec.structs import replace

from factx.article import Article
from factx.errors import UnreadableError
from factx.readers.files import Identity, files_below, left_out, reason
from factx.readers.formats import by_content, by_ending, document_in
from factx.readers.options import Options
from factx.readers.source import opened

__all__ = ["Options", "read"]

_LOG = logging.getLogger(__name__)


def read(
    paths: Iterable[str],
    options: Options = Options(),  # noqa: B008
    opens: Callable[[BinaryIO], object] = lambda file: None,
    written: Identity | None = None,
) -> Iterator[Article | UnreadableError]:
    """Every article of the files, the folders and (as `-`) the standard input that `paths` name.

    Articles come in the order of `paths`, those of a folder in the order of their names. A file's article
    has as its id the path as given; below a folder, the folder as given and the way from there. Each file is shown to
    `opens` before it is read. The file that is `written` meanwhile is no folder's article.
    """
    for path in paths:
        if path != "-" and os.path.isdir(path):  # noqa: PTH112 - an id keeps the path as given
            others: Counter[str] = Counter()
            for file in files_below(path, written, others):
                yield from [file] if isinstance(file, UnreadableError) else _read_file(file, options, opens)
            if others:
                _LOG.info("%s: %s", path, left_out(others))
        else:
            yield from _read_file(path, options, opens)


def _read_file(path: str, options: Options, opens: Callable[[BinaryIO], object]) -> Iterator[Article | UnreadableError]:
    try:
        with opened(path, opens) as stream:
            if document := document_in(stream.peek()):
                raise UnreadableError(path, f"{document}, which is not read: save its text as a .txt file")
            format = by_ending(path) or by_content(stream.peek(), options)
            for article in import_module(f"factx.readers.{format}").read(stream, path, options):
                yield _checked(article, options)
    except UnreadableError as error:
        yield error
    except OSError as error:
        yield UnreadableError(path or "''", reason(error))
    except Exception as error:  # a fault here or in a library costs one file
        what = " ".join(str(error).split())[:200]
        yield UnreadableError(path, f"reading failed on it ({type(error).__name__}: {what}): please report this")


def _checked(article: Article | UnreadableError, options: Options) -> Article | UnreadableError:
    """The article with the day that the user says, if it is not too long."""
    if isinstance(article, UnreadableError):
        return article
    if len(article.text) > options.max_chars:
        return UnreadableError(article.id, options.too_long)
    return article if options.published is None else replace(article, published=options.published)
