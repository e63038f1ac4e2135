"""The views that are drawn, each with the cases, the files and the mailbox that it is drawn over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from amends.app.main import Amends
from amends.domain.case import Card, Case, Client, Cooling, Facts, Outcome
from amends.domain.draft import Draft, Offer, Part, Promise
from amends.domain.money import Fee
from amends.domain.settings import Settings
from amends.mail import read_file, sample
from amends.session.beginning import begin_case
from amends.session.session import Session
from amends.storage.places import Places
from amends.storage.toml_out import dumps
from amends.storage.trouble import NotSaved
from amends.storage.versions import keep

if TYPE_CHECKING:
    from collections.abc import Iterator

MESSAGES = Path(__file__).with_name("messages")
NOW = datetime(2026, 6, 9, 10, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class View:
    """One picture: what is on the disk, and the keys that lead to it, with what HAPPENS between them."""

    name: str
    cases: str
    """"none", "mailbox" (several messages to pick from), "new" (the message just came), "letter" (written),
    "versions" (written, with a past), "sent", "answer" (sent, and answered), "again" (sent; it
    went wrong for the same client before), "kept" (what was written could not be saved when the program
    ended), "copy" (a sync service has put a copy beside it); or one of OTHERS."""
    keys: tuple[str, ...]
    """"out" is esc where a text has the focus, and no key elsewhere."""
    settle: float = 0.6


VIEWS = (
    View("desk-empty", "none", ()),
    View("start", "none", ("n",)),
    View("pick-message", "mailbox", ()),
    View("desk", "letter", ()),
    View("arrival", "new", ("enter",)),
    View("their-message", "new", ("enter", "r", "plus")),
    View("cool-down", "new", ("enter", "enter"), 3.2),
    View("points", "new", ("enter", "enter", "enter")),
    View("points-passive", "passive", ("enter", "enter", "enter")),
    View("stop-signs", "legal", ("enter", "enter", "enter")),
    View("points-abuse", "abuse", ("enter", "enter", "enter", "enter")),
    View("facts", "new", ("enter", "enter", "enter", "ctrl+n")),
    View("respond", "letter", ("enter", "out", "2")),
    View("remedy", "letter", ("enter", "out", "3")),
    View("preview", "letter", ("enter",)),
    View("hand-over", "letter", ("enter", "ctrl+n")),
    View("follow-up", "sent", ("right", "enter")),
    View("their-answer", "answer", ("enter", "d")),
    View("earlier-cases", "again", ("right", "enter", "b")),
    View("settings", "letter", ("comma",)),
    View("versions", "versions", ("enter", "out", "v", "down")),
    View("help", "letter", ("enter", "out", "f1")),
    View("not-saved", "letter", ("enter", "out", "2", *" Yours,", "(no_folder)", "ctrl+q")),
    View("changed-elsewhere", "letter", ("enter", "out", "2", *" Sorry!", "(by_hand)")),
    View("kept-for-you", "kept", ()),
    View("copy-beside", "copy", ("enter",)),
)

OTHERS = ("passive", "legal", "abuse")
"""Messages of other kinds, in docs/messages; each begins a case of its own."""

PARTS = {
    "what-happened": (
        "Thank you for telling me so plainly. The programme was due on Friday 5 June; I sent it on Sunday "
        "7 June, and page 6 carried last year's stall plan. You spent your morning on the phone to potters. "
        "That was my mistake, and I am sorry."
    ),
    "putting-it-right": (
        "I can't undo that, and I want to put it right. The corrected page 6 has been in your folder since "
        "10:00 today, checked against your list of 21 May."
    ),
    "why": (
        "I worked from an old file and did not open your list before I exported. From today I tick off each "
        "list of yours before I export, and a second pair of eyes checks every plan."
    ),
    "offers": "I can offer you one of these:",
    "close": (
        "I have enjoyed working with you since the March poster. "
        "I will call you on Wednesday 10 June at 9:30."
    ),
}


def whole_letter() -> Draft:
    """Return a written letter with two offers."""
    return Draft(
        shape="they-complained",
        subject="Re: The stall plan is wrong AGAIN",
        greeting="Hello Imogen,",
        sign_off="Kind regards,\nRobin Vale",
        parts=tuple(
            Part(name=name, text=text, after="Which would help you more?" if name == "offers" else "")
            for name, text in PARTS.items()
        ),
        offers=(
            Offer(
                remedy="cost-cover",
                what="I pay for the 500 copies",
                amount=Decimal(184),
                currency="GBP",
                due=date(2026, 6, 12),
            ),
            Offer(
                remedy="discount-this-invoice",
                percent=Decimal(30),
                amount=Decimal(195),
                currency="GBP",
                due=date(2026, 6, 12),
            ),
        ),
    )


def others() -> Iterator[Case]:
    """Yield the other cases on the desk."""
    quiet = Case(
        id="new",
        title="Festival map",
        created=NOW - timedelta(days=9),
        updated=NOW - timedelta(days=4),
        client=Client(name="Tomasz Zielny"),
        drafts=(whole_letter().but(sent=NOW - timedelta(days=4), subject="The festival map"),),
        promises=(Promise(what="the corrected map", due=date(2026, 6, 10), made=date(2026, 6, 5)),),
    )
    yield quiet
    yield Case(
        id="new",
        title="Café menu",
        created=NOW - timedelta(days=2),
        updated=NOW - timedelta(days=1),
        client=Client(name="Bea Lorenz"),
        facts=Facts(sure="perhaps"),
    )


def before() -> Case:
    """Return an earlier case with the client in front, closed, with its card."""
    case = begin_case(NOW - timedelta(days=95), sample())
    return case.but(
        title="The March poster",
        facts=Facts(kind="late", happened="The poster went to the printer two days late"),
        drafts=(whole_letter().but(sent=NOW - timedelta(days=94)),),
        outcome=Outcome(ending="accepted", when=(NOW - timedelta(days=92)).date(), offer=2),
        card=Card(
            cause="Two jobs shared one day", changed="Every job has a day of its own", held=date(2026, 5, 4)
        ),
    )


def case_for(kind: str) -> Case:
    """Return the case in front."""
    other = kind in OTHERS
    case = begin_case(NOW, read_file(MESSAGES / f"{kind}.eml") if other else sample())
    if other or kind == "new":
        return case
    fee = Fee(amount=Decimal(650), currency="GBP", paid=False)
    case = case.but(
        cooling=Cooling(passed=True),
        facts=Facts(kind="late", agreed=date(2026, 6, 5), doing="mine", cost="500 copies, £184", fee=fee),
    )
    letter = whole_letter()
    if kind in ("sent", "again", "answer"):
        promise = Promise(
            what="a call at 9:30", due=datetime(2026, 6, 10, 9, 30, tzinfo=UTC), made=NOW.date()
        )
        case = case.but(drafts=(letter.but(sent=NOW, sent_by="mail"),), promises=(promise,))
        if kind == "answer":
            words = (
                "Thank you for being plain about it. The copies are paid already, so I'll take the 30% off."
            )
            said = case.messages[0].but(
                text=words, message_id="", date=NOW + timedelta(minutes=40), points=()
            )
            case = case.but(messages=(*case.messages, said))
        return case
    return case.but(drafts=(letter,))


def in_front(places: Places) -> Path:
    """Return the file of the case in front."""
    return next(places.cases.glob("*imogen-achebe.toml"))


def other_words(case: Case) -> Case:
    """Return the case as somebody else has left it: with another first paragraph."""
    letter = case.drafts[-1]
    text = letter.parts[0].text.replace("spent your morning", "lost a morning")
    return case.with_draft(letter.written(letter.parts[0].but(text=text)))


def no_folder(places: Places) -> None:
    """Put a file where the folder of the cases was: nothing can be written there, whoever one is."""
    places.cases.rename(places.cases.with_name("away"))
    places.cases.write_text("", encoding="utf-8")


def keep_apart(session: Session, places: Places) -> None:
    """Let the last words of a session not be saved in their place when it ends."""
    session.change(other_words(session.case), "writing")
    no_folder(places)
    try:
        session.save()
    except NotSaved:
        session.close()
    places.cases.unlink()
    places.cases.with_name("away").rename(places.cases)


def places_with(kind: str, folder: Path) -> Places:
    """Return a home with the cases of this kind in it."""
    places = Places.found({"AMENDS_HOME": str(folder)})
    if kind in ("none", "mailbox"):
        return places
    around = [*others(), *([before()] if kind == "again" else [])] if kind not in ("new", *OTHERS) else []
    for case in [*around, case_for(kind)]:
        session = Session.begin(case, lambda case=case: case.updated, places=places)
        session.save()
    if kind == "versions" and session.path is not None:
        for moment, reason, earlier in earlier_forms(session.case):
            keep(places, session.path, earlier, reason, moment)
    if kind == "kept":
        keep_apart(session, places)
    if kind == "copy":
        path = in_front(places)
        copy = path.with_name(f"{path.stem}.sync-conflict-20260609-094500-K3J2H7Q.toml")
        copy.write_text(dumps(other_words(session.case)), encoding="utf-8")
    return places


def earlier_forms(case: Case) -> Iterator[tuple[datetime, str, Case]]:
    """Yield how the case was earlier: when, why it was kept, and what was in it."""
    letter = whole_letter()
    first = letter.parts[0].but(
        text="I am sorry if the programme was late. It had an old stall plan on page 6."
    )
    empty = letter.but(offers=(), parts=tuple(part.but(text="", after="") for part in letter.parts))
    yield NOW - timedelta(minutes=40), "as it was opened", case.but(drafts=())
    yield NOW - timedelta(minutes=31), "after respond", case.but(drafts=(empty.written(first),))
    yield NOW - timedelta(minutes=9), "after remedy", case.but(drafts=(letter.written(first),))


def app_for(view: View, home: Path, theme: str = "dusk") -> Amends:
    """Return the program as the view finds it, at a fixed time."""
    settings = Settings(
        name="Robin Vale",
        email="robin@valedesign.example",
        currency="GBP",
        rate=Decimal(45),
        cap=Decimal(400),
        hours=Decimal(8),
        theme=theme,
    )
    mailbox = a_maildir(home / "Maildir") if view.cases == "mailbox" else None
    return Amends(places_with(view.cases, home), settings, lambda: NOW, mailbox=mailbox)


INBOX = (
    ("Imogen Achebe", "imogen@larkfieldfair.example", "The stall plan is wrong AGAIN", 60),
    ("Tomasz Zielny", "tomasz@zielny.example", "Re: The festival map", 1500),
    ("Imogen Achebe", "imogen@larkfieldfair.example", "Where is the programme?", 4300),
    ("Bea Lorenz", "bea@lorenz.example", "Café menu, the prices", 5900),
    ("Larkfield Parish", "office@larkfield.example", "Invoice 204", 11500),
    ("Imogen Achebe", "imogen@larkfieldfair.example", "The corrected list of stalls", 27400),
)
"""Sender, address and subject of the messages to pick from, and how many minutes ago each came."""


def a_maildir(folder: Path) -> Path:
    """Return a Maildir with some messages in it."""
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True)
    for number, (name, address, subject, minutes) in enumerate(INBOX):
        when = NOW - timedelta(minutes=minutes)
        mail = f"From: {name} <{address}>\nSubject: {subject}\nDate: {when:%d %b %Y %H:%M:%S %z}\n"
        mail += f"Content-Type: text/plain; charset=utf-8\n\nHello Robin,\n\n{subject}.\n\n{name}\n"
        (folder / "cur" / f"{int(when.timestamp())}.M{number}.host:2,S").write_text(mail, encoding="utf-8")
    return folder
