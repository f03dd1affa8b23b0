"""Annotations: the figures that an article states, as a person wrote them down, one a line of JSON.

A folder holds `facts/NAME.jsonl` for each article and the texts in `articles/NAME.txt`; a single file may hold the
annotations of many articles, each line with its `article`. `tests/gold/README.md` tells what the keys mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Annotated, TypeVar

import msgspec

from factx.errors import UnreadableError, UsageError
from factx.fact import KINDS
from factx.readers import read
from factx.readers.files import reason

Row = TypeVar("Row")
Place = Annotated[int, msgspec.Meta(ge=0)]


class Movement(msgspec.Struct, frozen=True):
    """Which way the measured thing moved, as annotations write it."""

    dir: str
    role: str


class Annotation(msgspec.Struct, kw_only=True):
    """One annotated figure. Its place is `start` and `end`, or the `nth` time (from 0) that its words stand there."""

    text: str
    kind: str
    article: str | None = None
    nth: Place = 0
    start: Place | None = None
    end: Place | None = None
    value: float | None = None
    value_or: list[float] = []
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    unit_or: list[str] = []
    per: str | None = None
    mod: str | None = None
    iso: str | None = None
    iso_or: list[str] = []
    measure: str | None = None
    change: Movement | str | None = None
    period: str | None = None
    subject: str | None = None
    partner: str | None = None
    speaker: str | None = None

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in its article, once that is found out."""
        assert self.start is not None
        assert self.end is not None
        return self.start, self.end


class AnnotatedArticle(msgspec.Struct):
    """An article's annotations, and its text where it was at hand."""

    rows: list[Annotation]
    text: str | None = None


IGNORED = "ignore"
_KINDS = {*KINDS, IGNORED}
_DECODER = msgspec.json.Decoder(Annotation)
_Line = tuple[str, str, Annotation]  # its place (a path and line), its article, and what it says


def name_of(article: str) -> str:
    """The name that annotations have for an article's file.

    >>> name_of("news/nga-kyrgyzstan.txt")
    'nga-kyrgyzstan'
    """
    return PurePath(article).stem


def key_of(article: str, annotated: Mapping[str, object]) -> str | None:
    """Under which key `annotated` has the article: its id, or the name of its file."""
    return next((key for key in (article, name_of(article)) if key in annotated), None)


def read_annotations(path: str, articles: Sequence[str] = ()) -> dict[str, AnnotatedArticle]:
    """The annotations of `path`, a file or a folder, by article, each with its place in the text.

    `articles` are the paths of the articles; where none are given, the folder `articles` of the annotations.

    Raises `UnreadableError` for the first line that is no annotation, or whose place cannot be found.
    """
    files, beside = _files(path)
    annotated: dict[str, AnnotatedArticle] = {}
    lines: list[_Line] = []
    for file in files:
        of_file = list(_lines(file))
        for article in [article for _, article, _ in of_file] or [name_of(str(file))]:
            annotated.setdefault(article, AnnotatedArticle([]))
        lines += of_file
    _add_texts(annotated, articles or ([str(beside)] if beside.is_dir() else []))
    for place, article, row in lines:
        _locate(row, annotated[article].text, place)
        annotated[article].rows.append(row)
    return annotated


def _files(path: str) -> tuple[list[Path], Path]:
    """The files of annotations that `path` names, and the folder where their articles would be."""
    folder = Path(path)
    if not folder.is_dir():
        return [folder], folder.parent / "articles"
    within = folder / "facts"
    folder = within if within.is_dir() else folder
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise UnreadableError(path, "no annotations in this folder: it should hold .jsonl files")
    return files, folder.parent / "articles"


def _lines(file: Path) -> Iterator[_Line]:
    try:
        with file.open("rb") as lines:
            for place, row in decoded(lines, str(file), _DECODER, "annotation"):
                if row.kind not in _KINDS:
                    raise UnreadableError(place, f"no annotation ('{row.kind}' is no kind of figure)")
                yield place, row.article or name_of(str(file)), row
    except OSError as error:
        raise UnreadableError(str(file), reason(error)) from None


def decoded(
    lines: Iterable[bytes], path: str, decoder: msgspec.json.Decoder[Row], what: str
) -> Iterator[tuple[str, Row]]:
    """What each line of JSON holds, with its place in `path`; empty ones are passed over.

    Raises `UnreadableError` for the first line that is no `what`.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            place = f"{path}:{number}"
            try:
                row = decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise UnreadableError(place, f"no {what} ({error})") from None
            yield place, row


def _add_texts(annotated: dict[str, AnnotatedArticle], paths: Sequence[str]) -> None:
    for article in read(paths):
        if isinstance(article, UnreadableError):
            raise article
        key = key_of(article.id, annotated)
        if key is not None:
            annotated[key].text = article.text


def _locate(row: Annotation, text: str | None, place: str) -> None:
    """Find out where the words of `row` stand."""
    if row.start is not None and row.end is not None:
        if text is not None and text[row.start : row.end] != row.text:
            raise UnreadableError(place, f"'{row.text}' does not stand at {row.start} of its article")
        return
    if text is None:
        raise UsageError(f"{place}: its article is not at hand: name the articles, or their folder, with --articles")
    start = -1
    for _ in range(row.nth + 1):
        start = text.find(row.text, start + 1)
        if start < 0:
            raise UnreadableError(place, f"'{row.text}' does not stand {row.nth + 1} times in its article")
    row.start, row.end = start, start + len(row.text)
