"""The examples in the documentation: each is run, and shows what it is said to show.

In a `console` block a line that begins with `$ ` is run by a shell, and what follows up to the next such line is
what it must print. A command without output below it is only run, except those of `make`, which would run this suite
within itself. Each page has a folder of its own to run in, which holds what the project's folder does: what one example
writes is there for the next.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "README.vi.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A command and what it must print."""

    page: str
    command: str
    output: str


def examples(page: Path) -> list[Example]:
    found = []
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            if not command.startswith("make "):
                found.append(Example(page.name, command, output))
    return found


ALL = [example for page in PAGES for example in examples(page)]


@pytest.fixture(scope="module")
def folder_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    @cache
    def folder_of(page: str) -> Path:
        folder = tmp_path_factory.mktemp(page)
        for name in ("seeds", "tests", "docs"):
            (folder / name).symlink_to(ROOT / name)
        return folder

    return folder_of


@pytest.mark.parametrize("example", ALL, ids=[f"{e.page}: {e.command.encode('ascii', 'ignore').decode()}" for e in ALL])
def test_command_prints_what_the_page_shows(example: Example, folder_of: Callable[[str], Path]) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", example.command],
        cwd=folder_of(example.page),
        env=os.environ | {"PATH": path, "XDG_CONFIG_HOME": str(folder_of(example.page))},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shown = [line.rstrip() for line in done.stdout.rstrip().splitlines()]
    assert shown == [line.rstrip() for line in example.output.rstrip().splitlines()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_python_gives_what_the_page_shows(page: Path) -> None:
    failed, _ = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert failed == 0


def test_there_are_examples() -> None:
    assert len(ALL) >= 5
