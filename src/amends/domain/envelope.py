"""What a mail has on its outside: decided once for its file, what is shown of it, and what it lacks.

Whether it is a mail at all is asked where cases are only listed: what reads addresses is imported later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amends.domain.case import Case


def subject_of(case: Case, written: str) -> str:
    """Return the subject, with “Re:” once where it answers; the message's own when none was written."""
    from amends.domain.clean import clean_line
    from amends.domain.subject import answering, bare

    written = clean_line(written)
    theirs = clean_line(case.message.subject) if case.message else ""
    return written if written and bare(written) == written else answering(written or theirs)


def lacking(case: Case, written: str) -> tuple[str, ...]:
    """Return what a mail with this letter would go without, in words; a chat asks for neither."""
    if in_a_chat(case):
        return ()
    from amends.domain.recipient import recipients

    lacks = {"address": not recipients(case), "subject": not subject_of(case, written)}
    return tuple(name for name, lacked in lacks.items() if lacked)


def told(lacks: tuple[str, ...], *, here: str = "") -> str:
    """Say what a mail has yet to be given and where, here named too; nothing where it has all."""
    if not lacks:
        return ""
    it = "it" if len(lacks) == 1 else "them"
    none = " and ".join(f"no {name}" for name in lacks)
    return f"It has {none} yet: add {it} in your mail program{f', or {here}' if here else ''}."


def told_lacking(case: Case, written: str) -> str:
    """Say what a mail with this letter has yet to be given; nothing where it has all."""
    return told(lacking(case, written))


def in_a_chat(case: Case) -> bool:
    """Whether what they wrote last came from a chat: it is answered there."""
    return case.message is not None and case.message.chat


def how_to_send(*, chat: bool) -> str:
    """Say how the user sends what was handed over, as what is left to be done."""
    return "paste it into the chat" if chat else "send it with your own mail program"
