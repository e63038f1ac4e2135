"""The rules that the user wrote, in the config folder: read and validated, each mistake told and left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amends.coach.own import NO_RULES, OwnRules, has_engine
from amends.domain.clean import clean_line
from amends.storage.own_file import Unusable, entries, reason, refuse_others

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from amends.language.rules import Rule, WordLists
    from amends.storage.places import Places

_MOST = 200
"""Rules that are read; more would be felt at each pause."""
_NO_ENGINE = "your rules rest: google-re2, which tries them, is not installed (pip install google-re2)"


def own_rules(places: Places) -> OwnRules:
    """Return the rules in ``rules/*.toml`` of the config folder. No mistake in them stops anything."""
    try:
        files = sorted(file for file in places.rules.glob("*.toml") if not file.name.startswith("."))
    except OSError:
        return NO_RULES
    if not files:
        return NO_RULES
    if not has_engine():
        return OwnRules(troubles=(_NO_ENGINE,))
    rules: dict[str, Rule] = {}
    troubles: list[str] = []
    for file in files:
        for found in _read(file):
            if isinstance(found, str):
                troubles.append(clean_line(f"rules/{file.name}{found}"))
            elif trouble := _is_taken(found, rules):
                troubles.append(clean_line(f"rules/{file.name}: {found.id}: {trouble}"))
            else:
                rules[found.id] = found
    return OwnRules(tuple(rules.values()), tuple(troubles))


def _is_taken(rule: Rule, rules: dict[str, Rule]) -> str:
    from amends.coach.book import book

    if rule.id in rules:
        return "another rule of yours has this id"
    if any(rule.id == shipped.id for shipped in book().every):
        return "a rule of amends has this id; take another, and leave that one under settings"
    return f"more than {_MOST} rules; this one is left out" if len(rules) >= _MOST else ""


def _read(file: Path) -> Iterator[Rule | str]:
    """Yield each rule of a file, or what follows the file's name in the words about a mistake."""
    from amends.language.rules import RuleTrouble, common_words

    try:
        found, rest = entries(file, "rule", "rules")
        words = rest.pop("words", {})
        refuse_others(rest, "rule", "rules")
    except Unusable as trouble:
        yield str(trouble)
        return
    if not isinstance(words, dict) or not all(isinstance(value, str) for value in words.values()):
        yield ": words: each list is one string of alternatives with | between them"
        return
    lists = common_words(words)
    for entry, where in found:
        try:
            yield _rule(file, entry, lists)
        except RuleTrouble as trouble:
            yield f"{where}: {trouble.rule}{': ' if trouble.rule else ''}{trouble.reason}"


def _rule(file: Path, entry: Any, lists: WordLists) -> Rule:
    """Return the rule in one table; raises RuleTrouble with the reason."""
    from pydantic import ValidationError

    from amends.language.rules import Example, Rule, RuleTrouble
    from amends.storage.own_rule_model import OwnRule

    name = entry.get("id", "") if isinstance(entry, dict) else ""
    name = name if isinstance(name, str) else ""
    try:
        model = OwnRule.model_validate(entry)
    except ValidationError as error:
        raise RuleTrouble(file.name, name, reason(error, "a rule")) from error
    rule = Rule(
        id=model.id,
        severity=model.severity,
        scope=model.scope,
        patterns=_filled(lists, file, name, model.patterns),
        with_=_filled(lists, file, name, model.with_),
        except_=_filled(lists, file, name, model.except_),
        message=model.message,
        why=model.why,
        source=model.source,
        evidence=model.evidence,
        advice=model.advice,
        sure=model.sure,
        found=tuple(Example(text) for text in model.found),
        not_found=tuple(Example(text) for text in model.not_found),
        family=file.name.removesuffix(".toml"),
    )
    _try_out(file.name, rule)
    return rule


def _filled(lists: WordLists, file: Path, rule: str, texts: list[str]) -> tuple[str, ...]:
    return tuple(lists.filled(file.name, rule, text) for text in texts)


def _try_out(file: str, rule: Rule) -> None:
    """Compile the patterns and hold the rule to its own examples; raises RuleTrouble."""
    from amends.coach.own import BUDGET, BadPattern, Budget, engine, hits
    from amends.language.plain import lowered, plain
    from amends.language.rules import RuleTrouble

    for pattern in (*rule.patterns, *rule.with_, *rule.except_):
        try:
            engine(pattern)
        except BadPattern as error:
            raise RuleTrouble(file, rule.id, f"the pattern cannot be used ({error})") from error
    budget = Budget(BUDGET)
    try:
        for examples, wanted in ((rule.found, True), (rule.not_found, False)):
            for example in examples:
                if any(hits(rule, plain(lowered(example.text)).text, budget)) != wanted:
                    is_or_not = "not found, and it should be" if wanted else "found, and it should not be"
                    raise RuleTrouble(file, rule.id, f"its example “{example.text}” is {is_or_not}")
    except TimeoutError:
        raise RuleTrouble(file, rule.id, "it takes too long over its own examples") from None
