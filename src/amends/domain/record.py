"""What every model in a case file has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from typing import Self


class Record(BaseModel):
    """A frozen piece of a case; keys of the file that it does not know are kept and written back."""

    model_config = ConfigDict(frozen=True, extra="allow", validate_by_name=True, validate_by_alias=True)

    def but(self, /, **changes: Any) -> Self:
        """Return a copy with these fields changed. The values are trusted, not validated."""
        return self.model_copy(update=changes)

    def value(self, key: str) -> Any:
        """Return what the file has under this key, also one that is unknown here; None when it has none.

        An unknown key may be named like a method: as an attribute that would be found in its place.
        """
        if key in type(self).model_fields:
            return getattr(self, key)
        return (self.model_extra or {}).get(key)
