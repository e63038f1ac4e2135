"""Both cases of the advice column, from a message or a silence to a letter, in a real terminal."""

from __future__ import annotations

import json
import subprocess
import tomllib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any

import pytest

from journeys.terminal import AMENDS, Terminal

if TYPE_CHECKING:
    from datetime import date
    from email.message import EmailMessage
    from pathlib import Path

pytestmark = pytest.mark.journey

NOW = datetime.now().astimezone().replace(hour=9, minute=0, second=0, microsecond=0)
SIZES = [(80, 24), (140, 40)]


def day(offset: int) -> date:
    return (NOW + timedelta(days=offset)).date()


def named(offset: int) -> str:
    """Return a day as letters name it: Friday 8 May 2026."""
    return f"{day(offset):%A} {day(offset).day} {day(offset):%B %Y}"


MAIL = f"""From: =?utf-8?q?Ren=C3=A9e_Aubin?= <renee@mill-press.example>
To: Sam Reyes <sam@reyes.example>
Subject: Where is the spring leaflet?
Date: {NOW - timedelta(days=1):%a, %d %b %Y %H:%M:%S %z}
Message-ID: <{"leaflet-" * 12}@mill-press.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Sam,

I am furious. The leaflet was due on {named(-5)} and it came on {named(-2)}
with last year's prices on page 2. What a shambles! The reprint costs us £140.

I want a corrected page 2 by {named(2)}. How did this happen?

I have always liked your drawings.

Renée
"""


@dataclass
class Hand:
    """A person at the keyboard: counts the keys that are no prose."""

    terminal: Terminal
    keys: int = 0
    prose: list[str] = field(default_factory=list)

    def press(self, *names: str) -> None:
        self.keys += len(names)
        self.terminal.press(*names)

    def write(self, words: str) -> None:
        self.prose.append(words)
        self.terminal.send(words)

    def see(self, *words: str) -> str:
        return self.terminal.wait_for(*words)

    def escape_to(self, *words: str) -> str:
        self.keys += 1
        return self.terminal.escape_to(*words)


def started(home: Path, size: tuple[int, int], *argv: str) -> Terminal:
    config = home / "config"
    config.mkdir(parents=True)
    (config / "config.toml").write_text(
        'name = "Sam Reyes"\nemail = "sam@reyes.example"\ncurrency = "GBP"\n', encoding="utf-8"
    )
    return Terminal([AMENDS, *argv], *size, env={"AMENDS_HOME": str(home)})


def on_disk(home: Path) -> dict[str, Any]:
    (path,) = (home / "drafts").glob("*.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def handed_over(home: Path) -> EmailMessage:
    (path,) = (home / "letters").glob("*.eml")
    return message_from_bytes(path.read_bytes(), policy=policy.default)


def checked(home: Path) -> dict[str, Any]:
    (path,) = (home / "drafts").glob("*.toml")
    run = subprocess.run([AMENDS, "check", str(path), "--json"], capture_output=True, check=False)
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


@pytest.mark.parametrize("size", SIZES, ids=["small", "wide"])
def test_the_elephant_from_an_upset_mail_to_a_draft_in_the_same_thread(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    home, mail = tmp_path / "home", tmp_path / "leaflet.eml"
    mail.write_text(MAIL, encoding="utf-8")
    with started(home, size, str(mail)) as terminal:
        hand = Hand(terminal)
        hand.see("Renée Aubin", "Cool down")
        assert "furious" not in terminal.text
        assert on_disk(home)["client"]["name"] == "Renée Aubin"

        hand.press("enter")
        hand.see("out of sight")
        assert "furious" not in terminal.text
        hand.press("enter")
        hand.see("they complained")
        hand.press("m")
        hand.see("mine")
        hand.press("ctrl+n")
        hand.see("What went wrong", "Agreed for")
        hand.press("ctrl+n")
        hand.see("What happened")

        hand.write(
            f"Thank you for telling me so plainly. The leaflet was due on {named(-5)}; "
            f"I sent it on {named(-2)}, and page 2 carried last year's prices. "
            "You had to pay for a reprint. That was my mistake, and I am sorry."
        )
        hand.press("ctrl+n")
        hand.write(
            "I can't undo that, and I want to put it right. "
            "The corrected page 2 is in your folder since 9:00 today."
        )
        hand.press("ctrl+n")
        hand.write(
            "I worked from an old file. From today I keep one price list for each client, "
            "and a second person checks every price before I send a page."
        )
        hand.press("ctrl+n")
        hand.see("Choose offers")
        hand.press("enter")
        hand.see("What fits")

        hand.press("space")
        hand.see("Offers · 1", "Next field")
        hand.press("escape")
        hand.see("1 ·", "space Take back")
        hand.press("down", "down", "down")
        hand.press("space")
        hand.see("Offers · 2", "Next field")
        hand.press("escape")
        hand.see("2 ·", "space Take back")
        hand.press("tab")
        hand.see("Offers · 2", "Fill in")
        hand.press("enter")
        hand.see("Next field")
        hand.write("20")
        hand.see(" 20 ")
        hand.press("tab", "tab")
        hand.see("By when")
        hand.write(named(3))
        hand.see(f"by {named(3)}")
        hand.press("tab")
        hand.see("What they get")
        hand.write("A set of shelf cards")
        hand.see("In the letter: A set of shelf cards")
        hand.press("tab")
        hand.write(named(6))
        hand.see("shelf cards by")
        hand.escape_to("More")
        hand.press("escape")
        hand.escape_to("1  20% off this invoice")

        hand.press("up")
        terminal.wait_gone("Choose offers")
        hand.write("I can offer you one of these:")
        hand.press("down")
        hand.see("Choose offers")
        hand.press("down")
        terminal.wait_gone("Choose offers")
        hand.write("Which would you prefer?")
        hand.press("ctrl+n")
        hand.write(f"I have enjoyed drawing for Mill Press. I will call you on {named(1)} at 10:00.")
        hand.press("ctrl+n")
        hand.see("ctrl+n Hand over")
        hand.press("ctrl+n")
        hand.see("Mail file")
        hand.press("m")
        hand.see("not sent")
        terminal.wait_until(lambda: any((home / "letters").glob("*.eml")), "the mail file")
        hand.press("ctrl+q")
        assert terminal.wait_end() == 0

    assert hand.keys <= 45, "from the mail to the letter: about 40 keys besides prose"
    draft = handed_over(home)
    assert draft["To"] == "Renée Aubin <renee@mill-press.example>"
    assert draft["Subject"] == "Re: Where is the spring leaflet?"
    assert f"<{'leaflet-' * 12}@mill-press.example>" == draft["In-Reply-To"]
    assert draft["X-Unsent"] == "1"
    assert draft["Date"] is None
    body = draft.get_content()
    assert all(
        words in " ".join(body.split()) for words in hand.prose if not words[0].isdigit() and "," in words
    )
    assert f"1. 20% off this invoice, by {named(3)}." in body
    assert [f for f in checked(home)["findings"] if f["severity"] == "error"] == []


@pytest.mark.parametrize("size", SIZES, ids=["small", "wide"])
def test_the_cold_client_is_written_to_first(tmp_path: Path, size: tuple[int, int]) -> None:
    home = tmp_path / "home"
    with started(home, size) as terminal:
        hand = Hand(terminal)
        hand.see("Nothing here yet")
        hand.press("n")
        hand.see("New case")
        hand.press("q")
        hand.see("Who has gone quiet")
        hand.write("Tom Adeyemi")
        hand.press("tab")
        hand.write("June articles")
        hand.press("enter")
        hand.see("Do you know of something", "← →")
        hand.press("y")
        hand.see("I write first")
        hand.press("ctrl+n")
        hand.see("What happened")
        hand.write(
            f"I sent the June articles on {named(-9)} instead of {named(-12)}, and I did not warn you. "
            "You had to fill two slots at short notice. That was my mistake, and I am sorry."
        )
        hand.press("ctrl+n")
        hand.write(
            "I was moving house, my internet provider was late with the line, "
            "and I had no second way to get online. "
            "Since then I keep a prepaid mobile connection, and I send you the text a day before it is due."
        )
        hand.press("ctrl+n")
        hand.see("Choose offers")
        hand.press("down")
        terminal.wait_gone("Choose offers")
        hand.write("What can I do to put this right? If something else would help more, tell me.")
        hand.press("ctrl+n")
        hand.write(
            "I have enjoyed working with you, and I hope this will not affect future projects. "
            f"I will ring you on {named(4)} at 11:00, and a plain no is fine too."
        )
        hand.see("is fine too.")
        hand.escape_to("Steps")
        hand.press("4")
        hand.see("ctrl+n Hand over")
        hand.press("ctrl+n")
        hand.see("Mail file")
        hand.press("t")
        terminal.wait_until(lambda: any((home / "letters").glob("*.txt")), "the text file")
        hand.press("ctrl+q")
        assert terminal.wait_end() == 0

    (letter,) = (home / "letters").glob("*.txt")
    assert letter.read_text(encoding="utf-8").startswith("Hello Tom,")
    judged = checked(home)
    assert on_disk(home)["drafts"][0]["shape"] == "i-write-first"
    assert [f["rule"] for f in judged["findings"] if f["severity"] != "hint"] == []


def test_an_apology_is_a_finding_when_nothing_is_known_to_be_wrong(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with started(home, (80, 24)) as terminal:
        hand = Hand(terminal)
        hand.see("Nothing here yet")
        hand.press("n")
        hand.see("New case")
        hand.press("q")
        hand.see("Who has gone quiet")
        hand.write("Tom Adeyemi")
        hand.press("enter")
        hand.press("enter")
        hand.see("Do you know of something", "← →")
        hand.press("p")
        hand.see("just asking")
        hand.press("ctrl+n")
        hand.see("Hello Tom")
        hand.write("I am sorry for whatever I did.")
        hand.see("whatever I did.")
        hand.escape_to("Steps")
        hand.press("ctrl+q")
        assert terminal.wait_end() == 0

    assert on_disk(home)["drafts"][0]["shape"] == "just-asking"
    assert any("unproven" in f["rule"] or "apolog" in f["message"].lower() for f in checked(home)["findings"])


def test_the_short_note_is_copied_in_under_twenty_keys(tmp_path: Path) -> None:
    home, mail = tmp_path / "home", tmp_path / "leaflet.eml"
    mail.write_text(MAIL, encoding="utf-8")
    with started(home, (80, 24), str(mail)) as terminal:
        hand = Hand(terminal)
        hand.see("Short note")
        hand.press("s")
        hand.see("When will you answer in full")
        hand.press("enter")
        hand.see("Your message is here")
        hand.press("ctrl+n")
        hand.see("ctrl+n Hand over")
        hand.press("ctrl+n")
        hand.see("Mail file")
        hand.press("c")
        hand.see("It is not sent.")

    assert hand.keys < 20
    assert b"\x1b]52;c;" in terminal.raw
    (letter,) = (home / "letters").glob("*.txt")
    assert letter.read_text(encoding="utf-8").startswith("Hello Renée,\n\nYour message is here")
    assert [f["rule"] for f in checked(home)["findings"] if f["severity"] == "error"] == []


def test_what_is_typed_survives_a_kill_and_a_closed_terminal(tmp_path: Path) -> None:
    home, mail = tmp_path / "home", tmp_path / "leaflet.eml"
    mail.write_text(MAIL, encoding="utf-8")
    with started(home, (80, 24), str(mail)) as terminal:
        hand = Hand(terminal)
        hand.see("Cool down")
        hand.press("2")
        hand.see("What happened")
        hand.write("Not one word of this is lost.")
        hand.see("Not one word of this is lost.")
        terminal.child.kill(15)
        assert terminal.wait_end() == 143

    assert on_disk(home)["drafts"][0]["parts"][0]["text"] == "Not one word of this is lost.\n"
    assert b"\x1b[?1049l" in terminal.raw


def test_what_is_typed_just_before_the_quit_is_saved(tmp_path: Path) -> None:
    home, mail = tmp_path / "home", tmp_path / "leaflet.eml"
    mail.write_text(MAIL, encoding="utf-8")
    words = "Not one word of this is lost, however fast the quit comes after it. " * 4
    with started(home, (80, 24), str(mail)) as terminal:
        hand = Hand(terminal)
        hand.see("Cool down")
        hand.press("2")
        hand.see("What happened")
        hand.write(words + "\x11")
        assert terminal.wait_end() == 0

    assert on_disk(home)["drafts"][0]["parts"][0]["text"].strip() == words.strip()
