"""Texts that no editor has seen: phrasings of ours cut up and mixed with whatever Unicode has to offer.

What is made is told by one function, `pick(n)`, which gives a number below `n`: Hypothesis draws it, the fuzzer reads
it from its bytes, so that both try the same kind of text.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

TESTS = Path(__file__).parent.parent
SEEDS = [path.read_text(encoding="utf-8") for path in sorted((TESTS.parent / "seeds").glob("*.txt"))]
PHRASINGS = [
    line.strip().replace("[", "").replace("]", "")
    for table in sorted((TESTS / "vi" / "figures").glob("*.txt"))
    for line in table.read_text(encoding="utf-8").splitlines()
    if line.startswith(" ")
]
SENTENCES = [line for seed in SEEDS for line in seed.splitlines()[1:] if line]

ODD = [
    *("\U0001f600", "\U0001f1fb\U0001f1f3", "\U0001f468\u200d\U0001f469", "5\ufe0f\u20e3", "\u2764\ufe0f"),  # emoji
    *("\u200e", "\u200f", "\u202e", "\u2066", "\u2069", "\u0645\u0626\u0629", "\u05de"),  # right to left
    *("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f"),  # what takes no room
    *("\ud800", "\udfff", "\ud83d", "\udcff"),  # half pairs
    *("\uff11\uff15", "\u0663\u0667", "\u0967", "\U0001d7d8", "\u00b2", "\u00bd", "\u2167", "\u2460"),  # digits
    *("\uff25\uff35", "\uff05", "\uff0c", "\uff0e", "\uff04"),  # full width
    *("\0", "\x07", "\x1b[31m", "\x1b]0;", "\x7f", "\x85", "\x9b", "\r", "\v", "\f", "\t", "\u2028", "\u2029"),
    *("\u0301", "\u0323", "e\u0302\u0301", "\u01a1\u0323", "\u0111", "\u0435", "\u03bf", "\u0130", "\ufb01", "\u1e9e"),
    *("\u00a0", "\u3000", "\u2003", "  ", "\n", "\n\n", "\r\n", " "),
    *("(", ")", "[", "\u201c", "\u201d", '"', "'", "<", ">", "&amp;", "{", "}", "\\", "`", "$", "%s", "{0}"),
    *(".", ",", "-", "\u2013", "/", ":", ";", "\u2026", "+", "*", "x", "=", "@", "www.", "http://", "#"),
    *("0", "1", "9", "00", "000", "1e9", "0x1f", "1.000", "31/12", "24h", "-5", "\u22125", "\u221e"),
]
"""What a text may hold though no rule asks for it."""


def mixed(pick: Callable[[int], int]) -> str:
    """Up to three of our phrasings or sentences, changed in up to eight places."""
    source = [PHRASINGS, SENTENCES][pick(2)]
    text = [" ", "\n", ". ", ", "][pick(4)].join(source[pick(len(source))] for _ in range(1 + pick(3)))
    for _ in range(pick(9)):
        text = _CHANGES[pick(len(_CHANGES))](text, pick)
    return text


def _insert(text: str, pick: Callable[[int], int]) -> str:
    at = pick(len(text) + 1)
    return text[:at] + ODD[pick(len(ODD))] + text[at:]


def _replace(text: str, pick: Callable[[int], int]) -> str:
    at = pick(len(text) + 1)
    return text[:at] + ODD[pick(len(ODD))] + text[at + 1 :]


def _drop(text: str, pick: Callable[[int], int]) -> str:
    at = pick(len(text) + 1)
    return text[:at] + text[at + 1 + pick(8) :]


def _repeat(text: str, pick: Callable[[int], int]) -> str:
    at = pick(len(text) + 1)
    end = at + 1 + pick(12)
    return text[:at] + text[at:end] * (2 + pick(20)) + text[end:]


def _move(text: str, pick: Callable[[int], int]) -> str:
    at = pick(len(text) + 1)
    end = at + 1 + pick(30)
    rest = text[:at] + text[end:]
    to = pick(len(rest) + 1)
    return rest[:to] + text[at:end] + rest[to:]


def _capitals(text: str, pick: Callable[[int], int]) -> str:
    return [text.upper(), text.lower(), text.title(), text.swapcase()][pick(4)]


_CHANGES = [_insert, _insert, _replace, _drop, _repeat, _move, _capitals]
