"""Messages from where people have them, in a real terminal: a thread, a Maildir, another language."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from journeys.test_letters import NOW, Hand, named, on_disk, started

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.journey

SIZES = pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["small", "wide"])

THREAD = f"""This is the third time that I ask, and it is a disgrace.
The signs were due on {named(-6)}. Where are they?

Petra
Maly & Sons

Sent from my iPhone

On {NOW - timedelta(days=2):%a, %d %b %Y} at 10:00, Sam Reyes <sam@reyes.example> wrote:

> They are nearly done.
>
> On {NOW - timedelta(days=4):%a, %d %b %Y} at 16:20, Petra Maly <petra@maly.example> wrote:
>
>> Please tell me when the signs come.
>>
>> On {NOW - timedelta(days=8):%a, %d %b %Y} at 08:15, Petra Maly <petra@maly.example> wrote:
>>
>>> Will the signs be ready in time?
"""

SPANISH = """Hola Sam:

Los folletos tenían que llegar el lunes y todavía no han llegado. Es una
vergüenza. Necesito saber cuándo van a llegar, porque la feria empieza pronto.

Un saludo,
Marta

Enviado desde mi iPhone
"""


def mail(sender: str, subject: str, text: str, days: int = 0) -> str:
    when = NOW - timedelta(days=days)
    address = f"{sender.split()[-1].lower()}@client.example" if "@" not in sender else ""
    return (
        f"From: {f'{sender} <{address}>' if address else sender}\nTo: Sam Reyes <sam@reyes.example>\n"
        f"Subject: {subject}\nDate: {when:%a, %d %b %Y %H:%M:%S %z}\nMessage-ID: <{days}@client.example>\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{text}"
    )


@SIZES
def test_each_message_of_a_thread_is_there_and_the_newest_is_answered(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    home, path = tmp_path / "home", tmp_path / "signs.eml"
    path.write_text(mail("Petra Maly <petra@maly.example>", "Re: The signs", THREAD), encoding="utf-8")
    with started(home, size, str(path)) as terminal:
        hand = Hand(terminal)
        hand.see("3 of 3, the one to answer")
        hand.press("left")
        hand.see("2 of 3;")
        hand.press("r")
        hand.see("Please tell me when the signs come.")
        hand.press("left")
        hand.see("Will the signs be ready in time?")
        hand.press("left")
        hand.see("it is a disgrace", "folded: signature, 1 line · quoted history")

        hand.press("+")
        hand.see("folded: signature, 2 lines")
        hand.press("ctrl+z")
        hand.see("folded: signature, 1 line ·")
        hand.press("+", "+")
        hand.see("folded: signature, 3 lines")

        hand.press("enter")
        hand.see("out of sight")
        hand.press("enter")
        hand.see("Where are they?", "Letter: they complained")
        hand.press("ctrl+q")
        assert terminal.wait_end() == 0

    case = on_disk(home)
    texts = [message["text"] for message in case["messages"]]
    assert texts[:2] == ["Will the signs be ready in time?\n", "Please tell me when the signs come.\n"]
    assert texts[2].endswith("Where are they?\n")
    assert "They are nearly done." in case["messages"][2]["quoted"]
    assert "Maly & Sons" in case["messages"][2]["signature"]
    quotes = [point["quote"] for point in case["messages"][2]["points"]]
    assert "Where are they?" in quotes
    assert "Please tell me when the signs come" in quotes  # asked before, and open still


@SIZES
def test_a_message_is_found_in_a_maildir_by_a_part_of_its_subject(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    home, box = tmp_path / "home", tmp_path / "Maildir"
    for name in ("cur", "new", "tmp"):
        (box / name).mkdir(parents=True)
    for number in range(600):
        text = mail(f"Client {number}", f"Invoice {number}", "Paid.\n", days=number + 3)
        (box / "cur" / f"{10_000 - number}.M{number}.host:2,S").write_text(text, encoding="utf-8")
    late = "I am furious. The menus were due on Monday. Please send them by noon tomorrow.\n"
    (box / "new" / "5.M5.host").write_text(mail("Olu Bello", "The menus", late, days=90), encoding="utf-8")
    with started(home, size, str(box)) as terminal:
        hand = Hand(terminal)
        hand.see("Which message · Maildir", "601 messages", "Invoice 0")
        assert "The menus" not in terminal.text
        hand.write("olu menu")
        hand.see("1 of 601 messages", "The menus")
        hand.press("enter")
        hand.see("Olu Bello", "Cool down")
        assert "furious" not in terminal.text
        hand.press("enter")
        hand.see("out of sight")
        hand.press("enter")
        hand.see("The menus were due on Monday", "Letter: they complained")
        hand.press("ctrl+q")
        assert terminal.wait_end() == 0

    assert on_disk(home)["client"]["email"] == "bello@client.example"
    assert len(list((box / "new").iterdir())) == 1


def test_messages_marked_in_a_mailbox_become_one_case(tmp_path: Path) -> None:
    home, box = tmp_path / "home", tmp_path / "inbox.mbox"
    mails = [
        mail("Olu Bello", "The menus", "Where are the menus?\n", days=1),
        mail("Ines Prado", "Thank you", "Lovely work.\n", days=2),
        mail("Olu Bello", "The menus, please", "When do the menus come?\n", days=3),
    ]
    box.write_text("".join(f"From x@y Thu Jan  1 00:00:00 2026\n{each}\n" for each in mails))
    with started(home, (80, 24), str(box)) as terminal:
        hand = Hand(terminal)
        hand.see("3 messages")
        hand.write("menus")
        hand.see("2 of 3 messages")
        hand.press("ctrl+t", "ctrl+t")
        hand.see("2 marked, the newest is answered")
        hand.press("enter")
        hand.see("2 of 2, the one to answer")
        hand.press("ctrl+q")
        assert terminal.wait_end() == 0

    texts = [message["text"] for message in on_disk(home)["messages"]]
    assert texts == ["When do the menus come?\n", "Where are the menus?\n"]


@SIZES
def test_a_message_in_another_language_is_said_to_be_and_all_but_the_reading_works(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    home, path = tmp_path / "home", tmp_path / "folletos.eml"
    path.write_text(mail("Marta Ruiz", "Los folletos", SPANISH), encoding="utf-8")
    with started(home, size, str(path)) as terminal:
        hand = Hand(terminal)
        hand.see("Marta Ruiz", "Cool down")
        hand.press("r")
        hand.see("Los folletos tenían", "folded: signature, 1 line")
        hand.press("enter")
        hand.see("out of sight")
        hand.press("enter")
        hand.see("knows English only", "Points can be added by hand")
        hand.press("a")
        hand.see("What else deserves an answer?")
        hand.write("When do the leaflets come?")
        hand.press("enter")
        hand.see("question", "When do the leaflets come?")
        hand.press("ctrl+n")
        hand.see("What went wrong")
        hand.press("ctrl+n")
        hand.see("What happened")
        hand.write("Los folletos tenían que llegar el lunes y no llegaron. Fue culpa mía.")
        hand.see("Fue culpa mía.")
        hand.press("ctrl+q")
        assert terminal.wait_end() == 0

    case = on_disk(home)
    assert [point["words"] for point in case["messages"][0]["points"]] == ["When do the leaflets come?"]
    assert case["drafts"][0]["parts"][0]["text"].strip().endswith("Fue culpa mía.")
