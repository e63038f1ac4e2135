from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from amends.domain.draft import Offer
from amends.domain.message import Message
from amends.domain.money import Fee
from amends.reading import read_together, with_points
from amends.reading.declining import only_declines
from letters_given import case_with, draft

FIRST = Message(
    date=datetime(2026, 6, 5, 9, 0, tzinfo=UTC),
    earlier=True,
    text="Hello Ines,\n\nThe floor plan was due on Thursday and it is not here. Please send it by Monday.\n"
    "We agreed on £600 for it. If it does not come my lawyer will write to you.\n\nMarek",
)
SECOND = Message(
    date=datetime(2026, 6, 9, 9, 0, tzinfo=UTC),
    earlier=True,
    text="The floor plan was due on Thursday and it is not here. When will I have it?",
)
NEWEST = Message(
    date=datetime(2026, 6, 11, 9, 0, tzinfo=UTC), text="Are you still there? Please call me by Friday."
)


def test_what_was_asked_before_is_asked_still_and_each_thing_once() -> None:
    points = read_together((FIRST, SECOND, NEWEST)).points()

    assert [(point.label, point.title, point.due) for point in points if point.wants_answer] == [
        ("fact", "The floor plan was due on Thursday", None),
        ("fact", "We agreed on £600 for it", None),
        ("request", "Please call me by Friday", date(2026, 6, 12)),
        ("request", "Please send it by Monday", date(2026, 6, 8)),
        ("question", "Are you still there?", None),
        ("question", "When will I have it?", None),
    ]


def test_the_newest_stands_on_top_and_every_span_is_where_it_says() -> None:
    together = read_together((FIRST, SECOND, NEWEST))
    whole = together.reading

    assert whole.text.startswith(NEWEST.text)
    assert "── earlier, Tuesday 9 June ──" in whole.text
    for part in together.parts:
        assert whole.text[part.start :].startswith(part.message.text)
        quotes = [part.reading.quote(span) for span in part.reading.spans]
        end = part.start + len(part.message.text)
        assert [whole.quote(span) for span in whole.spans if part.start <= span.start < end] == quotes


def test_a_day_is_counted_from_the_message_it_stands_in() -> None:
    together = read_together((FIRST, SECOND, NEWEST))

    assert together.written_at(0) == date(2026, 6, 11)
    assert together.written_at(together.reading.text.index("When will I")) == date(2026, 6, 9)
    assert together.written_at(len(together.reading.text)) == date(2026, 6, 5)


def test_words_of_an_earlier_message_are_known_as_such_unless_the_newest_has_them_too() -> None:
    together = read_together((FIRST, SECOND, NEWEST))
    earlier = together.earlier("When will I have it?")

    assert earlier is not None
    assert earlier.written == date(2026, 6, 9)
    assert together.earlier(NEWEST.text[:12]) is None
    assert together.earlier("") is None


def test_facts_and_stop_signs_of_all_count() -> None:
    together = read_together((FIRST, NEWEST))

    assert together.facts().kind == "late"
    assert together.facts().fee == Fee(amount=Decimal(600), currency="GBP")
    assert [sign.kind for sign in together.signs(None)] == ["legal"]
    assert read_together((NEWEST,)).signs(None) == ()


def test_the_newest_word_on_a_fact_counts_and_the_older_fills_what_it_leaves_open() -> None:
    newest = Message(date=NEWEST.date, text="This is the third time it happened. We agreed on £700 for it.")

    facts = read_together((FIRST, newest)).facts()

    assert (facts.kind, facts.fee.amount) == ("repeat", Decimal(700))
    assert facts.agreed == date(2026, 6, 4)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("The folder has a wrong date on page 2.", "Any news? I am still waiting."), "faulty"),
        (("The folder has a wrong date on page 2.", "I have not heard back.", "Still no answer."), "faulty"),
        (("Hello? I have not heard from you.", "The folder has a wrong date on page 2."), "faulty"),
        (("Still no answer.", "Any news? I am still waiting. I have not heard from you."), "silent"),
        (("Where is the folder?", "Any news? I am still waiting."), "late"),
        (("The folder was due on Friday and is not here.", "The folder has a wrong date."), "late"),
        (("The folder has a wrong date.", "This is the third time it happened."), "repeat"),
    ],
)
def test_the_kind_of_trouble_comes_from_all_of_them_and_a_bare_reminder_is_none(
    words: tuple[str, ...], kind: str
) -> None:
    messages = tuple(Message(text=each, date=NEWEST.date, earlier=each != words[-1]) for each in words)

    assert read_together(messages).facts().kind == kind


def test_points_are_kept_once_a_letter_is_out_and_left_to_read_before() -> None:
    before = case_with(draft())
    before = before.but(messages=(*before.messages, NEWEST))
    after = before.but(drafts=(draft().but(sent=before.created),))

    assert with_points(before) == before
    message = with_points(after).message
    assert message is not None
    assert "Please call me by Friday" in [point.title for point in message.points]


def titles(text: str, *, chat: bool) -> list[str]:
    return [point.title for point in read_together((Message(text=text, chat=chat),)).points()]


def test_in_a_chat_each_line_is_a_sentence() -> None:
    text = (
        "the cards came without a fold\nseriously we opened with blank tables\ncan you bring the rest today"
    )

    assert titles(text, chat=True) == [
        "the cards came without a fold",
        "seriously we opened with blank tables",
        "can you bring the rest today",
    ]


def test_in_a_letter_a_wrapped_line_is_none() -> None:
    text = "The cards came without the\nfold that we agreed on. Please send the\nrest today."

    assert titles(text, chat=False) == [
        "The cards came without the fold that we agreed on",
        "Please send the rest today",
    ]


def test_in_a_chat_the_costs_end_with_their_line() -> None:
    text = "hi\nthe courier cost us £40\nand the tables were empty\nwhen do you bring the rest"
    together = read_together((Message(text=text, chat=True),))

    assert together.facts().cost == "the courier cost us £40"
    assert all("\n" not in point.quote for point in together.points())


OFFERED = (
    Offer(remedy="discount-this-invoice", amount=Decimal(50), currency="GBP"),
    Offer(remedy="extra-deliverable", what="a short blurb"),
)


@pytest.mark.parametrize(
    ("words", "only"),
    [
        ("Forget the 50", True),
        ("please drop the 50 off.", True),
        ("Forget the discount", True),
        ("Forget the 60", False),
        ("Forget the discount and send the blurb today", False),
        ("Please send the blurb by Friday", False),
        ("can you send me a proof first?", False),
        ("Forget the discount, just fix the file", False),
    ],
)
def test_a_no_to_an_offer_and_nothing_more_is_no_request(words: str, only: bool) -> None:
    assert only_declines(words, OFFERED, date(2026, 10, 13)) is only


def test_a_declined_offer_is_no_point_of_the_answer_and_what_they_ask_is() -> None:
    sent_on = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
    answer = Message(
        date=datetime(2026, 10, 13, 9, 0, tzinfo=UTC),
        text="The blurb please. Forget the 50. Can I see it first?",
    )
    case = case_with(draft().but(sent=sent_on, offers=OFFERED)).but(messages=(FIRST, answer))
    message = with_points(case).message

    assert message is not None
    titles = [point.title for point in message.points]
    assert "Can I see it first?" in titles
    assert not [title for title in titles if "50" in title]


def test_what_is_said_in_a_chat_stands_in_the_order_it_was_said() -> None:
    said = tuple(
        Message(text=f"can you send the {what} today", chat=True, date=datetime(2026, 6, 9, 21, at))
        for at, what in ((3, "menu"), (6, "price list"), (9, "logo"))
    )

    assert [point.title for point in read_together(said).points()] == [
        "can you send the menu today",
        "can you send the price list today",
        "can you send the logo today",
    ]


def test_lines_of_a_chat_stay_apart_and_those_that_a_mail_program_wrapped_flow() -> None:
    lines = (
        "and then you put our old number on the van as well, the one from two years ago\n"
        "somebody has to take that off again before Monday or we cannot drive it at all"
    )
    together = read_together((Message(text=lines, chat=True),))

    assert together.flowing() == lines

    mail = read_together((Message(text=lines), Message(text=lines)))

    assert mail.flowing().count("\n") == mail.reading.text.count("\n") - 2
    assert len(mail.flowing()) == len(mail.reading.text)
