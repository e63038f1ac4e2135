"""``amends`` and ``amends FILE``: the desk, a case file, or a new case from a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.commands import window

if TYPE_CHECKING:
    from argparse import Namespace


def run(given: Namespace) -> int:
    """Open the window with what was given."""
    return window.open_desk() if given.file is None else window.open_given(given.file)
