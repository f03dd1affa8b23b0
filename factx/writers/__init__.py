"""Writers put facts out, each in one format.

All of them are one function, `write(articles, out)`: it takes articles with their facts as they come, and
bytes go to `out` as soon as an article is done. A writer is loaded when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import BinaryIO, Literal

from factx.article import Article
from factx.fact import Fact

Format = Literal["table", "json", "jsonl", "html"]


def write(format: Format, articles: Iterable[tuple[Article, list[Fact]]], out: BinaryIO) -> None:
    """Write the facts of `articles` to `out` as `format`."""
    import_module(f"factx.writers.{format}").write(articles, out)
