"""The letter handed to a mail program as a draft, in the whole program."""

from __future__ import annotations

import mailbox
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from amends.app.main import Amends
from key_journeys import app_with

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

SIZE = (120, 40)


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Amends:
    """The program with a written letter, in a terminal that can be left."""
    monkeypatch.setattr(Amends, "suspend", lambda _: nullcontext())
    return app_with("letter", tmp_path / "home")


def script(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{words}\n", encoding="utf-8")
    path.chmod(0o700)
    return path


async def hand_over(pilot: Pilot[Any], key: str) -> None:
    await pilot.press("enter", "escape", "4", "ctrl+n")
    await pilot.pause()
    await pilot.press(key)
    await pilot.pause()
    await pilot.pause()


def said(app: Amends) -> str:
    return "\n".join(note.message for note in app._notifications)


async def test_the_letter_is_put_among_the_drafts(app: Amends, tmp_path: Path) -> None:
    home = tmp_path / "Mail" / ".Drafts"
    for part in ("cur", "new", "tmp"):
        (home / part).mkdir(parents=True)
    app.settings = app.settings._replace(drafts=str(home.parent))
    (home.parent / "cur").mkdir()
    (home.parent / "new").mkdir()
    (home.parent / "tmp").mkdir()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await hand_over(pilot, "f")
        (mail,) = mailbox.Maildir(home, create=False)

        assert "D" in mail.get_flags()
        assert "Imogen" in mail.get_payload()
        assert mail["X-Unsent"] is None
        assert "It is not sent." in said(app)


async def test_a_folder_that_is_no_maildir_is_said(app: Amends, tmp_path: Path) -> None:
    app.settings = app.settings._replace(drafts=str(tmp_path / "nowhere"))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await hand_over(pilot, "f")

        assert "is no Maildir" in said(app)


async def test_a_command_opens_the_letter_as_a_draft(app: Amends, tmp_path: Path) -> None:
    opener = script(tmp_path, "opener", f'cp "$1" {tmp_path}/seen')
    app.settings = app.settings._replace(command=f"{opener} {{file}}")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await hand_over(pilot, "x")

        assert b"Subject: Re: The stall plan" in (tmp_path / "seen").read_bytes()
        assert "It is not sent." in said(app)


async def test_a_command_that_fails_is_said_and_the_draft_is_there(app: Amends) -> None:
    app.settings = app.settings._replace(command="false {file}")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await hand_over(pilot, "x")
        (path,) = app.places.letters.glob("*.eml")

        assert "false ended with status 1" in said(app)
        assert str(path) in said(app).replace("\n", "")  # a long path is broken


async def test_a_command_that_would_send_is_refused_by_name(app: Amends, tmp_path: Path) -> None:
    sender = script(tmp_path, "msmtp", f"cat > {tmp_path}/sent")
    app.settings = app.settings._replace(command=f"{sender} -t")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await hand_over(pilot, "x")

        assert "“msmtp” would send the letter" in said(app)
        assert not (tmp_path / "sent").exists()


@pytest.mark.parametrize(("word", "sent"), [("send", True), ("yes", False)])
async def test_with_the_setting_it_asks_for_the_word(
    app: Amends, tmp_path: Path, word: str, sent: bool
) -> None:
    sender = script(tmp_path, "msmtp", f"cat > {tmp_path}/sent")
    app.settings = app.settings._replace(command=f"{sender} -t", may_send=True)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await hand_over(pilot, "x")
        assert isinstance(app.focused, Input)
        assert not (tmp_path / "sent").exists()
        await pilot.press(*word, "enter")
        await pilot.pause()
        await pilot.pause()

        assert sent == (tmp_path / "sent").exists()
        assert app.case is not None
        assert app.case.drafts[0].sent is None


async def test_ways_that_are_not_set_up_have_no_key(app: Amends) -> None:
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await hand_over(pilot, "x")

        assert type(app.screen).__name__ == "HandOverHow"
