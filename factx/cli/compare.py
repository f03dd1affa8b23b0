"""`factx compare`."""

import logging
import sys
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, get_args

import typer

from factx import compare as comparing
from factx.article import Article
from factx.cli.options import Output, Words, choice
from factx.compare import Group
from factx.errors import UnreadableError
from factx.fact import Verdict
from factx.readers import read
from factx.writers import by_ending
from factx.writers.destination import destination, written

_LOG = logging.getLogger(__name__)
_FORMATS = ("table", "jsonl")

EXAMPLES = {
    "factx compare facts.jsonl": "what articles say of the same thing",
    "factx compare facts.jsonl --articles news/": "with their sentences",
    "factx compare facts.jsonl --verdict contradict": "contradictions only",
    "factx compare facts/ --format jsonl": "for other programs",
}


def compare(
    ctx: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATHS", hidden=True)] = None,
    *,
    articles: Annotated[
        list[str] | None,
        typer.Option(metavar="PATH", help="The articles, or a folder of them, to show their sentences."),
    ] = None,
    verdict: Annotated[
        list[str] | None, choice("--verdict", get_args(Verdict), "Only groups with this verdict, or these.")
    ] = None,
    format: Annotated[Any, choice("--format", _FORMATS, "How to write.")] = None,
    output: Output = None,
    words: Words = None,
) -> None:
    """Show where several articles speak of the same thing, and whether they agree.

    PATHS are facts in JSON Lines (.jsonl), folders of them, or - for standard input.
    """
    from factx.writers import groups as writer  # noqa: PLC0415 - slow to load, and not for the help

    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        typer.echo(ctx.get_help(), nl=False)
        return
    written(output, [*(paths or ["-"]), *(articles or [])])
    as_jsonl = (format or by_ending(output, _FORMATS)) == "jsonl"
    groups = (group for group in comparing.compare(paths or ["-"]) if not verdict or group.verdict in verdict)
    told = comparing.with_sentences(groups, _readable(articles)) if articles else groups
    with destination(output) as out:
        (writer.write_jsonl if as_jsonl else writer.write_table)(_noticed(told, verdict), out)


def _noticed(groups: Iterable[Group], verdict: list[str] | None) -> Iterator[Group]:
    found = False
    for group in groups:
        found = True
        yield group
    if not found:
        which = f" with the verdict {' or '.join(verdict)}" if verdict else ""
        _LOG.info("nothing found: no two articles speak of the same thing%s", which)


def _readable(paths: list[str]) -> Iterator[Article]:
    for article in read(paths):
        if isinstance(article, UnreadableError):
            _LOG.error("%s", article)
        else:
            yield article
