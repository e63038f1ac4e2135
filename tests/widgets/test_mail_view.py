"""The letter as the client gets it: wrapped to a width, whatever it is written in."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from amends.widgets.mail_view import PHONE, Envelope, MailView, wrapped

TEXTS = (
    "漢字" * 60,
    "Dear 漢字漢字漢字漢字漢字漢字, the files are with you. " * 3,
    "한국어 단어 " * 20,
    "👩\u200d👩\u200d👧" * 50,
    "e\u0301" * 90,
    "1. " + "漢字 " * 40,
)


@pytest.mark.parametrize("width", [12, PHONE, 76])
@pytest.mark.parametrize("text", TEXTS)
def test_no_line_is_wider_than_the_mail_and_no_character_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)

    assert max(map(cell_len, lines)) <= width
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_numbered_line_hangs_under_its_words_in_wide_characters_too() -> None:
    first, *rest = wrapped("1. " + "漢字 " * 40, PHONE)

    assert first.startswith("1. 漢")
    assert rest
    assert all(line.startswith("   漢") for line in rest)


def test_lines_that_are_empty_stay() -> None:
    assert wrapped("漢字\n\nHello,\n", PHONE) == ["漢字", "", "Hello,", ""]


class Shown(App[None]):
    """A letter under a subject, both in wide characters."""

    def compose(self) -> ComposeResult:
        yield MailView(Envelope("Sam", "Ana", "漢字" * 40))


async def test_all_of_it_stands_on_the_screen() -> None:
    app = Shown()
    async with app.run_test(size=(PHONE, 30)) as pilot:
        view = app.query_one(MailView)
        view.show(Envelope("Sam", "Ana", "題名" * 20), "漢字" * 60)
        await pilot.pause()
        rows = "".join(strip.text for strip in app.screen._compositor.render_strips())

        assert rows.count("漢字") >= 60
        assert rows.count("題名") >= 20


@pytest.mark.parametrize(
    ("mark", "under"), [("- ", "  "), ("• ", "  "), ("2. ", "   "), ("12) ", "    "), ("", "")]
)
def test_a_line_of_a_list_hangs_under_its_words(mark: str, under: str) -> None:
    lines = wrapped(f"{mark}the new sign for the door of the shop in Mill Street", 24)

    assert len(lines) > 2
    assert lines[0].startswith(f"{mark}the new")
    assert all(line.startswith(under) and not line[len(under) :].startswith(" ") for line in lines[1:])


def test_a_dash_inside_a_line_and_a_number_alone_are_no_list() -> None:
    assert wrapped("20 signs - all of them new - stand in the shop by Friday", 24)[1][0] != " "
    assert wrapped("-20 degrees was too cold for the paint on the sign", 24)[1][0] != " "
