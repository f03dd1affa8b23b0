"""SQLite: read by its own shell and by Datasette, added to without doubling, never left half done."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from datasette.app import Datasette

from factx.article import Article
from factx.errors import UsageError
from factx.fact import Fact
from factx.writers import sqlite
from factx.writers.columns import TYPES, row, well_formed

Articles = list[tuple[Article, list[Fact]]]
Saved = Callable[..., Path]
MakeFact = Callable[..., Fact]


def shell(path: Path, query: str) -> list[dict[str, Any]]:
    """What SQLite's own shell finds."""
    done = subprocess.run(["sqlite3", "-json", str(path), query], capture_output=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout or b"[]")
    return found


def column(path: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as database:
        return [first for first, *_ in database.execute(query)]


def added(path: Path, articles: Articles) -> None:
    """The articles put into the database at `path`, as a run does it."""
    beside = path.with_name("beside")
    with beside.open("wb") as out:
        sqlite.write(articles, out)
    sqlite.check(path)
    sqlite.place(beside, path)


def is_sound(path: Path) -> bool:
    """Whether the database and its full-text indices fit together."""
    with closing(sqlite3.connect(path)) as database:
        for table in ("articles", "facts"):  # raises when the index is not that of the table
            database.execute(f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)")
        return (
            database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            and not database.execute("PRAGMA foreign_key_check").fetchall()
        )


def test_the_shell_reads_the_facts_as_they_were(saved: Saved, articles: Articles) -> None:
    path = saved("sqlite")
    stated = [row(article, fact, TYPES) for article, facts in articles for fact in facts]
    numbers = {"value", "low", "high"}
    for found, fact in zip(shell(path, "SELECT * FROM facts ORDER BY id"), well_formed(stated), strict=True):
        for name in numbers:
            exact = None if found[name] is None else Decimal(repr(found[name]).strip("'"))
            assert exact == fact[name]
        assert {name: found[name] for name in TYPES if name not in numbers} == {
            name: value for name, value in fact.items() if name not in numbers
        }
    read = shell(path, "SELECT * FROM articles ORDER BY rowid")
    assert [(a["id"], a["title"], a["published"], a["text"]) for a in read] == [
        (well_formed(a.id), a.title, a.published and str(a.published), well_formed(a.text)) for a, _ in articles
    ]
    assert is_sound(path)


def test_what_else_the_source_tells_of_an_article_is_one_object(tmp_path: Path) -> None:
    other = {"url": "https://vidu.vn/1", "tags": ["gạo"], "\ud83d": msgspec.Raw(b"1.50")}
    added(tmp_path / "x.db", [(Article("a.txt", "x", other=other), []), (Article("b.txt", "y"), [])])
    found = shell(tmp_path / "x.db", "SELECT other ->> 'url' AS url, other ->> '$.tags[0]' AS tag, other FROM articles")
    assert [(each["url"], each["tag"]) for each in found] == [("https://vidu.vn/1", "gạo"), (None, None)]
    assert [each["other"] and json.loads(each["other"]) for each in found] == [other | {"\ud83d": 1.5}, None]


def test_numbers_can_be_sorted_and_summed(tmp_path: Path, make_fact: MakeFact) -> None:
    facts = [make_fact(value=value) for value in ("13.6", "15E+9", "0.5", "-2")]
    added(tmp_path / "x.db", [(Article("a.txt", "x"), facts)])
    assert column(tmp_path / "x.db", "SELECT value FROM facts ORDER BY value") == [-2, 0.5, 13.6, 15_000_000_000]
    assert column(tmp_path / "x.db", "SELECT sum(value) FROM facts") == [15_000_000_012.1]


@pytest.mark.parametrize("words", ["kim ngạch", "kim ngach", "KIM NGẠCH", "kim nga\u0323ch"])
def test_words_are_found_however_their_marks_are_typed(tmp_path: Path, make_fact: MakeFact, words: str) -> None:
    added(tmp_path / "x.db", [(Article("a.txt", "Kim ngạch đạt 3 tỷ USD."), [make_fact("kim nga\u0323ch")])])
    for table in ("articles", "facts"):
        found = column(tmp_path / "x.db", f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH '\"{words}\"'")
        assert found == [1]


@pytest.mark.parametrize(
    "evil", ["' OR '1'='1", "'; DROP TABLE facts; --", '" UNION SELECT 1 --', "a' || load_extension('x'"]
)
def test_no_words_are_sql(tmp_path: Path, make_fact: MakeFact, evil: str) -> None:
    path = tmp_path / f"{evil.replace('/', '_')}.db"
    fact = make_fact(evil, article=evil, unit=evil, rule=evil)
    others: Articles = [(Article("b", "18 xe"), [make_fact("18 xe", article="b")])]
    for _ in range(2):  # into a new database, and into one that has it
        added(path, [(Article(evil, evil, evil, other={evil: evil}), [fact]), *others])
    assert column(path, "SELECT text FROM articles ORDER BY rowid") == [evil, "18 xe"]
    assert column(path, "SELECT unit FROM facts ORDER BY id")[0] == evil
    assert column(path, "SELECT count(*) FROM facts") == [2]
    assert is_sound(path)


class TestNextRun:
    def test_it_adds_articles_and_replaces_those_that_are_there(self, tmp_path: Path, make_fact: MakeFact) -> None:
        path = tmp_path / "x.db"
        added(path, [(Article(id, f"old {id}"), [make_fact(f"cũ {id}", article=id)] * 2) for id in "abc"])
        added(path, [(Article(id, f"new {id}"), [make_fact(f"mới {id}", article=id)]) for id in "cd"])
        assert column(path, "SELECT text FROM articles ORDER BY id") == ["old a", "old b", "new c", "new d"]
        assert column(path, "SELECT text FROM facts") == ["cũ a", "cũ a", "cũ b", "cũ b", "mới c", "mới d"]
        assert column(path, "SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'old c'") == []
        assert is_sound(path)
        assert not (tmp_path / "beside").exists()

    def test_the_same_run_again_changes_nothing(self, tmp_path: Path, articles: Articles) -> None:
        path = tmp_path / "x.db"
        added(path, articles)
        columns = ", ".join(f'"{name}"' for name in TYPES)
        before = shell(path, f"SELECT {columns} FROM facts ORDER BY article, id")
        added(path, articles)
        assert shell(path, f"SELECT {columns} FROM facts ORDER BY article, id") == before
        assert column(path, "SELECT count(*) FROM articles") == [len(articles)]

    def test_an_article_that_comes_twice_in_a_run_is_there_once(self, tmp_path: Path, make_fact: MakeFact) -> None:
        twice: Articles = [(Article("a.txt", text), [make_fact(text)]) for text in ("18 xe", "20 xe")]
        added(tmp_path / "x.db", twice)
        assert column(tmp_path / "x.db", "SELECT text FROM facts") == ["20 xe"]
        assert is_sound(tmp_path / "x.db")

    def test_tables_of_others_are_left_alone_and_vacuum_breaks_nothing(
        self, tmp_path: Path, articles: Articles
    ) -> None:
        path = tmp_path / "x.db"
        shell(path, "CREATE TABLE notes (note); INSERT INTO notes VALUES ('của tôi')")
        added(path, articles)
        added(path, articles[1:2])
        shell(path, "DELETE FROM articles WHERE id = 'c'; VACUUM")
        assert column(path, "SELECT note FROM notes") == ["của tôi"]
        assert is_sound(path)

    def test_who_has_it_open_reads_on(self, tmp_path: Path, articles: Articles) -> None:
        path = tmp_path / "x.db"
        added(path, articles[:1])
        with closing(sqlite3.connect(path)) as reader:
            assert reader.execute("SELECT count(*) FROM articles").fetchone() == (1,)
            added(path, articles)
            assert reader.execute("SELECT count(*) FROM articles").fetchone() == (len(articles),)

    def test_what_goes_wrong_on_the_way_leaves_the_old_state(
        self, tmp_path: Path, articles: Articles, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "x.db"
        added(path, articles[:2])
        shell(
            path,
            "CREATE TRIGGER full BEFORE INSERT ON facts WHEN new.kind = 'count' BEGIN SELECT RAISE(ABORT, 'no'); END",
        )
        before = path.read_bytes()
        with pytest.raises(OSError, match="no"):
            added(path, articles)
        assert path.read_bytes() == before

    def test_what_is_left_of_a_deleted_database_does_no_harm(self, tmp_path: Path, articles: Articles) -> None:
        path = tmp_path / "x.db"
        added(path, articles[:1])
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute("PRAGMA cache_size = 1")
            database.execute("BEGIN")
            database.execute("UPDATE articles SET text = hex(zeroblob(100000))")
            journal = Path(f"{path}-journal").read_bytes()
        path.unlink()
        Path(f"{path}-journal").write_bytes(journal)
        added(path, articles)
        assert is_sound(path)
        assert column(path, "SELECT count(*) FROM articles") == [len(articles)]


class TestCheck:
    def test_a_file_that_is_no_database(self, tmp_path: Path) -> None:
        (tmp_path / "x.db").write_text("Không phải cơ sở dữ liệu. " * 50)
        with pytest.raises(UsageError, match=r"x.db: no database that can be written to \(file is not a database\)"):
            sqlite.check(tmp_path / "x.db")

    def test_a_table_of_somebody_else(self, tmp_path: Path) -> None:
        shell(tmp_path / "x.db", "CREATE TABLE facts (id, fact)")
        with pytest.raises(UsageError, match=r"x\.db: its table 'facts' has no column 'article': name another file"):
            sqlite.check(tmp_path / "x.db")

    def test_one_that_somebody_writes_to(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sqlite, "_PATIENCE", 0.01)
        shell(tmp_path / "x.db", "CREATE TABLE notes (note)")
        with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(UsageError, match="database is locked"):
                sqlite.check(tmp_path / "x.db")

    def test_an_empty_file_or_none_is_fine(self, tmp_path: Path) -> None:
        sqlite.check(tmp_path / "x.db")
        (tmp_path / "x.db").touch()
        sqlite.check(tmp_path / "x.db")
        added(tmp_path / "x.db", [])
        assert column(tmp_path / "x.db", "SELECT count(*) FROM facts") == [0]


@pytest.fixture
def browsed(saved: Saved) -> Iterator[Callable[[str], Any]]:
    """What Datasette answers about the database."""
    datasette = Datasette(files=[str(saved("sqlite"))])

    def browsed(path: str) -> Any:
        async def get() -> Any:
            answer = await datasette.client.get(path)
            assert answer.status_code == 200, answer.text
            return answer.json() if ".json" in path else answer.text

        return asyncio.run(get())

    yield browsed


def test_datasette_searches_links_and_counts(browsed: Callable[[str], Any]) -> None:
    found = browsed("/facts/facts.json?_search=xuat+khau&_shape=objects&_facet=kind&_labels=on")
    assert {"gần 13,6%", "15-17 tỷ USD"} <= {each["text"] for each in found["rows"]}
    assert all("xuất khẩu" in each["measure_text"] for each in found["rows"])
    assert found["rows"][0]["article"] == {"value": "tin/a.txt", "label": "Tin tin/a.txt"}
    assert "kind" in json.dumps(found["facet_results"])
    assert [each["id"] for each in browsed("/facts/articles.json?_search=nha+may&_shape=array")] == ["b"]
    assert "Lãi ròng giảm" in browsed("/facts/articles/b")
