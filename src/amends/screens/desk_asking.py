"""The keys of the desk that ask for something, of the case under the cursor or of none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from amends.screens import desk_news as news

if TYPE_CHECKING:
    from amends.domain.summary import Summary


class Asking(Screen[None]):
    """Posts what was asked for; who keeps the cases carries it out."""

    @property
    def pointed(self) -> Summary | None:
        """The case under the cursor."""
        raise NotImplementedError

    def action_open(self) -> None:
        """Open the case under the cursor, or start a new one when there is none in sight."""
        if self.pointed is not None:
            self.post_message(news.Opened(self.pointed))
        else:
            self.post_message(news.NewAsked())

    def action_new(self) -> None:
        """Start a new case."""
        self.post_message(news.NewAsked())

    action_begin = action_new

    def action_sample(self) -> None:
        """Start with the sample."""
        self.post_message(news.SampleAsked())

    def action_answer(self) -> None:
        """Their answer arrived."""
        if self.pointed is not None:
            self.post_message(news.Answered(self.pointed))

    def action_trash(self) -> None:
        """Move the case under the cursor to the trash; it is asked first."""
        if self.pointed is not None:
            self.post_message(news.Trashed(self.pointed))

    def action_duplicate(self) -> None:
        """Make a case like the one under the cursor."""
        if self.pointed is not None:
            self.post_message(news.Duplicated(self.pointed))

    def action_calendar(self) -> None:
        """Write what is owed as a calendar file."""
        self.post_message(news.CalendarAsked())

    def action_settings(self) -> None:
        """Change the settings."""
        self.post_message(news.SettingsAsked())
