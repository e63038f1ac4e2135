"""The third stop of Read: the message drained, and beside it the points that deserve an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from amends.reading import by_hand
from amends.reading.dues import due_told
from amends.widgets.breakpoints import NARROW
from amends.widgets.drained import Drained
from amends.widgets.hanging import Hanging
from amends.widgets.pane import Pane
from amends.widgets.pick_list import PickList
from amends.widgets.points_list import OPEN, PointsList, doing_words, shown
from amends.widgets.quoted_below import HEADING, QuotedBelow

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from amends.domain.message import Message, Point
    from amends.reading import Together

LEGEND = "░ heat · bold fact · underlined ask"
ALSO = "tab message · w as written · u no answer · ctrl+z undo"
"""Keys that the line of keys has no room for where only one pane is seen."""
ONLY_ENGLISH = (
    "The reading knows English only, and this seems to be another language. "
    "Points can be added by hand: select words in the message and press a."
)
OPEN_DOING = f"{OPEN} whose doing is not said yet"
ONLY_ITS_FRONT = "The message is so long that only its first thirty pages were looked at."


class _Drained(Drained):
    """The message as it stands at this stop."""

    BINDINGS = [
        Binding("a", "screen.add_point", "Add"),
        Binding("tab", "screen.other_pane(1)", "Points", priority=True),
        Binding("w", "screen.as_written", "As written"),
        Binding("w", "screen.drain", "Facts and asks"),
        Binding("o", "screen.quoted", "Quoted lines"),
        Binding("shift+down", "cursor_down(True)", "Select", key_display="shift+arrows"),
    ]


class Points(Horizontal):
    """Two panes. It shows what it is given, and says by messages of the list what was changed."""

    def __init__(self, message: Message | None, today: date) -> None:
        super().__init__(id="points", classes="stop")
        self.list = PointsList(message.points if message else (), today)
        self.text = _Drained()
        self._read: Together | None = None
        self._quoted = QuotedBelow()

    def compose(self) -> ComposeResult:
        """Message at the left, points at the right with the letter they ask for below."""
        with Pane(title="Facts and asks", classes="pane message"):
            yield self.text
            yield Static(classes="quoted muted")
        with Pane(title="Points", classes="pane points -front"):
            yield Static(Content(ONLY_ENGLISH), classes="notice")
            yield self.list
            yield Static(classes="detail")
            yield Hanging("▸ ", classes="proposal")

    def on_mount(self) -> None:
        """Say what the signs in the message mean."""
        self.query_one(".notice").display = False
        self.query_one(".quoted").display = False
        self._draw_title()

    def show(self, points: tuple[Point, ...], read: Together, proposal: str) -> None:
        """Show what they wrote, its points, and the letter that these propose."""
        self._read = read
        reading = read.reading
        self._quoted.under(read)
        self._fill()
        if points != self.list.items:
            self.list.take_in(points)
        notice = self.query_one(".notice", Static)
        notice.display = not (reading.english and reading.whole)
        notice.update(Content(ONLY_ENGLISH if not reading.english else ONLY_ITS_FRONT))
        self._draw_title()
        self._draw()
        self.say(proposal)

    def say(self, proposal: str) -> None:
        """Say which letter the points propose."""
        self.query_one(Hanging).say(proposal)

    def selected(self) -> Point | None:
        """Return a point made of what is selected in the message; None when nothing is."""
        start, end = self.text.chosen
        if start == end or self._read is None or not self.text.has_focus:
            return None
        above = len(self._read.reading.text.rstrip()) if self._quoted.is_open else end
        if start < above:
            end = min(end, above)
            return by_hand.from_selection(self._read.reading, start, end, self._read.written_at(start))
        start = max(start, self._quoted.start)  # between the two stands a heading that nobody wrote
        return self._quoted.point(start, end, self._read.written_at(0)) if start < end else None

    @property
    def crosses(self) -> bool:
        """Whether what is selected goes on into what is quoted: the point is the part above it."""
        start, end = self.text.chosen
        return self._quoted.is_open and start < self._quoted.start - len(HEADING) and end > self._quoted.start

    def done_with_selected(self) -> None:
        """Go on behind it: the next sentence that is selected does not begin with this one again."""
        self.text.leave_chosen(self._quoted.start if self.crosses else None)

    @property
    def quotes(self) -> bool:
        """Whether the message quotes anything."""
        return bool(self._quoted.text)

    def unfold(self) -> bool:
        """Show what is quoted under the words, from its first line on, or fold it again; return which."""
        self._quoted.is_open = not self._quoted.is_open
        self._fill()
        if self._quoted.is_open:
            self.text.show_from(self._quoted.start)
        return self._quoted.is_open

    def _fill(self) -> None:
        if self._read is not None:
            reading = self._read.reading
            text, spans = self._quoted.after(reading.text, reading.spans)
            flowing = self._read.flowing().rstrip()
            self.text.show_message(text, spans, flowing + text[len(flowing) :])
            below = self.query_one(".quoted", Static)
            below.display = self.quotes
            below.update(self._quoted.line())

    @property
    def as_written(self) -> bool:
        """Whether the charged words are seen."""
        return self.text.as_written

    def turn(self) -> None:
        """Show the message as it was written, or drained again."""
        self.text.as_written = not self.text.as_written
        self.list.drained = not self.text.as_written
        self.list.refresh()
        self._draw_title()
        self._draw()

    def on_resize(self) -> None:
        """Wrap to the new width; where only one pane is seen, say that there is another."""
        self.query_one(".points", Pane).border_subtitle = ALSO if self.narrow else ""
        self._draw_title()
        self._draw()

    @property
    def narrow(self) -> bool:
        """Whether only one of the panes is seen."""
        return self.size.width < NARROW

    @on(PickList.Pointed)
    def _pointed(self) -> None:
        self._draw()

    def _draw_title(self) -> None:
        pane = self.query_one(".message", Pane)
        subject = self._read.parts[0].message.subject if self._read is not None else ""
        as_written = " · ".join(filter(None, ("As written", subject)))
        pane.border_title = Content(as_written if self.as_written else "Facts and asks")
        other = " · tab points" if self.narrow else ""
        pane.border_subtitle = f"w facts and asks{other}" if self.as_written else f"{LEGEND}{other}"

    def _draw(self) -> None:
        width = self.list.size.width - 1
        if width < 12:
            return
        point = self.list.pointed
        self.query_one(".detail", Static).update(
            _detail(point, width, 2 if self.narrow else 3, self.list, self._origin(point))
            if point
            else Content()
        )

    def _origin(self, point: Point) -> str:
        """Return where a point comes from that is not in the newest message."""
        part = self._read.earlier(point.quote) if self._read is not None else None
        if part is None:
            return ""
        return f"from {part.written.day} {part.written:%B}" if part.written else "from an earlier message"


def _in_full(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _detail(point: Point, width: int, rows: int, of: PointsList, origin: str) -> Content:
    """What is known about the point, and all of it in so many rows: own words, then what they wrote."""
    doing = doing_words(point)
    known = [
        OPEN_DOING if doing == OPEN else doing,
        point.label,
        due_told(point, _in_full, of.today),
        origin,
    ]
    if point.set_aside:
        known.append(point.set_aside)
    quote = shown(point, " ".join(point.quote.split()), drained=of.drained)
    theirs = _wrapped(f"“{quote}”" if quote else "", width)
    own = _cut(_wrapped(point.words, width), rows - 1 if theirs else rows, width)
    below = [*own, *_cut(theirs, rows - len(own), width)]
    return Content("\n").join(
        [Content.styled(" · ".join(filter(None, known)), "$text-muted"), *map(Content, below)]
    )


def _cut(lines: list[str], rows: int, width: int) -> list[str]:
    return lines if len(lines) <= rows else [*lines[: rows - 1], f"{lines[rows - 1][: width - 1].rstrip()}…"]


def _wrapped(words: str, width: int) -> list[str]:
    return [line.plain.rstrip() for line in Content(words).wrap(width)] if words else []
