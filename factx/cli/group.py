"""`factx` itself: its commands, of which only the one asked for is loaded, and what stands before them."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from factx import __version__
from factx.cli.command import Command, Shared, command
from factx.cli.settings import settings_in, settings_of

EXAMPLES = {
    "factx extract article.txt": "an article, as a table",
    "factx extract news/ -o facts.jsonl": "a folder, as JSON Lines",
    "factx compare facts.jsonl": "where articles agree or contradict",
    "factx schema": "what the keys of a fact mean",
}

COMMANDS = ("extract", "compare", "evaluate", "explain", "concepts", "schema")


class Commands(Mapping[str, Command]):
    """The commands by name, each made from the module of its name when it is asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Command] = {}

    def __getitem__(self, name: str) -> Command:
        if name not in COMMANDS:
            raise KeyError(name)
        if name not in self._made:
            module = import_module(f"factx.cli.{name}")
            self._made[name] = command(getattr(module, name), module.EXAMPLES)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class Group(Shared, TyperGroup):
    """`factx`, with its commands."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes | {"commands": Commands()})
        self.examples = EXAMPLES

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names, in the order of the help."""
        return list(COMMANDS)


app = typer.Typer(
    name="factx",
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


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
    elif files := settings_in(typer.get_app_dir("factx"), "."):
        ctx.default_map = {ctx.invoked_subcommand: settings_of(ctx.invoked_subcommand, files, ctx)}
