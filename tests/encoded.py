"""Text put in the encodings of old Vietnamese files, by other means than those that read it."""

from __future__ import annotations

import subprocess
import unicodedata

from factx.vi.encodings import Name, decode

TONES = dict(zip("\u0301\u0300\u0309\u0303\u0323", (0xF9, 0xF8, 0xFB, 0xF5, 0xEF), strict=True))
_WITH_SHAPE = {
    "\u0302": dict(zip(["", *TONES], (0xE2, 0xE1, 0xE0, 0xE5, 0xE3, 0xE4), strict=True)),
    "\u0306": dict(zip(["", *TONES], (0xEA, 0xE9, 0xE8, 0xFA, 0xFC, 0xEB), strict=True)),
}
_WHOLE = dict(zip("ơưđíìỉĩịỵ", (0xF4, 0xF6, 0xF1, 0xED, 0xEC, 0xE6, 0xF3, 0xF2, 0xEE), strict=True))


def in_vni(letter: str) -> bytes:
    """A letter as a keyboard driver for the VNI fonts would put it in a file."""
    lower = letter.lower()
    up = 0x20 if lower != letter else 0
    if lower in _WHOLE:
        return bytes([_WHOLE[lower] - up])
    base, *marks = list(unicodedata.normalize("NFD", lower))
    horn = "\u031b" in marks
    shape = next((mark for mark in marks if mark in _WITH_SHAPE), None)
    tone = next((mark for mark in marks if mark in TONES), "")
    if shape:
        return bytes([ord(base) - up, _WITH_SHAPE[shape][tone] - up])
    first = bytes([_WHOLE[{"o": "ơ", "u": "ư"}[base]] - up]) if horn else bytes([ord(base) - up])
    return first + (bytes([TONES[tone] - up]) if tone else b"")


def encoded(text: str, name: Name) -> bytes:
    if name == "vni":
        return b"".join(letter.encode() if letter.isascii() else in_vni(letter) for letter in text)
    if name == "tcvn3":
        table = {decode(bytes([byte]), "tcvn3"): byte for byte in range(0xA1, 0x100) if byte not in range(0xB0, 0xB5)}
        # fonts of capitals: the small letter is in the file where there is no other
        return bytes(table.get(letter, table.get(letter.lower(), ord(letter))) for letter in text)
    known_to_iconv = {"windows-1258": "CP1258", "viscii": "VISCII"}[name]
    done = subprocess.run(
        ["iconv", "-f", "UTF-8", "-t", known_to_iconv], input=text.encode(), capture_output=True, check=True
    )
    return done.stdout
