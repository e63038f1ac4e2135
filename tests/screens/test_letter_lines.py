"""Where one is in the letter: the lines around the parts have names, and the keys say where they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Paste

from amends.letters.places import with_text
from amends.screens.respond import Respond
from amends.widgets.key_line import KeyLine
from amends.widgets.part_block import LineBlock, PartBlock
from letters_given import case_with, draft
from screens.host import Host

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from amends.widgets.letter_editor import LetterEditor

WIDE = (120, 34)
NARROW = (80, 24)


def screen(pilot: Pilot[None]) -> Respond:
    shown = pilot.app.screen
    assert isinstance(shown, Respond)
    return shown


def editor(pilot: Pilot[None]) -> LetterEditor:
    return screen(pilot).editor


def keys(pilot: Pilot[None]) -> str:
    return str(screen(pilot).query_one(KeyLine).render())


def lit(pilot: Pilot[None]) -> list[str]:
    """Return what is marked as the place where one is."""
    here = [each for each in screen(pilot).query(".-here") if isinstance(each, PartBlock | LineBlock)]
    return [str(block._head.render()).split("  ")[0] for block in here]


async def test_from_an_empty_close_down_leads_to_the_sign_off_which_says_what_it_is() -> None:
    host = Host(case_with(with_text(draft(), ("part", "close"), "")), Respond)
    async with host.run_test(size=NARROW) as pilot:
        editor(pilot).select(("after", "offers"), 0, 0)
        await pilot.press("down")
        await pilot.pause()
        (close,) = (area for area in screen(pilot).query("PartArea") if area.has_focus)
        assert (lit(pilot), close.region.height) == (["Close"], 1)
        assert "nothing yet" in close.render_line(0).text
        await pilot.press("down")
        await pilot.pause()

        assert lit(pilot) == ["Sign-off"]
        assert "Kind regards" in str(screen(pilot).under.render())
        sign_off = next(area for area in screen(pilot).query("PartArea") if area.has_focus)
        assert sign_off.region.x > close.region.x  # it stands apart from the paragraphs


async def test_each_line_around_the_parts_is_named_and_lit_while_the_caret_is_in_it() -> None:
    host = Host(case_with(draft()), Respond)
    async with host.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+home")
        await pilot.pause()
        assert lit(pilot) == ["Subject"]
        await pilot.press("down")
        await pilot.pause()
        assert lit(pilot) == ["Greeting"]
        assert "their name" in str(screen(pilot).under.render())
        await pilot.press("down")
        await pilot.pause()

        assert lit(pilot) == ["What happened"]


async def test_a_paragraph_in_the_greeting_is_remarked_where_it_stands() -> None:
    words = "I sent the labels on Tuesday instead of Friday, and your jars stood without them."
    host = Host(case_with(with_text(draft(), ("greeting", ""), words)), Respond)
    async with host.run_test(size=NARROW) as pilot:
        editor(pilot).select(("greeting", ""), 3, 3)
        await pilot.pause()

        assert "A paragraph stands in the greeting" in str(screen(pilot).under.render())


async def test_the_line_of_keys_says_whether_a_part_or_a_step_comes_next() -> None:
    host = Host(case_with(draft()), Respond)
    async with host.run_test(size=NARROW) as pilot:
        assert keys(pilot).startswith("ctrl+n Next part")
        for _ in range(4):
            await pilot.press("ctrl+n")
        await pilot.pause()
        assert editor(pilot).here == "close"
        assert keys(pilot).startswith("ctrl+n Preview")
        await pilot.press("ctrl+n")

    assert host.went == ["preview"]


async def test_without_offers_the_line_of_keys_says_that_remedy_comes_next() -> None:
    host = Host(case_with(draft(offers=())), Respond)
    async with host.run_test(size=NARROW) as pilot:
        editor(pilot).enter_part("close")
        await pilot.pause()
        assert keys(pilot).startswith("ctrl+n Remedy")
        await pilot.press("ctrl+n")

    assert host.went == ["remedy"]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_way_back_is_always_told(size: tuple[int, int]) -> None:
    host = Host(case_with(draft()), Respond)
    async with host.run_test(size=size) as pilot:
        assert "esc Leave text" in keys(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert "esc Desk" in keys(pilot)
        screen(pilot).behind = "Facts"
        screen(pilot).refresh_bindings()
        await pilot.pause()

        assert "esc Facts" in keys(pilot)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_beside_the_letter_the_keys_for_the_views_are_told_and_in_a_text_they_are_not(
    size: tuple[int, int],
) -> None:
    host = Host(case_with(draft()), Respond)
    async with host.run_test(size=size) as pilot:
        assert "← →" not in keys(pilot)
        await pilot.press("tab")
        for view in ("coach", "points", "message"):
            await pilot.pause()
            assert "← → Views" in keys(pilot), view
            await pilot.press("right")

        assert screen(pilot).views.shown == 0


async def test_one_comes_back_to_the_sentence_that_breaks_off() -> None:
    words = "I kept the order in one list and looked at"
    host = Host(
        case_with(with_text(with_text(draft(), ("part", "close"), ""), ("part", "why"), words)), Respond
    )
    async with host.run_test(size=NARROW) as pilot:
        assert editor(pilot).caret() == (("part", "why"), len(words))


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_part_that_one_comes_back_to_is_in_sight(size: tuple[int, int]) -> None:
    host = Host(case_with(with_text(draft(), ("part", "close"), "")), Respond)
    async with host.run_test(size=size) as pilot:
        for _ in range(5):  # each text above grows in a layout of its own
            await pilot.pause()
        close = pilot.app.focused

        assert close is not None
        assert lit(pilot) == ["Close"]
        assert editor(pilot).scrollable_content_region.contains_region(close.region)


async def test_what_is_pasted_loses_the_line_ends_that_only_wrapped_it() -> None:
    host = Host(case_with(with_text(draft(), ("part", "close"), "")), Respond)
    wrapped = (
        "I have enjoyed drawing your labels, from the first jar to the last one\r\n"
        "of them all. I will call you on Thursday.\r\n\r\n- the first proof\r\n- the second\r\n"
    )
    async with host.run_test(size=NARROW) as pilot:
        editor(pilot).enter_part("close")
        pilot.app.post_message(Paste(wrapped))
        await pilot.pause()
        await pilot.press("escape")

        assert editor(pilot).text(("part", "close")) == (
            "I have enjoyed drawing your labels, from the first jar to the last one "
            "of them all. I will call you on Thursday.\n\n- the first proof\n- the second\n"
        )


async def test_enter_leads_from_the_greeting_into_the_first_part() -> None:
    host = Host(case_with(with_text(draft(), ("part", "what-happened"), "")), Respond)
    async with host.run_test(size=NARROW) as pilot:
        editor(pilot).select(("greeting", ""), 11, 11)
        await pilot.press("!", "enter", *"Thank you.", "escape")

        assert editor(pilot).text(("greeting", "")) == "Hello Ines,!"
        assert editor(pilot).text(("part", "what-happened")) == "Thank you."
