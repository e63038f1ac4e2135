from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual import on
from textual.app import App

from amends.domain.summary import Glimpse, Summary
from amends.screens.desk import Desk
from amends.screens.help import keys_of
from amends.stylesheets import FIRST
from amends.widgets.key_line import KeyLine
from amends.widgets.themes import DUSK

if TYPE_CHECKING:
    from textual.message import Message
    from textual.pilot import Pilot

NOW = datetime(2026, 9, 9, 9, 30, tzinfo=UTC)
TOMORROW = date(2026, 9, 10)


def summary(name: str, stands: str, **given: Any) -> Summary:
    return Summary(
        id=f"2026-09-01-{name.lower()}",
        path=Path(f"{name.lower()}.toml"),
        client=name,
        title=f"{name}'s posters",
        stands=stands,
        since=NOW - timedelta(days=4),
        created=NOW - timedelta(days=8),
        updated=NOW - timedelta(days=given.pop("days", 1)),
        **given,
    )


CASES = (
    summary("Ines", "writing, 3 of 5 parts", due=date(2026, 9, 9)),
    summary("Tomasz", "sent", days=4),
    summary("Bea", "accepted", days=6),
)


class AtDesk(App[None]):
    """Shows the desk and remembers what it said."""

    CSS_PATH = FIRST

    def __init__(self, *summaries: Summary) -> None:
        super().__init__()
        self.register_theme(DUSK)
        self.theme = "dusk"
        self.time = NOW
        self.desk = Desk(lambda: self.time)
        self.desk.show(summaries)
        self.said: list[str] = []

    def get_default_screen(self) -> Desk:
        return self.desk

    @on(Desk.Opened)
    @on(Desk.Answered)
    @on(Desk.Trashed)
    def about(self, message: Desk.Opened | Desk.Answered | Desk.Trashed) -> None:
        self.said.append(f"{type(message).__name__} {message.summary.client}")

    @on(Desk.NewAsked)
    @on(Desk.FindAsked)
    @on(Desk.CalendarAsked)
    @on(Desk.SampleAsked)
    @on(Desk.SettingsAsked)
    def asked(self, message: Message) -> None:
        self.said.append(type(message).__name__)


def rows(pilot: Pilot[None]) -> list[str]:
    desk = pilot.app.screen
    assert isinstance(desk, Desk)
    lines = [desk.cases.render_line(y).text.strip() for y in range(desk.cases.size.height)]
    return [line for line in lines if line]


async def test_the_open_cases_are_shown_first_and_arrows_change_the_view() -> None:
    app = AtDesk(*CASES)
    async with app.run_test(size=(120, 34)) as pilot:
        assert [row.split()[1] for row in rows(pilot)] == ["Ines"]
        await pilot.press("right")
        assert [row.split()[0] for row in rows(pilot)] == ["Tomasz"]
        await pilot.press("right")  # what you owe
        assert [row.split()[1] for row in rows(pilot)] == ["Ines"]
        assert "today" in rows(pilot)[0]
        await pilot.press("right")
        assert [" ".join(row.split()[:2]) for row in rows(pilot)] == ["✓ Bea"]
        await pilot.press("right")
        assert len(rows(pilot)) == 3


async def test_the_case_that_was_left_is_pointed_at_in_a_view_that_has_it() -> None:
    app = AtDesk(*CASES, summary("Ivo", "new"), summary("Zoe", "new", days=2))
    async with app.run_test(size=(120, 34)) as pilot:
        for name, title in (("ivo", "open"), ("bea", "closed"), ("ivo", "open"), ("tomasz", "waiting")):
            app.desk.show(app.desk.summaries, Path(f"{name}.toml"))
            await pilot.pause()

            assert app.desk.pointed is not None
            assert app.desk.pointed.path.stem == name
            assert str(app.desk._left.border_title) == f"Cases · {title}"


async def test_a_search_that_leaves_out_the_case_that_was_left_is_ended() -> None:
    app = AtDesk(*CASES)
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.press("slash", *"ines", "enter")
        app.desk.show(app.desk.summaries, Path("ines.toml"))
        assert app.desk.query("#find")
        app.desk.show(app.desk.summaries, Path("tomasz.toml"))
        await pilot.pause()

        assert app.desk.pointed is CASES[1]
        assert not app.desk.query("#find")


async def test_when_a_case_is_gone_the_cursor_is_on_the_nearest() -> None:
    every = [summary(name, "new", days=days) for days, name in enumerate(("Ana", "Bo", "Cy", "Di"))]
    app = AtDesk(*every)
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.press("down", "down")
        app.desk.show([each for each in every if each.client != "Cy"])
        assert app.desk.pointed is every[3]
        app.desk.show(every[:2])
        assert app.desk.pointed is every[1]
        await pilot.press("right", "left")
        assert app.desk.pointed is every[0]


async def test_a_quiet_letter_tells_for_how_long() -> None:
    app = AtDesk(*CASES)
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.press("right")

        assert "sent 4 days, quiet" in rows(pilot)[0]


async def test_o_puts_them_into_another_order() -> None:
    cases = (summary("Zoe", "new", days=0), summary("Ana", "new", days=3, due=date(2026, 9, 20)))
    app = AtDesk(*cases, summary("Mo", "new", days=1, due=date(2026, 9, 12)))
    async with app.run_test(size=(120, 34)) as pilot:
        seen = [[row.split()[0] for row in rows(pilot)]]
        for _ in range(3):
            await pilot.press("o")
            seen.append([row.split()[0] for row in rows(pilot)])

        assert seen == [
            ["Zoe", "Mo", "Ana"],
            ["Mo", "Ana", "Zoe"],
            ["Ana", "Mo", "Zoe"],
            ["Zoe", "Mo", "Ana"],
        ]


async def test_any_words_are_found_in_all_views_and_in_the_texts_once_they_are_read() -> None:
    app = AtDesk(*CASES)
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.press("slash", *"accepted")
        assert [row.split()[1] for row in rows(pilot)] == ["Bea"]
        await pilot.press(*["backspace"] * 8, *"lost key")
        assert len(app.desk.cases.items) == 0
        app.desk.show_texts({"tomasz.toml": "a key that was lost in the post"})
        assert [row.split()[0] for row in rows(pilot)] == ["Tomasz"]

        assert "FindAsked" in app.said
        await pilot.press("escape")
        assert [row.split()[1] for row in rows(pilot)] == ["Ines"]


async def test_what_the_closing_card_asks_for_comes_up_among_the_open_cases_on_its_day() -> None:
    come = summary("Bea", "accepted", days=6, follow_up=date(2026, 9, 9))
    to_come = summary("Mo", "declined", days=6, follow_up=date(2026, 9, 10))
    app = AtDesk(come, to_come)
    async with app.run_test(size=(120, 34)) as pilot:
        assert [row.split()[:2] for row in rows(pilot)] == [["!", "Bea"]]
        assert "accepted, look again" in rows(pilot)[0]


async def test_a_letter_that_was_quiet_for_long_comes_up_among_the_open_cases() -> None:
    app = AtDesk(summary("Bea", "sent", follow_up=NOW.date()), summary("Mo", "sent", follow_up=TOMORROW))
    async with app.run_test(size=(120, 34)) as pilot:
        assert [row.split()[:2] for row in rows(pilot)] == [["!", "Bea"]]
        assert "sent 4 days, look again" in rows(pilot)[0]


async def test_a_day_that_comes_while_the_desk_is_in_front_is_said() -> None:
    app = AtDesk(summary("Mo", "sent", follow_up=TOMORROW, due=TOMORROW), CASES[0])
    async with app.run_test(size=(120, 34)) as pilot:
        assert [row.split()[1] for row in rows(pilot)] == ["Ines"]
        given = Glimpse(client="Ines", next="Begin.", sent=("short-note",), owed=(("a call", NOW.date()),))
        app.desk.show_glimpse(CASES[0], given)
        before = str(app.desk._beside.render())
        app.time = NOW + timedelta(days=1)
        app.desk.time_passed()
        await pilot.pause()

        assert "Next     Begin." in before
        assert [row.split()[1] for row in rows(pilot)] == ["Ines", "Mo"]
        assert app.desk.pointed is CASES[0]
        words = " ".join(str(app.desk._beside.render()).split())
        assert "Overdue since Wednesday 9 September: a call. Begin." in words


async def test_a_closed_case_that_owes_something_is_not_lost_from_sight() -> None:
    app = AtDesk(summary("Bea", "accepted", due=date(2026, 9, 7)))
    async with app.run_test(size=(120, 34)) as pilot:
        assert [row.split()[:2] for row in rows(pilot)] == [["!", "Bea"]]
        assert "1 with a promise due" in str(app.desk.line.render())
        assert "accepted, overdue" in rows(pilot)[0]
        await pilot.press("right", "right")
        assert "overdue 2 days" in rows(pilot)[0]


async def test_what_is_owed_in_a_case_out_of_sight_is_said_below_the_open_ones_only() -> None:
    owing = summary("Bea", "accepted", due=date(2026, 9, 12))
    app = AtDesk(CASES[0], owing)
    async with app.run_test(size=(80, 24)) as pilot:
        below = str(app.desk._left.border_subtitle)
        assert "A closed case owes something by Sat 12 Sep · →" in below
        await pilot.press("right")
        assert not app.desk._left.border_subtitle
        await pilot.press("left")
        app.desk.show((CASES[0], owing, summary("Mo", "sent", due=date(2026, 9, 11))))
        below = str(app.desk._left.border_subtitle)
        assert "2 other cases owe something, the first by Fri 11 Sep · →" in below
        app.desk.show((CASES[0], summary("Mo", "sent", due=date(2026, 9, 9))))
        assert not app.desk._left.border_subtitle  # it is due, so it stands among the open ones


async def test_a_row_tells_by_when_something_is_owed() -> None:
    noted = summary("Ana", "reading", due=date(2026, 9, 11))
    app = AtDesk(noted, summary("Ivo", "writing, 2 of 5 parts", due=date(2026, 9, 8)), CASES[0])
    async with app.run_test(size=(120, 34)) as pilot:
        assert "reading, due Fri" in rows(pilot)[2]
        assert "writing, overdue" in rows(pilot)[0]
        assert "writing, due today" in rows(pilot)[1]
        app.desk.show((summary("Ana", "accepted", due=date(2026, 9, 18)),))
        await pilot.press("right", "right", "right")
        assert "accepted, due 18 Sep" in rows(pilot)[0]


@pytest.mark.parametrize("width", [80, 120])
async def test_the_line_of_keys_and_all_commands_tell_of_the_views(width: int) -> None:
    app = AtDesk(*CASES)
    async with app.run_test(size=(width, 24)) as pilot:
        assert "← → Views" in str(app.desk.query_one(KeyLine).render())
        assert ("←, →", "Views") in [key for group in keys_of(app.screen) for key in group.keys]
        commands = dict(app.desk.commands())
        assert [*commands] == ["Show waiting", "Show what I owe", "Show closed", "Show all"]
        commands["Show closed"]()
        assert [row.split()[1] for row in rows(pilot)] == ["Bea"]
        assert "Show open" in dict(app.desk.commands())


async def test_a_letter_that_was_quiet_for_long_says_to_look_again() -> None:
    app = AtDesk(summary("Tomasz", "sent", follow_up=date(2026, 9, 8)))
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.press("right")

        assert "sent 4 days, look again" in rows(pilot)[0]


async def test_what_is_due_stands_on_top() -> None:
    app = AtDesk(*CASES)
    async with app.run_test(size=(120, 34)):
        assert "1 with a promise due" in str(app.desk.line.render())


async def test_a_file_that_cannot_be_read_is_named_with_its_reason() -> None:
    broken = Summary(id="x", path=Path("odd.toml"), trouble="line 3: no value")
    app = AtDesk(*CASES, broken)
    async with app.run_test(size=(120, 34)) as pilot:
        assert any("odd.toml" in row and "line 3: no value" in row for row in rows(pilot))


async def test_find_filters_at_each_key_and_escape_takes_it_away() -> None:
    app = AtDesk(*CASES, summary("Ivo", "new"))
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.press("slash", *"ivo")
        assert [row.split()[0] for row in rows(pilot)] == ["Ivo"]
        await pilot.press("escape")
        await pilot.pause()

        assert len(rows(pilot)) == 2
        assert app.focused is app.desk.cases


async def test_the_keys_say_what_is_wanted() -> None:
    app = AtDesk(*CASES)
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.press("enter", "a", "D", "n", "comma", "ctrl+n")

    assert app.said == [
        "Opened Ines",
        "Answered Ines",
        "Trashed Ines",
        "NewAsked",
        "SettingsAsked",
        "Opened Ines",
    ]


async def test_an_empty_desk_offers_a_new_case_and_the_sample() -> None:
    app = AtDesk()
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.desk.query_one("#empty").display
        await pilot.press("s", "n", "ctrl+n", "D", "a")

    assert app.said == ["SampleAsked", "NewAsked", "NewAsked"]


def keys_told(app: AtDesk) -> dict[str, str]:
    """What F1 lists: the keys by what they do."""
    return {words: keys for group in keys_of(app.screen) for keys, words in group.keys}


async def test_the_help_of_an_empty_desk_lists_no_way_where_there_is_none() -> None:
    told: list[dict[str, str]] = []
    for app in (AtDesk(), AtDesk(*CASES)):
        async with app.run_test(size=(80, 24)) as pilot:
            told.append(keys_told(app))
            if app.desk.summaries:
                await pilot.press("slash")
                told.append(keys_told(app))

    assert [rows.get("New") for rows in told] == ["n, ctrl+n", "n", None]
    assert [rows.get("Go on") for rows in told] == [None, "ctrl+n", "ctrl+n"]
    assert [rows.get("Back") for rows in told] == [None, None, "esc"]


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_that_nothing_has_these_words_is_said_once(size: tuple[int, int]) -> None:
    app = AtDesk(*CASES)
    async with app.run_test(size=size) as pilot:
        await pilot.press("slash", *"zzz")
        await pilot.pause()
        seen = "\n".join(line.text for line in app.screen._compositor.render_strips())

        assert seen.count("No case has these words") == 1


async def test_what_rests_is_counted_beside_what_waits_until_its_time() -> None:
    app = AtDesk(summary("Ines", "reading", rests_until=NOW + timedelta(minutes=10)))
    async with app.run_test(size=(80, 24)):
        before = str(app.desk.line.render())
        app.time = NOW + timedelta(minutes=10)
        app.desk.time_passed()
        after = str(app.desk.line.render())

    assert "1 open · 0 waiting · 1 resting" in before
    assert "resting" not in after


async def test_an_evening_there_is_owed_on_the_day_here() -> None:
    app = AtDesk(*CASES)
    async with app.run_test(size=(120, 34)):
        evening = datetime(2026, 9, 9, 20, tzinfo=timezone(timedelta(hours=-5)))
        app.desk.show_glimpse(CASES[0], Glimpse(client="Ines", owed=(("a call", evening),)))

        assert "Thu 10 Sep  a call" in str(app.desk._beside.render())


async def test_beside_the_list_stand_the_next_step_and_what_is_owed() -> None:
    app = AtDesk(*CASES)
    async with app.run_test(size=(120, 34)):
        given = Glimpse(client="Ines", next="Choose what to offer.", owed=(("a call", date(2026, 9, 9)),))
        app.desk.show_glimpse(CASES[0], given)

        words = str(app.desk._beside.render())
        assert "Choose what to offer." in words
        assert "Wed 9 Sep  a call" in words


async def test_the_nearest_of_what_is_owed_stands_first_and_not_again_what_is_next() -> None:
    owed = (("a map", date(2026, 9, 11)), ("a call", date(2026, 9, 9)), ("a proof", date(2026, 9, 10)))
    app = AtDesk(*CASES)
    async with app.run_test(size=(120, 34)):
        given = Glimpse(client="Ines", next="Choose what to offer.", owed=owed)
        app.desk.show_glimpse(CASES[0], given)
        words = str(app.desk._beside.render())
        assert words.index("a call") < words.index("a proof") < words.index("a map")

        app.desk.show_glimpse(CASES[0], given._replace(next="You owe by Wednesday 9 September: a call."))
        words = str(app.desk._beside.render())
        assert "You owe  Thu 10 Sep  a proof" in words
        assert words.count("a call") == 1


async def test_the_line_on_top_counts_the_rows_below() -> None:
    app = AtDesk(summary("Bea", "accepted", follow_up=NOW.date()), summary("Mo", "declined"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert len(rows(pilot)) == 1
        assert "1 open" in str(app.desk.line.render())


async def test_what_has_come_is_said_before_what_is_to_come() -> None:
    app = AtDesk(summary("Bea", "accepted", follow_up=NOW.date(), due=date(2026, 9, 11)))
    async with app.run_test(size=(120, 34)) as pilot:
        assert "accepted, look again" in rows(pilot)[0]
