from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input, Static

from amends.domain.case import Case, Client, Facts
from amends.domain.draft import Despite, Draft, Offer, Part
from amends.domain.message import Message
from amends.domain.money import Fee
from amends.domain.settings import Settings
from amends.screens.dialog_ask import AskLine, AskWhich
from amends.screens.remedy import Remedy
from amends.widgets.entry import Entry
from amends.widgets.fields import DayField, DeadlineField, Field, NumberField, TextField
from amends.widgets.key_line import KeyLine
from amends.widgets.offers_beside import OffersBeside
from amends.widgets.remedy_list import RemedyList, RemedyNote
from screens.host import Host

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from amends.widgets.offer_form import OfferForm

TODAY = date(2026, 7, 1)  # a Wednesday
SETTINGS = Settings(name="Noor Haddad", currency="GBP", rate=Decimal(50), cap=Decimal(200), hours=Decimal(4))
EMPTY = Draft(shape="they-complained", parts=(Part(name="offers"),))


def case(*offers: Offer, **changes: Any) -> Case:
    return Case(
        id="2026-06-30-yusuf-demir",
        title="Wine list",
        created=datetime(2026, 6, 30, 8, tzinfo=UTC),
        updated=datetime(2026, 7, 1, 10, tzinfo=UTC),
        client=Client(name="Yusuf Demir"),
        facts=Facts(kind="late", doing="mine", fee=Fee(amount=Decimal(500), currency="GBP", paid=False)),
        drafts=(EMPTY.but(offers=offers),),
    ).but(**changes)


class Choosing(Host):
    """A host with a settled today and settings."""

    def __init__(self, case: Case, settings: Settings = SETTINGS) -> None:
        super().__init__(case, Remedy, settings)
        self._shown.today = TODAY

    @property
    def offers(self) -> tuple[Offer, ...]:
        assert self.case is not None
        draft = self.case.draft
        return draft.offers if draft is not None else ()

    @property
    def forms(self) -> tuple[OfferForm, ...]:
        return self.screen.query_one(OffersBeside).forms

    def words(self, selector: str) -> str:
        return "\n".join(str(widget.content) for widget in self.screen.query(selector).results())  # type: ignore[attr-defined]


DISCOUNT = Offer(remedy="discount-this-invoice")
EXTRA = Offer(remedy="extra-deliverable", what="a tasting card", due=date(2026, 7, 10), hours=Decimal(2))


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def point(pilot: Pilot[None], remedy: str) -> None:
    remedies = pilot.app.screen.query_one(RemedyList)
    remedies.cursor = next(i for i, fit in enumerate(remedies.items) if fit.remedy.id == remedy)
    await pilot.pause()


async def test_those_that_fit_stand_first_with_the_reason_below() -> None:
    app = Choosing(case())
    async with app.run_test(size=(80, 24)) as pilot:
        remedies = app.screen.query_one(RemedyList)
        fits = [fit.fits for fit in remedies.items]
        assert sorted(fits, reverse=True) == fits
        await press(pilot, "end")
        assert remedies.pointed is not None

        assert remedies.pointed.remedy.title in app.screen.query_one(RemedyNote).render().plain


@pytest.mark.parametrize("key", ["space", "enter"])
@pytest.mark.parametrize("back", ["escape", "up"])
async def test_space_and_enter_choose_then_space_takes_back_and_enter_leads_into_the_fields(
    key: str, back: str
) -> None:
    app = Choosing(case())
    async with app.run_test(size=(80, 24)) as pilot:
        await point(pilot, "extra-deliverable")
        await press(pilot, key)
        assert [offer.remedy for offer in app.offers] == ["extra-deliverable"]
        assert app.screen.query_one(RemedyList).chosen == ("extra-deliverable",)
        await press(pilot, back)
        assert isinstance(app.focused, RemedyList)
        assert "enter Its fields  space Take back" in str(app.screen.query_one(KeyLine).render())
        await press(pilot, "enter")
        assert isinstance(app.focused, Entry)
        await press(pilot, "escape")
        assert isinstance(app.focused, RemedyList)
        await press(pilot, "space")

        assert app.offers == ()


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_choosing_leads_into_what_the_offer_still_needs(size: tuple[int, int]) -> None:
    app = Choosing(case(EXTRA))
    async with app.run_test(size=size) as pilot:
        await point(pilot, "redo")
        await press(pilot, "space")
        assert "esc What fits" in str(app.screen.query_one(KeyLine).render())
        await press(pilot, *"we", "space", *"x wow")

        assert [offer.what for offer in app.offers][1:] == ["we x wow"]
        assert app.screen is app._shown

        await press(pilot, "enter", "escape")
        assert isinstance(app.focused, RemedyList)
        assert app.focused.pointed is not None
        assert app.focused.pointed.remedy.id == "redo"


async def test_space_twice_takes_back_what_it_chose_and_stays_in_the_list() -> None:
    app = Choosing(case(EXTRA))
    async with app.run_test(size=(80, 24)) as pilot:
        await point(pilot, "redo")
        await press(pilot, "space")
        await press(pilot, "space")
        assert app.offers == (EXTRA,)
        assert isinstance(app.focused, RemedyList)
        await press(pilot, "space", "a", "space")

        assert [offer.what.strip() for offer in app.offers][1:] == ["a"]


async def test_an_offer_that_lacks_nothing_is_chosen_from_the_list_alone() -> None:
    app = Choosing(case(EXTRA))
    async with app.run_test(size=(80, 24)) as pilot:
        await point(pilot, "extra-deliverable")
        await press(pilot, "space")
        await press(pilot, "space")

        assert app.offers == (EXTRA,)
        assert isinstance(app.focused, RemedyList)


async def test_undoing_a_choice_under_the_caret_goes_back_to_the_list() -> None:
    before = case(EXTRA)
    app = Choosing(before)
    async with app.run_test(size=(80, 24)) as pilot:
        await point(pilot, "redo")
        await press(pilot, "space")
        app.case = before
        await pilot.pause()

        assert isinstance(app.focused, RemedyList)


async def test_an_offer_come_to_by_tab_is_left_for_itself_first() -> None:
    app = Choosing(case())
    async with app.run_test(size=(140, 40)) as pilot:
        await point(pilot, "redo")
        await press(pilot, "space", "escape", "tab", "enter", "escape")

        assert app.focused is app.forms[0]


async def test_an_offer_taken_back_comes_back_with_its_fields() -> None:
    app = Choosing(case(EXTRA))
    async with app.run_test(size=(80, 24)) as pilot:
        await point(pilot, "extra-deliverable")
        await press(pilot, "x")
        assert not app.offers
        await press(pilot, "space")

        assert app.offers == (EXTRA,)


async def test_a_fourth_is_not_taken() -> None:
    app = Choosing(case(DISCOUNT, EXTRA, Offer(remedy="redo")))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        remedies = app.screen.query_one(RemedyList)
        other = next(
            fit.remedy.id
            for fit in remedies.items
            if fit.remedy.id not in ("discount-this-invoice", "extra-deliverable", "redo")
        )
        await point(pilot, other)
        await press(pilot, "space")

        assert len(app.offers) == 3


async def test_a_percentage_works_out_the_sum_and_the_line_of_the_letter() -> None:
    app = Choosing(case(DISCOUNT))
    async with app.run_test(size=(140, 40)) as pilot:
        await press(pilot, "tab", "enter", *"15", "enter", "enter", *"friday 10 july")
        [offer] = app.offers
        assert (Decimal(15), Decimal("75.00"), "GBP", date(2026, 7, 10)) == (
            offer.percent,
            offer.amount,
            offer.currency,
            offer.due,
        )

        assert "15% of the fee (£75) off this invoice, by Friday 10 July 2026." in app.words(".said")
        assert "= £75" in app.words("PercentField .note")


async def test_the_time_typed_with_a_day_stands_in_the_letter_and_in_the_case() -> None:
    app = Choosing(case(Offer(remedy="redo", what="the corrected list")))
    async with app.run_test(size=(140, 40)) as pilot:
        await press(pilot, "tab", "enter", *"Mon 17:00", "enter")

        assert [offer.deadline for offer in app.offers] == [datetime(2026, 7, 6, 17)]
        assert "The corrected list by 17:00 on Monday 6 July 2026" in app.words(".said")
        assert "Mon 6 Jul 17:00" in app.words("DeadlineField .note")
        app.forms[0].query_one(DeadlineField).entry.focus()
        await press(pilot, "end", "ctrl+u", *"Tuesday")

        assert [offer.deadline for offer in app.offers] == [date(2026, 7, 7)]


async def test_a_time_that_is_shown_again_is_the_same_offer() -> None:
    made = Offer(remedy="redo", due=date(2026, 7, 6), clock=time(17))
    app = Choosing(case(made))
    async with app.run_test(size=(140, 40)) as pilot:
        await press(pilot, "tab", "enter", "enter")

        assert app.forms[0].query_one(DeadlineField).entry.value == "6 July 2026 17:00"
        assert app.forms[0].flush() == made


async def test_where_no_time_is_kept_the_field_says_so() -> None:
    app = Choosing(case(Offer(remedy="redo")))
    async with app.run_test(size=(140, 40)) as pilot:
        await press(pilot, "tab", "o")
        until = next(field for field in app.forms[0].query(DayField) if field.name == "stands_until")
        until.entry.focus()
        await press(pilot, *"Mon 17:00")

        assert "Mon 6 Jul, no time kept" in str(until.query_one(".note", Static).render())
        assert app.offers[0].stands_until == date(2026, 7, 6)


async def test_an_offer_that_the_text_promises_already_is_told_above_the_offers() -> None:
    cost = Offer(remedy="cost-cover", what="the second run", amount=Decimal(410), currency="GBP")
    text = "I pay the second run, all £410 [as agreed]."
    parts = (Part(name="putting-it-right", text=text), Part(name="offers"))
    app = Choosing(case().but(drafts=(EMPTY.but(parts=parts, offers=(cost,)),)))
    async with app.run_test(size=(140, 40)) as pilot:
        assert f"promises offer 1 already: “{text}”" in " ".join(app.words(".place").split())
        await press(pilot, "tab", "x")

        assert not app.screen.query_one(".place").display


async def test_more_than_the_whole_fee_is_said_beside_its_field_and_kept() -> None:
    app = Choosing(case(Offer(remedy="partial-refund")))
    async with app.run_test(size=(140, 40)) as pilot:
        await press(pilot, "tab", "enter", *"150", "enter")
        assert "More than all of it: at most 100 %." in app.words("PercentField .trouble")
        assert "More than the whole fee" in app.words(".costs")
        await press(pilot, *"501", "enter")

        assert [(offer.percent, offer.amount) for offer in app.offers] == [(None, Decimal(501))]
        assert "More than all" not in app.words("PercentField .trouble")
        assert "More than the fee of £500." in app.words("MoneyField .trouble")
        await press(pilot, "shift+tab", *"500")
        assert "More" not in app.words("MoneyField .trouble")


async def test_what_is_proposed_is_typed_over_and_words_go_on_at_their_end() -> None:
    app = Choosing(case(Offer(remedy="full-refund"), EXTRA.but(due=date(2026, 7, 10))))
    async with app.run_test(size=(140, 60)) as pilot:
        await press(pilot, "tab", "enter", *"630")
        await press(pilot, "enter", "shift+tab", *"300")
        assert app.offers[0].amount == Decimal(300)
        app.screen.set_focus(app.forms[1].query(Input).first())
        await press(pilot, *" or two", "enter", *"17 july")

        assert app.offers[1].what == "a tasting card or two"
        assert app.offers[1].due == date(2026, 7, 17)


async def test_a_sum_of_your_own_ends_the_percentage() -> None:
    app = Choosing(case(DISCOUNT.but(percent=Decimal(15), amount=Decimal(75), currency="GBP")))
    async with app.run_test(size=(140, 40)) as pilot:
        await press(pilot, "tab", "enter", "up", "ctrl+u", *"90")
        [offer] = app.offers

        assert (None, Decimal(90)) == (offer.percent, offer.amount)
        assert app.screen.query("PercentField Input").first(Input).value == ""


async def test_what_cannot_be_read_is_told_under_the_field_and_not_put_in_the_letter() -> None:
    app = Choosing(case(EXTRA))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab", "enter", "enter", "ctrl+u", *"soonish")
        due = next(field for field in app.screen.query(Field) if field.name == "due")
        assert "not a day" not in app.words(".wrong")
        await press(pilot, "enter")

        assert "not a day" in app.words(".wrong")
        assert app.offers[0].due is None
        assert due.entry.value == "soonish"


@pytest.mark.parametrize("leave", [("ctrl+n",), ("escape", "2"), ("escape", "escape", "escape")])
@pytest.mark.parametrize(("name", "typed"), [("amount", "18O"), ("due", "31 June")])
async def test_what_cannot_be_read_is_shown_once_before_the_step_is_left(
    name: str, typed: str, leave: tuple[str, ...]
) -> None:
    app = Choosing(case(DISCOUNT))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab")
        field = next(each for each in app.forms[0].query(Field) if each.name == name)
        field.entry.focus()
        await press(pilot, "ctrl+u", *("space" if sign == " " else sign for sign in typed))
        await press(pilot, *leave)
        assert app.went == []
        assert app.focused is field.entry
        assert (field.entry.value, field.has_class("-told")) == (typed, True)
        await press(pilot, *leave)

        assert len(app.went) == 1
        assert field.entry.value == typed


async def test_a_field_that_cannot_be_read_comes_to_the_front_from_behind() -> None:
    app = Choosing(case(DISCOUNT))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab", "enter", *"many", "escape", "tab")
        assert isinstance(app.focused, RemedyList)
        await press(pilot, "ctrl+n")

        assert app.went == []
        assert app.focused is not None
        assert app.focused.region
        assert "Write a number" in app.words(".trouble")


async def test_o_opens_the_rest() -> None:
    app = Choosing(case(EXTRA))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab")
        more = app.forms[0].query_one(".more")
        assert not more.display
        await press(pilot, "o")
        assert more.display
        await press(pilot, "o")

        assert not more.display


async def test_offers_move_up_and_down_and_the_focus_goes_with_them() -> None:
    app = Choosing(case(DISCOUNT, EXTRA))
    async with app.run_test(size=(140, 40)) as pilot:
        await press(pilot, "tab", "right_square_bracket")
        assert [offer.remedy for offer in app.offers] == ["extra-deliverable", "discount-this-invoice"]
        assert app.forms[1] is app.screen.focused
        await press(pilot, "left_square_bracket", "J", "K")
        assert [offer.remedy for offer in app.offers] == ["discount-this-invoice", "extra-deliverable"]
        await press(pilot, "K")

        assert [offer.remedy for offer in app.offers] == ["discount-this-invoice", "extra-deliverable"]


async def test_x_takes_the_offer_back_and_goes_to_the_next() -> None:
    app = Choosing(case(DISCOUNT, EXTRA))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab", "x")
        assert [offer.remedy for offer in app.offers] == ["extra-deliverable"]
        assert app.forms[0] is app.screen.focused
        await press(pilot, "x")
        assert app.offers == ()

        assert isinstance(app.screen.focused, RemedyList)


async def test_letters_in_a_field_are_letters() -> None:
    app = Choosing(case(EXTRA.but(what="")))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab", "enter", *"xo[]JK 15?")

        assert app.offers[0].what == "xo[]JK 15?"
        assert app.went == []


async def test_esc_goes_from_the_field_to_the_offer_then_to_the_list_and_then_back() -> None:
    app = Choosing(case(EXTRA))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab", "enter", "escape")
        assert app.forms[0] is app.screen.focused
        await press(pilot, "escape")
        assert isinstance(app.focused, RemedyList)
        assert app.went == []
        await press(pilot, "escape")

        assert app.went == [None]


async def test_ctrl_n_and_digits_go_to_other_steps() -> None:
    app = Choosing(case(EXTRA))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+n", "2")

        assert app.went == ["preview", "respond"]


async def test_up_and_down_go_between_the_offers() -> None:
    app = Choosing(case(DISCOUNT, EXTRA))
    async with app.run_test(size=(140, 40)) as pilot:
        await press(pilot, "tab", "down")
        assert app.forms[1] is app.screen.focused
        await press(pilot, "up")

        assert app.forms[0] is app.screen.focused


async def test_the_costs_and_the_stop_signs_stand_below() -> None:
    dear = DISCOUNT.but(amount=Decimal(240), currency="GBP")
    app = Choosing(case(dear, EXTRA.but(hours=Decimal(5))))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        below = app.words(".costs")

        assert "5 hours (£250)" in below
        assert "More than your limit (offer 1)." in below
        assert "More hours than you have (offer 2)." in below


@pytest.mark.parametrize(
    ("settings", "costs_you", "told"),
    [
        (SETTINGS, "2 hours (£100)", ""),
        (Settings(currency="GBP", cap=Decimal(50)), "2 hours", "Hours are not counted in money"),
    ],
)
async def test_hours_are_counted_at_your_rate_or_it_is_said_that_they_are_not(
    settings: Settings, costs_you: str, told: str
) -> None:
    app = Choosing(case(EXTRA, DISCOUNT.but(amount=Decimal(40), currency="GBP")), settings)
    async with app.run_test(size=(80, 24)):
        words = app.words(".costs")

        assert costs_you in words
        assert ("Hours are not counted" in words) is bool(told)
        assert f"£40 and {costs_you}" in words  # all together


async def test_one_offer_is_told_that_a_second_gives_a_choice() -> None:
    app = Choosing(case(EXTRA))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()

        assert "One offer leaves them yes or no." in " ".join(app.words(".costs").split())


async def test_without_a_letter_the_first_offer_begins_one() -> None:
    app = Choosing(case(drafts=(), facts=Facts(kind="late", sure="yes")))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "space")
        assert app.case is not None
        draft = app.case.draft

        assert draft is not None
        assert (draft.shape, draft.greeting, len(draft.offers)) == ("i-write-first", "Hello Yusuf,", 1)


async def test_after_the_letter_is_sent_nothing_is_chosen_into_a_new_one() -> None:
    letter = EMPTY.but(offers=(EXTRA,), sent=datetime(2026, 7, 1, 9, tzinfo=UTC))
    app = Choosing(case(drafts=(letter,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "space")

        assert app.did == []
        assert "The letter is sent" in app.words(".place")


async def test_a_shape_without_offers_is_told() -> None:
    app = Choosing(case(drafts=(EMPTY.but(shape="just-asking", offers=(EXTRA,)),)))
    async with app.run_test(size=(80, 24)):
        assert "has no place for offers" in app.words(".place")


async def test_an_older_case_comes_back_into_the_fields() -> None:
    app = Choosing(case(DISCOUNT, EXTRA))
    async with app.run_test(size=(140, 40)) as pilot:
        app.case = case(EXTRA.but(what="a map of the cellar"))
        await pilot.pause()
        [form] = app.forms

        assert form.query(Input).first().value == "a map of the cellar"
        assert app.screen.query_one(RemedyList).chosen == ("extra-deliverable",)


async def test_what_is_typed_is_in_the_case_before_its_news_has_arrived() -> None:
    app = Choosing(case(DISCOUNT, EXTRA))
    async with app.run_test(size=(140, 40)):
        screen = app.screen
        assert isinstance(screen, Remedy)
        app.forms[0].query(Input).first().value = "10"
        draft = screen.flush().draft

        assert draft is not None
        assert (Decimal(10), Decimal("50.00")) == (draft.offers[0].percent, draft.offers[0].amount)


async def test_a_remedy_that_left_the_catalogue_keeps_its_offer() -> None:
    own = Offer(remedy="cake", what="a cake", due=date(2026, 7, 3))
    app = Choosing(case(own))
    async with app.run_test(size=(80, 24)):
        assert "A cake, by Friday 3 July 2026." in app.words(".said")


def flat(app: Choosing) -> str:
    return " ".join(app.words(".costs").split())


async def test_a_stop_sign_can_be_gone_past_and_the_reason_is_kept() -> None:
    app = Choosing(case(EXTRA.but(hours=Decimal(6)), DISCOUNT.but(percent=Decimal(10))))
    async with app.run_test(size=(140, 40)) as pilot:
        assert "More hours than you have (offer 1)" in flat(app)
        await press(pilot, "w")
        assert isinstance(app.screen, AskWhich)  # more than the cap, too
        assert [row[0] for row in app.screen._choices] == ["More than your limit", "More hours than you have"]
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, AskLine)
        await press(pilot, *"My sister helps", "enter")

        assert app.case is not None
        assert app.case.draft is not None
        kept = Despite(sign="hours", remedy="extra-deliverable", reason="My sister helps")
        assert app.case.draft.despite == (kept,)
        assert "More hours than you have (offer 1). You said: My sister helps" in flat(app)

        await press(pilot, "w", "enter")  # the reason may stay empty
        assert "More than your limit (offer 1). You go on all the same." in flat(app)
        assert "w" not in app.screen.active_bindings


async def test_without_a_stop_sign_there_is_nothing_to_go_past() -> None:
    app = Choosing(case(EXTRA, DISCOUNT.but(percent=Decimal(10))))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "w")

        assert "w" not in app.screen.active_bindings
        assert "At worst" not in flat(app)


async def test_the_worst_case_counts_the_other_open_cases() -> None:
    app = Choosing(case(EXTRA, DISCOUNT.but(percent=Decimal(10))))
    async with app.run_test(size=(140, 40)):
        screen = app.screen
        assert isinstance(screen, Remedy)
        other = Offer(remedy="extra-deliverable", what="a menu", hours=Decimal(3))
        screen.show_others((((other,), Facts(fee=Fee(amount=Decimal(300), currency="GBP"))),))

        words = flat(app)
        assert "when each of your 2 open cases takes its dearest: 5 hours (£250)" in words
        assert "Of £800 in fees, £800 would be left." in words
        assert "You have 4 hours for repairs." in words


async def test_once_they_have_chosen_nothing_is_said_of_a_second_offer() -> None:
    app = Choosing(case(drafts=(EMPTY.but(shape="they-chose", offers=(EXTRA,)),)))
    async with app.run_test(size=(140, 40)):
        assert "costs you" in flat(app)
        assert "A second lets them choose" not in flat(app)


async def test_what_fits_has_no_tick_and_the_signs_are_told() -> None:
    app = Choosing(case(DISCOUNT))
    async with app.run_test(size=(80, 24)):
        remedies = app.screen.query_one(RemedyList)
        shown = [remedies.render_line(row).text for row in range(len(remedies.items))]

        assert not any("✓" in row for row in shown)
        assert any(row.startswith("  · ") for row in shown)
        assert str(app.screen.query(".pane").first().border_subtitle) == "· fits · a number: chosen"


async def test_keys_struck_while_the_news_of_those_before_is_on_its_way_stay() -> None:
    app = Choosing(case(EXTRA))
    async with app.run_test(size=(140, 40)) as pilot:
        [form] = app.forms
        what, hours = form.query(Field).first(), form.query(NumberField).first()
        with what.prevent(Input.Changed), hours.prevent(Input.Changed):
            what.entry.value, hours.entry.value = "a tasting", "3"
        form.post_message(Field.Changed(what))
        await pilot.pause()

        assert (what.entry.value, hours.entry.value) == ("a tasting", "3")
        assert [(offer.what, offer.hours) for offer in app.offers] == [("a tasting", Decimal(3))]


async def test_fill_in_goes_to_the_first_field_that_lacks_something() -> None:
    app = Choosing(case(Offer(remedy="extra-deliverable", what="a tasting card")))
    async with app.run_test(size=(140, 40)) as pilot:
        await press(pilot, "tab", "enter")
        [form] = app.forms

        assert form.query_one(DeadlineField).entry.has_focus


async def test_sums_are_in_the_currency_that_their_mail_names() -> None:
    theirs = Message(
        sender="Yusuf Demir <y@demir.example>", text="The prints came to $310, and $40 for the post."
    )
    bare = case(DISCOUNT, messages=(theirs,), facts=Facts(kind="late", doing="mine"))
    app = Choosing(bare)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()

        assert "USD" in app.words("OfferForm .note")


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 40)])
async def test_nothing_moves_when_it_is_said_that_this_is_not_a_day(size: tuple[int, int]) -> None:
    app = Choosing(case(EXTRA, DISCOUNT))
    async with app.run_test(size=size) as pilot:
        due = app.forms[0].query_one(DeadlineField)
        due.entry.focus()
        await pilot.pause()
        app.forms[0].query_one(TextField).entry.focus()
        await pilot.pause()
        below = [*app.forms[0].query(".said, .wrong"), app.forms[1], app.screen.query_one(".costs")]
        before = [each.virtual_region for each in below]
        due.entry.value = "some time"
        due.entry.focus()
        app.forms[0].query_one(TextField).entry.focus()
        await pilot.pause()
        told = app.words(".wrong")
        regions = [each.virtual_region for each in below]
        due.entry.value = "10 July"
        await pilot.pause()

        assert told.strip() == '! This is not a day. Write it like "15 May 2026".'
        assert regions == before
        assert "not a day" not in app.words(".wrong")


async def test_of_two_fields_that_are_wrong_each_is_named() -> None:
    app = Choosing(case(EXTRA))
    async with app.run_test(size=(140, 40)) as pilot:
        form = app.forms[0]
        form.query_one(DeadlineField).show_unread("some time")
        form.query_one(NumberField).show_unread("a few")
        await pilot.pause()
        lines = [line for line in app.words(".wrong").split("\n") if line]

        assert [line.split(": ")[0] for line in lines] == ["! By when", "! Hours it takes you"]
