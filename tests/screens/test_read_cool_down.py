from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from textual.events import Key, Paste

from amends.domain.case import Cooling
from amends.domain.draft import Draft
from amends.domain.letter import SHORT_NOTE
from amends.domain.settings import Settings
from amends.screens.dialog import Confirm
from amends.screens.dialog_longer import Longer
from amends.widgets.heat_line import HeatLine
from amends.widgets.pacer import Pacer
from screens.read_host import NOON, POINTS, SUMMER, App, a_case, typed


async def test_the_message_is_out_of_sight_while_cooling_down() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "enter")

        assert "out of sight" in app.words()
        assert "furious" not in app.words()
        assert "garden plan was due" not in app.words()


async def test_not_even_their_subject_is_in_sight_while_cooling_down() -> None:
    app = App(a_case())
    async with app.run_test(size=(140, 40)) as pilot:
        before = app.top()
        await pilot.press("enter")
        cooling = app.top()
        await pilot.press("enter")

        assert [" · The garden plan" in line for line in (before, cooling, app.top())] == [True, False, True]
        assert "Ines Prado" in cooling


async def test_the_pacer_runs_only_while_it_is_seen() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        pacer = app.read.cooling.pacer
        running = [pacer.running]
        for key in ("enter", "l", "escape", "enter", "escape"):
            await pilot.press(key)
            running.append(pacer.running)

        assert running == [False, True, False, True, False, True]


async def test_the_keys_of_the_cool_down_say_which_way_they_turn() -> None:
    app = App(a_case())
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("enter")
        pacer = app.read.cooling.pacer

        assert "space Pause" in app.bottom()
        assert "t Words only" in app.bottom()

        await pilot.press("space", "t", "p")

        assert (pacer.paused, pacer.still, pacer.pace.id) == (True, True, "long")
        assert "space Carry on" in app.bottom()
        assert "t Moving form" in app.bottom()
        assert "Just as slow" in app.words()

        await pilot.press("space", "t")

        assert (pacer.paused, pacer.still) == (False, False)


async def test_the_settings_say_how_the_pacer_begins() -> None:
    app = App(a_case(), Settings(name="Sam Reyes", pace="box", still=True))
    async with app.run_test(size=(80, 24)):
        pacer = app.read.cooling.pacer

        assert (pacer.still, pacer.pace.id) == (True, "box")


async def test_two_lines_by_the_first_name_are_kept_with_the_case() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "tab")

        assert "What should Sam do here?" in app.words()
        assert "0-9" not in app.bottom()
        assert "space" not in app.bottom()

        await typed(pilot, "answer her plainly")
        await pilot.press("enter")
        await typed(pilot, "plans that last")

        assert (app.now.cooling.should, app.now.cooling.matters) == ("answer her plainly", "plans that last")
        assert not app.now.cooling.passed

        await pilot.press("escape", "enter")

        assert app.stop() == "points"
        assert app.now.cooling.passed


async def test_from_a_line_ctrl_n_goes_on_at_once_and_nothing_is_lost() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "tab", "o", "k", "ctrl+n")

        assert app.stop() == "points"
        assert (app.now.cooling.should, app.now.cooling.passed) == ("ok", True)


async def test_a_step_by_its_number_passes_the_cool_down() -> None:
    app = App(a_case(cooling=Cooling(before=8, after=3)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "2")

        assert app.went == ["respond"]
        assert app.now.cooling.passed


@pytest.mark.parametrize(
    ("keys", "until", "told"),
    [
        ((), NOON + timedelta(minutes=10), "12:10"),
        (("down",), NOON + timedelta(minutes=20), "12:20"),
        (("down", "down"), datetime(2026, 6, 11, 9, 0, tzinfo=SUMMER), "tomorrow, 09:00"),
    ],
)
async def test_i_need_longer_sets_a_time_and_stays_here(
    keys: tuple[str, ...], until: datetime, told: str
) -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "l", *keys, "enter")

        assert until == app.now.cooling.until
        assert f"out of sight, and the case rests until {told}." in app.words()
        assert f"It rests until {told}." in said(app)
        assert "the desk says" in said(app)
        assert (app.stop(), app.notes) == ("cool-down", 0)


@pytest.mark.parametrize("key", ["enter", "ctrl+n", "2"])
async def test_who_goes_on_before_the_time_is_asked_once_and_then_no_longer_waits(key: str) -> None:
    app = App(a_case(cooling=Cooling(before=8, after=3)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "l", "enter", key)
        asked, waiting = app.screen, app.now.cooling
        await pilot.press("escape")
        stayed = (app.screen is app.read, app.stop(), list(app.went), app.now.cooling)
        await pilot.press(key, "enter")

        assert isinstance(asked, Confirm)
        assert asked.title_text() == "Go on before 12:10?"
        assert waiting.until is not None
        assert stayed == (True, "cool-down", [], waiting)
        assert (app.now.cooling.until, app.now.cooling.passed) == (None, True)
        assert (app.stop(), app.went) == (("cool-down", ["respond"]) if key == "2" else ("points", []))


async def test_once_the_time_is_over_nothing_is_asked() -> None:
    app = App(a_case(cooling=Cooling(until=NOON)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter")

        assert (app.stop(), app.now.cooling.until) == ("points", None)


async def test_i_need_longer_says_so_too_where_a_short_note_is_begun() -> None:
    app = App(a_case(drafts=(Draft(shape=SHORT_NOTE),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "l", "down", "enter")
        seen = app.words()
        await pilot.press("enter")

        assert "out of sight, and the case rests until 12:20." in seen
        assert "short note that you have begun" in said(app)
        assert "the desk says" not in said(app)
        assert isinstance(app.screen, Confirm)


async def test_i_need_longer_can_write_the_short_note_first() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "l", "end", "enter")

        assert datetime(2026, 6, 11, 9, 0, tzinfo=SUMMER) == app.now.cooling.until
        assert app.notes == 1


@pytest.mark.parametrize(
    ("digit", "until", "notes"),
    [
        ("2", NOON + timedelta(minutes=20), 0),
        ("4", datetime(2026, 6, 11, 9, 0, tzinfo=SUMMER), 1),
    ],
)
async def test_a_digit_takes_its_row(digit: str, until: datetime, notes: int) -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "l", digit)

        assert (app.now.cooling.until, app.notes) == (until, notes)


async def test_a_sentence_typed_into_the_box_chooses_nothing() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await typed(pilot, "let us see what she asks for 0 or 5 times")

        assert isinstance(app.screen, Longer)
        assert app.now.cooling == Cooling()
        assert app.notes == 0


async def test_esc_out_of_i_need_longer_changes_nothing() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "l")
        asked = isinstance(app.screen, Longer)
        await pilot.press("escape")

        assert asked
        assert app.now.cooling.until is None
        assert app.stop() == "cool-down"


async def test_how_hot_it_is_takes_one_key_before_and_one_after() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")

        assert "0-10 Heat" in app.bottom()

        await pilot.press("8", "3")

        assert (app.now.cooling.before, app.now.cooling.after) == (8, 3)
        assert app.hot().split() == ["8", "before", "▸", "3", "now"]
        assert app.did == ["say how hot it is"] * 2


@pytest.mark.parametrize(
    ("keys", "before", "after"),
    [
        (("x",), 10, None),
        (("1", "0"), 10, None),
        (("8", "1", "0"), 8, 10),
        (("1", "0", "0"), 10, 0),
        (("1", "right", "0"), 1, 0),
        (("1", "tab", "shift+tab", "0"), 1, 0),
        (("8", "3", "5"), 8, 5),
        (("8", "3", "left", "6"), 6, 3),
        (("8", "3", "left", "6", "2"), 6, 2),
        (("8", "backspace", "7"), 7, None),
        (("8", "3", "backspace", "4"), 8, 4),
        (("8", "3", "backspace", "backspace"), None, None),
        (("8", "3", "backspace", "backspace", "backspace", "2"), 2, None),
    ],
)
async def test_how_hot_it_is_can_be_corrected_and_a_digit_too_many_leads_nowhere(
    keys: tuple[str, ...], before: int | None, after: int | None
) -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", *keys)

        assert (app.now.cooling.before, app.now.cooling.after) == (before, after)
        assert (app.stop(), app.went) == ("cool-down", [])

        await pilot.press("enter")

        assert app.stop() == "points"


async def test_a_nought_after_a_breath_is_an_answer_of_its_own() -> None:
    seconds = iter((100.0, 103.0))
    line = HeatLine(Cooling(), make_way=lambda _key: None, clock=lambda: next(seconds))
    app = App(a_case())
    async with app.run_test(size=(80, 24)):
        await app.screen.mount(line)
        line.action_say(1)
        line.action_say(0)

        assert (line.into(Cooling()).before, line.into(Cooling()).after) == (1, 0)


async def test_how_to_correct_is_told_once_there_is_something_to_correct() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        told = ["backspace Correct" in app.bottom()]
        await pilot.press("8")
        told.append("backspace Correct" in app.bottom())

        assert told == [False, True]


async def test_how_to_correct_is_told_only_where_something_can_be_taken_back() -> None:
    app = App(a_case(cooling=Cooling(after=4)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        told = ["backspace Correct" in app.bottom()]
        for key in ("right", "left", "right"):
            await pilot.press(key)
            told.append("backspace Correct" in app.bottom())

        assert told == [False, True, False, True]

        await pilot.press("backspace")

        assert app.now.cooling.after is None


async def test_a_digit_is_no_step_after_a_click_beside_the_question() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.click(Pacer)
        await pilot.press("8", "3", "2")

        assert (app.now.cooling.before, app.now.cooling.after, app.went) == (8, 2, [])


def said(app: App) -> str:
    """What was said beside the screen."""
    return " ".join(note.message for note in app._notifications)


async def test_the_steps_have_their_numbers_exactly_while_the_digits_lead_there() -> None:
    app = App(a_case())
    tops = []
    async with app.run_test(size=(140, 40)) as pilot:
        for key in (None, "enter", "tab", "escape", "8", "3", "enter", "ctrl+n", "escape"):
            await pilot.press(*([key] if key else []))
            await pilot.pause()
            tops.append((app.stop(), "2 Respond" in app.top(), "esc, 1-5" in app.top()))
        await pilot.press("2")

    assert tops == [
        ("arrival", True, False),
        ("cool-down", False, False),
        ("cool-down", False, False),
        ("cool-down", False, False),
        ("cool-down", False, False),
        ("cool-down", False, False),
        ("points", True, False),
        ("facts", False, True),
        ("facts", True, False),
    ]
    assert app.went == ["respond"]


LONG = "Sam says plainly what was late, gives one day that holds, and leaves the rest of the week out of it."


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_long_answer_is_in_sight_while_it_is_written_and_after(size: tuple[int, int]) -> None:
    app = App(a_case())
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter", "tab")
        await typed(pilot, LONG)
        await pilot.press("enter")
        await typed(pilot, LONG)
        seen = [app.written(0), app.written(1)]
        await pilot.press("enter")
        await pilot.pause()

        assert seen == [LONG, LONG]
        assert [app.written(0), app.written(1)] == [LONG, LONG]
        assert app.read.cooling.pacer.region.height >= 12
        assert (app.now.cooling.should, app.now.cooling.matters) == (LONG, LONG)


@pytest.mark.parametrize(
    ("key", "left"),
    [("ctrl+u", ""), ("ctrl+w", LONG.removesuffix("it.")), ("ctrl+k", LONG)],
)
async def test_a_key_deletes_the_line_or_the_word_of_an_answer_and_not_the_row(key: str, left: str) -> None:
    app = App(a_case(cooling=Cooling(should=LONG)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "tab")
        line = app.read.cooling.lines[0]
        rows = line.region.height
        await pilot.press(key)

        assert rows > 1
        assert line.text == left


async def test_up_in_the_last_row_of_an_answer_stays_in_it_and_out_of_the_first_leads_out() -> None:
    app = App(a_case(cooling=Cooling(should="one", matters=LONG)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "tab", "down")
        upper, lower = app.read.cooling.lines
        rows = lower.wrapped_document.height
        focused = [app.focused]
        for _ in range(rows):
            await pilot.press("up")
            focused.append(app.focused)

        assert focused == [lower] * rows + [upper]


async def test_on_a_low_screen_the_bar_makes_room_for_very_long_answers() -> None:
    words = f"{LONG} One thing at a time, and then a walk along the water."
    app = App(a_case(cooling=Cooling(should=words, matters=words)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()

        assert [app.written(0), app.written(1)] == [words, words]
        assert app.read.cooling.pacer.region.height == 9
        assert app.read.cooling.lines[-1].region.bottom <= 23


async def test_what_is_pasted_into_an_answer_becomes_one_line() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "tab")
        app.post_message(Paste("one day\nthat holds\n"))
        await pilot.pause()

        assert app.now.cooling.should == "one day that holds"


async def test_what_both_come_to_is_shown_once_and_nothing_more_is_asked() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "8", "3", "enter", "escape")

        assert app.stop() == "cool-down"
        assert app.hot() == ""
        assert "How hot" not in app.words()


async def test_out_of_a_line_the_digits_say_how_hot_it_is_and_no_key_writes() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "tab", "escape")

        assert app.hot() == "0 to 10; or nothing"
        assert "0-10 Heat" in app.bottom()

        await pilot.press("z", "7")

        assert (app.now.cooling.before, app.now.cooling.should) == (7, "")


async def test_out_of_a_line_with_both_said_a_letter_is_lost_and_tab_or_down_goes_back_to_the_line() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "8", "3", "tab", "a", "escape", "z")

        assert (app.now.cooling.should, app.stop()) == ("a", "cool-down")

        await pilot.press("down", "b", "down", "c")

        assert (app.now.cooling.should, app.now.cooling.matters) == ("ab", "c")


async def test_from_the_last_line_enter_comes_back_to_how_hot_it_is() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "tab", "enter", "enter", "4")

        assert (app.now.cooling.before, app.stop(), app.went) == (4, "cool-down", [])


async def test_without_the_second_answer_it_can_be_given_on_coming_back() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "8", "enter", "escape")

        assert "8 before" in app.hot()

        await pilot.press("5")

        assert (app.now.cooling.before, app.now.cooling.after) == (8, 5)


async def test_undo_takes_an_answer_back_and_it_is_asked_again() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "8")
        before = app.now
        await pilot.press("3")
        app.case = before
        await pilot.pause()

        assert app.hot() == "8 before  ▸ again as you go, or not"


async def test_keys_struck_together_are_done_in_their_order() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("\r", "9", "4", "\r", "m"):
            app.post_message(Key({"\r": "enter"}.get(key, key), key))
        await pilot.pause()
        await pilot.pause()

        assert (app.stop(), app.now.cooling.before, app.now.cooling.after) == ("points", 9, 4)
        assert app.points()[0].doing == "mine"


async def test_words_struck_together_with_enter_land_each_in_their_line() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "tab")
        for key in ("o", "k", "enter", "y", "e", "s", "enter", "enter"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        for _ in range(3):
            await pilot.pause()

        assert (app.now.cooling.should, app.now.cooling.matters) == ("ok", "yes")
        assert app.stop() == "points"


async def test_where_nothing_is_to_move_the_words_stand_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    app = App(a_case())
    async with app.run_test(size=(80, 24)):
        assert app.read.cooling.pacer.still


async def test_the_heat_can_be_corrected_on_a_later_visit() -> None:
    app = App(a_case(cooling=Cooling(before=8, after=3)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert app.stop() == "cool-down"
        assert app.focused is app.read.cooling
        await pilot.press("backspace", "4")
        await pilot.pause()

        assert app.went == []
        assert (app.now.cooling.before, app.now.cooling.after) == (8, 4)


async def test_of_answers_kept_before_every_row_is_seen_on_coming_back() -> None:
    should = (
        "He should look at the list calmly, write down what went wrong, "
        "then pick up the phone with the pictures and ring her."
    )
    matters = (
        "Doing careful work, on time, and telling people early when something slips, "
        "even when it is hard to say."
    )
    app = App(a_case(*POINTS, cooling=Cooling(passed=True, should=should, matters=matters)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()

        assert [app.written(0), app.written(1)] == [should, matters]
