from __future__ import annotations

import os
from contextlib import redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from app.test_amends import SIZE, app_with, on_disk, open_letter
from letters_given import case_with, draft

if TYPE_CHECKING:
    from amends.storage.places import Places


@pytest.mark.parametrize("columns", [40, 80, 200])
async def test_the_printed_letter_is_wrapped_at_words(
    places: Places, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    app = app_with(places, case_with(draft()))
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((columns, 24)))
    monkeypatch.setattr("builtins.input", lambda _words: "")
    terminal = StringIO()
    monkeypatch.setattr(app, "outside", lambda: redirect_stdout(terminal))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press("escape", "4")
        await pilot.pause()
        await pilot.press("p")
        await pilot.pause()
        await pilot.press("enter")  # the points without an answer
        await pilot.pause()
        await pilot.pause()
    printed = terminal.getvalue()

    assert max(map(len, printed.splitlines())) <= min(columns, 76)
    assert "Thank you for telling me. I sent the labels" in " ".join(printed.split())
    assert "mark it as sent" in on_disk(places)["next"]


async def test_a_stray_byte_struck_while_the_letter_is_printed_ends_nothing(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stray(_words: str) -> str:
        raise UnicodeDecodeError("utf-8", b"\xe9", 0, 1, "unexpected end of data")

    app = app_with(places, case_with(draft()))
    monkeypatch.setattr("builtins.input", stray)
    monkeypatch.setattr(app, "outside", lambda: redirect_stdout(StringIO()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        for key in ("escape", "4", "p", "enter"):
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause()

        assert app.fault is None
        assert app.case is not None
        assert app.case.draft is not None
        assert app.case.draft.handed_over is not None
