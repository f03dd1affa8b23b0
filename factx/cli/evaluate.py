"""`factx evaluate`."""

from typing import Annotated, Any

import typer

from factx.cli.options import Output, choice
from factx.writers import by_ending
from factx.writers.destination import destination, written

_FORMATS = ("table", "json")

EXAMPLES = {
    "factx evaluate gold/ facts.jsonl": "facts beside your annotations",
    "factx evaluate mine.jsonl f.jsonl --articles a/": "annotations in one file",
    "factx evaluate gold/ f.jsonl --format json": "for other programs",
}


def evaluate(
    gold: Annotated[str, typer.Argument(metavar="GOLD", hidden=True)],
    facts: Annotated[str, typer.Argument(metavar="FACTS", hidden=True)],
    *,
    articles: Annotated[
        list[str] | None,
        typer.Option(metavar="PATH", help="The annotated articles, if they are not beside the annotations."),
    ] = None,
    format: Annotated[Any, choice("--format", _FORMATS, "How to write.")] = None,
    output: Output = None,
) -> None:
    """Measure facts by annotations: precision, recall and F1 by kind and by part, and each difference.

    GOLD is a folder with facts/NAME.jsonl and articles/NAME.txt, or one file of annotations.
    FACTS is a file of facts in JSON Lines, or - for standard input.
    """
    from factx import evaluate as evaluating  # noqa: PLC0415 - slow to load, and not for the help
    from factx.writers import evaluation as writer  # noqa: PLC0415

    written(output, [gold, facts, *(articles or [])])
    as_json = (format or by_ending(output, _FORMATS)) == "json"
    evaluation = evaluating.evaluate(gold, facts, articles=articles or [])
    with destination(output) as out:
        (writer.write_json if as_json else writer.write_table)(evaluation, out)
