"""``amends show``: one case: where it stands, what is owed, the points and the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amends.commands import home
from amends.commands.opened import open_case
from amends.commands.printed import as_json, out, table

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from amends.domain.case import Case
    from amends.domain.draft import Draft
    from amends.domain.message import Message, Point


def options(parser: ArgumentParser) -> None:
    """Which case, and in which form."""
    parser.add_argument("id", metavar="ID", help="its id, a part of the id that no other has, or its file")
    parser.add_argument(
        "--as-written", action="store_true", help="their charged words too, which are covered otherwise"
    )
    parser.add_argument(
        "--json", action="store_true", help="everything in the case, and the letter as a text"
    )


def run(given: Namespace) -> int:
    """Print the case."""
    places = home.places()
    path = home.case_file(places, given.id)
    case, locale = open_case(path), home.settings(places).locale
    if given.json:
        as_json(_as_dict(case, path, locale, home.now()))
    else:
        out("\n\n".join(filter(None, _sections(case, locale, home.now(), given.as_written))))
    return 0


def _letter(case: Case) -> Draft | None:
    return case.draft or case.last_sent


def _as_dict(case: Case, path: Path, locale: str, now: datetime) -> dict[str, Any]:
    from amends.ledger import next_step, stands
    from amends.letters import render

    step, draft = next_step(case, now), _letter(case)
    return {
        "id": case.id,
        "path": str(path),
        "stands": stands(case),
        "next": {"step": step.step, "words": step.words},
        "case": case.model_dump(mode="json", by_alias=True, exclude_none=True),
        "letter": draft
        and {
            "shape": draft.shape,
            "subject": draft.subject,
            "sent": draft.sent and draft.sent.isoformat(),
            "text": render(draft, currency_locale=locale).text,
        },
    }


def _sections(case: Case, locale: str, now: datetime, as_written: bool) -> Iterator[str]:
    from amends.ledger import next_step, stands

    yield "\n".join(
        (
            " · ".join(filter(None, (case.client.name, case.title))) or case.id,
            f"{case.id} · {stands(case)}",
            f"Next: {next_step(case, now).words}",
        )
    )
    yield _message(case, as_written)
    yield _owed(case, now)
    yield case.notes.strip() and f"Notes\n{case.notes.strip()}"
    draft = _letter(case)
    if draft is not None:
        yield _letter_text(draft, locale)


def _message(case: Case, as_written: bool) -> str:
    """Say what the message asks; its own words only where no points have been taken from it.

    Heat is covered as on the screens, unless it is wanted as written.
    """
    message = case.message
    if message is None:
        return ""
    when = f", {message.date:%Y-%m-%d %H:%M}" if message.date else ""
    subject = message.subject if as_written else _calmed(message.subject)
    head = f"Their message{when}{f': {subject}' if subject else ''}"
    rows = [_point(point, as_written) for point in message.points]
    if rows:
        return f"{head}\n{table(rows)}"
    return f"{head}\n{message.text.strip() if as_written else _drained(message)}"


def _point(point: Point, as_written: bool) -> tuple[str, str, str]:
    title = point.title
    if point.label == "heat" and not as_written:
        from amends.reading.covering import cover

        title = cover(title)
    return f"  {point.label}", point.doing or "", f"set aside: {title}" if point.set_aside else title


def _calmed(subject: str) -> str:
    from amends.reading.subjects import covered_subject

    return covered_subject(subject)


def _drained(message: Message) -> str:
    from amends.reading import read
    from amends.reading.covering import covered, stretches

    text = message.text
    return covered(text, stretches(text, read(text, message.date, chat=message.chat).spans)).strip()


def _owed(case: Case, now: datetime) -> str:
    from amends.ledger import owed
    from amends.ledger.zones import in_figures

    zone = case.client.time_zone
    rows = [(f"  {in_figures(promise.due, now, zone)}", promise.what) for _, promise in owed(case)]
    return f"You owe\n{table(rows)}" if rows else ""


def _letter_text(draft: Draft, locale: str) -> str:
    from amends.letters import render

    how = f"sent {draft.sent:%Y-%m-%d}" if draft.sent else "not sent"
    text = render(draft, currency_locale=locale).text.strip()
    subject = f": {draft.subject}" if draft.subject else ""
    return f"The letter, {how}{subject}\n\n{text or '(nothing is written yet)'}"
