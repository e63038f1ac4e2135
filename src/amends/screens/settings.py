"""Settings: what is set once, on one page. esc goes back with what was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static, TextArea

from amends.ledger.typed import Money
from amends.stylesheets import LATER
from amends.widgets.breakpoints import BREAKPOINTS
from amends.widgets.breath import paces
from amends.widgets.choice import Choice
from amends.widgets.fields import AddressField, CodeField, Field, MoneyField, NumberField, TextField
from amends.widgets.key_line import KeyLine
from amends.widgets.pane import Pane
from amends.widgets.pick_list import PickList
from amends.widgets.shown_wrong import ShownWrong
from amends.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from textual.app import ComposeResult
    from textual.widget import Widget

    from amends.domain.settings import Settings as Values

YES_NO = (("no", "a moving pacer"), ("yes", "words only"))


class Settings(Screen["Values | None"]):
    """Fields for each setting; dismissed with the settings, or None when nothing is different."""

    CSS_PATH = LATER
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    HELP_TITLE: ClassVar[str] = "Settings"
    PURPOSE: ClassVar[str] = """
        What is set once and used in every case: how your letters are signed, what an hour of yours
        costs, how much you can give away, and how this program looks. It is kept on this machine as you
        leave. All of it may stay as it is.

        The limits are asked for on a quiet day, because they are hard to find on a bad one. Remedy
        shows what an offer costs you against them. Nothing here is sent anywhere.

        Rules that you told to stay silent for good stand at the end. Take one out of the list and it
        speaks again.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Keep and go back"),
        Binding("tab", "app.focus_next", "Next field"),
        Binding("shift+tab", "app.focus_previous", "Field before", show=False),
        Binding("x", "speak", "Let it speak again"),
        Binding("question_mark", "app.help", "Help", show=False),
    ]

    def __init__(self, settings: Values, themes: tuple[str, ...]) -> None:
        super().__init__(id="settings")
        self._given = settings
        self._themes = themes
        self._quiet = settings.quiet
        self._shown_wrong = ShownWrong()

    def compose(self) -> ComposeResult:
        """The fields in four groups, and the rules that never speak."""
        yield Static(Content.styled("amends", "bold"), classes="top")
        with Pane(title="Settings"), VerticalScroll(can_focus=False):
            yield from self._letter()
            yield from self._limits()
            yield from self._ways_out()
            yield from self._looks()
            yield Static("Rules that never speak", classes="group")
            yield PickList[str](_rule_row, empty="None. Leave a remark “always” and its rule stands here.")
        yield KeyLine()

    def _letter(self) -> Iterable[Widget]:
        given = self._given
        yield Static("Your letters", classes="group")
        yield TextField("Name", given.name, name="name", placeholder="your name")
        yield AddressField("E-mail", given.email, name="email", placeholder="where your letters come from")
        with Horizontal(classes="tall"):
            yield Static("Signature", classes="label")
            yield Wrapping(given.signature, id="signature", classes="entry", placeholder="empty: your name")
        yield CodeField("Locale", given.locale, name="locale", kind="locale")

    def _ways_out(self) -> Iterable[Widget]:
        given = self._given
        yield Static("Handing over", classes="group")
        yield TextField("Drafts", given.drafts, name="drafts", placeholder="a Maildir, as in ~/Mail/.Drafts")
        yield TextField("Command", given.command, name="command", placeholder="as in neomutt -H {file}")
        yield Static("It opens the letter as a draft; one that sends is refused.", classes="hint")

    def _limits(self) -> Iterable[Widget]:
        given, code = self._given, self._given.currency
        yield Static("Your limits", classes="group")
        yield CodeField("Currency", code, name="currency", kind="currency")
        yield MoneyField("Hour", _money(given.rate), name="rate", currency=code)
        yield Static("What an hour of yours costs.", classes="hint")
        yield MoneyField("At most", _money(given.cap), name="cap", currency=code)
        yield Static("The most you give away in one case.", classes="hint")
        yield MoneyField("Floor", _money(given.floor), name="floor", currency=code)
        yield Static("What must be left of the fees of all open cases.", classes="hint")
        yield NumberField("Time", given.hours, name="hours", unit="hours")
        yield Static("The hours you really have for repairs.", classes="hint")

    def _looks(self) -> Iterable[Widget]:
        given = self._given
        yield Static("Looks and pace", classes="group")
        themes = self._themes if given.theme in self._themes else (given.theme, *self._themes)
        choices = (
            ("Theme", Choice([(name, name) for name in themes], given.theme, id="theme")),
            ("Breath", Choice([(pace.id, pace.title) for pace in paces()], given.pace, id="pace")),
            ("Cool down", Choice(YES_NO, "yes" if given.still else "no", id="still")),
        )
        for label, choice in choices:
            with Horizontal(classes="line"):
                yield Static(label, classes="label")
                yield choice

    def on_mount(self) -> None:
        """Fill the list of rules and begin at the top."""
        self._show_rules()
        self.query(Field).first().entry.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """x is for the list of rules alone."""
        if action == "speak":
            return isinstance(self.focused, PickList) and bool(self._quiet)
        return True

    def values(self) -> Values:
        """The settings as they stand in the fields; one that cannot be read stays as it was."""
        given = self._given
        read: dict[str, Any] = {}
        for field in self.query(Field):
            name = field.name or ""
            value = getattr(given, name) if field.trouble else field.value
            read[name] = value.amount if isinstance(value, Money) else value
        return given._replace(
            **read,
            signature=self.query_one(TextArea).text.rstrip("\n"),
            theme=self.query_one("#theme", Choice).value,
            pace=self.query_one("#pace", Choice).value,
            still=self.query_one("#still", Choice).value == "yes",
            quiet=self._quiet,
        )

    @on(Field.Changed)
    def _follow(self, event: Field.Changed) -> None:
        """The sums below are in the currency above."""
        if event.field.name == "currency" and event.field.value:
            for field in self.query(MoneyField):
                field.count_in(event.field.value)

    @on(Choice.Changed, "#theme")
    def _try_theme(self, event: Choice.Changed) -> None:
        """Show the theme at once."""
        self.app.theme = event.value

    def action_back(self) -> None:
        """Go back with the settings; a field that cannot be read is shown once before."""
        wrong = self._shown_wrong.next(self.query(Field))
        if wrong is not None:
            wrong.entry.focus()
            wrong.tell()
            words = f"“{wrong.label}” cannot be read. Once more leaves this field as it was."
            self.notify(words, markup=False)
            return
        values = self.values()
        self.dismiss(values if values != self._given else None)

    def action_speak(self) -> None:
        """Let the rule under the cursor speak again."""
        pointed = self.query_one(PickList).pointed
        self._quiet = tuple(rule for rule in self._quiet if rule != pointed)
        self._show_rules()
        self.refresh_bindings()

    def _show_rules(self) -> None:
        rules = self.query_one(PickList)
        rules.show(self._quiet)
        rules.styles.height = max(1, len(self._quiet))


def _money(amount: Decimal | None) -> Money | None:
    return None if amount is None else Money(amount)


def _rule_row(rule: str, _width: int, _rules: PickList[str]) -> Text:
    return Text(rule.replace("-", " "))
