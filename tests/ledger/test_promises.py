"""What a letter commits you to, what happens once it is out, and what is remembered."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.domain.case import Card, Case, Client, Facts, Outcome
from amends.domain.draft import Draft, Offer, Part, Promise
from amends.domain.letter import CHOSEN, Letter, Section
from amends.domain.message import Message
from amends.domain.summary import Summary
from amends.ledger import (
    NothingToSend,
    answered,
    earlier_days,
    earliest_due,
    ended,
    history,
    kept,
    namesakes,
    owed,
    promises_in,
    sent,
    stands,
)
from amends.ledger.declined import declined_in, let_go, without
from amends.ledger.endings import taken_by
from amends.ledger.promises import promised

NOW = datetime(2026, 10, 12, 9, 30, tzinfo=UTC)
"""A Monday."""
TODAY = NOW.date()
FRIDAY = date(2026, 10, 16)
CUT = Offer(
    remedy="discount-this-invoice",
    percent=Decimal(20),
    amount=Decimal(90),
    currency="GBP",
    due=FRIDAY,
    proof="a new invoice",
)
PLAN = Offer(remedy="extra-deliverable", what="a seating plan", due=date(2026, 10, 15))
LATER = Offer(remedy="longer-warranty", due=date(2027, 1, 1))


def in_words(text: str, zone: bool = True) -> list[tuple[str, date | datetime | None]]:
    letter = Letter(text=text, sections=(Section("part", 0, len(text), "close"),))
    found = promises_in(Draft(shape="they-complained"), letter, TODAY, zone=UTC if zone else None)
    return [(promise.what, promise.due) for promise in found]


@pytest.mark.parametrize(
    ("text", "what", "due"),
    [
        (
            "It went well. I will call on Thursday 15 October at 10:00.",
            "I will call on Thursday 15 October at 10:00",
            datetime(2026, 10, 15, 10, 0, tzinfo=UTC),
        ),
        ("I'll write again on Friday.", "I'll write again on Friday", FRIDAY),
        (
            "You will have the plan by Friday 16 October 2026.",
            "You will have the plan by Friday 16 October 2026",
            FRIDAY,
        ),
        (
            "On Friday 16 October I will ring you.",
            "On Friday 16 October I will ring you",
            FRIDAY,
        ),
        (
            "I have your mail of 9 October, and I will answer by Friday 16 October.",
            "I have your mail of 9 October, and I will answer by Friday 16 October",
            FRIDAY,
        ),
    ],
)
def test_dated_words_about_what_you_will_do_are_promises(text: str, what: str, due: date | datetime) -> None:
    assert in_words(text) == [(what, due)]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The logins and the source files come to you by Friday 16 October.", FRIDAY),
        ("I send you the claim form today.", TODAY),
        ("The money is with you by 16 October.", FRIDAY),
        ("You get both files on Friday.", FRIDAY),
        ("You have it tomorrow at 10:00.", datetime(2026, 10, 13, 10, 0, tzinfo=UTC)),
        ("You have the corrected plan by Friday.", FRIDAY),
        ("It comes on Friday, with the invoice.", FRIDAY),
        ("On Friday I ring you and we go through it.", FRIDAY),
        ("By Friday everything is in your folder.", FRIDAY),
        ("Tomorrow you hear from me.", date(2026, 10, 13)),
        ("I'm sending the new invoice this afternoon.", TODAY),
        ("The files will be with you by Friday.", FRIDAY),
        ("Whichever you choose, it is ready by Friday.", FRIDAY),
        ("I send you the plan on Friday; if something is missing, tell me by Monday.", FRIDAY),
        ("The vases and both captions are put right by Friday 16 October.", FRIDAY),
        ("By Friday the captions are corrected.", FRIDAY),
        ("The vases will be reshot by Friday.", FRIDAY),
        ("The wrong caption gets replaced before Friday.", FRIDAY),
    ],
)
def test_the_present_tense_promises_too(text: str, due: date | datetime) -> None:
    assert in_words(text) == [(text.rstrip("."), due)]


@pytest.mark.parametrize(
    "text",
    [
        "It came on Monday.",
        "The proof came to you on Friday 9 October.",
        "I send you the version of Friday 16 October.",
        "You have had it since Friday.",
        "You have until Friday to choose.",
        "You have the fair on Friday.",
        "You send me the list by Friday.",
        "You pay by Friday.",
        "Please get back to me by Friday.",
        "You get back to me by Friday.",
        "If you choose 2, you get it by Friday.",
        "I send you the plan on Friday if you like it.",
        "As for the plan, once you choose, it comes by Friday.",
        "With option 1 you get the new map by Friday.",
        "Do you get the files on Friday?",
        "You asked whether I send it on Friday.",
        "We agreed that you get it on Friday.",
        "The plan was with you on Friday 9 October.",
        "I do not send it on Friday.",
        "The vases are needed by Friday.",
        "The balance is paid by you by Friday.",
        "The vases are not put right by Friday.",
        "If you like it, the vases are put right by Friday.",
        "You asked that the captions are corrected by Friday.",
        "Are the captions corrected by Friday?",
        "The vases were delivered on Friday.",
    ],
)
def test_the_present_tense_about_other_things_promises_nothing(text: str) -> None:
    assert in_words(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I sent the plan on Friday 9 October.",
        "I will do my best.",
        "The hall opens on Friday 16 October.",
        "If you like it, I will start on Friday 16 October.",
        "I will not work on Friday 16 October.",
        "I can call on Friday 16 October.",
        "",
    ],
)
def test_what_is_past_undated_or_conditional_is_none(text: str) -> None:
    assert in_words(text) == []


def test_offers_are_promises_only_when_the_letter_shows_them() -> None:
    draft = Draft(shape="they-complained", offers=(CUT, PLAN, LATER, Offer(remedy="redo")))
    shown = Letter(text="1. …\n", sections=(Section("offers", 0, 4, "offers"),))

    assert promises_in(draft, Letter(text=""), TODAY) == ()
    assert [(promise.what, promise.due, promise.made) for promise in promises_in(draft, shown, TODAY)] == [
        ("20% of the fee (£90) off this invoice", FRIDAY, TODAY),
        ("A seating plan, at no charge", date(2026, 10, 15), TODAY),
    ]


@given(st.text(max_size=120))
def test_no_letter_is_too_odd_to_look_for_promises_in(text: str) -> None:
    for what, due in in_words(f"I will {text} on Friday 16 October", zone=False):
        assert what
        assert due is not None


LETTER = Draft(shape="they-complained", parts=(Part(name="offers", text="Words."),), offers=(CUT, PLAN))
CASE = Case(
    id="one",
    title="Autumn programmes",
    created=NOW,
    updated=NOW,
    client=Client(name="Ines Moreau", email="ines@hall.example"),
    drafts=(LETTER,),
)
OWED = (
    Promise(what="20% of the fee (£90) off this invoice", due=FRIDAY),
    Promise(what="A seating plan, at no charge", due=date(2026, 10, 15)),
    Promise(what="I will ring", due=datetime(2026, 10, 14, 10, 0, tzinfo=UTC)),
)


def test_a_sent_letter_is_marked_and_its_promises_taken_on() -> None:
    case = sent(CASE, NOW, "copied", OWED)

    assert case.drafts[0].sent == NOW
    assert case.drafts[0].sent_by == "copied"
    assert {promise.made for promise in case.promises} == {TODAY}
    assert stands(case) == "sent"
    assert earliest_due(case) == date(2026, 10, 14)
    assert [index for index, _ in owed(case)] == [2, 1, 0]
    assert CASE.drafts[0].sent is None


def test_what_is_promised_again_is_owed_once_by_its_new_day() -> None:
    case = sent(CASE, NOW, "", OWED)
    later = OWED[1].but(due=date(2026, 10, 22))
    case = sent(case.but(drafts=(*case.drafts, Draft(shape="they-chose"))), NOW, "", (later,))

    assert [(promise.what, promise.due) for promise in case.promises] == [
        (OWED[0].what, FRIDAY),
        (OWED[2].what, OWED[2].due),
        (later.what, later.due),
    ]


def test_an_offer_is_owed_only_once_they_choose_it() -> None:
    offered = tuple(promise.but(if_chosen=promise is not OWED[2]) for promise in OWED)
    case = sent(CASE, NOW, "", offered)
    taken = ended(case, Outcome(ending="accepted", offer=2))

    assert [promise.what for _, promise in owed(case)] == ["I will ring"]
    assert [promise.what for _, promise in owed(taken)] == ["I will ring", "A seating plan, at no charge"]
    both = ended(case, Outcome.of("accepted", TODAY, (2, 1)))
    assert len(owed(both)) == 3
    for ending in ("declined", "silent", "parted"):
        assert [one.what for one in ended(case, Outcome(ending=ending)).promises] == ["I will ring"]
    assert len(owed(ended(case, Outcome(ending="accepted")))) == 3


def test_the_offers_of_a_letter_wait_for_the_choice_and_those_chosen_do_not() -> None:
    shown = Letter(text="1. …\n", sections=(Section("offers", 0, 4, "offers"),))
    for shape, waits in (("they-complained", True), ("they-chose", False)):
        (promise,) = promises_in(Draft(shape=shape, offers=(PLAN,)), shown, TODAY)

        assert promise.if_chosen is waits


def test_the_time_of_an_offer_is_on_the_clients_clock() -> None:
    shown = Letter(text="- …\n", sections=(Section("offers", 0, 3, "offers"),))
    timed = PLAN.by(datetime(2026, 10, 15, 17))
    east = timezone(timedelta(hours=5, minutes=30))

    (promise,) = promises_in(Draft(shape=CHOSEN, offers=(timed,)), shown, TODAY, zone=east)

    assert promise == Promise(
        what="A seating plan, at no charge", due=datetime(2026, 10, 15, 17, tzinfo=east), made=TODAY
    )


SECOND = Offer(remedy="extra-deliverable", what="the second draft of the seating plan", due=FRIDAY)


def chosen(text: str, *offers: Offer, shape: str = "they-chose") -> list[tuple[str, date | datetime | None]]:
    letter = Letter(
        text=f"1. …\n{text}",
        sections=(Section("offers", 0, 5, "choice"), Section("part", 5, 5 + len(text), "next-step")),
    )
    found = promises_in(Draft(shape=shape, offers=offers), letter, TODAY, zone=UTC)
    return [(promise.what, promise.due) for promise in found]


@pytest.mark.parametrize(
    ("text", "offer", "what"),
    [
        ("You will have the seating plan by Thursday.", PLAN, "A seating plan, at no charge"),
        ("I will send you the plan for the seating on 15 October.", PLAN, "A seating plan, at no charge"),
        ("I'll send the new invoice with 20% off on Friday.", CUT, "20% of the fee (£90) off this invoice"),
        ("You will get the £90 off this invoice by Friday.", CUT, "20% of the fee (£90) off this invoice"),
        ("The seating plan is with you by Thursday.", PLAN, "A seating plan, at no charge"),
    ],
)
def test_a_sentence_about_the_offer_they_chose_is_no_second_promise(
    text: str, offer: Offer, what: str
) -> None:
    assert chosen(text, offer) == [(what, offer.due)]


def test_the_time_of_day_in_the_sentence_is_kept() -> None:
    at_ten = datetime(2026, 10, 15, 10, 0, tzinfo=UTC)
    text = "Thank you. You will have the seating plan by Thursday 15 October at 10:00."

    assert chosen(text, PLAN) == [("A seating plan, at no charge", at_ten)]
    assert chosen(f"{text} I will send the seating plan on Thursday.", PLAN) == [
        ("A seating plan, at no charge", at_ten)
    ]


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("I will call you on Thursday 15 October at 10:00.", PLAN),  # another thing on the same day
        ("You will have the guest list by Thursday.", PLAN),
        ("You will have the plan of the stalls by Thursday.", PLAN),  # one word alone in common
        ("You will have the seating plan by Friday.", PLAN),  # another day
        ("I will send the new invoice with 30% off on Friday.", CUT),  # another number
        ("I will correct the invoice for March by Friday.", CUT),
        ("You will have the third draft of the seating plan by Friday.", SECOND),
        ("I will send the cover letter on Friday.", CUT),
    ],
)
def test_two_things_that_are_due_on_one_day_stay_two(text: str, offer: Offer) -> None:
    assert len(chosen(text, offer)) == 2


def test_of_two_offers_on_one_day_the_sentence_is_about_its_own() -> None:
    plan = PLAN.but(due=FRIDAY)

    assert chosen("I will send the seating plan on Friday at 9:00.", CUT, plan) == [
        ("20% of the fee (£90) off this invoice", FRIDAY),
        ("A seating plan, at no charge", datetime(2026, 10, 16, 9, 0, tzinfo=UTC)),
    ]


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        (
            "I will ring you on Friday 16 October at 10 am. I ring you on Friday at 10; tell me if it suits.",
            [("I will ring you on Friday 16 October at 10 am", datetime(2026, 10, 16, 10, tzinfo=UTC))],
        ),
        (
            "I call you on Friday. I will ring you on Friday at 10:00 and read the list out.",
            [("I call you on Friday", datetime(2026, 10, 16, 10, tzinfo=UTC))],
        ),
        (
            "I will send the vases by Friday. I send the vases on Friday; they are heavy.",
            [("I will send the vases by Friday", FRIDAY)],
        ),
        (
            "I call you on Friday at 10. I call you on Friday at 3.",
            [("I call you on Friday at 10", FRIDAY), ("I call you on Friday at 3", FRIDAY)],
        ),
        (
            "I will call you on Friday. I will call the kiln on Friday.",
            [("I will call you on Friday", FRIDAY), ("I will call the kiln on Friday", FRIDAY)],
        ),
        (
            "I will send the vases on Friday. I will send the captions on Friday.",
            [("I will send the vases on Friday", FRIDAY), ("I will send the captions on Friday", FRIDAY)],
        ),
        (
            "I will call you on Friday. I will call you on Monday.",
            [("I will call you on Friday", FRIDAY), ("I will call you on Monday", date(2026, 10, 19))],
        ),
    ],
)
def test_one_act_on_one_day_is_one_promise(
    text: str, promised: list[tuple[str, date | datetime | None]]
) -> None:
    assert in_words(text) == promised


def test_one_thing_at_two_times_of_a_day_stays_two() -> None:
    text = (
        "I will send the seating plan on Thursday at 9:00. I will send the seating plan on Thursday at 17:00."
    )

    assert [due.hour for _, due in chosen(text, PLAN) if isinstance(due, datetime)] == [9, 17]


def test_what_is_said_outright_beside_a_choice_is_owed_whatever_they_choose() -> None:
    text = "You will have the seating plan by Thursday."

    assert len(chosen(text, PLAN, shape="they-complained")) == 2


def test_a_promise_of_an_earlier_letter_that_is_said_again_is_one_row_and_owed_once() -> None:
    case = ended(sent(CASE, NOW, "", OWED[:2]), Outcome(ending="accepted", offer=2))
    text = "You will have the seating plan by Thursday 15 October, 10:00."
    letter = Letter(text=text, sections=(Section("part", 0, len(text), "next-step"),))
    draft = Draft(shape="they-chose")
    rows = promises_in(draft, letter, TODAY, zone=UTC, held=case.promises)

    assert [row.what for row in rows] == ["A seating plan, at no charge"]

    case = sent(case.but(drafts=(*case.drafts, draft)), NOW, "", rows)
    assert [(one.what, one.due) for _, one in owed(case)] == [
        ("A seating plan, at no charge", datetime(2026, 10, 15, 10, 0, tzinfo=UTC))
    ]


@pytest.mark.parametrize("waits", [{"kept": TODAY}, {"if_chosen": True}])
def test_what_is_kept_or_not_chosen_yet_takes_in_no_sentence(waits: dict[str, Any]) -> None:
    text = "You will have the seating plan by Thursday 15 October."
    letter = Letter(text=text, sections=(Section("part", 0, len(text), "next-step"),))
    (row,) = promises_in(Draft(shape="they-chose"), letter, TODAY, held=(OWED[1].but(**waits),))

    assert row.what == "You will have the seating plan by Thursday 15 October"


def test_what_is_kept_and_told_again_stays_kept_and_is_not_owed_a_second_time() -> None:
    case = ended(sent(CASE, NOW, "", OWED), Outcome.of("accepted", TODAY, (1, 2)))
    case = kept(kept(case, 0, TODAY), 1, TODAY)
    draft = Draft(shape=CHOSEN, offers=(CUT, PLAN))
    text = "You will have the seating plan by Thursday 15 October.\n1. …\n"
    at = text.index("1.")
    letter = Letter(text=text, sections=(Section("part", 0, at, "choice"), Section("offers", at, len(text))))

    assert promises_in(draft, letter, TODAY, held=case.promises) == ()
    again = sent(case.but(drafts=(*case.drafts, draft)), NOW, "", promises_in(draft, letter, TODAY))
    assert [promise.kept for promise in again.promises] == [TODAY, TODAY, None]
    assert [promise.what for _, promise in owed(again)] == ["I will ring"]

    later = CUT.but(due=date(2026, 11, 6))
    (new,) = promises_in(draft.but(offers=(later, PLAN)), letter, TODAY, held=case.promises)
    assert new.due == date(2026, 11, 6)


def test_an_outcome_keeps_to_its_letter_once_another_letter_offers_more() -> None:
    case = ended(sent(CASE, NOW, "", OWED), Outcome.of("accepted", TODAY, (2,)))
    confirmed = sent(case.but(drafts=(*case.drafts, Draft(shape=CHOSEN, offers=(PLAN,)))), NOW)
    assert confirmed.outcome == case.outcome
    assert [offer for _, offer in taken_by(confirmed)] == [PLAN]

    more = Draft(shape="they-complained", offers=(LATER, CUT))
    after = sent(confirmed.but(drafts=(*confirmed.drafts, more)), NOW + timedelta(hours=1))
    assert [offer for _, offer in taken_by(after)] == [PLAN]
    assert after.offers_made == (LATER, CUT)


def test_another_ending_after_the_letter_that_confirms_goes_by_the_numbers_of_the_first() -> None:
    case = ended(sent(CASE, NOW, "", OWED), Outcome.of("accepted", TODAY, (1, 2)))
    case = sent(case.but(drafts=(*case.drafts, Draft(shape=CHOSEN, offers=(CUT, PLAN)[1:]))), NOW)
    only = ended(case, Outcome.of("accepted", TODAY, (2,)))

    assert [promise.what for _, promise in owed(only)] == ["I will ring", "A seating plan, at no charge"]


@pytest.mark.parametrize(
    ("wrote", "when"),
    [
        (NOW + timedelta(hours=2), NOW),
        (NOW - timedelta(hours=1), NOW - timedelta(hours=2)),
        (NOW - timedelta(hours=1), NOW),
    ],
    ids=["dated to come", "the letter noted as sent before it", "as usual"],
)
def test_the_message_that_a_letter_answers_is_never_the_answer_to_it(wrote: datetime, when: datetime) -> None:
    case = sent(CASE.but(messages=(Message(text="Where is it?", date=wrote),)), when, now=NOW)

    assert not case.has_answer
    then = answered(case, Message(text="Thank you.", date=wrote + timedelta(days=1)))
    assert then.has_answer


def test_an_answer_that_came_before_the_letter_was_marked_is_one() -> None:
    first = Message(text="Where is it?", date=NOW - timedelta(days=3))
    reply = Message(text="Thank you.", date=NOW - timedelta(hours=1))
    earlier = NOW - timedelta(days=1)
    silent = Draft(shape="i-write-first")

    assert sent(CASE.but(messages=(first, reply)), earlier, now=NOW).has_answer
    assert sent(CASE.but(messages=(reply,), drafts=(silent,)), earlier, now=NOW).has_answer
    assert not sent(CASE.but(messages=(first, reply)), earlier, now=NOW - timedelta(hours=2)).has_answer


def test_nothing_can_be_sent_twice() -> None:
    with pytest.raises(NothingToSend):
        sent(sent(CASE, NOW), NOW)


def test_the_letter_keeps_what_the_short_note_promised() -> None:
    note = CASE.but(drafts=(Draft(shape="short-note"),))
    case = sent(note, NOW, "", (Promise(what="I will answer", due=FRIDAY),))
    other = Promise(what="Something by hand", due=FRIDAY, made=date(2026, 9, 1))
    case = case.but(drafts=(*case.drafts, LETTER), promises=(*case.promises, other))
    case = sent(case, NOW + timedelta(days=1), "", OWED[:1])

    assert [promise.kept for promise in case.promises] == [date(2026, 10, 13), None, None]


def test_the_offer_that_was_taken_is_owed_and_the_others_lapse() -> None:
    case = ended(sent(CASE, NOW, "", OWED), Outcome(ending="accepted", offer=2))

    assert [promise.what for promise in case.promises] == ["A seating plan, at no charge", "I will ring"]


def test_a_no_lets_the_offers_lapse_and_leaves_other_words_to_keep() -> None:
    case = sent(CASE, NOW, "", OWED)

    assert [promise.what for promise in ended(case, Outcome(ending="declined")).promises] == ["I will ring"]
    assert ended(case, Outcome(ending="parted")).promises == case.promises
    assert ended(case, Outcome(ending="accepted")).promises == case.promises


RING = Promise(what="I will call you on Wednesday 14 October at 10:00", due=date(2026, 10, 14), made=TODAY)
PRINT = Promise(what="You will have the new plan by Friday", due=FRIDAY, made=TODAY)


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("The first, but you need not call me.", [PRINT]),
        ("The first, please. No need for a call on Wednesday.", [PRINT]),
        ("No call, please. The first would be lovely.", [PRINT]),
        ("Please don't ring, I am travelling. The first.", [PRINT]),
        ("The first, please. The plan we no longer need.", [RING]),
        ("The first, not the second.", [RING, PRINT]),
        ("The first; I don't need the discount by Wednesday.", [RING, PRINT]),
        ("The first, please. The call on Wednesday is fine.", [RING, PRINT]),
        ("You did not call me last week. The first.", [RING, PRINT]),
        ("No, thank you.", [RING, PRINT]),
        ("The first, please. A call isn't needed.", [PRINT]),
        ("The first. No need to call at all.", [PRINT]),
        ("The first. You don't have to call me, or send the plan by Friday.", [PRINT]),
        ("The first. You needn't call. On second thoughts, do call me.", [RING, PRINT]),
        ("The first. No need to call Wednesday.", [PRINT]),
    ],
)
def test_what_they_say_no_to_is_not_owed_although_the_letter_promised_it(
    text: str, stays: list[Promise]
) -> None:
    case = sent(CASE, NOW, "", (RING, PRINT))

    assert list(without(case, declined_in(case, text, TODAY)).promises) == stays


FILES = Promise(what="I will send the source files again", due=FRIDAY, made=TODAY)
PHONE = Promise(what="I will call you", due=FRIDAY, made=TODAY)
STOPPED = Promise(what="I will call the printer on Friday to stop the run", due=FRIDAY, made=TODAY)
COURIER = Promise(what="We will phone the courier on Friday", due=FRIDAY, made=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "The first, please. Please don't call before ten on Friday.",
        "No need for a call before Friday, that day is fine.",
        "The discount, please. We do not have the source files yet.",
        "No thanks, we're done. But we do not have the files yet.",
        "I don't want to chase the source files again.",
        "The first. Please do not call or write before ten.",
        "No need to call on Thursday, Friday it is.",
        "Please don't phone my mobile. The first.",
        "Please don't call Anna about it. The first.",
        "No need to worry about the source files.",
        "Please don't forget the source files.",
        "We don't need the source files until Monday.",
        "You need not send the source files to Anna.",
        "You need not send the source files by post.",
        "Do we no longer need the source files?",
        "No source files have come, and no call. The first.",
        "No files, no call: what is going on?",
        "If all is settled by Friday, no need to call.",
        "I don't want to wait for the call.",
        "The source files are not what we need now.",
        "You did not send the source files, nor did you call.",
        "It is not the files that we asked for.",
    ],
)
def test_a_not_near_what_was_promised_is_no_plain_no_to_it(text: str) -> None:
    assert declined_in(sent(CASE, NOW, "", (FILES, PHONE)), text, TODAY) == ()


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("The first, please. No need to call me.", [PHONE]),
        ("The first. You need not send the source files again.", [FILES]),
        ("We don't need the source files, thank you.", [FILES]),
        ("No call, thank you.", [PHONE]),
        ("Please don't call, and you don't need to send the source files.", [FILES, PHONE]),
        ("No need to call the printer.", [STOPPED]),
        ("No need to phone the office.", []),
    ],
)
def test_a_plain_no_is_heard_and_goes_for_that_call_only(text: str, gone: list[Promise]) -> None:
    case = sent(CASE, NOW, "", (FILES, STOPPED.but(due=date(2026, 10, 15)), PHONE))

    assert [case.promises[place].what for place in declined_in(case, text, TODAY)] == [
        one.what for one in gone
    ]


def test_an_offer_that_is_taken_by_the_users_word_stays_owed_whatever_the_answer_says() -> None:
    case = ended(sent(CASE, NOW, "", OWED), Outcome(ending="accepted", offer=2))

    assert declined_in(case, "I do not need the seating plan.", TODAY) == ()


def test_a_no_to_what_was_offered_goes_for_the_sentence_that_promised_it_too() -> None:
    call = Offer(remedy="call-and-note", due=date(2026, 10, 14))
    offered = Promise(what=promised(call), due=call.due, made=TODAY, if_chosen=True)
    other = RING.but(due=FRIDAY)
    letter = LETTER.but(offers=(call, PLAN))
    case = sent(CASE.but(drafts=(letter,)), NOW, "", (offered, RING, other, PRINT))

    assert ended(case, Outcome(ending="declined")).promises == (other, PRINT)
    assert let_go(case, ended(case, Outcome(ending="declined"))) == (RING,)
    assert RING in ended(case, Outcome(ending="accepted", offer=2)).promises


def test_a_no_to_a_call_leaves_the_calls_to_others_to_be_made() -> None:
    call = Offer(remedy="call-and-note", due=FRIDAY)
    offered = Promise(what=promised(call), due=FRIDAY, made=TODAY, if_chosen=True)
    talk = Promise(what="I will give you a call on Friday at ten", due=FRIDAY, made=TODAY)
    case = sent(CASE.but(drafts=(LETTER.but(offers=(call,)),)), NOW, "", (offered, STOPPED, COURIER, talk))
    declined = ended(case, Outcome(ending="declined"))

    assert declined.promises == (STOPPED, COURIER)
    assert let_go(case, declined) == (talk,)


def test_what_only_waited_for_their_choice_is_not_told_as_let_go() -> None:
    case = sent(CASE, NOW, "", (OWED[0].but(if_chosen=True), OWED[2]))

    assert let_go(case, ended(case, Outcome(ending="declined"))) == ()


def test_a_promise_is_kept_and_taken_back_by_its_place() -> None:
    case = kept(sent(CASE, NOW, "", OWED), 1, TODAY)

    assert [promise.kept for promise in case.promises] == [None, TODAY, None]
    assert kept(case, 1, None).promises[1].kept is None


def test_an_answer_without_a_date_is_dated_and_reopens_what_was_closed_in_silence() -> None:
    case = ended(sent(CASE, NOW), Outcome(ending="silent"))
    case = answered(case, Message(text="I was away"), NOW + timedelta(days=9))

    assert case.outcome is None
    assert case.messages[-1].date == NOW + timedelta(days=9)
    assert stands(case) == "answered"


def test_earlier_cases_come_newest_first_and_by_the_name_alone_as_a_question() -> None:
    before = CASE.but(
        id="two",
        facts=Facts(agreed=date(2026, 3, 2), kind="late", changed="A second line"),
        card=Card(changed="Two lines"),
        outcome=Outcome(ending="accepted"),
    )
    namesake = CASE.but(id="three", client=Client(name="ines  MOREAU", email="i.m@elsewhere.example"))
    other = CASE.but(id="four", client=Client(name="Noor"))
    past = history((before, namesake, other, CASE), CASE.client, but="one")

    assert [(one.id, one.sure) for one in past] == [("three", False), ("two", True)]
    assert (past[1].day, past[1].changed, past[1].ending) == (date(2026, 3, 2), "Two lines", "accepted")
    assert history((other,), Client()) == ()


def test_the_desk_knows_which_cases_to_open_for_a_clients_history() -> None:
    cards = tuple(
        Summary(id=key, path=Path(key), client=name) for key, name in (("a", "Ines Moreau"), ("b", ""))
    )

    assert [one.id for one in namesakes(cards, " ines moreau")] == ["a"]
    assert namesakes(cards, "") == ()
    assert namesakes(cards, "Ines Moreau", but="a") == ()


def test_an_address_finds_the_cases_under_another_name() -> None:
    cards = (
        Summary(id="a", path=Path("a"), client="I. Moreau", email="INES@quay.example"),
        Summary(id="b", path=Path("b"), client="Noor"),
    )

    assert [one.id for one in namesakes(cards, "Ines Moreau", "ines@quay.example")] == ["a"]
    assert namesakes(cards, "", "") == ()


def test_somebody_else_of_the_same_name_is_no_part_of_the_history() -> None:
    before = CASE.but(id="two")
    client = CASE.client.but(email="", namesakes=("two",))

    assert history((before,), client.but(namesakes=()), but="one")
    assert history((before,), client, but="one") == ()


def test_earlier_days_are_those_of_the_clients_other_cases_up_to_this_one() -> None:
    day = CASE.created

    def card(key: str, created: datetime, *, name: str = "Ines Moreau") -> Summary:
        return Summary(id=key, path=Path(f"{key}.toml"), client=name, created=created)

    cards = (
        card("same-day", day),
        card("before", day - timedelta(days=30)),
        card("after", day + timedelta(days=1)),
        card("somebody", day - timedelta(days=2), name="Noor"),
        card(CASE.id, day - timedelta(days=3)),
    )

    assert earlier_days(cards, CASE) == (
        (day - timedelta(days=30)).date(),
        day.date(),
    )
