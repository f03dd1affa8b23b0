"""What `factx` and its commands have in common: help that begins with examples, options read without Pydantic."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import typer
from typer.core import TyperCommand

# What every error about options and arguments derives from; where it is defined differs between versions
# of Typer.
WRONG_USAGE = cast("type[typer.BadParameter]", typer.BadParameter.__base__)

Examples = dict[str, str]
"""Commands as a user would write them, and what they are for."""


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


class Shared:
    """The part of `factx` and its commands that is ours."""

    examples: Examples

    def get_params(self, ctx: Any) -> list[Any]:
        """The options and arguments."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            param.get_runtime_param = _Plain
        return params

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Show examples, then what Typer knows to say."""
        for option in self.get_params(ctx):
            if getattr(option, "is_flag", False):
                option.metavar = ""  # Typer would call it a <bool>
        _show(self.examples)
        super().format_help(ctx, formatter)  # type: ignore[misc]


class Command(Shared, TyperCommand):
    """One of the commands of `factx`."""


def command(function: Callable[..., Any], examples: Examples) -> Command:
    """The command that calls `function`, whose parameters are its options and arguments."""
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command(cls=Command)(function)
    built = cast(Command, typer.main.get_command(app))
    built.examples = examples
    return built


def _show(examples: Examples) -> None:
    from rich.console import Console  # noqa: PLC0415 - slow to load, and seldom needed
    from rich.table import Table  # noqa: PLC0415

    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(no_wrap=True)
    for words, meaning in examples.items():
        table.add_row("", f"[bold]{words}[/bold]", f"[dim]{meaning}[/dim]")
    Console(highlight=False).print("\n [yellow]Examples:[/yellow]\n", table)
