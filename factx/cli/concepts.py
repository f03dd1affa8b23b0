"""`factx concepts`."""

from typing import Annotated, Any

import typer

from factx.cli.options import Words, choice
from factx.writers.destination import destination

EXAMPLES = {
    "factx concepts": "what figures can measure",
    "factx concepts price": "concepts with this in their names",
    "factx concepts --format jsonl": "for other programs",
}


def concepts(
    search: Annotated[list[str] | None, typer.Argument(metavar="WORDS", hidden=True)] = None,
    *,
    format: Annotated[Any, choice("--format", ("table", "jsonl"), "How to write.")] = "table",
    words: Words = None,
) -> None:
    """List the concepts that figures can measure: id, Vietnamese and English name, and the phrasings.

    WORDS choose those that have one of them in their id, names or phrasings.
    """
    from factx.writers.concepts import write_concepts  # noqa: PLC0415 - slow to load, and not for the help

    with destination(None) as out:
        write_concepts(search or [], out, as_table=format == "table")
