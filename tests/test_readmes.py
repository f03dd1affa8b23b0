"""The README in Vietnamese says what the one in English says, in the words that the page uses."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
HEADING = re.compile(r"^(#+) .+$", re.MULTILINE)
BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


class Section(NamedTuple):
    """What of a section does not depend on its language."""

    level: int
    examples: list[str]
    links: list[str]
    code: set[str]
    rows: list[str]


def sections(name: str) -> list[Section]:
    page = (ROOT / name).read_text(encoding="utf-8")
    prose = BLOCK.sub(lambda block: block[0].replace("\n#", "\n "), page)  # no headings in examples
    headings = list(HEADING.finditer(prose))
    ends = [heading.start() for heading in headings[1:]] + [len(page)]
    found = []
    for heading, end in zip(headings, ends, strict=True):
        text = page[heading.end() : end]
        told = BLOCK.sub("", text)
        found.append(
            Section(
                level=len(heading[1]),
                examples=BLOCK.findall(text),
                links=[link for link in re.findall(r"\]\(([^)]+)\)", told) if not link.startswith("README")],
                code=set(re.findall(r"`((?:--|-o |factx |make |pip )[^`]*)`", told)),
                rows=re.findall(r"^\| (`[^|]*) \|", told, re.MULTILINE),
            )
        )
    return found


ENGLISH, VIETNAMESE = sections("README.md"), sections("README.vi.md")


def test_they_have_the_same_sections() -> None:
    assert [section.level for section in VIETNAMESE] == [section.level for section in ENGLISH]
    assert len(ENGLISH) > 5


@pytest.mark.parametrize("part", [part for part in Section._fields if part != "level"])
def test_each_section_has_the_same(part: str) -> None:
    """Examples, links, commands and options, keys: in the same section, in the same order."""
    for english, vietnamese in zip(ENGLISH, VIETNAMESE, strict=True):
        assert getattr(vietnamese, part) == getattr(english, part)


PAGE: dict[str, Any] = json.loads(files("factx.vi").joinpath("page.json").read_text(encoding="utf-8"))
TERMS: dict[str, dict[str, str]] = {"kind": PAGE["kind_names"], "modifier": PAGE["modifiers"]}
SAME = "article kind value low high unit per modifier iso measure concept change period subject partner speaker"
NAMES = {"text": "words"} | {key: key for key in [*SAME.split(), "same_as", "rule"]}
"""The keys of a fact, and under which key the page has their names."""


def row_of(key: str) -> str:
    """What the README in Vietnamese says of a key of a fact."""
    page = (ROOT / "README.vi.md").read_text(encoding="utf-8")
    [row] = re.findall(rf"^\| [^|]*`{key}`[^|]* \| (.*) \|$", page, re.MULTILINE)
    return str(row)


@pytest.mark.parametrize("key", NAMES)
def test_a_key_is_called_as_on_the_page(key: str) -> None:
    assert f"**{PAGE[NAMES[key]].lower()}**" in row_of(key)


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in TERMS.items() for value in values])
def test_a_value_is_called_as_on_the_page(key: str, value: str) -> None:
    assert re.search(rf"`{value}` {TERMS[key][value]}\b", row_of(key))


def test_what_is_read_out_of_an_article_has_one_name() -> None:
    assert "dữ kiện" in PAGE["n_figures"]["other"]
    assert "số liệu" not in json.dumps(PAGE, ensure_ascii=False).lower()
    assert "số liệu" not in (ROOT / "README.vi.md").read_text(encoding="utf-8").lower()
