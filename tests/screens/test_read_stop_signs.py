"""Stop signs at the points: told once, before anything is written."""

from __future__ import annotations

from decimal import Decimal

from amends.domain.case import Facts
from amends.domain.money import Fee
from screens.read_host import POINTS, App, a_case, a_message, cooled


async def test_stop_signs_are_told_once() -> None:
    text = "My solicitor will write to you. I will sue you for the damages unless you pay £4,000 by Friday."
    app = App(a_case(messages=(a_message(text=text),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter")

        assert type(app.screen).__name__ == "StopSigns"

        assert app.now.signs == {"legal"}

        await pilot.press("enter")

        assert "Letter: short note first. Until you have had advice" in " ".join(app.words().split())

        await pilot.press("1", "enter", "enter")

        assert (type(app.screen).__name__, app.stop()) == ("ReadAtNoon", "points")

    again = App(app.now)
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter", "enter")

        assert (type(again.screen).__name__, again.stop()) == ("ReadAtNoon", "points")


async def test_a_point_that_is_settled_does_not_take_the_advice_away() -> None:
    text = "The files came on Monday. My solicitor will write to you. Please send the rest by Friday."
    app = App(cooled(messages=(a_message(text=text),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        for keys in (("m",), ("u", "enter")):
            await pilot.press(*keys)

            assert "Letter: short note first. Until you have had advice" in " ".join(app.words().split())


async def test_points_that_are_there_do_not_hide_a_stop_sign() -> None:
    message = a_message(text="My solicitor will sue you for damages.", points=POINTS)
    app = App(cooled(messages=(message,)))
    async with app.run_test(size=(80, 24)):
        assert type(app.screen).__name__ == "StopSigns"


async def test_a_fee_that_makes_the_loss_large_shows_its_sign_on_going_on_and_then_goes_on() -> None:
    message = a_message(text="You were late and the reprint costs us £900. Please fix page 2.")
    facts = Facts(fee=Fee(amount=Decimal(650), currency="GBP"))
    app = App(cooled(messages=(message,)))
    async with app.run_test(size=(80, 24)) as pilot:
        quiet = type(app.screen).__name__
        await pilot.press("ctrl+n")
        app.case = app.now.but(facts=facts)
        await pilot.pause()
        await pilot.press("ctrl+n")

        assert quiet == "ReadAtNoon"
        assert type(app.screen).__name__ == "StopSigns"
        assert app.went == []

        await pilot.press("enter")
        await pilot.pause()

        assert app.went == ["respond"]
        assert app.now.signs == {"loss"}


async def test_a_sign_that_does_not_apply_takes_its_advice_with_it() -> None:
    text = "The files came on Monday. My solicitor will write to you. Please send the rest by Friday."
    app = App(cooled(messages=(a_message(text=text),)))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "“My solicitor will write to you.”" in app.words()
        await pilot.press("x")

        assert "does not apply" in app.words()

        await pilot.press("enter")

        assert "Until you have had advice" not in " ".join(app.words().split())
        assert app.now.messages[0].waived == ("legal",)
        assert app.now.signs == frozenset()


async def test_of_several_signs_each_has_its_number() -> None:
    text = "My solicitor will write to you, you idiot. Please send the rest by Friday."
    app = App(cooled(messages=(a_message(text=text),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x", "9", "2", "1", "2", "enter")

        assert app.now.messages[0].waived == ("legal",)
        assert app.now.signs == {"abuse"}
