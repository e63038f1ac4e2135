from __future__ import annotations

from textual.app import App, ComposeResult

from amends.domain.judgement import Span
from amends.reading.covering import Stretch, covered, stretches
from amends.widgets.drained import Drained

TEXT = "What a shambles. The roof plan was due on 4 June.\nSend it by Friday, you clown 🤡!"


def span(words: str, label: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), label)


SPANS = (
    span("What a shambles", "charged"),
    span("The roof plan was due on 4 June", "fact"),
    span("Send it by Friday, you clown 🤡!", "request"),
    span("by Friday", "deadline"),
    span("you clown 🤡!", "charged"),
)


def test_charged_words_are_covered_and_every_other_character_stays_in_its_place() -> None:
    drained = covered(TEXT, stretches(TEXT, SPANS))

    assert drained == "░░░░ ░ ░░░░░░░░. The roof plan was due on 4 June.\nSend it by Friday, ░░░ ░░░░░ ░░"
    assert len(TEXT) == len(drained)


def test_the_shorter_span_tells_what_is_drawn() -> None:
    drawn = {TEXT[s.start : s.end]: s.style for s in stretches(TEXT, SPANS)}

    assert drawn["you clown 🤡!"] == "heat"
    assert drawn["Send it by Friday, "] == "ask"


def test_a_fact_inside_heat_stays_readable() -> None:
    text = "It is a disgrace that it came on Tuesday"
    spans = (Span(0, len(text), "charged"), Span(24, len(text), "fact"))

    assert "came on Tuesday" in covered(text, stretches(text, spans))


def test_a_question_that_is_heat_for_the_most_part_stays_covered() -> None:
    text = "Are you asleep or just idle? When is it done?"
    spans = (Span(0, 28, "question"), Span(4, 28, "charged"), Span(29, len(text), "question"))

    assert covered(text, stretches(text, spans)) == "Are ░░░ ░░░░░░ ░░ ░░░░ ░░░░░ When is it done?"


def test_a_text_without_spans_is_drawn_as_it_is() -> None:
    assert stretches(TEXT, ()) == ()
    assert covered(TEXT, ()) == TEXT
    assert stretches("", ()) == ()


def test_spans_that_reach_over_the_end_do_no_harm() -> None:
    assert (Stretch(3, 5, "fact"),) == stretches("hello", (Span(3, 900, "fact"),))


class Alone(App[None]):
    """The message and nothing else."""

    def compose(self) -> ComposeResult:
        yield Drained()


async def test_a_selection_is_counted_in_the_message_as_it_came() -> None:
    app = Alone()
    async with app.run_test(size=(60, 10)) as pilot:
        text = app.query_one(Drained)
        text.show_message(TEXT, SPANS)
        text.focus()
        await pilot.press("shift+end")
        start, end = text.chosen

        assert TEXT[start:end] == "What a shambles. The roof plan was due on 4 June."

        await pilot.press("down", "home", "right", "right", "right", "right", "right")
        await pilot.press("shift+right", "shift+right", "shift+right")
        start, end = text.chosen

        assert TEXT[start:end] == "it"


async def test_space_selects_the_sentence_at_the_caret_and_then_the_next_with_it() -> None:
    app = Alone()
    async with app.run_test(size=(60, 10)) as pilot:
        text = app.query_one(Drained)
        text.show_message(TEXT, SPANS)
        text.focus()
        seen = []
        for keys in (("right", "space"), ("space",), ("space",), ("space",)):
            await pilot.press(*keys)
            seen.append(TEXT[slice(*text.chosen)])

        assert seen[0] == "What a shambles."
        assert seen[1] == "What a shambles. The roof plan was due on 4 June."
        assert seen[2:] == [TEXT, TEXT]

        await pilot.press("right", "up", "home", "space")

        assert TEXT[slice(*text.chosen)] == "What a shambles."


async def test_wrapped_lines_flow_and_a_selection_is_still_counted_in_the_message_as_it_came() -> None:
    text = (
        "The tasting menu was due on Friday 8 May and it came on the Monday after that\n"
        "with the wines of last season. I want a new one."
    )
    app = Alone()
    async with app.run_test(size=(120, 10)) as pilot:
        drained = app.query_one(Drained)
        drained.show_message(text, ())
        drained.focus()
        await pilot.press("end", "space")

        assert "\n" not in drained.text
        assert text[slice(*drained.chosen)] == "I want a new one."


async def test_as_written_and_back_keeps_the_caret() -> None:
    app = Alone()
    async with app.run_test(size=(40, 10)) as pilot:
        text = app.query_one(Drained)
        text.show_message(TEXT, SPANS)
        text.focus()
        await pilot.press("down", "shift+down")
        before = text.selection
        text.as_written = True

        assert text.text == TEXT
        assert before == text.selection

        text.as_written = False

        assert "clown" not in text.text
        assert before == text.selection


async def test_nothing_can_be_typed_into_it() -> None:
    app = Alone()
    async with app.run_test(size=(40, 10)) as pilot:
        text = app.query_one(Drained)
        text.show_message(TEXT, SPANS)
        text.focus()
        await pilot.press("a", "enter", "backspace", "ctrl+x", "ctrl+k")

        assert len(TEXT) == len(text.text)
