"""How good facts are beside annotations: every difference and then the figures, for people, or all as JSON."""

from __future__ import annotations

from typing import BinaryIO

import msgspec
from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from factx.evaluate import LEVELS, Difference, Evaluation, Score
from factx.writers.drawing import drawn, window_of
from factx.writers.screen import one_line, visible

_STYLES = {"missed": "red", "extra": "yellow"}


def write_json(evaluation: Evaluation, out: BinaryIO) -> None:
    """Write one object."""
    out.write(msgspec.json.format(msgspec.json.encode(evaluation), indent=1) + b"\n")


def write_table(evaluation: Evaluation, out: BinaryIO) -> None:
    """Write each difference in a line, then the scores by kind, by part and by attachment."""
    shown: list[RenderableType] = [_difference(difference) for difference in evaluation.differences]
    if shown:
        shown.append("")
    told = ", ".join(f"{part} {right:.3f}" for part, right in evaluation.parts.items())
    shown += [
        Text(f"articles: {evaluation.articles}"),
        _by_kind(evaluation),
        Text(f"\nright, of those detected: {told or 'nothing was detected'}"),
    ]
    attachments = _by_attachment(evaluation)
    if attachments.row_count:
        shown += ["", attachments]
    out.write(drawn(*shown, window=window_of(out)))


def _difference(difference: Difference) -> Text:
    line = Text(overflow="fold")
    line.append(f"{visible(difference.article)}:{difference.start}  ", style="dim")
    line.append(difference.what, style=_STYLES.get(difference.what, "magenta"))
    line.append(f"  {difference.kind}  {_shown(difference.text)}")
    if difference.what not in _STYLES:
        line.append("  wanted ", style="dim")
        line.append(_shown(difference.want))
        line.append("  got ", style="dim")
        line.append(_shown(difference.got))
    return line


def _shown(words: str | None) -> str:
    return "nothing" if words is None else one_line(words)


def _by_kind(evaluation: Evaluation) -> Table:
    levels = [heading for level in LEVELS for heading in (f"{level} P", "R", "F1")]
    table = _table("kind", "annotated", "extracted", *levels)
    whole = {level: getattr(evaluation, level) for level in LEVELS}
    for kind, scores in (*evaluation.kinds.items(), ("all", whole)):
        cells = [figure for level in LEVELS for figure in _figures(scores[level])]
        table.add_row(kind, str(scores["detect"].gold), str(scores["detect"].pred), *cells)
    return table


def _by_attachment(evaluation: Evaluation) -> Table:
    table = _table("attachment", "annotated", "extracted", "P", "R", "F1")
    for name, score in evaluation.attachments.items():
        if score.gold or score.pred:
            table.add_row(name, str(score.gold), str(score.pred), *_figures(score))
    return table


def _table(first: str, *others: str) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, header_style="dim", border_style="dim")
    table.add_column(first)
    for name in others:
        table.add_column(name, justify="right")
    return table


def _figures(score: Score) -> tuple[str, str, str]:
    return f"{score.p:.3f}", f"{score.r:.3f}", f"{score.f1:.3f}"
