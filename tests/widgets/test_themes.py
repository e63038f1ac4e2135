from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App, ComposeResult
from textual.color import Color

from amends.stylesheets import FIRST
from amends.widgets.entry import Hinted
from amends.widgets.prose import Prose
from amends.widgets.themes import OWN, fitting

if TYPE_CHECKING:
    from textual.theme import Theme
    from textual.widget import Widget

GROUNDS = ("background", "surface", "panel")


def contrast(one: str, other: str) -> float:
    """Return the ratio of WCAG 2: relative luminance, lighter over darker."""

    def luminance(colour: str) -> float:
        channels = [channel / 255 for channel in Color.parse(colour).rgb]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_stands_out_from_every_ground(theme: object, ground: str) -> None:
    assert contrast(theme.foreground, getattr(theme, ground)) >= 7  # type: ignore[attr-defined]


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("sign", ["primary", "accent", "success", "warning", "error", "text-muted"])
def test_grey_and_signs_can_be_read_on_every_ground(theme: object, ground: str, sign: str) -> None:
    colour = getattr(theme, sign, None) or theme.variables[sign]  # type: ignore[attr-defined]

    assert contrast(colour, getattr(theme, ground)) >= 4.5


class Fields(App[None]):
    """A line and a text with a hint, and one of each with words."""

    CSS_PATH = FIRST

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.register_theme(theme)
        self.theme = theme.name

    def compose(self) -> ComposeResult:
        yield Hinted(placeholder="a hint")
        yield Prose("", name="text", hint="a hint")


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
@pytest.mark.parametrize("kind", [Hinted, Prose])
@pytest.mark.parametrize("focused", [True, False])
async def test_a_hint_can_be_read_in_its_field(theme: Theme, kind: type[Widget], *, focused: bool) -> None:
    app = Fields(theme)
    async with app.run_test(size=(40, 10)) as pilot:
        fields = list(app.query("Hinted, Prose"))
        field = next(each for each in fields if isinstance(each, kind))
        app.set_focus(field if focused else next(each for each in fields if each is not field))
        await pilot.pause()
        row = app.screen._compositor.render_strips()[field.region.y]
        (style,) = {piece.style for piece in row if "hint" in piece.text}
        assert style is not None
        assert style.color is not None
        assert style.bgcolor is not None

        assert contrast(style.color.name, style.bgcolor.name) >= 4.5


@pytest.mark.parametrize(
    ("theme", "colours", "shown"),
    [
        ("dusk", "truecolor", "dusk"),
        ("paper", "256", "paper"),
        ("dusk", "standard", "ansi-dark"),
        ("paper", "standard", "ansi-light"),
        ("contrast", "standard", "contrast"),
        ("dusk", None, "dusk"),
    ],
)
def test_sixteen_colours_are_the_terminal_s_own(theme: str, colours: str | None, shown: str) -> None:
    assert fitting(theme, colours) == shown
