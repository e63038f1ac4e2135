"""The desk's first sight of the cases: the head of each file, without the models and without pydantic."""

from __future__ import annotations

import os
import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from amends.domain.clean import clean_line
from amends.domain.summary import Summary
from amends.storage import files, names
from amends.storage.copies import beside
from amends.storage.file_format import format_of
from amends.storage.plain_head import plain_head
from amends.storage.toml_in import lines_of, nearest, parse, text_of, zoned
from amends.storage.trouble import CannotRead, words_for

if TYPE_CHECKING:
    from pathlib import Path

    from amends.domain.summary import Copy
    from amends.storage.places import Places

_HEAD_BYTES = 4096
_HEAD_END = re.compile(rb"^\[(?!client\])", re.MULTILINE)


def summaries(places: Places) -> tuple[Summary, ...]:
    """Return the cases in the folder, the one changed last first; those that cannot be read say why."""
    try:
        entries = [entry.name for entry in os.scandir(places.cases)]
    except FileNotFoundError:
        return ()
    except OSError as error:
        return (Summary(id="", path=places.cases, trouble=words_for(error)[0]),)
    alone, copies = beside(places.cases, filter(_is_case, entries))
    found = [summary(places.cases / name, tuple(copies.get(name, ()))) for name in alone]
    return tuple(sorted(found, key=lambda each: (_changed(each), each.path.name), reverse=True))


def summary(path: Path, copies: tuple[Copy, ...] = ()) -> Summary:
    """Return what the head of the file says, or its trouble."""
    try:
        return _summary(path, *_head(path))._replace(copies=copies)
    except CannotRead as trouble:
        return Summary(id=clean_line(path.stem), path=path, trouble=trouble.words, copies=copies)


def check(path: Path) -> str:
    """Return why the file cannot be read, with its line, or an empty string; for after the first paint."""
    from amends.storage import cases  # the models, which the desk must not wait for

    try:
        cases.load(path)
    except CannotRead as trouble:
        return trouble.words
    return ""


def _is_case(name: str) -> bool:
    return name.endswith(".toml") and not name.startswith(".")


def _changed(each: Summary) -> float:
    """Return when the case was changed, by its own word, or else by the file's."""
    try:
        return each.updated.timestamp() if each.updated else each.path.lstat().st_mtime
    except (OSError, OverflowError, ValueError):
        return 0.0


def _head(path: Path) -> tuple[dict[str, Any], str]:
    """Return what stands before the first table that is not the client's, and its text."""
    try:
        start = files.read(path, _HEAD_BYTES)
    except OSError as error:
        raise CannotRead(path, None, *words_for(error)) from error
    end = _HEAD_END.search(start)
    if end and start[: end.start()].strip():
        try:
            text = start[: end.start()].decode("utf-8-sig")
            return plain_head(text) or parse(path, text), text
        except (UnicodeDecodeError, CannotRead):
            pass  # perhaps only a line of the notes that looks like a header: the whole file tells
    text, _ = text_of(path)
    return parse(path, text), text


def _summary(path: Path, head: dict[str, Any], text: str) -> Summary:
    """Return the head as a summary; raise CannotRead for what would keep the case from opening."""
    format_of(path, text, head)
    since, rests = head.get("since"), head.get("rests_until")
    stands, client = head.get("stands", ""), _client(path, text, head)
    return Summary(
        id=names.id_of(path.stem, _line(path, text, head, "id") or clean_line(path.stem)),
        path=path,
        client=_line(path, text, client, "name", "client"),
        email=_line(path, text, client, "email", "client"),
        title=_line(path, text, head, "title"),
        stands=clean_line(stands) if isinstance(stands, str) else "",
        since=zoned(since) if isinstance(since, datetime) else None,
        created=_moment(path, text, head, "created"),
        updated=_moment(path, text, head, "updated"),
        rests_until=zoned(rests) if isinstance(rests, datetime) else None,
        due=_day(head.get("due")),
        follow_up=_day(head.get("follow_up")),
    )


def _day(value: object) -> date | None:
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def _client(path: Path, text: str, head: dict[str, Any]) -> dict[str, Any]:
    client = head.get("client", {})
    if isinstance(client, dict):
        return client
    raise _odd(path, text, ("client",), "should be a table of its own, like [client]")


def _line(path: Path, text: str, table: dict[str, Any], key: str, within: str = "") -> str:
    value = table.get(key, "")
    if isinstance(value, str):
        return clean_line(value)
    raise _odd(path, text, (within, key) if within else (key,), "should be text in quotes")


def _moment(path: Path, text: str, head: dict[str, Any], key: str) -> datetime:
    value = head.get(key)
    if value is None:
        raise _odd(path, text, (key,), "is missing")
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if isinstance(value, datetime):
        return zoned(value)
    raise _odd(path, text, (key,), "should be a time, like 2026-05-12T18:02:00+01:00 without quotes")


def _odd(path: Path, text: str, place: tuple[str, ...], words: str) -> CannotRead:
    return CannotRead(path, nearest(lines_of(text), place), f"{place[-1]} {words}", "Mend that line.")
