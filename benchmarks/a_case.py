"""A case to measure with, made up."""

from __future__ import annotations

from datetime import UTC, date, datetime

from amends.domain.case import Case, Client, Facts
from amends.domain.draft import Draft, Offer, Part
from amends.storage.cases import save_new
from amends.storage.places import Places
from amends.storage.toml_out import Head

WHEN = datetime(2026, 6, 3, 9, 0, tzinfo=UTC)

PARTS = {
    "what-happened": """\
Thank you for writing to me straight away. You were to have the route map on Friday 29 May. I sent it on
Tuesday 2 June, and the legend still showed the old ferry times. You had to hold the leaflets back over a
weekend in which people asked for them, and you had to explain it to the harbour. I am sorry. I should have
told you on the Thursday that it would be late.""",
    "putting-it-right": """\
I cannot give you that weekend back. I want to put the rest right. I checked every time in the legend against
the new timetable this morning, and the corrected map is attached. Two more stops had moved; they are marked
in the list that comes with it.""",
    "why": """\
I took the times from last season's file because it had the same name as the new one. From today every
timetable I am given gets its date in the name, and somebody other than me compares the legend with it before
a map leaves the house. That person is Ines Falk; you have met her.""",
    "offers": "Here are three ways in which I would like to make up for it:",
    "close": """\
I have enjoyed making maps for you for four years, and I would like to make the next one too. I will ring you
on Thursday 4 June at 10:00 to hear which you prefer.""",
}


def draft() -> Draft:
    """Return a letter of about 300 words."""
    parts = [
        Part(
            name=name,
            text=text.replace("\n", " "),
            after="Which of these would help you most?" if name == "offers" else "",
        )
        for name, text in PARTS.items()
    ]
    return Draft(
        shape="they-complained",
        subject="Re: The ferry times are wrong",
        greeting="Hello Ona,",
        sign_off="Kind regards,\nSam Reyes",
        parts=tuple(parts),
        offers=(
            Offer(remedy="redo", what="The leaflet set again with the new legend", due=date(2026, 6, 5)),
            Offer(remedy="discount-this-invoice", percent="20", amount="96.00", currency="EUR"),
            Offer(remedy="extra-deliverable", what="A map of the winter route", due=date(2026, 9, 1)),
        ),
    )


def keep(home: str, number: int = 1, *, letter: Draft | None = None) -> str:
    """Put so many such cases under a home folder, with this letter or that one; return the id of the last."""
    places = Places.found({"AMENDS_HOME": home})
    case_id = ""
    for count in range(number):
        case = Case(
            id="new",
            title="The ferry times are wrong",
            created=WHEN,
            updated=WHEN,
            client=Client(name=f"Ona Lind {count or ''}".strip(), email="ona@harbour.example"),
            facts=Facts(kind="faulty", doing="mine", sure="yes"),
            drafts=(letter or draft(),),
        )
        case_id = save_new(case, places, Head(stands="ready", since=WHEN, due=None)).path.stem
    return case_id
