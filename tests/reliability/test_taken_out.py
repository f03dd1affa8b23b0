"""The proof that tests notice can be given again: each edit has its place, each test is there, and the page says so.

`make taken-out` gives it, which takes too long for every day.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from taken_out import ALL, ROOT, changed, table

PROTECTIONS = pytest.mark.parametrize("name", ALL)


@PROTECTIONS
def test_each_edit_has_its_one_place(name: str) -> None:
    for edit in ALL[name].edits:
        assert changed(ROOT, edit) != (ROOT / edit.file).read_text(encoding="utf-8")


def test_what_stands_there_twice_or_not_at_all_is_told() -> None:
    edit = ALL["command"].edits[0]
    for other in ("import", "nothing like this"):
        with pytest.raises(ValueError, match="it must be once"):
            changed(ROOT, edit._replace(old=other))


@PROTECTIONS
def test_each_test_is_there(name: str) -> None:
    for test in ALL[name].tests:
        path, *names = test.partition("[")[0].split("::")
        assert (ROOT / path).exists()
        body = _body(ROOT / path) if names else []
        for each in names:
            found = [node for node in body if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name == each]
            assert found, test
            body = found[0].body


def _body(path: Path) -> list[ast.stmt]:
    return ast.parse(path.read_text(encoding="utf-8")).body


def test_the_page_has_the_table() -> None:
    page = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    assert table() in page, "run `python tests/reliability/taken_out.py --table`, and put it there"
