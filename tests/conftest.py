"""What the tests share."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factx.article import Article
from factx.extraction import extract_article
from factx.fact import Actor, Change, Fact, Mention, Period, Sentence
from factx.writers import Format, write

ROOT = Path(__file__).parent.parent
collect_ignore = [f"reliability/{name}.py" for name in ("fuzz", "long_texts", "taken_out")]  # programs of their own
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


Articles = list[tuple[Article, list[Fact]]]

TEXTS = {
    "tin/a.txt": "Hôm qua ông Nam nói: năm 2024 xuất khẩu của Nga sang Ấn Độ tăng gần 13,6% lên 15-17 tỷ USD.",
    "b": "Lãi ròng giảm 8,5% xuống 2,3 tỷ đồng.\nHai nhà máy mới khởi công.",
    "c": "Không có gì để đếm.",
}


@pytest.fixture
def articles() -> Articles:
    """Real ones with their facts, and one that tries to do harm."""
    real = [Article(id, text, f"Tin {id}", date(2025, 11, 27)) for id, text in TEXTS.items()]
    hostile = '=cmd|"x",\t;a\r\n18 máy\ud83d'
    evil = make_fact(
        hostile,
        article="=evil\ud83d",
        value="-12345678901234567.8125",
        low="1E-7",
        high="15E+9",
        unit="'x",
        measure=Mention("+84\n90", 0, 3),
        change=Change("down", "by"),
        period=Period("2024", "@năm", 0, 4),
        subject=Actor("-Nga", 0, 4, "RU"),
        same_as=0,
    )
    return [
        *((article, extract_article(article)) for article in real),
        (Article("=evil\ud83d", hostile, "=title", None), [evil, make_fact(article="=evil\ud83d", value="3")]),
    ]


@pytest.fixture
def saved(tmp_path: Path, articles: Articles) -> Callable[..., Path]:
    """The articles written to a file."""

    def saved(format: Format, fields: list[str] | None = None) -> Path:
        path = tmp_path / f"facts.{format}"
        with path.open("wb") as out:
            write(format, articles, out, fields=fields)
        return path

    return saved
