"""``amends rules``: what the coach knows; with an id, all about that rule."""

from __future__ import annotations

from itertools import groupby
from textwrap import fill
from typing import TYPE_CHECKING

from amends.coach.book import explain, rules
from amends.commands import home
from amends.commands.printed import out, table
from amends.commands.trouble import CannotDo
from amends.domain.judgement import GRADES

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from amends.language.rules import Rule


def options(parser: ArgumentParser) -> None:
    """One rule, or all."""
    parser.add_argument("id", nargs="?", metavar="ID", help="the rule to explain; without it, all are listed")


def run(given: Namespace) -> int:
    """Print the list, or the page of one rule."""
    places = home.places()
    shipped = rules()
    known = given.id in {rule.id for rule in shipped}  # of another rule the user's mistakes say nothing
    own = home.own_rules(places, aloud=not known).rules
    if given.id is None:
        families = [_family(name, list(group)) for name, group in groupby(shipped, key=_family_of)]
        families += [_family(f"yours, {name}", list(group)) for name, group in groupby(own, key=_family_of)]
        out("\n\n".join(families))
        return 0
    rule = next((rule for rule in (*shipped, *own) if rule.id == given.id), None)
    if rule is None:
        raise CannotDo(_unknown(given.id, [rule.id for rule in (*shipped, *own)]))
    file = places.rules / f"{rule.family}.toml"
    out(f"{_page(rule)}\n\nIt is yours: {file}" if rule in own else _page(explain(rule.id)))
    return 0


def _family_of(rule: Rule) -> str:
    return rule.family


def _family(name: str, group: list[Rule]) -> str:
    return f"{name}\n" + table([(f"  {rule.id}", rule.severity, rule.message) for rule in group])


def _unknown(wanted: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(wanted, known, 3)
    return f"there is no rule “{wanted}”. " + (
        f"There is {', '.join(near)}." if near else "amends rules lists them."
    )


def _page(rule: Rule) -> str:
    lines = [
        f"{rule.id} · {rule.severity}" + (f" · {rule.fault.replace('_', ' ')}" if rule.fault else ""),
        "",
        fill(rule.message, 76),
        fill(f"Try: {rule.advice}", 76),
    ]
    if rule.why:
        lines += ["", fill(rule.why, 76)]
    lines += ["", f"Evidence  {rule.evidence}: {GRADES[rule.evidence]}"]
    if rule.source:
        lines.append(f"Source    {rule.source}")
    for title, examples in (("It speaks here:", rule.found), ("It is silent here:", rule.not_found)):
        texts = [example.text for example in examples if example.text]
        if texts:
            lines += ["", title]
            lines += [fill(text, 76, initial_indent="  ", subsequent_indent="    ") for text in texts]
    return "\n".join(lines)
