from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from amends.domain.case import Case, Client
from amends.domain.differences import Difference, differences
from amends.domain.draft import Draft, Part, Promise
from amends.session.merging import merged

NOW = datetime(2026, 6, 3, 9, tzinfo=UTC)
LATER = datetime(2026, 6, 4, 9, tzinfo=UTC)
PARTS = (Part(name="what-happened", text="I misspelt it."), Part(name="close", text=""))
BASE = Case(
    id="x",
    title="Menu boards",
    created=NOW,
    updated=NOW,
    client=Client(name="Marek"),
    drafts=(Draft(shape="they-complained", parts=PARTS),),
)


def letter(first: str = "I misspelt it.", last: str = "") -> tuple[Draft, ...]:
    parts = (PARTS[0].but(text=first), PARTS[1].but(text=last))
    return (BASE.drafts[0].but(parts=parts),)


def test_what_only_they_changed_is_taken_in() -> None:
    assert merged(BASE, BASE, BASE.but(title="Boards", updated=LATER)) == BASE.but(
        title="Boards", updated=LATER
    )


def test_two_parts_of_a_letter_are_put_together() -> None:
    mine, theirs = BASE.but(drafts=letter(first="Mine.")), BASE.but(drafts=letter(last="Theirs."))

    assert merged(BASE, mine, theirs) == BASE.but(drafts=letter("Mine.", "Theirs."))


def test_the_same_part_changed_twice_is_not_mixed() -> None:
    assert merged(BASE, BASE.but(drafts=letter("Mine.")), BASE.but(drafts=letter("Theirs."))) is None


def test_the_same_change_on_both_sides_is_one_change() -> None:
    both = BASE.but(notes="n")

    assert merged(BASE, both, both) == both


def test_what_both_added_stands_one_after_the_other() -> None:
    one, two = Promise(what="a proof"), Promise(what="a call")

    found = merged(BASE, BASE.but(promises=(one,)), BASE.but(promises=(one, two)))

    assert found is not None
    assert found.promises == (one, two)


def test_what_one_took_out_and_the_other_changed_is_asked() -> None:
    assert merged(BASE, BASE.but(drafts=()), BASE.but(drafts=letter("Theirs."))) is None


def test_a_key_that_amends_does_not_know_goes_through_a_merge() -> None:
    base = Case.model_validate({**BASE.model_dump(), "colour": "red", "tags": ["a"]})
    theirs = Case.model_validate({**BASE.model_dump(), "colour": "blue", "added": 1})

    found = merged(base, base.but(notes="n"), theirs)

    assert found is not None
    assert found.model_extra == {"colour": "blue", "added": 1}
    assert found.notes == "n"


@pytest.mark.parametrize("key", ["copy", "self", "value", "message", "draft", "model_copy"])
def test_a_key_of_ones_own_may_be_named_like_something_of_the_program(key: str) -> None:
    base = Case.model_validate({**BASE.model_dump(), key: 3})
    theirs = Case.model_validate({**BASE.model_dump(), key: 4, "notes": "n"})

    found = merged(base, base.but(title="Mine"), theirs)

    assert found is not None
    assert found.model_extra == {key: 4}
    assert (found.title, found.notes) == ("Mine", "n")
    gone = merged(base, base.but(title="Mine"), BASE.but(notes="n"))
    assert gone is not None
    assert gone.model_extra == {}
    assert [each for each in differences(base, theirs) if each.where == key.replace("_", " ")] == [
        Difference(key.replace("_", " "), "3", "4")
    ]


SIDES = some.fixed_dictionaries(
    {},
    optional={
        "title": some.sampled_from(["a", "b"]),
        "notes": some.sampled_from(["m", "n"]),
        "first": some.sampled_from(["Mine.", "Theirs."]),
        "last": some.sampled_from(["x", "y"]),
    },
)


def changed(side: dict[str, str]) -> Case:
    plain = {key: value for key, value in side.items() if key in ("title", "notes")}
    return BASE.but(**plain, drafts=letter(side.get("first", PARTS[0].text), side.get("last", PARTS[1].text)))


@given(SIDES, SIDES)
def test_a_merge_has_every_change_of_both_or_there_is_none(
    mine: dict[str, str], theirs: dict[str, str]
) -> None:
    touching = any(mine[key] != theirs[key] for key in mine.keys() & theirs.keys())

    found = merged(BASE, changed(mine), changed(theirs))

    assert found == (None if touching else changed(mine | theirs))
