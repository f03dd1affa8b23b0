"""Settings: options that a user would otherwise give every time, in a file `factx.toml`.

    words = "words"           # for every command that has this option

    [extract]                 # for one
    format = "jsonl"
    kind = ["money", "percent"]

The file of the working folder wins over that of the user's configuration folder, and a command's own table over what
stands above the tables.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy
from pathlib import Path
from typing import Any, NamedTuple, cast

from typer.core import TyperGroup, TyperOption

from factx.cli.command import WRONG_USAGE
from factx.errors import FactxError, UsageError
from factx.readers.files import reason

NAME = "factx.toml"

OF_ONE_RUN = {"output", "published", "at", "resume", "fields", "help"}
"""Options that are no settings: they belong to one run, and no file that lies about may say where to write."""


class Setting(NamedTuple):
    """What a file says for an option, and where: the file, and the key in it."""

    value: Any
    file: Path
    key: str


def settings_in(*folders: str) -> list[Path]:
    """The files of settings that there are."""
    return [file for folder in folders if (file := Path(folder, NAME)).is_file()]


def settings_of(command: str, files: Iterable[Path], ctx: Any) -> dict[str, Any]:
    """What the settings say for the options of `command`, by parameter. `ctx` is the context of `factx` itself.

    Raises `UsageError` when a file cannot be read, has a key that is no option, or a value that the option refuses.
    """
    options = {
        name: {
            max(option.opts, key=len).lstrip("-"): option
            for option in each.get_params(ctx)
            if isinstance(option, TyperOption)
        }
        for name, each in cast(TyperGroup, ctx.command).commands.items()
    }
    settings = read_settings(files, {name: known.keys() - OF_ONE_RUN for name, known in options.items()})
    return {
        str(options[command][key].name): _said(options[command][key], setting, ctx)
        for key, setting in settings[command].items()
    }


def _said(option: TyperOption, setting: Setting, ctx: Any) -> Any:
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


def read_settings(files: Iterable[Path], options: Mapping[str, Collection[str]]) -> dict[str, dict[str, Setting]]:
    """The settings of each command by its `options`; of two files, the later one wins.

    Raises `UsageError` when a file cannot be read, or has a key that is no option.
    """
    settings: dict[str, dict[str, Setting]] = {command: {} for command in options}
    for file in files:
        for command, option, setting in _settings(file, options):
            settings[command][option] = setting
    return settings


def _settings(file: Path, options: Mapping[str, Collection[str]]) -> Iterator[tuple[str, str, Setting]]:
    content = _content(file)
    tables = {key: value for key, value in content.items() if isinstance(value, dict)}
    for key, value in content.items():
        if key in tables:
            continue
        commands = [command for command, known in options.items() if key in known]
        if not commands:
            known = sorted({option for of_command in options.values() for option in of_command})
            raise UsageError(f"{file}: '{key}' is no setting: there are {', '.join(known)}")
        for command in commands:
            yield command, key, Setting(value, file, key)
    for command, table in tables.items():
        if command not in options:
            raise UsageError(f"{file}: '[{command}]' is no command: there are {', '.join(options)}")
        for key, value in table.items():
            if key not in options[command]:
                known = sorted(options[command])
                there_are = f"there are {', '.join(known)}" if known else "it has none"
                raise UsageError(f"{file}: '{key}' is no setting of [{command}]: {there_are}")
            yield command, key, Setting(value, file, f"{command}.{key}")


def _content(file: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - most users have no settings

    try:
        return tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{file}: {reason(error)}") from None
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{file}: no TOML ({error}): put it right, or remove it") from None
