"""The two themes of the house: dusk for a dark room, paper for a light one."""

from __future__ import annotations

from textual.theme import Theme


def _own(name: str, *, dark: bool, muted: str, hint: str, edge: str, **colours: str) -> Theme:
    variables = {
        "text-muted": muted,
        "hint": hint,
        "border-blurred": edge,
        "edge": edge,
        "block-cursor-background": colours["primary"],
        "block-cursor-foreground": colours["background"],
        "input-selection-background": f"{colours['primary']} 35%",
        "scrollbar": edge,
        "scrollbar-background": colours["surface"],
        "scrollbar-corner-color": colours["surface"],
    }
    return Theme(name=name, dark=dark, variables=variables, **colours)  # type: ignore[arg-type]


DUSK = _own(
    "dusk",
    dark=True,
    muted="#8d9ba8",
    hint="#a3adb5",
    edge="#3a4854",
    background="#14191f",
    surface="#181f26",
    panel="#202a33",
    foreground="#d7dde3",
    primary="#7fb2c9",
    secondary="#a8b8a0",
    accent="#d9b98a",
    success="#93b98a",
    warning="#d6a96a",
    error="#d98a7e",
)

PAPER = _own(
    "paper",
    dark=False,
    muted="#5f6467",
    hint="#545a5d",
    edge="#b9b1a1",
    background="#f6f3ec",
    surface="#fbf9f4",
    panel="#ebe6da",
    foreground="#2c3238",
    primary="#2d6d88",
    secondary="#5d7355",
    accent="#7d5a2b",
    success="#40703c",
    warning="#8a5c12",
    error="#a2402f",
)

CONTRAST = _own(
    "contrast",
    dark=True,
    muted="#d0d0d0",
    hint="#d0d0d0",
    edge="#c0c0c0",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    foreground="#ffffff",
    primary="#7fdfff",
    secondary="#ffffff",
    accent="#ffff5f",
    success="#7fff7f",
    warning="#ffd75f",
    error="#ff9f9f",
)
"""White on black, for tired eyes and bad screens."""

OWN = (DUSK, PAPER, CONTRAST)
FIRST_THEMES = (*(theme.name for theme in OWN), "ansi-dark", "ansi-light")
"""Offered first: those of the house, then the terminal's own colours on a dark and on a light ground."""

_IN_SIXTEEN = {DUSK.name: "ansi-dark", PAPER.name: "ansi-light"}


def fitting(name: str, colours: str | None) -> str:
    """Return the theme to show where this one is chosen, by the colours that the terminal has.

    Of sixteen the nearest to each of our greys is black for one and grey for the next: the terminal's own
    colours stand in. ``colours`` is what Rich calls them: "standard", "256", "truecolor", or None.
    """
    return _IN_SIXTEEN.get(name, name) if colours == "standard" else name
