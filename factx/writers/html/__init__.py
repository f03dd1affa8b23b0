"""The page: one HTML file that shows every figure in its place and works offline, opened from disk.

The file carries everything: its style, its script, the charting library, and the articles as JSON, which the
script turns into text (never into markup). A content security policy names the digests of these styles and
scripts; whatever else stands in the file, or in an article, is not run and not loaded.

`page.html` is the frame, `page.css` the style; `script/` holds the parts of the script, which are put one
behind the other; `charts/` holds the charting library. What the page says is in `en.json` here and in
`factx/vi/page.json`.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import blake2b, sha256
from importlib.resources import files
from typing import Any, BinaryIO

import msgspec

from factx.article import Article
from factx.fact import Fact
from factx.text import Text
from factx.vi.figure import Figure
from factx.vi.reading import words_of
from factx.vi.words import rows

SCRIPTS = (
    "document",
    "language",
    "collection",
    "dates",
    "fields",
    "corrections",
    "loading",
    "filters",
    "rows",
    "article",
    "selection",
    "editing",
    "reading",
    "list",
    "table",
    "plots",
    "page",
)
"""The parts of the script, each using only what stands before it."""

_HERE = files(__name__)
_PLACE = re.compile(r"\{\{(\w+)\}\}")


def write(articles: Iterable[tuple[Article, list[Fact]]], out: BinaryIO) -> None:
    """Write the page, article by article, with the facts of each."""
    before, after = _frame()
    concepts: set[str | None] = set()
    out.write(before.encode())
    separator = b"[\n"
    for article, facts in articles:
        out.write(separator + _json(_article(article, facts)))
        out.flush()
        separator = b",\n"
        concepts.update(fact.concept for fact in facts)
    out.write(b"[]" if separator == b"[\n" else b"\n]")
    names = {row["concept"]: [row["vi"], row["en"]] for row in rows("concepts") if row["concept"] in concepts}
    out.write(after.replace("{{concepts}}", _json(names).decode()).encode())


def _frame() -> tuple[str, str]:
    """The page up to where its articles stand, and what follows them."""
    styles = {"style": _read("page.css"), "charts_style": _read("charts/charts.css").rstrip("\n")}
    scripts = {
        "charts": _read("charts/charts.min.js"),
        "script": "".join(_read(f"script/{name}.js") for name in SCRIPTS),
    }
    parts = styles | scripts
    parts["policy"] = "; ".join(
        [
            "default-src 'none'",
            f"script-src {_digests(scripts)}",
            f"style-src {_digests(styles)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    texts = {
        "en": json.loads(_read("en.json")),
        "vi": json.loads(files("factx.vi").joinpath("page.json").read_text(encoding="utf-8")),
    }
    parts["texts"] = _json(texts).decode()
    parts["needs_script"] = " · ".join(text["needs_script"] for text in texts.values())
    parts["licences"] = _read("charts/LICENSES.txt").replace("<", "(").replace(">", ")")
    page = _PLACE.sub(lambda place: parts.get(place[1], place[0]), _read("page.html"))
    before, _, after = page.partition("{{articles}}")
    return before, after


def _read(name: str) -> str:
    return _HERE.joinpath(name).read_text(encoding="utf-8")


def _digests(sources: dict[str, str]) -> str:
    return " ".join(f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'" for source in sources.values())


def _json(value: Any) -> bytes:
    r"""`value` as JSON that can stand in a page: nothing in it ends the block that it is in.

    >>> _json("</script>")
    b'"\\u003c/script>"'
    """
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c").encode(errors="backslashreplace")


def _article(article: Article, facts: list[Fact]) -> dict[str, Any]:
    """The article as the script takes it. `key` names its text: under it the browser keeps corrections."""
    key = blake2b(article.text.encode(errors="backslashreplace"), digest_size=9)
    return {
        "id": article.id,
        "title": article.title,
        "published": article.published and article.published.isoformat(),
        "key": b64encode(key.digest()).decode(),
        "text": article.text,
        "facts": [_fact(fact) for fact in facts],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    """The fact without what is null and what the article's text tells; numbers as strings, for they are exact."""
    return dict(_told(fact)) | {"words": dict(_words(fact))}


def _told(fact: Fact) -> Iterator[tuple[str, Any]]:
    for name, value in msgspec.structs.asdict(fact).items():
        match name, value:
            case ("article" | "text", _) | (_, None):
                pass
            case ("value" | "low" | "high", _):
                yield name, f"{value:f}"
            case (_, msgspec.Struct()):
                yield name, {key: part for key, part in msgspec.structs.asdict(value).items() if key != "text"}
            case _:
                yield name, value


def _words(fact: Fact) -> Iterator[tuple[str, tuple[int, int]]]:
    """Which words of the figure are its qualifier, its number and its unit, in positions of the article."""
    text = Text(fact.text)
    for name, span in words_of(text, Figure(fact.kind, 0, len(text.clean), fact.rule)).items():
        start, end = text.to_source(*span)
        yield name, (fact.start + start, fact.start + end)
