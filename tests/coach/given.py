"""Letters and circumstances made from the examples of rules."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from amends.coach import Asked, Change, Circumstances, Offered
from amends.domain.letter import Letter, Section
from amends.letters import shape

if TYPE_CHECKING:
    from amends.language.rules import Example


def letter_in_parts(
    shape_id: str, parts: list[tuple[str, str]], *, greeting: str = "", sign_off: str = ""
) -> Letter:
    """Set parts as a letter with its sections; what stands in a list counts as the offers."""
    form = shape(shape_id)
    text = ""
    sections = []
    for name, words in [("greeting", greeting), *parts, ("sign-off", sign_off)]:
        if not words:
            continue
        text += "\n\n" if text else ""
        start = len(text)
        text += words
        if name in ("greeting", "sign-off"):
            sections.append(Section("greeting" if name == "greeting" else "sign-off", start, len(text)))
            continue
        part = form.part(name)
        assert part is not None, name
        sections.append(Section("part", start, len(text), name, part.jobs))
    return Letter(text + "\n", tuple(sections), shape_id)


def letter_of(example: Example) -> Letter:
    given = example.given
    if "parts" in given:
        parts = [(name, words) for name, words in given["parts"]]
        greeting, sign_off = given.get("greeting", ""), given.get("sign_off", "")
        return letter_in_parts(given["shape"], parts, greeting=greeting, sign_off=sign_off)
    text = " ".join([example.text] * given.get("repeat", 1))
    return Letter(text, shape=given.get("shape", ""))


def circumstances_of(example: Example) -> Circumstances:
    given = example.given
    return Circumstances(
        today=given.get("today"),
        names=tuple(given.get("names", ())),
        sure=given.get("sure", ""),
        silent=given.get("silent", False),
        no_subject=given.get("no_subject", False),
        offers=tuple(_offered(offer) for offer in given.get("offers", ())),
        earlier=tuple(given.get("earlier", ())),
        claim=given.get("claim", False),
        again=given.get("again", False),
        changes=tuple(Change(day, words) for day, words in given.get("changes", ())),
        others=frozenset(given.get("others", ())),
        points=tuple(Asked(point, point) for point in given.get("points", ())),
    )


def _offered(offer: dict[str, Any]) -> Offered:
    amount, percent = offer.get("amount"), offer.get("percent")
    return Offered(
        Decimal(amount) if amount else None,
        Decimal(percent) if percent else None,
        offer.get("currency", ""),
        offer.get("due"),
        offer.get("sized", True),
        clock=offer.get("clock"),
        what=offer.get("what", ""),
    )
