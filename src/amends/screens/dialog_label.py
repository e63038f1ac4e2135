"""Choosing what kind of point something is."""

from __future__ import annotations

from typing import ClassVar, get_args

from amends.domain.message import Label
from amends.screens.dialog_ways import Way, Ways

_KINDS: dict[Label, tuple[str, str]] = {
    "fact": ("f", "something that happened, to be acknowledged"),
    "request": ("r", "something they want done"),
    "question": ("q", "something they want to know"),
    "deadline": ("d", "a time by which they want it"),
    "heat": ("h", "anger or hurt: needs no answer"),
    "threat": ("t", "leaving, a lawyer, a regulator: needs no answer"),
}
LABELS: dict[str, Label] = {label: label for label in get_args(Label)}


class ChooseLabel(Ways):
    """The kinds there are; a letter or enter takes one."""

    HELP_TITLE: ClassVar[str] = "What kind of point"
    PURPOSE: ClassVar[str] = (
        "The letter is held against the points: facts want to be acknowledged, requests, questions and "
        "deadlines want an answer. Heat and threats are only noticed."
    )

    def __init__(self, title: str, now: Label) -> None:
        ways = (Way(label, key, label, words) for label, (key, words) in _KINDS.items())
        super().__init__("What kind of point", title, tuple(ways), now=now)
