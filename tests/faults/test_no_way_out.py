"""What the source never does: nothing for the network, nothing that runs what it reads."""

from __future__ import annotations

import ast
from pathlib import Path

import amends

PACKAGE = Path(amends.__file__).parent

NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib",
    "ftplib",
    "smtplib",
    "imaplib",
    "poplib",
    "requests",
    "httpx",
    "aiohttp",
}
RUNS_WHAT_IT_READS = {"pickle", "marshal", "shelve", "dill"}
PURE = {"urllib.parse"}
BESIDE_ITS_MODULES = {("language/shelf.py", "marshal")}
"""The shipped rules, kept where Python keeps its compiled modules: who can write there writes the program."""


def trees() -> list[tuple[str, ast.Module]]:
    return [
        (path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(PACKAGE.rglob("*.py"))
    ]


def imported(tree: ast.Module) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def called(tree: ast.Module) -> set[str]:
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


def test_nothing_that_opens_a_connection_is_imported() -> None:
    found = {
        (file, name)
        for file, tree in trees()
        for name in imported(tree) - PURE
        if name.partition(".")[0] in NETWORK
    }

    assert found == set()


def test_nothing_that_is_read_is_ever_run() -> None:
    found = set()
    for file, tree in trees():
        found |= {(file, name) for name in imported(tree) if name.partition(".")[0] in RUNS_WHAT_IT_READS}
        found |= {
            (file, name) for name in called(tree) & {"eval", "exec", "os.system", "os.popen", "compile"}
        }
        found |= {
            (file, "shell")
            for node in ast.walk(tree)
            if isinstance(node, ast.keyword) and node.arg == "shell"
        }

    assert found == BESIDE_ITS_MODULES


def test_nothing_is_logged() -> None:
    assert {file for file, tree in trees() if "logging" in imported(tree)} == set()
