"""Keys that come faster than screens do: a paste without brackets, a slow line, a hand on the wrong key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from app.test_amends import SIZE, app_with, open_letter
from letters_given import NOW, case_with, draft

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from amends.storage.places import Places


NAMES = {",": "comma", "/": "slash", " ": "space"}


async def strike(pilot: Pilot[int], characters: str) -> None:
    """Put these keys into the line at once, as a terminal does that sends them together."""
    for character in characters:
        pilot.app.post_message(events.Key(NAMES.get(character, character), character))
    await pilot.pause()
    await pilot.pause()


def stack(pilot: Pilot[int]) -> list[str]:
    return [type(screen).__name__ for screen in pilot.app.screen_stack[1:]]


@pytest.mark.parametrize(("key", "opened"), [("n", "Start"), (",", "Settings"), ("D", "Confirm")])
async def test_a_key_of_the_desk_struck_three_times_at_once_opens_one_thing(
    places: Places, key: str, opened: str
) -> None:
    async with app_with(places, case_with(draft())).run_test(size=SIZE) as pilot:
        await strike(pilot, key * 3)

        assert stack(pilot).count(opened) == 1


@pytest.mark.parametrize(
    ("key", "opened"), [("v", "Versions"), ("d", "ChooseShape"), ("o", "ArrangeParts"), ("/", "FindWords")]
)
async def test_a_key_of_the_letter_struck_three_times_at_once_opens_one_thing(
    places: Places, key: str, opened: str
) -> None:
    async with app_with(places, case_with(draft())).run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press("escape")
        await strike(pilot, key * 3)

        assert stack(pilot).count(opened) == 1


async def test_a_sentence_typed_beside_the_text_ends_nothing_and_piles_nothing_up(places: Places) -> None:
    async with app_with(places, case_with(draft())).run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press("escape")
        await strike(pilot, "I delivered over a day late and I have not said so to you")

        assert len(stack(pilot)) <= 3


async def test_their_answer_asked_for_twice_at_once_is_asked_once(places: Places) -> None:
    sent = case_with(draft().but(sent=NOW))
    async with app_with(places, sent).run_test(size=SIZE) as pilot:
        await pilot.press("right", "enter")
        await pilot.pause()
        await strike(pilot, "aaa")

        assert stack(pilot).count("TheirAnswer") == 1


async def test_the_sample_struck_three_times_at_once_is_begun_once(places: Places) -> None:
    async with app_with(places).run_test(size=SIZE) as pilot:
        await strike(pilot, "sss")

    assert len(list(places.cases.glob("*.toml"))) == 1
