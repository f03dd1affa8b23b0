"""What several articles say of one thing: groups, their verdicts, and the command that shows them."""

from __future__ import annotations

import json
import math
import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from factx import extract
from factx.article import Article
from factx.compare import Group, compare, with_sentences
from factx.errors import FactxError, UnreadableError, UsageError
from factx.fact import Actor, Fact, Mention
from factx.writers.groups import write_table
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


SAME = [
    (
        "Năm 2023, xuất khẩu cà phê của Việt Nam đạt {} USD.",
        "Kim ngạch xuất khẩu cà phê của Việt Nam năm 2023 đạt {} USD.",
    ),
    (
        "Năm 2023, xuất khẩu của Việt Nam đạt {} USD.",
        "Năm 2023, tổng kim ngạch xuất khẩu hàng hóa của Việt Nam đạt {} USD.",
    ),
    ("Năm 2023, giá vàng SJC tăng {} đồng.", "Giá vàng của SJC năm 2023 tăng {} đồng."),
    (
        "Năm 2024, kim ngạch thương mại Nga - Việt Nam đạt {} USD.",
        "Năm 2024, kim ngạch thương mại Việt Nam - Nga đạt {} USD.",
    ),
    (
        "Năm 2024, kim ngạch thương mại hai chiều giữa Lào và Nga đạt {} USD.",
        "Kim ngạch thương mại giữa Nga và Lào năm 2024 đạt {} USD.",
    ),
    ("Năm 2024, chỉ số giá tiêu dùng của Hà Nội tăng {}%.", "CPI của Hà Nội năm 2024 tăng {}%."),
]
OTHER = [
    ("Xuất khẩu cà phê của Việt Nam năm 2023 đạt {} tấn.", "Xuất khẩu hồ tiêu của Việt Nam năm 2023 đạt {} tấn."),
    ("Xuất khẩu cà phê của Việt Nam năm 2023 đạt {} USD.", "Xuất khẩu của Việt Nam năm 2023 đạt {} USD."),
    ("Năm 2023, giá vàng SJC tăng {} đồng.", "Năm 2023, giá vàng nhẫn SJC tăng {} đồng."),
    ("Năm 2024, giá mua của ABC đạt {} đồng.", "Năm 2024, giá bán của ABC đạt {} đồng."),
    ("Năm 2024, doanh thu của ABC đạt {} đồng.", "Năm 2024, doanh thu thuần của ABC đạt {} đồng."),
    (
        "Năm 2024, xuất khẩu của Việt Nam sang Nga đạt {} USD.",
        "Năm 2024, xuất khẩu của Nga sang Việt Nam đạt {} USD.",
    ),
    (
        "Năm 2024, nhập khẩu của Việt Nam từ Nga đạt {} USD.",
        "Năm 2024, nhập khẩu của Nga từ Việt Nam đạt {} USD.",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_in_other_words_is_one_group(tmp_path: Path, one: str, other: str) -> None:
    (group,) = groups(tmp_path, [one.format("5"), other.format("7")])
    assert group.verdict == "contradict"


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_is_qualified_otherwise_is_another_group(tmp_path: Path, one: str, other: str) -> None:
    assert groups(tmp_path, [one.format("5"), other.format("7")]) == []
    (group,) = groups(tmp_path, [one.format("5"), one.format("7")])
    assert group.verdict == "contradict"


COUNTS = [
    ("54 người chết", "57 người thiệt mạng", True),
    ("54 người chết", "57 ca tử vong", True),
    ("54 người bị thương", "57 nạn nhân bị thương", True),
    ("54 người", "57 người bị thương nặng", False),
    ("54 người chết", "57 người bị thương", False),
    ("54 người dân", "57 người", False),
    ("54 công nhân", "57 kỹ sư", False),
]


@pytest.mark.parametrize(("one", "other", "same"), COUNTS)
def test_what_is_counted_goes_by_its_noun_and_the_dead_by_any_verb(
    tmp_path: Path, one: str, other: str, same: bool
) -> None:
    found = groups(tmp_path, [f"Năm 2015, Nepal có {one}.", f"Năm 2015, Nepal có {other}."])
    assert [group.verdict for group in found] == ["contradict"] * same


def test_concepts_of_a_users_own_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    table = "concept\tvi\ten\tforms\nstall_fee\tphí sạp\tstall fee\tphí sạp | tiền thuê sạp\n"
    (tmp_path / "mine" / "concepts.tsv").write_text(table, encoding="utf-8")
    texts = ["Năm 2024, phí sạp của ABC đạt 5 đồng.", "Năm 2024, tiền thuê sạp của ABC đạt 5 đồng."]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    assert run("extract", "0.txt", "1.txt", "--words", "mine", "-o", "facts.jsonl").returncode == 0
    assert run("compare", "facts.jsonl", "--words", "mine").stdout.startswith(b"agree")


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


MODIFIERS = [None, None, "more_than", "less_than", "approx", "nearly", "equal_or_more", "equal_or_less", "order_of"]


def write_facts(path: Path, facts: Iterable[Fact]) -> str:
    path.write_bytes(b"".join(encode(fact) + b"\n" for fact in facts))
    return str(path)


def revenue(make_fact: Callable[..., Fact], article: int, value: int, of: str = "ABC", **keys: Any) -> Fact:
    """One article's word on what a company earned."""
    return make_fact(
        f"{value} đồng",
        article=f"a{article}",
        kind="money",
        value=str(value),
        unit="VND",
        concept="revenue",
        measure=Mention("doanh thu", 0, 9),
        subject=Actor(of, 0, 3, None),
        **keys,
    )


def interval(value: float, modifier: str | None) -> tuple[float, float]:
    """What docs/compare.md says that a whole number from 1 to 9 stands for."""
    slack = min(0.5, value / 40)
    return {
        None: (value - slack, value + slack),
        "more_than": (value, math.inf),
        "equal_or_more": (value, math.inf),
        "less_than": (-math.inf, value),
        "equal_or_less": (-math.inf, value),
        "approx": (value * 0.9, value * 1.1),
        "nearly": (value * 0.9, value),
        "order_of": (value, value * 10),
    }[modifier]


def test_statements_are_compatible_where_one_value_is_in_an_interval_of_every_article(
    tmp_path: Path, make_fact: Callable[..., Fact]
) -> None:
    chance = random.Random(7)
    told = defaultdict(list)
    facts = []
    for _ in range(1500):
        of, article, value = f"C{chance.randrange(300)}", chance.randrange(4), chance.randint(1, 9)
        modifier = chance.choice(MODIFIERS)
        told[of].append((article, interval(value, modifier)))
        facts.append(revenue(make_fact, article, value, of, modifier=modifier))
    found = {group.subject: group for group in compare([write_facts(tmp_path / "f.jsonl", facts)])}
    for of, statements in told.items():
        articles = {article for article, _ in statements}
        together = any(
            {article for article, (least, most) in statements if least <= point <= most} == articles
            for _, (point, _) in statements
        )
        assert (of in found) == (len(articles) > 1)
        if of in found:
            assert (found[of].verdict != "contradict") == together, statements


def test_a_group_of_many_articles_takes_no_longer_than_it_is_large(
    tmp_path: Path, make_fact: Callable[..., Fact]
) -> None:
    def seconds(articles: int) -> float:
        path = write_facts(tmp_path / "f.jsonl", (revenue(make_fact, each, each + 1) for each in range(articles)))
        began = time.process_time()
        [group] = compare([path])
        assert (group.verdict, group.articles) == ("contradict", articles)
        return time.process_time() - began

    seconds(100)
    assert seconds(40_000) < 8 * seconds(10_000)


def test_what_goes_into_a_file_is_what_a_wide_window_shows(
    tmp_path: Path, make_fact: Callable[..., Fact], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [REVENUE.format(amount) for amount in ("15,2 tỷ", "trên 17 tỷ")]
    told = groups(tmp_path, [*texts, f"Theo ông Nam, {texts[0]}"])
    told += with_sentences(told, [Article("a0", texts[0]), Article("a1", "\x1b[31m" + texts[1])])
    monkeypatch.setenv("NO_COLOR", "1")
    plain, shown = BytesIO(), BytesIO()
    write_table(told, plain)
    monkeypatch.setattr("factx.writers.groups.window_of", lambda out: 400)
    write_table(told, shown)
    assert plain.getvalue() == shown.getvalue()
    assert plain.getvalue().count(b"\n") == 2 * (1 + 3 + 1)


def test_a_table_of_many_groups_into_a_file_is_drawn_in_no_time(tmp_path: Path, make_fact: Callable[..., Fact]) -> None:
    facts = (revenue(make_fact, article, 5, of=f"C{of}") for of in range(2000) for article in (0, 1))
    path = write_facts(tmp_path / "f.jsonl", facts)
    began = time.process_time()
    write_table(compare([path]), out := BytesIO())
    assert out.getvalue().startswith(b"agree")
    assert time.process_time() - began < 10  # seconds; a hundredth of it is usual
