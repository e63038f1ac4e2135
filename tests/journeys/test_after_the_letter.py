"""What comes after the letter, in a real terminal: a choice, silence, a no, a second incident."""

from __future__ import annotations

import json
import subprocess
import tomllib
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from amends.domain.case import Card, Case, Client, Cooling, Facts, Outcome
from amends.domain.draft import Draft, Offer, Part
from amends.domain.message import Message
from amends.domain.money import Fee
from amends.ledger import promises_in, sent
from amends.letters import render
from amends.session.session import Session
from amends.storage.places import Places
from journeys.terminal import AMENDS, Terminal

if TYPE_CHECKING:
    from datetime import date

pytestmark = pytest.mark.journey

NOW = datetime.now().astimezone().replace(hour=9, minute=0, second=0, microsecond=0)
SIZES = [(80, 24), (140, 40)]
by_size = pytest.mark.parametrize("size", SIZES, ids=["small", "wide"])


def day(offset: int) -> date:
    return (NOW + timedelta(days=offset)).date()


def named(offset: int) -> str:
    return f"{day(offset):%A} {day(offset).day} {day(offset):%B %Y}"


def case(days_ago: int) -> Case:
    """Return a case whose letter went out so many days ago, with two offers."""
    when = NOW - timedelta(days=days_ago)
    message = Message(
        sender="Renée Aubin <renee@mill-press.example>",
        date=when - timedelta(days=1),
        subject="Where is the spring leaflet?",
        message_id="<leaflet-1@mill-press.example>",
        text="The leaflet came late, with last year's prices on page 2.",
    )
    letter = Draft(
        shape="they-complained",
        subject="Re: Where is the spring leaflet?",
        greeting="Hello Renée,",
        sign_off="Kind regards,\nSam",
        parts=(
            Part(name="what-happened", text="I sent the leaflet late. That was my mistake, and I am sorry."),
            Part(name="offers", text="I can offer you one of these:", after="Which would you prefer?"),
        ),
        offers=(
            Offer(
                remedy="discount-this-invoice",
                percent=Decimal(20),
                amount=Decimal(90),
                currency="GBP",
                due=day(3),
            ),
            Offer(remedy="extra-deliverable", what="A set of shelf cards", due=day(6)),
        ),
    )
    begun = Case(
        id="new",
        title="Spring leaflet",
        created=when - timedelta(days=1),
        updated=when,
        client=Client(name="Renée Aubin", email="renee@mill-press.example"),
        facts=Facts(
            kind="late",
            doing="mine",
            sure="yes",
            cause="One old file for two jobs",
            changed="Ana Lund checks every price before a page goes out",
            fee=Fee(amount=Decimal(450), currency="GBP"),
        ),
        cooling=Cooling(passed=True),
        messages=(message,),
        drafts=(letter,),
    )
    return sent(begun, when, "mail", promises_in(letter, render(letter), when.date()))


def put(home: Path, begun: Case) -> Path:
    path = (
        Session.begin(begun, lambda: begun.updated, places=Places.found({"AMENDS_HOME": str(home)}))
        .save()
        .path
    )
    assert isinstance(path, Path)
    return path


def started(home: Path, size: tuple[int, int], *argv: str) -> Terminal:
    config = home / "config"
    config.mkdir(parents=True)
    (config / "config.toml").write_text('name = "Sam Reyes"\ncurrency = "GBP"\n', encoding="utf-8")
    return Terminal([AMENDS, *argv], *size, env={"AMENDS_HOME": str(home)})


def told(home: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    run = [AMENDS, *argv]
    env = {"AMENDS_HOME": str(home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    return subprocess.run(run, capture_output=True, text=True, env=env, check=False)


def on_disk(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def mark_sent(terminal: Terminal) -> None:
    """Mark the letter being written as sent, from inside its text."""
    terminal.escape_to("Steps")
    terminal.press("5")
    terminal.wait_for("m Mark as sent")
    terminal.press("m")
    terminal.wait_for("What it promises")
    terminal.press("ctrl+n")
    terminal.wait_gone("What it promises")


def quit_saved(terminal: Terminal) -> None:
    terminal.press("ctrl+q")
    assert terminal.wait_end() == 0


@by_size
def test_the_client_takes_the_second_offer_and_the_promise_is_kept(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    home = tmp_path / "home"
    path = put(home, case(1))
    with started(home, size) as terminal:
        terminal.wait_for("1 waiting")
        terminal.press("right")
        terminal.wait_for("sent yesterday")
        terminal.press("a")
        terminal.wait_for("Their answer", "From a file")
        terminal.paste("Thank you, Sam.\n\nThe second one, please.\n\nRenée")
        terminal.wait_for("The second one, please.")
        terminal.press("ctrl+n")
        terminal.wait_for("What does it come to?", "Proposed for “The second one, please”")
        terminal.press("enter")
        terminal.wait_for("They accepted.", "A set of shelf cards")

        terminal.press("ctrl+n")
        terminal.wait_for("What they chose")
        terminal.send(f"Thank you for deciding so clearly. You will have the shelf cards by {named(6)}.")
        terminal.press("ctrl+n")
        terminal.send("There is nothing that you need to do.")
        terminal.wait_for("need to do.")
        mark_sent(terminal)

        terminal.press("tab")
        terminal.wait_for("What you owe · 1")  # the offer and the sentence that says when are one
        terminal.press("home", "space")
        terminal.wait_for("Kept already?")  # its day is still to come
        terminal.press("enter")
        terminal.wait_gone("What you owe · 1")
        terminal.press("ctrl+n")
        terminal.wait_for("Closing card")
        terminal.send(named(30))
        terminal.press("ctrl+n")
        terminal.wait_for("Cases · ")
        quit_saved(terminal)

    end = on_disk(path)
    assert (end["outcome"]["ending"], end["outcome"]["offer"], end["stands"]) == ("accepted", 2, "accepted")
    assert [draft["shape"] for draft in end["drafts"]] == ["they-complained", "they-chose"]
    assert all(promise["kept"] == NOW.date() for promise in end["promises"])
    assert not any("invoice" in promise["what"] for promise in end["promises"])
    assert end["card"] == {
        "cause": "One old file for two jobs",
        "changed": "Ana Lund checks every price before a page goes out",
        "check_on": day(30),
    }
    (only,) = json.loads(told(home, "due", "--json").stdout)
    assert (only["kind"], only["due"]) == ("check", day(30).isoformat())


@by_size
def test_silence_is_followed_up_once_and_then_closed_by_me(tmp_path: Path, size: tuple[int, int]) -> None:
    home = tmp_path / "home"
    path = put(home, case(11))
    with started(home, size) as terminal:
        terminal.wait_for("1 waiting")
        terminal.press("right")
        terminal.wait_for("sent 11 days, look again")
        terminal.press("enter")
        terminal.wait_for("You may check back, gently, once.", "write the next letter")
        terminal.press("ctrl+n")
        terminal.wait_for("The question")
        terminal.send("I wrote to you about the leaflet. Have you had a chance to look at it?")
        mark_sent(terminal)
        terminal.wait_for("Let them take their time.")
        terminal.press("ctrl+n")  # no second letter: only their answer can come now
        terminal.wait_for("Their answer", "From a file")
        terminal.escape_to("l Next letter")
        terminal.press("o")
        terminal.wait_for("How did it end?")
        terminal.press("end", "up")
        terminal.press("ctrl+n")
        terminal.wait_for("It stayed quiet, and you closed it.")
        quit_saved(terminal)

    end = on_disk(path)
    assert (end["outcome"]["ending"], end["stands"]) == ("silent", "silent")
    assert [draft["shape"] for draft in end["drafts"]] == ["they-complained", "checking-back"]


@by_size
def test_a_no_ends_with_a_hand_over_that_is_owed_and_kept(tmp_path: Path, size: tuple[int, int]) -> None:
    home = tmp_path / "home"
    path = put(home, case(1))
    with started(home, size) as terminal:
        terminal.wait_for("1 waiting")
        terminal.press("right")
        terminal.wait_for("sent yesterday")
        terminal.press("a")
        terminal.wait_for("Their answer", "From a file")
        terminal.paste("No, thank you. We have decided to go with another studio.")
        terminal.wait_for("another studio.")
        terminal.press("ctrl+n")
        terminal.wait_for("What does it come to?")
        terminal.press("enter")
        terminal.wait_for("They said no.")
        assert "promises" not in on_disk(path)

        terminal.press("ctrl+n")
        terminal.wait_for("Hand over")
        terminal.send("Thank you for telling me plainly.")
        terminal.press("ctrl+n")
        terminal.send(f"You will have all files and a page of notes by {named(2)}.")
        terminal.press("ctrl+n")
        terminal.send("I have enjoyed drawing for Mill Press, and you can always write to me.")
        mark_sent(terminal)
        terminal.wait_until(lambda: "sent" in on_disk(path)["drafts"][-1], "the letter to be kept as sent")
        (owed,) = json.loads(told(home, "due", "--json").stdout)
        assert (owed["what"], owed["due"]) == (
            f"You will have all files and a page of notes by {named(2)}",
            day(2).isoformat(),
        )
        terminal.press("tab")
        terminal.wait_for("What you owe · 1")
        terminal.press("space")
        terminal.wait_for("Kept already?")
        terminal.press("enter")
        terminal.wait_gone("What you owe · 1")
        quit_saved(terminal)

    end = on_disk(path)
    assert (end["stands"], end["drafts"][-1]["shape"]) == ("declined", "they-said-no")
    assert json.loads(told(home, "due", "--json").stdout) == []


@by_size
def test_a_second_incident_with_the_same_client_knows_of_the_first(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    home, mail = tmp_path / "home", tmp_path / "again.eml"
    first = case(60).but(
        outcome=Outcome(ending="accepted", when=day(-58), offer=2),
        card=Card(
            cause="One old file for two jobs", changed="Ana Lund checks every price before a page goes out"
        ),
        promises=(),
    )
    put(home, first)
    mail.write_text(
        "From: R. Aubin <RENEE@mill-press.example>\nSubject: The prices again\n"
        f"Date: {NOW - timedelta(hours=20):%a, %d %b %Y %H:%M:%S %z}\n\n"
        "The prices on page 2 are old again.\n",
        encoding="utf-8",
    )
    with started(home, size, str(mail)) as terminal:
        terminal.wait_for("Before, with R. Aubin", "Ana Lund checks every price before a page goes out")
        terminal.press("r")
        terminal.wait_gone("Before, with R. Aubin")
        terminal.press("2")
        terminal.wait_for("What happened")
        terminal.send(
            "I sent page 2 with old prices. That was my mistake, and I am sorry. This was a one-off."
        )
        terminal.press("ctrl+n", "ctrl+n")
        terminal.send("Since Monday Ana Lund checks every price before I send a page.")
        terminal.wait_for("before I send a page.")
        quit_saved(terminal)

    second = max((home / "drafts").glob("*.toml"))
    assert (on_disk(second)["facts"]["kind"], on_disk(second)["drafts"][0]["shape"]) == (
        "repeat",
        "it-happened-again",
    )
    judged = told(home, "check", str(second), "--json")
    assert judged.returncode == 1
    said = {found["rule"]: found["message"] for found in json.loads(judged.stdout)["findings"]}
    assert f"{day(-61).day} {day(-61):%B}" in said["history-clash"]
    assert "You told them this" in said["promised-before"]
