"""The letter as the client gets it, and where each stretch of it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from amends.domain.letter import Letter, Section
from amends.letters.layout import layout
from amends.remedies.wording import say

if TYPE_CHECKING:
    from amends.domain.draft import Draft, Offer, Part
    from amends.domain.letter import Stretch
    from amends.letters.loading import ShapePart

PARAGRAPH = "\n\n"


def render(draft: Draft, *, currency_locale: str = "en_GB") -> Letter:
    """Set the letter: an empty line between parts, none for what is empty, one newline at the end.

    Several offers make a numbered list, a single one an item by itself: no offer has a verb of its own, so it
    is no sentence among sentences.
    """
    page = _Page()
    page.add("greeting", draft.greeting)
    offers = draft.offers
    for part, form in zip(draft.parts, layout(draft), strict=True):
        if part.out:
            continue
        if form.holds_offers:
            _with_offers(page, part, form, offers, currency_locale)
            offers = ()
        else:
            page.add("part", part.text, form)
            page.add("after", part.after, form)
    page.add("sign-off", draft.sign_off)
    text = page.text + "\n" if page.text else ""
    return Letter(text=text, sections=tuple(page.sections), shape=draft.shape, subject=draft.subject)


@lru_cache(64)
def _said(offers: tuple[Offer, ...], locale: str) -> tuple[str, ...]:
    """Return the offers in words. Kept, because the letter is set anew at every key."""
    return tuple(line for offer in offers if (line := say(offer, locale)))


@dataclass(slots=True)
class _Page:
    text: str = ""
    sections: list[Section] = field(default_factory=list)

    def add(self, kind: Stretch, words: str, form: ShapePart | None = None, joint: str = PARAGRAPH) -> None:
        words = words.strip()
        if not words:
            return
        if self.text:
            self.text += joint
        start = len(self.text)
        self.text += words
        name, jobs = (form.name, form.jobs) if form else ("", ())
        self.sections.append(Section(kind, start, len(self.text), name, jobs))


def _with_offers(page: _Page, part: Part, form: ShapePart, offers: tuple[Offer, ...], locale: str) -> None:
    lead = part.text.strip()
    page.add("part", lead, form)
    said = _said(offers, locale)
    numbered = (f"{number}. {line}" for number, line in enumerate(said, start=1))
    listed = f"- {said[0]}" if len(said) == 1 else "\n".join(numbered)
    page.add("offers", listed, form, "\n" if lead else PARAGRAPH)
    page.add("after", part.after, form)
