"""Shell completion: what shells ask, and what they get."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("ex", ["extract", "explain"]),
        ("extract --jo", ["--jobs"]),
        ("extract --kind d", ["date", "duration"]),
        ("extract --concept export", ["export_value", "export_volume"]),
        ("compare --verdict con", ["contradict"]),
        ("concepts --format ", ["table", "jsonl"]),
        ("extract seeds/n", []),
    ],
)
def test_bash_is_offered(run: Run, line: str, offered: list[str]) -> None:
    asked = {"COMP_WORDS": f"factx {line}", "COMP_CWORD": str(len(line.split(" "))), "_FACTX_COMPLETE": "complete_bash"}
    done = run(env=asked)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().split() == offered


@pytest.mark.parametrize(("shell", "env"), [("zsh", {}), ("fish", {"_TYPER_COMPLETE_FISH_ACTION": "get-args"})])
def test_other_shells_are_offered_the_same(run: Run, shell: str, env: dict[str, str]) -> None:
    asked = {"_FACTX_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": "factx extract --kind mon"}
    assert b"money" in run(env=asked | env).stdout


def test_broken_settings_do_not_stand_in_its_way(run: Run, tmp_path: Path) -> None:
    (tmp_path / "factx.toml").write_text("x = 1")
    done = run(env={"COMP_WORDS": "factx sch", "COMP_CWORD": "1", "_FACTX_COMPLETE": "complete_bash"})
    assert done.stdout.split() == [b"schema"]


def test_what_bash_reads_at_its_start_completes(tmp_path: Path) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    script = (
        'eval "$(factx --show-completion)"; COMP_WORDS=(factx expl); COMP_CWORD=1; '
        "_factx_completion factx; echo ${COMPREPLY[@]}"
    )
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=tmp_path,
        env=os.environ | {"PATH": path},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == b"explain\n"
