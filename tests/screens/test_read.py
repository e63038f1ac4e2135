from __future__ import annotations

import pytest

from amends.domain.case import Facts
from amends.domain.message import Point
from screens.read_host import TEXT, App, a_case, a_message, silent


async def test_arrival_tells_who_when_about_what_and_how_much_and_not_one_word_of_it() -> None:
    message = a_message(attachments=("plan.pdf, 2 MB",), remarks=("One part could not be read.",))
    app = App(a_case(messages=(message,)))
    async with app.run_test(size=(80, 24)):
        words = app.words()

        for told in ("Ines Prado <ines@prado.example>", "The garden plan", "Tuesday 9 June 2026, 08:05"):
            assert told in words
        for told in (f"{len(TEXT.split())} words", "plan.pdf, 2 MB", "One part could not be read."):
            assert told in words
        assert "furious" not in words


async def test_r_shows_the_message_with_its_history_folded_and_o_opens_it() -> None:
    message = a_message(signature="Ines Prado\nGardens", quoted="> On Monday\n> you wrote\n> this")
    app = App(a_case(messages=(message,)))
    async with app.run_test(size=(80, 40)) as pilot:
        assert "Folded" not in app.bottom()
        await pilot.press("r")

        assert "furious" in app.words()
        assert "folded: signature, 2 lines · quoted history, 3 lines" in app.words()
        assert "you wrote" not in app.words()

        await pilot.press("o")

        assert "you wrote" in app.words()

        await pilot.press("r")

        assert "furious" not in app.words()


async def test_esc_puts_the_message_away_before_it_leaves() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "escape")

        assert "furious" not in app.words()
        assert app.went == []

        await pilot.press("escape")

        assert app.went == [None]


async def test_a_long_message_scrolls_while_it_is_read() -> None:
    app = App(a_case(messages=(a_message(text="\n".join(f"line {n}" for n in range(90))),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "down", "pagedown")

        assert app.read.arrival.query_one("TheirMessage").scroll_offset.y > 2


async def test_s_asks_for_the_short_note() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")

        assert app.notes == 1


async def test_from_arrival_to_the_letter_are_four_keys() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter", "ctrl+n", "ctrl+n")

        assert app.went == ["respond"]
        assert app.now.cooling.passed


async def test_ctrl_n_alone_goes_through_every_stop() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        stops = []
        for _ in range(3):
            await pilot.press("ctrl+n")
            stops.append(app.stop())

        assert stops == ["cool-down", "points", "facts"]


async def test_esc_goes_back_stop_by_stop() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter", "ctrl+n", "escape", "escape")

        assert app.stop() == "points"

        await pilot.press("escape", "escape", "escape")

        assert app.stop() == "arrival"
        assert app.went == [None]


async def test_a_silent_client_has_one_stop_and_one_question_first() -> None:
    app = App(silent())
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.read.stops == ("facts",)
        assert "Do you know of something that went wrong?" in app.words()
        assert getattr(app.focused, "id", None) == "sure"

        await pilot.press("y")
        sure = app.now.facts.sure
        await pilot.press("ctrl+n")

        assert (sure, app.went) == ("yes", ["respond"])


async def test_esc_leaves_a_silent_case_at_once() -> None:
    app = App(silent())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")

        assert app.went == [None]


async def test_a_client_who_writes_after_all_gets_the_other_stops() -> None:
    app = App(silent())
    async with app.run_test(size=(80, 24)) as pilot:
        app.case = app.now.but(messages=(a_message(),))
        await pilot.pause()

        assert app.stop() == "facts"

        await pilot.press("1")

        assert app.stop() == "arrival"
        assert "ines@prado.example" in app.words()


async def test_esc_does_not_lead_to_stops_one_did_not_come_from_and_the_number_does() -> None:
    case = a_case()
    app = App(case.but(cooling=case.cooling.but(passed=True)))
    async with app.run_test(size=(140, 24)) as pilot:
        assert app.stop() == "points"
        assert "esc Desk" in app.bottom()
        await pilot.press("1")
        assert (app.stop(), "esc Points" in app.bottom()) == ("arrival", True)
        await pilot.press("r")
        assert "esc Put it away" in app.bottom()
        await pilot.press("escape", "escape")
        assert app.stop() == "points"
        await pilot.press("escape")

        assert app.went == [None]


async def test_the_line_of_keys_says_that_esc_leaves_a_text_before_it_leaves_the_stop() -> None:
    app = App(silent())
    async with app.run_test(size=(120, 34)) as pilot:
        assert "esc Desk" in app.bottom()
        await pilot.press("tab")
        assert "esc Leave text" in app.bottom()
        await pilot.press("escape")

        assert "esc Desk" in app.bottom()


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_the_message_is_never_marked_up(size: tuple[int, int]) -> None:
    nasty = "[red]stop[/red] [/] [@click=app.bell]x[/]"
    message = a_message(sender=nasty, subject=nasty, text=nasty, attachments=(nasty,), remarks=(nasty,))
    app = App(a_case(Point(label="fact", quote=nasty), messages=(message,), facts=Facts(cause=nasty)))
    async with app.run_test(size=size) as pilot:
        seen = app.words()
        await pilot.press("r", "enter", "enter", "ctrl+n")

        assert nasty in seen
        assert app.stop() == "facts"


async def test_the_border_is_moved_line_by_line_and_says_what_is_folded() -> None:
    message = a_message(text="Where is it?\n\nInes\nGardens", quoted="> On Monday\n> you wrote")
    app = App(a_case(messages=(message,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("plus")
        assert app.now.message == message  # only while the message is seen

        await pilot.press("r", "plus", "plus")
        assert app.now.message is not None
        assert (app.now.message.text, app.now.message.signature) == ("Where is it?", "\nInes\nGardens")
        assert "▸ folded: signature, 2 lines · quoted history, 2 lines" in app.words()
        assert app.did == ["move the border", "move the border"]

        await pilot.press("minus", "minus", "minus")
        assert app.now.message.text == "Where is it?\n\nInes\nGardens\n> On Monday"
        assert "▸ folded: quoted history, 1 line" in app.words()


async def test_the_border_of_a_long_message_comes_into_sight_as_it_moves() -> None:
    long = "\n\n".join(f"Paragraph {n}." for n in range(60))
    app = App(a_case(messages=(a_message(text=long),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "plus")
        await pilot.pause()
        lines = app.screen._compositor.render_strips()
        seen = "\n".join("".join(segment.text for segment in line) for line in lines)

        assert "▸ folded: signature, 1 line" in seen
        assert "Paragraph 58." in seen
        assert "Paragraph 59." not in seen


async def test_several_messages_are_gone_through_and_the_newest_is_answered() -> None:
    first = a_message(text="Will it be ready?", subject="", earlier=True, signature="Ines")
    second = a_message(text="It was due.", subject="Second", earlier=True)
    app = App(a_case(messages=(first, second, a_message())))
    async with app.run_test(size=(80, 30)) as pilot:
        assert "3 of 3, the one to answer" in app.words()
        await pilot.press("left")
        assert "Second" in app.words()
        assert "2 of 3;" in app.words()
        await pilot.press("r", "left")
        assert "Will it be ready?" in app.words()
        assert "It was due." not in app.words()

        await pilot.press("minus")
        assert [each.text for each in app.now.messages[:2]] == ["Will it be ready?\nInes", "It was due."]
        assert "Will it be ready?\nInes" in app.words()
        await pilot.press("left")
        assert "furious" in app.words()


async def test_one_message_has_nothing_to_go_through() -> None:
    app = App(a_case(messages=(a_message(),)))
    async with app.run_test(size=(140, 40)) as pilot:
        assert "Their messages" not in app.bottom()
        assert "of 1" not in app.words()
        await pilot.press("left")
        assert "garden plan" in app.words()


async def test_many_attachments_and_long_remarks_leave_room_for_the_rest() -> None:
    names = tuple(f"photo-{n}.jpg (2 MB)" for n in range(40))
    remarks = ("Forwarded by Olu, with the words: " + "see below " * 300, "A calendar entry was left out.")
    app = App(a_case(messages=(a_message(attachments=names, remarks=remarks),)))
    async with app.run_test(size=(80, 24)):
        words = app.words()
        lines = app.screen._compositor.render_strips()
        seen = "\n".join("".join(segment.text for segment in line) for line in lines)

    assert "photo-2.jpg (2 MB)" in words
    assert "and 37 more" in seen
    assert "A calendar entry was left out." in seen
    assert "Once is enough" in seen


async def test_a_message_without_a_sender_is_from_the_client_whose_name_was_given() -> None:
    app = App(a_case(messages=(a_message(sender=""),)))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Ines Prado" in app.words()
        assert app.case is not None
        app.case = app.case.but(client=app.case.client.but(name="Ines Vidal"))
        await pilot.pause()

        assert "Ines Vidal" in app.words()
        assert "unknown" not in app.words()


async def test_of_a_long_text_without_a_subject_its_length_and_what_is_looked_at_are_told() -> None:
    app = App(a_case(messages=(a_message(subject="", text="word " * 14_400),)))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "Length     14,400 words; only the first thirty pages are looked at" in app.words()
        assert "Subject" not in app.words()


async def test_that_remarks_may_stand_in_the_history_is_told_on_arrival_and_at_the_fold() -> None:
    quoted = "From: Sam Reyes\nSent: Monday 8 June 2026\n\nTen roses.\nTWELVE ROSES WERE AGREED ON."
    app = App(a_case(messages=(a_message(text="See my remarks below in caps.", quoted=quoted),)))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "Remarks of theirs may stand in the history below" in " ".join(app.words().split())
        await pilot.press("r")
        assert (
            "folded: quoted history, 5 lines\n  Remarks of theirs may stand in what is quoted." in app.words()
        )
