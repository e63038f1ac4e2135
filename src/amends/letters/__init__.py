"""Shapes, and how parts and offers become a letter. What is named here is imported when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from amends.letters.layout import layout, takes_up_points, titles  # at once: its module has the same name
from amends.letters.loading import Shape, ShapePart, ShapeTrouble, UnknownShape, load, shape, shapes

if TYPE_CHECKING:
    from amends.domain.blanks import blanks
    from amends.letters.arranging import (
        Arrangement,
        arranged,
        arrangement,
        in_or_out,
        moved,
        with_another,
    )
    from amends.letters.beginning import begin, with_next, with_short_note
    from amends.letters.greetings import greeting
    from amends.letters.one_text import as_one_text, from_one_text
    from amends.letters.proposal import Proposal, propose
    from amends.letters.rendering import render
    from amends.letters.reshaping import reshape

__all__ = [
    "Arrangement",
    "Proposal",
    "Shape",
    "ShapePart",
    "ShapeTrouble",
    "UnknownShape",
    "arranged",
    "arrangement",
    "as_one_text",
    "begin",
    "blanks",
    "from_one_text",
    "greeting",
    "in_or_out",
    "layout",
    "load",
    "moved",
    "propose",
    "render",
    "reshape",
    "shape",
    "shapes",
    "takes_up_points",
    "titles",
    "with_another",
    "with_next",
    "with_short_note",
]

_WHERE = {
    "Arrangement": "letters.arranging",
    "Proposal": "letters.proposal",
    "arranged": "letters.arranging",
    "arrangement": "letters.arranging",
    "as_one_text": "letters.one_text",
    "begin": "letters.beginning",
    "blanks": "domain.blanks",
    "from_one_text": "letters.one_text",
    "greeting": "letters.greetings",
    "in_or_out": "letters.arranging",
    "moved": "letters.arranging",
    "propose": "letters.proposal",
    "render": "letters.rendering",
    "reshape": "letters.reshaping",
    "with_another": "letters.arranging",
    "with_next": "letters.beginning",
    "with_short_note": "letters.beginning",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for: who only judges a letter needs no remedies."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"amends.{_WHERE[name]}"), name)
    globals()[name] = value
    return value
