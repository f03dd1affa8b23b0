"""The page as a file: what it carries, and that nothing of an article can be more than text in it."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import pytest

from factx.article import Article
from factx.extraction import extract_article
from factx.fact import Fact
from factx.writers import html

MakeFact = Callable[..., Fact]

ARTICLE = Article("a.txt", "Nga bán 18 máy bay, thu trên 15 tỷ USD.", "Máy bay", date(2025, 11, 27))


def page_of(*articles: Article) -> str:
    out = io.BytesIO()
    html.write([(article, extract_article(article)) for article in articles], out)
    return out.getvalue().decode()


class Blocks(HTMLParser):
    """The scripts, styles and policy of a page, as a browser cuts them out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []
        self.policy = ""
        self.addresses: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.addresses += [value for name, value in attrs if name in {"src", "href"} and value is not None]
        if tag in {"script", "style"}:
            self.blocks.append((tag, attributes, ""))
        if attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = attributes["content"] or ""

    def handle_data(self, data: str) -> None:
        if self.blocks and self.cdata_elem:
            tag, attributes, text = self.blocks.pop()
            self.blocks.append((tag, attributes, text + data))

    def data(self, name: str) -> Any:
        [text] = [text for _, attributes, text in self.blocks if attributes.get("id") == name]
        return json.loads(text)


def test_the_policy_names_every_style_and_script_by_its_digest_and_allows_nothing_else() -> None:
    page = Blocks(page_of(ARTICLE))
    rules = dict(rule.split(" ", 1) for rule in page.policy.split("; "))
    sources: dict[str, list[str]] = {"script": [], "style": []}
    for tag, attributes, text in page.blocks:
        if attributes.get("type") in {None, "module"}:
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            sources[tag].append(f"'sha256-{digest}'")
    assert rules.pop("script-src").split() == sources["script"]
    assert set(rules.pop("style-src").split()) == set(sources["style"])
    assert rules == {
        "default-src": "'none'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_it_asks_for_no_other_file() -> None:
    assert all(address.startswith(("#", "data:")) for address in Blocks(page_of(ARTICLE)).addresses)


def test_facts_are_there_without_what_the_text_tells_already() -> None:
    [article] = Blocks(page_of(ARTICLE)).data("articles-data")
    assert {key: article[key] for key in ("id", "title", "published", "text")} == {
        "id": "a.txt",
        "title": "Máy bay",
        "published": "2025-11-27",
        "text": ARTICLE.text,
    }
    money = article["facts"][1]
    assert (money["kind"], money["value"], money["unit"]) == ("money", "15000000000", "USD")
    words = {name: ARTICLE.text[slice(*place)] for name, place in money["words"].items()}
    assert words == {"modifier": "trên", "number": "15 tỷ", "unit": "USD"}
    assert "article" not in money
    assert None not in money.values()


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script> 18 máy bay",
        "<!-- <script> --> 18 máy bay",
        "{{script}} {{articles}} {{concepts}} 18 máy bay",
        "\u2028 \x00 \ud83d \udcff 18 máy bay",
    ],
)
def test_a_text_stays_text(text: str) -> None:
    page = Blocks(page_of(Article(text, text, text), ARTICLE))
    hostile, harmless = page.data("articles-data")
    assert (hostile["id"], hostile["title"], hostile["text"]) == (text, text, text)
    assert harmless["text"] == ARTICLE.text
    assert len(page.blocks) == len(Blocks(page_of(ARTICLE)).blocks)


def test_a_page_without_articles() -> None:
    assert Blocks(page_of()).data("articles-data") == []


def test_an_article_is_out_before_the_next_is_asked_for(make_fact: MakeFact) -> None:
    raw = io.BytesIO()

    def articles() -> Iterator[tuple[Article, list[Fact]]]:
        yield Article("a.txt", "18 máy bay"), [make_fact()]
        assert "18 máy bay".encode() in raw.getvalue()

    html.write(articles(), io.BufferedWriter(raw))


def test_concepts_that_are_used_have_their_names() -> None:
    article = Article("a.txt", "Năm 2024, kim ngạch xuất khẩu của Nga đạt 15 tỷ USD.")
    assert Blocks(page_of(article)).data("concepts-data") == {
        "export_value": ["kim ngạch xuất khẩu", "value of exports"]
    }


def keys(texts: dict[str, Any], above: str = "") -> set[str]:
    """Every key of the texts; of those that differ by number, units and letters, only the whole."""
    found = set()
    for key, text in texts.items():
        is_whole = isinstance(text, str) or "other" in text or key in {"units", "pers", "letters"}
        found |= {above + key} if is_whole else keys(text, f"{above}{key}.")
    return found


class TestTexts:
    TEXTS = Blocks(page_of()).data("texts-data")

    def test_both_languages_say_the_same_things(self) -> None:
        assert keys(self.TEXTS["vi"]) == keys(self.TEXTS["en"])

    def test_each_fills_the_same_places(self) -> None:
        def places(language: str, key: str) -> set[str]:
            text = self.TEXTS[language]
            for part in key.split("."):
                text = text[part]
            return set(re.findall(r"\{\w+\}", text if isinstance(text, str) else text.get("other", "")))

        dates = {"day", "month", "day_of_year", "tick_month", "month_of_year"}  # each writes its own way
        for key in keys(self.TEXTS["en"]) - dates:
            assert places("vi", key) == places("en", key), key

    def test_what_the_script_and_the_page_say_is_there(self) -> None:
        folder = files("factx.writers.html")
        script = "".join(folder.joinpath(f"script/{name}.js").read_text(encoding="utf-8") for name in html.SCRIPTS)
        asked = set(re.findall(r'\bsay\("([\w.]+)"', script))
        asked |= set(re.findall(r'data-say(?:-label|-placeholder)?="(\w+)"', folder.joinpath("page.html").read_text()))
        assert asked - keys(self.TEXTS["en"]) == set()
