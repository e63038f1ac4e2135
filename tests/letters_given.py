"""Cases with a letter in them, for tests of the screens that write it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from amends.domain.case import Case, Client, Facts
from amends.domain.draft import Draft, Offer, Part
from amends.domain.message import Message, Point
from amends.domain.money import Fee

TODAY = date(2026, 9, 9)  # a Wednesday
NOW = datetime(2026, 9, 9, 9, 30, tzinfo=UTC)

MESSAGE = Message(
    sender="Ines Okafor <ines@quayside.example>",
    subject="Where are the labels?",
    date=datetime(2026, 9, 8, 16, 5, tzinfo=UTC),
    message_id="<labels-1@quayside.example>",
    text="The labels were due on Friday. I want new ones by Monday. What happened?",
    signature="Ines\nQuayside Jams",
    quoted="> Labels by Friday, promise.",
    points=(
        Point(label="fact", quote="The labels were due on Friday", doing="mine"),
        Point(label="request", quote="I want new ones by Monday", doing="mine"),
        Point(label="heat", quote="What happened?"),
    ),
)

WRITTEN = {
    "what-happened": "Thank you for telling me. I sent the labels on Tuesday 8 September instead of Friday "
    "4 September, and your jars stood unlabelled at the market. That was my mistake, and I am sorry.",
    "putting-it-right": "I can't undo the lost day, and I want to put it right. "
    "The new labels are in your folder since 8:30 this morning.",
    "why": "I kept the order in one list and looked at it too late. "
    "Since Monday every order has its own day in my calendar, with a reminder two days before.",
    "offers": "I can offer you one of these:",
    "close": "I have enjoyed drawing your labels. I will call you on Thursday 10 September at 10:00.",
}
OFFERS = (
    Offer(
        remedy="discount-this-invoice",
        percent=Decimal(20),
        amount=Decimal(60),
        currency="GBP",
        due=date(2026, 9, 11),
    ),
    Offer(remedy="extra-deliverable", what="A set of shelf cards", due=date(2026, 9, 18)),
)


def draft(*, written: bool = True, offers: tuple[Offer, ...] = OFFERS) -> Draft:
    """Return a letter of the shape they complained, whole or with empty parts."""
    parts = tuple(
        Part(
            name=name,
            text=text if written else "",
            after="Which would you prefer?" if written and name == "offers" else "",
        )
        for name, text in WRITTEN.items()
    )
    return Draft(
        shape="they-complained",
        subject="Re: Where are the labels?",
        greeting="Hello Ines,",
        sign_off="Kind regards,\nSam",
        parts=parts,
        offers=offers if written else (),
    )


def case_with(*drafts: Draft) -> Case:
    """Return a case with Ines's message and these letters."""
    return Case(
        id="2026-09-08-ines-okafor",
        title="Jam labels",
        created=NOW,
        updated=NOW,
        client=Client(name="Ines Okafor", email="ines@quayside.example"),
        facts=Facts(kind="late", doing="mine", fee=Fee(amount=Decimal(300), currency="GBP", paid=False)),
        messages=(MESSAGE,),
        drafts=drafts,
    )
