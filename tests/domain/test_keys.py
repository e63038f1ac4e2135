from __future__ import annotations

import pytest

from amends.domain.keys import name, replaced


@pytest.mark.parametrize(
    ("old", "new", "pair"),
    [
        ("ctrl+g", "f8", ("ctrl+g", "f8")),
        ("/", "x", ("slash", "x")),
        ("esc", "ctrl+k", ("escape", "ctrl+k")),
        ("D", "T", ("D", "T")),
        ("?", ";", ("question_mark", "semicolon")),
    ],
)
def test_a_key_can_stand_for_another(old: str, new: str, pair: tuple[str, str]) -> None:
    assert replaced(old, new) == pair


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ctrl+é", "f8", "is no key of amends"),
        ("ctrl+g", "alt+g", "kept by terminals"),
        ("ctrl+g", "ctrl+left", "kept by terminals"),
        ("ctrl+g", "ctrl+a", "kept by terminals"),
        ("ctrl+g", "x", "would be written in a text"),
        ("n", "hyper", "is not the name of a key"),
    ],
)
def test_what_is_wrong_with_a_key_is_named(old: str, new: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        replaced(old, new)


def test_keys_are_printed_by_their_signs() -> None:
    assert [name("slash"), name("escape"), name("f8")] == ["/", "esc", "f8"]
