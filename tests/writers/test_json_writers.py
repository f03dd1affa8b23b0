"""JSON and JSON Lines: exact numbers, true UTF-8, one fact a line."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator

import pytest

from factx.article import Article
from factx.fact import Fact
from factx.writers import Format, write
from factx.writers.jsonl import encode

MakeFact = Callable[..., Fact]


def written(format: Format, *articles: list[Fact]) -> bytes:
    out = io.BytesIO()
    write(format, [(Article("a.txt", ""), facts) for facts in articles], out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("value", "as_written"),
    [
        ("13.60", b"13.60"),
        ("1E+3", b"1000"),
        ("15E+9", b"15000000000"),
        ("1E-7", b"0.0000001"),
        ("0.333333", b"0.333333"),
        ("12345678901234567890.123456789", b"12345678901234567890.123456789"),
    ],
)
def test_numbers_are_exact_and_without_exponent(make_fact: MakeFact, value: str, as_written: bytes) -> None:
    assert b'"value":' + as_written + b"," in encode(make_fact(value=value))


def test_every_key_is_there_in_the_same_order_whatever_the_way_it_is_written(make_fact: MakeFact) -> None:
    plain, with_exponent = encode(make_fact(value="1000")), encode(make_fact(value="1E+3"))
    assert plain == with_exponent
    assert list(json.loads(plain)) == list(Fact.__struct_fields__)


def test_letters_are_written_as_they_are(make_fact: MakeFact) -> None:
    assert "18 máy bay".encode() in encode(make_fact())


def test_half_a_surrogate_pair_is_escaped(make_fact: MakeFact) -> None:
    line = encode(make_fact('máy\ud83d\n"bay"', article="x\udcff.txt", unit="\udc00", value="1.50"))
    assert json.loads(line.decode())["text"] == 'máy\ud83d\n"bay"'
    assert b'"x\\udcff.txt"' in line
    assert "máy".encode() in line
    assert b'"value":1.50,' in line


def test_json_is_one_array(make_fact: MakeFact) -> None:
    one, two = make_fact(), make_fact("2 vụ")
    assert [fact["text"] for fact in json.loads(written("json", [one], [], [two]))] == ["18 máy bay", "2 vụ"]
    assert json.loads(written("json")) == json.loads(written("json", [], [])) == []


def test_jsonl_has_one_fact_a_line(make_fact: MakeFact) -> None:
    lines = written("jsonl", [make_fact("2\nvụ"), make_fact()], [make_fact()]).splitlines()
    assert [json.loads(line)["text"] for line in lines] == ["2\nvụ", "18 máy bay", "18 máy bay"]
    assert written("jsonl") == b""


@pytest.mark.parametrize("format", ["json", "jsonl", "table", "csv", "tsv", "md"])
def test_an_article_is_out_before_the_next_is_asked_for(make_fact: MakeFact, format: Format) -> None:
    raw = io.BytesIO()
    out = io.BufferedWriter(raw)

    def articles() -> Iterator[tuple[Article, list[Fact]]]:
        yield Article("a.txt", ""), [make_fact()]
        assert "18 máy bay".encode() in raw.getvalue()

    write(format, articles(), out)
