"""The command `factx`: options in, calls out.

Data goes to standard output, messages to standard error. Exit status: 0 all read, 1 some article could
not be read or written, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import logging
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from copy import copy
from datetime import date
from errno import EACCES, EDQUOT, EFBIG, ENOSPC
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, Literal, cast, get_args

import msgspec
import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from factx import __version__
from factx.article import Article
from factx.errors import FactxError, UnreadableError, UsageError
from factx.fact import Fact, Kind, Verdict
from factx.readers import Options, read
from factx.readers.encoding import parse_encoding
from factx.readers.files import Identity, identity
from factx.readers.options import MAX_CHARS
from factx.settings import Setting, read_settings, settings_in
from factx.stream import extract_each
from factx.writers import WITH_TEXT, Format, write
from factx.writers.screen import visible

if TYPE_CHECKING:
    from factx.compare import Group as Statements

# What every error about options and arguments derives from; where it is defined differs between versions
# of Typer.
WRONG_USAGE = cast("type[typer.BadParameter]", typer.BadParameter.__base__)

INTERRUPTED = 130


def main() -> None:
    """Run the command and exit with its status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_run())


class _Reports(logging.Handler):
    """What is found out about an input goes where the complaints go."""

    def emit(self, record: logging.LogRecord) -> None:
        _complain(record.getMessage())


_LOG = logging.getLogger("factx")


def _run() -> int:
    status = 0
    reports = _Reports()
    _LOG.addHandler(reports)
    _LOG.setLevel(logging.INFO)
    try:
        status = app(prog_name="factx", standalone_mode=False) or 0
        if sys.stdout is not None:
            sys.stdout.flush()
    except FactxError as error:
        _complain(str(error))
        status = error.exit_code
    except WRONG_USAGE as error:
        _complain(error.format_message())
        status = error.exit_code
    except BrokenPipeError:
        _leave_standard_output()
    except OSError as error:
        _leave_standard_output()
        _complain(f"standard output: {_unwritable(error)}")
        status = 1
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    finally:
        _LOG.removeHandler(reports)
    if status == INTERRUPTED:  # Typer may have turned the interruption into a status itself
        _complain("interrupted")
    return status


_LONGEST_COMPLAINT = 1000


def _complain(message: str) -> None:
    if len(message) > _LONGEST_COMPLAINT:  # an id or a column may have a name of any length
        message = f"{message[: _LONGEST_COMPLAINT // 2]} … {message[-_LONGEST_COMPLAINT // 2 :]}"
    with suppress(OSError):
        typer.echo(f"factx: {visible(message)}", err=True)


def _leave_standard_output() -> None:
    """Let what is still to be written go nowhere, or Python would complain about it when it exits."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


EXAMPLES = {
    "factx": {
        "factx extract article.txt": "an article, as a table",
        "factx extract news/ -o facts.jsonl": "a folder, as JSON Lines",
        "factx compare facts.jsonl": "where articles agree or contradict",
        "factx schema": "what the keys of a fact mean",
    },
    "extract": {
        "factx extract article.txt": "an article, as a table",
        "factx extract news/ -o facts.jsonl": "a folder, as JSON Lines",
        "factx extract news/ -o facts.html": "as a page to read, check and correct",
        "factx extract a.txt --format jsonl | jq .value": "for other programs",
        "factx extract a.txt --kind money --kind percent": "these kinds only",
        "factx extract --published 2025-11-27 < a.txt": "what “yesterday” means",
        "factx extract a.csv.gz --text-column body": "a table, by its columns",
        "factx extract a.html --with-text --format json": "a page, with its text",
    },
    "compare": {
        "factx compare facts.jsonl": "what articles say of the same thing",
        "factx compare facts.jsonl --articles news/": "with their sentences",
        "factx compare facts.jsonl --verdict contradict": "contradictions only",
        "factx compare facts/ --format jsonl": "for other programs",
    },
    "evaluate": {
        "factx evaluate gold/ facts.jsonl": "facts beside your annotations",
        "factx evaluate mine.jsonl f.jsonl --articles a/": "annotations in one file",
        "factx evaluate gold/ f.jsonl --format json": "for other programs",
    },
    "explain": {
        'factx explain "Nga bán trên 15 tỷ USD"': "a sentence",
        "factx explain article.txt": "a file",
        "factx explain article.txt --at 120": "what stands at this position",
    },
    "concepts": {
        "factx concepts": "what figures can measure",
        "factx concepts price": "concepts with this in their names",
        "factx concepts --format jsonl": "for other programs",
    },
    "schema": {
        "factx schema": "what the keys of a fact mean",
        "factx schema > fact.schema.json": "for a program that checks facts",
    },
}


def _show_examples(command: TyperGroup | TyperCommand, ctx: Any) -> None:
    from rich.console import Console  # noqa: PLC0415 - slow to load, and seldom needed
    from rich.table import Table  # noqa: PLC0415

    examples = Table.grid(padding=(0, 2))
    examples.add_column()
    examples.add_column(no_wrap=True)
    for words, meaning in EXAMPLES[command.name or ""].items():
        examples.add_row("", f"[bold]{words}[/bold]", f"[dim]{meaning}[/dim]")
    console = Console(highlight=False)
    for option in command.get_params(ctx):
        if getattr(option, "is_flag", False):
            option.metavar = ""  # Typer would call it a <bool>
    console.print("\n [yellow]Examples:[/yellow]\n", examples)


class _Plain:
    """Reads what an option or argument was given: with the parser declared for it, or as the text that it is.

    Typer does this by Pydantic in its newer versions, which takes as long to load as Typer itself.
    """

    @staticmethod
    def coerce(value: Any, param: Any, ctx: Any) -> Any:
        parser = param.type_descriptor.parameter_info.parser
        if value is None or parser is None:
            return value
        return [parser(each) for each in value] if param.multiple else parser(value)


class _Factx:
    """What `factx` and its commands share: help that begins with examples, options that are read without Pydantic."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The options and arguments."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            param.get_runtime_param = _Plain
        return params

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Show examples, then what Typer knows to say."""
        _show_examples(cast("Command", self), ctx)
        super().format_help(ctx, formatter)  # type: ignore[misc]


class Group(_Factx, TyperGroup):
    """`factx` itself."""


class Command(_Factx, TyperCommand):
    """One of its commands."""


app = typer.Typer(name="factx", cls=Group, pretty_exceptions_enable=False)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factx {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def factx(
    ctx: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", metavar="", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Write down every figure that Vietnamese news articles state."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help(), nl=False)
    else:
        ctx.default_map = {ctx.invoked_subcommand: _settings(ctx, ctx.invoked_subcommand)}


OF_ONE_RUN = {"output", "published", "at", "help"}
"""Options that are no settings: they belong to one run, and no file that lies about may say where to write."""


def _settings(ctx: typer.Context, command: str) -> dict[str, Any]:
    """What the settings say for the options of `command`, by parameter."""
    files = settings_in(Path(typer.get_app_dir("factx")), Path())
    if not files:
        return {}
    options = {
        name: {
            max(option.opts, key=len).lstrip("-"): option
            for option in each.get_params(ctx)
            if isinstance(option, TyperOption)
        }
        for name, each in cast("TyperGroup", ctx.command).commands.items()
    }
    settings = read_settings(files, {name: known.keys() - OF_ONE_RUN for name, known in options.items()})
    return {
        str(options[command][key].name): _set(options[command][key], setting, ctx)
        for key, setting in settings.get(command, {}).items()
    }


def _set(option: TyperOption, setting: Setting, ctx: typer.Context) -> Any:
    """The value of a setting as it would stand behind its option; a path counts from the folder of the file."""
    values = setting.value if isinstance(setting.value, list) and option.multiple else [setting.value]
    if not all(isinstance(value, bool if option.is_flag else str | int) for value in values):
        raise UsageError(f"{setting.file}: {setting.key}: {setting.value!r} is no value for it")
    if option.is_flag:
        return setting.value
    words = [str(value) for value in values]
    if option.metavar in {"FOLDER", "PATH"}:
        words = [str(setting.file.parent / word) for word in words]
    said = words if option.multiple else words[0]
    probe = copy(option)  # what the option does with its value waits until it is known that none is given
    probe.callback = None
    try:
        probe.process_value(ctx, said)
    except FactxError as error:
        raise UsageError(f"{setting.file}: {setting.key}: {error}") from None
    except WRONG_USAGE as error:
        raise UsageError(f"{setting.file}: {setting.key}: {error.message}") from None
    return said


KINDS = get_args(Kind)
FORMATS = get_args(Format)


def _one_of(choices: tuple[str, ...], option: str) -> Callable[[str], str]:
    def chosen(value: str) -> str:
        if value not in choices:
            raise UsageError(f"{option}: '{value}' is none of {', '.join(choices)}: choose one of these")
        return value

    return chosen


def _whole_number(option: str, least: int) -> Callable[[str], int]:
    def number(value: str) -> int:
        if not value.isdecimal() or int(value) < least:
            raise UsageError(f"{option}: '{value}' is no whole number from {least} on")
        return int(value)

    return number


def _offered(choices: tuple[str, ...]) -> Callable[[], list[str]]:
    """What a shell offers behind an option."""
    return lambda: list(choices)


def _day(value: str) -> date | None:
    from factx.extraction import parse_published  # noqa: PLC0415 - brings the rules with it

    try:
        return parse_published(value)
    except UsageError as error:
        raise UsageError(f"--published: {error}") from None


def _encoding(value: str) -> str:
    try:
        return parse_encoding(value)
    except UsageError as error:
        raise UsageError(f"--encoding: {error}") from None


def _forbid_colour(wanted: bool) -> None:
    if wanted:
        os.environ["NO_COLOR"] = "1"


def _add_words(folder: str | None) -> None:
    if folder is not None:
        from factx.vi.words import add_words  # noqa: PLC0415 - few have words of their own

        add_words(folder)


# Eager: what a day is (`--published`), the rules tell, and the rules are made of the words.
Words = Annotated[
    str | None,
    typer.Option(
        "--words", metavar="FOLDER", callback=_add_words, is_eager=True, help="Words of your own: a folder of tables."
    ),
]


@app.command(cls=Command)
def extract(
    ctx: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATHS", hidden=True)] = None,
    *,
    format: Annotated[
        Any,
        typer.Option(
            parser=_one_of(FORMATS, "--format"),
            autocompletion=_offered(FORMATS),
            metavar="|".join(FORMATS),
            help="How to write; if not given, as FILE's ending says, or a table.",
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE, once all is read.")
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            parser=_one_of(KINDS, "--kind"),
            autocompletion=_offered(KINDS),
            metavar="KIND",
            help=f"Only this kind, or these: {', '.join(KINDS)}.",
        ),
    ] = None,
    published: Annotated[
        Any,
        typer.Option(parser=_day, metavar="DATE", help="The day of the articles, whatever they say."),
    ] = None,
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
    date_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="The one that holds its day; else published.")
    ] = None,
    encoding: Annotated[
        Any,
        typer.Option(parser=_encoding, metavar="NAME", help="The encoding of the files; found out if not given."),
    ] = None,
    max_chars: Annotated[
        Any,
        typer.Option(parser=_whole_number("--max-chars", 1), metavar="N", help="Read no article that is longer."),
    ] = None,
    jobs: Annotated[
        Any,
        typer.Option(
            "-j",
            "--jobs",
            parser=_whole_number("--jobs", 1),
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
    format = format or _format_of(output)
    if with_text and format not in WITH_TEXT:
        raise UsageError(f"--with-text: a {format} has no room for it: choose --format {' or '.join(WITH_TEXT)}")
    options = Options(
        text_column=text_column,
        id_column=id_column,
        date_column=date_column,
        encoding=encoding,
        max_chars=max_chars or MAX_CHARS,
        carry=with_text,
    )
    written = _written(output, paths or ["-"])
    unread = 0

    def extracted() -> Iterator[tuple[Article, list[Fact]]]:
        nonlocal unread
        for result in extract_each(_dated(read(paths or ["-"], options, written), published), jobs):
            if isinstance(result, UnreadableError):
                unread += 1
                _complain(str(result))
                continue
            article, facts = result
            yield article, [fact for fact in facts if not kind or fact.kind in kind]

    with _destination(output) as out:
        write(format, extracted(), out, with_text=with_text)
    if unread:
        raise typer.Exit(1)


def _dated(
    articles: Iterable[Article | UnreadableError], published: date | None
) -> Iterator[Article | UnreadableError]:
    """The articles, published on the given day if there is one."""
    for article in articles:
        if published is None or isinstance(article, UnreadableError):
            yield article
        else:
            yield msgspec.structs.replace(article, published=published)


def _format_of(output: str | None) -> Format:
    match Path(output or "").suffix.lower():
        case ".json":
            return "json"
        case ".jsonl" | ".ndjson":
            return "jsonl"
        case ".html" | ".htm":
            return "html"
        case _:
            return "table"


def _written(output: str | None, paths: Iterable[str]) -> Identity | None:
    """The file that is written, where it is one already. Raises `UsageError` where it is among `paths`.

    It would be lost, or, behind a `>`, is empty already or would be read as fast as it grows.
    """
    try:
        written = os.fstat(sys.stdout.fileno()) if output is None else os.stat(output)  # noqa: PTH116
    except (OSError, ValueError, AttributeError):  # not there, or no file
        return None
    if not (stat.S_ISREG(written.st_mode) or stat.S_ISFIFO(written.st_mode)) or not written.st_ino:
        return None
    for path in paths:
        with suppress(OSError, ValueError, AttributeError):
            read = os.fstat(sys.stdin.fileno()) if path == "-" else os.stat(path)  # noqa: PTH116
            if identity(read) == identity(written):
                raise UsageError(f"{path}: is read, and cannot be written meanwhile: name another file to write")
    return identity(written)


@contextmanager
def _destination(output: str | None) -> Iterator[BinaryIO]:
    """Where to write: standard output, or `output`, which changes only when all is written."""
    try:
        if output is not None:
            with _replacing(output) as out:
                yield out
        elif sys.stdout is not None:
            yield sys.stdout.buffer
        else:
            raise UsageError("standard output is closed: name a file with -o")
    except BrokenPipeError:  # as with `| head`: the reader has seen enough
        _leave_standard_output()
    except OSError as error:
        raise FactxError(f"{output or 'standard output'}: {_unwritable(error)}") from error


def _unwritable(error: OSError) -> str:
    todo = ": make room, or name another place" if error.errno in (ENOSPC, EDQUOT, EFBIG) else ""
    return f"cannot be written ({error.strerror}){todo}"


@contextmanager
def _replacing(output: str) -> Iterator[BinaryIO]:
    path = Path(os.path.realpath(output))
    if path.exists() and not path.is_file():  # a device or a pipe is written to, never replaced
        with _opened(path, "wb", output) as out:
            yield out
        return
    if path.exists() and not os.access(path, os.W_OK):  # though its folder would let it be replaced
        raise UsageError(f"{output}: cannot be written ({os.strerror(EACCES)}): name another place")
    beside = path.with_name(f".factx-{os.getpid()}.part")
    out = _opened(beside, "xb", output)
    try:
        with out:
            yield out
        if path.exists():
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _opened(path: Path, mode: Literal["wb", "xb"], output: str) -> BinaryIO:
    try:
        return path.open(mode)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror}): name another place") from error


VERDICTS = get_args(Verdict)
LISTS = ("table", "jsonl")


@app.command(cls=Command)
def compare(
    ctx: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATHS", hidden=True)] = None,
    *,
    articles: Annotated[
        list[str] | None,
        typer.Option(metavar="PATH", help="The articles, or a folder of them, to show their sentences."),
    ] = None,
    verdict: Annotated[
        list[str] | None,
        typer.Option(
            parser=_one_of(VERDICTS, "--verdict"),
            autocompletion=_offered(VERDICTS),
            metavar="|".join(VERDICTS),
            help="Only groups with this verdict, or these.",
        ),
    ] = None,
    format: Annotated[
        Any,
        typer.Option(
            parser=_one_of(LISTS, "--format"),
            autocompletion=_offered(LISTS),
            metavar="|".join(LISTS),
            help="How to write.",
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE, once all is read.")
    ] = None,
) -> None:
    """Show where several articles speak of the same thing, and whether they agree.

    PATHS are facts in JSON Lines (.jsonl), folders of them, or - for standard input.
    """
    from factx.compare import compare as compared  # noqa: PLC0415 - nobody else needs it
    from factx.compare import with_sentences  # noqa: PLC0415
    from factx.writers.groups import write_jsonl, write_table  # noqa: PLC0415

    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        typer.echo(ctx.get_help(), nl=False)
        return
    groups: Iterable[Statements] = (
        group for group in compared(paths or ["-"]) if not verdict or group.verdict in verdict
    )
    if articles:
        groups = with_sentences(groups, _readable(articles))
    _written(output, [*(paths or ["-"]), *(articles or [])])
    chosen = format or ("jsonl" if _format_of(output) == "jsonl" else "table")
    with _destination(output) as out:
        (write_jsonl if chosen == "jsonl" else write_table)(groups, out)


def _readable(paths: list[str]) -> Iterator[Article]:
    for article in read(paths):
        if isinstance(article, UnreadableError):
            _complain(str(article))
        else:
            yield article


REPORTS = ("table", "json")


@app.command(cls=Command)
def evaluate(
    gold: Annotated[str, typer.Argument(metavar="GOLD", hidden=True)],
    facts: Annotated[str, typer.Argument(metavar="FACTS", hidden=True)],
    *,
    articles: Annotated[
        list[str] | None,
        typer.Option(metavar="PATH", help="The annotated articles, if they are not beside the annotations."),
    ] = None,
    format: Annotated[
        Any,
        typer.Option(
            parser=_one_of(REPORTS, "--format"),
            autocompletion=_offered(REPORTS),
            metavar="|".join(REPORTS),
            help="How to write.",
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE, once all is read.")
    ] = None,
) -> None:
    """Measure facts by annotations: precision, recall and F1 by kind and by part, and each difference.

    GOLD is a folder with facts/NAME.jsonl and articles/NAME.txt, or one file of annotations.
    FACTS is a file of facts in JSON Lines, or - for standard input.
    """
    from factx.evaluate import evaluate as evaluated  # noqa: PLC0415 - nobody else needs it
    from factx.writers.evaluation import write_json, write_table  # noqa: PLC0415

    _written(output, [gold, facts, *(articles or [])])
    evaluation = evaluated(gold, facts, articles=articles or [])
    if not any(score.pred for kind in evaluation.kinds.values() for score in kind.values()):
        _complain(f"{facts}: no fact of the annotated articles: do the articles have the same names in both?")
    chosen = format or ("json" if _format_of(output) == "json" else "table")
    with _destination(output) as out:
        (write_json if chosen == "json" else write_table)(evaluation, out)


@app.command(cls=Command)
def explain(
    source: Annotated[str, typer.Argument(metavar="TEXT|FILE", hidden=True)],
    *,
    at: Annotated[
        Any,
        typer.Option(
            "--at", parser=_whole_number("--at", 0), metavar="POSITION", help="Only what stands at this code point."
        ),
    ] = None,
    published: Annotated[
        Any, typer.Option(parser=_day, metavar="DATE", help="The day of the text, whatever it says.")
    ] = None,
    words: Words = None,
) -> None:
    """Show how each figure was read: its rule, which words gave which part, and what was not taken and why.

    TEXT is a sentence, or the path of an article's file.
    """
    from factx.explain import explain as explained  # noqa: PLC0415 - nobody else needs it

    articles = read([source]) if _is_file(source) else [Article("", source)]
    for article in articles:
        if isinstance(article, UnreadableError):
            raise article
        known = msgspec.structs.replace(article, published=published) if published else article
        for line in explained(known, at=at):
            typer.echo(line)


def _is_file(source: str) -> bool:
    try:
        return Path(source).exists()
    except OSError:  # too long for a path
        return False


@app.command(cls=Command)
def concepts(
    search: Annotated[list[str] | None, typer.Argument(metavar="WORDS", hidden=True)] = None,
    *,
    format: Annotated[
        Any,
        typer.Option(
            parser=_one_of(LISTS, "--format"),
            autocompletion=_offered(LISTS),
            metavar="|".join(LISTS),
            help="How to write.",
        ),
    ] = "table",
    words: Words = None,
) -> None:
    """List the concepts that figures can measure: id, Vietnamese and English name, and the phrasings.

    WORDS choose those that have one of them in their id, names or phrasings.
    """
    from factx.writers.concepts import write_concepts  # noqa: PLC0415 - nobody else needs it

    with _destination(None) as out:
        write_concepts(search or [], out, as_table=format == "table")


@app.command(cls=Command)
def schema() -> None:
    """Show the JSON Schema of a fact."""
    from factx.schema import fact_schema  # noqa: PLC0415 - nobody else needs it

    typer.echo(msgspec.json.format(msgspec.json.encode(fact_schema()), indent=2))
