from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING

from amends.domain.case import Card, Client, Facts, Outcome
from amends.domain.draft import Draft, Offer, Part, Promise
from amends.domain.message import Message, Point
from amends.domain.money import Fee
from amends.storage.toml_out import Head, dumps

if TYPE_CHECKING:
    from collections.abc import Callable

    from amends.domain.case import Case

WHOLE = '''\
# amends case. Comments are not kept when amends saves; write them under notes.
format = 1
id = "2026-06-03-marek-dvorak"
title = "Menu boards"
stands = "writing, 1 of 2 parts"  # what the desk shows; written, never read back as truth
since = 2026-06-03T08:15:00+01:00
due = 2026-06-09
created = 2026-06-03T08:15:00+01:00
updated = 2026-06-03T09:40:00+01:00
notes = """
Calls on Mondays only.
"""

[client]
name = "Marek Dvořák"
email = "marek@kavarna.example"

[facts]
kind = "faulty"
cost = """
two evenings
a lost table
"""

[facts.fee]
amount = "640.00"
currency = "GBP"

[[messages]]
from = "Marek <marek@kavarna.example>"
references = [
    "<1@kavarna.example>",
]
text = """
The boards say "soop".
"""

[[messages.points]]
label = "fact"
quote = "The boards say \\"soop\\"."

[[drafts]]
shape = "they-complained"
sign_off = "Best wishes,\\nIda"

[[drafts.parts]]
name = "what-happened"
text = """
I misspelt the soup.
"""

[[drafts.parts]]
name = "close"

[[drafts.offers]]
remedy = "redo"
due = 2026-06-09

[[promises]]
what = "New boards"
due = 2026-06-09T12:00:00+00:00

[outcome]
ending = "accepted"

[card]
'''


def test_a_case_is_laid_out_to_be_read_and_edited_by_hand(case: Callable[..., Case]) -> None:
    full = case(
        notes="Calls on Mondays only.",
        facts=Facts(
            kind="faulty",
            cost="two evenings\na lost table",
            fee=Fee(amount=Decimal("640.00"), currency="GBP"),
        ),
        messages=(
            Message(
                sender="Marek <marek@kavarna.example>",
                references=("<1@kavarna.example>",),
                text='The boards say "soop".',
                points=(Point(label="fact", quote='The boards say "soop".'),),
            ),
        ),
        drafts=(
            Draft(
                shape="they-complained",
                sign_off="Best wishes,\nIda",
                parts=(Part(name="what-happened", text="I misspelt the soup."), Part(name="close")),
                offers=(Offer(remedy="redo", due=date(2026, 6, 9)),),
            ),
        ),
        promises=(Promise(what="New boards", due=datetime(2026, 6, 9, 12, tzinfo=UTC)),),
        outcome=Outcome(ending="accepted"),
        card=Card(),
    )

    assert dumps(full, Head("writing, 1 of 2 parts", full.created, date(2026, 6, 9))) == WHOLE


def test_the_time_of_an_offer_is_a_key_of_its_own_and_leaves_its_day_a_day(case: Callable[..., Case]) -> None:
    """What knows no time reads the day, and keeps the key it does not know."""
    offer = Offer(remedy="redo", due=date(2026, 6, 9), clock=time(17))
    text = dumps(case(drafts=(Draft(shape="x", offers=(offer,)),)))

    assert 'remedy = "redo"\ndue = 2026-06-09\nclock = 17:00:00\n' in text


def test_one_more_line_in_a_part_changes_one_line_of_the_file(case: Callable[..., Case]) -> None:
    def written(text: str) -> set[str]:
        return set(dumps(case(drafts=(Draft(shape="x", parts=(Part(name="why", text=text),)),))).split("\n"))

    assert written("One.") ^ written("One.\nTwo.") == {"Two."}


def test_three_quotes_in_a_text_do_not_end_its_block(case: Callable[..., Case]) -> None:
    text = 'a "b" ""c"" """d""" """"""\\" \\\\'

    tree = tomllib.loads(dumps(case(notes=text)))

    assert text + "\n" == tree["notes"]


def test_half_a_character_is_replaced_since_no_file_can_hold_it(case: Callable[..., Case]) -> None:
    assert 'title = "Menu \ufffd"' in dumps(case(title="Menu \ud83d"))


def test_a_zone_with_seconds_is_written_as_utc(case: Callable[..., Case]) -> None:
    odd = datetime(2026, 6, 3, 8, 0, 0, tzinfo=timezone(timedelta(minutes=-1, seconds=-15)))

    assert odd == tomllib.loads(dumps(case(created=odd)))["created"]


def test_tables_of_a_later_version_keep_their_place(case: Callable[..., Case]) -> None:
    newer = case(
        client=Client(name="Marek", pronoun="he", phones=[{"home": "1", "at": {"hour": 9}}, {}]),
        mood={"before": 2, "notes": []},
    )

    written = dumps(newer)

    assert written[written.index("[client]") :] == (
        '[client]\nname = "Marek"\npronoun = "he"\n'
        '\n[[client.phones]]\nhome = "1"\n'
        "\n[client.phones.at]\nhour = 9\n"
        "\n[[client.phones]]\n"
        "\n[mood]\nbefore = 2\nnotes = []\n"
    )
