"""Settings in factx.toml: what they set, who wins, and what is wrong with them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

TEXT = "Nga bán 18 máy bay, thu trên 15 tỷ USD, tăng 5%.".encode()


def kinds(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    assert (done.returncode, done.stderr) == (0, b"")
    return [json.loads(line)["kind"] for line in done.stdout.splitlines()]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """The settings of the working folder."""
    return tmp_path / "factx.toml"


@pytest.fixture
def of_user(tmp_path: Path) -> Path:
    """The settings of the user."""
    (tmp_path / "config" / "factx").mkdir(parents=True)
    return tmp_path / "config" / "factx" / "factx.toml"


class TestWhatTheySet:
    def test_an_option_of_one_command(self, run: Run, here: Path) -> None:
        here.write_text('[extract]\nformat = "jsonl"\nkind = ["money", "percent"]\njobs = 1\n')
        assert kinds(run("extract", input=TEXT)) == ["money", "percent"]

    def test_an_option_of_every_command_that_has_it(self, run: Run, here: Path) -> None:
        here.write_text('\ufeffformat = "jsonl"\r\nkind = "money"\r\n', encoding="utf-8")
        assert kinds(run("extract", input=TEXT)) == ["money"]
        assert run("concepts", "export_value").stdout.startswith(b"{")
        assert run("schema").returncode == 0

    def test_a_concept_that_words_of_the_same_file_bring(self, run: Run, here: Path) -> None:
        (here.parent / "mine").mkdir()
        (here.parent / "mine" / "concepts.tsv").write_text(
            "concept\tvi\ten\tforms\nbasket_count\tsọt\tbaskets\tmáy bay\n", encoding="utf-8"
        )
        here.write_text('words = "mine"\n[extract]\nformat = "jsonl"\nconcept = ["basket_count"]\njobs = 2\n')
        assert kinds(run("extract", input=TEXT)) == ["count"]
        assert kinds(run("extract", "--concept", "export_value", input=TEXT)) == []

    def test_options_win(self, run: Run, here: Path) -> None:
        here.write_text('[extract]\nformat = "table"\nkind = "money"\n')
        assert kinds(run("extract", "--format", "jsonl", "--kind", "count", input=TEXT)) == ["count"]

    def test_the_ending_of_the_output_yields_to_the_format_that_is_set(self, run: Run, here: Path) -> None:
        here.write_text('[extract]\nformat = "json"\n')
        assert run("extract", "-o", "facts.jsonl", input=TEXT).returncode == 0
        assert (here.parent / "facts.jsonl").read_bytes().startswith(b"[")

    def test_the_working_folder_wins_over_the_user(self, run: Run, here: Path, of_user: Path) -> None:
        of_user.write_text('[extract]\nformat = "jsonl"\nkind = "money"\n')
        assert kinds(run("extract", input=TEXT)) == ["money"]
        here.write_text('kind = "count"\n')
        assert kinds(run("extract", input=TEXT)) == ["count"]

    def test_a_flag(self, run: Run, here: Path) -> None:
        here.write_text("no-color = true\n")
        assert run("extract", input=TEXT).returncode == 0

    def test_a_path_counts_from_the_folder_of_the_file(self, run: Run, of_user: Path) -> None:
        (of_user.parent / "words").mkdir()
        (of_user.parent / "words" / "units.tsv").write_text("ucum\tforms\n{sọt}\tsọt\n", encoding="utf-8")
        of_user.write_text('words = "words"\n[extract]\nformat = "jsonl"\n')
        assert kinds(run("extract", input="Bán 3 sọt.".encode())) == ["quantity"]
        assert b"{s" in run("explain", "Bán 3 sọt.").stdout

    def test_words_of_the_options_take_the_place_of_those_that_are_set(self, run: Run, here: Path) -> None:
        here.write_text('words = "nowhere"\n')
        (here.parent / "mine").mkdir()
        (here.parent / "mine" / "units.tsv").write_text("ucum\tforms\n{sọt}\tsọt\n", encoding="utf-8")
        assert kinds(run("extract", "--words", "mine", "--format", "jsonl", input="Bán 3 sọt.".encode())) == [
            "quantity"
        ]


class TestWhatIsWrong:
    @pytest.mark.parametrize(
        ("content", "says"),
        [
            ("colour = 1", "'colour' is no setting: there are "),
            ('[extract]\nformt = "x"', "'formt' is no setting of [extract]: there are "),
            ("[schema]\nformat = 1", "'format' is no setting of [schema]: it has none"),
            ("[extrct]\nformat = 1", "'[extrct]' is no command: there are "),
            ('output = "x"', "'output' is no setting: there are "),
            ('[extract]\noutput = "x"', "'output' is no setting of [extract]: there are "),
            ('[extract]\nformat = "xml"', "extract.format: --format: 'xml' is none of table, "),
            ("jobs = 0", "jobs: "),
            ('jobs = "many"', "jobs: "),
            ("[extract]\nno-color = 3", "extract.no-color: 3 is no value for it"),
            ("[extract]\nkind = [1.5]", "extract.kind: [1.5] is no value for it"),
            ('[extract]\nformat = ["json"]', "extract.format: ['json'] is no value for it"),
            ("x = \n", "no TOML (Invalid value (at line 1, column 5)): put it right, or remove it"),
        ],
    )
    def test_it_is_one_line_with_file_and_key(self, run: Run, here: Path, content: str, says: str) -> None:
        here.write_text(content)
        done = run("extract", input=TEXT)
        assert (done.returncode, done.stdout) == (2, b"")
        [line] = done.stderr.decode().splitlines()
        assert line.startswith(f"factx: factx.toml: {says}")

    def test_a_file_that_is_no_text(self, run: Run, here: Path) -> None:
        here.write_bytes(b"\xff\xfe\0")
        done = run("extract", input=TEXT)
        assert done.returncode == 2
        assert done.stderr.startswith(b"factx: factx.toml: no TOML (")

    def test_the_file_of_the_user_is_named_in_full(self, run: Run, of_user: Path) -> None:
        of_user.write_text("x = 1")
        assert run("schema").stderr.decode().startswith(f"factx: {of_user}: 'x' is no setting")

    def test_a_folder_of_that_name_is_nothing(self, run: Run, here: Path) -> None:
        here.mkdir()
        assert run("schema").returncode == 0

    def test_the_version_needs_no_settings(self, run: Run, here: Path) -> None:
        here.write_text("x = 1")
        assert run("--version").returncode == 0
