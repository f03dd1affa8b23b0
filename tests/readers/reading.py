"""What the tests of the readers share: articles to put in files, and what is read back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factx.article import Article
from factx.errors import UnreadableError
from factx.readers import Options, read

RICE = "Năm 2024, Việt Nam xuất khẩu 9 triệu tấn gạo, thu 5,7 tỷ USD, tăng 21% so với năm trước."
COFFEE = "Giá cà phê ở Đắk Lắk lên 121.500 đồng một kg, cao hơn hôm qua 700 đồng."

PARAGRAPHS = [
    RICE,
    "Theo Bộ Công Thương, giá bình quân đạt khoảng 627 USD một tấn, cao nhất trong hơn 10 năm.",
    "Philippines vẫn là khách hàng lớn nhất với hơn 4,2 triệu tấn. Indonesia mua 1,2 triệu tấn, gấp đôi năm trước.",
    "Các doanh nghiệp dự báo nhu cầu của thế giới còn cao, song giá khó giữ được mức này sang quý II.",
]


def page(title: str = "Xuất khẩu gạo lập kỷ lục", head: str = "", paragraphs: list[str] = PARAGRAPHS) -> str:
    """A page of a news site, with what stands around an article there."""
    links = "".join(f'<li><a href="/{i}">{i} tin khác trong ngày</a></li>' for i in range(1, 6))
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><title>{title}</title>{head}</head><body>'
        f"<header><nav><ul>{links}</ul></nav></header>"
        f"<main><article><h1>{title}</h1>\n{body}</article><aside><ul>{links}</ul></aside></main>"
        "<footer>Giấy phép số 123, cấp ngày 1/2/2020</footer></body></html>"
    )


PUBLISHED = '<meta property="article:published_time" content="2025-01-07T08:30:00+07:00">'


def put(path: str, content: str | bytes = "Nga bán 18 máy bay.") -> str:
    """A file with this content, in UTF-8 if it is text."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def articles(*paths: str, **options: Any) -> list[Article]:
    """The articles of files in which everything can be read."""
    found = list(read(paths, Options(**options)))
    assert not [str(item) for item in found if isinstance(item, UnreadableError)]
    return [item for item in found if isinstance(item, Article)]


def one(path: str, **options: Any) -> Article:
    (article,) = articles(path, **options)
    return article


def seen(*paths: str, **options: Any) -> list[str]:
    """Ids of articles, and the messages of what could not be read."""
    return [str(item) if isinstance(item, UnreadableError) else item.id for item in read(paths, Options(**options))]
