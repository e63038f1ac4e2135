from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from amends.letters import (
    arranged,
    arrangement,
    begin,
    in_or_out,
    layout,
    moved,
    render,
    reshape,
    with_another,
)
from amends.letters.places import begun, find, locate, text_at, with_text
from letters_given import TODAY, case_with, draft

if TYPE_CHECKING:
    from amends.domain.draft import Draft
    from amends.letters.places import Place

NAMES = [part.name for part in draft().parts]


def names(letter: Draft) -> list[str]:
    return [part.name for part in letter.parts]


def places(letter: Draft) -> list[Place]:
    inner = [(kind, part.name) for part in letter.parts for kind in ("part", "after")]
    return [("subject", ""), ("greeting", ""), *inner, ("sign-off", "")]


def test_one_goes_on_where_a_sentence_breaks_off_else_in_the_first_empty_part() -> None:
    letter = draft()

    def text(words: str, name: str = "what-happened", kind: str = "part") -> Draft:
        return with_text(letter, (kind, name), words)

    assert begun(letter, places(letter)) == ("part", "what-happened")
    assert begun(text(""), places(letter)) == ("part", "what-happened")
    assert begun(text("", "why"), places(letter)) == ("part", "why")
    assert begun(text("I sent it on Tues", "close"), places(letter)) == ("part", "close")
    assert begun(text("Which would you", "offers", "after"), places(letter)) == ("after", "offers")
    assert begun(text("What I do:\n- a new proof by Friday", "close"), places(letter)) == places(letter)[2]


def test_a_part_is_moved_past_its_neighbour_and_not_over_the_edge() -> None:
    letter = moved(draft(), "why", -1)

    assert names(letter) == ["what-happened", "why", "putting-it-right", "offers", "close"]
    assert letter == moved(moved(letter, "why", 1), "why", -1)
    assert letter == moved(letter, "what-happened", -1)


def test_a_part_that_is_moved_passes_those_left_out() -> None:
    letter = moved(in_or_out(draft(), "putting-it-right"), "why", -1)

    assert names(letter) == ["why", "what-happened", "putting-it-right", "offers", "close"]


def test_a_part_left_out_is_not_in_the_letter_and_comes_back_with_its_words() -> None:
    letter = draft()
    without = in_or_out(letter, "why")

    assert "one list" not in render(without).text
    assert "one list" in render(letter).text
    assert letter == in_or_out(without, "why")


def test_leaving_out_the_part_with_the_offers_leaves_them_out_too() -> None:
    without = in_or_out(draft(), "offers")

    assert "shelf cards" not in render(without).text
    assert draft().offers == without.offers


def test_another_part_stands_before_the_close_and_has_a_name_of_its_own() -> None:
    letter = with_another(with_another(draft()))

    assert [*NAMES[:-1], "also", "also-2", "close"] == names(letter)
    assert [plan.title for plan in layout(letter)][-3:-1] == ["Also", "Also"]


def test_another_shape_keeps_a_part_left_out_and_one_added() -> None:
    letter = with_another(in_or_out(draft(), "why"))
    letter = letter.written(letter.parts[-2].but(text="One more thing."))
    other = reshape(letter, "it-happened-again", case_with())

    assert "One more thing." in render(other).text
    kept = other.part("why")
    assert kept is not None
    assert letter.part("why") == kept


def test_a_part_can_be_added_to_a_letter_of_one_part() -> None:
    letter = begin(case_with(), "short-note", name="Sam", signature="", today=TODAY)

    assert len(letter.parts) + 1 == len(with_another(letter).parts)


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(("up", "down", "out"))), max_size=12))
def test_no_arranging_loses_a_word(acts: list[tuple[str, str]]) -> None:
    letter = draft()
    for name, act in acts:
        letter = in_or_out(letter, name) if act == "out" else moved(letter, name, -1 if act == "up" else 1)

    assert {part.name: part.text for part in draft().parts} == {p.name: p.text for p in letter.parts}


@given(st.text(), st.sampled_from(places(draft())))
def test_a_text_put_in_its_place_is_found_there_and_nowhere_else(text: str, place: Place) -> None:
    letter = with_text(draft(), place, text)

    assert text == text_at(letter, place)
    others = [each for each in places(letter) if each != place]
    assert [text_at(draft(), each) for each in others] == [text_at(letter, each) for each in others]


def test_words_are_found_from_the_caret_on_round_and_round_whatever_their_case() -> None:
    letter, order = draft(), places(draft())
    first = find(letter, order, "THE LABELS", (("greeting", ""), 0))

    assert first == (("part", "what-happened"), 33, 43)
    assert find(letter, order, "the labels", (("sign-off", ""), 3)) == (("subject", ""), 14, 24)
    assert find(letter, order, "nowhere", None) is None


def test_a_match_before_the_caret_in_the_same_text_is_found_last() -> None:
    letter, order = draft(), places(draft())

    assert find(letter, order, "kind", (("sign-off", ""), 2)) == (("sign-off", ""), 0, 4)


@given(st.integers(0, 900), st.integers(0, 20))
def test_a_stretch_of_the_letter_is_located_where_its_words_are(start: int, length: int) -> None:
    letter = draft()
    text = render(letter)
    section = text.section_at(start)
    found = locate(text, letter, start, min(start + length, section.end) if section else start)

    if found is not None:
        place, begin_, end = found
        assert section is not None
        assert text.text[start : min(start + length, section.end)] == text_at(letter, place)[begin_:end]


def test_an_arrangement_takes_the_order_and_leaves_the_words_as_they_are_by_now() -> None:
    before = draft()
    how = arrangement(before, in_or_out(moved(before, "why", -1), "offers"))
    first = before.parts[0].but(text="Written elsewhere.")
    letter = arranged(before.written(first), how)

    assert names(letter) == ["what-happened", "why", "putting-it-right", "offers", "close"]
    assert letter.parts[0] == first
    assert [part.name for part in letter.parts if part.out] == ["offers"]


def test_an_arrangement_brings_back_no_part_that_went_and_loses_none_that_came() -> None:
    before = draft()
    how = arrangement(before, moved(before, "why", -1))
    there = with_another(before.but(parts=before.parts[1:]))
    letter = arranged(there, how)

    assert names(letter) == ["why", "putting-it-right", "offers", "also", "close"]


def test_a_part_that_is_added_stands_behind_the_same_part_in_the_order_of_now() -> None:
    before = draft()
    there = moved(before, "why", -1)
    letter = arranged(there, arrangement(before, with_another(before)))

    assert names(letter) == ["what-happened", "why", "putting-it-right", "offers", "also", "close"]


@given(st.permutations(NAMES), st.sets(st.sampled_from(NAMES)))
def test_what_was_arranged_is_what_comes_of_it_where_nothing_else_changed(
    order: list[str], out: set[str]
) -> None:
    before = draft()
    parts = {part.name: part for part in before.parts}
    after = before.but(parts=tuple(parts[name].but(out=name in out) for name in order))

    assert arranged(before, arrangement(before, after)) == after
