"""Rules that the user wrote: read, held to their examples, and never in the way."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest

from amends.coach import Circumstances, judge
from amends.domain.letter import Letter
from amends.storage.own_rules import own_rules
from amends.storage.places import Places

if TYPE_CHECKING:
    from pathlib import Path

    from amends.coach.own import OwnRules

GOOD = """
[words]
team = "the team|my team"

[[rule]]
id = "no-team"
severity = "error"
scope = "sentence"
patterns = ["\\\\b<team>\\\\b", "\\\\bon <weekday>\\\\b"]
except = ["\\\\bwith <team>\\\\b"]
message = "There is no team."
try = "Say I."
why = "You work alone."
source = "My own letters"
evidence = "craft"
found = ["The team was slow."]
not_found = ["I worked with the team."]
"""


@pytest.fixture(autouse=True)
def engine_at_hand(request: pytest.FixtureRequest) -> None:
    if "without_engine" not in request.fixturenames:
        pytest.importorskip("re2", reason="google-re2 is not installed: pip install '.[rules]'")


@pytest.fixture
def without_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "re2", None)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    found = Places.found({"AMENDS_HOME": str(tmp_path)})
    found.rules.mkdir(parents=True)
    return found


def read(places: Places, text: str | bytes, name: str = "mine.toml") -> OwnRules:
    (places.rules / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return own_rules(places)


def rule(**changes: str) -> str:
    keys = {"id": '"x"', "patterns": '["a"]', "message": '"m"', "try": '"t"'} | changes
    return "[[rule]]\n" + "".join(f"{key.rstrip('_')} = {value}\n" for key, value in keys.items() if value)


def told(own: OwnRules, text: str) -> list[tuple[str, str, str]]:
    findings = judge(Letter(text), Circumstances(own=own)).findings
    ids = {each.id for each in own.rules}
    return [(each.rule, each.severity, each.text) for each in findings if each.rule in ids]


def test_without_a_folder_there_are_no_rules_and_no_complaints(tmp_path: Path) -> None:
    own = own_rules(Places.found({"AMENDS_HOME": str(tmp_path)}))

    assert (own.rules, own.troubles) == ((), ())


def test_a_rule_speaks_in_a_letter_and_stands_in_the_way_when_it_is_an_error(places: Places) -> None:
    own = read(places, GOOD)
    judgement = judge(Letter("It was dark. The  TEAM was slow."), Circumstances(own=own))

    assert own.troubles == ()
    assert told(own, "It was dark. The  TEAM was slow.") == [("no-team", "error", "The  TEAM was slow.")]
    assert not judgement.ready
    assert judgement.notes == ()


def test_its_exceptions_its_words_and_the_shared_lists_hold(places: Places) -> None:
    own = read(places, GOOD)

    assert told(own, "I sat with my team.") == []
    assert told(own, "It came on Friday.") == [("no-team", "error", "It came on Friday.")]


def test_it_can_be_left_and_silenced_as_any_other(places: Places) -> None:
    own = read(places, GOOD)
    letter = Letter("The team was slow.")

    for around in (
        Circumstances(own=own, quiet=("no-team",)),
        Circumstances(own=own, left=(("no-team", ""),)),
    ):
        assert not any(each.rule == "no-team" for each in judge(letter, around).findings)


def test_what_the_client_wrote_is_not_judged_by_it(places: Places) -> None:
    own = read(places, GOOD)

    assert told(own, "> The team was slow.\n\nYou wrote: “the team was slow”.") == []


def test_a_rule_that_is_not_sure_asks(places: Places) -> None:
    own = read(places, rule(patterns='["late"]', severity='"error"', sure="false"))

    assert told(own, "It was late.") == [("x", "hint", "late")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[rule]\n", "rules/mine.toml, line 1: it is not TOML there"),
        (b"\xff\xfe\x00[", "rules/mine.toml"),
        ("rules = 1\n", "rules/mine.toml: rules stand under [[rule]], and rules is not known here"),
        ("[words]\na = 1\n", "rules/mine.toml: words: each list is one string"),
        (f"\n{rule(id='')}", "rules/mine.toml, line 2: id is missing"),
        (rule(id='"Loud One"'), "rules/mine.toml, line 1: Loud One: id: "),
        (rule(patterns=""), "line 1: x: patterns is missing"),
        (rule(patterns='"a"'), "line 1: x: patterns: "),
        (rule(patterns="[]"), "line 1: x: patterns: "),
        (rule(message='""'), "line 1: x: message: "),
        (rule(**{"try": ""}), "line 1: x: try is missing"),
        (rule(severity='"loud"'), "line 1: x: severity: "),
        (rule(evidence='"sure"'), "line 1: x: evidence: "),
        (rule(colour='"red"'), "line 1: x: colour is not a key of a rule"),
        (
            rule(message="").replace("try", 'mesage = "A"\ntry'),
            "x: mesage is not a key of a rule; message is missing",
        ),
        (rule(severity='"loud"', patterns='"a"'), "severity: "),
        (rule(severity='"loud"', patterns='"a"'), "; patterns: "),
        (rule(message='"no end').rstrip("\n") + "\n", "the quote is not closed"),
        (rule(message="'no end").rstrip("\n") + "\n", "the quote is not closed"),
        (rule(check='"open_blank"'), "line 1: x: check is not a key of a rule"),
        (rule(patterns='["("]'), "line 1: x: the pattern cannot be used (missing ): ()"),
        (rule(patterns='["(?=a)b"]'), "use except and with"),
        (rule(patterns='["<nowhere>"]'), "line 1: x: no word list is called nowhere"),
        (rule(found='["b"]'), "line 1: x: its example “b” is not found, and it should be"),
        (rule(not_found='["a"]'), "line 1: x: its example “a” is found, and it should not be"),
        (rule() + rule(), "rules/mine.toml: x: another rule of yours has this id"),
        (rule(id='"curt"'), "rules/mine.toml: curt: a rule of amends has this id"),
        ('[words]\na = "<b>"\nb = "<a>"\n' + rule(patterns='["<a>"]'), "line 4: x: word lists that name"),
    ],
)
def test_a_mistake_is_told_with_file_line_rule_and_reason(
    places: Places, text: str | bytes, words: str
) -> None:
    own = read(places, text)

    assert len(own.troubles) == 1
    assert words in own.troubles[0]


def test_a_mistake_leaves_the_other_rules_at_work(places: Places) -> None:
    read(places, "[[rule]\n", "a.toml")
    own = read(places, rule(id='"y"', patterns="") + rule(id='"z"'))

    assert [each.id for each in own.rules] == ["z"]
    assert len(own.troubles) == 2


@pytest.mark.usefixtures("without_engine")
def test_where_the_engine_is_missing_that_is_said_once_and_the_rest_goes_on(places: Places) -> None:
    own = read(places, GOOD + rule())

    assert own.rules == ()
    assert own.troubles == (
        "your rules rest: google-re2, which tries them, is not installed (pip install google-re2)",
    )
    assert judge(Letter("I am sorry, but the team was slow."), Circumstances(own=own)).findings


@pytest.mark.usefixtures("without_engine")
def test_without_rules_the_engine_is_not_missed(places: Places) -> None:
    assert own_rules(places).troubles == ()


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:(?:a{500}){500}){500}",
        r"(?:a|b){1,100000}c",
        "(" * 490 + ")" * 490,
        r"(?:a?){200}" * 80,
        "(?:" + "|".join("ab" for _ in range(300)) + ")",
    ],
    ids=["nested", "counted", "brackets", "may-be-nothing", "alternatives"],
)
@pytest.mark.parametrize("letter", ["a" * 100_000, "a b, " * 20_000], ids=["one-word", "words"])
def test_a_hostile_pattern_is_refused_or_rests_and_never_hangs(
    places: Places, pattern: str, letter: str
) -> None:
    begun = time.process_time()
    own = read(places, rule(patterns=f"['{pattern}']"))
    judgement = judge(Letter(letter), Circumstances(own=own))

    assert time.process_time() - begun < 5
    assert bool(own.troubles) + len(judgement.notes) <= 1


def test_lists_that_would_fill_the_memory_are_refused(places: Places) -> None:
    letters = "abcdefgh"
    lists = [f'{letters[n]} = "{f"<{letters[n + 1]}>" * 40}"' for n in range(5)]
    own = read(places, "[words]\n" + "\n".join(lists) + '\nf = "x"\n' + rule(patterns='["<a>"]'))

    assert "with its word lists it is longer than" in own.troubles[0]


def test_a_rule_that_spends_its_time_rests_with_a_word(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = read(places, rule(patterns='["late"]') + rule(id='"y"', patterns='["late"]'))
    monkeypatch.setattr("amends.coach.own.BUDGET", -1.0)
    judgement = judge(Letter("It was late."), Circumstances(own=own))

    assert judgement.notes == (
        "rules/mine.toml: x: it took too long over this letter and rests",
        "rules/mine.toml: y: it took too long over this letter and rests",
    )
    monkeypatch.undo()
    assert told(own, "It was late again.") == []
