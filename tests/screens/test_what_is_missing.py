"""Follow up's dialogs with an empty field: what is missing is said, and the caret stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from amends.screens.dialog_promise import EditPromise
from amends.screens.dialog_sent import MarkSent
from amends.screens.follow_up import FollowUp
from letters_given import NOW, case_with, draft
from screens.host import Host
from screens.test_answered_meanwhile import CALL, now, out, told

if TYPE_CHECKING:
    from textual.pilot import Pilot

SIZE = (80, 24)


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def test_without_when_the_letter_is_not_sent_and_it_is_said_what_is_missing() -> None:
    host = Host(case_with(draft()), FollowUp)
    async with host.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "m")
        dialog = host.screen
        assert isinstance(dialog, MarkSent)
        when = dialog.query_one("MomentField Input", Input)
        when.focus()
        await press(pilot, "ctrl+u", "tab", "ctrl+n")

        assert host.screen is dialog
        assert told(host) == ["When is missing. Say when it went out, as in today 9:00."]
        assert host.focused is when
        await press(pilot, *f"{NOW:%d %B %Y %H:%M}", "ctrl+n")
        assert now(host).last_sent is not None


async def test_a_promise_needs_words() -> None:
    host = Host(out(CALL), FollowUp)
    async with host.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "tab", "e")
        dialog = host.screen
        assert isinstance(dialog, EditPromise)
        await press(pilot, "ctrl+u", "ctrl+n")

        assert host.screen is dialog
        assert told(host) == ["A promise needs words. esc leaves it as it was."]
        await press(pilot, *"a letter", "ctrl+n")
        assert now(host).promises == (CALL.but(what="a letter"),)
