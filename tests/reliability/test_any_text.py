"""Any text at all: nothing is raised, every position is right, and how a text is encoded changes no fact."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from promises import kept, stated
from texts import ODD, PHRASINGS, SENTENCES, TESTS, mixed

INPUTS = 400


@st.composite
def mixed_texts(draw: st.DrawFn) -> str:
    return mixed(lambda below: draw(st.integers(0, below - 1)))


anything = settings(max_examples=INPUTS, deadline=None)


@anything
@given(mixed_texts())
def test_our_phrasings_changed_at_random(source: str) -> None:
    kept(source)


@anything
@given(st.text(st.characters(), max_size=60))
def test_any_code_points(source: str) -> None:
    kept(source)


@anything
@given(st.lists(st.sampled_from([*ODD, "15", "tỷ", "năm", "tháng", "USD", "từ", "đến", "%"]), max_size=30))
def test_odd_pieces_alone(pieces: list[str]) -> None:
    kept("".join(pieces))


def test_every_phrasing_as_it_is() -> None:
    for phrasing in PHRASINGS + SENTENCES:
        kept(phrasing)


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_odd_pieces_within_phrasings(odd: str) -> None:
    for phrasing in PHRASINGS[:: len(PHRASINGS) // 50]:
        kept(phrasing.replace(" ", odd))
        kept(odd + phrasing + odd)


@anything
@given(mixed_texts())
def test_composed_and_decomposed_letters_give_the_same_facts(source: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, source) for form in ("NFC", "NFD"))
    assert stated(kept(composed)) == stated(kept(decomposed))


@anything
@given(mixed_texts())
def test_line_ends_of_any_system_give_the_same_facts(source: str) -> None:
    plain = source.replace("\r", "")
    assert stated(kept(plain)) == stated(kept(plain.replace("\n", "\r\n")))


def test_line_ends_behind_every_phrasing_give_the_same_facts() -> None:
    assert stated(kept("\n".join(PHRASINGS))) == stated(kept("\r\n".join(PHRASINGS)))


@anything
@given(st.sampled_from(PHRASINGS + SENTENCES), mixed_texts())
def test_what_follows_changes_nothing(source: str, more: str) -> None:
    """A sum without a currency aside, which is not read where another country stands near it."""
    alone = kept(f"{source}.\n")
    assume(not any(fact.rule == "money.unsaid" for fact in alone))
    longer = kept(f"{source}.\n\n{more}")
    assert stated(longer)[: len(alone)] == stated(alone)


ALONE = [
    "Vị trí thứ ba thuộc về đội chủ nhà.",
    "Công an cho hay nghi phạm là chị Lan (30 tuổi), một phụ nữ theo Nhóm bạn thân thời sinh viên.",
]


def test_a_sentence_says_alone_what_it_says_among_others() -> None:
    for source in (*ALONE, *(f"{each}." for each in PHRASINGS + SENTENCES)):
        assert stated(kept(f"Trời xanh.\n\n{source}\n\nTrời xanh.")) == stated(kept(source)), source


STUMBLED_OVER = {
    "thousands of nothing": "0.000.000 đồng",
    "a number that never ends": "một nghìn ba trăm tỷ " * 12,
    "one mark too many": "BA NỘI DUNG Ứ\u0301",
}
"""What an exception was raised for once, or a letter parted from its marks."""


@pytest.mark.parametrize("name", STUMBLED_OVER)
def test_what_factx_once_stumbled_over(name: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, STUMBLED_OVER[name]) for form in ("NFC", "NFD"))
    assert stated(kept(composed)) == stated(kept(decomposed))


HUGE = {
    "digits": "7" * 10_000,
    "digits in groups": "1.000" + ".000" * 2_500,
    "nested brackets": "(" * 10_000 + "5 tấn" + ")" * 10_000,
    "nested quotes": "“" * 10_000 + "5 tấn",
    "multipliers": "5 tỷ " * 2_000,
    "number words": "hai mươi mốt " * 2_000,
    "marks on one letter": "e" + "\u0301\u0323" * 5_000,
    "full stops": "." * 10_000,
    "one word": "a" * 10_000,
    "zero-width": "5\u200b" * 5_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_ten_thousand_of_a_kind(name: str) -> None:
    kept(HUGE[name])


FUZZED = 2_000


def test_texts_found_by_a_fuzzer(tmp_path: Path) -> None:
    pytest.importorskip("atheris")
    command = [sys.executable, str(Path(__file__).parent / "fuzz.py"), f"-runs={FUZZED}", "-seed=1", "-max_len=2000"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    shown = done.stderr.decode(errors="replace")
    assert done.returncode == 0, shown[-3000:]
    assert f"Done {FUZZED} runs" in shown


LONG_LINE = """
import resource, sys
from factx import extract
line = ("ch\u1eef " * 100 + "5 t\u1ea5n, " + "x" * 20_000) * 250
extract(line[:50_000])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
facts = extract(line)
grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
print(len(line), len(facts), grown // len(line))
"""


def test_one_line_of_five_megabytes() -> None:
    env = os.environ | {"PYTHONPATH": str(TESTS.parent)}
    done = subprocess.run([sys.executable, "-c", LONG_LINE], env=env, capture_output=True, check=True, timeout=120)
    length, facts, bytes_each = map(int, done.stdout.split())
    assert length > 5_000_000
    assert facts == 250
    assert bytes_each < 20
