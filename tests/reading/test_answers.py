"""What an answer to offers comes to, as a proposal with the words that say so."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.domain.draft import Offer
from amends.reading.answers import propose_answer, refused

TODAY = date(2026, 9, 15)
OFFERS = (
    Offer(
        remedy="discount-this-invoice",
        percent=Decimal(20),
        amount=Decimal(75),
        currency="EUR",
        due=date(2026, 9, 25),
    ),
    Offer(remedy="extra-deliverable", what="a second cover for the box", due=date(2026, 9, 22)),
    Offer(remedy="call-and-note", due=date(2026, 9, 17)),
)


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("Hi Noor,\n\nThe second one, please.\n\nKofi", 2),
        ("Thanks for being straight with me. I'll take the second cover.", 2),
        ("Option 1 sounds fair.", 1),
        ("2", 2),
        ("Let's go with number two.", 2),
        ("We’d like the 20% off.", 1),
        ("The 75 euros off would help us more. Thank you.", 1),
        ("I'd prefer the cover for the box, and please keep the colours.", 2),
        ("Thank you, that is generous. The last one works for us.", 3),
        ("Let us do the call on Thursday.", 3),
        ("The first one is no use to us as the invoice is paid, so let's take the second.", 2),
        ("Yes, that sounds good.", None),
        ("Agreed. Thanks for sorting this out.", None),
        ("No problem at all. I'll take offer 1.", 1),
        ("Go ahead with the cover. When can you start?", 2),
        ("OK. We take the former.", 1),
        ("No thanks to the discount, but we will gladly take the second one.", 2),
    ],
)
def test_a_yes_is_found_with_the_offer_it_takes(text: str, offer: int | None) -> None:
    answer = propose_answer(text, OFFERS, TODAY)

    assert answer.meaning == "accepted"
    assert answer.offers == (() if offer is None else (offer,))


@pytest.mark.parametrize(
    "text",
    [
        "No, thank you.",
        "Neither.",
        "None, thank you.",
        "Nope.",
        "The first, please. Actually, no thank you.",
        "Thank you for the offers. We have decided to go with another studio.",
        "I appreciate the letter, but none of these helps us now.",
        "I would rather leave it at that.",
        "We've found somebody else for the rest of the job.",
        "Honestly, we will be looking elsewhere from now on.",
        "I can't accept either of them.",
        "We no longer wish to work with you.",
        "Please send me the files; we are ending the contract.",
        "This is not good enough.",
        "I do not want any of it.",
    ],
)
def test_a_no_is_found(text: str) -> None:
    answer = propose_answer(text, OFFERS, TODAY)

    assert answer.meaning == "declined"
    assert answer.words in text


@pytest.mark.parametrize(
    "text",
    [
        "Could you do the cover by Monday instead?",
        "Thank you. What would the second cover look like?",
        "If you can do it by Friday, we'll take the second one.",
        "How did this happen in the first place?",
    ],
)
def test_a_question_and_a_yes_that_hangs_on_something_come_first(text: str) -> None:
    assert propose_answer(text, OFFERS, TODAY).meaning == "question"


@pytest.mark.parametrize(
    "text",
    [
        "Thank you, I will show this to my partner and come back to you.",
        "I am away until the 28th.",
        "I'm not happy with the second one.",
        "It doesn't work for us like this.",
        "",
    ],
)
def test_the_rest_is_something_else(text: str) -> None:
    assert propose_answer(text, OFFERS, TODAY).meaning == "other"


@pytest.mark.parametrize(
    "text",
    [
        "No hard feelings. Nadia",
        "No worries, take your time.",
        "No problem.",
        "No rush with it.",
        "No need, thanks.",
        "Thanks, but no rush.",
        "No offence.",
        "No thanks needed.",
        "No sign of the parcel yet.",
        "No hard feelings about the discount.",
    ],
)
def test_a_no_that_refuses_nothing_is_none(text: str) -> None:
    assert propose_answer(text, OFFERS, TODAY).meaning == "other"
    assert propose_answer(f"Could you send it on Friday? {text}", OFFERS, TODAY).meaning == "question"


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("No, thank you. Could you send me the files?", True),
        ("None of these helps us. That sounds fair otherwise.", True),
        ("No, thank you. We are done.", False),
        ("The second one, please. When can you start?", False),
        ("What would the second cover look like? No hard feelings.", False),
    ],
)
def test_a_no_beside_a_question_or_a_yes_is_torn(text: str, torn: bool) -> None:
    assert propose_answer(text, OFFERS, TODAY).torn is torn


MENUS = (
    Offer(remedy="redo-at-no-charge", what="A new print of the menus, which I pay at the press"),
    Offer(remedy="partial-refund", amount=Decimal(180), currency="GBP", what="£180 back to you"),
    Offer(remedy="extra-deliverable", what="A table card in the same style"),
)


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("Please have the menus printed again. I do not need the £180.", ()),
        ("Please do the new print and settle it with the press, I do not need the £180.", (1,)),
        ("Please do the new print, you can keep the £180.", (1,)),
        ("I'd rather have the table card than the money.", (3,)),
        ("No need for the £180, the new print is enough.", (1,)),
        ("Keep the money, just do the new print.", (1,)),
        ("The new print instead of the £180, please.", (1,)),
        ("Instead of the £180 I'd take the table card.", (3,)),
        ("The table card without the new print, please.", (3,)),
        ("We'll go with the new print. The £180 isn't necessary.", (1,)),
        ("The £180 is not necessary. We'll go with the new print.", (1,)),
        ("I don't want the table card. The £180 would be better.", (2,)),
        ("The first, not the second.", (1,)),
        ("Not the second, the first.", (1,)),
        ("Not the second but the third.", (3,)),
        ("Yes to the first, no to the second.", (1,)),
        ("Neither the first nor the second, the third please.", (3,)),
        ("I would rather not take the £180, the menus printed anew will do.", (1,)),
        ("Skip the table card and give us the £180.", (2,)),
        ("Nothing more than the new print, please.", (1,)),
        ("We have decided on the new print, not the £180.", (1,)),
        ("Never mind the £180. Please go ahead with the new print.", (1,)),
        ("Could we have the second one, please?", (2,)),
        ("I prefer the second to the first.", (2,)),
        ("I would prefer the £180 over a table card.", (2,)),
        ("The new print is what matters. You can keep the £180.", (1,)),
        ("I'm fine with the new print, and you don't have to give me the £180.", (1,)),
        ("I'll take the third, can you start on Monday?", (3,)),
    ],
)
def test_what_is_named_only_to_be_refused_is_not_taken(text: str, offers: tuple[int, ...]) -> None:
    assert propose_answer(text, MENUS, TODAY).offers == offers


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("The first and the third, please.", (1, 3)),
        ("We'd like the new print and the £180.", (1, 2)),
        ("1 and 3", (1, 3)),
        ("I'll take 1 and 2.", (1, 2)),
        ("Options 2 and 3 please.", (2, 3)),
        ("2 and 3 look good\nbut skip the 180\nand could u show me a sketch first?", (2, 3)),
        ("1, 2 and 3 would help.", (1, 2, 3)),
        ("Numbers one and three would suit us.", (1, 3)),
        ("The first two, please.", (1, 2)),
        ("Can we do both the new print and the table card?", (1, 3)),
        ("All of it, please.", (1, 2, 3)),
        ("We'll take all three.", (1, 2, 3)),
        ("Yes to all of them.", (1, 2, 3)),
        ("All but the last, please.", (1, 2)),
        ("Everything except the table card, please.", (1, 2)),
        ("Please do the new print. I'd also like the table card.", (1, 3)),
        ("Both the new print and the table card, please.", (1, 3)),
        ("All of it, please. I do not need the table card though.", (1, 2)),
        ("Not only the new print but also the table card, please.", (1, 3)),
    ],
)
def test_several_can_be_taken(text: str, offers: tuple[int, ...]) -> None:
    answer = propose_answer(text, MENUS, TODAY)

    assert (answer.meaning, answer.offers) == ("accepted", offers)


def test_both_takes_two_where_two_are_offered() -> None:
    assert propose_answer("Both please!", MENUS[:2], TODAY).offers == (1, 2)
    assert propose_answer("Both, please.", MENUS[:2], TODAY).offers == (1, 2)
    assert propose_answer("We'd take both.", MENUS[:2], TODAY).offers == (1, 2)
    assert propose_answer("Both sound fair.", MENUS[:2], TODAY).offers == ()
    assert propose_answer("Both please!", MENUS, TODAY).offers == ()


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("The first. Actually, make it the second.", (2,)),
        ("The first, please. No wait, the second.", (2,)),
        ("The first, please. No, wait. The second, please.", (2,)),
        ("I'd take the first. On second thoughts, I'd take the third.", (3,)),
        ("The first, please. Make it the third.", (3,)),
        ("We'll take the first, but actually the third would help us more.", (3,)),
        ("The first, please. Actually, we'd also like the third.", (1, 3)),
        ("The first, please. Actually, when does the press open?", (1,)),
        ("The first, please. It was actually quite a fair letter.", (1,)),
    ],
)
def test_who_thinks_again_takes_the_later_only(text: str, offers: tuple[int, ...]) -> None:
    assert propose_answer(text, MENUS, TODAY).offers == offers


@pytest.mark.parametrize(
    ("text", "count", "offers"),
    [
        ("Could we have both?", 2, (1, 2)),
        ("Could we have both, please?", 2, (1, 2)),
        ("Can I take all three?", 3, (1, 2, 3)),
        ("Could we have the first and third?", 3, (1, 3)),
        ("Could we have both?", 3, ()),
        ("Could we have everything in writing?", 3, ()),
        ("Could we have all of it by Monday?", 3, ()),
    ],
)
def test_all_can_be_asked_for(text: str, count: int, offers: tuple[int, ...]) -> None:
    answer = propose_answer(text, MENUS[:count], TODAY)

    assert (answer.meaning, answer.offers) == ("accepted" if offers else "question", offers)


@pytest.mark.parametrize(
    "text",
    [
        "The first or the second would be fine.",
        "Either the new print or the £180 works for us.",
        "Thank you for the new print of the menus.",
        "The table card is not enough.",
        "I do not need the £180.",
        "I'd take the £180. On second thoughts, I do not want the £180.",
        "What does the table card look like?",
    ],
)
def test_nothing_is_taken_that_nobody_asked_for(text: str) -> None:
    assert propose_answer(text, MENUS, TODAY).offers == ()


CARDS = (
    Offer(remedy="extra-deliverable", what="A set of shelf cards", due=date(2026, 9, 18)),
    Offer(remedy="discount-this-invoice", percent=Decimal(20), amount=Decimal(60), currency="GBP"),
)
PAGES = (
    Offer(remedy="redo", what="The product pages written anew", due=date(2026, 9, 22)),
    Offer(remedy="credit-next-invoice", percent=Decimal(15)),
    Offer(remedy="call-and-note", due=date(2026, 9, 17)),
)
FLYER = (
    Offer(remedy="partial-refund", amount=Decimal(90), currency="GBP"),
    Offer(remedy="extra-deliverable", what="The autumn flyer ahead of the queue"),
    Offer(remedy="extra-deliverable", what="A banner for the newsletter"),
)


@pytest.mark.parametrize(
    ("made", "text", "meaning", "offers"),
    [
        (CARDS, "First and second, but I don't need the discount.", "accepted", (1,)),
        (
            CARDS,
            "Hi Sam, happy with the first and the second. The discount you can keep though.",
            "accepted",
            (1,),
        ),
        (CARDS, "Both are fine, but no discount please.", "accepted", (1,)),
        (CARDS, "Both please, although the discount really isn't necessary.", "accepted", (1,)),
        (CARDS, "Shelf cards yes, discount no.", "accepted", (1,)),
        (CARDS, "Yes to 1. As for 2, thanks but no need.", "accepted", (1,)),
        (CARDS, "You don't have to give us money off. The cards would make my day.", "accepted", (1,)),
        (PAGES, "1 and 3 please, I'll pass on the discount.", "accepted", (1, 3)),
        (PAGES, "All three sound good, but I can do without a call.", "accepted", (1, 2)),
        (
            PAGES,
            "I'd say the pages and the 15%, and let's spare ourselves the phone call.",
            "accepted",
            (1, 2),
        ),
        (
            PAGES,
            "We are happy to accept the rewritten pages. A call isn't needed, and neither is a discount.",
            "accepted",
            (1,),
        ),
        (
            PAGES,
            "Option 2 doesn't do much for us since we have no order planned; 1 it is, please.",
            "accepted",
            (1,),
        ),
        (
            PAGES,
            "Thursday's call works. Leave the pages as they are, we have mended them ourselves.",
            "accepted",
            (3,),
        ),
        (PAGES, "Just write the pages again and we are good. Forget about the rest.", "accepted", (1,)),
        (PAGES, "No call, please. Pages and discount are welcome.", "accepted", (1, 2)),
        (PAGES, "Let's skip the discount and the call. Pages by Tuesday, as you say.", "accepted", (1,)),
        (
            FLYER,
            "The banner is kind but not for us. The flyer ahead of the queue is what counts.",
            "accepted",
            (2,),
        ),
        (FLYER, "Take the £90 off the table; do the flyer first and add the banner.", "accepted", (2, 3)),
        (FLYER, "I'd go for the second plus the third. Keep your £90.", "accepted", (2, 3)),
        (FLYER, "If it's all the same to you, the banner instead of the refund.", "accepted", (3,)),
        (
            FLYER,
            "Please refund the £90. The banner and the flyer can wait until we know where we stand.",
            "accepted",
            (1,),
        ),
        (CARDS, "Thank you for the discount.", "other", ()),
        (CARDS, "Is the discount on top of the cards?", "question", ()),
        (CARDS, "No discount can make up for this.", "declined", ()),
        (CARDS, "No discount yet, please. Let me think about the cards.", "other", ()),
        (CARDS, "No cards, no discount, nothing. We are done.", "declined", ()),
        (CARDS, "No, the discount will not do it. We are done here.", "declined", ()),
        (CARDS, "No more discounts, please, they embarrass me. I would love the cards.", "accepted", (1,)),
        (PAGES, "No time for a call this week, but the pages are welcome.", "accepted", (1,)),
        (
            PAGES,
            "We talked it over on Monday. The pages and the call, but nothing off the next invoice.",
            "accepted",
            (1, 3),
        ),
        (PAGES, "The first one yes. The rest is not for us.", "accepted", (1,)),
        (
            PAGES,
            "A call would help. Money is not the point, and the pages I can fix myself.",
            "accepted",
            (3,),
        ),
        (
            PAGES,
            "Everything you list is fine except that we'd rather not talk on the phone.",
            "accepted",
            (1, 2),
        ),
        (PAGES, "Pages and call, please.", "accepted", (1, 3)),
        (FLYER, "As a first step I would take the banner.", "accepted", (3,)),
        (FLYER, "Could you do the flyer first?", "question", ()),
        (FLYER, "First of all, thank you. We'd choose the money.", "accepted", (1,)),
        (FLYER, "The refund, yes. The banner, no. The flyer, yes please.", "accepted", (1, 2)),
        (FLYER, "If you don't mind, we would take the refund and leave it there.", "accepted", (1,)),
        (FLYER, "If it is fine by your accountant, the refund, please.", "question", ()),
    ],
)
def test_each_piece_of_an_answer_is_heard_for_what_it_takes_and_what_it_refuses(
    made: tuple[Offer, ...], text: str, meaning: str, offers: tuple[int, ...]
) -> None:
    answer = propose_answer(text, made, TODAY)

    assert (answer.meaning, answer.offers) == (meaning, offers)


COURIER = (
    Offer(remedy="extra-deliverable", what="The labels sent again by courier"),
    Offer(remedy="discount-this-invoice", percent=Decimal(20), amount=Decimal(75), currency="EUR"),
    Offer(remedy="call-and-note", due=date(2026, 9, 17)),
)


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("I take the first. No need for a courier, post is fine.", (1,)),
        ("I'll take option 1. I don't need a courier, ordinary post will do.", (1,)),
        ("Option 3 please, but don't call before noon.", (3,)),
        ("I'd like the call. Please do not call before ten.", (3,)),
        ("I'd like the call. Please do not call or text before ten.", (3,)),
        ("The call, please. Do not phone my mobile, use the office number.", (3,)),
        ("The call, please. Don't ring Anna, she has left us.", (3,)),
        ("The call, please. No calls before ten, though.", (3,)),
        ("The call, please. I don't need it until Friday.", (3,)),
        ("The discount, please. I don't need the discount before October.", (2,)),
        ("The call, please. I don't want to wait for the call any longer.", (3,)),
        ("Option 2, please. We do not have the money for a lawyer.", (2,)),
        ("I take the first, but no courier please.", ()),
        ("I take the first. I do not need the labels sent by courier.", ()),
        ("Options 1 and 3. Please do not call me.", (1,)),
        ("Options 1 and 3. Please don't call, I am travelling.", (1,)),
        ("Options 1 and 2. The discount you can keep.", (1,)),
        ("Options 2 and 3. I do not need the 75 euros.", (3,)),
    ],
)
def test_a_no_takes_back_a_surer_yes_only_where_it_is_meant_for_it(
    text: str, offers: tuple[int, ...]
) -> None:
    assert propose_answer(text, COURIER, TODAY).offers == offers


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("I accept first option.", (1,)),
        ("Could we do first offer please?", (1,)),
        ("Yes please first one", (1,)),
        ("Choosing first one.", (1,)),
        ("We are going for first choice.", (1,)),
        ("I accept first and third.", (1, 3)),
        ("Please do the banner first.", (3,)),
        ("Money back? No. But the flyer first, gladly.", (2,)),
        ("None of these, except perhaps the banner.", (3,)),
        ("Neither helps us, apart from the flyer.", (2,)),
        ("Nothing except the money, please.", (1,)),
    ],
)
def test_first_says_which_and_an_exception_is_what_is_taken(text: str, offers: tuple[int, ...]) -> None:
    answer = propose_answer(text, FLYER, TODAY)

    assert (answer.meaning, answer.offers) == ("accepted", offers)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("No discount will bring back our customers. We are leaving.", "declined"),
        ("No call will mend this. Goodbye.", "declined"),
        ("No discount, thank you. We are closing the account.", "declined"),
        ("No discount will mend this. Fine, we are done here.", "declined"),
        ("None of these, except an apology from the printer.", "declined"),
        ("No discount, please. The rest sounds fair.", "accepted"),
        ("No discount, please. I will think about the rest.", "other"),
        ("No discount, please. What would the second cover look like?", "question"),
        ("No discount?", "question"),
        ("No time for a call this week.", "other"),
        ("No call before Friday, please.", "other"),
        ("No discount, please. We'll take the second cover. Goodbye!", "accepted"),
    ],
)
def test_a_no_to_one_is_a_no_to_all_where_nothing_else_is_wanted(text: str, meaning: str) -> None:
    assert propose_answer(text, OFFERS, TODAY).meaning == meaning


def test_what_is_left_is_taken_and_nothing_left_is_a_no() -> None:
    assert propose_answer("That sounds fair. I do not need the £180.", MENUS[:2], TODAY).offers == (1,)
    assert propose_answer("I do not need the £180.", MENUS[1:2], TODAY).meaning == "declined"
    assert propose_answer("I do not need the £180.", MENUS, TODAY).meaning == "other"


def test_yes_to_the_only_offer_takes_it() -> None:
    assert propose_answer("Yes please.", OFFERS[:1], TODAY).offers == (1,)
    assert propose_answer("Yes please.", (), TODAY).offers == ()


def test_a_number_that_no_offer_has_is_none() -> None:
    answer = propose_answer("Option 3 please.", OFFERS[:2], TODAY)

    assert (answer.meaning, answer.offers) == ("other", ())


@given(st.text(max_size=300))
def test_no_answer_is_too_odd(text: str) -> None:
    answer = propose_answer(text, OFFERS, TODAY)

    assert set(answer.offers) <= {1, 2, 3}
    assert (answer.meaning == "other") or answer.words


def test_a_long_row_of_refusals_comes_to_an_end() -> None:
    things = (Offer(remedy="", what="The cards", due=date(2026, 9, 18)),)

    assert refused("no need for cards on Friday " * 2_000, things, TODAY) == (1,)


def test_a_long_answer_takes_no_time_to_speak_of() -> None:
    assert propose_answer("we would rather " * 20_000, OFFERS, TODAY).meaning == "other"


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("Numbers two and three would be great, but let me ask my partner.", (2, 3)),
        ("The table card sounds lovely, I need to check it with my boss first.", (3,)),
        ("That sounds good, but let me think it over.", ()),
    ],
)
def test_who_has_to_ask_somebody_has_not_decided(text: str, offers: tuple[int, ...]) -> None:
    answer = propose_answer(text, MENUS, TODAY)

    assert (answer.meaning, answer.offers) == ("question", offers)


@pytest.mark.parametrize(
    "text",
    [
        "The table card please; I'll ask my bookkeeper for the number of the account.",
        "The table card please, and let me check the time of the train.",
    ],
)
def test_who_asks_for_something_else_has_decided(text: str) -> None:
    assert propose_answer(text, MENUS, TODAY).meaning == "accepted"


def test_numbers_that_are_no_offers_are_left_alone() -> None:
    text = "We are closed between 1 and 2 o'clock. The table card, please."

    assert propose_answer(text, MENUS, TODAY).offers == (3,)


REPRINT = (
    Offer(remedy="redo", what="Pages 4 to 9, and 300 new menus at your door"),
    Offer(
        remedy="cost-cover",
        what="What the printer charged for the first menus",
        amount=Decimal(640),
        currency="GBP",
    ),
)


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("Ines, I'll take the new menus. Thank you for owning up.", (1,)),
        ("We'd like the new menus, please.", (1,)),
        ("I'll take what the printer charged.", (2,)),
        ("I'd rather have the £640, please.", (2,)),
        ("Yes, that would be a new start for us.", ()),
    ],
)
def test_the_new_ones_are_not_those_of_which_the_first_are_paid(text: str, offers: tuple[int, ...]) -> None:
    assert propose_answer(text, REPRINT).offers == offers
