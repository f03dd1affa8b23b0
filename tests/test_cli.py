"""The command as users run it: what it writes where, and with which exit status."""

from __future__ import annotations

import json
import os
import pty
import shlex
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from terminal import read_terminal

import factx
from factx import __version__, cli
from factx.article import Article
from factx.fact import Fact
from factx.writers import FORMATS

TEXT = "Nga bán 18 máy bay, thu trên 15 tỷ USD trong năm 2025."
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
MakeFact = Callable[..., Fact]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


class TestEndToEnd:
    def test_jsonl_holds_the_figures_of_the_text(self, run: Run, article: Path) -> None:
        done = run("extract", "a.txt", "--format", "jsonl")
        facts = [json.loads(line) for line in done.stdout.splitlines()]
        assert [(fact["kind"], fact["text"]) for fact in facts] == [
            ("count", "18 máy bay"),
            ("money", "trên 15 tỷ USD"),
            ("date", "năm 2025"),
        ]
        assert all(TEXT[fact["start"] : fact["end"]] == fact["text"] for fact in facts)
        assert (done.returncode, done.stderr) == (0, b"")

    def test_a_table_is_the_default(self, run: Run, article: Path) -> None:
        shown = run("extract", "a.txt").stdout.decode()
        assert shown.startswith("a.txt\n kind ")
        assert "15,000,000,000 USD" in shown

    def test_output_is_utf8_whatever_the_locale(self, run: Run, article: Path) -> None:
        done = run("extract", "a.txt", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
        assert "18 máy bay" in done.stdout.decode()
        assert (done.returncode, done.stderr) == (0, b"")

    def test_all_that_can_be_read_is_written_and_the_rest_named(self, run: Run, article: Path) -> None:
        (article.parent / "b.txt").write_bytes(b"\0")
        done = run("extract", "no\x1b[31m.txt", "b.txt", "a.txt", "--format", "json")
        assert done.returncode == 1
        assert len(json.loads(done.stdout)) == 3
        assert done.stderr.decode().splitlines() == [
            r"factx: no\x1b[31m.txt: no such file or folder: check the path",
            "factx: b.txt: binary, not text: it has zero bytes; name a text file",
        ]

    def test_names_with_dashes_and_names_that_are_not_utf8(self, run: Run, article: Path) -> None:
        names = [b"-x.txt", b"t\xff.txt"]
        for name in names:
            Path(os.fsdecode(bytes(article.parent) + b"/" + name)).write_text(TEXT, encoding="utf-8")
        done = run("extract", "--format", "json", "--", *names)
        assert (done.returncode, done.stderr) == (0, b"")
        assert {fact["article"] for fact in json.loads(done.stdout)} == {"-x.txt", "t\udcff.txt"}
        assert r"t\udcff.txt" in run("extract", names[1]).stdout.decode()

    def test_standard_input_is_read_when_no_path_is_given(self, run: Run) -> None:
        done = run("extract", "--format", "json", input=TEXT.encode())
        assert {fact["article"] for fact in json.loads(done.stdout)} == {"-"}

    def test_a_reader_that_has_seen_enough_ends_it_quietly(self, run: Run, tmp_path: Path) -> None:
        lines = json.dumps({"text": TEXT}) + "\n"
        (tmp_path / "many.jsonl").write_text(lines * 2000)
        extract = f"{sys.executable} -m factx extract many.jsonl --format jsonl"
        command = f"{extract} | head -n 1; exit ${{PIPESTATUS[0]}}"
        environment = os.environ | {"PYTHONPATH": str(Path(factx.__file__).parent.parent)}
        done = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, check=False)
        assert (done.returncode, done.stderr, done.stdout.count(b"\n")) == (0, b"", 1)

    @pytest.mark.parametrize(
        "arguments",
        [
            ("extract", "a.txt", "--format", "csv"),
            ("extract", "a.txt"),
            ("compare", "facts.jsonl"),
            ("evaluate", "facts.jsonl", "facts.jsonl", "--format", "json"),
        ],
    )
    def test_a_dash_behind_o_is_standard_output(
        self, run: Run, article: Path, tmp_path: Path, arguments: tuple[str, ...]
    ) -> None:
        (tmp_path / "facts.jsonl").write_text('{"kind":"count","text":"18","start":0,"end":2,"article":"a"}')
        before = {*tmp_path.iterdir()}
        plain, dashed = run(*arguments), run(*arguments, "-o", "-")
        assert (dashed.stdout, dashed.stderr, dashed.returncode) == (plain.stdout, plain.stderr, 0)
        assert {*tmp_path.iterdir()} == before


class TestHelp:
    @pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",), ("extract", "-h"), ("schema", "--help")])
    def test_it_begins_with_examples(self, run: Run, arguments: tuple[str, ...]) -> None:
        done = run(*arguments)
        shown = done.stdout.decode()
        assert shown.lstrip().startswith("Examples:\n\n  factx ")
        assert "Usage: factx" in shown
        assert (done.returncode, done.stderr) == (0, b"")

    def test_extract_without_paths_on_a_terminal_shows_help(self, run: Run) -> None:
        ours, theirs = pty.openpty()
        try:
            done = run("extract", stdin=theirs)
        finally:
            os.close(ours)
            os.close(theirs)
        assert done.stdout.decode().lstrip().startswith("Examples:")
        assert done.returncode == 0

    def test_examples_are_commands_that_exist(self) -> None:
        import typer

        command: Any = typer.main.get_command(cli.app)
        for words in (words for each in (command, *command.commands.values()) for words in each.examples):
            plain = words.partition("|")[0].partition("<")[0].partition(">")[0]
            name, *arguments = shlex.split(plain)[1:]
            command.commands[name].make_context(name, arguments)

    def test_version(self, run: Run) -> None:
        assert run("--version").stdout.decode() == f"factx {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--kind", "colour"], "--kind: 'colour' is none of money, percent, ratio, count, quantity, date, "),
        (["--concept", "exprt_value"], "--concept: 'exprt_value' is no concept: did you mean export_value, "),
        (["--concept", "export"], "--concept: 'export' is no concept: did you mean export_value, export_volume?"),
        (["--concept", "zzzz"], "--concept: 'zzzz' is no concept: `factx concepts` lists them"),
        (["--format", "xml"], "--format: 'xml' is none of table, json, jsonl, csv, tsv, parquet, sqlite, md, html"),
        (["--published", "2025-02-30"], "--published: '2025-02-30' is no day: write it as YYYY-MM-DD"),
        (
            ["--fields", "text,colour"],
            "--fields: 'colour' is no column: there are fact (all of a fact), article, kind, ",
        ),
        (["--format", "sqlite", "--fields", "text"], "--fields: no columns to choose in sqlite: choose --format "),
        (["--format", "sqlite"], "--format sqlite: it is a file, not a stream: name one with -o"),
        (["--format", "parquet", "-o", "/dev/null"], "--format parquet: it is a file, not a stream: name one with -o"),
        (["-o", "a.txt", "--format", "sqlite"], "a.txt: no database that can be written to (file is not a database): "),
        (["-o", "no/folder/x.db"], "no/folder/x.db: cannot be written (No such file or directory)"),
        (["-o", "no/folder/x.csv", "--resume"], "no/folder/x.csv: cannot be written (No such file or directory)"),
        (["--resume"], "--resume: a stream cannot be continued: name a file with -o"),
        (["--resume", "-o", "/dev/null"], "--resume: a stream cannot be continued: name a file with -o"),
        (["-o", "no/folder/x.json"], "no/folder/x.json: cannot be written (No such file or directory)"),
        (["-o", "x.xlsx"], "x.xlsx: no format has this ending: name one with --format, or end it in .json "),
        (["-o", "."], ".: cannot be written (Is a directory)"),
        (["--frmat", "json"], "No such option: --frmat"),
        (["--with-text"], "--with-text: no room for it in table: choose --format json or jsonl"),
        (["--encoding", "klingon"], "--encoding: 'klingon' is no encoding: name windows-1258, tcvn3, vni, viscii, or"),
        (["--max-chars", "0"], "--max-chars: '0' is no whole number from 1 on"),
    ],
)
def test_wrong_usage_is_told_in_one_line(
    run_here: Callable[..., tuple[int, str, str]], arguments: list[str], message: str
) -> None:
    status, out, problems = run_here("extract", "a.txt", *arguments)
    assert (status, out) == (2, "")
    assert problems.startswith(f"factx: {message}")
    assert problems.count("\n") == 1


@pytest.fixture
def run_here(
    article: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], make_fact: MakeFact
) -> Iterator[Callable[..., tuple[int, str, str]]]:
    """The command in this process, with rules that find the same two figures in every article."""
    found = [make_fact("18 máy bay", kind="count"), make_fact("trên 15 tỷ USD", kind="money", value="15E+9")]
    monkeypatch.chdir(article.parent)
    monkeypatch.setattr("factx.extraction.extract_article", lambda article: found)
    monkeypatch.setenv("NO_COLOR", "")

    def run_here(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["factx", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        written = capfd.readouterr()
        return int(str(ended.value.code)), written.out, written.err

    yield run_here


RunHere = Callable[..., tuple[int, str, str]]


class TestOptions:
    def test_kind_may_be_repeated(self, run_here: RunHere) -> None:
        def kinds(*arguments: str) -> list[str]:
            return [json.loads(line)["kind"] for line in run_here("extract", "a.txt", *arguments)[1].splitlines()]

        assert kinds("--format", "jsonl") == ["count", "money"]
        assert kinds("--format", "jsonl", "--kind", "money") == ["money"]
        assert kinds("--format", "jsonl", "--kind", "money", "--kind", "count") == ["count", "money"]

    @pytest.mark.parametrize("format", sorted(FORMATS))
    def test_concepts_choose_as_kinds_do_in_every_format(
        self, run_here: RunHere, monkeypatch: pytest.MonkeyPatch, make_fact: MakeFact, format: str
    ) -> None:
        found = [
            make_fact("18 máy bay", kind="count", concept="aircraft"),
            make_fact("15 tỷ USD", kind="money", value="15E+9", concept="export_value"),
            make_fact("4 tỷ USD", kind="money", value="4E+9"),
        ]
        monkeypatch.setattr("factx.extraction.extract_article", lambda article: found)

        def told(*arguments: str) -> bytes:
            assert run_here("extract", "a.txt", "--format", format, "-o", "facts", *arguments)[0] == 0
            out = Path("facts").read_bytes()
            Path("facts").unlink()
            return out

        both = told("--concept", "aircraft", "--concept", "export_value")
        with monkeypatch.context() as only:
            only.setattr("factx.extraction.extract_article", lambda article: found[:2])
            assert both == told()
            only.setattr("factx.extraction.extract_article", lambda article: found[1:2])
            one = told()
        assert one == told("--concept", "export_value") == told("--concept", "export_value", "--kind", "money")
        assert one != told("--concept", "export_value", "--kind", "count")

    def test_published_wins_over_the_article(self, run_here: RunHere) -> None:
        Path("b.txt").write_text("date 2025-01-01 Tin\n")
        assert "b.txt  2025-01-01\n" in run_here("extract", "b.txt")[1]
        for day in ("2025-11-27", "27/11/2025", "2025-11-27T08:30:00Z"):
            assert "b.txt  2025-11-27\n" in run_here("extract", "b.txt", "--published", day)[1]

    @pytest.mark.parametrize(
        ("name", "options", "beginning"),
        [
            ("x.json", [], "[\n{"),
            ("x.jsonl", [], '{"article"'),
            ("x.txt", [], "a.txt\n"),
            ("x", [], "a.txt\n"),
            ("x.dat", ["--format", "json"], "[\n{"),
            ("x.csv", [], "article,kind,text,"),
            ("x.TSV", [], "article\tkind\ttext\t"),
            ("x.md", [], "## a.txt\n"),
            ("x.json", ["--format", "jsonl"], '{"article"'),
        ],
    )
    def test_the_ending_of_the_output_tells_its_format(
        self, run_here: RunHere, name: str, options: list[str], beginning: str
    ) -> None:
        assert run_here("extract", "a.txt", "-o", name, *options) == (0, "", "")
        assert Path(name).read_text(encoding="utf-8").startswith(beginning)

    def test_a_rule_that_fails_costs_one_article(
        self, run_here: RunHere, monkeypatch: pytest.MonkeyPatch, make_fact: MakeFact
    ) -> None:
        def fails_on_a(article: Article) -> list[Fact]:
            return [make_fact(value=str(1 / (article.id != "a.txt")))]

        monkeypatch.setattr("factx.extraction.extract_article", fails_on_a)
        Path("b.txt").write_text("x")
        status, out, problems = run_here("extract", "a.txt", "b.txt", "--format", "jsonl")
        assert (status, out.count("\n")) == (1, 1)
        assert problems.startswith("factx: a.txt: a rule failed on it (ZeroDivisionError: ")
        assert problems.count("\n") == 1


class TestWithText:
    LINE = '{"nr": 1, "body": "Lãi 8,5%", "day": "2025-01-07", "title": "Tin", "url": "https://vidu.vn/1", "n": 1.50}\n'
    NAMES = "--text-column", "body", "--id-column", "nr", "--date-column", "day"

    def test_an_article_is_written_with_its_text_facts_and_other_keys(self, run_here: RunHere) -> None:
        Path("b.jsonl").write_text(self.LINE)
        status, out, _ = run_here("extract", "b.jsonl", *self.NAMES, "--with-text", "--format", "jsonl")
        article = json.loads(out)
        assert [fact["text"] for fact in article.pop("facts")] == ["18 máy bay", "trên 15 tỷ USD"]
        assert (status, article) == (
            0,
            {
                "id": "1",
                "text": "Lãi 8,5%",
                "title": "Tin",
                "published": "2025-01-07",
                "other": {"url": "https://vidu.vn/1", "n": 1.5},
            },
        )
        assert '"n":1.50' in out

    def test_an_array_holds_articles_too_and_those_without_facts(self, run_here: RunHere) -> None:
        Path("b.jsonl").write_text('{"text": "Trời đẹp \\ud83d"}\n' * 2)
        status, out, _ = run_here("extract", "b.jsonl", "--kind", "date", "--with-text", "--format", "json")
        assert (status, [article["facts"] for article in json.loads(out)]) == (0, [[], []])

    def test_its_other_columns_go_with_each_fact(self, run_here: RunHere) -> None:
        Path("b.jsonl").write_text(self.LINE)
        as_tsv = "extract", "b.jsonl", *self.NAMES, "--format", "tsv", "--fields"
        assert run_here(*as_tsv, "text,article_url,article_n") == (
            0,
            "text\tarticle_url\tarticle_n\n"
            "18 máy bay\thttps://vidu.vn/1\t1.50\n"
            "trên 15 tỷ USD\thttps://vidu.vn/1\t1.50\n",
            "",
        )
        status, out, problems = run_here(*as_tsv, "text,article_ulr")
        assert (status, out) == (1, "text\tarticle_ulr\n18 máy bay\t\ntrên 15 tỷ USD\t\n")
        assert problems == 'factx: b.jsonl: no line has "ulr": name the right one with --fields\n'

    def test_it_can_be_read_again(self, run_here: RunHere) -> None:
        Path("b.jsonl").write_text(self.LINE)
        run_here("extract", "b.jsonl", *self.NAMES, "--with-text", "-o", "c.jsonl")
        first, second = (
            run_here("extract", *arguments, "--format", "jsonl")[1]
            for arguments in (("b.jsonl", *self.NAMES), ("c.jsonl",))
        )
        assert first == second != ""

    def test_what_it_carries_is_carried_on(self, run_here: RunHere) -> None:
        Path("b.jsonl").write_text(self.LINE)
        run_here("extract", "b.jsonl", *self.NAMES, "--with-text", "-o", "c.jsonl")
        run_here("extract", "c.jsonl", "--with-text", "-o", "d.json")
        (article,) = json.loads(Path("d.json").read_text())
        assert article == json.loads(Path("c.jsonl").read_text())
        assert article["other"] == {"url": "https://vidu.vn/1", "n": 1.5}

    def test_processes_carry_what_one_carries(self, run: Run, tmp_path: Path) -> None:
        line = json.dumps({"text": TEXT + " x" * 400, "score": 1, "tags": ["gạo"]})
        (tmp_path / "b.jsonl").write_text(f"{line}\n" * 150)
        one, two = (
            run("extract", "b.jsonl", "--with-text", "--format", "jsonl", "--jobs", jobs).stdout for jobs in "12"
        )
        assert one == two
        assert one.count(b'"other":{"score":1,"tags":["g\\u1ea1o"]}') == 150


def test_an_article_that_is_too_long_costs_only_itself(run_here: RunHere) -> None:
    Path("b.txt").write_text("x" * 100)
    status, out, problems = run_here("extract", "b.txt", "a.txt", "--max-chars", "99", "--format", "jsonl")
    assert (status, out.count("\n")) == (1, 2)
    assert problems == (
        "factx: b.txt: longer than 99 characters: if it is an article all the same, raise --max-chars\n"
    )


class TestOutputFile:
    def test_it_appears_only_when_whole(self, run_here: RunHere, monkeypatch: pytest.MonkeyPatch) -> None:
        Path("x.json").write_text("old")

        def interrupted(article: Article) -> list[Fact]:
            assert Path("x.json").read_text() == "old"
            raise KeyboardInterrupt

        monkeypatch.setattr("factx.extraction.extract_article", interrupted)
        assert run_here("extract", "a.txt", "-o", "x.json") == (130, "", "factx: interrupted\n")
        assert sorted(map(str, Path().iterdir())) == ["a.txt", "x.json"]
        assert Path("x.json").read_text() == "old"

    def test_it_keeps_its_permissions_and_the_link_to_it(self, run_here: RunHere) -> None:
        Path("x.json").write_text("old")
        Path("x.json").chmod(0o640)
        Path("link.json").symlink_to("x.json")
        assert run_here("extract", "a.txt", "-o", "link.json")[0] == 0
        assert Path("link.json").is_symlink()
        assert json.loads(Path("x.json").read_bytes())
        assert stat.S_IMODE(Path("x.json").stat().st_mode) == 0o640

    def test_a_device_is_written_to_and_not_replaced(self, run_here: RunHere) -> None:
        assert run_here("extract", "a.txt", "-o", "/dev/null") == (0, "", "")
        assert Path("/dev/null").is_char_device()

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
    def test_a_full_disk_is_told(self, run: Run, article: Path) -> None:
        reason = "cannot be written (No space left on device): make room, or name another place"
        assert run("extract", "a.txt", "-o", "/dev/full").stderr.decode() == f"factx: /dev/full: {reason}\n"
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "factx", "extract", str(article)],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert (done.returncode, done.stderr.decode()) == (1, f"factx: standard output: {reason}\n")


def test_an_interruption_is_told_in_one_line() -> None:
    command = [sys.executable, "-m", "factx", "extract", "-", "--format", "jsonl"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps({"text": TEXT}).encode() + b"\n")
        process.stdin.flush()
        assert process.stdout.readline().startswith(b"{")  # it waits for the next article now
        process.send_signal(signal.SIGINT)
        _, problems = process.communicate(timeout=30)
    assert (process.returncode, problems.decode()) == (130, "factx: interrupted\n")


def test_colour_on_a_terminal_only_and_not_when_refused(article: Path) -> None:
    def on_terminal(*options: str, **environment: str) -> bytes:
        ours, theirs = pty.openpty()
        settings = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | environment
        with subprocess.Popen(
            [sys.executable, "-m", "factx", "extract", str(article), *options],
            stdout=theirs,
            env=settings | {"TERM": "xterm"},
        ):
            return read_terminal(ours, theirs)

    assert b"\x1b[" in on_terminal()
    assert b"\x1b[" not in on_terminal("--no-color")
    assert b"\x1b[" not in on_terminal(NO_COLOR="1")


@pytest.mark.parametrize(("module", "format"), [("pyarrow", "parquet")])
def test_a_library_that_is_missing_is_told_with_the_command_that_installs_it(
    run_here: RunHere, monkeypatch: pytest.MonkeyPatch, module: str, format: str
) -> None:
    for name in [name for name in sys.modules if name.startswith(("factx.arrow", "factx.writers.parquet"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    status, _, problems = run_here("extract", "a.txt", "-o", f"x.{format}")
    assert status == 2
    assert (
        problems
        == f"factx: --format {format}: Arrow needs PyArrow, which is not installed: pip install 'factx[{format}]'\n"
    )
    assert not Path(f"x.{format}").exists()


@pytest.mark.parametrize(("command", "ending"), [("compare", ".jsonl .ndjson .txt"), ("evaluate", ".json .txt")])
def test_an_ending_that_tells_no_format_is_told_by_every_command(run_here: RunHere, command: str, ending: str) -> None:
    status, out, problems = run_here(command, "a.jsonl", "b.jsonl", "-o", "x.csv")
    assert (status, out) == (2, "")
    assert problems == f"factx: x.csv: no format has this ending: name one with --format, or end it in {ending}\n"
    assert not Path("x.csv").exists()


def test_schema_is_json(run_here: RunHere) -> None:
    status, out, _ = run_here("schema")
    assert (status, json.loads(out)["$id"]) == (0, "urn:factx:fact:1.0")


def test_start_loads_nothing_that_is_not_needed(run: Run, article: Path) -> None:
    code = (
        "import sys; from factx.cli import app\n"
        "app(['extract', 'a.txt', '--format', 'jsonl'], standalone_mode=False)\n"
        "unneeded = {'rich', 'jsonschema', 'babel', 'trafilatura', 'pyarrow', 'warcio', 'feedparser'}\n"
        "unneeded |= {'backports.zstd', 'sqlite3', 'factx.writers.columns', 'factx.resume'}\n"
        "print(sorted(unneeded & sys.modules.keys()), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=article.parent, capture_output=True, check=False)
    assert done.stderr.decode() == "[]\n"
