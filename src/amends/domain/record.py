"""What every model in a case file has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from typing import Self


class Record(BaseModel):
    """A frozen piece of a case; keys of the file that it does not know are kept and written back."""

    model_config = ConfigDict(frozen=True, extra="allow", validate_by_name=True, validate_by_alias=True)

    def but(self, **changes: Any) -> Self:
        """Return a copy with these fields changed. The values are trusted, not validated."""
        return self.model_copy(update=changes)
