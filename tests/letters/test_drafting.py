"""Beginning a letter, giving it another shape, and the blanks that are still open."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.domain.case import Case, Client, Cooling, Outcome
from amends.domain.draft import Draft, Offer, Part
from amends.domain.message import Message
from amends.letters import begin, blanks, greeting, layout, render, reshape, shape, shapes

DAY = date(2026, 10, 9)
NOON = datetime(2026, 10, 9, 12, 0, tzinfo=UTC)
CASE = Case(
    id="one",
    title="Autumn programmes",
    created=NOON,
    updated=NOON,
    client=Client(name="Ines Moreau"),
    messages=(Message(subject="RE: Re: aw[2]:  Wrong names", text="…"),),
)


LEGAL = CASE.but(messages=(CASE.messages[0].but(signs=("legal",)),))


def start(case: Case, shape_id: str) -> Draft:
    return begin(case, shape_id, name="Joss", signature="", today=DAY)


def test_a_letter_begins_greeted_signed_and_empty() -> None:
    draft = start(CASE, "they-complained")

    assert draft.subject == "Re: Wrong names"
    assert (draft.greeting, draft.sign_off) == ("Hello Ines,", "Kind regards,\nJoss")
    assert [part.name for part in draft.parts] == [part.name for part in shape("they-complained").parts]
    assert not draft.begun


def test_the_signature_stands_in_place_of_the_name() -> None:
    draft = begin(CASE, "just-asking", name="Joss", signature="Joss Weir\nWeir & Words", today=DAY)

    assert draft.sign_off.endswith(",\nJoss Weir\nWeir & Words")


@pytest.mark.parametrize(("signs", "promised"), [((), True), (("abuse",), True), (("legal",), False)])
def test_a_note_before_advice_says_only_that_the_message_is_here(
    signs: tuple[str, ...], promised: bool
) -> None:
    note = start(CASE.but(messages=(CASE.messages[0].but(signs=signs),)), "short-note")

    assert ("answer every point" in note.parts[0].text) == promised
    assert len(blanks(note.parts[0].text)) == 1


def test_a_note_says_that_it_was_read_only_where_the_points_were_seen() -> None:
    seen = CASE.but(cooling=Cooling(passed=True))

    assert "read it with care" not in start(CASE, "short-note").parts[0].text
    assert "read it with care" in start(seen, "short-note").parts[0].text


def test_a_short_note_chosen_in_place_of_another_letter_is_as_careful() -> None:
    claimed = LEGAL.but(cooling=Cooling(passed=True))
    note = reshape(start(claimed, "they-complained"), "short-note", claimed)

    assert note.parts == start(claimed, "short-note").parts
    assert "read it" not in note.parts[0].text


@pytest.mark.parametrize("case", [CASE, LEGAL, CASE.but(cooling=Cooling(passed=True))])
def test_a_note_that_nobody_touched_does_not_follow_into_another_shape(case: Case) -> None:
    letter = reshape(start(case, "short-note"), "they-complained", case)

    assert [part.name for part in letter.parts] == [part.name for part in shape("they-complained").parts]


def test_the_short_note_waits_only_for_its_time() -> None:
    letter = render(start(CASE, "short-note"))

    assert [letter.text[slice(*blank)] for blank in blanks(letter.text)] == ["[day and time]"]
    assert letter.text.startswith("Hello Ines,\n\nYour message is here")


NOTE = Draft(shape="short-note", subject="Your slips: my answer comes on Monday", sent=NOON)
LATER, BEFORE = NOON.replace(hour=15), NOON.replace(hour=8)


@pytest.mark.parametrize(
    ("messages", "subject"),
    [
        ((Message(subject="Wrong names", text="…"),), "Re: Wrong names"),
        ((Message(text="…"),), "Re: Autumn programmes"),
        ((), "Re: Autumn programmes"),
        (
            (Message(subject="Wrong names", text="…"), Message(subject=f"Re: {NOTE.subject}", text="Fine.")),
            "Re: Wrong names",
        ),
        (
            (
                Message(subject="Wrong names", text="…", date=BEFORE),
                Message(subject=f"Re: {NOTE.subject}", text="Fine.", date=LATER),
            ),
            "Re: Wrong names",
        ),
        (
            (Message(subject="Wrong names", text="…"), Message(subject="And the bill", text="…", date=LATER)),
            "Re: And the bill",
        ),
    ],
)
def test_after_a_short_note_the_answer_goes_back_to_what_the_thread_is_about(
    messages: tuple[Message, ...], subject: str
) -> None:
    case = CASE.but(messages=messages, drafts=(NOTE,))

    assert start(case, "they-complained").subject == subject


def test_a_note_that_kept_the_subject_of_a_new_message_leaves_it_to_the_answer() -> None:
    two = (Message(subject="Wrong names", text="…"), Message(subject="The bill", text="…", date=BEFORE))
    case = CASE.but(messages=two, drafts=(NOTE.but(subject="Re: The bill"),))

    assert start(case, "they-complained").subject == "Re: The bill"


def test_the_first_letter_to_a_silent_client_takes_the_case_as_its_subject() -> None:
    assert start(CASE.but(messages=()), "i-write-first").subject == "Autumn programmes"


@pytest.mark.parametrize(
    ("client", "expected"),
    [
        (Client(name="Ines Moreau"), "Hello Ines,"),
        (Client(name="Moreau, Ines"), "Hello Ines,"),
        (Client(name="INES MOREAU"), "Hello Ines,"),
        (Client(name="Dr. Moreau"), "Hello Dr. Moreau,"),
        (Client(name="Dr Ines Moreau"), "Hello Ines,"),
        (Client(name="Ines Moreau", salutation="Ms Moreau"), "Hello Ms Moreau,"),
        (Client(name="Ines Moreau", salutation="Dear Ms Moreau"), "Dear Ms Moreau,"),
        (Client(name="ines@hall.example"), "Hello,"),
        (Client(name="City Hall", company="City Hall"), "Hello,"),
        (Client(), "Hello,"),
        (Client(name="Restaurant Zur Post"), "Hello Restaurant Zur Post,"),
        (Client(name="Maly & Sons"), "Hello Maly & Sons,"),
        (Client(name="Quay Press, Inc."), "Hello Quay Press, Inc.,"),
        (Client(name="North Studio"), "Hello North Studio,"),
        (Client(name="Kim Se"), "Hello Kim,"),
    ],
)
def test_the_client_is_greeted_by_salutation_or_first_name(client: Client, expected: str) -> None:
    assert greeting(client) == expected


GREGOR = Client(name="Haas, Gregor")


@pytest.mark.parametrize(
    ("text", "client", "expected"),
    [
        ("Dear Ms Reyes,\n\nIt is late.\n\nYours sincerely\nGregor Haas", GREGOR, "Dear Gregor Haas,"),
        ("Dear Ms Reyes,\n\nIt is late.\n\nGregor Haas", GREGOR, "Dear Gregor Haas,"),
        ("Sam, it is late.\n\nYours faithfully\nG. Haas", GREGOR, "Dear Gregor Haas,"),
        ("Dear Ms Reyes,\n\nIt is late.\n\nBest,\nGregor", GREGOR, "Hello Gregor,"),
        ("Dear Sam,\n\nIt is late.\n\nRegards\nGregor Haas", GREGOR, "Hello Gregor,"),
        ("Dear Ms Reyes,\n\nIt is late.", GREGOR.but(salutation="Greg"), "Hello Greg,"),
        ("Dear Ms Reyes,\n\nIt is late.", Client(name="g@haas.example"), "Hello,"),
    ],
)
def test_who_writes_formally_is_answered_so(text: str, client: Client, expected: str) -> None:
    case = CASE.but(client=client, messages=(Message(text=text),))

    assert start(case, "they-complained").greeting == expected


OPEN = Offer(remedy="redo", due=date(2026, 10, 1), stands_until=date(2026, 10, 30))
GONE = Offer(remedy="redo", stands_until=date(2026, 10, 8))
SENT = CASE.but(drafts=(Draft(shape="they-complained", sent=NOON, offers=(GONE, OPEN)),))


def test_checking_back_brings_the_offers_that_still_stand_without_days_that_are_past() -> None:
    assert start(SENT, "checking-back").offers == (OPEN.but(due=None),)


def test_what_they_chose_is_the_only_offer_in_the_answer() -> None:
    case = SENT.but(outcome=Outcome(ending="accepted", offer=2))

    assert start(case, "they-chose").offers == (OPEN,)
    assert start(SENT, "they-chose").offers == ()


def test_another_shape_keeps_parts_of_the_same_name_in_its_own_order() -> None:
    draft = start(CASE, "they-complained")
    draft = draft.written(Part(name="close", text="Until Monday.")).written(
        Part(name="why", text="Old file.")
    )
    changed = reshape(draft, "partly-me", CASE)

    assert [part.name for part in changed.parts] == ["what-happened", "the-rest", "offers", "close", "why"]
    assert changed.part("close") == draft.part("close")
    assert layout(changed)[-1].title == "Why, and what is different"
    assert layout(changed)[-1].jobs == ()
    assert [part.name for part in reshape(changed, "they-complained", CASE).parts] == [
        part.name for part in draft.parts
    ]


def test_an_untouched_opening_goes_with_its_shape_and_a_touched_one_stays() -> None:
    note = start(CASE, "short-note")
    touched = note.written(Part(name="note", text="I have it. You will hear from me by noon."))

    assert reshape(note, "they-complained", CASE).part("note") is None
    assert reshape(touched, "they-complained", CASE).parts[-1] == touched.parts[0]
    assert blanks(reshape(start(CASE, "they-complained"), "short-note", CASE).parts[0].text)


def test_offers_stay_through_a_shape_without_a_place_for_them() -> None:
    draft = start(CASE, "they-complained").but(offers=(Offer(remedy="redo", percent=Decimal(1)),))

    assert reshape(reshape(draft, "just-asking", CASE), "they-complained", CASE).offers == draft.offers


words = st.lists(st.from_regex(r"[a-zé]{1,6}", fullmatch=True), max_size=6).map(" ".join)
ids = st.sampled_from(list(shapes()))


@given(ids, st.lists(ids, min_size=1, max_size=4), st.data())
def test_no_word_is_lost_however_often_the_shape_changes(
    first: str, others: list[str], data: st.DataObject
) -> None:
    draft = Draft(
        shape=first,
        parts=tuple(
            Part(name=part.name, text=data.draw(words), after=data.draw(words)) for part in shape(first).parts
        ),
    )
    changed = draft
    for other in others:
        changed = reshape(changed, other, CASE)
    kept = [word for part in changed.parts for word in f"{part.text} {part.after}".split()]
    for part in draft.parts:
        for word in f"{part.text} {part.after}".split():
            kept.remove(word)
    assert changed.shape == others[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I sent [what] on [day].", ["[what]", "[day]"]),
        ("Hi {client_name}, and {{first name}}.", ["{client_name}", "{{first name}}"]),
        ("By [day]: the draft, [what](if any).", ["[day]", "[what]"]),
        ("It broke the [name of\nthe file].", ["[name of\nthe file]"]),
        ("See [3], [12] and [1, 2].", []),
        ("Here is [the plan](https://hall.example/plan).", []),
        ("[1]: https://hall.example, [plan][1], [...], [ ], {}, {1}, as he wrote [sic]", []),
    ],
)
def test_blanks_are_told_from_footnotes_and_links(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in blanks(text)] == expected


@given(st.text(st.sampled_from("[]{}()a1 _\n\u00e9"), max_size=80))
def test_blanks_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for start, stop in blanks(text):
        assert end <= start < stop <= len(text)
        end = stop
