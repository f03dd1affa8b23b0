"""Texts built to cost much: what a rule begins with, over and over, and never what it ends with."""

from __future__ import annotations

from itertools import cycle, islice

from factx.vi.words import forms, rows

UNITS = {
    "digits": "1",
    "digits in groups": "1.000.",
    "numbers": "5 ",
    "numbers in a list": "5, ",
    "numbers joined": "5 và ",
    "sizes": "1x",
    "counts joined": "5 và 6 xe ",
    "scores": "2-1, ",
    "slashes": "1/",
    "codes": "1/qđ-a",
    "hyphens": "A1-",
    "full stops": ".",
    "ellipses": "…",
    "commas": ",",
    "spaces": " \u200b",
    "line ends": "\n",
    "number words": "hai mươi mốt ",
    "hundreds": "một trăm linh ",
    "multipliers": "triệu ",
    "amounts": "5 tỷ ",
    "billions": "một nghìn ba trăm tỷ ",
    "points": "phẩy ",
    "almost dates": "30/2/",
    "dates": "30/1/2024 ",
    "days joined": "5/3 và ",
    "weekdays": "thứ hai, ",
    "months": "tháng 1, ",
    "years": "năm ",
    "spans of years": "2010-",
    "ranges": "từ 3 đến ",
    "clocks": "8h",
    "same periods": "cùng kỳ ",
    "comparisons": "so với ",
    "rounds": "vòng 3 ",
    "unclosed quotes": "“",
    "quotes": "“Nga” nói ",
    "open brackets": "(",
    "numbers in brackets": "((5 ",
    "closed brackets": ")",
    "letters": "a",
    "capitals": "A",
    "initials": "A. ",
    "names": "Nga ",
    "names joined": "Nga và ",
    "names in a list": "Nga, ",
    "names with numbers": "Nga (5 tấn), ",
    "names with hyphens": "Nga-",
    "names with marks": "A & ",
    "persons": "ông Nam ",
    "speakers": "ông Nam cho biết: ",
    "sources": "theo ",
    "one endless sentence": "xuất khẩu của Nga sang Ấn Độ tăng 5% ",
    "owners": "của ",
    "clauses": "nhưng ",
    "addresses": "a@",
    "hosts": "a.",
    "links": "http://",
    "marks": "\u0301",
    "decomposed letters": "e\u0302\u0301",
    "look-alike letters": "е",
    "other digits": "٣",
    "zeros": "\0",
    "emoji": "\U0001f600",
    "fractions": "½",
    "capitals that grow": "İ",
}


def text(unit: str, size: int) -> str:
    """`unit` repeated up to so many code points."""
    return (unit * (size // len(unit) + 1))[:size]


def openings(size: int) -> dict[str, str]:
    """For each list of words that the grammar asks for, its words again and again, with a number here and there."""
    found = {}
    for row in rows("lists"):
        words = cycle([*forms(row["words"]), "5"])
        found[row["list"]] = " ".join(islice(words, size // 2))[:size]
    return found
