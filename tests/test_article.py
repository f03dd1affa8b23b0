"""The day of publication, where only the page's own stamp tells it."""

from __future__ import annotations

import pytest

from factx import extract


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Thứ Tư, 05/12/2018, 13:31 (GMT+7)\nHôm qua trời mưa.", "2018-12-04"),
        ("Tin mới 05-12-2018 - 13:31 GMT+7\nHôm qua trời mưa.", "2018-12-04"),
        # without a time zone it may be any day that the article speaks of
        ("Ngày 05/12/2018, 13:31\nHôm qua trời mưa.", "XXXX-XX-XX"),
        ("32/12/2018, 13:31 (GMT+7)\nHôm qua trời mưa.", "XXXX-XX-XX"),
    ],
)
def test_a_page_stamp_tells_the_day(text: str, iso: str) -> None:
    assert extract(text)[-1].iso == iso


def test_what_the_caller_says_wins() -> None:
    text = "Thứ Tư, 05/12/2018, 13:31 (GMT+7)\nHôm qua trời mưa."
    assert extract(text, published="2020-01-02")[-1].iso == "2020-01-01"
