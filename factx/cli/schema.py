"""`factx schema`."""

import msgspec
import typer

EXAMPLES = {
    "factx schema": "what the keys of a fact mean",
    "factx schema > fact.schema.json": "for a program that checks facts",
}


def schema() -> None:
    """Show the JSON Schema of a fact."""
    from factx.schema import fact_schema  # noqa: PLC0415 - not for the help

    typer.echo(msgspec.json.format(msgspec.json.encode(fact_schema()), indent=2))
