"""Writes `reference.md` and `fact.md`: the commands as their help texts tell them, the fact as its schema does.

    python docs/generate.py

`make docs` runs it; the tests see to it that the pages are what it writes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import typer
from typer.core import TyperGroup, TyperOption

from factx.article import Article
from factx.cli import app
from factx.cli.command import Command
from factx.extraction import extract_article
from factx.schema import fact_schema
from factx.writers.jsonl import encode

FOLDER = Path(__file__).parent

_SENTENCE = "Theo ông Nam, năm 2025 xuất khẩu của Nga sang Ấn Độ tăng lên trên 15 tỷ USD."
_NOTE = "<!-- Written by docs/generate.py: change the help texts or the data model, not this page. -->\n"


def commands() -> str:
    """The page of commands."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    parts = [_NOTE, "# Commands\n", "What `--help` shows, in one page.\n"]
    for name, command in group.commands.items():
        assert isinstance(command, Command)
        parts += _command(name, command)
    parts += ["## factx itself\n", _options([*group.params])]
    parts.append(
        "The exit status is 0 when all was read, 1 when some article could not be read or something could not be"
        " written, 2 for wrong usage, and 130 when it was interrupted.\n"
    )
    return "\n".join(parts)


def _command(name: str, command: Command) -> list[str]:
    arguments = [each for each in command.params if not isinstance(each, TyperOption)]
    usage = [f"factx {name}", *(["[OPTIONS]"] if len(arguments) < len(command.params) else [])]
    usage += [str(each.metavar) if each.required else f"[{each.metavar}]..." for each in arguments]
    parts = [f"## factx {name}\n", f"    {' '.join(usage)}\n", f"{(command.help or '').strip()}\n"]
    parts += [f"- `{words}`: {meaning}" for words, meaning in command.examples.items()]
    return [*parts, "", _options(command.params)]


def _options(parameters: list[Any]) -> str:
    rows = []
    for option in parameters:
        if isinstance(option, TyperOption) and not option.hidden:
            names = ", ".join(f"`{name}`" for name in option.opts)
            value = "" if option.is_flag else f"`{_cell(option.metavar or '')}`"
            rows.append(f"| {names} | {value} | {_cell(option.help or '')} |")
    return "\n".join(["| option | value | meaning |", "|---|---|---|", *rows, ""]) if rows else ""


def fact() -> str:
    """The page of the fact."""
    schema = fact_schema()
    parts = [
        _NOTE,
        "# The fact\n",
        f"{schema['description']}\n",
        f"Version {schema['version']}; `factx schema` prints it as JSON Schema. Every key is always there, with `null`"
        " where the article's words do not settle it.\n",
        _keys(schema),
        "For example, what `trên 15 tỷ USD` is in this sentence:\n",
        f"    {_SENTENCE}\n",
        f"```json\n{_example()}\n```\n",
    ]
    for name, part in schema["$defs"].items():
        parts += [f"## {name}\n", f"{part['description']}\n", _keys(part)]
    return "\n".join(parts)


def _example() -> str:
    [money] = (fact for fact in extract_article(Article("a.txt", _SENTENCE)) if fact.kind == "money")
    return msgspec.json.format(encode(money), indent=2).decode()


def _keys(schema: dict[str, Any]) -> str:
    described = any("description" in value for value in schema["properties"].values())
    columns = ["key", "type", "meaning"] if described else ["key", "type"]
    rows = [
        [f"`{key}`", _cell(_type(value)), _cell(value.get("description", ""))][: len(columns)]
        for key, value in schema["properties"].items()
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in [columns, ["---"] * len(columns), *rows]) + "\n"


def _type(value: dict[str, Any]) -> str:
    """The types of a key's value, in words.

    >>> _type({"anyOf": [{"type": "number"}, {"type": "null"}]})
    'number or null'
    """
    if "anyOf" in value:
        return " or ".join(dict.fromkeys(map(_type, value["anyOf"])))
    if "$ref" in value:
        name = value["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "enum" in value:
        return " ".join("null" if choice is None else f"`{choice}`" for choice in value["enum"])
    return str(value["type"])


def _cell(text: str) -> str:
    return " ".join(text.replace("|", r"\|").split())


PAGES = {"reference.md": commands, "fact.md": fact}


def main() -> None:
    """Write the pages anew."""
    for name, written in PAGES.items():
        (FOLDER / name).write_text(written(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
