"""What keeps a command from being done, said so that the user knows what to do next."""

from __future__ import annotations

from amends.domain.clean import clean


class CannotDo(Exception):
    """The command is refused: what, where, and what to do. Its words go to standard error."""

    def __init__(self, words: object) -> None:
        super().__init__(clean(str(words)))
