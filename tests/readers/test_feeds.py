"""RSS and Atom: entries as news sites write them."""

from __future__ import annotations

import io
import sys
from datetime import date

import pytest
from reading import COFFEE, RICE, articles, put, seen

from factx.article import Article

pytestmark = pytest.mark.usefixtures("in_folder")

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Báo Ví Dụ</title><link>https://vidu.vn</link><pubDate>Wed, 08 Jan 2025 09:00:00 +0700</pubDate>
<item><title>Gạo &amp; cà phê</title><link>https://vidu.vn/1</link><guid>https://vidu.vn/1.html</guid>
<pubDate>Tue, 07 Jan 2025 23:30:00 +0700</pubDate>
<description><![CDATA[<a href="https://vidu.vn/1"><img src="1.jpg"></a></br>{RICE}]]></description></item>
<item><title>Cà phê</title><link>https://vidu.vn/2</link><pubDate>07/01/2025 08:30</pubDate>
<description>Tóm tắt</description>
<content:encoded><![CDATA[<p>{COFFEE}</p><script>var n = 5;</script><p>Hết.</p>]]></content:encoded></item>
<item><title>Giá vàng tăng 3%</title></item>
</channel></rss>"""

ATOM = f"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Báo Ví Dụ</title><id>urn:x</id><updated>2025-01-08T09:00:00Z</updated>
<entry><title>Gạo</title><id>tag:vidu.vn,2025:1</id><link href="https://vidu.vn/1"/>
<published>2025-01-07T08:30:00+07:00</published><updated>2025-01-09T08:30:00+07:00</updated>
<summary type="html">&lt;p&gt;{RICE}&lt;/p&gt;</summary></entry>
<entry><title>Cà phê</title><id>tag:vidu.vn,2025:2</id><updated>2025-01-09T08:30:00+07:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{COFFEE}</p></div></content></entry>
</feed>"""


def test_rss() -> None:
    assert articles(put("a.rss", RSS)) == [
        Article("https://vidu.vn/1.html", RICE, "Gạo & cà phê", date(2025, 1, 7)),
        Article("https://vidu.vn/2", f"{COFFEE}\nHết.", "Cà phê", date(2025, 1, 7)),
        Article("a.rss:3", "Giá vàng tăng 3%", "Giá vàng tăng 3%"),
    ]


def test_atom() -> None:
    assert articles(put("a.atom", ATOM)) == [
        Article("tag:vidu.vn,2025:1", RICE, "Gạo", date(2025, 1, 7)),
        Article("tag:vidu.vn,2025:2", COFFEE, "Cà phê", date(2025, 1, 9)),
    ]


@pytest.mark.parametrize("content", [RSS, ATOM, "\ufeff" + RSS, "<!-- x -->" + RSS.partition("\n")[2]])
def test_a_feed_is_known_by_its_root(content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert len([item for item in seen("-") if "vidu.vn" in item]) == 2


def test_a_feed_in_utf16() -> None:
    content = RSS.replace('encoding="utf-8"', 'encoding="utf-16"').encode("utf-16")
    assert articles(put("a.xml", content))[0].text == RICE


def test_entities_that_multiply_are_refused_in_little_memory() -> None:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{entities}]><rss version="2.0"><channel><item>'
    content = f"{bomb}<title>x</title><description>&e11;</description></item></channel></rss>"
    assert all(len(item) < 1000 for item in seen(put("a.rss", content)))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (RSS[: len(RSS) // 2], "broken XML ("),
        ("<sitemap/>", "neither RSS nor Atom"),
        (RICE, "neither RSS nor Atom"),
        ("", "neither RSS nor Atom"),
        ('<rss version="2.0"><channel></channel></rss>', "empty: there is no entry in this feed"),
    ],
)
def test_what_is_wrong_is_told_once(content: str, reason: str) -> None:
    *_, message, other = seen(put("a.xml", content), put("b.txt", RICE))
    assert message.startswith(f"a.xml: {reason}")
    assert other == "b.txt"
