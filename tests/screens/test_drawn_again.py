"""A key draws only what it changes: what is on the screen then is what drawing all of it would give."""

from __future__ import annotations

import pytest

from amends.screens.preview import Preview
from amends.screens.respond import Respond
from amends.widgets.mail_view import MailView
from amends.widgets.part_area import Mark, PartArea
from letters_given import case_with, draft
from screens.host import Host

TEXT = "You were to have the map (the new one) on Friday. I sent it on Tuesday. " * 4

KEYS = (
    *["x"] * 12,
    *["backspace", "ctrl+w", "delete", "space"],
    *["left_parenthesis", "x", "right_parenthesis", "left", "y"],
    *["home", "x", "enter", "x", "backspace", "y"],
    *["shift+left", "shift+up", "x", "ctrl+z", "鼎", "x"],
    *["ctrl+home", "ctrl+shift+end", "delete", "x", "backspace", "y"],
)


ROWS = "You were to have the map\non Friday.\nI sent it on Tuesday.\nIt is here now."


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """The coach must not come in between two looks at the screen."""
    for pause in ("REST", "LONGEST", "PAUSE"):
        monkeypatch.setattr(f"amends.widgets.pauses.{pause}", 1000.0)


@pytest.mark.parametrize(
    ("text", "marks", "at"),
    [
        (TEXT, [Mark(4, 8), Mark(40, 60), Mark(160, 175)], 30),
        (TEXT, [Mark(4, 8), Mark(40, 60), Mark(160, 175)], 130),
        (ROWS, [Mark(9, 45)], 28),
        (ROWS, [Mark(0, 3), Mark(20, 30), Mark(57, 72)], 24),
    ],
)
async def test_what_a_key_draws_is_what_drawing_all_would_give(text: str, marks: list[Mark], at: int) -> None:
    """The rows of the text that are left alone are those that are as they were, underlines and caret too."""
    host = Host(case_with(draft()), Respond)
    async with host.run_test(size=(100, 40)) as pilot:
        screen = host.screen
        assert isinstance(screen, Respond)
        screen.editor.enter_part("")
        area = host.focused
        assert isinstance(area, PartArea)
        area.cursor_blink = False
        area.replace(text, (0, 0), area.document.end)
        area.mark(marks)
        area.select(at, at)
        await pilot.pause()
        for key in KEYS:
            await pilot.press(key)
            await pilot.pause()
            drawn = host.export_screenshot()
            area.notify_style_update()
            area.refresh()
            await pilot.pause()

            assert host.export_screenshot() == drawn, key


async def test_the_mail_beside_grows_and_shrinks_with_the_letter() -> None:
    """Its scrollbar comes and goes, and its lines are those of the letter, whatever was left alone."""
    host = Host(case_with(draft()), Preview)
    async with host.run_test(size=(100, 50)) as pilot:
        screen = host.screen
        assert isinstance(screen, Preview)
        screen.editor.enter_part("")
        area, mail = host.focused, screen.query_one(MailView)
        assert isinstance(area, PartArea)
        area.cursor_blink = False
        scrolled = set()
        for text in ("a\n" * 3, "a\n" * 40 + "b", "a\n" * 44 + "b", "a\n" * 30 + "b", "c"):
            area.replace(text, (0, 0), area.document.end)
            await pilot.pause()
            mail.scroll_end(animate=False)
            await pilot.pause()
            scrolled.add(mail.show_vertical_scrollbar)
            drawn = host.export_screenshot()
            mail.refresh()
            mail.vertical_scrollbar.refresh()
            await pilot.pause()

            assert host.export_screenshot() == drawn
            assert mail.scroll_offset.y == mail.max_scroll_y
            if mail.show_vertical_scrollbar:
                assert mail.vertical_scrollbar.window_virtual_size == mail.virtual_size.height
        assert scrolled == {True, False}
