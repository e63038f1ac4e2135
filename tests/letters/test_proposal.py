"""The shape that is proposed, from the points and the facts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from amends.domain.case import Case, Facts, Outcome
from amends.domain.draft import Draft, Left
from amends.domain.judgement import ADVICE_FIRST
from amends.domain.message import Message, Point
from amends.domain.money import Fee
from amends.letters import propose

if TYPE_CHECKING:
    from amends.domain.case import Ending, Sure, Whose
    from amends.domain.message import Doing, Label

NOON = datetime(2026, 10, 9, 12, 0, tzinfo=UTC)
CASE = Case(id="one", created=NOON, updated=NOON)


def upset(*points: tuple[Label, Doing | None], whose: Whose | None = None) -> Case:
    made = tuple(Point(label=label, quote="…", doing=doing) for label, doing in points)
    return CASE.but(messages=(Message(text="…", points=made),), facts=Facts(doing=whose))


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (upset(("fact", "mine"), ("question", None)), "they-complained"),
        (upset(("fact", "mine"), ("fact", "unsure")), "they-complained"),
        (upset(("fact", "mine"), ("fact", "not mine")), "partly-me"),
        (upset(("fact", "not mine"), ("request", "unsure")), "partly-me"),
        (upset(("fact", "not mine"), ("heat", None)), "not-my-doing"),
        (upset(("fact", "unsure")), "short-note"),
        (upset(("heat", None), ("threat", None)), "firm-and-brief"),
        (upset(("question", None)), "they-complained"),
        (upset(), "they-complained"),
        (upset(whose="shared"), "partly-me"),
        (upset(whose="not mine"), "not-my-doing"),
        (upset(whose="unsure"), "short-note"),
    ],
)
def test_the_points_decide_then_the_facts(case: Case, expected: str) -> None:
    assert propose(case).shape == expected
    assert propose(case).reason.endswith(".")


@pytest.mark.parametrize(
    ("case", "found"),
    [
        (upset(), False),
        (upset().but(facts=Facts(fee=Fee(currency="EUR"))), False),
        (upset().but(facts=Facts(kind="late")), True),
        (upset().but(facts=Facts(happened="The map was late")), True),
        (upset(("question", None)), True),
    ],
)
def test_where_nothing_was_found_no_complaint_is_claimed(case: Case, found: bool) -> None:
    reason = propose(case).reason

    assert (reason == "They wrote that something went wrong.") is found
    assert reason.startswith("Nothing was found") is not found


@pytest.mark.parametrize(
    ("case", "expected", "says"),
    [
        (upset(("fact", "mine"), whose="not mine"), "they-complained", True),
        (upset(("fact", "mine"), whose="mine"), "they-complained", False),
        (upset(("fact", None), whose="not mine"), "not-my-doing", False),
        (upset(("heat", None), whose="mine"), "they-complained", False),
        (upset(("heat", None)), "firm-and-brief", False),
    ],
)
def test_points_that_are_settled_count_before_the_facts_and_that_is_said(
    case: Case, expected: str, says: bool
) -> None:
    proposal = propose(case)

    assert proposal.shape == expected
    assert ("The points count before “whose doing” in the facts." in proposal.reason) is says


@pytest.mark.parametrize(
    ("signs", "doing", "expected"),
    [
        (("abuse",), None, "firm-and-brief"),
        (("legal",), None, "short-note"),
        (("data", "abuse"), None, "short-note"),
        (("abuse",), "mine", "they-complained"),
        (("threat",), None, "firm-and-brief"),
        (("despair",), None, "they-complained"),
        (("data",), "not mine", "not-my-doing"),
        (("legal",), "not mine", "short-note"),
        (("legal", "abuse"), "mine", "short-note"),
    ],
)
def test_a_stop_sign_proposes_until_the_points_are_settled_and_a_claim_beyond_that(
    signs: tuple[str, ...], doing: Doing | None, expected: str
) -> None:
    case = upset(("fact", doing))
    assert case.message is not None
    assert propose(case.with_message(case.message.but(signs=signs))).shape == expected


def test_one_point_settled_settles_nothing_for_the_others() -> None:
    case = upset(("fact", "mine"), ("request", None)).noting(("data",))

    assert propose(case).shape == "short-note"


@pytest.mark.parametrize("sign", ["abuse", "threat"])
@pytest.mark.parametrize(
    ("other", "expected"),
    [(None, "they-complained"), ("not mine", "partly-me"), ("unsure", "they-complained")],
)
def test_where_a_point_is_ones_own_doing_no_unkindness_takes_the_answer_away(
    sign: str, other: Doing | None, expected: str
) -> None:
    case = upset(("fact", "mine"), ("request", other)).noting((sign,))

    assert propose(case).shape == expected


def test_unkindness_alone_calls_for_the_firm_letter_while_nothing_is_ones_own_doing() -> None:
    case = upset(("fact", "not mine"), ("request", None)).noting(("abuse",))

    assert propose(case).shape == "firm-and-brief"


def test_facts_that_are_settled_do_not_take_the_advice_away() -> None:
    assert propose(claiming(upset(("fact", None), whose="mine"))).shape == "short-note"


def test_once_the_note_is_sent_the_points_decide_again() -> None:
    case = upset(("fact", None)).but(drafts=(Draft(shape="short-note", sent=NOON),))
    assert case.message is not None
    case = case.with_message(case.message.but(signs=("legal",), date=NOON.replace(hour=9)))

    assert propose(case).shape == "they-complained"


@pytest.mark.parametrize(
    ("sure", "expected"),
    [("yes", "i-write-first"), ("perhaps", "just-asking"), ("no", "just-asking"), (None, "just-asking")],
)
def test_a_silent_client_gets_an_apology_only_for_what_is_known(sure: Sure | None, expected: str) -> None:
    assert propose(CASE.but(facts=Facts(sure=sure))).shape == expected


def claiming(case: Case) -> Case:
    return case.noting(("legal",))


def picked(case: Case) -> Case:
    """Return the case with another letter chosen than the one proposed."""
    return case.with_draft(Draft(shape="they-complained"))


def test_advice_first_is_said_on_where_another_letter_was_chosen() -> None:
    proposal = propose(picked(claiming(upset(("fact", "mine")))))

    assert proposal.shape == "they-complained"
    assert proposal.reason.startswith("Advice first")
    assert "Advice first" not in propose(upset(("fact", "mine"))).reason


def test_advice_first_is_said_on_when_they_write_again_and_say_nothing_of_it() -> None:
    case = claiming(upset(("fact", "mine")))
    case = case.but(
        messages=(*case.messages, Message(text="Any news?", points=(Point(label="fact", doing="mine"),)))
    )

    assert propose(case).shape == "short-note"
    assert propose(picked(case)).reason.startswith("Advice first")


def test_advice_first_is_silent_once_it_is_set_aside_or_all_is_over() -> None:
    case = claiming(upset(("fact", "mine")))
    left = Draft(shape="they-complained", left=(Left(rule=ADVICE_FIRST),))

    assert "Advice first" not in propose(case.with_draft(left)).reason
    assert "Advice first" not in propose(case.but(outcome=Outcome(ending="accepted"))).reason


def test_a_second_time_has_a_letter_of_its_own() -> None:
    case = upset(("fact", "mine"))

    assert propose(case.but(facts=Facts(kind="repeat"))).shape == "it-happened-again"


def test_while_unsure_one_note_is_enough() -> None:
    case = upset(("fact", "unsure")).but(drafts=(Draft(shape="short-note", sent=NOON),))

    assert propose(case).shape == "partly-me"


def test_after_a_letter_without_an_answer_it_is_checking_back() -> None:
    case = upset(("fact", "mine")).but(drafts=(Draft(shape="they-complained", sent=NOON),))
    later = Message(text="And another thing", date=NOON.replace(hour=15), points=(Point(label="heat"),))

    assert propose(case).shape == "checking-back"
    assert propose(case.but(messages=(*case.messages, later))).shape == "firm-and-brief"


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("accepted", "they-chose"),
        ("declined", "they-said-no"),
        ("parted", "they-said-no"),
        ("silent", "checking-back"),
    ],
)
def test_the_outcome_has_the_last_word(ending: Ending, expected: str) -> None:
    assert propose(upset(("fact", "mine")).but(outcome=Outcome(ending=ending))).shape == expected
