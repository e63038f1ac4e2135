"""All commands: every key that acts now, found by its words and by those that people look for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.actions import parse
from textual.app import SystemCommand
from textual.binding import Binding

from amends.screens.desk import Desk
from amends.screens.help import keys_of
from amends.widgets.key_line import acts_outside_text, key_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.dom import DOMNode
    from textual.screen import Screen

STEPS = {
    "step(0)": "Read: their message, points, facts",
    "step(1)": "Respond: the letter, the coach",
    "step(2)": "Remedy: what to offer, offers",
    "step(3)": "Preview: the mail, points, bad mood",
    "step(4)": "Follow up: sent, promises, their answer, how it ended",
}
"""The steps, with what stands on each."""

ALSO = {
    "Another letter": "Shape: another kind of letter",
    "Choose offers": "Offers: choose two or three",
    "Next letter": "Shape: the kind of the next letter",
    "Parts": "Order of the parts, add a part, leave one out",
    "Jobs": "Tick a job of this part",
    "Starters": "Openings with blanks for this part",
    "Views": "What you owe, promises, closed cases",
    "Their answer": "Reply: they have answered",
    "Trash": "Delete this case",
    "Mark as sent": "Sent: the letter went out",
    "How it ended": "Outcome: close the case",
    "Hand over": "Export, copy, draft, file: hand the letter over",
}
"""Other words for a key; they are found but not listed."""


def commands(screen: Screen[object], run: Callable[[str, DOMNode], object]) -> Iterable[SystemCommand]:
    """Yield what F1 tells, to be run from here, and in a text also the keys that are letters there."""
    told = {words for group in keys_of(screen) for _, words in group.keys}
    active = [(each.binding, each.node) for each in screen.active_bindings.values() if each.enabled]
    letters = [(binding, screen) for binding in _letters(screen)]
    seen = {"", "All commands", "Steps"}
    for binding, node in (*active, *letters):
        step = STEPS.get(binding.action)
        words = step or binding.description
        if words in seen or not (step or words in told or (binding, screen) in letters):
            continue
        seen.add(words)
        act = partial(run, binding.action, node)
        yield SystemCommand(words, binding.key if step else key_name(binding), act)
        if words in ALSO:
            yield SystemCommand(ALSO[words], key_name(binding), act, discover=False)
    if isinstance(screen, Desk):
        for words, show in screen.commands():
            yield SystemCommand(words, "← →", show)


def _letters(screen: Screen[object]) -> Iterable[Binding]:
    """Keys of the screen that a text in focus would take for letters."""
    entries = (entry for kind in type(screen).__mro__ for entry in kind.__dict__.get("BINDINGS", ()))
    for entry in entries:
        if isinstance(entry, Binding) and acts_outside_text(entry.key):
            _, name, parameters = parse(entry.action)
            if screen.check_action(name, parameters):
                yield entry
