"""Few dependencies, each known: its licence, its pinned version with hashes; and a wheel that anyone can make again."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
LICENCES = dict(re.findall(r"^\| (?!package)([a-z0-9-]+) \| ([^|]+?) \|", PAGE, re.MULTILINE))
LOCK = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
LOCKED = dict(re.findall(r"^([a-z0-9-]+)==([^\s;\\]+)", LOCK, re.MULTILINE))
ALLOWED = re.compile(
    r"MIT|ISC|PSF-2\.0|CNRI-Python|(?:The )?(?:0?BSD|BSD.[23]-Clause)|Zlib|CC0-1\.0|Apache.2\.0|MPL-(?:1\.1|2\.0)"
)
"""Licences that ask nothing of the programs that use what they are for, as packages write them."""


def brought(name: str, extras: set[str], found: dict[str, str]) -> dict[str, str]:
    """The packages that `name` needs on this system, with the licence that each says it has."""
    for line in distribution(name).requires or []:
        needed = Requirement(line)
        key = canonicalize_name(needed.name)
        if key in found or (needed.marker and not any(needed.marker.evaluate({"extra": extra}) for extra in extras)):
            continue
        try:
            found[key] = licence(key)
        except PackageNotFoundError:  # of an extra that the tests do without
            continue
        brought(key, {"", *needed.extras}, found)
    return found


def licence(name: str) -> str:
    """What the package's metadata say: an SPDX expression, or the words in use before."""
    said = distribution(name).metadata
    classified = [line.rpartition(" :: ")[2] for line in said.get_all("Classifier") or [] if line.startswith("Licen")]
    told = [*(said.get_all("License-Expression") or []), *(said.get_all("License") or []), ", ".join(classified)]
    words: str = next(filter(None, told))
    return words.removesuffix(" License").removesuffix(" license")


def test_every_package_that_comes_along_is_listed_with_its_licence() -> None:
    extras = {"", *PROJECT["project"]["optional-dependencies"]}
    found = brought("factx", extras, {})
    assert found == {name: LICENCES.get(name) for name in found}
    assert len(found) > 10


def test_no_licence_binds_those_who_use_factx() -> None:
    for words in LICENCES.values():
        choices = [words] if " AND " in words else words.split(" OR ")
        assert any(all(ALLOWED.fullmatch(part) for part in choice.split(" AND ")) for choice in choices), words


def wanted() -> list[Requirement]:
    lines = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    for extra in PROJECT["project"]["optional-dependencies"].values():
        lines += extra
    return [Requirement(line) for line in lines if not line.startswith("factx[")]


@pytest.mark.parametrize("needed", wanted(), ids=str)
def test_the_lock_file_names_what_is_needed(needed: Requirement) -> None:
    version = LOCKED.get(canonicalize_name(needed.name), "no version")
    assert needed.specifier.contains(version, prereleases=True), "run `make lock`"


def test_every_line_of_the_lock_file_has_hashes_and_no_place_of_its_own() -> None:
    packages = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(packages) > 30
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in LOCK


@pytest.mark.parametrize("epoch", [None, "1700000000"])
def test_the_wheel_is_the_same_whenever_and_wherever_it_is_built(epoch: str | None, tmp_path: Path) -> None:
    built = []
    for place, mask in (("here", 0o022), ("there", 0o077)):
        folder = tmp_path / place
        shutil.copytree(ROOT / "factx", folder / "factx", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copyfile(ROOT / name, folder / name)
        for path in folder.rglob("*.py"):
            os.utime(path, (mask, mask * 10_000_000))
            path.chmod(0o666 & ~mask)
        env = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
        env |= {"SOURCE_DATE_EPOCH": epoch} if epoch else {}
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "out"]
        subprocess.run(command, cwd=folder, env=env, capture_output=True, check=True)
        (wheel,) = (folder / "out").glob("*.whl")
        built.append((wheel.name, wheel.read_bytes()))
    assert built[0] == built[1]
