"""``amends --plain`` after the letter: their answer, silence, promises kept, the end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from amends.domain.draft import Offer, Promise
from amends.ledger.promises import promised
from commands.conftest import NOW, keep
from commands.plainly import COOL, only_case, said, sent_case, typed

if TYPE_CHECKING:
    from amends.domain.case import Case
    from amends.storage.places import Places
    from commands.conftest import Talk


def test_they_take_an_offer_and_the_letter_after_it_is_proposed(
    talk: Talk, places: Places, letter_case: Case
) -> None:
    case = keep(sent_case(letter_case), places)
    done = talk(
        "--plain", case, given=said("Sam", "", "a", "1", "The second one, please.", ".", "", "n", "", "", "q")
    )
    after = only_case(places)

    assert done.returncode == 0, done.stderr
    assert "Proposed for “The second one, please.”" in done.stdout
    assert after.outcome is not None
    assert (after.outcome.ending, after.outcome.offer) == ("accepted", 2)
    assert after.draft is not None
    assert after.draft.shape == "they-chose"
    assert [offer.remedy for offer in after.draft.offers] == ["discount-this-invoice"]


def test_two_offers_are_taken_by_their_numbers(talk: Talk, places: Places, letter_case: Case) -> None:
    case = keep(sent_case(letter_case), places)
    talked = said("Sam", "", "a", "1", "The second one, please.", ".", "1 4", "1 2", "n", "", "", "q")
    done = talk("--plain", case, given=talked)
    after = only_case(places)

    assert "Answer with a number from 1 to 6, or with several from 1 to 2." in done.stdout
    assert after.outcome is not None
    assert after.outcome.taken == (1, 2)
    assert after.draft is not None
    assert len(after.draft.offers) == 2


def test_both_offers_are_an_empty_line_away_when_they_take_both(
    talk: Talk, places: Places, letter_case: Case
) -> None:
    case = keep(sent_case(letter_case), places)
    done = talk("--plain", case, given=said("Sam", "", "a", "1", "Both, please.", ".", "", "q"))
    outcome = only_case(places).outcome

    assert "(enter: 1 2)" in done.stdout
    assert outcome is not None
    assert outcome.taken == (1, 2)


@pytest.mark.parametrize(("answer", "left"), [("y", 0), ("", 1), ("n", 1)])
def test_what_they_say_no_to_is_taken_off_what_is_owed_only_when_told_so(
    talk: Talk, places: Places, letter_case: Case, answer: str, left: int
) -> None:
    call = Promise(what="I will call you", due=NOW.date(), made=NOW.date())
    case = keep(sent_case(letter_case).but(promises=(call,)), places)
    words = "The second one, please. No need to call me."
    done = talk("--plain", case, given=said("Sam", "", "a", "1", words, ".", "", answer, "q"))

    assert (
        "They seem to say no to “I will call you”. Take it off what you owe, y or n (enter: n)" in done.stdout
    )
    assert only_case(places).promises == (call,) * left


@pytest.mark.parametrize("way", ["answer", "ending"])
def test_a_sentence_that_promised_what_they_decline_is_told_as_let_go(
    talk: Talk, places: Places, letter_case: Case, way: str
) -> None:
    offer = Offer(remedy="call-and-note", due=NOW.date())
    sent_one = sent_case(letter_case)
    letter = sent_one.drafts[-1].but(offers=(offer,))
    call = Promise(what="I will call you", due=NOW.date(), made=NOW.date())
    waits = Promise(what=promised(offer), due=NOW.date(), made=NOW.date(), if_chosen=True)
    case = keep(sent_one.but(drafts=(letter,), promises=(waits, call)), places)
    given = {"answer": ["a", "1", "No, thank you.", ".", "", "q"], "ending": ["e", "3", "", "q"]}[way]
    done = talk("--plain", case, given=said("Sam", "", *given))

    assert only_case(places).promises == ()
    assert "No longer owed after that: “I will call you”." in done.stdout


def test_what_their_answer_asks_for_is_a_point_too(talk: Talk, places: Places, letter_case: Case) -> None:
    case = keep(sent_case(letter_case), places)
    asked = "The second one, please. Could you send me a proof before they are printed?"
    talk("--plain", case, given=said("Sam", "", "a", "1", asked, ".", "", "q"))
    message = only_case(places).message

    assert message is not None
    assert any("proof" in point.quote for point in message.points)


def test_the_user_decides_what_an_answer_comes_to(talk: Talk, places: Places, letter_case: Case) -> None:
    case = keep(sent_case(letter_case), places)
    done = talk("--plain", case, given=said("Sam", "", "a", "1", "The second one, please.", ".", "4"))
    outcome = only_case(places).outcome

    assert outcome is not None
    assert outcome.ending == "declined"
    assert "They said no." in done.stdout


def test_an_answer_that_was_left_undecided_is_an_empty_line_away(
    talk: Talk, places: Places, letter_case: Case
) -> None:
    case = keep(sent_case(letter_case), places)
    talk("--plain", case, given=said("Sam", "", "a", "1", "The second one, please.", "."))
    undecided = only_case(places)
    talk("--plain", case, given=said("", ""))

    assert undecided.outcome is None
    assert undecided.has_answer
    outcome = only_case(places).outcome
    assert outcome is not None
    assert outcome.offer == 2


def test_a_charged_answer_is_cooled_down_from_before_it_is_looked_at(
    talk: Talk, places: Places, letter_case: Case
) -> None:
    case = keep(sent_case(letter_case), places)
    angry = "This is a disgrace and I am absolutely furious. No, thank you."
    done = talk("--plain", case, given=said("Sam", "", "a", "1", angry, ".", "y", COOL, "4"))
    before, _, after = done.stdout.partition("What should Sam do here")

    assert "There are charged words in it" in before
    assert "absolutely furious" not in before
    assert "What does it come to" in after
    assert only_case(places).outcome is not None


def test_after_silence_the_letter_that_checks_back_is_an_empty_line_away(
    talk: Talk, places: Places, letter_case: Case
) -> None:
    case = keep(sent_case(letter_case, days=11).but(promises=()), places)
    talk("--plain", case, given=said("Sam", "", "", ""))
    draft = only_case(places).draft

    assert draft is not None
    assert draft.shape == "checking-back"


def test_a_promise_is_ticked_and_taken_back(talk: Talk, places: Places, letter_case: Case) -> None:
    case = sent_case(letter_case).but(
        promises=(Promise(what="Ring", due=NOW.date()), Promise(what="Write", due=NOW.date()))
    )
    done = talk("--plain", keep(case, places), given=said("Sam", "", "k 1", "k 2", "k 2", "k 7"))
    first, second = only_case(places).promises

    assert first.kept is not None
    assert second.kept is None
    assert "Answer with a number from 1 to 2." in done.stdout


def test_an_offer_that_waits_for_their_choice_is_not_ticked(
    talk: Talk, places: Places, letter_case: Case
) -> None:
    waits = Promise(what="New boards", due=NOW.date(), if_chosen=True)
    case = sent_case(letter_case).but(promises=(waits, Promise(what="Ring", due=NOW.date())))
    done = talk("--plain", keep(case, places), given=said("Sam", "", "k 1", "k"))
    first, second = only_case(places).promises

    assert "k 2: promise 2 is kept" in done.stdout
    assert "It is owed only if they choose it" in done.stdout
    assert first.kept is None
    assert second.kept is not None


def test_the_case_ends_with_a_card_and_is_opened_again(talk: Talk, places: Places, letter_case: Case) -> None:
    case = keep(sent_case(letter_case).but(promises=()), places)
    talk(
        "--plain",
        case,
        given=said("Sam", "", "e", "5", "Quiet.", "c", "The van", "Booked first", typed(30)),
    )
    ended = only_case(places)
    talk("--plain", case, given=said("h", "e", "7"))

    assert ended.outcome is not None
    assert (ended.outcome.ending, ended.outcome.note) == ("silent", "Quiet.")
    assert ended.card is not None
    assert (ended.card.cause, ended.card.changed) == ("The van", "Booked first")
    assert ended.card.check_on == (NOW + timedelta(days=30)).date()
    again = only_case(places)
    assert again.outcome is None
    assert again.card is not None
    assert again.card.held is not None


def test_who_has_not_decided_takes_nothing_and_what_they_lean_to_is_told(
    talk: Talk, places: Places, letter_case: Case
) -> None:
    case = keep(sent_case(letter_case), places)
    words = "Numbers one and two would be lovely, but let me ask my partner."
    done = talk("--plain", case, given=said("Sam", "", "a", "1", words, ".", "", "q"))

    assert "They lean to offers 1 and 2, and have not decided." in done.stdout
    assert only_case(places).outcome is None


def test_a_newcomers_address_is_checked(talk: Talk, places: Places, letter_case: Case) -> None:
    case = keep(sent_case(letter_case), places)
    done = talk("--plain", case, given=said("Sam", "10", "sam@reyes.example", "q"))

    assert done.stdout.count("This is not an address.") == 1
    assert 'email = "sam@reyes.example"' in places.settings.read_text(encoding="utf-8")
