"""What is kept from run to run: it is written, it serves, and nothing depends on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
from factx import extract
from factx.vi import pattern
parsed = []
parse = pattern._parsed
pattern._parsed = lambda text: parsed.append(text) or parse(text)
facts = extract("Năm 2024, Nga bán 18 máy bay, thu trên 15 tỷ USD.")
print(len(parsed), [fact.text for fact in facts])
"""
FACTS = "['Năm 2024', '18 máy bay', 'trên 15 tỷ USD']"


def _run(cache: Path, **more: str) -> tuple[int, str]:
    """How many patterns a new process had to parse, and the facts that it found."""
    env = {**os.environ, "PYTHONPYCACHEPREFIX": str(cache), "PYTHONDONTWRITEBYTECODE": "", "PYTHONUTF8": "1", **more}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=env, capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    parsed, _, facts = done.stdout.strip().partition(" ")
    return int(parsed), facts


def _kept(cache: Path) -> list[Path]:
    return list(cache.rglob("*.kept*"))


def test_a_second_run_parses_no_pattern_again(tmp_path: Path) -> None:
    first, facts = _run(tmp_path)
    assert first > 50
    assert _run(tmp_path) == (0, facts) == (0, FACTS)
    assert len(_kept(tmp_path)) == 1


@pytest.mark.parametrize("end", [0, 5, 1000, -1])
def test_a_damaged_file_is_made_again(tmp_path: Path, end: int) -> None:
    _run(tmp_path)
    (file,) = _kept(tmp_path)
    file.write_bytes(file.read_bytes()[:end])
    assert _run(tmp_path)[1] == FACTS
    assert _run(tmp_path) == (0, FACTS)


def test_nothing_is_written_where_python_may_not_write_modules(tmp_path: Path) -> None:
    assert _run(tmp_path, PYTHONDONTWRITEBYTECODE="1")[1] == FACTS
    assert _kept(tmp_path) == []


def test_where_nothing_can_be_written_all_is_made_again(tmp_path: Path) -> None:
    nowhere = tmp_path / "file"
    nowhere.write_text("")
    assert _run(nowhere)[1] == FACTS
    assert nowhere.read_text() == ""
