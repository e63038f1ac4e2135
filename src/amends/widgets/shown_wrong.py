"""Fields whose text cannot be read: each is shown before what is in it is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amends.widgets.field import Field


class ShownWrong:
    """Remembers what was shown: a field with another text in it that cannot be read is shown again."""

    def __init__(self) -> None:
        self._shown: dict[Field[Any], str] = {}

    def next(self, fields: Iterable[Field[Any]]) -> Field[Any] | None:
        """Return the first field that is still to be shown, and take it as shown from now on."""
        for field in fields:
            text = field.entry.value
            if field.trouble and self._shown.get(field) != text:
                self._shown[field] = text
                return field
        return None
