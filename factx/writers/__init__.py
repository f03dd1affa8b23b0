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


WITH_TEXT: tuple[Format, ...] = ("json", "jsonl")
"""The formats that can carry the text of an article, its title and what else its source tells of it."""


def write(
    format: Format, articles: Iterable[tuple[Article, list[Fact]]], out: BinaryIO, *, with_text: bool = False
) -> None:
    """Write the facts of `articles` to `out` as `format`; `with_text` (see `WITH_TEXT`), the articles too."""
    carried = {"with_text": True} if with_text else {}
    import_module(f"factx.writers.{format}").write(articles, out, **carried)
