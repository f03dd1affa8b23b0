"""Files, folders, pipes and disks as the command meets them: what fails is told, and nothing is lost."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
TEXT = "Nga bán 18 máy bay, thu trên 15 tỷ USD trong năm 2025."
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

OUTPUTS = ["x.txt", "x.json", "x.jsonl", "x.html"]
every_output = pytest.mark.parametrize("output", OUTPUTS)

linux = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")


def told(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    return done.stderr.decode().splitlines()


def in_shell(command: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """A line of a shell, run in `folder`, where Python finds factx."""
    return subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder that `run` runs in, with two articles."""
    (tmp_path / "d").mkdir()
    for name in ("a", "b"):
        (tmp_path / f"d/{name}.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


class TestPipes:
    @pytest.mark.parametrize("packed", [False, True])
    def test_a_named_pipe_is_read(self, run: Run, folder: Path, packed: bool) -> None:
        os.mkfifo(folder / "pipe")
        line = json.dumps({"id": "p", "text": TEXT}).encode()
        writer = subprocess.Popen(["sh", "-c", "cat > pipe"], cwd=folder, stdin=subprocess.PIPE)
        assert writer.stdin is not None
        writer.stdin.write(gzip.compress(line) if packed else line)
        writer.stdin.close()
        done = run("extract", "pipe", "d/a.txt", "--format", "jsonl")
        assert writer.wait(timeout=30) == 0
        assert (done.returncode, told(done), done.stdout.count(b'"article":"p"')) == (0, [], 3)

    def test_a_named_pipe_in_a_folder_does_not_stop_a_run(self, run: Run, folder: Path) -> None:
        os.mkfifo(folder / "d/pipe.txt")
        (folder / "d/link.txt").symlink_to("pipe.txt")
        done = run("extract", "d", "--format", "jsonl")
        assert (done.returncode, told(done), done.stdout.count(b"\n")) == (0, [], 6)

    @every_output
    def test_a_named_pipe_is_written_to_and_stays_one(self, run: Run, folder: Path, output: str) -> None:
        os.mkfifo(folder / output)
        reader = subprocess.Popen(["sh", "-c", f"cat {output} > read"], cwd=folder)
        done = run("extract", "d", "-o", output)
        assert reader.wait(timeout=30) == 0
        assert (done.returncode, told(done)) == (0, [])
        assert (folder / "read").read_text(encoding="utf-8").count("15 tỷ USD") >= 2
        assert (folder / output).is_fifo()

    @every_output
    def test_whoever_reads_a_named_pipe_may_go(self, run: Run, folder: Path, output: str) -> None:
        os.mkfifo(folder / output)
        (folder / "many.jsonl").write_text((json.dumps({"text": TEXT}) + "\n") * 2000)
        reader = subprocess.Popen(["sh", "-c", f"head -c 10 {output} > seen"], cwd=folder)
        done = run("extract", "many.jsonl", "--jobs", "1", "-o", output)
        assert reader.wait(timeout=30) == 0
        assert (done.returncode, told(done)) == (0, [])


WITHOUT_MIGHT = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all", "--"]
"""Before a command: the system refuses it what it would refuse anybody, even if root runs it."""

if os.geteuid() != 0:
    WITHOUT_MIGHT = []


@pytest.fixture
def run_without_might(tmp_path: Path) -> Iterator[Run]:
    if WITHOUT_MIGHT and not shutil.which("setpriv"):
        pytest.skip("root may do everything, and setpriv is not there to forbid it")

    def run(*arguments: str, **settings: Any) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*WITHOUT_MIGHT, sys.executable, "-m", "factx", *arguments],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(tmp_path)},
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=60,
            check=False,
            **settings,
        )

    yield run
    for path in tmp_path.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o700)


class TestPermissions:
    def test_what_may_not_be_read_is_named_and_the_rest_read(self, run_without_might: Run, folder: Path) -> None:
        (folder / "d/c").mkdir()
        (folder / "d/c/c.txt").write_text(TEXT)
        (folder / "d/a.txt").chmod(0)
        (folder / "d/c").chmod(0)
        done = run_without_might("extract", "d", "--format", "jsonl")
        assert (done.returncode, done.stdout.count(b'"article":"d/b.txt"')) == (1, 3)
        assert told(done) == [
            "factx: d/a.txt: permission denied: make it readable",
            "factx: d/c: permission denied: make it readable",
        ]

    @every_output
    def test_a_folder_that_may_not_be_written_to(self, run_without_might: Run, folder: Path, output: str) -> None:
        (folder / "locked").mkdir()
        (folder / "locked").chmod(0o500)
        done = run_without_might("extract", "d", "-o", f"locked/{output}")
        assert (done.returncode, done.stdout) == (2, b"")
        assert told(done) == [f"factx: locked/{output}: cannot be written (Permission denied): name another place"]

    @every_output
    def test_a_file_that_may_not_be_written_to_is_kept(self, run_without_might: Run, folder: Path, output: str) -> None:
        (folder / output).write_text("old")
        (folder / output).chmod(0o400)
        done = run_without_might("extract", "d", "-o", output)
        assert (done.returncode, (folder / output).read_text()) == (2, "old")
        assert told(done) == [f"factx: {output}: cannot be written (Permission denied): name another place"]


class TestNames:
    def test_a_name_that_no_encoding_knows_is_read_and_written_to(self, run: Run, folder: Path) -> None:
        (folder / "d/a.txt").rename(folder / os.fsdecode(b"d/\xff\n\x1b[2J.txt"))
        for output in (b"\xfe.jsonl", b"\xfe.json", b"\xfe.html", b"-x.txt"):
            done = run("extract", "d", "-o", output)
            assert (done.returncode, told(done)) == (0, [])
            assert (folder / os.fsdecode(output)).stat().st_size > 100
        facts = [json.loads(line) for line in (folder / os.fsdecode(b"\xfe.jsonl")).read_bytes().splitlines()]
        assert {fact["article"] for fact in facts} == {"d/b.txt", "d/\udcff\n\x1b[2J.txt"}

    def test_such_a_name_is_told_in_one_line(self, run: Run, folder: Path) -> None:
        (folder / os.fsdecode(b"d/\xff\n\x1b[2J.txt")).write_bytes(b"\0")
        done = run("extract", "d", "--format", "jsonl")
        assert (done.returncode, done.stdout.count(b"\n")) == (1, 6)
        assert told(done) == [
            r"factx: d/\udcff\n\x1b[2J.txt: binary, not text: it has zero bytes; name a text file",
        ]

    def test_a_message_has_an_end(self, run: Run, folder: Path) -> None:
        (folder / "d/c.csv").write_text(",".join(f"column {i}" for i in range(10_000)) + "\n1\n")
        (line,) = told(run("extract", "d/c.csv"))
        assert len(line) < 1100
        assert line.startswith('factx: d/c.csv: no column "text", there are column 0, column 1, ')
        assert line.endswith(", column 9999: name the right one with --text-column")


class TestDisks:
    @every_output
    def test_a_full_disk_leaves_what_was_there(self, run: Run, folder: Path, output: str) -> None:
        (folder / output).write_text("old")
        (folder / "many.jsonl").write_text((json.dumps({"text": TEXT}) + "\n") * 2000)
        limit = ["prlimit", "--fsize=100000", "--"]
        done = subprocess.run(
            [*limit, sys.executable, "-m", "factx", "extract", "many.jsonl", "--jobs", "1", "-o", output],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stdout) == (1, b"")
        assert told(done) == [f"factx: {output}: cannot be written (File too large): make room, or name another place"]
        assert (folder / output).read_text() == "old"
        assert sorted(path.name for path in folder.iterdir()) == sorted(["d", "many.jsonl", output])

    @linux
    @pytest.mark.parametrize("output", [*OUTPUTS, "facts.db"])
    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_a_disk_that_is_full_in_earnest(self, folder: Path, output: str, jobs: str) -> None:
        (folder / "small").mkdir()
        (folder / "many.jsonl").write_text((json.dumps({"text": TEXT + " x" * 500}) + "\n") * 500)
        factx = f"{sys.executable} -m factx extract many.jsonl --jobs {jobs} -o small/{output}"
        script = f"mount -t tmpfs -o size=64k none small || exit 99; {factx}; code=$?; ls -A small; exit $code"
        done = subprocess.run(
            ["unshare", "--mount", "--map-root-user", "sh", "-c", script],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            timeout=60,
            check=False,
        )
        if done.returncode in (1, 99) and b"factx: " not in done.stderr:
            pytest.skip("no disk may be mounted here")
        reason = "cannot be written (No space left on device): make room, or name another place"
        assert told(done) == [f"factx: small/{output}: {reason}"]
        assert (done.returncode, done.stdout) == (1, b"")

    @linux
    @pytest.mark.parametrize("format", ["table", "json", "jsonl", "html"])
    def test_a_full_disk_behind_standard_output(self, run: Run, folder: Path, format: str) -> None:
        command = f"{sys.executable} -m factx extract d --format {format} > /dev/full"
        done = in_shell(command, folder)
        reason = "cannot be written (No space left on device): make room, or name another place"
        assert (done.returncode, told(done)) == (1, [f"factx: standard output: {reason}"])

    @linux
    @pytest.mark.parametrize("command", ["schema", "concepts", "explain d/a.txt", "--help"])
    def test_a_full_disk_behind_what_other_commands_say(self, folder: Path, command: str) -> None:
        done = in_shell(f"{sys.executable} -m factx {command} > /dev/full", folder)
        reason = "cannot be written (No space left on device): make room, or name another place"
        assert (done.returncode, told(done)) == (1, [f"factx: standard output: {reason}"])

    @every_output
    def test_a_folder_that_is_missing_or_goes(self, run: Run, folder: Path, output: str) -> None:
        done = run("extract", "d", "-o", f"none/{output}")
        reason = "cannot be written (No such file or directory): name another place"
        assert (done.returncode, done.stdout, told(done)) == (2, b"", [f"factx: none/{output}: {reason}"])
        os.mkfifo(folder / "pipe")
        (folder / "out").mkdir()
        with subprocess.Popen(
            [sys.executable, "-m", "factx", "extract", "pipe", "-o", f"out/{output}"],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stderr=subprocess.PIPE,
        ) as process:
            with (folder / "pipe").open("w", encoding="utf-8") as pipe:  # which it opens when the output is open
                shutil.rmtree(folder / "out")
                pipe.write(TEXT)
            _, problems = process.communicate(timeout=30)
        assert process.returncode == 1
        assert problems.decode() == f"factx: out/{output}: cannot be written (No such file or directory)\n"

    def test_no_room_for_the_copy_of_a_table_from_a_pipe(self, run: Run, folder: Path) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        parquet.write_table(pa.table({"text": [os.urandom(100_000).hex()]}), folder / "a.parquet")
        command = f"cat a.parquet | prlimit --fsize=10000 {sys.executable} -m factx extract"
        done = in_shell(command, folder)
        where = f"cannot be copied to {tempfile.gettempdir()} (File too large): make room there, or save it as a file"
        assert (done.returncode, told(done)) == (1, [f"factx: -: {where}"])


class TestOutputOntoInput:
    REFUSED = "is read, and cannot be written meanwhile: name another file to write"

    @every_output
    @pytest.mark.parametrize("link", [None, os.symlink, os.link])
    def test_a_file_that_is_named_as_both_is_kept(
        self, run: Run, folder: Path, output: str, link: Callable[[Path, Path], None] | None
    ) -> None:
        (folder / output).write_text(TEXT)
        name = output
        if link:
            name = f"link-{output}"
            link(folder / output, folder / name)
        done = run("extract", "d/a.txt", output, "-o", name)
        assert (done.returncode, done.stdout, told(done)) == (2, b"", [f"factx: {output}: {self.REFUSED}"])
        assert (folder / output).read_text() == TEXT

    def test_standard_input_too(self, run: Run, folder: Path) -> None:
        with (folder / "d/a.txt").open("rb") as stdin:
            done = run("extract", "-o", "d/a.txt", stdin=stdin)
        assert (done.returncode, told(done)) == (2, [f"factx: -: {self.REFUSED}"])
        assert (folder / "d/a.txt").read_text(encoding="utf-8") == TEXT

    @pytest.mark.parametrize("arguments", [("compare", "f.jsonl"), ("evaluate", "f.jsonl", "f.jsonl")])
    def test_the_facts_that_are_compared_or_measured_too(
        self, run: Run, folder: Path, arguments: tuple[str, ...]
    ) -> None:
        run("extract", "d", "-o", "f.jsonl")
        before = (folder / "f.jsonl").read_bytes()
        done = run(*arguments, "-o", "f.jsonl")
        assert (done.returncode, told(done)) == (2, [f"factx: f.jsonl: {self.REFUSED}"])
        assert (folder / "f.jsonl").read_bytes() == before

    def test_a_pipe_to_itself_does_not_wait_for_ever(self, run: Run, folder: Path) -> None:
        os.mkfifo(folder / "pipe")
        assert told(run("extract", "pipe", "-o", "pipe")) == [f"factx: pipe: {self.REFUSED}"]

    @pytest.mark.parametrize("output", ["d/x.jsonl", "d/x.txt", "d/x.html"])
    def test_what_a_run_wrote_into_its_folder_is_no_article_of_the_next(
        self, run: Run, folder: Path, output: str
    ) -> None:
        assert told(run("extract", "d", "-o", output)) == []
        first = (folder / output).read_bytes()
        done = run("extract", "d", "-o", output)
        assert (done.returncode, told(done)) == (0, [f"factx: {output}: not read: it is what is written"])
        assert (folder / output).read_bytes() == first

    @pytest.mark.parametrize("mode", [">", ">>"])
    def test_what_is_redirected_into_the_folder_is_not_read_as_it_grows(
        self, run: Run, folder: Path, mode: str
    ) -> None:
        alone = run("extract", "d", "--format", "jsonl").stdout
        done = subprocess.run(
            ["sh", "-c", f"{sys.executable} -m factx extract d --format jsonl {mode} d/x.jsonl"],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, told(done)) == (0, ["factx: d/x.jsonl: not read: it is what is written"])
        assert (folder / "d/x.jsonl").read_bytes() == alone


PEAK = """
import atexit, pathlib, sys
from factx.cli import main
def tell():
    peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    pathlib.Path("peak").write_text(peak.split()[1])
atexit.register(tell)
sys.argv[0] = "factx"
main()
"""


@linux
class TestMemory:
    """The most that a run took, in megabytes, as the system counted it."""

    @pytest.fixture
    def peak(self, folder: Path) -> Callable[..., float]:
        def peak(*arguments: str) -> float:
            subprocess.run(
                [sys.executable, "-c", PEAK, "extract", *arguments, "--jobs", "1", "--format", "jsonl"],
                cwd=folder,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                capture_output=True,
                timeout=60,
                check=False,
            )
            return int((folder / "peak").read_text()) / 1024

        return peak

    def test_it_does_not_grow_with_the_number_of_files(self, peak: Callable[..., float], folder: Path) -> None:
        for name, files in (("few", 200), ("many", 2200)):
            (folder / name).mkdir()
            for i in range(files):
                (folder / name / f"{i}.txt").write_text(f"Bán {i} máy bay.", encoding="utf-8")
        assert peak("many") - peak("few") < 3

    @pytest.mark.parametrize("ending", ["txt", "jsonl", "csv", "html", "rss", "warc", "parquet"])
    def test_a_bomb_takes_no_more_than_the_longest_article(
        self, peak: Callable[..., float], folder: Path, ending: str
    ) -> None:
        (folder / "a.txt").write_text("30 km")
        begin = {"csv": b"text\n", "jsonl": b'{"text":"', "warc": b"WARC/1.0\r\n"}.get(ending, b"<p>")
        part = gzip.compress(bytes(range(97, 123)) * 40_000)
        (folder / f"bomb.{ending}.gz").write_bytes(gzip.compress(begin) + part * 400)
        assert peak(f"bomb.{ending}.gz") - peak("a.txt") < 150
