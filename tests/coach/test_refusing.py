"""A sentence that only refuses to answer takes up nothing; one that says plainly what will not be does."""

from __future__ import annotations

import pytest

from amends.coach import answered_in
from amends.domain.letter import Letter, Section

REFUSED = [
    ("I need the artwork by Monday", "I will not tell you by Monday."),
    ("Tell me by Monday when the artwork comes", "I will not tell you by Monday."),
    ("When do I get the artwork?", "I can't say when you get the artwork."),
    ("When do I get the artwork?", "I cannot tell you when the artwork comes, perhaps Monday."),
    ("When do I get the artwork?", "I don't know yet whether you get the artwork on Monday."),
    ("Please refund the print costs", "I can't say whether I refund the print costs."),
    ("Please refund the print costs", "I won't discuss the print costs."),
    ("Please refund the print costs", "I am not going to talk about a refund of the print costs."),
    ("Why were the boards late?", "I won't explain why the boards were late."),
    ("Why were the boards late?", "I would rather not say why the boards were late, because it is private."),
    ("Why were the boards late?", "I can't tell you why the boards were late."),
    ("Who pays for the second print?", "I can't tell you who pays for the second print."),
    ("Send me the source files by Friday", "I can't promise the source files by Friday."),
    ("How much does the new print cost?", "I can't say yet how much the new print costs, about 300."),
    (
        "How much does the new print cost?",
        "I can't say to the penny what the new print costs, but it is about 300.",
    ),
    ("I want to know when the artwork comes", "I don't want to promise a day for the artwork."),
    ("When do I get the artwork?", "I have no idea when the artwork comes, Monday or later."),
    ("When do I get the artwork?", "It is too early to say whether the artwork comes on Monday."),
    ("Tell me what went wrong with the poster", "No comment on what went wrong with the poster."),
    ("When will the website be back up?", "I can't give you a time for the website yet."),
    ("When will the website be back up?", "I am unable to say when the website is back up, maybe by Monday."),
    (
        "Why was the website down over the weekend?",
        "I know why the website was down over the weekend, but I will not say.",
    ),
    ("When will the website be back up?", "Whether the website is back up on Monday I cannot say."),
    ("When do I get the artwork?", "Nobody can tell when the artwork comes, Monday at best."),
    ("Why was the website down over the weekend?", "I don't know why the website was down over the weekend."),
    ("Who told the printer about the new date?", "I can't tell you who told the printer about the new date."),
    ("Tell me what the new menu costs", "I won't tell you what the new menu costs."),
    ("When do I get the artwork?", "I can’t say when you get the artwork, Monday or later."),
]
ANSWERED = [
    ("refund the print costs", "I can't refund the print costs."),
    ("Please refund the print costs", "I can't refund the print costs."),
    ("Please refund the print costs", "I will not refund the print costs."),
    ("Who pays for the second print?", "I do not pay for the second print."),
    ("Send me the source files by Friday", "I can't send you the source files by Friday."),
    (
        "Send me the source files by Friday",
        "I can't send you the source files by Friday, but you have them on Monday.",
    ),
    ("When do I get the artwork?", "I can't say the hour, but the artwork comes on Monday."),
    ("When do I get the artwork?", "The artwork comes on Monday; I can't say at which hour."),
    (
        "The phone number on the poster is wrong",
        "I didn't tell you that the phone number on the poster was wrong.",
    ),
    (
        "You never told me the poster was wrong",
        "I did not tell you that the poster was wrong, and I should have.",
    ),
    ("Call me by Monday", "I will not call you by Monday."),
    ("Can you work on Sundays until the fair opens?", "I can't work on Sundays, also not before the fair."),
    ("I want a discount on the fair stand", "There is no discount on the fair stand."),
    (
        "I want to discuss the fee for the fair on the phone",
        "I won't discuss the fee for the fair on the phone.",
    ),
    ("Promise me that the stand opens on Friday", "I can't promise that the stand opens on Friday."),
    (
        "Why was the website down over the weekend?",
        "The website was down over the weekend because I forgot the certificate; I can't say more.",
    ),
    ("Please refund the print costs", "I can't say when, but I will refund the print costs."),
    (
        "I could not read the small print on the menu",
        "I know that you could not read the small print on the menu.",
    ),
    (
        "The colours on the menu are not the ones we chose",
        "You could not tell the colours on the menu from the ones we chose.",
    ),
    ("I had to explain the wrong menu to forty guests", "You had to explain the wrong menu to forty guests."),
    ("Nobody told me the menu was late", "Nobody told you that the menu was late, and I should have."),
    ("Tell me what the new menu costs", "I will not charge you for the new menu."),
    (
        "I'm not able to open the menu file",
        "You are not able to open the menu file because I sent the wrong one.",
    ),
]


def is_answered(point: str, said: str) -> bool:
    return answered_in(Letter(said, (Section("part", 0, len(said), "what-happened"),)), point, "") != ""


@pytest.mark.parametrize(("point", "said"), REFUSED)
def test_a_refusal_to_answer_leaves_the_point_open(point: str, said: str) -> None:
    assert not is_answered(point, said)


@pytest.mark.parametrize(("point", "said"), ANSWERED)
def test_a_boundary_in_plain_words_and_an_answer_beside_a_refusal_count(point: str, said: str) -> None:
    assert is_answered(point, said)
