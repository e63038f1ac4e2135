"""Going between Respond and Preview: what is shown as active, the caret and the keys are of one part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from amends.ledger.way import STEPS
from amends.screens.case_screen import CaseScreen
from amends.screens.letter_screen import LetterScreen
from amends.widgets.offers_block import OffersBlock
from amends.widgets.part_block import PartBlock
from amends.widgets.top_line import TopLine
from app.test_amends import app_with, in_front
from letters_given import case_with, draft

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from amends.ledger.way import Step
    from amends.storage.places import Places

SIZES = [(80, 24), (140, 40)]


def letter_screen(pilot: Pilot[int]) -> LetterScreen:
    screen = pilot.app.screen
    assert isinstance(screen, LetterScreen)
    return screen


def active(pilot: Pilot[int]) -> list[str]:
    """Name the parts that are drawn as the active one."""
    return [block.part.name for block in letter_screen(pilot).query(PartBlock) if block.has_class("-here")]


async def press(pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
        await pilot.pause()


async def come_to(pilot: Pilot[int], step: str) -> CaseScreen:
    """Wait until a step is in front and has the keys; a busy machine takes some turns."""
    for _ in range(50):
        screen = pilot.app.screen
        if screen.id == step and screen.focused is not None:
            break
        await pilot.pause()
    assert in_front(pilot) == step
    assert isinstance(pilot.app.screen, CaseScreen)
    return pilot.app.screen


async def edit_first_part_in_preview(pilot: Pilot[int]) -> None:
    screen = letter_screen(pilot)
    assert in_front(pilot) == "preview"
    screen.editor.enter_part("what-happened")
    await press(pilot, "home", "X", "escape")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("before", ["offers", "text", "left", "coach", "never there"])
async def test_the_part_edited_in_preview_is_the_active_one_in_respond(
    places: Places, size: tuple[int, int], before: str
) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter")
        if before != "never there":
            await press(pilot, "escape", "2")
            screen = letter_screen(pilot)
            screen.editor.enter_part("close")
            if before == "offers":
                screen.set_focus(screen.editor.query_one(OffersBlock))
            elif before == "left":
                await press(pilot, "escape")
            elif before == "coach":
                await press(pilot, "tab")
            await screen.run_action("step(3)")
            await press(pilot)
            await pilot.pause()
        await edit_first_part_in_preview(pilot)
        await press(pilot, "2")

        assert in_front(pilot) == "respond"
        editor = letter_screen(pilot).editor
        assert active(pilot) == [editor.here] == ["what-happened"]
        assert letter_screen(pilot).query_one("#writing").has_class("-front")
        await press(pilot, *(["enter"] if app.focused is editor else []), "Y")
        assert editor.place == ("part", "what-happened")
        assert active(pilot) == ["what-happened"]
        assert "XY" in editor.text(("part", "what-happened"))
        await press(pilot, "ctrl+n")
        assert active(pilot) == [editor.here] == ["putting-it-right"]


async def test_enter_goes_back_into_the_text_that_was_left_also_outside_the_parts(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZES[0]) as pilot:
        await press(pilot, "enter", "escape", "2")
        editor = letter_screen(pilot).editor
        editor.select(("greeting", ""), 2, 2)
        await press(pilot, "escape", "enter", "Z")

        assert editor.text(("greeting", "")) == "HeZllo Ines,"


async def test_below_all_parts_ctrl_n_goes_on_to_the_preview(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZES[0]) as pilot:
        await press(pilot, "enter", "escape", "2")
        letter_screen(pilot).editor.go_to_end(1)
        await press(pilot, "ctrl+n")

        assert in_front(pilot) == "preview"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("views", [0, 2])
async def test_esc_leads_from_what_stands_beside_back_into_the_letter(
    places: Places, size: tuple[int, int], views: int
) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", "escape", "2")
        letter_screen(pilot).editor.enter_part("what-happened")
        await press(pilot, "tab", *["right"] * views)
        assert letter_screen(pilot).back_leads_to == "Letter"
        await press(pilot, "escape", "Q")

        assert in_front(pilot) == "respond"
        assert "Q" in letter_screen(pilot).editor.text(("part", "what-happened"))
        await press(pilot, "escape", "escape")
        assert in_front(pilot) == "preview"  # where one came from


async def test_esc_at_the_offers_leaves_the_text_first(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZES[0]) as pilot:
        await press(pilot, "enter", "escape", "2")
        screen = letter_screen(pilot)
        screen.set_focus(screen.editor.query_one(OffersBlock))
        await press(pilot, "escape")

        assert app.focused is screen.editor


async def test_esc_from_the_mail_leads_to_the_letter_and_not_into_its_text(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZES[0]) as pilot:
        await press(pilot, "enter")
        assert app.focused is not letter_screen(pilot).editor
        await press(pilot, "escape")
        assert in_front(pilot) == "preview"
        assert app.focused is letter_screen(pilot).editor
        await press(pilot, "escape")
        assert in_front(pilot) == "desk"


@pytest.mark.parametrize("step", ["read", "remedy", "follow-up"])
@pytest.mark.parametrize("size", SIZES)
async def test_esc_leads_from_a_pane_beside_to_the_one_the_step_is_about(
    places: Places, step: Step, size: tuple[int, int]
) -> None:
    case = case_with(draft())
    app = app_with(places, case.but(cooling=case.cooling.but(passed=True)))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", "escape", "1")
        screen = await come_to(pilot, "read")
        if step != "read":
            await press(pilot, str(STEPS.index(step) + 1))
            screen = await come_to(pilot, step)
        main = screen.main_pane()
        assert main is not None
        await press(pilot, "tab")
        assert screen.is_beside
        await press(pilot, "escape")

        assert in_front(pilot) == screen.id
        assert app.focused is not None
        assert main in app.focused.ancestors_with_self
        assert not screen.is_beside


async def test_from_the_offers_esc_leads_to_the_list_and_then_to_the_letter(
    places: Places,
) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZES[0]) as pilot:
        await press(pilot, "enter", "escape", "3", "tab", "escape")
        assert in_front(pilot) == "remedy"
        assert (await come_to(pilot, "remedy")).back_leads_to == "Preview"
        await press(pilot, "escape")

        assert in_front(pilot) == "preview"


async def test_digits_in_the_text_are_written_and_the_line_on_top_shows_none_as_keys(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZES[1]) as pilot:
        await press(pilot, "enter", "escape", "2")
        screen = letter_screen(pilot)
        screen.editor.enter_part("what-happened")
        await press(pilot, *"1234")
        written = str(screen.query_one(TopLine).render())

        assert "1234" in screen.editor.text(("part", "what-happened"))
        assert in_front(pilot) == "respond"
        assert "esc, 1-5" in written
        assert not any(digit in written.replace("esc, 1-5", "") for digit in "12345")
        screen.set_focus(screen.editor.query_one(OffersBlock))
        await pilot.pause()
        assert "3 Remedy" not in str(screen.query_one(TopLine).render())
        await press(pilot, "escape")
        assert "3 Remedy" in str(screen.query_one(TopLine).render())
        await press(pilot, "3")
        assert in_front(pilot) == "remedy"


async def test_the_help_of_a_step_says_in_which_order_esc_leads_back(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZES[0]) as pilot:
        await press(pilot, "enter", "f1")
        words = "\n".join(str(table.render()) for table in app.screen.query(".table").results(Static))

        assert "Back: text, pane, step in turn; from here: Letter" in words


async def test_going_on_to_the_letter_leads_into_its_text_also_after_it_was_left(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZES[0]) as pilot:
        await press(pilot, "enter")
        await come_to(pilot, "preview")
        await press(pilot, "2")
        await come_to(pilot, "respond")
        await press(pilot, "ctrl+n", "escape", "1")
        await come_to(pilot, "read")
        await press(pilot, "ctrl+n", "ctrl+n", "ctrl+n", "ctrl+n")
        await come_to(pilot, "respond")
        await press(pilot, "o", "d")

        assert in_front(pilot) == "respond"
        assert letter_screen(pilot).editor.place is not None
        assert "od" in letter_screen(pilot).letter.text


async def test_a_letter_that_was_looked_at_by_its_number_keeps_its_keys(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZES[0]) as pilot:
        await press(pilot, "enter")
        await come_to(pilot, "preview")
        await press(pilot, "2")
        await come_to(pilot, "respond")
        await press(pilot, "escape", "3")
        await come_to(pilot, "remedy")
        await press(pilot, "2")
        await come_to(pilot, "respond")

        assert letter_screen(pilot).editor.place is None
