"""Words that a user adds: what each table does, wherever words are asked for, and what is wrong with a table."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factx.errors import UsageError
from factx.vi.words import table
from factx.vi.words.added import _NEEDED, read_folder

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
Write = Callable[..., Path]

TEXT = "Năm 2024, Vinamilk bán 5 toa tàu điện và 12 sọt hàng, thu 3 kilô đô. Chỉ số cước biển giảm 8%."


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a table into the folder `words`."""

    def write(name: str, *lines: str | bytes) -> Path:
        folder = tmp_path / "words"
        folder.mkdir(exist_ok=True)
        data = b"".join((line.encode() if isinstance(line, str) else line) + b"\n" for line in lines)
        (folder / name).write_bytes(data)
        return folder

    return write


@pytest.fixture
def own(write: Write) -> Path:
    """A folder with words of each kind."""
    write("nouns.tsv", "noun\trole", "# trains", "Toa  tàu điện")
    write("units.tsv", "ucum\tforms\tnote", "{sọt}\tsọt | sọt hàng\t")
    write("concepts.tsv", "concept\tvi\ten\tforms", "sea_freight_index\tcước biển\tsea freight\tchỉ số cước biển")
    write("currencies_press.tsv", "code\tscale\tforms", "USD\t1000\tkilô đô")
    return write("names.tsv", "id\tkind\tforms", "VNM\tbody\tVinamilk | Công ty cổ phần Sữa Việt Nam")


def facts(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    assert (done.returncode, done.stderr) == (0, b"")
    return [json.loads(line) for line in done.stdout.splitlines()]


class TestWhatTheyDo:
    def test_each_table_is_asked(self, run: Run, own: Path) -> None:
        found = facts(run("extract", "--words", "words", "--format", "jsonl", input=TEXT.encode()))
        assert [(fact["text"], fact["kind"], fact["value"], fact["unit"]) for fact in found[1:]] == [
            ("5 toa tàu điện", "count", 5, "toa tàu điện"),
            ("12 sọt hàng", "quantity", 12, "{sọt}"),
            ("3 kilô đô", "money", 3000, "USD"),
            ("8%", "percent", 8, "%"),
        ]
        assert found[1]["subject"] == {"text": "Vinamilk", "start": 10, "end": 18, "id": "VNM"}
        assert found[4]["concept"] == "sea_freight_index"

    @pytest.mark.parametrize(
        ("text", "subject"),
        [
            ("Công ty cổ phần Sữa Việt Nam lãi 3 tỷ đồng.", ("Công ty cổ phần Sữa Việt Nam", "VNM")),
            ("Công ty Vinamilk lãi 3 tỷ đồng.", ("Công ty Vinamilk", "VNM")),
            ("Chủ tịch Vinamilk có 3 căn nhà.", ("Chủ tịch Vinamilk", None)),
            ("Hôm qua vinamilk lãi 3 tỷ đồng.", None),
        ],
    )
    def test_a_name_has_its_id(self, run: Run, own: Path, text: str, subject: tuple[str, str | None] | None) -> None:
        *_, last = facts(run("extract", "--words", "words", "--format", "jsonl", input=text.encode()))
        told = last["subject"]
        assert (told and (told["text"], told["id"])) == subject

    def test_they_win_over_those_that_factx_has(self, run: Run, write: Write) -> None:
        write("units.tsv", "ucum\tforms", "{lít dầu}\tlít")
        [fact] = facts(run("extract", "--words", "words", "--format", "jsonl", input="Bán 3 lít.".encode()))
        assert fact["unit"] == "{lít dầu}"

    def test_several_workers_know_them(self, run: Run, own: Path, tmp_path: Path) -> None:
        line = json.dumps({"text": TEXT * 30}, ensure_ascii=False) + "\n"
        (tmp_path / "many.jsonl").write_text(line * 60, encoding="utf-8")
        one, two = (
            run("extract", "many.jsonl", "--words", "words", "--format", "jsonl", "--jobs", jobs) for jobs in "12"
        )
        assert facts(one) == facts(two)
        assert facts(two)[-2]["unit"] == "USD"

    def test_a_worker_that_does_not_inherit_them_learns_them(self, own: Path) -> None:
        program = (
            "import multiprocessing, sys\n"
            "from factx import Article, add_words\n"
            "from factx.workers import try_each\n"
            "multiprocessing.get_all_start_methods = lambda: ['spawn']\n"
            "if __name__ == '__main__':\n"
            "    add_words(sys.argv[1])\n"
            "    ((article, (fact,)),) = try_each([Article('a', '12 sọt')], 1)\n"
            "    print(fact.unit)\n"
        )
        script = own.parent / "program.py"
        script.write_text(program, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, script, own], capture_output=True, text=True, encoding="utf-8", check=False, timeout=60
        )
        assert (done.stdout, done.stderr) == ("{sọt}\n", "")

    def test_explain_and_concepts_know_them(self, run: Run, own: Path) -> None:
        assert "sea_freight_index" in run("explain", TEXT, "--words", "words").stdout.decode()
        [concept] = facts(run("concepts", "sea freight", "--words", "words", "--format", "jsonl"))
        assert concept["forms"] == ["chỉ số cước biển"]

    def test_a_phrasing_joins_the_concept_that_is_there(self, run: Run, write: Write) -> None:
        write("concepts.tsv", "concept\tforms", "export_value\ttrị giá hàng bán ra ngoài")
        [concept] = facts(run("concepts", "hàng bán ra ngoài", "--words", "words", "--format", "jsonl"))
        assert concept["vi"] == "kim ngạch xuất khẩu"
        assert len(concept["forms"]) > 1

    def test_from_python_they_come_before_the_first_text(self, own: Path) -> None:
        program = (
            "import sys, factx\n"
            "factx.add_words(sys.argv[1])\n"
            "factx.add_words(sys.argv[1])\n"
            "print(factx.extract('12 sọt')[0].unit)\n"
            "factx.add_words(sys.argv[1] + '/')\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", program, own], capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert done.stdout == "{sọt}\n"
        assert "words are added before the first text is read" in done.stderr.splitlines()[-1]

    def test_how_phrases_are_typed_does_not_matter(self, write: Write) -> None:
        folder = write("nouns.tsv", b"\xef\xbb\xbfnoun\trole\r", "TOA TA\u0300U|toa\u00a0xe \tclassifier\r", "\r")
        assert read_folder(str(folder)) == {"nouns": [{"noun": "toa tàu | toa xe", "role": "classifier"}]}


class TestWhatIsWrong:
    @pytest.mark.parametrize(
        ("name", "lines", "says"),
        [
            ("unit.tsv", ["ucum\tforms"], "unit.tsv: no table that can be added to: these can, concepts, "),
            ("lists.tsv", ["list\twords"], "lists.tsv: no table that can be added to"),
            ("units.tsv", [], "units.tsv:1: the first line names the columns: ucum, forms, note, with tabs between"),
            ("units.tsv", ["# mine", "ucum forms"], "units.tsv:2: the first line names the columns"),
            ("units.tsv", ["ucum"], "units.tsv:1: the first line names the columns"),
            ("units.tsv", ["ucum\tforms\tforms"], "units.tsv:1: the first line names the columns"),
            ("units.tsv", ["ucum\tforms", "kg\tcân\tx"], "units.tsv:2: 3 cells for 2 columns: put one tab"),
            ("units.tsv", ["ucum\tforms", "", "kg"], "units.tsv:3: no forms: give one"),
            ("units.tsv", ["ucum\tforms", "kg\ta | | b"], "units.tsv:2: an empty phrase in forms"),
            ("units.tsv", ["ucum\tforms", "kg\t" + "a" * 201], "units.tsv:2: a phrase of more than 200 letters"),
            ("units.tsv", ["ucum\tforms", "{sọt\tsọt"], "units.tsv:2: ucum is '{sọt': it should be a unit of UCUM"),
            (
                "units.tsv",
                ["ucum\tforms", "kg\tsọt", "{sọt}\tgiỏ | sọt"],
                "units.tsv:3: 'sọt' has another meaning in line 2: keep one of them",
            ),
            (
                "nouns.tsv",
                ["noun\trole", "toa\tnoun"],
                "nouns.tsv:2: role is 'noun': it should be one of nothing, class",
            ),
            (
                "currencies_press.tsv",
                ["code\tforms", "usd\tđô"],
                "currencies_press.tsv:2: code is 'usd': it should be a",
            ),
            ("currencies_press.tsv", ["code\tscale\tforms", "USD\t1e9\tđô"], "scale is '1e9': it should be a number"),
            ("currencies_press.tsv", ["code\tscale\tforms", "USD\t0.0\tđô"], "scale is '0.0': it should be a number"),
            (
                "names.tsv",
                ["id\tkind\tforms", "VNM\tfirm\tVinamilk"],
                "names.tsv:2: kind is 'firm': it should be person,",
            ),
            (
                "concepts.tsv",
                ["concept\tforms", "sea_freight_index\tcước biển"],
                "concepts.tsv:2: the concept 'sea_freight_index' is new",
            ),
            (
                "concepts.tsv",
                ["concept\tforms", "Giá\tgiá"],
                "concepts.tsv:2: concept is 'Giá': it should be the id of",
            ),
            ("nouns.tsv", ["noun", b"\0"], "nouns.tsv:2: binary, not text: it has zero bytes"),
            ("nouns.tsv", ["noun", b"toa t\xe0u"], "nouns.tsv:2: not UTF-8 at byte 5 of the line (0xe0)"),
        ],
    )
    def test_a_table(self, write: Write, name: str, lines: list[str | bytes], says: str) -> None:
        folder = write(name, *lines)
        with pytest.raises(UsageError) as error:
            read_folder(str(folder))
        assert says in str(error.value)

    def test_it_is_one_line_on_standard_error(self, run: Run, write: Write) -> None:
        write("nouns.tsv", "noun\trole", "toa\tn\x1b[31m")
        done = run("extract", "--words", "words", input=b"3 km")
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr.decode().startswith(r"factx: words/nouns.tsv:2: role is 'n\x1b[31m': it should be one of")

    def test_a_folder_that_is_none(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        for folder, says in (
            ("none", "factx: none: no such file or folder: check the path\n"),
            ("empty", "factx: empty: no table in this folder: it should hold .tsv files, such as nouns.tsv\n"),
        ):
            done = run("extract", "--words", folder, input=b"3 km")
            assert (done.returncode, done.stderr.decode()) == (2, says)

    def test_what_leads_out_of_the_folder_or_is_no_file(self, write: Write, tmp_path: Path) -> None:
        folder = write("nouns.tsv", "noun", "toa")
        (tmp_path / "secret").write_text("noun\nx\n")
        (folder / "units.tsv").symlink_to(tmp_path / "secret")
        with pytest.raises(UsageError, match=r"units\.tsv: a link that leads out of the folder"):
            read_folder(str(folder))
        (folder / "units.tsv").unlink()
        os.mkfifo(folder / "units.tsv")
        with pytest.raises(UsageError, match=r"units\.tsv: no file: put a table there"):
            read_folder(str(folder))

    def test_a_file_that_is_too_large(self, write: Write) -> None:
        folder = write("nouns.tsv", "noun")
        with (folder / "nouns.tsv").open("r+b") as file:
            file.truncate(10_000_001)
        with pytest.raises(UsageError, match="more than 10,000,000 bytes"):
            read_folder(str(folder))

    def test_other_files_are_left_alone(self, write: Write) -> None:
        write(".nouns.tsv.tsv", b"\0")
        write("README.md", "About these words")
        assert list(read_folder(str(write("nouns.tsv", "noun", "toa")))) == ["nouns"]


@pytest.mark.parametrize("name", sorted(_NEEDED))
def test_the_tables_of_factx_are_in_this_form_themselves(name: str, write: Write) -> None:
    columns, rows = table(name)
    assert set(_NEEDED[name]) <= set(columns)
    lines = ["\t".join(columns), *("\t".join(row.values()) for row in rows)]
    found = read_folder(str(write(f"{name}.tsv", *lines)))[name]
    assert len(found) == len(lines) - 1
