"""The encodings of old Vietnamese files: how their bytes are read, and which of them bytes are in.

Before Unicode each maker of fonts had an encoding of its own. A table here gives what a byte stands for, where that
differs from windows-1252 (or ASCII, for VISCII); windows-1258 comes with Python. windows-1258 and VNI write marks
behind their letters: they are put together here, as iconv does, so that a letter is one code point.

>>> decode(b"trie\\xe4u \\xf1o\\xe0ng", "vni")
'triệu đồng'
>>> decode(b"tri\\xd6u \\xae\\xe5ng", "tcvn3")
'triệu đồng'
>>> guess(b"30 tri\\xd6u \\xae\\xe5ng m\\xe9t")
'tcvn3'
"""

from __future__ import annotations

import codecs
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Literal

import regex

from factx.vi.spelling import SYLLABLE

Name = Literal["windows-1258", "tcvn3", "vni", "viscii"]
NAMES: tuple[Name, ...] = ("windows-1258", "tcvn3", "vni", "viscii")
"""In the order in which they are tried: where two read the same, the first counts."""

_BASES = {"windows-1258": "cp1258", "tcvn3": "cp1252", "vni": "cp1252", "viscii": "ascii"}
_ON_A_CIRCLE = "\u25cc"
"""What a mark stands on in a table, to be seen."""

_ENOUGH = 3
"""So many words with marks must be read before their encoding is believed: fewer may be an accident."""
_SURE = 0.8
"""The share of the words with marks that must be Vietnamese: names are foreign, and letters get lost."""

_WORD = regex.compile(r"[[\p{L}\p{M}\p{N}\p{S}\p{Co}\p{Cn}¡-¿]--[\x00-@\[-`{-\x7f«»]]+", regex.VERSION1)
"""A word, and any signs in it that the wrong encoding makes of its letters; those of ASCII are the same in all."""
_CAPITALS = regex.compile(r"\b[\p{L}--a-z]{2,}\b", regex.VERSION1)
"""A word without a plain small letter: in capitals, as far as TCVN3 has them."""
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


def decode(data: bytes, name: Name, errors: str = "strict") -> str:
    """The text that `data` holds in the encoding `name`, letters and marks composed.

    Raises `UnicodeDecodeError` at a byte that stands for nothing there, if `errors` is not "replace".
    """
    text = unicodedata.normalize("NFC", codecs.charmap_decode(data, errors, _table(name))[0])
    return _CAPITALS.sub(_capitals, text) if name == "tcvn3" else text


def _capitals(word: regex.Match[str]) -> str:
    """The word with the capitals that TCVN3 lacks, which other fonts drew, if two letters beside them are capitals."""
    return word[0].upper() if sum(map(str.isupper, word[0])) >= 2 else word[0]


def guess(data: bytes) -> Name | None:
    """The encoding in which `data` reads most like Vietnamese; None where it does not in any.

    >>> guess("déjà vu à la façade".encode("cp1252")) is None
    True
    """
    shares = {name: _share_of_syllables(data, name) for name in NAMES}
    best = max(NAMES, key=shares.__getitem__)
    return best if shares[best] >= _SURE else None


def _share_of_syllables(data: bytes, name: Name) -> float:
    try:
        text = decode(data, name)
    except UnicodeDecodeError:
        return 0.0
    marked = [word for word in _WORD.findall(text) if not word.isascii()]
    spelled = sum(map(_is_spelled, marked))
    return spelled / len(marked) if spelled >= _ENOUGH else 0.0


def _is_spelled(word: str) -> bool:
    """Whether the word is a syllable, in small letters, in capitals, or with a capital at its beginning."""
    lower = word.lower()
    if word not in (lower, word.upper()) and word[1:] != lower[1:]:
        return False
    if not SYLLABLE.fullmatch(lower):
        return False
    marks = unicodedata.normalize("NFD", lower)
    return len(marks) - len(marks.translate(_TONES)) <= 1


@cache
def _table(name: Name) -> dict[int, str]:
    table: dict[int, str] = {}
    for byte in range(256):
        try:
            table[byte] = bytes([byte]).decode(_BASES[name])
        except UnicodeDecodeError:
            continue
    if name != "windows-1258":
        text = files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
        rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
        table |= {int(byte, 16): letters.removeprefix(_ON_A_CIRCLE) for byte, letters in rows[1:]}
    return table
