"""The plain way, the end: the letter as a whole, what is open, a way out, and whether it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.commands.plain.talk import choose, say, yes
from amends.letters import render

if TYPE_CHECKING:
    from datetime import datetime

    from amends.domain.judgement import Judgement
    from amends.domain.settings import Settings
    from amends.session.session import Session
    from amends.storage.places import Places

WAYS = (
    ("eml", "A mail file, which your mail program opens as a draft"),
    ("txt", "A text file"),
    ("md", "A Markdown file"),
    ("", "Nothing now"),
)


def hand_over(session: Session, settings: Settings, places: Places, judgement: Judgement) -> None:
    """Print the letter and what is still open, and write it into a file when that is wanted."""
    from amends.mail.outgoing import as_bytes, file_stem
    from amends.mail.trouble import Trouble
    from amends.storage.files import put_new
    from amends.storage.trouble import NotSaved

    case = session.case
    draft = case.draft
    if draft is None:
        return
    letter = render(draft, currency_locale=settings.locale)
    say()
    say(f"Subject: {draft.subject}")
    say(letter.text)
    say(f"{len(letter.text.split())} words.")
    for finding in judgement.findings:
        if finding.severity != "hint":
            say(f"{'In the way' if finding.severity == 'error' else 'Open'}: {finding.message}")
    if judgement.ready:
        say("Nothing stands in the way.")
    kind = WAYS[choose("Hand it over as", [words for _, words in WAYS])][0]
    if not kind:
        return
    try:
        data = as_bytes(kind, letter, case, draft, name=settings.name, email=settings.email)
        path = put_new(places.letters, file_stem(case), kind, data)
    except (Trouble, NotSaved) as trouble:
        say(str(trouble))
        return
    say(f"Written to {path}. It is not sent; you send it with your own mail program.")


def mark_as_sent(session: Session, settings: Settings, now: datetime) -> None:
    """Ask whether it is sent, and which promises are taken on with it."""
    from amends.ledger import promises_in, sent

    draft = session.case.draft
    if draft is None or not yes("Have you sent it"):
        return
    letter = render(draft, currency_locale=settings.locale)
    kept = []
    for promise in promises_in(draft, letter, now.date(), zone=now.tzinfo, locale=settings.locale):
        if yes(f"It promises: {promise.what}, {promise.due}. Keep an eye on it", given=True):
            kept.append(promise)
    session.change(sent(session.case, now, "mail", kept), "mark as sent")
    say("Noted. amends due shows what you owe, and by when.")
