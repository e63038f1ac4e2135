"""What the coach learns from the other cases on the disk, and from rules of one's own."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from amends.domain.case import Case, Client, Facts
from amends.domain.draft import Draft, Part
from commands.conftest import keep

if TYPE_CHECKING:
    from amends.storage.places import Places
    from commands.conftest import Amends

PROMISED = "Since Monday Ana Lund checks every page before I send it."
MINE = """
[[rule]]
id = "no-team"
patterns = ["\\\\bthe team\\\\b"]
message = "There is no team."
try = "Say I."
found = ["The team was slow."]

[[rule]]
id = "broken"
patterns = ["("]
message = "m"
try = "t"
"""


def case_of(name: str, on: datetime, **more: Any) -> Case:
    return Case(id="", created=on, updated=on, client=Client(name=name), **more)


def letter(*parts: tuple[str, str], **more: Any) -> Draft:
    made = tuple(Part(name=name, text=text) for name, text in parts)
    return Draft(shape="they-complained", greeting="Hello Ines,", parts=made, **more)


def found(amends: Amends, places: Places, kept: str) -> dict[str, str]:
    done = amends("check", str(places.cases / f"{kept}.toml"), "--json", "--today", "2026-05-12")
    return {each["rule"]: each["message"] for each in json.loads(done.stdout)["findings"]}


def test_a_change_told_in_an_earlier_letter_is_not_new(amends: Amends, places: Places) -> None:
    before, now = datetime(2025, 11, 3, 9, tzinfo=UTC), datetime(2026, 5, 12, 9, tzinfo=UTC)
    keep(case_of("Ines Varga", before, drafts=(letter(("why", PROMISED), sent=before),)), places)
    new = keep(case_of("Ines Varga", now, drafts=(letter(("why", PROMISED)),)), places)
    other = keep(case_of("Tom Abara", now, drafts=(letter(("why", PROMISED)),)), places)

    told = found(amends, places, new)["promised-before"]
    assert told == "You told them this on 3 November 2025 already, and it happened again."
    assert "promised-before" not in found(amends, places, other)


def test_a_change_in_the_facts_of_an_earlier_case_counts_too(amends: Amends, places: Places) -> None:
    before, now = datetime(2025, 11, 3, 9, tzinfo=UTC), datetime(2026, 5, 12, 9, tzinfo=UTC)
    keep(case_of("Ines Varga", before, facts=Facts(changed=PROMISED)), places)
    new = keep(case_of("Ines Varga", now, drafts=(letter(("why", PROMISED)),)), places)

    assert "promised-before" in found(amends, places, new)


def test_the_full_name_of_another_client_is_noticed(amends: Amends, places: Places) -> None:
    now = datetime(2026, 5, 12, 9, tzinfo=UTC)
    keep(case_of("Tom Abara", now), places)
    new = keep(
        case_of(
            "Ines Varga",
            now,
            drafts=(
                letter(
                    ("why", "I was busy with Tom Abara."),
                ),
            ),
        ),
        places,
    )

    assert found(amends, places, new)["other-client"] == "“Tom Abara” is another client of yours."


def test_own_rules_speak_in_check_and_are_listed_as_yours(amends: Amends, places: Places) -> None:
    pytest.importorskip("re2", reason="google-re2 is not installed: pip install '.[rules]'")
    places.rules.mkdir(parents=True)
    (places.rules / "mine.toml").write_text(MINE, encoding="utf-8")
    checked = amends("check", "-", given="The team was slow.\n")
    listed, page = amends("rules"), amends("rules", "no-team")
    trouble = "rules/mine.toml, line 9: broken: the pattern cannot be used (missing ): ()\n"

    assert "1:1  ! “The team” There is no team." in checked.stdout
    assert "\nyours, mine\n  no-team  warning  There is no team." in listed.stdout
    assert f"It is yours: {places.rules / 'mine.toml'}" in page.stdout
    assert (checked.stderr, listed.stderr, page.stderr) == (trouble, trouble, trouble)
    assert (checked.returncode, listed.returncode) == (0, 0)
