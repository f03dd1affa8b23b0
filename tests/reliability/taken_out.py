"""Takes out each protection in turn, and says whether the tests notice: `make taken-out`.

Each is taken out of a copy of the project in a folder of its own, where its tests are run: what stands there comes
before what is installed, in all processes that a test starts. First all of these tests run in a copy that is as it
should be. Names choose protections; `--table` writes the table of docs/reliability.md.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from protections import GROUPS, Edit, Protection

ROOT = Path(__file__).parent.parent.parent
PARTS = (
    *("factx", "tests", "seeds", "docs", "README.md", "README.vi.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"),
    *("Makefile", "pyproject.toml", "requirements-dev.lock"),
)
"""What the tests need of the project."""

ALL = {protection.name: protection for group in GROUPS.values() for protection in group}
LIMIT = 300
"""Seconds that tests may take; those that do not end are given as few as they never need."""
ENDLESS = 45

FAILED = 1
"""What pytest says where tests failed; anything else that is not 0 says that they could not be run."""


class Outcome(NamedTuple):
    """What pytest's status was, none if it did not end, and the last that it said."""

    status: int | None
    said: str
    seconds: float


def copied(source: Path, to: Path) -> None:
    """Copy the project, with what Python keeps of it."""
    for part in PARTS:
        if (source / part).is_dir():
            shutil.copytree(source / part, to / part, symlinks=True)
        else:
            shutil.copy2(source / part, to / part)


def changed(root: Path, edit: Edit) -> str:
    """The text of a file once the edit is made. Raises `ValueError` where there is not exactly one place for it."""
    text = (root / edit.file).read_text(encoding="utf-8")
    if (places := text.count(edit.old)) != 1:
        raise ValueError(f"{edit.file}: {edit.old!r} stands there {places} times: it must be once")
    new = text.replace(edit.old, edit.new)
    if edit.file.endswith(".py"):
        compile(new, edit.file, "exec")
    return new


def tried(root: Path, tests: Iterable[str], limit: float) -> Outcome:
    """What becomes of tests in a copy."""
    begun = time.monotonic()
    # Not `-x`: each test of a row is to fail, for they are said to.
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--tb=line", "-rfE", *tests]
    env = os.environ | {"PYTHONPATH": str(root)}
    with subprocess.Popen(
        command, cwd=root, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as run:
        try:
            said, _ = run.communicate(timeout=limit)
            status: int | None = run.returncode
        except subprocess.TimeoutExpired:
            end(root)
            said, status = run.communicate()[0], None
    end(root)
    return Outcome(status, said, time.monotonic() - begun)


def end(root: Path) -> None:
    """End what tests left behind: the processes that were told of this copy, and of no other."""
    told = f"PYTHONPATH={root}\0".encode()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if told in (process / "environ").read_bytes():
                os.kill(int(process.name), signal.SIGKILL)


def unnoticed(protection: Protection, outcome: Outcome) -> list[str]:
    """The tests of a protection none of whose cases failed."""
    if outcome.status is None:
        return protection.tests if protection.ends else []
    if outcome.status != FAILED:
        return protection.tests
    failed = [line.partition(" ")[2] for line in outcome.said.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    ends = ("[", " ", "::", "/")
    return [
        test
        for test in protection.tests
        if not any(f"{each} ".startswith(tuple(test + e for e in ends)) for each in failed)
    ]


def main(names: list[str]) -> int:
    """Try the protections of these names, or all. 1 if one of them is missed by its tests, or could not be tried."""
    if unknown := [name for name in names if name not in ALL]:
        print(f"no protection: {', '.join(unknown)}; there are {', '.join(ALL)}")
        return 2
    chosen = [ALL[name] for name in names] or list(ALL.values())
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "whole")
        whole.mkdir()
        copied(ROOT, whole)
        tests = sorted({test for protection in chosen for test in protection.tests})
        outcome = tried(whole, tests, LIMIT * 4)
        print(
            f"with all protections: {len(tests)} tests pass ({outcome.seconds:.0f} s)"
            if outcome.status == 0
            else outcome.said
        )
        if outcome.status != 0:
            return 1
        missed = sum(not is_caught(protection, whole, Path(folder, protection.name)) for protection in chosen)
    print(f"{len(chosen)} protections taken out, {len(chosen) - missed} caught")
    return 1 if missed else 0


def is_caught(protection: Protection, whole: Path, root: Path) -> bool:
    """Whether the tests of a protection fail where it is taken out; what is found is told."""
    root.mkdir()
    copied(whole, root)
    for edit in protection.edits:
        (root / edit.file).write_text(changed(root, edit), encoding="utf-8")
    outcome = tried(root, protection.tests, LIMIT if protection.ends else ENDLESS)
    missing = unnoticed(protection, outcome)
    found = "NOT CAUGHT" if missing else "caught" if outcome.status is not None else "caught: does not end"
    print(f"{found:10} {outcome.seconds:4.0f} s  {protection.name}: {protection.what}", flush=True)
    if missing:
        print("".join(f"    {line}\n" for line in [*missing, *outcome.said.splitlines()[-15:]]), flush=True)
    elif os.environ.get("WHY"):
        print("".join(f"    {line[:300]}\n" for line in outcome.said.splitlines() if line.startswith("FAILED"))[:1200])
    shutil.rmtree(root, ignore_errors=True)
    return not missing


def table() -> str:
    """The tables of docs/reliability.md, a group after the other."""
    tests = {test for protection in ALL.values() for test in protection.tests}
    lines = [f"These are {len(ALL)} protections, and {len(tests)} tests that are to notice.", ""]
    for group, protections in GROUPS.items():
        lines += [f"| {group}: what was taken out | caught by |", "|---|---|"]
        for protection in protections:
            caught_by = ", ".join(f"`{test.partition('::')[2] or test}`" for test in protection.tests)
            lines.append(f"| {protection.what} | {caught_by}{'' if protection.ends else ' (does not end)'} |")
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    if sys.argv[1:] == ["--table"]:
        print(table(), end="")
    else:
        sys.exit(main(sys.argv[1:]))
