"""What the tests share."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factx.fact import Fact, Sentence

ROOT = Path(__file__).parent.parent
collect_ignore = ["reliability/fuzz.py", "reliability/long_texts.py"]  # programs of their own
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder to put files in, which is the current one."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The command `factx`, run in `tmp_path` as a user would, with nothing of this terminal's settings."""

    plain = {key: value for key, value in os.environ.items() if key not in {"FORCE_COLOR", "NO_COLOR"}}

    def run(
        *arguments: str | bytes, env: dict[str, str] | None = None, **settings: Any
    ) -> subprocess.CompletedProcess[bytes]:
        if "input" not in settings:
            settings.setdefault("stdin", subprocess.DEVNULL)
        done: subprocess.CompletedProcess[bytes] = subprocess.run(
            [sys.executable, "-m", "factx", *arguments],
            cwd=tmp_path,
            env=plain | {"PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(tmp_path / "config")} | (env or {}),
            capture_output=True,
            timeout=60,
            check=False,
            **settings,
        )
        return done

    return run


def make_fact(text: str = "18 máy bay", **keys: Any) -> Fact:
    """A fact with the required keys filled in."""
    required: dict[str, Any] = {"article": "a.txt", "kind": "count", "start": 0, "rule": "count.noun"}
    numbers: dict[str, Any] = {key: Decimal(keys.pop(key)) for key in ("value", "low", "high") if key in keys}
    return Fact(text=text, end=len(text), sentence=Sentence(0, len(text)), **(required | keys | numbers))


@pytest.fixture(name="make_fact")
def make_fact_fixture() -> Callable[..., Fact]:
    return make_fact
