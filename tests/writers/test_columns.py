"""CSV, TSV and chosen columns: what is read back is what was stated, and no cell is a formula."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx import extract
from factx.article import Article
from factx.errors import UsageError
from factx.fact import Fact
from factx.writers import Format, write
from factx.writers.columns import COLUMNS, KEYS, TYPES, chosen, row, well_formed
from factx.writers.csv import guarded

ROOT = Path(__file__).parents[2]
Saved = Callable[..., Path]
Articles = list[tuple[Article, list[Fact]]]
SEPARATORS = [("csv", ","), ("tsv", "\t")]


def expected(articles: Articles, columns: list[str]) -> list[dict[str, Any]]:
    return [row(article, fact, columns) for article, facts in articles for fact in facts]


def unguarded(cell: str) -> str | None:
    """The words of a cell, as the documentation says to read them."""
    return cell.removeprefix("'") or None


class TestCsv:
    @pytest.mark.parametrize(("format", "separator"), SEPARATORS)
    def test_it_is_read_back_as_it_was_stated(
        self, saved: Saved, articles: Articles, format: Format, separator: str
    ) -> None:
        with saved(format).open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter=separator))
        read = []
        for cells in rows:
            values: dict[str, Any] = {name: unguarded(cell) for name, cell in cells.items()}
            for name, hint in TYPES.items():
                if values[name] is not None and "Decimal" in str(hint):
                    values[name] = Decimal(values[name])
                elif values[name] is not None and "int" in str(hint):
                    values[name] = int(values[name])
            read.append(values)
        assert read == well_formed(expected(articles, list(TYPES)))

    @pytest.mark.parametrize(("format", "separator"), SEPARATORS)
    def test_pandas_reads_numbers_as_numbers(
        self, saved: Saved, articles: Articles, format: Format, separator: str
    ) -> None:
        table = pd.read_csv(saved(format), sep=separator)
        facts = [fact for _, facts in articles for fact in facts]
        assert list(table.columns) == list(TYPES)
        for name in ("value", "low", "high"):
            numbers = [getattr(fact, name) for fact in facts]
            assert table[name].dtype == float
            assert [None if pd.isna(n) else n for n in table[name]] == [
                None if n is None else float(n) for n in numbers
            ]
        assert table["start"].dtype == int

    @pytest.mark.parametrize(("format", "separator"), SEPARATORS)
    def test_duckdb_reads_every_row(self, saved: Saved, articles: Articles, format: Format, separator: str) -> None:
        rows = duckdb.execute("SELECT count(*) FROM read_csv(?, delim = ?)", [str(saved(format)), separator]).fetchall()
        assert rows == [(sum(len(facts) for _, facts in articles),)]

    @pytest.mark.parametrize(("format", "separator"), SEPARATORS)
    def test_no_cell_of_words_begins_as_a_formula_does(self, saved: Saved, format: Format, separator: str) -> None:
        with saved(format, list(COLUMNS)).open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter=separator))
        hints = TYPES | dict.fromkeys(COLUMNS.keys() - TYPES.keys(), str)
        words = [cell for cells in rows for name, cell in cells.items() if "str" in str(hints[name])]
        assert any(cell.startswith("'=cmd|") for cell in words)
        assert not [cell for cell in words if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]
        assert rows[-2]["value"] == "-12345678901234567.8125"

    @given(
        st.sampled_from(["", "=", "+", "-", "@", "\t", "\r", "'"]), st.text(st.characters(exclude_categories=["Cs"]))
    )
    def test_any_words_come_back_and_never_begin_as_a_formula(self, sign: str, rest: str) -> None:
        words = sign + rest
        cell = guarded(words)
        assert cell.removeprefix("'") == words or cell == words
        assert (cell.removeprefix("'") == words) or not words.startswith("'")
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))

    @pytest.mark.parametrize(("format", "separator"), SEPARATORS)
    @given(words=st.text(st.sampled_from("\r\n\t=+a\",;' ")))
    def test_words_stay_in_their_cell(self, format: Format, separator: str, words: str) -> None:
        out = io.BytesIO()
        facts = extract("Bán 18 máy bay.", id=words)
        write(format, [(Article(words, "", title=words), facts)], out, fields=["article", "article_title", "text"])
        rows = list(csv.reader(io.StringIO(out.getvalue().decode(), newline=""), delimiter=separator))
        assert rows[1:] == [[guarded(words), guarded(words), "18 máy bay"]]

    def test_it_has_a_heading_where_there_are_no_facts(self) -> None:
        out = io.BytesIO()
        write("csv", [], out)
        assert out.getvalue().decode() == ",".join(TYPES) + "\n"


class TestChosen:
    def test_a_key_with_parts_stands_for_all_of_them(self) -> None:
        assert chosen("value, subject,value") == ["value", *KEYS["subject"]]
        assert chosen("subject_id,article_title") == ["subject_id", "article_title"]
        assert chosen("value,fact,article_url") == [
            "value",
            *(name for name in TYPES if name != "value"),
            "article_url",
        ]

    @pytest.mark.parametrize("names", ["", "text,", "subject.id", "Text", "article_"])
    def test_a_name_that_is_none_is_told_with_those_that_are(self, names: str) -> None:
        with pytest.raises(UsageError, match=r"is no column: there are fact .*, article, kind, .*_NAME, "):
            chosen(names)

    FIELDS = ("text", "value", "subject_id", "article_published", "sentence_text")

    def rows(self, articles: Articles) -> list[dict[str, Any]]:
        return [well_formed(each) for each in expected(articles, list(self.FIELDS))]

    def test_json_lines_have_these_keys(self, saved: Saved, articles: Articles) -> None:
        lines = saved("jsonl", list(self.FIELDS)).read_text(encoding="utf-8").splitlines()
        read = [well_formed(json.loads(line, parse_float=Decimal)) for line in lines]
        days = [
            {**each, "article_published": each["article_published"] and str(each["article_published"])}
            for each in self.rows(articles)
        ]
        assert read == days
        assert read == well_formed(json.loads(saved("json", list(self.FIELDS)).read_bytes(), parse_float=Decimal))
        assert list(read[0]) == list(self.FIELDS)

    def test_parquet_has_these_columns_with_types(self, saved: Saved, articles: Articles) -> None:
        table = pq.read_table(saved("parquet", list(self.FIELDS)))
        assert [str(field.type) for field in table.schema] == [
            "string",
            "decimal128(38, 10)",
            "string",
            "date32[day]",
            "string",
        ]
        assert table.to_pylist() == self.rows(articles)
        assert table["article_published"][0].as_py() == date(2025, 11, 27)

    @pytest.mark.parametrize("format", ["table", "md"])
    def test_tables_have_them_as_they_are(self, saved: Saved, format: Format) -> None:
        shown = saved(format, ["value", "subject_id"]).read_text(encoding="utf-8")
        assert shown.count("subject_id") == 3  # articles with figures
        assert "13.6" in shown
        assert "kind" not in shown


class TestOfSource:
    """What the source of an article has beside it goes with each fact, in every format that has columns."""

    FIELDS = ("value", "article_url", "article_score", "article_tags", "article_seen", "article_author")
    CELLS = ("-3", "@vidu", "-1.50", '["gạo","\\ud83d"]', "2025-01-07", "")

    @pytest.fixture
    def articles(self, make_fact: Callable[..., Fact]) -> Articles:
        other = {
            "url": "@vidu",
            "score": msgspec.Raw(b"-1.50"),
            "tags": ["gạo", "\ud83d"],
            "seen": date(2025, 1, 7),
            "author": None,
        }
        return [(Article("a", "", other=other), [make_fact(value="-3")]), (Article("b", ""), [make_fact(value="4")])]

    @pytest.mark.parametrize(("format", "separator"), SEPARATORS)
    def test_rows_have_cells(self, saved: Saved, format: Format, separator: str) -> None:
        with saved(format, list(self.FIELDS)).open(encoding="utf-8", newline="") as lines:
            header, first, second = csv.reader(lines, delimiter=separator)
        assert header == list(self.FIELDS)
        assert first == [f"'{cell}" if cell.startswith("@") else cell for cell in self.CELLS]
        assert second == ["4", "", "", "", "", ""]

    def test_json_has_them_as_they_stand(self, saved: Saved) -> None:
        first, second = map(json.loads, saved("jsonl", list(self.FIELDS)).read_bytes().splitlines())
        assert list(first.values()) == [-3, "@vidu", -1.5, ["gạo", "\ud83d"], "2025-01-07", None]
        assert b'"article_score":-1.50' in saved("jsonl", list(self.FIELDS)).read_bytes()
        assert second == dict.fromkeys(self.FIELDS) | {"value": 4}

    def test_parquet_has_them_as_words(self, saved: Saved) -> None:
        first, second = pq.read_table(saved("parquet", list(self.FIELDS))).to_pylist()
        assert first == dict(zip(self.FIELDS, (Decimal(-3), *self.CELLS[1:-1], None), strict=True))
        assert second == dict.fromkeys(self.FIELDS) | {"value": Decimal(4)}

    @pytest.mark.parametrize("format", ["table", "md"])
    def test_tables_show_them(self, saved: Saved, format: Format) -> None:
        shown = saved(format, list(self.FIELDS)).read_text(encoding="utf-8")
        assert "@vidu" in shown
        assert "2025-01-07" in shown


def test_the_documentation_names_every_column_in_order() -> None:
    page = (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8")
    tables = page.split("| column | meaning |\n|---|---|\n")[1:]
    named = [
        re.findall(r"`(\w+)`", line.split("|")[1]) for table in tables for line in table.split("\n\n")[0].splitlines()
    ]
    assert [name for names in named for name in names] == list(COLUMNS)


class TestMarkdown:
    def test_it_is_a_report(self, saved: Saved) -> None:
        shown = saved("md").read_text(encoding="utf-8")
        assert shown.startswith(
            "## Tin tin/a.txt\n\ntin/a.txt · 2025-11-27\n\n| kind | text | value | modifier | iso | measure |"
        )
        assert "| percent | gần 13,6% | 13.6% | nearly |  | xuất khẩu của Nga |" in shown
        assert "## Tin c\n\nc · 2025-11-27\n\nNothing found.\n" in shown

    def test_nothing_in_an_article_is_markup(self, make_fact: Callable[..., Fact]) -> None:
        out = io.BytesIO()
        evil = "a|b *c* _d_ <img src=x onerror=y> [e](http://f.vn) `g` \\| www.h.vn\n\n# i"
        write("md", [(Article(evil, "", evil), [make_fact(evil)])], out)
        heading, about, _, _, cells = [line for line in out.getvalue().decode().split("\n") if line]
        safe = r"a\|b \*c\* \_d\_ \<img src=x onerror=y\> \[e\](http\://f.vn) \`g\` \\\| www\.h.vn \# i"
        assert (heading, about) == (f"## {safe}", safe)
        assert cells == f"| count | {safe} |"
