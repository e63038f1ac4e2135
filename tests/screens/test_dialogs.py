"""What every dialog shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.containers import Vertical
from textual.widgets import Input
from textual.widgets._toast import Toast

from amends.domain.settings import Settings
from amends.screens.dialog import Confirm
from amends.screens.dialog_ask import AskLine
from amends.screens.dialog_hand_over import HandOverHow
from amends.screens.preview import Preview
from amends.widgets.key_line import KeyLine
from amends.widgets.pick_list import PickList
from amends.widgets.state_line import Open
from letters_given import case_with, draft
from screens.host import Host, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot
    from textual.screen import Screen
    from textual.widget import Widget

    from amends.screens.dialog import Dialog

WORDS = "Written to a file with a long name.\nIt is not sent."
SOME = tuple(Open(f"thing {number}", "✗") for number in range(9))


async def laid_out(pilot: Pilot[None], *, toast: bool = False) -> None:
    """Wait until the box has its place, below a toast where there is one."""
    screen = pilot.app.screen

    def has_its_place() -> bool:
        box, toasts = screen.query_one(".box").region, screen.query(Toast)
        return bool(box) and (not toast or bool(toasts and box.y >= toasts.last().region.bottom > 0))

    await wait_for(pilot, has_its_place)


def in_sight(screen: Screen[object], widget: Widget) -> bool:
    """Whether all of a widget stands inside the box."""
    return screen.query_one(".box").content_region.contains_region(widget.region)


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("size", [(80, 24), (120, 34)])
@pytest.mark.parametrize(
    "made", [lambda: Confirm("Sure?", "Words.\n" * 9), lambda: HandOverHow((), Settings())]
)
async def test_a_toast_covers_nothing_of_a_dialog(
    made: Callable[[], Dialog[object]], size: tuple[int, int], before: bool
) -> None:
    host = Host(case_with(draft()), Preview)
    async with host.run_test(size=size, notifications=True) as pilot:
        if before:
            host.notify(WORDS, title="Handed over", markup=False)
            await pilot.pause()
        await host.push_screen(made())
        if not before:
            host.notify(WORDS, title="Handed over", markup=False)
        await laid_out(pilot, toast=True)
        toast = host.screen.query_one(Toast).region
        box = host.screen.query_one(".box", Vertical).region

        assert toast.height >= 3
        assert not toast.overlaps(box)
        assert not host.screen.query_one(KeyLine).region.overlaps(box)
        assert not host.screen_stack[-2].query_one("ToastRack").display


async def test_what_stands_in_the_way_comes_first_and_each_way_out_when_it_is_pointed_at() -> None:
    host = Host(case_with(draft()), Preview)
    async with host.run_test(size=(80, 24), notifications=True) as pilot:
        await host.push_screen(HandOverHow(SOME, Settings(), ("address", "subject")))
        await laid_out(pilot)
        box, blocking = host.screen.query_one(".box"), host.screen.query_one("#blocking")
        ways = host.screen.query_one(PickList)
        assert blocking.region.y >= box.content_region.y
        await pilot.press("end")
        await wait_for(pilot, lambda: box.scroll_y > 0)

        assert ways.cursor == len(ways.items) - 1
        assert ways.region.y + ways.cursor < box.content_region.bottom


async def test_a_long_dialog_below_a_toast_scrolls_to_its_last_words() -> None:
    host = Host(case_with(draft()), Preview)
    async with host.run_test(size=(80, 24), notifications=True) as pilot:
        host.notify(WORDS, title="Handed over", markup=False)
        await host.push_screen(Confirm("Sure?", "Words.\n" * 30 + "The last of them."))
        await laid_out(pilot, toast=True)
        box = host.screen.query_one(".box", Vertical)
        words = host.screen.query_one(".box Static")
        assert words.region.bottom > box.content_region.bottom
        await pilot.press("pagedown", "pagedown", *["down"] * 9)
        await wait_for(pilot, lambda: words.region.bottom <= box.content_region.bottom)

        assert words.region.bottom == box.content_region.bottom
        await pilot.press("pageup", "up")
        await wait_for(pilot, lambda: words.region.bottom == box.content_region.bottom + 11)


async def test_a_toast_that_comes_over_a_long_dialog_leaves_the_field_in_sight() -> None:
    host = Host(case_with(draft()), Preview)
    async with host.run_test(size=(80, 24), notifications=True) as pilot:
        await host.push_screen(AskLine("Why?", words="Words.\n" * 14))
        await laid_out(pilot)
        field = host.focused
        assert isinstance(field, Input)
        assert in_sight(host.screen, field)
        host.notify(WORDS, title="Handed over", markup=False)
        await laid_out(pilot, toast=True)

        await wait_for(pilot, lambda: in_sight(host.screen, field))
