from __future__ import annotations

import pytest
from textual.color import Color

from amends.widgets.themes import OWN, fitting

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
