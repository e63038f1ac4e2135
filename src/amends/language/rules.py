"""Rules as data: TOML files of patterns with what they mean, compiled once, matched on plain text."""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from amends.domain.judgement import GRADES
from amends.domain.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from amends.language.plain import Plain
    from amends.language.standing import Needs

_COMMON_WORDS = Path(__file__).parent / "words.toml"
_WORD = re.compile(r"<([a-z_]+)>")
_RUNAWAY = re.compile(r"(?<!\\)\)(?:[*+]|\{\d*,\})|(?<!\\)\.(?:[*+]|\{\d*,\})")
_SEVERITIES = ("error", "warning", "hint", "")
_SCOPES = ("sentence", "clause", "onward", "phrase", "letter")
_SWITCHES = ("sure", "quiet_once_owned", "any_language")
_DEEPEST = 8
_LONGEST = 100_000
"""Characters in a pattern with its word lists filled in: more than any needs."""
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_MADE = ("calls", "except_calls", "searched")
_KEYS = {"try": "advice", "except": "except_", "with": "with_"}


class RuleTrouble(ValueError):
    """A rule that cannot be used: which file, which rule, why."""

    def __init__(self, file: str, rule: str, reason: str) -> None:
        super().__init__(f"{file}: {rule}: {reason}" if rule else f"{file}: {reason}")
        self.file = file
        self.rule = rule
        self.reason = reason


class Example(NamedTuple):
    """A text on which a rule must speak, or must stay silent, with what is given around it."""

    text: str
    given: Mapping[str, Any] = MappingProxyType({})


class Rule(NamedTuple):
    """One rule. Patterns see plain text; a rule without patterns names the check that does its work."""

    id: str
    severity: str = ""
    """error, warning or hint; empty for a rule that only labels."""
    scope: str = "sentence"
    """What it marks: the sentence, the clause, from the match to the end of its clause, the phrase that
    matched, or nothing but the letter."""
    patterns: tuple[str, ...] = ()
    """Regular expressions with their word lists filled in; compiled when a text first calls for them."""
    with_: tuple[str, ...] = ()
    """All of these must be found in the stretch too."""
    except_: tuple[str, ...] = ()
    """When one of these is found in the stretch the rule is silent."""
    needs: tuple[str, ...] = ()
    """Pieces of words of which one must stand in the text; saves the patterns where none does."""
    check: str = ""
    message: str = ""
    why: str = ""
    source: str = ""
    evidence: str = "craft"
    advice: str = ""
    fault: str = ""
    move: str = ""
    label: str = ""
    job: str = ""
    sure: bool = True
    """False: what it finds is only likely, and is asked rather than said."""
    quiet_once_owned: bool = False
    """Whether it is silent where the cause or the facts are told, once the act is owned."""
    any_language: bool = False
    """Whether it holds for a letter in another language too."""
    found: tuple[Example, ...] = ()
    not_found: tuple[Example, ...] = ()
    family: str = ""
    """The name of the file it stands in."""
    calls: tuple[Needs, ...] = ()
    """For each pattern, the pieces that must stand in a text before it is tried; see ``ready``."""
    except_calls: tuple[Needs, ...] = ()
    """The same for each exception."""
    searched: tuple[str, ...] = ()
    """Those of these pieces that are to be searched for in a text."""

    def hits(self, plain: Plain) -> Iterator[tuple[int, int]]:
        """Yield start and end, in the original text, of what the patterns match in this stretch."""
        text = plain.text
        if self.needs and not any(piece in text for piece in self.needs):
            return
        for start, end in self.among(text, self.patterns, self.except_):
            yield plain.original(start, end)

    def among(self, text: str, patterns: Iterable[str], exceptions: Iterable[str]) -> list[tuple[int, int]]:
        """Return what these of its patterns match in a plain text, unless one of these exceptions does."""
        matches = [match.span() for pattern in patterns for match in compiled(pattern).finditer(text)]
        if not matches or any(compiled(pattern).search(text) for pattern in exceptions):
            return []
        if not all(compiled(pattern).search(text) for pattern in self.with_):
            return []
        return matches


def load(*places: Path, checked: bool = True) -> tuple[Rule, ...]:
    """Read the rules of these files, and of the .toml files in these folders, in order.

    Word lists under ``[words]`` are shared by all of them; ``<name>`` in a pattern stands for the list.
    Unchecked, the patterns are neither compiled nor looked at: for shipped rules, which a test checks.
    """
    files = [
        file for place in places for file in (sorted(place.glob("*.toml")) if place.is_dir() else [place])
    ]
    tables = [(file.name, _read(file)) for file in files]
    words = dict(_read(_COMMON_WORDS)["words"])
    for name, table in tables:
        words.update(_word_lists(name, table.get("words", {})))
    lists = WordLists(words)
    rules: dict[str, Rule] = {}
    for name, table in tables:
        for rule in _rules_of(name, table, lists):
            if checked:
                _check_patterns(name, rule)
            if rule.id in rules:
                raise RuleTrouble(name, rule.id, "the id is taken by another rule")
            rules[rule.id] = rule
    return tuple(rules.values())


def ready(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules with what each pattern needs, so that few of them are ever compiled."""
    return tuple(map(_ready, rules))


def _ready(rule: Rule) -> Rule:
    from amends.language.needs import needs
    from amends.language.standing import is_looked_up

    calls = tuple(map(needs, rule.patterns))
    except_calls = tuple(map(needs, rule.except_))
    ways = (groups for call in (*calls, *except_calls) for groups in call)
    pieces = {piece for groups in ways for group in groups for piece in group}
    searched = tuple(sorted(piece for piece in pieces if not is_looked_up(piece)))
    return rule._replace(calls=calls, except_calls=except_calls, searched=searched)


def common_words(own: Mapping[str, str]) -> WordLists:
    """Return the lists that any pattern may name, with these beside them."""
    return WordLists({**_read(_COMMON_WORDS)["words"], **own})


def _read(file: Path) -> dict[str, Any]:
    import tomllib  # not where the rules come from their copy

    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as trouble:
        raise RuleTrouble(file.name, "", str(trouble)) from trouble


def _word_lists(file: str, table: Any) -> dict[str, str]:
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise RuleTrouble(file, "words", "each list is one string of alternatives with | between them")
    return table


def _rules_of(file: str, table: dict[str, Any], lists: WordLists) -> Iterable[Rule]:
    unknown = sorted(table.keys() - {"words", "rule"})
    if unknown:
        raise RuleTrouble(file, "", f"unknown key {unknown[0]}")
    entries = table.get("rule", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise RuleTrouble(file, "", "rules stand under [[rule]]")
    family = file.removesuffix(".toml")
    return [_rule(file, {**entry, "family": family}, lists) for entry in entries]


def _rule(file: str, entry: dict[str, Any], lists: WordLists) -> Rule:
    name = entry.get("id", "")
    if not isinstance(name, str) or not _ID.fullmatch(name):
        raise RuleTrouble(file, str(name), "a rule needs an id of small letters, digits and hyphens")
    values = {_KEYS.get(key, key): value for key, value in entry.items()}
    for key, value in tuple(values.items()):
        if key not in Rule._fields or key in _MADE:
            raise RuleTrouble(file, name, f"unknown key {key}")
        if key in ("patterns", "with_", "except_"):
            texts = _strings(file, name, key, value)
            values[key] = tuple(lists.filled(file, name, text) for text in texts)
        elif key == "needs":
            values[key] = _strings(file, name, key, value)
        elif key in ("found", "not_found"):
            values[key] = tuple(_example(file, name, example) for example in value)
        elif not isinstance(value, bool if key in _SWITCHES else str):
            raise RuleTrouble(file, name, f"{key} is of the wrong kind")
    rule = Rule(**values)
    _must_be_whole(file, rule)
    return rule


def _must_be_whole(file: str, rule: Rule) -> None:
    for value, allowed, what in (
        (rule.severity, _SEVERITIES, "severity"),
        (rule.evidence, tuple(GRADES), "evidence"),
        (rule.scope, _SCOPES, "scope"),
    ):
        if value not in allowed:
            raise RuleTrouble(
                file, rule.id, f"{what} is one of {', '.join(word for word in allowed if word)}"
            )
    if not rule.patterns and not rule.check:
        raise RuleTrouble(file, rule.id, "it has neither patterns nor a check")
    if rule.severity and not (rule.message and rule.advice):
        raise RuleTrouble(file, rule.id, "a rule that speaks needs a message and what to try")


def _strings(file: str, rule: str, key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise RuleTrouble(file, rule, f"{key.rstrip('_')} is a list of strings")
    return tuple(value)


def _example(file: str, rule: str, value: Any) -> Example:
    if isinstance(value, str):
        return Example(value)
    if isinstance(value, dict) and isinstance(value.get("text", ""), str):
        return Example(value.get("text", ""), {key: item for key, item in value.items() if key != "text"})
    raise RuleTrouble(file, rule, "an example is a text, or a table with a text in it")


def _check_patterns(file: str, rule: Rule) -> None:
    for pattern in (*rule.patterns, *rule.with_, *rule.except_):
        if _RUNAWAY.search(pattern):
            raise RuleTrouble(file, rule.id, f"a repetition without a bound: {pattern}")
        try:
            compiled(pattern)
        except re.error as trouble:
            raise RuleTrouble(file, rule.id, f"{trouble}: {pattern}") from trouble


class WordLists:
    """The word lists that patterns name."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._filled: dict[str, str] = {}

    def filled(self, file: str, rule: str, text: str, depth: int = 0) -> str:
        """Return the text with each <name> replaced by its alternatives."""
        if depth > _DEEPEST:
            raise RuleTrouble(file, rule, "word lists that name each other in a circle")
        room = _LONGEST - len(text)

        def alternatives(name: re.Match[str]) -> str:
            word = name[1]
            if word not in self._words:
                raise RuleTrouble(file, rule, f"no word list is called {word}")
            if word not in self._filled:
                self._filled[word] = f"(?:{self.filled(file, rule, self._words[word], depth + 1)})"
            nonlocal room
            room -= len(self._filled[word])
            if room < 0:
                raise RuleTrouble(file, rule, f"with its word lists it is longer than {_LONGEST} characters")
            return self._filled[word]

        return _WORD.sub(alternatives, text)
