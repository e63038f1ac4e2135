"""The border between a message's own words and what is folded below them, moved by hand, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amends.domain.message import Message


def fold_line(message: Message) -> Message:
    """Return the message with the last line of its words folded; the only line stays."""
    lines = message.text.rstrip().split("\n")
    above = "\n".join(lines[:-1]).rstrip()
    if not above.strip():
        return message
    # Blank lines go along, before the line, so that taking it back brings them back.
    line = "\n".join(lines[above.count("\n") + 1 :])
    if message.signature.strip() or not line.lstrip().startswith(">"):
        return message.but(text=above, signature=_above(line, message.signature))
    return message.but(text=above, quoted=_above(line, message.quoted))


def take_line(message: Message) -> Message:
    """Return the message with the first folded line among its words; signatures come before history."""
    name = "signature" if message.signature.strip() else "quoted"
    folded = message.signature if name == "signature" else message.quoted
    if not folded.strip():
        return message
    lines = folded.split("\n")
    count = next(at for at, line in enumerate(lines) if line.strip()) + 1
    text = "\n".join([message.text.rstrip(), *lines[:count]]) if message.text.strip() else lines[count - 1]
    rest = "\n".join(lines[count:])
    return message.but(**{"text": text, name: rest if rest.strip() else ""})


def _above(line: str, folded: str) -> str:
    return f"{line}\n{folded}" if folded.strip() else line
