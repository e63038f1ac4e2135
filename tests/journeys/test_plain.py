"""The plain way in a real terminal: line by line, to the end of the elephant, and left in other ways."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from journeys.terminal import AMENDS, Terminal
from journeys.test_after_the_letter import NOW, case, day, named, on_disk, put

if TYPE_CHECKING:
    from pathlib import Path

    from amends.domain.case import Case

pytestmark = pytest.mark.journey


class Talk:
    """Answers questions in their order: each is waited for behind the one before it."""

    def __init__(self, home: Path, begun: Case) -> None:
        config = home / "config"
        config.mkdir(parents=True)
        (config / "config.toml").write_text('name = "Sam Reyes"\ncurrency = "GBP"\n', encoding="utf-8")
        self.path = put(home, begun)
        env = {"AMENDS_HOME": str(home), "TERM": "dumb"}
        self.terminal = Terminal([AMENDS, "--plain", "ren"], 200, 40, env=env)
        self._heard = 0

    def hear(self, words: str) -> None:
        """Wait until this is said, after what was heard last."""
        self.terminal.wait_until(lambda: words in self._said()[self._heard :], repr(words))
        self._heard = self._said().index(words, self._heard) + len(words)

    def answer(self, question: str, *lines: str) -> None:
        """Wait for a question, and answer it."""
        self.hear(question)
        for line in lines:
            self.terminal.send(line + "\n")

    def _said(self) -> str:
        return " ".join(self.terminal.raw.decode("utf-8", "replace").split())


def test_they_take_the_second_offer_the_promise_is_kept_and_the_case_closed(tmp_path: Path) -> None:
    talk = Talk(tmp_path / "home", case(1))
    with talk.terminal as terminal:
        talk.answer("What now (enter: leaves it for now):", "a")
        talk.answer("Their answer, 1 to 2 (enter: 1):", "1")
        talk.answer("(enter at once: goes back).", "Thank you, Sam.", "", "The second one, please.", ".")
        talk.hear("Proposed for “The second one, please.”. You decide")
        talk.answer("What does it come to, 1 to 6 (enter: 2):", "")
        talk.hear("They accepted. A set of shelf cards")
        talk.answer("What now (enter: n):", "")
        talk.answer("(enter: They chose):", "")
        chosen = f"Thank you for deciding so clearly. You will have the shelf cards by {named(6)}."
        talk.answer("(enter at once: it stays empty for now).", chosen, ".")
        talk.answer("Choose other offers, y or n (enter: n):", "")
        talk.answer("(enter at once: it stays empty for now).", "There is nothing that you need to do.", ".")
        talk.answer("What now (enter: goes on):", "")
        talk.hear("Nothing stands in the way.")
        talk.answer("What now (enter: leaves it for now):", "s")
        talk.answer("When did you send it (enter: just now):", "")
        talk.answer("How, 1 to 5 (enter: 1):", "")
        talk.answer("Which do you drop or change (enter: takes all of them on):", "")
        talk.answer("What now (enter: leaves it for now):", "k 1")
        talk.answer("What now (enter: c):", "")
        talk.answer("The cause, in a line (enter: One old file for two jobs):", "")
        talk.answer("What is different now (enter: Ana Lund checks every price", "")
        talk.answer("When to check that it holds (enter: no day):", named(30))
        talk.answer("What now (enter: leaves it for now):", "")
        talk.hear("Everything said so far is kept in")
        assert terminal.wait_end() == 0

    end = on_disk(talk.path)
    assert (end["outcome"]["ending"], end["outcome"]["offer"], end["stands"]) == ("accepted", 2, "accepted")
    assert [draft["shape"] for draft in end["drafts"]] == ["they-complained", "they-chose"]
    assert [promise["kept"] for promise in end["promises"]] == [
        NOW.date()
    ]  # the offer and the sentence about it are one promise
    assert end["card"]["check_on"] == day(30)


def begin_a_part(talk: Talk) -> None:
    """Be in the middle of the words of a part."""
    talk.answer("What now (enter: n):", "")
    talk.answer("(enter: Checking back):", "")
    talk.answer("(enter at once: it stays empty for now).", "Have you had a chance to look at it?")
    talk.hear("look at it?")


def test_ctrl_c_in_the_middle_of_a_part_keeps_its_words_and_says_so(tmp_path: Path) -> None:
    talk = Talk(tmp_path / "home", case(11))
    with talk.terminal as terminal:
        begin_a_part(talk)
        terminal.press("ctrl+c")
        talk.hear("Everything said so far is kept in")
        assert terminal.wait_end() == 130

    assert on_disk(talk.path)["drafts"][1]["parts"][0]["text"] == "Have you had a chance to look at it?\n"


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_keeps_the_words_too(tmp_path: Path, number: signal.Signals, status: int) -> None:
    talk = Talk(tmp_path / "home", case(11))
    with talk.terminal as terminal:
        begin_a_part(talk)
        terminal.child.kill(number)
        assert terminal.wait_end() == status

    assert on_disk(talk.path)["drafts"][1]["parts"][0]["text"] == "Have you had a chance to look at it?\n"


def test_a_terminal_that_is_closed_keeps_the_words_too(tmp_path: Path) -> None:
    talk = Talk(tmp_path / "home", case(11))
    begin_a_part(talk)

    assert talk.terminal.hang_up() == 129
    assert on_disk(talk.path)["drafts"][1]["parts"][0]["text"] == "Have you had a chance to look at it?\n"
