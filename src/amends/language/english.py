"""Whether a text is English: by the share of its smallest words."""

from __future__ import annotations

import re
from functools import lru_cache

from amends.domain.patterns import compiled

_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)?"
_ENGLISH = frozenset(
    re.findall(
        r"\S+",
        """
        the and to of a in is it you that for on was with i we this not have be are my me at but your our so
        do what no as if or an by from has will can please just been they had all there would when which
        were did don't it's i'm how why who get now up out about still more than then could should am us
        their her his he she because any only very
        """,
    )
)
_OTHERS = frozenset(
    re.findall(
        r"\S+",
        """
        el la los las de que y en un una por con para se lo del al su es está pero como más le les des et
        une du dans est pas que qui sur au aux ce je nous vous der die das und ist nicht ich wir sie ein
        eine den dem zu mit auf für von auch noch sich bei il che non di per sono questo della gli ho het
        een niet ik wij van voor op dat zijn maar o os as não um uma com foi são på och att det som är inte
        jag vi og ikke jeg er af til nie jest się na do że za
        """,
    )
) - {"a", "an", "do", "as", "at", "no", "on", "he", "me", "o"}
_LOOKED_AT = 20_000
_ENOUGH, _FEW = 0.16, 0.06
"""Shares of small words: English anywhere, and in a text too short to hold many of them."""
_SHORT, _RATHER_SHORT = 12, 40


@lru_cache(8)
def is_english(text: str) -> bool:
    """Return whether the text is English, as far as its small words tell; a text without words is."""
    words = _words(text)
    if not words:
        return True
    english = sum(word in _ENGLISH for word in words)
    others = sum(word in _OTHERS for word in words)
    if english < others:
        return False
    share = english / len(words)
    return share >= _ENOUGH or len(words) <= _SHORT or (share >= _FEW and len(words) <= _RATHER_SHORT)


def tells_its_language(text: str) -> bool:
    """Return whether there are words enough to tell: a greeting alone says nothing."""
    return len(_words(text)) > _SHORT


@lru_cache(8)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word.lower().replace("’", "'") for word in compiled(_WORD).findall(text[:_LOOKED_AT]))
