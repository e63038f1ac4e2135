from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amends.language.plain import lowered, plain
from amends.language.rules import Rule, RuleTrouble, load

if TYPE_CHECKING:
    from pathlib import Path

HEDGE = """
[words]
maybe = "maybe|perhaps"

[[rule]]
id = "hedge"
severity = "hint"
patterns = ["\\\\b<maybe> i\\\\b"]
except = ["\\\\bnot\\\\b"]
message = "A hedge."
try = "Leave it out."
found = ["Maybe I slept."]
not_found = ["Maybe I did not."]
"""


def written(folder: Path, text: str, name: str = "own.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def one(folder: Path, text: str) -> Rule:
    (rule,) = load(written(folder, text))
    return rule


def test_a_rule_finds_its_pattern_whatever_the_case_the_quotes_and_the_line_ends(tmp_path: Path) -> None:
    rule = one(tmp_path, HEDGE)
    text = "So. “Perhaps\n  I” was it."

    assert list(rule.hits(plain(lowered(text)))) == [(5, 16)]
    assert text[5:16] == "Perhaps\n  I"


def test_an_exception_in_the_same_stretch_silences_a_rule(tmp_path: Path) -> None:
    rule = one(tmp_path, HEDGE)

    assert list(rule.hits(plain("maybe i slept")))
    assert not list(rule.hits(plain("maybe i did not sleep")))


def test_offsets_are_those_of_the_whole_text(tmp_path: Path) -> None:
    rule = one(tmp_path, HEDGE)

    assert list(rule.hits(plain(lowered("One. Two Maybe I."), 5, 17))) == [(9, 16)]


def test_lowering_keeps_every_character_in_its_place() -> None:
    text = "İstanbul “ÄÖ” ẞ ’ \u00a0x"

    assert len(text) == len(lowered(text))


def test_words_and_keys_are_read_from_the_file(tmp_path: Path) -> None:
    rule = one(tmp_path, HEDGE)

    assert (rule.family, rule.advice, rule.evidence) == ("own", "Leave it out.", "craft")
    assert rule.found[0].text == "Maybe I slept."


def test_all_files_of_a_folder_share_their_words(tmp_path: Path) -> None:
    written(tmp_path, HEDGE, "b.toml")
    written(tmp_path, '[[rule]]\nid = "other"\npatterns = ["<maybe> he"]\n', "a.toml")

    assert [rule.id for rule in load(tmp_path)] == ["other", "hedge"]


@pytest.mark.parametrize(
    ("text", "rule", "reason"),
    [
        ("[[rule]]\nid = 1", "1", "needs an id"),
        ('[[rule]]\nid = "x"', "x", "neither patterns nor a check"),
        ('[[rule]]\nid = "x"\npatterns = ["("]', "x", "unterminated"),
        ('[[rule]]\nid = "x"\npatterns = ["(a|b)+c"]', "x", "without a bound"),
        ('[[rule]]\nid = "x"\npatterns = ["a.*b"]', "x", "without a bound"),
        ('[[rule]]\nid = "x"\npatterns = ["<nowhere>"]', "x", "no word list"),
        ('[[rule]]\nid = "x"\npatterns = "a"', "x", "list of strings"),
        ('[[rule]]\nid = "x"\npatterns = ["a"]\nseverity = "bad"', "x", "severity is one of"),
        ('[[rule]]\nid = "x"\npatterns = ["a"]\nseverity = "hint"', "x", "needs a message"),
        ('[[rule]]\nid = "x"\npatterns = ["a"]\ncolour = "red"', "x", "unknown key colour"),
        ('[[rule]]\nid = "x"\npatterns = ["a"]\nfound = [1]', "x", "an example is"),
        ('[[rule]]\nid = "x"\npatterns = ["a"]\n[[rule]]\nid = "x"\npatterns = ["a"]', "x", "is taken"),
        ("[words]\na = 1", "words", "one string"),
        ('[words]\na = "<b>"\nb = "<a>"\n[[rule]]\nid = "x"\npatterns = ["<a>"]', "x", "circle"),
        ("[[rule]\n", "", ""),
    ],
)
def test_trouble_names_the_file_the_rule_and_the_reason(
    tmp_path: Path, text: str, rule: str, reason: str
) -> None:
    with pytest.raises(RuleTrouble) as trouble:
        load(written(tmp_path, text))

    assert ("own.toml", rule) == (trouble.value.file, trouble.value.rule)
    assert reason in trouble.value.reason
