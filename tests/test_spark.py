"""Extraction on a Spark of two workers: the facts of one machine, whatever happens to a worker."""

from __future__ import annotations

import gzip
import io
import os
import re
import runpy
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import broadcast
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import factx
from factx import spark as on_spark
from factx.arrow import SCHEMA, batch_of
from factx.article import Article
from factx.extraction import extract_article
from factx.readers import read

ARTICLES = [
    (
        str(number),
        f"Hôm qua, theo ông Nam, năm 2024 xuất khẩu của Nga sang Ấn Độ tăng gần {number},6% lên {number} tỷ USD. "
        f"Hãng này bán {number} xe với giá 15-17 tỷ đồng mỗi chiếc.",
        f"2025-11-{number % 28 + 1:02}",
    )
    for number in range(60)
]

pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        session = (
            SparkSession.builder.master("local[2,3]")  # two workers; a task is tried three times
            .config("spark.ui.enabled", "false")
            .config("spark.log.level", "OFF")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")  # starts sooner
            .getOrCreate()
        )
        yield session
        session.stop()


@pytest.fixture
def articles(spark: SparkSession) -> DataFrame:
    return spark.createDataFrame(ARTICLES, "id string, text string, published string")


def rows(table: pa.Table | pa.RecordBatch) -> Counter[bytes]:
    """Rows without their order, which Spark does not keep."""
    return Counter(msgspec.json.encode(row) for row in table.to_pylist())


def on_one_machine() -> Counter[bytes]:
    return rows(batch_of(f for id, text, day in ARTICLES for f in factx.extract(text, published=day, id=id)))


def test_it_gives_and_writes_the_facts_of_one_machine(articles: DataFrame, spark: SparkSession, tmp_path: Path) -> None:
    on_spark.extract(articles).write.parquet(str(tmp_path / "facts"))
    facts = spark.read.parquet(str(tmp_path / "facts")).toArrow()
    assert facts.schema.equals(SCHEMA)
    assert rows(facts) == on_one_machine()


def test_columns_may_have_other_names_and_types(spark: SparkSession) -> None:
    article = (7, {"body": "Hôm qua, 18 xe"}, datetime(2025, 11, 27, 23, 30), b"a page")
    df = spark.createDataFrame([article], "number long, page struct<body: string>, day timestamp, text binary")
    facts = on_spark.extract(df, text="page.body", id="number", published="day").collect()
    assert [(fact.article, fact.iso or fact.value) for fact in facts] == [("7", "2025-11-26"), ("7", 18)]


def test_without_published_dates_stay_open(articles: DataFrame) -> None:
    dates = on_spark.extract(articles.drop("published")).where("text = 'Hôm qua'").select("iso").distinct()
    assert [row.iso for row in dates.collect()] == ["XXXX-XX-XX"]


@pytest.mark.parametrize("column", ["text", "id", "published"])
def test_a_missing_column_is_told_before_anything_runs(articles: DataFrame, column: str) -> None:
    with pytest.raises(AnalysisException, match="`missing`"):
        on_spark.extract(articles, **{column: "missing"})


def test_an_article_that_cannot_be_read_costs_nothing_else(articles: DataFrame, spark: SparkSession) -> None:
    unreadable: Any = [("x", None, None), ("y", "30 km", "26/11"), ("z", " ", "2025-11-27")]
    df = articles.union(spark.createDataFrame(unreadable, "id string, text string, published string"))
    assert rows(on_spark.extract(df).toArrow()) == on_one_machine()


def test_a_large_batch_is_read_in_parts() -> None:
    days = [date(2025, 11, 27)] * 1000
    batch = pa.RecordBatch.from_pydict({"id": ["a"] * 1000, "text": ["Hôm qua, 18 xe"] * 1000, "published": days})
    parts = [len(part) for part in on_spark._extract_all([batch, batch.slice(0, 1)])]
    assert sum(parts) == 2002
    assert max(parts) <= 2 * on_spark._ROWS


def documented(job: str, folder: Path) -> str:
    """The script of this name in the documentation, as a file."""
    page = (Path(__file__).parent.parent / "docs" / "spark.md").read_text(encoding="utf-8")
    script = re.search(rf"^```python\n(# {job}\n.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert script, f"no {job} in the documentation"
    (folder / job).write_text(script[1], encoding="utf-8")
    return str(folder / job)


@pytest.fixture
def run_job(spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Runs a documented script, in the Spark that is there."""

    def run(job: str, *arguments: str) -> None:
        monkeypatch.setattr(sys, "argv", [job, *arguments])
        runpy.run_path(documented(job, tmp_path), run_name="__main__")

    return run


def test_the_documented_job_reads_a_folder_of_parquet(
    articles: DataFrame, run_job: Callable[..., None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles.write.parquet(str(tmp_path / "articles"))
    run_job("parquet_job.py", str(tmp_path / "articles"), str(tmp_path / "facts"))
    assert rows(pq.read_table(tmp_path / "facts")) == on_one_machine()
    run_job("ask_job.py", str(tmp_path / "facts"))
    assert "|export_value| USD|   60|" in capsys.readouterr().out


def test_the_documented_job_reads_files_from_an_archive(run_job: Callable[..., None], tmp_path: Path) -> None:
    for name, lines in [("a.jsonl", ARTICLES[:30]), ("b.jsonl", ARTICLES[30:])]:
        texts = [{"id": id, "text": text, "published": day} for id, text, day in lines]
        foreign = [{"id": "x", "text": "In 2024, the company sold 18 aircraft."}, {"text": None}]
        (tmp_path / name).write_bytes(b"\n".join(map(msgspec.json.encode, [*foreign, *texts])))
    (tmp_path / "segment.paths").write_text("a.jsonl\nb.jsonl\n", encoding="utf-8")
    run_job("news_job.py", f"{tmp_path.as_uri()}/", str(tmp_path / "segment.paths"), str(tmp_path / "facts"))
    assert rows(pq.read_table(tmp_path / "facts")) == on_one_machine()


VIETNAMESE, FOREIGN = "https://vidu.vn/", "https://example.org/"
HTML = ("Content-Type", "text/html; charset=utf-8")
GZIP, CHUNKED = ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")


def in_pieces(page: bytes) -> bytes:
    halves = page[:1000], page[1000:]
    return b"".join(b"%x\r\n%s\r\n" % (len(half), half) for half in halves) + b"0\r\n\r\n"


def crawled(number: int) -> Iterator[tuple[str, bytes, list[tuple[str, str]]]]:
    """What a news crawl fetches of a site: its articles in every form, and what is none."""

    def page(*paragraphs: str) -> bytes:
        day = f'<meta property="article:published_time" content="2025-11-{number + 10}T08:30:00+07:00">'
        lines = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        return f"<html><head><title>Tin</title>{day}</head><body><article>{lines}</article></body></html>".encode()

    pages = [page(*(text for _, text, _ in ARTICLES[first : first + 4])) for first in range(number, 60, 10)]
    for each, content in enumerate(pages):
        packed = gzip.compress(content)
        body, headers = [(content, [HTML]), (packed, [HTML, GZIP]), (in_pieces(packed), [HTML, GZIP, CHUNKED])][
            each % 3
        ]
        yield f"{VIETNAMESE}{number}/{each}.html", body, headers
    yield f"{FOREIGN}{number}.html", page(*["In 2024, the company sold 18 aircraft, 5% more than in 2023."] * 5), [HTML]
    yield f"{VIETNAMESE}{number}.jpg", b"\xff\xd8\xff", [("Content-Type", "image/jpeg")]
    yield f"{VIETNAMESE}{number}.html", gzip.compress(pages[0])[:200], [HTML, GZIP]


def test_the_documented_job_reads_a_news_crawl(run_job: Callable[..., None], tmp_path: Path) -> None:
    files = [tmp_path / f"CC-NEWS-{number}.warc.gz" for number in range(3)]
    for number, file in enumerate(files):
        with file.open("wb") as out:
            archive = WARCWriter(out, gzip=True)
            for url, body, headers in crawled(number):
                answer = StatusAndHeaders("200 OK", headers, "HTTP/1.1")
                archive.write_record(archive.create_warc_record(url, "response", io.BytesIO(body), http_headers=answer))
    files[2].write_bytes(files[2].read_bytes()[:-100])
    (tmp_path / "segment.paths").write_text("".join(f"{file.name}\n" for file in files), encoding="utf-8")
    run_job("news_job.py", f"{tmp_path.as_uri()}/", str(tmp_path / "segment.paths"), str(tmp_path / "facts"))
    articles = [found for found in read(map(str, files)) if isinstance(found, Article)]
    vietnamese = [article for article in articles if article.id.startswith(VIETNAMESE)]
    assert (len(vietnamese), len(articles)) == (
        18 + 2,
        18 + 2 + 3,
    )  # 2 that are cut off
    facts = [fact for article in vietnamese for fact in extract_article(article)]
    assert rows(pq.read_table(tmp_path / "facts")) == rows(batch_of(facts))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="workers are found in /proc")
def test_a_worker_that_is_killed_changes_nothing(articles: DataFrame, spark: SparkSession) -> None:
    copies = 60
    again = spark.range(0, copies, 1, numPartitions=2).select()
    large = on_spark.extract(again.crossJoin(broadcast(articles)))
    failed_before = failed_tasks(spark)
    with ThreadPoolExecutor(1) as thread:
        facts = thread.submit(large.toArrow)
        os.kill(a_busy_worker(), signal.SIGKILL)
        assert rows(facts.result(timeout=300)) == Counter({row: copies * n for row, n in on_one_machine().items()})
    assert failed_tasks(spark) == failed_before + 1


def failed_tasks(spark: SparkSession) -> int:
    status = spark.sparkContext.statusTracker()
    jobs = [status.getJobInfo(job) for job in status.getJobIdsForGroup()]
    stages = [status.getStageInfo(stage) for job in jobs if job for stage in job.stageIds]
    return sum(stage.numFailedTasks for stage in stages if stage)


def a_busy_worker() -> int:
    """A Python worker of this process's Spark that has worked for a twentieth of a second, so has more to do."""
    before = workers()
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        for worker, ticks in workers().items():
            if ticks - before.get(worker, 0) >= os.sysconf("SC_CLK_TCK") / 20:
                return worker
        time.sleep(0.005)
    raise TimeoutError("no worker works")


def workers() -> dict[int, int]:
    """The processor time, in ticks, of each of PySpark's forked workers below this process."""
    parents, ticks, forked = {}, {}, set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has ended by now
            continue
        process = int(folder.name)
        parents[process], ticks[process] = int(fields[1]), int(fields[11]) + int(fields[12])
        if b"pyspark.daemon" in command:
            forked.add(process)
    return {process: ticks[process] for process in forked if parents[process] in forked and is_below(process, parents)}


def is_below(process: int, parents: dict[int, int]) -> bool:
    while process in parents:
        process = parents[process]
        if process == os.getpid():
            return True
    return False
