"""Facts as Arrow tables: the same facts, in columns whose types never change."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx import extract
from factx.arrow import SCHEMA, batch_of, extract_batch
from factx.errors import UsageError
from factx.fact import Actor, Change, Fact, Mention, Period

MakeFact = Callable[..., Fact]

TEXT = "Hôm qua, theo ông Nam, năm 2024 xuất khẩu của Nga sang Ấn Độ tăng gần 13,6% lên 15-17 tỷ USD mỗi tháng."
PUBLISHED = date(2025, 11, 27)


def table(**columns: Any) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict(columns)


def plain(facts: list[Fact]) -> Any:
    return [msgspec.to_builtins(fact, builtin_types=(Decimal,)) for fact in facts]


class TestSchema:
    def test_its_columns_are_the_keys_of_a_fact(self) -> None:
        assert SCHEMA.names == list(Fact.__struct_fields__)
        for name, struct in [("measure", Mention), ("subject", Actor), ("period", Period), ("change", Change)]:
            column = SCHEMA.field(name).type
            assert [column.field(i).name for i in range(column.num_fields)] == list(struct.__struct_fields__)

    def test_it_stays_what_it_is(self) -> None:
        """Files and tables out there have these types: changing one is a new major version of the schema."""
        place = {"start": pa.int64(), "end": pa.int64()}
        words = {"text": pa.string()} | place
        types = {
            pa.string(): ["article", "kind", "text", "unit", "per", "modifier", "iso", "concept", "rule"],
            pa.int64(): ["start", "end", "same_as"],
            pa.decimal128(38, 10): ["value", "low", "high"],
            pa.struct(words): ["measure", "speaker"],
            pa.struct(words | {"id": pa.string()}): ["subject", "partner"],
            pa.struct({"iso": pa.string()} | words): ["period"],
            pa.struct({"direction": pa.string(), "role": pa.string()}): ["change"],
            pa.struct(place): ["sentence"],
        }
        assert {field.name: field.type for field in SCHEMA} == {
            name: kind for kind, names in types.items() for name in names
        }


class TestFacts:
    def test_a_row_has_all_that_a_fact_has(self) -> None:
        facts = extract(TEXT, published=PUBLISHED, id="a")
        assert {key for fact in plain(facts) for key, value in fact.items() if value is not None} == {
            *Fact.__struct_fields__
        } - {"same_as"}
        assert batch_of(facts).to_pylist() == plain(facts)

    def test_no_facts_are_a_table_without_rows(self) -> None:
        assert batch_of([]).schema == SCHEMA
        assert len(batch_of([])) == 0

    @settings(deadline=None)
    @given(st.decimals(-(10**28) + 1, 10**28 - 1, allow_nan=False, places=10))
    def test_numbers_of_28_digits_and_ten_places_are_exact(self, number: Decimal) -> None:
        (fact,) = extract("18 xe")
        (value,) = batch_of([msgspec.structs.replace(fact, value=number)])["value"].to_pylist()
        assert value == number

    @pytest.mark.parametrize(
        ("number", "stored"),
        [
            ("1E+27", "1000000000000000000000000000"),
            ("0.00000000005", "0"),
            ("0.00000000015", "0.0000000002"),
            ("0.33333333333333", "0.3333333333"),
        ],
    )
    def test_further_places_are_rounded(self, make_fact: MakeFact, number: str, stored: str) -> None:
        assert batch_of([make_fact(value=number)])["value"].to_pylist() == [Decimal(stored)]

    def test_a_longer_number_is_left_out_and_told(self, make_fact: MakeFact, caplog: pytest.LogCaptureFixture) -> None:
        batch = batch_of([make_fact(value="1E+28"), make_fact(value="2")])
        assert batch["value"].to_pylist() == [None, 2]
        assert batch["text"].to_pylist() == ["18 máy bay"] * 2
        assert caplog.messages == ["a.txt: the number of '18 máy bay' has too many digits for a column and is left out"]

    def test_half_a_surrogate_pair_becomes_one_other_character(self, make_fact: MakeFact) -> None:
        batch = batch_of([make_fact("3 \ud83d km", measure=Mention("\udc00", 0, 1))])
        assert batch["text"].to_pylist() == ["3 \ufffd km"]
        assert batch["measure"].to_pylist() == [{"text": "\ufffd", "start": 0, "end": 1}]


class TestBatch:
    def test_it_gives_what_extract_gives(self) -> None:
        days = [PUBLISHED, None, date(2013, 10, 1)]
        batch = extract_batch(table(id=["a", "b", "c"], text=[TEXT] * 3, published=days))
        expected = [
            fact for name, day in zip("abc", days, strict=True) for fact in extract(TEXT, published=day, id=name)
        ]
        assert batch.schema == SCHEMA
        assert batch.to_pylist() == plain(expected)

    def test_columns_may_have_other_names_and_others_are_passed_over(self) -> None:
        batch = table(url=["a"], body=["Hôm qua"], day=["2025-11-27"], text=[7])
        assert extract_batch(batch, "body", "url", "day")["iso"].to_pylist() == ["2025-11-26"]

    @pytest.mark.parametrize(
        "column",
        [
            pa.array(["2025-11-27"]),
            pa.array(["2025-11-27T23:30:00Z"], pa.large_string()),
            pa.array(["2025-11-27"]).dictionary_encode(),
            pa.array([PUBLISHED]),
            pa.array([PUBLISHED], pa.date64()),
            pa.array([datetime(2025, 11, 27, 23, 30)]),
            pa.array([1764286200000000001], pa.timestamp("ns")),
            pa.array([datetime(2025, 11, 26, 18, tzinfo=UTC)], pa.timestamp("s", "Asia/Ho_Chi_Minh")),
        ],
        ids=lambda column: str(column.type),
    )
    def test_published_may_be_a_day_or_a_moment_of_any_type(self, column: pa.Array) -> None:
        batch = extract_batch(table(id=["a"], text=["Hôm qua"], published=column))
        assert batch["iso"].to_pylist() == ["2025-11-26"]

    def test_without_published_dates_stay_open(self) -> None:
        assert extract_batch(table(id=["a"], text=["Hôm qua"]))["iso"].to_pylist() == ["XXXX-XX-XX"]

    @pytest.mark.parametrize("text", [pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())])
    def test_text_may_be_of_any_type_of_string(self, text: pa.DataType) -> None:
        assert extract_batch(table(id=[7], text=pa.array(["30 km"]).cast(text)))["article"].to_pylist() == ["7"]

    @pytest.mark.parametrize(
        ("row", "message"),
        [
            ({"text": None}, 'x: no "text": it must hold the article\'s text'),
            ({"text": " "}, 'x: "text" is empty: there is nothing to read'),
            ({"published": "26/11"}, 'x: "published" is no day: write it as YYYY-MM-DD, or leave it out'),
        ],
    )
    def test_a_row_that_cannot_be_read_is_told_and_costs_nothing_else(
        self, row: dict[str, Any], message: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        good = {"id": "a", "text": "30 km", "published": "2025-11-27"}
        rows = [good, good | {"id": "x"} | row, good | {"id": "b"}]
        assert extract_batch(pa.RecordBatch.from_pylist(rows))["article"].to_pylist() == ["a", "b"]
        assert caplog.record_tuples == [("factx.arrow", logging.WARNING, message)]

    def test_bytes_that_are_no_text_cost_their_row_only(self, caplog: pytest.LogCaptureFixture) -> None:
        bad = pa.StringArray.from_buffers(2, pa.py_buffer(b"\0\0\0\0\1\0\0\0\6\0\0\0"), pa.py_buffer(b"\xff30 km"))
        assert extract_batch(table(id=["a", "b"], text=bad))["article"].to_pylist() == ["b"]
        assert extract_batch(table(id=bad, text=["30 km", "5 km"]))["article"].to_pylist() == ["30 km"]
        assert caplog.messages == [
            "a: not UTF-8: store it as UTF-8",
            "a row: its id is not UTF-8: store it as UTF-8",
        ]

    def test_a_day_beyond_the_calendar_costs_its_row_only(self, caplog: pytest.LogCaptureFixture) -> None:
        days = pa.array([0, 2**62], pa.timestamp("us"))
        assert extract_batch(table(id=["a", "b"], text=["30 km"] * 2, published=days))["article"].to_pylist() == ["a"]
        assert 'b: "published" is no day of a calendar' in caplog.text

    def test_an_article_without_an_id_has_facts_without_one(self) -> None:
        ids = pa.nulls(1, pa.string())
        assert extract_batch(table(id=ids, text=["30 km"]))["article"].to_pylist() == [""]

    def test_a_missing_column_is_told_with_those_that_are_there(self) -> None:
        with pytest.raises(UsageError, match="no column 'text': there are id, body"):
            extract_batch(table(id=["a"], body=["30 km"]))
        with pytest.raises(UsageError, match="no column 'day': there are id, text"):
            extract_batch(table(id=["a"], text=["30 km"]), published="day")


def test_without_pyarrow_one_line_tells_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "factx.arrow")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError, match=r"pip install 'factx\[parquet\]'"):
        import factx.arrow  # noqa: F401
