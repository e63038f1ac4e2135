"""The whole letter in another editor, as a real process: what it is given, and what comes back."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import pytest

from amends.app.main import Amends
from amends.app.own_editor import EditorTrouble, edited
from amends.widgets.part_area import PartArea
from key_journeys import SIZES, app_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from amends.domain.draft import Draft


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Return what makes a script and names it as the editor; $file is the file that it is given."""

    def make(does: str, name: str = "own") -> Path:
        script = tmp_path / name
        script.write_text(f"#!/bin/sh\nfor file; do :; done\n{does}\n", encoding="utf-8")
        script.chmod(0o700)
        monkeypatch.setenv("EDITOR", str(script))
        return script

    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr(Amends, "suspend", lambda _: nullcontext())
    return make


@pytest.fixture
def app(tmp_path: Path) -> Amends:
    return app_with("excuse", tmp_path / "home")


def said(app: Amends) -> list[str]:
    return [note.message for note in app._notifications]


def draft(app: Amends) -> Draft:
    assert app.case is not None
    assert app.case.draft is not None
    return app.case.draft


async def out_and_back(pilot: Pilot[Any], *typed: str) -> Draft:
    """Go into the letter, type, and go through the own editor; return the letter as it was before."""
    await pilot.press("enter", "2")
    await pilot.pause()
    assert isinstance(pilot.app.focused, PartArea)
    assert isinstance(pilot.app, Amends)
    before = draft(pilot.app)
    await pilot.press(*typed, "ctrl+o")
    await pilot.pause()
    return before


async def test_all_texts_come_back_as_one_change(app: Amends, editor: Callable[..., Path]) -> None:
    editor("sed -i -e 's/^Hello/Dear/' -e 's/^Kind regards/Yours/' \"$file\"")
    async with app.run_test(size=SIZES[0]) as pilot:
        before = await out_and_back(pilot, "x")

        assert draft(app).greeting == before.greeting.replace("Hello", "Dear")
        assert draft(app).sign_off == before.sign_off.replace("Kind regards", "Yours")
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert said(app)[-1] == "Undone: the own editor"
        assert draft(app) == before.written(before.parts[0].but(text=before.parts[0].text + "x"))


async def test_what_could_not_be_told_apart_is_said(app: Amends, editor: Callable[..., Path]) -> None:
    editor("sed -i '/^# --- Sign-off/d' \"$file\"")
    async with app.run_test(size=SIZES[0]) as pilot:
        await out_and_back(pilot)

        assert draft(app).sign_off == ""
        assert "Kind regards" in draft(app).parts[-1].text
        assert said(app) == ["No line for “Sign-off”: words of it are with the text before."]


@pytest.mark.parametrize("does", ["true", "sed -i '/^# |/d' \"$file\"", ': > "$file"', 'rm "$file"'])
async def test_what_changes_no_text_changes_no_letter(
    app: Amends, editor: Callable[..., Path], does: str
) -> None:
    editor(does)
    async with app.run_test(size=SIZES[0]) as pilot:
        before = await out_and_back(pilot)

        assert before == draft(app)
        assert app.session is not None
        assert app.session.undo() is None


async def test_an_editor_that_fails_or_is_missing_leaves_the_letter(
    app: Amends, editor: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    editor("exit 3")
    async with app.run_test(size=SIZES[0]) as pilot:
        before = await out_and_back(pilot)
        monkeypatch.setenv("EDITOR", "/nowhere/ed")
        await pilot.press("ctrl+o")
        monkeypatch.delenv("EDITOR")
        await pilot.press("ctrl+o")
        await pilot.pause()

        assert before == draft(app)
        failed, missing, unnamed = said(app)
        assert "ended with status 3; the letter is as it was." in " ".join(failed.split())
        assert "/nowhere/ed could not be started" in missing
        assert "Set VISUAL or EDITOR" in unnamed


async def test_it_begins_on_the_line_of_the_part_with_the_caret(
    app: Amends, editor: Callable[..., Path], tmp_path: Path
) -> None:
    editor(f'printf %s "$1" > {tmp_path}/line; cp "$file" {tmp_path}/page', "nano")
    async with app.run_test(size=SIZES[0]) as pilot:
        await out_and_back(pilot)

    at = (tmp_path / "line").read_text()
    lines = (tmp_path / "page").read_text(encoding="utf-8").split("\n")
    assert at.startswith("+")
    assert lines[int(at) - 2].startswith("# --- What happened ")


async def test_a_letter_that_is_sent_is_not_opened(tmp_path: Path, editor: Callable[..., Path]) -> None:
    editor("touch " + str(tmp_path / "opened"))
    app = app_with("sent", tmp_path / "home")
    async with app.run_test(size=SIZES[0]) as pilot:
        await pilot.press("right", "enter", "2", "ctrl+o")
        await pilot.pause()

        assert said(app)[-1] == "This letter cannot be changed any more."
    assert not (tmp_path / "opened").exists()


def test_an_editor_that_takes_no_line_is_given_the_file_alone(
    editor: Callable[..., Path], tmp_path: Path
) -> None:
    editor("printf '%s arguments' $# > \"$file\"")

    assert edited("Hello\n", tmp_path / "state", 7) == "1 arguments"
    assert list((tmp_path / "state").iterdir()) == []


def test_what_a_failing_editor_had_written_is_kept_and_named(
    editor: Callable[..., Path], tmp_path: Path
) -> None:
    editor('printf mine > "$file"; exit 1')
    with pytest.raises(EditorTrouble) as trouble:
        edited("Hello\n", tmp_path / "state")
    (kept,) = (tmp_path / "state").iterdir()

    assert kept.read_text() == "mine"
    assert str(trouble.value).endswith(f"the letter is as it was. What was written is in {kept}")


def test_text_that_is_not_utf_8_is_refused_and_kept(editor: Callable[..., Path], tmp_path: Path) -> None:
    editor("printf '\\377' > \"$file\"")
    with pytest.raises(EditorTrouble, match="not UTF-8"):
        edited("Hello\n", tmp_path / "state")

    assert [file.read_bytes() for file in (tmp_path / "state").iterdir()] == [b"\xff"]
