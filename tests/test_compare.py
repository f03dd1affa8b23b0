"""What several articles say of one thing: groups, their verdicts, and the command that shows them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factx import extract
from factx.compare import Group, compare
from factx.errors import FactxError, UnreadableError, UsageError
from factx.writers.jsonl import encode

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

REVENUE = "Năm 2024, doanh thu của ABC đạt {} đồng."

VERDICTS = [
    (["15,2 tỷ", "15,2 tỷ"], "agree"),
    (["15,2 tỷ", "15.200 triệu"], "agree"),
    (["trên 15 tỷ", "15,2 tỷ"], "compatible"),
    (["15 tỷ", "15,2 tỷ"], "compatible"),
    (["khoảng 15 tỷ", "14 tỷ"], "compatible"),
    (["gần 15 tỷ", "15,9 tỷ"], "contradict"),
    (["dưới 15 tỷ", "15,2 tỷ"], "contradict"),
    (["15-16 tỷ", "15,5 tỷ"], "compatible"),
    (["hàng chục tỷ", "35 tỷ"], "compatible"),
    (["15,2 tỷ", "17,2 tỷ"], "contradict"),
    (["15,2 tỷ", "15,2 tỷ", "17,2 tỷ"], "contradict"),
    (["1.000 tỷ", "1.400 tỷ"], "contradict"),
]


def facts_file(folder: Path, texts: list[str]) -> str:
    """A file of the facts of articles a0, a1 …"""
    path = folder / "facts.jsonl"
    with path.open("wb") as out:
        for number, text in enumerate(texts):
            out.writelines(encode(fact) + b"\n" for fact in extract(text, id=f"a{number}"))
    return str(path)


def groups(folder: Path, texts: list[str]) -> list[Group]:
    return list(compare([facts_file(folder, texts)]))


@pytest.mark.parametrize(("amounts", "verdict"), VERDICTS)
def test_verdict(tmp_path: Path, amounts: list[str], verdict: str) -> None:
    (group,) = groups(tmp_path, [REVENUE.format(amount) for amount in amounts])
    assert (group.verdict, group.articles, len(group.statements)) == (verdict, len(amounts), len(amounts))
    assert (group.concept, group.subject, group.period, group.unit) == ("revenue", "ABC", "2024", "VND")


@pytest.mark.parametrize(
    "other",
    [
        "Năm 2024, doanh thu của XYZ đạt 15,2 tỷ đồng.",
        "Năm 2023, doanh thu của ABC đạt 15,2 tỷ đồng.",
        "Năm 2024, lợi nhuận của ABC đạt 15,2 tỷ đồng.",
        "Năm 2024, doanh thu của ABC đạt 15,2 tỷ USD.",
        "Năm 2024, doanh thu của ABC tăng 15,2 tỷ đồng.",
    ],
)
def test_another_thing_is_another_group(tmp_path: Path, other: str) -> None:
    assert groups(tmp_path, [REVENUE.format("15,2 tỷ"), other]) == []


def test_one_article_is_no_group_and_its_repeats_count_once(tmp_path: Path) -> None:
    twice = REVENUE.format("15,2 tỷ") + " " + REVENUE.format("15,2 tỷ")
    assert groups(tmp_path, [twice]) == []
    (group,) = groups(tmp_path, [twice, REVENUE.format("15,2 tỷ")])
    assert len(group.statements) == 2


def test_an_article_with_several_figures_contradicts_with_none_of_them_shared(tmp_path: Path) -> None:
    several = "Năm 2024, doanh thu của ABC đạt 15,2 tỷ đồng, rồi 17,2 tỷ đồng."
    (group,) = groups(tmp_path, [several, REVENUE.format("17,2 tỷ")])
    assert group.verdict == "agree"


def test_countries_are_the_same_by_any_of_their_names(tmp_path: Path) -> None:
    (group,) = groups(
        tmp_path,
        ["Năm 2024, xuất khẩu của Mỹ đạt 5 tỷ USD.", "Năm 2024, xuất khẩu của Hoa Kỳ đạt 5 tỷ USD."],
    )
    assert group.verdict == "agree"


def test_the_command_shows_sentences_side_by_side(run: Run, tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for number, amount in enumerate(["15,2 tỷ", "17,2 tỷ"]):
        (news / f"{number}.txt").write_text(f"Theo ông Nam, năm 2024 doanh thu của ABC đạt {amount} đồng.")
    assert run("extract", "news", "-o", "facts.jsonl").returncode == 0
    shown = run("compare", "facts.jsonl", "--articles", "news").stdout.decode()
    assert shown.startswith("contradict")
    for words in ("15,2 tỷ đồng", "17,2 tỷ đồng", "ông Nam", "doanh thu của ABC đạt 15,2 tỷ đồng.", "2 articles"):
        assert words in shown


def test_the_command_writes_json_lines_and_reads_standard_input_and_folders(run: Run, tmp_path: Path) -> None:
    path = Path(facts_file(tmp_path, [REVENUE.format("15 tỷ"), REVENUE.format("trên 14 tỷ")]))
    from_file = run("compare", str(path), "--format", "jsonl").stdout
    assert json.loads(from_file)["verdict"] == "compatible"
    assert run("compare", "--format", "jsonl", input=path.read_bytes()).stdout == from_file
    assert run("compare", ".", "--format", "jsonl").stdout == from_file
    nothing = run("compare", str(path), "--verdict", "contradict")
    told = "factx: nothing found: no two articles speak of the same thing with the verdict contradict\n"
    assert (nothing.returncode, nothing.stdout, nothing.stderr.decode()) == (0, b"", told)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("nowhere.jsonl", "no such file or folder: check the path"),
        ("empty", "no facts in this folder: it should hold files ending in .jsonl"),
    ],
)
def test_nothing_to_read_is_told_as_by_the_other_commands(tmp_path: Path, path: str, why: str, run: Run) -> None:
    (tmp_path / "empty").mkdir()
    done = run("compare", path)
    assert (done.returncode, done.stderr.decode()) == (UnreadableError.exit_code, f"factx: {path}: {why}\n")


def test_what_is_no_facts_is_told_in_one_line(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.jsonl").write_text("{broken\n")
    done = run("compare", "a.jsonl")
    assert (done.returncode, done.stderr.decode().count("\n")) == (FactxError.exit_code, 1)


def test_without_duckdb_one_line_tells_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(UsageError, match=r"comparing needs DuckDB, .* pip install 'factx\[compare\]'"):
        list(compare(["facts.jsonl"]))
