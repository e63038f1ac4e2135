"""Importing the package costs nothing until a mail is read."""

from __future__ import annotations

import subprocess
import sys


def test_heavy_modules_wait_until_they_are_needed() -> None:
    heavy = (
        "pydantic",
        "email",
        "inscriptis",
        "lxml",
        "quotequail",
        "charset_normalizer",
        "textual",
        "subprocess",
    )
    code = f"import sys, amends.mail; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
