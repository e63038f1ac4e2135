"""What was found in the sentences judged last: at a keystroke only the changed one is looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from amends.language.rules import Rule

Found = tuple[tuple["Rule", int, int], ...]
"""Which rule matches where in one plain sentence."""

KEPT = 4096
"""Sentences beyond those of the letter in hand."""


class Memory:
    """Remembers sentence by sentence; when there are too many, only those of the letter in hand stay."""

    def __init__(self) -> None:
        self._known: dict[str, Found] = {}

    def recall(self, texts: Sequence[str], find: Callable[[list[str]], Mapping[str, Found]]) -> list[Found]:
        """Return what is found in each of these texts; find is asked about those not seen before."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._known]
        if fresh:
            if len(self._known) + len(fresh) > KEPT:
                self._known = {text: self._known[text] for text in texts if text in self._known}
            self._known.update(find(fresh))
        return [self._known[text] for text in texts]

    def forget(self) -> None:
        """Forget all of it."""
        self._known.clear()
