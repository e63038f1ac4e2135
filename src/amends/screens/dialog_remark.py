"""Dialogs about one remark: why it is there, and leaving it as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from amends.domain.judgement import GRADES
from amends.screens.dialog import Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from amends.domain.judgement import Finding

How = Literal["here", "letter", "always"]


def _remark(finding: Finding) -> Content:
    quote = f"“{' '.join(finding.text.split())}”\n" if finding.text.strip() else ""
    return Content.assemble((quote, "bold"), finding.message)


class Why(Dialog[None]):
    """Why a remark is there: the reason, the source, and how strong the evidence is."""

    TITLE_TEXT = "Why"
    PURPOSE: ClassVar[str] = "The reason behind a remark, where it comes from, and how sure that is."

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self._finding = finding

    def compose_box(self) -> ComposeResult:
        """The remark, what to try, the reason, the source."""
        finding = self._finding
        yield Static(_remark(finding))
        if finding.advice:
            yield Static(Content(finding.advice), classes="gap")
        if finding.why:
            yield Static(Content(finding.why), classes="gap")
        source = f"Source: {finding.source}\n" if finding.source else ""
        yield Static(
            Content(
                f"{source}Evidence: {finding.evidence}, {GRADES[finding.evidence]}.\nRule: {finding.rule}"
            ),
            classes="gap muted",
        )


class LeaveRemark(Dialog[How]):
    """Leave a remark as it is. It is your letter."""

    TITLE_TEXT = "Leave this remark"
    PURPOSE: ClassVar[str] = (
        "A remark can stay as it is: here, in this letter, or always. Settings bring back "
        "what is silent for good."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h,enter", "leave('here')", "Here", key_display="h"),
        Binding("l", "leave('letter')", "In this letter"),
        Binding("a", "leave('always')", "Always"),
    ]

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self._finding = finding

    def compose_box(self) -> ComposeResult:
        """The remark, and what the keys do."""
        yield Static(_remark(self._finding))
        ways = Content.assemble(
            ("h", "bold $accent"), "  here, for these words\n",
            ("l", "bold $accent"), "  in this letter, wherever it comes up\n",
            ("a", "bold $accent"), "  always; settings bring it back",
        )  # fmt: skip
        yield Static(ways, classes="gap")

    def action_leave(self, how: How) -> None:
        """Answer with how far to leave it."""
        self.dismiss(how)
