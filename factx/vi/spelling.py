"""One spelling for the rules: where Vietnamese writes one syllable in several ways.

The tone mark of an open syllable with a glide stands on the first vowel or on the second, by the
writer's taste: "hoà" and "hòa", "thuỷ" and "thủy". Rules and vocabulary know the first style.

>>> fold_tone_marks("hoà bình, thuý, quý, hoàn, khoẻ")
'hòa bình, thúy, quý, hoàn, khỏe'
"""

from __future__ import annotations

import regex

_PLAIN = {"o": "oòóỏõọ", "u": "uùúủũụ", "a": "aàáảãạ", "e": "eèéẻẽẹ", "y": "yỳýỷỹỵ"}
_FOLDED = {
    glide + _PLAIN[vowel][tone]: _PLAIN[glide][tone] + vowel
    for glide, vowel in (("o", "a"), ("o", "e"), ("u", "y"))
    for tone in range(1, 6)
}
_SECOND_VOWEL_MARKED = regex.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\p{L})")


def fold_tone_marks(lower: str) -> str:
    """`lower` with the tone mark of "oa", "oe", "uy" on the first vowel; the length stays."""
    return _SECOND_VOWEL_MARKED.sub(lambda match: _FOLDED[match[0]], lower)
