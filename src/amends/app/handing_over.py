"""Handing the letter over: copied, written as a file, or printed. Nothing is ever sent."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from amends.app.as_draft import AsDraft, short

if TYPE_CHECKING:
    from pathlib import Path

    from amends.domain.letter import Letter
    from amends.screens.letter_tools import LetterTools
    from amends.screens.preview import Preview


class HandingOver(AsDraft):
    """The ways a letter leaves amends."""

    def on_preview_hand_over(self, event: Preview.HandOver) -> None:
        """Hand the letter over as asked, and say what was done."""
        from amends.mail.trouble import Trouble
        from amends.storage.trouble import NotSaved

        event.stop()
        from amends.letters import render

        letter = render(event.draft, currency_locale=self.settings.locale)
        try:
            if event.way == "print":
                self._print_letter(event, letter)
            elif event.way == "copy":
                self._copy(event, letter)
            elif event.way == "drafts":
                self.into_drafts(event, letter)
            elif event.way == "command":
                self.by_command(event, letter)
            else:
                path = self._write(event, letter, event.way)
                self.done(event, f"Written to {short(path)}", mail=event.way == "eml")
        except (NotSaved, Trouble) as trouble:
            self.not_done(str(trouble))

    def _write(self, event: Preview.HandOver, letter: Letter, way: str) -> Path:
        """Write a new file among the letters; one that is there already is never replaced."""
        from amends.mail.outgoing import as_bytes, file_stem
        from amends.storage.files import put_new

        settings = self.settings
        data = as_bytes(way, letter, event.case, event.draft, name=settings.name, email=settings.email)
        return put_new(self.places.letters, file_stem(event.case), way, data)

    def copy_letter(self) -> None:
        """Copy the letter being written to the clipboard, as it is."""
        from amends.letters import render
        from amends.mail import clipboard

        draft = self.case and (self.case.draft or self.case.last_sent)
        if not draft:
            self.notify("There is no letter in this case yet.", markup=False)
            return
        text = render(draft, currency_locale=self.settings.locale).text
        self.copy_to_clipboard(text)
        try:
            program = clipboard.copy(text)
        except clipboard.ClipboardTrouble:
            program = None  # the terminal may have taken it
        how = f"with {program}" if program else "to the terminal's clipboard; some terminals ignore it"
        self.notify(f"Copied {how}.", markup=False)

    async def save_elsewhere(self) -> None:
        """Write a copy of the open case where the user says."""
        from amends.screens.dialog_ask import AskLine
        from amends.storage.files import write_new
        from amends.storage.places import expanded
        from amends.storage.trouble import words_for

        session = self.session
        assert session is not None
        given = str(_here() / f"{session.case.id}.toml")
        words = "A new file, or a folder. Nothing that is there is replaced."
        asked = await self.push_screen_wait(AskLine("Save a copy where?", words=words, given=given))
        if asked is None:
            return
        path = expanded(asked)
        try:
            path = path / f"{session.case.id}.toml" if path.is_dir() else path
            write_new(path, session.as_bytes())
        except OSError as error:
            self.notify(f"{path} is not written: {words_for(error)[0]}.", severity="error", markup=False)
        else:
            self.notify(f"A copy is in {path}", markup=False)

    def _copy(self, event: Preview.HandOver, letter: Letter) -> None:
        from amends.mail import clipboard

        self.copy_to_clipboard(letter.text)
        path = self._write(event, letter, "txt")
        try:
            program = clipboard.copy(letter.text)
        except clipboard.ClipboardTrouble as trouble:
            program = None
            self.notify(str(trouble), severity="warning", markup=False)
        if program:
            how = f"Copied with {program}."
        else:
            how = "Sent to the terminal's clipboard; some terminals ignore it."
        self.done(event, f"{how}\nAlso in {short(path)}")

    def on_letter_tools_own_editor(self, event: LetterTools.OwnEditor) -> None:
        """Open the letter in the user's own editor outside the full screen, and give it back."""
        from amends.app.own_editor import EditorTrouble, command, edited

        try:
            command(os.environ)
            self.keep_version("before the own editor")
            with self.outside():
                text = edited(event.text, self.places.state, event.line)
            self.carry_out(event.take(text), "the own editor")
            self.keep_version("after the own editor")
        except (EditorTrouble, OSError) as trouble:
            self.notify(str(trouble), title="Own editor", severity="error", timeout=10, markup=False)
        except SuspendNotSupported:
            self.notify("This terminal has no screen to leave.", severity="warning", markup=False)

    def _print_letter(self, event: Preview.HandOver, letter: Letter) -> None:
        """Print as wide as the mail in the preview: the terminal itself would break words at its edge."""
        from amends.widgets.mail_view import DESKTOP, wrapped

        width = min(DESKTOP, shutil.get_terminal_size().columns)
        try:
            with self.outside():
                print("", *wrapped(letter.text, width), sep="\n")
                with suppress(UnicodeDecodeError):  # whatever came with it, enter was struck
                    input("Enter goes back to amends. ")
            self.note_handed_over(event.draft)
        except SuspendNotSupported:
            self.notify(
                "This terminal has no screen to leave; use a text file.", severity="warning", markup=False
            )
        except EOFError:
            self.notify("Nothing could be read from the keyboard.", severity="warning", markup=False)


def _here() -> Path:
    """Return the folder amends was started in, or the user's own when that is gone."""
    from pathlib import Path

    from amends.storage.places import expanded

    try:
        return Path.cwd()
    except OSError:
        return expanded("~")
