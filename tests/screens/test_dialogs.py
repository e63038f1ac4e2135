"""What every dialog shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.containers import Vertical
from textual.widgets._toast import Toast

from amends.domain.settings import Settings
from amends.screens.dialog import Confirm
from amends.screens.dialog_hand_over import HandOverHow
from amends.screens.preview import Preview
from amends.widgets.key_line import KeyLine
from amends.widgets.pick_list import PickList
from amends.widgets.state_line import Open
from letters_given import case_with, draft
from screens.host import Host

if TYPE_CHECKING:
    from collections.abc import Callable

    from amends.screens.dialog import Dialog

WORDS = "Written to a file with a long name.\nIt is not sent."
SOME = tuple(Open(f"thing {number}", True) for number in range(9))


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
        await pilot.pause()
        await pilot.pause()
        toast = host.screen.query_one(Toast).region
        box = host.screen.query_one(".box", Vertical).region

        assert toast.height >= 3
        assert not toast.overlaps(box)
        assert not host.screen.query_one(KeyLine).region.overlaps(box)
        assert not host.screen_stack[-2].query_one("ToastRack").display


async def test_the_ways_out_are_in_sight_below_a_long_list_of_what_is_open() -> None:
    host = Host(case_with(draft()), Preview)
    async with host.run_test(size=(80, 24), notifications=True) as pilot:
        await host.push_screen(HandOverHow(SOME, Settings(), ("address", "subject")))
        await pilot.pause()
        await pilot.pause()
        box = host.screen.query_one(".box", Vertical).content_region

        assert host.screen.query_one(PickList).region.y >= box.y
        assert host.screen.query_one(PickList).region.bottom <= box.bottom
