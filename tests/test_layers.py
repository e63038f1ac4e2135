"""The layers hold when the program runs, not only on paper: a fresh process shows what is imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "amends"

CORE = (
    "domain",
    "language",
    "reading",
    "coach",
    "letters",
    "remedies",
    "ledger",
    "mail",
    "storage",
    "session",
)
WITHOUT_MODELS = ("language", "coach", "remedies", "letters")
PLAIN_WORDS = ("letter", "judgement", "summary", "settings", "clean", "blanks")


def modules_of(layer: str) -> list[str]:
    files = (path.relative_to(PACKAGE.parent) for path in (PACKAGE / layer).rglob("*.py"))
    return sorted(".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in files)


def loaded_by(modules: list[str]) -> set[str]:
    """Import these in a process of their own and return the packages that came with them."""
    code = (
        "import importlib, sys\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("layer", CORE)
def test_the_core_never_loads_the_screen(layer: str) -> None:
    assert set() == loaded_by(modules_of(layer)) & {"textual", "rich"}


@pytest.mark.parametrize("layer", WITHOUT_MODELS)
def test_what_printing_commands_need_does_not_load_the_models(layer: str) -> None:
    assert "pydantic" not in loaded_by(modules_of(layer))


def test_the_plain_words_of_the_domain_do_not_load_the_models() -> None:
    assert "pydantic" not in loaded_by([f"amends.domain.{name}" for name in PLAIN_WORDS])


def test_what_the_desk_paints_from_does_not_load_the_models() -> None:
    desk = ["amends.storage.places", "amends.storage.settings", "amends.storage.summaries", "amends.ledger"]

    assert "pydantic" not in loaded_by(desk)


def test_the_desk_itself_is_painted_before_the_models_are_loaded() -> None:
    assert "pydantic" not in loaded_by(["amends.app.main"])
