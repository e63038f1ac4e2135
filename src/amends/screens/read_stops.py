"""The stops of Read: their order, what they are called, and what each is for."""

from __future__ import annotations

from typing import Literal

Stop = Literal["arrival", "cool-down", "points", "facts"]

ALL: tuple[Stop, ...] = ("arrival", "cool-down", "points", "facts")
SPOKEN: dict[Stop, str] = {
    "arrival": "Arrival",
    "cool-down": "Cool down",
    "points": "Points",
    "facts": "Facts",
}
SILENT: tuple[Stop, ...] = ("facts",)
ABOUT: dict[Stop, str] = {
    "arrival": (
        "This says who wrote and when; their words stay out of sight until you ask for them. The message is "
        "kept on your machine as it came, and nothing is sent. You need not read it again: enter goes on."
    ),
    "cool-down": (
        "A pause before you answer: breathe with the form, for as long as you like. How hot it is and the "
        "two answers are kept with the case, for you alone. All of it may be left out: enter goes on at any "
        "time."
    ),
    "points": (
        "What they say and ask, one row each, beside their message with the heat covered. Say which are "
        "yours; x removes what is no point, u leaves one without an answer. It is kept with the case, and "
        "the letter is held against it. You may leave it as it is."
    ),
    "facts": (
        "What you know yourself about what went wrong, with what their message says filled in. It is kept "
        "with the case and proposes which letter you write; it is not sent. Every field may stay empty."
    ),
}
"""What each stop is for, what is kept, and what may be left out."""
