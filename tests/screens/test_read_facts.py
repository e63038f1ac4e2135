from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from textual.widgets import Input, TextArea

from amends.domain.case import Client, Facts
from amends.domain.money import Fee
from screens.read_host import POINTS, App, cooled, silent, typed


async def test_facts_are_kept_as_they_are_typed() -> None:
    app = App(cooled(*POINTS, facts=Facts(doing="mine")))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("ctrl+n")
        form = app.read.facts

        assert form.first() is app.focused

        await pilot.press("tab")
        await typed(pilot, "Ines")
        prose = next(one for one in form.query(TextArea) if one.name == "cause")
        prose.focus()
        await typed(pilot, "no list for the nursery")

        assert app.now.client.salutation == "Ines"
        assert app.now.facts.cause == "no list for the nursery"
        assert (app.now.client.name, app.now.facts.doing) == ("Ines Prado", "mine")


def field(app: App, name: str) -> Input:
    return next(one.query_one(Input) for one in app.read.facts.query("Field") if one.name == name)


@pytest.mark.parametrize("words", ["2026-06-04", "4 June 2026", "4 June"])
async def test_a_day_is_taken_in_the_ways_people_write_it(words: str) -> None:
    app = App(cooled(*POINTS, facts=Facts(doing="mine")))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("ctrl+n")
        field(app, "agreed").focus()
        await typed(pilot, words)

        assert date(2026, 6, 4) == app.now.facts.agreed
        assert words == field(app, "agreed").value


async def test_a_day_that_is_none_is_told_in_words_when_the_field_is_left() -> None:
    app = App(cooled(*POINTS, facts=Facts(doing="mine")))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("ctrl+n")
        field(app, "agreed").focus()
        await typed(pilot, "soonish")
        while_typing = app.words()
        await pilot.press("tab")

        assert "not a day" not in while_typing
        assert "not a day" in app.words()
        assert app.now.facts.agreed is None
        assert field(app, "agreed").value == "soonish"


async def test_the_fee_is_taken_with_its_currency() -> None:
    app = App(cooled(*POINTS, facts=Facts(doing="mine")))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("ctrl+n")
        field(app, "fee").focus()
        await typed(pilot, "1,200.50")

        assert (Decimal("1200.50"), "GBP") == (app.now.facts.fee.amount, app.now.facts.fee.currency)

        await pilot.press("home")
        await typed(pilot, "EUR ")

        assert app.now.facts.fee.currency == "EUR"


async def test_choices_turn_with_arrows_space_and_letters() -> None:
    app = App(cooled(*POINTS, facts=Facts(doing="mine")))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("ctrl+n")
        app.read.facts.query_one("#kind").focus()
        await pilot.press("f")
        by_letter = app.now.facts.kind
        await pilot.press("right")
        by_arrow = app.now.facts.kind
        await pilot.press("space", "left", "left", "left")
        back = app.now.facts.kind
        await pilot.press("delete")

        assert (by_letter, by_arrow, back, app.now.facts.kind) == ("faulty", "missing", "late", None)


async def test_a_digit_on_a_choice_still_goes_to_a_step() -> None:
    app = App(cooled(*POINTS, facts=Facts(doing="mine")))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("ctrl+n")
        app.read.facts.query_one("#kind").focus()
        await pilot.press("3")

        assert app.went == ["remedy"]


async def test_undo_while_typing_shows_the_old_words_and_later_keys_go_on() -> None:
    app = App(cooled(*POINTS, facts=Facts(doing="mine")))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("ctrl+n")
        before = app.now
        await typed(pilot, "!")
        changed = app.now.client.name
        app.case = before
        await pilot.pause()

        assert changed == "Ines Prado!"
        assert field(app, "name").value == "Ines Prado"
        assert field(app, "name") is app.focused

        await typed(pilot, "?")

        assert app.now.client.name == "Ines Prado?"


async def test_what_is_typed_is_there_at_once_for_a_save_that_cannot_wait() -> None:
    app = App(cooled(*POINTS, facts=Facts(doing="mine")))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("ctrl+n")
        field(app, "company").value = "Prado Gardens"

        assert app.read.flush().client.company == "Prado Gardens"


async def test_ctrl_n_from_a_field_and_enter_outside_go_to_the_letter() -> None:
    app = App(cooled(*POINTS, facts=Facts(doing="mine")))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("ctrl+n", "ctrl+n")

        assert app.went == ["respond"]

        await pilot.press("escape", "enter")

        assert app.went == ["respond", "respond"]


@pytest.mark.parametrize(
    ("key", "letter"), [("y", "I write first"), ("p", "just asking"), ("n", "just asking")]
)
async def test_the_answer_proposes_the_letter_to_a_silent_client(key: str, letter: str) -> None:
    app = App(silent())
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press(key)

        assert f"Letter: {letter}" in app.words()


async def test_what_the_fields_cannot_read_is_not_lost_by_looking_at_it() -> None:
    client = Client(name="Ines Prado ", email="ines at home")
    facts = Facts(doing="mine", happened="Late.\n", fee=Fee(amount=Decimal("900.00")))
    app = App(cooled(*POINTS, client=client, facts=facts))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("ctrl+n", "tab", "tab")

        assert app.read.flush() == app.now
        assert app.did == []


async def test_how_sure_it_is_is_asked_only_where_no_message_says_it() -> None:
    app = App(cooled(*POINTS, facts=Facts(doing="mine", sure="yes")))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("ctrl+n")
        assert not app.read.facts.query("#sure")
        await typed(pilot, "!")
        assert app.now.facts.sure == "yes"
        since = next(one for one in app.read.facts.query(TextArea) if one.name == "changed")
        assert since.placeholder == "what you do differently now"


async def test_the_currency_of_the_fee_is_proposed_and_can_be_typed() -> None:
    given = Facts(doing="mine", fee=Fee(currency="CHF"))
    app = App(cooled(*POINTS, facts=given))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("ctrl+n")
        field(app, "fee").focus()
        for words, fee in (("900", "CHF"), ("£900", "GBP"), ("900 EUR", "EUR")):
            await pilot.press("ctrl+u")
            field(app, "fee").insert_text_at_cursor(words)  # the pilot has no key for £
            await pilot.pause()
            assert field(app, "fee").value == words
            assert (app.now.facts.fee.amount, app.now.facts.fee.currency) == (Decimal(900), fee)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_long_words_from_the_message_show_their_beginning_and_are_gone_on_with(
    size: tuple[int, int],
) -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=size) as pilot:
        long = "The plan came four days late. " * 12
        app.case = app.now.but(facts=Facts(happened=long.strip(), doing="mine"))
        await pilot.pause()
        await pilot.press("ctrl+n")
        await pilot.pause()
        prose = next(one for one in app.read.facts.query(TextArea) if one.name == "happened")
        assert prose.scroll_offset.y == 0
        prose.focus()
        await typed(pilot, " End")

        assert app.now.facts.happened == f"{long.strip()} End"


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_all_values_of_a_column_begin_in_one_column(size: tuple[int, int]) -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=size) as pilot:
        await pilot.press("ctrl+n")
        await pilot.pause()
        form = app.read.facts
        values = [form.query_one("#paid"), form.query_one("#kind"), form.query_one("#doing")]

        left = {one.content_region.x for one in (form.first(), values[0])}
        right = {one.content_region.x for one in (*values[1:], *form.query(TextArea))}
        assert len(left) == 1
        assert len(right) == 1


async def test_the_field_that_cannot_be_read_is_named() -> None:
    app = App(cooled(*POINTS, facts=Facts(doing="mine")))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("ctrl+n")
        field(app, "fee").focus()
        await typed(pilot, "much")
        await pilot.press("ctrl+n")

        assert [note.message.split(" and ")[0] for note in app._notifications] == ["“Fee” cannot be read"]


async def test_a_sentence_typed_on_a_choice_opens_nothing_and_the_focus_is_seen_by_its_sign() -> None:
    app = App(cooled(*POINTS, facts=Facts(doing="mine")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+n")
        doing = app.read.facts.query_one("#doing")
        doing.focus()
        await pilot.pause()
        await pilot.press("v", "c", "o")

        assert app.screen is app.read
        assert app.focused is doing
        assert app.now.facts.doing == "mine"
        assert str(doing.render()).startswith("▸ mine")
        app.read.facts.query_one("#kind").focus()
        await pilot.pause()
        assert str(doing.render()).startswith("‹ mine")


async def test_no_letter_is_shown_as_a_key_where_letters_are_for_the_choice() -> None:
    app = App(cooled(*POINTS, facts=Facts(doing="mine")))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("ctrl+n")

        def letters() -> set[str]:
            return {key for key, each in app.screen.active_bindings.items() if each.enabled and len(key) == 1}

        app.screen.query_one("#doing").focus()
        await pilot.pause()
        at_the_choice = letters()
        field(app, "agreed").focus()
        await pilot.press("escape")
        await pilot.pause()

        assert not {key for key in at_the_choice if key.isalpha()}
        assert "c" in letters()


@pytest.mark.parametrize("width", [98, 100, 101, 102, 104, 110, 140])
async def test_a_hint_that_is_too_long_is_cut_and_its_row_is_as_wide_as_the_others(width: int) -> None:
    app = App(cooled(*POINTS, facts=Facts(doing="mine")))
    async with app.run_test(size=(width, 30)) as pilot:
        await pilot.press("ctrl+n")
        await pilot.pause()
        zone = field(app, "time_zone")
        row = app.screen._compositor.render_strips()[zone.region.y]
        drawn = row.crop(zone.region.x, zone.region.right).text.strip()

        assert row.cell_length == width
        assert drawn.removesuffix("…") == zone.placeholder[: len(drawn.removesuffix("…"))]
        assert drawn.endswith("…") or drawn == zone.placeholder
        assert "\n" not in row.text


async def test_a_deposit_is_said_as_partly_paid() -> None:
    app = App(cooled(*POINTS, facts=Facts(doing="mine")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+n")
        app.read.facts.query_one("#paid").focus()
        await typed(pilot, "p")

        assert app.now.facts.fee.paid == "partly"
