"""A message made to do harm goes through every screen; neither amends nor the terminal obeys it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journeys.terminal import AMENDS, Terminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.journey

EVIL = "Late [/] [@click=app.quit]here[/] \x1b]0;OWNED\x07 \x9b31m \u202egnp.exe $primary"
MAIL = f"""From: "Eve [/b] \x1b]0;OWNED\x07" <eve@dark.example>
To: sam@reyes.example
Subject: {EVIL}
Date: Tue, 12 May 2026 17:31:08 +0100
Message-ID: <evil@dark.example>
Content-Type: text/plain; charset=utf-8

The copy was due on 8 May. {EVIL}
I want it by Friday. What happened?
"""


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["small", "wide"])
def test_no_screen_obeys_what_a_client_wrote(tmp_path: Path, size: tuple[int, int]) -> None:
    mail = tmp_path / "evil.eml"
    mail.write_bytes(MAIL.encode("utf-8", "surrogateescape"))
    with Terminal([AMENDS, str(mail)], *size, env={"AMENDS_HOME": str(tmp_path / "home")}) as terminal:
        terminal.wait_for("Cool down")
        terminal.press("r")
        terminal.wait_for("The copy was due")
        terminal.press("enter")
        terminal.wait_for("out of sight")
        terminal.press("enter")
        terminal.wait_for("Points")
        terminal.press("w", "ctrl+n")
        terminal.wait_for("What went wrong")
        terminal.press("ctrl+n")
        terminal.wait_for("Starters")
        terminal.escape_to("1-5 Steps")
        terminal.press("right", "right", "3")
        terminal.wait_for("What fits")
        terminal.press("4")
        terminal.wait_for("ctrl+n Hand over")
        terminal.press("ctrl+n")
        terminal.wait_for("Mail file")
        terminal.press("m")
        terminal.wait_for("Written to")
        terminal.press("5")
        terminal.wait_for("Where it stands")
        terminal.escape_to("ctrl+n Hand over")  # where one came from
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0

    assert b"OWNED\x07" not in terminal.raw
    assert b"\x9b31m" not in terminal.raw
    assert "\u202e".encode() not in terminal.raw
