"""Extraction by several processes: the order, the bytes, and what a worker that dies costs."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import struct
import subprocess
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from factx import extraction, stream, workers
from factx.article import Article
from factx.errors import UnreadableError
from factx.fact import Fact

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

ARTICLES = [Article(str(number), f"Năm 2024, hãng bán {number} xe, tăng {number}%.") for number in range(60)]


forked = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="the fault is put in before a fork"
)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_BATCH", 100)
    monkeypatch.setattr(stream, "_ALONE", 200)


def test_several_processes_give_what_one_gives() -> None:
    assert list(stream.extract_each(ARTICLES, 3)) == list(stream.extract_each(ARTICLES, 1))


def test_what_could_not_be_read_keeps_its_place() -> None:
    articles: list[Article | UnreadableError] = [*ARTICLES[:30], UnreadableError("a.txt", "gone"), *ARTICLES[30:]]
    results = list(stream.extract_each(articles, 2))
    assert isinstance(results[30], UnreadableError)
    assert [result[0].id for result in results if not isinstance(result, UnreadableError)] == [a.id for a in ARTICLES]


def test_half_a_surrogate_pair_comes_back_as_it_was() -> None:
    articles = [Article(f"\udcff{number}", "bán 18 xe \ud83d" * 20) for number in range(20)]
    assert list(stream.extract_each(articles, 2)) == list(stream.extract_each(articles, 1))


@forked
def test_a_worker_that_dies_is_told_with_its_article_and_costs_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    read = extraction.extract_article

    def deadly(article: Article) -> list[Fact]:
        if article.id in {"31", "47"} and multiprocessing.parent_process() is not None:
            os.kill(os.getpid(), signal.SIGKILL)
        return read(article)

    monkeypatch.setattr(extraction, "extract_article", deadly)
    results = list(stream.extract_each(ARTICLES, 2))
    died = [result for result in results if isinstance(result, UnreadableError)]
    assert [(error.place, "died" in error.reason) for error in died] == [("31", True), ("47", True)]
    assert [r[0].id for r in results if not isinstance(r, UnreadableError)] == [
        article.id for article in ARTICLES if article.id not in {"31", "47"}
    ]


@forked
@pytest.mark.parametrize("part", [0, 2, 4, 100])
def test_a_worker_that_is_killed_in_the_middle_of_a_message_costs_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, part: int
) -> None:
    """So many bytes of it, which begins with its length."""
    whole = vars(Connection)["_send_bytes"]

    def torn(self: Connection, data: bytes) -> None:
        if multiprocessing.parent_process() is not None and len(list(tmp_path.iterdir())) < 2:
            (tmp_path / str(os.getpid())).touch()
            os.write(self.fileno(), (struct.pack("!i", 100_000) + bytes(96))[:part])
            os.kill(os.getpid(), signal.SIGKILL)
        whole(self, data)

    monkeypatch.setattr(Connection, "_send_bytes", torn)
    signal.signal(signal.SIGALRM, lambda *_: pytest.fail("it waits for the rest"))
    signal.alarm(60)
    try:
        assert list(stream.extract_each(ARTICLES, 2)) == list(stream.extract_each(ARTICLES, 1))
    finally:
        signal.alarm(0)
    assert len(list(tmp_path.iterdir())) >= 2


@forked
def test_workers_that_the_system_kills_at_random_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it does where memory is short; an article is read again, and again alone."""
    moments = random.Random(7)
    read = extraction.extract_article

    def slow(article: Article) -> list[Fact]:
        time.sleep(0.002)
        return read(article)

    expected = list(stream.extract_each(ARTICLES, 1))
    monkeypatch.setattr(extraction, "extract_article", slow)
    for _ in range(5):
        found = []
        for result in stream.extract_each(ARTICLES, 3):
            found.append(result)
            if (alive := multiprocessing.active_children()) and moments.random() < 0.3:
                os.kill(moments.choice(alive).pid or 0, signal.SIGKILL)
        assert found == expected
        assert not multiprocessing.active_children()


def test_a_rule_that_fails_costs_its_article_only(monkeypatch: pytest.MonkeyPatch) -> None:
    read = extraction.extract_article

    def faulty(article: Article) -> list[Fact]:
        if article.id == "5":
            raise ZeroDivisionError
        return read(article)

    monkeypatch.setattr(extraction, "extract_article", faulty)
    for jobs in (1, 2):
        results = list(stream.extract_each(ARTICLES, jobs))
        assert [result.place for result in results if isinstance(result, UnreadableError)] == ["5"]
        assert len(results) == len(ARTICLES)


def test_articles_are_read_as_workers_are_free() -> None:
    drawn = 0

    def endless() -> object:
        nonlocal drawn
        while True:
            drawn += 1
            yield ARTICLES[drawn % len(ARTICLES)]

    results = stream.extract_each(endless(), 2)  # type: ignore[arg-type]
    for _ in range(100):
        next(results)
    results.close()  # type: ignore[attr-defined]
    assert drawn < 200


def test_the_command_writes_the_same_bytes_with_any_number_of_jobs(run: Run, tmp_path: Path) -> None:
    for number in range(300):
        text = f"Ngày {number % 28 + 1}/3, hãng {number} bán {number} xe, thu {number} tỷ đồng. " * 10
        (tmp_path / f"{number:03}.txt").write_text(text, encoding="utf-8")
    one, three = (run("extract", ".", "--format", "jsonl", "--jobs", jobs).stdout for jobs in ("1", "3"))
    assert one == three
    assert one.count(b"\n") > 3000
