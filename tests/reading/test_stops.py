from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from amends.domain.money import Fee
from amends.reading import read, stop_signs
from amends.reading.stops import Sign, sign_for
from reading.messages import ABUSIVE, ANGRY, BRITISH, INDIAN, LEGAL, LET_DOWN, PASSIVE, SCOPE, SPANISH, TERSE


def kinds(text: str) -> list[str]:
    return [sign.kind for sign in stop_signs(read(text, None))]


def test_a_lawyers_letter_with_a_loss_above_the_fee_shows_both_signs_the_law_first() -> None:
    assert kinds(LEGAL) == ["legal", "loss"]


def test_abuse_is_noticed() -> None:
    assert kinds(ABUSIVE) == ["abuse"]


@pytest.mark.parametrize(
    "text",
    [
        "I feel like an absolute fool for having believed in the date.",
        "I stood in front of the parents like a complete moron with forty wrong badges.",
        "The next one will be somebody who can actually count. The badges are still wrong.",
    ],
)
def test_who_calls_only_themselves_names_insults_nobody(text: str) -> None:
    assert kinds(text) == []


def test_private_data_is_noticed() -> None:
    assert kinds("The export leaked the home addresses of our members.") == ["data"]


def test_someone_hurt_is_noticed_before_the_law() -> None:
    text = "A visitor was injured when your sign came down. Our solicitor will sue you for damages."

    assert kinds(text) == ["injury", "legal"]


@pytest.mark.parametrize(
    ("text", "fee", "expected"),
    [
        ("The reprint costs us £900.", Fee(amount=Decimal(650), currency="GBP"), ["loss"]),
        ("The reprint costs us £900.", Fee(amount=Decimal(650), currency="EUR"), []),
        ("The reprint costs us £900.", Fee(amount=Decimal(900), currency="GBP"), []),
        ("The reprint costs us £900.", Fee(), []),
    ],
)
def test_a_loss_is_held_against_the_fee_that_is_known(text: str, fee: Fee, expected: list[str]) -> None:
    assert [sign.kind for sign in stop_signs(read(text, None), fee)] == expected


@pytest.mark.parametrize("text", [ANGRY, BRITISH, INDIAN, LET_DOWN, PASSIVE, SCOPE, SPANISH, TERSE])
def test_anger_alone_is_no_reason_to_stop(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I hope you rot. I want you dead. Send the files.",
        "If the page is not up by noon I will come round to your house and we will see how brave you are.",
        "I'll smash your face in if I see that logo again.",
        "Pay it back or watch your back.",
    ],
)
def test_a_threat_to_the_user_is_a_sign_of_its_own(text: str) -> None:
    assert "threat" in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "I don't want to be here any more.",
        "The shop is gone because of this and I don't want to live anymore.",
        "My family would be better off without me. The menus are wrong too.",
    ],
)
def test_despair_is_noticed_before_all_else(text: str) -> None:
    assert kinds(f"{text} My solicitor will sue you.")[0] == "despair"


@pytest.mark.parametrize(
    "text",
    [
        "Please note this is a safety matter.",
        "The wall you drew could fall on the path.",
        "Since the repair there is a smell of gas in the kitchen.",
        "The socket sparks and the guests use it.",
        "My son nearly choked on the part that came off.",
    ],
)
def test_a_danger_is_noticed_as_somebody_hurt_is(text: str) -> None:
    assert kinds(text) == ["injury"]


@pytest.mark.parametrize(
    "text",
    [
        "I don't want to be here until midnight with these files again.",
        "It would not kill you to answer the phone.",
        "I can come round to your house on Friday and fetch the prints.",
        "You are killing it with these drawings, only the date is wrong.",
        "The fire safety leaflet still has the old number.",
        "I am dying to see the cover.",
        "The wall colour is wrong and the sign is too small.",
    ],
)
def test_strong_words_alone_are_neither_threat_nor_despair_nor_danger(text: str) -> None:
    assert kinds(text) == []


def test_a_lawyer_who_gets_a_copy_is_a_sign_and_one_who_likes_the_work_is_no_threat() -> None:
    assert kinds("I've cc'd our legal counsel.") == ["legal"]
    liked = read("The legal department liked your design.", None)

    assert stop_signs(liked) == ()
    assert "legal_threat" not in [span.label for span in liked.spans]


def test_every_sign_says_what_it_is_and_what_to_do_first() -> None:
    assert all(sign_for(kind).title and sign_for(kind).what_first for kind in get_args(Sign))


@pytest.mark.parametrize(
    "text",
    [
        "The boxes came wet. I have handed the whole thing to my solicitor, who writes to you next week.",
        "Honestly Pat, one more excuse and you'll be hearing from our lawyers.",
        "hi. u took my money and no logo. ill see u in small claims",
        "Kindly note that failing a refund by Friday we will be constrained to approach the consumer court.",
        "I had hoped to avoid this, but I have taken legal advice about the kitchen plans.",
        "Our attorney is reviewing the contract. Please keep all emails.",
        "My sister's a barrister and says we have a strong case against you.",
        "Please read clause 11 again. Our agreement has a negligence clause and it covers lost bookings.",
        "We lost a weekend of trade and shall be claiming damages from you.",
        "Please treat this letter as a letter before action.",
        "This is with Legal now, so please answer to them.",
        "I've been on to Trading Standards and they gave me a reference for the complaint.",
        "Unless the pages are right by Monday I shall report you to the regulator.",
        "We hold you responsible for every pound of the second print run.",
        "I know you're busy, but what you did was negligent, and the hall thinks so too.",
        "Give me the name of your insurer, please. The ceiling fell on the new stock.",
        "We reserve all our rights in this matter.",
        "Your invoice is not paid because you are in breach of contract.",
        "If we get sued over that photo we will pass every cent on to you.",
        "Under the Consumer Rights Act I am entitled to a repeat of the work or my money back.",
        "We don't want to go to court over a wedding album, but we will.",
        "I write on behalf of my client, Mrs Amato. Please confirm receipt within seven days.",
        "So we are thinking about legal steps, my husband and I, it is not easy to write this.",
        "You took our drawings and used them for another bakery. That's copyright infringement.",
        "The board has decided to start proceedings if the site is not back by noon.",
        "The ombudsman has my complaint about you since yesterday.",
    ],
)
def test_a_claim_that_is_announced_or_hinted_at_shows_the_sign(text: str) -> None:
    assert "legal" in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "We cannot put a menu without allergens on a table, it is against the law. Please add them today.",
        "The law firm loved the flyers, but the address is wrong.",
        "My solicitor is on holiday, so the contract for the next job will come a week late.",
        "The poster says Law Faculty, it should say Faculty of Law.",
        "Sue and I looked at the proofs and page 3 has the old price.",
        "The court on the sports page is a squash court, not a tennis court.",
        "By law the jar has to show the weight, and your label leaves it out.",
        "The solicitor in the group photo is missing her name.",
        "Our lawyers moved to Mill Lane, so the map in the brochure is wrong.",
        "The heading of the legal notice is in the wrong font.",
        "The glue damages the cover when it gets warm.",
        "The police choir came at six and nobody had told the hall.",
        "You claimed the files were final, and they were not.",
        "The judge at the flower show laughed about the typo. I did not.",
        "The chapter on negligence in my textbook lost its footnotes in your layout.",
        "Our client wanted blue, and you delivered green.",
        "The regulator wants the risk warning in bold, and your banner has it in grey.",
        "I teach contract law, and the slides for Monday are still not here.",
        "That orange should be illegal! Can we have the softer one?",
        "The insurance brochure has last year's prices on the back.",
        "You are responsible for the layout, and the columns overlap again.",
        "The trial version of the site runs, but the login fails.",
        "The complaint form on our site sends nothing.",
        "In the play the lawyer comes on first, and in the programme he is last.",
        "I paid for ten photos and I am disappointed: there are eight.",
        "The barrister's name plate has one letter too few.",
        "My attorney friend recommended you, which makes the delay all the sadder.",
    ],
)
def test_law_that_is_only_mentioned_shows_no_sign(text: str) -> None:
    assert "legal" not in kinds(text)


def test_a_sign_shows_the_sentence_it_was_found_in_and_an_insult_is_not_read_out_again() -> None:
    law = "The labels are late. My solicitor will look\nat the contract. Please call."

    assert [sign.words for sign in stop_signs(read(law, None))] == ["My solicitor will look at the contract."]
    assert [sign.words for sign in stop_signs(read(ABUSIVE, None))] == [""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Otherwise we will take the spring shoot to Hallam, and I will tell everyone at the guild why.", []),
        ("If not, we will take it to another studio, and my solicitor will see the contract.", ["legal"]),
        ("I want my money back by Friday or I call my lawyer!!", ["legal"]),
    ],
)
def test_who_goes_elsewhere_speaks_of_the_law_only_where_it_is_named(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected
