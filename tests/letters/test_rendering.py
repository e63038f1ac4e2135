"""From parts and offers to the letter that the client gets."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.domain.draft import Draft, Offer, Part
from amends.letters import render, shapes
from amends.remedies import catalogue, say

MONEY = Offer(
    remedy="discount-this-invoice",
    percent=Decimal(20),
    amount=Decimal("90.00"),
    currency="GBP",
    due=date(2026, 10, 16),
)
PLAN = Offer(remedy="extra-deliverable", what="a seating plan for the hall", due=date(2026, 10, 15))

COMPLAINT = Draft(
    shape="they-complained",
    subject="Re: The programmes",
    greeting="Hello Ines,",
    sign_off="Kind regards,\nJoss",
    parts=(
        Part(
            name="what-happened",
            text="Thank you for ringing me at once. I sent the programmes to the printer on Thursday 8 "
            "October instead of Tuesday 6 October, and the cast list had last year's names. You had to "
            "hand out slips. "
            "That was my doing, and I am sorry.\n",
        ),
        Part(name="putting-it-right", text="I can't undo the evening, and I want to put it right."),
        Part(
            name="why", text="I worked from an old file. Since Friday the old files are in a locked folder."
        ),
        Part(
            name="offers",
            text="You can have one of these:",
            after="Which of them would help? If neither does, tell me.",
        ),
        Part(name="close", text="I liked every rehearsal. I will call on Monday 12 October at 11:00."),
    ),
    offers=(MONEY, PLAN),
)

EXPECTED = """\
Hello Ines,

Thank you for ringing me at once. I sent the programmes to the printer on Thursday 8 October instead of \
Tuesday 6 October, and the cast list had last year's names. You had to hand out slips. That was my doing, \
and I am sorry.

I can't undo the evening, and I want to put it right.

I worked from an old file. Since Friday the old files are in a locked folder.

You can have one of these:
1. 20% of the fee (£90) off this invoice, by Friday 16 October 2026.
2. A seating plan for the hall by Thursday 15 October 2026, at no charge.

Which of them would help? If neither does, tell me.

I liked every rehearsal. I will call on Monday 12 October at 11:00.

Kind regards,
Joss
"""


def test_the_parts_of_a_complaint_make_one_letter() -> None:
    letter = render(COMPLAINT)

    assert letter.text == EXPECTED
    assert (letter.shape, letter.subject) == ("they-complained", "Re: The programmes")
    assert [(section.kind, section.part) for section in letter.sections] == [
        ("greeting", ""),
        ("part", "what-happened"),
        ("part", "putting-it-right"),
        ("part", "why"),
        ("part", "offers"),
        ("offers", "offers"),
        ("after", "offers"),
        ("part", "close"),
        ("sign-off", ""),
    ]
    assert letter.sections[4].jobs == ("offer", "ask")


def test_a_single_offer_is_an_item_on_a_line_of_its_own() -> None:
    letter = render(COMPLAINT.but(offers=(PLAN,)))

    assert (
        "You can have one of these:\n"
        "- A seating plan for the hall by Thursday 15 October 2026, at no charge.\n\n"
        "Which of them would help? If neither does, tell me.\n\nI liked" in letter.text
    )


HOLDERS = [(form.id, part.name) for form in shapes().values() for part in form.parts if part.holds_offers]


@pytest.mark.parametrize("remedy", [one.id for one in catalogue() if one.says])
@pytest.mark.parametrize(("shape", "place"), HOLDERS)
@pytest.mark.parametrize(
    "lead", ["Here is how it goes now.", "You can have this:", "This is what I offer", ""]
)
def test_no_offer_of_any_kind_is_glued_into_a_sentence(
    shape: str, place: str, remedy: str, lead: str
) -> None:
    offer = Offer(
        remedy=remedy, amount=Decimal(90), currency="GBP", due=date(2026, 10, 16), quantity=Decimal(2)
    )
    part = Part(name=place, text=lead, after="What do you think?")
    draft = Draft(shape=shape, parts=(part,), offers=(offer,))
    above = f"{lead}\n" if lead else ""

    alone, beside = render(draft).text, render(draft.but(offers=(offer, PLAN))).text

    assert alone == f"{above}- {say(offer, 'en_GB')}\n\nWhat do you think?\n"
    assert beside == f"{above}1. {say(offer, 'en_GB')}\n2. {say(PLAN, 'en_GB')}\n\nWhat do you think?\n"
    assert re.fullmatch(r"(?:[A-Z]|£\d|\d+%)[^.]*\.", say(offer, "en_GB"))


def test_without_offers_the_part_is_its_own_words() -> None:
    letter = render(COMPLAINT.but(offers=()))

    assert "You can have one of these:\n\nWhich of them would help?" in letter.text


def test_offers_alone_stand_in_their_place_without_a_gap() -> None:
    draft = Draft(shape="they-complained", parts=(Part(name="offers"),), offers=(MONEY, PLAN))

    assert render(draft).text.startswith("1. 20% of the fee (£90) off this invoice")


def test_the_apology_alone_puts_nothing_on_the_list() -> None:
    letter = render(COMPLAINT.but(offers=(MONEY, Offer(remedy="nothing-more"))))

    assert (
        "these:\n- 20% of the fee (£90) off this invoice, by Friday 16 October 2026.\n\nWhich" in letter.text
    )


def test_writing_first_may_ask_and_offer_in_prose() -> None:
    draft = Draft(
        shape="i-write-first",
        greeting="Hello Noor,",
        sign_off="Best wishes,\nJoss",
        parts=(
            Part(name="what-happened", text="I filed the chapter on Monday 5 October, three days late."),
            Part(name="why", text="The line was down. Since then a second line stands ready."),
            Part(
                name="offers", text="What can I do to put this right? I could read the proofs at no charge."
            ),
            Part(name="close", text="I will ring on Friday 16 October, and a no is fine too."),
        ),
    )

    paragraphs = render(draft).text.split("\n\n")

    assert paragraphs[0] == "Hello Noor,"
    assert paragraphs[3].startswith("What can I do")
    assert paragraphs[-1] == "Best wishes,\nJoss\n"


def test_a_shape_that_nobody_knows_still_renders_with_its_offers() -> None:
    letter = render(COMPLAINT.but(shape="from-the-future"))

    assert letter.text == EXPECTED


def test_an_empty_draft_is_an_empty_letter() -> None:
    assert render(Draft(shape="just-asking", parts=(Part(name="question"),))).text == ""


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)
names = st.sampled_from(sorted({part.name for form in shapes().values() for part in form.parts} | {"mine"}))
drafts = st.builds(
    Draft,
    shape=st.sampled_from([*shapes(), "unknown"]),
    greeting=texts,
    sign_off=texts,
    parts=st.lists(st.builds(Part, name=names, text=texts, after=texts), unique_by=lambda p: p.name).map(
        tuple
    ),
    offers=st.lists(st.sampled_from([MONEY, PLAN, Offer(remedy="nothing-more")]), max_size=3).map(tuple),
)


@given(drafts)
def test_sections_lie_in_the_text_in_order_and_hold_the_words_of_their_parts(draft: Draft) -> None:
    letter = render(draft)
    end = 0
    for section in letter.sections:
        assert end <= section.start < section.end <= len(letter.text)
        end = section.end
        said = letter.text[section.start : section.end]
        part = draft.part(section.part)
        if section.kind == "part":
            assert part is not None
            assert said == part.text.strip()
        if section.kind == "after":
            assert part is not None
            assert said == part.after.strip()
    for part in draft.parts:
        kinds = {section.kind for section in letter.sections if section.part == part.name}
        assert bool(part.text.strip()) == ("part" in kinds)
        assert bool(part.after.strip()) == ("after" in kinds)
    assert letter.text == (letter.text[:end] + "\n" if letter.sections else "")
