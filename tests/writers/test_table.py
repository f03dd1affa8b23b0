"""The table: readable on a terminal, whole when piped, harmless whatever the article holds."""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from rich.cells import cell_len
from rich.text import Text

from factx.article import Article
from factx.fact import Actor, Change, Fact, Mention, Period
from factx.writers import table
from factx.writers.cells import amount

MakeFact = Callable[..., Fact]

ARTICLE = Article("news/a.txt", "", "Nga bán 18 máy bay", date(2025, 11, 27))


class Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True


def piped(facts: list[Fact], article: Article = ARTICLE) -> str:
    out = io.BytesIO()
    table.write([(article, facts)], out)
    return out.getvalue().decode()


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def show(facts: list[Fact], columns: int) -> str:
        monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((columns, 24)))
        out = Terminal()
        table.write([(ARTICLE, facts)], out)
        return out.getvalue().decode()

    return show


def without_colour(shown: str) -> str:
    return Text.from_ansi(shown).plain


def letters(shown: str) -> list[str]:
    return sorted("".join(shown.replace("─", "").split()))


@pytest.fixture
def facts(make_fact: MakeFact) -> list[Fact]:
    return [
        make_fact("trên 15 tỷ USD", kind="money", value="15E+9", unit="USD", modifier="more_than"),
        make_fact("từ tháng 1 đến tháng 9/2025", kind="date", iso="2025-01/2025-09"),
        make_fact("250.000 thùng/ngày", kind="quantity", value="250000", unit="{thùng}", per="d"),
    ]


@pytest.fixture
def facts_in_context(make_fact: MakeFact) -> list[Fact]:
    return [
        make_fact(
            "13,6%",
            kind="percent",
            value="13.6",
            unit="%",
            measure=Mention("kim ngạch thương mại hai chiều", 0, 1),
            change=Change("up", "by"),
            period=Period("2025", "năm 2025", 0, 1),
            subject=Actor("Việt Nam", 0, 1, "VN"),
            partner=Actor("Nga", 0, 1, "RU"),
            speaker=Mention("Bộ Công Thương", 0, 1),
        )
    ]


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ({"kind": "money", "value": "15E+9", "unit": "USD"}, "15,000,000,000 USD"),
        ({"kind": "money", "low": "15", "high": "17", "unit": "VND", "per": "mo"}, "15–17 VND/mo"),
        ({"kind": "percent", "value": "13.60", "unit": "%"}, "13.60%"),
        ({"kind": "percent", "value": "0.25", "unit": "pp"}, "0.25 pp"),
        ({"kind": "ratio", "value": "0.333333", "unit": "1"}, "0.333333"),
        ({"kind": "count", "value": "1550", "unit": "đầu đạn"}, "1,550 đầu đạn"),
        ({"kind": "quantity", "value": "2", "unit": "{lượng}", "per": "{người}"}, "2 lượng/người"),
        ({"kind": "ordinal", "value": "3"}, "3"),
        ({"kind": "date", "iso": "2025"}, ""),
    ],
)
def test_amounts_are_for_reading(make_fact: MakeFact, keys: dict[str, str], shown: str) -> None:
    assert amount(make_fact(**keys)) == shown


def test_piped_it_is_plain_aligned_text(facts: list[Fact]) -> None:
    assert piped(facts) == (
        "news/a.txt  2025-11-27\n"
        "Nga bán 18 máy bay\n"
        " kind       text                          value                modifier    iso\n"
        + "─"
        * 91
        + "\n money      trên 15 tỷ USD                15,000,000,000 USD   more than\n"
        " date       từ tháng 1 đến tháng 9/2025                                    2025-01/2025-09\n"
        " quantity   250.000 thùng/ngày            250,000 thùng/d\n"
        "\n"
    )


def test_piped_nothing_is_cut_off_or_wrapped(make_fact: MakeFact) -> None:
    long = "18 " + "máy bay " * 200 + "x" * 500
    assert f" {long} " in piped([make_fact(long, value="18", unit="máy bay")])


def test_a_column_stands_only_where_there_is_something_in_it(facts: list[Fact], facts_in_context: list[Fact]) -> None:
    assert piped(facts[2:]).splitlines()[2].split() == ["kind", "text", "value"]
    assert piped(facts[1:2]).splitlines()[2].split() == ["kind", "text", "iso"]
    assert piped(facts).splitlines()[2].split() == ["kind", "text", "value", "modifier", "iso"]
    header = piped(facts + facts_in_context).splitlines()[2].split()
    assert header[5:] == ["measure", "change", "period", "subject", "partner", "speaker"]


def test_an_article_without_what_is_looked_for_says_so() -> None:
    assert piped([]) == "news/a.txt  2025-11-27\nNga bán 18 máy bay\n nothing found\n\n"


@pytest.mark.parametrize("columns", [200, 80, 60, 40])
def test_on_a_terminal_it_stays_within_the_window_and_loses_nothing(
    on_terminal: Callable[..., str], facts: list[Fact], columns: int
) -> None:
    shown = without_colour(on_terminal(facts, columns))
    assert max(map(cell_len, shown.splitlines())) <= columns
    stated = letters("".join(piped(facts).splitlines()[4:]))  # headings differ
    assert Counter(stated) <= Counter(letters(shown))


@pytest.mark.parametrize("columns", [120, 100, 80, 70])
def test_a_number_is_never_broken(
    on_terminal: Callable[..., str],
    make_fact: MakeFact,
    facts: list[Fact],
    facts_in_context: list[Fact],
    columns: int,
) -> None:
    money = make_fact(
        "900 tỷ đồng mỗi năm", kind="money", value="900E+9", unit="VND", per="a", modifier="equal_or_more",
        measure=Mention("https://vidu.vn/mot-cai-ten-dai-khong-co-khoang-trang-nao", 0, 1),
    )  # fmt: skip
    shown = without_colour(on_terminal([*facts, *facts_in_context, money], columns))
    assert max(map(cell_len, shown.splitlines())) <= columns
    assert {"900,000,000,000", "15,000,000,000", "2025-01/2025-09", "13.6%"} <= {*shown.split()}


def test_in_a_narrow_window_context_shares_one_column(
    on_terminal: Callable[..., str], facts_in_context: list[Fact]
) -> None:
    shown = without_colour(on_terminal(facts_in_context, 80))
    assert max(map(cell_len, shown.splitlines())) <= 80
    assert "speaker: Bộ Công Thương" in " ".join(shown.split())


def test_colour_is_for_terminals_and_can_be_refused(
    on_terminal: Callable[..., str], facts: list[Fact], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b[" in on_terminal(facts, 80)
    assert "\x1b[" not in piped(facts)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" not in piped(facts)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in on_terminal(facts, 80)


def test_nothing_in_an_article_reaches_the_terminal_as_a_command(make_fact: MakeFact) -> None:
    evil = "\x1b[31m18\x07\x9b2J \u202emáy\r\nbay\u200b [bold]x[/bold] :smile: \ud800"
    shown = piped([make_fact(evil)], Article(evil, "", evil))
    assert all(line.isprintable() for line in shown.split("\n"))
    assert shown.count(r"\x1b[31m18\x07\x9b2J \u202emáy") == 3
    assert shown.count(r"[bold]x[/bold] :smile: \ud800") == 3


def test_wide_and_combining_characters_keep_the_columns(make_fact: MakeFact) -> None:
    lines = piped([make_fact("中文字", iso="X"), make_fact("ma\u0301y bay", iso="X")]).splitlines()
    before = [cell_len(line[: line.index("X")]) for line in lines if "X" in line]
    assert len(before) == 2
    assert len(set(before)) == 1
