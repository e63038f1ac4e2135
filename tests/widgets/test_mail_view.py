"""How the mail is wrapped."""

from __future__ import annotations

import pytest

from amends.widgets.mail_view import wrapped


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
