"""Keys struck between the moment the text is taken up for a merge and the moment its outcome is shown."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widgets import Input, TextArea

from amends.app.main import Amends
from amends.domain.case import Cooling
from amends.domain.settings import Settings
from amends.screens.dialog_files import Changed
from amends.screens.letter_screen import LetterScreen
from amends.screens.read import Read
from amends.session.session import Session
from amends.storage.cases import load
from amends.storage.toml_out import dumps
from amends.widgets.field import Field
from amends.widgets.offer_form import OfferForm
from app.test_keeping import SIZE, only, open_letter, settled, texts
from letters_given import NOW, case_with, draft

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from amends.screens.read_stops import Stop
    from amends.storage.places import Places


class Meanwhile(Amends):
    """Strikes keys at what has the focus just before the app shows what came of a merge, or of a save."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.strike = ""

    def _strike(self) -> None:
        """The screen has other things to do first: the keys are in their text before it looks."""
        keys, self.strike = self.strike, ""
        text = self.focused
        if keys and text is not None:
            for key in keys:
                text.post_message(events.Key({" ": "space"}.get(key, key), key))
            arrived = asyncio.Event()
            text.call_later(arrived.set)
            self.screen.call_next(arrived.wait)

    def show_session(self) -> None:
        self._strike()
        super().show_session()

    def follow(self) -> None:
        self._strike()
        super().follow()


def started(places: Places) -> Meanwhile:
    Session.begin(case_with(draft()), lambda: NOW, places=places).save()
    return Meanwhile(places, Settings(name="Sam Reyes", currency="GBP"), lambda: NOW)


def by_hand(places: Places, **changes: object) -> None:
    path = only(places)
    path.write_text(dumps(load(path).case.but(**changes)), encoding="utf-8")


def letter(places: Places, number: int, text: str) -> dict[str, object]:
    """Return what changes when one part of the letter reads otherwise."""
    there = load(only(places)).case.drafts[0]
    return {"drafts": (there.written(there.parts[number].but(text=text)),)}


async def open_stop(pilot: Pilot[int], stop: Stop) -> None:
    await open_letter(pilot)
    await pilot.press("escape", "1")
    await pilot.pause()
    assert isinstance(pilot.app.screen, Read)
    pilot.app.screen.stop = stop


async def look(app: Meanwhile, pilot: Pilot[int], strike: str) -> None:
    """Let the app find what was written by hand, with these keys struck meanwhile."""
    app.strike = strike
    app.look_elsewhere()
    await settled(app, pilot)
    await pilot.pause()
    assert app.strike == ""


async def test_a_letter_struck_while_a_merge_is_shown_stays(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press(*" Mine.")
        by_hand(places, **letter(places, 1, "Theirs."))
        await look(app, pilot, " x")

        await pilot.press("y", "ctrl+s")
        await settled(app, pilot)
        parts = load(only(places)).case.drafts[0].parts
        assert parts[0].text.endswith("Mine. xy")
        assert parts[1].text == "Theirs."
        assert texts(app) == parts[0].text


async def test_a_letter_struck_into_the_very_text_that_came_in_goes_on_from_it(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        before = texts(app)
        by_hand(places, **letter(places, 0, f"Theirs. {before}"))
        await look(app, pilot, " x")

        assert texts(app) == f"Theirs. {before} x"


async def test_a_letter_struck_while_the_parts_are_put_in_another_order_stays(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        there = load(only(places)).case.drafts[0]
        first, second, *rest = there.parts
        by_hand(places, drafts=(there.but(parts=(second, first, *rest[:-1], rest[-1].but(out=True))),))
        app.strike = " x"
        app.look_elsewhere()
        await asyncio.wrap_future(app.disk.submit(int))
        await pilot.press("y", "z")  # while the texts are mounted anew
        await pilot.pause()

        assert isinstance(app.screen, LetterScreen)
        editor = app.screen.editor
        assert [part.name for part in editor.draft.parts if not part.out] == [
            second.name,
            first.name,
            *(part.name for part in rest[:-1]),
        ]
        assert [name for kind, name in editor.order if kind == "part"][:2] == [second.name, first.name]
        assert editor.text(("part", first.name)).endswith(" xyz")
        assert editor.caret() == (("part", first.name), len(first.text) + 4)


async def test_a_letter_struck_right_after_undo_goes_on_from_what_is_shown(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        before = texts(app)
        await pilot.press(*" More.")
        app.strike = "x"
        app._strike()
        app.action_undo()
        await pilot.pause()
        await pilot.pause()

        assert texts(app) == f"{before}x"


async def test_a_letter_struck_while_a_save_that_merged_comes_back_stays(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press(*" Mine.")
        by_hand(places, **letter(places, 1, "Theirs."))
        app.strike = " x"
        app.save_now()
        await settled(app, pilot)
        await pilot.press("ctrl+s")
        await settled(app, pilot)

        parts = load(only(places)).case.drafts[0].parts
        assert parts[0].text.endswith("Mine. x")
        assert parts[1].text == "Theirs."


async def test_what_was_struck_before_the_question_came_is_among_what_goes_to_the_trash(
    places: Places,
) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press(*" Mine.")
        by_hand(places, **letter(places, 0, "Theirs."))
        text = app.focused
        app.look_elsewhere()
        await settled(app, pilot)
        assert isinstance(app.screen, Changed)
        assert isinstance(text, TextArea)
        text.post_message(events.Key("x", "x"))  # it stood in line at the text when the question came
        await pilot.pause()
        await pilot.press("t")
        await settled(app, pilot)

        assert texts(app) == "Theirs."
    (trash,) = places.trash.glob("*.toml")
    assert load(trash).case.drafts[0].parts[0].text.endswith("Mine.x")


async def test_a_letter_struck_into_a_line_of_the_cool_down_stays(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_stop(pilot, "cool-down")
        line = app.screen.query_one("_Line", TextArea)
        line.focus()
        await pilot.press(*"Breathe ")
        by_hand(places, cooling=Cooling(matters="Being on time."))
        await look(app, pilot, "x")

        lines = [each.text for each in app.screen.query("_Line").results(TextArea)]
        assert lines == ["Breathe x", "Being on time."]
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        cooling = load(only(places)).case.cooling
        assert (cooling.should, cooling.matters) == ("Breathe x", "Being on time.")


async def test_a_letter_struck_into_a_fact_stays(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_stop(pilot, "facts")
        fields = {field.name: field for field in app.screen.query(Field)}
        company = fields["company"].entry
        company.focus()
        await pilot.press(*"Quayside ")
        by_hand(places, facts=load(only(places)).case.facts.but(cost="A market day"))
        await look(app, pilot, "x")

        assert company.value == "Quayside x"
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        case = load(only(places)).case
        assert (case.client.company, case.facts.cost) == ("Quayside x", "A market day")


async def test_a_letter_struck_into_an_offer_stays(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_letter(pilot)
        await pilot.press("escape", "3")
        await pilot.pause()
        form = list(app.screen.query(OfferForm))[1]
        what = form.query(Input).first()
        what.focus()
        await pilot.press("end", *" and ")
        there = load(only(places)).case.drafts[0]
        discount, cards = there.offers
        by_hand(places, drafts=(there.but(offers=(discount.but(due=date(2026, 9, 14)), cards)),))
        await look(app, pilot, "x")

        assert what.value == "A set of shelf cards and x"
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        one, two = load(only(places)).case.drafts[0].offers
        assert (one.due, two.what) == (date(2026, 9, 14), "A set of shelf cards and x")


async def test_a_field_whose_words_are_not_known_yet_keeps_what_is_typed_in_it(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_stop(pilot, "facts")
        field = next(field for field in app.screen.query(Field) if field.name == "company")
        field.entry.value = "Quayside "
        field.show("Quayside")

        assert field.entry.value == "Quayside "
        assert field.value == "Quayside"
