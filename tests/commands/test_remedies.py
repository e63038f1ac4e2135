"""The catalogue on the command line, with the user's own in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amends.storage.places import Places
    from commands.conftest import Amends

OWN = '[[remedies]]\nid = "tea"\ntitle = "Tea and a talk"\nkind = "attention"\nwhy = "It warms."\n'


def test_own_remedies_stand_at_the_end_and_mistakes_on_standard_error(amends: Amends, places: Places) -> None:
    places.config.mkdir(parents=True)
    places.remedies.write_text(OWN + '[[remedies]]\nid = "cake"\n', encoding="utf-8")
    done = amends("remedies")

    assert done.returncode == 0
    assert done.stdout.splitlines()[-3:] == [
        "Tea and a talk  (tea, attention, yours)",
        "  It warms.",
        "  Fits: any loss.",
    ]
    assert done.stderr == ("remedies.toml, line 6: cake: title is missing; kind is missing; why is missing\n")


def test_a_letter_says_an_offer_of_ones_own(amends: Amends, kept: str, places: Places) -> None:
    places.config.mkdir(parents=True)
    places.remedies.write_text(OWN, encoding="utf-8")
    path = places.cases / f"{kept}.toml"
    path.write_text(path.read_text().replace('remedy = "redo"\nwhat = "New boards"\n', 'remedy = "tea"\n'))

    assert "1. Tea and a talk." in amends("export", kept).stdout
