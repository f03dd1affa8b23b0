"""Tables, written by pandas' kin and read back: which column holds what, and what else they have."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet
import pytest
from reading import COFFEE, RICE, articles, one, put, seen

from factx.article import Article
from factx.readers import Options, read

pytestmark = pytest.mark.usefixtures("in_folder")

ROWS = [
    {"nr": "17", "head": "Gạo", "body": RICE, "day": "2025-01-07", "place": "Cần Thơ"},
    {"nr": "18", "head": "", "body": f'Ông nói: "{COFFEE}"\nRồi im; lặng,\tthế thôi.', "day": "8/1/2025", "place": ""},
]
NAMES: dict[str, Any] = {"text_column": "body", "id_column": "nr", "title_column": "head", "date_column": "day"}


def as_csv(rows: list[dict[str, str]], delimiter: str = ",", **settings: Any) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, **settings)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def as_parquet(rows: list[dict[str, Any]], **settings: Any) -> bytes:
    out = io.BytesIO()
    pa.parquet.write_table(pa.Table.from_pylist(rows), out, **settings)
    return out.getvalue()


def as_jsonl(rows: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


FILES: dict[str, str | bytes] = {
    "a.csv": as_csv(ROWS),
    "semicolon.csv": as_csv(ROWS, ";"),
    "quoted.csv": as_csv(ROWS, quoting=csv.QUOTE_ALL),
    "marked.csv": "\ufeff" + as_csv(ROWS),
    "unix.csv": as_csv(ROWS, lineterminator="\n"),
    "wide.csv": as_csv(ROWS).encode("utf-16"),
    "a.tsv": as_csv(ROWS, "\t"),
    "a.parquet": as_parquet(ROWS),
    "a.csv.gz": gzip.compress(as_csv(ROWS).encode()),
    "a.parquet.gz": gzip.compress(as_parquet(ROWS)),
    "a.jsonl": as_jsonl(ROWS),
    "wide.jsonl": as_jsonl(ROWS).encode("utf-16-le"),
}


@pytest.mark.parametrize("name", FILES)
class TestEachFormat:
    def test_columns_have_the_names_that_are_given(self, name: str) -> None:
        put(name, FILES[name])
        assert articles(name, **NAMES) == [
            Article("17", ROWS[0]["body"], "Gạo", date(2025, 1, 7)),
            Article("18", ROWS[1]["body"], None, date(2025, 1, 8)),
        ]

    @pytest.mark.parametrize(
        ("asked", "found"), [({"carry_others": True}, ["place"]), ({"carry": ("nr", "place")}, ["nr", "place"])]
    )
    def test_other_columns_are_carried_along_if_asked_for(
        self, name: str, asked: dict[str, Any], found: list[str]
    ) -> None:
        put(name, FILES[name])
        first, second = articles(name, **NAMES, **asked)
        place = first.other["place"]
        assert (place if isinstance(place, str) else json.loads(bytes(place))) == "Cần Thơ"
        assert list(first.other) == list(second.other) == found

    def test_standard_input_is_known_by_its_columns(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        content = FILES[name]
        data = content.encode() if isinstance(content, str) else content
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert seen("-", **NAMES) == ["17", "18"]

    @pytest.mark.parametrize("option", ["text-column", "id-column", "title-column", "date-column", "fields"])
    def test_a_wrong_name_is_told_with_the_right_ones(self, name: str, option: str) -> None:
        names = NAMES | ({"carry": ("wrong",)} if option == "fields" else {option.replace("-", "_"): "wrong"})
        found = seen(put(name, FILES[name]), put("b.csv", FILES["a.csv"]), **names)
        message, other = (item for item in found if '"wrong"' in item)
        for path, line in ((name, message), ("b.csv", other)):
            assert line.startswith((f'{path}: no column "wrong", there are nr, ', f'{path}: no line has "wrong"'))
            assert line.endswith(f"name the right one with --{option}")


class TestCsv:
    def test_usual_names_need_not_be_given(self) -> None:
        put("a.csv", "title,published,id,text\nTin,2025-01-07,x,30 km\n,,,40 km\n")
        assert articles("a.csv") == [Article("x", "30 km", "Tin", date(2025, 1, 7)), Article("a.csv:3", "40 km")]

    @pytest.mark.parametrize(
        ("row", "reason"),
        [
            ("1,2,3", "3 fields under 2 columns: put a field that holds a delimiter in quotes"),
            ("1", "1 fields under 2 columns"),
            ("1,", '"text" is empty: there is nothing to read'),
        ],
    )
    def test_a_row_that_is_wrong_costs_only_itself(self, row: str, reason: str) -> None:
        first, wrong, last = seen(put("a.csv", f"id,text\na,30 km\n\n{row}\nb,40 km\n"))
        assert (first, last) == ("a", "b")
        assert wrong.startswith(f"a.csv:4: {reason}")

    def test_bytes_that_are_wrong_cost_only_their_row(self) -> None:
        assert seen(put("a.csv", b"id,text\na,30 km\nb,\xff\nc,40 km\n")) == [
            "a",
            "a.csv:3: not UTF-8 at byte 2 of the line (0xff): save it as UTF-8, or name its encoding with --encoding",
            "c",
        ]

    def test_a_row_over_several_lines_is_named_by_its_first(self) -> None:
        assert seen(put("a.csv", 'text,id\n"30\n\nkm",\n"40\nkm",\n')) == ["a.csv:2", "a.csv:5"]

    def test_a_quotation_mark_that_does_not_close_is_told(self) -> None:
        put("a.csv", 'id,text\na,30 km\nb,"' + "40 km\n" * 1000)
        first, message, *_ = seen("a.csv", max_chars=1000)
        assert first == "a"
        assert message.startswith("a.csv:3: broken (field larger than field limit (1001)): an opening quotation mark")

    @pytest.mark.parametrize("content", ["", "\n \n", "\ufeff"])
    def test_an_empty_file_is_named(self, content: str) -> None:
        assert seen(put("a.csv", content)) == ["a.csv: empty: there is no article in it"]


class TestParquet:
    def test_values_of_every_type_are_carried(self) -> None:
        rows = [
            {
                "text": RICE,
                "id": 7,
                "published": date(2025, 1, 7),
                "score": Decimal("1.50"),
                "tags": ["gạo", "xuất khẩu"],
                "seen": datetime(2025, 1, 7, 8, 30),
                "none": None,
            }
        ]
        assert articles(put("a.parquet", as_parquet(rows)), carry_others=True) == [
            Article(
                "7",
                RICE,
                published=date(2025, 1, 7),
                other={key: rows[0][key] for key in ("score", "tags", "seen", "none")},
            )
        ]

    @pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
    def test_a_moment_of_any_precision_is_a_day(self, unit: Any) -> None:
        moments = pa.array(
            [1736211600123456789 // 10 ** (9 - 3 * "s ms us ns".split().index(unit))],
            pa.timestamp(unit, "Asia/Ho_Chi_Minh"),
        )
        pa.parquet.write_table(pa.table({"text": [RICE], "published": moments}), "a.parquet")
        assert one("a.parquet").published == date(2025, 1, 7)

    def test_text_may_be_a_category_or_large(self) -> None:
        for kind in (pa.large_string(), pa.dictionary(pa.int32(), pa.string()), pa.string_view()):
            pa.parquet.write_table(pa.table({"text": pa.array([RICE], pa.string()).cast(kind)}), "a.parquet")
            assert one("a.parquet").text == RICE

    def test_rows_are_read_a_few_at_a_time(self) -> None:
        put("a.parquet", as_parquet([{"text": f"{i} km"} for i in range(1000)], row_group_size=300))
        assert [article.id for article in articles("a.parquet")] == [f"a.parquet:{i}" for i in range(1, 1001)]

    @pytest.mark.parametrize(
        ("rows", "reason"),
        [
            ([{"text": 5}], 'a.parquet:1: "text" is no string'),
            ([{"text": None}], 'a.parquet:1: no "text"'),
            ([{"text": "x", "published": 5}], 'a.parquet:1: "published" is no day'),
        ],
    )
    def test_a_value_that_is_wrong_is_named(self, rows: list[dict[str, Any]], reason: str) -> None:
        (message,) = seen(put("a.parquet", as_parquet(rows)))
        assert message.startswith(reason)

    def test_a_value_that_python_has_not_costs_its_row(self) -> None:
        days = pa.array([0, 4_000_000, 1], pa.int32()).cast(pa.date32())
        pa.parquet.write_table(pa.table({"text": [RICE] * 3, "day": days}), "a.parquet")
        first, wrong, last = seen("a.parquet", carry_others=True)
        assert (first, last) == ("a.parquet:1", "a.parquet:3")
        assert wrong.startswith("a.parquet:2: a value in it cannot be read (")
        assert seen("a.parquet") == ["a.parquet:1", "a.parquet:2", "a.parquet:3"]

    def test_a_bomb_is_refused_in_little_memory(self) -> None:
        text = pa.array(["a" * 1_000_000], pa.string())
        many = pa.DictionaryArray.from_arrays(pa.array([0] * 500, pa.int32()), text)
        pa.parquet.write_table(pa.table({"text": many.cast(pa.string())}), "a.parquet", compression="zstd")
        size = Path("a.parquet").stat().st_size
        del many, text
        before = pa.total_allocated_bytes()
        most = 0
        for item in read(["a.parquet"], Options(max_chars=1000)):
            assert "longer than 1,000 characters" in str(item)
            most = max(most, pa.total_allocated_bytes() - before)
        assert size < 100_000
        assert most < 60_000_000

    def test_a_broken_file_costs_only_itself(self) -> None:
        whole = as_parquet([{"text": RICE}])
        damaged = whole[:20] + bytes(40) + whole[60:]
        for content in (whole[:-30], b"PAR1", b"30 km", whole[:4] + whole[40:], damaged, b""):
            message, other = seen(put("a.parquet", content), put("b.txt", RICE))
            assert message.startswith("a.parquet: broken Parquet (")
            assert "\n" not in message
            assert other == "b.txt"


class TestJsonLines:
    def test_other_keys_are_carried_as_they_stand(self) -> None:
        put("a.jsonl", '{"text": "30 km", "score": 1.50, "big": 1e400, "list": [ 1,{"a": "\\u00e9"} ]}')
        other = one("a.jsonl", carry_others=True).other
        assert {key: bytes(value) for key, value in other.items()} == {
            "score": b"1.50",
            "big": b"1e400",
            "list": b'[ 1,{"a": "\\u00e9"} ]',
        }

    def test_a_text_under_another_name_is_one_message(self) -> None:
        put("a.jsonl", as_jsonl([{"nr": i, "body": RICE} for i in range(3000)]))
        assert seen("a.jsonl") == [
            'a.jsonl: no line has "text", they have "nr", "body": name the right one with --text-column'
        ]
