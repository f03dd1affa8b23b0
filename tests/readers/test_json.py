"""JSON: arrays of articles and single ones, however long, by the rules of JSON Lines."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import RICE, articles, one, put, seen

from factx.article import Article
from factx.readers import json as reader
from factx.readers.options import Options
from factx.writers import write

pytestmark = pytest.mark.usefixtures("in_folder")

ROWS: list[dict[str, Any]] = [
    {"id": "a", "text": RICE, "published": "27/11/2025"},
    {"title": "Tin", "text": 'Lãi "8,5%"}]', "n": [1, {}]},
]
LAYOUTS = {
    "an array": json.dumps(ROWS),
    "an array over several lines": json.dumps(ROWS, ensure_ascii=False, indent=2),
    "objects one behind the other": "".join(json.dumps(row, indent=1) for row in ROWS),
    "objects in lines": "".join(f"{json.dumps(row)}\n" for row in ROWS),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_object_is_an_article(layout: str, encoding: str) -> None:
    first, second = articles(put("a.json", LAYOUTS[layout].encode(encoding)))
    assert (first.id, first.text, str(first.published)) == ("a", RICE, "2025-11-27")
    assert (second.id, second.text, second.title) == ("a.json:2", ROWS[1]["text"], "Tin")


def test_one_object_is_one_article_and_its_columns_can_be_named() -> None:
    (article,) = articles(
        put("a.json", '{"nr": 1, "body": "30 km", "score": 1.50}'), text_column="body", carry_others=True
    )
    assert (article.id, article.text, bytes(article.other["score"])) == ("a.json:1", "30 km", b"1.50")


def test_what_factx_writes_it_can_read() -> None:
    written = [Article("a", RICE, "Tin"), Article("b", "30 km")]
    with open("facts.json", "wb") as out:  # noqa: PTH123
        write("json", ((article, []) for article in written), out, with_text=True)
    assert [(article.id, article.text, article.title) for article in articles("facts.json")] == [
        ("a", RICE, "Tin"),
        ("b", "30 km", None),
    ]


def test_standard_input_tells_by_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LAYOUTS["an array over several lines"].encode())))
    assert seen("-") == ["a", "-:2"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("", ["a.json: empty: there is no article in it"]),
        ("[]", ["a.json: empty: there is no article in it"]),
        ('[{"text": "x"}, 7]', ["a.json:1", 'a.json:2: no JSON object: give the article as {"text": "…"}']),
        ('[{"text": "x"}, {"text": 7}]', ["a.json:1", 'a.json:2: "text" is no string: ']),
        ('[{"text": "x"}', ["a.json:1", "a.json:2: broken JSON (its array does not end): "]),
        ('[{"text": "x"}, {"text": "y', ["a.json:1", "a.json:2: broken JSON (Unterminated string"]),
        ('[{"text": "x"}] x', ["a.json:1", "a.json:2: broken JSON (something stands behind its array): "]),
        ('[{"body": "x"}]', ['a.json: no object has "text", they have "body": name the right one with --text-column']),
        ("[" * 100_000, ["a.json:1: broken JSON (too deep): "]),
        (b'[{"text": "x"}, {"text": "\xff"}]', ["a.json:1", "a.json:2: not UTF-8 at byte 10 of the object (0xff): "]),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_is_read(content: str | bytes, found: list[str]) -> None:
    for shown, wanted in zip(seen(put("a.json", content)), found, strict=True):
        assert shown.startswith(wanted)
        assert "\n" not in shown


def test_what_is_carried_from_several_lines_is_one_line() -> None:
    put("a.json", '[\n {"text": "30 km",\n  "meta": {\r\n  "tags": ["gạo",\n 1.50]}}\n]')
    out = io.BytesIO()
    write("jsonl", [(one("a.json", carry_others=True), [])], out, with_text=True)
    assert json.loads(out.getvalue())["other"] == {"meta": {"tags": ["gạo", 1.5]}}
    assert out.getvalue().count(b"\n") == 1


def test_an_object_that_is_too_long_is_not_kept() -> None:
    endless = '[{"text": "x"}, {"text": "' + "x" * 3_000_000 + '"}]'
    assert seen(put("a.json", endless), max_chars=9)[0] == "a.json:1"
    assert seen("a.json", max_chars=9)[1].startswith("a.json:2: longer than 9 characters")


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1), st.integers(1, 40), st.booleans())
def test_where_a_part_of_the_file_ends_does_not_matter(texts: list[str], size: int, indent: bool) -> None:
    data = json.dumps([{"text": text} for text in texts], indent=2 if indent else None).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_CHUNK", size)
        read = list(reader.read(io.BufferedReader(io.BytesIO(data)), "a", Options()))
    assert [article.text for article in read if isinstance(article, Article)] == texts
