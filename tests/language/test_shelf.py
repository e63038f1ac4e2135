"""The copy of the rules is as good as the rules, and never older."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from amends.coach.book import SHIPPED, book, whole
from amends.language.rules import Rule, load, ready
from amends.language.shelf import shelved

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return shutil.copytree(SHIPPED, tmp_path / "rules", ignore=shutil.ignore_patterns("__pycache__"))


def read(folder: Path) -> tuple[list[int], tuple[Rule, ...]]:
    """Return how often the files were read, and the rules."""
    times = []

    def once() -> tuple[Rule, ...]:
        times.append(1)
        return load(folder, checked=False)

    return times, shelved(folder, once)


def bare(rules: tuple[Rule, ...]) -> list[Rule]:
    return [rule._replace(found=(), not_found=()) for rule in rules]


def test_the_second_time_the_files_are_not_read_and_the_rules_are_the_same(folder: Path) -> None:
    first, again = read(folder), read(folder)

    assert (first[0], again[0]) == ([1], [])
    assert bare(again[1]) == bare(first[1])
    assert bare(book().every) == bare(ready(whole()))


def test_a_rule_that_changed_is_read_anew(folder: Path) -> None:
    read(folder)
    file = folder / "tone.toml"
    os.utime(file, ns=(1, file.stat().st_mtime_ns + 1))

    assert read(folder)[0] == [1]


@pytest.mark.parametrize("junk", [b"", b"junk", b"\xe9", b"N", b"i\0\0\0\0"])
def test_a_broken_copy_is_no_trouble(folder: Path, junk: bytes) -> None:
    read(folder)
    (copy,) = (folder / "__pycache__").iterdir()
    copy.write_bytes(junk)

    assert len(read(folder)[1]) == len(book().every)
    assert read(folder)[0] == []


@pytest.mark.parametrize("change", ["cut", "flipped"])
def test_a_damaged_copy_is_made_anew(folder: Path, change: str) -> None:
    read(folder)
    (copy,) = (folder / "__pycache__").iterdir()
    data = copy.read_bytes()
    middle = data.index(b"sorry-but")
    copy.write_bytes(data[:middle] if change == "cut" else data[:middle] + b"z" + data[middle + 1 :])
    times, rules = read(folder)

    assert times == [1]
    assert {rule.id for rule in rules} == {rule.id for rule in whole()}


def test_where_python_writes_no_copies_none_is_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    read(folder)

    assert not (folder / "__pycache__").exists()


def test_a_folder_that_cannot_be_written_in_is_read_each_time(folder: Path) -> None:
    (folder / "__pycache__").write_text("a file stands in the way")

    assert (read(folder)[0], read(folder)[0]) == ([1], [1])


def test_a_copy_that_cannot_take_its_place_leaves_nothing_behind(folder: Path) -> None:
    place = folder / "__pycache__" / f"rules.{sys.implementation.cache_tag}.bin"
    place.mkdir(parents=True)
    read(folder)

    assert list(place.parent.iterdir()) == [place]
