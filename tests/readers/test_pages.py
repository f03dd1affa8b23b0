"""Pages as saved from a news site, and archives of them as a crawler writes them (made by warcio)."""

from __future__ import annotations

import gzip
import io
import logging
from datetime import date

import pytest
from reading import COFFEE, PARAGRAPHS, PUBLISHED, RICE, articles, one, page, put, seen
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from factx.extraction import extract_article

pytestmark = pytest.mark.usefixtures("in_folder")

LINKS = (
    "<html><body><nav><ul>"
    + "".join(f"<li><a href='/{i}'>Mục {i}</a></li>" for i in range(9))
    + "</ul></nav></body></html>"
)


class TestHtml:
    def test_the_article_its_title_and_its_day(self) -> None:
        article = one(put("a.html", page("Gạo lập kỷ lục", PUBLISHED)))
        assert (article.id, article.title, article.published) == ("a.html", "Gạo lập kỷ lục", date(2025, 1, 7))
        assert article.text.split("\n")[-4:] == PARAGRAPHS
        assert "tin khác" not in article.text
        assert "Giấy phép" not in article.text

    def test_positions_are_those_of_the_extracted_text(self) -> None:
        article = one(put("a.html", page(head=PUBLISHED)))
        facts = extract_article(article)
        assert {"9 triệu tấn", "5,7 tỷ USD", "khoảng 627 USD một tấn"} < {fact.text for fact in facts}
        assert all(article.text[fact.start : fact.end] == fact.text for fact in facts)

    @pytest.mark.parametrize(
        ("head", "published"),
        [
            (PUBLISHED, date(2025, 1, 7)),
            (PUBLISHED + PUBLISHED.replace("published", "modified").replace("07", "09"), date(2025, 1, 7)),
            ('<meta itemprop="datePublished" content="2025-01-07T23:30:00+07:00">', date(2025, 1, 7)),
            ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-01-07T08:30:00+07:00"}'
             "</script>", date(2025, 1, 7)),
            ("", None),
        ],
    )  # fmt: skip
    def test_the_day_is_the_one_that_the_page_states(self, head: str, published: date | None) -> None:
        assert one(put("a.html", page(head=head))).published == published

    def test_a_page_of_xml(self) -> None:
        assert RICE in one(put("a.xhtml", '<?xml version="1.0" encoding="utf-8"?>\n' + page())).text

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (LINKS, "no article found in this page: name a page that shows one, or give its text as a .txt file"),
            ("<html></html>", "no article found in this page"),
            ("x", "no article found in this page"),
            ("<p>x" * 100_001, "more than 100,000 tags: no article has so many; give its text as a .txt file"),
            ("<div>" * 5000 + RICE, "no article found in this page"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "no article found in this page"),
            (" \n", "empty: there is no page in it"),
        ],
    )
    def test_a_page_without_an_article_costs_only_itself(self, content: str | bytes, reason: str) -> None:
        message, other = seen(put("a.html", content), put("b.txt", RICE))
        assert message.startswith(f"a.html: {reason}")
        assert other == "b.txt"

    def test_what_the_library_complains_of_is_not_shown(self, capfd: pytest.CaptureFixture[str]) -> None:
        assert len(seen(put("a.html", "<html></html>"))) == 1
        assert capfd.readouterr() == ("", "")


def as_warc(
    *pages: tuple[str, bytes, str],
    compressed: bool = False,
    headers: dict[str, str] | None = None,
    status: str = "200 OK",
) -> bytes:
    """An archive of what was fetched: address, content, type."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "a crawler"}))
    for url, content, kind in pages:
        answer = StatusAndHeaders(status, [("Content-Type", kind), *(headers or {}).items()], protocol="HTTP/1.1")
        question = StatusAndHeaders("GET / HTTP/1.1", [("Host", "vidu.vn")], is_http_request=True)
        response = writer.create_warc_record(url, "response", io.BytesIO(content), http_headers=answer)
        request = writer.create_warc_record(url, "request", http_headers=question)
        writer.write_request_response_pair(request, response)
    return out.getvalue()


HTML = "text/html; charset=UTF-8"
CRAWL: tuple[tuple[str, bytes, str], ...] = (
    ("https://vidu.vn/gao.html", page("Gạo", PUBLISHED).encode(), HTML),
    ("https://vidu.vn/", LINKS.encode(), HTML),
    ("https://vidu.vn/gao.jpg", b"\xff\xd8\xff", "image/jpeg"),
    ("https://vidu.vn/ca-phe.html", page("Cà phê", paragraphs=[COFFEE] * 4).encode("utf-16"), "text/html"),
)


class TestWarc:
    @pytest.mark.parametrize("compressed", [False, True])
    def test_its_pages_are_articles(self, compressed: bool, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.INFO, "factx.readers.warc")
        rice, coffee = articles(put("a.warc", as_warc(*CRAWL, compressed=compressed)))
        assert (rice.id, rice.title, rice.published) == ("https://vidu.vn/gao.html", "Gạo", date(2025, 1, 7))
        assert RICE in rice.text
        assert (coffee.id, coffee.title) == ("https://vidu.vn/ca-phe.html", "Cà phê")
        assert "a.warc: 1 of 3 pages show no article: passed over" in caplog.messages

    def test_pages_that_were_sent_compressed_or_in_pieces(self) -> None:
        packed = gzip.compress(page().encode())
        put("a.warc", as_warc(("https://vidu.vn/1", packed, HTML), headers={"Content-Encoding": "gzip"}))
        assert RICE in one("a.warc").text
        pieces = b"%x\r\n" % len(page().encode()) + page().encode() + b"\r\n0\r\n\r\n"
        put("b.warc", as_warc(("https://vidu.vn/1", pieces, HTML), headers={"Transfer-Encoding": "chunked"}))
        assert RICE in one("b.warc").text

    @pytest.mark.parametrize("status", ["301 Moved Permanently", "404 Not Found", "503 Service Unavailable"])
    def test_an_answer_that_there_is_no_page_is_none(self, status: str) -> None:
        put("a.warc", as_warc(CRAWL[0], status=status) + as_warc(CRAWL[3], status="203 Non-Authoritative Information"))
        assert one("a.warc").title == "Cà phê"

    def test_what_comes_before_damage_is_read(self) -> None:
        whole = as_warc(*CRAWL, compressed=True)
        first, *_, message = seen(put("a.warc.gz", whole[:-40]))
        assert first == "https://vidu.vn/gao.html"
        assert message == "a.warc.gz: the gzip data is cut off: get the whole file"
        first, *_, message = seen(put("a.warc", as_warc(*CRAWL[:2]) + b"no record\r\n\r\n" * 9 + as_warc(*CRAWL[3:])))
        assert first == "https://vidu.vn/gao.html"
        assert message.startswith("a.warc: broken WARC (")

    @pytest.mark.parametrize("content", [b"", b"30 km", b"WARC/1.0\r\n", as_warc(), as_warc(CRAWL[2])])
    def test_an_archive_without_pages_is_named(self, content: bytes) -> None:
        (message,) = seen(put("a.warc", content))
        assert message.startswith(("a.warc: no page of HTML in this archive", "a.warc: broken WARC ("))

    def test_a_page_that_is_too_long_costs_only_itself(self) -> None:
        long = ("https://vidu.vn/1", gzip.compress(b"<p>" + b"a" * 50_000_000), HTML)
        put("a.warc", as_warc(long, headers={"Content-Encoding": "gzip"}) + as_warc(CRAWL[0]))
        assert seen("a.warc", max_chars=10_000) == [
            "https://vidu.vn/1: longer than 10,000 characters: if it is an article all the same, raise --max-chars",
            "https://vidu.vn/gao.html",
        ]
