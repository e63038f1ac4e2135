"""All commands: every key that acts now, found by its words and by those that people look for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.actions import parse
from textual.app import SystemCommand
from textual.binding import Binding
from textual.command import CommandPalette

from amends.domain.letter import SHORT_NOTE
from amends.screens.case_screen import CaseScreen
from amends.screens.desk import Desk
from amends.screens.help import told_by
from amends.screens.toasts_in_front import ToastsInFront
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
    "Another letter": "the shape, the kind of letter",
    "Choose offers": "two or three",
    "Next letter": "its shape, the kind of letter",
    "Parts": "their order, add one, leave one out",
    "Jobs": "tick what this part does",
    "Starters": "openings with blanks for this part",
    "Views": "what you owe, promises, closed cases",
    "Their answer": "a reply has come",
    "Trash": "delete this case",
    "Mark as sent": "the letter went out",
    "How it ended": "the outcome, close the case",
    "Hand over": "export, copy, draft, file",
    "Short note": "first: received, and answered by a time",
}
"""Behind the words of a key, those by which people look for it."""
NOTE = "Short note"
STOPS = {
    "arrival": ("Arrival", "who wrote and when, their message"),
    "cool-down": ("Cool down", "breathe, how hot it is, I need longer"),
}
"""The stops of Read to come back to from anywhere, each with what is on it."""
_PLAIN = {"left", "right", "up", "down", "tab", "shift+tab"}
"""Keys that only move: among all commands they tell nothing."""


class AllCommands(ToastsInFront, CommandPalette):
    """Textual's list of commands, with what a dialog does about the toasts below it."""


def commands(screen: Screen[object], run: Callable[[str, DOMNode], object]) -> Iterable[SystemCommand]:
    """Yield what F1 tells, to be run from here, and in a text also the keys that are letters there."""
    told = {binding.description for binding, _ in told_by(screen)}
    active = [(each.binding, each.node) for each in screen.active_bindings.values() if each.enabled]
    letters = [(binding, screen) for binding in _letters(screen)]
    seen = {"", "All commands", "Steps"}
    for binding, node in (*active, *letters):
        step = STEPS.get(binding.action)
        words = step or binding.description
        if words in seen or not (step or words in told or (binding, screen) in letters):
            continue
        seen.add(words)
        key = binding.key if step else key_name(binding)
        if key in _PLAIN:
            continue
        act = partial(run, binding.action, node)
        yield SystemCommand(f"{words}: {ALSO[words]}" if words in ALSO else words, key, act)
    if isinstance(screen, CaseScreen) and NOTE not in seen and _wants_note(screen):
        yield SystemCommand(f"{NOTE}: {ALSO[NOTE]}", "", partial(run, "app.short_note", screen))
    if isinstance(screen, CaseScreen) and screen.case.message is not None:
        for stop, (words, also) in STOPS.items():
            if words not in seen and getattr(screen, "stop", "") != stop:
                yield SystemCommand(f"{words}: {also}", "", partial(run, f"app.read_stop('{stop}')", screen))
    if isinstance(screen, CaseScreen) and screen.case.signs_shown and not screen.read_only:
        words = "What comes first: the stop signs, what does not apply"
        yield SystemCommand(words, "", partial(run, "app.what_comes_first", screen))
    if isinstance(screen, Desk):
        for words, show in screen.commands():
            yield SystemCommand(words, "← →", show)


def _wants_note(screen: CaseScreen) -> bool:
    """Whether their newest message has no answer yet, and no note on the way either."""
    case = screen.case
    noted = case.draft is not None and case.draft.shape == SHORT_NOTE
    unanswered = case.last_sent is None or case.has_answer
    return case.message is not None and unanswered and not noted and not screen.read_only


def _letters(screen: Screen[object]) -> Iterable[Binding]:
    """Keys of the screen that a text in focus would take for letters."""
    entries = (entry for kind in type(screen).__mro__ for entry in kind.__dict__.get("BINDINGS", ()))
    for entry in entries:
        if isinstance(entry, Binding) and acts_outside_text(entry.key):
            _, name, parameters = parse(entry.action)
            if screen.check_action(name, parameters):
                yield entry
