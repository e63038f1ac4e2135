"""Where a case stands after its letter, in words: not sent, sent, answered, ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from amends.domain.envelope import how_to_send, in_a_chat
from amends.ledger import WAYS, next_step, promised_on
from amends.ledger.days import named
from amends.ledger.endings import ENDED, taken_by
from amends.ledger.possible import acts, waiting_for_the_letter
from amends.ledger.promises import by_day
from amends.ledger.zones import there
from amends.letters import UnknownShape, shape
from amends.remedies import say
from amends.widgets.hanging import Paragraphs, hanging
from amends.widgets.promise_list import due_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from amends.domain.case import Case
    from amends.domain.draft import Draft, Promise
    from amends.ledger.possible import Act


class Standing(Paragraphs):
    """A few short paragraphs: what is, what comes next, and the keys for it."""

    def __init__(self, case: Case, now: datetime, locale: str) -> None:
        super().__init__()
        self._case = case
        self._now = now
        self._locale = locale

    def show(self, case: Case, now: datetime) -> None:
        """Show where this case stands."""
        self._case, self._now = case, now
        self.refresh(layout=True)

    def wrapped(self, width: int) -> Content:
        """Return the paragraphs that belong to where it stands."""
        width = max(20, width)
        pieces = [
            *self._ending(width),
            *self._sent(width),
            *self._unsent(width),
            self._next(width),
            *self._keys(width),
        ]
        return Content("\n\n").join(pieces)

    def _ending(self, width: int) -> list[Content]:
        outcome = self._case.outcome
        if outcome is None:
            return []
        when = f" {named(outcome.when)}." if outcome.when else ""
        pieces = [hanging("✓ ", Content.assemble((ENDED[outcome.ending], "bold"), when), width)]
        for number, offer in taken_by(self._case):
            pieces.append(hanging("  ", f"{number}. {say(offer, self._locale)}", width))
        if outcome.note:
            pieces.append(hanging("  ", Content.styled(outcome.note, "$text-muted"), width))
        return pieces

    def _sent(self, width: int) -> list[Content]:
        letter = self._case.last_sent
        if letter is None or letter.sent is None:
            return []
        way = f", {WAYS[letter.sent_by]}" if letter.sent_by in WAYS and letter.sent_by != "other" else ""
        said = f"Your letter went out on {named(letter.sent)}, {letter.sent:%H:%M}{way}."
        pieces = [hanging(Content.styled("✓ ", "$success"), said, width)]
        if self._case.has_answer and self._case.message is not None:
            when = f" on {named(self._case.message.date)}" if self._case.message.date else ""
            pieces.append(hanging(Content.styled("✓ ", "$success"), f"They answered{when}.", width))
            if asked := self._asked():
                pieces.append(hanging("○ ", asked, width))
        return pieces

    def _asked(self) -> str:
        """Say how much of what they ask in their answer the next letter is to take up."""
        waits = waiting_for_the_letter(self._case)
        key = " (l)" if "next_letter" in acts(self._case) else ""
        return f"{waits} for your next letter{key}." if waits else ""

    def _unsent(self, width: int) -> list[Content]:
        draft = self._case.draft
        if draft is None:
            return [] if self._case.last_sent else [hanging("○ ", "There is no letter yet.", width)]
        again = self._case.last_sent is not None
        words = f"The next letter, “{_title(draft)}”, is not sent." if again else "The letter is not sent."
        pieces = [
            hanging("○ ", Content.styled(words, "bold"), width),
            hanging("  ", _way_out(draft, chat=in_a_chat(self._case)), width),
        ]
        promises = promised_on(self._case, self._now.date(), self._now, self._locale)
        if promises:
            pieces.append(Content("\n").join(self._commits(promises, width)))
        return pieces

    def _commits(self, promises: Sequence[Promise], width: int) -> list[Content]:
        """List what the letter promises, by its days.

        Of the offers they choose one, so not all of these are owed.
        """
        in_order = sorted(promises, key=by_day)
        surely = [promise for promise in in_order if not promise.if_chosen]
        chosen = [promise for promise in in_order if promise.if_chosen]
        lines: list[Content] = []
        of = "this, if they choose it" if len(chosen) == 1 else "one of these, as they choose"
        heads = (
            "Once sent, it commits you to:",
            f"{'And' if surely else 'Once sent,'} it commits you to {of}:",
        )
        for head, each in zip(heads, (surely, chosen), strict=True):
            lines += [hanging("  ", head, width)] if each else []
            for promise in each:
                clock = there(promise.due, self._now, self._case.client.time_zone)
                what = f"{promise.what} ({clock} there)" if clock else promise.what
                lines.append(hanging(f"  {due_words(promise, self._now):<18}", what, width))
        return lines

    def _next(self, width: int) -> Content:
        words = next_step(self._case, self._now).words
        return hanging(Content.styled("▸ ", "$primary"), words, width)

    def _arrived(self) -> str:
        case = self._case
        if case.last_sent is not None and not case.has_answer:
            return "their answer is here"
        return "another message of theirs" if case.messages else "a message of theirs is here"

    def _keys(self, width: int) -> list[Content]:
        case = self._case
        words: dict[Act, tuple[str, str]] = {
            "mark_sent": ("m", "it is sent: note when, and what it promises"),
            "begin": ("2", "begin the letter"),
            "answer": ("a", self._arrived()),
            "decide": ("d", "note what their answer comes to"),
            "next_letter": ("l", "write the next letter"),
            "outcome": ("o", "another ending" if case.outcome else "it has come to an end"),
            "held": ("h", "you looked: what you changed holds"),
        }
        rows = [words[act] for act in acts(case) if act in words]
        lines = [
            hanging(Content.assemble("  ", (key, "bold $accent"), "  "), what, width) for key, what in rows
        ]
        return [Content("\n").join(lines)] if lines else []


def _way_out(draft: Draft, *, chat: bool) -> str:
    if draft.handed_over is None:
        return f"Hand it over from Preview (4), then {how_to_send(chat=chat)}."
    return f"You handed it over on {named(draft.handed_over)}, {draft.handed_over:%H:%M}."


def _title(draft: Draft) -> str:
    try:
        return shape(draft.shape).spoken
    except UnknownShape:
        return draft.shape.replace("-", " ")
