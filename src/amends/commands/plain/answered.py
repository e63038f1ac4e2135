"""The plain way, the points beside the letter: which part answers each, as found or as the user says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.coach import linked, part_answering
from amends.commands.plain.talk import ask_for, one_number, say
from amends.domain.letter import NOWHERE
from amends.letters import layout, render, takes_up_points, titles

if TYPE_CHECKING:
    from amends.commands.plain.at_hand import AtHand
    from amends.domain.message import Point

NONE = "-"
ASKED = "Point and part, as in 2 3 (point 2, part 3); 2 - when nothing answers point 2"
HOW = f"{ASKED}. What you say stays, whatever the coach finds."


def has_points(at: AtHand) -> bool:
    """Whether there are points that this letter should take up."""
    return takes_up_points(at.draft) and bool(_wanted(at))


def answers(at: AtHand) -> None:
    """Tell where each point is answered, and take the user's word for it until nothing more is to be said."""
    parts = [part for part in layout(at.draft) if not _is_out(at, part.name)]
    while True:
        _tell(at)
        say(f"  Parts: {', '.join(f'{number} {part.title}' for number, part in enumerate(parts, 1))}.")

        def read(answer: str) -> tuple[int, str] | None:
            if not answer:
                return None
            point, _, part = answer.partition(" ")
            place = one_number(point, len(_wanted(at)))
            if not part.strip():
                raise ValueError(HOW)
            name = NOWHERE if part.strip() == NONE else parts[one_number(part, len(parts)) - 1].name
            return place - 1, name

        said = ask_for(ASKED, read, empty="goes on", why=HOW)
        if said is None:
            return
        _keep(at, *said)


def _is_out(at: AtHand, name: str) -> bool:
    part = at.draft.part(name)
    return part is None or part.out


def _wanted(at: AtHand) -> tuple[tuple[int, Point], ...]:
    """The points that want an answer, each with its place in the message."""
    points = at.case.message.points if at.case.message else ()
    return tuple((place, point) for place, point in enumerate(points) if point.wants_answer)


def _tell(at: AtHand) -> None:
    message = at.case.message
    assert message is not None
    letter, named = render(at.draft, currency_locale=at.settings.locale), titles(at.draft)
    for number, (_, point) in enumerate(_wanted(at), 1):
        part = part_answering(letter, message, point)
        gap = "not answered, as you say" if point.answered_by == NOWHERE else "no part answers it yet"
        verb = "answered in" if point.answered_by else "taken up in"
        say(f"  {number}. {point.title}: {f'{verb} “{named[part]}”' if part else gap}")


def _keep(at: AtHand, number: int, part: str) -> None:
    """Link a point to a part, or to none where the coach would find one."""
    message = at.case.message
    assert message is not None
    place, point = _wanted(at)[number]
    letter = render(at.draft, currency_locale=at.settings.locale)
    said, what = linked(letter, message, point, part)
    at.change(at.case.with_message(message.with_point(place, said)), what)
