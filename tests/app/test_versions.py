"""The versions of the open case, in the whole program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Static

from amends.screens.versions import Versions
from amends.storage.cases import load as load_case
from amends.storage.toml_out import dumps
from amends.storage.versions import load, versions
from key_journeys import SIZES, app_with

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from amends.app.main import Amends
    from amends.storage.versions import Version


@pytest.fixture
def app(tmp_path: Path) -> Amends:
    """The program with a written letter."""
    return app_with("excuse", tmp_path / "home")


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until what goes to the disk is there."""
    app: Amends = pilot.app  # type: ignore[assignment]
    app.disk.submit(lambda: None).result()
    await pilot.pause()


def kept(app: Amends) -> tuple[Version, ...]:
    (path,) = app.places.cases.glob("*.toml")
    return versions(app.places, path)


async def test_a_step_left_with_changes_is_a_version_and_so_is_what_was_opened(app: Amends) -> None:
    async with app.run_test(size=SIZES[0]) as pilot:
        await pilot.press("enter", "2", "x", "escape", "4")
        await settled(pilot)
        reasons = [each.reason for each in kept(app)]
        texts = [load(each).drafts[0].parts[0].text for each in kept(app)]

        assert reasons == ["After respond", "As it was opened"]
        assert texts[0].endswith("x")
        assert not texts[1].endswith("x")


async def test_looking_round_keeps_no_version(app: Amends) -> None:
    async with app.run_test(size=SIZES[0]) as pilot:
        await pilot.press("enter", "2", "escape", "4", "5", "1")
        await settled(pilot)

        assert kept(app) == ()


async def test_what_is_typed_when_the_program_ends_is_a_version(app: Amends) -> None:
    async with app.run_test(size=SIZES[0]) as pilot:
        await pilot.press("enter", "2", "x", "ctrl+q")

    assert [each.reason for each in kept(app)] == ["When it was put down", "As it was opened"]


async def test_a_version_is_seen_against_today_taken_back_and_undone(app: Amends) -> None:
    async with app.run_test(size=SIZES[0]) as pilot:
        await pilot.press("enter", "2", *" Truly", "escape", "v")
        await settled(pilot)
        await pilot.press("escape", "4", "v")
        await settled(pilot)
        assert isinstance(app.screen, Versions)
        await pilot.press("down")
        await pilot.pause()
        assert "{+" in str(app.screen.query_one("#words", Static).render())
        await pilot.press("enter")
        await settled(pilot)
        assert app.case is not None
        assert "Truly" not in app.case.drafts[0].parts[0].text
        await pilot.press("ctrl+z")
        await settled(pilot)

        assert "Truly" in app.case.drafts[0].parts[0].text


async def test_a_case_without_a_past_says_what_would_be_there(app: Amends) -> None:
    async with app.run_test(size=SIZES[0]) as pilot:
        await pilot.press("enter", "v")
        await settled(pilot)
        assert isinstance(app.screen, Versions)
        await pilot.press("tab", "tab", "escape")
        await pilot.pause()

        assert not isinstance(app.screen, Versions)


async def test_a_save_that_takes_in_a_change_from_elsewhere_has_a_version_on_either_side(app: Amends) -> None:
    async with app.run_test(size=SIZES[0]) as pilot:
        await pilot.press("enter", "2", "x")
        (path,) = app.places.cases.glob("*.toml")
        path.write_text(dumps(load_case(path).case.but(title="By hand")), encoding="utf-8")
        await pilot.press("ctrl+s")
        await settled(pilot)
        await settled(pilot)
        found = {each.reason: load(each) for each in kept(app)}

        assert list(found) == [
            "After a change from elsewhere",
            "Before a change from elsewhere",
            "As it was opened",
        ]
        assert found["After a change from elsewhere"].title == "By hand"
        before = found["Before a change from elsewhere"]
        assert (before.title == "By hand", before.drafts[0].parts[0].text[-1]) == (False, "x")
