"""From an upset message to its points, in a real terminal: cooled down first, with the stop signs it has."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from journeys.terminal import AMENDS, Terminal
from journeys.test_letters import NOW, Hand, named, on_disk, started

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.journey

ANGRY = f"""Sam,

I am beyond angry. The tasting menu was due on {named(-4)} and it came on {named(-1)},
with last season's wines on page 2. What a joke. We had to reprint it the same
night, which cost us £210.

I want a corrected page 2 by {named(2)}. How did this happen?

Orla
"""
PASSIVE = f"""Hi Sam,

I was rather hoping the seating plan would arrive before the dinner rather than
after it. No doubt you had more interesting things to do. We laid the tables from
memory on Saturday, and two of my guests sat at the wrong one.

It would be lovely to have the corrected plan by {named(3)}.

Warmest,
Petra
"""
LEGAL = """Dear Sam Reyes,

We act for Bluebell Nurseries Ltd. The planting brochure supplied on 20 April
states a wrong price on page 3. Our client has suffered a loss of £4,800 against
your fee of £950.

We require your written admission within 14 days. Should you fail to respond, we
shall issue proceedings without further notice.

Fenwick Rowe LLP
"""
ABUSE = """You useless idiot. The logo on the van is the wrong blue. Are you blind?
You people are a bunch of clowns. Fix it today.
"""


def mail(folder: Path, name: str, text: str) -> str:
    path = folder / f"{name}.eml"
    path.write_text(
        f"From: {name} <{name.lower()}@client.example>\nTo: Sam Reyes <sam@reyes.example>\n"
        f"Subject: About your work\nDate: {NOW:%a, %d %b %Y %H:%M:%S %z}\n"
        f"Message-ID: <1@client.example>\n\n{text}",
        encoding="utf-8",
    )
    return str(path)


def cooled(hand: Hand) -> None:
    """From arrival to the cool-down, with how hot it was before and after."""
    hand.see("Cool down", "words")
    hand.press("enter")
    hand.see("The message is out of sight", "How hot is it")
    hand.press("8", "4")
    hand.see("8 before", "4 now")
    hand.press("enter")


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["small", "wide"])
def test_an_angry_mail_is_out_of_sight_while_it_cools_and_comes_back_drained(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    home = tmp_path / "home"
    with started(home, size, mail(tmp_path, "Orla", ANGRY)) as terminal:
        hand = Hand(terminal)
        hand.see("Read it")
        hand.press("r")
        hand.see("I am beyond angry")
        hand.press("enter")
        away = hand.see("The message is out of sight")

        assert not {"angry", "joke", "About your work", "tasting menu"} & set(re.findall(r"\w[\w ]*\w", away))
        assert terminal.beneath.strip() == ""

        hand.press("7")
        hand.see("7 before")
        hand.press("enter")
        drained = hand.see("The tasting menu was due", "corrected page 2", "Letter: they complained")

        assert "beyond angry" not in drained
        assert "What a joke" not in drained

        hand.press("m", "down", "m", "m")
        hand.see("not mine", "Letter: partly me")
        hand.press("ctrl+z")
        hand.see("Undone: say whose doing “")
        hand.press("ctrl+q")
        assert terminal.wait_end() == 0

        assert terminal.beneath.strip() == ""

    case = on_disk(home)
    assert (case["cooling"]["before"], case["cooling"]["passed"]) == (7, True)
    assert "after" not in case["cooling"]
    assert case["messages"][0]["points"][0]["doing"] == "mine"
    assert "signs" not in case["messages"][0]


def test_a_passive_aggressive_mail_has_its_facts_and_its_wish(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with started(home, (80, 24), mail(tmp_path, "Petra", PASSIVE)) as terminal:
        hand = Hand(terminal)
        cooled(hand)
        seen = hand.see("We laid the tables from memory", "It would be lovely", "Letter: they complained")

        assert "more interesting things" not in seen
        assert "Before you answer" not in seen

        hand.press("tab")
        hand.see("Facts and asks", "It would be lovely")
        hand.press("w")
        hand.see("As written", "more interesting things")
        hand.press("space", "a")
        hand.see("Added as a")
        hand.press("ctrl+q")
        assert terminal.wait_end() == 0

    case = on_disk(home)
    assert (case["cooling"]["before"], case["cooling"]["after"]) == (8, 4)
    assert "Hi Sam," in [point["quote"] for point in case["messages"][0]["points"]]


def test_a_legal_letter_says_what_comes_first_once(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with started(home, (80, 24), mail(tmp_path, "Fenwick", LEGAL)) as terminal:
        hand = Hand(terminal)
        cooled(hand)
        hand.see("This message speaks of the law", "no admission", "more than your fee")
        hand.press("enter")
        terminal.wait_gone("This message speaks of the law")
        hand.see("Letter: short note first")
        hand.press("ctrl+q")
        assert terminal.wait_end() == 0

    assert on_disk(home)["messages"][0]["signs"] == ["legal", "loss"]
    (path,) = (home / "drafts").glob("*.toml")
    with Terminal([AMENDS, str(path)], 80, 24, env={"AMENDS_HOME": str(home)}) as again:
        seen = again.wait_for("Letter: short note first")

        assert "speaks of the law" not in seen


def test_abuse_may_be_answered_briefly_or_not_at_all(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with started(home, (80, 24), mail(tmp_path, "Rex", ABUSE)) as terminal:
        hand = Hand(terminal)
        cooled(hand)
        hand.see("This message insults you", "or do not reply")
        hand.press("enter")
        seen = hand.see("The logo on the van", "Letter: firm and brief")

        assert "idiot" not in seen
        assert "clowns" not in seen

        hand.press("ctrl+q")
        assert terminal.wait_end() == 0

    assert on_disk(home)["messages"][0]["signs"] == ["abuse"]


def test_who_needs_longer_is_asked_once_before_the_time(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with started(home, (80, 24), mail(tmp_path, "Orla", ANGRY)) as terminal:
        hand = Hand(terminal)
        hand.see("Cool down", "words")
        hand.press("enter")
        hand.see("The message is out of sight")
        above = 3 if datetime.now().hour < 5 else 2  # before five, this morning stands above tomorrow's
        hand.press("l", *["down"] * above, "enter")  # struck together: all but the first are for the dialog
        hand.see("the case rests until tomorrow, 09:00")
        hand.press("ctrl+q")
        assert terminal.wait_end() == 0

    with Terminal([AMENDS], 80, 24, env={"AMENDS_HOME": str(home)}) as again:
        again.wait_for("Orla", "rests until tomorrow")
        again.press("enter")
        again.wait_for("Open it before tomorrow, 09:00?")
        again.escape_to("n New")
        again.press("enter")
        again.wait_for("Open it before tomorrow, 09:00?")
        again.press("enter")
        again.wait_for("Cool down", "words")
        again.escape_to("1 open")
        again.wait_gone("rests until")
        again.press("enter")
        seen = again.wait_for("Cool down", "words")

        assert "Open it before" not in seen


def test_the_pacer_draws_only_what_moves(tmp_path: Path) -> None:
    home = tmp_path / "home"
    config = home / "config"
    config.mkdir(parents=True)
    env = {"AMENDS_HOME": str(home), "TEXTUAL_ANIMATIONS": "full"}
    with Terminal([AMENDS, mail(tmp_path, "Orla", ANGRY)], 80, 24, env=env) as terminal:
        terminal.wait_for("Cool down", "words")
        terminal.press("enter")
        terminal.wait_for("2 s of 90 s")
        before = len(terminal.raw)
        terminal.wait_for("6 s of 90 s", "breathe out")
        drawn = terminal.raw[before:]

    assert "●".encode() in drawn
    for unmoved in (b"\x1b[2J", b"out of sight", b"Slow breathing", b"How hot", b"Orla"):
        assert unmoved not in drawn
    assert drawn.count(b" s of 90 s") <= 6, "once a second, not with each picture"
