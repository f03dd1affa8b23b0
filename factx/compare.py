"""What several articles say of the same thing: whether they agree, and who says what.

Facts are of the same thing if they measure the same (`factx.vi.thing`), of the same subject and partner, for the same
period, in the same unit and rate, and move the same way. Each fact stands for an
interval: "trên 15 tỷ" is all above 15, "khoảng 15" and "gần 15" a tenth around or below it, "hàng chục" from 10 to
100, and a bare number what it may have been rounded from. A group's verdict is

- `agree`: one statement is in all the articles;
- `compatible`: they state it differently, but one value could satisfy them all ("trên 15 tỷ" and "15,2 tỷ");
- `contradict`: no value could.

An article that states several of one thing (the prices of two models) contradicts another only with all of them.

The grouping runs in DuckDB, which spills to disk what does not fit in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from factx.article import Article
from factx.errors import FactxError, UnreadableError, UsageError, missing_library
from factx.fact import Sentence, Verdict
from factx.readers.files import reason

if TYPE_CHECKING:
    import duckdb

_AT_ONCE = 10_000
"""Measures that are told apart in one go."""


class Statement(msgspec.Struct, frozen=True):
    """One article's statement: its figure, who says it, and where it stands."""

    article: str
    text: str
    start: int
    end: int
    speaker: str | None
    sentence: Sentence
    words: str | None = None
    """The sentence itself, where the article was at hand."""


class Group(msgspec.Struct, frozen=True):
    """What several articles state of one thing."""

    verdict: Verdict
    articles: int
    kind: str
    measure: str | None
    concept: str | None
    subject: str | None
    partner: str | None
    period: str | None
    unit: str | None
    per: str | None
    change: str | None
    statements: list[Statement]


_ACTOR = "STRUCT(text VARCHAR, id VARCHAR)"
_COLUMNS = {
    "article": "VARCHAR",
    "kind": "VARCHAR",
    "text": "VARCHAR",
    '"start"': "BIGINT",
    '"end"': "BIGINT",
    "value": "DOUBLE",
    "low": "DOUBLE",
    "high": "DOUBLE",
    "unit": "VARCHAR",
    "per": "VARCHAR",
    "modifier": "VARCHAR",
    "iso": "VARCHAR",
    "measure": "STRUCT(text VARCHAR)",
    "concept": "VARCHAR",
    "change": "STRUCT(direction VARCHAR, role VARCHAR)",
    "period": "STRUCT(iso VARCHAR)",
    "subject": _ACTOR,
    "partner": _ACTOR,
    "speaker": "STRUCT(text VARCHAR)",
    "sentence": 'STRUCT("start" BIGINT, "end" BIGINT)',
    "same_as": "BIGINT",
}

# A bare number may be rounded: it stands for half a unit of its last digit that is not zero around it, but for no more
# than a fortieth of itself ("1.000" is hardly 600).
_BOUNDS = """
    SELECT *,
        coalesce(low, value) AS least,
        coalesce(high, value) AS most,
        least(
            0.5 * pow(10, length(digits) - length(rtrim(digits, '0')) - decimals), abs(coalesce(value, 0)) / 40
        ) AS slack
    FROM (
        SELECT *,
            rtrim(rtrim(printf('%.6f', abs(value)), '0'), '.') AS written,
            replace(written, '.', '') AS digits,
            CASE WHEN contains(written, '.') THEN length(written) - instr(written, '.') ELSE 0 END AS decimals
        FROM things
    )
"""

# Along the number line, each article's intervals open and close; a point that is the end of one and the beginning of
# another is in both. How many articles are open at once is found in one pass, in whatever time sorting takes.
_ALONG = "ORDER BY point, step DESC ROWS UNBOUNDED PRECEDING"

_STATED = """
    CREATE TABLE stated AS SELECT
        article, kind, text, "start", "end", value, low, high, modifier, concept, unit, per,
        measure.text AS measure, speaker.text AS speaker, sentence, period.iso AS period,
        subject.text AS subject, partner.text AS partner,
        CASE WHEN contains(lower(measure.text), lower(subject.text)) THEN subject.text END AS names_subject,
        CASE WHEN contains(lower(measure.text), lower(partner.text)) THEN partner.text END AS names_partner,
        coalesce(subject.id, lower(subject.text)) AS whose, coalesce(partner.id, lower(partner.text)) AS whom,
        CASE WHEN change.role = 'by' THEN 'by ' || change.direction ELSE nullif(change.role, 'to') END AS moved
    FROM facts
    WHERE same_as IS NULL AND kind NOT IN ('date', 'time', 'duration', 'ordinal')
        AND coalesce(value, low) IS NOT NULL AND measure IS NOT NULL
        AND (subject IS NOT NULL OR (period IS NOT NULL AND kind IN ('money', 'percent')))
"""

# What a measure says is told by words, and so in Python, once for each that there is.
_MEASURED = "SELECT DISTINCT kind, concept, measure, names_subject, names_partner FROM stated"
_NAMED = """
    INSERT INTO named SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[]), unnest($3::VARCHAR[]), unnest($4::VARCHAR[]),
        unnest($5::VARCHAR[]), unnest($6::VARCHAR[]), unnest($7::BOOLEAN[])
"""
_THINGS = """
    CREATE VIEW things AS SELECT stated.*, hash((
        stated.kind, named.measured, CASE WHEN mutual AND whom IS NOT NULL THEN least(whose, whom) ELSE whose END,
        CASE WHEN mutual AND whom IS NOT NULL THEN greatest(whose, whom) ELSE whom END,
        period, CASE WHEN stated.kind = 'count' THEN '' ELSE unit END, per, moved
    )) AS thing
    FROM stated JOIN named ON stated.kind = named.kind AND stated.measure = named.measure
        AND stated.concept IS NOT DISTINCT FROM named.concept
        AND stated.names_subject IS NOT DISTINCT FROM named.subject
        AND stated.names_partner IS NOT DISTINCT FROM named.partner
"""

_GROUPS = f"""
    WITH told AS ({_BOUNDS}),
    bounded AS (
        SELECT *,
            CASE modifier
                WHEN 'less_than' THEN '-inf'::DOUBLE WHEN 'equal_or_less' THEN '-inf'::DOUBLE
                WHEN 'approx' THEN least - abs(least) / 10 WHEN 'nearly' THEN least - abs(least) / 10
                WHEN 'more_than' THEN least WHEN 'equal_or_more' THEN least WHEN 'order_of' THEN least
                ELSE least - CASE WHEN value IS NULL THEN 0 ELSE slack END END AS floor,
            CASE modifier
                WHEN 'more_than' THEN 'inf'::DOUBLE WHEN 'equal_or_more' THEN 'inf'::DOUBLE
                WHEN 'order_of' THEN greatest(most, most * 10) WHEN 'approx' THEN most + abs(most) / 10
                WHEN 'less_than' THEN most WHEN 'equal_or_less' THEN most WHEN 'nearly' THEN most
                ELSE most + CASE WHEN value IS NULL THEN 0 ELSE slack END END AS ceiling,
        FROM told
    ),
    shared AS (
        SELECT thing, count(DISTINCT article) AS articles FROM bounded GROUP BY thing HAVING articles > 1
    ),
    equal AS (
        SELECT thing, max(tellers) AS tellers FROM (
            SELECT thing, count(DISTINCT article) AS tellers FROM bounded SEMI JOIN shared USING (thing)
            GROUP BY thing, value, low, high, modifier
        ) GROUP BY thing
    ),
    ends AS (
        SELECT thing, article, floor AS point, 1 AS step FROM bounded SEMI JOIN shared USING (thing)
        UNION ALL SELECT thing, article, ceiling, -1 FROM bounded SEMI JOIN shared USING (thing)
    ),
    opened AS (
        SELECT *, sum(step) OVER (PARTITION BY thing, article {_ALONG}) AS open FROM ends
    ),
    met AS (
        SELECT thing, max(tellers) AS tellers FROM (
            SELECT thing, sum(
                CASE WHEN step = 1 AND open = 1 THEN 1 WHEN step = -1 AND open = 0 THEN -1 ELSE 0 END
            ) OVER (PARTITION BY thing {_ALONG}) AS tellers FROM opened
        ) GROUP BY thing
    )
    SELECT
        CASE WHEN any_value(equal.tellers) = articles THEN 'agree'
             WHEN any_value(met.tellers) = articles THEN 'compatible' ELSE 'contradict' END AS verdict,
        articles, any_value(kind), min(measure) AS measure, min(concept), min(subject) AS subject,
        min(partner) AS partner, any_value(period) AS period, min(unit) AS unit, any_value(per) AS per,
        any_value(moved) AS moved,
        list({{
            'article': article, 'text': text, 'start': "start", 'end': "end", 'speaker': speaker,
            'sentence_start': sentence."start", 'sentence_end': sentence."end"
        }} ORDER BY article, "start")
    FROM bounded JOIN shared USING (thing) JOIN equal USING (thing) JOIN met USING (thing)
    GROUP BY thing, articles
    ORDER BY verdict DESC, articles DESC, measure, subject, partner, period, unit, per, moved, thing
"""


def compare(paths: list[str]) -> Iterator[Group]:
    """The groups of facts of more than one article: those that contradict first, then by how many articles tell.

    `paths` are files of facts in JSON Lines, folders that hold such (`.jsonl`), or `-` for standard input.

    Raises `UsageError` where DuckDB is not installed, `UnreadableError` for a path where there is nothing to read, and
    `FactxError` where that is no facts.
    """
    try:
        import duckdb  # noqa: PLC0415 - optional, and slow to load
    except ImportError:
        raise UsageError(missing_library("comparing", "DuckDB", "compare")) from None
    files = [file for path in paths for file in _files(path)]
    columns = ", ".join(f"{name}: '{kind}'" for name, kind in _COLUMNS.items())
    with duckdb.connect() as database:
        try:
            database.execute(
                f"CREATE VIEW facts AS SELECT * FROM read_json({files!r}, format = 'newline_delimited',"
                f" columns = {{{columns}}})"
            )
            database.execute(_STATED)
            _name_things(database)
            rows = database.execute(_GROUPS)
            while batch := rows.fetchmany(1000):
                for row in batch:
                    yield _group(row)
        except duckdb.Error as error:
            reason = str(error).splitlines()[0]
            raise FactxError(f"{', '.join(paths)}: no facts in JSON Lines ({reason})") from error


def _name_things(database: duckdb.DuckDBPyConnection) -> None:
    """Gives each statement its thing: what it measures, of whom, for when and in what."""
    from factx.vi.thing import is_mutual, thing  # noqa: PLC0415 - brings the vocabulary, which the help does not need

    database.execute(
        "CREATE TABLE named (kind VARCHAR, concept VARCHAR, measure VARCHAR, subject VARCHAR, partner VARCHAR,"
        " measured VARCHAR, mutual BOOLEAN)"
    )
    measured = database.cursor().execute(_MEASURED)
    while batch := measured.fetchmany(_AT_ONCE):
        named = [
            (
                kind,
                concept,
                words,
                *names,
                thing(kind, concept, words, list(filter(None, names))),
                is_mutual(concept, words),
            )
            for kind, concept, words, *names in batch
        ]
        database.execute(_NAMED, [list(column) for column in zip(*named, strict=True)])
    database.execute(_THINGS)


def with_sentences(groups: Iterable[Group], articles: Iterable[Article]) -> list[Group]:
    """The groups with the words of each statement's sentence, from the articles that hold them."""
    kept = list(groups)
    named = {statement.article for group in kept for statement in group.statements}
    texts = {article.id: article.text for article in articles if article.id in named}

    def quoted(statement: Statement) -> Statement:
        text = texts.get(statement.article)
        at = statement.sentence
        return statement if text is None else msgspec.structs.replace(statement, words=text[at.start : at.end])

    return [msgspec.structs.replace(group, statements=list(map(quoted, group.statements))) for group in kept]


def _files(path: str) -> list[str]:
    if path == "-":
        return ["/dev/stdin"]
    place = Path(path)
    if place.is_dir():
        found = sorted(str(file) for file in place.rglob("*.jsonl"))
        if not found:
            raise UnreadableError(path, "no facts in this folder: it should hold files ending in .jsonl")
        return found
    try:
        if not place.is_fifo():
            place.open("rb").close()
    except OSError as error:
        raise UnreadableError(path, reason(error)) from None
    return [path]


def _group(row: tuple[Any, ...]) -> Group:
    statements = [
        {key: told[key] for key in ("article", "text", "start", "end", "speaker")}
        | {"sentence": {"start": told["sentence_start"], "end": told["sentence_end"]}}
        for told in row[-1]
    ]
    return msgspec.convert(dict(zip(Group.__struct_fields__, (*row[:-1], statements), strict=True)), Group)
