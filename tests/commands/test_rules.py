from __future__ import annotations

from typing import TYPE_CHECKING

from amends.coach import explain, rules
from amends.domain.judgement import GRADES
from amends.remedies import catalogue

if TYPE_CHECKING:
    from amends.storage.places import Places
    from commands.conftest import Amends


def test_every_rule_that_speaks_is_listed(amends: Amends) -> None:
    done = amends("rules")

    assert (done.returncode, done.stderr) == (0, "")
    assert [rule.id for rule in rules() if f"\n  {rule.id} " not in done.stdout] == []


def test_every_rule_has_a_page_with_its_reason_and_its_examples(amends: Amends) -> None:
    rule = explain("sorry-but")
    page = amends("rules", "sorry-but").stdout
    words = " ".join(page.split())

    assert page.startswith("sorry-but · error\n")
    for text in (
        rule.message,
        rule.advice,
        rule.why,
        rule.source,
        rule.found[0].text,
        rule.not_found[0].text,
    ):
        assert text in words
    assert f"Evidence {rule.evidence}: {GRADES[rule.evidence]}" in words


def test_an_unknown_rule_is_answered_with_the_near_ones(amends: Amends) -> None:
    done = amends("rules", "sorry-butt")

    assert (
        done.returncode,
        done.stderr,
    ) == (2, "amends: there is no rule “sorry-butt”. There is sorry-but, sorry-then-but, sorry-if-but-you.\n")


def test_every_remedy_is_listed_with_when_it_fits(amends: Amends) -> None:
    done = amends("remedies")

    assert (done.returncode, done.stderr) == (0, "")
    assert [remedy.id for remedy in catalogue() if f"({remedy.id}, {remedy.kind})" not in done.stdout] == []


def test_a_mistake_in_a_rule_of_ones_own_is_said_with_the_list_and_not_beside_another_rule(
    amends: Amends, places: Places
) -> None:
    places.rules.mkdir(parents=True)
    (places.rules / "mine.toml").write_text("[[rule]\n", encoding="utf-8")

    assert amends("rules", "sorry-but").stderr == ""
    assert "rules" in amends("rules").stderr
    assert "rules" in amends("rules", "no-team").stderr
