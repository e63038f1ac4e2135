"""The letter as a draft elsewhere: in a Maildir, or opened by a command of the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import SuspendNotSupported

from amends.app.following_up import FollowingUp
from amends.domain.envelope import told_lacking

if TYPE_CHECKING:
    from amends.domain.draft import Draft
    from amends.domain.letter import Letter
    from amends.screens.preview import Preview

NOT_SENT = "It is not sent. Once sent: 5, then m."
WORD = "send"


class AsDraft(FollowingUp):
    """Hands the letter to a mail program as something still to be sent."""

    def done(self, event: Preview.HandOver, words: str, *, mail: bool = False) -> None:
        """Say what was done with the letter, what a mail of it still lacks, and that it is not sent."""
        self.note_handed_over(event.draft)
        lacks = told_lacking(event.case, event.draft.subject) if mail else ""
        words = "\n".join(filter(None, (words, lacks, NOT_SENT)))
        self.notify(words, timeout=10, markup=False)

    def note_handed_over(self, draft: Draft) -> None:
        """Note that these words are out of amends, when they are still those of the letter being written."""
        self.take_up_typing()
        case = self.case
        if case is not None and case.draft is not None and _same(case.draft, draft):
            self.carry_out(case.with_draft(case.draft.but(handed_over=self.clock())), "hand the letter over")

    def not_done(self, words: str) -> None:
        """Say why the letter was not handed over."""
        self.notify(words, title="Not handed over", severity="error", timeout=12, markup=False)

    def _as_mail(self, event: Preview.HandOver, letter: Letter) -> bytes:
        """Return the letter as a mail without the mark of a file that is to be opened."""
        from amends.mail.outgoing import eml

        name, email = self.settings.name, self.settings.email
        return eml(letter, event.case, event.draft, name=name, email=email, unsent=False)

    def into_drafts(self, event: Preview.HandOver, letter: Letter) -> None:
        """Put the letter among the drafts of the Maildir in the settings. Raises Trouble."""
        from amends.mail.drafts_folder import deliver
        from amends.storage.places import expanded

        path = deliver(expanded(self.settings.drafts), self._as_mail(event, letter), self.clock())
        self.done(event, f"Among the drafts in {short(path.parent.parent)}", mail=True)

    @work(group="command", exclusive=True)
    async def by_command(self, event: Preview.HandOver, letter: Letter) -> None:
        """Open the letter with the command in the settings; one that sends is refused, or asks for a word."""
        from amends.mail.program import open_draft, sender_in, words_of
        from amends.mail.trouble import Trouble
        from amends.storage.trouble import NotSaved

        command = self.settings.command
        try:
            sender = sender_in(words_of(command))
            if sender and not await self._may_send(sender):
                return
            path = self._draft_file(event, letter)
            with self.outside():
                open_draft(command, path)
        except (Trouble, NotSaved) as trouble:
            self.not_done(str(trouble))
        except SuspendNotSupported:
            self.notify("This terminal has no screen to leave.", severity="warning", markup=False)
        else:
            self.done(event, f"“{command}” took it; the draft is also in {path}", mail=True)

    def _draft_file(self, event: Preview.HandOver, letter: Letter) -> Path:
        from amends.mail.outgoing import file_stem
        from amends.storage.files import put_new

        return put_new(self.places.letters, file_stem(event.case), "eml", self._as_mail(event, letter))

    async def _may_send(self, sender: str) -> bool:
        """Whether a command that sends may run: only when the settings say so, and the word is typed."""
        from amends.screens.dialog_ask import AskLine

        if not self.settings.may_send:
            self.not_done(
                f"“{sender}” would send the letter, and amends does not send. Name a command that opens "
                "a draft, as in neomutt -H {file}; or write may_send = true into the settings file yourself."
            )
            return False
        words = f"“{sender}” sends this letter to the client now. Type the word {WORD}; esc goes back."
        asked = await self.push_screen_wait(AskLine("This sends it", words=words))
        if asked is not None and asked != WORD:
            self.not_done(f"The word was not “{WORD}”. Nothing is sent.")
        return asked == WORD


def short(path: Path) -> str:
    """Return a path as it is read at a glance, with ~ for the user's own folder."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):  # it lies elsewhere, or nobody knows where home is
        return str(path)


def _same(draft: Draft, other: Draft) -> bool:
    """Whether two drafts are the same letter, however often it was handed over."""
    return draft.but(handed_over=None) == other.but(handed_over=None)
