"""The progress bar: where a person looks, and nowhere else."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from terminal import read_terminal

from factx import progress
from factx.progress import Progress
from factx.readers import read


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    line = json.dumps({"text": "Năm 2024, hãng bán 18 xe cho Nga, thu 2,5 tỷ đồng. " * 20})
    path.write_text(f"{line}\n" * 300)
    return path


def on_terminal(code: str, *arguments: str, **streams: Any) -> str:
    """What `factx` shows on standard error, a terminal."""
    ours, theirs = pty.openpty()
    eager = (
        f"import sys; from factx import cli, progress; progress._A_MOMENT = progress._BETWEEN = 0; {code}; cli.main()"
    )
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm"}
    with subprocess.Popen([sys.executable, "-c", eager, *arguments], stderr=theirs, env=environment, **streams) as run:
        shown = read_terminal(ours, theirs)
    assert run.returncode == 0, shown
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())


def test_it_shows_how_far_how_fast_and_how_long(news: Path) -> None:
    shown = on_terminal("pass", "extract", str(news), "-o", str(news.with_name("x.jsonl")), "--jobs", "1")
    assert re.search(r"━ +\d+% \d:\d\d:\d\d \d+ articles, \d+ a second", shown)
    assert re.search(r"100% 0:00:00 300 articles", shown)


def test_without_a_known_size_it_shows_how_fast(news: Path) -> None:
    with news.open("rb") as lines:
        shown = on_terminal("pass", "extract", "-", "-o", str(news.with_name("x.jsonl")), stdin=lines.fileno())
    assert re.search(r"^\r?\d+ articles, \d+ a second", shown, re.MULTILINE)
    assert "%" not in shown


def test_messages_stand_above_it(news: Path) -> None:
    with news.open("a") as lines:
        lines.write("broken\n" + news.read_text(encoding="utf-8"))
    code = "sys.exit = lambda status: None"
    shown = on_terminal(code, "extract", str(news), "-o", str(news.with_name("x.jsonl")), "--jobs", "1")
    assert "factx: " in shown
    assert "broken JSON" in " ".join(shown.split())


def test_it_is_not_shown_where_facts_are_shown(news: Path) -> None:
    assert on_terminal("pass", "extract", str(news), "--format", "jsonl", stdout=subprocess.DEVNULL) == ""


def test_a_short_run_has_none(news: Path) -> None:
    slow = "progress._A_MOMENT = 1000"
    assert on_terminal(slow, "extract", str(news), "-o", str(news.with_name("x.jsonl"))) == ""


def test_it_knows_the_bytes_of_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_text("30 km")
    (tmp_path / "folder" / "b.jpg").write_text("picture")
    (tmp_path / "c.txt").write_text("18 xe bus")
    paths = [str(tmp_path / "folder"), str(tmp_path / "c.txt"), str(tmp_path / "missing.txt")]
    assert progress._size(paths) == 14
    assert progress._size([*paths, "-"]) is None
    bar = Progress(paths)
    positions = [bar._position() for _ in read(paths, opens=bar.opened)]
    assert positions == [5, 14, 14]
