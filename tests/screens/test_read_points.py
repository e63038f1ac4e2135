from __future__ import annotations

from datetime import timedelta

from textual.events import Key

from amends.domain.message import Point
from amends.domain.turn import Turn
from amends.reading import propose_points, read
from screens.read_host import NOON, POINTS, App, a_message, cooled, typed


async def test_points_are_proposed_once_from_the_message() -> None:
    app = App(cooled())
    message = app.now.message
    assert message is not None
    expected = propose_points(read(message.text, message.date), message.date)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()

        assert expected == app.points()
        assert app.stop() == "points"

        await pilot.press(*["x"] * len(app.points()), "escape", "enter")

        assert app.stop() == "points"
        assert app.points() == ()


async def test_how_many_questions_were_answered_already_is_told_once() -> None:
    text = "Thank you for the first half. Why are the prices wrong?"
    app = App(cooled(messages=(a_message(text=text),)))
    app.read.exchange = lambda _message: (
        Turn(own=False, text="Thank you for the first half."),
        Turn(own=True, text="The prices are wrong because I took the list of May."),
        Turn(own=False, text=text),
    )
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        asides = [point.set_aside for point in app.points() if point.label == "question"]
        told = [str(one.message) for one in app._notifications]
        await pilot.press("escape", "enter")
        await pilot.pause()

        assert asides == ["answered already"]
        assert told == ["1 question is set aside: answered already. ↓ to it tells why, u takes it up again."]
        assert [str(one.message) for one in app._notifications] == told


async def test_points_that_are_there_are_left_alone() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)):
        assert app.points() == POINTS
        assert app.did == []


async def test_m_says_whose_doing_it_is_round_and_round() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        seen = []
        for _ in range(5):
            await pilot.press("m")
            seen.append(app.points()[0].doing)

        assert seen == ["mine", "not mine", "unsure", None, "mine"]


async def test_the_points_propose_a_letter_in_one_line() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("m", "down", "m")
        mine = app.words()
        await pilot.press("m")

        assert "Letter: they complained" in mine
        assert "Letter: partly me" in app.words()


async def test_heat_is_nobodys_doing_and_the_line_of_keys_knows() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        assert "m Mine" in app.bottom()
        await pilot.press("end", "m")

        assert "m Mine" not in app.bottom()
        assert app.points()[2].doing is None


async def test_x_takes_a_point_away_and_undo_brings_it_back() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        before = app.now
        await pilot.press("down", "x")

        assert (POINTS[0], POINTS[2]) == app.points()

        await pilot.press("delete")

        assert (POINTS[0],) == app.points()

        app.case = before
        await pilot.pause()

        assert app.read.points.list.items == POINTS


async def test_each_point_is_undone_on_its_own() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "m", "down", "m", "b", "q")

        assert app.did == [
            *["say whose doing “The garden plan was due on…” is"] * 2,
            "say whose doing “Please send the corrected…” is",
            "relabel “Please send the corrected…”",
        ]


async def test_u_sets_a_point_aside_with_or_without_a_reason_and_takes_it_up_again() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("u", "enter", "down", "u")
        await typed(pilot, "agreed by phone")
        await pilot.press("enter")

        assert [point.set_aside for point in app.points()[:2]] == ["", "agreed by phone"]
        assert "agreed by phone" in app.words()

        await pilot.press("u")

        assert app.points()[1].set_aside is None


async def test_without_a_point_only_adding_is_offered() -> None:
    app = App(cooled(POINTS[0]))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("x", "m", "b", "e", "u")

        assert app.points() == ()
        assert "a Add" in app.bottom()
        for key in ("m Mine", "x Remove", "e Reword", "u No answer"):
            assert key not in app.bottom()


async def test_keys_in_one_go_are_undone_one_by_one() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in ("m", "down", "m", "m"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        for _ in range(3):
            await pilot.pause()

        assert app.did == [
            "say whose doing “The garden plan was due on…” is",
            *["say whose doing “Please send the corrected…” is"] * 2,
        ]
        assert [point.doing for point in app.points()][:2] == ["mine", "not mine"]


async def test_points_that_begin_alike_are_undone_one_by_one() -> None:
    begin = "Please send us the whole of the plan"
    alike = tuple(Point(label="request", quote=f"{begin} {what}") for what in ("again", "by post"))
    app = App(cooled(*alike))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "down", "m")

        assert app.did == [f"say whose doing “{begin} {what}” is" for what in ("again", "by post")]


async def test_a_point_from_an_earlier_message_says_of_which_day() -> None:
    first = a_message(text="Where are the four signs?", earlier=True, date=NOON - timedelta(days=3))
    app = App(cooled(messages=(first, a_message(text="Please send the plan of the shelf today."))))
    async with app.run_test(size=(80, 24)) as pilot:
        seen = [app.words()]
        await pilot.press("down")
        seen.append(app.words())

        day = NOON - timedelta(days=3)
        assert [f"from {day.day} {day:%B}" in words for words in seen] == [False, True]
