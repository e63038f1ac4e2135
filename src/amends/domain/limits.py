"""How much is taken in at once, from wherever it comes: a file, standard input, a paste."""

from __future__ import annotations

TEXT_SIZE = 1_000_000
"""The most characters of a text; a novel has fewer."""
FILE_SIZE = 25 * 1024 * 1024
"""The most bytes of a file."""
FILE_SIZE_TOLD = f"{FILE_SIZE // 1024 // 1024} MB"
