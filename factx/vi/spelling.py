"""One spelling for the rules: where Vietnamese writes one syllable in several ways.

The tone mark of an open syllable with a glide stands on the first vowel or on the second, by the
writer's taste: "hoà" and "hòa", "thuỷ" and "thủy". Rules and vocabulary know the first style. In other
vowel groups a mark on the last vowel is a slip of the keyboard: "dươí" for "dưới".

>>> fold_tone_marks("hoà bình, thuý, quý, hoàn, khoẻ")
'hòa bình, thúy, quý, hoàn, khỏe'
>>> fold_tone_marks("quí III")
'quý III'
>>> fold_tone_marks("trên dươí 20 tuôỉ, giưã, quá, già")
'trên dưới 20 tuổi, giữa, quá, già'
"""

from __future__ import annotations

import re

_TITLES = "ThS TS TSKH GS PGS BS BSCKI BSCKII KS KTS LS DS LM NSND NSƯT".split()
ABBREVIATIONS = [
    *"TP Tp tp TX Tx TT tr vs No St Mr Mrs Dr Pte".split(),
    *sorted({form for title in _TITLES for form in (title, title.capitalize(), title.lower())}),
]
"""What a full stop behind does not end a sentence: "Bs.Nguyễn Văn An"."""

CREDIT = r"""[ảẢ]nh [ ]? : [ ]?
    (?: (?: \p{Lu}{2,}\d* | Reuters | Internet | [\w-]+[.](?:com|net|info|vn) ) (?: / \p{Lu}\p{L}+ )?
      | (?: \p{Lu}[.] ){1,3} \p{L}* | \p{Lu}\p{Ll}+ [ ] \p{Lu}\p{Ll}+ (?: [ ] \p{Lu}\p{Ll}+ )?? )
    [ ] (?= \p{Lu}\p{Ll}* [ ] \p{Ll} )"""
"""The credit of a picture, which runs on into the next sentence where a page was made text: "Ảnh: AFP Theo …"."""

DOMAINS = "Net Com Vn Org Info Ru".split()
"""How addresses end, in the capitals that newspapers give them: "VnExpress.Net"."""

SYLLABLE = re.compile(
    r"""(?: ngh | ng | nh | gh | gi | kh | th | tr | ch | ph | qu | [bcdđghklmnpqrstvx] )?
    [aăâeêioôơuưyàằầèềìòồờùừỳáắấéếíóốớúứýảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹạặậẹệịọộợụựỵ]{1,3} (?: ch | ng | nh | [cmnpt] )?""",
    re.VERBOSE,
)
"""A syllable as Vietnamese spells it, in lower case; what does not match is a foreign word or a code."""

_MARKED = {
    marked[0]: marked
    for marked in "aàáảãạ ăằắẳẵặ âầấẩẫậ eèéẻẽẹ êềếểễệ iìíỉĩị oòóỏõọ ôồốổỗộ ơờớởỡợ uùúủũụ ưừứửữự yỳýỷỹỵ".split()
}
# first and last vowel of the groups in which the rules expect the mark on the first
_GROUPS = "oa oe uy ưa ao eo ai ay au ăi ăy ău âi ây âu ei ey eu êi êy êu oi oy ou ôi ôy ôu ơi ơy ơu ưi ưy ưu".split()
_FOLDED = {
    group[0] + _MARKED[group[1]][tone]: _MARKED[group[0]][tone] + group[1] for group in _GROUPS for tone in range(1, 6)
}
_LAST_VOWEL_MARKED = re.compile(
    r"""[aăâeêoôơuư]    # a first vowel: nothing else is looked at
    (?: [àáảãạèéẻẽẹ](?<=o.) | [ỳýỷỹỵ](?<=u.)(?<!qu.) | [àáảãạ](?<=ư.) | [òóỏõọ](?<=[ae].)
      | [ìíỉĩịùúủũụỳýỷỹỵ](?<=[aăâeêoôơư].) ) (?![^\W\d_])""",
    re.VERBOSE,
)


def fold_tone_marks(lower: str) -> str:
    """`lower` with the tone mark of a final vowel group on its first vowel, and "quý" for "quí"; the length stays."""
    return _LAST_VOWEL_MARKED.sub(lambda match: _FOLDED[match[0]], lower).replace("quí", "quý")
