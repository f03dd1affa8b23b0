"""The page as people use it, in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import json
import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from factx.article import Article
from factx.evaluate import evaluate
from factx.extraction import extract_article
from factx.fact import Fact
from factx.writers import html, jsonl

OPEN = Callable[..., Page]

RUSSIA = Article(
    "nga.txt",
    "date 2025-01-15 Xuất khẩu của Nga\n"
    "Năm 2024, kim ngạch xuất khẩu của Nga đạt trên 15 tỷ USD, tăng 13,6% so với năm 2023.\n"
    "Theo ông Nam, khoảng 30 quốc gia đã mua 18 máy bay.",
    "Xuất khẩu của Nga",
    date(2025, 1, 15),
)
INDIA = Article(
    "an-do.txt",
    "Năm 2023, kim ngạch xuất khẩu của Ấn Độ đạt từ 10 đến 12 tỷ USD.\nGiá gạo là 500 USD/tấn.",
    "Ấn Độ bán gạo",
    date(2025, 3, 1),
)
QUIET = Article("tho.txt", "Trời trong xanh.", "Một bài thơ")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "Chromium is missing: make test installs it (apt-get install chromium)"
    with sync_playwright() as playwright:
        # Chromium refuses to run as root with its sandbox.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """Errors, warnings, dialogs and requests of the pages of a test, of which there must be none at its end."""
    complaints: list[str] = []
    yield complaints
    assert not complaints, complaints


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path, complaints: list[str]) -> Iterator[OPEN]:
    """Opens a page of articles from disk."""
    contexts = []

    def ask(address: str) -> None:
        if not address.startswith((tmp_path.as_uri(), "data:", "blob:")):
            complaints.append(address)

    def open_page(
        articles: Iterable[Article] = (RUSSIA, INDIA, QUIET),
        at: str = "",
        extract: Callable[[Article], list[Fact]] = extract_article,
        **settings: Any,
    ) -> Page:
        path = tmp_path / "facts.html"
        with path.open("wb") as out:
            html.write(((article, extract(article)) for article in articles), out)
        context = browser.new_context(**({"locale": "en-GB", "viewport": {"width": 1360, "height": 800}} | settings))
        contexts.append(context)
        context.set_default_timeout(5000)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on("request", lambda request: ask(request.url))
        page.goto(path.as_uri() + at)
        return page

    yield open_page
    for context in contexts:
        context.close()


def mark(page: Page, text: str) -> Locator:
    return page.locator("mark", has_text=text).first


def reading(page: Page) -> dict[str, str]:
    """What the opened reading says, part by part."""
    names = page.locator("#reading dl.parts dt").all_inner_texts()
    values = page.locator("#reading dl.parts dd").all_inner_texts()
    return dict(zip(names, values, strict=True))


def rows(page: Page, column: str) -> list[str]:
    return page.locator(f"#facts tbody tr:not(.spacer) td.{column}").all_inner_texts()


class TestArticles:
    def test_figures_are_marked_in_place_by_kind(self, open_page: OPEN) -> None:
        page = open_page()
        marks = page.locator("#article mark")
        assert list(
            zip(marks.evaluate_all("all => all.map(mark => mark.dataset.kind)"), marks.all_inner_texts(), strict=True)
        ) == [
            ("date", "Năm 2024"),
            ("money", "trên 15 tỷ USD"),
            ("percent", "13,6%"),
            ("date", "năm 2023"),
            ("count", "khoảng 30 quốc gia"),
            ("count", "18 máy bay"),
        ]
        assert page.locator("#article p").last.inner_text() == RUSSIA.text.splitlines()[2]
        assert mark(page, "15 tỷ").get_attribute("aria-label") == "trên 15 tỷ USD, money"

    def test_a_click_opens_the_reading_and_lights_up_the_words_of_each_part(self, open_page: OPEN) -> None:
        page = open_page()
        mark(page, "15 tỷ").click()
        told = reading(page)
        assert page.locator("#reading h3").inner_text() == "more than 15,000,000,000\u00a0USD"
        assert {name: told[name] for name in ("Bound", "Measure", "Concept", "Subject")} == {
            "Bound": "more than\ntrên",
            "Measure": "kim ngạch xuất khẩu của Nga",
            "Concept": "value of exports",
            "Subject": "Nga\nRussia",
        }
        assert told["Period"] == "2024\nNăm 2024"
        assert told["Rule"] == "money.amount"
        lit = page.locator("#article .part")
        words: dict[str, str] = {}
        for part, text in zip(
            lit.evaluate_all("all => all.map(e => e.dataset.part)"), lit.all_inner_texts(), strict=True
        ):
            words[part] = words.get(part, "") + text
        assert words == {
            "period": "Năm 2024",
            "measure": "kim ngạch xuất khẩu của ",
            "subject": "Nga",
            "modifier": "trên",
            "number": "15 tỷ",
            "unit": "USD",
        }
        page.locator("#reading .close").click()
        expect(lit).to_have_count(0)

    def test_by_keyboard_alone(self, open_page: OPEN) -> None:
        page = open_page()
        mark(page, "Năm 2024").focus()
        page.keyboard.press("ArrowRight")
        expect(mark(page, "15 tỷ")).to_be_focused()
        expect(mark(page, "15 tỷ")).to_have_attribute("aria-pressed", "true")
        page.keyboard.press("Enter")
        expect(page.locator("#reading")).to_be_focused()
        page.keyboard.press("a")
        expect(page.locator("#announce")).to_have_text("Accepted")
        page.keyboard.press("Escape")
        expect(mark(page, "15 tỷ")).to_be_focused()
        page.keyboard.press("j")
        expect(page.locator("#article h2")).to_have_text("Ấn Độ bán gạo")
        page.keyboard.press("/")
        expect(page.locator("[name=text]")).to_be_focused()
        page.keyboard.type("ja")  # letters are letters where one types
        expect(page.locator("#article")).to_contain_text("No article has such a figure.")

    @pytest.mark.parametrize(("key", "figure"), [("ArrowRight", "Năm 2024"), ("ArrowLeft", "18 máy bay")])
    def test_arrows_work_as_soon_as_the_page_is_open(self, open_page: OPEN, key: str, figure: str) -> None:
        page = open_page()
        page.keyboard.press(key)
        expect(mark(page, figure)).to_be_focused()
        expect(mark(page, figure)).to_have_attribute("aria-pressed", "true")

    def test_enter_opens_the_first_reading_as_soon_as_the_page_is_open(self, open_page: OPEN) -> None:
        page = open_page()
        page.keyboard.press("Enter")
        expect(page.locator("#reading")).to_be_focused()
        expect(page.locator("#reading h3")).to_have_text("2024")

    def test_j_and_k_go_from_article_to_article_wherever_nothing_is_typed(self, open_page: OPEN) -> None:
        page = open_page()
        page.keyboard.press("j")
        expect(page.locator("#article h2")).to_have_text("Ấn Độ bán gạo")
        page.locator("#theme").focus()
        page.keyboard.press("k")
        expect(page.locator("#article h2")).to_contain_text("Xuất khẩu của Nga")
        page.locator("#to-table").click()
        page.keyboard.press("j")  # no article is on show
        expect(page.locator("#facts")).to_be_visible()

    def test_a_decision_is_made_in_the_article_alone(self, open_page: OPEN) -> None:
        page = open_page()
        mark(page, "15 tỷ").click()
        page.locator("#theme").focus()
        page.keyboard.press("r")
        expect(mark(page, "15 tỷ")).to_have_attribute("data-verdict", "open")

    def test_the_list_goes_from_article_to_article(self, open_page: OPEN) -> None:
        page = open_page()
        page.locator("#list-rows a").first.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator("#article h2")).to_have_text("Ấn Độ bán gạo")
        expect(page.locator("#list-rows [aria-current]")).to_contain_text("Ấn Độ bán gạo")
        page.go_back()
        expect(page.locator("#article h2")).to_contain_text("Xuất khẩu của Nga")

    def test_an_address_leads_to_a_figure(self, open_page: OPEN) -> None:
        page = open_page(at="#articles/1/2")
        expect(page.locator("mark[aria-pressed=true]")).to_have_text("500 USD/tấn")
        assert page.locator("#reading h3").inner_text() == "500\u00a0USD/tonne"

    def test_positions_hold_where_javascript_counts_otherwise(self, open_page: OPEN) -> None:
        page = open_page([Article("a.txt", "😀😀 Nga bán 18 máy bay 😀, thu 15 tỷ USD.")])
        expect(page.locator("mark")).to_have_text(["18 máy bay", "15 tỷ USD"])


class TestDates:
    """A date of which the article leaves something open is told in words, with its code beside."""

    OPEN_DATES: ClassVar = {
        "XXXX-XX-XX": ("day unknown", "chưa rõ ngày"),
        "XXXX-WXX-2": ("Tuesday, week unknown", "thứ Ba, chưa rõ tuần"),
        "XXXX-WXX": ("week unknown", "chưa rõ tuần"),
        "XXXX": ("year unknown", "chưa rõ năm"),
        "XXXX-03": ("Mar, year unknown", "tháng 3, chưa rõ năm"),
        "XXXX-02-29": ("29 Feb, year unknown", "29/2, chưa rõ năm"),
        "XXXX-XX-05": ("day 5, month unknown", "ngày 5, chưa rõ tháng"),
        "2025-XX-05": ("day 5, month unknown, 2025", "ngày 5, chưa rõ tháng, 2025"),
        "XXXX-Q2": ("Q2, year unknown", "quý 2, chưa rõ năm"),
        "XXXX-QX": ("quarter unknown", "chưa rõ quý"),
        "XXXX-H1": ("first half of the year, year unknown", "nửa đầu năm, chưa rõ năm"),
        "XXXX-WI": ("winter, year unknown", "mùa đông, chưa rõ năm"),
        "XXXX-XX-XXTMO": ("morning, day unknown", "buổi sáng, chưa rõ ngày"),
    }

    @pytest.mark.parametrize(("language", "locale"), [(0, "en-GB"), (1, "vi-VN")])
    def test_dates_with_something_open(self, open_page: OPEN, language: int, locale: str) -> None:
        def extract(article: Article) -> list[Fact]:
            [fact] = extract_article(article)
            return [msgspec.structs.replace(fact, iso=article.id)]

        page = open_page([Article(iso, "Năm 2024.") for iso in self.OPEN_DATES], extract=extract, locale=locale)
        for position, (iso, said) in enumerate(self.OPEN_DATES.items()):
            page.evaluate("address => location.hash = address", f"#articles/{position}/0")
            expect(page.locator("#reading h3")).to_have_text(said[language])
            expect(page.locator("#reading dl code").first).to_have_text(iso)

    def test_a_period_has_its_code_beside(self, open_page: OPEN) -> None:
        page = open_page([Article("a.txt", "Hôm qua, Nga bán 18 máy bay.")])
        mark(page, "18 máy bay").click()
        assert reading(page)["Period"] == "day unknown XXXX-XX-XX\nHôm qua"
        page.locator("#to-table").click()
        cell = page.locator("#facts tbody td.period", has_text="day unknown")
        expect(cell).to_have_attribute("title", "day unknown · XXXX-XX-XX")


class TestFilters:
    def test_by_kind(self, open_page: OPEN) -> None:
        page = open_page()
        page.locator(".chip[data-kind=money]").click()
        expect(page.locator("#article mark")).to_have_text(["trên 15 tỷ USD"])
        expect(page.locator("#list-rows a")).to_have_count(2)
        page.locator(".chip[data-kind=percent]").click()
        expect(page.locator("#article mark")).to_have_text(["trên 15 tỷ USD", "13,6%"])
        expect(page.locator("#announce")).to_have_text("4 figures in 2 articles")
        page.locator("#clear").click()
        expect(page.locator("#article mark")).to_have_count(6)

    @pytest.mark.parametrize("typed", ["GAO", "gạo la 500", "giá gạo"])
    def test_by_text_with_or_without_marks(self, open_page: OPEN, typed: str) -> None:
        page = open_page()
        page.locator("[name=text]").fill(typed)
        expect(page.locator("#list-rows a")).to_have_count(1)
        expect(mark(page, "500 USD/tấn")).to_be_visible()

    @pytest.mark.parametrize(
        ("field", "typed", "figures"),
        [
            ("concept", "value of exports", ["trên 15 tỷ USD", "13,6%"]),
            ("concept", "kim ngach xuat", ["trên 15 tỷ USD", "13,6%"]),
            ("subject", "Russia", ["trên 15 tỷ USD", "13,6%"]),
            ("subject", "nga", ["trên 15 tỷ USD", "13,6%"]),
        ],
    )
    def test_by_concept_and_subject_in_either_language(
        self, open_page: OPEN, field: str, typed: str, figures: list[str]
    ) -> None:
        page = open_page()
        page.locator(f"[name={field}]").fill(typed)
        expect(page.locator("#article mark")).to_have_text(figures)

    def test_by_what_is_checked(self, open_page: OPEN) -> None:
        page = open_page()
        mark(page, "15 tỷ").click()
        page.locator("button.rejected").click()
        page.locator("[name=review]").select_option("rejected")
        expect(page.locator("#article mark")).to_have_text(["trên 15 tỷ USD"])
        page.locator("[name=review]").select_option("open")
        expect(page.locator("#article mark")).to_have_count(5)


class TestTable:
    def test_it_holds_every_figure_and_sorts(self, open_page: OPEN) -> None:
        page = open_page(at="#table")
        expect(page.locator("#table-count")).to_have_text("9 figures in 2 articles")
        page.locator("th button[name=value]").click()
        assert rows(page, "value")[:3] == [
            "10,000,000,000–12,000,000,000\u00a0USD",
            "15,000,000,000\u00a0USD",
            "500\u00a0USD/tonne",
        ]
        expect(page.locator("th.value")).to_have_attribute("aria-sort", "ascending")
        expect(page.locator("th button[name=value]")).to_be_focused()
        page.keyboard.press("Enter")
        assert rows(page, "value")[-3:] == [
            "500\u00a0USD/tonne",
            "15,000,000,000\u00a0USD",
            "10,000,000,000–12,000,000,000\u00a0USD",
        ]
        expect(page.locator("#announce")).to_have_text("Sorted by Value, descending")

    def test_every_column_sorts_both_ways(self, open_page: OPEN) -> None:
        page = open_page(at="#table")
        for column in page.locator("th button").evaluate_all("all => all.map(button => button.name)"):
            header = page.locator(f"th button[name={column}]")
            header.click()
            there = rows(page, column)
            header.click()
            assert rows(page, column) == there[::-1], column

    def test_a_row_jumps_to_its_place(self, open_page: OPEN) -> None:
        page = open_page(at="#table")
        page.locator("tr", has_text="500 USD").locator("td.measure").click()
        expect(page.locator("mark[aria-pressed=true]")).to_have_text("500 USD/tấn")
        expect(page.locator("mark[aria-pressed=true]")).to_be_focused()
        page.go_back()
        expect(page.locator("#facts")).to_be_visible()


class TestPlots:
    def test_numbers_ranges_and_bounds_are_drawn_as_such(self, open_page: OPEN) -> None:
        page = open_page(at="#plots")
        for chart in ("#chart-time", "#chart-subjects"):
            expect(page.locator(f"{chart} .number circle")).to_have_count(1)
            expect(page.locator(f"{chart} .range path")).to_have_count(1)
            expect(page.locator(f"{chart} .bound path")).to_have_count(1)
        expect(page.locator("#chart-time svg")).to_have_attribute(
            "aria-label", "value of exports (USD) over time: 2 figures"
        )

    @pytest.mark.parametrize("days", [2, 40, 100, 400, 2000, 40_000])
    @pytest.mark.parametrize(("width", "locale"), [(360, "en-GB"), (1280, "vi-VN")])
    def test_labels_of_time_neither_touch_nor_repeat(self, open_page: OPEN, days: int, width: int, locale: str) -> None:
        day = [date(2025, 12, 17) - timedelta(round(days * share)) for share in (0, 0.4, 1)]
        page = open_page(
            [Article(str(each), "Xuất khẩu đạt 15 tỷ USD.", published=each) for each in day],
            at="#plots",
            viewport={"width": width, "height": 800},
            locale=locale,
        )
        for chart in ("#chart-days", "#chart-time"):
            labels = page.locator(f"{chart} g:has(> text)").last.locator("text")
            texts = labels.all_text_contents()
            assert texts, chart
            assert len(set(texts)) == len(texts), chart
            boxes = labels.evaluate_all("all => all.map(e => e.getBoundingClientRect()).map(e => [e.left, e.right])")
            assert all(one[1] + 3 < other[0] for one, other in pairwise(boxes)), (chart, texts)

    @pytest.mark.parametrize(
        ("a_day", "labels"), [(1, ["0", "1"]), (2, ["0", "1", "2"]), (4, ["0", "1", "2", "3", "4"])]
    )
    def test_articles_are_counted_in_whole_numbers(self, open_page: OPEN, a_day: int, labels: list[str]) -> None:
        days = [date(2025, 1, 1), *[date(2025, 3, 1)] * a_day, date(2025, 12, 1)]
        page = open_page(
            [Article(f"{at}", "Xuất khẩu đạt 15 tỷ USD.", published=day) for at, day in enumerate(days)], at="#plots"
        )
        assert page.locator("#chart-days g:has(> text)").first.locator("text").all_text_contents() == labels

    def test_another_unit_and_the_way_into_the_table(self, open_page: OPEN) -> None:
        page = open_page(at="#plots")
        unit = page.locator("select[name=unit]")
        unit.select_option(label="change in % (1)")
        expect(page.locator("#chart-time .number circle")).to_have_count(1)
        expect(page.locator("#chart-time .range path")).to_have_count(0)
        page.locator("button", has_text="Show these in the table").click()
        expect(page.locator("#facts tbody td.words")).to_have_text(["13,6%"])

    def test_bars_tell_what_it_is_about_and_filter(self, open_page: OPEN) -> None:
        page = open_page(at="#plots")
        cards = page.locator(".bars")
        assert cards.nth(0).locator("li").first.inner_text().split("\n") == ["date", "3"]
        assert cards.nth(1).locator("li").first.inner_text().split("\n") == ["value of exports", "3"]
        cards.nth(2).get_by_text("India").click()
        expect(page.locator("[name=subject]")).to_have_value("India")
        expect(page.locator("#plots .count").first).to_have_text("1 figure in 1 article")

    def test_a_click_on_a_mark_leads_to_its_figure(self, open_page: OPEN) -> None:
        page = open_page(at="#plots")
        dot = page.locator("#chart-subjects .number circle")
        dot.scroll_into_view_if_needed()
        dot.hover()
        expect(page.locator("#chart-subjects svg")).to_contain_text("trên 15 tỷ USD")
        dot.click()
        expect(page.locator("mark[aria-pressed=true]")).to_have_text("trên 15 tỷ USD")

    def test_what_is_rejected_is_not_drawn(self, open_page: OPEN) -> None:
        page = open_page()
        mark(page, "15 tỷ").click()
        page.locator("button.rejected").click()
        page.locator("#to-plots").click()
        page.locator("select[name=unit]").select_option(label="USD (1)")
        expect(page.locator("#chart-time .number circle")).to_have_count(0)
        expect(page.locator("#chart-time .range path")).to_have_count(1)


def download(page: Page) -> list[dict[str, Any]]:
    with page.expect_download() as done:
        page.locator("#download").click()
    assert done.value.suggested_filename == "corrections.jsonl"
    return [json.loads(line, parse_float=str) for line in done.value.path().read_text(encoding="utf-8").splitlines()]


class TestCorrections:
    def test_what_is_decided_is_downloaded_as_annotations(self, open_page: OPEN) -> None:
        page = open_page()
        expect(page.locator("#download")).to_be_disabled()
        mark(page, "15 tỷ").click()
        page.locator("button.accepted").click()
        mark(page, "13,6%").click()
        page.locator("button.rejected").click()
        mark(page, "khoảng 30").click()
        page.locator("button.edited").click()
        page.locator("#reading [name=value]").fill("31")
        page.locator("#reading [name=modifier]").select_option("")
        page.locator("#reading [name=speaker]").fill("ông Nam")
        page.locator("#reading button[type=submit]").click()
        expect(page.locator("#download")).to_have_text("Download corrections (3)")
        start = RUSSIA.text.index("trên 15")
        assert download(page) == [
            {"article": "nga.txt", "text": "Năm 2024", "nth": 0, "start": 34, "end": 42, "kind": "ignore"},
            {
                "article": "nga.txt", "text": "trên 15 tỷ USD", "nth": 0, "start": start, "end": start + 14,
                "kind": "money", "value": 15000000000, "unit": "USD", "per": None, "mod": "more_than",
                "measure": "kim ngạch xuất khẩu của Nga", "change": None, "period": "2024",
                "subject": "Nga", "partner": None, "speaker": None,
            },
            {
                "article": "nga.txt", "text": "", "nth": 0, "start": 97, "end": 97, "kind": "ignore",
                "rejected": "13,6%",
            },
            {"article": "nga.txt", "text": "năm 2023", "nth": 0, "start": 110, "end": 118, "kind": "ignore"},
            {
                "article": "nga.txt", "text": "khoảng 30 quốc gia", "nth": 0, "start": 134, "end": 152,
                "kind": "count", "value": 31, "unit": "quốc gia", "per": None, "mod": None,
                "measure": "quốc gia", "change": None, "period": None,
                "subject": None, "partner": None, "speaker": "ông Nam",
            },
            {"article": "nga.txt", "text": "18 máy bay", "nth": 0, "start": 160, "end": 170, "kind": "ignore"},
        ]  # fmt: skip

    def test_they_stay_in_the_browser_and_can_be_taken_back(self, open_page: OPEN) -> None:
        page = open_page()
        mark(page, "15 tỷ").click()
        page.locator("button.rejected").click()
        page.reload()
        expect(mark(page, "15 tỷ")).to_have_attribute("data-verdict", "rejected")
        mark(page, "15 tỷ").click()
        page.locator("#reading button", has_text="Undo").click()
        expect(mark(page, "15 tỷ")).to_have_attribute("data-verdict", "open")
        expect(page.locator("#download")).to_be_disabled()
        page.reload()
        expect(mark(page, "15 tỷ")).to_have_attribute("data-verdict", "open")

    def test_what_was_edited_shows_what_it_was(self, open_page: OPEN) -> None:
        page = open_page()
        mark(page, "15 tỷ").click()
        page.locator("button.edited").click()
        page.locator("#reading [name=value]").fill("16000000000")
        page.locator("#reading button[type=submit]").click()
        assert reading(page)["Number"] == "16,000,000,000\n15 tỷ\nwas 15000000000"
        expect(page.locator(".verdict")).to_have_text("Edited")
        page.locator("#to-table").click()
        assert "16,000,000,000\u00a0USD" in rows(page, "value")

    def test_an_edit_that_changes_nothing_accepts(self, open_page: OPEN) -> None:
        page = open_page()
        mark(page, "15 tỷ").click()
        page.locator("button.edited").click()
        page.locator("#reading button[type=submit]").click()
        expect(mark(page, "15 tỷ")).to_have_attribute("data-verdict", "accepted")

    @pytest.mark.parametrize(
        ("field", "typed", "complaint"),
        [
            ("value", "15 tỷ", "Write a plain number"),
            ("period", "năm ngoái", "Write a date or time after TIMEX3"),
            ("subject", "Trung Quốc", "These words are not in the article."),
        ],
    )
    def test_a_wrong_entry_is_told_at_its_field(self, open_page: OPEN, field: str, typed: str, complaint: str) -> None:
        page = open_page()
        mark(page, "15 tỷ").click()
        page.locator("button.edited").click()
        control = page.locator(f"#reading [name={field}]")
        control.fill(typed)
        page.keyboard.press("Enter")
        expect(control).to_be_focused()
        expect(control).to_have_attribute("aria-invalid", "true")
        expect(page.locator(f"#wrong-{field}")).to_contain_text(complaint)
        page.keyboard.press("Escape")
        expect(page.locator("#download")).to_be_disabled()

    def test_words_selected_in_the_text_go_into_the_field(self, open_page: OPEN) -> None:
        page = open_page()
        mark(page, "khoảng 30").click()
        page.locator("button.edited").click()
        page.locator("#reading [name=measure]").focus()
        title = page.locator("#article h2")
        title.evaluate("({ lastChild: words }) => getSelection().setBaseAndExtent(words, 0, words, words.length)")
        title.dispatch_event("click")
        expect(page.locator("#reading [name=measure]")).to_have_value("Xuất khẩu của Nga")

    def test_words_that_stand_more_than_once_are_counted(self, open_page: OPEN) -> None:
        page = open_page([Article("a.txt", "😀 118 máy bay, rồi 18 máy bay nữa.")])
        page.locator("mark").nth(1).click()
        page.locator("button.accepted").click()
        figure = download(page)[1]
        assert (figure["text"], figure["nth"], figure["start"]) == ("18 máy bay", 1, 19)

    def test_numbers_keep_every_digit(self, open_page: OPEN) -> None:
        def extract(article: Article) -> list[Fact]:
            exact = Decimal("12345678901234567.123456789")
            return [msgspec.structs.replace(fact, value=exact) for fact in extract_article(article)]

        page = open_page([Article("a.txt", "Dài 12 km.")], extract=extract)
        page.locator("mark").click()
        page.locator("button.accepted").click()
        assert download(page)[0]["value"] == "12345678901234567.123456789"

    def test_an_article_in_which_all_is_rejected_stays_annotated(self, open_page: OPEN) -> None:
        page = open_page([Article("a.txt", "18 máy bay.")])
        page.locator("mark").click()
        page.locator("button.rejected").click()
        assert download(page) == [
            {"article": "a.txt", "text": "", "nth": 0, "start": 0, "end": 0, "kind": "ignore", "rejected": "18 máy bay"}
        ]

    def test_other_words_are_marked_in_their_place(self, open_page: OPEN) -> None:
        page = open_page([Article("a.txt", "Nga bán 118 hay 18 máy bay cũ.")])
        mark(page, "18 máy bay").click()
        page.locator("button.edited").click()
        page.locator("#reading [name=text]").fill("18 máy bay cũ")
        page.keyboard.press("Enter")
        for _ in range(2):
            expect(page.locator("mark[data-verdict=edited]")).to_have_text("18 máy bay cũ")
            page.reload()
        mark(page, "18 máy bay").click()
        page.locator("#reading button", has_text="Undo").click()
        expect(mark(page, "18 máy bay")).to_have_text("18 máy bay")

    def test_words_that_are_typed_anew_stay_where_they_were(self, open_page: OPEN) -> None:
        page = open_page([Article("a.txt", "Nga bán 18 máy bay, Ấn Độ mua 18 máy bay.")])
        page.locator("mark").last.click()
        page.locator("button.edited").click()
        page.locator("#reading [name=text]").fill("")
        page.keyboard.type("18 máy")
        page.keyboard.press("Enter")
        assert download(page)[1]["nth"] == 1

    @pytest.mark.parametrize(
        ("kind", "typed", "field", "complaint"),
        [
            ("money", {"value": ""}, "value", "Write the number, or both ends of a range."),
            ("money", {"value": "", "low": "5"}, "value", "Write the number, or both ends of a range."),
            ("money", {"value": "007"}, "value", "Write a plain number"),
            ("money", {"unit": "đồng"}, "unit", "Write the currency's three letters"),
            ("percent", {"unit": "phần trăm"}, "unit", "Write %, or pp"),
            ("date", {"iso": ""}, "iso", "Write a date or time after TIMEX3"),
            ("money", {"text": "Nga đạt trên 15 tỷ USD, tăng 13,6%"}, "text", "These words belong to another figure"),
        ],
    )
    def test_a_reading_is_whole(
        self, open_page: OPEN, kind: str, typed: dict[str, str], field: str, complaint: str
    ) -> None:
        page = open_page()
        mark(page, "15 tỷ").click()
        page.locator("button.edited").click()
        page.locator("#reading [name=kind]").select_option(kind)
        for name, value in typed.items():
            page.locator(f"#reading [name={name}]").fill(value)
        page.keyboard.press("Enter")
        expect(page.locator(f"#wrong-{field}")).to_contain_text(complaint)
        expect(page.locator("#download")).to_be_disabled()

    @pytest.mark.parametrize("kept", ["{", "null", "[]", "7"])
    def test_what_something_else_left_in_the_browser_does_no_harm(self, open_page: OPEN, kept: str) -> None:
        page = open_page()
        mark(page, "15 tỷ").click()
        page.locator("button.accepted").click()
        key = page.evaluate("Object.keys(localStorage)[0]")
        page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [key, kept])
        page.reload()
        expect(page.locator("#article mark")).to_have_count(6)
        expect(page.locator("#download")).to_be_disabled()

    def test_a_browser_that_keeps_nothing_is_told(self, open_page: OPEN) -> None:
        page = open_page()
        page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
        mark(page, "15 tỷ").click()
        page.locator("button.accepted").click()
        expect(page.locator("#announce")).to_contain_text("This browser keeps no corrections")
        assert len(download(page)) == 6


def select(page: Page, words: str) -> None:
    """Selects the words, which stand in one paragraph, by drawing the mouse over them."""
    start, end = page.evaluate(
        """words => {
            const texts = document.createTreeWalker(document.getElementById("article"), NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            const paragraphs = [...document.querySelectorAll("#article :is(h2, p)")];
            const wanted = paragraphs.find(paragraph => paragraph.textContent.includes(words));
            wanted.scrollIntoView({ block: "center" });
            let left = wanted.textContent.indexOf(words), missing = words.length;
            while (texts.nextNode() && missing) {
                const { data, parentElement } = texts.currentNode;
                if (!wanted.contains(parentElement)) continue;
                if (left >= data.length) { left -= data.length; continue; }
                if (missing === words.length) range.setStart(texts.currentNode, left);
                const taken = Math.min(missing, data.length - left);
                range.setEnd(texts.currentNode, left + taken);
                missing -= taken;
                left = 0;
            }
            const [first, last] = [[...range.getClientRects()][0], [...range.getClientRects()].at(-1)];
            return [[first.left + 1, first.top + first.height / 2], [last.right - 1, last.top + last.height / 2]];
        }""",
        words,
    )
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=4)
    page.mouse.up()


def write(page: Page, **parts: str) -> None:
    """Fills the form, the kind first."""
    for name, value in parts.items():
        control = page.locator(f"#reading [name={name}]")
        if control.evaluate("control => control.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)
    page.locator("#reading button[type=submit]").click()


MISSED = Article("a.txt", "😀 Nga bán 18 máy bay 😀, còn dăm bảy chiếc nữa; dăm bảy chiếc khác thì không bán.")


class TestAdding:
    def test_words_selected_by_mouse_become_a_figure(self, open_page: OPEN, tmp_path: Path) -> None:
        page = open_page([MISSED])
        select(page, "dăm bảy chiếc")
        offer = page.locator("#offer")
        expect(offer).to_have_text("Add a figure")
        offer.click()
        expect(page.locator("#article [data-part=draft]")).to_have_text("dăm bảy chiếc")
        expect(page.locator("#reading [name=kind]")).to_be_focused()
        write(page, kind="count", low="5", high="7", unit="chiếc", subject="Nga")
        expect(page.locator("#announce")).to_have_text("Added")
        marks = page.locator("mark")
        for _ in range(2):  # also after it is opened again
            expect(marks).to_have_text(["18 máy bay", "dăm bảy chiếc"])
            expect(marks.nth(1)).to_have_attribute("data-verdict", "added")
            expect(marks.nth(1)).to_have_attribute("aria-label", "dăm bảy chiếc, count, Added")
            expect(page.locator("#size")).to_have_text("2 figures in 1 article")
            page.reload()
        start = MISSED.text.index("dăm bảy chiếc")
        assert download(page) == [
            {"article": "a.txt", "text": "18 máy bay", "nth": 0, "start": 10, "end": 20, "kind": "ignore"},
            {
                "article": "a.txt", "text": "dăm bảy chiếc", "nth": 0, "start": start, "end": start + 13,
                "kind": "count", "value": None, "low": 5, "high": 7, "unit": "chiếc", "per": None, "mod": None,
                "measure": None, "change": None, "period": None, "subject": "Nga", "partner": None, "speaker": None,
            },
        ]  # fmt: skip

    def test_it_is_counted_as_missed_and_what_is_rejected_as_extra(self, open_page: OPEN, tmp_path: Path) -> None:
        page = open_page([MISSED, RUSSIA])
        mark(page, "18 máy bay").click()
        page.locator("button.accepted").click()
        select(page, "dăm bảy chiếc")
        page.keyboard.press("n")
        write(page, kind="count", low="5", high="7", unit="chiếc")
        page.keyboard.press("j")
        mark(page, "13,6%").click()
        page.locator("button.rejected").click()
        with page.expect_download() as done:
            page.locator("#download").click()
        with (tmp_path / "facts.jsonl").open("wb") as out:
            jsonl.write([(article, extract_article(article)) for article in (MISSED, RUSSIA)], out)
        found = evaluate(str(done.value.path()), str(tmp_path / "facts.jsonl"))
        assert (found.strict.p, found.strict.r) == (0.5, 0.5)
        assert [(each.what, each.text) for each in found.differences] == [
            ("missed", "dăm bảy chiếc"),
            ("extra", "13,6%"),
        ]

    def test_by_keyboard_words_are_typed_and_their_place_is_chosen(self, open_page: OPEN) -> None:
        page = open_page([MISSED])
        page.keyboard.press("n")
        expect(page.locator("#reading [name=text]")).to_be_focused()
        page.keyboard.type("dăm bảy chiếc")
        places = page.locator("#reading [name=at]")
        expect(places.locator("option")).to_have_text(
            [
                "… Nga bán 18 máy bay 😀, còn [dăm bảy chiếc] nữa; dăm bảy chiếc khác thì…",
                "… 😀, còn dăm bảy chiếc nữa; [dăm bảy chiếc] khác thì không bán.…",
            ]
        )
        page.keyboard.press("Tab")
        expect(places).to_be_focused()
        page.keyboard.press("End")
        assert page.locator("#article h2").evaluate(
            "h2 => h2.textContent.indexOf(h2.querySelector('[data-part=draft]').nextSibling.data)"
        ) > MISSED.text.rindex("dăm bảy chiếc")
        write(page, kind="count", low="5", high="7")
        expect(page.locator("#reading")).to_be_focused()
        assert download(page)[1]["nth"] == 1
        page.keyboard.press("Escape")
        expect(mark(page, "dăm bảy chiếc")).to_be_focused()

    def test_with_a_screen_reader(self, open_page: OPEN) -> None:
        page = open_page([MISSED])
        page.get_by_role("button", name="Add a figure", exact=True).click()
        form = page.get_by_role("form", name="Add a figure")
        form.get_by_role("textbox", name="Words").fill("dăm bảy chiếc")
        form.get_by_role("combobox", name="Place").select_option(index=1)
        form.get_by_role("combobox", name="Kind").select_option(label="count")
        form.get_by_role("button", name="Add", exact=True).click()
        value = form.get_by_role("textbox", name="Value", exact=True)
        expect(value).to_be_focused()
        expect(value).to_have_accessible_description("Write the number, or both ends of a range.")
        value.fill("6")
        form.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_role("status").filter(has_text="Added")).to_have_count(1)
        page.get_by_role("button", name="Remove").click()
        expect(page.get_by_role("status").filter(has_text="Figure removed")).to_have_count(1)
        assert audit(page) == []

    @pytest.mark.parametrize("form", ["NFC", "NFD"])
    def test_typed_words_are_found_however_the_article_composes_them(self, open_page: OPEN, form: Any) -> None:
        article = Article("a.txt", unicodedata.normalize(form, MISSED.text))
        page = open_page([article])
        page.keyboard.press("n")
        write(page, text="bảy chiếc khác", kind="count", value="7", subject="Nga")
        added = download(page)[-1]
        assert (
            article.text[added["start"] : added["end"]]
            == added["text"]
            == unicodedata.normalize(form, "bảy chiếc khác")
        )

    def test_it_is_edited_and_removed_like_others(self, open_page: OPEN) -> None:
        page = open_page([MISSED])
        select(page, "dăm bảy chiếc")
        page.keyboard.press("n")
        write(page, kind="count", low="5", high="7")
        page.keyboard.press("e")
        write(page, text="dăm bảy", value="20")
        expect(page.locator("mark")).to_have_text(["18 máy bay", "dăm bảy"])
        expect(page.locator(".verdict")).to_have_text("Added")
        page.locator("#to-table").click()
        assert rows(page, "words") == ["18 máy bay", "dăm bảy"]
        assert rows(page, "review") == ["", "Added"]
        page.locator("#filter-form [name=review]").select_option("added")
        expect(page.locator("#table-count")).to_have_text("1 figure in 1 article")
        page.locator("#facts tbody a").click()
        expect(page.locator("#reading .remove")).to_be_visible()  # or the key comes before the article does
        page.keyboard.press("Delete")
        expect(page.locator("#announce")).to_have_text("Figure removed")
        page.locator("#clear").click()
        for _ in range(2):
            expect(page.locator("mark")).to_have_text(["18 máy bay"])
            expect(page.locator("#download")).to_be_disabled()
            page.reload()

    def test_keys_of_a_figure_that_was_read_do_nothing_to_it(self, open_page: OPEN) -> None:
        page = open_page([MISSED])
        select(page, "dăm bảy chiếc")
        page.keyboard.press("n")
        write(page, kind="count", low="5", high="7")
        for key in "ar":
            page.keyboard.press(key)
            expect(page.locator("mark").last).to_have_attribute("data-verdict", "added")

    @pytest.mark.parametrize("selected", ["bán 18 máy bay", "8 máy", "18 máy bay"])
    def test_words_of_a_figure_open_that_figure(self, open_page: OPEN, selected: str) -> None:
        page = open_page([MISSED])
        select(page, selected)
        expect(page.locator("#offer")).to_have_text("Edit this figure")
        page.locator("#offer").click()
        expect(page.locator("#reading [name=text]")).to_have_value(selected)
        expect(page.locator("#reading [name=value]")).to_have_value("18")
        page.keyboard.press("Escape")
        expect(page.locator("mark")).to_have_text(["18 máy bay"])

    def test_typed_words_of_another_figure_are_refused(self, open_page: OPEN) -> None:
        page = open_page([MISSED])
        page.keyboard.press("n")
        write(page, text="18 máy bay", kind="count", value="18")
        expect(page.locator("#wrong-text")).to_have_text("These words belong to another figure: edit that one.")

    def test_what_the_hand_selects_along_is_left_out(self, open_page: OPEN) -> None:
        page = open_page([Article("a.txt", 'Ông nói: "dăm bảy chiếc", rồi thôi.')])
        select(page, '"dăm bảy chiếc", ')
        page.keyboard.press("n")
        expect(page.locator("#reading [name=text]")).to_have_value("dăm bảy chiếc")

    def test_words_of_two_paragraphs_are_not_offered(self, open_page: OPEN) -> None:
        page = open_page()
        page.evaluate("getSelection().selectAllChildren(document.getElementById('article'))")
        page.wait_for_timeout(300)
        expect(page.locator("#offer")).to_be_hidden()

    def test_a_filter_does_not_hide_what_is_added(self, open_page: OPEN) -> None:
        page = open_page([MISSED, RUSSIA])
        page.locator(".chip[data-kind=count]").click()
        select(page, "dăm bảy chiếc")
        page.keyboard.press("n")
        write(page, kind="ordinal", low="5", high="7")
        expect(page.locator("mark")).to_have_text(["18 máy bay", "dăm bảy chiếc"])
        expect(page.locator(".chip[data-kind=ordinal]")).to_have_text("rank1")

    def test_it_is_drawn_in_plots(self, open_page: OPEN) -> None:
        page = open_page([Article("a.txt", "Xuất khẩu của Nga lãi lớn, mấy tỷ.", published=date(2025, 1, 1))])
        select(page, "mấy tỷ")
        page.keyboard.press("n")
        write(page, kind="money", low="2000000000", high="9000000000", unit="USD", measure="Xuất khẩu", subject="Nga")
        page.locator("#to-plots").click()
        expect(page.locator("#chart-subjects .range path")).to_have_count(1)

    def test_a_later_run_that_finds_it_keeps_what_was_said_of_it(self, open_page: OPEN) -> None:
        page = open_page([RUSSIA], extract=lambda article: extract_article(article)[2:])
        select(page, "15 tỷ USD")
        page.keyboard.press("n")
        write(page, kind="money", value="15000000000", unit="USD")
        stored = page.evaluate("JSON.stringify(localStorage)")
        later = open_page([RUSSIA])
        later.evaluate("stored => Object.assign(localStorage, JSON.parse(stored))", stored)
        later.reload()
        expect(later.locator("mark")).to_have_count(6)
        expect(mark(later, "15 tỷ USD")).to_have_attribute("data-verdict", "edited")
        expect(mark(later, "15 tỷ USD")).to_have_text("15 tỷ USD")

    def test_on_a_phone(self, open_page: OPEN) -> None:
        page = open_page([MISSED], at="#articles/0", **TestLook.PHONE)
        page.locator("#article h2").evaluate(
            """({ lastChild: words }) => {
                const start = words.data.indexOf("dăm");
                getSelection().setBaseAndExtent(words, start, words, start + "dăm bảy chiếc".length);
            }"""
        )
        page.locator("#offer").tap()
        write(page, kind="count", low="5", high="7")
        expect(page.locator("mark")).to_have_count(2)
        sheet = page.locator("#reading").bounding_box()
        place = page.locator("mark").last.bounding_box()
        assert sheet
        assert place
        assert place["y"] + place["height"] < sheet["y"]


def load(page: Page, *lines: object) -> None:
    """Loads a file of these lines: text as it is, anything else as JSON."""
    text = "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    page.locator("#notice").evaluate("notice => (notice.hidden = true)")
    page.locator("#file").set_input_files({"name": "c.jsonl", "mimeType": "", "buffer": text.encode()})
    expect(page.locator("#notice")).to_be_visible()  # a file is read while the page goes on


def told(page: Page) -> Locator:
    return page.locator("#notice p")


class TestLoading:
    def test_a_download_is_restored_in_another_browser(self, open_page: OPEN) -> None:
        page = open_page([RUSSIA, MISSED])
        mark(page, "15 tỷ").click()
        page.locator("button.accepted").click()
        mark(page, "13,6%").click()
        page.locator("button.rejected").click()
        mark(page, "khoảng 30").click()
        page.locator("button.edited").click()
        write(page, value="31.50", modifier="")
        page.keyboard.press("j")
        mark(page, "18 máy bay").click()
        page.keyboard.press("r")
        select(page, "dăm bảy chiếc")
        page.keyboard.press("n")
        write(page, kind="count", low="5", high="7")
        lines = download(page)
        with page.expect_download() as done:
            page.locator("#download").click()

        other = open_page([RUSSIA, MISSED])
        with other.expect_file_chooser() as chooser:
            other.get_by_role("button", name="Load corrections", exact=True).click()
        chooser.value.set_files(done.value.path())
        expect(told(other)).to_have_text("5 decisions loaded.")
        for _ in range(2):
            expect(other.locator("#download")).to_have_text("Download corrections (5)")
            assert download(other) == lines
            other.reload()
        verdicts = other.locator("mark").evaluate_all("all => all.map(mark => mark.dataset.verdict)")
        assert verdicts == ["open", "accepted", "rejected", "open", "edited", "open"]

    def test_all_that_factx_reads_is_accepted_again(self, open_page: OPEN) -> None:
        seeds = [Article(path.name, path.read_text(encoding="utf-8")) for path in sorted(Path("seeds").glob("*.txt"))]
        page = open_page(seeds)
        page.evaluate("location.hash = '#articles/0'")
        for _ in seeds:
            page.locator("#article h2").focus()
            for _ in range(page.locator("mark").count()):
                page.keyboard.press("ArrowRight")
                page.keyboard.press("a")
            page.keyboard.press("j")
        lines = download(page)
        other = open_page(seeds)
        load(other, *lines)
        expect(told(other)).to_have_text(f"{len(lines)} decisions loaded.")
        other.locator("[name=review]").select_option("accepted")
        expect(other.locator("#announce")).to_contain_text(f"{len(lines)} figures")

    def test_what_cannot_be_used_is_told_in_one_line(self, open_page: OPEN) -> None:
        page = open_page()
        good = {"article": "nga.txt", "text": "18 máy bay", "start": 160, "end": 170, "kind": "count", "value": 18}
        load(
            page,
            good,
            good | {"article": "khac.txt"},
            good | {"start": 161},
            good | {"start": 10**8},
            good | {"text": "quốc gia đã mua 18 máy bay", "start": 144},
            "",
            "{",
            '{"article": 7}',
            "null",
            good | {"kind": "number"},
            good | {"value": "nhiều"},
            good | {"subject": ["Nga"]},
            good | {"start": -1},
        )
        expect(told(page)).to_have_text(
            "1 decision loaded. Not used: 1 line on another article; 3 lines that do not fit their article; "
            "7 broken lines (the first is line 7)."
        )
        page.locator("#language").click()
        expect(told(page)).to_have_text(
            "Đã nạp 1 quyết định. Không dùng được: 1 dòng thuộc bài viết khác; 3 dòng không khớp với bài viết; "
            "7 dòng bị hỏng (đầu tiên là dòng 7)."
        )
        page.get_by_role("button", name="Đóng").click()
        expect(page.locator("#notice")).to_be_hidden()
        expect(page.locator("#load")).to_be_focused()

    def test_the_file_wins_and_that_is_told(self, open_page: OPEN) -> None:
        page = open_page()
        mark(page, "18 máy bay").click()
        page.locator("button.rejected").click()
        mark(page, "15 tỷ").click()
        page.locator("button.accepted").click()
        load(
            page,
            {"article": "nga.txt", "text": "18 máy bay", "start": 160, "kind": "count", "value": 19, "unit": "máy bay"},
        )
        expect(told(page)).to_have_text("1 decision loaded, 1 of them in place of another.")
        expect(mark(page, "18 máy bay")).to_have_attribute("data-verdict", "edited")
        expect(mark(page, "15 tỷ")).to_have_attribute("data-verdict", "accepted")

    def test_an_article_may_lie_in_another_folder(self, open_page: OPEN) -> None:
        page = open_page([Article("/home/lan/tin/a.txt", MISSED.text)])
        load(page, {"article": r"C:\bao\a.txt", "text": "", "start": 10, "kind": "ignore", "rejected": "18 máy bay"})
        expect(told(page)).to_have_text("1 decision loaded.")
        expect(page.locator("mark")).to_have_attribute("data-verdict", "rejected")

    def test_what_was_not_read_here_is_not_rejected(self, open_page: OPEN) -> None:
        page = open_page()
        load(page, {"article": "nga.txt", "text": "", "start": 160, "kind": "ignore", "rejected": "18 máy"})
        expect(told(page)).to_have_text("0 decisions loaded.")
        expect(page.locator("mark[data-verdict=open]")).to_have_count(6)

    def test_numbers_keep_every_digit(self, open_page: OPEN) -> None:
        page = open_page()
        load(
            page,
            '{"article": "nga.txt", "text": "18 máy bay", "start": 160, "kind": "count", '
            '"value": 12345678901234567.123456789}',
        )
        expect(told(page)).to_have_text("1 decision loaded.")
        assert download(page)[-1]["value"] == "12345678901234567.123456789"

    def test_a_file_full_of_markup_is_text(self, open_page: OPEN) -> None:
        page = open_page()
        markup = "<img src=x onerror=alert(1)>"
        load(
            page,
            {
                "article": "nga.txt",
                "text": "18 máy bay",
                "start": 160,
                "kind": "count",
                "value": 18,
                "unit": markup,
                "per": markup,
            },
            {"article": markup, "text": markup, "start": 0, "kind": "count"},
            {
                "article": "nga.txt",
                "__proto__": {"reading": markup},
                "text": "18 máy bay",
                "start": 160,
                "kind": "ignore",
            },
            HOSTILE,
            '"' + '\\"' * 100_000,
        )
        expect(told(page)).to_contain_text("1 decision loaded. Not used: 1 line on another article; 2 broken lines")
        mark(page, "18 máy bay").click()
        assert reading(page)["Unit"].startswith(markup)
        page.locator("#to-table").click()
        expect(page.locator("td.value", has_text=markup)).to_have_count(1)
        assert page.locator("main img").count() == 0

    def test_a_browser_that_keeps_nothing_is_told(self, open_page: OPEN) -> None:
        page = open_page()
        page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
        load(page, {"article": "nga.txt", "text": "18 máy bay", "start": 160, "kind": "count", "value": 18})
        expect(told(page)).to_contain_text("1 decision loaded. This browser keeps no corrections")


HOSTILE = (
    "<script>alert(1); document.title = 'owned'</script> <img src=x onerror=alert(2)> <svg onload=alert(3)> "
    "</script><script>alert(4)</script> <!-- <script> --> <iframe src='javascript:alert(5)'></iframe> "
    "<link rel=stylesheet href='https://example.invalid/x.css'> &lt;b&gt; 18 máy bay "
    "</title><style>*{display:none}</style> "
    "javascript:alert(6) 15 tỷ USD"
)


class TestSafety:
    def test_text_full_of_markup_stays_text(self, open_page: OPEN) -> None:
        def extract(article: Article) -> list[Fact]:
            facts = extract_article(article)
            hostile = {"unit": "<img src=x onerror=alert(7)>", "rule": "<script>alert(8)</script>"}
            return [msgspec.structs.replace(fact, **hostile) for fact in facts]

        page = open_page([Article(HOSTILE, HOSTILE, HOSTILE)], extract=extract)
        assert page.locator("#article h2").inner_text() == HOSTILE
        mark(page, "18 máy bay").click()
        for view in ("#to-table", "#to-plots", "#to-articles"):
            page.locator(view).click()
        assert page.title().startswith("factx")
        assert (
            page.locator("#main :is(script, img, iframe, link, style:not(.plot style), a[href^='javascript'])").count()
            == 0
        )

    def test_what_stands_in_the_page_against_its_policy_is_neither_run_nor_loaded(
        self, open_page: OPEN, complaints: list[str]
    ) -> None:
        page = open_page()
        refused = page.evaluate(
            """() => new Promise(resolve => {
                const refused = [];
                document.addEventListener("securitypolicyviolation", event => {
                    refused.push(event.effectiveDirective);
                    if (refused.length === 3) resolve(refused.sort());
                });
                const script = document.createElement("script");
                script.textContent = "window.owned = true";
                const picture = document.createElement("img");
                picture.src = "https://example.invalid/x.png";
                document.body.append(script, picture);
                const style = document.createElement("style");
                style.textContent = "body { display: none }";
                document.body.append(style);
            })"""
        )
        assert [rule.removesuffix("-elem") for rule in refused] == ["img-src", "script-src", "style-src"]
        assert page.evaluate("window.owned") is None
        assert len([complaint for complaint in complaints if "Content Security Policy" in complaint]) == 3
        complaints.clear()


class TestSize:
    """Two thousand articles: what is in the document does not grow with them."""

    MOST_ELEMENTS = 1200

    @pytest.fixture
    def large(self, open_page: OPEN) -> Page:
        facts = {article.id: extract_article(article) for article in (RUSSIA, INDIA)}
        articles = [
            msgspec.structs.replace(article, title=f"{article.title} {i}")
            for i in range(1000)
            for article in (RUSSIA, INDIA)
        ]
        return open_page(articles, extract=lambda article: facts[article.id])

    def elements(self, page: Page) -> int:
        return int(page.evaluate("document.querySelectorAll('*').length"))

    def test_only_what_is_seen_is_in_the_document(self, large: Page) -> None:
        expect(large.locator("#size")).to_have_text("9,000 figures in 2,000 articles")
        assert self.elements(large) < self.MOST_ELEMENTS
        large.locator("#list-scroll").evaluate("box => box.scrollTop = box.scrollHeight")
        expect(large.locator("#list-rows li[data-index='1999']")).to_contain_text("Ấn Độ bán gạo 999")
        assert self.elements(large) < self.MOST_ELEMENTS
        large.locator("#to-table").click()
        large.locator("#table-scroll").evaluate("box => box.scrollTop = box.scrollHeight")
        expect(large.locator("#facts tr[data-index='8999']")).to_contain_text("500 USD/tấn")
        assert self.elements(large) < self.MOST_ELEMENTS

    def test_wherever_one_scrolls_to_the_rows_that_belong_there_fill_the_window(self, large: Page) -> None:
        large.locator("#to-table").click()
        gaps = large.locator("#table-scroll").evaluate(
            """async box => {
                const gaps = [];
                for (const share of [0.5, 0.501, 0.1, 0.99, 1, 0.25, 0]) {
                    box.scrollTop = share * box.scrollHeight;
                    await new Promise(requestAnimationFrame);
                    await new Promise(requestAnimationFrame);
                    const rows = [...box.querySelectorAll("tr[data-index]")];
                    const numbers = rows.map(row => Number(row.dataset.index));
                    const frame = box.getBoundingClientRect();
                    const isFilled = rows[0].getBoundingClientRect().top <= frame.top + 48
                        && rows.at(-1).getBoundingClientRect().bottom >= frame.bottom - 20;
                    if (!isFilled || numbers.some((row, at) => row !== numbers[0] + at)) gaps.push(share);
                }
                return gaps;
            }"""
        )
        assert gaps == []

    def test_plots_stay_bounded(self, large: Page) -> None:
        large.locator("#to-plots").click()
        expect(large.locator("#chart-time .number circle")).to_have_count(750)
        expect(large.locator("#chart-time-note")).to_contain_text("first 1,500")


def audit(page: Page) -> list[tuple[str, list[str]]]:
    """The rules of accessibility that the page breaks, and where."""
    found = Axe().run(page).response["violations"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]


class TestLook:
    PHONE: ClassVar = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}

    def test_on_a_phone_nothing_is_wider_than_the_screen(self, open_page: OPEN) -> None:
        page = open_page(**self.PHONE)
        for address in ("#articles", "#articles/0", "#articles/0/1", "#table", "#plots"):
            page.evaluate("address => location.hash = address", address)
            page.wait_for_timeout(100)
            assert page.evaluate("document.documentElement.scrollWidth") == 360, address
            boxes = page.locator("#main :is(.scroll, .reader, #plots, #reading)")
            wider = boxes.evaluate_all("all => all.filter(e => e.scrollWidth > e.clientWidth).map(e => e.id)")
            assert wider == [], address

    @pytest.mark.parametrize("locale", ["en-GB", "vi-VN"])
    @pytest.mark.parametrize("width", [320, 360, 400, 412, 480, 500])
    def test_on_a_phone_name_and_tools_stand_in_one_line(self, open_page: OPEN, width: int, locale: str) -> None:
        page = open_page(
            at="#articles/0/1", **(self.PHONE | {"viewport": {"width": width, "height": 740}}), locale=locale
        )
        page.locator("button.accepted").tap()
        brand = page.locator(".brand").bounding_box()
        tools = page.locator(".tools").bounding_box()
        assert brand
        assert tools
        assert tools["y"] <= brand["y"]
        assert brand["y"] + brand["height"] <= tools["y"] + tools["height"]
        assert brand["y"] > 6

    def test_on_a_phone_one_goes_from_the_list_to_the_article_to_the_reading(self, open_page: OPEN) -> None:
        page = open_page(**self.PHONE)
        expect(page.locator("#reader")).to_be_hidden()
        page.locator("#list-rows a").first.tap()
        expect(page.locator("#list")).to_be_hidden()
        expect(page.locator("#reading")).to_be_hidden()
        mark(page, "18 máy bay").tap()
        sheet = page.locator("#reading").bounding_box()
        place = mark(page, "18 máy bay").bounding_box()
        assert sheet
        assert place
        assert place["y"] + place["height"] < sheet["y"]
        page.locator("#reading .close").tap()
        page.locator("#to-list").tap()
        expect(page.locator("#list")).to_be_visible()
        expect(page.locator("#filter-form")).to_be_hidden()
        page.locator("summary").tap()
        page.locator(".chip[data-kind=money]").tap()
        expect(page.locator("#list-rows a")).to_have_count(2)

    def test_light_or_dark_as_the_system_or_as_chosen(self, open_page: OPEN) -> None:
        def lightness(page: Page) -> int:
            colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
            return sum(map(int, re.findall(r"\d+", colour)))

        light, dark = open_page(color_scheme="light"), open_page(color_scheme="dark")
        assert lightness(light) > 600
        assert lightness(dark) < 150
        for page in (light, dark):
            page.locator("#theme").click()
            assert lightness(page) > 600
            page.locator("#theme").click()
            page.reload()
            assert lightness(page) < 150
            assert page.locator("#theme").get_attribute("aria-label") == "Theme: dark"

    def test_vietnamese_or_english_as_the_browser_or_as_chosen(self, open_page: OPEN) -> None:
        page = open_page(locale="vi-VN")
        assert page.locator("html").get_attribute("lang") == "vi"
        expect(page.locator("#to-articles")).to_have_text("Bài viết")
        mark(page, "15 tỷ").click()
        assert page.locator("#reading h3").inner_text() == "hơn 15.000.000.000\u00a0USD"
        page.locator("#language").click()
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.locator("#reading h3").inner_text() == "more than 15,000,000,000\u00a0USD"
        page.reload()
        expect(page.locator("#to-articles")).to_have_text("Articles")
        expect(open_page(locale="fr-FR").locator("#to-articles")).to_have_text("Articles")

    @pytest.mark.parametrize(("scheme", "locale"), [("light", "vi-VN"), ("dark", "en-GB")])
    def test_an_accessibility_audit_finds_nothing(self, open_page: OPEN, scheme: str, locale: str) -> None:
        page = open_page(color_scheme=scheme, locale=locale, reduced_motion="reduce")
        mark(page, "15 tỷ").click()
        page.locator("button.accepted").click()
        for view in ("#to-articles", "#to-table", "#to-plots"):
            page.locator(view).click()
            assert audit(page) == []

    @pytest.mark.parametrize(("scheme", "locale"), [("light", "en-GB"), ("dark", "vi-VN")])
    def test_nor_does_one_of_the_forms_and_of_what_was_loaded(self, open_page: OPEN, scheme: str, locale: str) -> None:
        page = open_page([MISSED], color_scheme=scheme, locale=locale, reduced_motion="reduce")
        load(page, "{")
        page.keyboard.press("n")
        write(page, text="dăm bảy chiếc")
        assert audit(page) == []
        write(page, kind="money", low="5", high="7000000", unit="USD")
        assert audit(page) == []
        page.keyboard.press("e")
        assert audit(page) == []
