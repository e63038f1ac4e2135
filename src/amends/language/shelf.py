"""What was read from the files of the program, kept beside them as Python keeps its compiled modules.

Reading the TOML takes longer than judging a letter. The copy lies in ``__pycache__``, is left alone where
Python may not write its own, and is made anew when one of the files, or the code that reads them, has
changed. It is trusted as Python trusts its modules there; a sum over the bytes finds a cut or damaged one, on
which marshal could hang.
"""

from __future__ import annotations

import marshal
import os
import sys
from binascii import crc32
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amends.language.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Callable

_CODE = Path(__file__).parent
_SUM = 4
"""Bytes of the sum before the content."""


def shelved(folder: Path, read: Callable[[], tuple[Rule, ...]]) -> tuple[Rule, ...]:
    """Return the rules of a folder, without their examples, from the copy when it is true."""

    def plain() -> list[tuple[Any, ...]]:
        return [tuple(rule._replace(found=(), not_found=())) for rule in read()]

    return tuple(map(Rule._make, kept("rules", folder, plain)))


def kept(name: str, folder: Path, make: Callable[[], Any]) -> Any:
    """Return what is made of the files of a folder, as marshal takes it, from its copy when that is true."""
    place = folder / "__pycache__" / f"{name}.{sys.implementation.cache_tag}.bin"
    key = _key(folder)
    try:
        found = _whole(place.read_bytes())
        if found is not None and found[0] == key:
            return found[1]
    except (OSError, ValueError, EOFError, TypeError, LookupError):
        pass  # none there, or one in another form
    made = make()
    if not sys.dont_write_bytecode:
        _keep(place, (key, made))
    return made


def _key(folder: Path) -> tuple[Any, ...]:
    """Return what the copy depends on: every file it was made from, by size and time."""
    files = [each for place in {folder, _CODE} for each in os.scandir(place)]
    stats = [(each.name, each.stat()) for each in sorted(files, key=lambda each: each.path) if each.is_file()]
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)


def _whole(data: bytes) -> Any:
    """Return what was kept in these bytes; None when they are not all there, or not as they were written."""
    content = memoryview(data)[_SUM:]
    return marshal.loads(content) if crc32(content).to_bytes(_SUM) == data[:_SUM] else None


def _keep(place: Path, value: Any) -> None:
    beside = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(exist_ok=True)
        content = marshal.dumps(value)
        beside.write_bytes(crc32(content).to_bytes(_SUM) + content)
        beside.replace(place)
    except OSError:  # a full disk, or a folder that is not ours to write in: it is read each time
        with suppress(OSError):
            beside.unlink()
