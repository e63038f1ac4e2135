from __future__ import annotations

from decimal import Decimal

from textual.app import App
from textual.widgets import Input, Static

from amends.domain.settings import Settings as Values
from amends.screens.settings import Settings
from amends.stylesheets import STYLESHEETS
from amends.widgets.choice import Choice
from amends.widgets.fields import Field
from amends.widgets.themes import DUSK, PAPER

GIVEN = Values(
    name="Noor Haddad", email="noor@haddad.example", currency="GBP", quiet=("long-subject", "thanks")
)


class Shown(App[None]):
    CSS_PATH = STYLESHEETS

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DUSK)
        self.register_theme(PAPER)
        self.theme = "dusk"
        self.answers: list[Values | None] = []

    def on_mount(self) -> None:
        self.push_screen(Settings(GIVEN, ("dusk", "paper")), self.answers.append)


def _field(app: App[None], name: str) -> Field[object]:
    return next(field for field in app.screen.query(Field) if field.name == name)


async def test_nothing_changed_is_answered_with_nothing() -> None:
    app = Shown()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        await pilot.pause()

    assert app.answers == [None]


async def test_what_was_typed_is_in_the_answer() -> None:
    app = Shown()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*" Ltd")
        _field(app, "rate").entry.focus()
        await pilot.press(*"52.50", "enter", *"300", "enter", *"900", "enter", *"6")
        await pilot.press("escape")
        await pilot.pause()

    [answer] = app.answers
    assert answer is not None
    assert answer.name == "Noor Haddad Ltd"
    assert (Decimal("52.50"), Decimal(300), Decimal(6)) == (answer.rate, answer.cap, answer.hours)
    assert answer.floor == Decimal(900)


async def test_the_limits_are_counted_in_the_currency_typed_above_them() -> None:
    app = Shown()
    async with app.run_test(size=(80, 24)) as pilot:
        _field(app, "cap").entry.focus()
        await pilot.press(*"300")
        _field(app, "currency").entry.focus()
        await pilot.press("ctrl+u", *"EUR")
        await pilot.pause()

        notes = [
            str(_field(app, name).query_one(".note", Static).render()) for name in ("rate", "cap", "floor")
        ]
        assert notes == ["EUR", "EUR", "EUR"]
        await pilot.press("escape")
        await pilot.pause()

    [answer] = app.answers
    assert answer is not None
    assert (answer.currency, answer.cap) == ("EUR", Decimal(300))


async def test_enter_and_tab_go_from_field_to_field() -> None:
    app = Shown()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert _field(app, "email").entry is app.screen.focused
        await pilot.press("tab", "tab")
        assert _field(app, "locale").entry is app.screen.focused
        await pilot.press("shift+tab", "shift+tab", "up")

        assert _field(app, "name").entry is app.screen.focused


async def test_a_wrong_address_is_told_in_words_once_left_and_stays_as_it_was() -> None:
    app = Shown()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "ctrl+u", *"noor at home")
        field = _field(app, "email")
        assert not field.query_one(".trouble").display
        await pilot.press("enter")
        assert field.query_one(".trouble").display
        assert "not an address" in field.trouble
        await pilot.press("escape")
        assert app.answers == []
        assert field.entry is app.screen.focused
        await pilot.press("escape")
        await pilot.pause()

    assert app.answers == [None]


async def test_a_theme_is_tried_at_once() -> None:
    app = Shown()
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one("#theme", Choice).focus()
        await pilot.press("right")
        await pilot.pause()
        assert app.theme == "paper"
        await pilot.press("left", "space")
        await pilot.press("enter", "space", "enter", "space", "escape")
        await pilot.pause()

    [answer] = app.answers
    assert answer is not None
    assert (answer.theme, answer.pace, answer.still) == ("paper", "long", True)


async def test_x_lets_a_silent_rule_speak_again() -> None:
    app = Shown()
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one("PickList").focus()
        await pilot.press("down", "x", "escape")
        await pilot.pause()

    [answer] = app.answers
    assert answer is not None
    assert answer.quiet == ("long-subject",)


async def test_x_in_a_field_is_a_letter() -> None:
    app = Shown()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x")

        assert app.screen.query(Input).first().value == "Noor Haddadx"


async def test_an_unknown_currency_is_refused_in_words() -> None:
    app = Shown()
    async with app.run_test(size=(80, 24)) as pilot:
        _field(app, "currency").entry.focus()
        await pilot.press("ctrl+u", *"QQQ", "tab")

        assert _field(app, "currency").trouble == "QQQ is not a currency that is known here."
