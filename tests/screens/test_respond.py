from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static
from textual.widgets._toast import Toast

from amends.domain.message import Point
from amends.letters import begin, in_or_out
from amends.screens.dialog_jobs import Jobs
from amends.screens.dialog_remark import LeaveRemark, Why
from amends.screens.dialog_shape import ChooseShape
from amends.screens.dialog_starters import Starters
from amends.screens.letter_screen import NOT_ENGLISH, NOTHING_LEFT
from amends.screens.respond import Respond
from amends.widgets.key_line import KeyLine
from amends.widgets.letter_editor import LetterEditor
from amends.widgets.offers_block import OffersBlock
from amends.widgets.part_area import PartArea
from amends.widgets.part_block import PartBlock
from letters_given import NOW, case_with, draft
from screens.host import Host

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from amends.domain.case import Case
    from amends.domain.draft import Draft
    from amends.domain.judgement import Finding

WIDE = (120, 34)
NARROW = (80, 24)
FAULTY = "I am sorry if the labels upset you."


def screen(pilot: Pilot[None]) -> Respond:
    shown = pilot.app.screen
    assert isinstance(shown, Respond)
    return shown


def kept(host: Host) -> Draft:
    assert host.case is not None
    assert host.case.draft is not None
    return host.case.draft


def found(pilot: Pilot[None], rule: str) -> list[Finding]:
    judgement = screen(pilot).judgement
    assert judgement is not None
    return [finding for finding in judgement.findings if finding.rule == rule]


def theirs(pilot: Pilot[None]) -> str:
    return "\n".join(str(each.render()) for each in screen(pilot).message.query(Static))


def keys(pilot: Pilot[None]) -> str:
    return str(screen(pilot).query_one(KeyLine).render())


def linked(letter: Draft, part: str) -> Case:
    """Return the case with its first point answered by this part."""
    case = case_with(letter)
    message = case.messages[-1]
    first, *rest = message.points
    return case.with_message(message.but(points=(first.but(answered_by=part), *rest)))


def drawn(pilot: Pilot[None]) -> list[str]:
    """Return the rows of the points."""
    view = screen(pilot).points
    return [view.render_line(row).text.strip() for row in range(len(view.items))]


async def test_a_letter_is_begun_in_the_proposed_shape_and_kept_once_something_is_written() -> None:
    host = Host(case_with(), Respond)
    async with host.run_test(size=WIDE) as pilot:
        assert screen(pilot).editor.draft.shape == "they-complained"
        assert screen(pilot).flush() == case_with()
        await pilot.press("T", "escape")

        assert kept(host).shape == "they-complained"
        assert kept(host).greeting == "Hello Ines,"
        assert kept(host).parts[0].text == "T"


async def test_a_letter_that_is_sent_is_shown_and_cannot_be_written_into() -> None:
    sent = case_with(draft().but(sent=NOW))
    host = Host(sent, Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press(*"Oh", "escape")

        assert screen(pilot).editor.draft == sent.last_sent
        assert screen(pilot).flush() == sent
        assert host.did == []


async def test_undoing_the_first_words_shows_the_letter_as_it_was_begun() -> None:
    host = Host(case_with(), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press(*"Oh", "escape")
        host.case = case_with()
        await pilot.pause()

        assert screen(pilot).editor.draft.parts[0].text == ""
        assert screen(pilot).flush() == case_with()


async def test_a_shape_that_is_not_known_is_shown_by_its_name() -> None:
    host = Host(case_with(draft().but(shape="of-my-own")), Respond)
    async with host.run_test(size=WIDE) as pilot:
        assert "of-my-own" in str(screen(pilot).query_one("#writing").border_title)


async def test_what_is_typed_reaches_the_case_on_leaving_the_text() -> None:
    host = Host(case_with(draft(written=False)), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press(*"I sent it.", "escape")

        part = kept(host).part("what-happened")
        assert part is not None
        assert part.text == "I sent it."


async def test_flush_gives_what_was_typed_before_any_pause() -> None:
    host = Host(case_with(draft(written=False)), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press(*"Late")

        flushed = screen(pilot).flush().draft
        assert flushed is not None
        assert flushed.parts[0].text == "Late"


async def test_arrows_cross_from_part_to_part_and_past_the_offers() -> None:
    host = Host(case_with(draft(written=False)), Respond)
    async with host.run_test(size=WIDE) as pilot:
        places = []
        for _ in range(7):
            await pilot.press("down")
            places.append(screen(pilot).editor.place)

        expected = [
            ("part", "putting-it-right"),
            ("part", "why"),
            ("part", "offers"),
            None,
            ("after", "offers"),
            ("part", "close"),
            ("sign-off", ""),
        ]
        assert expected == places
        await pilot.press(*["up"] * 3)
        assert isinstance(screen(pilot).focused, OffersBlock)


async def test_go_on_passes_each_part_and_then_the_step() -> None:
    host = Host(case_with(draft()), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press(*["ctrl+n"] * 5)

    assert host.went == ["preview"]


async def test_without_offers_the_next_step_is_the_remedies() -> None:
    host = Host(case_with(draft(offers=())), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press(*["ctrl+n"] * 5)

    assert host.went == ["remedy"]


async def test_enter_on_the_offers_opens_the_remedies() -> None:
    host = Host(case_with(draft(written=False)), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press(*["down"] * 4, "enter")

    assert host.went == ["remedy"]


async def test_the_offers_stay_in_sight_while_they_have_the_focus() -> None:
    host = Host(case_with(draft(offers=())), Respond)
    async with host.run_test(size=NARROW) as pilot:
        await pilot.press(*["ctrl+n"] * 3)
        block = screen(pilot).focused
        assert isinstance(block, OffersBlock)
        seen = screen(pilot).editor.scrollable_content_region
        assert seen.contains_region(block.region)

        longer = draft()
        first, *rest = longer.parts
        host.case = case_with(longer.but(parts=(first.but(text=f"{first.text} " * 9), *rest)))
        for _ in range(10):  # each text above grows in a layout of its own
            await pilot.pause()

        assert block.region.height > 1
        assert seen.contains_region(block.region)


async def test_guidance_is_shown_for_the_part_with_the_caret_only() -> None:
    host = Host(case_with(draft(written=False)), Respond)
    async with host.run_test(size=WIDE) as pilot:
        first, second, *_ = (block.part for block in screen(pilot).query(PartBlock))
        assert first.guidance.split()[0] in str(screen(pilot).under.render())
        await pilot.press("down")
        await pilot.pause()

        assert " ".join(str(screen(pilot).under.render()).split()) == second.guidance


@pytest.mark.parametrize("size", [NARROW, WIDE, (140, 40), (100, 30)])
async def test_nothing_moves_as_the_caret_goes_from_part_to_part(size: tuple[int, int]) -> None:
    host = Host(case_with(draft(written=False)), Respond)
    async with host.run_test(size=size) as pilot:

        def places() -> list[int]:
            return [area.virtual_region.y for area in screen(pilot).query("PartArea, PartBlock")]

        before = places()
        for key in ("down", "down", "down", "up", "ctrl+home"):
            await pilot.press(key)
            await pilot.pause()
            assert places() == before


async def test_ctrl_g_points_at_the_words_of_a_remark_and_enter_says_why_of_them() -> None:
    letter = draft()
    letter = letter.written(letter.parts[0].but(text=f"Thank you. {FAULTY}"))
    host = Host(case_with(letter), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+g")
        area = screen(pilot).focused
        assert isinstance(area, PartArea)
        assert area.pointed_at is not None
        start, end = area.pointed_at
        assert "sorry if" in area.text[start:end]
        assert "enter Why" in keys(pilot)

        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Why)
        await pilot.press("escape", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Why)
        await pilot.press("escape", "x", "enter")
        await pilot.pause()

        assert FAULTY in "".join(area.text.replace("x\n", ""))
        assert area.text != f"Thank you. {FAULTY}"
        assert "enter Why" not in keys(pilot)


async def test_what_is_typed_after_ctrl_g_replaces_nothing_and_enter_breaks_the_line_again_elsewhere() -> (
    None
):
    letter = draft()
    host = Host(case_with(letter.written(letter.parts[0].but(text=FAULTY))), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+g", "right", "enter")

        assert screen(pilot).editor.draft.parts[0].text == f"{FAULTY[0]}\n{FAULTY[1:]}"


async def test_ctrl_g_goes_from_remark_to_remark_and_round() -> None:
    letter = draft()
    words = f"{FAULTY} I am sorry if the dates upset you. I will call on [day]."
    host = Host(case_with(letter.written(letter.parts[0].but(text=words))), Respond)
    async with host.run_test(size=WIDE) as pilot:
        seen = []
        for _ in range(4):
            await pilot.press("ctrl+g")
            area = screen(pilot).focused
            assert isinstance(area, PartArea)
            seen.append(area.selected_text or area.pointed_at)

        assert seen[3] == seen[0]
        assert len(set(seen)) == 3
        assert "[day]" in seen


async def test_ctrl_g_goes_to_an_open_blank() -> None:
    letter = draft()
    letter = letter.written(letter.parts[4].but(text="I will call on [day]."))
    host = Host(case_with(letter), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+g")

        assert screen(pilot).focused.selected_text == "[day]"  # type: ignore[union-attr]


async def test_a_remark_left_in_this_letter_is_silent_and_undo_brings_it_back() -> None:
    letter = draft()
    faulty = letter.written(letter.parts[0].but(text=f"Thank you. {FAULTY}"))
    host = Host(case_with(faulty), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+g", "ctrl+r")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LeaveRemark)
        await pilot.press("l")
        await pilot.pause()

        left = kept(host).left
        assert [one.quote for one in left] == [""]
        judgement = screen(pilot).judgement
        assert judgement is not None
        assert left[0].rule not in {finding.rule for finding in judgement.findings}
        host.case = case_with(faulty)
        await pilot.pause()
        judgement = screen(pilot).judgement
        assert judgement is not None
        assert left[0].rule in {finding.rule for finding in judgement.findings}


async def test_advice_first_is_one_remark_that_can_be_set_aside() -> None:
    plain = draft()
    words = plain.parts[0].but(text="I am sorry. I pay the reprint. My mistake.")
    case = case_with(plain.written(words)).noting(("legal",))
    host = Host(case, Respond)
    async with host.run_test(size=WIDE) as pilot:
        assert [one.text for one in found(pilot, "advice-first")] == ["I pay the reprint."]

        await pilot.press("ctrl+g", "ctrl+r")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LeaveRemark)
        await pilot.press("l")
        await pilot.pause()

        assert [one.rule for one in kept(host).left] == ["advice-first"]
        assert not found(pilot, "advice-first")


async def test_why_is_shown_on_enter_beside_the_letter() -> None:
    letter = draft()
    host = Host(case_with(letter.written(letter.parts[0].but(text=FAULTY))), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "enter")
        await pilot.pause()

        assert isinstance(pilot.app.screen, Why)


async def test_a_starter_is_put_into_the_part_with_its_blank_selected() -> None:
    host = Host(case_with(draft(written=False)), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Starters)
        await pilot.press("enter")
        await pilot.pause()

        typed = screen(pilot).editor.draft.parts[0].text
        selected = screen(pilot).focused.selected_text  # type: ignore[union-attr]
        assert typed.startswith("Thank you")
        assert selected.startswith("[")
        assert selected.endswith("]")
        assert selected in typed


async def test_another_letter_keeps_what_is_written() -> None:
    host = Host(case_with(draft()), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("escape", "d")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ChooseShape)
        await pilot.press("down", "enter")
        await pilot.pause()

        words = " ".join(part.text for part in kept(host).parts)
        assert kept(host).shape != "they-complained"
        assert "jars stood unlabelled" in words
        assert "two days before" in words


async def test_another_letter_is_judged_at_once_not_when_it_has_been_taken_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    host = Host(case_with(draft()), Respond)
    async with host.run_test(size=WIDE) as pilot:
        monkeypatch.setattr(Respond, "change", lambda *_, **__: None)
        await pilot.press("escape", "d")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()

        now, judgement = screen(pilot).editor.draft, screen(pilot).judgement
        assert now.shape != "they-complained"
        assert screen(pilot).letter.shape == now.shape
        assert judgement is not None
        assert set(judgement.jobs) == {part.name for part in now.parts}


async def test_undo_from_outside_shows_the_earlier_text_and_keeps_the_caret_in_its_part() -> None:
    earlier = case_with(draft(written=False))
    host = Host(earlier, Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("down", *"Done", "escape", "enter")
        host.case = earlier
        await pilot.pause()

        assert screen(pilot).editor.draft == earlier.draft
        assert screen(pilot).editor.here == "putting-it-right"


async def test_a_point_is_linked_to_the_part_with_the_caret_and_unlinked_again() -> None:
    host = Host(case_with(draft()), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "right", "down", "enter")
        await pilot.pause()
        assert host.case is not None
        assert host.case.message is not None
        assert host.case.message.points[1].answered_by == "what-happened"
        await pilot.press("enter")
        await pilot.pause()

        assert host.case.message.points[1].answered_by == ""


async def test_the_points_of_a_letter_that_went_out_stay_as_they_are() -> None:
    case = linked(draft().but(sent=NOW), "close")
    host = Host(case, Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "right")
        await pilot.pause()
        await pilot.press("enter", "down", "enter")
        screen(pilot).points.action_take_off()
        await pilot.pause()

        assert host.case == case
        assert host.did == []


async def test_the_mark_that_the_coach_gave_a_point_can_be_taken_off_and_set_by_hand() -> None:
    case = case_with(draft())
    (told, *_) = draft().parts
    point = Point(label="fact", quote=told.text)
    host = Host(case.with_message(case.messages[-1].but(points=(point,))), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "right")
        await pilot.pause()
        assert drawn(pilot)[0].startswith("✓")
        await pilot.press("enter")
        await pilot.pause()
        assert drawn(pilot)[0].startswith("○")
        assert drawn(pilot)[0].endswith("not answered")
        await pilot.press("enter")
        await pilot.pause()

        assert drawn(pilot)[0].startswith("✓")


async def test_a_point_says_what_the_part_that_answers_it_is_called() -> None:
    host = Host(linked(draft(), "what-happened"), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "right")
        await pilot.pause()

        assert "✓" in drawn(pilot)[0]
        assert drawn(pilot)[0].endswith("What happened")


async def test_a_point_linked_to_a_part_that_is_left_out_is_open_and_can_be_linked_at_once() -> None:
    host = Host(linked(in_or_out(draft(), "close"), "close"), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "right")
        await pilot.pause()
        assert drawn(pilot)[0].startswith("○")
        assert "Close" not in drawn(pilot)[0]
        await pilot.press("enter")
        await pilot.pause()

        assert host.case is not None
        assert host.case.message is not None
        assert host.case.message.points[0].answered_by == "what-happened"


async def test_a_point_can_be_linked_to_a_part_that_is_still_to_be_written_and_unlinked_again() -> None:
    host = Host(case_with(draft(written=False)), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "right", "enter")
        await pilot.pause()
        assert drawn(pilot)[0].startswith("○")
        assert drawn(pilot)[0].endswith("What happened")
        await pilot.press("enter")
        await pilot.pause()

        assert "What happened" not in drawn(pilot)[0]


async def test_on_a_narrow_screen_tab_shows_the_other_side() -> None:
    host = Host(case_with(draft()), Respond)
    async with host.run_test(size=NARROW) as pilot:
        beside = screen(pilot).query_one("#beside")
        assert not beside.display or beside.size.width == 0
        await pilot.press("tab")

        assert beside.region.width == 80
        assert screen(pilot).query_one("#writing").region.width == 0


async def test_escape_goes_out_of_the_text_then_out_of_the_step() -> None:
    host = Host(case_with(draft()), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("escape")
        assert host.went == []
        await pilot.press("escape")

    assert host.went == [None]


async def test_charged_words_of_theirs_are_covered_until_w_shows_them() -> None:
    case = case_with(draft())
    message = case.messages[-1]
    hot = "You are useless and I am furious.\n\nThe labels were due on Friday."
    host = Host(case.with_message(message.but(text=hot, quoted="", subject="WHAT A SHAMBLES")), Respond)
    async with host.run_test(size=WIDE) as pilot:
        assert "As written" not in keys(pilot)

        screen(pilot).views.move(2)
        screen(pilot).message.focus()
        await pilot.pause()

        covered = theirs(pilot)
        assert "furious" not in covered
        assert "SHAMBLES" not in covered
        assert "░" in covered
        assert "The labels were due on Friday." in covered
        assert "w As written" in keys(pilot)

        await pilot.press("w")

        assert "furious" in theirs(pilot)
        assert "SHAMBLES" in theirs(pilot)
        assert "w Facts and asks" in keys(pilot)


async def test_an_earlier_message_is_covered_when_it_is_unfolded() -> None:
    case = case_with(draft())
    first = case.messages[-1].but(text="You are useless and I am furious. Where is it?")
    host = Host(case.but(messages=(first, *case.messages)), Respond)
    async with host.run_test(size=WIDE) as pilot:
        screen(pilot).views.move(2)
        screen(pilot).message.focus()
        await pilot.press("enter")

        assert "earlier messages" in theirs(pilot)
        assert "furious" not in theirs(pilot)


async def test_digits_are_letters_in_the_text_and_steps_outside() -> None:
    host = Host(case_with(draft(written=False)), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("4")
        assert host.went == []
        await pilot.press("escape", "4")

        assert host.went == ["preview"]
        assert screen(pilot).editor.draft.parts[0].text == "4"


def told(pilot: Pilot[None]) -> set[str]:
    judgement = screen(pilot).judgement
    assert judgement is not None
    return {finding.rule for finding in judgement.findings}


async def test_a_remark_comes_when_the_sentence_is_finished_and_not_before() -> None:
    host = Host(case_with(draft(written=False)), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press(*FAULTY)
        await pilot.pause()
        assert "conditional-apology" not in told(pilot)
        await pilot.press("space")
        await pilot.pause()

        assert "conditional-apology" in told(pilot)


async def test_the_session_hears_of_half_a_sentence_and_the_coach_does_not() -> None:
    host = Host(case_with(draft(written=False)), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press(*FAULTY)
        screen(pilot).editor.post_message(LetterEditor.Rested("writing", finished=False))
        await pilot.pause()

        assert kept(host).parts[0].text == FAULTY
        assert "conditional-apology" not in told(pilot)


async def test_underlines_stay_with_their_words_while_others_are_typed() -> None:
    letter = draft()
    host = Host(case_with(letter.written(letter.parts[0].but(text=f"Thank you. {FAULTY}"))), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("down", "up", "home")
        area = screen(pilot).query_one(".part", PartArea)
        (mark,) = area.marked
        area.move_cursor((0, 0))
        await pilot.press("S", "o", "colon")
        (moved,) = area.marked
        area.move_cursor(area.location(moved.start + 4))
        await pilot.press("x")

        assert (moved.start, moved.end) == (mark.start + 3, mark.end + 3)
        assert area.text[moved.start : moved.start + 4] == "I am"
        assert area.marked == ()


async def test_ticks_never_move_the_text_below_them() -> None:
    host = Host(case_with(draft(written=False)), Respond)
    async with host.run_test(size=(40, 30)) as pilot:
        block = next(iter(screen(pilot).query(PartBlock)))
        await pilot.pause()
        before = block.query_one(".head").size.height
        block.tick(dict.fromkeys(block.part.jobs, True))
        await pilot.pause()

        assert before == block.query_one(".head").size.height
        assert before > 1


async def test_hints_wait_for_the_preview() -> None:
    letter = draft()
    said = letter.written(letter.parts[0].but(text="I thought you had the labels. Noted."))
    host = Host(case_with(said), Respond)
    async with host.run_test(size=WIDE) as pilot:
        judgement = screen(pilot).judgement
        assert judgement is not None
        assert any(finding.severity == "hint" for finding in judgement.findings)

        assert all(found.severity != "hint" for _, found in screen(pilot).stops() if found is not None)
        pointed = screen(pilot).remarks.pointed
        assert pointed is None or pointed.severity != "hint"


async def test_a_job_is_ticked_by_hand_kept_and_opened_again() -> None:
    host = Host(case_with(draft(written=False)), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Jobs)
        await pilot.press("down", "enter")
        await pilot.pause()

        assert kept(host).parts[0].ticked == ("acknowledge",)
        assert host.did == ["tick acknowledge"]
        assert "no-ownership" not in told(pilot)
        await pilot.press("ctrl+l")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()

        assert (kept(host).parts[0].ticked, kept(host).parts[0].unticked) == ((), ())
        assert "no-ownership" in told(pilot)


async def test_a_job_that_the_coach_ticked_is_opened_by_hand_and_undo_ticks_it_again() -> None:
    case = case_with(draft())
    host = Host(case, Respond)
    async with host.run_test(size=WIDE) as pilot:
        assert "no-apology" not in told(pilot)
        await pilot.press("escape", "enter", "ctrl+l")
        await pilot.pause()
        await pilot.press("end", "enter")
        await pilot.pause()
        assert kept(host).parts[0].unticked == ("apology",)
        assert "no-apology" in told(pilot)
        host.case = case
        await pilot.pause()

        assert "no-apology" not in told(pilot)


async def test_the_greeting_has_no_jobs() -> None:
    host = Host(case_with(draft()), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press(*["up"] * 12, "ctrl+l")
        await pilot.pause()

        assert isinstance(pilot.app.screen, Respond)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_tab_to_the_coach_and_back_goes_on_writing_where_the_caret_was(size: tuple[int, int]) -> None:
    host = Host(case_with(), Respond)
    async with host.run_test(size=size) as pilot:
        await pilot.press(*"Thans", "left", "tab")
        assert screen(pilot).editor.place is None
        await pilot.press("tab", "k", "escape")

        assert kept(host).parts[0].text == "Thanks"


async def test_tab_to_the_coach_and_back_stays_out_of_the_text_where_one_was_out_of_it() -> None:
    host = Host(case_with(), Respond)
    async with host.run_test(size=NARROW) as pilot:
        await pilot.press("escape", "tab", "tab", "x")

        assert screen(pilot).editor.place is None
        assert screen(pilot).flush() == case_with()


@pytest.mark.parametrize("key", ["ctrl+n", "ctrl+g"])
async def test_a_key_that_moves_the_caret_brings_the_letter_into_sight(key: str) -> None:
    letter = draft()
    host = Host(case_with(letter.written(letter.parts[1].but(text=FAULTY))), Respond)
    async with host.run_test(size=NARROW) as pilot:
        await pilot.press("tab")
        assert not screen(pilot).editor.region
        await pilot.press(key, *"ZZZ")

        assert "ZZZ" in " ".join(part.text for part in screen(pilot).editor.draft.parts)
        assert screen(pilot).editor.region
        assert not screen(pilot).views.region


async def test_on_a_narrow_screen_the_remark_at_the_caret_is_said_under_the_letter_and_nothing_moves() -> (
    None
):
    letter = draft()
    host = Host(case_with(letter.written(letter.parts[1].but(text=FAULTY))), Respond)
    async with host.run_test(size=NARROW) as pilot:
        under, editor = screen(pilot).under, screen(pilot).editor
        guidance = str(under.render())
        assert guidance.startswith("Thank them for telling you.")
        before = editor.region, editor.virtual_size
        await pilot.press("ctrl+g")
        await pilot.pause()

        what, advice = str(under.render()).split("\n")
        assert "This apology has an “if” in it" in what
        assert "Say what happened, then “I am sorry”" in advice
        assert (editor.region, editor.virtual_size) == before
        await pilot.press("ctrl+home")
        await pilot.pause()
        assert str(under.render()).startswith("The subject of your mail")


async def test_while_one_types_over_a_remark_it_stays_until_the_coach_has_looked_again() -> None:
    letter = draft()
    host = Host(case_with(letter.written(letter.parts[1].but(text=FAULTY))), Respond)
    async with host.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+g", "delete")
        await pilot.pause()
        assert "“if”" in str(screen(pilot).under.render())
        screen(pilot).editor.rest()
        await pilot.pause()

        assert "“if”" not in str(screen(pilot).under.render())


async def test_on_a_wide_screen_too_the_remark_at_the_caret_is_said_under_the_letter() -> None:
    letter = draft()
    host = Host(case_with(letter.written(letter.parts[1].but(text=FAULTY))), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+g")
        await pilot.pause()

        assert "This apology has an “if” in it" in str(screen(pilot).under.render())


@pytest.mark.parametrize(
    ("shape", "hint"), [("they-complained", "which would they prefer?"), ("they-chose", "when you like")]
)
async def test_a_question_after_the_list_is_hinted_at_only_where_something_is_asked(
    shape: str, hint: str
) -> None:
    given = begin(case_with(), shape, name="Sam", signature="", today=NOW.date())
    async with Host(case_with(given), Respond).run_test(size=WIDE) as pilot:
        (after,) = [area for area in screen(pilot).editor.query(PartArea) if area.has_class("after")]

        assert hint in str(after.placeholder)


async def test_beside_a_letter_with_nothing_in_it_the_coach_says_so() -> None:
    given = begin(case_with(), "they-chose", name="Sam", signature="", today=NOW.date())
    async with Host(case_with(given), Respond).run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+home")
        await pilot.pause()

        assert "Nothing is written yet." in str(screen(pilot).remarks.query_one(Static).render())


async def test_the_offers_are_wrapped_to_the_width_that_there_is() -> None:
    async with Host(case_with(draft()), Respond).run_test(size=NARROW) as pilot:
        offers = screen(pilot).editor.query_one(OffersBlock)
        for width in (100, 80):
            await pilot.resize_terminal(width, 24)
            await pilot.press("ctrl+end")
            await pilot.pause()

        assert len(str(offers.render()).split("\n")) == offers.size.height == 2


async def test_the_remark_is_said_as_soon_as_the_caret_comes_to_its_words() -> None:
    letter = draft()
    text = f"Thank you. {FAULTY}"
    host = Host(case_with(letter.written(letter.parts[0].but(text=text))), Respond)
    async with host.run_test(size=NARROW) as pilot:
        await pilot.press("home")
        await pilot.pause()
        assert "“if”" not in str(screen(pilot).under.render())
        await pilot.press("end")
        await pilot.pause()

        assert "“if”" in str(screen(pilot).under.render())


async def test_on_a_narrow_screen_what_is_told_covers_no_words_of_the_coach_and_breaks_no_path() -> None:
    host = Host(case_with(draft()), Respond)
    path = "~/letters/2026-09-08-ines-okafor-of-quayside-jams.txt"
    async with host.run_test(size=NARROW, notifications=True) as pilot:
        screen(pilot).notify(f"Written to\n{path}", markup=False)
        await pilot.pause()
        await pilot.pause()
        toast = host.screen.query_one(Toast)

        assert toast.region
        assert not toast.region.overlaps(screen(pilot).under.region)
        assert toast.region.y > 0
        assert any(path in toast.render_line(row).text for row in range(toast.size.height))


async def test_a_name_typed_behind_the_sign_off_begins_a_line_of_its_own() -> None:
    host = Host(case_with(draft().but(sign_off="Kind regards,")), Respond)
    async with host.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+end", "down", *"Jo Berg", "escape")

        assert kept(host).sign_off == "Kind regards,\nJo Berg"


async def test_words_inside_the_sign_off_stay_on_its_line() -> None:
    host = Host(case_with(draft().but(sign_off="Kind regards")), Respond)
    async with host.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+end", ",", "space", *"Jo", "escape")

        assert kept(host).sign_off == "Kind regards, Jo"


async def test_a_name_glued_to_the_sign_off_is_told() -> None:
    host = Host(case_with(draft().but(sign_off="Kind regards,Jo Berg")), Respond)
    async with host.run_test(size=NARROW) as pilot:
        (remark,) = found(pilot, "unsigned")

        assert remark.text == "Jo Berg"
        assert "line of its own" in remark.message


async def test_with_nothing_in_the_text_ctrl_g_says_gently_where_what_is_missing_is_listed() -> None:
    host = Host(case_with(draft(written=False)), Respond)
    async with host.run_test(size=NARROW, notifications=True) as pilot:
        await pilot.press("ctrl+g")
        await pilot.pause()
        judgement = screen(pilot).judgement
        assert judgement is not None
        count = sum(finding.severity != "hint" for finding in judgement.findings)
        (toast,) = host._notifications

        assert count > 1
        assert f"Not everything is there yet: Preview will list {count} things." in toast.message


async def test_nothing_is_said_of_a_part_before_it_has_words() -> None:
    letter = draft(written=False)
    begun = letter.written(letter.parts[1].but(text="I sent the file on Tuesday."))
    host = Host(case_with(begun), Respond)
    async with host.run_test(size=WIDE) as pilot:
        screen(pilot).editor.enter_part(letter.parts[0].name)
        await pilot.pause()

        assert str(screen(pilot).remarks.query_one(Static).render()) == "Nothing is written here yet."
        await pilot.press(*"Hi. ")
        screen(pilot).editor.rest()
        await pilot.pause()
        assert "Nothing is written here yet." not in str(screen(pilot).remarks.query_one(Static).render())


async def test_the_tab_of_the_coach_counts_what_is_listed() -> None:
    letter = draft(written=False)
    host = Host(case_with(letter.written(letter.parts[0].but(text=FAULTY))), Respond)
    async with host.run_test(size=WIDE) as pilot:
        screen(pilot).editor.enter_part(letter.parts[0].name)
        await pilot.pause()
        listed = str(screen(pilot).remarks.query_one(Static).render()).split("\n\n")

        assert len(listed) > 1
        assert f"Coach · {len(listed)}[" in str(screen(pilot).views.border_title)


async def test_keys_that_would_do_nothing_are_not_in_the_line_of_keys() -> None:
    letter = draft()
    host = Host(case_with(letter.but(subject="The labels", sign_off="Jo", greeting="Hello,")), Respond)
    async with host.run_test(size=WIDE) as pilot:
        assert "Starters" in keys(pilot)
        await pilot.press("ctrl+home")
        await pilot.pause()
        assert screen(pilot).editor.place == ("subject", "")
        assert "Starters" not in keys(pilot)
        screen(pilot).remarks.show((), quiet_note="Nothing.")
        screen(pilot).set_focus(screen(pilot).remarks)
        await pilot.pause()

        assert "Why" not in keys(pilot)
        assert "Leave it" not in keys(pilot)


async def test_leaving_a_remark_says_how_it_comes_back() -> None:
    letter = draft()
    host = Host(case_with(letter.written(letter.parts[0].but(text=FAULTY))), Respond)
    async with host.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("ctrl+g", "ctrl+r")
        await pilot.pause()
        await pilot.press("h")
        await pilot.pause()

        assert [note.message for note in host._notifications] == [
            "The remark is gone. ctrl+z brings it back."
        ]


async def test_a_subject_in_their_raised_voice_is_the_first_stop_of_ctrl_g() -> None:
    letter = draft().but(subject="Re: WHERE ARE THE LABELS")
    host = Host(case_with(letter.written(letter.parts[0].but(text=FAULTY))), Respond)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+home", "ctrl+g")
        area = screen(pilot).focused
        assert isinstance(area, PartArea)

        assert screen(pilot).editor.place == ("subject", "")
        assert area.pointed_at == (0, len(letter.subject))
        assert "The subject shouts" in str(screen(pilot).remarks.query_one(Static).render())
        await pilot.press("ctrl+g")
        assert screen(pilot).editor.place == ("part", letter.parts[0].name)


async def test_the_coach_says_what_is_not_begun_before_nothing_stands_in_the_way() -> None:
    letter = draft()
    why = next(part for part in letter.parts if part.name == "why")
    for text, told in (("", "Not begun yet: Why, and what is different."), (why.text, NOTHING_LEFT)):
        host = Host(case_with(letter.written(why.but(text=text))), Respond)
        async with host.run_test(size=WIDE) as pilot:
            screen(pilot).editor.enter_part(letter.parts[1].name)
            await pilot.pause()

            said = " ".join(str(screen(pilot).remarks.query_one(Static).render()).split())
            assert said.endswith(told)


async def test_beside_a_letter_in_another_language_the_coach_says_that_it_cannot_judge_it() -> None:
    letter = draft()
    said = "El lunes no te mandé las etiquetas. Lo siento mucho."
    parts = tuple(part.but(text=said, after="") for part in letter.parts)
    host = Host(case_with(letter.but(greeting="Hola Ines:", parts=parts, offers=())), Respond)
    async with host.run_test(size=WIDE) as pilot:
        screen(pilot).editor.enter_part(letter.parts[1].name)
        await pilot.pause()

        said = " ".join(str(screen(pilot).remarks.query_one(Static).render()).split())
        assert said == NOT_ENGLISH
