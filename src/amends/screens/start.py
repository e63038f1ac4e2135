"""Start: a new case, from what they wrote or from their silence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from amends.screens.dialog import Dialog, tell
from amends.widgets.entry import Hinted
from amends.widgets.pick_list import Choices, PickList
from amends.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Paste

Kind = Literal["paste", "file", "quiet"]

WAYS: tuple[tuple[Kind, str, str], ...] = (
    ("paste", "Paste their message", "from webmail, a form, a chat"),
    ("file", "Open a file or mailbox", ".eml, mbox, Maildir or text"),
    ("quiet", "They have gone quiet", "no complaint came; you write first"),
)


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a case begins: the pasted text, the path of a file, or the client's name."""

    kind: Kind
    text: str
    about: str = ""


class Start(Dialog[Beginning]):
    """Three ways to begin; only what the chosen one needs is asked."""

    TITLE_TEXT = "New case"
    PURPOSE: ClassVar[str] = """
        A case begins with their message, or with their silence. It is kept on your machine from the
        moment it is taken in, and nothing is sent. Only the message is needed, or a name.

        Paste with your terminal's own key. Sender and date lines in a pasted message are
        recognised. In a mailbox, an mbox file or a Maildir, you pick the message from a list.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "go_on", "Go on"),
        Binding("p", "way('paste')", "Paste", show=False),
        Binding("f", "way('file')", "File", show=False),
        Binding("q", "way('quiet')", "Gone quiet", show=False),
    ]

    def __init__(self, pasted: str = "", given: Beginning | None = None, wrong: str = "") -> None:
        super().__init__()
        self._wrong = wrong
        """Why what was given led to nothing; it stands there until something else is given."""
        self._pasted = pasted
        self._given = given
        """What was given before and led to nothing: the user is where that was typed."""
        self._kind: Kind | None = None
        self._ways: PickList[tuple[Kind, str, str]] = Choices(self._row)

    @staticmethod
    def _row(way: tuple[Kind, str, str], _width: int, view: PickList[tuple[Kind, str, str]]) -> Text:
        letter = {"paste": "p", "file": "f", "quiet": "q"}[way[0]]
        accent = view.get_component_rich_style("pick--accent", partial=True)
        muted = view.get_component_rich_style("pick--muted", partial=True)
        return Text.assemble(" ", (letter, accent), f"  {way[1]:24}", (way[2], muted))

    def compose_box(self) -> ComposeResult:
        """The ways, and the field of the one that was chosen."""
        yield self._ways
        yield Static(id="asked", classes="gap muted")
        yield Wrapping(self._pasted, id="text", tab_behavior="focus")
        yield Hinted(id="line", select_on_focus=False)
        yield Static(classes="wrong")
        about = "What it is about, if you like: “June articles”"
        yield Hinted(id="about", placeholder=about, select_on_focus=False)

    def on_mount(self) -> None:
        """Show the ways only."""
        self._ways.show(WAYS)
        for name in ("#asked", "#text", "#line", "#about"):
            self.query_one(name).display = False
        self._ways.focus()
        if self._given is not None:
            line, about = self.query_one("#line", Input), self.query_one("#about", Input)
            with self.prevent(Input.Changed):
                line.value = "" if self._given.kind == "paste" else self._given.text
                about.value = self._given.about
            line.action_end()
            self.action_way(self._given.kind)
            tell(self.query_one(".wrong", Static), self._wrong)

    def on_paste(self, event: Paste) -> None:
        """Pasted over the ways it can only be their message."""
        if self._kind is None:
            event.stop()
            self.action_way("paste")
            self.query_one("#text", TextArea).insert(event.text)

    @on(PickList.Picked)
    def _picked(self, event: PickList.Picked) -> None:
        self.action_way(event.item[0])

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _no_longer_missing(self) -> None:
        tell(self.query_one(".wrong", Static), "")

    def action_way(self, kind: Kind) -> None:
        """Ask for what this way needs."""
        self._kind = kind
        self._ways.display = False
        asked = {
            "paste": "Paste it here with your terminal's own key (often ctrl+shift+v), then ctrl+n.",
            "file": "The path of the file or mailbox, then enter.",
            "quiet": "Who has gone quiet, and what is it about? enter goes on.",
        }[kind]
        self.query_one("#asked", Static).update(Content(asked))
        self.query_one("#asked").display = True
        line = self.query_one("#line", Input)
        text = self.query_one("#text", TextArea)
        text.display = kind == "paste"
        line.display = kind != "paste"
        self.query_one("#about").display = kind == "quiet"
        line.placeholder = "Their name" if kind == "quiet" else "~/Downloads/message.eml, ~/Maildir"
        (text if kind == "paste" else line).focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        """Go to the next field while it is empty; from the last one begin."""
        about = self.query_one("#about", Input)
        if event.input.id == "line" and about.display and event.value.strip() and not about.value.strip():
            self.set_focus(about)
        else:
            self.action_go_on()

    def action_go_on(self) -> None:
        """Begin, when what is needed is there."""
        if self._kind is None:
            self._ways.action_pick()
            return
        line = self.query_one("#line", Input).value.strip()
        text = self.query_one("#text", TextArea).text
        given = text if self._kind == "paste" else line
        if not given.strip():
            missing = {"paste": "the message", "file": "the path", "quiet": "a name"}[self._kind]
            tell(self.query_one(".wrong", Static), f"Still missing: {missing}.")
            return
        self.dismiss(Beginning(self._kind, given, self.query_one("#about", Input).value.strip()))

    @property
    def pasted(self) -> str:
        """What stands in the field for the message, so that going back loses nothing."""
        return self.query_one("#text", TextArea).text if self.is_attached else self._pasted

    def action_cancel(self) -> None:
        """Go back: from the field to the ways, from the ways to the desk."""
        if self._kind is None:
            self._pasted = self.pasted
            self.dismiss(None)
            return
        self._kind = None
        self._ways.display = True
        self._no_longer_missing()
        for name in ("#asked", "#text", "#line", "#about"):
            self.query_one(name).display = False
        self._ways.focus()
