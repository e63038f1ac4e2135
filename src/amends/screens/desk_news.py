"""What the desk asks for: each about the case under the cursor, or about none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from amends.domain.summary import Summary


class AboutCase(Message, namespace="desk"):
    """Something about one case."""

    def __init__(self, summary: Summary) -> None:
        super().__init__()
        self.summary = summary


class Opened(AboutCase, namespace="desk"):
    """Open this case."""


class Answered(AboutCase, namespace="desk"):
    """Their answer arrived for this case."""


class Trashed(AboutCase, namespace="desk"):
    """Move this case to the trash."""


class Duplicated(AboutCase, namespace="desk"):
    """Make a case like this one."""


class Pointed(Message, namespace="desk"):
    """The cursor is on this case: what is in it will be wanted beside the list."""

    def __init__(self, summary: Summary | None) -> None:
        super().__init__()
        self.summary = summary


class FindAsked(Message, namespace="desk"):
    """Something will be looked for: the texts of the cases are wanted."""


class CalendarAsked(Message, namespace="desk"):
    """Write what is owed as a calendar file."""


class NewAsked(Message, namespace="desk"):
    """Start a new case."""


class SampleAsked(Message, namespace="desk"):
    """Start with the sample."""


class SettingsAsked(Message, namespace="desk"):
    """Change the settings."""
