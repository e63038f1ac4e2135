"""Patterns that are compiled when a text first calls for them: it takes longer than most of their work.

In the coach every fixed pattern is a bare string that goes through here; one made of words at hand, or used
on import, goes to ``re`` itself.
"""

from __future__ import annotations

import functools
import re


@functools.cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern, compiled once."""
    return re.compile(pattern, flags)
