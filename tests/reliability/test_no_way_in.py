"""No text, name or setting does anything but be read: no network, no code, nothing a terminal obeys."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factx.cli import group

ROOT = Path(__file__).parent.parent.parent
GOLD = ROOT / "tests" / "gold" / "facts" / "nga-kyrgyzstan.jsonl"
TEXT = "date 2025-11-27 Tin\nNga bán 18 máy bay, thu trên 15 tỷ USD trong năm 2025, theo http://example.org/18."
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

ESCAPES = {
    "colours": "\x1b[31m",
    "a window's title": "\x1b]0;owned\x07",
    "the clipboard": "\x1b]52;c;b3duZWQ=\x07",
    "a link": "\x1b]8;;http://example.org\x1b\\",
    "one byte for two": "\x9b31m",
    "a bell": "\x07",
    "what was written": "\x08\x08\x08",
    "the line": "\roverwritten",
    "the direction": "\u202e",
    "an isolate": "\u2067",
    "a line end of Unicode's": "\u2028",
    "a line end of the mainframe's": "\x85",
    "half a pair": "\udc9b",
}
"""What a terminal would do by an escape in a text, or be made to show otherwise than it is."""

COMMANDS = {
    "extract as a table": ("extract", "news"),
    "extract as JSON": ("extract", "news", "--format", "json"),
    "extract as JSON Lines": ("extract", "news", "--format", "jsonl", "--jobs", "2"),
    "extract a saved page": ("extract", "saved.html"),
    "extract a feed": ("extract", "feed.rss"),
    "extract a link": ("extract", "http://example.org/news.txt"),
    "compare": ("compare", "facts.jsonl"),
    "compare with sentences": ("compare", "facts.jsonl", "--articles", "news"),
    "extract as a page": ("extract", "news", "-o", "page.html"),
    "evaluate": ("evaluate", str(GOLD), "facts.jsonl", "--articles", str(ROOT / "seeds")),
    "explain": ("explain", "news/a.txt"),
    "concepts": ("concepts", "price"),
    "schema": ("schema",),
    "help": ("extract", "--help"),
    "version": ("--version",),
}
"""Every command in its forms."""

PAGE = f"<html><head><title>Tin</title></head><body><article><h1>Tin</h1>{f'<p>{TEXT}</p>' * 5}</article></body></html>"
FEED = f"<rss version='2.0'><channel><item><title>Tin</title><description>{TEXT}</description></item></channel></rss>"

WATCH = """
import os, sys
def asks_for_ipv6(event, arguments, frame):  # urllib3, as it loads: bound to this machine, sends nothing
    while frame and frame.f_code.co_name != "_has_ipv6":
        frame = frame.f_back
    return frame and (event == "socket.__new__" or event == "socket.bind" and arguments[1] == ("::1", 0))
def watch(event, arguments):
    if event.startswith("socket.") and not asks_for_ipv6(event, arguments, sys._getframe(1)):
        os.write(2, f"OPENED {event} {arguments}\\n".encode())
        os._exit(99)
    if event in {"os.system", "subprocess.Popen", "os.exec", "os.posix_spawn", "os.spawn"}:
        os.write(2, f"STARTED {event} {arguments}\\n".encode())
        os._exit(98)
sys.addaudithook(watch)
"""
"""Ends a process that opens a socket or starts a program, before it does.

Trafilatura brings urllib3, which nothing calls; as it loads, it binds a socket to this machine, to learn whether there
is IPv6.
"""


@pytest.fixture
def news(tmp_path: Path, run: Run) -> Path:
    """A folder of articles, and facts of another run."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.jsonl").write_text(json.dumps({"id": "b", "text": TEXT}), encoding="utf-8")
    (tmp_path / "saved.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "feed.rss").write_text(FEED, encoding="utf-8")
    (tmp_path / "facts.jsonl").write_bytes(run("extract", "news", "--format", "jsonl").stdout)
    return folder


def test_every_command_is_tried() -> None:
    assert {*group.COMMANDS} <= {arguments[0] for arguments in COMMANDS.values()}


class TestNetwork:
    @pytest.mark.parametrize("name", COMMANDS)
    def test_no_command_opens_a_socket_or_starts_a_program(
        self, name: str, news: Path, run: Run, tmp_path: Path
    ) -> None:
        (tmp_path / "sitecustomize.py").write_text(WATCH)
        plain = run(*COMMANDS[name])
        path = os.pathsep.join([str(tmp_path), str(ROOT)])
        watched = run(*COMMANDS[name], env={"PYTHONPATH": path})
        assert (watched.returncode, watched.stdout, watched.stderr) == (plain.returncode, plain.stdout, plain.stderr)
        assert plain.returncode == (name == "extract a link")  # which is a file's name, and there is none

    @pytest.mark.parametrize("program", ["import socket; socket.socket()", "import os; os.system('true')"])
    def test_the_watch_would_tell(self, program: str, tmp_path: Path) -> None:
        (tmp_path / "sitecustomize.py").write_text(WATCH)
        env = os.environ | {"PYTHONPATH": str(tmp_path)}
        done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, check=False)
        assert done.returncode in {98, 99}

    def test_the_same_comes_out_where_there_is_no_network(self, news: Path, run: Run, tmp_path: Path) -> None:
        without = ["unshare", "--map-root-user", "--net"]
        if not shutil.which("unshare") or subprocess.run([*without, "true"], check=False).returncode:
            pytest.skip("this system lets nobody make a network namespace")
        command = [*without, sys.executable, "-m", "factx", "extract", "news", "--format", "json"]
        env = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=True)
        assert done.stdout == run("extract", "news", "--format", "json").stdout


def obeyed(shown: bytes) -> list[str]:
    """What in an output a terminal would not simply show."""
    return [character for character in shown.decode() if not character.isprintable() and character != "\n"]


class TestTerminal:
    """Escapes in an article's text, title, id and names reach the screen as text."""

    @pytest.mark.parametrize("name", ESCAPES)
    def test_in_the_text(self, name: str, run: Run, tmp_path: Path) -> None:
        evil = ESCAPES[name]
        text = (
            f"Ông Na{evil}m cho biết lãi rò{evil}ng của Công ty A{evil}nh tăng 15{evil} tỷ {evil}USD, 18 máy{evil} bay."
        )
        text += f"\nTheo ông Nam{evil}, năm 2024 xuất khẩu gạo của Nga tăng 15%."
        ids = [f"a{evil}", f"b{evil}"]
        lines = [{"id": each, "title": f"Tin {evil}", "published": "2025-11-27", "text": text} for each in ids]
        (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        facts = run("extract", "a.jsonl", "--format", "jsonl")
        assert facts.returncode == 0
        assert next(json.loads(fact)["article"] for fact in facts.stdout.splitlines()) == ids[0]
        (tmp_path / "facts.jsonl").write_bytes(facts.stdout)
        for command in (
            ("extract", "a.jsonl"),
            ("explain", "a.jsonl"),
            ("compare", "facts.jsonl", "--articles", "a.jsonl"),
        ):
            done = run(*command)
            assert done.stdout or b"surrogate" in done.stderr  # which DuckDB does not read
            assert obeyed(done.stdout + done.stderr) == []

    @pytest.mark.parametrize("name", ESCAPES)
    def test_in_names_and_errors(self, name: str, run: Run, tmp_path: Path) -> None:
        evil = f"a{ESCAPES[name]}.txt".replace("/", "_")
        (tmp_path / os.fsdecode(os.fsencode(evil))).write_text(TEXT, encoding="utf-8")
        (tmp_path / f"{evil}.jsonl").write_text('{"text": 5}\n{"te' + evil, encoding="utf-8", errors="surrogateescape")
        for command in (
            ("extract", evil),
            ("explain", evil),
            ("extract", evil + ".jsonl"),
            ("extract", "no" + evil),
            ("extract", "--kind", evil),
            ("extract", "--concept", evil),
            ("extract", "--published", evil),
            ("extract", evil, "-o", f"no/{evil}"),
            ("extract", evil, "--jobs", evil),
            ("compare", evil),
            (evil,),
            ("extract", "--" + evil),
        ):
            done = run(*command)
            assert obeyed(done.stdout + done.stderr) == []

    @pytest.mark.parametrize("name", ESCAPES)
    def test_in_the_names_of_columns(self, name: str, run: Run, tmp_path: Path) -> None:
        evil = f"x{ESCAPES[name]}y[/red]"
        (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, evil: 5}), encoding="utf-8")
        done = run("extract", "a.jsonl", "--fields", f"text,article_{evil}")
        assert b"article_x" in done.stdout + done.stderr
        assert obeyed(done.stdout + done.stderr) == []

    @pytest.mark.parametrize("name", ESCAPES)
    def test_in_words_of_ones_own(self, name: str, run: Run, tmp_path: Path) -> None:
        evil = f"x{ESCAPES[name]}y[/red]"
        (tmp_path / "words").mkdir()
        table = f"concept\tvi\ten\tforms\nbasket\tv{evil}\te{evil}\tsố sọt\n"
        (tmp_path / "words" / "concepts.tsv").write_text(table, encoding="utf-8", errors="surrogatepass")
        done = run("concepts", "số sọt", "--words", "words")
        assert b"basket" in done.stdout or b"concepts.tsv" in done.stderr
        assert b"Traceback" not in done.stderr
        assert obeyed(done.stdout + done.stderr) == []

    def test_markup_of_the_table_s_own_is_text_too(self, run: Run) -> None:
        done = run("extract", input="[red]18 máy bay[/red] [link=http://example.org]5 xe[/link]".encode())
        assert "18 máy bay" in done.stdout.decode()
        assert obeyed(done.stdout) == []


CODE = [
    *("__import__('os').system('touch owned')", "{0.__class__}", "%(x)s", "${HOME}", "$(touch owned)", "`touch owned`"),
    *("; touch owned", "| touch owned", "!!python/object/apply:os.system ['touch owned']", "{{7*7}}", "../../owned"),
    *("[link=x]", "=cmd|' /C touch owned'!A0", "cos\nsystem\n(S'touch owned'\ntR."),
]


class TestCode:
    """Text is never run, whatever language it is in."""

    @pytest.mark.parametrize("evil", CODE)
    def test_in_text_ids_and_options(self, evil: str, run: Run, tmp_path: Path) -> None:
        line = {"id": evil, "title": evil, "text": f"{evil} 18 máy bay {evil} của ông Nam"}
        (tmp_path / "a.jsonl").write_text(json.dumps(line), encoding="utf-8")
        facts = [json.loads(fact) for fact in run("extract", "a.jsonl", "--format", "jsonl").stdout.splitlines()]
        assert {fact["article"] for fact in facts} == {evil}
        assert "18 máy bay" in [fact["text"][:10] for fact in facts]
        run("extract", "a.jsonl")
        run("explain", evil)
        run("extract", evil, "--kind", evil, "--published", evil)
        assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]

    def test_nothing_in_the_package_could_run_it(self) -> None:
        """No `eval`, `exec`, `pickle`, shell or unsafe loader stands in the code."""
        calls = {"eval", "exec", "__import__", "system", "popen", "Popen", "check_output"}
        modules = {"pickle", "shelve", "subprocess", "socket", "urllib", "http", "ssl", "ctypes", "yaml", "requests"}
        found = []
        for path in sorted((ROOT / "factx").rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                if name in calls or any(each.partition(".")[0] in modules for each in names):
                    found.append(f"{path.name}:{getattr(node, 'lineno', 0)}")
        assert found == []
