"""What the message looks like when the points are the first thing that is seen of Read."""

from __future__ import annotations

import pytest

from screens.read_host import POINTS, App, a_message, cooled

TEXT = """Sam,

The gutters that you cleaned in April are blocked again above the door of the shop.
The rain came in over the counter.

When can you come?"""


@pytest.mark.parametrize("size", [(100, 30), (120, 34), (140, 40), (160, 50)])
async def test_no_word_of_theirs_is_cut_off_on_the_first_screen(size: tuple[int, int]) -> None:
    app = App(cooled(*POINTS, messages=(a_message(text=TEXT, points=POINTS),)))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        place = app.read.points.text.region
        rows = app.screen._compositor.render_strips()[place.y : place.bottom]
        seen = " ".join(row.crop(place.x, place.right).text for row in rows)

        assert seen.split() == TEXT.split()
