"""Options that several commands have, and what may be said behind an option."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, TypeVar

import typer

from factx.errors import UsageError

Value = TypeVar("Value")


def choice(option: str, choices: tuple[str, ...], help: str, metavar: str | None = None) -> Any:
    """An option behind which one of `choices` stands, which a shell offers."""

    def chosen(value: str) -> str:
        if value not in choices:
            raise UsageError(f"{option}: '{value}' is none of {', '.join(choices)}: choose one of these")
        return value

    return typer.Option(
        option, parser=chosen, autocompletion=lambda: list(choices), metavar=metavar or "|".join(choices), help=help
    )


_NEAR = 5
"""How many names are offered in the place of one that is unknown."""


def check_concepts(concepts: list[str]) -> None:
    """Raises `UsageError` for the first that is in no vocabulary, once words of a user's own have been added to it."""
    from factx.vi.words import forms, rows  # noqa: PLC0415 - seldom needed

    names: dict[str, set[str]] = {}
    for row in rows("concepts"):
        names.setdefault(row["concept"], set()).update((row["vi"], row["en"], *forms(row["forms"])))
    for concept in concepts:
        if concept not in names:
            near = ", ".join(_near(concept.casefold(), names))
            what = f"did you mean {near}?" if near else "`factx concepts` lists them"
            raise UsageError(f"--concept: '{concept}' is no concept: {what}")


def _near(concept: str, names: dict[str, set[str]]) -> list[str]:
    """Concepts that are called so, or in part, or are written much like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - for mistakes alone

    called = [known for known, of_it in names.items() if concept in of_it]
    in_part = [known for known in names if concept and concept in known]
    return (called or in_part or get_close_matches(concept, names, _NEAR))[:_NEAR]


def concept_option(option: str, help: str) -> Any:
    """An option behind which a concept stands; whether it is one is known once the vocabulary is (`check_concepts`)."""

    def offered(incomplete: str) -> list[str]:
        from factx.vi.words import rows  # noqa: PLC0415 - seldom needed

        return [row["concept"] for row in rows("concepts") if row["concept"].startswith(incomplete)]

    return typer.Option(option, autocompletion=offered, metavar="ID", help=help)


def whole_number(option: str, least: int) -> Callable[[str], int]:
    """Reads a whole number from `least` on."""

    def number(value: str) -> int:
        if not value.isdecimal() or int(value) < least:
            raise UsageError(f"{option}: '{value}' is no whole number from {least} on")
        return int(value)

    return number


def named(option: str, parse: Callable[[str], Value]) -> Callable[[str], Value]:
    """Reads by `parse`, whose complaints then name the option."""

    def parsed(value: str) -> Value:
        try:
            return parse(value)
        except UsageError as error:
            raise UsageError(f"{option}: {error}") from None

    return parsed


def _day(value: str) -> date | None:
    from factx.day import parse_published  # noqa: PLC0415 - seldom needed

    return parse_published(value)


def published(help: str) -> Any:
    """The option that says when articles appeared."""
    return typer.Option(parser=named("--published", _day), metavar="DATE", help=help)


def _add_words(folder: str | None) -> None:
    if folder is not None:
        from factx.vi.words import add_words  # noqa: PLC0415 - few have words of their own

        add_words(folder)


Words = Annotated[
    str | None,
    typer.Option("--words", metavar="FOLDER", callback=_add_words, help="Words of your own: a folder of tables."),
]


def _file(value: str) -> str | None:
    return None if value == "-" else value


Output = Annotated[
    Any,
    typer.Option(
        "-o", "--output", parser=_file, metavar="FILE", help="Write to FILE, once all is read; - for standard output."
    ),
]
"""The file to write; None is the standard output."""
