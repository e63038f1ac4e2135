"""Shapes, and how parts and offers become a letter."""

from __future__ import annotations

from amends.domain.blanks import blanks
from amends.letters.arranging import in_or_out, moved, with_another
from amends.letters.beginning import begin, greeting
from amends.letters.layout import layout
from amends.letters.loading import Shape, ShapePart, ShapeTrouble, UnknownShape, load, shape, shapes
from amends.letters.proposal import Proposal, propose
from amends.letters.rendering import render
from amends.letters.reshaping import reshape

__all__ = [
    "Proposal",
    "Shape",
    "ShapePart",
    "ShapeTrouble",
    "UnknownShape",
    "begin",
    "blanks",
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
    "with_another",
]
