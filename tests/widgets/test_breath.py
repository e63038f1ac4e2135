from __future__ import annotations

import pytest

from amends.widgets.breath import Pace, breath, form, pace, pace_after, paces


def test_the_even_pace_takes_five_seconds_in_and_five_out() -> None:
    even = pace("even")

    assert [(at.words, at.left) for at in (breath(even, seconds) for seconds in (0, 2.5, 5, 9.9, 10))] == [
        ("breathe in", 5),
        ("breathe in", 3),
        ("breathe out", 5),
        ("breathe out", 1),
        ("breathe in", 5),
    ]


def test_the_form_is_empty_at_first_half_full_half_way_and_full_at_the_turn() -> None:
    even = pace("even")

    assert [pytest.approx(breath(even, seconds).full) for seconds in (0, 2.5, 5, 7.5)] == [0.0, 0.5, 1.0, 0.5]


def test_a_hold_keeps_the_form_as_it_is() -> None:
    box = pace("box")

    assert {("hold", 1.0)} == {(at.words, at.full) for at in (breath(box, s) for s in (4, 5.5, 7.9))}
    assert {("hold", 0.0)} == {(at.words, at.full) for at in (breath(box, s) for s in (12, 15.9))}


def test_a_breath_depends_on_the_seconds_alone() -> None:
    long = pace("long")
    first, later = breath(long, 3.2), breath(long, 3.2 + 7 * long.seconds)

    assert (first.words, first.left) == (later.words, later.left)
    assert first.full == pytest.approx(later.full)
    assert (first.phase, later.phase) == (0, 14)


@pytest.mark.parametrize("one", paces(), ids=lambda one: one.id)
def test_every_pace_comes_back_to_where_it_began(one: Pace) -> None:
    assert one.phases[-1].full == 0.0
    assert 8 <= one.seconds <= 16
    assert 60 <= one.lasts <= 180
    assert one.lasts % one.seconds == 0
    assert len(one.known.splitlines()) == 2
    assert max(len(line) for line in one.known.splitlines()) <= 76
    for tenth in range(int(one.seconds * 20)):
        at = breath(one, tenth / 10)
        assert 0 <= at.full <= 1
        assert at.left >= 1


def test_the_paces_of_the_settings_are_there_and_go_round() -> None:
    known = [one.id for one in paces()]
    turned = paces()[0]
    for _ in known:
        turned = pace_after(turned)

    assert {"even", "sigh", "box"} <= set(known)
    assert pace("made up by hand").id == "even"
    assert paces()[0] == turned


@pytest.mark.parametrize("rows", [7, 9])
def test_the_form_grows_evenly_on_all_sides_and_never_vanishes(rows: int) -> None:
    counts = []
    for hundredth in range(101):
        lines = form(hundredth / 100, rows)

        assert rows == len(lines)
        assert len({len(line) for line in lines}) == 1
        assert lines == lines[::-1]
        assert all(line == line[::-1] for line in lines)
        counts.append(sum(not sign.isspace() for line in lines for sign in line))

    assert counts == sorted(counts)
    assert 1 <= counts[0] < counts[50] < counts[100]
