"""A screen of several panes: which is in front, which has the focus, and which of them it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from amends.widgets.pane import Views

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.widget import Widget


class Paned(Screen[None]):
    """Moves between panes; where one is seen at a time, that with the focus is in front."""

    MAIN: ClassVar[str] = "Back"
    """What the main pane is called where there are several: esc leads there from the others."""

    def panes(self) -> tuple[Widget, ...]:
        """The panes that tab moves between, left to right; empty when there is only one."""
        return tuple(self.query(".pane"))

    def main_pane(self) -> Widget | None:
        """The pane that the step is about; None when there is only one."""
        panes = self.panes()
        return panes[0] if len(panes) > 1 else None

    @property
    def is_beside(self) -> bool:
        """Whether the focus is in a pane beside the main one: esc leads from there to that one."""
        main, around = self.main_pane(), self.focused.ancestors_with_self if self.focused else ()
        return main is not None and main not in around and any(pane in around for pane in self.panes())

    def action_other_pane(self, by: int) -> None:
        """Move to the other pane; on a narrow screen it comes into sight. Among fields, to the next field."""
        panes = self.panes()
        in_field = self.focused is not None and self.focused.has_class("entry")
        if in_field or len(panes) < 2:
            among = ".entry" if in_field else "*"
            (self.focus_next if by > 0 else self.focus_previous)(among)
            return
        here = next((i for i, pane in enumerate(panes) if pane.has_focus_within or pane.has_focus), 0)
        self.show_pane(panes[(here + 1) % len(panes)])

    def show_pane(self, pane: Widget) -> None:
        """Bring a pane to the front of a narrow screen and put the focus into it."""
        self._bring_to_front(pane)
        target = self.focus_target(pane)
        if target is not None:
            self.set_focus(target)

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Nothing is typed out of sight: whatever takes the focus has its pane in front."""
        if widget is not None:
            pane = next((node for node in widget.ancestors_with_self if node.has_class("pane")), None)
            if pane is not None and not pane.has_class("-front"):
                self._bring_to_front(pane)
        super().set_focus(widget, scroll_visible, from_app_focus)

    def _bring_to_front(self, pane: DOMNode) -> None:
        panes = self.query(".pane")
        for each in panes:
            each.set_class(each is pane, "-front")
        # At once, not at the next idle moment: the next key must find the pane in sight and in focus.
        self.app.stylesheet.update_nodes(panes, animate=False)

    def focus_target(self, pane: Widget) -> Widget | None:
        """The widget of a pane that takes the focus."""
        if isinstance(pane, Views):
            pane = pane.current
        if pane.focusable:
            return pane
        return next((widget for widget in pane.query("*") if widget.focusable), None)

    def action_view(self, by: int) -> None:
        """Show another view of the pane that has several."""
        views = self.query(Views)
        if views:
            views.last().move(by)
