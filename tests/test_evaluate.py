"""Facts against annotations: figures counted by hand, the shapes of annotations, and what can be wrong with them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factx.errors import FactxError
from factx.evaluate import Evaluation, Score, evaluate, one_holds_the_other, same_number, score

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
ROOT = Path(__file__).parent.parent

TEXT = "Năm 2024, Nga bán 18 máy bay, thu trên 15 tỷ USD, tăng 8,5%. Quận 7 vắng. Một số khách ở 3 ngày."


def row(text: str, kind: str, **keys: Any) -> dict[str, Any]:
    return {"text": text, "nth": 0, "kind": kind, **keys}


UP = {"dir": "up", "role": "by"}
GOLD = [
    row("Năm 2024", "date", iso="2024"),
    row("18 máy bay", "count", value=18, unit="máy bay", period="2024", subject="Nga"),
    row("trên 15 tỷ USD", "money", value=15e9, unit="USD", mod="more_than", measure="thu", period="2024"),
    row("8,5%", "percent", value=8.5, unit="%", change=UP, measure="thu"),
    row("Một số", "ignore"),
    row("3 ngày", "duration", iso="P3D"),
]


def fact(text: str, kind: str, **keys: Any) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"article": "news/a.txt", "kind": kind, "text": text, "start": start, "end": start + len(text), **keys}


RIGHT = [
    fact("Năm 2024", "date", iso="2024"),
    fact("18 máy bay", "count", value=18, unit="máy bay", period={"iso": "2024"}, subject={"text": "Nga"}),
    fact(
        "trên 15 tỷ USD",
        "money",
        value=15e9,
        unit="USD",
        modifier="more_than",
        measure={"text": "thu"},
        period={"iso": "2024"},
    ),
    fact("8,5%", "percent", value=8.5, unit="%", change={"direction": "up", "role": "by"}, measure={"text": "thu"}),
    fact("3 ngày", "duration", iso="P3D"),
]


@dataclass
class Desk:
    """A folder with annotations and facts."""

    folder: Path

    def write(self, name: str, lines: list[dict[str, Any]]) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
        return str(path)

    def evaluate(self, facts: list[dict[str, Any]], gold: list[dict[str, Any]] = GOLD) -> Evaluation:
        (self.folder / "gold" / "articles").mkdir(parents=True, exist_ok=True)
        (self.folder / "gold" / "articles" / "a.txt").write_text(TEXT, encoding="utf-8")
        self.write("gold/facts/a.jsonl", gold)
        return evaluate(str(self.folder / "gold"), self.write("facts.jsonl", facts))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def changed(index: int, **keys: Any) -> list[dict[str, Any]]:
    return [{**each, **(keys if i == index else {})} for i, each in enumerate(RIGHT)]


def told(evaluation: Evaluation) -> list[tuple[str, str, str | None, str | None]]:
    return [(each.what, each.text, each.want, each.got) for each in evaluation.differences]


class TestFiguresCountedByHand:
    def test_all_right(self, desk: Desk) -> None:
        found = desk.evaluate(RIGHT)
        assert found.detect == found.strict == found.fact == Score(1.0, 1.0, 1.0, 5, 5, 5)
        assert found.parts == dict.fromkeys(("value", "unit", "per", "modifier", "iso"), 1.0)
        assert found.attachments["period"] == Score(1.0, 1.0, 1.0, 2, 2, 2)
        assert found.differences == []

    def test_one_missed_and_one_too_many(self, desk: Desk) -> None:
        found = desk.evaluate([*RIGHT[1:], fact("7", "count", value=7)])
        assert found.detect == Score(0.8, 0.8, 2 * 0.8 * 0.8 / 1.6, 4, 5, 5)
        assert found.kinds["count"]["detect"] == Score(0.5, 1.0, 2 / 3, 1, 2, 1)
        assert found.kinds["date"]["detect"] == Score(0.0, 0.0, 0.0, 0, 0, 1)
        assert told(found) == [("missed", "Năm 2024", None, None), ("extra", "7", None, None)]

    @pytest.mark.parametrize(
        ("index", "keys", "difference"),
        [
            (1, {"value": 19}, ("wrong value", "18 máy bay", "18", "19")),
            (1, {"value": None, "low": 17, "high": 18}, ("wrong value", "18 máy bay", "18", "17–18")),
            (1, {"unit": "tàu"}, ("wrong unit", "18 máy bay", "máy bay", "tàu")),
            (2, {"modifier": None}, ("wrong modifier", "trên 15 tỷ USD", "more_than", None)),
            (2, {"per": "mo"}, ("wrong per", "trên 15 tỷ USD", None, "mo")),
            (4, {"iso": "P3Y"}, ("wrong iso", "3 ngày", "P3D", "P3Y")),
        ],
    )
    def test_a_wrong_part(self, desk: Desk, index: int, keys: dict[str, Any], difference: tuple[str, ...]) -> None:
        found = desk.evaluate(changed(index, **keys))
        assert (found.detect.tp, found.strict.tp, found.fact.tp) == (5, 4, 4)
        assert told(found) == [difference]

    @pytest.mark.parametrize(
        ("index", "keys", "difference"),
        [
            (2, {"measure": None}, ("wrong measure", "trên 15 tỷ USD", "thu", None)),
            (2, {"period": {"iso": "2023"}}, ("wrong period", "trên 15 tỷ USD", "2024", "2023")),
            (1, {"subject": {"text": "Mỹ"}}, ("wrong subject", "18 máy bay", "Nga", "Mỹ")),
            (3, {"change": {"direction": "down", "role": "by"}}, ("wrong change", "8,5%", "up by", "down by")),
        ],
    )
    def test_a_wrong_attachment(
        self, desk: Desk, index: int, keys: dict[str, Any], difference: tuple[str, ...]
    ) -> None:
        found = desk.evaluate(changed(index, **keys))
        assert (found.strict.tp, found.fact.tp) == (5, 4)
        assert told(found) == [difference]

    def test_a_change_that_is_not_annotated_is_wrong_but_leaves_the_fact_whole(self, desk: Desk) -> None:
        found = desk.evaluate(changed(2, change={"direction": "up", "role": "to"}))
        assert found.fact.tp == 5
        assert found.attachments["change"] == Score(0.5, 1.0, 2 / 3, 1, 2, 1)
        assert told(found) == [("wrong change", "trên 15 tỷ USD", None, "up to")]

    def test_what_is_annotated_as_doubtful_is_neither_right_nor_wrong(self, desk: Desk) -> None:
        assert desk.evaluate([*RIGHT, fact("Một số khách", "count", value=1)]).detect.pred == 5

    @pytest.mark.parametrize(
        ("index", "keys"),
        [
            (1, {"unit": "chiếc máy bay"}),
            (1, {"period": {"iso": "XXXX"}}),
            (2, {"measure": {"text": "Thu"}}),
            (2, {"measure": "thu", "period": "2024"}),
            (1, {"value": "18"}),
            (2, {"value": 15_000_000_001}),
            (3, {"per": ""}),
        ],
    )
    def test_what_may_differ(self, desk: Desk, index: int, keys: dict[str, Any]) -> None:
        assert desk.evaluate(changed(index, **keys)).fact.f1 == 1.0

    def test_other_right_answers(self, desk: Desk) -> None:
        gold = [row("8,5%", "percent", value=8.5, value_or=[-8.5], unit="%", unit_or=["pp"], change="any")]
        [percent] = [dict(each, value=-8.5, unit="pp") for each in RIGHT if each["kind"] == "percent"]
        assert desk.evaluate([percent], gold).fact.f1 == 1.0

    def test_the_largest_overlap_is_paired(self, desk: Desk) -> None:
        short = fact("5 tỷ USD", "money", value=5e9, unit="USD")
        found = desk.evaluate([short, *RIGHT])
        assert (found.strict.tp, found.strict.pred) == (5, 6)
        assert told(found) == [("extra", "5 tỷ USD", None, None)]


class TestShapesOfAnnotations:
    def test_one_file_for_many_articles_found_by_their_ids(self, desk: Desk) -> None:
        gold = desk.write("mine.jsonl", [{"article": "b", **row("18", "count", value=18, start=3, end=5)}])
        other = {"article": "b", "kind": "count", "text": "18", "start": 3, "end": 5, "value": 18}
        assert evaluate(gold, desk.write("facts.jsonl", [other, *RIGHT])).strict == Score(1.0, 1.0, 1.0, 1, 1, 1)

    def test_one_file_of_one_article(self, desk: Desk) -> None:
        desk.evaluate(RIGHT)
        assert evaluate(str(desk.folder / "gold/facts/a.jsonl"), str(desk.folder / "facts.jsonl"), articles=[
            str(desk.folder / "gold/articles")
        ]).fact.f1 == 1.0  # fmt: skip

    def test_articles_elsewhere(self, desk: Desk) -> None:
        gold = desk.write("mine.jsonl", [{"article": "x", **each} for each in GOLD])
        articles = desk.write("articles.jsonl", [{"id": "x", "text": TEXT}])
        facts = desk.write("facts.jsonl", [{**each, "article": "x"} for each in RIGHT])
        assert evaluate(gold, facts, articles=[articles]).fact.f1 == 1.0

    def test_an_article_without_figures_counts(self, desk: Desk) -> None:
        desk.write("gold/facts/b.jsonl", [])
        (desk.folder / "gold" / "articles").mkdir()
        (desk.folder / "gold" / "articles" / "b.txt").write_text("Không có gì.", encoding="utf-8")
        assert desk.evaluate(RIGHT).articles == 2

    def test_the_sample_articles(self, run: Run, tmp_path: Path) -> None:
        extracted = run("extract", str(ROOT / "seeds"), "-o", "facts.jsonl")
        assert extracted.returncode == 0
        gold = ["evaluate", str(ROOT / "tests" / "gold"), "facts.jsonl", "--articles", str(ROOT / "seeds")]
        found = json.loads(run(*gold, "--format", "json").stdout)
        assert (found["articles"], found["strict"]["f1"]) == (5, 1.0)
        assert run(*gold).stdout.decode().rstrip().splitlines()[-1].split()[0] in found["attachments"]

    def test_an_article_of_which_a_person_rejected_all(self, desk: Desk) -> None:
        rejected = {"article": "news/a.txt", "text": "", "nth": 0, "start": 0, "end": 0, "kind": "ignore"}
        found = evaluate(desk.write("mine.jsonl", [rejected]), desk.write("facts.jsonl", RIGHT))
        assert found.detect == Score(0.0, 0.0, 0.0, 0, 5, 0)


class TestWhatIsWrong:
    @pytest.mark.parametrize(
        ("line", "says"),
        [
            ('{"text": "18"', "gold/facts/a.jsonl:1: no annotation (Input data was truncated)"),
            ('{"text": "18"}', "gold/facts/a.jsonl:1: no annotation (Object missing required field `kind`)"),
            ('{"text": "18", "kind": "sum"}', "gold/facts/a.jsonl:1: no annotation ('sum' is no kind of figure)"),
            ('{"text": "19", "kind": "count"}', "gold/facts/a.jsonl:1: '19' does not stand 1 times in its article"),
            ('{"text": "18", "kind": "count", "nth": 1}', "a.jsonl:1: '18' does not stand 2 times in its article"),
            (
                '{"text": "18", "kind": "count", "start": 0, "end": 2}',
                "a.jsonl:1: '18' does not stand at 0 of its article",
            ),
        ],
    )
    def test_a_line_of_annotations(self, desk: Desk, line: str, says: str) -> None:
        desk.evaluate(RIGHT)
        (desk.folder / "gold/facts/a.jsonl").write_text(line)
        with pytest.raises(FactxError) as error:
            evaluate(str(desk.folder / "gold"), str(desk.folder / "facts.jsonl"))
        assert says in str(error.value)

    @pytest.mark.parametrize(
        ("broken", "says"),
        [
            ({"kind": "sum"}, "facts.jsonl:1: no fact (Invalid enum value 'sum' - at `$.kind`)"),
            ({"start": -1}, "facts.jsonl:1: no fact (Expected `int` >= 0 - at `$.start`)"),
            ({"text": "19 máy bay"}, "facts.jsonl:1: '19 máy bay' does not stand at 18 of news/a.txt: extract it anew"),
        ],
    )
    def test_a_line_of_facts(self, desk: Desk, broken: dict[str, Any], says: str) -> None:
        with pytest.raises(FactxError) as error:
            desk.evaluate([{**RIGHT[1], **broken}])
        assert says in str(error.value)

    def test_articles_that_are_not_at_hand(self, run: Run, desk: Desk) -> None:
        desk.write("mine.jsonl", [{"article": "x", **GOLD[0]}])
        desk.write("facts.jsonl", RIGHT)
        done = run("evaluate", "mine.jsonl", "facts.jsonl")
        assert (done.returncode, done.stderr.decode()) == (
            2,
            "factx: mine.jsonl:1: its article is not at hand: name the articles, or their folder, with --articles\n",
        )

    def test_files_that_are_not_there(self, run: Run, desk: Desk) -> None:
        desk.evaluate(RIGHT)
        for arguments in (("gold", "none.jsonl"), ("none", "facts.jsonl")):
            done = run("evaluate", *arguments)
            assert done.returncode == 1
            assert done.stderr.decode().endswith(": no such file or folder: check the path\n")

    def test_articles_of_other_names_are_pointed_out(self, run: Run, desk: Desk) -> None:
        desk.evaluate([{**each, "article": "else.txt"} for each in RIGHT])
        done = run("evaluate", "gold", "facts.jsonl")
        assert done.returncode == 0
        assert b"no fact of the annotated articles" in done.stderr
        assert "missed  date  Năm 2024" in done.stdout.decode()


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_a_score_is_between_none_and_all(right: int, more: int, missed: int) -> None:
    found = score(right, right + more, right + missed)
    assert 0.0 <= min(found.p, found.r) <= found.f1 + 1e-12
    assert found.f1 <= max(found.p, found.r) + 1e-12 <= 1.0 + 1e-12
    assert (found.f1 == 1.0) == (right > 0 and more == missed == 0)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_the_same_as_itself(number: float) -> None:
    assert same_number(number, number)
    assert not same_number(number, None)


@given(st.text(max_size=20), st.text(max_size=20))
def test_holding_is_mutual(a: str, b: str) -> None:
    assert one_holds_the_other(a, b) == one_holds_the_other(b, a)
