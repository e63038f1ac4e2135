"""Read in a small app, on a case with an invented message."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from textual.widgets import Static

from amends.domain.case import Case, Client, Cooling
from amends.domain.message import Message, Point
from amends.screens.read import Read
from amends.widgets.heat_line import HeatLine
from amends.widgets.key_line import KeyLine
from amends.widgets.top_line import TopLine
from screens.host import Host

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from amends.domain.settings import Settings

SUMMER = timezone(timedelta(hours=1))
NOON = datetime(2026, 6, 10, 12, 0, tzinfo=SUMMER)
TEXT = """Sam,

I am furious. The garden plan was due on Thursday 4 June and it came on Monday 8 June.
Why did nobody warn me? Please send the corrected planting list by Friday 12 June.

This is a complete joke!!!

Ines"""

POINTS = (
    Point(label="fact", quote="The garden plan was due on Thursday 4 June"),
    Point(label="request", quote="Please send the corrected planting list"),
    Point(label="heat", quote="I am furious"),
)


class ReadAtNoon(Read):
    """Read on a day that does not change."""

    def __init__(self, case: Case, settings: Settings) -> None:
        super().__init__(case, settings)
        self.clock = lambda: NOON


class App(Host):
    """Notes the short note as well."""

    def __init__(self, case: Case, settings: Settings | None = None) -> None:
        super().__init__(case, ReadAtNoon, settings)
        self.notes = 0

    def on_read_short_note(self) -> None:
        self.notes += 1

    @property
    def read(self) -> Read:
        assert isinstance(self._shown, Read)
        return self._shown

    @property
    def now(self) -> Case:
        assert self.case is not None
        return self.case

    def stop(self) -> str:
        return self.read.stop

    def points(self) -> tuple[Point, ...]:
        assert self.now.message is not None
        return self.now.message.points

    def bottom(self) -> str:
        return str(self.screen.query_one(KeyLine).render())

    def top(self) -> str:
        return str(self.screen.query_one(TopLine).render())

    def hot(self) -> str:
        """What the line says that asks how hot it is; nothing when it is not seen."""
        line = self.screen.query_one(HeatLine)
        return str(line.render()).strip("▸ ") if line.region else ""

    def written(self, place: int) -> str:
        """The words of an answer in the cool-down that are on the screen, as one line."""
        line = self.read.cooling.lines[place]
        rows = [line.render_line(row).text.strip() for row in range(line.region.height)]
        return " ".join(row for row in rows if row)

    def words(self) -> str:
        """What stands in the texts that are seen."""
        return "\n".join(str(s.render()) for s in self.screen.query(Static) if s.display and s.region)


def a_message(**fields: Any) -> Message:
    given = {
        "sender": "Ines Prado <ines@prado.example>",
        "date": datetime(2026, 6, 9, 8, 5, tzinfo=SUMMER),
        "subject": "The garden plan",
        "text": TEXT,
    }
    return Message(**(given | fields))


def a_case(*points: Point, **fields: Any) -> Case:
    given = {
        "id": "2026-06-10-ines-prado",
        "title": "The garden plan",
        "created": NOON,
        "updated": NOON,
        "client": Client(name="Ines Prado", email="ines@prado.example"),
        "messages": (a_message(points=points),),
    }
    return Case(**(given | fields))


def cooled(*points: Point, **fields: Any) -> Case:
    return a_case(*points, cooling=Cooling(passed=True), **fields)


def silent(**fields: Any) -> Case:
    return a_case(messages=(), **fields)


async def typed(pilot: Pilot[None], words: str) -> None:
    await pilot.press(*("space" if sign == " " else sign for sign in words))
