"""`factx explain`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from factx.article import Article
from factx.cli.options import Words, published, whole_number
from factx.errors import UnreadableError
from factx.readers import Options, read
from factx.readers.formats import by_ending

EXAMPLES = {
    'factx explain "Nga bán trên 15 tỷ USD"': "a sentence",
    "factx explain article.txt": "a file",
    "factx explain article.txt --at 120": "what stands at this position",
}


def explain(
    source: Annotated[str, typer.Argument(metavar="TEXT|FILE", hidden=True)],
    *,
    at: Annotated[
        Any,
        typer.Option(parser=whole_number("--at", 0), metavar="POSITION", help="Only what stands at this code point."),
    ] = None,
    published: Annotated[Any, published("The day of the text, whatever it says.")] = None,
    words: Words = None,
) -> None:
    """Show how each figure was read: its rule, which words gave which part, and what was not taken and why.

    TEXT is a sentence, or the path of an article's file.
    """
    from factx import explain as explaining  # noqa: PLC0415 - brings the rules, which are made of the words

    is_file = _is_file(source)
    articles = read([source], Options(published=published)) if is_file else [Article("", source, published=published)]
    for article in articles:
        if isinstance(article, UnreadableError):
            raise article
        for line in explaining.explain(article, at=at):
            typer.echo(line)


def _is_file(source: str) -> bool:
    """Whether it is the path of a file, or meant as one: a sentence does not end in .txt."""
    if by_ending(source) and not any(map(str.isspace, source)):
        return True
    try:
        return Path(source).exists()
    except OSError:  # too long for a path
        return False
