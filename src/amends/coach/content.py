"""The words of a sentence that carry its sense, roughly: whether two sentences promise much the same."""

from __future__ import annotations

import re

from amends.domain.patterns import compiled

_CONTENT = r"[^\W\d_]{4,30}|\d{1,9}"
_COMMON = frozenset(
    re.findall(
        r"\w+",
        """
        about after again also always been before being but cannot come could didn does doesn done each
        even ever every from give given going have haven having here into just know like made make many
        more most much must need never only other over please really said same should since some still
        such take tell than that their them then there these they thing think this those time told very
        want wants wanted were what when where which while will with would your yours you
        """,
    )
)


def content_words(text: str) -> frozenset[str]:
    """Return the words that carry the sense, cut to their first letters so that endings do not matter."""
    return frozenset(word[:5] for word in compiled(_CONTENT).findall(text) if word not in _COMMON)
