"""`factx extract`."""

import logging
import os
import sys
from collections.abc import Generator
from contextlib import AbstractContextManager, closing, nullcontext
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factx.article import Article
from factx.cli.options import Output, Words, check_concepts, choice, concept_option, named, published, whole_number
from factx.errors import UnreadableError
from factx.fact import KINDS, Fact
from factx.readers import Options, read
from factx.readers.encoding import parse_encoding
from factx.readers.options import MAX_CHARS
from factx.stream import extract_each
from factx.writers import FORMATS, WITH_ARTICLES, by_ending, check, place, write
from factx.writers.destination import destination, written

if TYPE_CHECKING:
    from factx.progress import Progress
    from factx.resume import Record

_LOG = logging.getLogger(__name__)

EXAMPLES = {
    "factx extract article.txt": "an article, as a table",
    "factx extract news/ -o facts.jsonl": "a folder, as JSON Lines",
    "factx extract news/ -o facts.html": "as a page to read, check and correct",
    "factx extract news/ -o facts.db": "into SQLite, run after run",
    "factx extract a.txt --fields text,value,unit": "these columns only",
    "factx extract a.txt --format jsonl | jq .value": "for other programs",
    "factx extract a.txt --kind money --kind percent": "these kinds only",
    "factx extract news/ --concept export_value": "what measures this only",
    "factx extract --published 2025-11-27 < a.txt": "what “yesterday” means",
    "factx extract a.csv.gz --text-column body": "a table, by its columns",
    "factx extract a.csv --fields fact,article_url": "with its column url",
    "factx extract a.html --with-text --format json": "a page, with its text",
}


def _columns(value: str) -> list[str]:
    from factx.writers.columns import chosen  # noqa: PLC0415 - seldom needed

    return chosen(value)


def _of_source(fields: list[str] | None) -> tuple[str, ...]:
    if not fields:
        return ()
    from factx.writers.columns import names_in_source  # noqa: PLC0415 - seldom needed

    return names_in_source(fields)


def _forbid_colour(wanted: bool) -> None:
    if wanted:
        os.environ["NO_COLOR"] = "1"


def extract(
    ctx: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATHS", hidden=True)] = None,
    *,
    format: Annotated[
        Any, choice("--format", FORMATS, "How to write; if not given, as FILE's ending says, or a table.")
    ] = None,
    output: Output = None,
    fields: Annotated[
        Any,
        typer.Option(
            parser=named("--fields", _columns),
            metavar="A,B,…",
            help="These columns: keys of a fact, parts as in subject_id, article_NAME for the source's column NAME.",
        ),
    ] = None,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume", metavar="", help="Keep what is done beside FILE, and go on from there if interrupted."
        ),
    ] = False,
    kind: Annotated[
        list[str] | None, choice("--kind", KINDS, f"Only this kind, or these: {', '.join(KINDS)}.", metavar="KIND")
    ] = None,
    concept: Annotated[
        list[str] | None,
        concept_option("--concept", "Only what measures this, or these; `factx concepts` lists them."),
    ] = None,
    published: Annotated[Any, published("The day of the articles, whatever they say.")] = None,
    with_text: Annotated[
        bool,
        typer.Option("--with-text", metavar="", help="In JSON: articles with their text and facts, not facts alone."),
    ] = False,
    text_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="The column or key that holds the text; else text.")
    ] = None,
    id_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="The one that holds the article's id; else id.")
    ] = None,
    title_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="The one that holds its title; else title.")
    ] = None,
    date_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="The one that holds its day; else published.")
    ] = None,
    encoding: Annotated[
        Any,
        typer.Option(
            parser=named("--encoding", parse_encoding),
            metavar="NAME",
            help="The encoding of the files; found out if not given.",
        ),
    ] = None,
    max_chars: Annotated[
        Any,
        typer.Option(parser=whole_number("--max-chars", 1), metavar="N", help="Read no article that is longer."),
    ] = None,
    jobs: Annotated[
        Any,
        typer.Option(
            "-j",
            "--jobs",
            parser=whole_number("--jobs", 1),
            metavar="N",
            help="Processes to read with; all processors if not given.",
        ),
    ] = None,
    words: Words = None,
    no_color: Annotated[
        bool,
        typer.Option("--no-color", metavar="", callback=_forbid_colour, is_eager=True, help="Never use colours."),
    ] = False,
) -> None:
    """Write down every figure that the articles state.

    PATHS are text, HTML, CSV, Parquet, JSON Lines, WARC or feeds, compressed or not, folders, or - for standard input.
    """
    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        typer.echo(ctx.get_help(), nl=False)
        return
    format = format or by_ending(output)
    if concept:
        check_concepts(concept)
    check(format, output, fields=fields, with_text=with_text)
    paths = paths or ["-"]
    options = Options(
        text_column=text_column,
        id_column=id_column,
        title_column=title_column,
        date_column=date_column,
        encoding=encoding,
        published=published,
        max_chars=max_chars or MAX_CHARS,
        carry=_of_source(fields),
        carry_others=with_text or format in WITH_ARTICLES,
    )
    target = written(output, paths)
    unread = 0
    progress = _progress(paths, output)

    def extracted(record: "Record | None") -> Generator[tuple[Article, list[Fact]], None, None]:
        nonlocal unread
        opens = progress.opened if progress else lambda file: None
        articles = read(paths, options, opens, target)
        results = record.extract_each(articles, jobs) if record else extract_each(articles, jobs)
        for result in progress.shown(results) if progress else results:
            if isinstance(result, UnreadableError):
                unread += 1
                _LOG.error("%s", result)
                continue
            article, facts = result
            yield article, [fact for fact in facts if _is_one_of(fact.kind, kind) and _is_one_of(fact.concept, concept)]

    with (
        _recording(output) if resume else nullcontext() as record,
        destination(output, place(format)) as out,
        closing(extracted(record)) as articles,
    ):
        write(format, articles, out, fields=fields, with_text=with_text)
    if unread:
        raise typer.Exit(1)


def _is_one_of(part: str | None, wanted: list[str] | None) -> bool:
    return not wanted or part in wanted


def _recording(output: str | None) -> "AbstractContextManager[Record]":
    from factx.resume import recording  # noqa: PLC0415 - long runs need it, and they alone

    return recording(output)


def _progress(paths: list[str], output: str | None) -> "Progress | None":
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    from factx.progress import Progress, is_seen  # noqa: PLC0415 - only where a person looks

    return Progress(paths) if is_seen(output) else None
