"""Tables of words that a user adds: a folder with files in the form of those here, checked as they are read.

Nothing in them is run: a cell is a phrase, an id or one of a few names for a role. Phrases are brought into the form in
which the rules see a text, so that capitals, spaces and Unicode's two ways to write an accent do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from factx.errors import UsageError
from factx.readers.files import reason
from factx.text import Text
from factx.vi.words import Row, table

_NEEDED = {
    "concepts": ("concept", "forms"),
    "countries_press": ("alpha2", "forms"),
    "currencies_press": ("code", "forms"),
    "heads": ("forms", "role"),
    "names": ("id", "kind", "forms"),
    "not_nouns": ("word",),
    "nouns": ("noun",),
    "numbered": ("word", "role"),
    "per": ("ucum", "forms"),
    "unit_company": ("form",),
    "units": ("ucum", "forms"),
}
"""The tables that can be added to, each with the columns that no row leaves empty."""

_PHRASES = {"forms", "noun", "word", "form", "with", "without"}
_WRITTEN = {
    "alpha2": (r"[A-Z]{2}", "a country of ISO 3166-1, such as VN"),
    "code": (r"[A-Z]{3}", "a currency of ISO 4217, such as USD"),
    "concept": (r"[a-z][a-z0-9_]*", "the id of a concept, such as export_value"),
    "kind": (r"person|body|place", "person, body or place"),
    "scale": (r"(?=.*[1-9])\d{1,9}(\.\d{1,9})?", "a number, such as 1 or 0.01"),
    "ucum": (r"([A-Za-z0-9%_./()']|\[[^\][{}]+\]|\{[^{}]+\})+", "a unit of UCUM, or a noun in braces"),
}
"""How the cells of a column are written, and how to say so."""

_LONGEST = 200
"""Letters of a phrase: more is no phrase, and more than the look-up can count."""
_LARGEST = 10_000_000
"""Bytes in a table: far more than a language has words for."""


def read_folder(folder: str) -> dict[str, list[Row]]:
    """The rows of each table in `folder`.

    Raises `UsageError` for the first thing that is wrong, with its file and line.
    """
    path = Path(folder)
    try:
        files = sorted(file for file in path.iterdir() if file.suffix == ".tsv" and not file.name.startswith("."))
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else f"{error}: name the folder of your tables"
        raise UsageError(f"{folder or repr(folder)}: {why}") from None
    if not files:
        raise UsageError(f"{folder}: no table in this folder: it should hold .tsv files, such as nouns.tsv")
    return {file.stem: list(_rows(file)) for file in files}


def _rows(file: Path) -> Iterator[Row]:
    name = file.stem
    if name not in _NEEDED:
        raise UsageError(f"{file}: no table that can be added to: these can, {', '.join(_NEEDED)}")
    known, built_in = table(name)
    lines = _lines(file)
    number, columns = next(lines, (1, []))
    strange = [column for column in columns if column not in known]
    missing = [column for column in _NEEDED[name] if column not in columns]
    if strange or missing or len(set(columns)) < len(columns):
        raise UsageError(
            f"{file}:{number}: the first line names the columns: {', '.join(known)}, with tabs between them"
        )
    own = list(built_in)
    roles = {row["role"] for row in own if "role" in row}
    concepts = {row["concept"] for row in own if "concept" in row}
    meant: dict[str, tuple[int, Row]] = {}
    for number, cells in lines:
        place = f"{file}:{number}"
        if len(cells) > len(columns):
            raise UsageError(f"{place}: {len(cells)} cells for {len(columns)} columns: put one tab between two cells")
        given = dict(zip(columns, cells, strict=False))
        row = {column: _cell(column, given.get(column, ""), place) for column in known}
        _check(row, _NEEDED[name], roles, concepts, place)
        _check_once(row, meant, number, place)
        yield row


def _lines(file: Path) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line that is neither empty nor a heading, and its number."""
    for number, line in enumerate(_text(file).split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            yield number, [cell.strip() for cell in line.rstrip("\r").split("\t")]


def _text(file: Path) -> str:
    if not file.resolve().is_relative_to(file.parent.resolve()):
        raise UsageError(f"{file}: a link that leads out of the folder: put the table itself there")
    if not file.is_file():
        raise UsageError(f"{file}: no file: put a table there, or remove it")
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except OSError as error:
        raise UsageError(f"{file}: {reason(error)}") from None
    if len(data) > _LARGEST:
        raise UsageError(f"{file}: more than {_LARGEST:,} bytes: no table of words is so large")
    for number, line in enumerate(data.split(b"\n"), 1):
        if b"\0" in line:
            raise UsageError(f"{file}:{number}: binary, not text: it has zero bytes; save it as UTF-8")
        try:
            line.decode()
        except UnicodeDecodeError as error:
            wrong = f"byte {error.start} of the line (0x{line[error.start]:02x})"
            raise UsageError(f"{file}:{number}: not UTF-8 at {wrong}: save it as UTF-8") from None
    return data.decode("utf-8-sig")


def _cell(column: str, cell: str, place: str) -> str:
    if column not in _PHRASES or not cell:
        return cell
    phrases = [Text(phrase).lower.strip() for phrase in cell.split("|")]
    if not all(phrases):
        raise UsageError(f"{place}: an empty phrase in {column}: put | between two phrases only")
    if any(len(phrase) > _LONGEST for phrase in phrases):
        raise UsageError(f"{place}: a phrase of more than {_LONGEST} letters in {column}: put | between two phrases")
    return " | ".join(dict.fromkeys(phrases))


def _check(row: Row, needed: tuple[str, ...], roles: set[str], concepts: set[str], place: str) -> None:
    for column in needed:
        if not row[column]:
            raise UsageError(f"{place}: no {column}: give one")
    for column, cell in row.items():
        pattern, meaning = _WRITTEN.get(column, ("", ""))
        if pattern and cell and not re.fullmatch(pattern, cell, re.ASCII | re.DOTALL):
            raise UsageError(f"{place}: {column} is '{cell}': it should be {meaning}")
    if "role" in row and row["role"] not in roles:
        choice = ", ".join(role or "nothing" for role in sorted(roles))
        raise UsageError(f"{place}: role is '{row['role']}': it should be one of {choice}")
    if "concept" in row and row["concept"] not in concepts and not (row["vi"] and row["en"]):
        raise UsageError(f"{place}: the concept '{row['concept']}' is new: name it in the columns vi and en")


def _check_once(row: Row, meant: dict[str, tuple[int, Row]], number: int, place: str) -> None:
    """A phrase that means two things would mean the last of them, and nobody would know."""
    key = next(column for column in ("forms", "noun", "word", "form") if column in row)
    meaning = {column: cell for column, cell in row.items() if column not in {key, "note"}}
    for phrase in row[key].split(" | "):
        first, before = meant.setdefault(phrase, (number, meaning))
        if before != meaning:
            raise UsageError(f"{place}: '{phrase}' has another meaning in line {first}: keep one of them")
