"""However a run ends: no half output, nobody left behind, and it can go on where it stopped."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from factx import resume
from factx.article import Article
from factx.errors import UnreadableError, UsageError
from factx.extraction import extract_article, try_article
from factx.resume import recording
from factx.writers import sqlite

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux shows them")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles that keep several processes at work for a moment."""
    folder = tmp_path_factory.mktemp("long")
    with (folder / "news.jsonl").open("w", encoding="utf-8") as lines:
        for n in range(500):
            text = (
                f"Ngày {n % 28 + 1}/3, hãng {n} bán {n} xe cho Nga, thu {n},5 tỷ đồng, tăng {n % 90}% so với năm 2023. "
            )
            lines.write(json.dumps({"id": f"a{n}", "text": text * (1 + n % 5)}) + "\n")
    return folder


@pytest.fixture(scope="module")
def whole(folder: Path) -> Callable[[str], Path]:
    """What a run that nothing stops writes."""

    def whole(format: str) -> Path:
        path = folder / f"whole.{format}"
        if not path.exists():
            subprocess.run(command(folder, path), check=True, capture_output=True)
        return path

    return whole


def command(folder: Path, output: Path, *options: str) -> list[str]:
    arguments = ["extract", str(folder / "news.jsonl"), "-o", str(output), "--jobs", "3", *options]
    return [sys.executable, "-m", "factx", *arguments]


def started(*arguments: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command(*arguments), stderr=subprocess.PIPE, start_new_session=True)


def of_session(session: int) -> list[int]:
    """The processes that a run started, itself included, which are alive."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, number = entry.read_text().rpartition(")")[2].split()[:4]
        except (OSError, ValueError):
            continue
        if int(number) == session and state != "Z":
            found.append(int(entry.parent.name))
    return found


def alone(session: int) -> bool:
    """Whether every process of a run has ended, given a moment."""
    for _ in range(100):
        if not of_session(session):
            return True
        time.sleep(0.05)
    return False


def begun(run: subprocess.Popen[bytes], path: Path, size: int = 0) -> None:
    """Wait until a run has written as much to a file, or has ended."""
    while run.poll() is None and not (path.exists() and path.stat().st_size >= size):
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("format", "number"),
    [("jsonl", signal.SIGINT), ("jsonl", signal.SIGHUP), ("parquet", signal.SIGTERM), ("db", signal.SIGTERM)],
)
def test_a_signal_at_any_moment_leaves_the_old_output_and_nothing_else(
    folder: Path, tmp_path: Path, whole: Callable[[str], Path], format: str, number: signal.Signals
) -> None:
    output = tmp_path / f"facts.{format}"
    output.write_bytes(whole(format).read_bytes())
    before = output.read_bytes()
    moments = random.Random(f"{format} {number}")
    for _ in range(3):
        with started(folder, output) as run:
            begun(run, tmp_path / f".factx-{run.pid}.part")  # from where on it has the signals in its own hands
            time.sleep(moments.uniform(0, 0.8))
            kill = moments.choice([os.kill, os.killpg])  # the process alone, as a service does, or all, as Ctrl-C
            kill(run.pid, number)
            _, problems = run.communicate(timeout=30)
        if run.returncode == 0:  # it was quicker
            before = output.read_bytes()
            continue
        assert run.returncode == 128 + number
        assert problems.decode() == ("factx: interrupted\n" if number == signal.SIGINT else "")
        assert alone(run.pid)
        assert [path.name for path in tmp_path.iterdir()] == [output.name]
        assert output.read_bytes() == before


@pytest.mark.parametrize(
    ("format", "number"),
    [("jsonl", signal.SIGKILL), ("parquet", signal.SIGKILL), ("db", signal.SIGKILL), ("jsonl", signal.SIGTERM)],
)
def test_a_run_that_is_stopped_again_and_again_ends_as_one_that_is_not(
    folder: Path, tmp_path: Path, whole: Callable[[str], Path], format: str, number: signal.Signals
) -> None:
    output = tmp_path / f"facts.{format}"
    record = tmp_path / f".facts.{format}.resume"
    moments = random.Random(f"resume {format} {number}")
    for _ in range(4):
        done = record.stat().st_size if record.exists() else 0
        with started(folder, output, "--resume") as run:
            begun(run, record, done + moments.randrange(100_000))
            run.send_signal(number)
            run.communicate(timeout=30)
        assert alone(run.pid)
        assert run.returncode in {-number, 128 + number, 0}
    last = subprocess.run(command(folder, output, "--resume"), capture_output=True, check=True)
    assert b"were done before" in last.stderr
    assert output.read_bytes() == whole(format).read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == [output.name]


def test_a_run_that_is_killed_while_it_adds_to_a_database_leaves_the_old_state(tmp_path: Path) -> None:
    path, new = tmp_path / "facts.db", tmp_path / "new.db"
    for name, text in ((path, "cũ "), (new, "mới ")):
        with name.open("wb") as out:
            sqlite.write([(Article(str(n), text * 5_000), []) for n in range(500)], out)
    killed = (
        "import os; from pathlib import Path; from factx.writers import sqlite\n"
        "sqlite._names = lambda columns: os.kill(os.getpid(), 9)\n"
        f"sqlite.place(Path({str(new)!r}), Path({str(path)!r}))"
    )
    done = subprocess.run([sys.executable, "-c", killed], check=False)
    assert done.returncode == -signal.SIGKILL
    assert Path(f"{path}-journal").stat().st_size > 100_000  # it was in the middle of it
    with closing(sqlite3.connect(path)) as database:
        texts = database.execute("SELECT count(*), min(text), max(text) FROM articles").fetchone()
        assert texts == (500, "cũ " * 5_000, "cũ " * 5_000)
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    sqlite.place(new, path)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT DISTINCT substr(text, 1, 3) FROM articles").fetchall() == [("mới",)]


def test_a_second_run_waits_for_nobody_and_says_so(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "facts.jsonl"
    with started(folder, output, "--resume") as first:
        begun(first, tmp_path / ".facts.jsonl.resume")
        time.sleep(0.1)
        second = subprocess.run(command(folder, output, "--resume"), capture_output=True, check=False)
        first.terminate()
        first.communicate()
    assert second.returncode == 2
    assert second.stderr.decode() == f"factx: {output}: another run is writing to it: wait until it has ended\n"


def test_a_lock_goes_with_its_process_whatever_that_left_behind(tmp_path: Path) -> None:
    output = tmp_path / "facts.jsonl"
    leaves = (
        "import os, time; from factx.resume import recording\n"
        f"with recording({str(output)!r}):\n"
        "    child = os.fork() or time.sleep(60) or os._exit(0)\n"
        "    os.write(1, str(child).encode())\n"
        "    os._exit(0)"
    )
    with (tmp_path / "child").open("wb") as out:  # no pipe, which would wait for the child
        subprocess.run([sys.executable, "-c", leaves], stdout=out, check=True)
    try:
        with recording(str(output)) as record:
            assert record.articles == 0
    finally:
        os.kill(int((tmp_path / "child").read_text()), signal.SIGKILL)


def test_what_a_killed_run_leaves_is_cleared_by_the_next(folder: Path, tmp_path: Path) -> None:
    with started(folder, tmp_path / "facts.jsonl") as run:
        begun(run, left_over := tmp_path / f".factx-{run.pid}.part")
        time.sleep(0.1)
        run.kill()
    assert alone(run.pid)
    assert left_over.exists()
    (tmp_path / "a.txt").write_text("30 km")
    subprocess.run([sys.executable, "-m", "factx", "extract", "a.txt", "-o", "b.csv"], cwd=tmp_path, check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.csv"]


@pytest.mark.parametrize("format", ["jsonl", "parquet", "db", "csv", "md"])
@pytest.mark.parametrize("options", [[], ["--resume"]])
def test_a_full_disk_is_one_line_and_leaves_the_old_output(
    folder: Path, tmp_path: Path, format: str, options: list[str]
) -> None:
    output = tmp_path / f"facts.{format}"
    if format != "db":
        output.write_text("old")

    def nearly_full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))

    done = subprocess.run(
        command(folder, output, *options), preexec_fn=nearly_full, capture_output=True, check=False, timeout=60
    )
    problems = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert problems[-1].startswith(f"factx: {output}: cannot be written (")
    assert len([line for line in problems if "kept" not in line]) == 1
    assert output.exists() == (format != "db")
    assert {path.name for path in tmp_path.iterdir()} <= {output.name, f".{output.name}.resume"}
    assert format == "db" or output.read_text() == "old"


ARTICLES: list[Article | UnreadableError] = [Article(str(n), f"Hãng bán {n} xe, tăng {n},50%.") for n in range(20)]


class TestRecord:
    """What is done before is not done again, and only that."""

    @pytest.fixture
    def output(self, tmp_path: Path) -> Path:
        return tmp_path / "facts.jsonl"

    @pytest.fixture
    def extracted(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """The ids of the articles that are extracted."""
        seen: list[str] = []

        def counted(article: Article) -> Any:
            seen.append(article.id)
            if article.id == "7":
                raise ZeroDivisionError
            return extract_article(article)

        monkeypatch.setattr("factx.extraction.extract_article", counted)
        return seen

    def run(self, output: Path, articles: list[Article | UnreadableError], stop: int | None = None) -> list[Any]:
        """The results of a run, which is interrupted after `stop` of them."""
        results: list[Any] = []
        try:
            with recording(str(output)) as record:
                for result in record.extract_each(articles, 1):
                    results.append(result)
                    if len(results) == stop:
                        raise KeyboardInterrupt
        except KeyboardInterrupt:
            pass
        return [str(each) if isinstance(each, UnreadableError) else each for each in results]

    def test_the_rest_is_done_and_the_record_goes(self, output: Path, extracted: list[str]) -> None:
        whole = self.run(output, ARTICLES)
        assert not list(output.parent.iterdir())
        extracted.clear()
        self.run(output, ARTICLES, stop=12)
        assert extracted == [str(n) for n in range(12)]
        assert self.run(output, ARTICLES) == whole
        assert extracted == [str(n) for n in range(20)]
        assert "ZeroDivisionError" in whole[7]
        assert not list(output.parent.iterdir())

    def test_it_is_torn_anywhere_and_still_right(self, output: Path) -> None:
        expected = self.run(output, ARTICLES)
        self.run(output, ARTICLES, stop=19)
        path = output.with_name(f".{output.name}.resume")
        record = path.read_bytes()
        for end in [0, 5, 16, 17, 30, *range(len(record) // 2, len(record), 97), len(record)]:
            path.write_bytes(record[:end])
            assert self.run(output, ARTICLES) == expected
            path.write_bytes(record[:end] + bytes(40))
            assert self.run(output, ARTICLES) == expected

    def test_what_is_done_behind_a_torn_entry_is_not_done_again(self, output: Path, extracted: list[str]) -> None:
        self.run(output, ARTICLES, stop=8)
        path = output.with_name(f".{output.name}.resume")
        path.write_bytes(path.read_bytes()[:-3])
        self.run(output, ARTICLES, stop=14)
        extracted.clear()
        self.run(output, ARTICLES)
        assert extracted == [str(n) for n in range(14, 20)]

    def test_articles_that_changed_are_read_anew_and_all_behind_them(self, output: Path, extracted: list[str]) -> None:
        changed = [*ARTICLES[:4], Article("4", "Hãng bán 99 xe."), *ARTICLES[5:]]
        expected = self.run(output, changed)
        self.run(output, ARTICLES, stop=12)
        extracted.clear()
        assert self.run(output, changed) == expected
        assert extracted == [str(n) for n in range(4, 20)]

    def test_fewer_articles_are_fewer_results(self, output: Path) -> None:
        self.run(output, ARTICLES, stop=12)
        assert self.run(output, ARTICLES[:3]) == self.run(output, ARTICLES[:3])

    def test_other_rules_do_everything_anew(
        self, output: Path, extracted: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.run(output, ARTICLES, stop=12)
        monkeypatch.setattr(resume, "_rules", lambda: b"other rules 1234")
        extracted.clear()
        self.run(output, ARTICLES)
        assert len(extracted) == 20

    def test_what_cannot_be_read_is_told_each_time(self, output: Path) -> None:
        articles = [*ARTICLES[:3], UnreadableError("x", "gone"), *ARTICLES[3:]]
        expected = self.run(output, articles)
        self.run(output, articles, stop=9)
        assert self.run(output, articles) == expected

    def test_half_a_surrogate_pair_is_no_hindrance(self, output: Path) -> None:
        articles: list[Article | UnreadableError] = [Article(f"\udcff{n}", "bán 18 xe \ud83d") for n in range(3)]
        assert self.run(output, articles, stop=2) == [try_article(each) for each in articles[:2]]
        assert self.run(output, articles) == [try_article(each) for each in articles]

    def test_a_place_that_cannot_be_written_to_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="cannot be written"), recording(str(tmp_path / "no" / "x.jsonl")):
            pass


def test_workers_end_with_a_process_that_is_killed(folder: Path, tmp_path: Path) -> None:
    with started(folder, tmp_path / "facts.jsonl") as run:
        for _ in range(200):
            if len(of_session(run.pid)) > 1:
                break
            time.sleep(0.02)
        assert len(of_session(run.pid)) > 1
        os.kill(run.pid, signal.SIGKILL)
    assert alone(run.pid)
