"""What a case knows of itself: whether they have answered, and what they were offered."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from amends.domain.case import Case, Outcome
from amends.domain.draft import Draft, Offer, Part
from amends.domain.message import Message
from amends.ledger.endings import taken_by

SENT = datetime(2026, 10, 12, 12, 0, tzinfo=timezone(timedelta(hours=2)))
OFFERS = (Offer(remedy="redo"),)


def sent_at(when: datetime, *messages: Message) -> Case:
    return Case(
        id="one",
        created=SENT,
        updated=SENT,
        messages=messages,
        drafts=(Draft(shape="they-complained", sent=when),),
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (SENT + timedelta(minutes=1), True),
        (SENT - timedelta(minutes=1), False),
        (datetime(2026, 10, 12, 10, 1, tzinfo=UTC), True),
        (datetime(2026, 10, 12, 11, 0), False),
        (datetime(2026, 10, 12, 12, 1), True),
    ],
)
def test_a_message_after_the_letter_is_an_answer(written: datetime, expected: bool) -> None:
    assert sent_at(SENT, Message(text="Thanks.", date=written)).has_answer is expected


def test_a_second_message_without_a_day_is_an_answer() -> None:
    first = Message(text="Where is it?")

    assert not sent_at(SENT, first).has_answer
    assert sent_at(SENT, first, Message(text="Thanks.")).has_answer


def test_a_letter_sent_at_a_time_without_a_zone_can_be_answered() -> None:
    case = sent_at(datetime(2026, 10, 12, 12, 0), Message(text="Thanks.", date=SENT + timedelta(hours=1)))

    assert case.has_answer


def test_without_a_letter_there_is_no_answer() -> None:
    case = Case(id="one", created=SENT, updated=SENT, messages=(Message(text="Where is it?", date=SENT),))

    assert not case.has_answer


def test_what_they_can_take_is_in_the_last_letter_that_offers_anything_and_is_sent() -> None:
    case = sent_at(SENT)
    first = Draft(shape="they-complained", sent=SENT, offers=OFFERS)
    second = Draft(shape="checking-back", sent=SENT + timedelta(days=6))
    third = Draft(shape="they-complained", offers=(*OFFERS, *OFFERS))

    assert case.offers_made == ()
    assert case.but(drafts=(first, second, third)).offers_made == OFFERS


def test_the_letter_that_confirms_a_choice_leaves_the_numbers_to_the_letter_that_offered() -> None:
    three = tuple(Offer(remedy="redo", what=what) for what in ("a map", "a blurb", "a flyer"))
    case = sent_at(SENT).but(
        drafts=(
            Draft(shape="they-complained", sent=SENT, offers=three),
            Draft(shape="they-chose", sent=SENT + timedelta(hours=1), offers=three[1:]),
        ),
        outcome=Outcome(ending="accepted", when=SENT.date(), offer=2, also=(3,)),
    )

    assert case.offers_decided == case.offers_made == three
    assert [(number, offer.what) for number, offer in taken_by(case)] == [(2, "a blurb"), (3, "a flyer")]


def test_an_outcome_that_names_no_letter_is_about_the_last_one_out_by_its_day() -> None:
    first = Draft(shape="they-complained", sent=SENT, offers=OFFERS)
    second = first.but(sent=SENT + timedelta(days=3), offers=(*OFFERS, *OFFERS))
    case = sent_at(SENT).but(drafts=(first, second))
    ended = Outcome(ending="accepted", when=SENT.date(), offer=1)

    assert case.offers_decided == second.offers
    assert case.but(outcome=ended).offers_decided == first.offers
    assert case.but(outcome=ended.but(letter=2)).offers_decided == second.offers
    assert case.but(outcome=ended.but(letter=7)).offers_decided == first.offers
    assert case.but(outcome=ended).offers_made == second.offers


def test_the_first_of_several_offers_taken_stands_where_one_alone_does() -> None:
    day = date(2026, 10, 5)
    several = Outcome.of("accepted", day, (3, 1, 3))

    assert (several.offer, several.also, several.taken) == (1, (3,), (1, 3))
    assert Outcome.of("accepted", day, (2,)) == Outcome(ending="accepted", when=day, offer=2)
    assert Outcome.of("declined", day).taken == ()


def test_a_job_by_hand_is_ticked_opened_or_left_to_the_coach() -> None:
    part = Part(name="why")

    assert part.with_job("cause", True).ticked == ("cause",)
    assert part.with_job("cause", True).with_job("cause", False) == part.but(unticked=("cause",))
    assert part.with_job("cause", True).with_job("cause", None) == part


def test_two_parts_of_one_name_in_a_file_are_told_apart_and_none_is_lost() -> None:
    parts = [
        {"name": "why", "text": "one", "note": "kept"},
        {"name": "why-2", "text": "two"},
        {"name": "why", "text": "three", "note": "too"},
        {"name": "why", "text": "four"},
    ]
    draft = Draft.model_validate({"shape": "they-complained", "parts": parts})
    written = draft.written(draft.parts[2].but(text="other words"))

    assert [part.name for part in draft.parts] == ["why", "why-2", "why-3", "why-4"]
    assert [part.text for part in written.parts] == ["one", "two", "other words", "four"]
    assert draft.parts[2].model_extra == {"note": "too"}


def test_a_sign_that_does_not_apply_asks_for_no_advice_and_is_not_shown_again() -> None:
    case = sent_at(SENT, Message(text="Where is it?", signs=("legal", "abuse")))
    waived = case.waiving(["legal"])

    assert (case.advice_first, waived.advice_first) == (True, False)
    assert waived.signs == {"abuse"}
    assert waived.signs_shown == {"legal", "abuse"}
    assert waived.waiving([]) == case


def test_a_sign_that_did_not_apply_to_an_earlier_message_may_apply_to_a_new_one() -> None:
    first = Message(text="Where is it?", signs=("legal",), waived=("legal",))

    assert sent_at(SENT, first, Message(text="You will hear from us.")).signs_shown == frozenset()


def test_undo_does_not_take_back_that_a_sign_does_not_apply() -> None:
    before = sent_at(SENT, Message(text="Where is it?"))
    now = sent_at(SENT, Message(text="Where is it?", signs=("legal",), waived=("legal",)))

    assert before.signed_as(now).messages == now.messages
