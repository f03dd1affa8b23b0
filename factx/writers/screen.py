"""What may go to a screen: text in which nothing hides and nothing acts."""

from __future__ import annotations

from unicodedata import category

# These take no room on paper, and each terminal gives them another.
ZERO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def visible(text: str) -> str:
    r"""`text` with whatever a terminal would obey or reorder by, line ends too, written as an escape.

    >>> print(visible("a\x1b[31mb\nc"))
    a\x1b[31mb\nc
    """
    if text.isprintable():
        return text
    return "".join(map(_visible, text.translate(ZERO_WIDTH)))


def one_line(text: str) -> str:
    """`text` as `visible` has it, with one space for any white space within it and none around it."""
    return visible(" ".join(text.split()))


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    if category(character) == "Zs":
        return " "
    return character.encode("unicode_escape").decode()
